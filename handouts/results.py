"""What checking a document and verifying an output come to: plain values that reports can show."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from pathlib import Path

from handouts.findings import Finding, Position, Severity
from handouts.model import Inlines, Loss, Tally
from handouts.records import dataclass


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
        end: Where it ends, after its last character.
        paragraph: The paragraph that it is part of.
        offset: Where it starts in the paragraph.
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
    end: Position | None = None
    paragraph: str = ""
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Readability:
    """The scores of a document, of its sections, and the sentences to mend first, the worst first."""

    language: str
    document: Scores
    sections: tuple[SectionScores, ...] = ()
    hardest: tuple[ScoredSentence, ...] = ()


class Outcome(StrEnum):
    """What a check of a promise, or a question about an article, comes to."""

    PASS = "pass"
    FAIL = "fail"
    PERSON = "needs a person"
    NONE = "does not apply"


@dataclass(frozen=True, slots=True)
class Item:
    """A question of a published list, and what a program can say to it.

    Attributes:
        number: That of the list.
        part: The part of the list that it belongs to.
        asks: The question, so that "yes" is good.
        outcome: Yes (pass), no (fail), for a person to say, or not a question here.
        evidence: What was seen. Where a person has to say, it is a hint.
        look: What a person should look at or do.
    """

    number: str
    part: str
    asks: str
    outcome: Outcome
    evidence: tuple[str, ...] = ()
    look: str = ""


@dataclass(frozen=True, slots=True)
class Appraisal:
    """A published list of questions, gone through for one article.

    Attributes:
        id: "pemat", "index".
        name: What it is called: "PEMAT-P".
        title: Its name in full.
        items: The questions in the list's own order.
    """

    id: str
    name: str
    title: str
    items: tuple[Item, ...]

    @property
    def decided(self) -> int:
        """How many questions a program answered with yes or no."""
        return sum(item.outcome in (Outcome.PASS, Outcome.FAIL) for item in self.items)

    @property
    def kept(self) -> int:
        """How many of those it answered with yes. This is no score of the list: that takes a person."""
        return sum(item.outcome is Outcome.PASS for item in self.items)


@dataclass(frozen=True, slots=True)
class Gate:
    """The score that the gate goes by, held against its target and its limit.

    Attributes:
        metric: Its name in textstat.
        value: What the article has.
        target: What is good; None where there is no such figure.
        limit: What is allowed; None where there is no such figure.
        higher_is_harder: False where a higher score is easier text, and the limit the least it may be.
    """

    metric: str
    value: float
    target: float | None = None
    limit: float | None = None
    higher_is_harder: bool = True

    def good(self, value: float) -> bool:
        """Whether a score meets the target."""
        return not self._beyond(value, self.target)

    def allowed(self, value: float) -> bool:
        """Whether a score keeps the limit."""
        return not self._beyond(value, self.limit)

    def _beyond(self, value: float, bound: float | None) -> bool:
        if bound is None:
            return False
        # Held against what is shown, so that nobody reads "grade 8.0 is above the limit of 8".
        shown = round(value, 1)
        return shown > bound if self.higher_is_harder else shown < bound


@dataclass(frozen=True, slots=True)
class Silenced:
    """A finding that somebody has passed over.

    Attributes:
        finding: What was found.
        reason: Why it is passed over, in that person's words.
        place: Where they say so: "asthma.md:12:1", "handouts.toml:7".
        in_source: Whether that is in the article itself.
    """

    finding: Finding
    reason: str
    place: str
    in_source: bool = False


@dataclass(frozen=True, slots=True)
class Gone:
    """Findings that a baseline knows and that are there no more.

    Attributes:
        rule: The rule that found them.
        words: What they were about, shortened.
        count: How many are gone.
    """

    rule: str
    words: str
    count: int


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What `handouts.check` returns.

    Attributes:
        path: The source as the user named it.
        title: The document's title.
        readability: Scores with all their detail.
        findings: What the checks found, in reading order.
        silenced: What they found and somebody has passed over, with the reason.
        known: What they found and a baseline knows from before.
        gone: What the baseline knows and they did not find.
        appraisals: Published lists of questions, answered as far as a program can; none if not asked for.
        gate: The score that the gate goes by; None where there is none.
        changes: What was changed, or could be, to make the text plainer; none where it was left as it is.
        as_written: The scores of the article as it is written, where it was made plainer; else None.
        tally: The words of the source, and how many of them are in the article; None where no reader made it.
        losses: What of the source is not in the article.
    """

    path: str
    title: str
    readability: Readability
    findings: tuple[Finding, ...] = ()
    silenced: tuple[Silenced, ...] = ()
    known: tuple[Finding, ...] = ()
    gone: tuple[Gone, ...] = ()
    appraisals: tuple[Appraisal, ...] = ()
    gate: Gate | None = None
    changes: tuple[Change, ...] = ()
    as_written: Scores | None = None
    tally: Tally | None = None
    losses: tuple[Loss, ...] = ()

    @property
    def scores(self) -> Mapping[str, float]:
        """The document's scores by textstat's function name."""
        return self.readability.document.values

    @property
    def passed(self) -> bool:
        """Whether the gate is open: no finding is an error."""
        return all(finding.severity is not Severity.ERROR for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Undefined:
    """A clinical word that an article does not explain, where it first stands.

    Attributes:
        inlines: The paragraph or list item that it stands in: the very tuple of the document.
        start: Offset of the word's first character in their text.
        end: Offset after its last.
        term: The word as the lexicon has it.
        definition: What it means in this article, a short sentence without a verb: "A swollen, sore pocket of
            pus." All that it can mean, where the article does not tell.
        section: The id of the section that it stands in.
        familiar: Most people know it, and it need not be explained in the text.
        here: What it means where it stands; empty where it has several meanings and it can't be told which.
        pos: Its part of speech.
    """

    inlines: Inlines
    start: int
    end: int
    term: str
    definition: str
    section: str = ""
    familiar: bool = False
    here: str = ""
    pos: str = "noun"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What letters may stand for.

    Attributes:
        words: "transient ischemic attack".
        what: What that is, in a few plain words: "a mini-stroke". Empty where the words say it themselves.
    """

    words: str
    what: str = ""


@dataclass(frozen=True, slots=True)
class Unexpanded:
    """Letters that an article does not spell out, where they first stand.

    Attributes:
        inlines: The paragraph, list item or heading that they stand in: the very tuple of the document.
        start: Offset of the first letter in their text.
        end: Offset after the last, without the ending of a plural.
        letters: "TIA".
        meanings: What they may stand for, the likeliest first; empty where we do not know.
        sure: The first of them is what they stand for; without that a person has to decide.
        section: The id of the section that they stand in.
    """

    inlines: Inlines
    start: int
    end: int
    letters: str
    meanings: tuple[Meaning, ...]
    sure: bool
    section: str = ""


def change_id(*parts: str) -> str:
    """The id of a change: eight hexadecimal digits, the same whenever what it is about is the same.

    Args:
        parts: What it is about: the rule, the sentence, the words.
    """
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:8]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that making a text plainer changed, or would change.

    Attributes:
        id: The same whenever the same article is made plainer; to accept or reject it by.
        rule: The rewrite's name: "everyday-word".
        strength: "applied": made. "suggested": a person may make it. "flagged": a person has to decide.
        section: The id of its section; empty before the first.
        position: Where the original words stand in the source.
        original: The words as they were.
        new: The words that stand for them now, or could.
        reason: Why, in words for a clinician.
        sentence: The sentence that it is in: of the source where the change was made, and as it is now where
            a person may make it.
        becomes: What that sentence is with the change, and with all others that were made in it; empty where
            a person has to decide what to do.
    """

    id: str
    rule: str
    strength: str
    section: str
    position: Position
    original: str
    new: str
    reason: str
    sentence: str
    becomes: str = ""


@dataclass(frozen=True, slots=True)
class ChangeLog:
    """What making one article plainer came to, for the person who answers for it.

    Attributes:
        path: The source as the user named it.
        named: What a command names to read it again: empty for the example, "-" for standard input.
        title: The article's title as it is written.
        language: Its language, a BCP 47 tag.
        changes: What was made, what is suggested, and what a person has to decide, in reading order.
        left: Those of them that were not made, the hardest sentences first.
        metric: The score that the gate goes by; empty where there is none.
        scores: That score as the article is written, and in plainer words; None where it has none.
        rules: What each rule among the changes does, by its name.
        headings: The headings of the article as it is written, by the ids of their sections.
    """

    path: str
    named: str
    title: str
    language: str
    changes: tuple[Change, ...]
    left: tuple[Change, ...] = ()
    metric: str = ""
    scores: tuple[float, float] | None = None
    rules: Mapping[str, str] = field(default_factory=dict)
    headings: Mapping[str, str] = field(default_factory=dict)

    @property
    def made(self) -> tuple[Change, ...]:
        """The changes that were made, in reading order."""
        return tuple(change for change in self.changes if change.strength == "applied")


@dataclass(frozen=True, slots=True)
class Unread:
    """A source that was named and could not be checked.

    Attributes:
        path: As the user named it.
        message: What is wrong, in one sentence.
        fix: What to do about it.
    """

    path: str
    message: str
    fix: str


@dataclass(frozen=True, slots=True)
class RuleNote:
    """A rule as reports tell of it.

    Attributes:
        name: As findings have it: "reading-grade".
        title: In a few words, what it asks for.
        what: What it does.
        help: All that `handouts explain` says of it.
    """

    name: str
    title: str
    what: str
    help: str


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the checks, as reports for machines tell it.

    Attributes:
        results: What checking each article came to.
        unread: The sources that could not be checked. They are told of, never passed over.
        rules: The rules that the articles were held against.
        fail_on: From which severity up a finding fails the run.
        root: The folder that files are named from, for a machine that keeps them in a repository.
    """

    results: tuple[CheckResult, ...]
    unread: tuple[Unread, ...] = ()
    rules: tuple[RuleNote, ...] = ()
    fail_on: Severity = Severity.ERROR
    root: Path = Path()


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
        notes: What its writer chose and staff should know of, such as a table that is set as lines, and why.
    """

    path: str
    kind: str
    points: tuple[Point, ...]
    pages: int = 0
    notes: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether no promise is broken."""
        return all(point.outcome is not Outcome.FAIL for point in self.points)
