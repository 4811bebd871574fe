"""Which readability formulas there are for a language, and what their numbers mean."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import field
from typing import Any

from handouts.model import language_root
from handouts.readability import _textstat
from handouts.records import dataclass
from handouts.resources import toml


@dataclass(frozen=True, slots=True)
class Formula:
    """A readability formula, as it is used for one language.

    Attributes:
        name: textstat's name of it: "flesch_kincaid_grade".
        higher_is_harder: False where a higher score means easier text; a limit is then the least it may be.
        target: What a handout should reach, in the score's own unit; None where no agreed figure exists.
        limit: What a handout must not pass; None where no agreed figure exists.
        gates: Whether the gate may go by it without being told to.
        min_sentences: With fewer sentences its score is only an estimate.
        arguments: What textstat's function takes besides text and language.
        plus: What is added to textstat's score, for a language that its function has other weights for.
    """

    name: str
    higher_is_harder: bool
    target: float | None = None
    limit: float | None = None
    gates: bool = False
    min_sentences: int = 0
    arguments: Mapping[str, Any] = field(default_factory=dict)
    plus: float = 0.0

    def of(self, text: str, language: str) -> float:
        """The score of prepared text in `language` (a BCP 47 tag)."""
        return _textstat.compute(self.name, text, language, self.arguments) + self.plus


@functools.cache
def formulas(language: str) -> tuple[Formula, ...]:
    """The formulas for text in `language` (a BCP 47 tag), the gate's own first; none if there is none."""
    rows = toml("formulas.toml").get(language_root(language), {})
    return tuple(Formula(name, **row) for name, row in rows.items())
