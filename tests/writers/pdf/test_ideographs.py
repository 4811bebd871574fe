"""Chinese, Japanese and Korean: which face draws them, how bold looks, and where their lines end."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from handouts.formats import RenderOptions
from handouts.model import BulletList, Document, Strong
from handouts.results import Outcome
from handouts.verify import pdf
from handouts.writers.pdf import fonts, write
from handouts.writers.pdf.breaks import chunks
from handouts.writers.pdf.fonts import BOLD, HEAVY, IDEOGRAPHS, REGULAR, words
from handouts.writers.pdf.lines import Run, break_lines
from handouts.writers.pdf.structure import Element
from tests.validators.pdf import VeraPdf
from tests.writers.pdf.documents import (
    everything,
    handout,
    inlines,
    item,
    paragraph,
    read,
    section,
    table,
)

JAPANESE = "この冊子は、ぜんそくの吸入薬（くすり）を使う人のためのものです。「苦しい」ときは看護師へ電話を。"
SIMPLIFIED = "每天服用两次，每次5毫克。如果您感到头晕或呼吸困难，请立即拨打120（急救电话）。"
TRADITIONAL = "請詢問您的醫師或藥劑師，關於這種藥物與其他藥物（例如：阿司匹林）之間的相互作用。"
KOREAN = "약을 하루에 두 번, 아침과 저녁에 드십시오. 숨쉬기가 힘들면 바로 119에 전화하세요."
TEXTS = (JAPANESE, SIMPLIFIED, TRADITIONAL, KOREAN)


def in_four_scripts() -> Document:
    return handout(
        *(paragraph(text * 3) for text in TEXTS),
        paragraph("薬は", Strong(inlines("必ず")), "飲むこと。全角　空白、3〜5日、ﾊﾝｶｸ、ー。"),
        BulletList((item(SIMPLIFIED), item(KOREAN, checked=True))),
        table(["藥", "用量與服用的時間"], ["氣管擴張劑吸入器", TRADITIONAL], ["Albuterol", "2 puffs"]),
        title="ぜんそくのくすりの飲み方について知っておきたい大切なこと",
        sections=(section("一 한국어", paragraph("終。")),),
    )


def lines(text: str, ems: float) -> list[str]:
    broken = break_lines([Run(text, REGULAR, Element("P"))], ems * 1000)
    return [b"".join(part.codes for part in line.segments).decode("utf-16-be") for line in broken]


@pytest.mark.parametrize("text", TEXTS)
def test_one_face_has_all_four_scripts(text: str) -> None:
    for char in text.replace(" ", ""):
        assert words(REGULAR)[char][1][0].face in (REGULAR, IDEOGRAPHS)
    assert {piece.face for piece in words(REGULAR)[text[0]][1]} == {IDEOGRAPHS}


def test_a_line_ends_between_ideographs_and_between_kana() -> None:
    assert lines("每天服用两次", 2) == ["每天", "服用", "两次"]
    assert lines("ぜんそく", 2) == ["ぜん", "そく"]


def test_no_line_begins_with_what_closes_or_with_a_small_kana() -> None:
    assert chunks("はい。（薬）、カード！") == ["は", "い。", "（薬）、", "カー", "ド！"]
    assert chunks("ちょっと〜々") == ["ちょっ", "と〜々"]
    assert lines("两次。两次", 2) == ["两", "次。", "两次"]


def test_no_line_ends_with_what_opens() -> None:
    assert chunks("薬「水」《酒》") == ["薬", "「水」", "《酒》"]


def test_digits_stay_with_what_they_count_and_latin_words_stay_whole() -> None:
    assert chunks("毎日3回2024年Aspirin薬") == ["毎", "日", "3回", "2024年", "Aspirin", "薬"]


def test_korean_ends_lines_at_spaces_only() -> None:
    assert chunks("숨쉬기가") == ["숨쉬기가"]
    assert chunks("大韓民國은") == ["大", "韓", "民", "國은"]
    assert lines("약을 하루에 두", 4) == ["약을 ", "하루에 ", "두"]


def test_a_line_may_end_where_a_style_begins_but_not_before_a_comma() -> None:
    owner = Element("P")
    runs = [Run("飲む", REGULAR, owner), Run("薬", BOLD, owner), Run("、水", REGULAR, owner)]
    broken = break_lines(runs, 2000)
    assert [b"".join(part.codes for part in line.segments).decode("utf-16-be") for line in broken] == [
        "飲む",
        "薬、",
        "水",
    ]


def test_latin_text_is_not_looked_at_letter_by_letter() -> None:
    assert chunks("naïve—and/or") == ["naïve—and/or"]


def test_bold_is_drawn_with_a_stroke_that_ends_with_it() -> None:
    reading = read(handout(paragraph("薬は", Strong(inlines("必ず")), "飲む")))
    content = reading.pdf.pages[0].Contents.read_bytes()
    font = b"/F%d" % IDEOGRAPHS
    assert content.count(font + b" 18 Tf 2 Tr 1 j 0.54 w 0 0 0 RG\n") == 1
    assert content.count(b"2 Tr") == content.count(b"0 Tr 0 j\n") == 1
    assert not any(b"/F%d " % heavy in content for heavy in HEAVY)
    assert reading.tree.all("P")[0].text == "薬は必ず飲む"


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The font files that are parsed during the test, as in a new process."""
    paths: list[str] = []

    class Watched(fonts.Face):
        def __init__(self, path: str) -> None:
            paths.append(path)
            super().__init__(path)

    def forget() -> None:
        fonts.face.cache_clear()
        fonts.words.cache_clear()

    forget()
    monkeypatch.setattr(fonts, "Face", Watched)
    yield paths
    forget()


def test_the_large_font_is_parsed_only_for_a_text_that_needs_it(parsed: list[str]) -> None:
    write(everything(), RenderOptions())
    assert parsed
    assert fonts.FACES[IDEOGRAPHS] not in parsed
    write(handout(paragraph("薬", Strong(inlines("薬")))), RenderOptions())
    assert parsed.count(fonts.FACES[IDEOGRAPHS]) == 1


@pytest.mark.parametrize("standard", ["ua-1", "ua-2"])
def test_a_handout_in_these_scripts_keeps_every_promise(standard: str) -> None:
    document = in_four_scripts()
    data = write(document, RenderOptions(standard=standard))
    verification = pdf.verify(data, "four.pdf", document=document)
    assert [point for point in verification.points if point.outcome is Outcome.FAIL] == []
    assert len(data) < 80_000


def test_verapdf_finds_nothing(verapdf: VeraPdf) -> None:
    assert verapdf(write(in_four_scripts(), RenderOptions()), "ua1") == []
    assert verapdf(write(in_four_scripts(), RenderOptions(standard="ua-2")), "ua2") == []
