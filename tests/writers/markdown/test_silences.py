"""Comments that have a finding passed over come back before what they are about."""

from __future__ import annotations

import pytest

from handouts import checks
from handouts.findings import Finding
from handouts.model import Document
from handouts.readers import html, markdown
from handouts.writers.markdown import draft

HARD = (
    "Notwithstanding contraindications, individualized pharmacotherapeutic interventions necessitate"
    " multidisciplinary deliberation."
)

SOURCES = {
    "a paragraph": f"# T\n\n<!-- handouts: ignore hard-sentence: the law says so -->\n{HARD}\n\n{HARD}\n",
    "among its words": f"# T\n\n{HARD} <!-- handouts: ignore hard-sentence: so -->\n\n{HARD}\n",
    "the whole article": f"# T\n\n{HARD}\n\n<!-- handouts: ignore hard-sentence in article: so -->\n",
    "a heading": f"# T\n\n## A\n\n<!-- handouts: ignore hard-sentence: so -->\n### B\n\n{HARD}\n",
    "the title": f"<!-- handouts: ignore hard-sentence: so -->\n# T\n\n{HARD}\n",
    "a list": f"# T\n\n<!-- handouts: ignore hard-sentence: so -->\n- {HARD}\n- {HARD}\n\n{HARD}\n",
    "an item": f"# T\n\n- {HARD}\n- <!-- handouts: ignore hard-sentence: so -->\n  {HARD}\n",
    "a ticked item": f"# T\n\n- [x] {HARD} <!-- handouts: ignore hard-sentence: so -->\n- [ ] {HARD}\n",
    "a list in an item": f"# T\n\n- a\n\n  <!-- handouts: ignore hard-sentence: so -->\n  - {HARD}\n- b\n",
    "a callout": f"# T\n\n<!-- handouts: ignore hard-sentence: so -->\n::: tip\n{HARD}\n:::\n\n{HARD}\n",
    "in a callout": f"# T\n\n::: tip\n<!-- handouts: ignore hard-sentence: so -->\n{HARD}\n\n{HARD}\n:::\n",
    "a meaning": f"# T\n\na\n: {HARD} <!-- handouts: ignore hard-sentence: so -->\n\nb\n: {HARD}\n",
    "two of them": (
        "# T\n\n<!-- handouts: ignore hard-sentence: so -->\n<!-- handouts: ignore missing-space: so -->\n"
        f"{HARD}\n"
    ),
    "a cell": f"# T\n\n| a |\n|---|\n| {HARD} |\n| {HARD} <!-- handouts: ignore jargon: so -->|\n",
    "a cell in HTML": (
        '# T\n\n<table>\n<tr>\n<td colspan="2">a</td>\n</tr>\n<tr>\n<td>b</td>\n'
        f"<td>{HARD} <!-- handouts: ignore hard-sentence: so --></td>\n</tr>\n</table>\n"
    ),
    "one that cannot be understood": f"# T\n\n<!-- handouts: hush -->\n{HARD}\n",
}


def found(document: Document) -> list[tuple[str, str]]:
    findings: tuple[Finding, ...] = checks.run(document).findings
    return sorted((finding.rule, finding.excerpt) for finding in findings)


@pytest.mark.parametrize("name", SOURCES)
def test_a_comment_stays_with_what_it_is_about(name: str) -> None:
    document = markdown.read(SOURCES[name].encode(), "a.md")
    made = draft(document)
    again = markdown.read(made.text.encode(), "a.md")
    assert document.silences
    assert [one.text for one in again.silences] == [one.text for one in document.silences]
    assert found(again) == found(document)
    assert made.losses == ()
    assert draft(again).text == made.text


def test_a_comment_stands_on_the_line_above() -> None:
    document = markdown.read(SOURCES["among its words"].encode(), "a.md")
    assert draft(document).text == f"# T\n\n<!-- handouts: ignore hard-sentence: so -->\n{HARD}\n\n{HARD}\n"


def test_comments_of_web_pages_come_too() -> None:
    page = f"<h1>T</h1><p>a</p>\n<!-- handouts: ignore hard-sentence: so -->\n<p>{HARD}</p>\n<p>{HARD}</p>"
    document = html.read(page.encode(), "a.html")
    again = markdown.read(draft(document).text.encode(), "a.md")
    assert [silence.text for silence in again.silences] == ["handouts: ignore hard-sentence: so"]
    assert found(again) == found(document)


def test_a_comment_in_a_cell_stands_before_its_words() -> None:
    source = f"# T\n\n| a |\n|---|\n| {HARD} <!-- handouts: ignore hard-sentence: a \\| b --> |\n"
    document = markdown.read(source.encode(), "a.md")
    made = draft(document)
    assert f"| <!-- handouts: ignore hard-sentence: a \\| b --> {HARD} |" in made.text
    assert markdown.read(made.text.encode(), "a.md").silences[0].text == document.silences[0].text


def test_a_comment_on_a_row_is_told() -> None:
    said = "<!-- handouts: ignore hard-sentence: so -->"
    page = f"<h1>T</h1><table><tr><th>a<th>b</tr>{said}<tr><td>{HARD}<td>c</table>"
    made = draft(html.read(page.encode(), "a.html"))
    assert "<!--" not in made.text
    assert [(loss.kind, loss.what) for loss in made.losses] == [
        ("comment", "the comment 'handouts: ignore hard-sentence: so'")
    ]
