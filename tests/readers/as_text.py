"""A document as a few lines of text, so that a test can compare the whole of it at a glance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handouts.model import (
    Abbreviation,
    Block,
    BulletList,
    Callout,
    Cell,
    DefinitionList,
    Document,
    Emphasis,
    Figure,
    Inlines,
    LineBreak,
    Link,
    NoteRef,
    NumberedList,
    Paragraph,
    Quote,
    Row,
    Section,
    Span,
    Strong,
    Table,
    Text,
)


def as_text(document: Document) -> str:
    """Title, blocks, sections, notes and losses, one a line, indented by nesting."""
    lines = [f"= {inline(document.title)}", *blocks(document.blocks)]
    for section in document.sections:
        lines.extend(section_lines(section))
    for note in document.notes:
        lines.append(f"note {note.id}:")
        lines.extend(blocks(note.blocks, 1))
    lines.extend(f"lost {loss.kind} ({loss.words}): {loss.what}" for loss in document.losses)
    return "\n".join(lines)


def section_lines(section: Section) -> Iterator[str]:
    yield f"{'#' * section.level} {inline(section.heading)}"
    yield from blocks(section.blocks)
    for child in section.sections:
        yield from section_lines(child)


def inline(nodes: Inlines) -> str:
    made = []
    for node in nodes:
        match node:
            case Text(text=text):
                made.append(text)
            case Strong(children=children):
                made.append(f"*{inline(children)}*")
            case Emphasis(children=children):
                made.append(f"_{inline(children)}_")
            case Link(children=children, target=target):
                made.append(f"[{inline(children)}]({target})")
            case Span(children=children, lang=lang):
                made.append(f"{{{lang}: {inline(children)}}}")
            case Abbreviation(text=text, expansion=expansion):
                made.append(f"{text}<{expansion}>")
            case NoteRef(id=key):
                made.append(f"^{key}")
            case LineBreak():
                made.append(" / ")
    return "".join(made)


def blocks(nodes: Iterable[Block], depth: int = 0) -> Iterator[str]:
    pad = "  " * depth
    for node in nodes:
        match node:
            case Paragraph(children=children):
                yield pad + inline(children)
            case BulletList(items=items) | NumberedList(items=items):
                number = node.start if isinstance(node, NumberedList) else 0
                style = f" {node.style}" if isinstance(node, NumberedList) and node.style != "decimal" else ""
                for count, item in enumerate(items):
                    mark = f"{number + count}.{style}" if isinstance(node, NumberedList) else "-"
                    box = {None: "", True: " [x]", False: " [ ]"}[item.checked]
                    first, *rest = [*blocks(item.blocks, depth + 1)] or [""]
                    yield f"{pad}{mark}{box} {first.strip()}"
                    yield from rest
            case DefinitionList(items=definitions):
                for definition in definitions:
                    yield f"{pad}{inline(definition.term)}:"
                    yield from blocks(definition.blocks, depth + 1)
            case Table():
                yield f"{pad}table {inline(node.caption)}".rstrip()
                for name, rows in (("head", node.header), ("row", node.rows)):
                    yield from (f"{pad}  {name}{row(one)}" for one in rows)
            case Figure():
                size = f"{node.image.width}x{node.image.height}" if node.image else "no picture"
                yield f"{pad}figure {size} {'decorative' if node.decorative else repr(node.alt)}"
                if node.caption:
                    yield f"{pad}  {inline(node.caption)}"
            case Callout():
                yield f"{pad}{node.kind}: {inline(node.title)}".rstrip()
                yield from blocks(node.blocks, depth + 1)
            case Quote(blocks=inner):
                yield f"{pad}quote"
                yield from blocks(inner, depth + 1)


def row(node: Row) -> str:
    return "".join(f" | {cell(one)}" for one in node.cells)


def cell(node: Cell) -> str:
    spans = f"<{node.colspan}x{node.rowspan}>" if (node.colspan, node.rowspan) != (1, 1) else ""
    held = "; ".join(line.strip() for line in blocks(node.blocks))
    return f"{node.scope if node.header else ''}{spans}({held})"
