"""A saved web page to a Document: its article without the web site around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from handouts.errors import SourceError
from handouts.findings import Position
from handouts.model import (
    Block,
    Document,
    Loss,
    Meta,
    Note,
    Paragraph,
)
from handouts.readers._anchors import resolved
from handouts.readers._decode import decode, undamaged
from handouts.readers._fake_headings import with_fake_headings
from handouts.readers._fill_ins import with_fill_ins
from handouts.readers._html_around import mark_around, with_lead
from handouts.readers._html_beside import mark_beside
from handouts.readers._html_blocks import Blocks, Lines, Page, blocks_of, language_of
from handouts.readers._html_content import around, content, words_in
from handouts.readers._html_notes import taken_out
from handouts.readers._html_shut import unfold
from handouts.readers._html_tokens import Chars, Comment, tokens
from handouts.readers._html_tree import Element, tree
from handouts.readers._html_words import overheard
from handouts.readers._links import target
from handouts.readers._outline import Heading, outline
from handouts.readers._runs import seen
from handouts.readers._silences import Remark, placed, remarks
from handouts.readers._tally import Words, accounted
from handouts.readers._titles import real_title

_BYTES = 50_000_000
_MARKUP_BYTES = 8_000_000
"""A saved page is mostly tags; this is some four times the longest article that is read."""
_DATA = re.compile(rb"""data:[^"'()<>\s]{1000,}""", re.IGNORECASE)
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_.-]{2,40})["']""", re.IGNORECASE)
_SAVED = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)")
_SINGLE_BYTE = "cp1252"
_ENCODINGS = {
    "ascii": _SINGLE_BYTE, "us-ascii": _SINGLE_BYTE, "iso-8859-1": _SINGLE_BYTE, "latin1": _SINGLE_BYTE,
    "windows-1252": _SINGLE_BYTE, "cp1252": _SINGLE_BYTE, "windows-1250": "cp1250", "windows-1251": "cp1251",
    "windows-1253": "cp1253", "windows-1254": "cp1254", "iso-8859-9": "cp1254", "windows-1255": "cp1255",
    "windows-1256": "cp1256", "windows-1257": "cp1257", "windows-1258": "cp1258", "iso-8859-2": "iso8859-2",
    "iso-8859-4": "iso8859-4", "iso-8859-5": "iso8859-5", "iso-8859-6": "iso8859-6",
    "iso-8859-7": "iso8859-7", "iso-8859-8": "iso8859-8", "iso-8859-13": "iso8859-13",
    "iso-8859-15": "iso8859-15", "koi8-r": "koi8-r", "koi8-u": "koi8-u", "windows-874": "cp874",
    "tis-620": "cp874", "macintosh": "mac-roman", "big5": "big5hkscs", "gb2312": "gb18030", "gbk": "gb18030",
    "gb18030": "gb18030", "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "euc-jp": "euc_jp",
    "iso-2022-jp": "iso2022_jp", "euc-kr": "cp949", "ks_c_5601-1987": "cp949",
}  # fmt: skip
"""Names that pages use (WHATWG Encoding Standard, 4.2) and Python's decoders for them. What is not here is
decoded as if nothing was declared; Python has decoders that no page may ask for."""

_MANY_BYTES = frozenset({"big5hkscs", "gb18030", "cp932", "euc_jp", "iso2022_jp", "cp949"})


def read(data: bytes, path: str, *, language: str = "en", folder: Path | None = None) -> Document:
    """The article of a web page.

    The main part of the page is read. What is left out around it and in it (menus, forms, hidden words,
    scripts, comments, struck words) is listed in the document's losses with its place and its count of words.

    Args:
        data: The file.
        path: Its name, for positions and messages.
        language: The language where the page declares none, a BCP 47 tag.
        folder: The folder that the page is in. Pictures are read from files below it and from nowhere else;
            None reads only those inside the page.

    Raises:
        SourceError: It is not a web page, its characters are damaged, or it has no words.
    """
    markup = len(data) if len(data) <= _MARKUP_BYTES or len(data) > _BYTES else len(_DATA.sub(b"", data))
    if markup > _MARKUP_BYTES:
        raise SourceError(
            f"{path}: The page is too long to be an article: {len(data) / 1e6:.0f} MB.",
            "Check that it is the right file. If it is, copy the article's text into a new file.",
        )
    if re.match(rb"(From|MIME-Version|Content-Type|Subject|Date|Snapshot-Content-Location): ", data):
        raise SourceError(
            f"{path}: This is a web archive (MHTML), not a web page.",
            "Open it in the browser and save it as “Webpage, HTML only”.",
        )
    text = decode(data, path, encoding=_declared(data))
    xml = text.lstrip().startswith("<?xml")
    lines = Lines(text, path)
    words = Words()
    page = tree(overheard(tokens(text, xml=xml), words), xml=xml)
    saved_from = _saved_from(text)
    del text  # what is in the tree is a copy
    unfold(page)
    mark_beside(page)
    root = content(page)
    meta, base = _meta(page, root, language)
    if root.name in {"main", "article"}:
        with_lead(root, page)
    else:
        mark_around(root, base or saved_from)
    footnotes = taken_out(root)
    around_it = Page(lines, meta.lang, base, folder, marks=footnotes.marks)
    blocks = blocks_of(root, around_it)
    losses = [
        Loss(why.kind, why.what, why.why, lines.at(_offset(item)), words_in(item))
        for item, why in around(root)
    ]
    losses.extend(blocks.losses)
    notes = []
    for key, body in footnotes.bodies.items():
        said = blocks_of(body, around_it)
        paragraphs = (
            Paragraph(p.inlines, position=p.position) if isinstance(p, Heading) else p for p in said.parts
        )
        notes.append(Note(key, tuple(paragraphs)))
        losses += said.losses
    title = _title(blocks, root, around_it, page)
    parts, fakes = with_fake_headings(blocks.parts, {})
    losses += fakes
    if blocks.anchors:
        _renumber(blocks, parts)
    document = outline(
        parts,
        meta=meta,
        title=title,
        notes=notes,
        losses=losses,
        position=Position(path, 1, 1),
    )
    if not blocks.parts:
        raise SourceError(f"{path}: The page has no words in it.", _no_words(losses, page))
    headings = sum(isinstance(part, Heading) for part in parts)
    made = resolved(with_fill_ins(document), headings, blocks.anchors)
    made = placed(made, (*blocks.remarks, *_outside(page, blocks.remarks, lines)))
    del page, root, blocks, parts, document  # else the page would be there twice while words are compared
    return accounted(made, words.counted(), "html")


def _saved_from(text: str) -> str:
    """The address that a browser put into a page when it saved it, or ""."""
    found = _SAVED.search(text[:2000])
    return found[1] if found else ""


def _outside(page: Element, inside: Sequence[Remark], lines: Lines) -> Iterator[Remark]:
    """The silences outside the article, such as in the page's head, or in a part that is left out."""
    seen_at = {remark.silence.position for remark in inside}
    for element in page.elements():
        for child in element.children:
            if isinstance(child, Comment) and (at := lines.at(child.offset)) not in seen_at:
                yield from remarks(child.text, at)


def _declared(data: bytes) -> str:
    """The decoder for the encoding that a page declares, or "".

    A page that declares an encoding of one byte a character, and is UTF-8 throughout, is UTF-8: programs
    convert pages and leave the declaration as it was, and the other way round hardly ever fits by chance.
    """
    found = _XML.match(data[:1024]) or _DECLARED.search(data[:8192])
    name = _ENCODINGS.get(found[1].decode("ascii").lower(), "") if found else ""
    if name and name not in _MANY_BYTES:
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            return name
        return ""
    return name


def _meta(page: Element, root: Element, language: str) -> tuple[Meta, str]:
    """What the page says about itself, and the address that its relative links start from."""
    lang = next((tag for outer in root.ancestors() if (tag := language_of(outer))), "")
    url = base = ""
    for element in page.elements():
        if element.name == "body":
            break
        if element.name == "html" and not lang:
            lang = language_of(element)
        elif element.name == "link" and "canonical" in element.get("rel").lower().split():
            url = url or target(element.get("href"))
        elif element.name == "base":
            base = base or target(element.get("href"))
        elif element.name == "meta" and element.get("http-equiv").lower() == "content-language" and not lang:
            lang = language_of(Element("meta", {"lang": element.get("content").split(",")[0]}))
    web = url if url.startswith(("http:", "https:")) else ""
    base = base if base.startswith(("http:", "https:")) else web
    return Meta(lang or language, bool(lang), url=web), base


def _title(blocks: Blocks, root: Element, page: Page, top: Element) -> str:
    """Sees to it that the page's own heading comes first and becomes the title.

    That is the first h1 of the article, if it is the only one or no other heading comes before it; else the
    only h1 of the page outside the article.

    Returns:
        The page's <title> where there is no such heading; "" where there is.
    """
    ones = [heading for heading in blocks.headings if heading.level == 1]
    if ones and (len(ones) == 1 or ones[0] is blocks.headings[0]):
        blocks.parts.remove(ones[0])
        _put_first(blocks, ones[0], blocks.headings.index(ones[0]))
        return ""
    outside = [element for element in top.elements() if element.name == "h1" and words_in(element)]
    if not ones and len(outside) == 1 and root not in outside[0].ancestors():
        made = blocks_of(Element("#title", {}, 0, [outside[0]]), page).headings
        if made:
            _put_first(blocks, made[0], None)
            return ""
    return next((real_title(_title_text(e)) for e in top.elements() if e.name == "title"), "")


def _put_first(blocks: Blocks, heading: Heading, number: int | None) -> None:
    """Makes `heading` the first one; `number` is the one that it had, or None where it had none."""
    blocks.parts.insert(0, heading)
    if number is not None:
        blocks.headings.pop(number)
    blocks.headings.insert(0, heading)
    for name, old in blocks.anchors.items():
        if old == number:
            blocks.anchors[name] = 0
        elif number is None or -1 < old < number:
            blocks.anchors[name] = old + 1


def _renumber(blocks: Blocks, parts: Sequence[Heading | Block]) -> None:
    """Counts the headings that names belong to anew, where bold lines have become headings between them."""
    now = {id(part): number for number, part in enumerate(p for p in parts if isinstance(p, Heading))}
    before = [part for part in blocks.parts if isinstance(part, Heading)]
    for name, number in blocks.anchors.items():
        if 0 <= number < len(before):
            blocks.anchors[name] = now[id(before[number])]


def _title_text(element: Element) -> str:
    """The characters of a <title>."""
    return undamaged(seen("".join(child.text for child in element.children if isinstance(child, Chars))))


def _offset(item: object) -> int:
    offset = getattr(item, "offset", 0)
    if isinstance(item, Chars):
        offset += len(item.text) - len(item.text.lstrip())
    return int(offset)


def _no_words(losses: Iterable[Loss], page: Element) -> str:
    if any(element.name in {"frame", "iframe"} for element in page.elements()):
        return "The words are in another page that this one shows in a frame: open that one and save it."
    if any(loss.kind == "script" for loss in losses):
        return (
            "Scripts fetch its words when it is opened: open it in a browser and save it there as a complete"
            " page, or copy the text into a .docx or .txt file."
        )
    return "Check that it is the right file, and that the page was saved whole."
