"""One page's content: text and drawing operators, each under a marked-content tag or an artifact."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import field
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from handouts.records import dataclass
from handouts.writers.pdf.fonts import SPACED, drawn, is_heavy, spacing
from handouts.writers.pdf.lines import Line
from handouts.writers.pdf.structure import Annotation, Content, Element

if TYPE_CHECKING:
    from handouts.writers.pdf.forms import Field


class Palette(NamedTuple):
    """The colours of a file, as operands: INK and ACCENT by what stands in their place, and the paper.

    Attributes:
        shades: What is drawn for INK and for ACCENT; as they are, where it does not say.
        paper: The ground, or nothing where it is the paper's own white.
    """

    shades: Mapping[bytes, bytes] = MappingProxyType({})
    paper: bytes = b""


ACCENT: Final = b"0.0431 0.2902 0.3569"
"""The one ink besides black: #0B4A5B, 9.6:1 on white. A theme may set another in its place."""
INK: Final = b"0 0 0"
"""Of text. A theme may set another in its place."""
PLAIN: Final = Palette()
"""Black and the accent on white paper."""

BACKGROUND: Final = b"/Artifact <</Type/Background>>BDC\n"
LAYOUT: Final = b"/Artifact <</Type/Layout>>BDC\n"
HEADER: Final = b"/Artifact <</Type/Pagination/Subtype/Header>>BDC\n"
FOOTER: Final = b"/Artifact <</Type/Pagination/Subtype/Footer>>BDC\n"
REPEATED: Final = b"/Artifact <</Type/Pagination>>BDC\n"


class Quad(NamedTuple):
    """A stretch of a link on one line, in points from the page's lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


class LinkArea(NamedTuple):
    """A link's stretches on one page; `owner` is its Link element."""

    page: int
    owner: Element
    quads: tuple[Quad, ...]


@dataclass()
class Ink:
    """What all pages of a file have in common as they are painted."""

    used: dict[int, list[bytes]] = field(default_factory=dict)
    annotations: list[LinkArea | Field] = field(default_factory=list)


def number(value: float) -> bytes:
    """A PDF number to a thousandth of a point."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return b"0" if text == "-0" else text.encode("ascii")


class Canvas:
    """A page under the pen. Heights are measured from the top of the page down.

    Attributes:
        page: Index from 0.
        owners: The element of each marked-content identifier.
        tops: Where each begins, in points from the lower edge of the page.
        operators: The content stream so far.
        content: The whole of it, compressed by Flate, once the page is done.
        shift: How far everything is moved to the right, for a page that is bound at its side.
        shades: What is drawn for INK and ACCENT.
    """

    def __init__(
        self, page: int, height: float, ink: Ink, *, shift: float = 0.0, palette: Palette = PLAIN
    ) -> None:
        self.page = page
        self.height = height
        self.ink = ink
        self.owners: list[Element] = []
        self.tops: list[float] = []
        self.operators: list[bytes] = []
        self.content = b""
        self.muted = False
        self.shift = shift
        self.shades = palette.shades
        self.paper = palette.paper

    def begin(self, width: float) -> None:
        """Lay the ground of a page `width` points wide, and move what follows by `shift`."""
        if self.paper:
            with self.artifact(BACKGROUND):
                self.operators.append(
                    b"%s rg 0 0 %s %s re f\n" % (self.paper, number(width), number(self.height))
                )
        if self.shift:
            self.operators.append(b"1 0 0 1 %s 0 cm\n" % number(self.shift))

    def done(self) -> None:
        """Pack the operators, for nothing more is painted: a long document stays small in memory."""
        self.content = zlib.compress(b"".join(self.operators))
        self.operators.clear()

    def shade(self, colour: bytes) -> bytes:
        """What is drawn for a colour: another in its place, if the theme has one."""
        return self.shades.get(colour, colour)

    @contextmanager
    def artifact(self, tag: bytes) -> Iterator[None]:
        """What is painted inside is no part of the document (ISO 14289-1, 7.1 and 7.8)."""
        if self.muted:
            yield
            return
        self.operators.append(tag)
        self.muted = True
        yield
        self.muted = False
        self.operators.append(b"EMC\n")

    def mark(self, owner: Element, top: float = 0.0) -> bytes:
        """The operator that begins marked content of `owner`, which takes its place in the tree."""
        owner.join()
        mcid = len(self.owners)
        self.owners.append(owner)
        self.tops.append(top)
        owner.kids.append(Content(self.page, mcid))
        return b"/%s <</MCID %d>>BDC\n" % (owner.type.encode("ascii"), mcid)

    @contextmanager
    def marked(self, owner: Element) -> Iterator[None]:
        """What is painted inside is content of `owner`."""
        if self.muted:
            yield
            return
        self.operators.append(self.mark(owner))
        yield
        self.operators.append(b"EMC\n")

    def rectangle(self, x: float, top: float, width: float, height: float, colour: bytes = INK) -> None:
        """A filled rectangle; a layout artifact unless something else is open."""
        with self.artifact(LAYOUT):
            self.operators.append(
                b"%s rg %s %s %s %s re f\n"
                % (
                    self.shade(colour),
                    number(x),
                    number(self.height - top - height),
                    number(width),
                    number(height),
                )
            )

    def text(
        self,
        lines: Sequence[Line],
        x: float,
        baseline: float,
        *,
        size: float,
        leading: float,
        colour: bytes = INK,
    ) -> None:
        """Lines of text, the first with its baseline `baseline` below the top of the page.

        Each element's content is one marked stretch, however many lines it has. Links are underlined and get
        their areas.
        """
        colour = self.shades.get(colour, colour)
        muted = self.muted
        used = self.ink.used
        out = self.operators
        owner: Element | None = None
        current = lines[0].segments[0].face
        out.append(
            b"BT %s rg %s%s TL %s %s Td\n"
            % (
                colour,
                _pen(current, size, colour),
                number(leading),
                number(x),
                number(self.height - baseline),
            )
        )
        linked = False
        for index, line in enumerate(lines):
            if index:
                out.append(b"T*\n")
            for segment in line.segments:
                if segment.owner is not owner and not muted:
                    if owner is not None:
                        out.append(b"EMC\n")
                    owner = segment.owner
                    out.append(self.mark(owner, self.height - baseline - index * leading + size))
                    linked = linked or owner.link is not None
                if segment.face != current:
                    out.append(_off(current) + _pen(segment.face, size, colour))
                    current = segment.face
                used.setdefault(drawn(current), []).append(segment.codes)
                out.append(b"[(%s)]TJ\n" % segment.shown)
        out.append(_off(current))
        out.append(b"EMC ET\n" if owner is not None else b"ET\n")
        if linked:
            self._links(lines, x, baseline, size=size, leading=leading)

    def _links(
        self, lines: Sequence[Line], x: float, baseline: float, *, size: float, leading: float
    ) -> None:
        areas: dict[int, tuple[Element, list[Quad]]] = {}
        for index, line in enumerate(lines):
            y = self.height - baseline - index * leading
            left = x
            last: Element | None = None
            for segment in line.segments:
                right = left + segment.width * size / 1000
                link = segment.owner.link
                if link is not None and right > left:
                    quads = areas.setdefault(id(link), (link, []))[1]
                    if link is last:
                        quads[-1] = quads[-1]._replace(right=right)
                    else:
                        quads.append(Quad(left, y - 0.25 * size, right, y + 0.8 * size))
                last = link
                left = right
        for link, quads in areas.values():
            if not quads:
                continue
            with self.artifact(LAYOUT):
                thickness = number(size * 0.06)
                for quad in quads:
                    self.operators.append(
                        b"%s rg %s %s %s %s re f\n"
                        % (
                            self.shade(INK),
                            number(quad.left),
                            number(quad.bottom + 0.1 * size),
                            number(quad.right - quad.left),
                            thickness,
                        )
                    )
            link.kids.append(Annotation(self.page, len(self.ink.annotations)))
            moved = (
                quad._replace(left=quad.left + self.shift, right=quad.right + self.shift) for quad in quads
            )
            self.ink.annotations.append(LinkArea(self.page, link, tuple(moved)))


_THIN: Final = b"0 Tr 0 j\n"
_STROKE: Final = 0.03
"""The stroke around the glyphs of a face of HEAVY, in multiples of the type size: stems as of a bold face."""


def _pen(face: int, size: float, colour: bytes) -> bytes:
    """The operators that choose a face; for a heavy one the stroke around it, for a spaced one Tc."""
    apart = b"%s Tc\n" % number(size * spacing()[0] / 1000) if face & SPACED else b""
    if is_heavy(face):
        return b"/F%d %s Tf 2 Tr 1 j %s w %s RG\n%s" % (
            drawn(face),
            number(size),
            number(size * _STROKE),
            colour,
            apart,
        )
    return b"/F%d %s Tf\n%s" % (drawn(face), number(size), apart)


def _off(face: int) -> bytes:
    """The operators that undo what `_pen` did besides choosing a face."""
    return (_THIN if is_heavy(face) else b"") + (b"0 Tc\n" if face & SPACED else b"")
