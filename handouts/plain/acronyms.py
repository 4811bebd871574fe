"""Letters that stand for words are spelled out where they first stand, and again under "Words to know".

Which letters the article leaves unexplained is for the checks to say; what they stand for is data. The words
go in parentheses behind the letters, which fits any sentence: "a COPD nurse", "two ICDs". Where the letters
stand for several things, each is suggested, unless the article says one of them in full.

Why it matters:
    Letters that a patient cannot read say nothing, and some stand for different things at different clinics.

Changes:
    A TIA needs care at once. -> A TIA (transient ischemic attack, a mini-stroke) needs care at once.
    Ask for a test. UTIs can be treated. -> Ask for a test. UTIs (urinary tract infections) can be treated.

Leaves alone:
    People with a transient ischemic attack (TIA) need care at once.
    The nurse will talk about MS at your visit.
    An HIV test is free.
    For more, read What to Ask Your Doctor About the TIA in our library.

Source:
    Federal Plain Language Guidelines 2011, "Minimize abbreviations": write the words out the first time. What
    the letters stand for was gathered and explained by us.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from handouts.model import Document, GlossaryEntry, language_root, plain_text
from handouts.plain import inflect
from handouts.plain.additions import Addition, Place, is_in_name, sentence_of, takes_brackets
from handouts.plain.edit import Edit
from handouts.plain.proposal import capitalized
from handouts.plain.sentence import Sentence
from handouts.resources import toml
from handouts.results import Change, Meaning, Unexpanded, change_id

RULE = "acronym"

MOST_IN_ONE = 3
"""So many acronyms are spelled out in one paragraph; what is more is only in the words to know."""


def expansions(
    document: Document, unexpanded: Iterable[Unexpanded], accepted: Collection[str]
) -> tuple[list[Addition], list[Change]]:
    """What letters stand for, each where they first stand; and what they may stand for, as suggestions.

    Args:
        document: The article.
        unexpanded: Its letters that are not spelled out, in reading order.
        accepted: Ids of suggestions that somebody accepted.
    """
    additions: list[Addition] = []
    suggested: list[Change] = []
    for one in unexpanded:
        meant = [meaning for meaning in one.meanings if _identity(one, meaning) in accepted]
        if not meant and one.sure:
            meant = list(one.meanings)
        if meant:
            additions.append(_addition(one, meant[0], document.meta.lang))
        else:
            suggested += (_suggestion(one, meaning, document.meta.lang) for meaning in one.meanings)
    return additions, suggested


def _addition(one: Unexpanded, meaning: Meaning, language: str) -> Addition:
    place, is_plural = _place(one)
    first = f"{capitalized(meaning.words)}, {meaning.what}" if meaning.what else capitalized(meaning.words)
    return Addition(
        id=_identity(one, meaning),
        rule=RULE,
        place=place,
        entry=GlossaryEntry(one.letters, f"{first}."),
        reason=f"Patients may not know what the letters '{one.letters}' stand for.",
        edits=_edits(place, meaning, is_plural, language),
    )


def _suggestion(one: Unexpanded, meaning: Meaning, language: str) -> Change:
    place, is_plural = _place(one)
    text = plain_text(one.inlines)
    start, end = sentence_of(place, language) or (0, len(text))
    edits = _edits(place, meaning, is_plural, language)
    added = edits[0].new.strip() if edits else f"({meaning.words})"
    sentence = text[start:end]
    becomes = f"{text[start : place.end]} {added}{text[place.end : end]}" if edits else sentence
    others = " They can stand for other things too." if len(one.meanings) > 1 else ""
    return Change(
        id=_identity(one, meaning),
        rule=RULE,
        strength="suggested",
        section=one.section,
        position=place.position,
        original=text[place.start : place.end],
        new=added,
        reason=f"The letters '{one.letters}' may stand for '{meaning.words}'.{others}",
        sentence=sentence,
        becomes=becomes,
    )


def _identity(one: Unexpanded, meaning: Meaning) -> str:
    return change_id(RULE, one.letters, meaning.words)


def _even(text: str) -> str:
    """Words in small letters, with no hyphens and no article: "A Mini-Stroke" is "mini stroke"."""
    text = text.lower().replace("-", " ").replace("‑", " ").strip()
    return text.removeprefix("a ").removeprefix("an ").removeprefix("the ")


def _plural(words: str, language: str) -> str:
    """The words for several: "urinary tract infections". Some stay as they are: "intravenous", "imaging"."""
    plural = inflect.noun(words)["plural"]
    changed = next((one for one in words.split() if one not in plural.split()), "")
    same = changed.endswith("ing") or (changed.endswith("s") and f"{changed}es" in plural)
    return words if same or words in toml("acronyms.toml")[language]["no_plural"] else plural


def _place(one: Unexpanded) -> tuple[Place, bool]:
    """Where the letters stand, with the ending of a plural; and whether there is one."""
    behind = plain_text(one.inlines)[one.end : one.end + 2]
    is_plural = behind[:1] == "s" and not behind[1:].isalpha()
    return Place(one.inlines, one.start, one.end + is_plural, one.section), is_plural


def _edits(place: Place, meaning: Meaning, is_plural: bool, language: str) -> tuple[Edit, ...]:
    """The words in brackets, with what they mean where that can stand there, then without.

    None where the sentence has the words anyway; and it need not hear twice that GERD is heartburn.
    """
    found = sentence_of(place, language)
    if found is None:
        return ()
    start, end = found
    sentence = Sentence(plain_text(place.inlines)[start:end])
    text = _even(sentence.text)
    hyphen = sentence.text[: place.start - start].endswith(("-", "‐", "‑"))
    if hyphen or _even(meaning.words) in text or not takes_brackets(place, sentence, start):
        return ()
    said = [_plural(meaning.words, language_root(language)) if is_plural else meaning.words]
    told = _even(meaning.what) in text
    if meaning.what and not told and not is_plural and not is_in_name(sentence, place.end - start):
        said.insert(0, f"{meaning.words}, {meaning.what}")
    return tuple(Edit(place.end, place.end, f" ({words})") for words in said)
