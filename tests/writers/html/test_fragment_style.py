"""The style sheet for fragments: all of the article's look, and nothing of the site's around it."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
import tinycss2

from handouts.cli import run
from handouts.errors import ConfigError
from handouts.formats import RenderOptions
from handouts.model import Document, Text
from handouts.verify.html.host import hosted
from handouts.writers.html import fragment_style, write, write_fragment
from tests.validators.pages import COLOURS, judged
from tests.validators.web import Browser, Vnu
from tests.writers.html.test_aaa import SIDEWAYS
from tests.writers.html.test_in_browser import SPACED, full, say

SITE = """
<style>body { font: 16px/1.4 serif; color: #222; background: #fff } a { color: #003b8b } p { margin: 5px }
@media (prefers-color-scheme: dark) { body { color: #eee; background: #111 } a { color: #a9cdff } }
.note, .line, .table { border: 7px solid #a00 } h2 { color: #400 } </style>
<h1>Our site</h1><p class="note">Ours</p><h2>Ours</h2><ul><li>Ours</li></ul>
<table class="table"><tr><td>Ours</table>
"""


def in_a_site(document: Document, *, styled: bool = True, level: int = 2) -> bytes:
    """A page of somebody's site with a fragment in it."""
    options = RenderOptions(heading_level=level)
    sheet = f"<style>{fragment_style(document, options)}</style>" if styled else ""
    fragment = write_fragment(document, options).decode()
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Ours</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"{sheet}</head><body><main>{SITE}{fragment}</main></body></html>"
    ).encode()


def selectors(sheet: str) -> list[str]:
    found: list[str] = []

    def visit(rules: list[object]) -> None:
        for rule in rules:
            if rule.type == "qualified-rule":  # type: ignore[attr-defined]
                found.append(tinycss2.serialize(rule.prelude))  # type: ignore[attr-defined]
            elif rule.lower_at_keyword == "media":  # type: ignore[attr-defined]
                visit(tinycss2.parse_rule_list(rule.content, skip_whitespace=True))  # type: ignore[attr-defined]

    visit(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True))
    return found


@pytest.mark.parametrize("level", [1, 2, 4])
def test_every_selector_begins_with_the_article(level: int) -> None:
    found = selectors(fragment_style(full(), RenderOptions(heading_level=level)))
    assert len(found) > 80
    for selector in found:
        for part in re.split(r",(?![^(]*\))", selector):
            assert part.strip() == ".handout" or part.strip().startswith(".handout "), selector
    classes = {name for selector in found for name in re.findall(r"\.([a-z][\w-]*)", selector)}
    assert all(name == "handout" or name.startswith("handout-") for name in classes)
    assert f"h{level}" in " ".join(found)


def test_it_asks_for_nothing_and_has_no_colour_of_ours() -> None:
    sheet = fragment_style(full(), RenderOptions())
    assert "url(" not in sheet
    assert "@import" not in sheet
    assert "rem" not in re.sub(r"[\w-]*rem[a-z]+", "", sheet)
    bare = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    assert set(re.findall(r"#[0-9a-f]{3,6}", bare)) == {"#111", "#fff"} | {"#ffd54a"}  # logo and focus
    assert "--link" not in sheet


def test_nothing_of_the_site_changes(browser: Browser) -> None:
    properties = ["color", "margin", "font-size", "line-height", "border-top-width", "padding", "display"]
    for selector in ("main > :not(article, article *)", "body", "main > ul > li"):
        plain, styled = (
            browser.styles(in_a_site(full(), styled=on), selector, properties) for on in (False, True)
        )
        assert plain == styled
        assert plain


def test_the_article_looks_as_on_our_page(browser: Browser) -> None:
    """Sizes, space and lines are those of a page of ours in a site whose text is as large as usual."""
    same = ["font-size", "margin-top", "margin-bottom", "padding-left", "border-left-width", "text-align"]
    fragment, page = in_a_site(full()), write(full(), RenderOptions())
    headings = {"h2": "h1", "h3": "h2", "h4": "h3"}
    for tag, ours in {**headings, "p": "p", "li": "li", "td": "td", "dd": "dd"}.items():
        there = browser.styles(fragment, f"article {tag}", same)
        here = browser.styles(page, f"article {ours}", same)
        assert there == here, tag
    for name in ("callout", "urgent", "line", "table"):
        there = browser.styles(fragment, f"article .handout-{name}", [*same, "height"])
        assert there == browser.styles(page, f"article .{name}", [*same, "height"]), name


def test_what_is_for_the_ear_is_not_shown_and_boxes_are(browser: Browser) -> None:
    made = in_a_site(full())
    hidden = browser.styles(made, ".handout-hidden", ["width", "position"])
    assert {tuple(one.values()) for one in hidden} == {("1px", "absolute")}
    drawn = "getComputedStyle(document.querySelector('.handout-ticked'), '::after').transform"
    assert browser.evaluate(made, drawn) != "none"


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("colours", COLOURS)
def test_axe_finds_nothing_that_is_not_the_site_s(browser: Browser, width: int, colours: str) -> None:
    quiet = re.sub(
        rb"\n.note.*?</style>.*?</table>", b"</style><h1>Ours</h1>", in_a_site(full()), flags=re.DOTALL
    )
    wrong, _ = judged(quiet, browser, {"width": width, **COLOURS[colours]})
    assert wrong == []


def test_it_fits_a_phone_and_bears_the_reader_s_own_spacing(browser: Browser) -> None:
    for css in ("", SPACED):
        assert browser.evaluate(in_a_site(full()), SIDEWAYS, width=320, css=css) <= 0


def test_it_is_valid_css(vnu: Vnu) -> None:
    page = hosted(write_fragment(full(), RenderOptions()))
    sheet = fragment_style(full(), RenderOptions())
    # The checker does not know yet how a custom property is declared (CSS Properties and Values 1).
    assert sheet.count("@property") == 5
    sheet = re.sub(r"@property .*", "", sheet)
    assert vnu(page.replace(b"</head>", f"<style>{sheet}</style></head>".encode())) == []


def test_paper_has_large_print(browser: Browser) -> None:
    [style, *_] = browser.styles(in_a_site(full()), "article p", ["font-size"], media="print")
    assert style == {"font-size": "24px"}  # 18 points


def test_a_colour_of_the_site_s_choice(browser: Browser) -> None:
    choose = b"<style>.handout { --handout-accent: #0b4a5b }</style></head>"
    chosen = in_a_site(full()).replace(b"</head>", choose)
    rule = "border-bottom-color"
    assert browser.styles(chosen, "article h2", [rule]) == [{rule: "rgb(11, 74, 91)"}]
    assert browser.styles(in_a_site(full()), "article h2", [rule]) == [{rule: "rgb(68, 0, 0)"}]  # that of h2


EASY = "# Asthma\n\n" + "Keep your inhaler near you. Ask for help if you cannot breathe. " * 30 + "\n"


def test_it_stands_beside_each_fragment_and_goes_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text(EASY)
    assert run(["build", "a.md", "--to", "fragment", "--heading-level", "3"]) == 0
    sheet = Path("handouts-out/a/handout.css").read_text(encoding="utf-8")
    assert "The title of an article is a heading of level 3." in sheet
    assert run(["build", "a.md", "--to", "html"]) == 0
    assert "handout.css" in os.listdir("handouts-out/a"), "this build is not about fragments"
    assert run(["site", "a.md", "-o", "site"]) == 0
    assert "handout.css" not in os.listdir("site/a")


def test_a_clinic_s_own_rules_are_in_it_too(tmp_path: Path) -> None:
    (tmp_path / "own.css").write_text("h1, header p { color: #003; letter-spacing: 1px }\n")
    options = RenderOptions(templates=str(tmp_path))
    document = Document((Text("T"),), (say("Words."),))
    assert ".handout h2 { color: #003; letter-spacing: 1px; }" in fragment_style(document, options)
    (tmp_path / "own.css").write_text("{% broken")
    with pytest.raises(ConfigError):
        fragment_style(document, options)
