"""What one paragraph of a Word document holds: words with their looks, and what is anchored there."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import field, replace

from lxml import etree

from handouts.errors import SourceError
from handouts.model import Figure, language_root
from handouts.readers._fill_ins import LINE, is_blank
from handouts.readers._links import target
from handouts.readers._runs import PLAIN, Look, Run, lowered, raised, seen
from handouts.readers._symbols import is_symbol_font, symbol
from handouts.readers._word_formulas import formula
from handouts.readers._word_names import MC, VML, W14, WP, M, R, W, chosen, number, value
from handouts.readers._word_pictures import diagrams, figures, text_boxes
from handouts.readers._word_source import Field, Source, Story, declared_language, word_count
from handouts.records import dataclass

_HYPERLINK = re.compile(r'\s*HYPERLINK\s+(?:"([^"]*)"|([^\s"\\]+))?', re.IGNORECASE)
_PLACE = re.compile(r'\\l\s+(?:"([^"]*)"|(\S+))', re.IGNORECASE)
_SYMBOL = re.compile(r'\s*SYMBOL\s+(0x[0-9a-f]+|\d+).*?(?:\\f\s+"?([^"\\]+)"?)?\s*(\\|$)', re.IGNORECASE)
_CONTENTS = re.compile(r"\s*(TOC|INDEX|TOA)\b", re.IGNORECASE)
_BUTTON = re.compile(r"\s*(?:MACRO|GOTO)BUTTON\s+\S+\s+(\S.*)", re.IGNORECASE | re.DOTALL)
_ONLY_WORD = re.compile(r"\s*(EQ|AUTONUM(?:LGL|OUT)?|LISTNUM)\b(.*)", re.IGNORECASE | re.DOTALL)
_DAMAGED = re.compile("[\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffd-\uffff]")
_PRIVATE = re.compile("[\uf000-\uf0ff]")
"""Where Word puts the characters of fonts that have signs for letters."""
_PROPERTIES = W + "rPr"
_CLOSING = frozenset(".,;:!?)]}»”’…%")
_WHITE = frozenset({"tab", "ptab"})
_TRANSPARENT = frozenset(["ins", "moveTo", "smartTag", "customXml", "sdtContent", "dir", "bdo"])


@dataclass(slots=True)
class Content:
    """What a paragraph holds.

    Attributes:
        runs: Its words.
        before: Pictures and text boxes that stand before the first of them.
        after: Those that stand further on.
        size: The size of its largest letters, in half points; 0 where the runs do not say.
        underlines: Whether words of it are underlined, and whether some are not.
    """

    runs: list[Run] = field(default_factory=list)
    before: list[Figure | etree._Element] = field(default_factory=list)
    after: list[Figure | etree._Element] = field(default_factory=list)
    size: int = 0
    underlines: set[bool] = field(default_factory=set)

    @property
    def underlined(self) -> bool:
        """Whether its words are underlined from end to end."""
        return self.underlines == {True}

    @property
    def inked(self) -> bool:
        """Whether it has words."""
        return any(run.text.strip() or run.note for run in self.runs)


class ParagraphReader:
    """Reads the content of one paragraph.

    Args:
        source: The document.
        story: The part of it that the paragraph is in.
        style: The paragraph's style.
    """

    def __init__(self, source: Source, story: Story, style: str) -> None:
        self.source = source
        self.story = story
        self.style = style
        self.content = Content()
        self.position = source.position
        self.link = ""
        self.look = Look()
        self.shift = ""
        self.underlined = False
        self.ruled_tabs = False
        self.after_picture = False

    def read(self, paragraph: etree._Element) -> Content:
        """What the paragraph holds."""
        properties = paragraph.find(W + "pPr")
        tabs = properties.find(W + "tabs") if properties is not None else None
        self.ruled_tabs = tabs is not None and any(
            tab.get(W + "leader") in {"underscore", "heavy"} for tab in tabs.iterfind(W + "tab")
        )
        self._inside(paragraph)
        # A field whose code does not end in its paragraph is broken; what follows is text again.
        self.story.fields[:] = [one for one in self.story.fields if not one.in_code]
        return self.content

    def _inside(self, parent: etree._Element) -> None:
        for child in parent:
            tag = str(child.tag)
            namespace, _, name = tag.rpartition("}")
            if tag == W + "r":
                self._run(child)
            elif tag == W + "hyperlink":
                self._hyperlink(child)
            elif tag == MC + "AlternateContent":
                branch = chosen(child)
                if branch is not None:
                    self._inside(branch)
            elif namespace == M[:-1]:
                self._formula(child)
            elif namespace != W[:-1]:
                continue
            elif name in {"del", "moveFrom"}:
                self._deleted(child)
            elif name in _TRANSPARENT:
                self._inside(child)
            elif name == "sdt":
                self._control(child)
            elif name == "fldSimple":
                self._simple_field(child)
            elif name == "bookmarkStart":
                self._bookmark(child)
            elif name == "commentRangeStart":
                self.source.comments_from.setdefault(child.get(W + "id", ""), self.source.paragraph)
            elif name == "subDoc":
                self.source.lose("embedded-words", "A part kept in another file", "it is not in this file")

    # Around runs --------------------------------------------------------------------------------------

    def _hyperlink(self, element: etree._Element) -> None:
        relationship = self.story.relationships.get(element.get(R + "id", ""))
        address = relationship.target if relationship and relationship.external else ""
        anchor = element.get(W + "anchor", "")
        if anchor:
            address = f"{address}#{anchor}"
        outer, self.link = self.link, self._target(address, element) or self.link
        self._inside(element)
        self.link = outer

    def _target(self, address: str, element: etree._Element | None = None) -> str:
        goal = target(address)
        if not goal and address and (element is None or word_count(element)):
            why = "only web, mail and phone addresses work in a handout; its words are kept"
            self.source.lose("link", f"A link to {address[:200]}", why)
        return goal

    def _deleted(self, element: etree._Element) -> None:
        words = word_count(element, deleted=True)
        if words and element.tag == W + "moveFrom":
            what, why = "Words moved elsewhere (tracked change)", "they stand where they were moved to"
            self.source.lose("format", what, why)
        elif words:
            self.source.lose("deleted", "Deleted words (tracked change)", "the author took them out", words)

    def _control(self, element: etree._Element) -> None:
        properties, content = element.find(W + "sdtPr"), element.find(W + "sdtContent")
        box = properties.find(W14 + "checkbox") if properties is not None else None
        if box is not None:
            state = box.find(W14 + "checked")
            ticked = state is not None and state.get(W14 + "val", "1") in {"1", "true", "on"}
            self._add("☑" if ticked else "☐", Look())
        elif content is not None:
            self._inside(content)

    def _bookmark(self, element: etree._Element) -> None:
        self.source.bookmarks.setdefault(element.get(W + "name", ""), self.source.paragraph)

    # Fields -------------------------------------------------------------------------------------------

    def _simple_field(self, element: etree._Element) -> None:
        opened = Field(element.get(W + "instr", ""))
        self.story.fields.append(opened)
        self._result(opened)
        self._inside(element)
        if opened in self.story.fields:
            self.story.fields.remove(opened)

    def _field(self, element: etree._Element) -> None:
        kind = element.get(W + "fldCharType", "")
        fields = self.story.fields
        if kind == "begin":
            self._form_field(element)
            fields.append(Field())
        elif kind == "separate" and fields:
            self._result(fields[-1])
            fields[-1].shows_from = self._here()
        elif kind == "end" and fields:
            closed = fields.pop()
            if closed.in_code:
                self._result(closed)
            if closed.shows_from in {None, self._here()}:
                self._worked_out(closed.code)

    def _here(self) -> tuple[int, int]:
        return self.source.paragraph, len(self.content.runs)

    def _result(self, opened: Field) -> None:
        opened.in_code = False
        code = opened.code
        if _CONTENTS.match(code):
            opened.contents = True
        elif match := _HYPERLINK.match(code):
            place = _PLACE.search(code)
            address = match[1] or match[2] or ""
            if place:
                address = f"{address}#{place[1] or place[2]}"
            opened.link = self._target(address)
        elif match := _SYMBOL.match(code):
            code_point = int(match[1], 16 if match[1].lower().startswith("0x") else 10)
            self._symbol((match[2] or "").strip(), code_point, self.look)

    def _worked_out(self, code: str) -> None:
        """A field that has no result in the file: what Word shows for it is in its code, or only in Word."""
        button = _BUTTON.match(code)
        if button:
            self._add(button[1].strip(), self.look)
        elif match := _ONLY_WORD.match(code):
            what = f"What the field {match[1].upper()} shows"
            why = "only Word can work it out; type it as ordinary text"
            self.source.lose("field", what, why, max(1, len(match[2].split())))

    def _form_field(self, element: etree._Element) -> None:
        """A check box or a list to choose from, as old forms have them."""
        box = element.find(f"{W}ffData/{W}checkBox")
        if box is not None:
            state = box.find(W + "checked")
            state = state if state is not None else box.find(W + "default")
            ticked = state is not None and state.get(W + "val", "1") in {"1", "true", "on"}
            self._add("☑" if ticked else "☐", Look())
        choices = element.find(f"{W}ffData/{W}ddList")
        if choices is not None:
            entries = [entry.get(W + "val", "") for entry in choices.iterfind(W + "listEntry")]
            chosen_entry = number(value(choices, "result"), 0) or 0
            if chosen_entry < len(entries):
                self._add(entries[chosen_entry], Look())

    # Runs ---------------------------------------------------------------------------------------------

    def _run(self, run: etree._Element) -> None:
        properties = run.find(W + "rPr")
        if properties is not None and not len(properties):
            properties = None
        style = value(properties, "rStyle")
        styles = self.source.styles
        if styles.is_on("vanish", properties, style, self.style):
            if words := word_count(run):
                self.source.lose("hidden", "Hidden words", "the document does not show them", words)
            return
        if any(styles.is_on(kind, properties, style, self.style) for kind in ("strike", "dstrike")):
            if words := word_count(run):
                self.source.lose("deleted", "Struck words", "the author struck them out", words)
            return
        size = number(value(properties, "sz") or styles.find(style, "run", "sz"), 0) or 0
        self.content.size = max(self.content.size, size)
        underlined = value(properties, "u") not in {"", "none"} and not self._linked()
        self.look = Look(
            strong=styles.is_on("b", properties, style, self.style),
            emphasis=styles.is_on("i", properties, style, self.style) or underlined,
        )
        self.underlined = underlined
        self.shift = value(properties, "vertAlign") or styles.find(style, "run", "vertAlign")
        font = value(properties, "rFonts", "ascii") or value(properties, "rFonts", "hAnsi")
        own_mark = False
        for part in run:
            tag = str(part.tag)
            if tag == W + "t":
                if not own_mark:
                    self._text(part.text or "", properties, style, font)
            elif tag == MC + "AlternateContent":
                branch = chosen(part)
                for inner in branch if branch is not None else ():
                    self._anchored(inner)
            elif tag.startswith(M):
                self._formula(part)
            elif tag.startswith(W) and tag != _PROPERTIES:
                name = tag.removeprefix(W)
                self._part(name, part)
                note = name in {"footnoteReference", "endnoteReference"}
                # The author's own mark follows, such as a star; ours stands for it.
                own_mark = own_mark or (
                    note and part.get(W + "customMarkFollows", "0") in {"1", "true", "on"}
                )

    def _part(self, name: str, part: etree._Element) -> None:
        """One thing in a run that is not plain text."""
        if name in _WHITE and (self.underlined or self.ruled_tabs):
            self._add(f" {LINE}", replace(self.look, emphasis=False))
        elif name in _WHITE or (name == "br" and part.get(W + "type", "textWrapping") != "textWrapping"):
            self._add(" ", self.look)
        elif name in {"br", "cr"}:
            self._break()
        elif name == "noBreakHyphen":
            self._add("-", self.look)
        elif name == "sym":
            self._symbol(part.get(W + "font", ""), _code_point(part.get(W + "char", "")), self.look)
        elif name in {"footnoteReference", "endnoteReference"}:
            key = self.source.note(name.removesuffix("Reference") + "s", part.get(W + "id", ""))
            self.content.runs.append(Run(note=key, position=self.position))
        elif name == "commentReference":
            self.source.comments.append((part.get(W + "id", ""), self.position))
        elif name == "fldChar":
            self._field(part)
        elif name == "instrText":
            if self.story.fields:
                self.story.fields[-1].code += part.text or ""
        elif name in {"drawing", "pict", "object"}:
            self._anchored(part)
        elif name == "ruby":
            self._inside_ruby(part)

    def _inside_ruby(self, ruby: etree._Element) -> None:
        for part, opening, closing in (("rubyBase", "", ""), ("rt", " (", ")")):
            element = ruby.find(W + part)
            if element is not None and word_count(element):
                self._add(opening, self.look)
                self._inside(element)
                self._add(closing, self.look)

    def _linked(self) -> str:
        return next((one.link for one in reversed(self.story.fields) if one.link), "") or self.link

    def _text(self, text: str, properties: etree._Element | None, style: str, font: str) -> None:
        if damaged := _DAMAGED.search(text):
            raise SourceError(
                f"{self.position}: A character was lost before the file came here (U+{ord(damaged[0]):04X}).",
                "Find out which character it was, type it in, and save the document again.",
            )
        if text.strip():
            self.content.underlines.add(self.underlined)
        if self.underlined and is_blank(text):
            self._add(f" {LINE}", replace(self.look, emphasis=False))
            return
        if is_symbol_font(font) and not text.isspace():
            for character in text:
                self._symbol(font, ord(character), self.look)
            return
        if _PRIVATE.search(text):
            for character in text:
                if "\uf000" <= character <= "\uf0ff":
                    self._symbol(font or "symbol", ord(character), self.look)
                else:
                    self._add(character, self.look)
            return
        if self.shift == "superscript":
            text = raised(text)
        elif self.shift == "subscript":
            text = lowered(text)
        look = self.look
        if any(map(str.isalpha, text)):
            lang = self._language(properties, style, text)
            if lang:
                look = replace(look, lang=lang)
        self._add(text, look)

    def _language(self, properties: etree._Element | None, style: str, text: str) -> str:
        """The language of words that are marked with another one than the document's; "" for others."""
        lang = declared_language(properties, text)
        for key in (style, self.style):
            for one in self.source.styles.line(key) if not lang else ():
                lang = lang or declared_language(one.properties, text)
        same = language_root(lang) == language_root(self.source.lang)
        return "" if same else lang

    def _add(self, text: str, look: Look) -> None:
        text = unicodedata.normalize("NFC", seen(text))
        if not text:
            return
        if any(one.in_code for one in self.story.fields):
            if text.strip():
                self.source.lose(
                    "format", "Words in a field's code", "Word does not show them", len(text.split())
                )
            return
        link = self._linked()
        if self.after_picture and text[0] not in _CLOSING:
            self.content.runs.append(Run(" ", PLAIN, self.position))
        self.after_picture = False
        self.content.runs.append(Run(text, replace(look, link=link) if link else look, self.position))

    def _break(self) -> None:
        self.content.runs.append(Run(line_break=True, position=self.position))

    def _symbol(self, font: str, code: int, look: Look) -> None:
        character = symbol(font, code)
        if character:
            self._add(character, look)
        else:
            # It may have been "≤": it counts as a word, so that it is not passed over.
            why = "only the font knows what it shows; type the character itself"
            self.source.lose("symbol", f"Character {code:04X} of the font “{font[:60]}”", why, 1)

    def _anchored(self, element: etree._Element) -> None:
        """A picture, text box or object that stands in a run."""
        place = self.content.after if self.content.inked else self.content.before
        for part in element.iter(VML + "textpath"):
            # WordArt, as old documents have their titles.
            self._add(part.get("string", ""), self.look)
        # A picture that stands in the line like a letter parts the words on both sides of it.
        self.after_picture = self.content.inked and element.find(WP + "inline") is not None
        place.extend(figures(element, self.source, self.story))
        place.extend(text_boxes(element))
        place.extend(diagrams(element, self.source, self.story))

    # Formulas -----------------------------------------------------------------------------------------

    def _formula(self, element: etree._Element) -> None:
        """A formula on one line; each of those that stand on lines of their own is a piece of its own."""
        if element.tag == M + "oMathPara":
            for one in element.iterfind(M + "oMath"):
                self._formula(one)
                self._add(" ", Look())
            return
        self._add(formula(element), Look())


def _code_point(text: str) -> int:
    try:
        return int(text, 16) if len(text) <= 6 else 0
    except ValueError:
        return 0
