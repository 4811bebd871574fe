"""A formula on one line says what it says on two."""

# ruff: noqa: E501 - a case is easier to read on one line

from __future__ import annotations

import pytest

from handouts.readers import html, word
from tests.readers.as_text import as_text
from tests.readers.make_docx import docx, paragraph

MATHML = {
    "a fraction": ("<mfrac><mn>1</mn><mn>2</mn></mfrac>", "1/2"),
    "a fraction of sums": ("<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mi>c</mi></mfrac>", "(a+b)/c"),
    "a power": ("<msup><mn>2</mn><mn>3</mn></msup>", "2³"),
    "a power that no character is for": ("<msup><mi>x</mi><mrow><mi>k</mi><mo>+</mo><mn>1</mn></mrow></msup>", "x^(k+1)"),
    "an index": ("<msub><mi>H</mi><mn>2</mn></msub><mi>O</mi>", "H₂O"),
    "a root": ("<msqrt><mi>x</mi><mo>+</mo><mn>1</mn></msqrt>", "√(x+1)"),
    "a cube root": ("<mroot><mn>8</mn><mn>3</mn></mroot>", "∛8"),
    "words and unseen signs": ("<mtext>dose</mtext><mo>=</mo><mn>2</mn><mo>&#x2062;</mo><mi>x</mi>", "dose =2x"),
    "a note of its source": ("<semantics><mn>5</mn><annotation>five</annotation></semantics>", "5"),
    "a table": ("<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr></mtable>", "[1, 2]"),
    "a sum": ("<munderover><mo>∑</mo><mn>1</mn><mn>9</mn></munderover><mi>x</mi>", "∑₁⁹ x"),
}  # fmt: skip


@pytest.mark.parametrize("name", MATHML)
def test_mathml(name: str) -> None:
    source, expected = MATHML[name]
    page = html.read(f"<h1>T</h1><p>It is <math>{source}</math>.</p>".encode(), "a.html")
    assert as_text(page).split("\n")[1] == f"It is {expected}."


def one(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def of(name: str, *parts: tuple[str, str], more: str = "") -> str:
    return f"<m:{name}>{more}{''.join(f'<m:{key}>{value}</m:{key}>' for key, value in parts)}</m:{name}>"


SUM = '<m:naryPr><m:chr m:val="∑"/></m:naryPr>'
OFFICE = {
    "a fraction of sums": (of("f", ("num", one("a+b")), ("den", one("c"))), "(a+b)/c"),
    "a power in a fraction": (
        of("f", ("num", one("kg")), ("den", of("sSup", ("e", one("m")), ("sup", one("2"))))),
        "kg/m²",
    ),
    "a root": (of("rad", ("deg", ""), ("e", one("9"))), "√9"),
    "brackets": (one("2") + of("d", ("e", one("3+4"))), "2(3+4)"),
    "other brackets": (
        of("d", ("e", one("x")), more='<m:dPr><m:begChr m:val="|"/><m:endChr m:val="|"/></m:dPr>'), "|x|",
    ),
    "a sum": (of("nary", ("sub", one("1")), ("sup", one("9")), ("e", one("x")), more=SUM), "∑₁⁹ x"),
    "an index": (of("sSubSup", ("e", one("x")), ("sub", one("1")), ("sup", one("2"))), "x₁²"),
    "a matrix": (of("m", ("mr", "<m:e>" + one("1") + "</m:e><m:e>" + one("2") + "</m:e>")), "[1, 2]"),
    "a limit": (of("limLow", ("e", one("max")), ("lim", one("x"))), "max_x"),
    "lines": (of("eqArr", ("e", one("x=1")), ("e", one("y=2"))), "x=1; y=2"),
}  # fmt: skip


@pytest.mark.parametrize("name", OFFICE)
def test_formulas_of_office(name: str) -> None:
    source, expected = OFFICE[name]
    body = paragraph("T", style="Title") + paragraph(f"<m:oMath>{source}</m:oMath>")
    assert as_text(word.read(docx(body), "a.docx")) == f"= T\n{expected}"


def test_a_formula_that_is_nested_without_end_keeps_its_characters() -> None:
    deep = "<mrow>" * 200 + "<mn>7</mn>" + "</mrow>" * 200
    assert "7" in as_text(html.read(f"<h1>T</h1><p>It is <math>{deep}</math></p>".encode(), "a.html"))
