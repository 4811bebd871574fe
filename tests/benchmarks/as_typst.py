"""A document as Typst markup, so that Typst lays out the very same words in the same structure."""

from __future__ import annotations

import re

from handouts.model import (
    Block,
    BulletList,
    Document,
    Emphasis,
    Inlines,
    Link,
    NumberedList,
    Paragraph,
    Section,
    Strong,
    Text,
    plain_text,
)

SETTINGS = """#set document(title: {title})
#set page("us-letter", margin: (x: 72pt, top: 72pt, bottom: 86pt), numbering: "1 of 1")
#set text(font: ("Atkinson Hyperlegible Next",), size: 18pt, lang: "en")
#set par(leading: 10.5pt, spacing: 33pt)
#set list(spacing: 22pt)
#set enum(spacing: 22pt)
#show heading.where(level: 1): set text(size: 28pt)
#show heading.where(level: 2): set text(size: 22pt)
#show heading: set block(above: 52pt, below: 33pt)
"""
"""The figures of the large-print profile, as far as Typst has them.

Typst measures from the base of one line to the capitals of the next, which are 12 points high in this font
at 18 points: so 10.5 points make lines 22.5 apart, which is 1.25 times the size, and 33 make paragraphs 45
apart.
"""


def as_typst(document: Document) -> str:
    """Typst markup of a document that has only what the benchmark's articles have.

    Raises:
        TypeError: It has something else.
    """
    title = plain_text(document.title)
    parts = [SETTINGS.format(title=f'"{title}"'), f"= {_inlines(document.title)}"]
    parts += map(_block, document.blocks)
    for section in document.sections:
        parts += _section(section)
    return "\n\n".join(parts) + "\n"


def _section(section: Section) -> list[str]:
    parts = ["=" * section.level + " " + _inlines(section.heading)]
    parts += map(_block, section.blocks)
    for inner in section.sections:
        parts += _section(inner)
    return parts


def _block(block: Block) -> str:
    match block:
        case Paragraph():
            return _inlines(block.children)
        case BulletList() | NumberedList():
            mark = "-" if isinstance(block, BulletList) else "+"
            return "\n".join(f"{mark} {' '.join(map(_block, item.blocks))}" for item in block.items)
    raise TypeError(f"No Typst for {type(block).__name__}.")


def _inlines(inlines: Inlines) -> str:
    return "".join(map(_inline, inlines))


def _inline(inline: object) -> str:
    match inline:
        case Text():
            return re.sub(r"([\\#$*_`<>@=~\[\]+-])", r"\\\1", inline.text)
        case Strong() | Emphasis():
            return f"#strong[{_inlines(inline.children)}]"
        case Link():
            return f'#link("{inline.target}")[{_inlines(inline.children)}]'
    raise TypeError(f"No Typst for {type(inline).__name__}.")
