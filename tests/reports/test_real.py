"""The JSON report of real checks, not of made-up results: the schema has the last word."""

from __future__ import annotations

import json

import jsonschema
from hypothesis import given

from handouts.checks import run
from handouts.findings import Position
from handouts.model import Document, GlossaryEntry, Meta, Paragraph, Section, Text
from handouts.reports.json import report
from handouts.resources import data
from handouts.results import Run
from tests.strategies import documents

SCHEMA = json.loads(data("check.schema.json").read_text(encoding="utf-8"))
HARD = "Administering <esketamine> necessitates individualized observation & considerable specialization. "


def hard() -> Document:
    sections = tuple(
        Section(
            name,
            2,
            (Text(name.title()),),
            (Paragraph((Text(HARD * times, position=Position("a.md", 3, 1)),)),),
        )
        for name, times in (("how", 20), ("why", 5), ("when", 1))
    )
    meta = Meta(terms=(GlossaryEntry("observation", "Watching."),))
    return Document((Text("Ketamine & you"),), sections=sections, meta=meta, position=Position("a.md", 1, 1))


def test_a_report_has_what_its_contract_promises() -> None:
    (document,) = json.loads(report(Run((run(hard()),))))["documents"]
    assert (document["path"], document["title"], document["passed"]) == ("a.md", "Ketamine & you", False)
    assert (document["scored_words"], document["words"], document["sentences"]) == (182, 187, 26)
    assert document["adjusted_scores"]["flesch_kincaid_grade"] < document["scores"]["flesch_kincaid_grade"]
    assert [section["scores"].keys() for section in document["sections"]] == [
        {"flesch_kincaid_grade", "flesch_reading_ease"},
        {"flesch_kincaid_grade", "flesch_reading_ease"},
        set(),
    ]


@given(documents())
def test_the_report_of_any_document_fits_the_schema(document: Document) -> None:
    jsonschema.validate(json.loads(report(Run((run(document, appraised=True),)))), SCHEMA)
