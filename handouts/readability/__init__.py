"""How hard a text is to read: textstat's formulas, on right sentences and syllables, and a fit to people."""

from __future__ import annotations

from handouts.readability.difficulty import Difficulty, difficulty_of, sentence_difficulty, word_count
from handouts.readability.formulas import Formula, formulas
from handouts.readability.grade import Amounts, amounts
from handouts.readability.prepare import Part, Sentence, prepare
from handouts.readability.rarity import rarity
from handouts.readability.scores import score, score_whole
from handouts.readability.sentences import Span, sentences, spans
from handouts.readability.syllables import count as syllables_of
from handouts.readability.weight import weight

__all__ = [
    "Amounts",
    "Difficulty",
    "Formula",
    "Part",
    "Sentence",
    "Span",
    "amounts",
    "difficulty_of",
    "formulas",
    "prepare",
    "rarity",
    "score",
    "score_whole",
    "sentence_difficulty",
    "sentences",
    "spans",
    "syllables_of",
    "weight",
    "word_count",
]
