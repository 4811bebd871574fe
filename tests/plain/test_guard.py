"""The guard lets faithful rewrites pass, and catches every rewrite that loses, adds or swaps a fact."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.lexicon import Entry, OwnWords, lexicon
from handouts.plain.guard import NO_GUARD, Fact, facts, violations
from handouts.plain.guard._reader import read
from handouts.plain.guard._reading import meaning
from handouts.plain.guard._rules import Rules, rules
from handouts.plain.guard._tokens import roots
from handouts.resources import PACKAGE, toml
from tests.plain.mutations import mutations, passages

HERE = Path(__file__).parent


def english() -> Rules:
    known = rules("en")
    assert known
    return known


# Faithful and hostile rewrites --------------------------------------------------------------------------


@dataclass
class Case:
    """A passage, a rewrite of it, and how it is judged."""

    original: str
    new: str
    heading: str
    protected: list[str]
    words: dict[str, str]
    additions: list[str] = field(default_factory=list)
    reason: str = ""

    def violations(self) -> tuple[str, ...]:
        return violations(
            self.original,
            self.new,
            protected=self.protected,
            additions=self.additions,
            words=lexicon("en", own=own(self.words)) if self.words else None,
        )


def own(words: dict[str, str]) -> OwnWords:
    """A lexicon of a clinic with these phrases, and what is said for them."""
    rows = ((term, tuple(plain.split(", "))) for term, plain in words.items())
    return OwnWords(tuple(Entry(term, "phrase", "formal", "apply", plain) for term, plain in rows))


def cases(name: str) -> list[Case]:
    found: list[Case] = []
    original, heading, protected, words = "", "", list[str](), dict[str, str]()
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            heading = line[3:]
        elif line.startswith("=> "):
            new, _, reason = line[3:].partition(" !! ")
            found.append(Case(original, new.replace("|", "\n"), heading, protected, words, reason=reason))
        elif line.startswith("+ "):
            found[-1].additions.append(line[2:])
        elif line.startswith("protected: "):
            protected = line.removeprefix("protected: ").split("; ")
        elif line.startswith("words: "):
            words = dict(row.split(" = ") for row in line.removeprefix("words: ").split("; "))
        elif line and not line.startswith("#"):
            original, protected, words = line.replace("|", "\n"), [], {}
    return found


FAITHFUL, HOSTILE = cases("faithful.txt"), cases("hostile.txt")


def shown(case: Case) -> str:
    return f"{case.heading}: {case.new}"


@pytest.mark.parametrize("case", FAITHFUL, ids=shown)
def test_a_faithful_rewrite_passes(case: Case) -> None:
    assert case.violations() == ()


@pytest.mark.parametrize("case", HOSTILE, ids=shown)
def test_a_hostile_rewrite_is_caught_for_the_right_reason(case: Case) -> None:
    found = case.violations()
    assert found
    assert case.reason in "; ".join(found)


def test_there_are_enough_rewrites_of_both_kinds_and_none_is_in_both() -> None:
    assert len(FAITHFUL) >= 200
    assert len(HOSTILE) >= 300
    pairs = [(case.original, case.new, *case.additions) for case in [*FAITHFUL, *HOSTILE]]
    assert len(pairs) == len(set(pairs))


def test_reasons_name_what_changed_in_plain_words() -> None:
    assert violations(
        "Do not take more than 5 mg of warfarin before meals; it may cause bleeding.",
        "Take more than 50 mg of warfarin after meals; it will cause bleeding.",
    ) == (
        "'not' was lost",
        "'5 mg' became '50 mg'",
        "'before' became 'after'",
        "'may' became 'will'",
    )


# Nothing changed ----------------------------------------------------------------------------------------

EXAMPLE = [text for file in sorted((PACKAGE / "data" / "example").glob("*.txt")) for text in passages(file)]
"""The sentences of the article that ships with the package."""


@pytest.mark.parametrize("text", [*EXAMPLE, *dict.fromkeys(case.original for case in [*FAITHFUL, *HOSTILE])])
def test_a_sentence_that_stays_as_it_is_passes(text: str) -> None:
    assert violations(text, text) == ()
    assert violations(text, f" {text.replace(' ', '  ')} ") == ()
    assert violations(text, text.replace("’", "'").replace("don't", "do not")) == ()


@given(st.text(), st.text())
def test_any_text_can_be_compared(first: str, second: str) -> None:
    assert violations(first, first) == ()
    assert violations(first, f"{first} ") == ()
    assert isinstance(violations(first, second, additions=[second], protected=[first]), tuple)


WORDS = "Take 5 mg not or , . ( ) “ ” ' - / + % 1/2 ½ twice a an every day may it which and by is"


@given(st.lists(st.sampled_from(WORDS.split())), st.lists(st.sampled_from(WORDS.split())))
def test_any_row_of_words_can_be_compared(first: list[str], second: list[str]) -> None:
    old, new = " ".join(first), " ".join(second)
    violations(old, new)
    reading = read(old, english(), {})
    assert len(reading.ids) == len(reading.texts)


# One fact changed ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [*EXAMPLE, *dict.fromkeys(case.original for case in FAITHFUL)])
def test_a_sentence_with_one_fact_changed_is_caught(text: str) -> None:
    for kind, changed in mutations(text, random.Random(1)):
        if re.sub(r"\b(and|or) (older|over)\b", "", changed) != re.sub(
            r"\b(and|or) (older|over)\b", "", text
        ):
            assert violations(text, changed), f"{kind}: {changed}"


# Facts --------------------------------------------------------------------------------------------------


def test_facts_are_literal_and_in_reading_order() -> None:
    assert facts(
        "Don't give more than 4 to 6 mg/kg of ibuprofen twice a day, unless he has hypertension."
    ) == (
        Fact("negation", "not", "Don't"),
        Fact("taking", "give", "give"),
        Fact("limit", "more than", "more than"),
        Fact("amount", "4..6 mg", "4 to 6 mg"),
        Fact("unit", "/kg", "/ kg"),
        Fact("drug", "ibuprofen", "ibuprofen"),
        Fact("amount", "2 times", "twice"),
        Fact("unit", "/day", "a day"),
        Fact("condition", "unless", "unless"),
        Fact("change", "up", "hypertension"),
    )


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("1,000 mg", ["1000 mg"]),
        ("1.50 mg", ["1.50 mg"]),
        ("120/80 mm Hg", ["120/80 mmhg"]),
        ("twenty-five", ["25"]),
        ("one hundred and twenty-five thousand", ["125000"]),
        ("two million people", ["2 million"]),
        ("2½ hours", ["2 1/2 hour"]),
        ("two and a half hours", ["2 1/2 hour"]),
        ("half of a tablet", ["1/2 tablet"]),
        ("two-thirds", ["2/3"]),
        ("a third dose", ["3rd"]),
        ("1 out of every 5", ["1 in 5"]),
        ("1 in 5 adults", ["1 in 5"]),
        ("between 4 and 6 hours", ["4..6 hour"]),
        ("4 hours to 6 days", ["4 hour..6 day"]),
        ("from 5 mg to 10 mg", ["from 5..10 mg"]),
        ("5 or 6 days", ["5", "6 day"]),
        ("8:30 a.m.", ["8:30 am"]),
        ("5 percent", ["5 %"]),
        ("-5 °C", ["-5 °c"]),
        ("for a week", ["1 week"]),
        ("$5", ["5 dollar"]),
        ("1-800-222-1222", ["1-800-222-1222"]),
        ("the 2nd day", ["2nd"]),
    ],
)
def test_figures_keep_their_units_and_stay_ranges(text: str, keys: list[str]) -> None:
    assert [fact.key for fact in facts(text) if fact.kind == "amount"] == keys


def test_a_word_is_no_limit_side_or_month_without_its_neighbours() -> None:
    said = "Ask about it right away. It may be under the bed, over there, or around here."
    assert {fact.kind for fact in facts(said)} == {"urgency", "modal", "or"}
    assert [fact.key for fact in facts("In May, put about 5 drops in your right ear.")] == [
        *("may", "about", "5 drop", "you", "right", "ear"),
    ]


# Languages ----------------------------------------------------------------------------------------------


def test_a_language_that_nothing_is_known_of_is_not_vouched_for() -> None:
    assert violations("Szedje be.", "Vegye be.", language="hu") == (NO_GUARD,)
    assert violations("Szedje be.", "Szedje be.", language="hu") == ()
    assert facts("5 mg", "hu") == ()


OTHERS = """
es | No tome dos pastillas antes de ir. | No use 2 pastillas antes de ir. | Tome dos pastillas antes de ir.
es-US | Puede tomar 5 mg cada 4 a 6 h. | Puede usar 5 mg cada 4-6 h. | Debe tomar 5 mg cada 4 a 6 h.
fr | Buvez deux gouttes avant le repas. | Avalez 2 gouttes avant le repas. | Buvez 2 gouttes après le repas.
de | Nimm zwei Tabletten vor Mittag. | Schluck 2 Tabletten vor Mittag. | Nimm 2 Tabletten nach Mittag.
de | Nehmen Sie 1,5 mg. | Schlucken Sie 1,5 mg. | Nehmen Sie 15 mg.
it | Non prenda più di 2 compresse. | Non usi più di due compresse. | Non prenda meno di 2 compresse.
pt | Tome 1 comprimido sem comida. | Use 1 comprimido sem comida. | Tome 1 comprimido com comida.
nl | Neem 2 tabletten voor het eten. | Slik twee tabletten voor het eten. | Neem 2 tabletten na het eten.
"""


@pytest.mark.parametrize("row", OTHERS.strip().splitlines())
def test_figures_units_and_denials_are_guarded_in_other_languages(row: str) -> None:
    language, original, faithful, hostile = (cell.strip() for cell in row.split("|"))
    assert violations(original, faithful, language=language) == ()
    assert violations(original, hostile, language=language)


# Data ---------------------------------------------------------------------------------------------------


def test_every_language_can_be_read_and_says_how_each_kind_is_compared() -> None:
    for language in ("en", *toml("guard_languages.toml")):
        known = rules(language)
        assert known, language
        said = {one for rows in known.phrases.values() for _, ids in rows for one in ids}
        said |= {
            *known.may_become,
            *known.may_become.values(),
            *(one for row in known.maybe.values() for one in row),
        }
        kinds = {one.partition(":")[0] for one in said} - {"and", "act"}
        assert kinds <= known.modes.keys(), language
        assert set(known.modes.values()) == {"same", "kept", "swapped"}, language


def test_what_stands_in_for_a_fact_names_one_that_a_phrase_can_say() -> None:
    known = english()
    said = {one for rows in known.phrases.values() for _, ids in rows for one in ids}
    said |= {"amount:1st", "or:or"}
    assert {one for row in known.maybe.values() for one in row} <= said
    assert {*known.may_become, *known.may_become.values()} <= said


def test_units_that_stand_alone_are_units() -> None:
    for language in ("en", *toml("guard_languages.toml")):
        known = rules(language)
        assert known
        units = {name for rows in known.units.values() for _, name in rows}
        assert known.alone <= units, language
        assert known.rates <= units, language


def test_there_are_six_hundred_drug_names_and_endings_find_new_ones() -> None:
    known = english()
    assert len(known.drugs) >= 600
    for name in ("zorbatinib", "examplimab", "newstatin", "mystosartan", "blumycin"):
        assert meaning(name, known) == (f"drug:{name}",)


NO_DRUGS = """
cholesterol magazine april peptide nucleotide person reason season organ protein vitamin margin machine
medicine routine vaccine discipline baseline guideline alone someone hormone bone stone telephone zone ozone
backbone altitude latitude gratitude attitude bedside inside beside outside divide provide guide decide
oxide peroxide ability prostate statement hepatitis arthritis breathe loathe colon canal capsule cane
hurricane vanilla villain captain certain curtain mountain abdomen specimen regimen acumen concept accept
except receipt triumph asthma stigma enigma sterol
"""


@pytest.mark.parametrize("word", NO_DRUGS.split())
def test_an_everyday_word_is_no_drug(word: str) -> None:
    assert not meaning(word, english())[0].startswith("drug:")


# Everyday words -----------------------------------------------------------------------------------------


def test_a_word_may_become_another_only_where_a_lexicon_says_so() -> None:
    text, new = "The graft lasts for years.", "The piece of skin lasts for years."
    assert violations(text, new) == ("'graft' became 'piece'", "'skin' was added")
    assert violations(text, new, words=lexicon("en", own=own({"graft": "piece of skin"}))) == ()
    assert violations(text, new, words=lexicon("en", own=own({"years": "piece of skin"})))


def test_words_are_compared_by_their_roots() -> None:
    for forms in ("plan plans planned planning", "carry carries carried carrying", "lead leads led leading"):
        assert len(roots(forms.split())) == 1, forms
    assert len(roots(["liver", "live", "urine", "ureter", "bone", "bond"])) == 6
