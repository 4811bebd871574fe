"""Paragraphs of a Word document that belong together by their look: a quotation, a box, a definition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field, replace

from lxml import etree

from handouts.model import Block, CalloutKind, Definition, DefinitionList, Inlines, Quote
from handouts.readers._boxes import callout, kind_of_classes
from handouts.readers._word_names import W, value
from handouts.records import dataclass

_SIDES = ("top", "bottom", "left", "right")
_QUOTES = frozenset({"quote", "intense quote", "block text"})
_TERM, _MEANING = "definition term", "definition"


@dataclass(slots=True)
class _Group:
    key: str
    kind: CalloutKind | None
    blocks: list[Block] = field(default_factory=list)
    definitions: list[Definition] = field(default_factory=list)


class Groups:
    """Paragraphs that are gathered, taken one after the other."""

    def __init__(self) -> None:
        self._open: _Group | None = None

    def begins(self, name: str, properties: etree._Element | None) -> str:
        """What a paragraph of the style `name` is a part of, "" for nothing."""
        if name in _QUOTES:
            return "quote"
        if name == _TERM or (name == _MEANING and self._open and self._open.definitions):
            return _TERM
        if kind_of_classes([name.replace(" ", "-")]):
            return name
        borders = properties.find(W + "pBdr") if properties is not None else None
        if borders is not None and all(value(borders, side) not in {"", "nil", "none"} for side in _SIDES):
            return "border"
        return ""

    def holds(self, key: str) -> bool:
        """Whether what is open goes on with `key`."""
        return self._open is not None and self._open.key == key

    def add(self, key: str, name: str, words: Inlines, paragraphs: Sequence[Block]) -> None:
        """Adds a paragraph, which `begins` gave the key of, to what is open or as the first of its kind.

        Args:
            key: As `begins` gave it.
            name: Its style.
            words: What stands in it.
            paragraphs: The same as blocks.
        """
        if self._open is None:
            box = "note" if key == "border" else kind_of_classes([key.replace(" ", "-")])
            self._open = _Group(key, None if key in {"quote", _TERM} else box)
        group = self._open
        if name == _TERM:
            group.definitions.append(Definition(words, tuple(paragraphs[1:]), position=words[0].position))
        elif key == _TERM:
            last = group.definitions[-1]
            group.definitions[-1] = replace(last, blocks=(*last.blocks, *paragraphs))
        else:
            group.blocks.extend(paragraphs)

    def take(self) -> list[Block]:
        """What was gathered, as a block; nothing is open afterwards."""
        group, self._open = self._open, None
        if group is None:
            return []
        if group.definitions:
            return [DefinitionList(tuple(group.definitions), position=group.definitions[0].position)]
        if group.kind:
            return [callout(group.kind, (), group.blocks)]
        return [Quote(tuple(group.blocks), position=group.blocks[0].position)]
