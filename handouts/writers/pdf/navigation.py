"""Ways through a file: links and bookmarks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from handouts.writers.pdf.canvas import Canvas, LinkArea, number
from handouts.writers.pdf.objects import File, Object, string
from handouts.writers.pdf.structure import Content, Element, Standard


class Places:
    """Where elements begin."""

    def __init__(self, canvases: Sequence[Canvas], pages: Sequence[Object]) -> None:
        self.canvases = canvases
        self.pages = pages

    def entry(self, element: Element, standard: Standard) -> bytes:
        """The entry that leads to `element`: by its place, and in PDF 2.0 by the element itself."""
        content = element.first_content() or Content(0, 0)
        page = self.pages[content.page].number
        tops = self.canvases[content.page].tops
        top = number(tops[content.mcid] + 6) if content.mcid < len(tops) else b"null"
        place = b"[%d 0 R/XYZ null %s null]" % (page, top)
        if standard.part == 1:
            return b"/Dest%s" % place
        # ISO 14289-2, 8.8: destinations inside the document are structure destinations.
        return b"/A<</S/GoTo/D%s/SD[%d 0 R/XYZ null %s null]>>" % (place, element.number, top)


def annotation(
    area: LinkArea, places: Places, targets: Mapping[str, Element], key: int, standard: Standard
) -> bytes:
    """A link annotation (ISO 14289-1, 7.18.5: in a Link element, with Contents)."""
    quads = area.quads
    corners = b" ".join(
        b"%s %s %s %s %s %s %s %s"
        % tuple(
            number(value) for value in (q.left, q.top, q.right, q.top, q.left, q.bottom, q.right, q.bottom)
        )
        for q in quads
    )
    rect = b" ".join(
        number(value)
        for value in (
            min(q.left for q in quads),
            min(q.bottom for q in quads),
            max(q.right for q in quads),
            max(q.top for q in quads),
        )
    )
    target = area.owner.target
    if target.startswith("#"):
        action = places.entry(targets[target[1:]], standard)
    else:
        action = b"/A<</S/URI/URI%s>>" % string(ascii_(target))
    # F 4: it prints, and is neither hidden nor invisible.
    return (
        b"<</Type/Annot/Subtype/Link/Rect[%s]/QuadPoints[%s]/Border[0 0 0]/F 4/StructParent %d"
        b"/P %d 0 R/Contents%s%s>>"
        % (
            rect,
            corners,
            key,
            places.pages[area.page].number,
            string(area.owner.description),
            action,
        )
    )


def ascii_(address: str) -> str:
    """The address with what is beyond ASCII in percent signs (ISO 32000-1, 12.6.4.7: URIs are 7-bit)."""
    return "".join(
        char
        if char.isascii() and char.isprintable() and char != " "
        else "".join(f"%{b:02X}" for b in char.encode("utf-8", "replace"))
        for char in address
    )


def outline(
    file: File, headings: Sequence[tuple[int, str, Element]], places: Places, standard: Standard
) -> Object:
    """Bookmarks that mirror the headings."""
    top = file.object()
    objects = [file.object() for _ in headings]
    parents: list[int] = []
    children: dict[int, list[int]] = {-1: []}
    path: list[int] = []
    for index, (level, _, _) in enumerate(headings):
        while path and headings[path[-1]][0] >= level:
            path.pop()
        parents.append(path[-1] if path else -1)
        children[index] = []
        children[parents[-1]].append(index)
        path.append(index)
    totals = dict.fromkeys(children, 0)
    for index in range(len(headings) - 1, -1, -1):
        totals[parents[index]] += totals[index] + 1
    place = {index: at for siblings in children.values() for at, index in enumerate(siblings)}
    for index, (_, words, element) in enumerate(headings):
        siblings, at = children[parents[index]], place[index]
        above = objects[parents[index]] if parents[index] >= 0 else top
        body = b"<</Title%s/Parent %d 0 R%s" % (string(words), above.number, places.entry(element, standard))
        if at:
            body += b"/Prev %d 0 R" % objects[siblings[at - 1]].number
        if at + 1 < len(siblings):
            body += b"/Next %d 0 R" % objects[siblings[at + 1]].number
        objects[index].body = body + _family(objects, children[index], totals[index]) + b">>"
    top.body = b"<</Type/Outlines%s>>" % _family(objects, children[-1], totals[-1])
    return top


def _family(objects: Sequence[Object], children: Sequence[int], total: int) -> bytes:
    if not children:
        return b""
    return b"/First %d 0 R/Last %d 0 R/Count %d" % (
        objects[children[0]].number,
        objects[children[-1]].number,
        total,
    )
