"""SARIF 2.1.0, which code scanning and editors read.

Source: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0"; numbers are its sections.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

from handouts import __version__
from handouts.findings import Finding, Severity, fingerprints
from handouts.reports._places import STDIN, message, place, relative
from handouts.results import CheckResult, RuleNote, Run, Unread

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def report(run: Run) -> str:
    """A log with one run: the rules, what they found, and the sources that could not be read."""
    names = [rule.name for rule in run.rules]
    index = {name: number for number, name in enumerate(names)}
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "handouts",
                        "semanticVersion": __version__,
                        "rules": [_rule(rule) for rule in run.rules],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "invocations": [
                    {
                        "executionSuccessful": not run.unread,
                        "toolExecutionNotifications": [_notification(one, run.root) for one in run.unread],
                    }
                ],
                "artifacts": [
                    {"location": _artifact(path, run.root), "roles": ["analysisTarget"]}
                    for path in _paths(run)
                ],
                "results": [found for result in run.results for found in _results(result, index, run.root)],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _paths(run: Run) -> Iterator[str]:
    yield from dict.fromkeys(result.path for result in run.results)


def _rule(rule: RuleNote) -> dict[str, Any]:
    return {
        "id": rule.name,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": " ".join(rule.what.split())},
        "help": {"text": rule.help},
        "defaultConfiguration": {"enabled": True, "level": "warning"},
    }


def _results(result: CheckResult, index: dict[str, int], root: Path) -> Iterator[dict[str, Any]]:
    silenced = {id(one.finding): one for one in result.silenced}
    findings = (*result.findings, *(one.finding for one in result.silenced))
    for finding, fingerprint in zip(findings, fingerprints(findings), strict=True):
        found: dict[str, Any] = {"ruleId": finding.rule}
        if finding.rule in index:
            found["ruleIndex"] = index[finding.rule]
        if finding.severity is Severity.REVIEW:
            # 3.27.9: a person has to decide; 3.27.10: what is no failure has no level.
            found |= {"kind": "review", "level": "none"}
        else:
            found["level"] = _LEVEL[finding.severity]
        found |= {
            "message": {"text": f"{message(finding)} {finding.fix}"},
            "locations": [_location(result.path, finding, root)],
            "partialFingerprints": {"handouts/v1": fingerprint},
        }
        if finding.excerpt:
            found["properties"] = {"excerpt": finding.excerpt}
        if one := silenced.get(id(finding)):
            # 3.35: a viewer keeps it apart, with the reason.
            kind = "inSource" if one.in_source else "external"
            found["suppressions"] = [{"kind": kind, "justification": one.reason}]
        yield found


def _location(path: str, finding: Finding, root: Path) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": _artifact(path, root)}
    region = _region(finding)
    if region:
        physical["region"] = region
    location: dict[str, Any] = {"physicalLocation": physical}
    where = place(finding.position)
    if where:
        location["logicalLocations"] = [{"fullyQualifiedName": where, "kind": "element"}]
    return location


def _region(finding: Finding) -> dict[str, Any]:
    """The excerpt's place in the file (3.30), as far as it is known; empty where the file has no lines."""
    at, end = finding.position, finding.end
    if at.line is None:
        return {}
    region: dict[str, Any] = {"startLine": at.line}
    if at.column is not None:
        region["startColumn"] = at.column
    if end is not None and end.line is not None and end.column is not None:
        region |= {"endLine": end.line, "endColumn": end.column}
        if end.line == at.line and end.column - (at.column or 1) == len(finding.excerpt):
            # The file has these characters and no others here: no markup, no line ends.
            region["snippet"] = {"text": finding.excerpt}
    return region


def _notification(one: Unread, root: Path) -> dict[str, Any]:
    return {
        "level": "error",
        "message": {"text": f"{one.message} {one.fix}"},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(one.path, root)}}],
    }


def _artifact(path: str, root: Path) -> dict[str, str]:
    if path == STDIN:
        return {"uri": "stdin"}
    told = relative(path, root)
    if PurePath(told).is_absolute():
        return {"uri": PurePath(told).as_uri()}
    return {"uri": quote(told), "uriBaseId": "%SRCROOT%"}
