"""Where sentences end, in clinical text too.

"Take 0.5 mg p.o. b.i.d. with food. Call Dr. Lee by 8 p.m. Do not wait." is three sentences.

Every run of stop marks is looked at once, with what stands around it (`_stops`).
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

from handouts.model import language_root
from handouts.readability._stops import CLOSING, OPENING, STOP, sentence_end, words_for
from handouts.records import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A sentence's place in a text.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last.
        joined: No white space parts it from the sentence before ("for your health.While you").
    """

    start: int
    end: int
    joined: bool = False


def sentences(text: str, language: str = "en") -> list[str]:
    """The sentences of a text, in order, without the white space between them.

    A blank line ends a sentence; a single line end does not.

    Args:
        text: Running text.
        language: BCP 47 tag; its root chooses the abbreviations. A language that has none of its own is
            split by the marks alone.
    """
    return [text[span.start : span.end] for span in spans(text, language)]


def spans(text: str, language: str = "en") -> tuple[Span, ...]:
    """Where the sentences of a text are. Every character that is not white space is in exactly one."""
    return _spans(text, language_root(language))


@functools.lru_cache(maxsize=512)
def _spans(text: str, language: str) -> tuple[Span, ...]:
    """The same, kept for a while: whoever works on a paragraph asks for its sentences."""
    words = words_for(language)
    found: list[Span] = []
    start, joined = 0, False
    for stop in STOP.finditer(text):
        if stop[0][0] == "\n":
            end, next_joined = stop.start(), False
        else:
            verdict = sentence_end(text, start, stop, words)
            if verdict is None:
                continue
            end, next_joined = verdict
        if _add(found, text, start, end, joined):
            joined = next_joined
        start = end
    _add(found, text, start, len(text), joined)
    return tuple(found)


def _add(found: list[Span], text: str, start: int, end: int, joined: bool) -> bool:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        start += len(piece) - len(piece.lstrip())
        found.append(Span(start, start + len(stripped), joined))
    return bool(stripped)


def has_verb(words: Sequence[str], language: str) -> bool:
    """Whether the words of a line with no stop look like a sentence: a verb, a subject, an instruction.

    In a language that no such words are listed for, any line does: better scored than passed over.
    """
    known = words_for(language_root(language))
    if not known.finite:
        return True
    plain = [word.strip(OPENING + CLOSING + ",;:").lower() for word in words]
    return plain[0] in known.acts or any(word in known.finite for word in plain)
