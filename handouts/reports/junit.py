"""JUnit XML, which build servers show as tests: an article is a suite, a rule that it is held against a test.

There is no standard. What is written here is what Jenkins' schema allows, which others read too. Nothing is
timed, so that the same article gives the same report.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from handouts.findings import Finding, Severity
from handouts.reports._places import relative
from handouts.results import CheckResult, Run, Unread

_NO_XML = re.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
"""What XML 1.0 has no way to write (its section 2.2)."""


def report(run: Run) -> str:
    """A suite for each article and for each source that could not be read."""
    suites = [_unread(one, run) for one in run.unread] + [_article(result, run) for result in run.results]
    root = Element("testsuites", {"name": "handouts check"})
    for name in ("tests", "failures", "errors"):
        root.set(name, str(sum(int(suite.get(name, 0)) for suite in suites)))
    root.extend(suites)
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def _unread(one: Unread, run: Run) -> Element:
    path = _clean(relative(one.path, run.root))
    suite = Element("testsuite", {"name": path, "tests": "1", "failures": "0", "errors": "1", "skipped": "0"})
    case = SubElement(suite, "testcase", {"classname": path, "name": "can be read"})
    error = SubElement(case, "error", {"type": "cannot be read", "message": _clean(one.message)})
    error.text = _clean(f"{one.message}\nFix: {one.fix}")
    return suite


def _article(result: CheckResult, run: Run) -> Element:
    path = _clean(relative(result.path, run.root))
    by_rule: dict[str, list[Finding]] = {rule.name: [] for rule in run.rules}
    for finding in result.findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    cases = [_case(path, rule, findings, run.fail_on) for rule, findings in by_rule.items()]
    counts = {"failures": "failure", "skipped": "skipped"}
    numbers = {name: str(sum(case.find(tag) is not None for case in cases)) for name, tag in counts.items()}
    suite = Element("testsuite", {"name": path, "tests": str(len(cases)), "errors": "0", **numbers})
    suite.extend(cases)
    return suite


def _case(path: str, rule: str, findings: Sequence[Finding], fail_on: Severity) -> Element:
    """One rule: failed if a finding fails the run, skipped if a person has to look, else passed.

    There is one failure at most, with all that was found in it: many programs show only the first.
    """
    case = Element("testcase", {"classname": path, "name": rule})
    failing = [finding for finding in findings if finding.severity.rank >= fail_on.rank]
    rest = [finding for finding in findings if finding.severity.rank < fail_on.rank]
    review = [finding for finding in rest if finding.severity is Severity.REVIEW]
    if failing:
        first = failing[0].message
        told = first if len(failing) == 1 else f"{len(failing)} findings. The first: {first}"
        failure = SubElement(case, "failure", {"type": failing[0].severity.value, "message": _clean(told)})
        failure.text = _told(failing)
    elif review:
        SubElement(case, "skipped").text = _told(review, "Needs a person.")
        rest = [finding for finding in rest if finding.severity is not Severity.REVIEW]
    if rest:
        SubElement(case, "system-out").text = _told(rest)
    return case


def _told(findings: Sequence[Finding], first: str = "") -> str:
    lines = [first] if first else []
    for finding in findings:
        lines.append(f"{finding.position} {finding.severity.value}: {finding.message}")
        if finding.excerpt:
            lines.append(f"  “{' '.join(finding.excerpt.split())}”")
        lines.append(f"  Fix: {finding.fix}")
    return _clean("\n".join(lines))


def _clean(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)
