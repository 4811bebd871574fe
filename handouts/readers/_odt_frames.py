"""Pictures, text boxes, objects and shapes of an OpenDocument text."""

from __future__ import annotations

from lxml import etree

from handouts.readers._assembly import Frame
from handouts.readers._odt_inlines import alt_of, pictured
from handouts.readers._odt_names import (
    DRAW,
    TEXT,
    XLINK,
    word_count,
)
from handouts.readers._odt_parts import CAPTIONS, PartReader
from handouts.readers._runs import Run

_PICTURE_CAPTIONS = CAPTIONS - {"table", "tabelle"}


class FrameReader(PartReader):
    """Reads what is drawn."""

    def _drawn(self, element: etree._Element) -> None:
        """A picture, a text box, an object or a shape."""
        tag = element.tag
        if tag == DRAW + "a":
            for child in element:
                self._drawn(child)
            return
        if tag == DRAW + "g":
            for child in element:
                if str(child.tag).startswith(DRAW):
                    self._drawn(child)
            return
        if tag == DRAW + "control":
            return
        box = element.find(DRAW + "text-box")
        if box is not None:
            self._text_box(box)
            return
        if tag == DRAW + "frame":
            self._frame(element)
            return
        if word_count(element):  # a shape with words in it
            self._boxed(element)
        elif alt := alt_of(element):
            self.account.lose("image", f"A drawing (“{alt[:80]}”)", "it is no picture; paste it as one")

    def _frame(self, frame: etree._Element) -> None:
        embedded = next((frame.find(DRAW + name) for name in ("object", "object-ole", "plugin")
                         if frame.find(DRAW + name) is not None), None)  # fmt: skip
        if embedded is None:
            figure = pictured(frame, self.source)
            if figure is not None:
                self.assembly.figure(figure)
            return
        alt = alt_of(frame)
        words = self._words_of_object(embedded)
        said = f" (“{alt[:80]}”)" if alt else ""
        why = "a handout cannot hold it; its picture is kept, if it has one that can be shown"
        self.account.lose("embedded", f"An embedded object{said}", why, words)
        if frame.find(DRAW + "image") is not None:
            figure = pictured(frame, self.source)
            if figure is not None:
                self.assembly.figure(figure)

    def _words_of_object(self, embedded: etree._Element) -> int:
        name = self.source.package.inner(embedded.get(XLINK + "href", ""))
        content = f"{name}/content.xml"
        if not name or not self.source.package.has(content):
            return word_count(embedded)
        root = self.source.package.xml(content)
        return len(" ".join(text.strip() for text in map(str, root.itertext())).split())

    def _text_box(self, box: etree._Element) -> None:
        paragraphs = [child for child in box if child.tag == TEXT + "p"]
        frames = [frame for p in paragraphs for frame in p.iter(DRAW + "frame")]
        names = {
            n
            for p in paragraphs
            for n in self.source.styles.names("paragraph", p.get(TEXT + "style-name", ""))
        }
        pictures = [frame for frame in frames if frame.find(DRAW + "image") is not None]
        if (
            len(pictures) == len(frames) == 1
            and not _PICTURE_CAPTIONS.isdisjoint(names)
            and self.assembly.can_open("figure")
        ):
            outer = self.assembly.open(Frame("figure", self.account.position))
            with self.source.account.standing_at(self.account.position):
                figure = pictured(pictures[0], self.source)
                if figure is not None:
                    self.assembly.figure(figure)
                label = self.assembly.open(Frame("figcaption"))
                for paragraph in paragraphs:
                    self._pour([*self._content(paragraph).runs, Run(" ", position=self.account.position)])
                self.assembly.close(label)
            self.assembly.close(outer)
            return
        self._boxed(box)

    def _boxed(self, box: etree._Element) -> None:
        opened = None
        if self._has_label(box) and self.assembly.can_open("callout"):
            opened = self.assembly.open(Frame("callout", self.account.position))
        else:
            self.assembly.boundary()
        with self.source.account.standing_at(self.account.position):
            self.read(box)
        if opened is not None:
            self.assembly.close(opened)
