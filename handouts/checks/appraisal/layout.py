"""Questions about how an article is laid out: its pieces, headings, lists, pictures and tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from handouts.checks.appraisal._verdict import (
    SHARE,
    SHOWN,
    Asked,
    Verdict,
    counted,
    from_facts,
    no,
    nothing,
    person,
    quoted,
    some_of,
    yes,
)
from handouts.checks.appraisal.facts import Facts, Piece
from handouts.model import Figure, Table, plain_text
from handouts.results import Outcome

PIECE_WORDS = 250
"""A longer stretch with no heading is not short. Ours: about a page of large print."""

PARAGRAPH_WORDS = 150
"""A longer paragraph is not short (Federal Plain Language Guidelines, 2011)."""

LIST_ITEMS = 7
"""A longer list has to be broken up (CDC Clear Communication Index, item 8)."""

TABLE_COLUMNS = 4
HEAD_WORDS = 5
"""A table with more columns is not simple, a head with more words is not short. Ours."""

# Order and looks ------------------------------------------------------------------------------------------


def opening(facts: Facts) -> Verdict:
    """Shows how it begins."""
    first = next((one.text for one in facts.prose if one.kind in ("paragraph", "item", "label")), "")
    return person(f"it begins: {quoted(first)}" if first else "there are no words")


def purpose(facts: Facts) -> Verdict:
    """Shows the title, and how it begins."""
    title = f"title: {quoted(facts.title)}" if facts.title else "there is no title"
    return person(title, *opening(facts).evidence)


def pieces(facts: Facts) -> Verdict:
    """Yes where most of the words stand in short stretches with short paragraphs."""
    if facts.very_short:
        return nothing("very short")
    long = [piece for piece in facts.pieces if piece.words > PIECE_WORDS or piece.paragraph > PARAGRAPH_WORDS]
    words = sum(piece.words for piece in facts.pieces)
    if words - sum(piece.words for piece in long) < SHARE * words:
        return no(*map(_long, long[:SHOWN]))
    longest = max((piece.words for piece in facts.pieces), default=0)
    return yes(f"{counted(len(facts.pieces), 'piece')}, the longest of {longest} words")


def _long(piece: Piece) -> str:
    where = f"under {quoted(piece.heading)}" if piece.heading else "with no heading above"
    if piece.words > PIECE_WORDS:
        return f"{piece.words} words {where}"
    return f"a paragraph of {piece.paragraph} words {where}"


def headings(asked: Asked) -> Verdict:
    """No where there are none, or too many that could stand over anything."""
    facts = asked.facts
    if facts.very_short:
        return nothing("very short")
    all_headings = list(facts.headings.values())
    if not all_headings:
        return no("there are no headings")
    verdict = asked.by_rules
    if verdict and verdict.outcome is Outcome.FAIL:
        return verdict
    if not facts.words:
        return person(f"headings: {some_of(all_headings)}")
    known = _lines(facts.words["empty_headings"])
    empty = [heading for heading in all_headings if _plain(heading) in known]
    if len(all_headings) - len(empty) < SHARE * len(all_headings):
        return no(f"could stand over anything: {some_of(empty)}")
    return yes(f"{counted(len(all_headings), 'heading')}: {some_of(all_headings)}")


def headed_pieces(facts: Facts) -> Verdict:
    """No where there are no headings, or long stretches between them."""
    if not facts.headings:
        return no("there are no headings")
    long = [piece for piece in facts.pieces if piece.words > PIECE_WORDS]
    if long:
        return no(*map(_long, long[:SHOWN]))
    return yes(f"{counted(len(facts.headings), 'heading')}, no more than {PIECE_WORDS} words under each")


def summary(facts: Facts) -> Verdict:
    """Yes where a heading or a label says so."""
    if facts.very_short:
        return nothing("very short")
    found = _summaries(facts, facts.headings.values())
    return yes(f"headed {some_of(found)}") if found else person()


def _summaries(facts: Facts, heads: Iterable[str]) -> list[str]:
    known = _lines(facts.words.get("summaries", ""))
    labels = [plain_text(box.title) for _, box in facts.callouts]
    return [head for head in (*heads, *labels) if _plain(head) in known]


def cues(facts: Facts) -> Verdict:
    """Yes where there are lists, boxes or bold words."""
    seen = [
        *([counted(len(facts.lists), "list")] if facts.lists else []),
        *([counted(len(facts.callouts), "box", "boxes")] if facts.callouts else []),
        *([f"bold words in {counted(len(facts.bold), 'place')}"] if facts.bold else []),
    ]
    return yes(*seen) if seen else no("no list, no box and no words in bold")


def early_cues(facts: Facts) -> Verdict:
    """Shows what stands out before the second heading."""
    early = {"", *list(facts.headings)[:1]}
    bold = [one.text for one in facts.bold if one.section in early]
    boxes = [plain_text(box.title) or box.kind for key, box in facts.callouts if key in early]
    heads = _summaries(facts, list(facts.headings.values())[:1])
    seen = [
        *([f"bold: {some_of(bold)}"] if bold else []),
        *([f"in a box: {some_of(boxes)}"] if boxes else []),
        *([f"headed {some_of(heads)}"] if heads else []),
    ]
    return person(*(seen or ["nothing stands out at the beginning"]))


def lists(facts: Facts) -> Verdict:
    """No where there are none, a long one, or some only at the end."""
    if not facts.lists:
        return no("there are no lists")
    long = [len(one.items) for _, one in facts.lists if len(one.items) > LIST_ITEMS]
    if long:
        return no(f"a list of {max(long)} items")
    last = list(facts.headings)[-1:]
    if len(facts.headings) > 1 and all(key in last for key, _ in facts.lists):
        return no("lists only at the end")
    return yes(f"{counted(len(facts.lists), 'list')}, none of more than {LIST_ITEMS} items")


# Pictures and tables --------------------------------------------------------------------------------------


def pictures(facts: Facts) -> Verdict:
    """Shows how many pictures there are."""
    return person(counted(len(facts.figures), "picture") if facts.figures else "there are no pictures")


def if_pictures(facts: Facts) -> Verdict:
    """For a person, where there are pictures."""
    if not facts.figures:
        return nothing("there are no pictures")
    return person(counted(len(facts.figures), "picture"))


def if_visuals(facts: Facts) -> Verdict:
    """For a person, where there are pictures or tables."""
    if not facts.figures and not facts.tables:
        return nothing("there are no pictures and no tables")
    return person(f"{counted(len(facts.figures), 'picture')}, {counted(len(facts.tables), 'table')}")


def captions(facts: Facts) -> Verdict:
    """No where a picture or a table has no caption."""
    visuals: Sequence[Figure | Table] = (*facts.figures, *facts.tables)
    if not visuals:
        return nothing("there are no pictures and no tables")
    bare = [one for one in visuals if not plain_text(one.caption).strip()]
    if bare:
        return no(*(f"no caption: {_visual(one)} at {one.position}" for one in bare[:SHOWN]))
    return yes(f"{counted(len(visuals), 'caption')}")


def _visual(one: Figure | Table) -> str:
    return "a table" if isinstance(one, Table) else f"the picture {quoted(one.alt or one.source)}"


def message_picture(facts: Facts) -> Verdict:
    """No where there is no picture with a caption; else a person looks at them."""
    if not facts.figures:
        return no("there are no pictures")
    named = [plain_text(one.caption) for one in facts.figures if plain_text(one.caption).strip()]
    return person(f"captions: {some_of(named)}") if named else no("no picture has a caption")


def tables(facts: Facts) -> Verdict:
    """No where a table has no heads, long ones, or many columns."""
    if not facts.tables:
        return nothing("there are no tables")
    faults = [f"{fault} at {one.position}" for one in facts.tables for fault in _faults(one)]
    return no(*faults[:SHOWN]) if faults else yes(counted(len(facts.tables), "simple table"))


def _faults(table: Table) -> list[str]:
    rows = (*table.header, *table.rows)
    columns = max((sum(cell.colspan for cell in row.cells) for row in rows), default=0)
    heads = [
        " ".join(plain_text(one) for one in _inlines(cell)) for row in table.header for cell in row.cells
    ]
    long = [head for head in heads if len(head.split()) > HEAD_WORDS]
    return [
        *(["a table with no heads"] if not table.header else []),
        *([f"a table of {columns} columns"] if columns > TABLE_COLUMNS else []),
        *([f"a long head, {quoted(long[0])},"] if long else []),
    ]


def _inlines(cell: Any) -> Iterable[Any]:
    return (getattr(block, "children", ()) for block in cell.blocks)


def _lines(text: str) -> frozenset[str]:
    return frozenset(" ".join(one.split()) for one in text.split(";"))


def _plain(heading: str) -> str:
    return re.sub(r"[^\w\s'-]", "", heading).strip().casefold()


DECIDERS = {
    **from_facts(purpose, opening, pieces, headed_pieces, summary, cues, early_cues, lists),
    **from_facts(pictures, if_pictures, if_visuals, captions, message_picture, tables),
    "headings": headings,
}
"""What answers questions, by the names that the data call it."""
