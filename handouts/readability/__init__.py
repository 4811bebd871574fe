"""How hard a text is to read: textstat's formulas, on sentences and syllables that are right."""

from __future__ import annotations

from handouts.readability.formulas import Formula, formulas
from handouts.readability.prepare import Part, Sentence, prepare
from handouts.readability.scores import score
from handouts.readability.sentences import Span, sentences, spans
from handouts.readability.syllables import count as syllables_of

__all__ = [
    "Formula",
    "Part",
    "Sentence",
    "Span",
    "formulas",
    "prepare",
    "score",
    "sentences",
    "spans",
    "syllables_of",
]
