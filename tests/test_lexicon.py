"""The lexicon is read entry by entry, and every entry is whole."""

from __future__ import annotations

import tomllib
from collections import Counter

import pytest

from handouts.lexicon import Lexicon, lexicon
from handouts.readability import syllables_of
from handouts.resources import data

TEXTS = [data(f"lexicon/{name}.toml").read_text(encoding="utf-8") for name in ("en", "en-everyday")]
ENGLISH = lexicon("en")
ENTRIES = [ENGLISH[term] for term in ENGLISH]


def test_reading_by_headers_gives_what_reading_it_all_gives() -> None:
    whole = {term: row for text in TEXTS for term, row in tomllib.loads(text).items()}
    assert list(ENGLISH) == list(whole)
    for term, row in whole.items():
        entry = ENGLISH[term]
        for key, value in row.items():
            held = getattr(entry, key)
            assert (sorted(held) if isinstance(held, frozenset) else held) == (
                sorted(value)
                if isinstance(held, frozenset)
                else tuple(value)
                if isinstance(value, list)
                else value
            )
        for spelling in (term, *row.get("forms", ()), *row.get("related", ())):
            assert ENGLISH.spellings[spelling] == term


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
    for entry in ENTRIES:
        said = [*entry.plain, entry.definition]
        words = {word.strip(".,;:").lower() for one in said for word in one.replace("-", " ").split()}
        assert words & {*entry.forms, entry.term} == set(), entry.term
        assert words & hard == set(), (entry.term, words & hard)


def test_definitions_are_easy() -> None:
    """A definition of a few words has no grade; so: short, and few long words."""
    for entry in ENTRIES:
        words = [word.strip(".,;:") for word in entry.definition.replace("-", " ").split()]
        assert len(words) <= 22, entry.definition
        long = [word for word in words if syllables_of(word) > 3]
        assert len(long) <= 1, entry.definition
        assert not entry.definition or entry.definition.endswith(".")


def test_an_entry_is_found_by_any_of_its_spellings() -> None:
    assert ENGLISH[ENGLISH.spellings["oedema"]].plain == ("swelling",)
    assert ENGLISH[ENGLISH.spellings["utilizing"]].plain == ("use",)
    assert ENGLISH[ENGLISH.spellings["myocardial infarction"]].plain == ("heart attack",)


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
