"""Which kind of callout a box is, from its class names or from its label."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from handouts.model import Block, Callout, CalloutKind, Inlines, Paragraph, plain_text
from handouts.readers._runs import all_strong, bare
from handouts.resources import toml

_WORST_FIRST: tuple[CalloutKind, ...] = ("urgent", "warning", "contact", "tip", "note")
_LABEL_WORDS = 12


def kind_of_classes(names: Iterable[str]) -> CalloutKind | None:
    """The kind of callout that class names of a web page stand for, or None where they stand for none."""
    given = set(names)
    for kind in _WORST_FIRST:
        if not given.isdisjoint(toml("callouts.toml")["classes"][kind]):
            return kind
    return None


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
