"""The web validators pass a good page and fail a broken one, so their silence means something."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest
from PIL import Image

from tests.validators._child import ValidatorError
from tests.validators.web import Browser, Vnu

GOOD = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Take your tablets with food</title>
<style>
body { margin: 2rem; background: #fff; color: #111; font: 20px/1.6 sans-serif }
@media (prefers-color-scheme: dark) { body { background: #111; color: #eee } }
@media (forced-colors: active) { h1 { border: 3px solid CanvasText } }
@media (prefers-contrast: more) { h1 { color: #000 } }
@media print { h1 { font-size: 28pt } }
@page { size: 300pt 400pt }
</style>
</head>
<body>
<main>
<h1>Take your tablets with food</h1>
<p>Eat first. Then take one tablet with a glass of water.</p>
</main>
</body>
</html>
"""

PIXEL = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"


def page(body: str = "", style: str = "") -> bytes:
    """The good page with something added at the end of its main part and of its style."""
    return GOOD.replace("</main>", f"{body}</main>").replace("@page", f"{style}\n@page").encode()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("forced", [False, True])
def test_axe_passes_a_good_page(browser: Browser, scheme: str, forced: bool) -> None:
    assert browser.axe(page(), scheme=scheme, forced=forced, width=320, unsure=True) == []


@pytest.mark.parametrize(
    ("rule", "body"),
    [
        ("image-alt", f'<img src="{PIXEL}">'),
        ("heading-order", "<h4>Too deep</h4>"),
        ("color-contrast", '<p style="color: #999">Too pale at level AA.</p>'),
        ("color-contrast-enhanced", '<p style="color: #666">Too pale at level AAA only.</p>'),
        ("target-size", '<a href="#a" style="font-size: 8px">a</a><a href="#b" style="font-size: 8px">b</a>'),
        ("identical-links-same-purpose", '<p><a href="/a">More</a></p><p><a href="/b">More</a></p>'),
    ],
)
def test_axe_fails_a_broken_page(browser: Browser, rule: str, body: str) -> None:
    found = browser.axe(page(body), unsure=True)
    assert any(text.removeprefix("incomplete: ").startswith(f"{rule}: ") for text in found), found


def test_axe_sees_what_only_one_colour_scheme_shows(browser: Browser) -> None:
    pale_in_the_dark = page(style="@media (prefers-color-scheme: dark) { p { color: #333 } }")
    assert browser.axe(pale_in_the_dark) == []
    assert browser.axe(pale_in_the_dark, scheme="dark") != []


def test_every_request_is_listed_and_none_is_made(browser: Browser) -> None:
    greedy = page(
        '<img alt="" src="https://example.org/a.png"><img alt="" src="b.png">'
        '<script>fetch("https://example.net/count")</script>',
        '@import "https://example.com/c.css"; body { background: url(//example.org/d.svg) }',
    )
    assert sorted(browser.requests(greedy)) == [
        "https://example.net/count",
        "https://example.org/a.png",
        "https://example.org/d.svg",
        "https://handout.example/b.png",
    ]
    assert browser.requests(page()) == []


def test_a_page_cannot_hide_a_request_behind_its_own_policy(browser: Browser) -> None:
    policy = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
    hidden = page('<img alt="" src="a.png">').replace(b"<title>", policy.encode() + b"<title>")
    assert browser.requests(hidden) == ["https://handout.example/a.png"]
    assert any("Content Security Policy" in text for text in browser.console(hidden))
    assert browser.console(page()) == []


def test_a_screenshot_has_the_width_that_was_asked_for(browser: Browser) -> None:
    with Image.open(io.BytesIO(browser.screenshot(page(), width=320, height=200, whole=False))) as picture:
        assert picture.size == (320, 200)


def test_printing_follows_the_page_s_own_paper(browser: Browser) -> None:
    with pikepdf.open(io.BytesIO(browser.print(page()))) as printed:
        assert [float(edge) for edge in printed.pages[0].mediabox] == pytest.approx([0, 0, 300, 400], abs=1)


def test_styles_are_those_of_the_view(browser: Browser) -> None:
    def style(name: str, **view: object) -> str:
        [heading] = browser.styles(page(), "h1", [name], **view)
        return heading[name]

    assert style("color") == "rgb(17, 17, 17)"
    assert style("color", scheme="dark") == "rgb(238, 238, 238)"
    assert style("color", contrast=True) == "rgb(0, 0, 0)"
    assert style("border-top-width", forced=True) == "3px"
    assert style("font-size", media="print") == pytest.approx("37.3333px")
    assert style("letter-spacing", css="* { letter-spacing: 3px }") == "3px"


def test_an_expression_is_worked_out_in_the_page(browser: Browser) -> None:
    assert browser.evaluate(page(), "document.querySelectorAll('p').length") == 1
    assert browser.evaluate(page(), "innerWidth", width=320) == 320


def test_a_mistake_in_a_question_is_an_error(browser: Browser) -> None:
    with pytest.raises(ValidatorError):
        browser.evaluate(page(), "no such thing")
    assert browser.evaluate(page(), "1 + 1") == 2


Validate = Callable[[bytes], list[str]]


def test_html_validate_passes_a_good_page(html_validate: Validate) -> None:
    assert html_validate(page()) == []


@pytest.mark.parametrize(
    ("rule", "body"),
    [
        ("wcag/h37", f'<img src="{PIXEL}">'),
        ("close-order", "<p><b>Not closed</p>"),
        ("no-dup-id", '<p id="a">One</p><p id="a">Two</p>'),
        ("element-permitted-content", "<span><div>Not here</div></span>"),
    ],
)
def test_html_validate_fails_a_broken_page(html_validate: Validate, rule: str, body: str) -> None:
    found = html_validate(page(body))
    assert any(message.startswith(f"{rule}: ") for message in found), found


def test_vnu_passes_a_good_page(vnu: Vnu) -> None:
    assert vnu(page()) == []


@pytest.mark.parametrize(
    ("words", "body", "style"),
    [
        ("must have an “alt” attribute", f'<img src="{PIXEL}">', ""),
        ("Duplicate ID", '<p id="a">One</p><p id="a">Two</p>', ""),
        ("“colour”", "", "p { colour: #111 }"),
        ("not allowed as child", "<ul><p>Not here</p></ul>", ""),
    ],
)
def test_vnu_fails_a_broken_page(vnu: Vnu, words: str, body: str, style: str) -> None:
    found = vnu(page(body, style))
    assert any(words in message for message in found), found
