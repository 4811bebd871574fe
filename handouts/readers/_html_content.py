"""Which part of a web page is the article, and what of it nobody is meant to read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Set

from handouts.readers._decode import undamaged
from handouts.readers._html_names import kinds_of, phrases
from handouts.readers._html_tokens import Chars
from handouts.readers._html_tree import BLOCKS, MARKS, Element, Item, Measures, Ready
from handouts.readers._left_out import NAVIGATION, LeftOut
from handouts.readers._outline import Heading

_SILENT = frozenset(["script", "style", "template", "link", "meta", "base", "title", "head"])
"""Elements whose characters are not words of the page."""

_NAVIGATION_ROLES = frozenset(
    ["navigation", "search", "menu", "menubar", "banner", "contentinfo", "dialog", "alertdialog"]
)
_CONTROLS = frozenset(["button", "select", "textarea", "input", "datalist", "output"])
_EMBEDDED = frozenset(["video", "audio", "iframe", "object", "embed", "canvas", "applet", "frame", "map"])
_SECTIONING = frozenset(["article", "aside", "main", "nav", "section"])
_SHOWN = (BLOCKS | MARKS) - {"a", "aside", "dialog", "footer", "form", "header", "nav"}
"""Elements that are part of the article unless an attribute says otherwise."""
_NONE: frozenset[str] = frozenset()
_TEXT_BLOCKS = frozenset(
    ["h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "dl", "table", "article", "main"]
)
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_HIDDEN_STYLE = re.compile(r"(^|;)\s*(display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)
_SKIP_LINK = 8
"""Words. A link that skips to the text has no more."""

_LONG_WORD = 15
"""Characters. What has no spaces is taken for words of this length, on the safe side."""

BLANK = "A box to type into"
"""What a loss is called that is room to write in."""

SENTENCE = 8
"""Words. A line with so many words that are no link says something; entries of menus are shorter."""


_NEXT_TO_NOTHING = 20
"""A main part without a sentence, and with less than one in so many of the words, is not the article."""

_FORM = "nothing can be sent from a handout"
_NOT_SHOWN = "the page does not show it"
_SENTENCES = LeftOut("hidden-text", "Hidden sentences", "the page shows them after a click, if at all")
_WINDOWS = frozenset({"windows", "copies"})
NO_PANELS = frozenset({"dialog", "alertdialog", "menu", "alert"})
"""Roles of what opens over a page and is no part of its article."""


def roles(element: Element) -> Set[str]:
    """The element's ARIA roles."""
    return _named_in(element, "role")


def classes(element: Element) -> Set[str]:
    """The element's class names."""
    return _named_in(element, "class")


def _named_in(element: Element, attribute: str) -> Set[str]:
    value = element.attributes.get(attribute)
    return set(value.lower().split()) if value else _NONE


def words_in(item: Item) -> int:
    """How many words a part of the page holds, scripts and styles apart."""
    if isinstance(item, Element):
        return measures(item).words
    if isinstance(item, Ready):
        return item.words
    return len(item.text.split()) if isinstance(item, Chars) else 0


def measures(element: Element) -> Measures:
    """What is inside an element; counted once, for it and for all inside it, so that asking costs nothing."""
    if element.measures is None:
        for part in reversed(list(element.elements())):
            part.measures = _measured(part)
    assert element.measures is not None  # noqa: S101
    return element.measures


def _measured(element: Element) -> Measures:
    name = element.name
    menu = name == "nav" or bool(element.attributes and "navigation" in roles(element))
    total = Measures(blocks=name in _TEXT_BLOCKS, menus=menu)
    if name in _HEADINGS:
        total.headings, total.highest = 1, int(name[1])
    if name in _SILENT:
        return total
    line = 0
    for child in element.children:
        if isinstance(child, Chars):
            if child.text.isspace():
                continue
            count = len(child.text.split())
            total.words += count
            total.cookies += child.text.count("ookie")
            line += _of_line(child.text, count)
        elif isinstance(child, Ready):
            total.words += child.words
            total.blocks += 1
            total.prose = max(total.prose, line, child.words)
            line = 0
            if isinstance(child.made, Heading):
                total.headings += 1
                total.highest = min(total.highest, child.made.level)
        elif isinstance(child, Element) and (inner := child.measures):
            total.words += inner.words
            total.linked += inner.linked
            total.headings += inner.headings
            total.highest = min(total.highest, inner.highest)
            total.blocks += inner.blocks
            total.menus += inner.menus
            total.cookies += inner.cookies
            if child.name in BLOCKS or child.name == "br":
                total.prose = max(total.prose, line, inner.prose)
                line = 0
            else:
                total.prose = max(total.prose, inner.prose)
                line += inner.open
    if name in _HEADINGS:
        total.prose = 0
    elif name == "a" and element.has("href"):
        total.linked, total.prose = total.words, 0
    elif name in BLOCKS:
        total.prose = max(total.prose, line)
    else:
        total.open = line
    return total


def _of_line(text: str, count: int) -> int:
    """How many words characters add to a line: marks between links are none, and Chinese has no spaces."""
    if count > 3 or not count:
        return count
    bare = text.strip()
    return max(count, len(bare) // _LONG_WORD) if count > 1 or bare.isalnum() or len(bare) > _LONG_WORD else 0


def text_in(item: Item) -> str:
    """The words of a part of the page, with one space between them."""
    if isinstance(item, Element) and len(item.children) == 1 and item.name not in _SILENT:
        item = item.children[0]
    if isinstance(item, Chars):
        return " ".join(item.text.split())
    return " ".join(" ".join(_texts(item)).split())


def begins_with(item: Item, text: str) -> bool:
    """Whether `text_in(item)` begins with `text`; it takes no longer for a long item."""
    words: list[str] = []
    size = -1
    for piece in _texts(item):
        if size >= len(text):
            break
        for word in piece.split():
            words.append(word)
            size += 1 + len(word)
    return " ".join(words).startswith(text)


def _texts(item: Item) -> Iterator[str]:
    stack: list[Item] = [item]
    while stack:
        item = stack.pop()
        if isinstance(item, Chars):
            yield item.text
        elif isinstance(item, Element) and item.name not in _SILENT:
            stack.extend(reversed(item.children))


def left_out(element: Element) -> LeftOut | None:
    """Why an element is not part of the article, or None where it is."""
    if element.beside is not None:
        return element.beside
    name = element.name
    if not element.attributes and name in _SHOWN:
        return None
    role = roles(element)
    if name in {"script", "style", "template"}:
        return LeftOut("script", f"A {name}", "a handout runs nothing")
    if name == "noscript":
        return LeftOut("script", "Words for browsers that run no scripts", "they stand in for something else")
    if name in {"noframes", "noembed"}:
        return LeftOut("script", f"Words of the kind <{name}>", "they stand in for something else")
    if name in {"annotation", "annotation-xml"}:
        return LeftOut("format", "The code of a formula", "the formula itself is kept")
    if _hidden(element):
        return _SENTENCES if says_something(element) else LeftOut("hidden", "Hidden words", _NOT_SHOWN)
    if name == "nav" or role & _NAVIGATION_ROLES:
        return LeftOut("navigation", _named("A menu or other part for finding the way", element), NAVIGATION)
    if name in {"header", "footer"} and not (_inside(element, _SECTIONING) or _leads(element)):
        return LeftOut("navigation", f"The page's {name}", NAVIGATION)
    if name == "aside" and _is_menu(element):
        return LeftOut("navigation", _named("A side column of links", element), NAVIGATION)
    if name == "a" and "#" in element.get("href") and (what := _skips(element)):
        return LeftOut("navigation", what, NAVIGATION)
    if name == "form" and not measures(element).blocks:
        return LeftOut("form", _named("A form", element), _FORM)
    if name in _CONTROLS and not (_is_text_button(element) or _is_check_box(element)):
        if _is_blank(element):
            return LeftOut("form", BLANK, "for room to write, put a label and a line: “Name: ____”")
        return LeftOut("form", "A button or box of a form", _FORM)
    if name in _EMBEDDED:
        return LeftOut("embedded", _named(f"A part of the kind <{name}>", element), "paper cannot show it")
    return None


def _skips(link: Element) -> str:
    """What a link to a place of a page is that says that it skips to the text or back to the top; else ""."""
    if measures(link).words > _SKIP_LINK:
        return ""
    text = f"{text_in(link)} ".casefold()
    if text.startswith(phrases("skips", "begin")):
        return "A link that skips to the text"
    alone = link.parent is not None and words_in(link.parent) == words_in(link)
    return "A link to the top of the page" if alone and text.strip(" ↑^▲⇧") in phrases("skips", "up") else ""


def check_box(element: Element) -> bool | None:
    """Whether a check box is ticked; None for anything else."""
    return element.has("checked") if _is_check_box(element) else None


def content(page: Element) -> Element:
    """The element that holds the article.

    It is the page's one <main>, unless next to nothing is in it; else its one <article>, if that holds over
    two thirds of the words; else the body.
    """
    body = next((element for element in page.elements() if element.name == "body"), page)
    # Two of one kind that are both shown: the page has no one main part, and nothing may get lost.
    mains = _outermost(body, lambda element: element.name == "main" or "main" in roles(element))
    if len(mains) == 1 and (
        measures(mains[0]).prose >= SENTENCE or _NEXT_TO_NOTHING * words_in(mains[0]) >= _shown_words(body)
    ):
        return mains[0]
    articles = _outermost(body, lambda element: element.name == "article" or "article" in roles(element))
    if len(articles) == 1 and not mains and 3 * words_in(articles[0]) > 2 * _shown_words(body):
        return articles[0]
    return body


def around(root: Element) -> Iterator[tuple[Item, LeftOut]]:
    """The parts of the page beside its content, outermost first, each with why it is left out."""
    path = list(root.ancestors())
    body = next((element for element in path if element.name == "body"), path[-1])
    on_path = set(map(id, path))
    if root is body:
        return
    stack: list[Item] = [body]
    while stack:
        item = stack.pop()
        if item is root:
            continue
        if isinstance(item, Element) and id(item) in on_path:
            stack.extend(reversed(item.children))
        elif words_in(item):
            why = left_out(item) if isinstance(item, Element) else None
            yield (
                item,
                why
                or LeftOut("beside", "Words beside the article", "they are not in the main part of the page"),
            )


def _outermost(body: Element, wanted: Callable[[Element], bool]) -> list[Element]:
    found: list[Element] = []
    stack = [body]
    while stack:
        element = stack.pop()
        if element is not body and wanted(element) and words_in(element):
            found.append(element)
        elif element is body or not (
            _hidden(element) or element.name in {"template", "noscript", "nav", "aside"}
        ):
            stack.extend(child for child in reversed(element.children) if isinstance(child, Element))
    return found


def _shown_words(body: Element) -> int:
    count = 0
    stack: list[Item] = [body]
    while stack:
        item = stack.pop()
        if isinstance(item, Chars):
            count += len(item.text.split())
        elif isinstance(item, Element) and item.name not in _SILENT and (item is body or not left_out(item)):
            stack.extend(reversed(item.children))
    return count


def _hidden(element: Element) -> bool:
    if element.has("hidden") and element.get("hidden").lower() != "until-found":
        return True
    if element.name == "dialog" and not element.has("open"):
        return True
    if element.get("aria-hidden").lower() == "true":
        return True
    return bool(_HIDDEN_STYLE.search(element.get("style")))


def says_something(element: Element) -> bool:
    """Whether a hidden part has sentences, and is no window that opens over the page, such as to log in."""
    inside = measures(element)
    return bool(
        inside.blocks
        and inside.prose >= SENTENCE
        and inside.words > 2 * inside.linked
        and not (inside.cookies or roles(element) & NO_PANELS or kinds_of(element) & _WINDOWS)
    )


def _inside(element: Element, names: frozenset[str]) -> bool:
    return any(outer.name in names for outer in element.ancestors() if outer is not element)


def _leads(header: Element) -> bool:
    """Whether a header of the page has its first heading in it and a sentence of the article below that."""
    inside = measures(header)
    said = inside.prose >= SENTENCE and 2 * inside.linked < inside.words
    return header.name == "header" and inside.highest == 1 and said


def _is_menu(aside: Element) -> bool:
    """Whether most of an aside's words are links, or it has a menu in it and says nothing besides."""
    inside = measures(aside)
    return (bool(inside.menus) and inside.prose < SENTENCE) or 2 * inside.linked > inside.words


def _is_text_button(element: Element) -> bool:
    """Whether a button is the heading of a part that opens (ARIA's accordion), or a card of sentences."""
    return element.name == "button" and (
        element.has("aria-expanded")
        or _inside(element, _HEADINGS | {"summary"})
        or max(measures(element).prose, measures(element).open) >= SENTENCE
    )


def _is_check_box(element: Element) -> bool:
    return element.name == "input" and element.get("type").lower() in {"checkbox", "radio"}


def _is_blank(element: Element) -> bool:
    """Whether a control is a box that people type into."""
    kind = element.get("type").lower()
    return element.name == "textarea" or (
        element.name == "input"
        and kind in {"", "text", "date", "email", "month", "number", "tel", "time", "url"}
    )


def _named(what: str, element: Element) -> str:
    label = undamaged(" ".join((element.get("aria-label") or element.get("title")).split()))
    return f"{what} (“{label[:80]}”)" if label else what
