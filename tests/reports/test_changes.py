"""`changes.html`: every change side by side, what is left for a person, and that everybody can read it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml.html import document_fromstring

from handouts.cli import run
from handouts.config import Config
from handouts.formats import reader_for
from handouts.pipeline import read_bytes, simplify
from handouts.pipeline.changelog import logged
from handouts.reports import changes
from handouts.results import ChangeLog, Outcome
from handouts.verify import verify
from tests.validators.web import Browser, Vnu

ARTICLE = """\
# Utilizing an inhaler <now>

Asthma medication is administered by a nurse, and most people feel better within about ten minutes. However,
some people experience a small abscess.

## Prior to surgery

Call us if you have approximately two attacks a week. The dose was not unreasonable, and it was reduced.
"""


def log(text: str = ARTICLE, name: str = "my article.md") -> ChangeLog:
    source = read_bytes(text.encode(), name, reader_for("a.md", ".md"))
    plainer, made = simplify(source)
    return logged(source, plainer, made, Config())[1]


PAGES = {
    "several": changes.page(log()),
    "none": changes.page(log("# Rest\n\nGo to bed.")),
    "markup": changes.page(log("# A <b>&\n\nTake it **prior to** a <script>alert(1)</script> meal & rest.")),
}
VIEWS: dict[str, dict[str, Any]] = {
    "wide": {},
    "narrow": {"width": 320},
    "dark": {"scheme": "dark"},
    "forced": {"forced": True, "width": 320},
}


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS.keys())
def test_it_passes_axe_in_every_view(view: dict[str, Any], browser: Browser) -> None:
    assert browser.axe(PAGES["several"], **view) == []


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
def test_it_keeps_the_promises_of_our_own_pages(page: bytes) -> None:
    assert [point.id for point in verify(page, "changes.html").points if point.outcome is Outcome.FAIL] == []


def test_it_does_not_scroll_sideways_on_a_small_screen(browser: Browser) -> None:
    assert browser.evaluate(PAGES["several"], "document.documentElement.scrollWidth", width=320) == 320


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
def test_it_passes_vnu_and_html_validate(
    page: bytes, vnu: Vnu, html_validate: Callable[[bytes], list[str]]
) -> None:
    assert vnu(page) == []
    assert html_validate(page) == []
    assert b"<script" not in page


def test_every_change_is_there_with_its_words_its_id_and_what_to_type() -> None:
    found = log()
    page: Any = document_fromstring(PAGES["several"].decode())
    text = " ".join(page.text_content().split())
    assert {change.strength for change in found.changes} == {"applied", "suggested", "flagged"}
    for change in found.changes:
        assert f"Id: {change.id}" in text
        assert change.reason in text
        if change.strength == "applied":
            assert f"handouts draft 'my article.md' --reject {change.id}" in text
    assert "Asthma medication is administered by a nurse" in text
    assert "A nurse gives asthma medicine." in text


def test_what_is_gone_and_what_is_new_is_marked() -> None:
    before, after = changes.marked("Take it prior to <meals>.", "Take it before <meals>.")
    assert before == "Take it <del>prior to</del> &lt;meals&gt;."
    assert after == "Take it <ins>before</ins> &lt;meals&gt;."


def test_the_hardest_sentence_is_left_for_a_person_first() -> None:
    from handouts.readability import sentence_difficulty

    hard = [sentence_difficulty(change.sentence, "en") for change in log().left]
    assert hard == sorted(hard, reverse=True)


def test_a_sentence_that_stands_twice_is_shown_twice() -> None:
    found = log("# A\n\nUtilize it prior to meals. Utilize it prior to meals. Utilize it for the abscess.")
    shown = [(one.before, len(one.changes)) for one in changes.rewritten(found.changes)]
    assert shown == [
        ("Utilize it prior to meals.", 2),
        ("Utilize it prior to meals.", 2),
        ("Utilize it for the abscess.", 2),
    ]


def test_build_writes_it_beside_the_report_and_takes_it_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text(ARTICLE, encoding="utf-8")
    assert run(["build", "a.md", "--simplify", "-o", "out", "--draft"]) == 0
    made = tmp_path / "out" / "a"
    assert "changes.html" in capsys.readouterr().err
    page = (made / "changes.html").read_bytes()
    assert b"Utilizing an inhaler" in page
    assert (made / "changes.json").is_file()
    assert run(["build", "a.md", "--no-simplify", "-o", "out", "--draft"]) == 0
    assert not (made / "changes.html").exists()
    assert not (made / "changes.json").exists()


def test_draft_writes_it_by_the_ending(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text(ARTICLE, encoding="utf-8")
    assert run(["draft", "a.md", "--changes", "log.html"]) == 0
    assert Path("log.html").read_bytes().startswith(b"<!doctype html>")
    assert run(["draft", "a.md", "--changes", "log.json", "--force"]) == 0
    strengths = {change["strength"] for change in json.loads(Path("log.json").read_bytes())["changes"]}
    assert strengths == {"applied", "suggested", "flagged"}
    Path("es.md").write_text("---\nlang: es\n---\n\n# El asma\n\nDescanse.\n", encoding="utf-8")
    assert run(["draft", "es.md", "--changes", "no.html"]) == 2
    assert not Path("no.html").exists()
    assert not Path("es-draft.md").exists()
