"""The page that WeasyPrint lays out: the article's markup and print style, and what paper needs besides."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Final
from urllib.parse import quote
from xml.etree.ElementTree import SubElement

from markupsafe import Markup

from handouts.formats import RenderOptions
from handouts.labels import Labels, labels
from handouts.model import Document
from handouts.own_templates import told
from handouts.profiles import Profile, gutter, paper, profile
from handouts.resources import toml
from handouts.templating import template
from handouts.themes import Theme, theme
from handouts.writers.html.characters import clean
from handouts.writers.html.markup import Body
from handouts.writers.html.page import contents, edges, look_of, paper_style, quoted
from handouts.writers.weasyprint.faces import Faces
from handouts.writers.weasyprint.layout import Node

LEFT_OUT: Final = re.compile(
    "[\u00ad\u034f\u180e\u200b\u2060-\u2065\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]+"
)
"""Characters that are no ink and no word. Joiners and directions stay: they change how letters are set."""


def markup(
    document: Document, options: RenderOptions, faces: Faces, title: str, *, listed: bool, blank: bool
) -> str:
    """The page as HTML.

    Args:
        document: The handout.
        options: How it is set.
        faces: The fonts.
        title: Of the document, for the foot of its pages.
        listed: It has a list of its contents.
        blank: It ends with a page that is left blank.
    """
    own = options.templates
    least = toml("contents.toml")["pdf"]["sections"]
    with told(own):
        body = Body(document, templates=own)
        look = theme(options.theme)
        sizes = look.over(profile(options.profile))
        outer, inner = edges(body.direction)
        sheet = template("paper.css.jinja", own).render(
            fonts=Markup(faces.css),  # noqa: S704 - names and numbers of ours
            stack=Markup(faces.stack),  # noqa: S704
            profile=sizes,
            look=look,
            gutter=gutter(sizes, options.sides),
            outer=outer,
            inner=inner,
            title=quoted(title),
            room=_room(options, sizes, body.labels),
            draft=quoted(body.labels("draft")) if document.draft else "",
            box=_picture(_BOX, look, _SIDE),
            ticked=_picture(_BOX + _TICK, look, _SIDE),
        )
        written = template("paper.html.jinja", own).render(
            document=document,
            body=body,
            title=title,
            style=paper_style(look_of(options, body.lang), sheet),
            contents=contents(document, body, least) if listed else (),
            blank=blank,
        )
    return clean(written)


def _room(options: RenderOptions, sizes: Profile, words: Labels) -> float:
    """The room for the title in the foot of a page, in points: what the page number leaves.

    A figure or a letter of the bold face is no wider than 0.62 of the type size on average.
    """
    number = words("page_of", page="00", pages="00")
    return round(paper(options.page).width - 2 * sizes.side_margin - (len(number) + 1) * 0.62 * sizes.body, 1)


def _picture(drawing: str, look: Theme, size: str) -> Markup:
    """A small drawing in the ink of the theme, as an address."""
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{drawing.replace("INK", look.ink)}</svg>'
    return Markup("data:image/svg+xml," + quote(svg))  # noqa: S704 - ours


WHOLE: Final = frozenset({"li", "tr", "figure", "h1", "h2", "h3", "h4", "h5", "h6"})
SET_APART: Final = frozenset({"callout", "figure", "fill-in"})
"""What a page end may not part: elements and classes. A `div` with no class holds a term and its meaning."""

_SIDE: Final = 'width="1.2em" height="1.2em" viewBox="0 0 12 12"'
_BOX: Final = '<path d="M.5 .5h11v11h-11z" fill="none" stroke="INK"/>'
_TICK: Final = '<path d="M2.5 6.2 5 9 9.8 2.6" fill="none" stroke="INK" stroke-width="1.7"/>'
_LINE: Final = '<path d="M0 0h9v9H0z" fill="INK"/>'


def prepare(root: Node, look: Theme) -> None:
    """Make a page ready for the paper.

    Its text is brought to the form in which it is drawn: composed letters, nothing without ink. Lines to
    write on become pictures, which are content; borders would be decoration.
    """
    line = _picture(_LINE, look, 'viewBox="0 0 9 9" preserveAspectRatio="none"')
    for node in list(root.iter()):
        if isinstance(node.tag, str) and node.tag != "style":
            node.text = node.text and settled(node.text)
        node.tail = node.tail and settled(node.tail)
        if node.tag == "div" and node.get("class") == "line":
            SubElement(node, "img", src=line, alt="")


def targets(root: Node) -> tuple[str, ...]:
    """The id of what each entry of the contents leads to."""
    return tuple(node.get("data-target") for node in root.iter("span") if node.get("data-target"))


def number(root: Node, starts: Mapping[str, int], words: Labels, *, apart: bool) -> None:
    """Say in each entry of the contents on which page that is, or that it is on some page of two digits.

    Args:
        root: The page.
        starts: The page of each target, as far as they are known.
        words: The handout's own.
        apart: On a line of its own, so that no number is too wide for the line of its entry.
    """
    for node in root.iter("span"):
        if target := node.get("data-target"):
            node.text = words("on_page", page=starts.get(target, 10)).replace(" ", "\xa0")
            if apart:
                node.set("class", f"{node.get('class')} apart")


def is_whole(node: Node) -> bool:
    """Whether an element is to stand on one page, if a page holds it (`break-inside` in print.css.jinja)."""
    named = set((node.get("class") or "").split())
    return (node.tag == "div" and not named) or node.tag in WHOLE or not named.isdisjoint(SET_APART)


def settled(text: str) -> str:
    """Text as it is drawn."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", LEFT_OUT.sub("", text))


def added(document: Document) -> str:
    """What the writer itself adds to the pages, so that there is a font for it."""
    words = labels(document.meta.lang)
    return "0123456789•[]()." + "".join(words.table.values())


def lists_contents(document: Document, pages: int, limit: int | None) -> bool:
    """Whether a handout of so many pages has a list of its contents, as with the ReportLab engine."""
    from handouts.writers.pdf.contents import wanted

    return wanted(document, pages, limit)
