"""What a question of a list comes to, and how what was seen is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple, TypeAlias

from handouts.checks.appraisal.facts import Facts, Said
from handouts.records import dataclass
from handouts.results import Outcome

SHARE = 0.8
"""What holds in so large a share of the material holds (PEMAT user's guide: 80 to 100 %)."""

SHOWN = 3
"""So many examples are shown."""

EXCERPT = 90
"""Characters of an example that are shown."""


class Verdict(NamedTuple):
    """What a function says to a question, and what it saw."""

    outcome: Outcome
    evidence: tuple[str, ...] = ()


def yes(*evidence: str) -> Verdict:
    """It is so."""
    return Verdict(Outcome.PASS, evidence)


def no(*evidence: str) -> Verdict:
    """It is not so."""
    return Verdict(Outcome.FAIL, evidence)


def person(*evidence: str) -> Verdict:
    """A person has to say; the evidence is a hint."""
    return Verdict(Outcome.PERSON, evidence)


def nothing(*evidence: str) -> Verdict:
    """There is nothing here that it is about."""
    return Verdict(Outcome.NONE, evidence)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about an article.

    Attributes:
        facts: What is counted in the article.
        rules: The rules whose findings answer it.
        share: So large a share of the sentences may have one.
    """

    facts: Facts
    rules: tuple[str, ...] = ()
    share: float = 0

    @classmethod
    def of(cls, row: Mapping[str, Any], facts: Facts) -> Asked:
        """The question of a row of `appraisals.toml`."""
        return cls(facts, tuple(row.get("rules", ())), row.get("share", 0))

    @property
    def by_rules(self) -> Verdict | None:
        """What its rules say together: yes where they find little or nothing; None if they say nothing.

        They say nothing if none of them was run, or if they find nothing in a language for which there are
        no word lists: then they may not know what to look for.
        """
        ran = [name for name in self.rules if name in self.facts.ran]
        if not ran:
            return None
        found = [finding for name in ran for finding in self.facts.found[name]]
        seen = [
            f"{name}: {counted(number, 'finding')}" for name in ran if (number := len(self.facts.found[name]))
        ]
        if len(found) > self.share * len(self.facts.context.sentences):
            return no(*seen, f"for example: {some_of(one.excerpt or one.message for one in found)}")
        if not self.facts.words:
            return None
        return yes(*(seen or [f"nothing found by {', '.join(ran)}"]))


Decider: TypeAlias = Callable[[Asked], Verdict]


def quoted(text: str) -> str:
    """The text in quotes, on one line, cut between words where it is long."""
    text = " ".join(text.split())
    if len(text) > EXCERPT:
        text = (text[:EXCERPT].rpartition(" ")[0] or text[:EXCERPT]) + "…"
    return f"‘{text}’"


def some_of(texts: Iterable[str]) -> str:
    """The first few different texts in quotes, and how many more there are."""
    different = list(dict.fromkeys(texts))
    rest = f" and {len(different) - SHOWN} more" if len(different) > SHOWN else ""
    return ", ".join(map(quoted, different[:SHOWN])) + rest


def words_of(said: Iterable[Said]) -> str:
    """The same of words of the article."""
    return some_of(one.text for one in said)


def counted(number: int, one: str, many: str = "") -> str:
    """The number with its noun: "1 list", "3 lists"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def from_facts(*functions: Callable[[Facts], Verdict]) -> dict[str, Decider]:
    """Functions that need only what is counted, by the names that the data call them."""

    def asking(function: Callable[[Facts], Verdict]) -> Decider:
        return lambda asked: function(asked.facts)

    return {function.__name__: asking(function) for function in functions}


def with_rules(*functions: Decider) -> dict[str, Decider]:
    """Functions that also ask the rules, by the names that the data call them."""
    return {function.__name__: function for function in functions}
