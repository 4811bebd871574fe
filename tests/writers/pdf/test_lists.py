"""Lists of every kind: what is read out keeps every promise, whatever stands before the items."""

from __future__ import annotations

import pytest

from handouts.formats import RenderOptions
from handouts.model import (
    Block,
    BulletList,
    Definition,
    DefinitionList,
    Document,
    ListItem,
    NumberedList,
    NumberStyle,
)
from handouts.results import Outcome
from handouts.verify import pdf
from handouts.writers.pdf import write
from tests.writers.pdf.documents import handout, inlines, item, paragraph


def terms(*names: str) -> DefinitionList:
    return DefinitionList(tuple(Definition(inlines(name), (paragraph("A meaning."),)) for name in names))


def three(start: int, style: NumberStyle) -> tuple[ListItem, ...]:
    return tuple(item(f"{word} of {style} from {start}") for word in ("One", "Two", "Three"))


STYLES: tuple[NumberStyle, ...] = ("decimal", "lower-alpha", "upper-alpha", "lower-roman", "upper-roman")
MIXED = (item("One"), item("Two", checked=True), item("Three", checked=False))
EMPTY_BOX = (item(checked=False), item("Two"))

LISTS: dict[str, tuple[Block, ...]] = {
    "some items have boxes": (BulletList(MIXED),),
    "a box without words": (BulletList(EMPTY_BOX), NumberedList(EMPTY_BOX)),
    "all numbered items have boxes": (NumberedList(tuple(item("Do", checked=False) for _ in range(11))),),
    "some numbered items have boxes": tuple(NumberedList(MIXED, 9, style) for style in STYLES),
    "boxes in bullets in boxes": (
        BulletList((item("Out", BulletList((item("In", BulletList(MIXED)), item("In too"))), checked=True),)),
    ),
    "boxes in numbers": (NumberedList((item("Out", BulletList(MIXED)), item("Out too"))),),
    "numbers in boxes": (BulletList((item("Out", NumberedList(MIXED, style="upper-alpha")), *MIXED)),),
    "a list first in an item": (NumberedList((item(BulletList(MIXED)), item(NumberedList(MIXED)))),),
    "words that look like the state of a box": (
        BulletList((item("ticked", checked=True), item("not ticked"))),
    ),
    "starts that a style lacks": tuple(
        NumberedList(three(start, style), start, style) for start in (-1, 0) for style in STYLES
    ),
    "large starts": tuple(
        NumberedList(three(start, style), start, style)
        for start in (188, 701, 1000, 3887, 3999, 18_276)
        for style in STYLES
    ),
    "terms like numbers": (terms("1.", "2."), terms("911", "988"), terms("0", "1", "2")),
    "terms like letters": (terms("IV", "a", "•"), terms("a", "b"), terms("I", "II"), terms("mild", "a)")),
    "terms like bullets": (terms("•"), terms("+", "-"), terms("*", "**")),
    "one term": (terms("IV"), terms("Dose")),
    "terms in items": (BulletList((item("Words", terms("IV", "1.")), *MIXED)),),
    "lists in meanings": (
        DefinitionList((Definition(inlines("•"), (BulletList(MIXED), NumberedList(MIXED))),)),
    ),
}


def parted(blocks: tuple[Block, ...]) -> Document:
    """The blocks with words between them, no two alike: what comes back on each page is a running head."""
    ends = (chr(97 + number // 26) + chr(97 + number % 26) for number in range(99))
    return handout(*(part for block in blocks for part in (block, paragraph(f"So {next(ends)}."))))


@pytest.mark.parametrize("standard", ["ua-1", "ua-2"])
@pytest.mark.parametrize("blocks", LISTS.values(), ids=LISTS)
def test_every_list_keeps_every_promise(blocks: tuple[Block, ...], standard: str) -> None:
    document = parted(blocks)
    verification = pdf.verify(
        write(document, RenderOptions(standard=standard)), "lists.pdf", document=document
    )
    assert [point for point in verification.points if point.outcome is Outcome.FAIL] == []


@pytest.mark.parametrize("blocks", LISTS.values(), ids=LISTS)
def test_no_list_breaks_a_promise_where_the_article_is_not_at_hand(blocks: tuple[Block, ...]) -> None:
    verification = pdf.verify(write(parted(blocks), RenderOptions()), "lists.pdf")
    assert [point for point in verification.points if point.outcome is Outcome.FAIL] == []
