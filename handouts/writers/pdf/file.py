"""From painted pages and a structure tree to the bytes of a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from handouts.profiles import Paper
from handouts.writers.pdf import archive, metadata
from handouts.writers.pdf.canvas import Canvas, Ink, LinkArea, number
from handouts.writers.pdf.embedding import resources
from handouts.writers.pdf.figures import XObject
from handouts.writers.pdf.forms import Field, form, typing_font, widget
from handouts.writers.pdf.navigation import Places, annotation, outline
from handouts.writers.pdf.objects import File, Object, string
from handouts.writers.pdf.structure import Element, Standard
from handouts.writers.pdf.tagging import write_tree


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
    archived: bool = False,
) -> bytes:
    """The file's bytes.

    Args:
        canvases: The painted pages, done.
        ink: What they used.
        root: The Document element.
        paper: The size of the pages.
        standard: Which PDF/UA.
        title: The document's title, as the H1 says it.
        lang: BCP 47 tag.
        headings: Level, words and element of each heading, in reading order.
        targets: What each "#id" leads to.
        images: Pictures by their resource names.
        archived: Whether it is PDF/A-2a too.
    """
    file = File(standard.pdf)
    pages = file.object()
    page_objects = [file.object() for _ in canvases]
    places = Places(canvases, page_objects)
    tree = write_tree(
        file, root, canvases=canvases, ink=ink, pages=page_objects, standard=standard, targets=targets
    )
    drawn = resources(file, ink, images)
    annotations: list[list[Object]] = [[] for _ in canvases]
    fields: list[Object] = []
    font = typing_font(file) if any(isinstance(area, Field) for area in ink.annotations) else None
    for index, area in enumerate(ink.annotations):
        key, made = len(canvases) + index, tree.annotations[index]
        if isinstance(area, LinkArea):
            made.body = annotation(area, places, targets, key, standard)
        elif font is not None:
            made.body = widget(file, area, font, page_objects[area.page], key)
            fields.append(made)
        annotations[area.page].append(made)
    for index, (canvas, page) in enumerate(zip(canvases, page_objects, strict=True)):
        content = file.stream(b"/Filter/FlateDecode", canvas.content, compress=False)
        # Tabs S: the Tab key follows the structure (ISO 14289-1, 7.18.3).
        refs = b" ".join(b"%d 0 R" % each.number for each in annotations[index])
        page.body = (
            b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 %s %s]/Resources %d 0 R/Contents %d 0 R"
            b"/StructParents %d/Tabs/S%s>>"
            % (
                pages.number,
                number(paper.width),
                number(paper.height),
                drawn.number,
                content.number,
                index,
                b"/Annots[%s]" % refs if refs else b"",
            )
        )
    pages.body = b"<</Type/Pages/Count %d/Kids[%s]>>" % (
        len(page_objects),
        b" ".join(b"%d 0 R" % page.number for page in page_objects),
    )
    bookmarks = outline(file, headings, places, standard)
    when = metadata.date()
    packet = file.stream(
        b"/Type/Metadata/Subtype/XML",
        metadata.xmp(title, lang, standard, when, archived=archived).encode("utf-8"),
        compress=False,
    )
    file.info.body = metadata.info(title, when)
    file.Catalog.body = (
        b"<</Type/Catalog/Pages %d 0 R/Lang%s/MarkInfo<</Marked true>>/StructTreeRoot %d 0 R/Metadata %d 0 R"
        b"/Outlines %d 0 R/PageLabels<</Nums[0<</S/D>>]>>/ViewerPreferences<</DisplayDocTitle true>>%s%s>>"
        % (
            pages.number,
            string(lang),
            tree.root.number,
            packet.number,
            bookmarks.number,
            form(fields, font) if font is not None else b"",
            archive.output_intent(file) if archived else b"",
        )
    )
    made_file: bytes = file.format()
    return made_file
