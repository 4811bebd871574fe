"""The typeface of the prints inside a page: whole, used by the browser, and not too heavy."""

from __future__ import annotations

import io
import re
from base64 import b64decode
from pathlib import Path

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

from handouts.cli import run
from handouts.formats import RenderOptions
from handouts.model import Document, Text
from handouts.resources import folder
from handouts.results import Outcome
from handouts.verify import verify
from handouts.writers.html import write
from handouts.writers.html.typeface import FAMILY, typeface, woff
from tests.validators.web import Browser, Vnu
from tests.writers.html.test_in_browser import say
from tests.writers.html.test_pages import example

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"

WITH = RenderOptions(fonts=True, pdf_link="handout.pdf", pdf_pages=3, pdf_bytes=40_000)


@pytest.fixture(scope="module")
def page() -> bytes:
    return write(example(), WITH)


def test_the_example_is_light_without_fonts_and_with_them(page: bytes) -> None:
    assert len(write(example(), RenderOptions())) < 60_000
    assert 60_000 < len(page) < 200_000


def test_the_browser_sets_the_page_in_it(browser: Browser) -> None:
    """Letters are as wide as those of the font file: nobody's own typeface is."""
    document = Document((Text("Bold"),), (say("Illegible 1lI0O"),))
    made = write(document, RenderOptions(fonts=True))
    name = f"{FAMILY.replace(' ', '')}/{FAMILY.replace(' ', '')}"
    for selector, weight in (("article p", "Regular"), ("h1", "Bold")):
        widths = TTFontFile(str(folder("fonts") / f"{name}-{weight}.ttf")).charWidths
        measured = f"""(async () => {{
            await document.fonts.ready
            const element = document.querySelector("{selector}"), range = document.createRange()
            element.style.cssText = "font-size: 100px; font-kerning: none; white-space: nowrap"
            range.selectNodeContents(element)
            return [element.textContent, range.getBoundingClientRect().width]
        }})()"""
        words, width = browser.evaluate(made, measured, width=2000)
        assert width == pytest.approx(sum(widths[ord(char)] for char in words) / 10, abs=1)
    loaded = "(async () => [...await document.fonts.ready].map(f => [f.family, f.weight, f.status]))()"
    assert browser.evaluate(made, loaded) == [
        [FAMILY, "400", "loaded"],
        [FAMILY, "700", "loaded"],
    ]


def test_nothing_is_fetched_and_every_promise_is_kept(browser: Browser, vnu: Vnu, page: bytes) -> None:
    assert browser.requests(page) == []
    assert browser.console(page, policy=POLICY) == []
    assert vnu(page) == []
    assert [one.id for one in verify(page, "a.html").points if one.outcome is Outcome.FAIL] == []


def test_the_tables_of_the_font_are_all_there() -> None:
    for data in re.findall(r"base64,([^\"]+)", typeface()):
        packed = b64decode(data)
        assert packed[:4] == b"wOFF"
        assert int.from_bytes(packed[8:12], "big") == len(packed)
    font = (folder("fonts") / "AtkinsonHyperlegibleNext" / "AtkinsonHyperlegibleNext-Bold.ttf").read_bytes()
    assert unpacked(woff(font)) == {
        tag: font[start : start + length] for tag, (start, length) in tables(font)
    }


def tables(font: bytes) -> list[tuple[bytes, tuple[int, int]]]:
    """The tables of a TrueType file: tag, place and length."""
    file = io.BytesIO(font[12:])
    entries = [file.read(16) for _ in range(int.from_bytes(font[4:6], "big"))]
    return [(one[:4], (int.from_bytes(one[8:12], "big"), int.from_bytes(one[12:], "big"))) for one in entries]


def unpacked(file: bytes) -> dict[bytes, bytes]:
    """The tables of a WOFF file, as its standard says that they are read."""
    import zlib

    found = {}
    for number in range(int.from_bytes(file[12:14], "big")):
        entry = file[44 + 20 * number :][:20]
        start, length, whole = (int.from_bytes(entry[at : at + 4], "big") for at in (4, 8, 12))
        data = file[start : start + length]
        found[entry[:4]] = data if length == whole else zlib.decompress(data)
        assert len(found[entry[:4]]) == whole
    return found


def test_one_line_in_the_settings_puts_it_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text("# Asthma\n\n" + "Keep your inhaler near you. " * 30)
    Path("handouts.toml").write_text("[html]\nfonts = true\n")
    assert run(["site", "a.md", "-o", "site"]) == 0
    for name in ("index.html", "a/handout.html"):
        assert "@font-face" in Path("site", name).read_text(encoding="utf-8")
