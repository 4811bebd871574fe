"""Scores are textstat's, of what is prose, and say which sentences to mend."""

from __future__ import annotations

import pytest
from hypothesis import given

from handouts.findings import Position
from handouts.model import Block, Document, GlossaryEntry, Meta, Paragraph, Section, Text
from handouts.readability import formulas, score, score_whole
from handouts.readability._textstat import ENGLISH, backend
from handouts.readability.hardest import flesch_kincaid
from handouts.readability.prepare import prepare, prepared_text
from handouts.results import Scores
from tests.strategies import documents

EASY = (
    "Keep your inhaler near you. Use it when you find it hard to breathe. Shake it first. Breathe out "
    "as far as you can. Put it to your mouth. Breathe in and press at the same time. Hold your breath. "
    "Count to ten, and breathe out again. If it does not help, ask for help. Call your nurse if you use"
    " it more than two times a week. Dust and smoke can make asthma worse. Try to stay away from them. "
    "Keep a list of bad days. Take the list with you when you see your nurse. She will look at it with "
    "you."
)
HARD = (
    "Pharmacological intervention necessitates individualized consideration of contraindications, "
    "particularly in patients presenting with cardiovascular comorbidity."
)


def paragraph(text: str, line: int = 1) -> Paragraph:
    return Paragraph((Text(text, position=Position("a.txt", line, 1)),))


def document(*blocks: Block, lang: str = "en", terms: tuple[GlossaryEntry, ...] = ()) -> Document:
    return Document((Text("Asthma"),), blocks, meta=Meta(lang=lang, terms=terms))


def test_an_article_is_scored_by_every_formula_of_its_language() -> None:
    scores = score(document(paragraph(EASY))).document
    assert list(scores.values) == [formula.name for formula in formulas("en")]
    assert {name: round(value, 1) for name, value in scores.values.items()} == {
        "flesch_kincaid_grade": -0.5,
        "flesch_reading_ease": 111.1,
        "smog_index": 4.6,
        "gunning_fog": 3.2,
        "coleman_liau_index": 0.7,
        "automated_readability_index": -0.3,
        "linsear_write_formula": 2.4,
        "dale_chall_readability_score": 1.1,
        "dale_chall_readability_score_v2": 4.3,
        "spache_readability": 2.0,
        "lix": 11.7,
        "rix": 0.3,
        "mcalpine_eflaw": 10.3,
    }
    assert scores.estimates == {"smog_index"}
    assert (scores.words, scores.scored_words, scores.sentences) == (105, 104, 15)
    assert scores.unscored == {"heading": 1}


def test_a_short_text_has_no_grade() -> None:
    result = score(document(paragraph("Take it with food. Then lie down.")))
    assert result.document == Scores(
        words=8, scored_words=7, sentences=2, unscored={"heading": 1}, problem="too short to score"
    )
    assert result.hardest == ()


def test_ten_sentences_and_a_hundred_words_are_enough() -> None:
    ten = "I go to bed at ten in the night now. "
    assert score(document(paragraph(ten * 10))).document.problem == ""
    assert score(document(paragraph(ten * 9 + "I go now."))).document.problem == "too short to score"
    assert score(document(paragraph((ten[:-2] + ", and then I sleep. ") * 8))).document.problem == (
        "too short to score"
    )


def test_a_section_that_is_short_has_an_estimate_and_a_tiny_one_has_none() -> None:
    inner = Section("in", 3, (Text("In"),), (paragraph(EASY[:200]),))
    outer = Section("out", 2, (Text("Out"),), (paragraph("Rest well. Then eat."),), (inner,))
    tiny = Section("tiny", 2, (Text("Tiny"),), (paragraph("Rest well. Then eat."),))
    sections = score(Document((), sections=(outer, tiny))).sections
    assert [(one.id, one.heading, one.scores.sentences, one.scores.problem) for one in sections] == [
        ("out", "Out", 9, ""),
        ("in", "In", 7, ""),
        ("tiny", "Tiny", 2, "too short to score"),
    ]
    assert sections[0].scores.estimates == sections[0].scores.values.keys()
    assert list(sections[0].scores.values) == ["flesch_kincaid_grade", "flesch_reading_ease"]


def test_the_hardest_sentence_is_named_with_its_place_and_its_long_words() -> None:
    result = score(document(paragraph(EASY), paragraph(HARD, line=7)))
    worst = result.hardest[0]
    assert (worst.text, str(worst.position), worst.words) == (HARD, "a.txt:7:1", 14)
    assert worst.hard_words[:3] == ("contraindications", "Pharmacological", "cardiovascular")
    assert worst.grade == pytest.approx(36.2, abs=0.1)
    with_it, without = result.document.values, score(document(paragraph(EASY))).document.values
    name = "flesch_kincaid_grade"
    assert worst.raises == pytest.approx(with_it[name] - without[name])


def test_sentences_that_make_the_text_easier_are_not_among_the_hardest() -> None:
    result = score(document(paragraph(EASY), paragraph(HARD)))
    assert all(sentence.raises > 0 for sentence in result.hardest)


LONG = (
    "When you get up in the night to get a drink it is good to put the light on so that you can see where"
    " your feet are and do not fall on the stairs."
)
RARE = "Angina is ischemia."


def test_a_short_sentence_that_people_find_hard_comes_before_a_long_one_that_only_raises_the_grade() -> None:
    result = score(document(paragraph(EASY), paragraph(f"{LONG} {RARE}")))
    names = [one.text for one in result.hardest]
    by_text = {one.text: one for one in result.hardest}
    assert names.index(RARE) < names.index(LONG)
    assert by_text[LONG].raises > by_text[RARE].raises
    assert by_text[RARE].difficulty > by_text[LONG].difficulty
    assert by_text[RARE].reasons == ("3 words", "'ischemia' and 'Angina' are rare")


def test_of_two_sentences_that_are_as_hard_the_one_that_raises_the_grade_more_comes_first() -> None:
    longer = HARD.replace("comorbidity", "comorbidity and hyperlipidemia")
    result = score(document(paragraph(f"{HARD} {EASY} {longer}")))
    assert [one.text for one in result.hardest][:2] == [longer, HARD]


def test_a_short_text_names_what_people_find_hard_and_nothing_else() -> None:
    result = score(document(paragraph(f"Rest now. {HARD} Drink some water.")))
    assert [one.text for one in result.hardest] == [HARD]
    assert (result.hardest[0].hard, result.hardest[0].raises) == (True, 0.0)


def test_where_all_sentences_are_alike_the_first_are_named() -> None:
    result = score(document(paragraph((HARD + " ") * 12)), hardest=2)
    assert [(one.text, one.position.column) for one in result.hardest] == [(HARD, 1), (HARD, len(HARD) + 2)]


@pytest.mark.parametrize("metric", ["smog_index", "flesch_reading_ease", "dale_chall_readability_score"])
def test_any_formula_can_rank_the_sentences(metric: str) -> None:
    result = score(document(paragraph(EASY), paragraph(HARD)), metric=metric, hardest=3)
    without = score(document(paragraph(EASY))).document.values[metric]
    assert result.hardest[0].text == HARD
    assert result.hardest[0].raises == pytest.approx(abs(result.document.values[metric] - without))
    assert len(result.hardest) <= 3


def test_terms_that_the_handout_explains_count_as_familiar_in_the_adjusted_score() -> None:
    terms = (
        GlossaryEntry("cardiovascular comorbidity", "Heart disease too."),
        GlossaryEntry("inhaler", "A tool."),
    )
    text = EASY + " " + HARD + " Inhalers help."
    scores = score(document(paragraph(text), terms=terms)).document
    familiar = text.replace("cardiovascular comorbidity", "word word").replace("inhaler", "word")
    expected = score(document(paragraph(familiar.replace("Inhalers", "Word")))).document.values
    assert scores.adjusted == expected
    assert scores.adjusted["flesch_kincaid_grade"] < scores.values["flesch_kincaid_grade"]


def test_without_such_terms_nothing_is_adjusted() -> None:
    terms = (GlossaryEntry("spirometry", "A test."),)
    assert score(document(paragraph(EASY), terms=terms)).document.adjusted == {}


@pytest.mark.parametrize(
    ("lang", "names"),
    [
        ("es-MX", ["fernandez_huerta", "szigriszt_pazos", "gutierrez_polini", "crawford"]),
        ("de", ["wiener_sachtextformel", "flesch_reading_ease", "lix"]),
        ("it", ["gulpease_index", "flesch_reading_ease"]),
        ("fr-CA", ["flesch_reading_ease"]),
        ("nl", ["flesch_reading_ease"]),
        ("ru", ["flesch_reading_ease"]),
        ("hu", ["flesch_reading_ease", "gunning_fog"]),
        ("pt-BR", ["flesch_reading_ease"]),
        ("pl", ["gunning_fog"]),
        ("ar", ["osman"]),
        ("sv", ["lix", "rix"]),
    ],
)
def test_other_languages_have_the_formulas_that_were_made_for_them(lang: str, names: list[str]) -> None:
    text = "Tome su medicina con comida cada noche y luego descanse un rato. " * 10
    result = score(document(paragraph(text), lang=lang))
    assert list(result.document.values) == names
    assert result.language == lang


def test_a_language_with_no_formula_is_said_to_have_none() -> None:
    result = score(document(paragraph(EASY), lang="cy"))
    assert result.document.problem == "there is no formula for the language 'cy'"
    assert (result.document.values, result.document.scored_words) == ({}, 104)


def test_an_empty_document_is_too_short() -> None:
    assert score(Document(())).document == Scores(problem="too short to score")


def test_every_formula_of_the_table_is_textstats() -> None:
    from handouts.resources import toml

    for language, rows in toml("formulas.toml").items():
        for number, formula in enumerate(formulas(language)):
            assert callable(getattr(backend().metrics, formula.name))
            assert formula.gates == (formula.target is not None) == (formula.limit is not None)
            assert number == 0 or not formula.gates
        assert len(formulas(language)) == len(rows)


@given(documents(langs=("en",)))
def test_scores_of_any_document_are_textstats_of_its_prepared_text(given_document: Document) -> None:
    result = score(given_document)
    sentences = [sentence for part in prepare(given_document) for sentence in part.sentences]
    assert result.document.sentences == len(sentences)
    assert result.document.words == result.document.scored_words + sum(result.document.unscored.values())
    text = prepared_text([sentence.words for sentence in sentences])
    counts = backend().counts
    if counts.count_words(text) >= 3 * len(sentences) > 0:
        ours = flesch_kincaid(counts.count_words(text), len(sentences), counts.count_syllables(text, ENGLISH))
        assert ours == pytest.approx(backend().metrics.flesch_kincaid_grade(text, ENGLISH))
    assert {one.id for one in result.sections} >= {one.section for one in sentences if one.section}


@pytest.mark.parametrize("lang", ["en", "es", "cy"])
def test_the_scores_of_the_whole_alone_are_those_among_all(lang: str) -> None:
    article = document(paragraph(EASY), lang=lang, terms=(GlossaryEntry("inhaler", "A pump."),))
    assert score_whole(article) == score(article).document
    assert bool(score_whole(article).values) is (lang != "cy")
