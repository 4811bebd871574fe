"""Where a reader is in a source that has no lines, and what it left out so far."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import field, replace

from handouts.findings import Position
from handouts.model import Loss
from handouts.records import dataclass


@dataclass(slots=True)
class Account:
    """The count of paragraphs and the list of losses of one document.

    Attributes:
        path: The document's name.
        losses: What was left out so far.
        paragraph: Number of the paragraph that is being read, from 1.
        heading: The words of the last heading.
        counting: Whether paragraphs count; those of notes and boxes have the place that they are anchored in.
    """

    path: str
    losses: list[Loss] = field(default_factory=list)
    paragraph: int = 0
    heading: str = ""
    counting: bool = True

    @property
    def position(self) -> Position:
        """Where the paragraph is that is being read."""
        return Position(self.path, paragraph=self.paragraph or None, heading=self.heading)

    def next(self) -> None:
        """Another paragraph begins."""
        self.paragraph += self.counting

    def lose(self, kind: str, what: str, why: str, words: int = 0) -> None:
        """Puts down a loss here. What is lost in pieces in one paragraph is one loss."""
        last = self.losses[-1] if self.losses else None
        here = self.position
        if last and (last.kind, last.what, last.position) == (kind, what, here):
            self.losses[-1] = replace(last, words=last.words + words)
        else:
            self.losses.append(Loss(kind, what, why, here, words))

    def lose_once(self, kind: str, what: str, why: str, words: int = 0) -> None:
        """Puts down a loss that is one for the whole document, at its first place."""
        for index, loss in enumerate(self.losses):
            if (loss.kind, loss.what) == (kind, what):
                self.losses[index] = replace(loss, words=loss.words + words)
                return
        self.lose(kind, what, why, words)

    @contextmanager
    def standing_at(self, place: Position) -> Iterator[None]:
        """Reads what is anchored at `place` and not itself in the run of paragraphs."""
        before = self.paragraph, self.heading, self.counting
        self.paragraph, self.heading, self.counting = place.paragraph or 0, place.heading, False
        yield
        self.paragraph, self.heading, self.counting = before
