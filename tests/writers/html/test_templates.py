"""A clinic's own templates: a file in place of ours, made from ours, and what is said when one is wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from handouts.cli import run
from handouts.errors import ConfigError
from handouts.formats import RenderOptions
from handouts.model import Callout, Document, Paragraph, Text
from handouts.writers.html import write, write_fragment

DOCUMENT = Document((Text("Flu shots"),), (Callout("tip", (Text("Rest"),), (Paragraph((Text("Sleep."),)),)),))

Page = Callable[[], str]


@pytest.fixture
def own(tmp_path: Path) -> Path:
    place = tmp_path / "own"
    place.mkdir()
    return place


@pytest.fixture
def page(own: Path) -> Page:
    return lambda: write(DOCUMENT, RenderOptions(templates=str(own))).decode()


def test_rules_of_a_clinic_come_after_ours(own: Path, page: Page) -> None:
    (own / "own.css").write_text("h1 { letter-spacing: 0 }")
    ours = write(DOCUMENT, RenderOptions()).decode()
    assert page() == ours.replace("</style>", "h1 { letter-spacing: 0 }\n</style>")


def test_a_page_can_be_extended(own: Path, page: Page) -> None:
    (own / "handout.html.jinja").write_text(
        '{% extends "shipped/handout.html.jinja" %}\n'
        "{% block footer %}<footer><p>{{ body.lang }} & more</p></footer>\n{% endblock %}"
    )
    ours = write(DOCUMENT, RenderOptions()).decode()
    assert page() == ours.replace("</main>\n", "</main>\n<footer><p>en & more</p></footer>\n")


def test_one_macro_can_be_another_and_the_rest_are_ours(own: Path, page: Page) -> None:
    (own / "blocks.html.jinja").write_text(
        "{% macro Callout(node, body) %}"
        "<div>{{ body.inlines(node.title) }}: {{ body.blocks(node.blocks) }}</div>"
        "{% endmacro %}"
    )
    assert "<div>Rest: <p>Sleep.</p>\n</div>" in page()
    fragment = write_fragment(DOCUMENT, RenderOptions(templates=str(own))).decode()
    assert "<div>Rest: <p>Sleep.</p>\n</div>" in fragment


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("line\n{% if %}", r"handout.html.jinja:2: This template cannot be used: Expected an expression"),
        (
            "line\n\n{{ nowhere }}",
            r"handout.html.jinja:3: This template cannot be used: 'nowhere' is undefined",
        ),
        ("{{ 1 / 0 }}", r"handout.html.jinja:1: This template cannot be used: division by zero"),
        ("{{ body.__class__.__mro__ }}", "access to attribute '__class__' of 'Body' object is unsafe"),
        (
            '{% include "gone.html" %}',
            r"handout.html.jinja:1: This template cannot be used: there is no template 'gone.html'",
        ),
    ],
)
def test_what_is_wrong_with_a_template_is_told_with_its_line(
    own: Path, page: Page, text: str, said: str
) -> None:
    (own / "handout.html.jinja").write_text(text)
    with pytest.raises(ConfigError, match=said):
        page()


def test_a_folder_that_is_not_there_or_holds_no_template_is_told(own: Path, page: Page) -> None:
    (own / "screen.scss").write_text("")
    with pytest.raises(ConfigError, match=r"No file here has the name of a template\.\n.*screen\.css"):
        page()
    with pytest.raises(ConfigError, match="There is no such folder"):
        write(DOCUMENT, RenderOptions(templates=str(own / "gone")))


def test_the_settings_name_the_folder_and_a_promise_still_holds(
    tmp_path: Path, own: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("easy.md").write_text(
        "# Asthma\n\n" + "Keep your inhaler near you. Ask for help if you need it. " * 12
    )
    Path("handouts.toml").write_text('[html]\ntemplates = "own"\n[output]\nto = ["html"]\n')
    (own / "own.css").write_text("h1 { letter-spacing: 0 }")
    assert run(["build", "easy.md"]) == 0
    assert "letter-spacing: 0 }" in Path("handouts-out/easy/handout.html").read_text()
    (own / "own.css").write_text("h1 { color: #aaa; background: #fff }")
    before = Path("handouts-out/easy/handout.html").read_bytes()
    capsys.readouterr()
    assert run(["build", "easy.md"]) == 2
    told = capsys.readouterr().err
    assert "html-34" in told
    assert "Mend the templates in" in told
    assert Path("handouts-out/easy/handout.html").read_bytes() == before
