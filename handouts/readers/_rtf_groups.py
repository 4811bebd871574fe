"""The groups of Rich Text that have a name: notes, fields, comments, pictures, shapes."""

from __future__ import annotations

import re
from dataclasses import replace

from handouts.model import Figure
from handouts.readers._images import PictureError, picture
from handouts.readers._links import target
from handouts.readers._rtf_text import TextReader
from handouts.readers._runs import Run, seen
from handouts.resources import toml

_MARGINS = {
    "header": "The page header", "headerl": "The page header", "headerr": "The page header",
    "headerf": "The page header", "footer": "The page footer", "footerl": "The page footer",
    "footerr": "The page footer", "footerf": "The page footer",
}  # fmt: skip
_HYPERLINK = re.compile(r'\s*HYPERLINK\s+(?:"([^"]*)"|([^\s"\\]+))?', re.IGNORECASE)
_PLACE = re.compile(r'\\l\s+(?:"([^"]*)"|(\S+))', re.IGNORECASE)
_CONTENTS = re.compile(r"\s*(TOC|INDEX|TOA)\b", re.IGNORECASE)


class GroupReader(TextReader):
    """Reads groups that are no plain text."""

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
