"""What checking a document and verifying an output come to: plain values that reports can show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from handouts.findings import Finding, Position, Severity


@dataclass(frozen=True, slots=True)
class Scores:
    """Readability of a stretch of text.

    Attributes:
        values: Score by textstat's function name, e.g. {"flesch_kincaid_grade": 7.2}. Empty where the text
            is too short to score or its language has no formula.
        adjusted: The same, with the terms that the handout defines counted as familiar.
        words: How many words the text has.
        scored_words: How many of them are prose, which is what formulas are made for.
        sentences: How many sentences were scored.
        unscored: Why words were left out, and how many: {"heading": 12, "table": 40}.
        estimates: Names in `values` that are only estimates here (SMOG under 30 sentences).
        problem: Why there is no score ("too short to score"); empty where there is one.
    """

    values: Mapping[str, float] = field(default_factory=dict)
    adjusted: Mapping[str, float] = field(default_factory=dict)
    words: int = 0
    scored_words: int = 0
    sentences: int = 0
    unscored: Mapping[str, int] = field(default_factory=dict)
    estimates: frozenset[str] = frozenset()
    problem: str = ""


@dataclass(frozen=True, slots=True)
class SectionScores:
    """The scores of one section, with the sections inside it."""

    id: str
    heading: str
    scores: Scores


@dataclass(frozen=True, slots=True)
class ScoredSentence:
    """A sentence as a reader sees it, how hard people find it and why, and what it does to the score.

    Attributes:
        text: The sentence as it stands in the source.
        position: Where it starts.
        section: The id of its section.
        grade: Its own Flesch-Kincaid grade (or what the language has instead).
        words: Its length as a person counts it.
        raises: How much higher the document's score is because of it, in the score's own unit.
        hard_words: Its words of three syllables or more, hardest first.
        difficulty: How hard people find it, from 1 (anyone can read it) to 6 (only an expert can).
        hard: Whether that is as hard as sentences that are written for experts; never outside English.
        rare_words: Its rare words, the rarest first; none outside English.
        reasons: Why it is hard: "31 words", "'monogenic' and 'transmembrane' are rare".
    """

    text: str
    position: Position
    section: str
    grade: float
    words: int
    raises: float
    hard_words: tuple[str, ...] = ()
    difficulty: float = 1.0
    hard: bool = False
    rare_words: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Readability:
    """The scores of a document, of its sections, and the sentences to mend first, the worst first."""

    language: str
    document: Scores
    sections: tuple[SectionScores, ...] = ()
    hardest: tuple[ScoredSentence, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What `handouts.check` returns.

    Attributes:
        path: The source as the user named it.
        title: The document's title.
        readability: Scores with all their detail.
        findings: What the checks found, in reading order.
    """

    path: str
    title: str
    readability: Readability
    findings: tuple[Finding, ...] = ()

    @property
    def scores(self) -> Mapping[str, float]:
        """The document's scores by textstat's function name."""
        return self.readability.document.values

    @property
    def passed(self) -> bool:
        """Whether the gate is open: no finding is an error."""
        return all(finding.severity is not Severity.ERROR for finding in self.findings)


class Outcome(StrEnum):
    """What a promise check says."""

    PASS = "pass"
    FAIL = "fail"
    PERSON = "needs a person"
    NONE = "does not apply"


@dataclass(frozen=True, slots=True)
class Point:
    """One promise that an output keeps or breaks.

    Attributes:
        id: "pdf-07", "html-12": the number is that of the published checklist.
        promise: What is promised, in words that a web editor understands.
        outcome: Kept, broken, for a person to judge, or nothing here that it is about.
        evidence: What was seen: "page 3: 'Take one tablet' is under no tag".
    """

    id: str
    promise: str
    outcome: Outcome
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verification:
    """Every promise about one output.

    Attributes:
        path: The output as the user named it.
        kind: "pdf" or "html".
        points: The promises in the order of the checklist.
        pages: How many pages it has; 0 for a web page.
    """

    path: str
    kind: str
    points: tuple[Point, ...]
    pages: int = 0

    @property
    def passed(self) -> bool:
        """Whether no promise is broken."""
        return all(point.outcome is not Outcome.FAIL for point in self.points)
