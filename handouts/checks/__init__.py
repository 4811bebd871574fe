"""Checks of an article: one small module a rule."""

from __future__ import annotations

import bisect
import dataclasses
import functools
import importlib
import operator
import textwrap
from typing import cast

from handouts.checks._rule import Check, Context, Rule, load
from handouts.errors import ConfigError
from handouts.findings import Finding, Position
from handouts.model import Document, plain_text, sections_of
from handouts.results import Appraisal, CheckResult
from handouts.settings import CheckSettings

__all__ = ["Context", "Rule", "explain", "rules", "run"]

RULES = {
    "no-title": "handouts.checks.no_title",
    "reading-grade": "handouts.checks.reading_grade",
    "hard-sentence": "handouts.checks.hard_sentence",
    "long-sentence": "handouts.checks.long_sentence",
    "jargon": "handouts.checks.jargon",
    "undefined-acronym": "handouts.checks.undefined_acronym",
    "two-names": "handouts.checks.two_names",
    "passive-voice": "handouts.checks.passive_voice",
    "double-negative": "handouts.checks.double_negative",
    "hidden-verb": "handouts.checks.hidden_verb",
    "blaming-word": "handouts.checks.blaming_word",
    "emphasis": "handouts.checks.emphasis",
    "noun-string": "handouts.checks.noun_string",
    "lost-content": "handouts.checks.lost_content",
    "missing-alt": "handouts.checks.missing_alt",
    "missing-space": "handouts.checks.missing_space",
    "language-not-declared": "handouts.checks.language_not_declared",
    "not-reviewed": "handouts.checks.not_reviewed",
    "review-overdue": "handouts.checks.review_overdue",
    "vague-quantity": "handouts.checks.vague_quantity",
    "percent-alone": "handouts.checks.percent_alone",
    "relative-risk": "handouts.checks.relative_risk",
    "risk-without-size": "handouts.checks.risk_without_size",
    "needless-decimal": "handouts.checks.needless_decimal",
    "range-with-dash": "handouts.checks.range_with_dash",
    "unit-not-explained": "handouts.checks.unit_not_explained",
    "calculation": "handouts.checks.calculation",
    "trailing-zero": "handouts.checks.trailing_zero",
    "leading-point": "handouts.checks.leading_point",
    "letter-for-units": "handouts.checks.letter_for_units",
    "risky-abbreviation": "handouts.checks.risky_abbreviation",
    "latin-dose": "handouts.checks.latin_dose",
    "sign-for-words": "handouts.checks.sign_for_words",
    "dose-without-space": "handouts.checks.dose_without_space",
    "number-without-comma": "handouts.checks.number_without_comma",
    "dose-two-ways": "handouts.checks.dose_two_ways",
    "vague-heading": "handouts.checks.vague_heading",
    "repeated-heading": "handouts.checks.repeated_heading",
    "heading-skip": "handouts.checks.heading_skip",
    "wall-of-text": "handouts.checks.wall_of_text",
    "long-section": "handouts.checks.long_section",
    "long-list": "handouts.checks.long_list",
    "link-words": "handouts.checks.link_words",
    "bare-address": "handouts.checks.bare_address",
    "alt-says-nothing": "handouts.checks.alt_says_nothing",
    "table-without-headers": "handouts.checks.table_without_headers",
    "no-action": "handouts.checks.no_action",
    "no-help": "handouts.checks.no_help",
    "no-contact": "handouts.checks.no_contact",
    "no-source": "handouts.checks.no_source",
    "no-review-date": "handouts.checks.no_review_date",
}
"""Every built-in rule and its module, in the order in which they are explained."""


def run(document: Document, settings: CheckSettings | None = None, *, appraised: bool = False) -> CheckResult:
    """Score an article and run every rule on it.

    Args:
        document: The article, as a reader made it.
        settings: Limits, and rules to leave out; None for the defaults.
        appraised: Also go through the published lists of questions, which takes a quarter as long again.

    Returns:
        Scores and findings; findings in reading order, those about the whole article first.

    Raises:
        ConfigError: The settings name a rule that there is not.
    """
    from handouts.checks.reading_grade import judge
    from handouts.readability import prepare, score

    settings = settings or CheckSettings()
    names = _names(settings)
    parts = prepare(document)
    readability = score(document, metric=settings.metric, parts=parts)
    context = Context(document, parts, readability, settings)
    findings = _in_sections(document, [found for name in names for found in _check(name)(context)])
    appraisals: tuple[Appraisal, ...] = ()
    if appraised:
        from handouts.checks.appraisal import appraise

        appraisals = appraise(context, findings, names)
    judged = judge(context)
    return CheckResult(
        path=document.position.path,
        title=plain_text(document.title),
        readability=readability,
        findings=tuple(sorted(findings, key=_place)),
        appraisals=appraisals,
        gate=judged.gate if judged else None,
    )


@functools.cache
def rules() -> tuple[Rule, ...]:
    """Every built-in rule, with what it says about itself."""
    return tuple(load(name, module) for name, module in RULES.items())


def explain(name: str) -> str:
    """What a rule does, why, an example of each kind, and its source, as plain text.

    Raises:
        KeyError: There is no such rule.
    """
    rule = {rule.name: rule for rule in rules()}[name]
    return "\n".join(
        (
            f"{rule.name}: {rule.title}",
            "",
            f"What it does:\n{_indented(rule.what)}",
            "",
            f"Why it matters:\n{_indented(rule.why)}",
            "",
            f"It finds something here:\n{_indented(_shown(rule.fails))}",
            "",
            f"And nothing here:\n{_indented(_shown(rule.passes))}",
            "",
            f"What to do:\n{_indented(rule.fix)}",
            "",
            f"Source:\n{_indented(rule.source)}",
            "",
        )
    )


SHOWN_LINES = 12
"""A longer example is cut here when it is shown; the tests run all of it."""


def _shown(example: str) -> str:
    lines = example.splitlines()
    return "\n".join(lines if len(lines) <= SHOWN_LINES else [*lines[:SHOWN_LINES], "..."])


def _indented(text: str) -> str:
    return textwrap.indent(text, "  ")


def _names(settings: CheckSettings) -> list[str]:
    for name in settings.ignore:
        if name not in RULES:
            from difflib import get_close_matches

            close = get_close_matches(name, RULES, n=1)
            raise ConfigError(
                f"[ignore] names a rule that there is not: '{name}'.",
                f"Did you mean '{close[0]}'?" if close else "'handouts explain' lists all rules.",
            )
    return [name for name in RULES if name not in settings.ignore]


def _check(name: str) -> Check:
    return cast(Check, importlib.import_module(RULES[name]).check)


def _in_sections(document: Document, findings: list[Finding]) -> list[Finding]:
    """The findings, with the section of each that has a place of its own and does not name one."""
    sections = [(_number(section.position), section.id) for section in sections_of(document)]
    starts = sorted(one for one in sections if one[0])

    def placed(finding: Finding) -> Finding:
        number = _number(finding.position)
        if finding.section or not number or finding.position == document.position:
            return finding
        before = bisect.bisect(starts, number, key=operator.itemgetter(0))
        return dataclasses.replace(finding, section=starts[before - 1][1]) if before else finding

    return [placed(finding) for finding in findings]


def _number(position: Position) -> int:
    return position.line or position.paragraph or 0


def _place(finding: Finding) -> tuple[bool, int, int]:
    at = finding.position
    return bool(finding.section), _number(at), at.column or 0
