"""A page's content stream, marked anew: by the elements of our tree, and with every letter and space known.

WeasyPrint marks each piece of a line by itself, puts decoration inside of it, and paints the labels of lists
last. Here what is read first is painted first; each stretch of one element is one mark (ISO 32000-1, 14.6);
all else is an artifact of its kind; and neither is inside the other.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple, TypeAlias

import pikepdf

from handouts.writers.weasyprint.layout import Mark

PAINTS: Final = frozenset({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh", "INLINE IMAGE"})
PATHS: Final = frozenset({"m", "l", "c", "v", "y", "h", "re", "W", "W*"})
COLOURS: Final = {
    **dict.fromkeys(("g", "rg", "k", "cs", "sc", "scn"), "fill"),
    **dict.fromkeys(("G", "RG", "K", "CS", "SC", "SCN"), "stroke"),
}
LAST: Final = frozenset({"w", "J", "j", "M", "d", "ri", "i"})
"""Operators of which only the last counts."""

RIGHT_TO_LEFT: Final = frozenset({"R", "AL", "AN"})
"""Classes of characters that run from right to left (Unicode Standard Annex 9, table 4)."""

Operator: TypeAlias = Any
"""An instruction of pikepdf, or operands and an operator."""


class Letters(NamedTuple):
    """A font of the file.

    Attributes:
        letters: What each glyph stands for, in whatever text it is.
        space: The code of a space in it; empty where it has none.
    """

    letters: Mapping[int, str]
    space: bytes


class Stretch(NamedTuple):
    """What one mark of the rewritten page holds.

    Attributes:
        mcid: Its number.
        marks: WeasyPrint's marks, in the order of painting.
        text: What it says, where its glyphs do not stand in the order in which they are read; else empty.
    """

    mcid: int
    marks: tuple[Mark, ...]
    text: str = ""


class _State(NamedTuple):
    """The graphics state, as operators: those that add up, as matrices do, and those that replace others."""

    added: tuple[Operator, ...] = ()
    settings: tuple[tuple[str, tuple[Operator, ...]], ...] = ()

    def after(self, name: str, operators: list[Operator]) -> _State:
        """The state after an operator that paints nothing, with the path before it."""
        settings = dict(self.settings)
        key = COLOURS.get(name) or (name if name in LAST else "")
        if name == "gs":
            # WeasyPrint names what it sets: "a1" fills, "A1" strokes; others are not told apart.
            key = str(operators[-1].operands[0])[:2]
            key = key if key in ("/a", "/A") else ""
        if not key:
            return self._replace(added=(*self.added, *operators))
        before = settings.get(key, ()) if name in ("sc", "scn", "SC", "SCN") else ()
        settings[key] = (*before[:1], *operators)
        return self._replace(settings=tuple(settings.items()))


class _Unit(NamedTuple):
    """Operators that paint one thing, the mark or artifact that they are in, and the state they need."""

    context: Mark | None
    operators: list[Operator]
    state: _State


def rewrite(
    page: Any, marks: Mapping[int, Mark], order: Mapping[Mark, int], fonts: Mapping[str, Letters]
) -> tuple[bytes, list[Stretch]]:
    """The page's operators with marks of our own, and which of WeasyPrint's marks each of them holds.

    Args:
        page: A pikepdf page.
        marks: WeasyPrint's marks by number.
        order: The place in the reading order of each mark that is content; others are artifacts.
        fonts: The fonts of the file by their names.
    """
    written = _Writing()
    for unit in _sorted(list(_units(page, marks)), order):
        mark = unit.context
        if mark is not None and mark in order:
            operators, turned = _told(mark, unit.operators, fonts)
            written.paint(unit, ("content", mark.group), operators, turned=turned)
        else:
            written.paint(unit, (mark.artifact if mark else "", 0), unit.operators)
    written.close()
    return pikepdf.unparse_content_stream(written.operators), written.stretches


def _sorted(units: list[_Unit], order: Mapping[Mark, int]) -> Iterator[_Unit]:
    """The units as they are painted, but none after what is read after it."""
    ranks = [order.get(unit.context, -1) if unit.context else -1 for unit in units]
    waiting = sorted((rank, at) for at, rank in enumerate(ranks) if rank >= 0)
    painted: set[int] = set()
    first = 0
    for at, unit in enumerate(units):
        if ranks[at] < 0:
            yield unit
            continue
        while first < len(waiting) and waiting[first] <= (ranks[at], at):
            place = waiting[first][1]
            if place not in painted:
                painted.add(place)
                yield units[place]
            first += 1


class _Writing:
    """A content stream that is being written: marks are opened and the state is set as they are needed."""

    def __init__(self) -> None:
        self.operators: list[Operator] = []
        self.stretches: list[Stretch] = []
        self._kind: tuple[str, int] | None = None
        self._held: dict[Mark, None] = {}
        self._turned = False
        self._state: _State | None = None

    def paint(
        self, unit: _Unit, kind: tuple[str, int], operators: list[Operator], *, turned: bool = False
    ) -> None:
        """Paint a unit under a mark of this kind: "content" and the number of its group, or an artifact's.

        Where it is `turned`, its glyphs are not in the order in which they are read.
        """
        fresh = self._state is None or not self._reaches(unit.state)
        if kind != self._kind or fresh:
            self._unmark()
        if fresh:
            self._leave()
            self.operators.append(([], pikepdf.Operator("q")))
            self.operators += unit.state.added
        before = dict(self._state.settings) if self._state and not fresh else {}
        for key, setting in unit.state.settings:
            if before.get(key) != setting:
                self.operators += setting
        self._state = unit.state
        if self._kind is None:
            self._kind = kind
            self.operators.append(_begin(kind[0], len(self.stretches)))
        if kind[0] == "content" and unit.context is not None:
            self._held[unit.context] = None
            self._turned = self._turned or turned
        self.operators += operators

    def close(self) -> None:
        """End what is open."""
        self._unmark()
        self._leave()

    def _reaches(self, state: _State) -> bool:
        """Whether the state can be had from the one that is, without going back to the beginning."""
        now = self._state
        return (
            now is not None
            and len(now.added) == len(state.added)
            and all(one is other for one, other in zip(now.added, state.added, strict=True))
            and {key for key, _ in now.settings} <= {key for key, _ in state.settings}
        )

    def _unmark(self) -> None:
        if self._kind is not None:
            self.operators.append(([], pikepdf.Operator("EMC")))
        if self._held:
            text = "".join(mark.spaced for mark in self._held) if self._turned else ""
            self.stretches.append(Stretch(len(self.stretches), tuple(self._held), text))
            self._held, self._turned = {}, False
        self._kind = None

    def _leave(self) -> None:
        if self._state is not None:
            self.operators.append(([], pikepdf.Operator("Q")))
        self._state = None


def _begin(kind: str, mcid: int) -> Operator:
    """The operator that opens a mark, or an artifact of its kind (ISO 32000-1, 14.8.2.2.2)."""
    operator = pikepdf.Operator("BDC")
    if kind == "content":
        return ([pikepdf.Name.Span, pikepdf.Dictionary(MCID=mcid)], operator)
    if not kind:
        properties = pikepdf.Dictionary(Type=pikepdf.Name.Layout)
    else:
        properties = pikepdf.Dictionary(Type=pikepdf.Name.Pagination)
        if kind != "Pagination":
            properties.Subtype = pikepdf.Name(f"/{kind}")
    return ([pikepdf.Name.Artifact, properties], operator)


def _units(page: Any, marks: Mapping[int, Mark]) -> Iterator[_Unit]:
    """What the page paints, unit by unit."""
    stack: list[Mark | None] = []
    saved: list[_State] = []
    state = _State()
    path: list[Operator] = []
    text: list[Operator] | None = None
    for instruction in pikepdf.parse_content_stream(page):
        name = str(instruction.operator)
        if name in ("BDC", "BMC"):
            stack.append(_opened(instruction, marks))
        elif name == "EMC":
            stack.pop()
        elif text is not None:
            text.append(instruction)
            if name == "ET":
                yield _Unit(stack[-1] if stack else None, text, state)
                text = None
        elif name == "BT":
            text = [instruction]
        elif name == "q":
            saved.append(state)
        elif name == "Q":
            state = saved.pop()
        elif name in PATHS:
            path.append(instruction)
        elif name in PAINTS:
            mark = stack[-1] if stack else None
            # A line under words is no part of them.
            context = mark if mark is not None and (mark.text is None or mark.artifact) else None
            yield _Unit(context, [*path, instruction], state)
            path = []
        else:
            state = state.after(name, [*path, instruction])
            path = []


def _opened(instruction: Any, marks: Mapping[int, Mark]) -> Mark | None:
    operands = instruction.operands
    if len(operands) == 2 and "/MCID" in operands[1]:
        return marks[int(operands[1].MCID)]
    return None


def text_string(text: str) -> Any:
    """A text string: UTF-16 for all but ASCII, which every program reads alike (ISO 32000-1, 7.9.2.2)."""
    if text.isascii():
        return pikepdf.String(text)
    return pikepdf.String(b"\xfe\xff" + text.encode("utf-16-be", "replace"))


# Letters ----------------------------------------------------------------------------------------------


def _told(mark: Mark, operators: list[Operator], fonts: Mapping[str, Letters]) -> tuple[list[Operator], bool]:
    """A piece of a line whose characters and last space are known; and whether its order has to be said.

    Where glyphs change places, or one stands for several letters here and not there, a replacement text says
    what they mean (ISO 32000-1, 14.9.4). Writing from right to left is shown from left to right, as every
    program that copies or searches expects, and turns it; so there the tags alone say the text.
    """
    if mark.text is None:
        return operators, False
    shown, font = _shown(operators, fonts)
    if shown == mark.text.replace("\xa0", " ") and not mark.lead:
        if not mark.space:
            return operators, False
        if font is not None and font.space:
            space = ([pikepdf.String(font.space)], pikepdf.Operator("Tj"))
            return [*operators[:-1], space, operators[-1]], False
    if any(unicodedata.bidirectional(char) in RIGHT_TO_LEFT for char in mark.text):
        return operators, True
    said = pikepdf.Dictionary(ActualText=text_string(mark.spaced))
    begin: Operator = ([pikepdf.Name.Span, said], pikepdf.Operator("BDC"))
    return [begin, *operators, ([], pikepdf.Operator("EMC"))], False


def _shown(operators: Iterable[Operator], fonts: Mapping[str, Letters]) -> tuple[str, Letters | None]:
    """What the glyphs stand for one by one, and the last font."""
    font: Letters | None = None
    pieces: list[str] = []
    for instruction in operators:
        name = str(instruction.operator)
        if name == "Tf":
            font = fonts.get(str(instruction.operands[0])[1:])
        elif name in ("Tj", "TJ") and font is not None:
            for part in instruction.operands[0] if name == "TJ" else instruction.operands:
                if isinstance(part, pikepdf.String):
                    codes = bytes(part)
                    pieces += [
                        font.letters.get(codes[at] << 8 | codes[at + 1], "") for at in range(0, len(codes), 2)
                    ]
    return "".join(pieces).replace("\xa0", " "), font
