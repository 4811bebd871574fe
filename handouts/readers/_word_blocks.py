"""The body of a Word document, or of a cell, box or note in it, to headings and blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from lxml import etree

from handouts.model import (
    Block,
    Figure,
    Inlines,
    LineBreak,
    Paragraph,
    Table,
    Text,
    plain_text,
)
from handouts.readers._boxes import callout, split_label
from handouts.readers._outline import Heading
from handouts.readers._runs import Run, bare, inlines
from handouts.readers._word_groups import Groups
from handouts.readers._word_lists import Lists
from handouts.readers._word_names import W, is_contents, number, unwrapped, value
from handouts.readers._word_numbering import Mark
from handouts.readers._word_runs import ParagraphReader
from handouts.readers._word_source import Source, Story, word_count
from handouts.readers._word_tables import as_block, lose_title, table_parts
from handouts.readers._word_text import Content
from handouts.readers._word_typed import lines_as_blocks, paragraphs, pieces_of, prefixed, ticked, typed_item
from handouts.resources import toml

Part: TypeAlias = Heading | Block

_DEPTH = 12
"""Cells and boxes inside each other that are kept apart; what is deeper joins the text around it."""
_STEP = 500
"""Twentieths of a point. Typed bullets that are set in by more than that are inside others."""
_CONTENTS_WHY = "its page numbers are those of the other pages; handouts make their own"


class Flow:
    """Reads what follows each other in one container.

    Args:
        source: The document.
        story: The part of it that is read.
        depth: How many cells and boxes are around it.
    """

    def __init__(self, source: Source, story: Story, depth: int = 0) -> None:
        self.source = source
        self.story = story
        self.depth = depth
        self.parts: list[Part] = []
        self.sizes: dict[int, int] = {}
        self.underlined: set[int] = set()
        self.lists = Lists()
        self.groups = Groups()
        self.carried: Content | None = None
        self.caption: Paragraph | None = None

    def read(self, container: etree._Element) -> list[Part]:
        """The headings and blocks of a container."""
        for element in unwrapped(container):
            tag = element.tag
            if tag == W + "p":
                self._paragraph(element)
            elif tag == W + "tbl":
                self._table(element)
            elif tag == W + "sdt" and is_contents(element):
                self._contents(element)
            elif tag == W + "altChunk":
                why = "only Word can unfold it: open the document in Word, and save it again"
                self.source.lose("embedded-words", "A part in another format", why)
            elif tag == W + "bookmarkStart":
                self.source.bookmarks.setdefault(element.get(W + "name", ""), self.source.paragraph + 1)
            elif tag == W + "commentRangeStart":
                self.source.comments_from.setdefault(element.get(W + "id", ""), self.source.paragraph + 1)
            elif tag == W + "del":
                words = word_count(element, deleted=True)
                self.source.lose(
                    "deleted", "Deleted words (tracked change)", "the author took them out", words
                )
        if self.carried:
            content, self.carried = self.carried, None
            self._place(content, None, "")
        self._end_lists()
        self._end_group()
        self._end_caption()
        return self.parts

    # Paragraphs ---------------------------------------------------------------------------------------

    def _paragraph(self, element: etree._Element) -> None:
        source = self.source
        source.paragraph += source.counting
        properties = element.find(W + "pPr")
        style = value(properties, "pStyle") or source.styles.default_paragraph
        in_contents = self.story.in_contents or source.styles.name(style).startswith("toc ")
        content = ParagraphReader(source, self.story, style).read(element)
        if in_contents or self.story.in_contents:
            words = sum(len(run.text.split()) for run in content.runs)
            if words:
                self._lose_contents(words)
            return
        if self.carried:
            content.runs = [
                *(replace(run, position=source.position) for run in self.carried.runs),
                *content.runs,
            ]
            content.before = [*self.carried.before, *self.carried.after, *content.before]
            self.carried = None
        gone = properties is not None and properties.find(f"{W}rPr/{W}del") is not None
        if gone or value(properties, "framePr", "dropCap") in {"drop", "margin"}:
            # The end of the paragraph was taken out, or it is the big first letter of the next one.
            if gone and content.inked and not content.runs[-1].text.endswith(" "):
                # What two paragraphs said were two words, even if Word puts nothing between them.
                content.runs.append(Run(" ", content.runs[-1].look, source.position))
            self.carried = content
            return
        self._place(content, properties, style)

    def _place(self, content: Content, properties: etree._Element | None, style: str) -> None:
        for anchored in content.before:
            self._anchored(anchored)
        self._words(content, properties, style)
        for anchored in content.after:
            self._anchored(anchored)

    def _words(self, content: Content, properties: etree._Element | None, style: str) -> None:
        source = self.source
        level = self._heading_level(properties, style)
        mark, indent = self._mark(properties, style)
        pieces = [made for runs in pieces_of(content.runs) if (made := inlines(runs))]
        if not (pieces and content.inked):
            return
        made = pieces[0] if len(pieces) == 1 else inlines(content.runs)
        if level is not None:
            self._heading(level, made, mark)
            return
        name = source.styles.name(style)
        if name == "caption":
            self._caption(made)
            return
        words, *rest = pieces
        following = lines_as_blocks(rest)
        words = prefixed(words, mark) if mark and mark.words else words
        if mark and not mark.words and mark.kind != "none":
            checked, words = ticked(words)
            if checked is None and mark.box:
                checked = False
            self._end_group()
            self._end_caption()
            self.lists.add(mark, indent, [*paragraphs(words), *following], checked, source.position)
            return
        typed = typed_item(words)
        if typed:
            checked, words = typed
            self._end_group()
            self._end_caption()
            kind = f"{'ticked' if checked is not None else 'typed'} {indent // _STEP}"
            blocks = [*paragraphs(words), *following]
            self.lists.add(Mark("bullet", kind, 0), indent, blocks, checked, source.position)
            return
        paragraph = Paragraph(words, position=words[0].position)
        if self.lists.is_open and (
            name.startswith(("list paragraph", "list continue")) or 0 < self.lists.indent - 100 <= indent
        ):
            self.lists.go_on([paragraph, *following])
            return
        self._end_lists()
        if self._grouped(words, [paragraph, *following], name, properties):
            return
        self._end_caption(paragraph)
        self.sizes[len(self.parts)] = 0 if name == "subtitle" else content.size or source.styles.size(style)
        if content.underlined:
            self.underlined.add(len(self.parts))
        for one in (paragraph, *following):
            self._add(one)

    def _heading_level(self, properties: etree._Element | None, style: str) -> int | None:
        direct = number(value(properties, "outlineLvl"))
        if direct is not None:
            return direct + 1 if 0 <= direct <= 8 else None
        return self.source.styles.heading_level(style)

    def _heading(self, level: int, made: Inlines, mark: Mark | None) -> None:
        source = self.source
        self._end_lists()
        self._end_group()
        made = bare(tuple(_without_breaks(made)))
        if mark and mark.words:
            made = prefixed(made, mark)
        elif mark and mark.kind == "number":
            why = "the parts of a handout are found by their names"
            self._lose_once("format", "The numbers of the headings", why)
        last = self.parts[-1] if self.parts else None
        if level == 0 and isinstance(last, Heading) and last.level == 0:
            # A title in two paragraphs.
            made = (*last.inlines, Text(" ", position=last.position), *made)
            self.parts[-1] = replace(last, inlines=made)
        else:
            self._add(Heading(level, made, source.position))
        source.heading = " ".join(plain_text(made).split())

    def _mark(self, properties: etree._Element | None, style: str) -> tuple[Mark | None, int]:
        """The paragraph's place in a list, and how far in its text starts."""
        source = self.source
        own = properties.find(W + "numPr") if properties is not None else None
        num, level = value(own, "numId"), number(value(own, "ilvl"))
        from_style = source.styles.numbering(style)
        if not num and from_style:
            num = from_style[0]
            level = level if level is not None else from_style[1]
            level = level if level is not None else source.numbering.level_of_style(num, style)
        indent = number(value(properties, "ind", "left") or value(properties, "ind", "start"))
        if not num or num == "0":
            styled = source.styles.find(style, "paragraph", "ind", "left")
            return None, indent if indent is not None else number(styled, 0) or 0
        mark = source.numbering.mark(num, level or 0)
        if indent is None and mark and mark.indent is not None:
            indent = mark.indent
        return mark, indent or 0

    def _caption(self, made: Inlines) -> None:
        """A caption goes to the picture above it, else to the table below it, else to the one above."""
        self._end_lists()
        self._end_group()
        last = self.parts[-1] if self.parts else None
        if isinstance(last, Figure) and not (last.caption or last.decorative or self.caption):
            self.parts[-1] = replace(last, caption=bare(made))
            return
        self._end_caption()
        self.caption = Paragraph(made, position=made[0].position)

    def _grouped(
        self, words: Inlines, paragraphs: Sequence[Block], name: str, properties: etree._Element | None
    ) -> bool:
        """Whether paragraphs join others like them, as in a quotation or a box."""
        key = self.groups.begins(name, properties)
        if not self.groups.holds(key):
            self._end_group()
        if not key:
            return False
        if not self.groups.holds(key):
            self._end_caption()
        self.groups.add(key, name, words, paragraphs)
        return True

    # Other things -------------------------------------------------------------------------------------

    def _table(self, element: etree._Element) -> None:
        self._end_lists()
        self._end_group()
        if self.depth >= _DEPTH:
            for part in Flow(self.source, self.story, self.depth).read_cells(element):
                self._add(part)
            return
        for part in table_parts(element, self.source, self._inside):
            made = part
            if isinstance(made, Table) and self.caption:
                lose_title(made.caption, self.source, "the table has a caption that everybody sees")
                made, self.caption = replace(made, caption=bare(self.caption.children)), None
            self._add(made)

    def read_cells(self, element: etree._Element) -> list[Part]:
        """What all cells of a table hold, one after the other."""
        for cell in element.iter(W + "tc"):
            for paragraph in cell.iterfind(W + "p"):
                self._paragraph(paragraph)
        self._end_lists()
        self._end_group()
        return self.parts

    def _inside(self, container: etree._Element) -> list[Part]:
        return Flow(self.source, self.story, self.depth + 1).read(container)

    def _anchored(self, anchored: Figure | etree._Element) -> None:
        """A picture or text box in its place among the blocks."""
        if isinstance(anchored, Figure):
            if self.lists.is_open:
                self.lists.go_on([anchored])
                return
            self._end_group()
            made = anchored
            if self.caption:
                made, self.caption = replace(made, caption=bare(self.caption.children)), None
            self._add(made)
            return
        if self.depth >= _DEPTH:
            words = word_count(anchored)
            self.source.lose(
                "embedded-words", "A text box inside many others", "it is nested too deeply", words
            )
            return
        heading = self.source.heading
        with self.source.standing_at(self.source.position):
            parts = self._inside(anchored)
        headings = [part for part in parts if isinstance(part, Heading)]
        self.source.heading = plain_text(headings[-1].inlines) if headings else heading
        if not any(isinstance(part, Heading) for part in parts):
            label, blocks = split_label([as_block(part) for part in parts])
            parts = [callout("note", label, blocks)] if label else parts
        if parts:
            self._end_lists()
            self._end_group()
        for part in parts:
            self._add(part)

    def _contents(self, element: etree._Element) -> None:
        words = word_count(element)
        if words:
            self._lose_contents(words)
        if self.source.counting:
            self.source.paragraph += sum(1 for _ in element.iter(W + "p"))

    def _lose_contents(self, words: int) -> None:
        last = self.parts[-1] if self.parts else None
        if isinstance(last, (Heading, Paragraph)):
            name = plain_text(last.inlines if isinstance(last, Heading) else last.children)
            if name.strip(" :").casefold() in toml("word.toml")["contents"]:
                self.parts.pop()  # its heading, which would head nothing
                words += len(name.split())
        self._lose_once("navigation", "The table of contents", _CONTENTS_WHY, words)

    def _lose_once(self, kind: str, what: str, why: str, words: int = 0) -> None:
        """Puts down a loss that is one for the whole document, at its first place."""
        losses = self.source.losses
        for index, loss in enumerate(losses):
            if (loss.kind, loss.what) == (kind, what):
                losses[index] = replace(loss, words=loss.words + words)
                return
        self.source.lose(kind, what, why, words)

    # Endings ------------------------------------------------------------------------------------------

    def _add(self, part: Part) -> None:
        self._end_caption(part)
        self.parts.append(part)

    def _end_lists(self) -> None:
        made = self.lists.take()
        if made:
            self._end_caption()
            self.parts.extend(made)

    def _end_group(self) -> None:
        self.parts.extend(self.groups.take())

    def _end_caption(self, following: Part | None = None) -> None:
        """A caption that nothing followed belongs to the table above it, or is a paragraph."""
        caption, self.caption = self.caption, None
        if caption is None:
            return
        last = self.parts[-1] if self.parts else None
        if isinstance(last, Table) and not last.caption and not isinstance(following, Table):
            self.parts[-1] = replace(last, caption=bare(caption.children))
        else:
            self.parts.append(caption)


def _without_breaks(made: Sequence[object]) -> list:  # type: ignore[type-arg]
    return [Text(" ", position=one.position) if isinstance(one, LineBreak) else one for one in made]
