"""The scores of a document and its sections, and the sentences that raise them most."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from handouts.model import Document, Section, language_root, plain_text
from handouts.readability import _textstat
from handouts.readability._words import bare, words_of
from handouts.readability.formulas import Formula, formulas
from handouts.readability.prepare import Part, Sentence, authored, ends_for_textstat, prepare, prepared_text
from handouts.readability.syllables import count
from handouts.results import Readability, ScoredSentence, Scores, SectionScores

LEAST_SENTENCES = 10
LEAST_WORDS = 100
"""A document with less prose has no grade: formulas were fitted on passages of 100 words and more."""

SECTION_SENTENCES = 3
SECTION_WORDS = 30
"""A section with less prose has not even an estimate; with less than a document needs, only an estimate."""

HARD_SYLLABLES = 3
"""From so many syllables a word is hard (McLaughlin's SMOG, Gunning's fog)."""

_FAMILIAR = "word"
"""What a word that the handout explains counts as: one syllable, four letters, on all lists of easy words."""

_FLESCH_KINCAID = "flesch_kincaid_grade"
_EDGES = "\"“”‘’«»‹›<>()[]{},;:.!?…*'"


def score(
    document: Document, *, metric: str = "", hardest: int = 10, parts: Sequence[Part] = ()
) -> Readability:
    """Score a document as its author wrote it, before anything is added to it.

    Args:
        document: The article.
        metric: The formula that the hardest sentences are ranked by, by textstat's name; empty, or one that
            was not made for the language, for the language's own.
        hardest: How many sentences to name at most.
        parts: What `prepare` makes of the document, if that is at hand.
    """
    language = document.meta.lang
    known = formulas(language)
    parts = parts or prepare(document)
    if not known:
        return _unscored(document, parts)
    chosen = next((formula for formula in known if formula.name == metric), known[0])
    few = (chosen, *(formula for formula in known[:2] if formula != chosen))
    terms = _terms(document)
    whole = _scores(_joined(parts), known, language, terms, (LEAST_SENTENCES, LEAST_WORDS))
    by_id = {part.section: part for part in parts}
    sections = tuple(
        SectionScores(
            section.id,
            plain_text(section.heading),
            _scores(
                _joined([by_id[section.id], *(by_id[below.id] for below in authored(section))]),
                few,
                language,
                terms,
                (SECTION_SENTENCES, SECTION_WORDS),
            ),
        )
        for section in authored(document)
    )
    ranked = _hardest(_joined(parts).sentences, chosen, language, hardest) if not whole.problem else ()
    _textstat.forget()
    return Readability(language, whole, sections, ranked)


def _unscored(document: Document, parts: Sequence[Part]) -> Readability:
    problem = f"there is no formula for the language '{document.meta.lang}'"
    by_id = {part.section: part for part in parts}

    def counts(part: Part) -> Scores:
        return Scores(
            words=_words(part) + part.unscored.total(),
            scored_words=_words(part),
            sentences=len(part.sentences),
            unscored=dict(sorted(part.unscored.items())),
            problem=problem,
        )

    def whole(section: Section) -> Part:
        return _joined([by_id[section.id], *(by_id[below.id] for below in authored(section))])

    sections = tuple(
        SectionScores(section.id, plain_text(section.heading), counts(whole(section)))
        for section in authored(document)
    )
    return Readability(document.meta.lang, counts(_joined(parts)), sections)


def _joined(parts: Iterable[Part]) -> Part:
    whole = Part("")
    for part in parts:
        whole.sentences.extend(part.sentences)
        whole.unscored.update(part.unscored)
    return whole


def _words(part: Part) -> int:
    return sum(len(sentence.words) for sentence in part.sentences)


def _scores(
    part: Part,
    known: Sequence[Formula],
    language: str,
    terms: _Terms,
    least: tuple[int, int],
) -> Scores:
    words = _words(part)
    sentences = [sentence.words for sentence in part.sentences]
    problem = "too short to score" if len(sentences) < least[0] or words < least[1] else ""
    values: dict[str, float] = {}
    adjusted: dict[str, float] = {}
    if not problem:
        text = prepared_text(sentences)
        values = {formula.name: _value(formula, text, language) for formula in known}
        easier = [_with_familiar(sentence, terms) for sentence in sentences] if terms else sentences
        if easier != sentences:
            text = prepared_text(easier)
            adjusted = {formula.name: _value(formula, text, language) for formula in known}
    short = len(sentences) < LEAST_SENTENCES or words < LEAST_WORDS
    return Scores(
        values=values,
        adjusted=adjusted,
        words=words + part.unscored.total(),
        scored_words=words,
        sentences=len(sentences),
        unscored=dict(sorted(part.unscored.items())),
        estimates=frozenset(
            formula.name
            for formula in known
            if formula.name in values and (short or len(sentences) < formula.min_sentences)
        ),
        problem=problem,
    )


def _value(formula: Formula, text: str, language: str) -> float:
    return _textstat.compute(formula.name, text, language, formula.arguments)


# Words that the handout explains ------------------------------------------------------------------------


_Terms = Mapping[str, Sequence[tuple[str, ...]]]
"""Terms as rows of bare words, by their first word, the longest first."""


def _terms(document: Document) -> _Terms:
    """The terms of the glossary, each also with a plural's ending."""
    found: set[tuple[str, ...]] = set()
    english = language_root(document.meta.lang) == "en"
    for entry in document.meta.terms:
        words = tuple(bare(word) for word in words_of(entry.term, english=english)[0])
        if words:
            found |= {words, (*words[:-1], words[-1] + "s"), (*words[:-1], words[-1] + "es")}
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for term in sorted(found, key=lambda words: (-len(words), words)):
        by_first.setdefault(term[0], []).append(term)
    return by_first


def _with_familiar(words: tuple[str, ...], terms: _Terms) -> tuple[str, ...]:
    """The words of a sentence, with each word of a known term in the shape of a familiar one."""
    plain = tuple(bare(word) for word in words)
    changed: list[str] = []
    while len(changed) < len(words):
        at = len(changed)
        term = next((term for term in terms.get(plain[at], ()) if plain[at : at + len(term)] == term), None)
        changed += [_FAMILIAR] * len(term) if term else [words[at]]
    return tuple(changed)


# The hardest sentences ----------------------------------------------------------------------------------


def _hardest(
    sentences: Sequence[Sentence], formula: Formula, language: str, number: int
) -> tuple[ScoredSentence, ...]:
    """The sentences without which the score would be easier by most, the worst first."""
    english = language_root(language) == "en"
    syllables = [sum(count(bare(word)) for word in one.words) if english else 0 for one in sentences]
    lengths = [len(one.words) for one in sentences]
    if formula.name == _FLESCH_KINCAID and sum(lengths) >= 3 * len(lengths):
        raises: Mapping[int, float] = dict(enumerate(_raises(lengths, syllables)))
    else:
        raises = _measured(sentences, formula, language, 2 * number)
    worst = sorted(raises, key=lambda index: (-raises[index], index))
    above = [index for index in worst if raises[index] > 0]
    ranked = []
    # Where all sentences are alike none raises the score above the rest, and any will do to start with.
    for index in (above or worst)[:number]:
        one = sentences[index]
        if english:
            grade = flesch_kincaid(lengths[index], 1, syllables[index])
        else:
            grade = _value(formula, prepared_text([one.words]), language)
        ranked.append(
            ScoredSentence(
                text=one.text,
                position=one.position,
                section=one.section,
                grade=grade,
                words=lengths[index],
                raises=raises[index],
                hard_words=_hard_words(one, language),
                end=one.end,
            )
        )
    return tuple(ranked)


def flesch_kincaid(words: int, sentences: int, syllables: int) -> float:
    """The `flesch_kincaid_grade` that textstat gives text with these totals, in US school grades."""
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


def _raises(lengths: Sequence[int], syllables: Sequence[int]) -> list[float]:
    """How much each sentence raises the Flesch-Kincaid grade of all of them."""
    words, number, sounds = sum(lengths), len(lengths), sum(syllables)
    grade = flesch_kincaid(words, number, sounds)
    return [
        grade - flesch_kincaid(words - length, number - 1, sounds - said)
        if number > 1 and words > length
        else 0.0
        for length, said in zip(lengths, syllables, strict=True)
    ]


def _measured(
    sentences: Sequence[Sentence], formula: Formula, language: str, candidates: int
) -> Mapping[int, float]:
    """The same for any formula, by leaving out each of the sentences that look worst.

    A formula is asked once a sentence, so only some are tried: those with the most letters, which every
    formula takes for hard.
    """
    all_words = [one.words for one in sentences]
    whole = _value(formula, prepared_text(all_words), language)
    looks = sorted(range(len(sentences)), key=lambda index: -sum(map(len, all_words[index])))
    sign = 1 if formula.higher_is_harder else -1
    found = {}
    for index in sorted(looks[:candidates]):
        rest = all_words[:index] + all_words[index + 1 :]
        found[index] = sign * (whole - _value(formula, prepared_text(rest), language))
    return found


def _hard_words(sentence: Sentence, language: str) -> tuple[str, ...]:
    """The words of three syllables or more as they stand in the source, the longest said first."""
    said: Counter[str] = Counter()
    for word in sentence.words:
        shown = _shown(word)
        number = _syllables(word, language)
        if number >= HARD_SYLLABLES and shown.casefold() not in {known.casefold() for known in said}:
            said[shown] = number
    return tuple(
        word for word, _ in sorted(said.items(), key=lambda pair: (-pair[1], -len(pair[0]), pair[0]))
    )


def _syllables(word: str, language: str) -> int:
    if language_root(language) == "en":
        return count(bare(word))
    counts = _textstat.backend().counts
    try:
        return int(counts.count_syllables(bare(word), _textstat.language_code(language)))
    except KeyError:  # pyphen has no patterns for the language
        return 0


_WIDE = {code: code - ord("Ａ") + ord("A") for code in range(ord("Ａ"), ord("Ｚ") + 1)}


def _shown(word: str) -> str:
    """A prepared word as the author wrote it."""
    return re.sub(r"\s+", " ", word.translate(_WIDE).strip(_EDGES))


def sentence_count(sentences: Iterable[Iterable[str]]) -> int:
    """How many sentences textstat counts in the prepared text of these."""
    ends, total = [], 0
    for sentence in sentences:
        total += sum(1 for _ in sentence)
        ends.append(total)
    return len(ends_for_textstat(ends))
