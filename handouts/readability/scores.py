"""The scores of a document and its sections."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Mapping, Sequence

from handouts.model import Document, Section, language_root, plain_text
from handouts.readability import _textstat
from handouts.readability._words import bare, words_of
from handouts.readability.formulas import Formula, formulas
from handouts.readability.hardest import rank
from handouts.readability.prepare import Part, authored, ends_for_textstat, prepare, prepared_text
from handouts.results import Readability, Scores, SectionScores

LEAST_SENTENCES = 10
LEAST_WORDS = 100
"""A document with less prose has no grade: formulas were fitted on passages of 100 words and more."""

SECTION_SENTENCES = 3
SECTION_WORDS = 30
"""A section with less prose has not even an estimate; with less than a document needs, only an estimate."""

_FAMILIAR = "word"
"""What a word that the handout explains counts as: one syllable, four letters, on all lists of easy words."""


def score(
    document: Document, *, metric: str = "", hardest: int = 10, parts: Sequence[Part] = ()
) -> Readability:
    """Score a document as its author wrote it, before anything is added to it.

    Args:
        document: The article.
        metric: The formula that the hardest sentences are asked about, by textstat's name: how much each
            raises it. Empty, or one that was not made for the language, for the language's own.
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
    ranked = rank(_joined(parts).sentences, None if whole.problem else chosen, language, hardest)
    _textstat.forget()
    return Readability(language, whole, sections, ranked)


def score_whole(document: Document) -> Scores:
    """The scores of a document alone, without its sections and its hardest sentences: half the work."""
    known = formulas(document.meta.lang)
    parts = prepare(document)
    if not known:
        return _unscored(document, parts).document
    least = (LEAST_SENTENCES, LEAST_WORDS)
    whole = _scores(_joined(parts), known, document.meta.lang, _terms(document), least)
    _textstat.forget()
    return whole


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
        values = {formula.name: formula.of(text, language) for formula in known}
        easier = [_with_familiar(sentence, terms) for sentence in sentences] if terms else sentences
        if easier != sentences:
            text = prepared_text(easier)
            adjusted = {formula.name: formula.of(text, language) for formula in known}
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


def sentence_count(sentences: Iterable[Collection[str]]) -> int:
    """How many sentences textstat counts in the prepared text of these."""
    ends = list(itertools.accumulate(map(len, sentences)))
    return len(ends_for_textstat(ends))
