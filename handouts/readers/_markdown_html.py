"""Blocks of HTML in Markdown: their words become paragraphs and headings."""

from __future__ import annotations

from collections.abc import Iterator

from handouts.errors import SourceError
from handouts.model import Block, Paragraph
from handouts.readers._markdown_context import TAG, Context, elements, first_position
from handouts.readers._markdown_inlines import InlineReader
from handouts.readers._markdown_parser import Places
from handouts.readers._outline import Heading


def html_parts(
    content: str, places: Places, context: Context, inside: InlineReader
) -> Iterator[Heading | Block]:
    """The headings, paragraphs and figures in a block of HTML, in order.

    Raises:
        SourceError: A comment or a script is never closed, so that nobody knows where the text goes on.
    """
    level = at = 0
    while at < len(content):
        mark = content.find("<", at)
        mark = len(content) if mark < 0 else mark
        _read_text(content, at, mark, places, inside)
        if mark == len(content):
            break
        line, column = places.at(mark)
        at, name, closing = _tag_end(content, mark, context.path, line)
        if name in elements("block"):
            yield from _flush(inside, level)
            level = int(name[1]) if name[0] == "h" and name[1:].isdigit() and not closing else 0
            if name in elements("flattened") and not closing:
                what = f"the layout of an HTML <{name}>; its words stay"
                context.lose("format", what, "use Markdown's own lists and tables", (line, column))
        else:
            inside.tag(content[mark:at], line, column)
        if name in elements("dropped") and not closing:
            close = content.lower().find(f"</{name}", at)
            if close < 0:
                raise SourceError(
                    f"{context.path}:{line}: The HTML <{name}> that starts here never ends.",
                    f"Put </{name}> where it ends, or take it out.",
                )
            at = content.find(">", close) + 1 or len(content)
            inside.tag(f"</{name}>", line, column)
    yield from _flush(inside, level)


def _read_text(content: str, at: int, end: int, places: Places, inside: InlineReader) -> None:
    """Reads the text between two tags."""
    for number, part in enumerate(content[at:end].split("\n")):
        if number:
            inside.line_end()
        lead = len(part) - len(part.lstrip()) if number else 0
        line, column = places.at(at + lead)
        inside.text(part[lead:], line, column)
        at += len(part) + 1


def _tag_end(content: str, at: int, path: str, line: int) -> tuple[int, str, bool]:
    """Where the tag at `at` ends, its name in lower case, and whether it is an end tag."""
    if content.startswith("<!--", at):
        end = content.find("-->", at + 4)
        if end < 0:
            raise SourceError(
                f"{path}:{line}: The comment that starts here never ends.",
                "Put --> where it ends, or take the <!-- out.",
            )
        return end + 3, "", False
    match = TAG.match(content, at)
    if match:
        return match.end(), match[2].lower(), bool(match[1])
    return at + 1, "", False


def _flush(inside: InlineReader, level: int) -> Iterator[Heading | Block]:
    inlines, figures = inside.finish()
    if inlines:
        where = first_position(inlines)
        yield Heading(level, inlines, where) if level else Paragraph(inlines, position=where)
    yield from figures
