"""The body of an OpenDocument text, or of a note or box in it, to headings and blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import field, replace

from lxml import etree

from handouts.model import Cell, plain_text
from handouts.readers._assembly import Assembly, Frame
from handouts.readers._odt_inlines import Content, ParagraphReader, Source, alt_of, pictured
from handouts.readers._odt_names import (
    DRAW,
    FO,
    OFFICE,
    TABLE,
    TEXT,
    XLINK,
    XML,
    characters,
    number,
    word_count,
)
from handouts.readers._odt_styles import Level
from handouts.readers._runs import Look, Run, inlines
from handouts.readers._symbols import TICK_BOXES
from handouts.readers._word_numbering import written
from handouts.records import dataclass

_CONTENTS_WHY = "its page numbers are those of the other pages; handouts make their own"
_INDEXES = frozenset(
    f"{TEXT}{name}"
    for name in (
        "table-of-content", "alphabetical-index", "illustration-index", "table-index", "object-index",
        "user-index",
    )
)  # fmt: skip
_REPEAT = 1000
_CAPTIONS = frozenset({"caption", "illustration", "figure", "drawing", "abbildung", "table", "tabelle"})
_PICTURE_CAPTIONS = _CAPTIONS - {"table", "tabelle"}
_LABEL_WORDS = 12


@dataclass(slots=True)
class _Counts:
    """How far lists have counted: by the name of their style and level, and by their own identifier."""

    by_style: dict[tuple[str, int], int] = field(default_factory=dict)
    by_id: dict[str, int] = field(default_factory=dict)


class Flow:
    """Reads what follows each other in one container.

    Args:
        source: The document.
        assembly: Where the blocks are made.
    """

    def __init__(self, source: Source, assembly: Assembly) -> None:
        self.source = source
        self.account = source.account
        self.assembly = assembly
        self.counts = _Counts()
        self.sizes: dict[int, float] = {}

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

    def _content(self, element: etree._Element) -> Content:
        self.account.next()
        style = element.get(TEXT + "style-name", "")
        key = element.get(XML + "id", "") or element.get(TEXT + "id", "")
        if key:
            self.source.bookmarks.setdefault(key, self.account.paragraph)
        return ParagraphReader(self.source, style).read(element)

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

    def _pour(self, runs: Sequence[Run]) -> None:
        for run in runs:
            if run.line_break:
                self.assembly.line_break(run.position)
            else:
                self.assembly.text(run)

    def _heading_level(self, element: etree._Element) -> int | None:
        if element.tag == TEXT + "h":
            return max(1, min(number(element.get(TEXT + "outline-level"), 1), 9))
        names = self.source.styles.names("paragraph", element.get(TEXT + "style-name", ""))
        return 0 if "title" in names else None

    def _is_caption(self, element: etree._Element | None) -> bool:
        if element is None or element.tag != TEXT + "p":
            return False
        names = self.source.styles.names("paragraph", element.get(TEXT + "style-name", ""))
        return not _CAPTIONS.isdisjoint(names) and word_count(element) > 0

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

    # Lists --------------------------------------------------------------------------------------------

    def _list(self, element: etree._Element, style: str, depth: int) -> None:
        style = element.get(TEXT + "style-name", "") or style
        level = self.source.styles.level(style, min(depth, 10))
        if any(part.tag == TEXT + "h" for part in element.iter(TEXT + "h")):
            self._numbered_headings(element, level)
            return
        count = self._start(element, style, depth, level)
        worded = any(map(str.isalpha, level.before + level.after))
        opened: Frame | None = None
        for item in element:
            if item.tag not in {TEXT + "list-item", TEXT + "list-header"}:
                continue
            restart = item.get(TEXT + "start-value")
            if restart is not None and opened is not None and number(restart, count) != count:
                self.assembly.close(opened)
                opened = None
            count = number(restart, count)
            counts = item.tag == TEXT + "list-item" and any(
                child.tag in {TEXT + "p", TEXT + "h"} for child in item
            )
            if level.style is not None and worded:
                self._worded(item, level, count, style, depth)
            elif level.style is None and not level.bullet:
                self._item_parts(item, style, depth)
            else:
                if opened is None:
                    opened = self._opened(level, count)
                self._item(item, style, depth)
            count += counts
            self.counts.by_style[style, depth] = count
        if opened is not None:
            self.assembly.close(opened)
        self.counts.by_id[element.get(XML + "id", "")] = count

    def _start(self, element: etree._Element, style: str, depth: int, level: Level) -> int:
        continued = element.get(TEXT + "continue-list", "")
        if continued and continued in self.counts.by_id:
            return self.counts.by_id[continued]
        if element.get(TEXT + "continue-numbering") == "true":
            return self.counts.by_style.get((style, depth), level.start)
        return level.start

    def _opened(self, level: Level, count: int) -> Frame | None:
        kind = "numbers" if level.style is not None else "bullets"
        frame = Frame("bullets" if kind == "bullets" else "numbers", self.account.position)
        if level.style is not None:
            frame.start, frame.style = count, level.style
        return self.assembly.open(frame) if self.assembly.can_open(frame.kind) else None

    def _item(self, item: etree._Element, style: str, depth: int) -> None:
        first = next((child for child in item if child.tag == TEXT + "p"), None)
        frame = Frame("item")
        if first is not None and item[0] is first:
            text = characters(first).lstrip()
            boxes = sum(text.count(box) for box in TICK_BOXES)
            if text[:1] in TICK_BOXES and boxes == 1:
                frame.checked = TICK_BOXES[text[0]]
        opened = self.assembly.open(frame) if self.assembly.can_open("item") else None
        if opened is None:
            frame.checked = None
            self.assembly.boundary()
        for child in item:
            if child.tag == TEXT + "list":
                self._list(child, style, depth + 1)
            elif child is first and frame.checked is not None:
                content = self._content(first)
                for anchored in (*content.before, *content.after):
                    self._drawn(anchored)
                self._pour(_without_box(content.runs))
                self.assembly.boundary()
            else:
                self._element(child, (child,), 0)
        if opened is not None:
            self.assembly.close(opened)

    def _item_parts(self, item: etree._Element, style: str, depth: int, prefix: str = "") -> None:
        """What an item holds that has nothing in front, or words that no list of a handout has."""
        for child in item:
            if child.tag == TEXT + "list":
                self._list(child, style, depth + 1)
            elif child.tag == TEXT + "p":
                self._paragraph(child, prefix)
                prefix = ""
            else:
                self._element(child, (child,), 0)

    def _worded(self, item: etree._Element, level: Level, count: int, style: str, depth: int) -> None:
        assert level.style is not None  # noqa: S101 - as the caller saw
        prefix = f"{level.before}{written(count, level.style)}{level.after}".strip()
        self._item_parts(item, style, depth, f"{prefix} ")

    def _numbered_headings(self, element: etree._Element, level: Level) -> None:
        if level.style is not None:
            self.account.lose_once(
                "format", "The numbers of the headings", "the parts of a handout are found by their names"
            )
        for item in element.iter(TEXT + "list-item", TEXT + "list-header"):
            for child in item:
                if child.tag != TEXT + "list":
                    self._element(child, (child,), 0)

    # Tables -------------------------------------------------------------------------------------------

    def _table(self, element: etree._Element, caption: etree._Element | None) -> None:
        rows = list(_rows(element))
        cells = [cell for row, _ in rows for cell in row if cell.tag == TABLE + "table-cell"]
        if not any(word_count(cell) or next(cell.iter(DRAW + "image"), None) is not None for cell in cells):
            if caption is not None:
                self._paragraph(caption)
            return
        if len(cells) == 1 or _sets_out(cells):
            self._set_out(cells, caption)
            return
        opened = None
        if self.assembly.can_open("table"):
            opened = self.assembly.open(Frame("table", self.account.position))
        else:
            self.account.lose("format", "A table inside others", "its words are kept as paragraphs")
        if caption is not None:
            label = self.assembly.open(Frame("caption")) if self.assembly.can_open("caption") else None
            self._pour(self._content(caption).runs)
            if label is not None:
                self.assembly.close(label)
        named = sum(header for _, header in rows)
        if not named and len(rows) > 1 and self._is_named(rows[0][0]) and not self._is_named(rows[1][0]):
            named = 1
        for at, (row, _) in enumerate(rows):
            self._row(row, header=at < named and len(rows) > 1, open_=opened is not None)
        if opened is not None:
            self.assembly.close(opened)

    def _row(self, row: etree._Element, *, header: bool, open_: bool) -> None:
        kept = self.assembly.open(Frame("row", self.account.position)) if open_ else None
        for cell in row:
            if cell.tag != TABLE + "table-cell":
                continue
            across = max(1, min(number(cell.get(TABLE + "number-columns-spanned"), 1), _REPEAT))
            down = max(1, min(number(cell.get(TABLE + "number-rows-spanned"), 1), _REPEAT))
            times = max(1, min(number(cell.get(TABLE + "number-columns-repeated"), 1), _REPEAT))
            for _ in range(times if word_count(cell) or times < 20 else 1):
                made = Cell((), header, "col" if header else "", across, down)
                opened = self.assembly.open(Frame("cell", cell=made)) if open_ else None
                self.read(cell)
                if opened is not None:
                    self.assembly.close(opened)
        if kept is not None:
            self.assembly.close(kept)

    def _set_out(self, cells: Sequence[etree._Element], caption: etree._Element | None) -> None:
        """The parts of a table that only sets out a page, and of a box."""
        if caption is not None:
            self._paragraph(caption)
        box = None
        if len(cells) == 1 and self._has_label(cells[0]) and self.assembly.can_open("callout"):
            box = self.assembly.open(Frame("callout", self.account.position))
        for cell in cells:
            self.read(cell)
        if box is not None:
            self.assembly.close(box)

    def _has_label(self, container: etree._Element) -> bool:
        """Whether a box starts with a short paragraph in bold, and has more than that."""
        inked = [child for child in container if word_count(child)]
        if len(inked) < 2 or inked[0].tag != TEXT + "p":
            return False
        return word_count(inked[0]) <= _LABEL_WORDS and self._is_bold(inked[0])

    def _is_named(self, row: etree._Element) -> bool:
        """Whether all words of a row are bold, or set in the style of a table's headings."""
        paragraphs = [p for p in row.iter(TEXT + "p") if word_count(p)]
        return bool(paragraphs) and all(
            "table heading" in self.source.styles.names("paragraph", p.get(TEXT + "style-name", ""))
            or self._is_bold(p)
            for p in paragraphs
        )

    def _is_bold(self, paragraph: etree._Element) -> bool:
        styles = self.source.styles
        own = styles.look("paragraph", paragraph.get(TEXT + "style-name", ""))["bold"] or False
        for part in paragraph.iter():
            bold = own
            for outer in (part, *part.iterancestors(TEXT + "span")):
                said = (
                    styles.look("text", outer.get(TEXT + "style-name", ""))["bold"]
                    if outer.tag == TEXT + "span"
                    else None
                )
                if said is not None:
                    bold = said
                    break
            if (part.text or "").strip() and not bold:
                return False
            if part is not paragraph and (part.tail or "").strip() and not own:
                parent = part.getparent()
                said = (
                    styles.look("text", parent.get(TEXT + "style-name", ""))["bold"]
                    if parent is not None and parent.tag == TEXT + "span"
                    else None
                )
                if not said:
                    return False
        return True

    # Frames -------------------------------------------------------------------------------------------

    def _drawn(self, element: etree._Element) -> None:
        """A picture, a text box, an object or a shape."""
        tag = element.tag
        if tag == DRAW + "a":
            for child in element:
                self._drawn(child)
            return
        if tag == DRAW + "g":
            for child in element:
                if str(child.tag).startswith(DRAW):
                    self._drawn(child)
            return
        if tag == DRAW + "control":
            return
        box = element.find(DRAW + "text-box")
        if box is not None:
            self._text_box(box)
            return
        if tag == DRAW + "frame":
            self._frame(element)
            return
        if word_count(element):  # a shape with words in it
            self._boxed(element)
        elif alt := alt_of(element):
            self.account.lose("image", f"A drawing (“{alt[:80]}”)", "it is no picture; paste it as one")

    def _frame(self, frame: etree._Element) -> None:
        embedded = next((frame.find(DRAW + name) for name in ("object", "object-ole", "plugin")
                         if frame.find(DRAW + name) is not None), None)  # fmt: skip
        if embedded is None:
            figure = pictured(frame, self.source)
            if figure is not None:
                self.assembly.figure(figure)
            return
        alt = alt_of(frame)
        words = self._words_of_object(embedded)
        said = f" (“{alt[:80]}”)" if alt else ""
        why = "a handout cannot hold it; its picture is kept, if it has one that can be shown"
        self.account.lose("embedded", f"An embedded object{said}", why, words)
        if frame.find(DRAW + "image") is not None:
            figure = pictured(frame, self.source)
            if figure is not None:
                self.assembly.figure(figure)

    def _words_of_object(self, embedded: etree._Element) -> int:
        name = self.source.package.inner(embedded.get(XLINK + "href", ""))
        content = f"{name}/content.xml"
        if not name or not self.source.package.has(content):
            return word_count(embedded)
        root = self.source.package.xml(content)
        return len(" ".join(text.strip() for text in map(str, root.itertext())).split())

    def _text_box(self, box: etree._Element) -> None:
        paragraphs = [child for child in box if child.tag == TEXT + "p"]
        frames = [frame for p in paragraphs for frame in p.iter(DRAW + "frame")]
        names = {
            n
            for p in paragraphs
            for n in self.source.styles.names("paragraph", p.get(TEXT + "style-name", ""))
        }
        pictures = [frame for frame in frames if frame.find(DRAW + "image") is not None]
        if (
            len(pictures) == len(frames) == 1
            and not _PICTURE_CAPTIONS.isdisjoint(names)
            and self.assembly.can_open("figure")
        ):
            outer = self.assembly.open(Frame("figure", self.account.position))
            with self.source.account.standing_at(self.account.position):
                figure = pictured(pictures[0], self.source)
                if figure is not None:
                    self.assembly.figure(figure)
                label = self.assembly.open(Frame("figcaption"))
                for paragraph in paragraphs:
                    self._pour([*self._content(paragraph).runs, Run(" ", position=self.account.position)])
                self.assembly.close(label)
            self.assembly.close(outer)
            return
        self._boxed(box)

    def _boxed(self, box: etree._Element) -> None:
        opened = None
        if self._has_label(box) and self.assembly.can_open("callout"):
            opened = self.assembly.open(Frame("callout", self.account.position))
        else:
            self.assembly.boundary()
        with self.source.account.standing_at(self.account.position):
            self.read(box)
        if opened is not None:
            self.assembly.close(opened)

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


def _rows(table: etree._Element) -> Iterator[tuple[etree._Element, bool]]:
    """The rows of a table, each with whether it names the columns."""
    stack = [(child, False) for child in reversed(table)]
    while stack:
        child, header = stack.pop()
        if child.tag == TABLE + "table-row":
            yield child, header
        elif child.tag in {TABLE + "table-header-rows", TABLE + "table-rows", TABLE + "table-row-group"}:
            header = header or child.tag == TABLE + "table-header-rows"
            stack.extend((inner, header) for inner in reversed(child))


def _is_table(element: etree._Element | None) -> bool:
    return element is not None and element.tag == TABLE + "table"


def _sets_out(cells: Sequence[etree._Element]) -> bool:
    """Whether a table only sets out a page: some cell has a heading with text under it."""
    return any(
        next(cell.iter(TEXT + "h"), None) is not None
        and sum(1 for _ in cell.iter(TEXT + "p", TEXT + "h")) > 1
        for cell in cells
    )


def _is_ruled(border: str) -> bool:
    return bool(re.match(r"0?\.\d", border)) and "none" not in border


def _without_box(runs: Sequence[Run]) -> list[Run]:
    """The runs without the box to tick that they start with."""
    made: list[Run] = []
    done = False
    for run in runs:
        if not done and run.text.strip():
            done = True
            made.append(replace(run, text=run.text.lstrip()[1:]))
        else:
            made.append(run)
    return made
