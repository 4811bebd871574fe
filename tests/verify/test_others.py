"""The faults that other programs are known for are found in what they make."""

from __future__ import annotations

from typing import Any

import pytest

from handouts.results import Outcome, Verification
from handouts.verify import pdf

SENTENCE = "Take the tablet with water, and sit up for a while afterwards. "
PAGE = f"""<html lang="en"><title>Tablets</title>
<style>@page {{ size: 500px 400px; margin: 60px; @top-center {{ content: "Tablets" }} }}</style>
<main><h1>Tablets</h1><section><h2>How</h2>
<p>{SENTENCE * 6}</p>
<p>Read <a href="https://example.org">{SENTENCE * 2}</a> before.</p>
<ul>{"".join(f"<li>{SENTENCE * 2}</li>" for _ in range(8))}</ul></section></main></html>"""


def failed(verification: Verification) -> dict[str, str]:
    return {p.id: "\n".join(p.evidence) for p in verification.points if p.outcome is Outcome.FAIL}


@pytest.fixture(scope="module")
def by_weasyprint() -> dict[str, str]:
    import weasyprint

    data: Any = weasyprint.HTML(string=PAGE).write_pdf(pdf_variant="pdf/ua-1")
    return failed(pdf.verify(data, "tablets.pdf"))


def test_weasyprint_cuts_a_list_at_a_page_end(by_weasyprint: dict[str, str]) -> None:
    assert "as another Part" in by_weasyprint["pdf-16"]


def test_weasyprint_cuts_a_link_at_a_line_end(by_weasyprint: dict[str, str]) -> None:
    assert "the link is cut in two" in by_weasyprint["pdf-26"]


def test_weasyprint_leaves_running_heads_as_stray_tags(by_weasyprint: dict[str, str]) -> None:
    assert "is not in the reading order" in by_weasyprint["pdf-08"]
    assert "‘Tablets’ belongs to no tag" in by_weasyprint["pdf-09"]
    assert "is read out as text each time" in by_weasyprint["pdf-10"]


def test_weasyprint_writes_no_space_at_line_ends(by_weasyprint: dict[str, str]) -> None:
    assert "has no space at a line end" in by_weasyprint["pdf-36"]


def test_typst_keeps_what_it_promises(tmp_path: Any) -> None:
    import typst

    source = tmp_path / "tablets.typ"
    source.write_text(
        '#set document(title: "Tablets")\n#set text(lang: "en")\n#set page(width: 300pt, height: 200pt)\n'
        f"= Tablets\n{SENTENCE * 9}\n\n- {SENTENCE * 6}\n- {SENTENCE * 6}\n",
        encoding="utf-8",
    )
    data = typst.compile(str(source), pdf_standards="ua-1")
    assert failed(pdf.verify(data, "tablets.pdf")) == {}
