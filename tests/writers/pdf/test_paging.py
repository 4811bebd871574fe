"""Where pages end: nothing is split that a page can hold."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from handouts.model import (
    Block,
    BulletList,
    Callout,
    Definition,
    DefinitionList,
    FillIn,
    LineBreak,
    NumberedList,
    Table,
)
from handouts.writers.pdf.layout import FREE, PAIRED, TOGETHER, WHOLE, Blank, Repeat, Strip
from handouts.writers.pdf.paging import Placed, fit, paginate
from tests.writers.pdf.documents import FILLER, handout, inlines, item, paragraph, read, section, table
from tests.writers.pdf.reading import Node, Reading


def strips(*levels: int, height: float = 10, gap: float = 0) -> list[Strip]:
    return [Strip(Blank(), 0, height, gap, level) for level in levels]


def counts(column: list[Strip], height: float) -> list[int]:
    return [len(page) for page in paginate(column, height)]


def test_a_page_is_filled_before_the_next() -> None:
    assert counts(strips(*[FREE] * 7), 30) == [3, 3, 1]


def test_white_space_at_the_top_of_a_page_is_dropped() -> None:
    pages = paginate(strips(*[FREE] * 4, gap=5), 25)
    assert [[top for top, _ in page] for page in pages] == [[0, 15], [0, 15]]


def test_what_belongs_together_moves_together() -> None:
    assert counts(strips(FREE, FREE, FREE, TOGETHER, TOGETHER), 40) == [2, 3]
    assert counts(strips(FREE, FREE, FREE, WHOLE, WHOLE), 40) == [2, 3]


def test_a_whole_that_no_page_holds_is_opened_where_lines_may_part() -> None:
    assert counts(strips(FREE, FREE, WHOLE, TOGETHER, WHOLE, TOGETHER, WHOLE), 50) == [4, 3]


def test_a_whole_inside_of_one_that_no_page_holds_stays_whole() -> None:
    inner = [WHOLE, WHOLE + 1, WHOLE + 1]
    assert counts(strips(FREE, *inner, *inner, *inner), 50) == [4, 3, 3]
    assert counts(strips(FREE, *inner, WHOLE, *[WHOLE + 1] * 5), 50) == [5, 5]  # the last one is too long


def test_what_no_page_holds_at_all_is_opened_anywhere() -> None:
    assert counts(strips(*[TOGETHER] * 5), 20) == [2, 2, 1]
    assert counts(strips(FREE, height=500), 20) == [1]


def test_a_header_is_repeated_where_a_page_starts_inside_its_table() -> None:
    column = strips(*[FREE] * 5)
    repeat = Repeat((column[0],), 10)
    for strip in column[1:]:
        strip.repeat = repeat
    pages = paginate(column, 30)
    assert [[top for top, _ in page] for page in pages] == [[0, 10, 20], [0, 10, 20]]


def tops(pages: list[list[Placed]]) -> list[list[float]]:
    return [[round(top, 3) for top, _ in page] for page in pages]


def test_white_space_shrinks_alike_where_that_saves_a_page() -> None:
    column = strips(FREE, FREE, FREE, gap=10)
    column[2].gap = 20
    assert tops(paginate(column, 57)) == [[0, 20], [0]]
    assert tops(fit(column, 57)) == [[0, 19, 47]]
    assert tops(fit(column, 57, gives=(0.0,))) == [[0, 20], [0]]


def test_it_shrinks_no_more_than_a_fifth_and_not_in_vain() -> None:
    column = strips(FREE, FREE, FREE, gap=10)
    assert tops(fit(column, 46)) == [[0, 18, 36]]
    assert tops(fit(column, 45)) == tops(paginate(column, 45)) == [[0, 20], [0]]
    assert tops(fit(strips(*[FREE] * 4, gap=10), 49)) == [[0, 20], [0, 20]]


def test_a_repeated_header_keeps_its_height_where_white_space_shrinks() -> None:
    column = strips(*[FREE] * 6, gap=5)
    for strip in column[1:]:
        strip.repeat = Repeat((column[0],), 10)
    assert tops(paginate(column, 49)) == [[0, 15, 30], [0, 10, 25], [0, 10]]
    assert tops(fit(column, 49)) == [[0, 15, 30], [0, 10, 24.5, 39]]


def test_paired_items_part_only_where_that_saves_a_page() -> None:
    column = strips(FREE, FREE, PAIRED, FREE, FREE)
    assert [len(page) for page in fit(column, 20)] == [1, 2, 2]
    assert [len(page) for page in fit(column[:4], 20)] == [2, 2]


def lines_of(reading: Reading, node: Node) -> dict[int, int]:
    """How many lines of an element are on each page, by the words that a line of this test holds."""
    return {page: reading.pages[page].marked[mcid].count("Line") for page, mcid in node.contents}


def test_no_line_of_a_paragraph_stands_alone_on_a_page() -> None:
    parts = [part for _ in range(7) for part in ("Line", LineBreak())]
    split = 0
    for before in range(8, 16):
        reading = read(handout(*[paragraph("Short.")] * before, paragraph(*parts)))
        found = lines_of(reading, reading.tree.all("P")[-1])
        assert sum(found.values()) == 7
        assert min(found.values()) >= 2
        split += len(found) > 1
    assert split


def test_a_heading_stays_with_two_lines_of_what_follows() -> None:
    for count in range(6, 16):
        filler = [paragraph("Short.")] * count
        for body in (paragraph(FILLER * 3), BulletList((item("One"), item("Two"), item("Three")))):
            reading = read(handout(*filler, sections=(section("Heading", body),)))
            (heading,) = reading.tree.all("H2")
            following = reading.tree.all("Sect")[0].all("P")
            page = heading.contents[0][0]
            assert following[0].contents[0][0] == page
            if len(following) > 1:
                assert following[1].contents[0][0] == page


def pages_of(node: Node) -> set[int]:
    return {page for inner in node.walk() for page, _ in inner.contents}


def test_items_and_rows_and_callouts_are_not_split() -> None:
    for count in range(5, 16):
        filler = [paragraph("Short.")] * count
        steps = NumberedList(tuple(item(FILLER * 2, FILLER) for _ in range(4)))
        rows: Table = table(["A", "B"], *(["Name", FILLER] for _ in range(5)))
        callout = Callout("warning", inlines("Be careful"), (paragraph(FILLER * 2), paragraph(FILLER)))
        reading = read(handout(*filler, steps, rows, callout, FillIn(inlines("Notes"), 4)))
        for whole in reading.tree.all("LI", "TR", "Div"):
            assert len(pages_of(whole)) == 1


def test_items_in_a_callout_that_no_page_holds_are_not_split() -> None:
    for count in range(6):
        items = tuple(item(FILLER * 2, FILLER) for _ in range(8))
        callout = Callout("warning", inlines("Be careful"), (paragraph(FILLER), NumberedList(items)))
        reading = read(handout(*[paragraph("Short.")] * count, callout))
        (group,) = reading.tree.all("Div")
        assert len(pages_of(group)) > 1
        assert all(len(pages_of(entry)) == 1 for entry in group.all("LI"))


def test_no_item_of_a_list_stands_alone_on_a_page() -> None:
    parted = 0
    for count in range(5, 16):
        bullets = BulletList(tuple(item(f"Item {number}") for number in range(5)))
        reading = read(handout(*[paragraph("Short.")] * count, bullets, paragraph(FILLER * 40)))
        places = [min(pages_of(entry)) for entry in reading.tree.all("LI")]
        assert min(places.count(page) for page in places) >= 2
        parted += len(set(places)) > 1
    assert parted


def test_terms_part_from_each_other_but_not_from_what_they_mean() -> None:
    meanings = DefinitionList(
        tuple(Definition(inlines(f"Term {number}"), (paragraph(FILLER),)) for number in range(6))
    )
    parted = 0
    for count in range(5, 16):
        filler = [paragraph("Short.")] * count
        reading = read(handout(*filler, sections=(section("Words to know", meanings),)))
        places = [pages_of(entry) for entry in reading.tree.all("LI")]
        assert all(len(place) == 1 for place in places)
        assert pages_of(reading.tree.all("H2")[0]) == places[0]
        parted += places[0] != places[-1]
    assert parted


def test_whom_to_call_is_one_group() -> None:
    details: list[Block] = [paragraph(f"Detail {number}") for number in range(15)]
    plain = section("Who to call", *details)
    assert len(read(handout(sections=(plain,))).pages) == 2
    assert len(read(handout(sections=(replace(plain, role="contact"),))).pages) == 1


def test_an_item_with_a_list_inside_may_part_between_inner_items() -> None:
    inner = BulletList(tuple(item(FILLER) for _ in range(10)))
    reading = read(handout(*[paragraph("Short.")] * 8, BulletList((item("These:", inner),))))
    outer = reading.tree.all("LI")[0]
    first_page = min(pages_of(outer))
    assert pages_of(outer) > {first_page}
    assert outer.all("P")[1].contents[0][0] == first_page


def test_a_row_taller_than_a_page_goes_on_overleaf_as_one_row() -> None:
    reading = read(handout(table(["A", "B"], ["Name", FILLER * 40])))
    row = reading.tree.all("TR")[1]
    assert len(pages_of(row)) > 1
    assert len(row.all("TD")) == 1


def test_a_paragraph_over_many_pages_is_one_element() -> None:
    reading = read(handout(paragraph(FILLER * 100)))
    (one,) = reading.tree.all("P")
    assert len(one.contents) == len(reading.pages)
    assert one.text == (FILLER * 100).strip()


def test_words_that_announce_a_table_stand_with_it() -> None:
    for count in range(5, 16):
        rows = table(["Medicine", "Dose"], ["Albuterol", "2 puffs"], ["Prednisone", "5 mg"])
        reading = read(handout(*[paragraph("Short.")] * count, paragraph("These are your doses:"), rows))
        (announced,) = (node for node in reading.tree.all("P") if node.text == "These are your doses:")
        assert pages_of(announced) == pages_of(reading.tree.all("THead")[0])


STRIPS = st.lists(
    st.tuples(
        st.sampled_from([FREE, PAIRED, WHOLE, WHOLE + 1, TOGETHER]),
        st.sampled_from([5, 10, 20]),
        st.integers(0, 6),
    ),
    max_size=40,
)


@given(STRIPS, st.sampled_from([30, 50, 90]), st.sampled_from([(0.0,), (0.0, 0.1, 0.2)]))
def test_the_fewest_pages_are_those_that_trying_every_way_finds(
    column: list[tuple[int, int, int]], height: int, gives: tuple[float, ...]
) -> None:
    given_strips = [Strip(Blank(), 0, tall, gap, level) for level, tall, gap in column]
    ways = [(level, give) for level in (FREE, PAIRED) for give in gives]
    tried = [paginate(given_strips, height, give=give, level=level) for level, give in ways]
    wanted = next(pages for pages in tried if len(pages) <= len(tried[-1]))
    assert fit(given_strips, height, gives=gives) == wanted
