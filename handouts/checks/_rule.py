"""What a rule is, and how it is read from the module that holds it.

A rule is one module with a function `check(context) -> Iterator[Finding]` and a docstring from which
`handouts explain`, the documentation and the tests are made. The docstring's first line is the rule's
title; the rest are the sections named in `SECTIONS`, each a heading with its text indented below it. What
stands under "Fails" and "Passes" is a whole article in Markdown, and the tests run both.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterator
from dataclasses import field
from typing import Any

from handouts.checks._explained import glossed
from handouts.checks._passages import Passage, passages
from handouts.checks._phrases import Found, Index, phrases
from handouts.checks._silencing import Idle
from handouts.docstrings import texts_under, title_of
from handouts.findings import Finding
from handouts.model import Document, language_root
from handouts.once import once
from handouts.readability import Part, Sentence
from handouts.records import dataclass
from handouts.results import Readability
from handouts.settings import CheckSettings

_FIGURE = re.compile(r"\d")

SECTIONS = ("What it does", "Why it matters", "Fails", "Passes", "What to do", "Source")


@dataclass(frozen=True)
class Context:
    """What a check may look at.

    Attributes:
        document: The article.
        parts: Its prose, sentence by sentence, heading by heading.
        readability: Its scores, and the sentences that raise them most.
        settings: Limits and the like.
        idle: Silences that silenced nothing. It is filled in last, for the rule about them.
    """

    document: Document
    parts: tuple[Part, ...]
    readability: Readability
    settings: CheckSettings
    idle: list[Idle] = field(default_factory=list)

    @once
    def passages(self) -> tuple[Passage, ...]:
        """Every heading, paragraph, list item and cell, in reading order."""
        return passages(self.document)

    @once
    def numbers(self) -> dict[Passage, int]:
        """The number of each passage, in reading order."""
        return {passage: number for number, passage in enumerate(self.passages)}

    @once
    def glossed(self) -> frozenset[str]:
        """Words, in lower case, that the article explains in its list of terms or marks as spelled out."""
        return glossed(self.document.meta, self.passages)

    @once
    def index(self) -> Index:
        """Where each word stands."""
        return Index(self.passages)

    @once
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence that is prose, in reading order; no headings, fragments or table cells."""
        return tuple(sentence for part in self.parts for sentence in part.sentences)

    @once
    def with_figures(self) -> tuple[Passage, ...]:
        """The passages in which there is a figure: all that most rules about numbers need to look at."""
        return tuple(passage for passage in self.passages if _FIGURE.search(passage.text))

    @property
    def language(self) -> str:
        """The root of the article's language: "en"."""
        return language_root(self.document.meta.lang)

    def phrases(self, file: str, table: str) -> Iterator[tuple[Passage, Found[Any]]]:
        """Where phrases of a data file stand in the article (see `_phrases.phrases`)."""
        return phrases(file, table, self.language).find_all(self.index)


Check = Callable[[Context], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as it is explained.

    Attributes:
        name: As findings and `handouts explain` have it: "reading-grade".
        title: In a few words, what it asks for.
        what: What it does.
        why: Why it matters to a patient.
        fails: An article in Markdown in which it finds something.
        passes: The same, mended.
        fix: What to do.
        source: Where the rule or its figure comes from.
        check: The function.
    """

    name: str
    title: str
    what: str
    why: str
    fails: str
    passes: str
    fix: str
    source: str
    check: Check


def load(name: str, module: str) -> Rule:
    """The rule that a module holds.

    Raises:
        ValueError: Its docstring lacks a section. This is a mistake in the rule, which the tests find.
    """
    loaded = importlib.import_module(module)
    what, why, fails, passes, fix, source = texts_under(loaded, SECTIONS).values()
    return Rule(name, title_of(loaded), what, why, fails, passes, fix, source, loaded.check)
