"""What a screen reader says of a web page, in the words of `handouts verify --speak`.

Guidepup's virtual screen reader goes by the roles and names that WAI-ARIA gives to elements, and knows
nothing of handouts. So what both say the same is not only what we think that a page says. Its vocabulary and
ours (data/speech.toml) map like this:

| it says | we say |
|---|---|
| heading, TEXT, level 2 | heading level 2, TEXT |
| list ... end of list | list with 2 items ... end of list |
| listitem, level 1, position 1, set size 2 | what stands before the item: "bullet", "3." |
| table, row, cell, columnheader, rowheader | table, row 1, column 1 and whose header it is |
| image, ALT | picture, ALT |
| caption, blockquote, term, link, note 1 | caption, quote, term, link, note 1 |
| EXPANSION, SHORT, end, EXPANSION | SHORT, short for EXPANSION |
| definition, paragraph, figure, a callout's "note" | nothing: the words that are in it |
| region, strong, emphasis, superscript | nothing: a PDF has no landmarks, and few ask to hear stress |
| a link to the meaning of a word, or back | the word; nothing |

Only we say how many rows and columns a table has, what number stands before an item, and in which language
words are. Only it says how deep a list is, at which item the reader is, and what a cell spans. A list of
terms is a list to us; it goes straight to the terms. It drops white space at the edges of each step, so white
space is left out of the comparison.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from handouts.labels import labels
from handouts.verify.speech import say

_THROUGH = frozenset({"paragraph", "definition", "figure", "note", "region", "article", "rowgroup"})
"""Blocks of which only the words inside are said."""
_QUIET = frozenset({"strong", "emphasis", "superscript"})
"""Inlines of which only the words inside are said."""
_BLOCKS = _THROUGH | {
    *("heading", "list", "listitem", "table", "row", "cell", "columnheader", "rowheader"),
    *("image", "caption", "blockquote", "term"),
}
_CELLS = {"cell": "cell", "columnheader": "column header", "rowheader": "row header"}


_SPANS = re.compile(r"(?:^|, )(?:row|column) ?span \d+$")


@dataclass
class Step:
    """A phrase, and what was said until the end of what it begins.

    Attributes:
        phrase: As it was said.
        inside: Steps up to its end; None for one that has no end.
        expands: It is what a short form stands for.
    """

    phrase: str
    inside: list[Step] | None = None
    expands: bool = False

    @property
    def role(self) -> str:
        """What it is; empty for words."""
        role = self.phrase.partition(", ")[0]
        return role if role in _BLOCKS | _QUIET | {"link"} else ""

    @property
    def name(self) -> str:
        """What is said after the role."""
        return _SPANS.sub("", self.phrase.partition(", ")[2])


def steps(phrases: Iterable[str]) -> list[Step]:
    """The phrases as a tree."""
    stack: list[Step] = []
    for phrase in phrases:
        _, end, begun = phrase.partition("end of ") if phrase.startswith("end of ") else ("", "", "")
        if not end and phrase.startswith("end, "):
            end, begun = "end, ", phrase.removeprefix("end, ")
        opened = [at for at, one in enumerate(stack) if one.phrase == begun and one.inside is None]
        if not end or not opened:
            stack.append(Step(phrase))
            continue
        step = stack[opened[-1]]
        step.inside = stack[opened[-1] + 1 :]
        step.expands = end == "end, "
        del stack[opened[-1] + 1 :]
    return stack


def in_our_words(phrases: Iterable[str], terms: Collection[str] = ()) -> list[str]:
    """What the screen reader said, as lines that `comparable` makes of our own.

    Args:
        phrases: What it said.
        terms: Words that are links to what they mean.
    """
    plain = [phrase.removeprefix("link, ") if phrase in _links(terms) else phrase for phrase in phrases]
    return _bare(_lines(steps(plain)))


def _links(terms: Iterable[str]) -> set[str]:
    return {f"link, {term}" for term in terms}


def comparable(lines: Sequence[str], languages: Iterable[str] = ()) -> list[str]:
    """The lines of `handouts verify --speak` without what the screen reader has no words for.

    Args:
        lines: The lines.
        languages: The languages that words of the page are in, besides its own.
    """
    inside: list[str] = []
    found = []
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        if _LIST.fullmatch(line):
            inside.append("terms" if after.startswith("term, ") else "list")
            if inside[-1] == "list":
                found.append(line)
        elif line == say("list_end"):
            if inside.pop() == "list":
                found.append(line)
        else:
            found.append(_without_numbers(line, in_list="list" in inside))
    spoken = "|".join(map(re.escape, languages))
    return _bare(re.sub(rf"\bin (?:{spoken}), ", "", line) if spoken else line for line in found)


_LIST = re.compile(r"list with \d+ items?")
_LABEL = re.compile(
    r"(?:bullet|(?:[0-9]+|[a-zA-Z]|[ivxlcdmIVXLCDM]+)\.|(?=not ticked|ticked)) ?(not ticked|ticked)?(?:, |$)"
)


def _without_numbers(line: str, *, in_list: bool) -> str:
    line = re.sub(r"\btable with \d+ rows and \d+ columns$", "table", line)
    line = re.sub(r"^row \d+$", "row", line)
    if cell := re.match(r"column \d+(?:, (column header|row header))?(?:, |$)", line):
        return f"{cell[1] or 'cell'}, {line[cell.end() :]}"
    if in_list and (label := _LABEL.match(line)):
        return f"{_item(label[1])}, {line[label.end() :]}"
    return line


def _item(state: str | None) -> str:
    return f"item {state}" if state else "item"


def _bare(lines: Iterable[str]) -> list[str]:
    return [re.sub(r"\s", "", line) for line in lines]


# From its words to ours -----------------------------------------------------------------------------------


def _lines(found: Iterable[Step], *, notes: bool = False) -> Iterator[str]:
    waiting: list[Step] = []
    for step in found:
        if step.role not in _BLOCKS or step.expands:
            waiting.append(step)
            continue
        yield from _line(waiting)
        waiting = []
        yield from _block(step, notes=notes)
    yield from _line(waiting)


def _line(inlines: list[Step]) -> Iterator[str]:
    words = "".join(map(_inline, inlines))
    if words:
        yield words


def _inline(step: Step) -> str:
    inside = "".join(map(_inline, step.inside or ()))
    if step.expands:
        return say("short", text=inside, expansion=step.phrase)
    if step.role == "link":
        return "" if _BACK.fullmatch(step.name) else say("link", text=step.name or inside)
    if step.role in _QUIET:
        return inside
    return _ADDED.get(step.phrase, step.phrase)


_WORDS = labels("en")
_BACK = re.compile(re.escape(_WORDS("word_back", term="TERM")).replace("TERM", ".*"))
"""Links back from words to know, which only the page has; `--speak` leaves them out."""
_ADDED = {f"({_WORDS(key)})": _WORDS(key) for key in ("write_here", "checked", "unchecked")}
"""What the page says in parentheses to those who hear it."""


def _block(step: Step, *, notes: bool) -> Iterator[str]:
    inside = step.inside or []
    match step.role:
        case "heading":
            name, _, level = step.name.rpartition(", level ")
            yield say("heading", level=level, text="".join(map(_inline, inside)) or name)
        case "list" if notes:
            for number, item in enumerate(inside, 1):
                yield from _after(say("note", number=number), item.inside or [])
        case "list":
            items = [one for one in inside if one.role == "listitem"]
            yield say("list_one" if len(items) == 1 else "list", count=len(items))
            yield from _lines(inside)
            yield say("list_end")
        case "listitem":
            state = _ADDED.get(inside[0].phrase) if inside else None
            yield from _after(_item(state), inside[bool(state) :])
        case "table":
            yield "table"
            yield from _lines(inside)
            yield say("table_end")
        case "row":
            yield "row"
            yield from _lines(inside)
        case "cell" | "columnheader" | "rowheader":
            yield from _after(_CELLS[step.role], inside or [Step(step.name)] * bool(step.name))
        case "image":
            yield say("picture", text=step.name)
        case "caption":
            yield say("caption", text="".join(map(_inline, inside)) or step.name)
        case "blockquote":
            yield say("quote")
            yield from _lines(inside)
            yield say("quote_end")
        case "figure" if not any(one.role == "image" for one in inside):
            # What decorates is passed over; a caption of nothing is text like any other.
            yield from _lines(kid for one in inside for kid in one.inside or [Step(one.name)])
        case "term" if [one.role for one in inside] == ["term"]:  # a word that is defined, inside its dt
            yield from _block(inside[0], notes=notes)
        case "term":
            yield say("term", text="".join(map(_inline, inside)) or step.name)
        case "region":
            yield from _lines(inside, notes=step.name == _WORDS("notes"))
        case _:
            yield from _lines(inside or [Step(step.name)] * bool(step.name), notes=notes)


def _after(label: str, inside: list[Step]) -> Iterator[str]:
    lines = _lines(inside)
    yield f"{label}, {next(lines, '')}"
    yield from lines
