"""What a PDF says of itself: its title and language, its tags, links, fields and notes, as plain values.

Nothing is assumed about a file: what has the wrong type is passed over. This runs in the process of
`_pdf_child`, which bounds its time and memory.
"""

from __future__ import annotations

import io
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

import pikepdf

from handouts.resources import toml

_ELEMENTS = 100_000
_DEPTH = 80
_ANNOTATIONS = 20_000
_ATTRIBUTES = ("ListNumbering", "RowSpan", "ColSpan", "Scope")
_TEXTS = {"/Alt": "alt", "/ActualText": "actual", "/E": "expansion", "/Lang": "lang", "/ID": "id"}
_SHOWN_NOTES = frozenset({"/FreeText", "/Stamp"})
_NOTES = frozenset(
    {"/Text", "/Highlight", "/Underline", "/StrikeOut", "/Squiggly", "/Caret", "/Ink", "/Line", "/Square",
     "/Circle", "/Polygon", "/PolyLine", *_SHOWN_NOTES}
)  # fmt: skip


def look(data: bytes, bounds: Mapping[str, Any]) -> dict[str, Any]:
    """What the file says of itself, or {"fault": kind} for one that cannot be read."""
    try:
        pdf = pikepdf.open(io.BytesIO(data), suppress_warnings=True)
    except pikepdf.PasswordError:
        return {"fault": "locked"}
    except Exception:  # qpdf's bindings raise several kinds on damaged bytes
        return {"fault": "damaged"}
    try:
        return _File(pdf, bounds).told()
    except _TooManyError as error:
        return {"fault": str(error)}


class _TooManyError(Exception):
    """There is more of something than any article has; the message says of what."""


def turned(turns: int, edges: Sequence[float], x: float, y: float) -> tuple[float, float]:
    """A place of a page's own space as a person sees it: from the upper left corner, down.

    Args:
        turns: How many quarter turns clockwise the page is shown at.
        edges: The left, lower, right and upper edge of the page in its own space.
        x: How far to the right the place is there.
        y: How far up.
    """
    left, bottom, right, top = edges
    match turns:
        case 1:
            return y - bottom, x - left
        case 2:
            return right - x, y - bottom
        case 3:
            return top - y, right - x
        case _:
            return x - left, top - y


class _File:
    def __init__(self, pdf: pikepdf.Pdf, bounds: Mapping[str, Any]) -> None:
        self.pdf = pdf
        self.root = pdf.Root
        self.leaves = [page.obj for page in pdf.pages]
        if len(self.leaves) > bounds["pages"]:
            raise _TooManyError("pages")
        self.numbers = {leaf.objgen: number for number, leaf in enumerate(self.leaves)}
        self.figures: dict[str, list[list[int]]] = {}
        self.count = 0

    def told(self) -> dict[str, Any]:
        tree = self._tree()
        return {
            "title": self._title(),
            "lang": _text(self.root.get("/Lang")),
            "tree": tree,
            "figures": self.figures if tree else {},
            **self._annotations(),
            "attachments": self._attachments(),
            "mended": self._mended(),
        }

    def _title(self) -> str:
        with suppress(Exception):  # a damaged XMP packet
            found = self.pdf.open_metadata().get("dc:title")
            if isinstance(found, str) and found.strip():
                return found
        with suppress(Exception):
            return _text(self.pdf.docinfo.get("/Title"))
        return ""

    def _attachments(self) -> int:
        with suppress(Exception):
            return len(self.pdf.attachments)
        return 0

    def _mended(self) -> bool:
        return any("reconstruct" in str(one) for one in self.pdf.get_warnings())

    # Tags ---------------------------------------------------------------------------------------------

    def _tree(self) -> list[Any]:
        """The structure elements at the top, each with its kids inside."""
        top = _dictionary(self.root.get("/StructTreeRoot"))
        if top is None:
            return []
        roles = _dictionary(top.get("/RoleMap"))
        made: list[Any] = []
        seen: set[tuple[int, int]] = set()
        stack: list[tuple[list[Any], Any, int | None, int]] = [
            (made, kid, None, 0) for kid in reversed(_items(top.get("/K")))
        ]
        while stack:
            kids, value, page, depth = stack.pop()
            if isinstance(value, int):
                if page is not None:
                    kids.append([page, value])
                continue
            found = _dictionary(value)
            if found is None:
                continue
            kind = found.get("/Type")
            own = self._page(found.get("/Pg"), page)
            if kind == "/MCR":
                mark = found.get("/MCID")
                if isinstance(mark, int) and own is not None and "/Stm" not in found:
                    kids.append([own, mark])
                continue
            if kind == "/OBJR":
                key = _key(found.get("/Obj"))
                if key:
                    kids.append(key)
                continue
            if found.objgen in seen or depth > _DEPTH:
                continue
            if found.objgen != (0, 0):
                seen.add(found.objgen)
            self.count += 1
            if self.count > _ELEMENTS:
                raise _TooManyError("tags")
            element = self._element(found, roles)
            kids.append(element)
            inner = reversed(_items(found.get("/K")))
            stack.extend((element["kids"], kid, own, depth + 1) for kid in inner)
        self._find_figures(made)
        return made

    def _element(self, found: Any, roles: Any) -> dict[str, Any]:
        made: dict[str, Any] = {"role": _role(found, roles), "kids": []}
        key = _key(found)
        if key:
            made["key"] = key
        for name, said in _TEXTS.items():
            if name in found:
                made[said] = _text(found.get(name))
        for owned in _items(found.get("/A")):
            attributes = _dictionary(owned)
            for name in _ATTRIBUTES if attributes is not None else ():
                value = attributes.get(f"/{name}")
                if isinstance(value, int):
                    made[name] = value
                elif isinstance(value, pikepdf.Name):
                    made[name] = str(value)[1:]
        return made

    def _find_figures(self, tree: list[Any]) -> None:
        stack = list(reversed(tree))
        while stack:
            element = stack.pop()
            if not isinstance(element, dict):
                continue
            if element["role"] in {"Figure", "Formula"}:
                marks: dict[int, list[int]] = {}
                for page, mark in _leaves(element):
                    marks.setdefault(page, []).append(mark)
                if marks:
                    page = min(marks)
                    self.figures.setdefault(str(page), []).append(marks[page])
            else:
                stack.extend(reversed(element["kids"]))

    def _page(self, value: Any, otherwise: int | None) -> int | None:
        found = _dictionary(value)
        return otherwise if found is None else self.numbers.get(found.objgen, otherwise)

    # Annotations --------------------------------------------------------------------------------------

    def _annotations(self) -> dict[str, list[Any]]:
        made: dict[str, list[Any]] = {"links": [], "fields": [], "notes": []}
        count = 0
        for number, leaf in enumerate(self.leaves):
            place = _placing(leaf)
            for value in _items(leaf.get("/Annots")):
                found = _dictionary(value)
                count += 1
                if count > _ANNOTATIONS:
                    raise _TooManyError("annotations")
                if found is None or _integer(found.get("/F")) & 2:  # hidden (ISO 32000-1, table 165)
                    continue
                kind = found.get("/Subtype")
                if kind == "/Link":
                    link = self._link(found, number, place)
                    if link:
                        made["links"].append(link)
                elif kind == "/Widget":
                    made["fields"].append({"page": number, **_field(found)})
                elif kind in _NOTES:
                    words = _text(found.get("/Contents"))
                    shown = kind in _SHOWN_NOTES
                    made["notes"].append(
                        {"page": number, "author": _text(found.get("/T")), "words": words, "shown": shown}
                    )
        return made

    def _link(self, found: Any, number: int, place: Callable[[float, float], tuple[float, float]]) -> Any:
        action = _dictionary(found.get("/A"))
        made: dict[str, Any] = {"page": number, "key": _key(found), "boxes": _boxes(found, place)}
        made["words"] = _text(found.get("/Contents"))
        if action is not None and action.get("/S") == "/URI":
            return {**made, "address": _text(action.get("/URI"))}
        if action is not None and action.get("/S") == "/GoTo":
            structure = _items(action.get("/SD"))
            if structure and (key := _key(structure[0])):
                made["element"] = key
            return {**made, **self._goal(action.get("/D"))}
        if action is not None:
            return {**made, "address": _text(action.get("/F")) or "another file"}
        return {**made, **self._goal(found.get("/Dest"))}

    def _goal(self, value: Any) -> dict[str, Any]:
        """The page and the height on it that a destination leads to."""
        if isinstance(value, (pikepdf.String, pikepdf.Name, str)):
            value = self._named(value)
        found = _dictionary(value)
        if found is not None:
            value = found.get("/D")
        goal = _items(value)
        if not goal:
            return {}
        page = goal[0] if isinstance(goal[0], int) else self._page(goal[0], None)
        if not isinstance(page, int) or not 0 <= page < len(self.leaves):
            return {}
        at = {"/XYZ": 3, "/FitH": 2, "/FitBH": 2}.get(str(goal[1]) if len(goal) > 1 else "")
        top = _number(goal[at]) if at and len(goal) > at else None
        down = 0.0 if top is None else _placing(self.leaves[page])(0.0, top)[1]
        return {"to": [page, round(down, 1)]}

    def _named(self, name: Any) -> Any:
        with suppress(Exception):  # a broken tree of names
            if isinstance(name, pikepdf.Name):
                return self.root.Dests.get(name)
            return pikepdf.NameTree(self.root.Names.Dests)[str(name)]
        return None


def _role(found: Any, roles: Any) -> str:
    """The standard type that an element's type stands for; itself if there is none."""
    types = toml("structure_types.toml")
    known = {*types["pdf_1_7"], *types["pdf_2_0"]}
    kind = found.get("/S")
    name = str(kind)[1:] if isinstance(kind, pikepdf.Name) else ""
    space = _dictionary(found.get("/NS"))
    for _ in range(16):
        if name in known or (name[:1] == "H" and name[1:].isdigit()):
            return name
        mapped = roles.get(f"/{name}") if roles is not None and name else None
        if mapped is None and space is not None:
            own = _dictionary(space.get("/RoleMapNS"))
            mapped = own.get(f"/{name}") if own is not None and name else None
            mapped = mapped[0] if isinstance(mapped, pikepdf.Array) and len(mapped) else mapped
        if not isinstance(mapped, pikepdf.Name) or str(mapped)[1:] == name:
            return name
        name = str(mapped)[1:]
    return name


def _leaves(element: dict[str, Any]) -> Iterator[tuple[int, int]]:
    """The marked contents of a picture, without those of its caption."""
    stack = [element]
    while stack:
        for kid in stack.pop()["kids"]:
            if isinstance(kid, dict):
                stack.extend([kid] if kid["role"] != "Caption" else [])
            elif isinstance(kid, list):
                yield kid[0], kid[1]


def _field(found: Any) -> dict[str, str]:
    """The name and the value of a field, which may stand in the field that it is part of."""
    name = value = kind = ""
    here: Any = found
    for _ in range(8):
        if here is None:
            break
        name = name or _text(here.get("/TU")) or _text(here.get("/T"))
        given = here.get("/V")
        value = value or (str(given)[1:] if isinstance(given, pikepdf.Name) else _text(given))
        sort = here.get("/FT")
        kind = kind or (str(sort)[1:] if isinstance(sort, pikepdf.Name) else "")
        here = _dictionary(here.get("/Parent"))
    return {"name": name, "value": "" if kind == "Btn" else value, "kind": kind}


def _placing(leaf: Any) -> Callable[[float, float], tuple[float, float]]:
    """What turns a place of a page's own space into one that a person sees."""
    turns = 0
    edges: list[float] = []
    here: Any = leaf
    inherited: dict[str, Any] = {}
    for _ in range(32):
        if here is None:
            break
        for name in ("/Rotate", "/CropBox", "/MediaBox"):
            if name in here:
                inherited.setdefault(name, here.get(name))
        here = _dictionary(here.get("/Parent"))
    turns = _integer(inherited.get("/Rotate")) // 90 % 4
    for name in ("/MediaBox", "/CropBox"):
        box = [_number(value) for value in _items(inherited.get(name))]
        numbers = [value for value in box if value is not None]
        if len(numbers) == 4:
            x0, y0, x1, y1 = numbers
            edges = [min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)]
    kept = tuple(edges or (0.0, 0.0, 612.0, 792.0))
    return lambda x, y: turned(turns, kept, x, y)


def _boxes(found: Any, place: Callable[[float, float], tuple[float, float]]) -> list[list[float]]:
    """The areas of a link: one for each line that it is on, where the file says so."""
    numbers = [_number(value) for value in _items(found.get("/QuadPoints"))]
    groups = [numbers[at : at + 8] for at in range(0, len(numbers) - 7, 8)]
    if not groups:
        rect = [_number(value) for value in _items(found.get("/Rect"))]
        groups = [rect] if len(rect) == 4 else []
    made: list[list[float]] = []
    for group in groups[:200]:
        points = [
            place(x, y)
            for x, y in zip(group[::2], group[1::2], strict=False)
            if x is not None and y is not None
        ]
        if points:
            across, down = [x for x, _ in points], [y for _, y in points]
            made.append([round(edge, 1) for edge in (min(across), min(down), max(across), max(down))])
    return made


def _dictionary(value: Any) -> Any:
    return value if isinstance(value, pikepdf.Dictionary) else None


def _items(value: Any) -> list[Any]:
    """The items of an array; a list of the value itself if it is none; nothing for nothing."""
    if value is None:
        return []
    if isinstance(value, pikepdf.Array):
        return [value[at] for at in range(min(len(value), _ELEMENTS + 1))]
    return [value]


def _text(value: Any) -> str:
    if not isinstance(value, (pikepdf.String, str)):
        return ""
    with suppress(Exception):  # bytes that are no text
        text = str(value)
        return "".join(c for c in text if c.isprintable() or c.isspace()).encode("utf-8", "ignore").decode()
    return ""


def _number(value: Any) -> float | None:
    try:
        found = float(value)
    except (TypeError, ValueError, ArithmeticError):
        return None
    return found if math.isfinite(found) and abs(found) < 1e7 else None


def _integer(value: Any) -> int:
    found = _number(value)
    return 0 if found is None else int(found)


def _key(value: Any) -> str:
    """What an object is known by: its number; "" for one that stands in place."""
    objgen = getattr(value, "objgen", (0, 0))
    return f"{objgen[0]} {objgen[1]}" if objgen[0] else ""
