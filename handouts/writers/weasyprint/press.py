"""From a document to pages: laid out as often as it takes until tables fit and page numbers are known."""

from __future__ import annotations

from typing import Any, Final

from handouts.formats import RenderOptions
from handouts.labels import labels
from handouts.model import Document
from handouts.own_templates import has
from handouts.profiles import profile
from handouts.templating import template
from handouts.themes import theme
from handouts.writers.weasyprint import fetching, log, page, pictures, tables
from handouts.writers.weasyprint.faces import Faces
from handouts.writers.weasyprint.layout import Layout, Rendered, lay_out, paint

OWN_STYLE: Final = "own.css"

_TRIES: Final = 4
"""Each time that something is opened or set as lines, what comes after it moves."""


class Press:
    """Lays one document out.

    Args:
        weasyprint: The module.
        document: The handout.
        options: How it is set.
        faces: The fonts.
        title: Of the document.
    """

    def __init__(
        self, weasyprint: Any, document: Document, options: RenderOptions, faces: Faces, title: str
    ) -> None:
        self.weasyprint = weasyprint
        self.document = document
        self.options = options
        self.faces = faces
        self.title = title
        self.listed = self.blank = self.apart = False
        self.starts: dict[str, int] = {}
        self.lines: dict[int, float] = {}
        self.tall: set[int] = set()
        self.once: set[int] = set()

    def print(self, version: str) -> Layout:
        """The document on its pages.

        Args:
            version: Of the PDF: "1.7" or "2.0".

        Raises:
            RenderError: A part of it cannot be shown.
        """
        document, options = self.document, self.options
        pictures.insist(document)
        with log.heard() as said:
            rendered = self._fitted()
            if page.lists_contents(document, rendered.pages, options.contents_pages):
                self.listed = True
                self.lines, self.tall, self.once = {}, set(), set()  # elements have other numbers now
                self.starts = dict(rendered.starts)  # nearly
                rendered = self._fitted()
            if options.sides == "double" and rendered.pages > 1 and rendered.pages % 2:
                # What is printed after this begins on a sheet of its own.
                self.blank = True
                rendered = self._laid_out()
            layout = paint(rendered, version)
        log.judge(list(dict.fromkeys(said)), document, options.tell)
        if options.tell:
            for notice in self._unknown_style():
                options.tell(notice)
            found = [number for number, node in enumerate(rendered.root.iter()) if node.tag == "table"]
            widths = {at: self.lines[number] for at, number in enumerate(found) if number in self.lines}
            tables.tell(document, widths, profile(options.profile).body, options.tell)
        return layout

    def _unknown_style(self) -> list[str]:
        """What staff are told of rules in the clinic's own style sheet that WeasyPrint does not know."""
        own = self.options.templates
        if not has(own, OWN_STYLE):
            return []
        with log.heard() as said:
            self.weasyprint.CSS(string=template(OWN_STYLE, own).render(), url_fetcher=fetching.fetcher(()))
        return [f"{own}/{OWN_STYLE}: WeasyPrint says: {notice}" for notice in log.style_notices(said)]

    def _fitted(self) -> Rendered:
        """The pages, laid out until all fits them, and until the contents name the pages that they lead to.

        The width of a number may move what it counts. Where that does not come to rest, each stands on a
        line of its own, so that nothing depends on it. WeasyPrint's own count may stop a page too early.
        """
        rendered = self._laid_out()
        for turn in range(_TRIES + 2):
            learned = turn < _TRIES and self._learns(rendered)
            starts = {target: rendered.starts[target] for target in page.targets(rendered.root)}
            if not learned and starts == self.starts:
                break
            self.starts = starts
            self.apart = turn >= _TRIES
            rendered = self._laid_out()
        return rendered

    def _learns(self, rendered: Rendered) -> bool:
        """Take in what does not fit: tables that are too wide are set as lines, what is taller may be cut.

        A head that leaves its table's rows no room is not said again on each page, so that it is said at all.

        What is to stand on one page and does not fit would start on a page of its own for nothing, and leave
        the heading above it behind.

        Returns:
            Whether there is anything new.
        """
        numbers = {node: number for number, node in enumerate(rendered.root.iter())}
        wide = {numbers[node]: needed for node, needed in rendered.wide.items()}
        tall = {numbers[node] for node in rendered.cut if page.is_whole(node)}
        once = {numbers[node] for node in rendered.headless}
        if wide.keys() <= self.lines.keys() and tall <= self.tall and once <= self.once:
            return False
        self.lines = wide | self.lines
        self.tall |= tall
        self.once |= once
        return True

    def _laid_out(self) -> Rendered:
        text = page.markup(
            self.document, self.options, self.faces, self.title, listed=self.listed, blank=self.blank
        )
        fetcher = fetching.fetcher(self.faces.files)
        markup = self.weasyprint.HTML(string=text, url_fetcher=fetcher, media_type="print")
        page.prepare(markup.etree_element, theme(self.options.theme))
        page.number(markup.etree_element, self.starts, labels(self.document.meta.lang), apart=self.apart)
        for number, node in enumerate(markup.etree_element.iter()):
            if number in self.lines:
                tables.set_as_lines(node)
            if number in self.tall:
                node.set("class", f"{node.get('class') or ''} tall".strip())
            if number in self.once:
                node.set("class", "once")
        return lay_out(markup)
