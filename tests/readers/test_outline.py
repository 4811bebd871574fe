"""From a run of headings and blocks to a tree of sections."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from handouts.model import (
    Block,
    BulletList,
    Document,
    ListItem,
    Meta,
    Paragraph,
    Section,
    Text,
    sections_of,
    words,
)
from handouts.readers._outline import Heading, outline


def heading(level: int, words_of_it: str) -> Heading:
    return Heading(level, (Text(words_of_it),))


def paragraph(words_of_it: str) -> Paragraph:
    return Paragraph((Text(words_of_it),))


def test_source_levels_only_order_the_sections(shown: Callable[[Document], str]) -> None:
    parts: list[Heading | Block] = [
        heading(2, "T"),
        heading(4, "A"),
        heading(6, "B"),
        paragraph("b"),
        heading(5, "C"),
        heading(1, "D"),
    ]
    assert shown(outline(parts, meta=Meta())) == "# T\n## A\n### B\nb\n### C\n## D"


def test_a_title_that_is_said_again_is_said_once(shown: Callable[[Document], str]) -> None:
    made = outline([paragraph("a"), heading(1, "the  title"), paragraph("b")], meta=Meta(), title="The title")
    assert shown(made) == "# the  title\na\nb"


def test_a_late_title_is_none_where_headings_are_guesses(shown: Callable[[Document], str]) -> None:
    parts: list[Heading | Block] = [paragraph("a"), heading(1, "B"), paragraph("c"), heading(2, "D")]
    assert shown(outline(parts, meta=Meta())) == "# B\na\nc\n## D"
    assert shown(outline(parts, meta=Meta(), guessed=True)) == "a\n## B\nc\n### D"


def skipped(parts: list[Heading | Block], *, guessed: bool = False, title: str = "") -> list[int]:
    made = outline(parts, meta=Meta(), guessed=guessed, title=title)
    return [section.skipped for section in sections_of(made)]


def test_levels_that_the_source_left_out_are_kept() -> None:
    parts: list[Heading | Block] = [heading(level, str(level)) for level in (1, 3, 6, 2, 3, 5)]
    assert skipped(parts) == [1, 2, 0, 0, 1]
    assert skipped(parts, title="Another") == [0, 1, 2, 0, 0, 1]


def test_the_first_level_of_a_source_with_its_title_apart_skips_nothing() -> None:
    assert skipped([heading(3, "A"), heading(3, "B"), heading(4, "C")], title="T") == [0, 0, 0]


def test_a_guessed_level_skips_nothing() -> None:
    assert skipped([heading(1, "T"), heading(3, "A"), heading(6, "B")], guessed=True) == [0, 0]


SENTENCES = "Rest for a while, and drink some water. Then go on."


def test_a_clinic_s_name_may_stand_above_the_title(shown: Callable[[Document], str]) -> None:
    parts: list[Heading | Block] = [paragraph("Hill Clinic"), heading(1, "Knees"), paragraph(SENTENCES)]
    assert shown(outline(parts, meta=Meta())) == f"# Knees\nHill Clinic\n{SENTENCES}"


def test_a_late_heading_of_a_part_does_not_come_before_the_text(shown: Callable[[Document], str]) -> None:
    two: list[Heading | Block] = [paragraph(SENTENCES), heading(1, "Sources"), paragraph(SENTENCES)]
    assert shown(outline(two, meta=Meta())) == f"{SENTENCES}\n## Sources\n{SENTENCES}"
    listed: list[Heading | Block] = [
        BulletList((ListItem((paragraph("one"),)),)),
        heading(1, "Two"),
        paragraph(SENTENCES),
        heading(2, "Three"),
    ]
    assert shown(outline(listed, meta=Meta())) == f"- one\n## Two\n{SENTENCES}\n### Three"


def test_a_heading_after_most_of_the_text_is_no_title(shown: Callable[[Document], str]) -> None:
    parts: list[Heading | Block] = [paragraph("a b c"), heading(1, "B"), paragraph("c"), heading(2, "D")]
    assert shown(outline(parts, meta=Meta())) == "a b c\n## B\nc\n### D"


def test_no_heading_is_deeper_than_the_sixth_level(shown: Callable[[Document], str]) -> None:
    made = outline([heading(level, f"H{level}") for level in range(1, 10)], meta=Meta())
    assert [section.level for section in sections_of(made)] == [2, 3, 4, 5, 6, 6, 6, 6]
    assert words(made) == [f"H{level}" for level in range(1, 10)]


def test_ids_are_words_and_unique() -> None:
    parts = [heading(1, text) for text in ("T", "El niño", "El nino", "911", "日本", "El niño")]
    assert [section.id for section in outline(parts, meta=Meta()).sections] == [
        "el-nino",
        "el-nino-2",
        "section-911",
        "section",
        "el-nino-3",
    ]


PARTS = st.lists(
    st.one_of(
        st.builds(heading, st.integers(1, 6), st.sampled_from("abc")),
        st.builds(paragraph, st.sampled_from("xyz")),
    ),
    max_size=12,
)


@given(PARTS)
def test_levels_skip_nothing_and_nothing_is_lost(parts: list[Heading | Block]) -> None:
    made = outline(parts, meta=Meta(), guessed=True)

    def check(section: Section, level: int) -> None:
        assert section.level == level
        for inner in section.sections:
            check(inner, level + 1)

    for section in made.sections:
        check(section, 2)
    ids = [section.id for section in sections_of(made)]
    assert len(ids) == len(set(ids))
    flat = [part.inlines if isinstance(part, Heading) else part.children_of() for part in parts]
    assert words(made) == [node.text for inlines in flat for node in inlines if isinstance(node, Text)]
