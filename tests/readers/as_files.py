"""A document as the files that people would have written it in: plain text, a web page, a Word document.

Written as simply as each format allows, and by none of the package's writers, so that a reader is not only
held to what those write.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator

from handouts.model import (
    Block,
    BulletList,
    Callout,
    Cell,
    DefinitionList,
    Document,
    Emphasis,
    Figure,
    FillIn,
    Inline,
    LineBreak,
    Link,
    NumberedList,
    Paragraph,
    Quote,
    Row,
    Section,
    Strong,
    Table,
    plain_text,
)
from handouts.ordinals import ordinal
from tests.readers import make_docx

_ROOM = "________"

# Plain text -----------------------------------------------------------------------------------------------


def as_plain_text(document: Document) -> str:
    """Headings underlined, lists with bullets and numbers, a blank line between blocks."""
    return "\n\n".join((_underlined(document.title, "="), *_text_of(document))) + "\n"


def _text_of(part: Document | Section) -> Iterator[str]:
    yield from _text_blocks(part.blocks)
    for section in part.sections:
        yield _underlined(section.heading, "-")
        yield from _text_of(section)


def _underlined(heading: Iterable[Inline], sign: str) -> str:
    words = " ".join(plain_text(heading).split())
    return f"{words}\n{sign * len(words)}"


def _text_blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph(children=children):
                yield plain_text(children)
            case BulletList(items=items) | NumberedList(items=items):
                lines = []
                for at, item in enumerate(items):
                    mark = (
                        f"{ordinal(block.start + at, 'decimal')}." if isinstance(block, NumberedList) else "-"
                    )
                    inside = "\n".join(_text_blocks(item.blocks)).replace("\n", "\n   ")
                    lines.append(f"{mark} {inside}")
                yield "\n".join(lines)
            case DefinitionList(items=definitions):
                for definition in definitions:
                    yield plain_text(definition.term)
                    yield from _text_blocks(definition.blocks)
            case Table():
                yield plain_text(block.caption)
                for row in (*block.header, *block.rows):
                    yield "\n".join(_text_cell(cell) for cell in row.cells)
            case Figure(caption=caption):
                yield plain_text(caption)
            case Callout(title=title, blocks=inner):
                yield plain_text(title)
                yield from _text_blocks(inner)
            case Quote(blocks=inner):
                yield from _text_blocks(inner)
            case FillIn(label=label):
                yield f"{' '.join(plain_text(label).split())}: {_ROOM}"


def _text_cell(cell: Cell) -> str:
    return " ".join(" ".join(_text_blocks(cell.blocks)).split())


# A web page -----------------------------------------------------------------------------------------------


def as_page(document: Document) -> str:
    """Elements for what there are elements for."""
    inside = "".join((f"<h1>{_inline(document.title)}</h1>", *_page_of(document)))
    return f"<!doctype html><html lang=en><title>Page</title><body><main>{inside}</main></body></html>"


def _page_of(part: Document | Section) -> Iterator[str]:
    yield from _elements(part.blocks)
    for section in part.sections:
        yield f"<h{section.level} id={section.id}>{_inline(section.heading)}</h{section.level}>"
        yield from _page_of(section)


def _inline(nodes: Iterable[Inline]) -> str:
    made = []
    for node in nodes:
        match node:
            case Strong(children=children):
                made.append(f"<b>{_inline(children)}</b>")
            case Emphasis(children=children):
                made.append(f"<em>{_inline(children)}</em>")
            case Link(children=children, target=target):
                made.append(f'<a href="{html.escape(target)}">{_inline(children)}</a>')
            case LineBreak():
                made.append("<br>")
            case _:
                made.append(html.escape(plain_text((node,))))
    return "".join(made)


def _elements(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph(children=children):
                yield f"<p>{_inline(children)}</p>"
            case BulletList(items=items):
                yield f"<ul>{''.join(f'<li>{_all(item.blocks)}</li>' for item in items)}</ul>"
            case NumberedList(items=items, start=start):
                yield f"<ol start={start}>{''.join(f'<li>{_all(item.blocks)}</li>' for item in items)}</ol>"
            case DefinitionList(items=definitions):
                pairs = (f"<dt>{_inline(one.term)}</dt><dd>{_all(one.blocks)}</dd>" for one in definitions)
                yield f"<dl>{''.join(pairs)}</dl>"
            case Table(header=header, rows=rows, caption=caption):
                title = f"<caption>{_inline(caption)}</caption>" if caption else ""
                yield f"<table>{title}<thead>{_rows(header)}</thead><tbody>{_rows(rows)}</tbody></table>"
            case Figure(alt=alt, caption=caption):
                title = f"<figcaption>{_inline(caption)}</figcaption>" if caption else ""
                yield f'<figure><img src=none.png alt="{html.escape(alt)}">{title}</figure>'
            case Callout(title=title, blocks=inner):
                yield f"<div class=note><p><b>{_inline(title)}</b></p>{_all(inner)}</div>"
            case Quote(blocks=inner):
                yield f"<blockquote>{_all(inner)}</blockquote>"
            case FillIn(label=label):
                yield f"<p>{_inline(label)}: {_ROOM}</p>"


def _all(blocks: Iterable[Block]) -> str:
    return "".join(_elements(blocks))


def _rows(rows: Iterable[Row]) -> str:
    made = ""
    for row in rows:
        cells = (
            f"<{'th' if cell.header else 'td'} colspan={cell.colspan} rowspan={cell.rowspan}>"
            f"{_all(cell.blocks)}</{'th' if cell.header else 'td'}>"
            for cell in row.cells
        )
        made += f"<tr>{''.join(cells)}</tr>"
    return made


# A Word document ------------------------------------------------------------------------------------------


def as_word(document: Document) -> bytes:
    """Styles for headings, captions and quotations, lists numbered by Word, boxes as tables of one cell."""
    return make_docx.docx("".join((_styled(document.title, "Title"), *_word_of(document))))


def _word_of(part: Document | Section) -> Iterator[str]:
    yield from _paragraphs(part.blocks)
    for section in part.sections:
        level = f'<w:outlineLvl w:val="{section.level - 2}"/>'
        yield make_docx.paragraph(_runs(section.heading) or "<w:r/>", more=level)
        yield from _word_of(section)


def _styled(nodes: Iterable[Inline], style: str) -> str:
    return make_docx.paragraph(_runs(nodes) or "<w:r/>", style=style)


def _runs(nodes: Iterable[Inline], look: str = "") -> str:
    made = ""
    for node in nodes:
        match node:
            case Strong(children=children):
                made += _runs(children, f"{look}<w:b/>")
            case Emphasis(children=children):
                made += _runs(children, f"{look}<w:i/>")
            case Link(children=children, target=target):
                code = html.escape(f'HYPERLINK "{target}"')
                made += f'<w:fldSimple w:instr="{code}">{_runs(children, look)}</w:fldSimple>'
            case LineBreak():
                made += "<w:r><w:br/></w:r>"
            case _:
                made += make_docx.run(html.escape(plain_text((node,)), quote=False), look)
    return made


def _paragraphs(
    blocks: Iterable[Block], style: str = "", num: tuple[int, int] | None = None
) -> Iterator[str]:
    deeper = num[1] + 1 if num else 0
    for block in blocks:
        match block:
            case Paragraph(children=children):
                yield make_docx.paragraph(_runs(children) or "<w:r/>", style=style, num=num)
                if num:  # further paragraphs of the item
                    num, style = None, "ListParagraph"
            case BulletList(items=items) | NumberedList(items=items):
                kind = 1 if isinstance(block, BulletList) else 2
                for item in items:
                    yield from _paragraphs(item.blocks, num=(kind, min(deeper, 1)))
            case DefinitionList(items=definitions):
                for definition in definitions:
                    yield _styled(definition.term, style)
                    yield from _paragraphs(definition.blocks, style)
            case Table(header=header, rows=rows, caption=caption):
                if caption:
                    yield _styled(caption, "Caption")
                yield make_docx.table(
                    *(_word_row(row, header=True) for row in header), *(_word_row(row) for row in rows)
                )
            case Figure(caption=caption):
                yield _styled(caption, style)
            case Callout(title=title, blocks=inner):
                yield make_docx.table(
                    f"<w:tr><w:tc>{_styled((Strong(title),), '')}{''.join(_paragraphs(inner))}</w:tc></w:tr>"
                )
            case Quote(blocks=inner):
                yield from _paragraphs(inner, "Quote")
            case FillIn(label=label):
                yield make_docx.paragraph(_runs(label) + make_docx.run(f": {_ROOM}"), style=style)


def _word_row(row: Row, *, header: bool = False) -> str:
    cells = (
        f'<w:tcPr><w:gridSpan w:val="{cell.colspan}"/></w:tcPr>'
        + ("".join(_paragraphs(cell.blocks)) or make_docx.paragraph("<w:r/>"))
        for cell in row.cells
    )
    return make_docx.row(*cells, header=header)
