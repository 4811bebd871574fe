"""Letters that stand for words are spelled out where they first stand.

What it does:
    Finds acronyms that the article neither spells out nor explains at their first use, in its list of terms or
    with an `<abbr>`. Those that everybody knows are data. Each is reported once.

Why it matters:
    To a reader who does not know it, an acronym is no word at all, and a screen reader may say it as one.

Fails:
    # Your lungs

    People with COPD may need oxygen. Tell us if you have COPD.

Passes:
    # Your lungs

    People with chronic obstructive pulmonary disease (COPD) may need oxygen. Tell us if you have COPD.

What to do:
    Write the words out the first time, with the letters in brackets. If you use them only once or twice, leave
    the letters out.

Source:
    Federal Plain Language Guidelines 2011, "Minimize abbreviations"; CDC, Simply Put, 2009: "Limit use of
    jargon, technical, or scientific language", acronyms spelled out on first use.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from handouts.checks._explained import NEAR, glossed, names_meaning
from handouts.checks._passages import Passage
from handouts.checks._rule import Context
from handouts.findings import Finding, Severity
from handouts.resources import toml

RULE = "undefined-acronym"

_CAPITALS = re.compile(r"[A-Z]{2}")
_ACRONYM = re.compile(r"(?<![\w.@&’'])([a-z]?[A-Z]{2,6}\d{0,2})(s|['’]s)?(?![\w@&]|\.\w)")
_WORD = re.compile(r"[^\W\d_]+(?:['’]s\b)?")
_IN_BRACKETS = re.compile(r"[(\[]\s*(?:or |also |called |known as |abbreviated |abbreviated as |the )*(?:[A-Z\d]+[ /-])?$")
_OR_BEFORE = re.compile(r",?\s+(?:or|called|known as|abbreviated|abbreviated as|named)\s+(?:an? |the |[\"“‘'])?$")
_BRACKETS_BEHIND = re.compile(r"\s*[(\[]([^)\]]+)")
_BEHIND = re.compile(r"\s*(?:,? or|,|:|=|[–—]| - )\s*([^.;)]*)")
_STANDS_FOR = re.compile(r"\s*,?\s*(?:which )?(?:stands? for|is short for|short for|means?\b|refers to)")
_PLACE = re.compile(r"\s+\d{5}\b")

_SMALL = frozenset("a an and for in of on or the to with by at".split())
_ROMAN = frozenset("i ii iii iv".split())
_SOUNDS = {"k": "c"}
"""Letters that stand for others: the K of "EKG" is a C in "electrocardiogram"."""

_RESPELLED = re.compile(r"[(\[][^)\]]*$")
_CLOSED_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_MARKED = re.compile(r"[)\]]?([*†‡])")

SHOUTED = 0.6
"""A passage with this share of capitals among its letters is shouted: no capital in it says anything."""


@dataclass(frozen=True)
class _Words:
    """What the data file says for one language."""

    known: frozenset[str]
    known_before: Mapping[str, frozenset[str]]
    no_acronym: frozenset[str]
    roman_after: frozenset[str]
    states: frozenset[str]
    names_before: frozenset[str]
    releases: frozenset[str]
    expansions: Mapping[str, str]


@functools.cache
def _words(language: str) -> _Words | None:
    row = toml("acronyms.toml").get(language)
    if row is None:
        return None
    sets = {
        name: frozenset(row[name].split())
        for name in ("known", "no_acronym", "roman_after", "states", "names_before", "releases")
    }
    sets["no_acronym"] |= frozenset(f"{row['stressed']} {row['ordinary']}".split())
    before = {name: frozenset(words.split()) for name, words in row["known_before"].items()}
    return _Words(**sets, known_before=before, expansions=row["expansions"])


@dataclass(frozen=True)
class _Use:
    """An acronym where it stands."""

    passage: Passage
    start: int
    end: int


def check(context: Context) -> Iterator[Finding]:
    """Find acronyms that are not spelled out."""
    words = _words(context.language)
    if words is None:
        return
    uses: dict[str, list[_Use]] = {}
    for passage in context.passages:
        if _CAPITALS.search(passage.text):
            for name, use in _acronyms(passage, words):
                uses.setdefault(name, []).append(use)
    if not uses:
        return
    known = glossed(context.document)
    for name, places in uses.items():
        if not known.isdisjoint((name.lower(), name.lower() + "s")) or _is_word(name, context):
            continue
        told = next((use for use in places if _spelled_out(name, use, context)), None)
        first = next((use for use in places if use.passage.kind not in ("title", "heading")), places[0])
        if told is None or context.numbers[told.passage] > context.numbers[first.passage]:
            yield _finding(name, first, len(places), words, late=told is not None)


def _acronyms(passage: Passage, words: _Words) -> Iterator[tuple[str, _Use]]:
    text = passage.text
    letters = [letter for letter in text if letter.isalpha()]
    if sum(map(str.isupper, letters)) > SHOUTED * len(letters) > 0 and len(letters) > 8:
        return
    for found in _ACRONYM.finditer(text):
        name = found[1]
        if name in words.known or name in words.no_acronym or _is_sound(text, *found.span(1)):
            continue
        before = _WORD.findall(text[max(0, found.start() - 25) : found.start()])[-1:]
        behind = _WORD.findall(text[found.end() : found.end() + 25])[:1]
        after = behind[0].lower() if behind else ""
        if after in words.known_before.get(name, ()) or after in words.names_before:
            continue
        if name == "IV" and before and before[0].lower() in words.roman_after:
            continue
        if name in words.releases and before and before[0][:1].isupper():
            continue
        if name in words.states and (
            _PLACE.match(text, found.end()) or text[: found.start()].rstrip(" ").endswith(",")
        ):
            continue
        yield name, _Use(passage, *found.span(1))


def _is_sound(text: str, start: int, end: int) -> bool:
    """Whether capitals are a syllable in a guide to saying a word: "(an-JI-nuh)"."""
    left, right = text[:start].endswith(("-", "–")), text[end : end + 1] in ("-", "–")
    if not (left or right):
        return False
    chunk = re.split(r"[\s()\[\],;]", text[:start])[-1] + text[start:end] + re.split(r"[\s()\[\],;]", text[end:])[0]
    parts = re.split("[-–]", chunk)
    small = [part for part in parts if part.islower()]
    return bool(small) and (len(parts) > 2 or max(map(len, small)) < 4 or bool(_RESPELLED.search(text[:start])))


def _is_word(name: str, context: Context) -> bool:
    """Whether the article has it as a word in small letters too: then it was only shouted."""
    for number, place in context.index.places.get(name.lower(), ()):
        passage = context.passages[number]
        start, end = passage.span(place, place)
        if passage.text[start:end].islower():
            return True
    return False


def _spelled_out(name: str, use: _Use, context: Context) -> bool:
    """Whether the words around an acronym are what it stands for, or say what it means."""
    passage, text = use.passage, use.passage.text
    start, end = passage.sentence_at(use.start)
    before = text[start : use.start]
    after = text[use.end : max(end, use.end)]
    after = re.sub(r"^(?:s|['’]s)\b", "", after)
    if passage.kind == "term":
        return True
    if passage.kind == "cell" and not before.strip() and not after.strip(" .:"):
        return _next_cell_says(name, passage, context)
    if re.search(r"(?:^|\s)\w-$", before):
        return True  # the name of a product or a test: "T-SPOT"
    before = _CLOSED_BRACKETS.sub(" ", before)
    linked = _IN_BRACKETS.search(before) or _OR_BEFORE.search(before)
    if linked and _linked_to(name, before[: linked.start()], before[linked.start() :], after):
        return True
    again = re.match(r"\s+(\w+)\s*[)\]]", after)
    if again and re.search(rf"\b{again[1]}\s*[(\[]\s*$", before):
        return True  # "a ventilation perfusion scan (VQ scan)"
    brackets = _BRACKETS_BEHIND.match(after)
    if brackets:
        words = _WORD.findall(brackets[1])
        if _covered(name, words) or sum(word.islower() and len(word) > 2 for word in words) > 1:
            return True
    behind = _BEHIND.match(after)
    if behind and _covered(name, _WORD.findall(behind[1])[: 2 * len(name) + 2]):
        return True
    if _note_says(name, use, context):
        return True
    if passage.kind in ("title", "heading"):
        return False
    return bool(_STANDS_FOR.match(after)) or names_meaning(before, after)


def _linked_to(name: str, before: str, link: str, after: str) -> bool:
    """Whether what stands before letters in brackets, or before "or" and letters, is what they stand for."""
    words = _WORD.findall(before)[-2 * len(name) - 4 :]
    if not words:
        return False
    if "(" not in link and "[" not in link:
        return _covered(name, words, last=True)
    whole = re.match(r"[A-Z\d/ -]*", after)
    together = re.sub("[^A-Z]", "", link + name + (whole[0] if whole else ""))
    return (
        _shortens(name, words[-1].lower())  # "isoniazid (INH)"
        or (len(name) > 4 and words[-1].islower())  # a brand: "adalimumab (HUMIRA)"
        or _covered(name, words, last=True)
        or _covered(together, words, last=True)  # "real time polymerase chain reaction (RT-PCR)"
    )


def _shortens(name: str, word: str) -> bool:
    """Whether letters shorten one long word in a way that not all of them are in it."""
    return len(word) > 5 and word.startswith(name[0].lower()) and name[1].lower() in word[1:]


def _note_says(name: str, use: _Use, context: Context) -> bool:
    """Whether a note spells letters out that a star stands behind."""
    mark = _MARKED.match(use.passage.text, use.end)
    if not mark:
        return False
    number = context.numbers[use.passage]
    notes = context.passages[number + 1 : number + 2 + NEAR]
    return any(
        note.text.startswith(mark[1]) and _covered(name, _WORD.findall(note.text)) for note in notes
    )


def _next_cell_says(name: str, passage: Passage, context: Context) -> bool:
    number = context.numbers[passage] + 1
    if number == len(context.passages) or context.passages[number].kind != "cell":
        return False
    words = _WORD.findall(context.passages[number].text)
    return len(words) > 3 or _covered(name, words)


def _covered(name: str, words: Sequence[str], *, last: bool = False) -> bool:
    """Whether words can be what letters stand for.

    Args:
        name: The acronym.
        words: The words beside it.
        last: Whether the words stand before it, so that the last of them belong to it, not the first.
    """
    letters = "".join(letter for letter in name.lower() if letter.isalpha())
    lower = [word.lower() for word in words]
    if last:
        runs = (lower[number:] for number in range(len(lower)))
        return any(_fits(letters, run, spare=1) for run in runs) or lower[-1:] == [letters]
    return any(_fits(letters, lower[number:], spare=len(lower)) for number in range(min(2, len(lower))))


def _fits(letters: str, words: Sequence[str], *, spare: int, misses: int | None = None) -> bool:
    """Whether letters are the first letters of words, and letters inside them, in order.

    "NSAID" fits "nonsteroidal anti inflammatory drug". Small words may give no letter. In four letters or more
    one may stand for another word: the R of "ESRD" is in "renal", not in "kidney".

    Args:
        letters: The letters that are left, lower case.
        words: The words that are left, lower case.
        spare: How many words may be left over.
        misses: How many letters may still stand for another word.
    """
    if misses is None:
        misses = int(len(letters) > 3)
        if not words or not _opens(letters[:1], words[0]):
            return False
    if not letters:
        return len(words) <= spare
    if not words:
        return False
    word = words[0]
    if (word in _SMALL or words[0] in _ROMAN) and _fits(letters, words[1:], spare=spare, misses=misses):
        return True
    if not _opens(letters[0], word):
        return misses > 0 and _fits(letters[1:], words[1:], spare=spare, misses=misses - 1)
    inside = iter(_SOUNDS.get(letter, letter) for letter in word[1:])
    taken = 1
    while True:
        if _fits(letters[taken:], words[1:], spare=spare, misses=misses):
            return True
        if taken == len(letters) or _SOUNDS.get(letters[taken], letters[taken]) not in inside:
            return False
        taken += 1


def _opens(letter: str, word: str) -> bool:
    """Whether a letter can stand for a word by its start: "x" for "extra", "k" for "cardio"."""
    return word.startswith(letter) or (letter == "x" and word.startswith(("ex", "cross", "trans")))


def _finding(name: str, use: _Use, times: int, words: _Words, *, late: bool) -> Finding:
    often = f" It stands here {times} times." if times > 1 else ""
    expansion = words.expansions.get(name.upper())
    if late:
        message = f"'{name}' is spelled out only further down.{often}"
        fix = "Spell it out where it first stands."
    elif expansion:
        message = f"'{name}' is not spelled out.{often}"
        fix = f"Say where it first stands that it is {expansion}, or use everyday words."
    else:
        message = f"'{name}' is not spelled out.{often}"
        fix = "Write out what the letters stand for where they first stand, or leave them out."
    severity = Severity.INFO if late else Severity.WARNING
    return use.passage.finding(RULE, severity, message, fix, start=use.start, end=use.end)
