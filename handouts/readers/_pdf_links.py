"""Links of a PDF: areas of pages that lead to an address, or to another place in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeAlias

from handouts.readers._account import Account
from handouts.readers._links import target
from handouts.readers._pdf_source import Pdf, Piece

Goal: TypeAlias = tuple[int, float]
"""A page, counted from 0, and how far down it is, in points."""

ABOVE = 40.0
"""Points. A place that a link leads to is rarely further above what is meant."""
_WHY = "only web, mail and phone addresses work in a handout; its words are kept"


class Links:
    """The links of one document.

    Attributes:
        by_key: What is known of each link, by its object's number.
        goals: Where the links inside the document lead, by the name that they have in it.
    """

    def __init__(self, pdf: Pdf) -> None:
        self.by_key: dict[str, dict[str, Any]] = {one["key"]: one for one in pdf.links if one["key"]}
        self.goals: dict[str, Goal] = {}
        self._by_page: dict[int, list[dict[str, Any]]] = {}
        for one in pdf.links:
            self._by_page.setdefault(one["page"], []).append(one)
        self._told: set[int] = set()
        self._tagged: set[str] = set()

    def of_element(self, element: dict[str, Any], account: Account, words: str) -> str:
        """The target of the annotation that a Link element holds; "" where it leads nowhere that works."""
        stack = [element]
        while stack:
            for kid in stack.pop()["kids"]:
                if isinstance(kid, dict):
                    stack.append(kid)
                elif isinstance(kid, str) and kid in self.by_key:
                    self._tagged.add(kid)
                    return self._target(self.by_key[kid], account, words)
        return ""

    def parts(self, piece: Piece, page: int, account: Account) -> Iterator[tuple[Piece, str]]:
        """A piece in parts, each with the target of the link whose area it lies in; "" for none."""
        middle = (piece.top + piece.y) / 2
        areas = [
            (box, link)
            for link in self._by_page.get(page, ())
            if link["key"] not in self._tagged
            for box in link["boxes"]
            if box[1] <= middle <= box[3] and box[0] < piece.x1 and box[2] > piece.x0
        ]
        if not areas or not piece.text.strip():
            yield piece, ""
            return
        step = (piece.x1 - piece.x0) / max(1, len(piece.text))
        cuts: list[tuple[int, dict[str, Any] | None]] = []
        for match in re.finditer(r"\S+", piece.text):
            place = piece.x0 + step * (match.start() + match.end()) / 2
            link = next((one for box, one in areas if box[0] - 1 <= place <= box[2] + 1), None)
            if not cuts or cuts[-1][1] is not link:
                cuts.append((match.start() if cuts else 0, link))
        ends = [start for start, _ in cuts[1:]] + [len(piece.text)]
        for (start, link), end in zip(cuts, ends, strict=True):
            text = piece.text[start:end]
            found = self._target(link, account, text.strip()) if link else ""
            x0, x1 = piece.x0 + step * start, piece.x0 + step * end
            yield (
                replace(piece, text=text, x0=x0, x1=x1, flags=piece.flags if not start else piece.flags & 7),
                found,
            )

    def _target(self, link: dict[str, Any], account: Account, words: str) -> str:
        if "to" in link:
            name = f"place-{link['to'][0]}-{link['to'][1]}"
            self.goals[name] = (link["to"][0], link["to"][1])
            return f"#{name}"
        address = link.get("address", "")
        goal = target(address)
        if goal.startswith("#"):
            goal = ""
        if not goal and words and id(link) not in self._told:
            self._told.add(id(link))
            account.lose("link", f"A link to {address[:200] or 'nowhere'}", _WHY)
        return goal


def anchors(goals: dict[str, Goal], heights: Sequence[Goal]) -> dict[str, int]:
    """For each place that links lead to, the number of the heading that it stands at or under, from 0."""
    made: dict[str, int] = {}
    for name, (page, down) in goals.items():
        below = [
            number for number, (on, top) in enumerate(heights) if on == page and -12 <= top - down <= ABOVE
        ]
        above = [number for number, place in enumerate(heights) if place <= (page, down)]
        made[name] = below[0] if below else above[-1] if above else -1
    return made
