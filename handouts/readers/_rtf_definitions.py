"""The tables at the start of a Rich Text file: its fonts, styles and lists."""

from __future__ import annotations

from handouts.readers._rtf_header import (
    Font,
    Level,
    Style,
    decoder_of,
    decoder_of_page,
)
from handouts.readers._rtf_text import TextReader


class DefinitionReader(TextReader):
    """Reads what the text refers to by number."""

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
