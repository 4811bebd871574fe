"""Write an article as Markdown that a person can edit and the Markdown reader reads back as the same article.

One sentence stands on each line. So a long sentence shows, a line number names one sentence, and when two
versions are compared just the sentences that were changed light up. To the reader a line end inside a
paragraph means no more than a space, so whoever likes may join the lines.

What comes back is the document itself, but for what nobody would see: texts side by side are one, white space
stands outside of bold and links, section ids and note numbers are made anew, and an address among the words
is a link, as in every source. What Markdown cannot say is told (`Draft.losses`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from handouts.errors import RenderError
from handouts.formats import RenderOptions
from handouts.model import Document, Loss, NumberedList, Section, texts, walk
from handouts.ordinals import ordinal
from handouts.records import dataclass
from handouts.writers.markdown.blocks import BlockWriter
from handouts.writers.markdown.escapes import Labels, Where
from handouts.writers.markdown.front_matter import front_matter, with_review
from handouts.writers.markdown.inlines import line_of
from handouts.writers.markdown.naming import SectionNames, file_name, picture_names, section_names
from handouts.writers.markdown.pieces import Setting
from handouts.writers.markdown.silences import comments, lost
from handouts.writers.markdown.tidy import tidy

__all__ = ["Draft", "draft", "with_review", "write"]

_DEEPEST = 6
"""The deepest level of heading that Markdown has."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as Markdown.

    Attributes:
        text: The Markdown file.
        pictures: The files that it names, by their names relative to its own folder.
        losses: What Markdown cannot say, with its place in the source.
    """

    text: str
    pictures: Mapping[str, bytes]
    losses: tuple[Loss, ...]


def write(document: Document, _options: RenderOptions) -> bytes:
    """An article as a Markdown file.

    Its pictures are files of their own, which it names; `draft` has them. None of the options, which are
    about print, makes a difference.

    Args:
        document: The article. What the composer adds to a handout is left out.

    Raises:
        RenderError: Markdown cannot say all of it.
    """
    made = draft(document)
    if made.losses:
        first = made.losses[0]
        more = f" (and {len(made.losses) - 1} more)" if len(made.losses) > 1 else ""
        raise RenderError(
            f"{first.position}: Markdown cannot say this: {first.what}, because {first.why}{more}.",
            "Change it in the source, or make a draft, which goes on and says what it leaves out.",
        )
    return made.text.encode("utf-8")


def draft(document: Document) -> Draft:
    """An article as Markdown, with its pictures, and what was lost.

    Raises:
        RenderError: Lists or quotations are nested so deeply that Markdown would drop what is in them.
    """
    article, losses = tidy(document)
    names = section_names(article)
    pictures = list(picture_names(article))
    setting = Setting(article.meta.lang, names.links, _labels(article))
    said = comments(article)
    writer = BlockWriter(setting, {id(figure): name for figure, name in pictures}, said, losses)
    parts = [
        front_matter(article.meta, losses),
        [*said.of(article), *_title(article, setting)],
        said.everywhere,
        writer.lines(article.blocks),
        *(part for section in article.sections for part in _section(section, writer, names)),
        *(writer.note(note) for note in article.notes),
    ]
    losses += lost(article, said)
    text = "\n\n".join("\n".join(part) for part in parts if part) + "\n"
    files = {file_name(name): figure.image.data for figure, name in pictures if figure.image}
    return Draft(text, files, tuple(losses))


def _title(article: Document, setting: Setting) -> list[str]:
    """The title. Where it is still open its place is kept, so that no other heading is taken for it."""
    if not article.title and not article.sections:
        return []
    return [f"# {line_of(article.title, setting, Where.HEADING)}".rstrip()]


def _section(section: Section, writer: BlockWriter, names: SectionNames) -> Iterator[list[str]]:
    """A section, and the sections in it."""
    if section.level > _DEEPEST:
        what = f"a heading of level {section.level}, which is one of level {_DEEPEST} now"
        writer.losses.append(Loss("format", what, "there are only six levels", section.position))
    heading = line_of(section.heading, writer.setting, Where.HEADING)
    name = f" {{#{names.links[section.id]}}}" if section.id in names.given else ""
    marks = "#" * min(section.level, _DEEPEST)
    yield [*writer.comments.of(section), f"{marks} {heading}{name}".rstrip()]
    yield writer.lines(section.blocks)
    for inner in section.sections:
        yield from _section(inner, writer, names)


_LABEL = re.compile(r"(?<!\S)(?:[a-z]{1,9}|[A-Z]{1,9})[.)](?!\S)")


def _labels(document: Document) -> Labels:
    """The labels of lists that are in a document, as far as those could be."""
    used = {match[0] for text in texts(document) for match in _LABEL.finditer(text)}
    next_: set[str] = set()
    for node in walk(document):
        if isinstance(node, NumberedList) and node.style != "decimal":
            end = node.start + len(node.items)
            used |= {ordinal(number, node.style) + sign for number in range(node.start, end) for sign in ".)"}
            next_ |= {ordinal(end, node.style) + sign for sign in ".)"}
    return Labels(frozenset(used), frozenset(next_))
