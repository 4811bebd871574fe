"""The buttons for text size and reading aloud: an addition that runs by its hash and takes nothing away."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from handouts.cli import run
from handouts.formats import RenderOptions
from handouts.labels import labels
from handouts.model import (
    Abbreviation,
    BulletList,
    Document,
    Figure,
    Link,
    ListItem,
    Meta,
    NoteRef,
    NumberedList,
    Paragraph,
    Section,
    Span,
    Table,
    Text,
    words,
)
from handouts.page_script import page_script, page_script_hash
from handouts.results import Outcome
from handouts.verify import verify
from handouts.writers.html import write
from tests.strategies import image
from tests.validators.pages import VIEWS, judged
from tests.validators.web import Browser, Vnu
from tests.writers.html.test_aaa import COLOURS, SIDEWAYS, SMALL
from tests.writers.html.test_in_browser import cells, full, say

WITH = RenderOptions(script=True, pdf_link="a.pdf", pdf_pages=3, pdf_bytes=40_000, home="../index.html")
POLICY = f"default-src 'none'; script-src {page_script_hash()}; style-src 'unsafe-inline'; img-src data:"

SPEECH = """<script>
window.said = []
const voices = VOICES
const speech = {
    getVoices: () => voices,
    addEventListener: (name, act) => { if (name === "voiceschanged") window.voicesCame = act },
    cancel: () => { window.queue = [] },
    speak: (one) => { window.said.push([one.text, one.lang, one.voice?.name ?? ""]); window.queue.push(one) },
}
window.queue = []
Object.defineProperty(window, "speechSynthesis", { value: speech })
window.SpeechSynthesisUtterance = function (text) { this.text = text }
window.spoken = (most = 1000) => { while (most-- && window.queue.length) window.queue.shift().onend() }
window.button = (words) => [...document.querySelectorAll(".tools button")]
    .find(one => one.textContent === words)
window.buttons = () => [...document.querySelectorAll(".tools button")].map(one => one.textContent)
</script>"""
"""A stand-in for the voices of a device, which the browser of the tests has none of."""

HERE: list[dict[str, Any]] = [
    {"name": "Sky", "lang": "en-US", "localService": True},
    {"name": "Paz", "lang": "es_MX", "localService": True},
]
AWAY: list[dict[str, Any]] = [{"name": "Far", "lang": "en-US", "localService": False}]


def page(document: Document, voices: Sequence[dict[str, Any]] | None = None) -> bytes:
    """A page with the buttons, on a device with these voices."""
    made = write(document, WITH)
    if voices is None:
        return made
    return made.replace(b"<style>", SPEECH.replace("VOICES", json.dumps(voices)).encode() + b"<style>", 1)


def do(*steps: str, tell: str) -> str:
    """JavaScript that does something and tells something."""
    return f"(() => {{ {'; '.join(steps)}; return {tell} }})()"


# What they are --------------------------------------------------------------------------------------------


def test_no_page_has_them_unless_it_is_asked_to() -> None:
    made = write(full(), RenderOptions())
    assert b"tools" not in made
    assert made.count(b"<script") == 1  # JSON-LD, which is data


def test_without_scripts_nothing_is_to_be_seen_of_them(browser: Browser) -> None:
    plain = write(full(), replace(WITH, script=False))
    for width in (320, 1280):
        with_them = browser.screenshot(page(full()), scripts=False, width=width)
        assert with_them == browser.screenshot(plain, width=width)


def test_the_policy_lets_that_script_run_and_no_other(browser: Browser) -> None:
    buttons = "document.querySelectorAll('.tools button').length"
    assert browser.console(page(full()), policy=POLICY) == []
    assert browser.evaluate(page(full()), buttons, policy=POLICY) == 2
    changed = page(full()).replace(b"const sizes = [100,", b"const sizes = [101,")
    assert changed != page(full())
    assert any("Content Security Policy" in one for one in browser.console(changed, policy=POLICY))
    assert browser.evaluate(changed, buttons, policy=POLICY) == 0


def test_nothing_is_asked_for(browser: Browser) -> None:
    assert browser.requests(page(full(), HERE)) == []


def test_the_script_is_small_and_the_same_on_every_page() -> None:
    assert len(page_script()) < 5000
    assert "</" not in page_script()
    assert "/*" not in page_script()
    for lang in ("en", "es", "cy"):
        document = Document((Text("T"),), (say("Words."),), meta=Meta(lang=lang))
        assert f"<script>{page_script()}</script>" in write(document, WITH).decode()


def test_verify_passes_it_and_no_other() -> None:
    made = page(full())
    assert [one.id for one in verify(made, "a.html").points if one.outcome is Outcome.FAIL] == []
    for changed in (
        made.replace(b"const sizes = [100,", b"const sizes = [101,"),
        made.replace(b"<script>", b'<script src="a.js">'),
        made.replace(b"</body>", b"<script>1</script></body>"),
    ):
        broken = [one.id for one in verify(changed, "a.html").points if one.outcome is Outcome.FAIL]
        assert "html-28" in broken


def test_the_markup_is_valid(vnu: Vnu, browser: Browser) -> None:
    assert vnu(page(full())) == []
    assert browser.html_validate(page(full())) == []


@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing(browser: Browser, view: str) -> None:
    assert judged(page(full(), HERE), browser, VIEWS[view])[0] == []


def test_axe_finds_nothing_while_it_reads(browser: Browser) -> None:
    reading = page(full(), HERE).replace(b"</body>", b"<script>button('Read aloud').click()</script></body>")
    for view in VIEWS.values():
        assert judged(reading, browser, view)[0] == []


@pytest.mark.parametrize("colours", COLOURS)
def test_they_have_a_contrast_of_seven_to_one(browser: Browser, colours: str) -> None:
    found = dict(browser.contrasts(page(full(), HERE), **COLOURS[colours]))
    assert {"Smaller text", "Larger text", "Read aloud"} <= set(found)
    assert min(found.values()) >= 7


@pytest.mark.parametrize("width", [320, 1280])
def test_they_are_44_pixels_high(browser: Browser, width: int) -> None:
    found = dict(browser.evaluate(page(full(), HERE), SMALL, width=width))
    assert min(found[words] for words in ("Smaller text", "Larger text", "Read aloud")) >= 44


def test_the_keyboard_reaches_them_and_paper_has_none(browser: Browser) -> None:
    stops = browser.tabs(page(full(), HERE))
    words = [stop["words"] for stop in stops]
    at = words.index("Smaller text")
    assert words[at : at + 3] == ["Smaller text", "Larger text", "Read aloud"]
    assert all(stop["outline"] >= 2 and stop["seen"] for stop in stops[at : at + 3])
    assert browser.styles(page(full()), ".tools", ["display"], media="print") == [{"display": "none"}]


@pytest.mark.parametrize("lang", ["en", "es", "fr", "de", "cy"])
def test_they_speak_the_language_of_the_page_or_say_which(browser: Browser, lang: str) -> None:
    document = Document((Text("T"),), (say("Words."),), meta=Meta(lang=lang))
    told = browser.evaluate(
        page(document),
        "[buttons.map(b => b.textContent), buttons[0].closest('[lang]').lang]".replace(
            "buttons", "[...document.querySelectorAll('.tools button')]"
        ),
    )
    own = labels(lang)
    assert told == [[own("smaller"), own("larger")], own.lang]


# The size of the text -------------------------------------------------------------------------------------

SIZE = "parseFloat(getComputedStyle(document.querySelector('article p')).fontSize)"
PRESS = "const [smaller, larger] = document.querySelectorAll('.tools button')"


def test_the_text_grows_to_twice_its_size_and_back(browser: Browser) -> None:
    sizes = browser.evaluate(
        page(full()),
        do(PRESS, f"const sizes = [{SIZE}]",
           *[f"larger.click(); sizes.push({SIZE})"] * 5,
           *[f"smaller.click(); sizes.push({SIZE})"] * 5, tell="sizes"),
    )  # fmt: skip
    assert sizes == pytest.approx([20, 24, 29, 35, 40, 40, 35, 29, 24, 20, 20])


def test_a_button_that_can_do_no_more_says_so(browser: Browser) -> None:
    state = "[smaller, larger].map(one => one.getAttribute('aria-disabled'))"
    told = do(PRESS, f"const first = {state}", *["larger.click()"] * 4, tell=f"[first, {state}]")
    assert browser.evaluate(page(full()), told) == [["true", "false"], ["false", "true"]]


def test_the_size_is_kept_for_the_next_page(browser: Browser) -> None:
    kept = "localStorage.getItem('handouts-size')"
    assert browser.evaluate(page(full()), do(PRESS, "larger.click()", tell=kept)) == "120"
    choose = b'<script>localStorage.setItem("handouts-size", 145)</script>'
    chosen = page(full()).replace(b"<style>", choose + b"<style>", 1)
    assert browser.evaluate(chosen, SIZE) == pytest.approx(29)
    odd = chosen.replace(b"145)", b"'x')")
    assert browser.evaluate(odd, SIZE) == pytest.approx(20)


def test_a_browser_that_keeps_nothing_has_them_all_the_same(browser: Browser) -> None:
    deny = b"Object.defineProperty(window, 'localStorage', { get() { throw new Error() } })"
    denied = page(full()).replace(b"<style>", b"<script>" + deny + b"</script><style>", 1)
    assert browser.evaluate(denied, do(PRESS, "larger.click()", tell=SIZE)) == pytest.approx(24)
    assert browser.console(denied) == []


def test_the_largest_text_fits_a_phone(browser: Browser) -> None:
    largest = do(PRESS, *["larger.click()"] * 4, tell=SIDEWAYS)
    assert browser.evaluate(page(full(), HERE), largest, width=320) <= 0


# Reading aloud --------------------------------------------------------------------------------------------

START = "button('Read aloud').click()"


def heard(browser: Browser, document: Document, voices: Sequence[dict[str, Any]] = HERE) -> list[list[str]]:
    """Everything that is read of a page: words, language and voice."""
    found: list[list[str]] = browser.evaluate(page(document, voices), do(START, "spoken()", tell="said"))
    return found


def test_every_word_of_the_article_is_read_in_order(browser: Browser) -> None:
    table = Table((cells("Drug", "Dose", scope="col"),), (cells("Blue", "2 puffs"),), (Text("Doses"),))
    document = Document(
        (Text("Asthma"),),
        (
            say("Breathe out. Then wait.", " Do it again."),
            NumberedList((ListItem((say("One"), BulletList((ListItem((say("inside"),)),)))),)),
            table,
        ),
        (Section("more", 2, (Text("More"),), (Paragraph((Link((Text("Call us"),), "tel:5550100"),)),)),),
    )
    assert " ".join(text for text, _, _ in heard(browser, document)).split() == words(document)


def test_whole_handouts_are_read_to_their_end(browser: Browser) -> None:
    found = heard(browser, full())
    assert found[0][0] == "Your tablets"
    assert found[-1][0] == "Some take two."
    assert len(found) > 40


def test_a_sentence_at_a_time(browser: Browser) -> None:
    document = Document((Text("T"),), (say("Breathe out. Then wait for 1.5 minutes."),))
    assert [text for text, _, _ in heard(browser, document)] == [
        "T", "Breathe out.", "Then wait for 1.5 minutes.",
    ]  # fmt: skip


def test_what_is_not_plain_words_is_read_as_one_would_say_it(browser: Browser) -> None:
    document = Document(
        (Text("T"),),
        (
            say("Ask for an ", Abbreviation("IV", "intravenous"), " line.", NoteRef("a")),
            Figure(image(), "A spacer"),
            Figure(image(), decorative=True),
            say("Say ", Span((Text("me falta el aire"),), "es"), " now."),
        ),
    )
    assert heard(browser, document)[1:] == [
        ["Ask for an intravenous line.", "en", "Sky"],
        ["A spacer.", "en", "Sky"],
        ["Say", "en", "Sky"],
        ["me falta el aire", "es", "Paz"],
        ["now.", "en", "Sky"],
    ]


def test_only_a_voice_of_the_device_reads(browser: Browser) -> None:
    document = Document((Text("T"),), (say("Words."),))
    assert "Read aloud" not in browser.evaluate(page(document, AWAY), "buttons()")
    assert {voice for _, _, voice in heard(browser, document, [*AWAY, *HERE])} == {"Sky"}
    welsh = Document((Text("T"),), (say("Words."),), meta=Meta(lang="cy"))
    assert browser.evaluate(page(welsh, HERE), "buttons()") == ["Smaller text", "Larger text"]


def test_voices_may_come_late(browser: Browser) -> None:
    late = page(full(), []).replace(b"const voices = []", b"let voices = []")
    came = do(f"voices.push(...{json.dumps(HERE)})", "voicesCame()", "voicesCame()", tell="buttons()")
    assert browser.evaluate(late, came) == ["Smaller text", "Larger text", "Read aloud"]


def test_reading_can_pause_and_go_on_where_it_was(browser: Browser) -> None:
    document = Document((Text("T"),), (say("One. Two. Three."),))
    told = do(
        START, "const first = buttons()", "spoken(2)", "button('Pause').click()", "const second = buttons()",
        "spoken()", "button('Go on reading').click()", "spoken()",
        tell="[first, second, buttons(), said.map(one => one[0])]",
    )  # fmt: skip
    sizes = ["Smaller text", "Larger text"]
    assert browser.evaluate(page(document, HERE), told) == [
        [*sizes, "Pause", "Stop reading"],
        [*sizes, "Go on reading", "Stop reading"],
        [*sizes, "Read aloud"],
        ["T", "One.", "Two.", "Two.", "Three."],
    ]


def test_reading_stops_and_begins_again(browser: Browser) -> None:
    document = Document((Text("T"),), (say("One. Two."),))
    stop = "const stop = button('Stop reading'); stop.focus(); stop.click()"
    told = do(
        START, "spoken(2)", stop, "const focus = document.activeElement.textContent",
        "const left = document.querySelectorAll('[data-spoken]').length", START, "spoken()",
        tell="[focus, left, said.map(one => one[0])]",
    )  # fmt: skip
    focus, left, said = browser.evaluate(page(document, HERE), told)
    assert (focus, left) == ("Read aloud", 0)
    assert said == ["T", "One.", "Two.", "T", "One.", "Two."]


def test_a_voice_that_fails_ends_the_reading(browser: Browser) -> None:
    told = do(START, "queue[0].onerror()", tell="buttons()")
    assert browser.evaluate(page(full(), HERE), told) == ["Smaller text", "Larger text", "Read aloud"]


def test_the_place_that_is_read_is_shown(browser: Browser) -> None:
    document = Document((Text("T"),), (say("One."), say("Two.")))
    place = "[...document.querySelectorAll('[data-spoken]')].map(one => one.textContent)"
    told = do(START, f"const first = {place}", "spoken(2)", tell=f"[first, {place}]")
    assert browser.evaluate(page(document, HERE), told) == [["T"], ["Two."]]


def test_one_line_in_the_settings_puts_them_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text(
        "# Asthma\n\n" + "Keep your inhaler near you. " * 30 + "\n\n## More\n\nRest well.\n"
    )
    Path("handouts.toml").write_text("[html]\nscript = true\n")
    assert run(["build", "a.md"]) == 0
    for name in ("handout.html", "sections/1-more.html"):
        assert page_script() in Path("handouts-out/a", name).read_text(encoding="utf-8")
    assert run(["verify", "handouts-out/a/handout.html"]) == 0
