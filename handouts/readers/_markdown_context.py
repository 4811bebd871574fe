"""What the parts of one reading of Markdown share: the source, the losses so far, what HTML elements are."""

from __future__ import annotations

import functools
import html
import re
from dataclasses import field
from pathlib import Path

from handouts.findings import NOWHERE, Position
from handouts.model import Abbreviation, Figure, Inlines, Loss, NoteRef, Text, walk
from handouts.readers._images import PictureError, load
from handouts.readers._inlines import spaced
from handouts.readers._silences import Remark
from handouts.records import dataclass
from handouts.resources import toml

TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)((?:\"[^\"]*\"|'[^']*'|[^'\"<>]){0,2000})>")
_ATTRIBUTE = re.compile(r"([A-Za-z_:][\w:.-]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?")


@dataclass(frozen=True, slots=True)
class Context:
    """What every part of one reading shares: where the source is, what was lost and silenced so far."""

    path: str
    folder: Path | None
    losses: list[Loss]
    remarks: list[Remark] = field(default_factory=list)
    lang: str = "en"

    def lose(self, kind: str, what: str, why: str, place: tuple[int, int], words: int = 0) -> None:
        """Notes something that is not carried over."""
        self.losses.append(Loss(kind, what, why, Position(self.path, *place), words))

    def figure(self, source: str, alt: str, line: int, column: int, caption: Inlines = ()) -> Figure:
        """The figure for a picture; without its picture, and with a loss, if that cannot be had."""
        image = None
        try:
            image = load(source, self.folder)
        except PictureError as error:
            self.lose("image", f"the picture {source or 'with no name'}", str(error), (line, column))
        where = Position(self.path, line, column)
        return Figure(image, spaced(alt), caption, source=source, position=where)


@functools.cache
def elements(kind: str) -> frozenset[str]:
    """The HTML elements of a kind in `data/markdown.toml`."""
    return frozenset(toml("markdown.toml")["html"][kind].split())


@functools.cache
def is_element(name: str) -> bool:
    return any(name in elements(kind) for kind in toml("markdown.toml")["html"])


def attributes(text: str) -> dict[str, str]:
    """The attributes of a tag."""
    found: dict[str, str] = {}
    for name, one, two, three in _ATTRIBUTE.findall(text):
        found.setdefault(name.lower(), html.unescape(one or two or three))
    return found


def first_position(inlines: Inlines) -> Position:
    """Where the first words stand."""
    for inline in inlines:
        if isinstance(inline, Text):
            return inline.position
        for node in walk(inline):
            if isinstance(node, (Text, Abbreviation, NoteRef)):
                return node.position
    return NOWHERE
