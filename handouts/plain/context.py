"""What stands around a word of the lexicon: kinds of words that its limits name, and objects of verbs."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from handouts.plain.sentence import Sentence

KINDS: Mapping[str, tuple[str, ...]] = {
    "<thing>": ("AT0", "DPS", "DT0", "AJ", "NN", "NP0", "PN", "CRD", "ORD", "VVG"),
    "<noun>": ("NN", "NP0"),
    "<adjective>": ("AJ",),
    "<comparative>": ("AJC",),
    "<article>": ("AT0", "DPS"),
    "<this>": ("DT0",),
    "<pronoun>": ("PN",),
    "<number>": ("CRD",),
    "<preposition>": ("PRP", "PRF"),
    "<adverb>": ("AV", "XX0"),
    "<be>": ("VB",),
    "<modal>": ("VM0",),
    "<verb>": ("V",),
    "<present>": ("VVI", "VVB", "VVZ"),
    "<participle>": ("VVN", "VBN", "VDN", "VHN"),
    "<and>": ("CJC",),
    "<conjunction>": ("CJ",),
    "<end>": ("PU",),
}
"""How the C5 tags of each kind of word begin. The ends of a sentence count as "<end>"."""

LONG_KINDS = (
    "<to verb>",  # behind: "to" and a verb
    "<of doing>",  # behind: "of" and a verb in -ing
    "<bare noun>",  # in front: a noun with no article before it
    "<bare adjective>",  # in front: an adjective with no article before it
    "<a noun>",  # in front: a word of a noun phrase with "a" before it
    "<somebody to>",  # behind: several people or the like, who are to do something ("insurers to pay")
    "<several>",  # behind: a noun that is plural ("delivery methods")
    "<taken for>",  # behind: an object, and what it is taken for ("surgery a last resort")
    "<taken as>",  # behind: the same with "as" ("Spain as a place to live")
    "<several ahead>",  # behind: a plural noun in a sentence that ends with a colon ("tests are:")
    "<one ahead>",  # behind: the same with a noun that is singular
)
"""Kinds that take more words than one to tell."""

_AFTER_VERB = ("AT0", "DPS", "DT0", "AJ", "NN", "NP0", "PNP", "PNI", "PNX", "CRD", "ORD")
_TAKEN = ("<taken for>", "<taken as>")
_BARE = ("VVI", "VBI", "VHI", "VDI", "VVB", "VBB", "VHB", "VDB")
_NO_OBJECT = ("PU", "PR", "CJS", "CJT", "TO0", "AVP", "VM0", "VB")
_OF_PASSIVE = ("VB",)
_OF_PERFECT = ("VH",)


def is_among(sentence: Sentence, number: int, limits: frozenset[str]) -> bool:
    """Whether the word of a number is one of the words or of the kinds; a number outside is an end."""
    words = sentence.words
    inside = 0 <= number < len(words)
    lower = words[number].lower if inside else ""
    if lower in limits:
        return True
    if inside and number + 1 < len(words) and f"{lower} {words[number + 1].lower}" in limits:
        return True
    starts, long = _kinds(limits)
    if not starts and not long:
        return False  # no kind of word is among them, and nobody need know what part of speech this one is
    tag = sentence.tags[number] if inside else "PUN"
    return tag.startswith(starts) or (inside and bool(long) and _is_long_kind(sentence, number, long))


@functools.lru_cache(maxsize=4096)
def _kinds(limits: frozenset[str]) -> tuple[tuple[str, ...], frozenset[str]]:
    """How the tags of the kinds among limits begin, and those kinds that take more words than one."""
    starts = {start for limit in limits if limit in KINDS for start in KINDS[limit]}
    return tuple(sorted(starts)), limits.intersection(LONG_KINDS)


def _is_long_kind(sentence: Sentence, number: int, kinds: frozenset[str]) -> bool:
    """Whether one of the kinds that take more words than one begins, or in front ends, at a word."""
    word, tag = sentence.words[number], sentence.tags[number]
    following = "".join(sentence.tags[number + 1 : number + 2])
    if word.lower == "of" and "<of doing>" in kinds and following == "VVG":
        return True
    if word.lower == "to" and "<to verb>" in kinds and following in _BARE:
        return True
    if "<bare noun>" in kinds and tag.startswith("NN") and not is_determined(sentence, number):
        return True
    if "<bare adjective>" in kinds and tag.startswith("AJ") and not is_determined(sentence, number):
        return True
    if "<a noun>" in kinds and _has_indefinite(sentence, number):
        return True
    if "<somebody to>" in kinds and _is_somebody_to(sentence, number):
        return True
    if "<several>" in kinds and _noun_ahead(sentence, number) == "NN2":
        return True
    if not kinds.isdisjoint(_TAKEN) and f"<taken {_taken(sentence, number)}>" in kinds:
        return True
    if sentence.words[-1].text != ":":
        return False
    ahead = {"NN2": "<several ahead>", "NN1": "<one ahead>"}.get(_noun_ahead(sentence, number))
    return ahead in kinds


def has_object(sentence: Sentence, number: int, last: int) -> bool | None:
    """Whether a verb has an object, its own subject in a passive as well; none if that can't be told.

    Args:
        sentence: The sentence.
        number: The number of the verb.
        last: The number of its last word, where it is several.
    """
    tags = sentence.tags
    at = last + 1
    while at < len(tags) and tags[at] in ("AV0", "XX0"):
        at += 1
    following = tags[at] if at < len(tags) else "PUN"
    if tags[number] == "VVN":
        before = number - 1
        while before >= 0 and tags[before] in ("AV0", "XX0"):
            before -= 1
        if before >= 0 and tags[before].startswith(_OF_PASSIVE):
            return True
        if before < 0 or not tags[before].startswith(_OF_PERFECT):
            return None
    if following.startswith(_AFTER_VERB):
        return True
    return False if following.startswith(_NO_OBJECT) else None


def _noun_ahead(sentence: Sentence, number: int) -> str:
    """The tag of the noun that a run of adjectives and nouns ends with; empty if none begins at the word."""
    tags = sentence.tags
    while (
        number + 1 < len(tags) and tags[number].startswith(("AJ", "NN")) and tags[number + 1].startswith("NN")
    ):
        number += 1
    return tags[number] if tags[number].startswith("NN") else ""


_IN_PEOPLE = ("AT0", "DPS", "DT0", "AJ0", "CRD", "NN1", "PRF")
_SEVERAL = ("NN0", "NN2")


def _is_somebody_to(sentence: Sentence, number: int) -> bool:
    """Whether "insurers to" or "all health plans to" begins at a word: several, who are to do something."""
    tags = sentence.tags
    while number < len(tags) and (tags[number] in _IN_PEOPLE or tags[number + 1 : number + 2] == ("NN2",)):
        number += 1
    return tags[number : number + 1] in [(tag,) for tag in _SEVERAL] and tags[number + 1 : number + 2] == (
        "TO0",
    )


_IN_OBJECT = ("AT0", "DPS", "DT0", "AJ", "NN", "NP0", "CRD", "ORD", "POS", "AV0")
_BEFORE_NOUN = ("AJ0", "AJC", "AJS", "NN0", "NN1", "VVN", "VVG", "AV0")


def _taken(sentence: Sentence, number: int) -> str:
    """What joins an object that begins at a word and what it is taken for: "for", "as", or nothing.

    It is "for" where an article stands behind the noun, another noun behind a plural, an adjective with no
    noun behind it, or "to be": "the benefit greater than". It is "as" in "Spain as a place", and not in
    "tests such as". Empty where an object is all that there is.
    """
    tags, words = sentence.tags, sentence.words
    named = False
    while number < len(tags):
        tag = tags[number]
        following = tags[number + 1] if number + 1 < len(tags) else "PUN"
        if words[number].lower == "such":
            return ""
        if named and words[number].lower == "as":
            return "as"
        if named and tags[number - 1] == "NN2" and tag.startswith("NN"):
            return "for"
        if named and tag.startswith(("AT0", "DPS", "AJ")):
            return "" if tag.startswith("AJ") and following.startswith(("NN", "NP", "AJ")) else "for"
        if named and tag == "TO0" and following == "VBI":
            return "for"
        if tag == "PRF" or (tag == "PRP" and named):
            named = False
        elif not tag.startswith((*_IN_OBJECT, "PNP")):
            return ""
        named = named or tag.startswith(("NN", "NP0", "PNP"))
        number += 1
    return ""


def _has_indefinite(sentence: Sentence, number: int) -> bool:
    """Whether "a" or another word for one stands before a word of a noun phrase, or is that word."""
    while number >= 0 and sentence.tags[number] in _BEFORE_NOUN:
        number -= 1
    return number >= 0 and sentence.words[number].lower in ("a", "an", "another", "each", "every", "one")


def is_determined(sentence: Sentence, number: int) -> bool:
    """Whether an article or the like stands in front of a noun, other words of its phrase passed over."""
    number -= 1
    while number >= 0 and sentence.tags[number] in _BEFORE_NOUN:
        number -= 1
    return number >= 0 and sentence.tags[number].startswith(("AT0", "DPS", "DT0", "CRD", "ORD", "POS"))
