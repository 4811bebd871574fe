"""Which lines of a plain text are headings, and which heading is above which.

A wrong guess splits an article and a missed one runs two parts together, so a line has to look like a heading
and also stand like one: with text of another kind below it, and not in a row of its like.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Sequence

from handouts.readers._fill_ins import is_room
from handouts.readers._plain_lines import COLUMN_GAP, Chunk, Item, Prose, atx, deliberate, is_caps
from handouts.readers._plain_markers import Line
from handouts.records import dataclass
from handouts.resources import toml

_LONGEST = 120
"""Characters. The longest headings of health pages have about 90."""

_MOST_WORDS = 16
_COLON_WORDS = 6

_SENTENCE_END = re.compile(r"[.!?…][\"'”’)]*\s+[\"'“‘(]*[A-Z0-9]")
_DECIMAL = re.compile(r"(\d{1,2}(?:\.\d{1,2})+)\.?\s+[A-Z]")
_QUESTION = re.compile(r"(?:Q|Question)\s?\d{0,2}[:.)]\s", re.IGNORECASE)
_WORD = re.compile(r"[^\W_](?:[\w'’.&/-]*\w)?")
_BLANK = re.compile(r"_{3,}|\.{5,}")
"""Room for handwriting."""

_EXAMPLES = re.compile(r":\s[^,]+,[^,]+,")
"""A colon and a row of things after it."""

_TO_DO = re.compile(r" to [a-z]+ (?:out )?(?:for|from|about|with|on|at)$")
"""How a line ends that is finished although its last word looks otherwise: "Signs to watch for"."""

_END_MARKS = "\"'”’)»"

SURE = frozenset({"title", "caps", "question", "decimal", "part", "qa"})
"""Looks that make a heading wherever it can stand. The others, "sentence" and "word", need more."""


@dataclass(frozen=True, slots=True)
class Found:
    """A heading: its line, and its level from 2, the title having 1."""

    line: Line
    level: int


def headings(chunks: Sequence[Chunk], wrap: int, start: int) -> dict[int, Found]:
    """The headings by the number of their chunk; a heading may be only the first line of its chunk.

    Args:
        chunks: The text.
        wrap: The width at which lines were broken.
        start: The chunk to start at; those before are the title.
    """
    looks: dict[int, str] = {}
    lines: dict[int, Line] = {}
    for at in range(start, len(chunks)):
        chunk = chunks[at]
        if isinstance(chunk, Prose) and not chunk.inside:
            marked = atx(chunk.lines[0])
            lines[at] = marked[1] if marked else chunk.lines[0]
            if chunk.underline:
                looks[at] = f"under {chunk.underline}"
            elif marked and (len(chunk.lines) == 1 or chunk.blank_before):
                looks[at] = f"atx {marked[0]}"
    if not any(look.startswith("under") for look in looks.values()):
        # An author who underlines headings underlines all of them.
        shapes = {at: look(line.text) for at, line in lines.items() if at not in looks}
        looks |= _standing(chunks, shapes, wrap, start)
        looks |= _numbered(chunks, start, lines)
    _drop_rows(chunks, looks)
    rank = _ranks(chunks, looks)
    if start:
        _raise_questions(chunks[0].lines[0].text, looks, lines, rank)
    _drop_empty(chunks, looks, rank)
    return _levels(chunks, looks, rank, lines)


def look(text: str, *, numbered: bool = False) -> str:
    """What kind of heading a line could be by its words alone; empty for none.

    Args:
        text: The line.
        numbered: Whether a number stands before it, so that it ends where it ends ("3. Breathe in").
    """
    if _QUESTION.match(text) and text.endswith("?"):
        return "qa"
    decimal = _DECIMAL.match(text)
    if decimal:
        return "decimal" if look(text[decimal.end() - 1 :]) not in {"", "decimal"} else ""
    words = text.split()
    names = _WORD.findall(text)
    if len(text) > _LONGEST or len(words) > _MOST_WORDS or not names or not _letters(text):
        return ""
    if _BLANK.search(text) or COLUMN_GAP.search(text) or _EXAMPLES.search(text):
        return ""
    bare = text.rstrip(_END_MARKS)
    first, last = names[0].lower(), names[-1].lower()
    lists = _lists()
    if words[0].lower() in lists["not_headings"] or _many_numbers(words):
        return "part" if first in lists["parts"] and bare[-1:] not in ".,;" and len(words) < 10 else ""
    inner = bare.rstrip("?!:.")
    if any(
        _last_word(inner[: match.start()]) not in lists["abbreviations"]
        for match in _SENTENCE_END.finditer(inner)
    ):
        return ""
    capital = _title_case(names, lists["small"])
    if bare.endswith("?"):
        return "question"
    if bare[-1:] in (".", ",", ";", "…", "-") or (bare.endswith("!") and capital < 2):
        return ""
    if first in lists["parts"] and len(words) > 1 and words[1].rstrip(":.").isdigit():
        return "part"
    if is_caps(inner):
        return "caps"
    if last in lists["unfinished"] and not (numbered or first in lists["openers"] or _TO_DO.search(inner)):
        return ""
    if capital >= 2 and names[0][0] == names[0][0].upper():
        return "title:" if bare.endswith(":") else "title"
    if not (names[0][0].isupper() or names[0][0].isdigit()):
        return ""
    if bare.endswith(":"):
        return ""
    if len(names) == 1:
        return "word"
    if len(words) > 8 or _is_clause([name.lower() for name in names], lists):
        return ""
    return "sentence"


def _standing(chunks: Sequence[Chunk], shapes: dict[int, str], wrap: int, start: int) -> dict[int, str]:
    """The looks that hold where they stand."""
    held: dict[int, str] = {}
    colons = _with_colons(chunks, start)
    after_intro = small = False
    for at in range(start, len(chunks)):
        chunk, shape = chunks[at], shapes.get(at, "")
        if after_intro and small and chunk.lines[0].text[:1].isupper():
            after_intro = False  # the items began with small letters, and this is none of them
        below = chunks[at + 1] if at + 1 < len(chunks) else None
        if not isinstance(chunk, Prose) or chunk.inside:
            after_intro = False
            continue
        if at in colons:
            kept = "colon"
        elif len(chunk.lines) > 1:
            kept = _heads_own_chunk(chunk, shape, wrap)
        elif below is None or (isinstance(below, Prose) and (below.inside or is_room(below.lines[0].text))):
            kept = ""
        else:
            beside = [
                shapes.get(place, "")
                for place in (at - 1, at + 1)
                if place >= start and _alone(chunks[place])
            ]
            kept = _heads_next(shape, beside, after_intro)
        if kept:
            held[at] = kept
            after_intro = False
        elif _is_intro(chunk):
            after_intro = True
            small = below is not None and below.lines[0].text[:1].islower()
        elif shape not in {"sentence", "word"}:
            # A row of items that lost their bullets goes on as long as they have no stop at their end.
            after_intro = after_intro and not chunk.lines[-1].text.endswith(".")
    return held


def _with_colons(chunks: Sequence[Chunk], start: int) -> set[int]:
    """The chunks that begin with a heading like "Symptoms:", with the text or a list right below it.

    A colon mostly says that a list or a sentence goes on below. So the words must be those of a usual part of
    a health article, twice at least if lists are below; others count if three different ones stand like that.
    """
    lists = _lists()
    named: dict[int, str] = {}
    prose: set[int] = set()
    for at in range(start, len(chunks)):
        chunk = chunks[at]
        if not isinstance(chunk, Prose) or chunk.inside or not chunk.blank_before:
            continue
        name = _colon_words(chunk.lines[0].text, lists)
        following = chunks[at + 1] if len(chunk.lines) == 1 and at + 1 < len(chunks) else None
        if not name or (len(chunk.lines) == 1 and following is None):
            continue
        if following is None or (isinstance(following, Prose) and not following.inside):
            if not _are_sentences(chunk.lines[1:] if following is None else following.lines):
                continue
            prose.add(at)
        named[at] = name
    usual = {at for at, name in named.items() if name in lists["parts_with_colon"]}
    others = {name for at, name in named.items() if at in prose}
    alike = len(others) > 2 and len(others) == len(prose)
    return {
        at for at in named if (at in usual and (at in prose or len(usual) > 1)) or (at in prose and alike)
    }


def _colon_words(text: str, lists: dict[str, frozenset[str]]) -> str:
    """The words of a line that a colon ends, in small letters and joined; "" if it cannot be a heading."""
    names = [name.lower() for name in _WORD.findall(text)]
    if not text.endswith(":") or ":" in text[:-1] or not names or len(names) > _COLON_WORDS:
        return ""
    plain = text[0].isupper() and not any(character.isdigit() or character in "_|" for character in text)
    label = names[0] in lists["labels"] and (len(names) == 1 or names[0] not in lists["openers"])
    if not plain or label or text.split(maxsplit=1)[0].lower() in lists["not_headings"]:
        return ""
    unfinished = names[-1] in lists["unfinished"] and names[0] not in lists["openers"]
    return "" if unfinished or _is_clause(names, lists) else "_".join(names)


def _are_sentences(lines: Sequence[Line]) -> bool:
    """Whether lines are neither items without bullets nor the end of the sentence above them."""
    return not lines[0].text[0].islower() and lines[-1].text.rstrip(_END_MARKS)[-1:] in (".", "!", "?")


def _heads_own_chunk(chunk: Prose, shape: str, wrap: int) -> str:
    """The look of the first line of several, if it is a heading with no blank line after it."""
    first, second, last = chunk.lines[0], chunk.lines[1], chunk.lines[-1]
    shape = shape.rstrip(":")
    if shape == "question" and _title_case(_WORD.findall(first.text), _lists()["small"]) < 2:
        # One sentence a line: this is the first of them, and it asks something.
        return ""
    if shape in {"", "word"} and not chunk.blank_before:
        return ""
    columns = all(COLUMN_GAP.search(line.text) for line in chunk.lines[1:])
    body = columns or last.text.rstrip(_END_MARKS)[-1:] in (".", "!", "?", ":")
    prose = shape and deliberate(first, second, wrap) and not second.text[0].islower() and body
    longer = shape == "qa" or len(second.text) > len(first.text) or len(chunk.lines) > 2
    part = columns or look(second.text) not in {"title", "caps", "word"}
    return shape if prose and longer and part else ""


def _heads_next(shape: str, beside: Sequence[str], after_intro: bool) -> str:
    """The look of a line alone, if the looks of the lines alone beside it let it be a heading."""
    if shape in SURE:
        return shape
    if shape == "title:":
        return "title"
    if shape in {"sentence", "word"}:
        in_row = any(other in {"sentence", "word"} for other in beside)
        return "" if after_intro or in_row else shape
    return ""


def _numbered(chunks: Sequence[Chunk], start: int, lines: dict[int, Line]) -> dict[int, str]:
    """Lines that were taken for items "1.", "2." but have paragraphs between them: numbered headings."""
    found: dict[int, str] = {}
    for at in range(start, len(chunks) - 1):
        chunk, below = chunks[at], chunks[at + 1]
        if (
            isinstance(chunk, Item)
            and chunk.marker.kind == "number"
            and chunk.indent == 0
            and len(chunk.lines) == 1
            and chunk.blank_before
            and not (isinstance(below, Item) and below.marker.kind == "number")
            and not (isinstance(below, Prose) and below.inside)
            and look(chunk.lines[0].text, numbered=True)
        ):
            found[at] = f"number {chunk.marker.sign}"
    # One is no row; and if some of a row are plain items, all are.
    items = {
        at
        for at in range(start, len(chunks))
        if isinstance(c := chunks[at], Item) and c.marker.kind == "number" and c.indent == 0
    }
    if len(found) < 2 or len(found) < len(items) - 1:
        return {}
    for at in found:
        item = chunks[at]
        assert isinstance(item, Item)  # noqa: S101 - chosen so above
        lines[at] = item.whole
    return found


def _drop_rows(chunks: Sequence[Chunk], looks: dict[int, str]) -> None:
    """Takes out rows of three or more lines of one look with nothing between: those are items of a list."""
    row: list[int] = []
    for at in range(len(chunks) + 1):
        if at in looks and (not row or looks[at] == looks[row[-1]]) and _alone(chunks[at]):
            row.append(at)
            continue
        if len(row) > 2 or (len(row) == 2 and looks[row[0]] in {"sentence", "word"}):
            # The last of them has something below it, and may yet be a heading.
            for place in row[: -1 if at not in looks else None]:
                del looks[place]
        row = [at] if at in looks and _alone(chunks[at]) else []


def _drop_empty(chunks: Sequence[Chunk], looks: dict[int, str], rank: dict[str, int]) -> None:
    """Takes out guessed headings that nothing stands under before a heading above them, or the end.

    Of several such in a row the first stays: the others are then what stands under it.
    """
    row: list[int] = []
    for at in range(len(chunks) + 1):
        if at in looks and (not row or rank[looks[at]] >= rank[looks[row[-1]]]):
            row = [*row, at] if _alone(chunks[at]) else []
            continue
        if row and (at in looks or at == len(chunks)):
            for place in row[1:] or row:
                if not looks[place].startswith(("under", "atx")):
                    del looks[place]
        row = [at] if at in looks and _alone(chunks[at]) else []


def _ranks(chunks: Sequence[Chunk], looks: dict[int, str]) -> dict[str, int]:
    """A level for each look: one that mostly comes right under another, and hardly above it, is below it."""
    order = sorted(looks)
    times = Counter((looks[at], looks[at + 1]) for at in order if at + 1 in looks and _alone(chunks[at]))
    rank: dict[str, int] = {}
    unders = 0
    for name in dict.fromkeys(looks[at] for at in order):
        given = re.match(r"atx (\d)", name)
        rank[name] = int(given[1]) if given else 2
        if name.startswith("under"):
            rank[name] += unders
            unders += 1
    first = {name: place for place, name in enumerate(rank)}
    for _ in range(3):
        for (upper, lower), often in times.items():
            reverse = times[lower, upper]
            above = often > 2 * reverse or (2 * often > reverse and first[upper] < first[lower])
            if upper != lower and above and not lower.startswith(("atx", "under")):
                rank[lower] = max(rank[lower], rank[upper] + 1)
    return rank


def _raise_questions(title: str, looks: dict[int, str], lines: dict[int, Line], rank: dict[str, int]) -> None:
    """Puts questions about the subject above other headings: "What causes asthma?" above "Medicines"."""
    subject = {name.casefold() for name in _WORD.findall(title)} - _lists()["small"] - _lists()["openers"]
    asked = [lines[at].text.casefold() for at, name in looks.items() if name == "question"]
    about = sum(any(word in question for word in subject) for question in asked)
    if len(asked) < 3 or 2 * about < len(asked) or looks[min(looks)] != "question":
        return
    for name, level in rank.items():
        if name in SURE | {"sentence", "word"} and name != "question":
            rank[name] = max(level, rank["question"] + 1)


def _levels(
    chunks: Sequence[Chunk], looks: dict[int, str], rank: dict[str, int], lines: dict[int, Line]
) -> dict[int, Found]:
    found: dict[int, Found] = {}
    for at in sorted(looks):
        name, level = looks[at], rank[looks[at]]
        decimal = _DECIMAL.match(lines[at].text)
        if name == "decimal" and decimal:
            level += decimal[1].count(".")
        elif looks.get(at - 1) == name and _alone(chunks[at - 1]) and not name.startswith(("atx", "under")):
            # Two of one look, one right under the other: a part and its first part.
            level += 1
        found[at] = Found(lines[at], level)
    return found


def _alone(chunk: Chunk) -> bool:
    return len(chunk.lines) == 1


def _is_intro(chunk: Prose) -> bool:
    """Whether a list is to be expected after the paragraph."""
    text = chunk.lines[-1].text.rstrip()
    last = _last_word(text)
    return text.endswith(":") or (text[-1].isalnum() and last in _lists()["unfinished"])


def _last_word(text: str) -> str:
    return text.rstrip(".").rpartition(" ")[2].lower().strip("(\"'“‘")


def _letters(text: str) -> bool:
    return any(character.isalpha() for character in text)


def _many_numbers(words: list[str]) -> bool:
    return 3 * sum(any(c.isdigit() for c in word) for word in words) >= len(words)


def _title_case(names: list[str], small: frozenset[str]) -> int:
    """How many words have the capital that title case gives them; 0 if one that should have it has not."""
    counted = 0
    for name in names:
        if name[0].isupper():
            counted += name.lower() not in small
        elif name.lower() not in small and not name[0].isdigit() and name[0].lower() != name[0].upper():
            return 0
    return counted


def _is_clause(names: list[str], lists: dict[str, frozenset[str]]) -> bool:
    if names[0] in lists["openers"]:
        return False
    return any(
        name in lists["clause"] and not (place > 1 and names[place - 1] in lists["pronouns"])
        for place, name in enumerate(names)
    )


@functools.cache
def _lists() -> dict[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in toml("plain_text.toml")["headings"].items()}
