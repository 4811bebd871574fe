"""Where words of the lexicon stand in a sentence, and the everyday words in the form that fits there."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from handouts.lexicon import Entry, Lexicon
from handouts.plain import inflect
from handouts.plain.clauses import FINITE
from handouts.plain.context import has_object, is_among, is_determined
from handouts.plain.sentence import Sentence
from handouts.records import dataclass
from handouts.resources import toml

_TAGS: Mapping[str, str] = {"verb": "VV", "noun": "NN", "adjective": "AJ", "adverb": "AV"}
"""How the C5 tags of each part of speech begin; the others need not be told apart."""

_VERB_FORMS: Mapping[str, inflect.Form] = {
    "VVD": "past",
    "VVN": "participle",
    "VVG": "ing",
    "VVZ": "s",
    "VVB": "base",
    "VVI": "base",
}

_SUBJECTS = ("PNP", "NN0", "NN1", "NN2", "NP0", "DTQ")
"""The tags of words that can be all of a subject, or its end."""

_OBJECTS = ("AT0", "DPS", "DT0", "AJ", "NN", "NP0", "PNP", "CRD")
"""How the tags of words begin that can open an object."""

_OF_ADJECTIVES = tuple(toml("irregular.toml")["adjectives"]["endings"].split())
_BEHIND = frozenset(toml("irregular.toml")["adjectives"]["behind"].split())


@dataclass(frozen=True, slots=True)
class Found:
    """An entry where it stands in a sentence.

    Attributes:
        entry: The entry.
        first: The number of its first word in the sentence.
        last: The number of its last.
        own: The number of the last word that is the entry's own; behind it there may be a noun.
        new: The everyday words in the right form; empty where there are none.
        sure: Part of speech and form are certain; without that it is only suggested.
    """

    entry: Entry
    first: int
    last: int
    own: int
    new: str
    sure: bool


_Row: TypeAlias = tuple[tuple[str, ...], str, str | None]
"""The words of a spelling, the spelling, and its term; none where it stays as it is."""


class Finder:
    """Looks up the words of sentences.

    Args:
        lexicon: The entries.
        protected: Words and phrases, in lower case, that stay as they are, with all words in them.

    Attributes:
        lexicon: The entries.
    """

    def __init__(self, lexicon: Lexicon, protected: Collection[str] = ()) -> None:
        self.lexicon = lexicon
        self._by_first: dict[str, list[_Row]] = {}
        spellings: dict[str, str | None] = {
            spelling: None if spelling in protected or term in protected else term
            for spelling, term in lexicon.spellings.items()
        }
        for *rest, last in map(str.split, filter(str.strip, protected)):
            spellings |= dict.fromkeys(" ".join((*rest, form)) for form in inflect.noun(last).values())
        for spelling, found in spellings.items():
            if words := _words(spelling):
                self._by_first.setdefault(words[0], []).append((words, spelling, found))
        for rows in self._by_first.values():
            rows.sort(key=lambda row: -len(row[0]))

    def find(self, sentence: Sentence) -> Iterator[Found]:
        """The entries with everyday words in a sentence, in order, the longest at each place.

        None overlap, but for a suggestion that takes in the noun behind its word: that may be an entry too.
        """
        vocabulary = sentence.vocabulary
        if self._by_first.keys().isdisjoint(vocabulary):
            return
        lowers = tuple(word.lower for word in sentence.words)
        at = 0
        while at < len(lowers):
            rows = self._by_first.get(lowers[at])
            found = self._at(sentence, lowers, at, rows) if rows else 1
            if isinstance(found, Found):
                yield found
                at = found.last + 1 if found.sure else found.own + 1
            else:
                at += max(1, found)

    def _at(self, sentence: Sentence, lowers: Sequence[str], at: int, rows: Sequence[_Row]) -> Found | int:
        """The entry at a place; or how many words there stay together as they are."""
        vocabulary = sentence.vocabulary
        following = lowers[at + 1] if at + 1 < len(lowers) else ""
        for parts, spelling, term in rows:
            last = at + len(parts) - 1
            if last == at or (parts[1] == following and lowers[at : last + 1] == parts):
                if term is None:
                    return len(parts)
                entry = self.lexicon[term]
                for sense in entry.senses:
                    if _is_meant(sense, spelling, vocabulary) and _fits(sense, sentence, at, last):
                        found = _fitted(sense, spelling, sentence, at, last)
                        if found.sure:
                            return found
                if _is_meant(entry, spelling, vocabulary) and _fits(entry, sentence, at, last):
                    if not entry.plain:  # it is only explained, and need not be fitted in
                        return len(parts)
                    return _fitted(entry, spelling, sentence, at, last)
        return 0


_LETTERS = re.compile(r"[^\W\d_]+(?:[- ][^\W\d_]+)*").fullmatch


def _words(spelling: str) -> tuple[str, ...]:
    """The words of a spelling as a sentence has them: "crohn's" is two, "a&e" is three."""
    if _LETTERS(spelling):
        return tuple(spelling.split())
    return tuple(word.lower for word in Sentence(spelling).words)


def _is_meant(entry: Entry, spelling: str, vocabulary: Collection[str]) -> bool:
    """Whether the spelling and the words anywhere in the sentence are those that the entry asks for."""
    return (
        (not entry.only_as or spelling in entry.only_as)
        and not (entry.only_with and entry.only_with.isdisjoint(vocabulary))
        and entry.not_with.isdisjoint(vocabulary)
    )


def _fits(entry: Entry, sentence: Sentence, first: int, last: int) -> bool:
    """Whether the words right before and behind are those that the entry asks for."""
    return (
        (not entry.only_before or is_among(sentence, last + 1, entry.only_before))
        and (not entry.only_after or is_among(sentence, first - 1, entry.only_after))
        and not (entry.not_after and is_among(sentence, first - 1, entry.not_after))
        and not (entry.not_before and is_among(sentence, last + 1, entry.not_before))
        and (entry.object is None or has_object(sentence, first, last) is entry.object)
    )


def _fitted(entry: Entry, spelling: str, sentence: Sentence, first: int, last: int) -> Found:
    """The everyday words in the form that the term has here."""
    plain = entry.plain[0] if entry.plain else ""
    own = last
    if entry.pos == "verb":
        new, sure = _verb(entry, spelling, plain, sentence, first)
    elif entry.pos == "noun":
        new, sure = _noun(entry, spelling, plain, sentence, first=first, last=last)
    elif entry.pos == "adjective":
        new, sure = plain, _is_adjective(entry, spelling, sentence, first, last)
    else:
        tag = _TAGS.get(entry.pos)
        spelled = spelling == entry.term or spelling in entry.only_as
        new, sure = plain, spelled and (tag is None or sentence.tags[first].startswith(tag))
    if entry.pos in ("adjective", "adverb") and " " in plain and not (entry.only_before or entry.only_after):
        # "an intermittent pain" is no "off and on pain", and "excessively dry" is not "too much dry".
        fits = sentence.tags[last + 1 : last + 2] in ((), ("PUN",)) and first > 0
        fits = fits and "".join(word.text for word in sentence.words[last + 1 : last + 2]) not in _OPENING
        fits = fits and sentence.tags[first - 1] not in ("AT0", "DPS", "PUN", "CJC", "AJ0")
        sure = sure and fits
        if entry.pos == "adjective" and not fits and sentence.tags[last + 1 : last + 2] not in ((), ("PUN",)):
            moved = _behind(plain, sentence, last) if plain.split()[0] in _BEHIND else None
            new, last = moved or ("", last)
    related = spelling in entry.related
    return Found(entry, first, last, own, "" if related else new, sure and not related)


def _is_adjective(entry: Entry, spelling: str, sentence: Sentence, first: int, last: int) -> bool:
    """Whether an adjective, or a participle that is used as one, surely is one here."""
    before = sentence.words[first - 1].lower if first else ""
    tag = sentence.tags[first]
    if before in ("more", "most", "less", "least") or not _has_noun(sentence, first, last):
        return False
    if spelling in entry.only_as:
        # "an increased risk", but not "the drug increased risks"
        return tag.startswith("AJ") or (
            tag == "VVN" and not sentence.tags[max(0, first - 1)].startswith("NN")
        )
    if tag == "NN1" and entry.term.endswith(_OF_ADJECTIVES):
        return spelling == entry.term and sentence.tags[last + 1 : last + 2] in (("NN1",), ("NN2",))
    return spelling == entry.term and tag.startswith("AJ")


def _behind(plain: str, sentence: Sentence, last: int) -> tuple[str, int] | None:
    """Everyday words that can only stand behind a noun, and that noun: "pain after surgery"."""
    tags = sentence.tags
    if tags[last + 1 : last + 2] in (("NN0",), ("NN1",), ("NN2",)) and not "".join(
        tags[last + 2 : last + 3]
    ).startswith("NN"):
        return f"{sentence.words[last + 1].text} {plain}", last + 1
    return None


def _has_noun(sentence: Sentence, first: int, last: int) -> bool:
    """Whether an adjective has a noun behind it or is what something is: not in "if appropriate"."""
    following = sentence.tags[last + 1] if last + 1 < len(sentence.tags) else "PUN"
    if "".join(word.text for word in sentence.words[last + 1 : last + 2]) == ",":
        after = "".join(sentence.tags[last + 2 : last + 3])
        following = after if after.startswith("AJ") else following  # "a gradual, steady rise"
    before = sentence.tags[first - 1] if first else "PUN"
    return following.startswith(("NN", "NP", "AJ", "CJC")) or before.startswith(
        ("VB", "AV", "VVB", "VVZ", "XX")
    )


def _verb(entry: Entry, spelling: str, plain: str, sentence: Sentence, first: int) -> tuple[str, bool]:
    forms = _forms_of(entry.term, spelling)
    form = _VERB_FORMS.get(sentence.tags[first])
    sure = form in forms
    if form is None or not sure:
        # The spelling tells more than a tag that cannot be right: nothing but a verb ends in "izes".
        form = forms[-1]
        sure = _is_told(sentence, first, form)
        if not sure and form in ("base", "s") and sentence.tags[first].startswith(("NN", "AJ")):
            return "", False
    if form == "base" and _is_noun(sentence, first):
        return "", False
    new = inflect.verb(plain) if plain else {}
    if form in ("past", "participle") and new and new["past"] != new["participle"]:
        # "gave" or "given": what stands in front has to say the same as the tag.
        before = _before_adverbs(sentence, first)
        told = before.startswith(("VB", "VH"))
        form = "participle" if told or form == "participle" else "past"
        sure = sure and (form == "participle" or before in _SUBJECTS)
        if form == "participle" and not told and _joins_verb(sentence, first, spelling):
            sure = False
        if form == "participle" and not told and _has_object(sentence, first, spelling):
            # "We searched and conducted trials": a participle without "be" or "have" has no object.
            sure = sure and before in _SUBJECTS and not any(tag in FINITE for tag in sentence.tags)
            form = "past"
        if form == "participle" and not told and _opens_clause(sentence, first, spelling):
            sure = False  # "One team (2014) demonstrated that": no participle tells something
        sure = sure and (told or form == "participle" or not _is_reduced(sentence, first))
        if (
            form == "past"
            and plain.split(maxsplit=1)[0] in _WITH_OBJECT
            and not _has_own_object(sentence, first, spelling)
        ):
            sure = False  # "tests conducted ahead of it", "camps conducted every month"
    after = first + len(spelling.split())
    if (
        plain.split()[-1:]
        and plain.rsplit(maxsplit=1)[-1] in _PARTICLES
        and sentence.tags[after : after + 1] == ("PNP",)
    ):
        sure = False  # "throw it away", never "throw away it"
    return new.get(form, ""), sure


_OPENING = frozenset(("“", "‘", '"', "'", "(", "["))
"""Marks that open something and end nothing: "constantly “on”"."""

_PARTICLES = frozenset(("away", "back", "down", "in", "off", "out", "up"))
"""What stands behind a verb and its object where that is a pronoun."""


_WITH_OBJECT = frozenset(("choose", "do", "give", "see", "show", "take", "write"))
"""Everyday verbs that are seldom without an object, and whose past tense is not their participle."""


def _has_own_object(sentence: Sentence, first: int, spelling: str) -> bool:
    """Whether a verb has an object that tells no time: "every month"."""
    after = first + len(spelling.split())
    times = ("every", "each", "last", "this", "that", "free")
    return _has_object(sentence, first, spelling) and sentence.words[after].lower not in times


def _is_reduced(sentence: Sentence, first: int) -> bool:
    """Whether the clause has another verb: "patients administered two doses were well"."""
    behind, ahead = sentence.tags[first + 1 :], sentence.tags[:first]
    return _has_finite(behind) or _has_finite(ahead[::-1])


def _has_finite(tags: Iterable[str]) -> bool:
    """Whether a verb that carries a clause comes before what begins or ends one."""
    for tag in tags:
        if tag in FINITE:
            return True
        if tag.startswith(("CJ", "PU", "DTQ", "PNQ", "AVQ", "PNP", "EX0")):
            return False
    return False


def _joins_verb(sentence: Sentence, first: int, spelling: str) -> bool:
    """Whether another verb beside it may have its object: "patients performed and noted tests"."""
    behind = first + len(spelling.split())
    return sentence.tags[behind : behind + 1] == ("CJC",) and sentence.tags[behind + 1 : behind + 2] in (
        ("VVD",),
        ("VVN",),
    )


def _has_object(sentence: Sentence, first: int, spelling: str) -> bool:
    """Whether right behind the words of a verb something begins that can be its object."""
    following = sentence.tags[first + len(spelling.split()) :][:1]
    return "".join(following).startswith(_OBJECTS)


def _opens_clause(sentence: Sentence, first: int, spelling: str) -> bool:
    """Whether right behind a verb a clause with "that" begins."""
    after = first + len(spelling.split())
    return sentence.tags[after : after + 1] == ("CJT",)


def _before_adverbs(sentence: Sentence, number: int) -> str:
    """The tag in front of a word, adverbs passed over."""
    number -= 1
    while number >= 0 and sentence.tags[number] in ("AV0", "XX0"):
        number -= 1
    return sentence.tags[number] if number >= 0 else "PUN"


def _is_noun(sentence: Sentence, number: int) -> bool:
    """Whether a word that looks like the base of a verb stands where only a noun can: "rates of rupture"."""
    if not number:
        return False
    before, tag = sentence.words[number - 1].lower, sentence.tags[number - 1]
    return (tag in ("PRP", "PRF") and before != "to") or (tag == "VVZ" and before != "helps")


def _is_told(sentence: Sentence, number: int, form: inflect.Form) -> bool:
    """Whether a word that was taken for a noun, as unknown ones are, stands where only a verb does."""
    tags = sentence.tags
    before = tags[number - 1] if number else "PUN"
    following = tags[number + 1] if number + 1 < len(tags) else "PUN"
    if form == "s":
        return (
            tags[number] == "NN2"
            and before in ("NN1", "NP0", "PNP", "DTQ")
            and following in ("AT0", "DPS", "DT0", "AV0", "PRP", "NN1", "PUN")
        )
    if form != "base" or not following.startswith(("AT0", "DPS", "DT0", "AJ", "NN")):
        return False
    return before in ("TO0", "VM0", "PNP") or sentence.words[number - 1 if number else 0].lower == "to"


def _forms_of(term: str, spelling: str) -> Sequence[inflect.Form]:
    """What a spelling of a verb may be: all that "put" is, or what its ending says ("organised")."""
    known = [form for form, word in inflect.verb(term).items() if word == spelling]
    if known:
        return known
    head = spelling.split(maxsplit=1)[0]
    if head.endswith("ing"):
        return ["ing"]
    if head.endswith("ed"):
        return ["past", "participle"]
    return ["s"] if head.endswith("s") else ["base"]


def _noun(
    entry: Entry, spelling: str, plain: str, sentence: Sentence, *, first: int, last: int
) -> tuple[str, bool]:
    tag = sentence.tags[last]
    before_noun = "".join(sentence.tags[last + 1 : last + 2]).startswith("NN")
    if before_noun and " " in plain and inflect.is_uncounted(plain):
        return "", False  # "coming back rates"
    forms = inflect.noun(entry.term)
    plural = spelling != entry.term and (spelling == forms["plural"] or tag == "NN2")
    new = inflect.noun(plain)["plural" if plural else "singular"] if plain else ""
    # "a history of fracture" is no "history of broken bone".
    fits = plural or before_noun or not inflect.is_counted(plain) or is_determined(sentence, first)
    return new, tag.startswith("NN") and fits
