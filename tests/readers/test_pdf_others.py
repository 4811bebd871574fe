"""PDF files that other programs make of a page are read with the words of the page, in its order."""

# ruff: noqa: E501 - a case is easier to read on one line

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from handouts.model import Document, words
from handouts.readers import html, pdf
from tests.readers.as_text import as_text

SAID = (
    "Asthma is a common condition that makes it hard to breathe. Its symptoms come and go, and some people have them"
    " every day, at school and at work-places alike. There is no cure, but there are simple and efficient treatments"
    " that help to control it, such as an inhaler with a spacer."
)
LISTS = (
    f"<h1>Asthma at home</h1><p>{SAID} {SAID}</p><h2>What helps</h2><ul><li>Rest<li>Drink water, and more of it than"
    " you think that you need on a hot day, as long as nobody told you not to<ul><li>tea<li>soup</ul><li>Sleep</ul>"
    f"<h3>How to use it</h3><ol><li>Sit up.<li>Breathe <b>out</b> and <i>hold</i> it.<li>Breathe in. {SAID}</ol>"
)
TABLE = (
    "<h2>Doses</h2><table><thead><tr><th>Medicine<th>Dose<th>When to take it, and what to do if you forgot</thead>"
    "<tbody><tr><th scope=row>Aspirin<td>75 mg<td>Morning<tr><th scope=row>Salbutamol<td>2 puffs whenever you feel"
    " that you need them<td>Night; see <a href='https://a.example/b'>our page</a> for more</table>"
)
REST = f"<p>12 Main Street<br>Springfield<br>Call 555-0100</p><h2>When to call</h2><p>{SAID * 5}</p>"
LAYOUTS = {
    "plain": "",
    "small pages": "@page { size: 320px 300px; margin: 40px }",
    "two columns": "body { columns: 2; font-size: 10pt }",
    "hyphens": "body { hyphens: auto; text-align: justify; width: 9cm }",
    "heads and feet": "@page { size: 400px 500px; @top-center { content: 'Hill Clinic' } @bottom-right { content: counter(page) } }",
    "rules": "td, th { border: 1px solid; padding: 4px } table { border-collapse: collapse }",
    "narrow cells": "td, th { border: 1px solid } table { border-collapse: collapse; table-layout: fixed; width: 6cm }",
}


def page(body: str, style: str = "") -> str:
    return f"<!doctype html><html lang=en><title>Asthma at home</title><style>{style}</style><main>{body}</main></html>"


def printed(body: str, style: str, variant: str | None) -> bytes:
    import weasyprint

    data: Any = weasyprint.HTML(string=page(body, style)).write_pdf(pdf_variant=variant)
    return bytes(data)


def on_page(body: str) -> Document:
    return html.read(page(body).encode(), "a.html")


def without(losses: Document, kinds: Mapping[str, object] | tuple[str, ...]) -> list[str]:
    return [loss.kind for loss in losses.losses if loss.kind not in kinds]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_tagged_page_has_all_its_words_in_order(layout: str) -> None:
    body = LISTS + TABLE + REST
    made = pdf.read(printed(body, LAYOUTS[layout], "pdf/ua-1"), "a.pdf")
    assert words(made) == words(on_page(body))
    assert without(made, ("header",)) == []


def test_a_tagged_page_has_its_structure() -> None:
    body = LISTS + TABLE + REST
    made = pdf.read(printed(body, "", "pdf/ua-1"), "a.pdf")
    assert as_text(made) == as_text(on_page(body))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_page_without_tags_has_all_its_words_in_order(layout: str) -> None:
    body = LISTS + REST
    made = pdf.read(printed(body, LAYOUTS[layout], None), "a.pdf")
    assert words(made) == words(on_page(body))
    assert without(made, ("header",)) == []


@pytest.mark.parametrize("layout", ["plain", "heads and feet"])
def test_no_word_of_a_table_without_rules_is_lost_and_it_is_told_of(layout: str) -> None:
    data = printed(LISTS + TABLE + REST, LAYOUTS[layout], None)
    made = pdf.read(data, "a.pdf")
    told = subprocess.run(
        ["pdftotext", "-", "-"], input=data, capture_output=True, check=True
    ).stdout.decode()
    lost = sum(loss.words for loss in made.losses)
    signs = sum(told.split().count(sign) for sign in ("•", "◦", "▪", "1.", "2.", "3."))
    assert len(words(made)) == len(told.split()) - signs - lost
    assert sorted(words(made)) == sorted(words(on_page(LISTS + TABLE + REST)))
    assert "table" in [loss.kind for loss in made.losses]


CUT = "@page { size: 400px 260px; margin: 40px } td, th { border: 1px solid } h2 { display: none }"


def test_a_table_that_a_page_cuts_is_one_again_without_the_headings_said_twice() -> None:
    body = "<h1>Asthma</h1>" + TABLE.replace("<h2>Doses</h2>", "")
    made = pdf.read(printed(body, CUT, "pdf/ua-1"), "a.pdf")
    told = as_text(made).splitlines()
    assert told[-1] == "lost header (26): Headings of a table that are repeated"
    assert told[:-1] == as_text(on_page(body)).splitlines()


def test_a_paragraph_that_a_page_cuts_is_one_again() -> None:
    body = f"<h1>Asthma</h1><p>{SAID}</p><p>Rest.</p>"
    made = pdf.read(printed(body, "@page { size: 400px 200px; margin: 40px }", "pdf/ua-1"), "a.pdf")
    assert as_text(made) == as_text(on_page(body))


TYPST = f"""#set document(title: "Asthma at home")
#set text(lang: "en")
= Asthma at home
{SAID}
== What helps
- Rest
  - at night
- Drink
+ Sit up.
+ Breathe *out*. {SAID}
#figure(table(columns: 2, table.header([Medicine], [Dose]), [Aspirin], [75 mg]), caption: [How much])
/ Tremor: Shaking. {SAID}
#quote(block: true)[I can run again.]
A word#footnote[The note itself.] here.

12 Main Street \\ Springfield
"""
TYPESET = {
    "plain": "",
    "hyphens": "#set par(justify: true)\n#set text(hyphenate: true)\n#set page(width: 9cm, height: 12cm)\n",
    "two columns": "#set page(columns: 2)\n#set text(size: 9pt)\n",
    "heads and feet": '#set page(height: 10cm, header: [Hill Clinic], numbering: "1 of 1")\n',
}


@pytest.mark.parametrize("layout", TYPESET)
def test_what_typst_makes_is_read_as_it_was_written(layout: str, tmp_path: Path) -> None:
    import typst

    source = tmp_path / "asthma.typ"
    source.write_text(TYPESET[layout] + TYPST, encoding="utf-8")
    made = pdf.read(typst.compile(str(source), pdf_standards="ua-1"), "a.pdf")
    feet = (
        "\nlost header (15): What the file marks as no part of the text" if layout == "heads and feet" else ""
    )
    assert as_text(made) == (
        f"= Asthma at home\n{SAID}\n## What helps\n- Rest\n  - at night\n- Drink\n1. Sit up.\n2. Breathe *out*. {SAID}\n"
        "table Table\u00a01: How much\n  head | col(Medicine) | col(Dose)\n  row | (Aspirin) | (75 mg)\n"
        f"*Tremor*:\n  Shaking. {SAID}\nquote\n  I can run again.\nA word^note-1 here.\n12 Main Street / Springfield\n"
        f"note note-1:\n  The note itself.{feet}"
    )
