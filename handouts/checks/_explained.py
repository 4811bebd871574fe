"""Whether an article says what a word means, and whether it says so where the word first stands.

There is no grammar here: these are the ways in which health writers do explain a word. "Edema (swelling)",
"swelling, called edema", "edema, or swelling,", "Edema is when ...", "This is a ...", "What is edema?", a list
of words with their meanings, the glossary. In doubt a word counts as explained.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from handouts.checks._passages import Passage
from handouts.checks._phrases import Found
from handouts.model import Abbreviation, Document, Strong, Term, plain_text, walk

Use = tuple[Passage, Found[Any]]
"""A word where it stands."""

NEAR = 2
"""So many passages after its first use a word may still be explained: the paragraph after the next one."""

# What may come right behind the word ----------------------------------------------------------------------

_ASIDE = re.compile(r"[\"”’]?[*†]?\s*[(\[][^()\[\],;]*[A-Z]{2}[^()\[\],;]*[)\]]")
"""How a word is said or shortened, in brackets: "(AN-juh-nuh)", "(DVT)"."""

_BRACKETS = re.compile(r"[\"”’]?\s*\(\s*(?!see\b|fig|table|\d|e\.g|such as)[^)]*[a-z]{3}", re.IGNORECASE)
_NAMED = re.compile(
    r"[\"”’]?\s*[,(–—-]*\s*(?:(?:which|that) )?(?:is |are |['’]re |['’]s )?"
    r"(?:also |sometimes |often |commonly |better |formerly )*"
    r"(?:called|known as|named|referred to as|means?\b|meaning|that is\b|i\.e\.|in other words|short for|"
    r"stands? for|refers? to|describes?\b)"
)
_WHICH = re.compile(
    r"\s*[,(–—-]+\s*(?:which|that|who|where|when)\s+(?!can\b|could\b|may\b|might\b|will\b|would\b|should\b)\w+"
)
_DASH = re.compile(
    r"\s*(?:—|–|--|\s-\s)\s*(?:an?|the|or|that is|when|which|any|is)\b|\s+(?:the way|the process)\b", re.IGNORECASE
)
_APPOSITIVE = re.compile(
    r"\s*,\s*(?:(?:an?|the|any|one of|another|a\.k\.a\.)\s+\w+|"
    r"(?:\w+ )?(?:doctors?|specialists?|experts?|medicines?|drugs?|tests?|tubes?|organs?|cells?|people)\b)"
)
_OR = re.compile(r"\s*(?:,|\(|—|–)\s*or\s+\w+")
_COLON = re.compile(r"\s*(?::|\s[–—-]|—)\s*\w")
_IS = re.compile(
    r"\s+(?:is|are|was|were)\s+(?:usually |often |also |simply |basically |most often )*"
    r"(?:when|where|what|how|defined|another (?:word|name|term)|the (?:medical|name|word|term)\b)"
)
_IS_A = re.compile(
    r"\s+(?:is|are)\s+(?:usually |often |also )*"
    r"(?!(?:an? |the |one |another |most |very |more |so )*(?:[\w-]+ )?(?:risk factors?|causes?|problems?|"
    r"complications?|symptoms?|signs?|side effects?|concerns?|reasons?|parts?|examples?|results?|emergenc\w+|"
    r"common|important|serious|likely|rare|dangerous|possible|needed|used|given|available|treated)\b(?! (?:\w+ )?(?:in which|that|where)))"
    r"(?:an?|the|one|your|any|(?![\w-]*(?:ed|en)\b)[\w-]+)\s+[\w-]+[^.;]*?\b(?:in|of|that|which|who|where|when|for|by|inside|between|"
    r"around|from|to|with|used|called)\b"
)
_DOES = re.compile(
    r"\s+(?:usually |often |most often |also |can )*(?:happens?|occurs?|develops?|results?|begins?|starts?|means?)\s+"
    r"(?:when|if|that|because|from|in)\b|"
    r"\s+(?:usually |often |also )*(?:opens?|removes?|measures?|records?|uses?|shows?|checks?|lets?|allows?|makes?|carr(?:y|ies)|"
    r"helps?|blocks?|slows?|lowers?|raises?|widens?|relax(?:es)?|prevents?|stops?|contains?|controls?|protects?|covers?|"
    r"connects?|stores?|cleans?|filters?|fights?|kills?|thins?|treats?|looks?|consists?|involves?|takes?|tests?|"
    r"attacks?|breaks?|moves?|pumps?|tells?|causes?)\s+\w+"
)

# What may come right before it -----------------------------------------------------------------------------

_NAMED_BEFORE = re.compile(
    r"\b(?:(?:called|named|termed|known as|referred to as)(?: (?:an?|the))?|"
    r"(?:name|term|word)s? for [^.;]{1,60} (?:is|are)|(?:name|term|word)s? (?:is|are)|"
    r"stands? for|means?|a\.k\.a\.|aka|i\.e\.,?)"
    r"(?: (?:[\w-]+ ){0,2}[\w-]+,? or(?: an?)?)?\s+[\"“‘']?(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
_OPENED = re.compile(
    r"\w\s*[(\[]\s*(?:an? |or |also |called |known as |also called |also known as |a\.k\.a\. )*(?:[\w-]+ )?$"
)
_CLOSED = re.compile(r"\s*(?:[\w-]+\s*){0,1}[)\],;]")
_DURING = re.compile(r"\s*(?:during|in|for|with)\s+(?:an?\s+|this\s+|the\s+)?(?:[\w-]+\s+){0,1}$", re.IGNORECASE)

# What keeps words around it from being about it ------------------------------------------------------------

_LISTED = re.compile(r",\s*(?:and |or )?(?:an? |the )?$")
_OPENERS = re.compile(
    r"\s*(?:in|with|for|during|after|before|if|when|because|although|while|since|as|to|from|without|unlike|"
    r"by|like|at|on|once|unless|until)\b",
    re.IGNORECASE,
)
_BOUND = re.compile(r"\b(?:of|with|for|to|from|in|have|has|had|and|or|by|your|if|get|gets|cause|causes)$")
_SMALL = frozenset(
    "a an and or of in on at to for from by with without as if when while that which who is are was were be been "
    "may can could might must should will would has have had do does did not but because than so it they you".split()
)

# The sentence that follows ----------------------------------------------------------------------------------

_THEN = re.compile(
    r"\s*(?:(?:this|that|it|these|those|they)(?:['’](?:s|re))?|(?:this|these|that|the) (?:[\w-]+ ){0,2}?[\w-]+)"
    r"(?:\s+(?:is|are|was|were|means?|happens?|occurs?|refers?|causes?|makes?|helps?|uses?|shows?|can|carr(?:y|ies)|"
    r"an?|the|when|opens?|measures?|removes?|lets?|allows?|also|involves?|blocks?))\b",
    re.IGNORECASE,
)
_THEN_THING = re.compile(
    r"\s*(?:this|these)\s+(?:[\w-]+ )?(?:tests?|procedures?|conditions?|diseases?|disorders?|surger(?:y|ies)|treatments?|"
    r"medicines?|medications?|drugs?|devices?|tubes?|scans?|exams?|types?|kinds?|infections?|problems?|growths?|"
    r"organs?|glands?|hormones?|proteins?|chemicals?|substances?|fluids?|arter(?:y|ies)|vessels?|cells?|nerves?|"
    r"word|term|operation|method|process|approach|plan|person|doctor|doctors|specialists?)\b|"
    r"\s*(?:an?|the|your) (?:doctor|nurse|surgeon|technician|(?:health ?care )?provider)(?: or (?:\w+ )?\w+)?(?: will| may)? "
    r"(?:inserts?|puts?|uses?|takes?|removes?|makes?|looks?|passes|places?|draws?|gives?)\b",
    re.IGNORECASE,
)
_THEN_NAMED = re.compile(
    r"\s*(?:it|they|this|these)(?:\s+(?:is|are)|['’](?:s|re))\s+(?:\w+ )?(?:called|known as|referred to as)", re.IGNORECASE
)
_ASKED = re.compile(r"\s*(?:so |\d\. )?what(?: is|['’]s| are| does| do)\s+(?:an? |the )?(?:[\w-]+ )?$", re.IGNORECASE)
_ANSWERED = re.compile(r"\s*(?:mean|\([^)]*\)|[\w-]+)?\s*\??\s*$")


def glossed(document: Document) -> frozenset[str]:
    """The words, in lower case, that the article explains in a glossary or marks as explained or spelled out."""
    words = {entry.term for entry in document.meta.terms}
    for node in walk(document):
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
    return next((use for use in uses if _says_meaning(*use, everyday)), None)


def in_time(uses: Sequence[Use], told: Use, numbers: Mapping[Passage, int]) -> bool:
    """Whether a word is explained where it first stands in the text, or close by. Headings may come before.

    Args:
        uses: Where the word stands, in reading order.
        told: Where it is explained.
        numbers: The number of each passage in the article.
    """
    prose = next((passage for passage, _ in uses if passage.kind not in ("title", "heading")), None)
    return prose is None or numbers[told[0]] - numbers[prose] <= NEAR


def _says_meaning(passage: Passage, found: Found[Any], everyday: Sequence[str]) -> bool:
    """Whether the words around a word say what it means."""
    text = passage.text
    start, end = passage.sentence_at(found.start)
    before, after = text[start : found.start], text[found.end : end]
    if passage.kind == "term":
        return True
    if passage.kind in ("heading", "title", "label"):
        return bool(_ASKED.match(before) and _ANSWERED.match(after))
    if passage.kind == "cell" and not before.strip() and not after.strip(" .:"):
        return True
    return (
        _stands_out(passage, found)
        or _told_behind(before, after)
        or _told_before(before, after)
        or _told_next(passage, before, after, end)
        or _beside(before, after, everyday)
    )


def names_meaning(before: str, after: str) -> bool:
    """Whether the words around letters say what they are: "An EKG is a test that", "a scan called an MRA"."""
    opening = not before.strip() or before.strip().lower() in ("a", "an", "the", "your", "this")
    if _NAMED_BEFORE.search(before) or (opening and _COLON.match(after)):
        return True
    return bool(_NAMED.match(after) or _IS.match(after) or (opening and _IS_A.match(after)))


def _stands_out(passage: Passage, found: Found[Any]) -> bool:
    """Whether the word is what a passage starts with in bold: the term of a list of terms."""
    first = passage.inlines[0] if passage.inlines else None
    if not isinstance(first, Strong):
        return False
    length = len(plain_text(first.children).rstrip(" .:"))
    return found.end <= length and len(passage.text) > length + 10 and length < 60


def _told_behind(before: str, after: str) -> bool:
    after = after.lstrip("*†")
    opening = len(before.split()) <= 3 and not _BOUND.search(before.strip().lower()) and "," not in before
    subject = opening or _subject(before)
    for number, rest in enumerate(_rests(after)):
        if any(pattern.match(rest) for pattern in (_BRACKETS, _NAMED, _WHICH)):
            return True
        if _IS.match(rest) or _DASH.match(rest):
            return True
        if subject and (_IS_A.match(rest) or _DOES.match(rest)):
            return True
        if opening and _COLON.match(rest):
            return True
        if _APPOSITIVE.match(rest) and not _OPENERS.match(before) and not _LISTED.search(before):
            return True
        if number == 0 and _OR.match(rest) and not _LISTED.search(before):
            return True
    return False


def _rests(after: str) -> Iterator[str]:
    """What stands behind a word, and behind the one or two words that it may be part of a name with."""
    for _ in range(3):
        aside = _ASIDE.match(after)
        if aside:
            after = after[aside.end() :]
        yield after
        word = re.match(r"[ -]([\w-]+)", after)
        if not word or word[1].lower() in _SMALL:
            return
        after = after[word.end() :]


def _subject(before: str) -> bool:
    """Whether what stands before a word in its sentence leaves it the subject: "In adults, chronic"."""
    rest = re.split("[,:]", before)[-1].strip().lower()
    return len(rest.split()) <= 2 and not _BOUND.search(rest)


def _told_before(before: str, after: str) -> bool:
    if _NAMED_BEFORE.search(before):
        return True
    if _DURING.fullmatch(before) and re.match(r"(?:\s*\([^)]*\))?(?:\s+[\w-]+){0,2},", after):
        return True
    return bool(_OPENED.search(before)) and bool(_CLOSED.match(after))


def _told_next(passage: Passage, before: str, after: str, end: int) -> bool:
    """Whether the next sentence is about the word: "This is a ...", "This test shows ...", "They are also called"."""
    text = passage.text
    if len(after.split()) <= 2 and _THEN.match(text, end):
        return True
    return bool(_THEN_THING.match(text, end)) or (_subject(before) and bool(_THEN_NAMED.match(text, end)))


def _beside(before: str, after: str, everyday: Sequence[str]) -> bool:
    """Whether words that mean the same stand right beside a word: "belly (abdomen", "edema or swelling"."""
    left, right = " ".join(before.lower().split()[-7:]), " ".join(after.lower().split()[:7])
    for words in everyday:
        same = re.escape(words)
        if words in left and re.search(rf"{same}\w*[,;(\s/—–-]+(?:or|\(|/|—|–|,|called)?[\s\w]{{0,12}}$", left):
            return True
        if words in right and re.match(rf"[\s,(/—–-]*(?:or|\(|/|—|–|,)[\s\w]{{0,20}}{same}", right):
            return True
    return False
