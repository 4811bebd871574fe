"""What a PDF says about itself: XMP, the information dictionary, page labels, and the outline."""

from __future__ import annotations

from collections.abc import Iterator
from xml.parsers import expat

from handouts.records import dataclass
from handouts.verify.pdf.objects import File, Value, integer, tree

DC_TITLE = "http://purl.org/dc/elements/1.1/ title"
PART = "http://www.aiim.org/pdfua/ns/id/ part"
REVISION = "http://www.aiim.org/pdfua/ns/id/ rev"
ITEM = "http://www.w3.org/1999/02/22-rdf-syntax-ns# li"

MAX_OUTLINE = 20_000
"""The most bookmarks that are looked at."""


@dataclass(frozen=True, slots=True)
class Xmp:
    """What the XMP metadata says. Each is None where it says nothing.

    Attributes:
        title: dc:title.
        part: pdfuaid:part, which PDF/UA the file declares.
        revision: pdfuaid:rev.
        fault: Why it cannot be read; empty where it can.
    """

    title: str | None = None
    part: str | None = None
    revision: str | None = None
    fault: str = ""


def xmp(file: File) -> Xmp:
    """The file's XMP metadata."""
    reference = file.root.get("/Metadata")
    if reference is None:
        return Xmp(fault="there is no XMP metadata")
    data = file.stream(reference)
    if data is None or not data.strip():
        return Xmp(fault="the XMP metadata cannot be read")
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        return Xmp(fault="the XMP metadata has a document type, which XMP does not allow")
    found: dict[str, str] = {}
    path: list[str] = []
    texts: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        path.append(tag)
        texts.clear()
        for key in (PART, REVISION):
            if key in attributes:
                found.setdefault(key, attributes[key])

    def end(tag: str) -> None:
        if tag in {PART, REVISION}:
            found.setdefault(tag, "".join(texts).strip())
        elif tag == DC_TITLE or (tag == ITEM and DC_TITLE in path):
            found.setdefault(DC_TITLE, "".join(texts).strip())
        path.pop()
        texts.clear()

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = texts.append
    try:
        parser.Parse(data.rstrip(b"\0"), True)
    except (expat.ExpatError, ValueError, LookupError):
        return Xmp(fault="the XMP metadata is not well-formed XML")
    return Xmp(found.get(DC_TITLE), found.get(PART), found.get(REVISION))


@dataclass(frozen=True, slots=True)
class Bookmark:
    """One entry of the outline.

    Attributes:
        title: Its words.
        depth: How deep it is, from 1.
        page: Reference of the page that it leads to; empty if unknown.
        element: Reference of the structure element that it leads to; empty for a plain destination.
    """

    title: str
    depth: int
    page: str
    element: str


def outline(file: File) -> Iterator[Bookmark]:
    """The bookmarks in order, loops cut."""
    names = Destinations(file)
    seen: set[str] = set()
    stack: list[tuple[Value, int]] = [(file.entries(file.root.get("/Outlines")).get("/First"), 1)]
    while stack and len(seen) < MAX_OUTLINE:
        reference, depth = stack.pop()
        if type(reference) is not str or reference in seen:
            continue
        seen.add(reference)
        item = file.entries(reference)
        if not item:
            continue
        page, element = names.target(item)
        yield Bookmark(" ".join((file.text(item.get("/Title")) or "").split()), depth, page, element)
        stack.append((item.get("/Next"), depth))
        stack.append((item.get("/First"), depth + 1))


class Destinations:
    """Where destinations lead, named ones too."""

    def __init__(self, file: File) -> None:
        self.file = file
        self.named: dict[str, Value] | None = None

    def target(self, item: dict[str, Value]) -> tuple[str, str]:
        """Reference of the page and of the structure element that a bookmark or link annotation leads to.

        Either is empty where it leads to none; both are for an address on the web.
        """
        file = self.file
        action = file.entries(item.get("/A"))
        given = item.get("/Dest")
        structure = item.get("/SE")
        if given is None and file.name(action.get("/S")) == "GoTo":
            given = action.get("/D")
            structure = action.get("/SD") or structure
        page, element = self._place(given), ""
        found = file.get(structure)
        if type(found) is list and found:
            element = found[0] if type(found[0]) is str else ""
        elif type(found) is dict and type(structure) is str:
            element = structure
        if not page and element:
            own = file.entries(element).get("/Pg")
            page = own if type(own) is str else ""
        if page and "/S" in file.entries(page):  # a structure destination in the place of a plain one
            element, own = page, file.entries(page).get("/Pg")
            page = own if type(own) is str else ""
        return page, element

    def _place(self, given: Value) -> str:
        found = self.file.get(given)
        for _ in range(3):
            if type(found) is str:
                found = self.file.get(self._names().get(found.removeprefix("u:").removeprefix("/")))
            if type(found) is dict:
                found = self.file.get(found.get("/SD") or found.get("/D"))
        return found[0] if type(found) is list and found and type(found[0]) is str else ""

    def _names(self) -> dict[str, Value]:
        if self.named is None:
            old = self.file.entries(self.file.root.get("/Dests"))
            self.named = {key.removeprefix("/"): value for key, value in old.items()}
            names = self.file.entries(self.file.root.get("/Names")).get("/Dests")
            for key, value in tree(self.file, names, "/Names"):
                if type(key) is str:
                    self.named[key.removeprefix("u:")] = value
        return self.named


def page_labels(file: File) -> list[str] | None:
    """What a program shows as the number of each page, or None without page labels."""
    if "/PageLabels" not in file.root:
        return None
    ranges = {
        start: file.entries(value)
        for start, value in tree(file, file.root["/PageLabels"], "/Nums")
        if type(start) is int
    }
    labels: list[str] = []
    current: dict[str, Value] = {}
    first = 0
    for index in range(len(file.pages)):
        if index in ranges:
            current, first = ranges[index], index
        number = integer(file.get(current.get("/St")), 1) + index - first
        style = file.name(current.get("/S"))
        labels.append((file.text(current.get("/P")) or "") + _numeral(number, style))
    return labels


_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def _numeral(number: int, style: str) -> str:
    if style == "D":
        return str(number)
    if style in {"A", "a"} and 0 < number < 10_000:
        text = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
    elif style in {"R", "r"} and 0 < number < 10_000:
        text = ""
        for value, letters in _ROMAN:
            text += letters * (number // value)
            number %= value
    else:
        return ""
    return text.upper() if style.isupper() else text
