"""The control words of Rich Text that say how words look and where they stand."""

from __future__ import annotations

from dataclasses import replace

from handouts.readers._rtf_body import Defined, Set
from handouts.readers._rtf_header import (
    Font,
    Style,
)
from handouts.readers._rtf_text import TextReader
from handouts.readers._runs import Run

_BORDERS = frozenset({"brdrt", "brdrb", "brdrl", "brdrr"})
_CHANGES = {"b": "bold", "i": "italic", "strike": "struck", "striked": "struck", "v": "hidden",
            "deleted": "deleted"}  # fmt: skip


class LookReader(TextReader):
    """Reads looks, the layout of paragraphs, and rows and cells."""

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
