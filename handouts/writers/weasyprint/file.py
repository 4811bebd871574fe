"""WeasyPrint's PDF made into ours: its pages and fonts, our tags, ways through the file, and metadata."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from typing import Any, Final

import pikepdf

from handouts.writers.pdf import metadata
from handouts.writers.pdf.navigation import ascii_
from handouts.writers.pdf.objects import string
from handouts.writers.pdf.structure import OLD_TYPES, Element
from handouts.writers.weasyprint import spaces, streams
from handouts.writers.weasyprint.layout import Layout, Mark
from handouts.writers.weasyprint.streams import Letters, Stretch, text_string
from handouts.writers.weasyprint.tree import Tree

PRODUCER: Final = f"{metadata.CREATOR} (WeasyPrint)"

NOTHING: Final = "\u200b"
"""What a glyph stands for whose letter another one says already: nothing that is heard or seen."""


def assemble(
    layout: Layout, tree: Tree, fonts: Mapping[str, Mapping[int, str]], *, title: str, lang: str
) -> bytes:
    """The finished file.

    Args:
        layout: Its pages.
        tree: Their tags, and the standard that they keep.
        fonts: For each font of the file by its name there, what a glyph of it stands for by itself.
        title: Of the document.
        lang: Its language.
    """
    with pikepdf.open(io.BytesIO(layout.data)) as pdf:
        return _File(pdf, layout, tree).write(fonts, title, lang)


class _File:
    def __init__(self, pdf: Any, layout: Layout, tree: Tree) -> None:
        self.pdf = pdf
        self.layout = layout
        self.tree = tree
        self.standard = tree.standard
        self.pages = [page.obj for page in pdf.pages]
        self.objects: dict[int, Any] = {}
        self.parents: dict[int, Any] = {}

    def write(self, fonts: Mapping[str, Mapping[int, str]], title: str, lang: str) -> bytes:
        """See `assemble`."""
        pdf, root = self.pdf, self.pdf.Root
        for key in ("/Names", "/Outlines", "/StructTreeRoot", "/Metadata", "/Dests"):
            if key in root:
                del root[key]
        numbers = self._mark_pages(self._letters(fonts))
        self._elements(numbers)
        self._annotations()
        self._outline()
        root.Lang = pikepdf.String(lang)
        root.MarkInfo = pikepdf.Dictionary(Marked=True)
        root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        root.PageLabels = pikepdf.Dictionary(Nums=[0, pikepdf.Dictionary(S=pikepdf.Name.D)])
        self._metadata(title, lang)
        out = io.BytesIO()
        pdf.remove_unreferenced_resources()
        pdf.save(
            out,
            deterministic_id=True,
            force_version=".".join(map(str, self.standard.pdf)),
            compress_streams=True,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            recompress_flate=False,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
        return out.getvalue()

    # Letters ------------------------------------------------------------------------------------------

    def _letters(self, fonts: Mapping[str, Mapping[int, str]]) -> dict[str, Letters]:
        """Give each glyph the letter that it stands for in whatever text it is, and say which it is."""
        found = {}
        table = self.pages[0].Resources.Font
        for name, shown in self.layout.letters.items():
            own = fonts.get(name, {})
            letters = {glyph: own.get(glyph) or _without_controls(text) for glyph, text in shown.items()}
            space = next((glyph for glyph, text in sorted(letters.items()) if text == " "), None)
            found[name] = Letters(letters, b"" if space is None else space.to_bytes(2, "big"))
            if letters != dict(shown):
                table[f"/{name}"].ToUnicode = self.pdf.make_stream(_character_map(letters))
        return found

    # Marks --------------------------------------------------------------------------------------------

    def _mark_pages(self, fonts: Mapping[str, Letters]) -> dict[Mark, list[tuple[int, Stretch]]]:
        """Rewrite the pages; the page of each stretch that a mark is in."""
        tree = self.tree
        by_page: list[dict[int, Mark]] = [{} for _ in self.pages]
        for mark in tree.owners:
            by_page[mark.page][mark.mcid] = mark
        order = {mark: at for at, mark in enumerate(tree.reading())}
        spaces.restore(order, tree)
        numbers: dict[Mark, list[tuple[int, Stretch]]] = {}
        for index, page in enumerate(self.pages):
            data, stretches = streams.rewrite(page, by_page[index], order, fonts)
            page.Contents = self.pdf.make_stream(data)
            page.StructParents = index
            page.Tabs = pikepdf.Name.S
            for key in ("/Annots", "/TrimBox", "/BleedBox"):
                if key in page:
                    del page[key]
            for stretch in stretches:
                for mark in stretch.marks:
                    numbers.setdefault(mark, []).append((index, stretch))
        return numbers

    # Structure ----------------------------------------------------------------------------------------

    def _elements(self, numbers: Mapping[Mark, list[tuple[int, Stretch]]]) -> None:
        """Write the structure tree and the parent tree (ISO 32000-1, 14.7)."""
        pdf, tree = self.pdf, self.tree
        top = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
        spaces_ = None
        if self.standard.namespaced:
            spaces_ = pdf.make_indirect(
                pikepdf.Dictionary(Type=pikepdf.Name.Namespace, NS=pikepdf.String("http://iso.org/pdf2/ssn"))
            )
            top.Namespaces = pikepdf.Array([spaces_])
        elements = list(self._walk(tree.root))
        for element in elements:
            made = pikepdf.Object.parse(b"<</S/%s%s>>" % (element.type.encode("ascii"), element.attributes))
            if spaces_ is not None and element.type not in OLD_TYPES:
                made.NS = spaces_
            self.objects[id(element)] = pdf.make_indirect(made)
        rows: list[dict[int, Any]] = [{} for _ in self.pages]
        for element in elements:
            made = self.objects[id(element)]
            made.P = self.objects[id(element.parent)] if element.parent is not None else top
            kids = pikepdf.Array()
            told: set[tuple[int, int]] = set()
            home = next((kid.page for kid in self._kids(element) if isinstance(kid, Mark)), None)
            if home is not None:
                made.Pg = self.pages[home]
            for kid in self._kids(element):
                if isinstance(kid, Element):
                    kids.append(self.objects[id(kid)])
                    continue
                for page, stretch in numbers.get(kid, ()):
                    if (page, stretch.mcid) not in told:
                        told.add((page, stretch.mcid))
                        holder = self._spoken(stretch.text, made, spaces_) if stretch.text else made
                        rows[page][stretch.mcid] = holder
                        own = self._content(page, stretch.mcid, home if holder is made else None)
                        if holder is made:
                            kids.append(own)
                        else:
                            holder.K = own
                            kids.append(holder)
            if len(kids):
                made.K = kids
        for index, row in enumerate(rows):
            self.parents[index] = pikepdf.Array([row[mcid] for mcid in range(len(row))])
        top.K = self.objects[id(tree.root)]
        self._identifiers(top, elements)
        pdf.Root.StructTreeRoot = top

    def _content(self, page: int, mcid: int, home: int | None) -> Any:
        """A stretch as a kid: its number, and its page where that is not the one of its element."""
        if page == home:
            return mcid
        return pikepdf.Dictionary(Type=pikepdf.Name.MCR, Pg=self.pages[page], MCID=mcid)

    def _spoken(self, text: str, parent: Any, namespace: Any) -> Any:
        """An element that says what the glyphs in it do not say in their order (ISO 32000-1, 14.9.4)."""
        made = pikepdf.Dictionary(S=pikepdf.Name.Span, P=parent, ActualText=text_string(text))
        if namespace is not None:
            made.NS = namespace
        return self.pdf.make_indirect(made)

    def _identifiers(self, top: Any, elements: Iterable[Element]) -> None:
        named = (
            sorted(
                (bytes(self.objects[id(element)].ID), self.objects[id(element)])
                for element in elements
                if "/ID" in self.objects[id(element)]
            )
            if any(b"/ID" in element.attributes for element in self._walk(self.tree.root))
            else []
        )
        if named:
            names = pikepdf.Array()
            for name, made in named:
                names.append(pikepdf.String(name))
                names.append(made)
            top.IDTree = pikepdf.Dictionary(Names=names)

    def _kids(self, element: Element) -> list[Mark | Element]:
        return self.tree.contents.get(id(element), [])

    def _walk(self, element: Element) -> Iterable[Element]:
        stack = [element]
        while stack:
            element = stack.pop()
            yield element
            stack.extend(kid for kid in reversed(self._kids(element)) if isinstance(kid, Element))

    # Ways through -------------------------------------------------------------------------------------

    def _place(self, element: Element) -> Any:
        """Where an element begins (ISO 32000-1, 12.3.2.2)."""
        page, top = self.tree.places.get(id(element), (0, None))
        height = float(self.pages[page].MediaBox[3])
        return pikepdf.Array(
            [self.pages[page], pikepdf.Name.XYZ, None, min(height, round(top + 6, 2)) if top else None, None]
        )

    def _leads(self, entry: Any, element: Element) -> None:
        """Let an annotation or a bookmark lead to an element; in PDF 2.0 by the element itself."""
        place = self._place(element)
        if self.standard.part == 1:
            entry.Dest = place
        else:
            # ISO 14289-2, 8.8: destinations inside the document are structure destinations.
            direct = pikepdf.Array([self.objects[id(element)], *list(place)[1:]])
            entry.A = pikepdf.Dictionary(S=pikepdf.Name.GoTo, D=place, SD=direct)

    def _annotations(self) -> None:
        """A link annotation for each Link on each page (ISO 14289-1, 7.18.5: in it, with Contents)."""
        pdf, tree = self.pdf, self.tree
        key = len(self.pages)
        for link in tree.links:
            if id(link) not in self.objects:
                continue
            made = self.objects[id(link)]
            areas: dict[int, list[Any]] = {}
            for page, area in tree.areas.get(id(link), []):
                areas.setdefault(page, []).append(area)
            for page, found in areas.items():
                annotation = pdf.make_indirect(self._annotation(link, found, self.pages[page], key))
                if "/Annots" not in self.pages[page]:
                    self.pages[page].Annots = pikepdf.Array()
                self.pages[page].Annots.append(annotation)
                made.K.append(pikepdf.Dictionary(Type=pikepdf.Name.OBJR, Obj=annotation, Pg=self.pages[page]))
                self.parents[key] = made
                key += 1
            target = self.tree.targets.get(link.target[1:]) if link.target.startswith("#") else None
            if target is not None and self.standard.part == 2:
                self._refer(made, self.objects[id(target)])
        numbers = pikepdf.Array()
        for number in sorted(self.parents):
            numbers.append(number)
            numbers.append(self.parents[number])
        top = pdf.Root.StructTreeRoot
        top.ParentTree = pdf.make_indirect(pikepdf.Dictionary(Nums=numbers))
        top.ParentTreeNextKey = key

    def _refer(self, link: Any, target: Any) -> None:
        """ISO 14289-2, 8.2.5.14: a note and every reference to it point at each other."""
        link.Ref = pikepdf.Array([target])
        if target.S == "/FENote":
            if "/Ref" not in target:
                target.Ref = pikepdf.Array()
            target.Ref.append(link)

    def _annotation(self, link: Element, areas: list[Any], page: Any, key: int) -> Any:
        corners = [
            round(value, 2)
            for area in areas
            for value in (
                *(area.left, area.top, area.right, area.top),
                *(area.left, area.bottom, area.right, area.bottom),
            )
        ]
        made = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Link,
            Rect=[
                round(min(area.left for area in areas), 2),
                round(min(area.bottom for area in areas), 2),
                round(max(area.right for area in areas), 2),
                round(max(area.top for area in areas), 2),
            ],
            QuadPoints=corners,
            Border=[0, 0, 0],
            F=4,  # it prints, and is neither hidden nor invisible
            StructParent=key,
            P=page,
            Contents=text_string(link.description),
        )
        target = self.tree.targets.get(link.target[1:]) if link.target.startswith("#") else None
        if target is not None:
            self._leads(made, target)
        else:
            made.A = pikepdf.Dictionary(
                S=pikepdf.Name.URI, URI=pikepdf.Object.parse(string(ascii_(link.target)))
            )
        return made

    def _outline(self) -> None:
        """Bookmarks that mirror the headings."""
        pdf = self.pdf
        root = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Outlines))
        above: list[tuple[int, Any]] = [(0, root)]
        for heading in self.tree.headings:
            entry = pdf.make_indirect(pikepdf.Dictionary(Title=text_string(heading.text)))
            self._leads(entry, heading.element)
            while above[-1][0] >= heading.level:
                above.pop()
            parent = above[-1][1]
            entry.Parent = parent
            if "/Last" in parent:
                entry.Prev = parent.Last
                parent.Last.Next = entry
            else:
                parent.First = entry
            parent.Last = entry
            for _, each in above:
                each.Count = int(each.get("/Count", 0)) + 1
            above.append((heading.level, entry))
        pdf.Root.Outlines = root

    # Metadata -----------------------------------------------------------------------------------------

    def _metadata(self, title: str, lang: str) -> None:
        pdf = self.pdf
        when = metadata.date()
        packet = metadata.xmp(title, lang, self.standard, when, producer=PRODUCER)
        stream = pdf.make_stream(packet.encode("utf-8"))
        stream.Type, stream.Subtype = pikepdf.Name.Metadata, pikepdf.Name.XML
        pdf.Root.Metadata = stream
        pdf.trailer.Info = pdf.make_indirect(
            pikepdf.Object.parse(metadata.info(title, when, producer=PRODUCER))
        )


def _without_controls(text: str) -> str:
    """What a glyph stands for, without characters that stand for no letter; never nothing at all."""
    return text.translate(_CONTROLS) or NOTHING


_CONTROLS: Final = dict.fromkeys([*range(0x20), 0x7F, 0xAD, 0xFEFF, 0xFFFE, *range(0xD800, 0xF900)])


def _character_map(letters: Mapping[int, str]) -> bytes:
    """A ToUnicode map (ISO 32000-1, 9.10.3) of two-byte codes."""
    lines = [b"%04x" % glyph for glyph in sorted(letters)]
    pairs = [
        b"<%s> <%s>" % (code, letters[glyph].encode("utf-16-be").hex().encode("ascii"))
        for code, glyph in zip(lines, sorted(letters), strict=True)
    ]
    sections = [
        b"%d beginbfchar\n%s\nendbfchar" % (len(part), b"\n".join(part))
        for part in (pairs[at : at + 100] for at in range(0, len(pairs), 100))
    ]
    return b"\n".join(
        [
            b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap",
            b"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
            b"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def",
            b"1 begincodespacerange\n<0000> <ffff>\nendcodespacerange",
            *sections,
            b"endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend",
        ]
    )
