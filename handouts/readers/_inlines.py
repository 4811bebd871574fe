"""Builds a run of inlines from stretches of source lines, keeping where each character stands."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import field
from typing import TypeAlias

from handouts.findings import Position
from handouts.model import Inline, Inlines, LineBreak, Text
from handouts.records import dataclass

Make: TypeAlias = Callable[[Inlines], Inline | None]
"""Makes the node around some children; None where the children are to stand without one."""

_RUN = re.compile(r"\s{2,}")
_ODD_WHITE = re.compile(r"[^\S \u00a0\u202f\u2007]")
"""Single white space that is to be an ordinary space. The others hold words together ("10 mg")."""


def spaced(text: str) -> str:
    """`text` on one line, with single spaces; those that hold words together stay."""
    return _RUN.sub(" ", _ODD_WHITE.sub(" ", text)).strip()


_MAX_DEPTH = 12
"""Nodes inside one another; the ninth emphasis of the same words means nothing, and writers recurse."""


@dataclass(slots=True, eq=False)
class _Piece:
    """Characters that stand side by side in the source, the first of them at `column`."""

    parts: list[str]
    line: int
    column: int
    length: int


@dataclass(slots=True, eq=False)
class _Group:
    """Pieces inside one node."""

    kind: str
    make: Make
    children: list[_Piece | _Group | Inline] = field(default_factory=list)


class InlineBuilder:
    """Collects text, line breaks and nested nodes, and makes a tidy tuple of inlines of them.

    White space is tidied over the whole run: none at the start and the end, one space for several. A node of
    a kind that is open already is not opened again, so that the depth of the tree is bounded.

    Args:
        path: The source as the user named it, for positions.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._root = _Group("", lambda _: None)
        self._open = [self._root]
        self._after_space = True
        self._end = (1, 1)

    @property
    def empty(self) -> bool:
        """Whether nothing but white space has been put in."""
        return not self._root.children and len(self._open) == 1

    @property
    def at_start(self) -> bool:
        """Whether a line starts here, so that another end of one would say nothing."""
        children = self._open[-1].children
        return self.empty or bool(children and isinstance(children[-1], LineBreak))

    def text(self, text: str, line: int, column: int) -> None:
        """Adds characters of one source line, the first of them at `column` (from 1)."""
        if "  " not in text and text.isprintable():  # no white space but single spaces
            self._put(text, line, column)
            return
        text = _ODD_WHITE.sub(" ", text)
        at = 0
        for white in _RUN.finditer(text):
            self._put(text[at : white.start()], line, column + at)
            self.space()
            at = white.end()
        self._put(text[at:], line, column + at)

    def literal(self, text: str, line: int, column: int) -> None:
        """Adds characters that the source writes in another way, such as an entity, at `column`."""
        text = _RUN.sub(" ", _ODD_WHITE.sub(" ", text))
        if self._after_space:
            text = text.lstrip()
        if text:
            self._append(text, line, column, fresh=True)

    def space(self) -> None:
        """Adds the space that joins the words of two lines."""
        if self._after_space:
            return
        children = self._open[-1].children
        last = children[-1] if children else None
        if isinstance(last, _Piece):
            last.parts.append(" ")
            last.length += 1
        else:
            children.append(_Piece([" "], *self._end, 1))
        self._after_space = True

    def line_break(self, line: int, column: int) -> None:
        """Adds a line end that the author meant."""
        self._trim(self._root)
        self._open[-1].children.append(LineBreak(position=Position(self._path, line, column)))
        self._after_space = True

    def node(self, node: Inline) -> None:
        """Adds a node that is ready."""
        self._open[-1].children.append(node)
        self._after_space = False

    def open(self, kind: str, make: Make) -> bool:
        """Starts a node, unless one of that kind is open. Returns whether it did."""
        if len(self._open) > _MAX_DEPTH or any(group.kind == kind for group in self._open):
            return False
        group = _Group(kind, make)
        self._open[-1].children.append(group)
        self._open.append(group)
        return True

    def close(self, kind: str) -> bool:
        """Ends the node of that kind, and whatever was opened inside it. Returns whether one was open."""
        if not any(group.kind == kind for group in self._open):
            return False
        while self._open.pop().kind != kind:
            pass
        return True

    def finish(self) -> Inlines:
        """The inlines. The builder is then empty again."""
        children = self._root.children
        self._trim(self._root)
        while children and isinstance(children[-1], LineBreak):
            children.pop()
            self._trim(self._root)
        while children and isinstance(children[0], LineBreak):
            children.pop(0)
        made = self._freeze(children)
        children.clear()
        del self._open[1:]
        self._after_space = True
        return made

    def _put(self, text: str, line: int, column: int) -> None:
        if self._after_space:
            stripped = text.lstrip()
            column += len(text) - len(stripped)
            text = stripped
        if text:
            self._append(text, line, column)

    def _append(self, text: str, line: int, column: int, *, fresh: bool = False) -> None:
        children = self._open[-1].children
        last = children[-1] if children else None
        if (
            not fresh
            and isinstance(last, _Piece)
            and last.line == line
            and last.column + last.length == column
        ):
            last.parts.append(text)
            last.length += len(text)
        else:
            children.append(_Piece([text], line, column, len(text)))
        self._after_space = text[-1].isspace()
        self._end = (line, column + len(text))

    def _trim(self, group: _Group) -> None:
        """Takes white space off the end of the run."""
        while group.children:
            last = group.children[-1]
            if isinstance(last, _Group):
                self._trim(last)
                if last.children or last in self._open:
                    return
                group.children.pop()
            elif isinstance(last, _Piece):
                if not last.parts[-1][-1:].isspace():
                    return
                text = "".join(last.parts).rstrip()
                last.parts, last.length = [text], len(text)
                if text:
                    return
                group.children.pop()
            else:
                return

    def _freeze(self, children: list[_Piece | _Group | Inline]) -> Inlines:
        made: list[Inline] = []
        for child in children:
            if isinstance(child, _Piece):
                where = Position(self._path, child.line, child.column)
                made.append(Text("".join(child.parts), position=where))
            elif isinstance(child, _Group):
                inside = self._freeze(child.children)
                node = child.make(inside) if inside else None
                if node is None:
                    made.extend(inside)
                else:
                    made.append(node)
            else:
                made.append(child)
        return tuple(made)
