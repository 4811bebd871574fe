"""The body of an OpenDocument text, or of a note or box in it, to headings and blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml import etree

from handouts.model import plain_text
from handouts.readers._assembly import Frame
from handouts.readers._odt_frames import FrameReader
from handouts.readers._odt_inlines import Source
from handouts.readers._odt_lists import ListReader
from handouts.readers._odt_names import (
    DRAW,
    FO,
    OFFICE,
    TABLE,
    TEXT,
    number,
    word_count,
)
from handouts.readers._odt_parts import CAPTIONS
from handouts.readers._odt_tables import TableReader
from handouts.readers._runs import Look, Run, inlines

_CONTENTS_WHY = "its page numbers are those of the other pages; handouts make their own"
_INDEXES = frozenset(
    f"{TEXT}{name}"
    for name in (
        "table-of-content", "alphabetical-index", "illustration-index", "table-index", "object-index",
        "user-index",
    )
)  # fmt: skip


class Flow(ListReader, TableReader, FrameReader):
    """Reads what follows each other in one container."""

    def read(self, container: etree._Element) -> None:
        """The headings and blocks of a container."""
        group: Frame | None = None
        kind = ""
        children = list(_unwrapped(container, self.source))
        for at, element in enumerate(children):
            wanted = self._group(element)
            if group is not None and wanted != kind:
                self.assembly.close(group)
                group = None
            if wanted and group is None:
                frame = Frame("quote" if wanted == "quote" else "callout", self.account.position)
                if self.assembly.can_open(frame.kind):
                    group = self.assembly.open(frame)
            kind = wanted
            self._element(element, children, at)
        if group is not None:
            self.assembly.close(group)

    def _element(self, element: etree._Element, siblings: Sequence[etree._Element], at: int) -> None:
        tag = str(element.tag)
        if tag in {TEXT + "p", TEXT + "h"}:
            following = siblings[at + 1] if at + 1 < len(siblings) else None
            before = siblings[at - 1] if at else None
            if self._is_caption(element) and (_is_table(following) or _is_table(before)):
                return  # the table has taken it, or will
            self._paragraph(element)
        elif tag == TEXT + "list":
            self._list(element, "", 1)
        elif tag == TABLE + "table":
            self._table(element, self._caption_of(siblings, at))
        elif tag in _INDEXES:
            words = word_count(element)
            if words:
                self.account.lose_once("navigation", "The table of contents", _CONTENTS_WHY, words)
            self.account.paragraph += sum(1 for _ in element.iter(TEXT + "p", TEXT + "h"))
        elif tag.startswith(DRAW):
            self._drawn(element)
        elif tag == OFFICE + "forms":
            self._forms(element)
        elif tag == TEXT + "bibliography":
            body = element.find(TEXT + "index-body")
            if body is not None:
                self.read(body)
        elif tag == TEXT + "change":
            words = self.source.deleted.pop(element.get(TEXT + "change-id", ""), 0)
            if words:
                why = "the author took them out"
                self.account.lose("deleted", "Deleted words (tracked change)", why, words)

    # Paragraphs ---------------------------------------------------------------------------------------

    def _paragraph(self, element: etree._Element, prefix: str = "") -> None:
        content = self._content(element)
        for frame in content.before:
            self._drawn(frame)
        if content.inked:
            level = self._heading_level(element)
            runs = content.runs
            if prefix:
                runs = [Run(prefix, Look(), self.account.position), *runs]
            if level is None:
                self.assembly.boundary()
                self._pour(runs)
                self.assembly.boundary()
            else:
                self._heading(level, runs)
        for frame in content.after:
            self._drawn(frame)

    def _heading(self, level: int, runs: Sequence[Run]) -> None:
        opened = None
        if self.assembly.can_open("heading"):
            opened = self.assembly.open(Frame("heading", self.account.position, level=level))
        self._pour([replace(run, text=" ", line_break=False) if run.line_break else run for run in runs])
        if opened is not None:
            self.assembly.close(opened)
        self.account.heading = " ".join(plain_text(inlines(runs)).split())

    def _heading_level(self, element: etree._Element) -> int | None:
        if element.tag == TEXT + "h":
            return max(1, min(number(element.get(TEXT + "outline-level"), 1), 9))
        names = self.source.styles.names("paragraph", element.get(TEXT + "style-name", ""))
        return 0 if "title" in names else None

    def _is_caption(self, element: etree._Element | None) -> bool:
        if element is None or element.tag != TEXT + "p":
            return False
        names = self.source.styles.names("paragraph", element.get(TEXT + "style-name", ""))
        return not CAPTIONS.isdisjoint(names) and word_count(element) > 0

    def _caption_of(self, siblings: Sequence[etree._Element], at: int) -> etree._Element | None:
        """The caption of a table: the paragraph above it that is one, else the one below it."""
        above = siblings[at - 1] if at else None
        below = siblings[at + 1] if at + 1 < len(siblings) else None
        if self._is_caption(above) and not (at > 1 and _is_table(siblings[at - 2])):
            return above
        following = siblings[at + 2] if at + 2 < len(siblings) else None
        if self._is_caption(below) and not _is_table(following):
            return below
        return above if self._is_caption(above) else None

    def _group(self, element: etree._Element) -> str:
        """What kind of group a paragraph is in by its look: "quote", "box" or "" for none."""
        if element.tag != TEXT + "p" or not word_count(element):
            return ""
        style = element.get(TEXT + "style-name", "")
        styles = self.source.styles
        if not {"quotations", "quote", "intense quote", "block text"}.isdisjoint(
            styles.names("paragraph", style)
        ):
            return "quote"
        border = styles.find("paragraph", style, "paragraph", FO + "border")
        return (
            "box" if (border and not border.startswith(("none", "hidden", "0"))) or _is_ruled(border) else ""
        )

    def _forms(self, element: etree._Element) -> None:
        from handouts.readers._odt_names import FORM

        for control in element.iter():
            tag = str(control.tag)
            if not tag.startswith(FORM) or tag in {FORM + "form", FORM + "properties", FORM + "property"}:
                continue
            said = " ".join(
                control.get(FORM + name, "")
                for name in ("label", "current-value", "value")
                if control.get(FORM + name)
            )
            name = control.get(FORM + "name", "")[:60]
            if said.strip() or name:
                why = "a handout is printed; write a label and a line, such as “Name: ____”"
                words = len(said.split())
                self.account.lose("filled" if words else "form", f"The form field “{name}”", why, words)


def _unwrapped(container: etree._Element, source: Source) -> Iterator[etree._Element]:
    """The children of an element, with those of sections in their place."""
    stack = list(reversed(container))
    while stack:
        child = stack.pop()
        if child.tag == TEXT + "section":
            if child.get(TEXT + "display") == "none":
                words = word_count(child)
                if words:
                    source.account.lose("hidden", "Hidden words", "the document does not show them", words)
            else:
                stack.extend(reversed(child))
        elif child.tag == TEXT + "numbered-paragraph":
            stack.extend(reversed(child))
        elif child.tag == TEXT + "tracked-changes":
            continue
        else:
            yield child


def _is_table(element: etree._Element | None) -> bool:
    return element is not None and element.tag == TABLE + "table"


def _is_ruled(border: str) -> bool:
    return bool(re.match(r"0?\.\d", border)) and "none" not in border
