"""Everything that the checks of a PDF look at, gathered once."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable

from handouts.model import Block, BulletList, DefinitionList, Document, Node, NumberedList, walk
from handouts.records import dataclass
from handouts.verify.pdf import metadata
from handouts.verify.pdf import tree as trees
from handouts.verify.pdf.content import Reader
from handouts.verify.pdf.fonts import Font
from handouts.verify.pdf.objects import File, Value, integer
from handouts.verify.pdf.runs import Join, Run, alone, junction
from handouts.verify.pdf.tree import INLINE, Content, Element, Kid, Object, Tree, attribute
from handouts.verify.promises import excerpt
from handouts.verify.words import Spoken, written_words


@dataclass(frozen=True, slots=True)
class Annotation:
    """An annotation that a reader can meet.

    Attributes:
        page: Page number from 1.
        reference: Its object; empty for one that is written in place.
        subtype: "Link", "Widget"...
        entries: Its dictionary.
    """

    page: int
    reference: str
    subtype: str
    entries: dict[str, Value]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its level, its words, and its element."""

    level: int
    text: str
    element: Element


class Facts:
    """A PDF as the checks see it.

    Args:
        data: The file's bytes.
        path: The file as the user named it, for messages.
        document: What it was made from, or None.

    Raises:
        HandoutsError: It cannot be read, or is far larger than any handout.
    """

    def __init__(self, data: bytes, path: str, document: Document | None = None) -> None:
        self.file = file = File(data, path)
        self.document = document
        self.tree: Tree = trees.read(file)
        self.xmp = metadata.xmp(file)
        self.page_numbers = {reference: index for index, (reference, _) in enumerate(file.pages, 1)}
        self.owners: dict[str, dict[int, Element]] = {}
        """Which element owns each number, for each page or form."""
        self.claimed: dict[tuple[str, int], list[Element]] = {}
        """All owners of what more than one element owns, by page or form and number."""
        self.object_owners: dict[str, list[Element]] = {}
        self._own()
        self.runs: list[Run] = []
        self.marks: dict[str, dict[int, Run]] = {}
        """What is painted under each number, for each page or form."""
        self.shared: dict[tuple[str, int], list[Run]] = {}
        """All that is painted under a number which is given more than once."""
        self.joins: list[tuple[Element, int, str, str, Join]] = []
        """Where words meet with room but no space between: element, page, before, after, and how."""
        self._meetings: dict[tuple[int, int], bool | None] = {}
        self.fonts = self._paint()
        self._texts: dict[int, str] = {}
        self.spoken = tuple(self._speak())

    def _own(self) -> None:
        """Note who owns what."""
        for leaf in self.tree.leaves:
            if isinstance(leaf, Object):
                self.object_owners.setdefault(leaf.reference, []).append(leaf.owner)
                continue
            key = leaf.stream or leaf.page
            owned = self.owners.get(key)
            if owned is None:
                owned = self.owners[key] = {}
            if leaf.mcid in owned:
                self.claimed.setdefault((key, leaf.mcid), [owned[leaf.mcid]]).append(leaf.owner)
            else:
                owned[leaf.mcid] = leaf.owner

    def _paint(self) -> list[Font]:
        """Read what each page paints; the fonts that are used."""
        reader = Reader(self.file)
        leaves: dict[str, list[Content]] = {}
        for leaf in self.tree.leaves:
            if isinstance(leaf, Content):
                leaves.setdefault(leaf.page, []).append(leaf)
        for number, (reference, entries) in enumerate(self.file.pages, 1):
            runs = reader.page(number, entries)
            for run in runs:
                if run.mcid is not None:
                    key = run.stream or reference
                    marks = self.marks.get(key)
                    if marks is None:
                        marks = self.marks[key] = {}
                    first = marks.setdefault(run.mcid, run)
                    if first is not run:
                        self.shared.setdefault((key, run.mcid), [first]).append(run)
            self.runs += runs
            if reference and not any(run.stream for run in runs):
                self._meet(leaves.pop(reference, ()))
                for run in runs:
                    run.last = None  # and with it the line that it ends in; a long file has very many
        return [font for font in reader.fonts.values() if font.used]

    def _meet(self, leaves: Iterable[Content]) -> None:
        """Note how the pieces of text of one page meet that are read one after the other, in one block."""
        before, owner = None, self.tree.root
        for leaf in leaves:
            run = self.run_of(leaf)
            if run is None or not run.text:
                continue
            runs_on = leaf.owner is owner or leaf.owner.role in INLINE or owner.role in INLINE
            if runs_on and before is not None and before.last is not None and run.first is not None:
                self._meetings[id(before), id(run)] = junction(before.last, run.first)
            before, owner = run, leaf.owner

    # Places -------------------------------------------------------------------------------------------

    def run_of(self, leaf: Content) -> Run | None:
        """What is painted under a piece of content; None if nothing is."""
        marks = self.marks.get(leaf.stream or leaf.page)
        return marks.get(leaf.mcid) if marks else None

    def leaf_page(self, leaf: Content | Object) -> int:
        """Page number of a leaf from 1; 0 if unknown."""
        return self.page_numbers.get(leaf.page, 0)

    def pages_of(self, element: Element) -> tuple[int, int]:
        """First and last page of an element, from 1; zeros if it has no content."""
        return self._pages[id(element)]

    @functools.cached_property
    def _pages(self) -> dict[int, tuple[int, int]]:
        """The first and the last page of each element, worked out from the innermost to the root."""
        found: dict[int, tuple[int, int]] = {}
        for element in (*reversed(self.elements), self.tree.root):
            first = last = 0
            for kid in element.kids:
                if isinstance(kid, Element):
                    start, end = found[id(kid)]
                else:
                    start = end = self.leaf_page(kid)
                if start:
                    first, last = first or start, end
            found[id(element)] = (first, last)
        return found

    def at(self, element: Element, words: str = "") -> str:
        """Where an element is and what it says, for evidence: "page 3: ‘Take one’"."""
        text = words or self.text(element)
        page = self.pages_of(element)[0]
        where = f"page {page}" if page else "on no page"
        return f"{where}: {excerpt(text)}" if text else where

    # Text ---------------------------------------------------------------------------------------------

    def text(self, element: Element) -> str:
        """What a screen reader hears of an element: labels too; no alternative texts, no numbers of notes."""
        key = id(element)
        if key not in self._texts:
            pieces: list[str] = []
            self._collect(element, pieces)
            self._texts[key] = " ".join("".join(pieces).split())
        return self._texts[key]

    def _collect(self, element: Element, pieces: list[str]) -> None:
        if element.actual is not None:
            pieces.append(element.actual)
            return
        for kid in element.kids:
            if isinstance(kid, Content):
                run = self.run_of(kid)
                if run is not None:
                    pieces.append(run.text)
            elif isinstance(kid, Element):
                if kid.role in MARKS and self._refers(kid) and MARKER.fullmatch(self.text(kid)):
                    continue
                block = kid.role not in INLINE
                if block:
                    pieces.append("\n")
                self._collect(kid, pieces)
                if block:
                    pieces.append("\n")

    def _refers(self, element: Element) -> bool:
        """Whether it refers to a note: a Reference, or a Link that a note names or that names a note."""
        return element.role == "Reference" or (
            element.role == "Link" and element.reference in self._note_links
        )

    def _is_label(self, element: Element) -> bool:
        """Whether an element is a marker: the label in a list of terms and meanings is none, but the term."""
        if element.role != "Lbl":
            return False
        above = next((item for item in element.above() if item.role == "L"), None)
        return above is None or not self.explains(above)

    def explains(self, element: Element) -> bool:
        """Whether a list is one of terms and what they mean: "1.", "IV" and "•" are words there.

        The article knows. Without it the list's attribute decides, except that "None" also stands for labels
        that follow no order: bullets and boxes to tick (ISO 32000-1, table 347).
        """
        known = self._kinds.get(id(element))
        if known is not None:
            return known is DefinitionList
        said = attribute(element, self.file, "ListNumbering")
        labels = [part for item in element.elements() for part in item.elements() if part.role == "Lbl"]
        return bool(said == "Description") or (
            said == "None"
            and any(
                part.actual is None and (text := self.text(part)) and not BULLET.fullmatch(text)
                for part in labels
            )
        )

    @functools.cached_property
    def _kinds(self) -> dict[int, type[Block]]:
        """What each list of the tree is in the article, if it has the same lists with as many items."""
        if self.document is None:
            return {}
        meant = [node for node in self.nodes if isinstance(node, LISTS)]
        found = self.of("L")
        if [len(node.items) for node in meant] != [_count_items(element) for element in found]:
            return {}
        return {id(element): type(node) for element, node in zip(found, meant, strict=True)}

    @functools.cached_property
    def nodes(self) -> tuple[Node, ...]:
        """Everything in the article, in reading order; nothing without an article."""
        return tuple(walk(self.document)) if self.document is not None else ()

    @functools.cached_property
    def written(self) -> list[str]:
        """Every word of the article, in reading order; nothing without an article."""
        return written_words(self.nodes)

    @functools.cached_property
    def counted(self) -> Counter[str]:
        """How often the article says each word."""
        return Counter(self.written)

    @functools.cached_property
    def _note_links(self) -> set[str]:
        notes = [element for element in self.elements if element.role in {"Note", "FENote"}]
        known = {element.reference for element in notes}
        linked = {reference for element in notes for reference in element.refs}
        return linked | {item.reference for item in self.elements if not known.isdisjoint(item.refs)}

    def _speak(self) -> list[Spoken]:
        """The text of the tree in reading order, one piece for each stretch that runs on."""
        said: list[Spoken] = []
        pieces: list[str] = []
        page = 0
        owner = self.tree.root
        before: Run | None = None
        listed = bool(self.of(*CONTENTS))

        def end() -> None:
            nonlocal before
            before = None
            if not pieces:
                return
            text = " ".join("".join(pieces).split())
            pieces.clear()
            if text:
                added = listed and any(item.role in CONTENTS for item in (owner, *owner.above()))
                said.append(Spoken(text, owner.role, page, "added" if added else "text"))

        # None stands where a block ends.
        stack: list[tuple[Element, Kid | None]] = [(owner, kid) for kid in reversed(owner.kids)]
        while stack:
            block, kid = stack.pop()
            if isinstance(kid, Content):
                run = self.run_of(kid)
                if run is None or not run.text:
                    continue
                if not pieces:
                    page, owner = run.page, block
                if run.joins or before is not None:
                    self._note_joins(block, before, run)
                pieces.append(run.text)
                before = run
            elif kid is None:
                end()
            elif isinstance(kid, Element):
                role = kid.role
                inner = block if role in INLINE else kid
                if inner is kid:
                    end()
                    stack.append((block, None))
                if kid.alt and role in {"Figure", "Formula"}:
                    said.append(Spoken(" ".join(kid.alt.split()), role, self.pages_of(kid)[0], "alt"))
                if role in MARKS and self._is_mark(kid):
                    # The number of a note, or a bullet: heard, but no word of the text around it.
                    said.append(Spoken(self.text(kid), role, self.pages_of(kid)[0], "label"))
                    before = None  # what comes next does not meet what was before
                elif kid.actual is not None:
                    if not pieces:
                        page, owner = self.pages_of(kid)[0], inner
                    pieces.append(kid.actual)
                    before = None
                else:
                    stack += [(inner, item) for item in reversed(kid.kids)]
        end()
        return said

    def _is_mark(self, element: Element) -> bool:
        """Whether an element is a bullet, a number in front of something, or one that refers to a note."""
        marks = self._is_label(element) or self._refers(element)
        return marks and MARKER.fullmatch(self.text(element)) is not None

    def _note_joins(self, block: Element, before: Run | None, run: Run) -> None:
        for join in run.joins or ():
            self.joins.append((block, run.page, run.text[: join.at], run.text[join.at :], join))
        if before is None or before.text[-1:].isspace() or run.text[:1].isspace():
            return
        if before.page != run.page:
            met: bool | None = True
        elif before.last is None or run.first is None:
            met = self._meetings.get((id(before), id(run)))
        else:
            met = junction(before.last, run.first)
        if met is not None:
            self.joins.append((block, run.page, before.text, run.text, Join(0, met, alone(before))))

    # Structure ----------------------------------------------------------------------------------------

    @property
    def elements(self) -> list[Element]:
        """Every element in reading order."""
        return self.tree.elements

    def of(self, *roles: str) -> list[Element]:
        """Every element of these standard types, in reading order."""
        if len(roles) == 1:
            return self._of_role.get(roles[0], [])
        if self._of_role.keys().isdisjoint(roles):
            return []
        return [element for element in self.elements if element.role in roles]

    @functools.cached_property
    def _of_role(self) -> dict[str, list[Element]]:
        found: dict[str, list[Element]] = {}
        for element in self.elements:
            found.setdefault(element.role, []).append(element)
        return found

    @functools.cached_property
    def headings(self) -> list[Heading]:
        """The headings in reading order; a heading without a level has level 0."""
        found = []
        for element in self.elements:
            if element.role == "H":
                found.append(Heading(0, self.text(element), element))
            elif element.role[:1] == "H" and element.role[1:].isdigit():
                found.append(Heading(int(element.role[1:][:3]), self.text(element), element))
        return found

    @functools.cached_property
    def heading_texts(self) -> frozenset[str]:
        """What the headings say."""
        return frozenset(heading.text for heading in self.headings)

    @functools.cached_property
    def annotations(self) -> list[Annotation]:
        """Annotations that are shown, without pop-ups."""
        found = []
        for number, (_, entries) in enumerate(self.file.pages, 1):
            for item in self.file.items(entries.get("/Annots")):
                annotation = self.file.entries(item)
                subtype = self.file.name(annotation.get("/Subtype"))
                hidden = integer(self.file.get(annotation.get("/F")), 0) & 2
                if subtype and subtype != "Popup" and not hidden:
                    reference = item if type(item) is str else ""
                    found.append(Annotation(number, reference, subtype, annotation))
        return found


def _count_items(element: Element) -> int:
    return sum(item.role == "LI" for item in element.elements())


CONTENTS = frozenset({"TOC", "TOCI"})
"""Types of a list of contents, which says again what the headings say."""

MARKS = frozenset({"Lbl", "Reference", "Link"})
"""Types of what may be a label, or may refer to a note."""

LISTS = (BulletList, NumberedList, DefinitionList)

BULLET = re.compile(r"[^\w\s]{1,3}")
MARKER = re.compile(
    rf"{BULLET.pattern}|[\[(]?(?:-?\d{{1,9}}|[A-Za-z]{{1,2}}|[ivxlcdm]{{1,15}}|[IVXLCDM]{{1,15}})[.):\]]{{0,2}}"
    r"|[A-Za-z]{3}[.):\]]"
)
"""A bullet, a number, a letter or a roman numeral in front of a list item or a note."""
