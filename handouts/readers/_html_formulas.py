"""MathML in a web page to one line of text (MathML Core, 3)."""

from __future__ import annotations

from handouts.readers._formulas import UNSEEN, fraction, index, matrix, over_all, power, root
from handouts.readers._html_tokens import Chars
from handouts.readers._html_tree import Element

_SILENT = frozenset({"annotation", "annotation-xml", "mphantom", "maction-off"})
_SIGNS = frozenset("∑∏∫∮⋃⋂")
_DEPTH = 40


def formula(element: Element, depth: int = 0) -> str:
    """What a <math> element, or one in it, says. `depth` is how many elements of it are around."""
    name = element.name
    if name in _SILENT:
        return ""
    if depth > _DEPTH:
        return "".join(" ".join(part.text.split()) for one in element.elements() for part in one.children
                       if isinstance(part, Chars))  # fmt: skip
    inner = [child for child in element.children if isinstance(child, Element) and child.name not in _SILENT]
    parts = [formula(child, depth + 1) for child in inner]
    match name, parts:
        case "mfrac", [upper, lower]:
            return fraction(upper, lower)
        case "msqrt", _:
            return root("".join(parts))
        case "mroot", [base, degree]:
            return root(base, degree)
        case "msup", [base, upper]:
            return base + power(upper)
        case "msub", [base, lower]:
            return base + index(lower)
        case "msubsup" | "munderover", [base, lower, upper]:
            return over_all(base, lower, upper, "") + (" " if base in _SIGNS else "")
        case "munder", [base, lower]:
            return base + index(lower)
        case "mover", [base, upper]:
            return base + power(upper)
        case "mtable", _:
            return matrix(_cells(row, depth) for row in inner)
        case "mfenced", _:
            fences = element.attributes.get("open", "("), element.attributes.get("close", ")")
            return ", ".join(parts).join(fences)
    text = ""
    rest = iter(parts)
    for child in element.children:
        if isinstance(child, Chars):
            text += " ".join(child.text.split()).translate(UNSEEN)
        elif isinstance(child, Element) and child.name not in _SILENT:
            text += next(rest)
    return f" {text} " if name == "mtext" else text


def _cells(row: Element, depth: int) -> list[str]:
    cells = [child for child in row.children if isinstance(child, Element)]
    return (
        [formula(cell, depth + 2).strip() for cell in cells]
        if row.name == "mtr"
        else [formula(row, depth + 1)]
    )
