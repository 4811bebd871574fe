"""Fields among the words of a Word document: links, symbols, boxes to tick, and what only Word works out."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod

from lxml import etree

from handouts.readers._runs import Look
from handouts.readers._word_names import W, number, value
from handouts.readers._word_source import Field
from handouts.readers._word_text import TextReader

_HYPERLINK = re.compile(r'\s*HYPERLINK\s+(?:"([^"]*)"|([^\s"\\]+))?', re.IGNORECASE)
_PLACE = re.compile(r'\\l\s+(?:"([^"]*)"|(\S+))', re.IGNORECASE)
_SYMBOL = re.compile(r'\s*SYMBOL\s+(0x[0-9a-f]+|\d+).*?(?:\\f\s+"?([^"\\]+)"?)?\s*(\\|$)', re.IGNORECASE)
_REFERENCE = re.compile(r'\s*(?:REF|PAGEREF|NOTEREF)\s+"?([^\s"\\]+)"?(?=.*\\h)', re.IGNORECASE | re.DOTALL)
"""A reference to a bookmark, which leads there if it says so."""
_CONTENTS = re.compile(r"\s*(TOC|INDEX|TOA)\b", re.IGNORECASE)
_BUTTON = re.compile(r"\s*(?:MACRO|GOTO)BUTTON\s+\S+\s+(\S.*)", re.IGNORECASE | re.DOTALL)
_ONLY_WORD = re.compile(r"\s*(EQ|AUTONUM(?:LGL|OUT)?|LISTNUM)\b(.*)", re.IGNORECASE | re.DOTALL)


class FieldReader(TextReader, ABC):
    """Reads fields: their code says what they are, their result what Word shows (ISO 29500-1, 17.16)."""

    @abstractmethod
    def _inside(self, parent: etree._Element) -> None:
        """What an element holds."""

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
        elif match := _REFERENCE.match(code):
            opened.link = f"#{match[1]}"
            self.source.references.add(match[1])
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
