"""Where something is in a source, and what was found there."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from handouts.records import dataclass


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a source file.

    Text formats have lines and columns, both counted from 1 in characters of the decoded text. Word has
    neither, so there a place is the number of the paragraph, counted from 1 in the body, and the heading
    above it.

    Attributes:
        path: The source as the user named it; "-" for standard input.
        line: Line number from 1, or None.
        column: Column from 1, or None.
        paragraph: Paragraph number from 1 for formats without lines, or None.
        heading: The nearest heading above, for formats without lines.
    """

    path: str = ""
    line: int | None = None
    column: int | None = None
    paragraph: int | None = None
    heading: str = ""

    @property
    def order(self) -> tuple[int, int]:
        """What places of one source are sorted by, in reading order; (0, 0) for a place that is not known."""
        return self.line or self.paragraph or 0, self.column or 0

    def forward(self, characters: int) -> Position:
        """The place so many characters further on in its line; the same where there are no columns."""
        if self.column is None or not characters:
            return self
        return Position(self.path, self.line, self.column + characters, self.paragraph, self.heading)

    def __str__(self) -> str:
        path = self.path or "document"
        if self.line is not None:
            return f"{path}:{self.line}:{self.column or 1}"
        if self.paragraph is not None:
            under = f", under '{self.heading}'" if self.heading else ""
            return f"{path}: paragraph {self.paragraph}{under}"
        return path


NOWHERE = Position()
"""The position of what no source holds: parts that the tool itself adds."""


class Severity(StrEnum):
    """How much a finding matters, from the worst down."""

    ERROR = "error"
    """The gate fails."""
    WARNING = "warning"
    """Worth mending; the gate passes."""
    REVIEW = "review"
    """A machine cannot tell: a person has to look."""
    INFO = "info"
    """Good to know."""

    @property
    def rank(self) -> int:
        """0 for info up to 3 for error, so that severities can be compared."""
        return ("info", "review", "warning", "error").index(self.value)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check found.

    Attributes:
        rule: The rule's name, as `handouts explain` takes it: "reading-grade".
        severity: How much it matters.
        message: What is wrong, in words that a nurse would use.
        fix: What to do about it.
        position: Where it is in the source.
        section: The id of the section that it is in; empty for the whole document.
        excerpt: The words that it is about, as they stand in the source.
        end: Where the excerpt ends in the source, after its last character; None where that is not known.
        measure: How bad it is, where that is a figure; more is worse. A baseline does not let it grow.
    """

    rule: str
    severity: Severity
    message: str
    fix: str
    position: Position = NOWHERE
    section: str = ""
    excerpt: str = ""
    end: Position | None = None
    measure: float | None = None


def about(finding: Finding) -> str:
    """What a finding is about, in words that stay as they are when other parts of the article change.

    These are the words that it quotes, or its message without figures where it quotes none; never lines.
    """
    return " ".join(finding.excerpt.casefold().split()) or re.sub(r"[\d.,]+", "#", finding.message)


def fingerprints(findings: Iterable[Finding]) -> list[str]:
    """A name for each finding that stays as it is when other parts of the article change.

    It is made of the rule and of what the finding is about. The second of two findings that are alike has
    another name.
    """
    taken: Counter[tuple[str, str]] = Counter()
    names = []
    for finding in findings:
        same = (finding.rule, about(finding))
        taken[same] += 1
        text = "\n".join((*same, str(taken[same])))
        names.append(hashlib.sha256(text.encode()).hexdigest()[:32])
    return names
