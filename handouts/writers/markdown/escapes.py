"""Which characters of an article's words Markdown would take for signs, and must be told not to.

A backslash stands only where it is needed: the text is for people to edit. What a character would mean
depends on what is around it, so it is asked of the whole run, markup and all.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import field
from enum import Enum

from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace

from handouts.ordinals import lettered, ordinal
from handouts.records import dataclass
from handouts.resources import toml


class Where(Enum):
    """What a run of inlines is."""

    PARAGRAPH = "paragraph"
    ITEM = "the first paragraph of a list item"
    QUOTED = "the first paragraph of a quotation"
    TERM = "a term, which has a line of its own"
    LABEL = "the label of room to write"
    HEADING = "a heading"
    TITLE = "the title of a callout"
    CELL = "a cell between pipes"
    ALT = "what a picture shows"
    HTML = "a cell between HTML tags"

    @property
    def starts_lines(self) -> bool:
        """Whether it stands at the start of a line, where lists and headings are made."""
        return self in {Where.PARAGRAPH, Where.ITEM, Where.QUOTED, Where.TERM, Where.LABEL}

    @property
    def has_lines(self) -> bool:
        """Whether it may go on over several lines."""
        return self in {Where.PARAGRAPH, Where.ITEM, Where.QUOTED}


@dataclass(frozen=True, slots=True)
class Labels:
    """Letters and Roman numbers, with the sign after them, that items of a list could begin with: "b.".

    Attributes:
        used: Those of all lists, and those that stand anywhere among the words.
        next: Those with which a list would go on, after its last item.
    """

    used: frozenset[str] = frozenset()
    next: frozenset[str] = frozenset()


@dataclass(slots=True)
class Flat:
    """A run of inlines as it will be written, but for the backslashes.

    Attributes:
        text: All characters.
        words: For each of them, whether it is of the author's words; the rest is markup.
        searched: For each of them, whether a reader looks for addresses there.
        bracketed: Where the words in square brackets are, as of a link: start and end.
        opens: Where a link or a span opens with a square bracket.
        closes: Where the markup of a note or span ends, so that a bracket would go on with it.
        marks: The characters that make bold and stress here.
    """

    text: str
    words: list[bool] = field(default_factory=list)
    searched: list[bool] = field(default_factory=list)
    bracketed: list[tuple[int, int]] = field(default_factory=list)
    opens: set[int] = field(default_factory=set)
    closes: set[int] = field(default_factory=set)
    marks: set[str] = field(default_factory=set)


def escapes(flat: Flat, where: Where, labels: Labels) -> set[int]:
    """The places of the characters that need a backslash before them.

    Args:
        flat: The run.
        where: What it is.
        labels: The labels that are in the document.
    """
    found = {at for rule in _RULES for at in rule(flat)}
    found.update(_at_line_starts(flat, where, labels))
    found.update(_by_place(flat, where))
    return {at for at in found if flat.words[at] or flat.text[at] == "|"}


def is_sign(character: str) -> bool:
    """Whether a backslash can stand before a character and mean no more than that it is meant as it is."""
    return bool(character) and isMdAsciiPunct(ord(character))


def _words(flat: Flat, pattern: str | re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Where `pattern` is found in words alone."""
    for match in re.finditer(pattern, flat.text):
        if all(flat.words[match.start() : match.end()]):
            yield match


# Signs that mean something anywhere ---------------------------------------------------------------------


def _emphasis(flat: Flat) -> Iterator[int]:
    """Stars and underscores that could open or close something, unless one stands alone."""
    for mark in "*_":
        runs = [
            match
            for match in re.finditer(re.escape(mark) + "+", flat.text)
            if any(flat.words[match.start() : match.end()]) and _could_mean(flat, mark, match)
        ]
        if len(runs) > 1 or (runs and mark in flat.marks):
            for match in runs:
                yield from range(match.start(), match.end())


def _could_mean(flat: Flat, mark: str, run: re.Match[str]) -> bool:
    """Whether a run of signs, some of them words, could open or close emphasis, or joins a sign that does."""
    start, end = run.span()
    before, after = flat.text[max(0, start - 1) : start], flat.text[end : end + 1]
    return not all(flat.words[run.start() : run.end()]) or any(flanks(mark, before, after))


def flanks(mark: str, before: str, after: str) -> tuple[bool, bool]:
    """Whether a run of `mark` can open and can close emphasis (CommonMark 0.31.2, 6.2).

    Args:
        mark: "*" or "_".
        before: The character before the run; empty at the start.
        after: The character after it; empty at the end.
    """
    space = [not one or isWhiteSpace(ord(one)) for one in (before, after)]
    sign = [bool(one) and (is_sign(one) or isPunctChar(one)) for one in (before, after)]
    left = not space[1] and (not sign[1] or space[0] or sign[0])
    right = not space[0] and (not sign[0] or space[1] or sign[1])
    if mark == "*":
        return left, right
    return left and (not right or sign[0]), right and (not left or sign[1])


def _pairs(flat: Flat) -> Iterator[int]:
    """Backticks and double tildes, of which it takes two to mean something."""
    for pattern in ("`+", "~~+"):
        runs = list(_words(flat, pattern))
        if len(runs) > 1:
            for match in runs:
                yield from range(match.start(), match.end())


def _brackets(flat: Flat) -> Iterator[int]:
    """Square brackets that would make links, spans and notes."""
    for start, end in flat.bracketed:
        yield from (start + match.start() for match in re.finditer(r"[\[\]]", flat.text[start:end]))
    for match in _words(flat, r"\]"):
        if flat.text.startswith(("(", "{"), match.end()):
            yield match.start()
    for match in _words(flat, r"\[(?=\^)|(?<=\^)\["):
        yield match.start()
    for match in _words(flat, r"[!^]"):
        if match.end() in flat.opens or (match[0] == "^" and flat.text.startswith("[^", match.end())):
            yield match.start()
    for match in _words(flat, r"[({\[]"):
        if match.start() in flat.closes:
            yield match.start()


_NO_TAG = re.compile(r"<([A-Za-z][A-Za-z0-9-]*)(?: [A-Za-z0-9'’ -]*)?>")


def _tags(flat: Flat) -> Iterator[int]:
    """What would be HTML or an address in angle brackets. "<your doctor's name>" is neither."""
    last = flat.text.rfind(">")
    for match in _words(flat, r"<(?=[A-Za-z/!?])"):
        at = match.start()
        if at and flat.text[at - 1] != "\n":
            if at > last:
                continue
            plain = _NO_TAG.match(flat.text, at)
            if plain and all(flat.words[at : plain.end()]) and plain[1].lower() not in _elements():
                continue
        yield at


@functools.cache
def _elements() -> frozenset[str]:
    return frozenset(name for names in toml("markdown.toml")["html"].values() for name in names.split())


def _entities(flat: Flat) -> Iterator[int]:
    for match in _words(flat, r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"):
        yield match.start()


def _backslashes(flat: Flat) -> Iterator[int]:
    """Backslashes that would make the character after them another one, or end the line."""
    for match in _words(flat, r"\\"):
        after = flat.text[match.end() : match.end() + 1]
        if after == "\n" or is_sign(after):
            yield match.start()


_RULES = (_emphasis, _pairs, _brackets, _tags, _entities, _backslashes)


# Signs that mean something at the start of a line -------------------------------------------------------

_LINE_START = re.compile(
    r"""
    (?P<first>
        \#{1,6}(?=\s|$)                    # a heading
        |>                                 # a quotation
        |[-+*](?=\s|$)                     # an item
        |\*(?=\[[^\]]*\]:)                 # what a short form stands for
        |([-*_])[ \t]*(?:\2[ \t]*){2,}$    # a rule
        |-{1,2}$                           # underlines a heading
        |:{3,}                             # a callout
        |!{3}[ \t]*[{.A-Za-z]              # a callout as MkDocs has it
        |[:~](?=\s|$)                      # a meaning
        |`{3,}|~{3,}                       # code
        |\[[^\]]*\]:                       # an address or a note
    )
    |\d{1,9}(?P<number>[.)])(?=\s|$)
    |(?P<label>[a-z]{1,9}|[A-Z]{1,9})(?P<sign>[.)])(?=\s|$)
    """,
    re.VERBOSE,
)
_GOING_ON = re.compile(r"=+[ \t]*$|[|:-][-:| \t]*$")
_ROOM = re.compile(r"(?=[\s_]*[^\s_])(?:(?!(?<![^\s:])_{3}).)*?\S(?:(?<=:)|\s)\s*(?P<line>_{3,})$")
_BOX = re.compile(r"\[[ xX]\](?=\s|$)")
_ALERT = re.compile(r"\[![A-Za-z]+\]")


def _at_line_starts(flat: Flat, where: Where, labels: Labels) -> Iterator[int]:
    if not where.starts_lines:
        return
    start = 0
    for number, line in enumerate(flat.text.split("\n")):
        match = _LINE_START.match(line)
        if match and match["first"]:
            yield start
        elif match and match["number"]:
            yield start + match.start("number")
        elif match and _makes_item(match["label"], match["sign"], number == 0, labels):
            yield start + match.start("sign")
        if match and line.startswith("*[") and not flat.words[start]:
            yield start + 1
        if number and _GOING_ON.match(line):
            yield start
        if where.has_lines and (room := _ROOM.match(line)):
            yield start + room.start("line")
        if note := re.match(r"\[\^\w+\](?=:)", line):
            yield start + note.end()
        start += len(line) + 1
    if where is Where.LABEL and not flat.text.strip("_ "):
        yield 0
    if (where is Where.ITEM and _BOX.match(flat.text)) or (where is Where.QUOTED and _ALERT.match(flat.text)):
        yield 0


def _makes_item(label: str, sign: str, first: bool, labels: Labels) -> bool:
    """Whether a line that begins with `label` and `sign` could be an item of a list.

    It is one by itself, if it is the first and has a bracket; or after an item, or before another one.
    """
    readings = list(lettered(label))
    if readings and first and sign == ")" and (len(label) == 1 or not label.lower().strip("ivx")):
        return True
    return label + sign in labels.next or any(
        ordinal(number + 1, style) + sign in labels.used for style, number in readings
    )


# Signs that mean something in some places ---------------------------------------------------------------


def _by_place(flat: Flat, where: Where) -> Iterator[int]:
    text = flat.text
    if where is Where.CELL:
        yield from (match.start() for match in re.finditer(r"\|", text))
    elif where is Where.ALT:
        yield from (match.start() for match in re.finditer(r"[\[\]]", text))
    elif where is Where.HEADING:
        if closing := re.search(r"(?:^|[ \t])(#+)$", text):
            yield closing.start(1)
        if name := re.search(r"[ \t](\{(?:#[\w:-]+|\.[\w-]+|-)(?:[ \t]+[^{}]*)?\})$", text):
            yield name.start(1)
    elif where is Where.TITLE:
        if text[:1] == ":" or (len(text) > 1 and text[0] == text[-1] == '"'):
            yield 0
        if closing := re.search(r"(?:^|\s)(:{3,})$", text):
            yield closing.start(1)
    elif where is Where.LABEL:
        yield from (line.start() for line in _words(flat, r"(?<![^\s:])_{3}"))
    if where in {Where.ALT, Where.HTML} and text.endswith("\\"):
        yield len(text) - 1  # a sign follows right behind it
