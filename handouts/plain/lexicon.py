"""Where words of the lexicon stand in a sentence, and the everyday words in the form that fits there."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from handouts.lexicon import Entry, Lexicon
from handouts.plain import inflect
from handouts.plain.context import has_object, is_among
from handouts.plain.sentence import Sentence, Word

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


@dataclass(frozen=True, slots=True)
class Found:
    """An entry where it stands in a sentence.

    Attributes:
        entry: The entry.
        first: The number of its first word in the sentence.
        last: The number of its last.
        new: The everyday words in the right form; empty where there are none.
        sure: Part of speech and form are certain; without that it is only suggested.
    """

    entry: Entry
    first: int
    last: int
    new: str
    sure: bool


class Finder:
    """Looks up the words of sentences.

    Args:
        lexicon: The entries.
        protected: Words and phrases, in lower case, that stay as they are.
    """

    def __init__(self, lexicon: Lexicon, protected: Collection[str] = ()) -> None:
        self._lexicon = lexicon
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for spelling, term in lexicon.spellings.items():
            if spelling not in protected and term not in protected:
                words = tuple(spelling.split())
                self._by_first.setdefault(words[0], []).append((words, term))
        for rows in self._by_first.values():
            rows.sort(key=lambda row: -len(row[0]))

    def find(self, sentence: Sentence) -> Iterator[Found]:
        """The entries of a sentence in order, the longest at each place; none overlap."""
        words = sentence.words
        vocabulary = {word.lower for word in words}
        if self._by_first.keys().isdisjoint(vocabulary):
            return
        at = 0
        while at < len(words):
            found = self._at(sentence, words, vocabulary, at)
            if found is None:
                at += 1
            else:
                yield found
                at = found.last + 1

    def _at(
        self, sentence: Sentence, words: Sequence[Word], vocabulary: Collection[str], at: int
    ) -> Found | None:
        for parts, term in self._by_first.get(words[at].lower, ()):
            last = at + len(parts) - 1
            if last < len(words) and all(
                part == word.lower for part, word in zip(parts, words[at : last + 1], strict=True)
            ):
                entry = self._lexicon[term]
                spelling = " ".join(parts)
                for sense in entry.senses:
                    if _holds(sense, spelling, sentence, vocabulary, at, last):
                        found = _fitted(sense, spelling, sentence, at, last)
                        if found.sure:
                            return found
                if _holds(entry, spelling, sentence, vocabulary, at, last):
                    return _fitted(entry, spelling, sentence, at, last)
        return None


def _holds(
    entry: Entry, spelling: str, sentence: Sentence, vocabulary: Collection[str], first: int, last: int
) -> bool:
    """Whether the words around are those that the entry asks for."""
    if (
        (entry.only_as and spelling not in entry.only_as)
        or (entry.only_with and entry.only_with.isdisjoint(vocabulary))
        or not entry.not_with.isdisjoint(vocabulary)
    ):
        return False
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
    if entry.pos == "verb":
        new, sure = _verb(entry, spelling, plain, sentence, first)
    elif entry.pos == "noun":
        new, sure = _noun(entry, spelling, plain, sentence.tags[last])
    elif entry.pos == "adjective":
        new, sure = plain, _is_adjective(entry, spelling, sentence, first, last)
    else:
        tag = _TAGS.get(entry.pos)
        new, sure = plain, spelling == entry.term and (tag is None or sentence.tags[first].startswith(tag))
    if entry.pos in ("adjective", "adverb") and " " in plain and not (entry.only_before or entry.only_after):
        # "an intermittent pain" is no "off and on pain", and "excessively dry" is not "too much dry".
        sure = sure and sentence.tags[last + 1 : last + 2] in ((), ("PUN",)) and first > 0
        sure = sure and sentence.tags[first - 1] not in ("AT0", "DPS", "PUN", "CJC", "AJ0")
    related = spelling in entry.related
    return Found(entry, first, last, "" if related else new, sure and not related)


def _is_adjective(entry: Entry, spelling: str, sentence: Sentence, first: int, last: int) -> bool:
    """Whether an adjective, or a participle that is used as one, surely is one here."""
    before = sentence.words[first - 1].lower if first else ""
    tag = sentence.tags[first]
    if before in ("more", "most", "less", "least") or not _has_noun(sentence, first, last):
        return False
    if spelling in entry.only_as:
        # "an increased risk", but not "the drug increased risks"
        return tag.startswith("AJ") or (tag == "VVN" and not sentence.tags[max(0, first - 1)].startswith("NN"))
    return spelling == entry.term and tag.startswith("AJ")


def _has_noun(sentence: Sentence, first: int, last: int) -> bool:
    """Whether an adjective has a noun behind it or is what something is: not in "if appropriate"."""
    following = sentence.tags[last + 1] if last + 1 < len(sentence.tags) else "PUN"
    before = sentence.tags[first - 1] if first else "PUN"
    return following.startswith(("NN", "NP", "AJ", "CJC")) or before.startswith(
        ("VB", "AV", "VVB", "VVZ", "XX")
    )


def _verb(entry: Entry, spelling: str, plain: str, sentence: Sentence, first: int) -> tuple[str, bool]:
    forms = _forms_of(entry.term, spelling)
    form = _VERB_FORMS.get(sentence.tags[first])
    sure = form in forms
    if form is None or not sure:
        # The spelling tells the form better than a tag that cannot be right: nothing but a verb ends in "izes".
        form = forms[-1]
        sure = forms == ["s"] and sentence.tags[first] == "NN2" and _is_told(sentence, first)
    return (inflect.verb(plain)[form] if plain else ""), sure


def _is_told(sentence: Sentence, number: int) -> bool:
    """Whether a word that ends in "s" stands where a verb of a singular subject does."""
    before = sentence.tags[number - 1] if number else "PUN"
    following = sentence.tags[number + 1] if number + 1 < len(sentence.tags) else "PUN"
    return before in ("NN1", "NP0", "PNP", "DTQ") and following in ("AT0", "DPS", "DT0", "AV0", "PRP", "NN1", "PUN")


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


def _noun(entry: Entry, spelling: str, plain: str, tag: str) -> tuple[str, bool]:
    forms = inflect.noun(entry.term)
    plural = spelling != entry.term and (spelling == forms["plural"] or tag == "NN2")
    new = inflect.noun(plain)["plural" if plural else "singular"] if plain else ""
    return new, tag.startswith("NN")
