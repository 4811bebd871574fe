"""Which sentences to mend first: those that people find hard, and of them those that raise the grade."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from handouts.model import language_root, plain_text
from handouts.readability import difficulty
from handouts.readability.formulas import Formula
from handouts.readability.prepare import Sentence, prepared_text
from handouts.results import ScoredSentence

EASY = 3.3
"""An English sentence that is no harder needs no mending: it is the average of those of easy health pages."""

_FLESCH_KINCAID = "flesch_kincaid_grade"


def rank(
    sentences: Sequence[Sentence], formula: Formula | None, language: str, number: int
) -> tuple[ScoredSentence, ...]:
    """The sentences to mend first, the worst first.

    In order of how far each is above `EASY`, which counts up to double for those that raise the score: twice
    for the one that raises it most. Those that are easy, or not hard and do not raise the score, are only
    among them where there are no others.

    Args:
        sentences: What is scored of an article.
        formula: The score that they are asked about; None where there is no score, so that only those are
            named that people find hard.
        language: BCP 47 tag.
        number: How many at most.
    """
    english = language_root(language) == "en"
    found = [difficulty.measured(one.words, language) for one in sentences]
    values = [value for value, _ in found]
    syllables = [said for _, said in found]
    lengths = [len(one.words) for one in sentences]
    raises: Mapping[int, float]
    if formula is None:
        raises = dict.fromkeys(range(len(sentences)), 0.0)
    elif formula.name == _FLESCH_KINCAID and sum(lengths) >= 3 * len(lengths):
        raises = dict(enumerate(_raises(lengths, syllables)))
    else:
        hardest = sorted(range(len(sentences)), key=lambda index: -values[index])
        raises = _measured(sentences, formula, language, hardest[: 2 * number])
    most = max(raises.values(), default=0.0)
    bar = difficulty.hard_from(language)

    def urgency(index: int) -> float:
        effect = max(0.0, raises[index]) / most if most > 0 else 0.0
        return max(0.0, values[index] - EASY) * (1 + effect)

    wanted = [
        index
        for index in raises
        if values[index] >= bar or (raises[index] > 0 and (values[index] > EASY or not english))
    ]
    if not wanted and formula:  # all are alike, and any will do to start with
        wanted = [index for index in raises if raises[index] > 0] or list(raises)
    wanted.sort(key=lambda index: (-urgency(index), -raises[index], index))
    ranked = []
    for index in wanted[:number]:
        one = sentences[index]
        if english or formula is None:
            grade = flesch_kincaid(lengths[index], 1, syllables[index])
        else:
            grade = formula.of(prepared_text([one.words]), language)
        said = difficulty.explained(one.text, one.words, language)
        ranked.append(
            ScoredSentence(
                text=one.text,
                position=one.position,
                section=one.section,
                grade=grade,
                words=said.words,
                raises=raises[index],
                hard_words=said.long,
                difficulty=values[index],
                hard=values[index] >= bar,
                rare_words=said.rare,
                reasons=said.reasons,
                end=one.end,
                paragraph=plain_text(one.inlines),
                offset=one.offset,
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
    sentences: Sequence[Sentence], formula: Formula, language: str, candidates: Sequence[int]
) -> Mapping[int, float]:
    """The same for any formula, by leaving out each of `candidates`; a formula is asked once for each."""
    all_words = [one.words for one in sentences]
    whole = formula.of(prepared_text(all_words), language)
    sign = 1 if formula.higher_is_harder else -1
    found = {}
    for index in sorted(candidates):
        rest = all_words[:index] + all_words[index + 1 :]
        found[index] = sign * (whole - formula.of(prepared_text(rest), language))
    return found
