"""Where things stand in the pictures of the staff report, and the words that say the same."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from handouts.records import dataclass
from handouts.results import Gate, Readability, SectionScores

ROOM = 1.15
"""So much longer than the greatest number is the line that all stand on."""

SHORTEST = 12
"""A line of school grades is at least so long, so that reports can be laid side by side."""

EDGE = 25
"""Percent of the width that a mark's words need."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on the line.

    Attributes:
        name: "target", "limit".
        value: The number as it is shown.
        at: Percent of the width.
        anchor: Which end of its words stands there, as SVG's text-anchor has it.
        row: 0, or 1 where its words would run into those of the other mark.
    """

    name: str
    value: str
    at: float
    anchor: str
    row: int = 0


@dataclass(frozen=True, slots=True)
class Bar:
    """A score of the article or of a section.

    Attributes:
        name: The section's heading; empty for the article.
        value: The score as it is shown; empty where there is none.
        at: Percent of the width.
        standing: "within the target", "above the limit"; or why there is no score.
        beyond: How it stands: "good", "allowed" or "over".
        estimate: There is too little text for a firm figure.
        scored: How many words were scored, and of how many.
    """

    name: str
    value: str
    at: float
    standing: str
    beyond: str
    estimate: bool
    scored: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Chart:
    """The picture of the article's score, and the bars of its sections.

    Attributes:
        unit: What the score is called: "grade", "flesch reading ease".
        article: The whole.
        marks: The target and the limit, as far as there are such.
        sections: Each section, with what stands in the sections inside it.
        ends: What the left and the right of the line mean.
    """

    unit: str
    article: Bar
    marks: tuple[Mark, ...]
    sections: tuple[Bar, ...]
    ends: tuple[str, str]

    @property
    def rows(self) -> int:
        """How many rows the words of the marks take."""
        return 1 + max((mark.row for mark in self.marks), default=0)

    @property
    def described(self) -> str:
        """The same in words, for those who do not see it."""
        bounds = " and ".join(f"the {mark.name} is {mark.value}" for mark in self.marks)
        said = f"This article has {self.unit} {self.article.value}"
        return f"{said}; {bounds}. It is {self.article.standing}." if bounds else f"{said}."


def chart(readability: Readability, gate: Gate) -> Chart:
    """The picture of one article."""
    sections = readability.sections
    bounds = {"target": gate.target, "limit": gate.limit}
    marks = {name: value for name, value in bounds.items() if value is not None}
    scores = [one.scores.values[gate.metric] for one in sections if gate.metric in one.scores.values]
    low, high = _ends(gate, [gate.value, *marks.values(), *scores])

    def at(value: float) -> float:
        return round(min(100.0, max(0.0, (value - low) / (high - low) * 100)), 1)

    def bar(one: SectionScores) -> Bar:
        value = one.scores.values.get(gate.metric)
        words = (one.scores.scored_words, one.scores.words)
        if value is None:
            return Bar(one.heading, "", 0, one.scores.problem or "no score", "", False, words)
        estimate = gate.metric in one.scores.estimates
        return Bar(one.heading, f"{value:.1f}", at(value), *_standing(gate, value), estimate, words)

    whole = bar(SectionScores("", "", readability.document))
    return Chart(
        unit_of(gate.metric),
        whole,
        _marks({name: (value, at(value)) for name, value in marks.items()}),
        tuple(bar(one) for one in sections),
        ("easier", "harder") if gate.higher_is_harder else ("harder", "easier"),
    )


def unit_of(metric: str) -> str:
    """What a score is called for people: "grade" for the Flesch-Kincaid grade, else its name."""
    return "grade" if metric == "flesch_kincaid_grade" else metric.replace("_", " ")


def _marks(places: Mapping[str, tuple[float, float]]) -> tuple[Mark, ...]:
    """Marks whose words stand away from each other, and stay inside.

    The words of the left one run to the left and those of the right one to the right, where there is room.
    Else those that would cross the other mark's line stand below its end.
    """
    ordered = sorted(places.items(), key=lambda item: item[1][1])
    anchors = [
        "end" if at > 100 - EDGE or (at > EDGE and number == 0) else "start"
        for number, (_, (_, at)) in enumerate(ordered)
    ]
    near = len(set(anchors)) < len(anchors) and ordered[-1][1][1] - ordered[0][1][1] < EDGE
    lower = (0 if anchors[0] == "start" else 1) if near else None
    return tuple(
        Mark(name, f"{value:g}", at, anchor, int(number == lower))
        for number, ((name, (value, at)), anchor) in enumerate(zip(ordered, anchors, strict=True))
    )


def _ends(gate: Gate, values: Iterable[float]) -> tuple[float, float]:
    every = list(values)
    low = min(0, math.floor(min(every)))
    high = max(every) * ROOM
    if gate.higher_is_harder:
        high = max(SHORTEST, high)
    return low, max(high, low + 1)


def _standing(gate: Gate, value: float) -> tuple[str, str]:
    beyond = "above" if gate.higher_is_harder else "below"
    if not gate.allowed(value):
        return f"{beyond} the limit", "over"
    if not gate.good(value):
        return f"{beyond} the target{'' if gate.limit is None else ', within the limit'}", "allowed"
    return "within the target" if gate.target is not None else "not held against a target", "good"
