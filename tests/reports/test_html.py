"""The report for staff: what it says, in what order, and that everybody can use it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as given_settings
from lxml.html import document_fromstring

from handouts.checks import run
from handouts.findings import Finding, Position, Severity
from handouts.formats import reader_for
from handouts.model import Document
from handouts.pipeline import check, read_bytes
from handouts.reports._charts import chart
from handouts.reports.html import build_report
from handouts.results import CheckResult, Gate, Outcome, Readability, ScoredSentence, Scores, SectionScores
from handouts.settings import CheckSettings
from handouts.verify import verify
from tests.reports.articles import ARTICLES
from tests.reports.test_reports import RESULT, VERIFICATION
from tests.strategies import documents
from tests.validators.web import Browser, Vnu

HARD = "Administering <esketamine> necessitates individualized observation & considerable specialization."
EASY = "Keep your inhaler near you. Ask your nurse for help. "

ARTICLE = f"""\
---
lang: en
---

# Ketamine & you

Read this first.One thing more.

## How it works

{EASY * 4}{HARD} {EASY}

![A hand](hand.png)

## Why

{HARD} {HARD} {EASY * 4}

1. Sit up.
2. Breathe out.

## When

Now.
"""


def result(text: str = ARTICLE, settings: CheckSettings | None = None) -> CheckResult:
    return run(read_bytes(text.encode(), "a.md", reader_for("a.md", ".md")), settings, appraised=True)


def report(found: CheckResult, **more: bool) -> bytes:
    return build_report(found, [VERIFICATION], ["handout.pdf"], **more)


def tree(found: CheckResult | bytes) -> Any:
    page = found if isinstance(found, bytes) else report(found)
    return document_fromstring(page.decode())


def said(element: Any) -> str:
    return " ".join(element.text_content().split())


PAGES = {
    "mixed": report(result()),
    "drafts": report(RESULT, draft=True),
    "strict": report(result(settings=CheckSettings(target=1, limit=2))),
    "easy": report(result(f"# Rest\n\n{EASY * 10}")),
    "empty": report(check(Document(()), appraised=True)),
    "Spanish": report(result(f"---\nlang: es\n---\n\n# El asma\n\n{'Hable con su enfermera ahora. ' * 30}")),
    "Arabic": report(result(f"---\nlang: ar\n---\n\n# الربو\n\n{'تحدث مع ممرضتك الآن. ' * 30}")),
    "Word": report(
        check(read_bytes(ARTICLES["asthma.docx"], "a.docx", reader_for("a.docx", ".docx")), appraised=True)
    ),
}
pages = pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())


# Everybody can use it -------------------------------------------------------------------------------------


VIEWS: dict[str, dict[str, Any]] = {
    "wide": {},
    "narrow": {"width": 320},
    "dark": {"scheme": "dark"},
    "forced": {"forced": True},
    "forced, dark and narrow": {"forced": True, "scheme": "dark", "width": 320},
}


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS.keys())
def test_it_passes_axe_in_every_view(view: dict[str, Any], browser: Browser) -> None:
    assert browser.axe(PAGES["mixed"], **view) == []


@pages
def test_it_passes_axe_whatever_is_in_it(page: bytes, browser: Browser) -> None:
    assert browser.axe(page, width=320, scheme="dark") == []


@pages
def test_it_keeps_the_promises_of_our_own_pages(page: bytes) -> None:
    assert [point.id for point in verify(page, "report.html").points if point.outcome is Outcome.FAIL] == []


@pages
def test_it_passes_vnu_and_html_validate(
    page: bytes, vnu: Vnu, html_validate: Callable[[bytes], list[str]]
) -> None:
    assert vnu(page) == []
    assert html_validate(page) == []


@pages
def test_it_fetches_nothing_and_never_scrolls_sideways(page: bytes, browser: Browser) -> None:
    assert browser.requests(page) == []
    assert browser.evaluate(page, "document.documentElement.scrollWidth", width=320) == 320


@pages
def test_its_headings_go_down_one_step_at_a_time(page: bytes) -> None:
    levels = [int(one.tag[1]) for one in tree(page).iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


@pytest.mark.parametrize("forced", [False, True])
def test_a_bar_stands_out_from_its_ground_and_from_what_is_left_of_it(browser: Browser, forced: bool) -> None:
    def fill(selector: str) -> str:
        return browser.styles(PAGES["mixed"], selector, ["fill"], forced=forced)[0]["fill"]

    assert len({fill(".scale .bar"), fill(".scale .track")}) == 2
    if forced:  # the outline shows where a filling could be lost
        stroke = browser.styles(PAGES["mixed"], ".scale .bar", ["stroke"], forced=True)[0]["stroke"]
        assert stroke != fill(".scale .track")


def test_words_in_pictures_do_not_shrink_with_the_window(browser: Browser) -> None:
    sizes = [
        browser.evaluate(
            PAGES["mixed"],
            "document.querySelector('.scale text').getBoundingClientRect().height",
            width=width,
        )
        for width in (1280, 320)
    ]
    assert sizes[0] == sizes[1] >= 14


@pytest.mark.parametrize("name", ["mixed", "strict", "Spanish"])
def test_words_in_pictures_stay_inside_and_apart(browser: Browser, name: str) -> None:
    boxes = browser.evaluate(
        PAGES[name],
        "[...document.querySelectorAll('.scale text')].map(e => e.getBoundingClientRect().toJSON())",
        width=320,
    )
    for box in boxes:
        assert box["left"] >= 0
        assert box["right"] <= 320
    for number, one in enumerate(boxes):
        for other in boxes[number + 1 :]:
            apart = one["right"] <= other["left"] or other["right"] <= one["left"]
            assert apart or one["bottom"] <= other["top"] + 3 or other["bottom"] <= one["top"] + 3


# The picture and the words that say the same --------------------------------------------------------------


def graded(value: float, target: float | None, limit: float | None, *, harder: bool = True) -> CheckResult:
    metric = "flesch_kincaid_grade" if harder else "flesch_reading_ease"
    scores = Scores(values={metric: value}, words=120, scored_words=100)
    sections = (
        SectionScores("a", "Easy", Scores(values={metric: 4.0}, words=60, scored_words=50)),
        SectionScores("b", "Short", Scores(problem="too short to score", words=9)),
        SectionScores(
            "c",
            "Hard",
            Scores(values={metric: 9.96}, words=60, scored_words=50, estimates=frozenset({metric})),
        ),
    )
    return CheckResult(
        "a.md", "A", Readability("en", scores, sections), gate=Gate(metric, value, target, limit, harder)
    )


@pytest.mark.parametrize(
    ("value", "target", "limit", "harder", "standing", "described"),
    [
        (
            5.0,
            6,
            8,
            True,
            "within the target",
            "the target is 6 and the limit is 8. It is within the target.",
        ),
        (6.04, 6, 8, True, "within the target", "It is within the target."),
        (7.0, 6, 8, True, "above the target, within the limit", "It is above the target, within the limit."),
        (9.0, 6, 8, True, "above the limit", "has grade 9.0; the target is 6"),
        (7.0, 6, None, True, "above the target", "; the target is 6. It is above the target."),
        (7.0, None, None, True, "not held against a target", "This article has grade 7.0."),
        (70.0, 80, 60, False, "below the target, within the limit", "flesch reading ease 70.0"),
        (50.0, 80, 60, False, "below the limit", "It is below the limit."),
    ],
)
def test_where_an_article_stands(
    value: float, target: float | None, limit: float | None, harder: bool, standing: str, described: str
) -> None:
    found = graded(value, target, limit, harder=harder)
    assert found.gate
    picture = chart(found.readability, found.gate)
    assert picture.article.standing == standing
    assert described in picture.described


def test_everything_in_a_picture_is_on_one_scale() -> None:
    found = graded(10.0, 6, 8)
    assert found.gate
    picture = chart(found.readability, found.gate)
    assert [(mark.name, mark.at, mark.anchor) for mark in picture.marks] == [
        ("target", 50.0, "end"),
        ("limit", 66.7, "start"),
    ]
    assert (picture.article.at, picture.article.beyond) == (83.3, "over")
    assert [(bar.name, bar.value, bar.at, bar.beyond, bar.estimate) for bar in picture.sections] == [
        ("Easy", "4.0", 33.3, "good", False),
        ("Short", "", 0, "", False),
        ("Hard", "10.0", 83.0, "over", True),
    ]


@pytest.mark.parametrize(
    ("target", "limit", "marks"),
    [
        (6, 8, [("end", 0), ("start", 0)]),
        (8, 8, [("end", 0), ("start", 0)]),
        (1, 2, [("start", 1), ("start", 0)]),
        (11, 12, [("end", 0), ("end", 1)]),
        (2, 12, [("start", 0), ("end", 0)]),
    ],
)
def test_the_words_of_marks_keep_apart(target: float, limit: float, marks: list[tuple[str, int]]) -> None:
    found = graded(5.0, target, limit)
    assert found.gate
    picture = chart(found.readability, found.gate)
    assert [(mark.anchor, mark.row) for mark in picture.marks] == marks


@pytest.mark.parametrize("value", [-3.0, 0.0, 0.4, 140.0])
def test_a_score_beyond_all_bounds_stays_in_the_picture(value: float) -> None:
    found = graded(value, 6, 8)
    assert found.gate
    picture = chart(found.readability, found.gate)
    assert all(0 <= at <= 100 for at in (picture.article.at, *(mark.at for mark in picture.marks)))


def test_the_picture_has_a_name_and_the_same_in_words_and_the_bars_have_numbers() -> None:
    page = tree(graded(9.0, 6, 8))
    (scale,) = page.xpath("//svg[@role='img']")
    assert said(scale.find("title")) == "Grade of this article against its target and its limit"
    assert said(scale.find("desc")) == said(scale.getnext())
    rows = [said(row) for row in page.xpath("//table[@class='sections']/tbody/tr")]
    assert rows == [
        "Easy 4.0, within the target; 50 of 60 words scored.",
        "Short Too short to score; 0 of 9 words scored.",
        "Hard 10.0, above the limit (an estimate: few words); 50 of 60 words scored.",
    ]
    assert all(svg.get("aria-hidden") == "true" for svg in page.xpath("//table//svg"))


# What it says ---------------------------------------------------------------------------------------------


def test_a_hard_sentence_stands_in_its_paragraph_with_its_rare_words_in_bold() -> None:
    page = report(result()).decode()
    assert re.search(
        r"Ask your nurse for help\. <mark>Administering &lt;<strong>esketamine</strong>&gt; necessitates "
        r"<strong>individualized</strong> .*?\.</mark> Keep your inhaler near you\.",
        page,
    )


def test_a_long_paragraph_is_cut_between_words() -> None:
    before, after = "aa bb " * 60, " cc dd" * 60
    paragraph, at = f"{before}It is hard.{after}", Position("a.md", 1, 1)
    one = ScoredSentence("It is hard.", at, "", 9, 3, 0.1, paragraph=paragraph, offset=len(before))
    page = tree(CheckResult("a.md", "A", Readability("en", Scores(), hardest=(one,))))
    (quote,) = page.xpath("//ol[@class='hardest']//blockquote")
    assert re.fullmatch(r"…(aa|bb) .*bb It is hard\. cc .*(cc|dd)…", said(quote))
    assert len(said(quote)) < 420


def test_findings_come_section_by_section_the_worst_first() -> None:
    page = tree(result())
    groups: dict[str, list[str]] = {}
    for heading in page.xpath("//h2[.='What to mend']/following-sibling::h3[following-sibling::ol]"):
        if heading.getnext().get("class") == "findings":
            groups[said(heading)] = [said(one) for one in heading.getnext().xpath(".//*[@class='severity']")]
    assert list(groups) == ["The whole article", "How it works", "Why"]
    order = ["Must be mended", "Better mended", "Needs a person", "Good to know"]
    assert all(kinds == sorted(kinds, key=order.index) for kinds in groups.values())


def test_every_finding_says_what_to_do_and_where() -> None:
    found = result()
    page = tree(found)
    items = page.xpath("//ol[@class='findings']/li")
    assert len(items) == len(found.findings) > 3
    for item in items:
        assert re.search(
            r"What to do: .+[.?] (Line \d+|Nowhere in particular)\. Rule: [a-z-]+\.$", said(item)
        ), said(item)


def test_a_finding_about_one_of_the_hardest_sentences_leads_to_it() -> None:
    page = tree(result())
    links = page.xpath("//ol[@class='findings']//a/@href")
    assert links
    for link in links:
        assert page.xpath(f"//li[@id='{link[1:]}']//mark")


@pytest.mark.parametrize(
    ("findings", "verdict"),
    [
        (RESULT.findings, "It may not be used yet."),
        (RESULT.findings[1:], "It may be used, once a person has looked at what only a person can tell."),
        (RESULT.findings[1:2], "It may be used."),
        ((), "It may be used."),
    ],
)
def test_the_first_line_says_whether_it_may_be_used(findings: tuple[Finding, ...], verdict: str) -> None:
    (first,) = tree(CheckResult("a", "A", RESULT.readability, findings)).xpath("//p[@class='standing']")
    assert said(first) == verdict


def test_what_is_found_is_counted() -> None:
    assert [said(one) for one in tree(RESULT).xpath("//ul[@class='counts']/li")] == [
        "1 must be mended",
        "1 is better mended",
        "1 needs a person",
    ]
    twice = CheckResult("a", "A", RESULT.readability, (RESULT.findings[0],) * 2)
    assert [said(one) for one in tree(twice).xpath("//ul[@class='counts']/li")] == ["2 must be mended"]


def test_a_place_in_word_is_told_by_its_paragraph() -> None:
    page = PAGES["Word"].decode()
    assert "Paragraph 5, under &#39;When to stop&#39;" in page
    assert "Line " not in page


def test_nothing_found_is_said() -> None:
    page = tree(CheckResult("a", "A", Readability("en", Scores())))
    assert "Nothing to mend" in [said(one) for one in page.iter("h2")]
    assert not page.xpath("//ul[@class='counts']")


def test_a_person_can_tick_every_question_that_is_theirs() -> None:
    found = result()
    page = tree(found)
    for appraisal in found.appraisals:
        theirs = [item for item in appraisal.items if item.outcome.value == "needs a person"]
        boxes = page.xpath(f"//section[@aria-labelledby='{appraisal.id}']//label[input[@type='checkbox']]")
        assert [said(box) for box in boxes] == [f"{item.number}. {item.asks}" for item in theirs]
        section = said(page.xpath(f"//section[@aria-labelledby='{appraisal.id}']")[0])
        for item in appraisal.items:
            assert section.count(f"{item.number}. {item.asks}") == 1
        assert (
            f"A program can answer {appraisal.decided} of the {len(appraisal.items)} questions here: "
            f"{appraisal.kept} yes, {appraisal.decided - appraisal.kept} no."
        ) in section


def test_words_of_the_article_are_marked_with_its_language() -> None:
    page = tree(PAGES["Spanish"])
    assert page.get("lang") == "en"
    spanish = page.xpath("//h1/span | //blockquote")
    assert len(spanish) > 3
    assert all(one.get("lang") == "es" for one in spanish)
    assert all(one.get("dir") == "auto" for one in spanish)
    quoted = page.xpath("//*[@class='seen']/span")
    assert "El asma" in [said(one) for one in quoted]
    assert all(one.get("lang") == "es" for one in quoted)


def test_the_score_of_a_sentence_is_called_what_it_is() -> None:
    assert re.search(r"By itself it has fernandez huerta -?\d+\.", PAGES["Spanish"].decode())
    assert re.search(r"\d+ words; .+ are rare\. By itself it has grade \d+\.", PAGES["mixed"].decode())


def test_promises_are_there() -> None:
    assert "1 kept, 1 for a person" in PAGES["drafts"].decode()
    assert "Every page is marked DRAFT" in PAGES["drafts"].decode()


NASTY = "</style><script>alert(1)</script>&\"'"


def test_nothing_of_an_article_gets_out_of_its_place() -> None:
    one = ScoredSentence(
        NASTY,
        Position("a", 1, 1),
        "s",
        9,
        3,
        0.1,
        ("script",),
        paragraph=f"{NASTY} {NASTY}",
        reasons=(NASTY,),
    )
    bad = CheckResult(
        NASTY,
        NASTY,
        Readability("en", Scores(), (SectionScores("s", NASTY, Scores()),), (one,)),
        (Finding(NASTY, Severity.ERROR, NASTY, NASTY, Position(NASTY), "s", NASTY),),
    )
    page = report(bad).decode()
    assert "<script" not in page
    assert page.count("&lt;/style&gt;&lt;script&gt;") > 5


@given(documents())
@given_settings(max_examples=25)
def test_there_is_a_report_of_any_document(document: Document) -> None:
    page = report(check(document, appraised=True))
    assert page.startswith(b"<!doctype html>")
    assert page.rstrip().endswith(b"</html>")
