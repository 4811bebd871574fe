"""The structure tree as PDF objects: elements, parent tree, identifiers of notes (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from handouts.writers.pdf.canvas import Canvas, Ink
from handouts.writers.pdf.objects import File, Object
from handouts.writers.pdf.structure import OLD_TYPES, Annotation, Element, Standard, walk


class TreeObjects:
    """The structure tree's objects."""

    def __init__(self, root: Object, annotations: list[Object]) -> None:
        self.root = root
        self.annotations = annotations


def write_tree(
    file: File,
    root: Element,
    *,
    canvases: Sequence[Canvas],
    ink: Ink,
    pages: Sequence[Object],
    standard: Standard,
    targets: Mapping[str, Element],
) -> TreeObjects:
    """Write the structure tree and the parent tree (ISO 32000-1, 14.7)."""
    top = file.object()
    elements = list(walk(root))
    made = []
    for element in elements:
        made.append(file.object())
        element.number = made[-1].number
    annotations = [file.object() for _ in ink.annotations]
    namespace = b""
    if standard.namespaced:
        spaces = file.object(b"<</Type/Namespace/NS(http://iso.org/pdf2/ssn)>>")
        namespace = b"/NS %d 0 R" % spaces.number
    references = _references(elements, targets) if standard.namespaced else {}
    for element, each in zip(elements, made, strict=True):
        parent = element.parent.number if element.parent else top.number
        each.body = b"<</S/%s/P %d 0 R%s%s%s>>" % (
            element.type.encode("ascii"),
            parent,
            b"" if element.type in OLD_TYPES else namespace,
            _kids(element, pages, annotations),
            element.attributes + references.get(element.number, b""),
        )
    parents = [
        b"%d[%s]" % (canvas.page, b" ".join(b"%d 0 R" % owner.number for owner in canvas.owners))
        for canvas in canvases
    ]
    parents += [
        b"%d %d 0 R" % (len(canvases) + at, area.owner.number) for at, area in enumerate(ink.annotations)
    ]
    parent_tree = file.object(b"<</Nums[%s]>>" % b"\n".join(parents))
    notes = sorted(
        (element.attributes.split(b"/ID", 1)[1], element.number)
        for element in elements
        if b"/ID(" in element.attributes
    )
    id_tree = b""
    if notes:
        names = b"".join(b"%s %d 0 R " % (name, at) for name, at in notes)
        limits = b"%s %s" % (notes[0][0], notes[-1][0])
        leaf = file.object(b"<</Limits[%s]/Names[%s]>>" % (limits, names))
        id_tree = b"/IDTree<</Kids[%d 0 R]>>" % leaf.number
    top.body = b"<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d%s%s>>" % (
        root.number,
        parent_tree.number,
        len(parents),
        id_tree,
        b"/Namespaces[%s]" % namespace[3:] if namespace else b"",
    )
    return TreeObjects(top, annotations)


def _references(elements: Sequence[Element], targets: Mapping[str, Element]) -> dict[int, bytes]:
    """The entry Ref of links inside the document, and of notes.

    ISO 14289-2, 8.2.5.14: a note and every reference to it point at each other.
    """
    found: dict[int, list[int]] = {}
    for element in elements:
        if element.target.startswith("#"):
            target = targets[element.target[1:]]
            found.setdefault(element.number, []).append(target.number)
            if target.type == "FENote":
                found.setdefault(target.number, []).append(element.number)
    return {
        number: b"/Ref[%s]" % b" ".join(b"%d 0 R" % other for other in others)
        for number, others in found.items()
    }


def _kids(element: Element, pages: Sequence[Object], annotations: Sequence[Object]) -> bytes:
    """The entries K and Pg. Content of the first page is a number; that of later pages names its page."""
    home: int | None = None
    kids: list[bytes] = []
    for kid in element.kids:
        if isinstance(kid, Element):
            kids.append(b"%d 0 R" % kid.number)
        elif isinstance(kid, Annotation):
            kids.append(
                b"<</Type/OBJR/Obj %d 0 R/Pg %d 0 R>>"
                % (annotations[kid.number].number, pages[kid.page].number)
            )
        elif home is None or kid.page == home:
            home = kid.page
            kids.append(b"%d" % kid.mcid)
        else:
            kids.append(b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (pages[kid.page].number, kid.mcid))
    if not kids:
        return b""
    page = b"/Pg %d 0 R" % pages[home].number if home is not None else b""
    return page + (b"/K %s" % kids[0] if len(kids) == 1 else b"/K[%s]" % b" ".join(kids))
