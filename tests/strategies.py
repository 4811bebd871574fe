"""Hypothesis strategies for documents such as the readers make, for the tests of everything downstream.

`documents()` makes articles, as `handouts.render` takes them; `handouts_made()` makes whole handouts of them,
as writers take them. Parts are to be had too: `inlines()`, `blocks()`, `tables()`, `figures()`. What comes
out is well formed in the ways that `handouts.model` asks for: text is NFC with single spaces and none at an
edge, nothing is empty that a reader would have dropped, section ids are unique, levels skip nothing, tables
are regular, every internal link has its section and every note reference its note. Everything shrinks towards
one short paragraph of plain ASCII.
"""

from __future__ import annotations

import datetime
import functools
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from hypothesis import strategies as st
from PIL import Image as Pillow

from handouts.compose import handouts_of
from handouts.model import (
    Abbreviation,
    Alternate,
    Block,
    Blocks,
    BulletList,
    Callout,
    Cell,
    Definition,
    DefinitionList,
    Document,
    Emphasis,
    Figure,
    FillIn,
    GlossaryEntry,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    ListItem,
    Meta,
    Node,
    Note,
    NoteRef,
    NumberedList,
    Paragraph,
    Quote,
    Reference,
    Row,
    Section,
    Span,
    Strong,
    Table,
    Text,
    plain_text,
    transform,
    walk,
)
from handouts.readers._outline import Ids

# Words --------------------------------------------------------------------------------------------------

ASCII = "abcdefghijklmnopqrstuvwxyzABCXYZ0123456789"
LETTERS = {
    "en": ASCII,
    "es": ASCII + "áéíóúüñÁÉÑ",
    "fr": ASCII + "àâæçèéêëîïôœùûÿÉŒ",
    "de": ASCII + "äöüßÄÖÜ",
    "pl": ASCII + "ąćęłńóśźżŁŚŻ",
    "vi": ASCII + "ăâđêôơưạảấầẩẫậắằế",
    "el": "αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώΑΒΓΔΩ",
    "ru": "абвгдежзийклмнопрстуфхцчшщъыьэюяёАБВЖЯ",
}
"""Characters by language. Each shipped family or its fallback has them."""

TERMS = ("dose", "receptor", "side effect")
"""Words that a document may explain in its glossary; they turn up in its text."""

AWKWARD = (
    "<b>",
    "a&b",
    "&amp;",
    "(one)",
    "\\n",
    '"so"',
    "%s",
    "{{x}}",
    "it’s",
    "“so”",
    "co-op",
    "5–10",
    "word—word",
    "wait…",
    "37.5°",
    "½",
    "×2",
    "A*",
    "_x_",
    "5\u00a0mg",
    "and/or",
    "(800)",
    "well-being-",
    "example.org/" + "path/" * 12,
    "x" * 90,
)
"""Words that have broken writers: markup, escapes, no-break spaces, what is longer than a line."""


@functools.cache
def words(lang: str = "en") -> st.SearchStrategy[str]:
    """One word, mostly letters; never white space alone and never empty."""
    letters = st.text(LETTERS[lang], min_size=1, max_size=9)
    return st.one_of(letters, st.sampled_from(AWKWARD), st.sampled_from(TERMS))


@functools.cache
def phrases(lang: str = "en", most: int = 8) -> st.SearchStrategy[str]:
    """From one to `most` words with single spaces between."""
    running = st.text(LETTERS[lang] + "  ,.?", min_size=1, max_size=7 * most).map(_clean)
    return st.one_of(running, st.lists(words(lang), min_size=1, max_size=min(most, 3)).map(" ".join))


def _clean(text: str) -> str:
    clean = " ".join(text.split())
    return clean if any(map(str.isalnum, clean)) else "a"


# Inlines ------------------------------------------------------------------------------------------------

_NOTE_IDS = ("1", "2", "3")
_SECTION = "#section:"

TARGETS = (
    "https://example.org/",
    "https://example.org/a?b=1&c=%20d#part",
    "http://example.net/one",
    "mailto:clinic@example.org",
    "tel:+18005550100",
)


@dataclass(frozen=True)
class Allowed:
    """Which inlines may stand here: a link holds no link, a heading no note."""

    depth: int = 2
    links: bool = True
    notes: bool = True
    breaks: bool = True
    without: frozenset[type] = field(default_factory=frozenset)

    def inside(self, kind: type) -> Allowed:
        """What may stand inside an inline of `kind` that stands here."""
        link = kind is Link
        return replace(
            self,
            depth=self.depth - 1,
            links=self.links and not link,
            notes=self.notes and not link,
            breaks=self.breaks and not link,
            without=self.without | {kind},
        )


PLAIN = Allowed(depth=0, links=False, notes=False, breaks=False)
HEADING = Allowed(depth=1, notes=False, breaks=False)
ANYTHING = Allowed()
OWN_WORDS = replace(ANYTHING, notes=False)
"""For what is inside a note."""


@functools.cache
def inlines(lang: str = "en", allowed: Allowed = ANYTHING, most: int = 3) -> st.SearchStrategy[Inlines]:
    """A run of inlines that is not empty and neither starts nor ends with a space, a break or a note."""
    piece = _pieces(lang, allowed)
    joint = st.sampled_from((" ", " ", " ", "", "\n") if allowed.breaks else (" ", " ", " ", ""))
    return st.builds(
        _join,
        piece,
        st.lists(
            st.tuples(joint, piece, st.sampled_from(("", *_NOTE_IDS)) if allowed.notes else st.just("")),
            max_size=most - 1,
        ),
    )


def _pieces(lang: str, allowed: Allowed) -> st.SearchStrategy[Inline]:
    text: st.SearchStrategy[Inline] = st.builds(Text, phrases(lang))
    kinds: list[st.SearchStrategy[Inline]] = [text]
    if allowed.depth > 0:

        def inner(kind: type) -> st.SearchStrategy[Inlines]:
            return inlines(lang, allowed.inside(kind), 2)

        kinds += [st.builds(kind, inner(kind)) for kind in (Strong, Emphasis) if kind not in allowed.without]
        if Span not in allowed.without:
            kinds.append(st.sampled_from(tuple(LETTERS)).flatmap(_foreign))
        if allowed.links:
            inside = inner(Link).map(_worth_a_link)
            kinds.append(st.builds(Link, inside, st.sampled_from(TARGETS)))
            kinds.append(st.builds(Link, inside, st.integers(0, 3).map(lambda n: f"{_SECTION}{n}")))
        kinds.append(
            st.builds(Abbreviation, st.text("ABCDEFGH", min_size=2, max_size=5), phrases(lang, most=3))
        )
    return st.one_of(kinds)


def _worth_a_link(inlines: Inlines) -> Inlines:
    """One letter is too small to touch, which is the author's mistake and no writer's."""
    return inlines if len(plain_text(inlines)) > 3 else (*inlines, Text(" page"))


def _foreign(lang: str) -> st.SearchStrategy[Inline]:
    return st.builds(Span, st.builds(Text, phrases(lang, 3)).map(lambda text: (text,)), st.just(lang))


def _join(first: Inline, rest: Iterable[tuple[str, Inline, str]]) -> Inlines:
    made: list[Inline] = [first]
    for joint, piece, note in rest:
        if joint == "\n":
            made += [LineBreak(), piece]
        elif joint == " ":
            # A reader makes a Text for each stretch of a line, so two in a row are usual.
            if isinstance(piece, Text):
                made.append(Text(" " + piece.text))
            else:
                made += [Text(" "), piece]
        elif isinstance(piece, Link):
            made += [Text("-"), piece]  # two links that touch are one to the eye
        else:
            made.append(piece)
        if note:
            made.append(NoteRef(note))
    return tuple(made)


# Blocks -------------------------------------------------------------------------------------------------


@functools.cache
def paragraphs(lang: str = "en", allowed: Allowed = ANYTHING) -> st.SearchStrategy[Paragraph]:
    """A paragraph of the author's own."""
    return st.builds(Paragraph, inlines(lang, allowed))


@functools.cache
def blocks(lang: str = "en", allowed: Allowed = ANYTHING, depth: int = 2) -> st.SearchStrategy[Block]:
    """Any block. Those that hold blocks are nested at most `depth` deep."""
    paragraph = paragraphs(lang, allowed)
    run = inlines(lang, allowed, 2)
    kinds: list[st.SearchStrategy[Block]] = [
        paragraph,
        paragraph,
        figures(lang),
        st.builds(FillIn, inlines(lang, PLAIN), st.integers(1, 4)),
    ]
    if depth > 0:
        inside = bodies(lang, allowed, depth - 1)
        item = st.builds(ListItem, inside)
        ticked = st.builds(ListItem, inside, st.sampled_from((None, False, True)))
        kinds += [
            st.builds(BulletList, _several(item)),
            st.builds(BulletList, _several(ticked)),
            st.builds(
                NumberedList,
                _several(item),
                st.sampled_from((1, 1, 2, 9)),
                st.sampled_from(("decimal", "lower-alpha", "upper-alpha", "lower-roman", "upper-roman")),
            ),
            st.builds(DefinitionList, _several(st.builds(Definition, run, inside), 2)),
            tables(lang, allowed, depth - 1),
            st.builds(
                Callout,
                st.sampled_from(("note", "tip", "warning", "urgent", "contact")),
                inlines(lang, HEADING, 2),
                inside,
            ),
            st.builds(Quote, inside),
        ]
    return st.one_of(kinds)


@functools.cache
def bodies(lang: str = "en", allowed: Allowed = ANYTHING, depth: int = 1) -> st.SearchStrategy[Blocks]:
    """What a list item, a cell or a callout holds: a paragraph, and now and then more."""
    first = st.builds(lambda run: (Paragraph(run),), inlines(lang, allowed, 2))
    return st.one_of(first, first, st.tuples(paragraphs(lang, allowed), blocks(lang, allowed, depth)))


def _several(strategy: st.SearchStrategy[Node], most: int = 3) -> st.SearchStrategy[tuple[Node, ...]]:
    return st.lists(strategy, min_size=1, max_size=most).map(tuple)


# Tables -------------------------------------------------------------------------------------------------


@functools.cache
def tables(
    lang: str = "en", allowed: Allowed = ANYTHING, depth: int = 0, most: int = 3
) -> st.SearchStrategy[Table]:
    """A regular table: its cells tile the grid, and a cell begins in every row and every column."""

    @st.composite
    def build(draw: st.DrawFn) -> Table:
        columns = draw(st.integers(1, most))
        head_rows = draw(st.sampled_from((1, 0, 2)))
        body_rows = draw(st.integers(1, most))
        row_heads = draw(st.booleans())
        spans = draw(st.booleans())
        body_cell = st.one_of(inlines(lang, allowed, 2).map(lambda run: (Paragraph(run),)), st.just(()))
        if depth > 0:
            body_cell = st.one_of(body_cell, bodies(lang, allowed, depth - 1))

        def blank_corner(row: int, column: int) -> bool:
            # Tables that compare things leave the top left cell empty.
            return row == 0 and column == 0 and row_heads and columns > 1 and draw(st.booleans())

        def head_cell(row: int, column: int) -> Cell:
            if blank_corner(row, column):
                return Cell(())
            return Cell((Paragraph(draw(inlines(lang, HEADING, 2))),), header=True, scope="col")

        def data_cell(row: int, column: int) -> Cell:
            if row_heads and column == 0 and columns > 1:
                return Cell((Paragraph(draw(inlines(lang, HEADING, 2))),), header=True, scope="row")
            return Cell(draw(body_cell))

        def size(rows: int, columns: int) -> tuple[int, int]:
            return draw(st.integers(1, rows)), draw(st.integers(1, columns))

        caption = draw(st.one_of(st.just(()), inlines(lang, HEADING, 2)))
        return Table(
            _grid(head_rows, columns, head_cell, size if spans else None),
            _grid(body_rows, columns, data_cell, size if spans else None),
            caption,
        )

    return build()


def _grid(
    height: int,
    width: int,
    cell: Callable[[int, int], Cell],
    size: Callable[[int, int], tuple[int, int]] | None,
) -> tuple[Row, ...]:
    """Rows of cells that tile the grid. Only cells off the first row and column of it may reach over others.

    That leaves a cell beginning in every row (its first) and in every column (the first row's).
    """
    taken: set[tuple[int, int]] = set()
    rows = []
    for row in range(height):
        cells = []
        for column in range(width):
            if (row, column) in taken:
                continue
            rowspan = colspan = 1
            if size and row and column:
                free = next((n for n in range(column, width) if (row, n) in taken), width) - column
                rowspan, colspan = size(height - row, free)
            taken |= {(row + down, column + on) for down in range(rowspan) for on in range(colspan)}
            cells.append(replace(cell(row, column), rowspan=rowspan, colspan=colspan))
        rows.append(Row(tuple(cells)))
    return tuple(rows)


# Figures ------------------------------------------------------------------------------------------------


@functools.cache
def image(mode: str = "RGB", width: int = 8, height: int = 6, kind: str = "PNG") -> Image:
    """A small real image: `mode` as Pillow names it ("RGBA" has transparency), `kind` also ("JPEG")."""
    picture = Pillow.new("RGBA", (width, height), (20, 90, 160, 128)).convert(mode)
    buffer = io.BytesIO()
    picture.save(buffer, kind)
    return Image(buffer.getvalue(), f"image/{kind.lower()}", width, height)


@functools.cache
def images() -> st.SearchStrategy[Image]:
    """Images of the kinds that articles have, among them one far wider and one far taller than a page."""
    return st.sampled_from(
        (
            image(),
            image("L"),
            image("RGBA"),
            image("P"),
            image("RGB", kind="JPEG"),
            image("CMYK", kind="JPEG"),
            image("P", kind="GIF"),
            image("RGB", 4000, 3),
            image("RGB", 3, 4000),
        )
    )


@functools.cache
def figures(lang: str = "en") -> st.SearchStrategy[Figure]:
    """A picture with words for it, one that could not be had, or one that is decoration."""
    source = st.sampled_from(("picture.png", "https://example.org/p.jpg?x=1&y=2", ""))
    caption = st.one_of(st.just(()), inlines(lang, OWN_WORDS, 2))
    description = st.lists(paragraphs(lang, OWN_WORDS), max_size=1).map(tuple)
    return st.one_of(
        st.builds(
            Figure,
            st.one_of(images(), st.none()),
            phrases(lang),
            caption,
            description,
            source=source,
        ),
        st.builds(Figure, images(), decorative=st.just(True), source=source),
    )


# Documents ----------------------------------------------------------------------------------------------


@functools.cache
def metas(lang: str = "en") -> st.SearchStrategy[Meta]:
    """What may be known about a document."""
    dates = st.dates(datetime.date(2020, 1, 1), datetime.date(2029, 12, 31))
    reference = st.builds(
        Reference, phrases(lang, 5), st.sampled_from(("", "https://example.org/facts?a=1&b=2"))
    )
    return st.builds(
        Meta,
        lang=st.just(lang),
        lang_declared=st.booleans(),
        reviewed_by=st.one_of(st.just(""), phrases(lang, 3)),
        reviewed_on=st.one_of(st.none(), dates),
        review_by=st.one_of(st.none(), dates),
        sources=st.lists(reference, max_size=2).map(tuple),
        url=st.sampled_from(("", "https://example.org/article")),
        alternates=st.sampled_from(("", "ar", "zh-Hant")).map(
            lambda tag: (Alternate(tag, f"https://example.org/{tag}"),) if tag else ()
        ),
        topics=st.lists(phrases(lang, 3), unique=True, max_size=2).map(tuple),
        terms=st.lists(st.sampled_from(TERMS), unique=True, max_size=2).map(
            lambda terms: tuple(GlossaryEntry(term, f"What {term} means.") for term in terms)
        ),
    )


@functools.cache
def _trees(lang: str, level: int, deepest: int) -> st.SearchStrategy[tuple[Section, ...]]:
    children = _trees(lang, level + 1, deepest) if level < deepest else st.just(())
    section = st.builds(
        Section,
        st.just(""),
        st.just(level),
        inlines(lang, HEADING, 2),
        st.lists(blocks(lang), max_size=2).map(tuple),
        children,
    )
    return st.lists(section, max_size=2).map(tuple)


@st.composite
def documents(draw: st.DrawFn, langs: tuple[str, ...] = tuple(LETTERS), deepest: int = 4) -> Document:
    """An article, as a reader makes it of a source.

    Args:
        draw: Hypothesis's own.
        langs: Which main languages it may have, of those in `LETTERS`.
        deepest: The deepest level that a section may have (2 to 6).
    """
    lang = draw(st.sampled_from(langs))
    document = Document(
        draw(inlines(lang, HEADING, 2)),
        draw(st.lists(blocks(lang), max_size=2).map(tuple)),
        draw(_trees(lang, 2, deepest)),
        meta=draw(metas(lang)),
    )
    return _with_targets(_with_notes(draw, _with_ids(document), lang))


def handouts_made(langs: tuple[str, ...] = tuple(LETTERS), deepest: int = 4) -> st.SearchStrategy[Document]:
    """A whole handout, as a writer gets it: an article with all that the composer adds to it."""

    def compose(article: Document, draft: bool) -> Document:
        return handouts_of(article, draft=draft)[0].document

    return st.builds(compose, documents(langs, deepest), st.booleans())


def _with_ids(document: Document) -> Document:
    ids = Ids()

    def named(section: Section) -> Section:
        own = ids.new(plain_text(section.heading))
        return replace(section, id=own, sections=tuple(map(named, section.sections)))

    return replace(document, sections=tuple(map(named, document.sections)))


def _with_targets(document: Document) -> Document:
    """Internal links lead to sections that exist."""
    known = [node.id for node in walk(document) if isinstance(node, Section)]

    def change(node: Node) -> Node:
        if isinstance(node, Link) and node.target.startswith(_SECTION):
            number = int(node.target.removeprefix(_SECTION))
            return replace(node, target=f"#{known[number % len(known)]}" if known else TARGETS[0])
        return node

    return transform(document, change)


def _with_notes(draw: st.DrawFn, document: Document, lang: str) -> Document:
    """Notes are numbered in the order of their first reference, and each that is referred to is there."""
    order: dict[str, str] = {}
    for node in walk(document):
        if isinstance(node, NoteRef):
            order.setdefault(node.id, str(len(order) + 1))

    def change(node: Node) -> Node:
        return replace(node, id=order[node.id]) if isinstance(node, NoteRef) else node

    notes = tuple(
        Note(number, draw(st.lists(paragraphs(lang, OWN_WORDS), min_size=1, max_size=2).map(tuple)))
        for number in order.values()
    )
    return replace(transform(document, change), notes=notes)
