"""The lexicon is read entry by entry, and every entry is whole."""

from __future__ import annotations

import tomllib
from collections import Counter

import pytest

from handouts.lexicon import Entry, Lexicon, explain, lexicon
from handouts.plain.context import KINDS, LONG_KINDS
from handouts.readability import syllables_of
from handouts.resources import data

FILES = ("en", "en-everyday", "en-phrases")
TEXTS = [data(f"lexicon/{name}.toml").read_text(encoding="utf-8") for name in FILES]
ENGLISH = lexicon("en")
ENTRIES = [ENGLISH[term] for term in ENGLISH]
MEANINGS = [meaning for entry in ENTRIES for meaning in entry.meanings]


def test_reading_by_headers_gives_what_reading_it_all_gives() -> None:
    whole = {term: row for text in TEXTS for term, row in tomllib.loads(text).items()}
    assert list(ENGLISH) == list(whole)
    for term, row in whole.items():
        entry = ENGLISH[term]
        narrower = {name: row.pop(name, []) for name in ("senses", "meanings")}
        assert _shown(entry, row) == row
        for name, many in narrower.items():
            for sense, said in zip(getattr(entry, name), many, strict=True):
                assert _shown(sense, {**row, **said}) == {**row, **said}
        for spelling in (term, *row.get("forms", ()), *row.get("related", ())):
            assert ENGLISH.spellings[spelling] == term


def _shown(entry: Entry, row: dict[str, object]) -> dict[str, object]:
    """An entry's fields as they stand in the file."""
    held = {key: getattr(entry, key) for key in row}
    return {
        key: sorted(value, key=list(row[key]).index)  # type: ignore[call-overload]
        if isinstance(value, frozenset)
        else list(value)
        if isinstance(value, tuple)
        else value
        for key, value in held.items()
    }


def test_there_is_enough_of_it() -> None:
    """What the lexicon holds at least; below, that each of its entries is right."""
    assert len(ENTRIES) >= 1500
    assert sum(entry.strength == "apply" for entry in ENTRIES) >= 700
    assert sum(bool(entry.definition) for entry in ENTRIES) >= 700


def test_no_spelling_belongs_to_two_entries() -> None:
    spellings = Counter(one for entry in ENTRIES for one in (entry.term, *entry.forms, *entry.related))
    assert [one for one, number in spellings.items() if number > 1] == []


def test_entries_are_in_order() -> None:
    for text in TEXTS:
        assert list(Lexicon(text)) == sorted(Lexicon(text))


def test_every_entry_says_what_to_do() -> None:
    for entry in ENTRIES:
        assert entry.pos in {"noun", "verb", "adjective", "adverb", "preposition", "conjunction", "phrase"}, (
            entry.term
        )
        assert entry.kind in {"clinical", "formal"}, entry.term
        assert entry.strength in {"apply", "suggest", "flag"}, entry.term
        assert entry.plain or entry.strength == "flag", entry.term
        assert entry.definition or entry.kind == "formal", entry.term
        assert entry.term == entry.term.lower()


def test_nothing_is_explained_by_itself_or_by_another_hard_word() -> None:
    hard = {spelling for spelling, term in ENGLISH.spellings.items() if not ENGLISH[term].familiar}
    for entry in (*ENTRIES, *MEANINGS):
        said = [*entry.plain, entry.definition, *(plain for sense in entry.senses for plain in sense.plain)]
        words = {word.strip(".,;:").lower() for one in said for word in one.replace("-", " ").split()}
        assert words & {*entry.forms, entry.term} == set(), entry.term
        assert words & hard == set(), (entry.term, words & hard)


def test_definitions_are_easy() -> None:
    """A definition of a few words has no grade; so: short, and few long words."""
    for entry in (*ENTRIES, *MEANINGS):
        words = [word.strip(".,;:") for word in entry.definition.replace("-", " ").split()]
        assert len(words) <= 22, entry.definition
        long = [word for word in words if syllables_of(word) > 3]
        assert len(long) <= 1, entry.definition
        assert not entry.definition or entry.definition.endswith(".")
        # "Ataxia means when you cannot keep your balance" is no English.
        assert not entry.definition.startswith(("When ", "If "))
        # Two meanings are `meanings`; of half of a definition, nobody could tell which half fits.
        assert ";" not in entry.definition, entry.term


def test_an_entry_is_found_by_any_of_its_spellings() -> None:
    assert ENGLISH[ENGLISH.spellings["oedema"]].plain == ("swelling",)
    assert ENGLISH[ENGLISH.spellings["utilizing"]].plain == ("use",)
    assert ENGLISH[ENGLISH.spellings["myocardial infarction"]].plain == ("heart attack",)


def test_every_sense_has_a_limit_of_its_own_and_names_kinds_that_there_are() -> None:
    kinds = {*KINDS, *LONG_KINDS}
    limits = ("only_before", "only_after", "only_with", "not_before", "not_after", "not_with", "only_as")
    for entry in ENTRIES:
        # The check for jargon reads an entry's own limits and knows no parts of speech.
        assert not any("<" in word for limit in limits for word in getattr(entry, limit)), entry.term
        assert entry.object is None, entry.term
        for sense in entry.senses:
            own = [
                limit
                for limit in (*limits, "object", "pos")
                if getattr(sense, limit) != getattr(entry, limit)
            ]
            assert own, entry.term
            assert sense.only_as <= {entry.term, *entry.forms}, entry.term
            named = {word for limit in limits for word in getattr(sense, limit) if "<" in word}
            assert named <= kinds, entry.term


def test_each_of_several_meanings_has_a_limit_of_words() -> None:
    limits = ("only_before", "only_after", "only_with", "not_before", "not_after", "not_with")
    assert len({meaning.term for meaning in MEANINGS}) >= 15
    for entry in ENTRIES:
        assert len({meaning.definition for meaning in entry.meanings}) != 1, entry.term
        for meaning in entry.meanings:
            own = {
                name: getattr(meaning, name)
                for name in limits
                if getattr(meaning, name) != getattr(entry, name)
            }
            assert own, entry.term
            assert not any("<" in word or " " in word for words in own.values() for word in words), entry.term


def test_a_word_of_several_meanings_is_explained_with_what_tells_them_apart() -> None:
    said = explain(ENGLISH["peripheral"])
    assert "It means: Away from the center of the body, or at the side of what you see." in said
    assert (
        "Here it means: At the side of what you see.\n  Only before: field, fields, sight, vision, visual"
        in said
    )


def test_limits_are_sets() -> None:
    assert "pulmonary" in ENGLISH["hypertension"].not_after
    assert ENGLISH["administration"].only_before == {"of"}


@pytest.mark.parametrize("language", ["cy", "", "../en", "e n"])
def test_a_language_without_a_lexicon_has_an_empty_one(language: str) -> None:
    assert len(lexicon(language)) == 0
    assert lexicon(language).spellings == {}


def test_a_lexicon_of_ones_own_is_read_the_same_way() -> None:
    own = Lexicon(
        '# A comment.\n\n["ward"]\nforms = ["wards"]\npos = "noun"\nkind = "formal"\nstrength = "suggest"\n'
        'plain = ["floor"]\n\n["x ray"]\npos = "noun"\nkind = "clinical"\nstrength = "flag"\n'
        'definition = "A picture of your bones."\n'
    )
    assert list(own) == ["ward", "x ray"]
    assert own["x ray"].definition == "A picture of your bones."
    assert own.spellings == {"ward": "ward", "wards": "ward", "x ray": "x ray"}
    with pytest.raises(KeyError):
        own["nowhere"]
