"""Checks of links, pictures, tables, lists, names and languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import unquote

from handouts import model
from handouts.link_words import stands_alone
from handouts.resources import toml
from handouts.verify.foreign import foreign_words, short_forms
from handouts.verify.grid import Cell, grid_faults
from handouts.verify.html.page import Element, Page, hidden, spoken, text_of
from handouts.verify.promises import Verdict, excerpt, kept, nothing, person, unless
from handouts.verify.words import is_language, is_typed_list

FILE_NAME = re.compile(r"\S+\.(?:png|jpe?g|gif|svg|webp|avif|bmp|tiff?|pdf)", re.IGNORECASE)
ALT_IS_NO_ALT = re.compile(r"(?:image|picture|photo|figure|graphic|img|icon|alt)[\s_-]*\d*\.?", re.IGNORECASE)

ROLES = frozenset(toml("web_names.toml")["roles"])
ARIA = frozenset(toml("web_names.toml")["aria"])

POINTING = tuple(
    f"aria-{name}"
    for name in ("labelledby", "describedby", "controls", "owns", "details", "flowto", "errormessage")
)
"""Attributes that hold ids."""


# Links ------------------------------------------------------------------------------------------------------


def link_names(page: Page) -> Verdict:
    """html-12: each link has words."""
    if not page.links:
        return nothing("no links")
    return unless(
        f"line {element.sourceline}: the link to {excerpt(element.get('href') or '')} has no words"
        for element in page.links
        if not _link_name(page, element) and not hidden(element)
    )


def _link_name(page: Page, element: Element) -> str:
    return page.name_of(element) or text_of(element)


def link_purpose(page: Page) -> Verdict:
    """html-13: links stand alone."""
    if not page.links:
        return nothing("no links")
    return unless(
        f"{page.at(element)}: the words say nothing when heard alone"
        for element in page.links
        if (name := _link_name(page, element)) and not stands_alone(name) and not _is_note(element)
    )


def _is_note(element: Element) -> bool:
    """The number of a note, which its role or its label explains."""
    return (
        any(node.tag == "sup" for node in element.iterancestors()) and element.get("aria-label") is not None
    )


def same_words_same_place(page: Page) -> Verdict:
    """html-14: one text, one address."""
    if not page.links:
        return nothing("no links")
    first: dict[str, Element] = {}
    faults: list[str] = []
    doubts: list[str] = []
    for element in page.links:
        name = _link_name(page, element).lower()
        other = first.setdefault(name, element)
        addresses = [other.get("href") or "", element.get("href") or ""]
        if name and addresses[0] != addresses[1]:
            # Two headings of one name make two such links in a list of contents: that is the author's.
            found = doubts if all(address.startswith("#") for address in addresses) else faults
            found.append(f"{page.at(element)}: the same words lead elsewhere on line {other.sourceline}")
    return unless(faults, doubts=doubts)


def inner_links(page: Page) -> Verdict:
    """html-15: #id addresses lead somewhere."""
    inner = [element for element in page.links if (element.get("href") or "").startswith("#")]
    names = {element.get("name") for element in page.of("a") if element.get("name")}
    faults = []
    for element in inner:
        target = (element.get("href") or "")[1:]
        known = target in page.by_id or unquote(target) in page.by_id or target in names
        if not known and target.lower() != "top":
            faults.append(f"{page.at(element)} leads to {excerpt('#' + target)}, which is not there")
    faults += [
        f"{page.at(element)} leads nowhere"
        for element in page.links
        if not (element.get("href") or "").strip()
    ]
    if not page.links:
        return nothing("no links")
    return unless(faults)


# Pictures ---------------------------------------------------------------------------------------------------


def alternatives(page: Page) -> Verdict:
    """html-17: alt of each picture."""
    pictures = [item for item in page.of("img", "area", "svg", "object", "canvas") if not _is_hidden(item)]
    pictures += [item for item in page.of("input") if (item.get("type") or "").lower() == "image"]
    if not pictures:
        return nothing("no pictures")
    faults = []
    for item in pictures:
        if item.tag in {"svg", "object", "canvas"}:
            titled = any(text_of(node) or (node.text or "").strip() for node in item.iter("title"))
            if not (page.name_of(item) or titled or "".join(str(t) for t in item.itertext()).strip()):
                faults.append(f"line {item.sourceline}: <{item.tag}> is not described")
            continue
        alt = item.get("alt")
        silent = item.get("role") in {"presentation", "none"} or page.name_of(item)
        if alt is None and not silent:
            faults.append(f"line {item.sourceline}: <{item.tag}> has no alt")
        elif alt and (FILE_NAME.fullmatch(alt.strip()) or ALT_IS_NO_ALT.fullmatch(alt.strip())):
            faults.append(f"line {item.sourceline}: {excerpt(alt)} does not describe the picture")
    if page.document is not None:
        wanted = [
            node.alt
            for node in page.nodes
            if isinstance(node, model.Figure) and node.image is not None and not node.decorative and node.alt
        ]
        said = " ".join(" ".join((item.get("alt") or "").split()) for item in pictures)
        shown = " ".join(piece.text for piece in spoken(page))
        faults += [
            f"the picture {excerpt(alt)} is not described on the page"
            for alt in wanted
            if " ".join(alt.split()) not in said and " ".join(alt.split()) not in shown
        ]
    return unless(faults)


def _is_hidden(element: Element) -> bool:
    return any(hidden(node) for node in (element, *element.iterancestors()))


# Tables and lists -------------------------------------------------------------------------------------------


def _tables(page: Page) -> list[Element]:
    return [item for item in page.of("table") if item.get("role") not in {"presentation", "none"}]


def captions(page: Page) -> Verdict:
    """html-18: caption of each table."""
    found = _tables(page)
    if not found:
        return nothing("no tables")
    faults: list[str] = []
    doubts: list[str] = []
    for table in found:
        captioned = [child for child in table if child.tag == "caption"]
        if captioned and not text_of(captioned[0]):
            faults.append(f"line {table.sourceline}: the caption of the table is empty")
        elif not captioned and not page.name_of(table):
            doubts.append(f"line {table.sourceline}: the table has no caption; is it plain what it is about?")
    return unless(faults, person(*doubts) if doubts else kept())


def table_headings(page: Page) -> Verdict:
    """html-19: th with scope."""
    found = _tables(page)
    if not found:
        return nothing("no tables")
    faults: list[str] = []
    doubts: list[str] = []
    for table in found:
        cells = [cell for cell in table.iter("th") if next(cell.iterancestors("table")) is table]
        if not cells:
            doubts.append(f"line {table.sourceline}: the table has no heading cells; does it need them?")
        for cell in cells:
            if (cell.get("scope") or "").lower() not in {"col", "row", "colgroup", "rowgroup"}:
                faults.append(f"{page.at(cell)}: the heading cell has no scope")
            if not text_of(cell):
                faults.append(f"line {cell.sourceline}: a heading cell is empty")
    return unless(faults, person(*doubts) if doubts else kept())


def regular(page: Page) -> Verdict:
    """html-20: a regular grid."""
    found = page.of("table")
    if not found:
        return nothing("no tables")
    faults = []
    for table in found:
        for group in _row_groups(table):
            rows = [[_cell(cell) for cell in row if cell.tag in {"td", "th"}] for row in group]
            faults += [f"line {table.sourceline}: {fault}" for fault in grid_faults(rows)]
        widths = {
            sum(_cell(cell).columns for cell in group[0] if cell.tag in {"td", "th"})
            for group in _row_groups(table)
        }
        if len(widths) > 1:
            faults.append(f"line {table.sourceline}: the head and the body have different columns")
    return unless(faults)


def _row_groups(table: Element) -> list[list[Element]]:
    """Rows by group: a cell never reaches over the end of its group."""
    groups: list[list[Element]] = []
    loose: list[Element] = []
    for child in table:
        if child.tag in {"thead", "tbody", "tfoot"}:
            groups.append([row for row in child if row.tag == "tr"])
        elif child.tag == "tr":
            loose.append(child)
    return [group for group in [*groups, loose] if group]


def _cell(cell: Element) -> Cell:
    return Cell(_span(cell.get("rowspan"), 0), _span(cell.get("colspan"), 1))


def _span(value: str | None, least: int) -> int:
    if value is None:
        return 1
    digits = re.match(r"\s*\+?(\d{1,6})", value)
    return max(int(digits[1]), least) if digits else 1


def lists(page: Page) -> Verdict:
    """html-21: lists are well formed, and real."""
    faults = list(_broken_lists(page))
    for one, other in pairwise(page.of("p")):
        if one.getnext() is other and is_typed_list(text_of(one), text_of(other)):
            faults.append(f"{page.at(one)} looks like a list item and is a paragraph")
    if not faults and not page.of("ul", "ol", "dl"):
        return nothing("no lists")
    return unless(faults)


def _broken_lists(page: Page) -> Iterator[str]:
    for item in page.of("ul", "ol", "menu"):
        children = [child for child in item if isinstance(child.tag, str)]
        if not any(child.tag == "li" for child in children):
            yield f"line {item.sourceline}: a list has no items"
        for child in children:
            if child.tag not in {"li", "script", "template"}:
                yield f"line {child.sourceline}: <{child.tag}> stands between the items of a list"
        if (item.text or "").strip() or any((child.tail or "").strip() for child in item):
            yield f"line {item.sourceline}: text stands between the items of a list"
    for item in page.of("li"):
        parent = item.getparent()
        if parent is None or (parent.tag not in {"ul", "ol", "menu"} and parent.get("role") != "list"):
            yield f"{page.at(item)}: the item is in no list"
        elif len(item) == 0 and not text_of(item):
            yield f"line {item.sourceline}: a list item is empty"
    for item in page.of("dl"):
        groups = [child for child in item if child.tag == "div"] or [item]
        for group in groups:
            tags = [child.tag for child in group if isinstance(child.tag, str)]
            if any(tag not in {"dt", "dd", "div", "script", "template"} for tag in tags):
                yield f"line {group.sourceline}: only terms and meanings may stand in a list of terms"
            elif tags and (tags[0] != "dt" or tags[-1] != "dd") and "div" not in tags:
                yield f"line {group.sourceline}: a term has no meaning, or a meaning no term"
    for item in page.of("dt", "dd"):
        if not any(node.tag == "dl" for node in item.iterancestors()):
            yield f"{page.at(item)}: a <{item.tag}> is in no list of terms"


# Names ------------------------------------------------------------------------------------------------------


def references(page: Page) -> Verdict:
    """html-22: ids that are pointed to exist."""
    faults = []
    pointing = False
    for element in page.elements:
        attributes = [key for key in POINTING if element.get(key) is not None]
        if element.tag == "label" and element.get("for") is not None:
            attributes.append("for")
        if element.tag in {"td", "th"} and element.get("headers"):
            attributes.append("headers")
        for key in attributes:
            pointing = True
            wanted = (element.get(key) or "").split()
            missing = [name for name in wanted if name not in page.by_id]
            if missing or not wanted:
                said = excerpt(" ".join(missing) or "nothing")
                faults.append(f"line {element.sourceline}: {key} points to {said}, which is not there")
    return unless(faults, kept() if pointing else nothing("nothing points to another part"))


def roles(page: Page) -> Verdict:
    """html-23: roles and aria attributes exist."""
    faults = []
    seen = False
    for element in page.elements:
        for key, value in element.items():
            name = str(key)
            if name == "role":
                seen = True
                words = str(value).split()
                if not any(word in ROLES or word.startswith(("doc-", "graphics-")) for word in words):
                    faults.append(f"line {element.sourceline}: there is no role {excerpt(str(value))}")
            elif name.startswith("aria-"):
                seen = True
                if name[5:] not in ARIA:
                    faults.append(f"line {element.sourceline}: there is no attribute {name}")
                elif not str(value).strip():
                    faults.append(f"line {element.sourceline}: {name} is empty")
    return unless(faults, kept() if seen else nothing("no roles or ARIA attributes"))


def control_names(page: Page) -> Verdict:
    """html-24: labels of form controls."""
    controls = [
        item
        for item in page.of("input", "select", "textarea", "meter", "progress")
        if (item.get("type") or "").lower() not in {"hidden", "submit", "reset", "button", "image"}
    ]
    if not controls:
        return nothing("no boxes to fill in")
    labelled = {label.get("for") for label in page.of("label") if text_of(label)}
    return unless(
        f"line {item.sourceline}: <{item.tag}> has no label"
        for item in controls
        if not page.name_of(item)
        and not (item.get("id") and item.get("id") in labelled)
        and not any(node.tag == "label" and text_of(node) for node in item.iterancestors())
        and not (item.get("title") or "").strip()
    )


def button_names(page: Page) -> Verdict:
    """html-25: words of buttons."""
    buttons = [
        item
        for item in page.elements
        if item.tag in {"button", "summary"}
        or item.get("role") == "button"
        or (item.tag == "input" and (item.get("type") or "").lower() in {"button", "image"})
    ]
    if not buttons:
        return nothing("no buttons")
    return unless(
        f"line {item.sourceline}: a button has no words"
        for item in buttons
        if not page.name_of(item)
        and not text_of(item)
        and not (item.get("value") or item.get("alt") or "").strip()
    )


# Short forms and languages ----------------------------------------------------------------------------------


def abbreviations(page: Page) -> Verdict:
    """html-26: abbreviations are spelled out."""
    shown = " ".join(piece.text for piece in spoken(page))
    marked = page.of("abbr")
    explained = {text_of(item) for item in marked if (item.get("title") or "").strip()}
    faults = [
        f"{page.at(item)}: the abbreviation has no title and is not spelled out"
        for item in marked
        if text_of(item) not in explained and f"({text_of(item)})" not in shown
    ]
    if page.document is not None:
        for node in page.nodes:
            if isinstance(node, model.Abbreviation) and node.text not in explained:
                said = not node.expansion or node.expansion.lower() in shown.lower()
                faults += [] if said else [f"{excerpt(node.text)} is nowhere spelled out ({node.expansion})"]
        return unless(faults, kept() if marked else nothing("no abbreviations"))
    doubts = [form for form in short_forms(shown) if form not in explained]
    if doubts:
        return unless(
            faults, person(*(f"is {excerpt(form)} spelled out where it is first used?" for form in doubts))
        )
    return unless(faults, kept() if marked else nothing("no abbreviations"))


def languages(page: Page) -> Verdict:
    """html-27: lang on foreign words."""
    main = page.root.get("lang") or ""
    marked = [item for item in page.elements if item is not page.root and item.get("lang") is not None]
    faults = [
        f"{page.at(item)}: {excerpt(item.get('lang') or '')} is no language tag"
        for item in marked
        if not is_language((item.get("lang") or "").strip())
    ]
    told = [((item.get("lang") or "").lower(), "".join(text_of(item).split())) for item in marked]
    if page.document is not None:
        for node in page.nodes:
            if isinstance(node, model.Span) and node.lang.lower() != main.lower():
                text = "".join(model.plain_text(node.children).split())
                if not any(lang == node.lang.lower() and text in said for lang, said in told):
                    faults.append(f"{excerpt(model.plain_text(node.children))} is not marked as {node.lang}")
        return unless(faults, kept() if marked else nothing("no words in another language"))
    said = " ".join(text for _, text in told)
    faults += [
        f"{excerpt(word)} is in another script and is not marked"
        for word in foreign_words(text_of(page.body), main)
        if word not in said
    ]
    if faults or marked:
        return unless(faults)
    return person("no words are marked as another language: are there any?")
