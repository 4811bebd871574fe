"""What every part of an OpenDocument text is read with."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import field

from lxml import etree

from handouts.readers._assembly import Assembly
from handouts.readers._odt_inlines import Content, ParagraphReader, Source
from handouts.readers._odt_names import (
    TEXT,
    XML,
    word_count,
)
from handouts.readers._runs import Run
from handouts.records import dataclass

CAPTIONS = frozenset({"caption", "illustration", "figure", "drawing", "abbildung", "table", "tabelle"})
"""Names of the styles of captions."""
_LABEL_WORDS = 12


@dataclass(slots=True)
class Counts:
    """How far lists have counted: by the name of their style and level, and by their own identifier."""

    by_style: dict[tuple[str, int], int] = field(default_factory=dict)
    by_id: dict[str, int] = field(default_factory=dict)


class PartReader(ABC):
    """What reading lists, tables and frames has in common; each of them may hold all of the others.

    Args:
        source: The document.
        assembly: Where the blocks are made.
    """

    def __init__(self, source: Source, assembly: Assembly) -> None:
        self.source = source
        self.account = source.account
        self.assembly = assembly
        self.counts = Counts()
        self.sizes: dict[int, float] = {}

    @abstractmethod
    def read(self, container: etree._Element) -> None:
        """The headings and blocks of a container."""

    @abstractmethod
    def _element(self, element: etree._Element, siblings: Sequence[etree._Element], at: int) -> None:
        """One element of a container, the one at `at` among its siblings."""

    @abstractmethod
    def _paragraph(self, element: etree._Element, prefix: str = "") -> None:
        """A paragraph, with words in front of it."""

    @abstractmethod
    def _drawn(self, element: etree._Element) -> None:
        """A picture, a text box, an object or a shape."""

    def _content(self, element: etree._Element) -> Content:
        self.account.next()
        style = element.get(TEXT + "style-name", "")
        key = element.get(XML + "id", "") or element.get(TEXT + "id", "")
        if key:
            self.source.bookmarks.setdefault(key, self.account.paragraph)
        content = ParagraphReader(self.source, style).read(element)
        if self.account.counting:
            subtitle = "subtitle" in self.source.styles.names("paragraph", style)
            self.source.sizes[self.account.paragraph] = 0 if subtitle else content.size
            if content.underlines == {True}:
                self.source.underlined.add(self.account.paragraph)
        return content

    def _pour(self, runs: Sequence[Run]) -> None:
        for run in runs:
            if run.line_break:
                self.assembly.line_break(run.position)
            else:
                self.assembly.text(run)

    def _has_label(self, container: etree._Element) -> bool:
        """Whether a box starts with a short paragraph in bold, and has more than that."""
        inked = [child for child in container if word_count(child)]
        if len(inked) < 2 or inked[0].tag != TEXT + "p":
            return False
        return word_count(inked[0]) <= _LABEL_WORDS and self._is_bold(inked[0])

    def _is_bold(self, paragraph: etree._Element) -> bool:
        styles = self.source.styles
        own = styles.look("paragraph", paragraph.get(TEXT + "style-name", ""))["bold"] or False
        for part in paragraph.iter():
            bold = own
            for outer in (part, *part.iterancestors(TEXT + "span")):
                said = (
                    styles.look("text", outer.get(TEXT + "style-name", ""))["bold"]
                    if outer.tag == TEXT + "span"
                    else None
                )
                if said is not None:
                    bold = said
                    break
            if (part.text or "").strip() and not bold:
                return False
            if part is not paragraph and (part.tail or "").strip() and not own:
                parent = part.getparent()
                said = (
                    styles.look("text", parent.get(TEXT + "style-name", ""))["bold"]
                    if parent is not None and parent.tag == TEXT + "span"
                    else None
                )
                if not said:
                    return False
        return True
