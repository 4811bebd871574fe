"""Whether an article says what a word means, and whether it says so where the word first stands.

There is no grammar here: these are the ways in which health writers do explain a word. "Edema (swelling)",
"swelling, called edema", "edema, or swelling,", "Edema is when ...", "This is a ...", "What is edema?", a
list of words with their meanings, the glossary. In doubt a word counts as explained.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from handouts.checks._passage import Passage
from handouts.checks._phrases import Found
from handouts.checks._shapes import shapes, small_words
from handouts.model import Abbreviation, Meta, Strong, Term, Text, plain_text, walk

Use = tuple[Passage, Found[Any]]
"""A word where it stands."""

NEAR = 2
"""So many passages after its first use a word may still be explained: the paragraph after the next one."""


MOST = 8
"""So many uses of a word are looked at for what it means; who has read it more often has given up."""

MEANS = re.compile(r"\s*([A-Z][\w’' -]{1,40}) means [^.]*\.")
"""A sentence that says what a word means, as definitions are put into an article."""

REACH = 300
"""So many characters before a word and behind it are looked at: no explanation is longer."""


def glossed(meta: Meta, passages: Iterable[Passage]) -> frozenset[str]:
    """Words, in lower case, that the article has in its glossary, or marks as explained or spelled out."""
    words = {entry.term for entry in meta.terms}
    marked = (inline for passage in passages for inline in passage.inlines if type(inline) is not Text)
    for node in itertools.chain.from_iterable(map(walk, marked)):
        if isinstance(node, Term):
            words |= {node.key, plain_text(node.children)}
        elif isinstance(node, Abbreviation) and node.expansion:
            words.add(node.text)
    return frozenset(word.replace("’", "'").lower() for word in words)


def explained(uses: Iterable[Use], everyday: Sequence[str] = ()) -> Use | None:
    """The first use of a word at which the article says what it means; None if it never does.

    Args:
        uses: Where the word stands, in reading order.
        everyday: Words that mean the same: with one of them right beside it, the word is explained.
    """
    return next((use for use in itertools.islice(uses, MOST) if _says_meaning(*use, everyday)), None)


def is_of_definition(use: Use, meta: Meta) -> bool:
    """Whether a word stands in what says the meaning of a word of the article's list.

    Args:
        use: Where the word stands.
        meta: What has the list.
    """
    passage, found = use
    start, end = passage.sentence_at(found.start)
    sentence = passage.text[start:end].strip()
    if any(sentence in entry.definition for entry in meta.terms):
        return True  # what "Albumin means a protein in the blood." goes on with
    told = MEANS.match(passage.text, start)
    before = passage.text[start : found.start]
    opened = before.rfind("(")
    words = [told[1]] if told else []
    if opened > before.rfind(")"):
        words.append(before[:opened].rstrip())
    return bool(words) and any(
        word.lower().endswith(entry.term.lower()) for word in words for entry in meta.terms
    )


def in_time(uses: Sequence[Use], told: Use, numbers: Mapping[Passage, int]) -> bool:
    """Whether a word is explained where it first stands in the text, or close by. Headings may come before.

    Args:
        uses: Where the word stands, in reading order.
        told: Where it is explained.
        numbers: The number of each passage in the article.
    """
    prose = next((passage for passage, _ in uses if passage.kind not in ("title", "heading")), None)
    return prose is None or numbers[told[0]] - numbers[prose] <= NEAR


def names_meaning(before: str, after: str) -> bool:
    """Whether the words around letters say what they are: "An EKG is a test that", "a scan called an MRA"."""
    known = shapes()
    opening = before.strip().lower() in ("", "a", "an", "the", "your", "this")
    if known["named before"].search(before) or (opening and known["colon"].match(after)):
        return True
    if known["named"].match(after) or known["is"].match(after):
        return True
    return opening and bool(known["is a"].match(after))


def _says_meaning(passage: Passage, found: Found[Any], everyday: Sequence[str]) -> bool:
    """Whether the words around a word say what it means."""
    known = shapes()
    text = passage.text
    start, end = passage.sentence_at(found.start)
    before = text[max(start, found.start - REACH) : found.start]
    after = text[found.end : min(end, found.end + REACH)]
    if passage.kind == "term":
        return True
    if passage.kind in ("heading", "title", "label"):
        asked = bool(known["asked"].match(before) and known["answered"].match(after))
        return asked or bool(known["opened"].search(before) and known["closed"].match(after))
    if passage.kind == "cell" and not before.strip() and not after.strip(" .:"):
        return True
    return (
        _stands_out(passage, found)
        or _told_behind(before, after)
        or _told_before(before, after)
        or _told_next(passage, start, found, end)
        or _beside(before, after, everyday)
    )


def _stands_out(passage: Passage, found: Found[Any]) -> bool:
    """Whether the word is what a passage starts with in bold: the term of a list of terms."""
    first = passage.inlines[0] if passage.inlines else None
    if not isinstance(first, Strong):
        return False
    length = len(plain_text(first.children).rstrip(" .:"))
    return found.end <= length and len(passage.text) > length + 10 and length < 60


def _told_behind(before: str, after: str) -> bool:
    known = shapes()
    after = after.replace("*", "").replace("†", "")
    opening = (
        len(before.split()) <= 3 and not known["bound"].search(before.strip().lower()) and "," not in before
    )
    subject = opening or _is_subject(before)
    for number, rest in enumerate(_rests(after)):
        if any(known[name].match(rest) for name in ("brackets", "named", "which", "is", "dash")):
            return True
        if subject and (known["is a"].match(rest) or known["does"].match(rest)):
            return True
        if opening and known["colon"].match(rest):
            return True
        listed = known["listed"].search(before)
        if known["appositive"].match(rest) and not known["openers"].match(before) and not listed:
            return True
        if number == 0 and known["or"].match(rest) and not listed:
            return True
    return False


def _rests(after: str) -> Iterator[str]:
    """What stands behind a word, and behind the one or two words that it may be part of a name with."""
    known, small = shapes(), small_words()
    for _ in range(3):
        aside = known["aside"].match(after)
        if aside:
            after = after[aside.end() :]
        yield after
        word = known["word"].match(after)
        if not word or word[1].lower() in small:
            return
        after = after[word.end() :]


def _is_subject(before: str) -> bool:
    """Whether what stands before a word in its sentence leaves it the subject: "In adults, chronic"."""
    rest = re.split("[,:]", before)[-1].strip().lower()
    return len(rest.split()) <= 2 and not shapes()["bound"].search(rest)


def _told_before(before: str, after: str) -> bool:
    known = shapes()
    if known["named before"].search(before):
        return True
    if known["during"].fullmatch(before) and known["comma"].match(after):
        return True
    return bool(known["opened"].search(before)) and bool(known["closed"].match(after))


def _told_next(passage: Passage, start: int, found: Found[Any], end: int) -> bool:
    """Whether the next sentence is about the word: "This is a ...", "This test shows ...", "It is called"."""
    known, text = shapes(), passage.text
    ends = len(text[found.end : end].split()) <= 2
    while other := MEANS.match(text, end):  # what another word means comes in between
        end = other.end()
    if ends and known["then"].match(text, end):
        return True
    if known["then thing"].match(text, end):
        return True
    if known["then helper"].match(text, end) and known["done"].search(text, start, end):
        return True
    return _is_subject(text[start : found.start]) and bool(known["then named"].match(text, end))


def _beside(before: str, after: str, everyday: Sequence[str]) -> bool:
    """Whether words that mean the same stand right beside a word: "belly (abdomen", "edema or swelling"."""
    left, right = " ".join(before.lower().split()[-7:]), " ".join(after.lower().split()[:7])
    for words in everyday:
        same = re.escape(words)
        if words in left and re.search(
            rf"{same}\w*[,;(\s/—–-]+(?:or|\(|/|—|–|,|called)?[\s\w]{{0,12}}$", left
        ):
            return True
        if words in right and re.match(rf"[\s,(/—–-]*(?:or|\(|/|—|–|,)[\s\w]{{0,20}}{same}", right):
            return True
    return False
