"""What holds while a Rich Text file is read: in each of its groups, and in each part with text of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field

from handouts.model import Block, Figure
from handouts.readers._outline import Heading
from handouts.readers._rtf_body import Body, Set
from handouts.readers._runs import Run
from handouts.records import dataclass


@dataclass(slots=True)
class State:
    """What holds inside a group. A group that opens has its own, which starts as that around it."""

    destination: str = "text"
    font: int = -1
    skip: int = 1
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    struck: bool = False
    hidden: bool = False
    deleted: bool = False
    shift: str = ""
    language: int = 0
    link: str = ""
    size: int = 24
    set: Set = field(default_factory=Set)
    in_table: int = 0
    borders: frozenset[str] = frozenset()

    def copy(self) -> State:
        """Another one that is the same."""
        return State(
            self.destination, self.font, self.skip, self.bold, self.italic, self.underlined, self.struck,
            self.hidden, self.deleted, self.shift, self.language, self.link, self.size, self.set,
            self.in_table, self.borders,
        )  # fmt: skip


@dataclass(slots=True)
class Story:
    """A part of the file that has text of its own: the body, a note, a text box."""

    body: Body
    runs: list[Run] = field(default_factory=list)
    marker: str = ""
    figures: list[Figure] = field(default_factory=list)
    boxes: list[list[Heading | Block]] = field(default_factory=list)
    size: int = 0
    underlines: set[bool] = field(default_factory=set)
    gone: dict[tuple[str, str, str], str] = field(default_factory=dict)


@dataclass(slots=True)
class Group:
    state: State
    end: Callable[[], None] | None = None
