"""The tokens of a Rich Text file, one after the other, to paragraphs with their looks and places."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import field, replace

from handouts.errors import SourceError
from handouts.model import Block, Figure, language_root
from handouts.readers._account import Account
from handouts.readers._images import PictureError, picture
from handouts.readers._links import target
from handouts.readers._outline import Heading
from handouts.readers._rtf_body import Body, Defined, Set
from handouts.readers._rtf_header import (
    Font,
    Header,
    Level,
    Style,
    decoder_of,
    decoder_of_page,
    language_of,
)
from handouts.readers._rtf_tokens import Token, tokens
from handouts.readers._runs import Look, Run, lowered, raised, seen
from handouts.readers._symbols import is_symbol_font, symbol
from handouts.records import dataclass
from handouts.resources import toml

_DEPTH = 400
_PICTURE_BYTES = 20_000_000
_MARGINS = {
    "header": "The page header", "headerl": "The page header", "headerr": "The page header",
    "headerf": "The page header", "footer": "The page footer", "footerl": "The page footer",
    "footerr": "The page footer", "footerf": "The page footer",
}  # fmt: skip
_HYPERLINK = re.compile(r'\s*HYPERLINK\s+(?:"([^"]*)"|([^\s"\\]+))?', re.IGNORECASE)
_PLACE = re.compile(r'\\l\s+(?:"([^"]*)"|(\S+))', re.IGNORECASE)
_CONTENTS = re.compile(r"\s*(TOC|INDEX|TOA)\b", re.IGNORECASE)
_BORDERS = frozenset({"brdrt", "brdrb", "brdrl", "brdrr"})
_PARTING = frozenset(
    {"par", "sect", "page", "column", "line", "lbr", "softline", "cell", "row", "nestcell", "nestrow"}
)
_CHANGES = {"b": "bold", "i": "italic", "strike": "struck", "striked": "struck", "v": "hidden",
            "deleted": "deleted"}  # fmt: skip


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
    gone: dict[tuple[str, str, str], str] = field(default_factory=dict)


@dataclass(slots=True)
class _Group:
    state: State
    end: Callable[[], None] | None = None


class Reader:
    """Reads one file.

    Args:
        path: Its name, for messages.
        account: Where it is counted what was read and lost.
        language: The document's language: words in others are marked.
    """

    def __init__(self, path: str, account: Account, language: str) -> None:
        self.path = path
        self.account = account
        self.language = language
        self.header = Header()
        self.notes: list[list[Heading | Block]] = []
        self.bookmarks: dict[str, int] = {}
        self.comments: list[tuple[str, str]] = []
        self.story = Story(Body(account, self.header))
        self.stories: list[Story] = []
        self.state = State()
        self.groups: list[_Group] = []
        self.starred = False
        self.left = 0
        self.bytes = bytearray()
        self.high = 0
        self.text: list[str] = []
        self.defined: list[Defined] = []
        self.cell = Defined(0)
        self.row_header = False
        self.field_code = ""
        self.picture = bytearray()
        self.picture_kind = ""
        self.half = b""
        self.alt = ""
        self.shape_name = ""
        self.in_shape = False
        self.font = 0
        self.style = 0
        self.list_levels: list[Level] = []
        self.list_id = 0
        self.override: tuple[int, dict[int, int]] = (0, {})
        self.contents_words = 0
        self.author = ""

    def read(self, data: bytes) -> list[Heading | Block]:
        """The headings and blocks of the body."""
        self.account.next()
        for token in tokens(data):
            if token.kind == "open":
                self._open()
            elif token.kind == "close":
                if not self._close():
                    break
            elif token.kind == "text":
                self._bytes(token.data)
            else:
                self._word(token)
        while self.groups:
            self._close()
        self._flush()
        self._end_paragraph()
        return self.story.body.parts()

    # Groups -------------------------------------------------------------------------------------------

    def _open(self) -> None:
        self._flush()
        if len(self.groups) >= _DEPTH:
            raise SourceError(
                f"{self.path}: The file is damaged: its groups are nested too deeply.",
                "Open it in Word or LibreOffice and save it as a Word Document (.docx).",
            )
        self.groups.append(_Group(self.state))
        self.state = self.state.copy()
        self.starred = False
        if self.state.destination == "stylesheet":
            self.style = 0

    def _close(self) -> bool:
        """Ends a group. Returns whether the file goes on."""
        self._flush()
        if not self.groups:
            return False
        group = self.groups.pop()
        if group.end:
            group.end()
        self.state = group.state
        self.starred = False
        return bool(self.groups)

    def _destination(self, name: str, end: Callable[[], None] | None = None) -> None:
        self.state.destination = name
        if self.groups:
            self.groups[-1].end = end

    def _collect(self, name: str, end: Callable[[str], None]) -> None:
        """Gathers the text of a group, and gives it to `end`."""
        outer, self.text = self.text, []

        def done() -> None:
            found, self.text = "".join(self.text), outer
            end(found)

        self._destination(name, done)

    def _begin_story(self, end: Callable[[list[Heading | Block]], None]) -> None:
        self._flush()
        outer = self.account.counting, self.account.paragraph, self.account.heading
        self.account.counting = False
        self.stories.append(self.story)
        self.story = Story(Body(self.account, self.header))

        def done() -> None:
            self._end_paragraph()
            parts = self.story.body.parts()
            self.story = self.stories.pop()
            self.account.counting, self.account.paragraph, self.account.heading = outer
            end(parts)

        self.state = State(language=self.state.language, font=self.state.font)
        if self.groups:
            self.groups[-1].end = done

    # Bytes --------------------------------------------------------------------------------------------

    def _bytes(self, data: bytes) -> None:
        if self.left:
            taken = min(self.left, len(data))
            self.left -= taken
            data = data[taken:]
        if self.state.destination == "pict":
            if len(self.picture) <= _PICTURE_BYTES:
                self._hex(data)
        elif self.state.destination != "skip" and data:
            self.bytes += data

    def _hex(self, data: bytes) -> None:
        digits = self.half + bytes(byte for byte in data if byte in b"0123456789abcdefABCDEF")
        even = len(digits) // 2 * 2
        self.half = digits[even:]
        self.picture += bytes.fromhex(digits[:even].decode("ascii"))

    def _flush(self) -> None:
        """Gives the bytes that were gathered to the text."""
        if not self.bytes:
            return
        data, self.bytes = bytes(self.bytes), bytearray()
        font = self.header.fonts.get(self.state.font, Font())
        decoder = font.decoder or self.header.decoder
        if is_symbol_font(font.name):
            self._text("".join(" " if byte in b" \t" else self._symbol(font.name, byte) for byte in data))
        else:
            self._text(data.decode(decoder, "replace"))

    def _symbol(self, font: str, code: int) -> str:
        known = symbol(font, code)
        if not known and self.state.destination == "text":
            why = "only the font knows what it shows; type the character itself"
            self.account.lose("symbol", f"Character {code:02X} of the font “{font[:60]}”", why, 1)
        return known

    def _text(self, text: str) -> None:
        destination = self.state.destination
        if destination == "skip":
            return
        if destination in {"fonttbl", "stylesheet"}:
            self._named(destination, text)
            return
        if destination != "text":
            self.text.append(text)
            return
        text = unicodedata.normalize("NFC", seen(text))
        state = self.state
        if not text:
            return
        if "\ufffd" in text:
            raise SourceError(
                f"{self.account.position}: A character was lost before the file came here.",
                "Find out which character it was, type it in, and save the document again.",
            )
        if state.deleted or state.struck or state.hidden:
            kind, what, why = (
                ("deleted", "Deleted words (tracked change)", "the author took them out")
                if state.deleted
                else ("hidden", "Hidden words", "the document does not show them")
                if state.hidden
                else ("deleted", "Struck words", "the author struck them out")
            )
            self.story.gone[kind, what, why] = self.story.gone.get((kind, what, why), "") + text
            return
        if self.story.gone and text.strip():
            self.story.gone = {key: f"{found} " for key, found in self.story.gone.items()}
        if state.shift:
            text = (raised if state.shift == "super" else lowered)(text)
        tag = language_of(state.language or self.header.language)
        lang = ""
        if tag and any(map(str.isalpha, text)):
            lang = "" if language_root(tag) == language_root(self.language) else tag
        emphasis = state.italic or (state.underlined and not state.link)
        look = Look(state.link, lang, state.bold, emphasis)
        self.story.size = max(self.story.size, state.size if text.strip() else 0)
        self.story.runs.append(Run(text, look, self.account.position))

    def _named(self, destination: str, text: str) -> None:
        """Names of fonts or styles, each of which ends with a semicolon."""
        rest = text
        while rest:
            name, semicolon, rest = rest.partition(";")
            if destination == "fonttbl":
                self.header.fonts.setdefault(self.font, Font()).name += (
                    name.strip() if semicolon else name.lstrip()
                )
            else:
                self.header.styles.setdefault(self.style, Style()).name += name

    # Paragraphs ---------------------------------------------------------------------------------------

    def _end_paragraph(self) -> None:
        story, state = self.story, self.state
        body = story.body.cell if state.in_table else story.body
        runs, story.runs = story.runs, []
        marker, story.marker = story.marker, ""
        how = replace(state.set, boxed=state.borders >= _BORDERS)
        style = self.header.styles.get(state.set.style) if state.set.style is not None else None
        if style is not None and self.header.heading_level(state.set.style) is None:
            runs = [
                replace(r, look=replace(r.look, strong=r.look.strong or style.bold)) if r.is_text else r
                for r in runs
            ]
        body.paragraph(runs, how, marker, story.size)
        for figure in story.figures:
            body.figure(figure)
        for box in story.boxes:
            body.box(box)
        for (kind, what, why), text in story.gone.items():
            if text.strip():
                self.account.lose(kind, what, why, len(text.split()))
        story.figures, story.boxes, story.size, story.gone = [], [], 0, {}
        self.account.next()

    # Control words ------------------------------------------------------------------------------------

    def _word(self, token: Token) -> None:
        word, number = token.word, token.number
        if word == "*":
            self.starred = True
            return
        starred, self.starred = self.starred, False
        if word == "bin":
            if self.state.destination == "pict" and len(self.picture) <= _PICTURE_BYTES:
                self.picture += token.data
            return
        if word == "u":
            self._unicode(number or 0)
            return
        if self.left and (not word.isalpha() or word in toml("rtf.toml")["characters"]):
            self.left -= 1
            return
        self._flush()
        self.left = 0
        if self.state.destination == "skip":
            return
        if self.state.destination != "text" and word in _PARTING:
            self.text.append(" ")
            return
        if self._character(word) or self._look(word, number) or self._layout(word, number):
            return
        if self._table(word, number) or self._group(word, starred) or self._of_header(word, number):
            return
        if starred:
            self._destination("skip")

    def _unicode(self, code: int) -> None:
        self._flush()
        code = code + 0x10000 if code < 0 else code
        self.left = self.state.skip
        if 0xD800 <= code < 0xDC00:
            self.high = code
            return
        if 0xDC00 <= code < 0xE000:
            if not self.high:
                return
            code, self.high = 0x10000 + ((self.high - 0xD800) << 10) + (code - 0xDC00), 0
        font = self.header.fonts.get(self.state.font, Font()).name
        if 0xF000 <= code <= 0xF0FF:
            self._text(self._symbol(font if is_symbol_font(font) else "symbol", code))
        elif 0 < code < 0x110000:
            self._text(chr(code))

    def _character(self, word: str) -> bool:
        found = toml("rtf.toml")["characters"].get(word)
        found = {"~": "\u00a0", "_": "-", "-": "", "\t": " "}.get(word, found)
        if found is None:
            return False
        self._text(found)
        return True

    def _look(self, word: str, number: int | None) -> bool:
        state = self.state
        on = number != 0
        if word in _CHANGES:
            setattr(state, _CHANGES[word], on)
        elif word == "plain":
            state.bold = state.italic = state.underlined = state.struck = state.hidden = state.deleted = False
            state.shift, state.language, state.size = "", 0, 24
        elif word in {"ul", "uld", "uldb", "ulw", "uldash", "ulth", "ulwave"}:
            state.underlined = on
        elif word == "ulnone":
            state.underlined = False
        elif word in {"super", "sub"}:
            state.shift = word if on else ""
        elif word == "nosupersub":
            state.shift = ""
        elif word in {"up", "dn"}:
            state.shift = {"up": "super", "dn": "sub"}[word] if number else ""
        elif word == "f" and number is not None:
            if state.destination == "fonttbl":
                self.font = number
                self.header.fonts.setdefault(number, Font())
                return True
            state.font = number
        elif word == "fs" and number is not None:
            state.size = number
        elif word == "lang" and number is not None:
            state.language = number if number != 1024 else 0
        elif word == "uc" and number is not None:
            state.skip = max(0, min(number, 10))
        else:
            return False
        if state.destination == "stylesheet" and word in {"b", "i"}:
            style = self.header.styles.setdefault(self.style, Style())
            style.bold, style.italic = (on, style.italic) if word == "b" else (style.bold, on)
        return True

    def _layout(self, word: str, number: int | None) -> bool:
        state = self.state
        how = state.set
        if word == "pard":
            state.set, state.in_table, state.borders = Set(), 0, frozenset()
        elif word in {"par", "sect", "page", "column"}:
            if word == "par" or self.story.runs:
                self._end_paragraph()
            return True
        elif word in {"line", "lbr", "softline"}:
            self.story.runs.append(Run(line_break=True, position=self.account.position))
            return True
        elif word == "s" and number is not None:
            if state.destination == "stylesheet":
                self.style = number
                self.header.styles.setdefault(number, Style())
            state.set = replace(how, style=number)
        elif word == "outlinelevel" and number is not None:
            if state.destination == "stylesheet":
                self.header.styles.setdefault(self.style, Style()).outline = number
            state.set = replace(how, outline=number)
        elif word == "ls" and number is not None:
            if state.destination == "override":
                self.header.overrides[number] = self.override
                return True
            state.set = replace(how, list_number=number)
        elif word == "ilvl" and number is not None:
            state.set = replace(how, depth=max(0, min(number, 8)))
        elif word in {"li", "lin"} and number is not None:
            if state.destination == "list" and self.list_levels:
                self.list_levels[-1].indent = number
            state.set = replace(how, indent=number)
        elif word in _BORDERS:
            state.borders = state.borders | {word}
        elif word == "box":
            state.borders = _BORDERS
        elif word in {"brdrnone", "brdrnil"}:
            state.borders = frozenset()
        else:
            return False
        return True

    def _table(self, word: str, number: int | None) -> bool:
        if word == "intbl":
            self.state.in_table = max(1, self.state.in_table)
        elif word == "itap":
            self.state.in_table = max(0, min(number or 0, 20))
        elif word == "trowd":
            self.defined, self.cell, self.row_header = [], Defined(0), False
        elif word == "trhdr":
            self.row_header = True
        elif word == "clmrg":
            self.cell = replace(self.cell, across=True)
        elif word == "clvmrg":
            self.cell = replace(self.cell, down=True)
        elif word == "cellx":
            if len(self.defined) < 1000:
                self.defined.append(replace(self.cell, edge=number or 0))
            self.cell = Defined(0)
        elif word == "cell":
            self.state.in_table = 1
            self._end_paragraph()
            self.story.body.end_cell()
        elif word == "row":
            self.story.body.end_row(self.defined, header=self.row_header)
        elif word in {"nestcell", "nestrow"}:
            if word == "nestrow":
                self.account.lose_once("format", "A table inside a table", "its words are kept as paragraphs")
            if self.story.runs:
                self._end_paragraph()
        else:
            return False
        return True

    # Groups with a name -------------------------------------------------------------------------------

    def _group(self, word: str, starred: bool) -> bool:
        if word in toml("rtf.toml")["skipped"]:
            self._destination("skip")
        elif word == "upr":
            self._collect("older", lambda _: None)  # the same words again, for programs without Unicode
        elif word == "ud":
            self.state.destination = "text"
        elif word in _MARGINS:
            self._collect("margin", lambda text: self._margin(_MARGINS[word], text))
        elif word in {"footnote", "annotation"}:
            if word == "footnote":
                self._note()
            else:
                self._collect("margin", self._comment)
        elif word in {"atnauthor", "atnid"}:
            self._collect("name", self._named_author if word == "atnauthor" else lambda _: None)
        elif word == "fldinst":
            self._collect("code", self._code)
        elif word == "field":
            self.field_code = ""
        elif word == "fldrslt":
            self._result()
        elif word in {"listtext", "pntext"}:
            self._collect("marker", self._marker)
        elif word == "bkmkstart":
            self._collect("name", self._bookmark)
        elif word == "pict":
            self._pict()
        elif word in {"pngblip", "jpegblip", "emfblip", "wmetafile", "macpict", "dibitmap", "wbitmap"}:
            self.picture_kind = word
        elif word == "shptxt":
            self.state.destination = "text"
            self._begin_story(lambda parts: self.story.boxes.append(parts) if parts else None)
        elif word == "shp":
            self.alt, self.in_shape = "", True
            if self.groups:
                self.groups[-1].end = self._end_shape
        elif word == "sn":
            self._collect("name", lambda name: setattr(self, "shape_name", name.strip()))
        elif word == "sv":
            self._collect("name", self._shape_value)
        elif word == "object":
            self.account.lose(
                "embedded", "An embedded object", "a handout cannot hold it; paste it as a picture"
            )
        elif word in {"shppict", "result", "shpgrp", "sp", "shpinst", "picprop"} or (
            word == "rtf" and not starred
        ):
            pass
        else:
            return False
        return True

    def _margin(self, what: str, text: str) -> None:
        words = len(text.split())
        if words:
            here = self.account.paragraph, self.account.heading
            self.account.paragraph, self.account.heading = 0, ""
            shown = " ".join(text.split())[:60]
            self.account.lose_once("header", f"{what} (“{shown}”)", "handouts have their own", words)
            self.account.paragraph, self.account.heading = here

    def _bookmark(self, name: str) -> None:
        self.bookmarks.setdefault(name.strip(), self.account.paragraph)

    def _named_author(self, text: str) -> None:
        self.author = " ".join(text.split())[:80]

    def _comment(self, text: str) -> None:
        what = f"A comment by {self.author}" if self.author else "A comment"
        self.author = ""
        why = "comments are for those who write, not for patients"
        self.account.lose("comment", what, why, len(text.split()))

    def _note(self) -> None:
        key = f"note-{len(self.notes) + 1}"
        self.notes.append([])
        place = len(self.notes) - 1
        self._begin_story(lambda parts: self.notes.__setitem__(place, parts))
        self.stories[-1].runs.append(Run(note=key, position=self.account.position))

    def _code(self, text: str) -> None:
        self.field_code += text

    def _result(self) -> None:
        code = self.field_code
        if _CONTENTS.match(code):
            self._collect("margin", self._contents)
            return
        match = _HYPERLINK.match(code)
        if match:
            address = match[1] or match[2] or ""
            if place := _PLACE.search(code):
                address = f"{address}#{place[1] or place[2]}"
            goal = target(address)
            if not goal and address:
                why = "only web, mail and phone addresses work in a handout; its words are kept"
                self.account.lose("link", f"A link to {address[:200]}", why)
            self.state.link = goal

    def _contents(self, text: str) -> None:
        words = len(text.split())
        if words:
            why = "its page numbers are those of the other pages; handouts make their own"
            self.account.lose_once("navigation", "The table of contents", why, words)

    def _marker(self, text: str) -> None:
        self.story.marker = " ".join(text.split())

    # Pictures -----------------------------------------------------------------------------------------

    def _pict(self) -> None:
        self.picture, self.half, self.picture_kind = bytearray(), b"", ""
        self._destination("pict", self._pictured)

    def _pictured(self) -> None:
        data, self.picture = bytes(self.picture), bytearray()
        alt, self.alt = self.alt, ""
        position = self.account.position
        try:
            if self.picture_kind in {"emfblip", "wmetafile", "macpict", "dibitmap", "wbitmap"}:
                raise PictureError("it is of a kind that only Windows shows; paste it again as PNG")
            image = picture(data)
        except PictureError as error:
            said = f" (“{alt[:80]}”)" if alt else ""
            self.account.lose("image", f"A picture{said}", str(error))
            if alt:
                self.story.figures.append(Figure(None, alt, position=position))
            return
        self.story.figures.append(Figure(image, alt, position=position))

    def _end_shape(self) -> None:
        self.alt, self.in_shape = "", False

    def _shape_value(self, text: str) -> None:
        if self.shape_name == "wzDescription":
            self.alt = seen(" ".join(text.split()))
            figures = self.story.figures
            if self.in_shape and figures and not figures[-1].alt:
                figures[-1] = replace(figures[-1], alt=self.alt)
                self.alt = ""
        elif self.shape_name == "gtextUNICODE" and text.strip():
            self.story.runs.append(Run(text, position=self.account.position))

    # The tables at the start --------------------------------------------------------------------------

    def _of_header(self, word: str, number: int | None) -> bool:
        header = self.header
        if word == "ansicpg" and number is not None:
            header.decoder = decoder_of_page(number) or header.decoder
        elif word == "mac":
            header.decoder = "mac_roman"
        elif word in {"pc", "pca"}:
            header.decoder = "cp437" if word == "pc" else "cp850"
        elif word == "deflang" and number is not None:
            header.language = number
        elif word == "deff" and number is not None:
            self.state.font = number
        elif word == "fonttbl":
            self._destination("fonttbl")
        elif word == "fcharset" and number is not None:
            header.fonts.setdefault(self.font, Font()).decoder = decoder_of(number)
        elif word == "cpg" and number is not None:
            header.fonts.setdefault(self.font, Font()).decoder = decoder_of_page(number)
        elif word == "stylesheet":
            self._destination("stylesheet")
            self.style = 0
        elif word in {"cs", "ts", "ds"} and self.state.destination == "stylesheet":
            self._destination("skip")
        elif word == "sbasedon" and number is not None:
            header.styles.setdefault(self.style, Style()).based_on = number
        elif word == "info":
            self._destination("info")
        elif word == "title" and self.state.destination == "info":
            self._collect("name", lambda text: setattr(header, "title", text.strip()))
        elif word in {"listtable", "listoverridetable"}:
            self._destination("list" if word == "listtable" else "override")
        elif word == "list":
            self.list_levels, self.list_id = [], 0
            if self.groups and self.state.destination == "list":
                self.groups[-1].end = self._end_list
        elif word == "listlevel":
            self.list_levels.append(Level())
        elif word == "levelnfc" and self.list_levels and number is not None:
            self.list_levels[-1].format = number
        elif word == "levelstartat" and number is not None:
            self._level_start(number)
        elif word == "listid" and number is not None:
            self.list_id = number
            self.override = (number, {})
        elif word == "listoverride":
            self.override = (0, {})
        else:
            return False
        return True

    def _level_start(self, number: int) -> None:
        if self.state.destination == "override":
            self.override[1][len(self.override[1])] = number
        elif self.list_levels:
            self.list_levels[-1].start = number

    def _end_list(self) -> None:
        self.header.lists[self.list_id] = self.list_levels
