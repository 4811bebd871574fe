"""The words of one paragraph of a Word document, with their looks, their links and their languages."""

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
from handouts.readers._word_source import Source, Story, declared_language, word_count
from handouts.records import dataclass

_DAMAGED = re.compile("[\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffd-\uffff]")
_PRIVATE = re.compile("[\uf000-\uf0ff]")
"""Where Word puts the characters of fonts that have signs for letters."""
_CLOSING = frozenset(".,;:!?)]}»”’…%")
"""What stands right behind a word, even if a picture is between."""


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


class TextReader:
    """Gathers the words of one paragraph. Where they stand in it, the classes below this one say.

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

    def _target(self, address: str, element: etree._Element | None = None) -> str:
        goal = target(address)
        if not goal and address and (element is None or word_count(element)):
            why = "only web, mail and phone addresses work in a handout; its words are kept"
            self.source.lose("link", f"A link to {address[:200]}", why)
        return goal

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
