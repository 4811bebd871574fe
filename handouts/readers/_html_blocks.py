"""The article's part of a page's tree to headings and blocks, with everything left out put on record."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import field
from pathlib import Path
from typing import Literal, Protocol, TypeAlias

from handouts.errors import SourceError
from handouts.findings import Position
from handouts.model import Block, Loss, language_root
from handouts.readers._assembly import Assembly, Frame
from handouts.readers._controls import cleaned
from handouts.readers._decode import damage, undamaged
from handouts.readers._fill_ins import LINE, is_blank
from handouts.readers._html_content import (
    BLANK,
    check_box,
    left_out,
    roles,
    text_in,
    words_in,
)
from handouts.readers._html_formulas import formula
from handouts.readers._html_frames import frame_of, is_plain
from handouts.readers._html_pictures import figure_of
from handouts.readers._html_tokens import Chars, Comment
from handouts.readers._html_tree import BLOCKS, Element, Ended, Item, Ready
from handouts.readers._languages import language_tag
from handouts.readers._left_out import LeftOut
from handouts.readers._links import target
from handouts.readers._outline import Heading
from handouts.readers._ready_blocks import spoken
from handouts.readers._runs import PLAIN, Look, Run, look_of, lowered, raised, seen
from handouts.readers._silences import Remark, is_silence, remarks
from handouts.records import dataclass

_MARKS: dict[str, Literal["strong", "emphasis", "raised", "lowered"]] = {
    "b": "strong", "strong": "strong", "em": "emphasis", "i": "emphasis", "u": "emphasis", "sup": "raised",
    "sub": "lowered",
}  # fmt: skip
_SHORT = frozenset({"abbr", "acronym", "dfn"})
"""Elements whose title says what their words stand for."""

_DELETED = frozenset({"del", "s", "strike"})
_PERMALINK = frozenset({"#", "¶", "§", "🔗"})
_BOLD = re.compile(r"font-weight\s*:\s*(bold|bolder|[6-9]00)\b", re.IGNORECASE)
_ITALIC = re.compile(r"font-style\s*:\s*(italic|oblique)\b", re.IGNORECASE)
_INNER = "its words are kept as paragraphs"
_LINES = frozenset({"row", "cell", "gridcell", "columnheader", "rowheader", "listitem", "paragraph"})
"""ARIA roles of elements that stand on lines of their own."""
_LINE = re.compile(r"[^\n]+|\n")
_WITH_END = re.compile(r"[^\n]*\n|[^\n]+")
_CONDITIONAL = re.compile(r"\s*(\[if\b|<!\[endif|\[endif)", re.IGNORECASE)
_MARK = re.compile(r"[\W_]*")
"""A comment with no letter, in which programs mark a place."""


class Where(Protocol):
    """Offsets in a source to positions."""

    path: str

    def at(self, offset: int) -> Position:
        """Where character `offset` stands."""


class Lines:
    """Offsets in a text to positions."""

    def __init__(self, text: str, path: str) -> None:
        self.path = path
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def at(self, offset: int) -> Position:
        """The line and column of character `offset`."""
        line = bisect_right(self.starts, offset)
        return Position(self.path, line, offset - self.starts[line - 1] + 1)


def language_of(element: Element) -> str:
    """The language that an element declares for itself, as a BCP 47 tag; "" where it declares none."""
    declared = element.get("lang") or element.get("xml:lang")
    return (language_tag(declared) or "") if declared else ""


@dataclass(slots=True)
class Page:
    """What the walk has to know of the page.

    Attributes:
        lines: Where its characters are.
        lang: The article's language.
        base: The address that relative links start from, or "".
        folder: Where the page was saved, for its pictures, or None.
        whole: Whether it is a page, and not HTML in another text.
        marks: The id of the note that a link refers to, by its element.
    """

    lines: Where
    lang: str
    base: str = ""
    folder: Path | None = None
    whole: bool = True
    marks: Mapping[Element, str] = field(default_factory=dict)


@dataclass(slots=True)
class Blocks:
    """What the walk found.

    Attributes:
        parts: Headings and blocks in order.
        headings: The headings among them.
        anchors: For each name that a link may point to, the number of the heading that it belongs to: -1
            for what comes before the first.
        losses: What was left out.
        remarks: Comments that have a finding passed over.
    """

    parts: list[Heading | Block] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    anchors: dict[str, int] = field(default_factory=dict)
    losses: list[Loss] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)


_Step: TypeAlias = Item | Callable[[], None]


def blocks_of(root: Element, page: Page) -> Blocks:
    """The headings and blocks of the article that `root` holds."""
    return _Walk(page).over(root)


class _Walk:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.made = Assembly()
        self.found = Blocks()
        self.marks: list[tuple[Element, str, str, Look, str]] = []
        """What marks the words now: by which element, how, and what held before it."""
        self.look = PLAIN
        self.shift: str = ""
        self.pre = 0
        self.quotes = 0
        self.names: list[str] = []
        self.scripts: list[Element] = []
        self.boxes: list[tuple[LeftOut, Element]] = []

    def over(self, root: Element) -> Blocks:
        self._mark_language(root)
        steps: list[_Step] = list(reversed(root.children))
        while steps:
            step = steps.pop()
            if isinstance(step, Chars):
                self._characters(step)
            elif isinstance(step, Element):
                self._element(step, steps)
            elif isinstance(step, Comment):
                self._comment(step)
            elif isinstance(step, Ended):
                self._unmark(step.element)
            elif isinstance(step, Ready):
                self._ready(step.made)
            else:
                step()
        found = self.found
        found.parts = self.made.parts()
        found.headings = self.made.headings
        self._settle(len(found.headings) - 1)
        if self.boxes:
            why, first = self.boxes[0]
            many = len(self.boxes)
            what = BLANK if many == 1 else f"{many} boxes to type into"
            self._lose(LeftOut(why.kind, what, why.why), first.offset, 0)
        if self.scripts:
            many = len(self.scripts)
            what = "A script" if many == 1 else f"{many} scripts"
            self._lose(LeftOut("script", what, "a handout runs nothing"), self.scripts[0].offset, 0)
        return found

    # Characters ---------------------------------------------------------------------------------------

    def _characters(self, chars: Chars) -> None:
        if not chars.literal:
            if "\ufffd" in chars.text:
                raise SourceError(
                    f"{self.page.lines.at(chars.offset)}: This character reference stands for no character.",
                    "Find out which character it was and type it in.",
                )
            self._run(seen(chars.text), chars.offset)
            return
        if not self.pre and not self.made.frames[-1].inked and not chars.text.strip(" \t\n"):
            return
        if "\n" not in chars.text:
            self._run(chars.text, chars.offset)
            return
        if not (self.pre or self.shift or damage(chars.text)):
            offset = chars.offset
            for line in _WITH_END.findall(chars.text):
                self._words(line, offset)
                offset += len(line)
            return
        for match in _LINE.finditer(chars.text):
            if self.pre and match[0] == "\n":
                self.made.line_break(self.page.lines.at(chars.offset + match.start()))
            else:
                self._run(match[0], chars.offset + match.start())

    def _run(self, text: str, offset: int) -> None:
        text = self._cleaned(text, offset) if text else ""
        if text:
            self._words(text, offset)

    def _words(self, text: str, offset: int) -> None:
        """Puts in characters that have been cleaned."""
        if text.isspace():
            if not self.made.frames[-1].inked:
                return
        elif self.names:
            self._settle(len(self.made.headings) - 1)
        if self.shift:
            text = (raised if self.shift == "raised" else lowered)(text)
        self.made.text(Run(text, self.look, self.page.lines.at(offset)))

    def _cleaned(self, text: str, offset: int) -> str:
        """Characters without control characters, which are put down as losses."""
        if not damage(text):
            return text
        text, losses = cleaned(text, lambda at: self.page.lines.at(offset + at))
        self.found.losses += losses
        return text

    def _ready(self, made: Heading | Block) -> None:
        """Puts in what is read already, in the language that holds here."""
        if self.names:
            heads = isinstance(made, Heading) and len(self.made.frames) == 1
            self._settle(len(self.made.headings) - (not heads))
        if self.look.lang and not isinstance(made, Heading):
            made = spoken(made, self.look.lang)
        self.made.ready(made)

    def _comment(self, comment: Comment) -> None:
        if is_silence(comment.text):
            inside = self.made.frames[-1].inked
            self.found.remarks.extend(
                remarks(comment.text, self.page.lines.at(comment.offset), inside=inside)
            )
            return
        count = len(comment.text.split())
        if count and not _CONDITIONAL.match(comment.text) and not _MARK.fullmatch(comment.text):
            what = "A comment in the page's code" if self.page.whole else "A comment"
            self._lose(LeftOut("comment", what, "the page does not show it"), comment.offset, count)

    def _lose(self, why: LeftOut, offset: int, words: int) -> None:
        self.found.losses.append(Loss(why.kind, why.what, why.why, self.page.lines.at(offset), words))

    # Elements -----------------------------------------------------------------------------------------

    def _element(self, element: Element, steps: list[_Step]) -> None:
        name = element.name
        if name == "script":
            self.scripts.append(element)
            return
        if name in {"style", "template", "link", "meta", "title", "base", "head"}:
            return
        if name in {"img", "svg"}:
            self._picture(element)
            return
        why = left_out(element)
        if why is None and name in _DELETED:
            why = LeftOut("deleted", "Deleted words", "the author struck them out")
        if why:
            if words := words_in(element):
                self._lose(why, element.offset, words)
            elif why.kind == "embedded":
                self._lose(why, element.offset, 0)
            elif why.what == BLANK:
                self.boxes.append((why, element))
            if name in BLOCKS:
                self.made.boundary()
            return
        if name == "math":
            self._formula(element)
            return
        if element in self.page.marks:
            at = self.page.lines.at(element.offset)
            self.made.text(Run(look=self.look, position=at, note=self.page.marks[element]))
            return
        if name == "u" and not words_in(element) and is_blank(undamaged(_characters_in(element))):
            self._run(f" {LINE}", element.offset)
            return
        self._remember(element)
        steps.append(self._enter(element))
        if name in _SHORT and element.get("title").strip() and not _has_elements(element):
            self._abbreviation(element)
            return
        steps.extend(reversed(element.children))

    def _enter(self, element: Element) -> Callable[[], None]:
        """Opens what the element opens, and returns what closes it."""
        name = element.name
        if element.attributes:
            self._mark_language(element)
        if name == "br":
            self.made.line_break(self.page.lines.at(element.offset))
        elif name == "hr":
            self.made.boundary()
        elif name == "a":
            return self._link(element)
        elif name in _MARKS:
            self._mark(element, _MARKS[name], "yes")
        elif name == "q":
            return self._quotation(element)
        elif (ticked := check_box(element)) is not None:
            self._check_box(element, ticked)
        else:
            if name in {"pre", "listing"}:
                self.pre += 1
            frame = None
            if not is_plain(element):
                frame = frame_of(element, self.made, self.page.lines.at(element.offset))
            if name == "table" and frame is None and not self.made.can_open("table"):
                self._lose(LeftOut("format", "A table inside others", _INNER), element.offset, 0)
            if frame:
                self._name_heading(frame)
                self.made.open(frame)
                return lambda: self._leave(element, frame)
            if name in BLOCKS or not _LINES.isdisjoint(roles(element)):
                self.made.boundary()
                return lambda: self._leave(element, None)
            self._mark_style(element)
        return lambda: self._unmark(element)

    def _name_heading(self, frame: Frame) -> None:
        """Names that come right before a heading are the heading's."""
        if frame.kind == "heading" and len(self.made.frames) == 1:
            self._settle(len(self.made.headings))

    def _leave(self, element: Element, frame: Frame | None) -> None:
        if frame:
            self.made.close(frame)
        else:
            self.made.boundary()
        if element.name in {"pre", "listing"}:
            self.pre -= 1
        self._unmark(element)

    # Marks --------------------------------------------------------------------------------------------

    def _mark(self, element: Element, kind: str, value: str) -> None:
        self.marks.append((element, kind, value, self.look, self.shift))
        self._apply(kind, value)

    def _unmark(self, element: Element) -> None:
        if not self.marks:
            return
        while self.marks and self.marks[-1][0] is element:
            *_, self.look, self.shift = self.marks.pop()
        if any(mark[0] is element for mark in self.marks):
            # Its end tag came too early or too late: what is marked since is marked anew.
            kept = [mark for mark in self.marks if mark[0] is not element]
            self.look, self.shift = self.marks[0][3:]
            self.marks = []
            for marked, kind, value, _, _ in kept:
                self._mark(marked, kind, value)

    def _apply(self, kind: str, value: str) -> None:
        look = self.look
        if kind == "lang":
            same = language_root(value) == language_root(self.page.lang)
            self.look = look_of(look.link, "" if same else value, look.strong, look.emphasis)
        elif kind == "link":
            self.look = look_of(value, look.lang, look.strong, look.emphasis)
        elif kind == "strong":
            self.look = look_of(look.link, look.lang, True, look.emphasis)
        elif kind == "emphasis":
            self.look = look_of(look.link, look.lang, look.strong, True)
        else:
            self.shift = kind

    def _mark_language(self, element: Element) -> None:
        lang = language_of(element)
        if lang:
            self._mark(element, "lang", lang)

    def _mark_style(self, element: Element) -> None:
        style = element.get("style")
        if style and _BOLD.search(style):
            self._mark(element, "strong", "yes")
        if style and _ITALIC.search(style):
            self._mark(element, "emphasis", "yes")

    def _link(self, element: Element) -> Callable[[], None]:
        address = element.get("href")
        words = text_in(element)
        frames = self.made.frames
        if frames[-1].kind == "heading" and words in _PERMALINK:
            element.children.clear()
            return lambda: self._unmark(element)
        goal = target(address, self.page.base)
        page_address, _, fragment = goal.partition("#")
        if fragment and page_address and page_address == self.page.base.partition("#")[0]:
            goal = f"#{fragment}"
        if goal and words:
            self._mark(element, "link", goal)
        elif element.has("href") and address.strip() not in {"", "#"}:
            what = f"A link to {address.strip()[:200]}" + (f" (“{words[:80]}”)" if words else "")
            why = (
                "only web, mail and phone addresses work in a handout; its words are kept"
                if words
                else "a picture in a handout is no link"
            )
            self._lose(LeftOut("link", what, why), element.offset, 0)
        return lambda: self._unmark(element)

    def _quotation(self, element: Element) -> Callable[[], None]:
        opening, closing = ("“", "”") if self.quotes % 2 == 0 else ("‘", "’")
        self.quotes += 1
        self._run(opening, element.offset)

        def leave() -> None:
            self.quotes -= 1
            self._run(closing, element.offset)
            self._unmark(element)

        return leave

    # Things among the words ---------------------------------------------------------------------------

    def _abbreviation(self, element: Element) -> None:
        text = seen(text_in(element))
        text = self._cleaned(text, element.offset)
        if text:
            self._settle(len(self.made.headings) - 1)
            expansion = undamaged(seen(" ".join(element.get("title").split())))
            position = self.page.lines.at(element.offset)
            first = element.children[0]
            if isinstance(first, Chars):
                position = self.page.lines.at(first.offset + len(first.text) - len(first.text.lstrip()))
            self.made.text(Run(text, self.look, position, expansion=expansion))

    def _formula(self, element: Element) -> None:
        for part in element.elements():
            if (why := left_out(part)) and (words := words_in(part)):
                self._lose(why, part.offset, words)
        self._run(formula(element).strip(), element.offset)

    def _picture(self, element: Element) -> None:
        figure, loss = figure_of(element, self.page.folder, self.page.lines.at(element.offset))
        if loss:
            self.found.losses.append(loss)
        if figure:
            self.made.figure(figure)

    def _check_box(self, element: Element, ticked: bool) -> None:
        frame = self.made.frames[-1]
        if frame.kind == "item" and not frame.inked and not frame.blocks and frame.checked is None:
            frame.checked = ticked
        else:
            self._run("☑ " if ticked else "☐ ", element.offset)

    # Names --------------------------------------------------------------------------------------------

    def _remember(self, element: Element) -> None:
        """Takes down the names that links use for the place where an element starts."""
        if not (element.attributes or self.names):
            return
        for key in ("id", "name"):
            name = element.get(key)
            if name and (key == "id" or element.name == "a"):
                self.names.append(name)
        if self.names and len(self.made.frames) == 2 and self.made.frames[1].kind == "heading":
            self._settle(len(self.made.headings))

    def _settle(self, heading: int) -> None:
        for name in self.names:
            self.found.anchors.setdefault(name, heading)
        self.names.clear()


def _characters_in(element: Element) -> str:
    return "".join(
        child.text for part in element.elements() for child in part.children if isinstance(child, Chars)
    )


def _has_elements(element: Element) -> bool:
    return any(isinstance(child, Element) for child in element.children)
