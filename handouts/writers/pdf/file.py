"""From pages and a structure tree to the bytes of a file. ReportLab numbers and lays down the objects."""

from __future__ import annotations

import datetime
import hashlib
import os
import zlib
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape as xml

from reportlab.pdfbase import pdfdoc

import handouts
from handouts.profiles import Paper
from handouts.writers.pdf.canvas import Canvas, Ink, LinkArea, number
from handouts.writers.pdf.figures import XObject
from handouts.writers.pdf.fonts import Subset, face, subset
from handouts.writers.pdf.inlines import string
from handouts.writers.pdf.structure import OLD_TYPES, Annotation, Content, Element, Standard, walk

PRODUCER = f"handouts {handouts.__version__} (ReportLab)"


class Object(pdfdoc.PDFObject):  # type: ignore[misc] # ReportLab has no types
    """An indirect object whose body we write ourselves, in ReportLab's file."""

    def __init__(self, number_: int) -> None:
        self.number = number_
        self.body = b""

    def format(self, _document: object) -> bytes:
        """What ReportLab puts into the file."""
        return self.body


class File(pdfdoc.PDFDocument):  # type: ignore[misc]
    """A PDF file that is being put together."""

    def __init__(self, version: tuple[int, int]) -> None:
        super().__init__(invariant=1, pdfVersion=version)
        self.objects: list[Object] = []
        self.Catalog = self.object()
        self.info = self.object()

    def object(self, body: bytes = b"") -> Object:
        """A new indirect object, whose body may be given later."""
        made = Object(self.objectcounter + 1)
        made.body = body
        self.Reference(made)
        self.objects.append(made)
        return made

    def stream(self, entries: bytes, data: bytes, *, compress: bool = True) -> Object:
        """A new stream, compressed by Flate unless it is so already or must be readable."""
        if compress:
            data = zlib.compress(data)
            entries += b"/Filter/FlateDecode"
        return self.object(b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(data), data))

    def ID(self) -> bytes:  # noqa: N802 - ReportLab's name
        """The file's identifier, made of its content, so that the same handout is the same file."""
        digest = hashlib.md5(usedforsecurity=False)
        for each in self.objects:
            digest.update(each.body)
        name = digest.hexdigest().upper().encode("ascii")
        return b"[<%s><%s>]" % (name, name)


def assemble(
    canvases: Sequence[Canvas],
    ink: Ink,
    root: Element,
    *,
    paper: Paper,
    standard: Standard,
    title: str,
    lang: str,
    headings: Sequence[tuple[int, str, Element]],
    targets: Mapping[str, Element],
    images: Mapping[str, XObject],
) -> bytes:
    """The file's bytes.

    Args:
        canvases: The painted pages.
        ink: What they used.
        root: The Document element.
        paper: The size of the pages.
        standard: Which PDF/UA.
        title: The document's title, as the H1 says it.
        lang: BCP 47 tag.
        headings: Level, words and element of each heading, in reading order.
        targets: What each "#id" leads to.
        images: Pictures by their resource names.
    """
    file = File(standard.pdf)
    pages = file.object()
    page_objects = [file.object() for _ in canvases]
    places = _Places(canvases, page_objects)
    tree = _tree(file, root=root, canvases=canvases, ink=ink, pages=page_objects, standard=standard)
    resources = _resources(file, ink, images)
    annotations: list[list[Object]] = [[] for _ in canvases]
    for index, area in enumerate(ink.links):
        body = _annotation(area, places, targets, len(canvases) + index, standard)
        made = tree.annotations[index]
        made.body = body
        annotations[area.page].append(made)
    for index, (canvas, page) in enumerate(zip(canvases, page_objects, strict=True)):
        content = file.stream(b"", b"".join(canvas.operators))
        # Tabs S: the Tab key follows the structure (ISO 14289-1, 7.18.3).
        refs = b" ".join(b"%d 0 R" % each.number for each in annotations[index])
        page.body = (
            b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 %s %s]/Resources %d 0 R/Contents %d 0 R"
            b"/StructParents %d/Tabs/S%s>>"
            % (
                pages.number,
                number(paper.width),
                number(paper.height),
                resources.number,
                content.number,
                index,
                b"/Annots[%s]" % refs if refs else b"",
            )
        )
    pages.body = b"<</Type/Pages/Count %d/Kids[%s]>>" % (
        len(page_objects),
        b" ".join(b"%d 0 R" % page.number for page in page_objects),
    )
    outline = _outline(file, headings, places, standard)
    date = _date()
    metadata = file.stream(
        b"/Type/Metadata/Subtype/XML", _xmp(title, lang, standard, date).encode("utf-8"), compress=False
    )
    file.info.body = b"<</Title%s/Creator%s/Producer%s%s>>" % (
        string(title),
        string(f"handouts {handouts.__version__}"),
        string(PRODUCER),
        date.strftime("/CreationDate(D:%Y%m%d%H%M%SZ)/ModDate(D:%Y%m%d%H%M%SZ)").encode("ascii")
        if date
        else b"",
    )
    file.Catalog.body = (
        b"<</Type/Catalog/Pages %d 0 R/Lang%s/MarkInfo<</Marked true>>/StructTreeRoot %d 0 R/Metadata %d 0 R"
        b"/Outlines %d 0 R/PageLabels<</Nums[0<</S/D>>]>>/ViewerPreferences<</DisplayDocTitle true>>>>"
        % (pages.number, string(lang), tree.root.number, metadata.number, outline.number)
    )
    made_file: bytes = file.format()
    return made_file


# Structure ------------------------------------------------------------------------------------------------


class _Tree:
    """The structure tree's objects."""

    def __init__(self, root: Object, annotations: list[Object]) -> None:
        self.root = root
        self.annotations = annotations


def _tree(
    file: File,
    *,
    root: Element,
    canvases: Sequence[Canvas],
    ink: Ink,
    pages: Sequence[Object],
    standard: Standard,
) -> _Tree:
    """Write the structure tree and the parent tree (ISO 32000-1, 14.7)."""
    top = file.object()
    elements = list(walk(root))
    made = []
    for element in elements:
        made.append(file.object())
        element.number = made[-1].number
    annotations = [file.object() for _ in ink.links]
    namespace = b""
    if standard.namespaced:
        spaces = file.object(b"<</Type/Namespace/NS(http://iso.org/pdf2/ssn)>>")
        namespace = b"/NS %d 0 R" % spaces.number
    for element, each in zip(elements, made, strict=True):
        parent = element.parent.number if element.parent else top.number
        each.body = b"<</S/%s/P %d 0 R%s%s%s>>" % (
            element.type.encode("ascii"),
            parent,
            b"" if element.type in OLD_TYPES else namespace,
            _kids(element, pages, annotations),
            element.attributes,
        )
    parents = [
        b"%d[%s]" % (canvas.page, b" ".join(b"%d 0 R" % owner.number for owner in canvas.owners))
        for canvas in canvases
    ]
    parents += [b"%d %d 0 R" % (len(canvases) + at, area.link.number) for at, area in enumerate(ink.links)]
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
    return _Tree(top, annotations)


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
                % (annotations[kid.link].number, pages[kid.page].number)
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


# Links and bookmarks --------------------------------------------------------------------------------------


class _Places:
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


def _annotation(
    area: LinkArea, places: _Places, targets: Mapping[str, Element], key: int, standard: Standard
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
    target = area.link.target
    if target.startswith("#"):
        action = places.entry(targets[target[1:]], standard)
    else:
        action = b"/A<</S/URI/URI%s>>" % string(_ascii(target))
    # F 4: it prints, and is neither hidden nor invisible.
    return (
        b"<</Type/Annot/Subtype/Link/Rect[%s]/QuadPoints[%s]/Border[0 0 0]/F 4/StructParent %d"
        b"/P %d 0 R/Contents%s%s>>"
        % (
            rect,
            corners,
            key,
            places.pages[area.page].number,
            string(area.link.description),
            action,
        )
    )


def _ascii(address: str) -> str:
    """The address with what is beyond ASCII in percent signs (ISO 32000-1, 12.6.4.7: URIs are 7-bit)."""
    return "".join(
        char
        if char.isascii() and char.isprintable() and char != " "
        else "".join(f"%{b:02X}" for b in char.encode())
        for char in address
    )


def _outline(
    file: File, headings: Sequence[tuple[int, str, Element]], places: _Places, standard: Standard
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
    for index, (_, words, element) in enumerate(headings):
        siblings = children[parents[index]]
        at = siblings.index(index)
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


# Fonts and metadata ---------------------------------------------------------------------------------------


def _resources(file: File, ink: Ink, images: Mapping[str, XObject]) -> Object:
    fonts = b"".join(
        b"/F%d %d 0 R" % (index, _font(file, index, ink.used[index]).number) for index in sorted(ink.used)
    )
    pictures = b"".join(
        b"/%s %d 0 R"
        % (name.encode("ascii"), file.stream(image.entries, image.stream, compress=False).number)
        for name, image in images.items()
    )
    return file.object(b"<</Font<<%s>>%s>>" % (fonts, b"/XObject<<%s>>" % pictures if pictures else b""))


def _font(file: File, index: int, used: Sequence[bytes]) -> Object:
    """A face, embedded as a subset (ISO 14289-1, 7.21)."""
    source = face(index)
    beyond = {code: char for char, code in source.codes.items()}
    codes = set(b"".join(used).decode("utf-16-be"))
    made: Subset = subset(index, frozenset(chr(beyond.get(ord(code), ord(code))) for code in codes))
    name = made.name.encode("ascii")
    program = file.stream(
        b"/Filter/FlateDecode/Length1 %d" % made.program_length, made.program, compress=False
    )
    glyph_map = file.stream(b"/Filter/FlateDecode", made.glyph_map, compress=False)
    to_unicode = file.stream(b"/Filter/FlateDecode", made.to_unicode, compress=False)
    metrics = source.file
    descriptor = file.object(
        b"<</Type/FontDescriptor/FontName/%s/Flags 4/FontBBox[%s]/ItalicAngle 0/Ascent %s/Descent %s"
        b"/CapHeight %s/StemV %s/FontFile2 %d 0 R>>"
        % (
            name,
            b" ".join(number(value) for value in metrics.bbox),
            number(metrics.ascent),
            number(metrics.descent),
            number(metrics.capHeight),
            number(metrics.stemV),
            program.number,
        )
    )
    descendant = file.object(
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)"
        b"/Ordering(Identity)/Supplement 0>>/CIDToGIDMap %d 0 R/DW 0/W %s/FontDescriptor %d 0 R>>"
        % (name, glyph_map.number, made.widths, descriptor.number)
    )
    return file.object(
        b"<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]"
        b"/ToUnicode %d 0 R>>" % (name, descendant.number, to_unicode.number)
    )


def _date() -> datetime.datetime | None:
    """The date that the builder asks for, if any; the time of day would make each build another file.

    https://reproducible-builds.org/specs/source-date-epoch/
    """
    asked = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.datetime.fromtimestamp(int(asked), datetime.UTC) if asked.isdecimal() else None


def _xmp(title: str, lang: str, standard: Standard, date: datetime.datetime | None) -> str:
    """The XMP packet: title, language, and which standard the file claims (ISO 14289-1, clause 5)."""
    when = date.strftime("%Y-%m-%dT%H:%M:%SZ") if date else ""
    dates = f"<xmp:CreateDate>{when}</xmp:CreateDate><xmp:ModifyDate>{when}</xmp:ModifyDate>" if when else ""
    claim = f"<pdfuaid:part>{standard.part}</pdfuaid:part>"
    declared = ""
    if standard.part == 2:
        claim += "<pdfuaid:rev>2024</pdfuaid:rev>"
        declared = (
            '<rdf:Description rdf:about="" xmlns:pdfd="http://pdfa.org/declarations/"><pdfd:declarations><rdf:Bag>'
            '<rdf:li rdf:parseType="Resource">'
            "<pdfd:conformsTo>http://pdfa.org/declarations/wtpdf#accessibility1.0</pdfd:conformsTo>"
            "</rdf:li></rdf:Bag></pdfd:declarations></rdf:Description>\n"
        )
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"'
        ' xmlns:xmp="http://ns.adobe.com/xap/1.0/">\n'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{xml(title)}</rdf:li></rdf:Alt></dc:title>\n'
        f"<dc:language><rdf:Bag><rdf:li>{xml(lang)}</rdf:li></rdf:Bag></dc:language>\n"
        f"<pdf:Producer>{xml(PRODUCER)}</pdf:Producer>\n"
        f"<xmp:CreatorTool>handouts {handouts.__version__}</xmp:CreatorTool>{dates}\n"
        f"{claim}</rdf:Description>\n{declared}</rdf:RDF></x:xmpmeta>\n"
        '<?xpacket end="w"?>'
    )
