"""The tags of a PDF to headings and blocks: what its author's program said that each stretch of ink is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Literal, cast

from handouts.model import Block, Figure, FillIn, Paragraph, language_root
from handouts.readers._account import Account
from handouts.readers._assembly import Assembly, Frame
from handouts.readers._guesses import lines_as_headings
from handouts.readers._hyphens import Hyphens
from handouts.readers._images import PictureError, picture
from handouts.readers._languages import language_tag
from handouts.readers._outline import Heading
from handouts.readers._pdf_elements import (
    Element,
    Place,
    cell,
    children,
    elements,
    explains,
    first_page,
    heading_level,
    is_to_write_on,
    label_of,
    numbering,
    places,
    ticked,
)
from handouts.readers._pdf_links import Goal, Links
from handouts.readers._pdf_source import ARTIFACT, HIDDEN, Pdf, Picture
from handouts.readers._pdf_tag_breaks import Breaks
from handouts.readers._pdf_tag_notes import ROLES as NOTES
from handouts.readers._pdf_tag_notes import Notes
from handouts.readers._pdf_tag_words import State, Words
from handouts.readers._runs import Run
from handouts.records import dataclass
from handouts.resources import toml

_INLINE = frozenset(toml("structure_types.toml")["inline"]) | {"Form", "Lbl"}
"""What runs on from what is before; a label does where it is no item's."""
_LABEL_WORDS, _BOX_WORDS, _MOST_LINES = 12, 250, 40
_GROUPS: dict[str, Literal["header", "body", "footer"]] = {
    "THead": "header", "TBody": "body", "TFoot": "footer",
}  # fmt: skip
_CONTENTS = "its page numbers are those of the other pages; handouts make their own"


@dataclass(slots=True)
class Tagged:
    """What the tags of a document came to.

    Attributes:
        parts: Its headings and blocks.
        notes: The headings and blocks of each note, by its id.
        heights: For each heading, its page and how far down it is.
    """

    parts: list[Heading | Block]
    notes: dict[str, list[Heading | Block]]
    heights: list[Goal]


def coverage(pdf: Pdf) -> float:
    """Which part of the letters on the pages the tags own: 0 to 1."""
    owned = set(places(pdf.tree))
    every = ours = 0
    for page in pdf.pages:
        for piece in page.pieces:
            if not piece.flags & (ARTIFACT | HIDDEN):
                size = len(piece.text.strip())
                every += size
                ours += size * ((page.number, piece.mark) in owned)
    return ours / every if every else 0.0


class TagReader:
    """Reads the tags of one document.

    Args:
        pdf: The document.
        account: Where it is counted what was read and what was lost.
        links: Its links.
        lang: Its main language.
        hyphens: What knows of hyphens at the ends of its lines.
    """

    def __init__(self, pdf: Pdf, account: Account, links: Links, lang: str, hyphens: Hyphens) -> None:
        self.pdf = pdf
        self.account = account
        self.links = links
        self.lang = lang
        self.words = Words(pdf, account, links, hyphens)
        self.notes = Notes(self.words, links)
        self.breaks = Breaks(self.words, account)
        self.heights: list[Goal] = []
        self.paragraphs: dict[int, tuple[float, Goal]] = {}
        self.pictures: dict[Place, Picture] = {
            (page.number, one.figure): one for page in pdf.pages for one in page.pictures if one.figure >= 0
        }

    @property
    def assembly(self) -> Assembly:
        """The blocks that are being made."""
        return self.words.assembly

    def read(self) -> Tagged:
        """The parts and the notes of the document."""
        self._kids(self.pdf.tree, State())
        self.words.pour_loose(len(self.pdf.pages))
        parts = self._with_bold_headings(self.assembly.parts())
        notes: dict[str, list[Heading | Block]] = {}
        for key, note in self.notes.found.items():
            self.words.assembly = Assembly()
            self.words.begin(note)
            self._kids(self.notes.body(note), State())
            notes[key] = self.assembly.parts()
        return Tagged(parts, notes, self.heights)

    def _with_bold_headings(self, parts: list[Heading | Block]) -> list[Heading | Block]:
        """The parts with bold lines as headings, where no tag is one."""
        if self.heights:
            return parts
        known = {at: self.paragraphs.get(part.position.paragraph or 0) for at, part in enumerate(parts)}
        made = lines_as_headings(parts, {at: found[0] for at, found in known.items() if found})
        places = [known[at] for at, part in enumerate(made) if isinstance(part, Heading)]
        self.heights = [found[1] if found else (0, 0.0) for found in places]
        return made

    def _kids(self, kids: Sequence[Any], state: State) -> None:
        for kid in kids:
            if isinstance(kid, dict):
                self._element(kid, state)
            elif isinstance(kid, list):
                self.words.content((kid[0], kid[1]), state)

    def _element(self, element: Element, state: State) -> None:
        role = element["role"]
        state = self._looked(element, state)
        if role in _INLINE:
            self._inline(element, state)
        elif role in {"Figure", "Formula"}:
            self._figure(element, state)
        elif role in {"Artifact", "TOC", "Index"} or _is_contents(element):
            words = sum(len(self.words.plain(line).split()) for line in _lines(element))
            if words and role == "Artifact":
                self.account.lose_once(
                    "header", "What its tags call decoration", "nobody is to read it", words
                )
            elif words:
                self.account.lose_once("navigation", "The table of contents", _CONTENTS, words)
        elif role == "LI":
            self._item(element, state)
        elif role not in NOTES:
            self._block(element, state)

    def _looked(self, element: Element, state: State) -> State:
        look = state.look
        lang = language_tag(element.get("lang", "")) or ""
        if lang:
            look = replace(look, lang="" if language_root(lang) == language_root(self.lang) else lang)
        if element["role"] == "Strong":
            look = replace(look, strong=True)
        elif element["role"] == "Em":
            return replace(state, look=replace(look, emphasis=True), bold=False)
        return state if look is state.look else replace(state, look=look)

    # Blocks -------------------------------------------------------------------------------------------

    def _block(self, element: Element, state: State) -> None:
        role = element["role"]
        self.words.pour_loose(first_page(element))
        level = heading_level(role, state.depth)
        frame = self._frame(element, level)
        if frame is None and (role == "P" or any(not isinstance(kid, dict) for kid in element["kids"])):
            self.account.next()
            if found := self.words.first_piece(element):
                page, piece = found
                self.paragraphs[self.account.paragraph] = (piece.size, (page, piece.top))
        self.words.begin(element)
        self.assembly.boundary()
        opened = self.assembly.open(frame) if frame and self.assembly.can_open(frame.kind) else None
        outer = self.words.in_heading
        self.words.in_heading = outer or level is not None
        if element.get("actual") is not None:
            self.words.say(element["actual"], state, element)
        else:
            deeper = replace(state, depth=state.depth + (role in {"Sect", "Art"}))
            if (level is not None or role == "TH" or element.get("labels")) and self._is_bold(element):
                deeper = replace(deeper, bold=False)
            self._kids(self.breaks.mended(element), deeper)
        self.words.in_heading = outer
        if opened is not None:
            self.assembly.close(opened)
        self.assembly.boundary()
        if role == "P":
            self._fill_in(element)
        self.words.begin()

    def _frame(self, element: Element, level: int | None) -> Frame | None:
        """The block that an element makes; None for one that only holds others, or words."""
        role = element["role"]
        here = self.account.position
        if level is not None:
            return self._heading(element, level)
        if role == "L":
            return self._list(element)
        if role in _GROUPS:
            return Frame("group", role=_GROUPS[role])
        if role in {"TH", "TD"}:
            return cell(element)
        if role == "Aside" or (role == "Div" and self._is_box(element)):
            return self._box(element)
        if element.get("labels"):
            self.account.next()
            return Frame("label", self.account.position)
        kinds = {"Table": "table", "TR": "row", "Caption": "caption", "BlockQuote": "quote"}
        return Frame(cast("Any", kinds[role]), here) if role in kinds else None

    def _heading(self, element: Element, level: int) -> Frame:
        self.account.next()
        words = " ".join(self.words.plain(element).split())
        if words:
            self.account.heading = words
            found = self.words.first_piece(element)
            self.heights.append((found[0], found[1].top) if found else (0, 0.0))
        return Frame("heading", self.account.position, level=level)

    def _box(self, element: Element) -> Frame:
        first = element["kids"][0] if len(element["kids"]) > 1 else None
        if isinstance(first, dict) and first["role"] == "P" and self._is_label(first):
            first["labels"] = True
        return Frame("callout", self.account.position)

    def _is_label(self, element: Element) -> bool:
        """Whether a paragraph is the label of a box: a few words, all in bold."""
        return self._is_bold(element) and len(self.words.plain(element).split()) <= _LABEL_WORDS

    def _is_bold(self, element: Element) -> bool:
        """Whether all words of an element are bold, so that it says nothing of any one of them."""
        own = [piece for _, piece in self.words.pieces(element) if piece.text.strip()]
        return bool(own) and all(piece.bold for piece in own)

    def _is_box(self, element: Element) -> bool:
        """Whether a group is a box: a short label in bold first, a little text under it, no headings."""
        if self.pdf.ours:
            return True  # we have no other groups
        kids = [kid for kid in children(element) if kid["role"] != "Figure"]
        if len(kids) < 2 or kids[0]["role"] != "P":
            return False
        roles = {inner["role"] for inner in elements(element)}
        if roles & {"Sect", "Art"} or any(heading_level(role, 0) is not None for role in roles):
            return False
        return self._is_label(kids[0]) and len(self.words.plain(element).split()) <= _BOX_WORDS

    def _fill_in(self, element: Element) -> None:
        """Makes the paragraph that was read one with room to write, where its tags say that it is."""
        place = next(iter(reversed(children(element))), None)
        blocks = self.assembly.frames[-1].blocks
        last = blocks[-1] if blocks else None
        if place is not None and is_to_write_on(place) and isinstance(last, Paragraph):
            lines = min(sum(1 for _ in places(place["kids"])), _MOST_LINES)
            blocks[-1] = FillIn(last.children, max(1, lines), position=last.position)

    # Lists --------------------------------------------------------------------------------------------

    def _list(self, element: Element) -> Frame:
        items = children(element, "LI")
        said = [self.words.plain(label).strip() for item in items if (label := label_of(item))]
        if explains(element, said, ours=self.pdf.ours):
            for item in items:
                item["explains"] = True
            return Frame("definitions", self.account.position)
        numbers = numbering(element, said)
        if numbers is None:
            return Frame("bullets", self.account.position)
        return Frame("numbers", self.account.position, style=numbers[0], start=numbers[1])

    def _item(self, element: Element, state: State) -> None:
        self.words.pour_loose(first_page(element))
        self.account.next()
        label = label_of(element)
        rest = [kid for kid in element["kids"] if kid is not label]
        if element.get("explains"):
            if label is not None:
                self._inside("term", label, label["kids"], replace(state, bold=False))
            self._inside("meaning", element, rest, state)
            return
        checked = ticked(label, self.words.plain(label) if label else "")
        first = next(iter(children(rest[0])), None) if rest and isinstance(rest[0], dict) else None
        if checked is None and first is not None and first["role"] == "Span":
            # Behind a number, a box to tick is the first thing that the item holds.
            checked = ticked(first, "")
            if checked is not None:
                rest[0] = {**rest[0], "kids": [kid for kid in rest[0]["kids"] if kid is not first]}
        self._inside("item", element, rest, state, checked)

    def _inside(
        self,
        kind: Literal["term", "meaning", "item", "figcaption"],
        element: Element,
        kids: Sequence[Any],
        state: State,
        checked: bool | None = None,
    ) -> None:
        """What stands in a part of a block, as that part where it can be one."""
        self.words.begin(element)
        self.assembly.boundary()
        opened = None
        if self.assembly.can_open(kind):
            opened = self.assembly.open(Frame(kind, self.account.position, checked=checked))
        self._kids(kids, state)
        if opened is not None:
            self.assembly.close(opened)
        self.words.begin()

    # Pictures -----------------------------------------------------------------------------------------

    def _figure(self, element: Element, state: State) -> None:
        alt = " ".join((element.get("alt") or element.get("actual") or "").split())
        words = len(self.words.plain(element, skip="Caption").split())
        shown = [self.pictures[place] for place in places(element["kids"]) if place in self.pictures]
        if element["role"] == "Formula" and alt and not words:
            self.words.say(alt, state, element)
            return
        if (not shown and not alt) or (element["role"] == "Formula" and not alt):
            # Its words are all that there is.
            self._kids(element["kids"], state)
            return
        if words:
            what = (
                f"Words inside a picture (“{alt[:60]}”)"
                if alt
                else "Words inside a picture without a description"
            )
            why = "they are in its pixels only; write them as text, too"
            self.account.lose("image" if alt else "picture-words", what, why, words)
        self.account.next()
        made = self._pictured(shown, alt)
        captions = children(element, "Caption")
        outer = None
        if captions and self.assembly.can_open("figure"):
            outer = self.assembly.open(Frame("figure", self.account.position))
        if made:
            self.assembly.figure(made)
        for caption in captions:
            self._inside("figcaption", caption, caption["kids"], replace(state, bold=False))
        if outer is not None:
            self.assembly.close(outer)
        self.words.begin()

    def _pictured(self, shown: Sequence[Picture], alt: str) -> Figure | None:
        """The picture of a tag; its description alone where it cannot be had."""
        position = self.account.position
        try:
            if not shown or not shown[0].data:
                raise PictureError("it could not be painted")
            return Figure(picture(shown[0].data), alt, position=position)
        except PictureError as error:
            said = f" (“{alt[:80]}”)" if alt else ""
            self.account.lose("image", f"A picture{said}", str(error))
            return Figure(None, alt, position=position) if alt else None

    # Words --------------------------------------------------------------------------------------------

    def _inline(self, element: Element, state: State) -> None:
        role = element["role"]
        if role in {"Link", "Reference", "Lbl"} and (note := self.notes.referred(element)):
            self.assembly.text(Run(note=note, position=self.account.position))
            self.words.passed(element)
            return
        plain = self.words.plain(element)
        if role == "Link":
            address = self.links.of_element(element, self.account, plain)
            state = replace(state, look=replace(state.look, link=address or state.look.link))
        if element.get("actual") is not None:
            self.words.say(element["actual"], state, element)
        elif element.get("expansion") and plain.strip():
            self.words.say(plain, state, element, element["expansion"])
        elif is_to_write_on(element):
            return
        elif element.get("alt") and role != "Link" and not plain.strip():
            self.words.say(element["alt"], state, element)
        else:
            self._kids(element["kids"], state)


def _lines(contents: Element) -> Iterator[Element]:
    """The tags of a table of contents that hold words themselves: a name, the number of a page."""
    for element in (contents, *elements(contents)):
        own = [kid for kid in element["kids"] if not isinstance(kid, dict)]
        if own:
            yield {**element, "kids": own}


def _is_contents(element: Element) -> bool:
    """Whether a section is no more than a heading and the table of contents below it."""
    kids = element["kids"]
    roles = [kid["role"] if isinstance(kid, dict) else "" for kid in kids]
    return len(roles) == 2 and roles[0].startswith("H") and roles[1] == "TOC"
