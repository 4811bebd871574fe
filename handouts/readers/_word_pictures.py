"""Pictures in a Word document, and what else can stand among its words."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from handouts.model import Figure
from handouts.readers._images import PictureError, picture
from handouts.readers._runs import seen
from handouts.readers._word_names import CHART, DECORATIVE, DIAGRAM, OFFICE, PIC, VML, WP, A, R, W
from handouts.readers._word_source import Source, Story

_PICTURE_BYTES = 20_000_000
_TEXT_BOX = W + "txbxContent"


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
    for _ in element.iter(CHART + "chart"):
        yield from _embedded("A chart", alt, source)
    for part in element.iter(DIAGRAM + "relIds"):
        yield from _embedded("A diagram (SmartArt)", alt, source, _diagram_words(part, source, story))
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


def _embedded(what: str, alt: str, source: Source, words: int = 0) -> Iterator[Figure]:
    said = f" (“{alt[:80]}”)" if alt else ""
    source.lose("embedded", what + said, "a handout cannot hold it; paste it as a picture", words)
    if alt:
        yield Figure(None, alt, position=source.position)


def _diagram_words(part: etree._Element, source: Source, story: Story) -> int:
    relationship = story.relationships.get(part.get(R + "dm", ""))
    if relationship is None or relationship.external or not source.package.has(relationship.target):
        return 0
    data = source.package.xml(relationship.target)
    return sum(len((text.text or "").split()) for text in data.iter(A + "t"))


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
