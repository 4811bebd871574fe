"""Questions about what an article says: its words and numbers, what to do and why, and what may go wrong."""

from __future__ import annotations

import re

from handouts.checks.appraisal._verdict import (
    SHARE,
    SHOWN,
    Asked,
    Verdict,
    counted,
    from_facts,
    no,
    nothing,
    person,
    quoted,
    some_of,
    with_rules,
    words_of,
    yes,
)
from handouts.checks.appraisal.facts import Facts
from handouts.checks.reading_grade import judge
from handouts.model import NumberedList
from handouts.results import Outcome


def rules(asked: Asked) -> Verdict:
    """What the rules say."""
    return asked.by_rules or person()


# Words and numbers ----------------------------------------------------------------------------------------


def everyday_words(asked: Asked) -> Verdict:
    """No above the limit of the reading score; else what the rules say; yes if there are none."""
    facts = asked.facts
    scores, judged = facts.context.readability.document, judge(facts.context)
    if judged is None:
        return person(f"there is no score: {scores.problem}" if scores.problem else "there is no score")
    name = judged.formula.name.replace("_", " ")
    bound = f"; the limit is {judged.limit:g}" if judged.limit is not None else ""
    seen = f"{name} {judged.value:.1f}{bound}"
    if not judged.allowed:
        return no(seen)
    verdict = asked.by_rules or yes()
    return Verdict(verdict.outcome, (seen, *verdict.evidence))


def numbers(asked: Asked) -> Verdict:
    """What the rules say, where there are numbers."""
    facts = asked.facts
    if not facts.numbers:
        return nothing("no numbers but dates, times and the like")
    return asked.by_rules or person(f"numbers: {some_of(_texts(facts))}")


def whole_numbers(asked: Asked) -> Verdict:
    """Yes where all numbers are whole, else what the rules say."""
    facts = asked.facts
    if not facts.numbers:
        return nothing("no numbers but dates, times and the like")
    odd = [one.text for one in facts.numbers if not one.whole]
    if not odd and facts.words:
        return yes(f"{counted(len(facts.numbers), 'number')}, all whole")
    verdict = asked.by_rules
    if verdict and verdict.outcome is Outcome.FAIL:
        return verdict
    return person(f"not whole: {some_of(odd)}" if odd else f"numbers: {some_of(_texts(facts))}")


def _texts(facts: Facts) -> list[str]:
    return [one.text for one in facts.numbers]


def calculations(asked: Asked) -> Verdict:
    """No where the reader is told to work something out."""
    found = _sums(asked)
    if found:
        return no(f"to work out: {some_of(found)}")
    return yes("nothing to work out was found") if asked.facts.words else person()


def if_calculations(asked: Asked) -> Verdict:
    """For a person, where there is something to work out."""
    found = _sums(asked)
    if found:
        return person(f"to work out: {some_of(found)}")
    return nothing("nothing to work out was found") if asked.facts.words else person()


def _sums(asked: Asked) -> list[str]:
    by_rule = [one.excerpt or one.message for name in asked.rules for one in asked.facts.found[name]]
    return by_rule or [one.text for one in asked.facts.said("sums")]


# What to do, and why --------------------------------------------------------------------------------------


def actions(asked: Asked) -> Verdict:
    """Yes where a sentence asks the reader to do something."""
    facts = asked.facts
    verdict = asked.by_rules
    if verdict and verdict.outcome is Outcome.FAIL:
        return no("nothing asks the reader to do something")
    if facts.actions:
        number = len(facts.actions)
        return yes(
            f"{counted(number, 'sentence')} that ask{'s' if number == 1 else ''} for something: "
            f"{words_of(facts.actions)}"
        )
    if verdict or not facts.words:
        return verdict or person()
    return no("nothing asks the reader to do something")


def addressed(facts: Facts) -> Verdict:
    """Yes where what to do is mostly told to the reader."""
    if not facts.words:
        return person()
    others, own = facts.said("spoken-of"), len(facts.actions)
    if not own and not others:
        return no("nothing asks the reader to do something")
    if own < SHARE * (own + len(others)):
        return no(f"told to somebody else: {words_of(others)}")
    return yes(f"{own} of {own + len(others)} sentences that ask for something are told to the reader")


def steps(facts: Facts) -> Verdict:
    """Shows numbered lists."""
    numbered = [(key, one) for key, one in facts.lists if isinstance(one, NumberedList)]
    seen = [
        f"{counted(len(one.items), 'step')}" + (f" under {quoted(facts.headings[key])}" if key else "")
        for key, one in numbered[:SHOWN]
    ]
    return person(
        *(seen or [f"no numbered steps; {counted(len(facts.actions), 'sentence')} with things to do"])
    )


def directions(facts: Facts) -> Verdict:
    """Yes where there are steps, times, or whom to call and when."""
    if not facts.words:
        return person()
    if not facts.actions:
        return nothing("nothing asks the reader to do something")
    numbered = [one for _, one in facts.lists if isinstance(one, NumberedList) and len(one.items) > 1]
    asked = {one.place for one in facts.actions}
    said = [one for one in facts.said("often") if one.place in asked]
    seen = [
        *([counted(len(numbered), "list of steps", "lists of steps")] if numbered else []),
        *([f"how, when or how often: {words_of(said)}"] if said else []),
    ]
    return yes(*seen) if seen else person("no steps, times or numbers to call were found")


def tools(facts: Facts) -> Verdict:
    """Shows how many places there are to tick or to write in."""
    if facts.tools:
        return person(f"{counted(facts.tools, 'place')} to tick or to write in")
    return person("no places to tick or to write in")


def reasons(facts: Facts) -> Verdict:
    """Shows words that give a reason."""
    said = facts.said("reasons")
    return person(
        f"words that give a reason: {words_of(said)}" if said else "no words that give a reason were found"
    )


def known(facts: Facts) -> Verdict:
    """Shows words about what is known and what is not."""
    return person(_both(facts, "known", "what is known"), _both(facts, "unknown", "what is not known"))


def both_sides(facts: Facts) -> Verdict:
    """Shows words about harm and about good."""
    return person(_both(facts, "harms", "what may go wrong"), _both(facts, "goods", "what it is good for"))


def _both(facts: Facts, key: str, about: str) -> str:
    said = facts.said(key)
    return f"on {about}: {words_of(said)}" if said else f"on {about}: no words were found"


# Risk -----------------------------------------------------------------------------------------------------

_CHANCE = re.compile(
    r"\d[\d.,]*\s?(?:%|percent\b|per cent\b)|\b\d[\d,]* (?:in|out of) (?:every )?\d[\d,]*", re.IGNORECASE
)


def if_risk(facts: Facts) -> Verdict:
    """For a person, where something may go wrong."""
    said = facts.said("harms")
    if said:
        return person(f"words about it: {words_of(said)}")
    return nothing("no words about risk were found") if facts.words else person()


def chances(facts: Facts) -> Verdict:
    """For a person, where there are chances in figures; words beside each are shown."""
    found = [chance[0] for one in facts.prose for chance in _CHANCE.finditer(one.text)]
    if not found:
        return nothing("no chances in figures")
    return person(f"chances in figures: {some_of(found)}", _both(facts, "likely", "how likely, in words"))


DECIDERS = {
    **with_rules(rules, everyday_words, numbers, whole_numbers, calculations, if_calculations, actions),
    **from_facts(addressed, steps, directions, tools, reasons, known, both_sides, if_risk, chances),
}
"""What answers questions, by the names that the data call it."""
