"""Checks of an article: one small module a rule."""

from __future__ import annotations

import bisect
import dataclasses
import functools
import importlib
import operator
import textwrap
from collections.abc import Collection, Iterable, Sequence
from typing import cast

from handouts.checks._explained import is_of_definition
from handouts.checks._meanings import meaning
from handouts.checks._rule import Check, Context, Rule, load
from handouts.checks._silencing import ignored, pass_over, stands, weighed
from handouts.docstrings import title_of
from handouts.errors import ConfigError
from handouts.findings import Finding
from handouts.lexicon import OwnWords, lexicon
from handouts.model import Document, language_root, plain_text, sections_of
from handouts.readability import Part
from handouts.results import Appraisal, CheckResult, Readability, Scores, Undefined, Unexpanded
from handouts.settings import CheckSettings

__all__ = ["Context", "Rule", "chosen", "explain", "findings", "rules", "run", "titles", "undefined"]

SILENCE = "silence"
"""The rule about silences. It runs last, when it is known what each of them silenced."""

RULES = {
    "no-title": "handouts.checks.no_title",
    "reading-grade": "handouts.checks.reading_grade",
    "hard-sentence": "handouts.checks.hard_sentence",
    "long-sentence": "handouts.checks.long_sentence",
    "jargon": "handouts.checks.jargon",
    "rare-word": "handouts.checks.rare_word",
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
    "review-void": "handouts.checks.review_void",
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
    SILENCE: "handouts.checks.silence",
}
"""Every built-in rule and its module, in the order in which they are explained."""

STANDING = {
    "no-title": "Make the first line a heading.",
    "reading-grade": "Mend the text, or move the limit in handouts.toml: [readability] limit = 9.",
    "lost-content": "Make it ordinary text, or take it out of the article.",
    "missing-alt": "Say what the picture shows, or mark it as decorative.",
}
"""Rules whose errors stand, whatever is ignored, silenced or left out; and what to do instead.

What they say is no guess: it is a fact, and the author can always mend it. A patient would have to bear it.
Errors of other rules can be silenced one by one, because a machine may be wrong about one place.
"""


def run(document: Document, settings: CheckSettings | None = None, *, appraised: bool = False) -> CheckResult:
    """Score an article and run every rule on it.

    Args:
        document: The article, as a reader made it.
        settings: Limits, and what to leave out or pass over; None for the defaults.
        appraised: Also go through the published lists of questions, which takes a quarter as long again.

    Returns:
        Scores and findings; findings in reading order, those about the whole article first.

    Raises:
        ConfigError: The settings name a rule that there is not.
    """
    from handouts.checks.reading_grade import judge
    from handouts.readability import prepare, score

    settings = settings or CheckSettings()
    names = chosen(settings)
    parts = prepare(document)
    readability = score(document, metric=settings.metric, parts=parts)
    context = Context(document, parts, readability, settings)
    found = [
        weighed(finding, settings.severity, STANDING)
        for name in RULES
        if name != SILENCE and (name in names or name in STANDING)
        for finding in _check(name)(context)
        if name in names or stands(finding, STANDING)
    ]
    kept, silenced, idle = pass_over(_in_sections(document, found), document, settings, STANDING)
    if SILENCE in names:
        context.idle.extend(idle)
        about = [weighed(finding, settings.severity, STANDING) for finding in _check(SILENCE)(context)]
        about = _in_sections(document, about)
        if SILENCE in settings.ignore:
            silenced += [ignored(finding, settings) for finding in about]
        else:
            kept += about
    appraisals: tuple[Appraisal, ...] = ()
    if appraised:
        from handouts.checks.appraisal import appraise

        appraisals = appraise(
            context, kept, [name for name in RULES if name in names and name not in settings.ignore]
        )
    judged = judge(context)
    return CheckResult(
        path=document.position.path,
        title=plain_text(document.title),
        readability=readability,
        findings=tuple(sorted(kept, key=_place)),
        silenced=tuple(sorted(silenced, key=lambda one: _place(one.finding))),
        appraisals=appraisals,
        gate=judged.gate if judged else None,
        tally=document.tally,
        losses=document.losses,
    )


def findings(
    document: Document, names: Collection[str], settings: CheckSettings, parts: tuple[Part, ...]
) -> tuple[Finding, ...]:
    """What some rules find, in reading order, without the scores: they take longer than all rules together.

    Args:
        document: The article.
        names: The rules. One that goes by scores finds nothing.
        settings: What to pass over.
        parts: The article as `readability.prepare` gives it.
    """
    context = Context(document, parts, Readability(document.meta.lang, Scores()), settings)
    found = [
        weighed(finding, settings.severity, STANDING)
        for name in RULES
        if name in names
        for finding in _check(name)(context)
    ]
    kept, _, _ = pass_over(_in_sections(document, found), document, settings, STANDING)
    return tuple(sorted(kept, key=_place))


def chosen(settings: CheckSettings) -> frozenset[str]:
    """The rules that are run for what they find, errors that stand apart.

    Raises:
        ConfigError: The settings name rules that there are not; all of them are named.
    """
    named = (
        *settings.select,
        *settings.skip,
        *settings.ignore,
        *settings.severity,
        *(silence.rule for silence in settings.silences),
    )
    unknown = [name for name in dict.fromkeys(named) if name not in RULES]
    if unknown:
        raise ConfigError(*no_such_rules(unknown))
    return frozenset(settings.select or RULES) - frozenset(settings.skip)


def no_such_rules(names: Sequence[str]) -> tuple[str, str]:
    """What to say of names that no rule has, and the fix."""
    if len(names) == 1:
        return f"There is no rule '{names[0]}'.", suggestion(names[0])
    lines = [f"There is no rule '{name}'. {suggestion(name)}" for name in names]
    return "\n".join(lines), f"Mend these {len(names)} names."


def suggestion(name: str) -> str:
    """The rule that somebody may have meant."""
    from difflib import get_close_matches

    close = get_close_matches(name, RULES, n=1)
    return f"Did you mean '{close[0]}'?" if close else "'handouts explain' lists all rules."


TOPIC = 3
"""A word that most people know is explained only where it stands so often: then the article is about it."""

MOST_TOPICS = 8
"""So many words of that kind are explained, those that stand most often: a longer list is not read."""


def undefined(
    document: Document, own: OwnWords | None = None
) -> tuple[tuple[Undefined, ...], tuple[Unexpanded, ...]]:
    """The clinical words and the letters that an article uses and does not explain in time.

    Args:
        document: The article.
        own: A clinic's own words, which go before ours.

    Returns:
        The words, where each first stands in prose, with those that the article is about, which most people
        know but may not be able to explain; and the letters, where they first stand outside of
        headings. Both in reading order.
    """
    from handouts.checks import jargon, undefined_acronym

    # The rules ask for no scores, and they are what takes the time.
    context = Context(document, (), Readability(document.meta.lang, Scores()), CheckSettings(own=own))
    words: list[Undefined] = []
    topics: dict[str, int] = {}
    for entry, every, late in jargon.unexplained(context):
        if entry.kind == "clinical" and entry.definition and not late:
            places = every
            if entry.familiar:
                places = [use for use in every if not is_of_definition(use, document.meta)]
            use = next((use for use in places if use[0].kind in ("paragraph", "item")), None)
            if use is not None and (not entry.familiar or len(places) >= TOPIC):
                passage, found = use
                term = entry.written or entry.term
                definition, here = meaning(entry, use, every, context.index)
                words.append(
                    Undefined(
                        passage.inlines,
                        found.start,
                        found.end,
                        term,
                        definition,
                        passage.section,
                        entry.familiar,
                        here,
                        entry.pos,
                    )
                )
                if entry.familiar:
                    topics[term] = len(places)
    left = max(0, MOST_TOPICS - _topics_told(document, own))
    kept = sorted(topics, key=lambda term: (-topics[term], term))[:left]
    words = [one for one in words if not one.familiar or one.term in kept]
    letters: list[Unexpanded] = []
    for one in undefined_acronym.unexplained(context):
        known, sure = undefined_acronym.meanings(one, context)
        passage, start, end = one.use.passage, one.use.start, one.use.end
        letters.append(Unexpanded(passage.inlines, start, end, one.letters, known, sure, passage.section))
    return tuple(words), tuple(letters)


def _topics_told(document: Document, own: OwnWords | None) -> int:
    """How many words of the article's list most people know."""
    known = lexicon(language_root(document.meta.lang), everyday=False, own=own)
    terms = [known.spellings.get(entry.term.lower()) for entry in document.meta.terms]
    return sum(term is not None and known[term].familiar for term in terms)


@functools.cache
def rules() -> tuple[Rule, ...]:
    """Every built-in rule, with what it says about itself."""
    return tuple(load(name, module) for name, module in RULES.items())


def titles(names: Iterable[str]) -> dict[str, str]:
    """What each of these rules asks for, in a few words, by its name."""
    return {name: title_of(importlib.import_module(RULES[name])) for name in names}


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
            f"Passing it over:\n{_indented(_passed_over(rule.name))}",
            "",
            f"Source:\n{_indented(rule.source)}",
            "",
        )
    )


def _passed_over(name: str) -> str:
    if name == SILENCE:
        return "What is wrong with a silence cannot be silenced."
    said = (
        f"In the article, in front of the paragraph, list or table:\n"
        f"  <!-- handouts: ignore {name}: the reason -->\n"
        f"For what it finds about the whole article:\n"
        f"  <!-- handouts: ignore {name} in article: the reason -->\n"
        "In Word: a comment on the words, with the same text but without the signs around it.\n"
        f"In handouts.toml: [[silence]] for one place, [ignore] for all."
    )
    if name in STANDING:
        return (
            f"Its errors stand: they cannot be passed over. {STANDING[name]}\nAnything else can be.\n{said}"
        )
    return said


SHOWN_LINES = 12
"""A longer example is cut here when it is shown; the tests run all of it."""


def _shown(example: str) -> str:
    lines = example.splitlines()
    return "\n".join(lines if len(lines) <= SHOWN_LINES else [*lines[:SHOWN_LINES], "..."])


def _indented(text: str) -> str:
    return textwrap.indent(text, "  ")


def _check(name: str) -> Check:
    return cast(Check, importlib.import_module(RULES[name]).check)


def _in_sections(document: Document, findings: list[Finding]) -> list[Finding]:
    """The findings, with the section of each that has a place of its own and does not name one."""
    sections = [(section.position.order[0], section.id) for section in sections_of(document)]
    starts = sorted(one for one in sections if one[0])

    def placed(finding: Finding) -> Finding:
        number, _ = finding.position.order
        if finding.section or not number or finding.position == document.position:
            return finding
        before = bisect.bisect(starts, number, key=operator.itemgetter(0))
        return dataclasses.replace(finding, section=starts[before - 1][1]) if before else finding

    return [placed(finding) for finding in findings]


def _place(finding: Finding) -> tuple[bool, tuple[int, int]]:
    return bool(finding.section), finding.position.order
