"""The JSON report is what its published schema says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given

from handouts.checks import run
from handouts.findings import Position
from handouts.model import Document, Paragraph, Section, Text
from handouts.reports.json import VERSION, build_report, report
from handouts.resources import data
from handouts.results import CheckResult, Outcome, Point, Readability, Scores, Verification
from tests.strategies import documents

SCHEMA: dict[str, Any] = json.loads(data("check.schema.json").read_text(encoding="utf-8"))

_TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
}
_KNOWN = {
    *(
        "$schema",
        "$defs",
        "$ref",
        "title",
        "description",
        "type",
        "required",
        "properties",
        "additionalProperties",
    ),
    *("items", "const", "enum", "minimum", "minLength"),
}


def errors(value: Any, schema: dict[str, Any], at: str = "") -> Iterator[str]:
    """What is wrong with a value, by as much of JSON Schema 2020-12 as the schema uses."""
    assert schema.keys() <= _KNOWN, schema.keys() - _KNOWN
    if "$ref" in schema:
        yield from errors(value, SCHEMA["$defs"][schema["$ref"].removeprefix("#/$defs/")], at)
    kinds = schema.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    fits = any(
        isinstance(value, _TYPES[kind]) and (kind == "boolean") == isinstance(value, bool) for kind in kinds
    )
    if kinds and not fits:
        yield f"{at}: {value!r} is no {kinds}"
        return
    if "const" in schema and value != schema["const"]:
        yield f"{at}: {value!r} is not {schema['const']!r}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{at}: {value!r} is none of {schema['enum']}"
    if isinstance(value, (int, float)) and value < schema.get("minimum", value):
        yield f"{at}: {value} is too small"
    if isinstance(value, str) and len(value) < schema.get("minLength", 0):
        yield f"{at}: too short"
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from errors(item, schema.get("items", {}), f"{at}/{number}")
    if isinstance(value, dict):
        yield from (f"{at}: no {name}" for name in schema.get("required", []) if name not in value)
        properties = schema.get("properties", {})
        others = schema.get("additionalProperties", True)
        for name, item in value.items():
            if name in properties:
                yield from errors(item, properties[name], f"{at}/{name}")
            elif others is False:
                yield f"{at}: {name} is not in the schema"
            elif isinstance(others, dict):
                yield from errors(item, others, f"{at}/{name}")


def article() -> Document:
    text = Text(
        "Administering ketamine necessitates individualized observation. " * 20, position=Position("a", 3, 1)
    )
    section = Section("use", 2, (Text("Use"),), (Paragraph((text,)),))
    return Document((Text("Ketamine"),), sections=(section,), position=Position("a.txt", 1, 1))


def test_a_report_fits_the_schema() -> None:
    made = json.loads(report([run(article()), run(article())]))
    assert list(errors(made, SCHEMA)) == []
    assert made["version"] == VERSION


def test_a_report_says_what_the_contract_promises() -> None:
    (document,) = json.loads(report([run(article())]))["documents"]
    assert document["path"] == "a.txt"
    assert document["title"] == "Ketamine"
    assert document["language"] == "en"
    assert document["passed"] is False
    assert (document["scored_words"], document["words"], document["sentences"]) == (100, 102, 20)
    assert document["scores"]["flesch_kincaid_grade"] > 20
    assert document["adjusted_scores"] == {}
    assert document["sections"][0]["id"] == "use"
    assert document["sections"][0]["scores"].keys() == {"flesch_kincaid_grade", "flesch_reading_ease"}
    worst = next(finding for finding in document["findings"] if finding["rule"] == "reading-grade")
    assert (worst["severity"], worst["line"], worst["column"]) == ("error", 1, 1)


def test_a_build_report_fits_the_schema_too() -> None:
    points = (Point("pdf-01", "Tagged", Outcome.PASS), Point("pdf-02", "Titled", Outcome.PERSON, ("page 1",)))
    made = json.loads(build_report(run(article()), [Verification("a.pdf", "pdf", points, 3)], ["a.pdf"]))
    assert list(errors(made, SCHEMA)) == []
    assert made["outputs"] == ["a.pdf"]


def test_an_empty_report_fits_the_schema() -> None:
    assert list(errors(json.loads(report([])), SCHEMA)) == []


def test_a_file_with_paragraphs_for_lines_fits_the_schema() -> None:
    place = Position("a.docx", paragraph=12, heading="When to call us")
    document = Document(
        (), (Paragraph((Text("Asthma is common.While it stays, call us.", position=place),)),)
    )
    made = json.loads(report([run(document)]))
    assert list(errors(made, SCHEMA)) == []
    (found,) = (one for one in made["documents"][0]["findings"] if one["rule"] == "missing-space")
    assert (found["line"], found["paragraph"], found["under"]) == (None, 12, "When to call us")


@given(documents())
def test_any_document_fits_the_schema(document: Document) -> None:
    assert list(errors(json.loads(report([run(document)])), SCHEMA)) == []


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"version": 2}, "/version: 2 is not 1"),
        ({"documents": [{}]}, "/documents/0: no path"),
        ({"more": 1}, ": more is not in the schema"),
        ({"documents": "none"}, "/documents: 'none' is no ['array']"),
    ],
)
def test_what_does_not_fit_the_schema_is_found(change: dict[str, Any], message: str) -> None:
    assert message in list(errors({"version": 1, "documents": [], **change}, SCHEMA))


def test_numbers_are_rounded_and_letters_kept_as_they_are() -> None:
    scores = Scores(values={"lix": 12.3456}, words=3, scored_words=3, sentences=1)
    result = CheckResult("é.txt", "Café", Readability("en", scores))
    assert '"lix": 12.35' in report([result])
    assert '"Café"' in report([result])
    assert report([result]).endswith("}\n")
