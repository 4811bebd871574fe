"""Which kind of callout a box is, from its class names or from its label."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence

from handouts.model import Block, Callout, CalloutKind, Inlines, Paragraph, plain_text
from handouts.readers._runs import all_strong, bare
from handouts.resources import toml

_WORST_FIRST: tuple[CalloutKind, ...] = ("urgent", "warning", "contact", "tip", "note")
_LABEL_WORDS = 12


def kind_of_classes(names: Iterable[str]) -> CalloutKind | None:
    """The kind of callout that class names of a web page stand for, or None where they stand for none."""
    given = set(names)
    made = {match[1] for name in given if (match := _made_names().search(name))}
    for kind in _WORST_FIRST:
        table = toml("callouts.toml")
        if not (given.isdisjoint(table["classes"][kind]) and made.isdisjoint(table["made"].get(kind, ()))):
            return kind
    return None


@functools.cache
def _made_names() -> re.Pattern[str]:
    """Class names that are made of what a box is called and of what kind it is: "c-alert--danger"."""
    table = toml("callouts.toml")["made"]
    kinds = "|".join(name for kind in _WORST_FIRST for name in table.get(kind, ()))
    return re.compile(rf"(?:^|[-_])(?:{'|'.join(table['boxes'])})(?:--?|__?)({kinds})$")


def is_label(names: Iterable[str]) -> bool:
    """Whether class names of a web page are those of a callout's label."""
    return not set(names).isdisjoint(toml("callouts.toml")["labels"]["classes"])


def is_spoken(names: Iterable[str]) -> bool:
    """Whether class names of a web page are those of words for a screen reader alone."""
    return not set(names).isdisjoint(toml("callouts.toml")["labels"]["spoken"])


def kind_of_label(label: str) -> CalloutKind | None:
    """The kind of callout that a label speaks of, or None where it does not say."""
    start = " ".join(label.casefold().split())
    table = toml("callouts.toml")["words"]
    for kind in _WORST_FIRST:
        if any(start.startswith(words) for words in table.get(kind, ())):
            return kind
    return None


def split_label(blocks: Sequence[Block]) -> tuple[Inlines, tuple[Block, ...]]:
    """A short first paragraph in bold, which is the box's label, and the blocks after it."""
    if len(blocks) > 1 and isinstance(blocks[0], Paragraph) and all_strong(blocks[0].children):
        label = bare(blocks[0].children)
        if len(plain_text(label).split()) <= _LABEL_WORDS:
            return label, tuple(blocks[1:])
    return (), tuple(blocks)


def callout(kind: CalloutKind, title: Inlines, blocks: Sequence[Block]) -> Callout:
    """A callout. One that is only a note becomes what its label says it is."""
    if not title:
        title, blocks = split_label(blocks)
    if kind == "note":
        kind = kind_of_label(plain_text(title)) or kind
    first = title or blocks
    return Callout(kind, title, tuple(blocks), position=first[0].position)
