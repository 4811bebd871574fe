"""Words that run the other way than the text around them stay in one piece, and nothing is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.formats import RenderOptions
from handouts.model import Document, Link, Meta, Paragraph, Span, Text, words
from handouts.verify import verify
from handouts.writers.html import write
from handouts.writers.html.directions import isolated, parted
from handouts.writers.html.page import Look, style


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("خذ حبة واحدة.", []),
        ("العنوان: 12 Main Street, Springfield.", ["12 Main Street, Springfield"]),
        ("خذ Aspirin 81 كل يوم، ثم Ibuprofen.", ["Aspirin 81", "Ibuprofen"]),
        ("(Aspirin)", ["Aspirin"]),
        ("اتصل على 555-010-0000 الآن", ["555-010-0000"]),
        ("اتصل على +1 (555) 010-0000.", ["+1 (555) 010-0000"]),
        ("من 5-10 حبات", []),  # a range, which turns with the text
    ],
)
def test_in_writing_from_right_to_left(text: str, pieces: list[str]) -> None:
    assert found(text, "rtl") == pieces


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Take 5 mg. Ω 中文", []),
        ("It is called שלום 5 times", ["שלום"]),
        ("Say سلام عليكم, twice", ["سلام عليكم"]),
        ("Call 555-010-0000", []),
    ],
)
def test_in_writing_from_left_to_right(text: str, pieces: list[str]) -> None:
    assert found(text, "ltr") == pieces


def found(text: str, way: str) -> list[str]:
    other = "rtl" if way == "ltr" else "ltr"
    pattern = re.compile(rf'<bdi dir="{other}">(.*)</bdi>')
    return [match[1] for piece in isolated(text, way) if (match := pattern.fullmatch(piece))]


@given(st.text(alphabet="ab א بس 12-+().,\u0301&<", max_size=30), st.sampled_from(["ltr", "rtl"]))
def test_every_character_stays_in_its_place(text: str, way: str) -> None:
    from markupsafe import Markup, escape

    joined = Markup("").join(isolated(text, way))
    assert re.sub(r'<bdi dir="...">|</bdi>', "", joined) == escape(text)


def test_the_space_around_a_stretch_is_no_part_of_it() -> None:
    assert parted(" a b ") == (" ", "a b", " ")
    assert parted("a") == ("", "a", "")
    assert parted("  ") == ("  ", "", "")


def arabic() -> Document:
    body = Paragraph(
        (
            Span((Text("Phone: "),), "en"),
            Link((Text("555-010-0000"),), "tel:5550100000"),
            Text(" أو 12 Main Street"),
        )
    )
    return Document((Text("العيادة"),), (body,), meta=Meta(lang="ar", lang_declared=True))


def test_a_page_from_right_to_left_isolates_what_turns_and_says_every_word() -> None:
    page = write(arabic(), RenderOptions())
    text = page.decode("utf-8")
    assert '<html lang="ar" dir="rtl">' in text
    assert '<span lang="en" dir="ltr">Phone:</span> <a href="tel:5550100000"><bdi dir="ltr">' in text
    assert 'أو <bdi dir="ltr">12 Main Street</bdi>' in text
    verification = verify(page, "handout.html", document=arabic())
    assert [point for point in verification.points if point.outcome.value == "fail"] == []
    assert words(arabic())[:3] == ["العيادة", "Phone:", "555-010-0000"]


@pytest.mark.parametrize(("lang", "edge"), [("en", "right"), ("ar", "left")])
def test_the_page_number_stands_at_the_outer_edge_of_paper(lang: str, edge: str) -> None:
    sheet = style(Look("large", "letter", lang, "plain", "single", "", fonts=False, script=False))
    assert f"@bottom-{edge} {{" in sheet
    assert len(re.findall("@bottom-", sheet)) == 1


def test_no_rule_of_style_names_a_side() -> None:
    """All but what the binding of paper needs: then the same sheet serves both directions."""
    sheet = style(Look("large", "letter", "ar", "plain", "single", "", fonts=False, script=False))
    sides = re.findall(r"(?:margin|padding|border|text-align)[^;{}]*\b(?:left|right)\b[^;{}]*", sheet)
    assert sides == []
