"""The notes of a tagged PDF: which tags they are, and which links and references lead to them."""

from __future__ import annotations

import re
from typing import Any

from handouts.readers._pdf_elements import Element, elements
from handouts.readers._pdf_links import ABOVE, Links
from handouts.readers._pdf_tag_words import Words

ROLES = frozenset({"Note", "FENote"})
_BELOW = 12.0
"""Points. A place that a link leads to is rarely further below the top of what is meant."""
_MARK = re.compile(r"[\[(]?(\d{1,3}|[*†‡§]{1,3}|[ivx]{1,5})[\])]?[.:]?")


class Notes:
    """The notes of one document.

    Args:
        words: Its words.
        links: Its links.

    Attributes:
        found: The notes by their id, in the order of their tags.
    """

    def __init__(self, words: Words, links: Links) -> None:
        self.found: dict[str, Element] = {}
        self._words = words
        self._links = links
        self._keys: dict[str, str] = {}
        self._marks: dict[str, str] = {}
        stack: list[Any] = [*reversed(words.pdf.tree)]
        while stack:
            kid = stack.pop()
            if not isinstance(kid, dict):
                continue
            if kid["role"] in ROLES:
                self._add(kid)
            else:
                stack.extend(reversed(kid["kids"]))

    def _add(self, note: Element) -> None:
        key = f"note-{len(self.found) + 1}"
        self.found[key] = note
        for inner in (note, *elements(note)):
            if "key" in inner:
                self._keys[inner["key"]] = key
        label = next((kid for kid in elements(note) if kid["role"] == "Lbl"), None)
        match = _MARK.fullmatch("".join(self._words.plain(label).split())) if label else None
        if match:
            self._marks.setdefault(match[1], key)

    @staticmethod
    def body(note: Element) -> list[Any]:
        """What a note holds besides its number."""
        return [kid for kid in note["kids"] if not (isinstance(kid, dict) and kid["role"] == "Lbl")]

    def referred(self, element: Element) -> str:
        """The id of the note that a link or a reference leads to; "" for none."""
        match = _MARK.fullmatch("".join(self._words.plain(element).split())) if self.found else None
        if match is None:
            return ""
        key = self._marks.get(match[1], "")
        for inner in (element, *elements(element)):
            for kid in inner["kids"]:
                goal = self._links.by_key.get(kid) if isinstance(kid, str) else None
                if goal and goal.get("element") in self._keys:
                    return self._keys[goal["element"]]
                if goal and element["role"] == "Link" and not self._leads_to(goal, key):
                    return ""  # its words are a number or a star, and it leads elsewhere
        return key

    def _leads_to(self, goal: dict[str, Any], key: str) -> bool:
        """Whether the place that a link leads to is that of a note; one to the top of a page may be."""
        first = self._words.first_piece(self.found[key]) if key else None
        if first is None or "element" in goal or "to" not in goal:
            return False
        page, down = goal["to"]
        return first[0] == page and (not down or -_BELOW <= first[1].top - down <= ABOVE)
