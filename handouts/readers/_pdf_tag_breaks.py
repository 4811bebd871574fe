"""Tags as they were before page breaks cut them, and careless programs put them beside where they belong.

A list that stands loose in a list belongs in the item before it, a caption to the figure or table that it
stands beside. A table that starts a page goes on the one that ended the last page, and so may its row; so
does a paragraph, if the one above it ends within a sentence. Our own tags are whole wherever a page ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from handouts.readers._account import Account
from handouts.readers._pdf_elements import Element, children, columns, elements, label_of, places
from handouts.readers._pdf_tag_words import Words

_CAPTIONED = frozenset({"Figure", "Table"})
_GROUPS = frozenset({"THead", "TBody", "TFoot"})
_CLOSED = tuple(".!?:;…。！？")
_QUOTES = "\"'”’)]»"
_AGAIN = "a handout repeats them itself where a table goes on"


class Breaks:
    """Mends what page breaks did to the tags of one document.

    Args:
        words: Its words.
        account: Where it is put down what was left out.
    """

    def __init__(self, words: Words, account: Account) -> None:
        self._words = words
        self._account = account

    def mended(self, element: Element) -> list[Any]:
        """The kids of an element as they were meant."""
        made: list[Any] = []
        for kid in _without_parts(element["kids"]):
            last = made[-1] if made else None
            both = isinstance(last, dict) and isinstance(kid, dict)
            joined = self._joined(element["role"], last, kid) if both else None
            if joined is None:
                made.append(kid)
            else:
                made[-1] = joined
        return made

    def _joined(self, role: str, last: Any, kid: Any) -> Element | None:
        """Two kids of an element as one, or None where they are two."""
        roles = last["role"], kid["role"]
        if (role, *roles) == ("L", "LI", "L"):
            return {**last, "kids": [*last["kids"], kid]}
        if kid["role"] == "Caption" and last["role"] in _CAPTIONED and not children(last, "Caption"):
            return {**last, "kids": [*last["kids"], kid]}
        if last["role"] == "Caption" and kid["role"] in _CAPTIONED and not children(kid, "Caption"):
            return {**kid, "kids": [last, *kid["kids"]]}
        cut = last["role"] == kid["role"] in {"Table", "P", "L"} and not self._words.pdf.ours
        if not cut or not self._is_cut_off(last, kid):
            return None
        if kid["role"] == "Table":
            return self._table(last, kid)
        if kid["role"] == "L":
            return self._list(last, kid)
        return {**last, "kids": [*last["kids"], *kid["kids"]]} if self._is_one_sentence(last, kid) else None

    def _is_cut_off(self, last: Element, kid: Element) -> bool:
        """Whether what comes next is on the next page, or further up on this one: in its next column."""
        end = max((page for page, _ in places(last["kids"])), default=-2)
        first = self._words.first_piece(kid)
        if first is None or end not in {first[0], first[0] - 1}:
            return False
        pieces = self._words.pieces(last)
        return end != first[0] or any(on == end and piece.y > first[1].y for on, piece in pieces[-1:])

    def _list(self, last: Element, kid: Element) -> Element | None:
        """A list and the rest of it, whose first item may be the rest of one; None where they are two."""
        items, more = children(last, "LI"), children(kid, "LI")
        if not items or not more or last["kids"][-1] is not items[-1] or kid["kids"][0] is not more[0]:
            return None
        if label_of(more[0]) is None and label_of(items[-1]) is not None:
            body, rest = items[-1]["kids"], more[0]["kids"]
            if [one["role"] for one in (*children(items[-1])[-1:], *children(more[0])[:1])] == ["LBody"] * 2:
                whole = {**body[-1], "kids": [*body[-1]["kids"], *rest[0]["kids"]]}
                body, rest = [*body[:-1], whole], rest[1:]
            item = {**items[-1], "kids": [*body, *rest]}
            return {**last, "kids": [*last["kids"][:-1], item, *kid["kids"][1:]]}
        same = last.get("ListNumbering") == kid.get("ListNumbering")
        said = [self._words.plain(label).strip() for one in (items[-1], more[0]) if (label := label_of(one))]
        if same and len(said) == 2 and (said[0] == said[1] or _follows(*said)):
            return {**last, "kids": [*last["kids"], *kid["kids"]]}
        return None

    def _is_one_sentence(self, last: Element, kid: Element) -> bool:
        """Whether a paragraph ends before its sentence does, and the other goes on with it."""
        above, below = self._words.plain(last).rstrip(), self._words.plain(kid).lstrip()
        return bool(above) and not above.rstrip(_QUOTES).endswith(_CLOSED) and below[:1].islower()

    def _table(self, table: Element, other: Element) -> Element | None:
        """A table and the rest of it, without the headings that are repeated; None where they are two."""
        if not columns(table) or columns(table) != columns(other) or children(other, "Caption"):
            return None
        head, again = self._head(table), self._head(other)
        said = [self._said(row) for row in again]
        if said and said != [self._said(row) for row in head]:
            return None
        if not said and any(_heads_column(inner) for inner in elements(other)):
            return None
        words = sum(len(text.split()) for row in said for text in row)
        if words:
            self._account.lose_once("header", "Headings of a table that are repeated", _AGAIN, words)
        dropped = {id(row) for row in again}
        rest = [_without(kid, dropped) for kid in other["kids"]]
        return self._with_cut_row(table, {**other, "kids": [kid for kid in rest if kid is not None]})

    @staticmethod
    def _head(table: Element) -> list[Element]:
        """The rows in the table's head; its first rows of header cells alone where it has none."""
        for group in children(table, "THead"):
            return children(group, "TR")
        made: list[Element] = []
        for row in _rows(table):
            if not all(cell["role"] == "TH" for cell in children(row)):
                break
            made.append(row)
        return made

    def _said(self, row: Element) -> list[str]:
        return [" ".join(self._words.plain(cell).split()) for cell in children(row)]

    def _with_cut_row(self, table: Element, other: Element) -> Element:
        """Both tables as one; a row that the page cut, whose name is above, is one row again."""
        rows, more = _rows(table), _rows(other)
        if rows and more and self._is_cut(rows, more):
            cells = zip(children(rows[-1]), children(more[0]), strict=True)
            whole = [{**one, "kids": [*one["kids"], *two["kids"]]} for one, two in cells]
            table = _swapped(table, rows[-1], {**rows[-1], "kids": whole})
            rest = [_without(kid, {id(more[0])}) for kid in other["kids"]]
            other = {**other, "kids": [kid for kid in rest if kid is not None]}
        return {**table, "kids": [*table["kids"], *other["kids"]]}

    def _is_cut(self, rows: Sequence[Element], more: Sequence[Element]) -> bool:
        """Whether a row goes on the one above it: it alone has no name, in a table whose rows have one."""
        cells = children(more[0])
        names = [said for row in (*rows, *more) for said in self._said(row)[:1]]
        return (
            len(cells) == len(children(rows[-1])) > 0
            and cells[0]["role"] == "TH"
            and not "".join(self._said(more[0])[:1])
            and names.count("") == 1
        )


def _without_parts(kids: Sequence[Any]) -> Iterator[Any]:
    """Kids with those of parts in their place: some programs put each page into one, which says nothing."""
    stack = [*reversed(kids)]
    while stack:
        kid = stack.pop()
        if isinstance(kid, dict) and kid["role"] == "Part" and kid.get("actual") is None:
            stack.extend(reversed(kid["kids"]))
        else:
            yield kid


def _follows(number: str, other: str) -> bool:
    """Whether the second of two labels counts on from the first."""
    one, two = number.strip("(.)"), other.strip("(.)")
    return one.isdecimal() and two.isdecimal() and len(two) < 6 and int(two) == int(one) + 1


def _heads_column(cell: Element) -> bool:
    """Whether a cell is a header of what is below it: then its table is one of its own."""
    return cell["role"] == "TH" and cell.get("Scope") != "Row"


def _rows(table: Element) -> list[Element]:
    return [inner for inner in elements(table) if inner["role"] == "TR"]


def _without(kid: Any, dropped: set[int]) -> Any:
    """A kid of a table without some of its rows; None for nothing."""
    if id(kid) in dropped:
        return None
    if isinstance(kid, dict) and kid["role"] in _GROUPS:
        kids = [inner for inner in kid["kids"] if id(inner) not in dropped]
        return {**kid, "kids": kids} if kids else None
    return kid


def _swapped(element: Element, old: Element, new: Element) -> Element:
    """An element with another row in place of one, at any depth of its groups."""
    kids: Sequence[Any] = [
        new
        if kid is old
        else _swapped(kid, old, new)
        if isinstance(kid, dict) and kid["role"] in _GROUPS
        else kid
        for kid in element["kids"]
    ]
    return {**element, "kids": kids}
