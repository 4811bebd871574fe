"""Lists: of bullets, of numbers, of boxes to tick, of terms and what they mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from handouts import model
from handouts.ordinals import ordinal
from handouts.writers.pdf.canvas import ACCENT, INK
from handouts.writers.pdf.fonts import BOLD
from handouts.writers.pdf.forms import ClickBox
from handouts.writers.pdf.inlines import one_line
from handouts.writers.pdf.layout import PAIRED, Flow
from handouts.writers.pdf.lines import Run, break_lines
from handouts.writers.pdf.marks import Box, Label
from handouts.writers.pdf.objects import string
from handouts.writers.pdf.structure import Element

if TYPE_CHECKING:
    from handouts.writers.pdf.blocks import Typesetter

LISTS: Final = (model.BulletList, model.NumberedList)

SHORT: Final = 2
"""An item of so many lines is short."""

BOX: Final = 2.0
"""What a box to tick takes up beside its words, in multiples of the type size."""


def set_bullets(setter: Typesetter, flow: Flow, block: model.BulletList, parent: Element) -> None:
    """Set a list of bullets or boxes."""
    boxes = any(item.checked is not None for item in block.items)
    style = _numbering(setter, "None" if boxes else "Disc")
    bullet = [("•", BOLD, setter.size, INK)] * len(block.items)
    _list(
        setter,
        flow,
        block.items,
        bullet,
        indent=(BOX if boxes else 1.2) * setter.size,
        attributes=style,
        parent=parent,
    )


def set_numbers(setter: Typesetter, flow: Flow, block: model.NumberedList, parent: Element) -> None:
    """Set a list of numbers: large, and hanging."""
    style = {
        "decimal": "Decimal",
        "lower-alpha": "LowerAlpha",
        "upper-alpha": "UpperAlpha",
        "lower-roman": "LowerRoman",
        "upper-roman": "UpperRoman",
    }[block.style]
    size = setter.size * 1.2
    labels = [
        (f"{ordinal(block.start + index, block.style)}.", BOLD, size, ACCENT)
        for index in range(len(block.items))
    ]
    nobody = Element("Artifact")
    widest = max(
        (break_lines([Run(text, BOLD, nobody)], 1e9)[0].width * size / 1000 for text, *_ in labels),
        default=0.0,
    )
    _list(
        setter,
        flow,
        block.items,
        labels,
        indent=widest + 0.5 * setter.size,
        attributes=_numbering(setter, style),
        parent=parent,
        numbered=True,
    )


def _numbering(setter: Typesetter, style: str) -> bytes:
    """The list's attribute (ISO 32000-1, table 347): what its labels are."""
    if style == "None" and setter.tags.standard.part == 2:
        style = "Unordered"
    return f"/A<</O/List/ListNumbering/{style}>>".encode("ascii")


def _list(
    setter: Typesetter,
    flow: Flow,
    items: Sequence[model.ListItem],
    labels: Sequence[tuple[str, int, float, bytes]],
    *,
    indent: float,
    attributes: bytes,
    parent: Element,
    numbered: bool = False,
) -> None:
    element = setter.tags.element("L", parent, attributes)
    starts: list[int] = []
    for item, (text, weight, size, colour) in zip(items, labels, strict=True):
        starts.append(len(flow.strips))
        entry = setter.tags.element("LI", element)
        body = setter.tags.element("LBody", entry)
        if numbered or item.checked is None:
            label = setter.tags.element("Lbl", entry)
            line = break_lines([Run(text, weight, label)], 1e9)[0]
            flow.mark(Label(line, flow.x, size, colour))
        if item.checked is not None:
            _box(setter, flow, item, body if numbered else entry, indent if numbered else 0.0)
        beside = BOX * setter.size if numbered and item.checked is not None else 0.0
        _item(setter, flow, item, indent + beside, body)
        flow.space(setter.line / 2)
    _pair(flow, starts)


def _box(setter: Typesetter, flow: Flow, item: model.ListItem, over: Element, indent: float) -> None:
    """Set the box in front of an item, `indent` points to the right, as its label.

    A number stays the item's label, where it has one; its box is then the first thing that the item holds.
    """
    numbered = over.type == "LBody"
    x, side = flow.x + indent, 1.2 * setter.size
    ticked = bool(item.checked)
    if setter.fields is not None:
        words = next(
            (one_line(block.children) for block in item.blocks if isinstance(block, model.Paragraph)), ""
        )
        holder = over if numbered else setter.tags.element("Lbl", over)
        flow.mark(ClickBox(setter.fields, holder, words, x, side, setter.size, ticked))
        return
    state = b"/ActualText" + string(setter.tags.labels("checked" if ticked else "unchecked"))
    element = setter.tags.element("Span" if numbered else "Lbl", over, state + setter.tags.own())
    flow.mark(Box(element, x, side, setter.size, ticked=ticked))


def _pair(flow: Flow, starts: Sequence[int]) -> None:
    """Pair the first two items, and the last two, if they are short: none should stand alone on a page.

    Args:
        flow: The column.
        starts: The first strip of each item; the column ends with the last item.
    """
    ends = [*starts[1:], len(flow.strips)]
    lengths = [end - start for start, end in zip(starts, ends, strict=True)]
    for at in {1, len(starts) - 1} - {0, -1}:
        if at < len(starts) and max(lengths[at - 1 : at + 1]) <= SHORT:
            first = flow.strips[starts[at]]
            first.level = max(first.level, PAIRED)


def _item(setter: Typesetter, flow: Flow, item: model.ListItem, indent: float, body: Element) -> None:
    """Set an item in one piece; one that holds a list is opened between that list's items."""
    first_list = next(
        (at for at, block in enumerate(item.blocks) if isinstance(block, LISTS)), len(item.blocks)
    )
    flow.begin_whole()
    if first_list or not item.blocks:
        setter.indented(flow, indent, item.blocks[:first_list], body)
        if first_list < len(item.blocks):
            flow.hold = max(flow.hold, 1)
    flow.end_whole()
    if first_list < len(item.blocks):
        flow.space(setter.line / 2)
        setter.indented(flow, indent, item.blocks[first_list:], body)


def set_definitions(setter: Typesetter, flow: Flow, block: model.DefinitionList, parent: Element) -> None:
    """Set terms, each with its meaning under it."""
    style = "Description" if setter.tags.standard.part == 2 else "None"
    element = setter.tags.element("L", parent, f"/A<</O/List/ListNumbering/{style}>>".encode("ascii"))
    for item in block.items:
        entry = setter.tags.element("LI", element)
        flow.begin_whole()
        setter.words(flow, item.term, setter.tags.element("Lbl", entry), BOLD, solid=True)
        flow.hold = max(flow.hold, 2 if item.blocks else 0)
        body = setter.tags.element("LBody", entry)
        setter.indented(flow, setter.size, item.blocks, body)
        flow.hold = 0
        flow.end_whole()
        flow.space(setter.line / 2)
