"""A small maker of tagged PDFs, good ones and ones that break a promise, for the tests of the verifier.

A document is a tree of `E`. A string in it is a line of text with its own marked content, `BREAK` starts a
page, `IMAGE` paints a picture, and `FIELD` is a field to fill in. What else can go wrong is an argument of
`make`, or a change to the file.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any, TypeAlias

import pikepdf
from pikepdf import Array, Dictionary, Name, String

BREAK: Any = object()
IMAGE: Any = object()
FIELD: Any = object()
PDF_2 = "http://iso.org/pdf2/ssn"
Kid: TypeAlias = Any


class E:
    """A structure element: its type, what is inside it, and its entries (alt, e, lang, attributes)."""

    def __init__(self, type_: str, *kids: Kid, **entries: Any) -> None:
        self.type = type_
        self.kids = kids
        self.entries = entries


def link(text: str, uri: str = "https://example.org/doses", **entries: Any) -> E:
    return E("Link", text, uri=uri, **entries)


def item(label: str, *kids: Kid) -> E:
    return E("LI", E("Lbl", label + " "), E("LBody", *kids))


def bullets(*kids: Kid, numbering: str | None = "Disc") -> E:
    return E("L", *kids, **({"ListNumbering": numbering} if numbering else {}))


CMAP = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /X def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
{body}
endcmap CMapName currentdict /CMap defineresource pop end end"""
LETTERS = """2 beginbfrange
<0020> <007E> <0020>
<00AE> <00FF> <00AE>
endbfrange
1 beginbfchar
<2022> <2022>
endbfchar"""
"""Each code stands for itself; the soft hyphen has none."""

XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">{body}</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


class _Maker:
    def __init__(self, **options: Any) -> None:
        self.options = options
        self.pdf: Any = pikepdf.new()
        self.pages: list[list[bytes]] = []
        self.parents: list[list[Any]] = []
        self.annots: list[list[Any]] = []
        self.page_objects: list[Any] = []
        self.objects: list[Any] = []  # what annotations' StructParent leads to
        self.fields: list[Any] = []
        self.inner: list[tuple[Any, Any, str]] = []  # links inside the file: annotation, element, name
        self.headings: list[tuple[int, str, Any, int]] = []
        self.y = 0.0
        self.x = 0.0
        self.root = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self.namespace: Any = None
        self.font = self._font()
        self.named: dict[str, Any] = {}

    def page(self) -> None:
        self.pages.append([])
        self.parents.append([])
        self.annots.append([])
        page = self.pdf.add_blank_page(page_size=(612, 792))
        self.page_objects.append(page.obj)
        self.y = 720.0
        self.x = 72.0

    def text(self, words: str, owner: Any, tag: str) -> int:
        """Paint a line of text under a new mark that `owner` owns; returns its number."""
        mcid = len(self.parents[-1])
        self.parents[-1].append(owner)
        self.pages[-1].append(b"/%s <</MCID %d>> BDC" % (tag.encode(), mcid) + self.line(words) + b" EMC")
        return mcid

    def line(self, words: str) -> bytes:
        codes = words.encode("utf-16-be").hex().encode()
        painted = b" BT /F1 18 Tf 1 0 0 1 %d %d Tm <%s> Tj ET" % (self.x, self.y, codes)
        self.x += 9 * len(words)
        if not self.inline:
            self.y -= 24
            self.x = 72
        return painted

    inline = False

    def element(self, node: E, parent: Any) -> Any:  # noqa: PLR0915
        entries = dict(node.entries)
        made: Any = self.pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name("/" + node.type), P=parent)
        )
        if self.namespace is not None and node.type not in {
            "Reference",
            "Note",
            "TOC",
            "TOCI",
        }:  # types of 1.7 only
            made.NS = self.namespace
        for key, name in (
            ("alt", "/Alt"),
            ("actual", "/ActualText"),
            ("e", "/E"),
            ("lang", "/Lang"),
            ("id", "/ID"),
        ):
            if key in entries:
                made[name] = String(entries.pop(key))
        uri, contents = entries.pop("uri", None), entries.pop("contents", None)
        if "name" in entries:
            self.named[entries.pop("name")] = made
        if entries:
            owner = "List" if "ListNumbering" in entries else "Table"
            made.A = Dictionary(O=Name("/" + owner))
            for key, value in entries.items():
                if isinstance(value, str):
                    made.A["/" + key] = Name("/" + value)
                elif isinstance(value, list):
                    made.A["/" + key] = Array([String(one) for one in value])
                else:
                    made.A["/" + key] = value
        kids: list[Any] = []
        texts = [kid for kid in node.kids if isinstance(kid, str)]
        if node.type[:1] == "H" and node.type[1:].isdigit() and texts:
            self.headings.append((int(node.type[1:]), "".join(texts), made, len(self.pages) - 1))
        for kid in node.kids:
            if kid is BREAK:
                self.page()
                continue
            last = kid is node.kids[-1]
            if kid is FIELD:
                kids.append(self.field(made))
                continue
            if kid is IMAGE:
                mcid = len(self.parents[-1])
                self.parents[-1].append(made)
                mark = b"/%s <</MCID %d>> BDC q 90 0 0 90 72 %d cm /Im1 Do Q EMC"
                self.pages[-1].append(mark % (node.type.encode(), mcid, self.y - 90))
                self.y -= 100
            elif isinstance(kid, str):
                before, self.inline = self.inline, self.inline or not last
                x, y = self.x, self.y
                mcid = self.text(kid, made, node.type)
                self.inline = before
                if uri is not None:
                    objr = self.annotation(uri, contents if contents is not None else kid, made, x, y)
                    kids.append(self._content(made, mcid))
                    kids.append(objr)
                    continue
            else:
                before, self.inline = (
                    self.inline,
                    self.inline or (kid.type in {"Link", "Span", "Lbl", "Reference"}),
                )
                kids.append(self.element(kid, made))
                self.inline = before
                if kid.type == "Link" and last:
                    self.y, self.x = self.y - 24, 72
                continue
            kids.append(self._content(made, mcid))
        made.K = Array(kids)
        return made

    def _content(self, made: Any, mcid: int) -> Any:
        page = self.page_objects[-1]
        if "/Pg" not in made:
            made.Pg = page
        if made.Pg.objgen == page.objgen:
            return mcid
        return Dictionary(Type=Name.MCR, Pg=page, MCID=mcid)

    def annotation(self, uri: str, contents: str, made: Any, x: float, y: float) -> Any:
        annotation = self.pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Link,
                Rect=Array([x, y - 4, x + 90, y + 18]),
                F=4,
                StructParent=1000 + len(self.objects),
                A=Dictionary(S=Name.URI, URI=String(uri)),
            )
        )
        if uri.startswith("to:"):
            del annotation.A
            self.inner.append((annotation, made, uri.removeprefix("to:")))
        if contents:
            annotation.Contents = String(contents)
        self.objects.append(made)
        self.annots[-1].append(annotation)
        return Dictionary(Type=Name.OBJR, Obj=annotation, Pg=self.page_objects[-1])

    def field(self, made: Any) -> Any:
        """A field to type in, below the last line."""
        look = self.pdf.make_stream(b"/Tx BMC EMC", Type=Name.XObject, Subtype=Name.Form)
        look.BBox = Array([0, 0, 200, 36])
        widget = self.pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                FT=Name.Tx,
                T=String(f"answer-{len(self.fields) + 1}"),
                TU=String("My weight"),
                Rect=Array([72, self.y - 36, 272, self.y]),
                F=4,
                StructParent=1000 + len(self.objects),
                AP=Dictionary(N=look),
            )
        )
        self.y -= 48
        self.objects.append(made)
        self.fields.append(widget)
        self.annots[-1].append(widget)
        return Dictionary(Type=Name.OBJR, Obj=widget, Pg=self.page_objects[-1])

    def _font(self) -> Any:
        options, pdf = self.options, self.pdf
        base = ("ABCDEF+" if options["subset"] else "") + "Handout"
        descriptor = Dictionary(Type=Name.FontDescriptor, FontName=Name("/" + base), Flags=4)
        if options["embed"]:
            descriptor.FontFile2 = pdf.make_stream(b"no real font")
        inner = Dictionary(
            Type=Name.Font,
            Subtype=Name.CIDFontType2,
            BaseFont=Name("/" + base),
            CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
            DW=500,
            FontDescriptor=descriptor,
        )
        font = Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=Name("/" + base),
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(inner)]),
        )
        if options["letters"] is not None:
            font.ToUnicode = pdf.make_stream(CMAP.format(body=options["letters"]).encode())
        return pdf.make_indirect(font)

    def finish(self, tree: tuple[E, ...]) -> bytes:
        options, pdf = self.options, self.pdf
        if options["part"] == "2":
            self.namespace = pdf.make_indirect(Dictionary(Type=Name.Namespace, NS=String(PDF_2)))
            self.root.Namespaces = Array([self.namespace])
        self.page()
        self.root.K = Array([self.element(node, self.root) for node in tree])
        count = len(self.pages)
        image = pdf.make_stream(b"\0", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1)
        image.ColorSpace, image.BitsPerComponent = Name.DeviceGray, 8
        nums: list[Any] = []
        for index, page in enumerate(self.page_objects):
            content = b"\n".join(self.pages[index])
            foot = options["foot"].format(page=index + 1, pages=count)
            if foot:
                self.x, self.y = 72, 40
                content += b"\n" + options["foot_mark"] + self.line(foot) + b" EMC"
            if index == 0:
                content += options["extra"]
            page.Contents = pdf.make_stream(content)
            page.Resources = Dictionary(Font=Dictionary(F1=self.font), XObject=Dictionary(Im1=image))
            page.StructParents = index
            if self.annots[index]:
                page.Annots = Array(self.annots[index])
                if options["tabs"]:
                    page.Tabs = Name.S
            nums += [index, Array(self.parents[index])]
        for index, made in enumerate(self.objects):
            nums += [1000 + index, made]
        self._lead()
        self.root.ParentTree = Dictionary(Nums=Array(nums))
        root = pdf.Root
        root.StructTreeRoot = self.root
        root.MarkInfo = Dictionary(Marked=True)
        root.Lang = String(options["lang"])
        if self.fields:
            root.AcroForm = Dictionary(Fields=Array(self.fields))
        root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        self._metadata()
        if options["outline"]:
            self._outline()
        if options["change"]:
            options["change"](pdf, self.named)
        file = io.BytesIO()
        pdf.save(
            file,
            deterministic_id=True,
            static_id=False,
            force_version="2.0" if options["part"] == "2" else "1.7",
            fix_metadata_version=False,
        )
        return file.getvalue()

    def _lead(self) -> None:
        """Let links inside the file lead to the elements that they name."""
        for annotation, made, name in self.inner:
            target = self.named.get(name)
            if target is None:
                continue
            place = Array([target.Pg, Name.XYZ, None, 720, None])
            if self.namespace is None:
                annotation.Dest = place
            else:
                destination = Array([target, Name.XYZ, None, 720, None])
                annotation.A = Dictionary(S=Name.GoTo, D=place, SD=destination)
                made.Ref = Array([target])

    def _metadata(self) -> None:
        options, pdf = self.options, self.pdf
        body = ""
        if options["title"]:
            item = f'<rdf:li xml:lang="x-default">{options["title"]}</rdf:li>'
            body += f"<dc:title><rdf:Alt>{item}</rdf:Alt></dc:title>"
        if options["part"]:
            body += f"<pdfuaid:part>{options['part']}</pdfuaid:part>"
        if options["rev"]:
            body += f"<pdfuaid:rev>{options['rev']}</pdfuaid:rev>"
        stream = pdf.make_stream(XMP.format(body=body).encode())
        stream.Type, stream.Subtype = Name.Metadata, Name.XML
        pdf.Root.Metadata = stream
        if options["info_title"]:
            pdf.trailer.Info = pdf.make_indirect(Dictionary(Title=String(options["info_title"])))

    def _outline(self) -> None:
        pdf = self.pdf
        outline = pdf.make_indirect(Dictionary(Type=Name.Outlines))
        stack: list[tuple[int, Any]] = [(0, outline)]
        for level, text, made, page in self.headings:
            entry = pdf.make_indirect(
                Dictionary(
                    Title=String(text), Dest=Array([self.page_objects[page], Name.XYZ, None, 720, None])
                )
            )
            if self.namespace is not None:
                del entry.Dest
                destination = Array([made, Name.XYZ, None, 720, None])
                place = Array([self.page_objects[page], Name.XYZ, None, 720, None])
                entry.A = Dictionary(S=Name.GoTo, D=place, SD=destination)
            while stack[-1][0] >= level:
                stack.pop()
            parent = stack[-1][1]
            entry.Parent = parent
            if "/First" not in parent:
                parent.First = entry
            else:
                parent.Last.Next = entry
                entry.Prev = parent.Last
            parent.Last = entry
            stack.append((level, entry))
        pdf.Root.Outlines = outline


def make(
    *tree: E,
    title: str = "Taking your tablets",
    info_title: str = "Taking your tablets",
    lang: str = "en",
    part: str = "1",
    rev: str = "",
    tabs: bool = True,
    foot: str = "Page {page} of {pages}",
    foot_mark: bytes = b"/Artifact <</Type /Pagination /Subtype /Footer>> BDC",
    outline: bool = True,
    letters: str | None = LETTERS,
    embed: bool = True,
    subset: bool = True,
    extra: bytes = b"",
    change: Callable[[pikepdf.Pdf, dict[str, Any]], None] | None = None,
) -> bytes:
    """A tagged PDF of the tree.

    Args:
        tree: The top elements.
        title, info_title, lang, part, rev: Metadata; an empty one is left out.
        tabs: Pages with links follow the tags.
        foot, foot_mark: What stands at the foot of each page, and under which mark.
        outline: Bookmarks are made from the headings.
        letters: The body of the font's character map, or None for no map.
        embed, subset: The font is in the file; its name says that it is a subset.
        extra: Painted on the first page after everything else.
        change: Called with the file, and the elements that have a `name`, before it is saved.
    """
    options = {key: value for key, value in locals().items() if key != "tree"}
    return _Maker(**options).finish(tree)
