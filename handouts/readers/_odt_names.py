"""Names of OpenDocument, and the few ways in which its elements are asked for values."""

from __future__ import annotations

from lxml import etree

_BASE = "{urn:oasis:names:tc:opendocument:xmlns:"
OFFICE = f"{_BASE}office:1.0}}"
TEXT = f"{_BASE}text:1.0}}"
TABLE = f"{_BASE}table:1.0}}"
DRAW = f"{_BASE}drawing:1.0}}"
STYLE = f"{_BASE}style:1.0}}"
FORM = f"{_BASE}form:1.0}}"
META = f"{_BASE}meta:1.0}}"
FO = f"{_BASE}xsl-fo-compatible:1.0}}"
SVG = f"{_BASE}svg-compatible:1.0}}"
MANIFEST = f"{_BASE}manifest:1.0}}"
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
XLINK = "{http://www.w3.org/1999/xlink}"
DC = "{http://purl.org/dc/elements/1.1/}"
XML = "{http://www.w3.org/XML/1998/namespace}"

_WHITE = frozenset({TEXT + "s", TEXT + "tab", TEXT + "line-break", TEXT + "p", TEXT + "h"})


def number(text: str | None, default: int) -> int:
    """The whole number that `text` is, or `default`."""
    try:
        return int(text) if text and len(text) < 10 else default
    except ValueError:
        return default


def characters(element: etree._Element) -> str:
    """All characters inside an element, with spaces for what stands for white space."""
    made: list[str] = []
    for event, part in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            made.append((" " if part.tag in _WHITE else "") + (part.text or ""))
        elif part is not element:
            made.append((" " if part.tag in {TEXT + "p", TEXT + "h"} else "") + (part.tail or ""))
    return "".join(made)


def word_count(element: etree._Element) -> int:
    """How many words an element holds."""
    return len(characters(element).split())
