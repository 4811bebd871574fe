"""The structure tree of a tagged PDF: elements, their attributes, and the content they own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import TypeAlias

from handouts.errors import HandoutsError
from handouts.records import dataclass
from handouts.resources import toml
from handouts.verify.pdf.objects import File, Value, integer, is_reference, name, string

PDF_2 = "http://iso.org/pdf2/ssn"
"""The namespace of PDF 2.0's structure types (ISO 32000-2, 14.8.6)."""

PDF_1 = "http://iso.org/pdf/ssn"
"""The namespace of PDF 1.7's structure types."""
MATHML = "http://www.w3.org/1998/Math/MathML"

_TYPES = toml("structure_types.toml")
STANDARD = frozenset(_TYPES["pdf_1_7"])
"""Structure types of PDF 1.7, which are also those of a type without a namespace."""
STANDARD_2 = frozenset(_TYPES["pdf_2_0"])
"""Structure types of PDF 2.0 besides headings."""
INLINE = frozenset(_TYPES["inline"])
"""Types that do not end a line: what is inside them runs on from what is before."""

MAX_ELEMENTS = 200_000
"""The most elements that are looked at; a handout of 50 pages has some thousands."""
MAX_DEPTH = 100
"""The deepest that elements may be inside each other; a handout needs about ten."""


@dataclass(slots=True, eq=False)
class Content:
    """A piece of marked content that an element owns.

    Attributes:
        owner: The element.
        page: Reference of the page that it is on.
        stream: Reference of the form that it is painted in; empty for the page itself.
        mcid: Its number there.
    """

    owner: Element
    page: str
    stream: str
    mcid: int


@dataclass(slots=True, eq=False)
class Object:
    """An annotation or an XObject that an element owns.

    Attributes:
        owner: The element.
        reference: The object.
        page: Reference of its page; empty if unknown.
    """

    owner: Element
    reference: str
    page: str


@dataclass(slots=True)
class Element:
    """A structure element.

    Attributes:
        reference: Its object; empty for one that is written in place.
        type: Its type as the file gives it.
        role: The standard type that it stands for, through the role map.
        attributes: Its attributes by name, of all owners together.
        alt, actual, expansion: Its alternative, replacement and expansion texts; None without one.
        lang: Its language; empty if it gives none.
        id: Its ID; empty without one.
        namespace: The namespace of its type; empty without one.
        refs: What its Ref names.
        parent: The element that it is inside.
        claimed: Reference of what it gives as its parent (P).
        kids: Elements and content, in reading order.
    """

    reference: str
    type: str
    role: str
    attributes: dict[str, Value] = field(default_factory=dict)
    alt: str | None = None
    actual: str | None = None
    expansion: str | None = None
    lang: str = ""
    id: str = ""
    namespace: str = ""
    refs: tuple[str, ...] = ()
    parent: Element | None = None
    claimed: str = ""
    kids: list[Kid] = field(default_factory=list)

    def elements(self) -> list[Element]:
        """The elements directly inside this one."""
        return [kid for kid in self.kids if type(kid) is Element]

    def walk(self) -> Iterator[Element]:
        """This element and every one inside it, in reading order."""
        stack = [self]
        while stack:
            element = stack.pop()
            yield element
            stack.extend([kid for kid in reversed(element.kids) if type(kid) is Element])

    def leaves(self) -> Iterator[Content | Object]:
        """Content and objects at any depth, in reading order."""
        # Kids wait where they are, so that a long document costs no more for each of its parts.
        stack = [iter(self.kids)]
        while stack:
            for kid in stack[-1]:
                if isinstance(kid, Element):
                    stack.append(iter(kid.kids))
                    break
                yield kid
            else:
                stack.pop()

    def above(self) -> Iterator[Element]:
        """The elements around this one, from the nearest out."""
        parent = self.parent
        while parent is not None:
            yield parent
            parent = parent.parent


Kid: TypeAlias = Element | Content | Object


@dataclass(slots=True)
class Tree:
    """A structure tree.

    Attributes:
        root: An element of no type, above the top elements.
        present: The file has a tree at all.
        faults: What is wrong with the tree itself, in words.
        elements: Every element in reading order, without the root.
        leaves: Content and objects in reading order.
        by_reference: The elements by their object.
        unmapped: Types that stand for no standard one.
    """

    root: Element
    present: bool
    faults: list[str] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)
    leaves: list[Content | Object] = field(default_factory=list)
    by_reference: dict[str, Element] = field(default_factory=dict)
    unmapped: list[str] = field(default_factory=list)

    def let_go(self) -> None:
        """Take the tree apart: its elements hold each other, so that their memory is given back late else."""
        for element in (self.root, *self.elements):
            element.kids.clear()


def read(file: File) -> Tree:
    """The file's structure tree, with loops and doubles cut and named.

    Raises:
        HandoutsError: It has more elements than any handout has (`MAX_ELEMENTS`).
    """
    entries = file.entries(file.root.get("/StructTreeRoot"))
    tree = Tree(Element("", "", ""), bool(entries))
    builder = _Builder(file, entries, tree)
    builder.build()
    return tree


class _Builder:
    def __init__(self, file: File, entries: dict[str, Value], tree: Tree) -> None:
        self.file = file
        self.entries = entries
        self.tree = tree
        self.roles = file.entries(entries.get("/RoleMap"))
        self.classes = file.entries(entries.get("/ClassMap"))
        self.resolved: dict[tuple[str, str], str] = {}
        self.namespaces: dict[str, dict[str, Value]] = {}
        self.count = 0

    def build(self) -> None:
        file, tree = self.file, self.tree
        stack: list[tuple[Element, Value, str, int]] = [
            (tree.root, kid, "", 1) for kid in reversed(file.items(self.entries.get("/K")))
        ]
        while stack:
            parent, value, page, depth = stack.pop()
            found = file.get(value) if type(value) is str else value
            if type(found) is int:
                self._own(Content(parent, page, "", found))
                continue
            if type(found) is not dict:
                continue
            given = found.get("/Type")
            if given == "/MCR":
                stream = found.get("/Stm")
                own = _reference(found.get("/Pg")) or page
                mcid = integer(file.get(found.get("/MCID")))
                self._own(Content(parent, own, _reference(stream), mcid))
            elif given == "/OBJR":
                own = _reference(found.get("/Pg")) or page
                self._own(Object(parent, _reference(found.get("/Obj")), own))
            elif self._sound(value, depth):
                element = self._element(_reference(value), found, parent)
                parent.kids.append(element)
                tree.elements.append(element)
                if element.reference:
                    tree.by_reference[element.reference] = element
                    file.forget(element.reference)
                page = _reference(found.get("/Pg")) or page
                kids = found.get("/K")
                if type(kids) is int:  # most have this and nothing else
                    self._own(Content(element, page, "", kids))
                else:
                    stack.extend([(element, kid, page, depth + 1) for kid in reversed(file.items(kids))])

    def _own(self, leaf: Content | Object) -> None:
        leaf.owner.kids.append(leaf)
        self.tree.leaves.append(leaf)

    def _sound(self, value: Value, depth: int) -> bool:
        if type(value) is str and value in self.tree.by_reference:
            self.tree.faults.append(f"the tag in object {value.split()[0]} is in the reading order twice")
            return False
        if depth > MAX_DEPTH:
            self.tree.faults.append(f"tags are more than {MAX_DEPTH} deep inside each other")
            return False
        self.count += 1
        if self.count > MAX_ELEMENTS:
            raise HandoutsError(
                f"{self.file.path}: The PDF has more tags than any handout has, so it is not verified.",
                "Export it again, in parts if it is a book.",
            )
        return True

    def _element(self, reference: str, found: dict[str, Value], parent: Element) -> Element:
        file = self.file
        type_ = file.name(found.get("/S"))
        space = _reference(found.get("/NS"))
        element = Element(reference, type_, self._role(type_, space), parent=parent)
        for key, value in found.items():
            if key in _PLAIN:
                pass
            elif key in {"/A", "/C"}:
                self._attributes(element, key, value)
            elif key == "/Alt":
                element.alt = file.text(value)
            elif key == "/ActualText":
                element.actual = file.text(value)
            elif key == "/E":
                element.expansion = file.text(value)
            elif key == "/Lang":
                element.lang = file.text(value) or ""
            elif key == "/ID":
                element.id = file.text(value) or ""
            elif key == "/Ref":
                element.refs = tuple(item for item in file.items(value) if is_reference(item))
        element.claimed = _reference(found.get("/P"))
        if space:
            element.namespace = file.text(self._namespace(space).get("/NS")) or ""
        return element

    def _attributes(self, element: Element, key: str, value: Value) -> None:
        for item in self.file.items(value):
            owned = self.file.get(item)
            if key == "/C":
                for inner in self.file.items(self.classes.get(f"/{name(owned)}")):
                    element.attributes = self.file.entries(inner) | element.attributes
            elif type(owned) is dict:
                element.attributes = element.attributes | owned

    def _namespace(self, reference: str) -> dict[str, Value]:
        if reference not in self.namespaces:
            self.namespaces[reference] = self.file.entries(reference)
        return self.namespaces[reference]

    def _role(self, type_: str, space: str) -> str:
        """The standard type that a type stands for (ISO 32000-2, 14.8.6.2); itself if there is none."""
        key = (type_, space)
        if key not in self.resolved:
            self.resolved[key], known = self._resolve(type_, space)
            if not known:
                self.tree.unmapped.append(type_)
        return self.resolved[key]

    def _resolve(self, type_: str, space: str) -> tuple[str, bool]:
        """What a type stands for, and whether that is a standard type."""
        for _ in range(16):
            if not space:
                mapped = self.file.name(self.roles.get(f"/{type_}"))
                if type_ in STANDARD or not mapped:
                    return type_, type_ in STANDARD
                type_ = mapped
                continue
            entries = self._namespace(space)
            uri = self.file.text(entries.get("/NS"))
            if uri in {PDF_2, PDF_1}:
                heading = type_[:1] == "H" and type_[1:].isdigit() and uri == PDF_2
                return type_, heading or type_ in (STANDARD_2 if uri == PDF_2 else STANDARD)
            target = self.file.get(self.file.entries(entries.get("/RoleMapNS")).get(f"/{type_}"))
            if type(target) is list and len(target) == 2:
                type_, space = self.file.name(target[0]), _reference(target[1])
            elif name(target):
                type_, space = name(target), ""
            else:
                return type_, uri == MATHML
        return type_, False


_PLAIN = frozenset({"/S", "/P", "/K", "/Pg", "/Type", "/NS", "/T", "/R"})


def _reference(value: Value) -> str:
    return value if type(value) is str and is_reference(value) else ""


def attribute(element: Element, file: File, key: str) -> Value:
    """An attribute's value: a name without its slash, a string as text, else as it is; None without one."""
    found = file.get(element.attributes.get(f"/{key}"))
    if type(found) is not str:
        return found
    return name(found) or string(found)
