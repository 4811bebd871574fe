"""Pictures in a Word document, and what else can stand among its words."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from handouts.model import Figure
from handouts.readers._images import PictureError, picture
from handouts.readers._runs import seen
from handouts.readers._word_names import CHART, DECORATIVE, DIAGRAM, OFFICE, PIC, VML, WP, A, R, W, number
from handouts.readers._word_source import Source, Story

_PICTURE_BYTES = 20_000_000
_TEXT_BOX = W + "txbxContent"
_INDENT = 720
"""Twentieths of a point by which an item is set in under another."""


def text_boxes(element: etree._Element) -> Iterator[etree._Element]:
    """The text boxes in a drawing, those inside other ones apart."""
    stack = [element]
    while stack:
        part = stack.pop()
        if part.tag == _TEXT_BOX:
            yield part
        else:
            stack.extend(reversed(part))


def figures(element: etree._Element, source: Source, story: Story) -> Iterator[Figure]:
    """The pictures in a drawing (w:drawing), an old picture (w:pict) or an object (w:object)."""
    properties = next(element.iter(WP + "docPr"), None)
    if properties is not None and properties.get("hidden", "0") in {"1", "true"}:
        source.lose("hidden", "A hidden picture", "the document does not show it")
        return
    alt = _alt(properties)
    decorative = any(
        mark.get("val", "1") in {"1", "true"} for mark in element.iter(DECORATIVE + "decorative")
    )
    for part in element.iter(CHART + "chart"):
        yield from _chart(alt, _part(part, "id", source, story), source)
    for part in element.iter(OFFICE + "OLEObject"):
        program = part.get("ProgID", "")
        source.lose("embedded", f"An embedded object {program}".rstrip(), "a handout cannot hold it")
    first = True
    for part in element.iter(A + "blip", VML + "imagedata"):
        if any(outer.tag == _TEXT_BOX for outer in part.iterancestors() if _within(outer, element)):
            continue
        own = alt if first else ""
        own = own or _own_alt(part)
        first = False
        yield from _figure(part, own, decorative, source, story)


def _figure(
    part: etree._Element, alt: str, decorative: bool, source: Source, story: Story
) -> Iterator[Figure]:
    key = part.get(R + "embed") or part.get(R + "id") or part.get(R + "pict") or part.get(R + "link") or ""
    relationship = story.relationships.get(key)
    name = relationship.target if relationship else ""
    try:
        if relationship is None or not name:
            raise PictureError("it is missing from the file")
        if relationship.external:
            raise PictureError("it is outside the file, and nothing is fetched; paste it into the document")
        if not source.package.has(name):
            raise PictureError("it is missing from the file")
        image = picture(source.package.part(name, _PICTURE_BYTES + 1))
    except PictureError as error:
        said = f" (“{alt[:80]}”)" if alt else ""
        source.lose("image", f"The picture {name.rpartition('/')[2][:200]}{said}", str(error))
        if alt and not decorative:
            yield Figure(None, alt, source=name, position=source.position)
        return
    yield Figure(image, "" if decorative else alt, (), (), decorative, name, position=source.position)


def _chart(alt: str, data: etree._Element | None, source: Source) -> Iterator[Figure]:
    """A chart cannot be carried over; its words are its titles, its labels and its names of series."""
    names = (A + "t", f"{CHART}strCache")
    texts = (
        text
        for part in (data.iter(*names) if data is not None else ())
        for text in ([part.text or ""] if part.tag == A + "t" else part.itertext(CHART + "v"))
    )
    words = sum(len(text.split()) for text in texts)
    said = f" (“{alt[:80]}”)" if alt else ""
    why = "a handout cannot hold it; paste it as a picture with a description, or make it a table"
    source.lose("embedded-words", f"A chart{said}", why, words)
    if alt:
        yield Figure(None, alt, position=source.position)


def diagrams(element: etree._Element, source: Source, story: Story) -> Iterator[etree._Element]:
    """The words of the diagrams (SmartArt) in a drawing, as text boxes with a list of what is inside what."""
    for part in element.iter(DIAGRAM + "relIds"):
        data = _part(part, "dm", source, story)
        box = _as_box(data) if data is not None else None
        if box is None or not len(box):
            source.lose("embedded-words", "A diagram (SmartArt)", "its words are missing from the file")
            continue
        why = "a handout cannot draw it; its words are kept as a list, so see whether they still say the same"
        source.lose("embedded", "How a diagram (SmartArt) is drawn", why)
        yield box


def _part(element: etree._Element, key: str, source: Source, story: Story) -> etree._Element | None:
    relationship = story.relationships.get(element.get(R + key, ""))
    if relationship is None or relationship.external or not source.package.has(relationship.target):
        return None
    return source.package.xml(relationship.target)


def _as_box(data: etree._Element) -> etree._Element:
    """A text box with the points of a diagram as items, each under its own (ISO 29500-1, 21.4.3)."""
    points = {point.get("modelId", ""): point for point in data.iter(DIAGRAM + "pt")}
    below: dict[str, list[tuple[int, str]]] = {}
    inner = set()
    for link in data.iter(DIAGRAM + "cxn"):
        if link.get("type", "parOf") == "parOf":
            place = number(link.get("srcOrd", ""), 0) or 0
            below.setdefault(link.get("srcId", ""), []).append((place, link.get("destId", "")))
            inner.add(link.get("destId", ""))
    box = etree.Element(_TEXT_BOX)
    left = dict(points)
    # Whatever hangs together in a ring, or is bound to nothing, comes last, so that no words are lost.
    roots = [key for key in points if key not in inner]
    stack = [(key, 0) for key in (*reversed(points), *reversed(roots))]
    while stack:
        key, depth = stack.pop()
        point = left.pop(key, None)
        if point is None:
            continue
        words = [
            " ".join("".join(text.text or "" for text in line.iter(A + "t")).split())
            for line in point.iter(A + "p")
        ]
        said = " ".join(filter(None, words))
        if said:
            _item(box, said, depth)
        deeper = depth + bool(said)
        stack.extend((child, deeper) for _, child in sorted(below.get(key, ()), reverse=True))
    return box


def _item(box: etree._Element, words: str, depth: int) -> None:
    paragraph = etree.SubElement(box, W + "p")
    indent = etree.SubElement(etree.SubElement(paragraph, W + "pPr"), W + "ind")
    indent.set(W + "left", str(_INDENT * (depth + 1)))
    etree.SubElement(etree.SubElement(paragraph, W + "r"), W + "t").text = f"• {words}"


def _alt(properties: etree._Element | None) -> str:
    if properties is None:
        return ""
    return _clean(properties.get("descr", "")) or _clean(properties.get("title", ""))


def _own_alt(part: etree._Element) -> str:
    """The alternative text that is the picture's own and not its frame's."""
    for outer in part.iterancestors(PIC + "pic", VML + "shape", VML + "rect"):
        if outer.tag != PIC + "pic":
            return _clean(outer.get("alt", "")) or _clean(part.get(OFFICE + "title", ""))
        return _clean(next((p.get("descr", "") for p in outer.iter(PIC + "cNvPr")), ""))
    return ""


def _clean(text: str) -> str:
    return seen(" ".join(text.replace("\ufffd", "").split()))


def _within(outer: etree._Element, element: etree._Element) -> bool:
    """Whether `outer` is inside `element`."""
    return any(ancestor is element for ancestor in outer.iterancestors())
