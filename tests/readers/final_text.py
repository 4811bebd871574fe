"""The words of a Word file's final text, from its XML and by none of the reader's code."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from tests.readers.kept import counted

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", _W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", _M[1:-1].encode()),
)
_GONE = frozenset({_W + "del", _W + "moveFrom", _MC + "Fallback"})
_INLINE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}inline"
_WHITE = (_W + "tab", _W + "br", _W + "cr", _W + "rubyBase", _M + "oMath", _INLINE)


def final_words(data: bytes) -> Counter[str]:
    """The words of every w:t that no tracked change takes away, in the body and in the notes used there."""
    return counted(piece for root in _parts(data) for piece in _pieces(root))


def final_letters(data: bytes) -> Counter[str]:
    """The letters and figures of every w:t and m:t that no tracked change takes away: formulas, too."""
    return Counter(
        letter
        for root in _parts(data)
        for part in root.iter(_W + "t", _M + "t")
        if _GONE.isdisjoint(outer.tag for outer in part.iterancestors())
        for letter in letters(part.text or "")
    )


def letters(text: str) -> list[str]:
    """The letters and figures of a text, without their accents: a formula has them as signs over others."""
    return re.findall(r"[^\W_]", unicodedata.normalize("NFKD", text).casefold())


def _parts(data: bytes) -> Iterator[etree._Element]:
    """The body, and the footnotes and endnotes that it refers to."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = archive.namelist()
        main = next((name for name in names if re.fullmatch(r"word/document\d*\.xml", name)), "")
        if not main:
            return
        body = _xml(archive.read(main))
        yield body
        for kind in ("footnote", "endnote"):
            part = f"word/{kind}s.xml"
            wanted = {
                mark.get(_W + "id")
                for mark in body.iter(f"{_W}{kind}Reference")
                if _GONE.isdisjoint(outer.tag for outer in mark.iterancestors())
            }
            if part in names:
                notes = _xml(archive.read(part)).iter(_W + kind)
                yield from (note for note in notes if note.get(_W + "id") in wanted)


def _xml(data: bytes) -> etree._Element:
    for strict, transitional in _STRICT:
        data = data.replace(strict, transitional)
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, huge_tree=True))


def _pieces(root: etree._Element) -> Iterator[str]:
    """The text of each paragraph. That of a text box, which is inside another one, is its own."""
    before = ""
    for paragraph in root.iter(_W + "p"):
        if not _GONE.isdisjoint(outer.tag for outer in paragraph.iterancestors()):
            continue
        text = [before]
        for part in paragraph.iter(_W + "t", _W + "noBreakHyphen", *_WHITE):
            outers = set()
            for outer in part.iterancestors():
                if outer is paragraph:
                    break
                outers.add(outer.tag)
            if outers.isdisjoint({_W + "p", *_GONE}):
                text.append((part.text or "") if part.tag == _W + "t" else " " if part.tag in _WHITE else "")
        # Where the end of a paragraph was taken out, and behind a big first letter, the next one goes on.
        gone = paragraph.find(f"{_W}pPr/{_W}rPr/{_W}del") is not None
        frame = paragraph.find(f"{_W}pPr/{_W}framePr[@{_W}dropCap]")
        before = "".join((*text, " " * gone)) if gone or frame is not None else ""
        if not before:
            yield "".join(text)
    yield before
