"""A PDF's tag tree as lines of text, in which it does not show how many pieces the text was painted in."""

from __future__ import annotations

from collections.abc import Iterator

from handouts.verify.pdf.facts import Facts
from handouts.verify.pdf.objects import Value
from handouts.verify.pdf.tree import Content, Element


def outline(data: bytes) -> list[str]:
    """One line for each element, with what it says of itself, and one for each stretch of its own text."""
    facts = Facts(data, "handout.pdf")
    return [line for element in facts.tree.root.elements() for line in _lines(facts, element, 0)]


def _lines(facts: Facts, element: Element, depth: int) -> Iterator[str]:
    given = {
        "Alt": element.alt,
        "ActualText": element.actual,
        "E": element.expansion,
        "Lang": element.lang or None,
        "ID": element.id or None,
        **{key[1:]: _plain(facts, value) for key, value in element.attributes.items() if key in _TOLD},
    }
    told = [f"{key}={value}" for key, value in sorted(given.items()) if value is not None]
    yield " ".join(["  " * depth + element.type, *told])
    text = ""
    for kid in element.kids:
        if isinstance(kid, Content):
            run = facts.run_of(kid)
            text += run.text if run else ""
        elif isinstance(kid, Element):
            yield from _own(text, depth + 1)
            text = ""
            yield from _lines(facts, kid, depth + 1)
    yield from _own(text, depth + 1)


_TOLD = ("/Scope", "/RowSpan", "/ColSpan", "/ListNumbering")


def _own(text: str, depth: int) -> Iterator[str]:
    if text.strip():
        yield "  " * depth + f'"{" ".join(text.split())}"'


def _plain(facts: Facts, value: Value) -> str:
    return str(facts.file.get(value)).removeprefix("/")
