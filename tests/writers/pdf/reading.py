"""A PDF as a screen reader meets it: its structure tree, with the text of each element."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf


@dataclass
class Page:
    """What one page's content stream holds.

    Attributes:
        marked: The text of each marked-content identifier, in order of painting.
        artifacts: Subtype (or type) and text of each artifact.
        stray: Text under neither.
    """

    marked: dict[int, str] = field(default_factory=dict)
    artifacts: list[tuple[str, str]] = field(default_factory=list)
    stray: str = ""


@dataclass
class Node:
    """A structure element with its text, and the pages and identifiers of its own content."""

    type: str
    entries: dict[str, str]
    kids: list[Node | str]
    contents: list[tuple[int, int]]
    objgen: tuple[int, int]
    links: list[pikepdf.Object]

    @property
    def text(self) -> str:
        """All text inside."""
        return "".join(kid if isinstance(kid, str) else kid.text for kid in self.kids)

    def walk(self) -> Iterator[Node]:
        """This element and all inside it."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()

    def all(self, *types: str) -> list[Node]:
        """The elements of these types."""
        return [node for node in self.walk() if node.type in types]


class Reading:
    """A parsed file.

    Attributes:
        order: Page and identifier of every marked stretch, in the order of the tree.
    """

    def __init__(self, data: bytes) -> None:
        self.pdf = pikepdf.open(io.BytesIO(data))
        self.numbers = {page.obj.objgen: index for index, page in enumerate(self.pdf.pages)}
        self.pages = [_read_page(page) for page in self.pdf.pages]
        self.order: list[tuple[int, int]] = []
        top = self.pdf.Root.StructTreeRoot
        self.tree = self._node(top.K, top)

    def _node(self, element: Any, parent: Any) -> Node:
        assert element.P.objgen == parent.objgen, "an element's P is not the element it is in"
        node = Node(str(element.S)[1:], _entries(element), [], [], element.objgen, [])
        kids = element.get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                self._content(node, self.numbers[element.Pg.objgen], int(kid))
            elif kid.get("/Type") == "/MCR":
                self._content(node, self.numbers[kid.Pg.objgen], int(kid.MCID))
            elif kid.get("/Type") == "/OBJR":
                node.links.append(kid.Obj)
            else:
                node.kids.append(self._node(kid, element))
        return node

    def _content(self, node: Node, page: int, mcid: int) -> None:
        node.contents.append((page, mcid))
        self.order.append((page, mcid))
        node.kids.append(self.pages[page].marked[mcid])

    def dump(self, node: Node | None = None, depth: int = 0) -> str:
        """The tree as indented text: one line an element, its own text in quotes, in order."""
        node = node or self.tree
        told = [f"{name}={value}" for name, value in sorted(node.entries.items())]
        lines = [" ".join(["  " * depth + node.type, *told])]
        if all(isinstance(kid, str) for kid in node.kids):
            text = node.text
            lines[0] += f' "{text}"' if text else ""
        else:
            for kid in node.kids:
                if isinstance(kid, Node):
                    lines.append(self.dump(kid, depth + 1))
                elif kid:
                    lines.append("  " * (depth + 1) + f'"{kid}"')
        return "\n".join(lines)

    def words(self) -> list[str]:
        """The document's words: all but the list of contents, labels of items and numbers of notes."""
        return "".join(self._words(self.tree, numbered=False)).split()

    def _words(self, node: Node, *, numbered: bool) -> Iterator[str]:
        if node.type == "Sect" and any(isinstance(kid, Node) and kid.type == "TOC" for kid in node.kids):
            return
        if node.type == "L":
            numbered = "None" not in node.entries.get("A", "") and "Description" not in node.entries.get(
                "A", ""
            )
        if (node.type == "Lbl" and (numbered or "ActualText" in node.entries)) or NUMBER.fullmatch(node.text):
            return
        if node.type in ("Note", "FENote"):
            node = Node(node.type, node.entries, node.kids[1:], [], (0, 0), [])
        for kid in node.kids:
            if isinstance(kid, str):
                yield kid
            else:
                yield from self._words(kid, numbered=numbered)
        if node.type in BLOCKS:
            yield " "


NUMBER = re.compile(r"\[\d+\]")
"""What the place of a note looks like."""

BLOCKS = ("H1", "H2", "H3", "H4", "H5", "H6", "P", "Lbl", "Caption")


def _entries(element: Any) -> dict[str, str]:
    told: dict[str, str] = {}
    for name in ("Alt", "ActualText", "E", "Lang", "ID"):
        if f"/{name}" in element:
            told[name] = f"'{element[f'/{name}']}'"
    if "/A" in element:
        attributes = {
            key: value for key, value in element.A.items() if key not in ("/O", "/BBox", "/Placement")
        }
        if attributes:
            told["A"] = ",".join(
                f"{key[1:]}:{str(value).lstrip('/')}" for key, value in sorted(attributes.items())
            )
    return told


def _read_page(page: pikepdf.Page) -> Page:
    """Interpret the operators that show text or mark it."""
    fonts = {name: _to_unicode(font) for name, font in page.obj.Resources.Font.items()}
    found = Page()
    stack: list[str | int] = []
    font: dict[int, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        operator, operands = str(instruction.operator), instruction.operands
        if operator == "Tf":
            font = fonts[str(operands[0])]
        elif operator == "BDC":
            tag, properties = str(operands[0]), operands[1]
            if tag == "/Artifact":
                kind = properties.get("/Subtype", properties.get("/Type", ""))
                stack.append(str(kind)[1:])
                found.artifacts.append((str(kind)[1:], ""))
            else:
                assert not stack, "marked content inside marked content"
                mcid = int(properties.MCID)
                assert mcid not in found.marked, f"identifier {mcid} is used twice"
                found.marked[mcid] = ""
                stack.append(mcid)
        elif operator == "EMC":
            stack.pop()
        elif operator in ("Tj", "'", '"', "TJ"):
            strings = operands[0] if operator == "TJ" else [operands[-1]]
            codes = b"".join(bytes(part) for part in strings if isinstance(part, pikepdf.String))
            text = "".join(font[code] for (code,) in _pairs(codes))
            if not stack:
                found.stray += text
            elif isinstance(stack[-1], int):
                found.marked[stack[-1]] += text
            else:
                kind, before = found.artifacts[-1]
                found.artifacts[-1] = (kind, before + text)
        elif operator in ("f", "S", "Do", "B"):
            assert stack, f"{operator} paints outside marked content and artifacts"
    assert not stack, "marked content is not closed"
    return found


def _pairs(codes: bytes) -> Iterator[tuple[int]]:
    for at in range(0, len(codes), 2):
        yield (int.from_bytes(codes[at : at + 2], "big"),)


def _to_unicode(font: Any) -> dict[int, str]:
    cmap = font.ToUnicode.read_bytes().decode("ascii")
    return {
        int(code, 16): bytes.fromhex(text).decode("utf-16-be")
        for block in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.DOTALL)
        for code, text in re.findall(r"<(\w+)> <(\w+)>", block)
    }
