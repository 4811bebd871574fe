"""Letters that stand for words are spelled out where they first stand.

What it does:
    Finds acronyms that the article neither spells out nor explains at their first use, in its list of terms
    or with an `<abbr>`. Those that everybody knows are data. Each is reported once. Where the letters stand
    for several things, it says for which.

Why it matters:
    To a reader who does not know it, an acronym is no word at all, and a screen reader may say it as one.

Fails:
    # Your lungs

    People with COPD may need oxygen. Tell us if you have COPD.

Passes:
    # Your lungs

    People with chronic obstructive pulmonary disease (COPD) may need oxygen. Tell us if you have COPD.

What to do:
    Write the words out the first time, with the letters in brackets. If you use them only once or twice,
    leave the letters out.

Source:
    Federal Plain Language Guidelines 2011, "Minimize abbreviations". Which are known to all is our choice.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping

from handouts.checks._explained import NEAR, REACH, names_meaning
from handouts.checks._passage import Passage
from handouts.checks._rule import Context
from handouts.findings import Finding, Severity
from handouts.letters import covered, shortens
from handouts.records import dataclass
from handouts.resources import toml
from handouts.results import Meaning

RULE = "undefined-acronym"

_ACRONYM = re.compile(r"(?<![\w.@&’'])([a-z]?[A-Z]{2,6}\d{0,2})(s|['’]s)?(?![\w@&]|\.\w)")
_CAPITALS = re.compile(r"[A-Z]{2,}")
_WORD = re.compile(r"[^\W\d_]+(?:['’]s\b)?")
_IN_BRACKETS = re.compile(
    r"[(\[]\s*(?:or |also |called |known as |abbreviated |abbreviated as |the )*(?:[A-Z\d]+[ /-])?$"
)
_OR_BEFORE = re.compile(
    r",?\s+(?:or|called|known as|abbreviated|abbreviated as|named)\s+(?:an? |the |[\"“‘'])?$"
)
_BRACKETS_BEHIND = re.compile(r"\s*[(\[]([^)\]]+)")
_BEHIND = re.compile(r"\s*(?:,? or|,|:|=|[–—]| - )\s*([^.;)]*)")
_STANDS_FOR = re.compile(r"\s*,?\s*(?:which )?(?:stands? for|is short for|short for|means?\b|refers to)")
_PHONE = re.compile(r"\d-(?:[A-Z]+-)*$")
_NAME_BEFORE = re.compile(r"(?:,|[A-Z]\w+ [A-Z]\w+,?)\s*$")
_PLACE = re.compile(r"\s+\d{5}\b")
_FIGURE_BEFORE = re.compile(r"\d\s?(?:[ap]\.?m\.?)?\s?[(]?$", re.IGNORECASE)
_GOES_ON = re.compile(r"[-‐‑](?:[A-Z\d]|[^\x00-\x7f]|[a-z][A-Z])")
_ROMAN_BEHIND = re.compile(r"\s?(?:[-–/]|to|through|and|or)\s?(?:I{2,3}|VI{0,3}|IX|X)\b")
_FIGURE_BEHIND = re.compile(r"\s?\d")

_EDGE = re.compile(r"[\s()\[\],;]")
_RESPELLED = re.compile(r"[(\[][^)\]]*$")
_CLOSED_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_MARKED = re.compile(r"[)\]]?([*†‡])")

SHOUTED = 0.5
"""A passage in which this share of all characters is in runs of capitals is shouted."""

SHORT = 10
"""A passage of so few characters is no shout: it may be one acronym."""


@dataclass(frozen=True)
class _Words:
    """What the data file says for one language."""

    known: frozenset[str]
    known_before: Mapping[str, frozenset[str]]
    known_beside_figure: frozenset[str]
    no_acronym: frozenset[str]
    roman_after: frozenset[str]
    states: frozenset[str]
    names_before: frozenset[str]
    releases: frozenset[str]
    titles: frozenset[str]
    meanings: Mapping[str, tuple[Meaning, ...]]
    single: frozenset[str]
    sure_before: Mapping[str, frozenset[str]]
    other_before: Mapping[str, frozenset[str]]
    currencies: frozenset[str]


@functools.cache
def _words(language: str) -> _Words | None:
    row = toml("acronyms.toml").get(language)
    if row is None:
        return None
    sets = {
        name: frozenset(row[name].split())
        for name in (
            *("known", "known_beside_figure", "no_acronym", "roman_after", "states"),
            *("names_before", "releases", "titles", "currencies"),
        )
    }
    sets["no_acronym"] |= frozenset(f"{row['stressed']} {row['ordinary']}".split())
    before, sure_before, other_before = (
        {name: frozenset(words.split()) for name, words in row[table].items()}
        for table in ("known_before", "expansions_before", "expansions_not_before")
    )
    several = {name: [said] for name, said in row["expansions"].items()} | row["ambiguous"]
    meanings = {name: tuple(map(_meaning, said)) for name, said in several.items()}
    return _Words(
        **sets,
        known_before=before,
        sure_before=sure_before,
        other_before=other_before,
        meanings=meanings,
        single=frozenset(row["expansions"]),
    )


def _meaning(said: str) -> Meaning:
    words, _, what = said.partition("; ")
    return Meaning(words, what)


@dataclass(frozen=True)
class Use:
    """An acronym where it stands, without the ending of a plural."""

    passage: Passage
    start: int
    end: int


@dataclass(frozen=True)
class Unexplained:
    """Letters that an article does not spell out where they first stand.

    Attributes:
        letters: "COPD".
        use: Where they first stand outside of headings; in a heading if they stand nowhere else.
        times: How often they stand in the article.
        told: Where the article spells them out further down; None if it never does.
    """

    letters: str
    use: Use
    times: int
    told: Use | None


def check(context: Context) -> Iterator[Finding]:
    """Find acronyms that are not spelled out."""
    for one in unexplained(context):
        yield _finding(one, *meanings(one, context))


def unexplained(context: Context) -> Iterator[Unexplained]:
    """The letters that the article does not spell out in time, each once."""
    words = _words(context.language)
    if words is None:
        return
    uses: dict[str, list[Use]] = {}
    for passage in context.passages:
        if passage.capitals:
            for name, use in _acronyms(passage, words):
                uses.setdefault(name, []).append(use)
    for name, places in uses.items():
        if not context.glossed.isdisjoint((name.lower(), name.lower() + "s")) or _is_word(name, context):
            continue
        told = next((use for use in places if _spelled_out(name, use, context)), None)
        first = next((use for use in places if use.passage.kind not in ("title", "heading")), places[0])
        if told is None or context.numbers[told.passage] > context.numbers[first.passage]:
            yield Unexplained(name, first, len(places), told)


def meanings(one: Unexplained, context: Context) -> tuple[tuple[Meaning, ...], bool]:
    """What letters may stand for, as far as we know; and whether it is sure that it is the one there is.

    Letters that stand for several things are sure where the article has the words of just one of them, unless
    a figure follows ("CA 19-9"). Those that the article spells out itself further down are sure only where it
    has our words for them, and so are those in brackets behind words that they may stand for. Parts of a name
    ("SARS-CoV-2") are never sure, nor are letters that only look like several of others ("NPS").
    """
    words = _words(context.language)
    name = one.letters
    known = words.meanings.get(name) or words.meanings.get(name.removesuffix("S"), ()) if words else ()
    if not words or not known:
        return (), False
    text, start, end = one.use.passage.text, one.use.start, one.use.end
    behind = "".join(_WORD.findall(text[end : end + REACH])[:1]).lower()
    if behind in words.other_before.get(name, ()):
        return known, False
    if name not in words.single and _FIGURE_BEHIND.match(text, end):
        return known, False
    said = tuple(meaning for meaning in known if _says(meaning.words, context))
    if len(said) == 1:
        return said, True
    if _may_be_spelled(name, text, start, end):
        return known, False
    in_name = text[:start].endswith(("-", "‐", "‑")) or _GOES_ON.match(text, end)
    if one.told is not None or name not in words.single or in_name:
        return known, False
    wanted = words.sure_before.get(name)
    return known, wanted is None or behind in wanted


def _may_be_spelled(name: str, text: str, start: int, end: int) -> bool:
    """Whether letters in brackets may stand for words in front that are not ours: "isobutyryl (IBD)"."""
    if not _IN_BRACKETS.search(text[:start]) or text[end : end + 1] not in (")", "]"):
        return False
    before = _WORD.findall(text[max(0, start - REACH) : start])[-len(name) :]
    return any(word[0].lower() == name[0].lower() for word in before)


def _says(words: str, context: Context) -> bool:
    """Whether the article has these words somewhere."""
    parts = re.findall(r"[^\W_]+(?:'[^\W_]+)*", words.lower())
    return any(
        passage.tokens[place : place + len(parts)] == parts
        for passage, place in context.index.uses({parts[0]})
    )


def _acronyms(passage: Passage, words: _Words) -> Iterator[tuple[str, Use]]:
    text = passage.text
    if not passage.capitals - words.known - words.no_acronym or _is_shouted(text):
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
        if name in words.known_beside_figure and (
            _FIGURE_BEFORE.search(text, max(0, found.start() - REACH), found.start())
            or _FIGURE_BEHIND.match(text, found.end())
        ):
            continue
        if name == "IV" and (
            (before and before[0].lower() in words.roman_after) or _ROMAN_BEHIND.match(text, found.end())
        ):
            continue
        if name in words.currencies and _FIGURE_BEFORE.search(text[: found.start()]):
            continue
        if name in words.titles and _NAME_BEFORE.search(text, max(0, found.start() - REACH), found.start()):
            continue
        if name in words.releases and before and before[0][:1].isupper():
            continue
        if name in words.states and (
            _PLACE.match(text, found.end()) or text[: found.start()].rstrip(" ").endswith(",")
        ):
            continue
        yield name, Use(passage, *found.span(1))


def _is_shouted(text: str) -> bool:
    """Whether a passage is in capitals throughout: then no capital in it says anything."""
    return len(text) > SHORT and sum(map(len, _CAPITALS.findall(text))) > SHOUTED * len(text)


def _is_sound(text: str, start: int, end: int) -> bool:
    """Whether capitals are a syllable, as in "(an-JI-nuh)", or part of a phone number."""
    ahead, behind = text[max(0, start - REACH) : start], text[end : end + REACH]
    if _PHONE.search(ahead):
        return True
    if not (ahead.endswith(("-", "–")) or behind.startswith(("-", "–"))):
        return False
    chunk = _EDGE.split(ahead)[-1] + text[start:end] + _EDGE.split(behind)[0]
    parts = re.split("[-–]", chunk)
    small = [part for part in parts if part.islower()]
    return bool(small) and (len(parts) > 2 or max(map(len, small)) < 4 or bool(_RESPELLED.search(ahead)))


def _is_word(name: str, context: Context) -> bool:
    """Whether the article has it as a word in small letters too: then it was only shouted."""
    for passage, place in context.index.uses({name.lower()}):
        start, end = passage.span(place, place)
        if passage.text[start:end].islower():
            return True
    return False


def _spelled_out(name: str, use: Use, context: Context) -> bool:
    """Whether the words around an acronym are what it stands for, or say what it means."""
    passage, text = use.passage, use.passage.text
    start, end = passage.sentence_at(use.start)
    before = text[max(start, use.start - REACH) : use.start]
    after = text[use.end : min(max(end, use.end), use.end + REACH)]
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
        if covered(name, words) or sum(word.islower() and len(word) > 2 for word in words) > 1:
            return True
    behind = _BEHIND.match(after)
    if behind and covered(name, _WORD.findall(behind[1])[: 2 * len(name) + 2]):
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
        return covered(name, words, last=True)
    whole = re.match(r"[A-Z\d/ -]*", after)
    together = re.sub("[^A-Z]", "", link + name + (whole[0] if whole else ""))
    return (
        shortens(name, words[-1].lower())  # "isoniazid (INH)"
        or (len(name) > 4 and words[-1].islower())  # a brand: "adalimumab (HUMIRA)"
        or covered(name, words, last=True)
        or covered(together, words, last=True)  # "real time polymerase chain reaction (RT-PCR)"
    )


def _note_says(name: str, use: Use, context: Context) -> bool:
    """Whether a note spells letters out that a star stands behind."""
    mark = _MARKED.match(use.passage.text, use.end)
    if not mark:
        return False
    number = context.numbers[use.passage]
    notes = context.passages[number + 1 : number + 2 + NEAR]
    return any(note.text.startswith(mark[1]) and covered(name, _WORD.findall(note.text)) for note in notes)


def _next_cell_says(name: str, passage: Passage, context: Context) -> bool:
    number = context.numbers[passage] + 1
    if number == len(context.passages) or context.passages[number].kind != "cell":
        return False
    words = _WORD.findall(context.passages[number].text)
    return len(words) > 3 or covered(name, words)


def _finding(one: Unexplained, known: tuple[Meaning, ...], sure: bool) -> Finding:
    often = f" It stands here {one.times} times." if one.times > 1 else ""
    message = f"The letters '{one.letters}' are not spelled out.{often}"
    severity = Severity.WARNING
    if one.told:
        message = f"The letters '{one.letters}' are spelled out only further down.{often}"
        fix = "Spell it out where it first stands."
        severity = Severity.INFO
    elif known and (sure or len(known) == 1):
        fix = f"Say where it first stands that it is {known[0].words}, or use everyday words."
    elif known:
        *others, last = (meaning.words for meaning in known)
        fix = f"Say where it first stands whether it is {', '.join(others)} or {last}."
    else:
        fix = "Write out what the letters stand for where they first stand, or leave them out."
    return one.use.passage.finding(RULE, severity, message, fix, start=one.use.start, end=one.use.end)
