"""The groups of a Rich Text file and the bytes in them to runs of characters and to paragraphs."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace

from handouts.errors import SourceError
from handouts.model import Block, language_root
from handouts.readers._account import Account
from handouts.readers._outline import Heading
from handouts.readers._rtf_body import Body, Defined
from handouts.readers._rtf_header import (
    Font,
    Header,
    Level,
    Style,
    language_of,
)
from handouts.readers._rtf_state import Group, State, Story
from handouts.readers._runs import Look, Run, lowered, raised, seen
from handouts.readers._symbols import is_symbol_font, symbol

_DEPTH = 400
_PICTURE_BYTES = 20_000_000
_BORDERS = frozenset({"brdrt", "brdrb", "brdrl", "brdrr"})


class TextReader:
    """The groups of one file, and the text in them. What control words mean, the classes below it say.

    Args:
        path: Its name, for messages.
        account: Where it is counted what was read and lost.
        language: The document's language: words in others are marked.

    Attributes:
        heard: The characters of the text as they come, before anything is made of them.
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
        self.groups: list[Group] = []
        self.starred = False
        self.left = 0
        self.bytes = bytearray()
        self.high = 0
        self.text: list[str] = []
        self.heard: list[str] = []
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

    # Groups -------------------------------------------------------------------------------------------

    def _open(self) -> None:
        self._flush()
        if len(self.groups) >= _DEPTH:
            raise SourceError(
                f"{self.path}: The file is damaged: its groups are nested too deeply.",
                "Open it in Word or LibreOffice and save it as a Word Document (.docx).",
            )
        self.groups.append(Group(self.state))
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
        self.heard.append(" ")
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
        self.heard.append(text)
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
        if text.strip():
            self.story.size = max(self.story.size, state.size)
            self.story.underlines.add(state.underlined and not state.link)
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

    # Paragraphs ---------------------------------------------------------------------------------------

    def _end_paragraph(self) -> None:
        self.heard.append(" ")
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
        body.paragraph(runs, how, marker, story.size, underlined=story.underlines == {True})
        for figure in story.figures:
            body.figure(figure)
        for box in story.boxes:
            body.box(box)
        for (kind, what, why), text in story.gone.items():
            if text.strip():
                self.account.lose(kind, what, why, len(text.split()))
        story.figures, story.boxes, story.size, story.underlines, story.gone = [], [], 0, set(), {}
        self.account.next()
