"""Hypothesis strategies for articles whose words are full of the signs of Markdown."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import strategies as st

from handouts.identifiers import Ids
from handouts.model import (
    Abbreviation,
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
    Inline,
    Inlines,
    LineBreak,
    Link,
    ListItem,
    Note,
    NoteRef,
    NumberedList,
    Paragraph,
    Quote,
    Row,
    Section,
    Span,
    Strong,
    Table,
    Text,
    plain_text,
    texts,
    walk,
)
from handouts.readers._links import target
from handouts.writers.markdown.tidy import tidy

SIGNS = (
    *(
        "a",
        "b",
        " ",
        " ",
        "x y",
        "word",
        "é",
        "\u00a0",
        "”",
        ".",
        "Yes. ",
        "No. - ",
        "? ",
        "Name: ",
        "/",
        "$",
    ),
    *("1.", "1)", "2. ", "- ", "+ ", "* ", "*", "**", "_", "__", "___", "____", "`", "``", "```", "~", "~~"),
    *("~~~", "#", "## ", "###### ", ">", "> ", "=", "===", "-", "---", "--", ":", ": ", ":::", "::: tip"),
    *("!!!", "!!! note", "!", "[", "]", "[x]", "[ ]", "(", ")", "](", "](a)", "](https://x.org)", "[^1]"),
    *(
        "[^",
        "^[",
        "^",
        "{",
        "}",
        "{lang=es}",
        "{.x}",
        "{#id}",
        "[a]: b.c",
        "*[a]: b",
        "[!NOTE]",
        "<",
        "<b>",
        "</b>",
    ),
    *("<br>", "<div>", "</td>", "<!--", "-->", "<your name>", "&", "&amp;", "&#65;", ";", "\\", "\\\\"),
    *("\\*", "|", "|-", "|---|", '"', "'", "a.", "b.", "a)", "b)", "i)", "ii.", "A."),
    *("www.nhs.uk", "https://x.org/a_b*c", "a@b.org", "800-555-0100"),
)


def _clean(text: str) -> str:
    return re.sub(r"\s{2,}", " ", text).strip()


TEXTS = st.lists(st.sampled_from(SIGNS), min_size=1, max_size=7).map("".join).map(_clean).filter(bool)
_LEAVES: st.SearchStrategy[Inline] = st.builds(Text, TEXTS)


def _around(inner: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inline]:
    several = st.lists(inner, min_size=1, max_size=2).map(tuple)
    targets = st.sampled_from(("https://x.org/", "https://x.org/a_(b", "tel:911"))
    return st.one_of(
        st.builds(Strong, several),
        st.builds(Emphasis, several),
        st.builds(Span, several, st.just("es")),
        st.builds(Link, several, targets),
        st.builds(Abbreviation, TEXTS, TEXTS),
        st.builds(LineBreak),
        st.builds(NoteRef, st.just("1")),
    )


_INLINES = st.one_of(_LEAVES, _LEAVES, _around(st.one_of(_LEAVES, _around(_LEAVES))))


def _spaced(parts: list[tuple[bool, Inline]]) -> Inlines:
    made: list[Inline] = []
    for space, inline in parts:
        if space and made:
            made.append(Text(" "))
        made.append(inline)
    return tuple(made)


RUNS = st.lists(st.tuples(st.booleans(), _INLINES), min_size=1, max_size=3).map(_spaced)
_PARAGRAPHS = st.builds(Paragraph, RUNS)
_BODIES: st.SearchStrategy[Blocks] = st.lists(_PARAGRAPHS, min_size=1, max_size=2).map(tuple)
_ITEMS = st.lists(
    st.builds(ListItem, _BODIES, st.sampled_from((None, None, True, False))), min_size=1, max_size=2
)
_CELLS: st.SearchStrategy[Blocks] = st.one_of(st.just(()), _PARAGRAPHS.map(lambda paragraph: (paragraph,)))
_CAPTIONS: st.SearchStrategy[Inlines] = st.one_of(st.just(()), RUNS)


def _table(names: tuple[Paragraph, Paragraph], one: Blocks, two: Blocks, caption: Inlines) -> Table:
    titles = Row(tuple(Cell((name,), True, "col") for name in names))
    return Table((titles,), (Row((Cell(one), Cell(two))),), caption)


def _named_rows(name: Paragraph, one: Blocks, two: Blocks) -> Table:
    rows = ((name, one), (Paragraph((Text("r"),)), two))
    return Table((), tuple(Row((Cell((words,), True, "row"), Cell(blocks))) for words, blocks in rows))


BLOCKS: st.SearchStrategy[Block] = st.one_of(
    _PARAGRAPHS,
    _PARAGRAPHS,
    st.builds(BulletList, _ITEMS.map(tuple)),
    st.builds(
        NumberedList,
        _ITEMS.map(tuple),
        st.sampled_from((1, 3)),
        st.sampled_from(("decimal", "lower-alpha", "upper-roman")),
    ),
    st.builds(Quote, _BODIES),
    st.builds(Callout, st.sampled_from(("note", "tip")), RUNS, _BODIES),
    st.builds(
        DefinitionList, st.lists(st.builds(Definition, RUNS, _BODIES), min_size=1, max_size=2).map(tuple)
    ),
    st.builds(FillIn, RUNS, st.integers(1, 2)),
    st.builds(
        Figure,
        st.none(),
        TEXTS,
        _CAPTIONS,
        st.lists(_PARAGRAPHS, max_size=1).map(tuple),
        st.booleans(),
        st.sampled_from(("a.png", "a b.png", "a(b.png", "x\\*.png")),
    ),
    st.builds(_table, st.tuples(_PARAGRAPHS, _PARAGRAPHS), _CELLS, _CELLS, _CAPTIONS),
    st.builds(_named_rows, _PARAGRAPHS, _CELLS, _BODIES),
)


def _document(title: Inlines, lead: list[Block], sections: list[tuple[Inlines, list[Block]]]) -> Document:
    made, _ = tidy(
        Document(
            title,
            tuple(lead),
            tuple(Section("", 2, heading, tuple(blocks)) for heading, blocks in sections),
            (Note("1", (Paragraph((Text("n"),)),)),),
        )
    )
    ids = Ids()
    named = (replace(one, id=ids.new(plain_text(one.heading))) for one in made.sections if one.heading)
    return replace(made, sections=tuple(named))


_TYPED_ITEM = re.compile(r"(?:[*+\u2022-]|\(?(?:\d{1,3}|[A-Za-z]{1,4})[.)])\s")


def _is_sound(document: Document) -> bool:
    """Whether a reader could have made it: it has a title, and links lead where links may lead."""
    links = (node.target for node in walk(document) if isinstance(node, Link))
    if not document.title or any(target(address) != address for address in links):
        return False
    # Lines beside each other that begin like items are what authors type who mean a list.
    lines = (line for text in texts(document) for line in text.split("\n"))
    return sum(bool(_TYPED_ITEM.match(line)) for line in lines) < 2


DOCUMENTS = st.builds(
    _document,
    RUNS,
    st.lists(BLOCKS, max_size=3),
    st.lists(st.tuples(RUNS, st.lists(BLOCKS, max_size=2)), max_size=1),
).filter(_is_sound)
"""Articles that a reader could have made, with signs wherever words can be."""
