"""Which face draws a character, how wide it is, and what a file embeds."""

from __future__ import annotations

import pytest

from handouts.errors import ConfigError, RenderError
from handouts.findings import Position
from handouts.formats import RenderOptions
from handouts.model import Abbreviation, BulletList, Document, Figure, Paragraph, Text
from handouts.writers.pdf import write
from handouts.writers.pdf.embedding import subset
from handouts.writers.pdf.fonts import BOLD, REGULAR, clean, face, words
from tests.writers.pdf.documents import handout, inlines, item, paragraph, read


def faces(text: str, weight: int = REGULAR) -> list[tuple[str, str]]:
    _, pieces, _ = words(weight)[text]
    return [(face(piece.face).name, piece.codes.decode("utf-16-be")) for piece in pieces]


def test_text_is_in_atkinson_hyperlegible_next() -> None:
    assert faces("Handout") == [("AtkinsonHyperlegibleNext-Regular", "Handout")]
    assert faces("Handout", BOLD) == [("AtkinsonHyperlegibleNext-Bold", "Handout")]


def test_what_it_lacks_is_drawn_by_the_next_family() -> None:
    assert faces("5µg") == [("AtkinsonHyperlegibleNext-Regular", "5µg")]
    assert faces("αβ") == [("NotoSans-Regular", "αβ")]
    assert faces("Привет", BOLD) == [("NotoSans-Bold", "Привет")]
    assert faces("a☐b") == [
        ("AtkinsonHyperlegibleNext-Regular", "a"),
        ("NotoSansSymbols2-Regular", "☐"),
        ("AtkinsonHyperlegibleNext-Regular", "b"),
    ]
    assert faces("→") == [("NotoSansMath-Regular", "→")]


def test_the_characters_of_health_texts_are_all_there() -> None:
    for char in "☐☑☒✓✔✗→←↑↓µμαβγδ◦≥≤±×÷≈≠°℃½¼¾⅓²³₂•–—…“”‘’«»€£¥©®™§¶†‡●○■□▪★ñéüçøåßłőžşğıİ":
        assert faces(char)


def test_a_word_is_as_wide_as_its_letters() -> None:
    width, pieces, _ = words(REGULAR)["nun"]
    assert width == sum(face(REGULAR).widths[ord(char)] for char in "nun") == pieces[0].width


def test_letters_that_leave_a_gap_are_moved_together() -> None:
    width, (piece,), _ = words(REGULAR)["To"]
    assert width == sum(face(REGULAR).widths[ord(char)] for char in "To") - 80
    assert piece.shown == b"\0T)80(\0o"
    assert piece.codes == "To".encode("utf-16-be")


def test_what_has_no_ink_is_left_out_and_letters_are_composed() -> None:
    assert clean("soft\u00adhyphen\u200b zero\ufeff e\u0301\tx\n y") == "softhyphen zero é x y"
    assert clean("no\u00a0break") == "no\u00a0break"


def test_letters_beyond_the_basic_plane_are_read_back() -> None:
    reading = read(handout(paragraph("Angle \U0001d6fc and \U0001f5f8 x")))
    assert reading.tree.all("P")[0].text == "Angle \U0001d6fc and \U0001f5f8 x"


def test_a_subset_has_the_glyphs_it_needs_and_no_code_zero() -> None:
    made = subset(REGULAR, frozenset("é A"))
    assert made.name.endswith("+AtkinsonHyperlegibleNext-Regular")
    assert made.program_length < 5_000
    assert made.widths == b"[32[251]65[670]233[558]]" or made.widths.startswith(b"[32[")
    assert subset(REGULAR, frozenset("A é")) == made


def refused(document: Document) -> RenderError:
    with pytest.raises(RenderError) as caught:
        write(document, RenderOptions())
    return caught.value


def at(line: int, text: str) -> Paragraph:
    return Paragraph((Text(text, position=Position("a.md", line, 1)),))


def test_every_character_that_no_font_has_is_named_with_its_places() -> None:
    document = handout(
        at(3, "Smile \U0001f600 and \u263a"), BulletList((item(at(7, "\U0001f600 \u0007 again")),))
    )
    error = refused(document)
    assert error.message.splitlines() == [
        "This text has characters that the PDF writer cannot draw:",
        "  “\U0001f600” U+1F600 GRINNING FACE, at a.md:3:7, a.md:7:1",
        "  “\u263a” U+263A WHITE SMILING FACE, at a.md:3:13",
        "  U+0007 (a character without a name), at a.md:7:3",
    ]
    assert error.fix.startswith("Write words in place of these characters, or take them out.")
    assert "output.fallback_fonts" in error.fix


def test_scripts_that_cannot_be_drawn_are_named_with_the_places_where_they_begin() -> None:
    arabic, hindi, chinese = "\u0633\u0644\u0627\u0645", "\u0939\u093f", "\u3400\u3401"
    document = handout(at(2, f"{arabic} {arabic} and {arabic}"), at(4, f"{hindi} \U0001f600"), at(6, chinese))
    error = refused(document)
    assert error.message.splitlines()[1:] == [
        "  Arabic script, at a.md:2:1, a.md:2:15",
        "  Devanagari script, at a.md:4:1",
        "  “\U0001f600” U+1F600 GRINNING FACE, at a.md:4:4",
        "  rare Chinese characters, at a.md:6:1",
    ]
    assert "web page" in error.fix
    assert "take them out" in error.fix


def test_abbreviations_and_lost_pictures_are_looked_at_too() -> None:
    assert "GRINNING" in refused(handout(Paragraph((Abbreviation("\U0001f600", "smile"),)))).message
    assert "GRINNING" in refused(handout(Figure(None, "a \U0001f600"))).message
    assert "GRINNING" in refused(handout(title="\U0001f600")).message


def test_a_handout_needs_a_title() -> None:
    assert "no title" in refused(Document(())).message
    assert "no title" in refused(Document(inlines(" "))).message


def test_what_nests_too_deeply_is_refused() -> None:
    deep = paragraph("deep")
    for _ in range(300):
        deep = BulletList((item(deep),))  # type: ignore[assignment]
    assert "nested too deeply" in refused(handout(deep)).message


def test_unknown_options_are_refused() -> None:
    for options in (RenderOptions(profile="tiny"), RenderOptions(page="a9"), RenderOptions(standard="ua-9")):
        with pytest.raises(ConfigError):
            write(handout(), options)
