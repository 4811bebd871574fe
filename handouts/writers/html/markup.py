"""The markup of a document's parts, made by the macros of `blocks.html.jinja` and `inlines.html.jinja`.

A macro has the name of the model's class and takes the node and the `Body` it belongs to, which gives it the
markup of what is inside the node, and what depends on the document as a whole: numbers, ids, links.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable

from markupsafe import Markup, escape

from handouts.labels import labels
from handouts.model import (
    Abbreviation,
    Block,
    Definition,
    DefinitionList,
    Document,
    Figure,
    Inline,
    Link,
    NoteRef,
    Paragraph,
    Section,
    Span,
    Table,
    Term,
    Text,
    language_root,
    plain_text,
    sections_of,
    texts,
    walk,
)
from handouts.writers.html.addresses import safe_address, shown_address
from handouts.writers.html.directions import isolated, parted
from handouts.writers.html.environment import macros
from handouts.writers.html.languages import direction, is_tag
from handouts.writers.html.tables import grid, has_long_word

ADDED = "added"
"""The class of every element in the article whose words are not in the document."""

_PICTURES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
"""Raster formats that every browser shows. Anything else is written as its alternative text."""

_NOTHING = Markup("")
_NOT_IN_ID = re.compile(r"[^a-z0-9]+")


class Body:
    """What macros ask for while one document is written. Made for one pass and thrown away.

    Ids that the writer makes hold an underscore, which no section's id does, so they never meet.

    Args:
        document: What is written.
        bare: It goes without our style sheet, so that nothing may be left to that: what a short form stands
            for is written out.
        templates: A clinic's folder of templates; empty for none.
        room: How many characters of a table stand side by side when the page is printed; see `room_on_paper`.
    """

    grid = staticmethod(grid)
    has_long_word = staticmethod(has_long_word)
    text_of = staticmethod(plain_text)

    def __init__(self, document: Document, *, bare: bool = False, templates: str = "", room: int = 0) -> None:
        self.document = document
        self.bare = bare
        self.room = room
        self.lang = document.meta.lang if is_tag(document.meta.lang) else "en"
        self.direction = self._way = direction(self.lang)
        self.labels = labels(self.lang)
        self._macros = macros(templates)
        self._links = True
        self._counts: dict[str, int] = {}
        self._heading = plain_text(document.title)
        self.follows_note = False
        self._named: set[str] = set()
        self._sections = {section.id for section in sections_of(document)}
        self._notes = {note.id: number for number, note in enumerate(document.notes, 1)}
        self._referred: dict[int, int] = {}
        self._words: dict[str, str] = {}
        self._used: dict[str, str] = {}
        self._explained: set[str] = set()
        self._expanded: set[str] = set()
        self.figures: list[Figure] = []
        self.word_count = 0
        shortened = False
        for node in walk(document):
            if type(node) is Text:
                self.word_count += len(node.text.split())
            elif isinstance(node, DefinitionList) and node.role == "glossary":
                self._enter(node.items)
            elif isinstance(node, Figure):
                self.figures.append(node)
            elif isinstance(node, Abbreviation):
                shortened = True
                self.word_count += len(node.text.split())
        self._all_text = "\n".join(texts(document)).casefold() if shortened else ""

    # Parts of parts ------------------------------------------------------------------------------------

    def blocks(self, nodes: Iterable[Block | Section]) -> Markup:
        """Blocks or sections, one after the other."""
        table = self._macros
        return _NOTHING.join([table[type(node).__name__](node, self) for node in nodes])

    def inlines(self, nodes: Iterable[Inline]) -> Markup:
        """Inlines, with nothing put between them."""
        table = self._macros
        parts: list[str] = []
        self.follows_note = False
        for node in nodes:
            if type(node) is Text:
                parts += isolated(node.text, self._way)
            else:
                parts.append(table[type(node).__name__](node, self))
            self.follows_note = type(node) is NoteRef
        return _NOTHING.join(parts)  # which escapes what is not markup

    def flow(self, nodes: tuple[Block, ...]) -> Markup:
        """The content of an item or a cell: a single paragraph needs no element of its own."""
        if len(nodes) == 1 and isinstance(nodes[0], Paragraph):
            return self.inlines(nodes[0].children)
        return Markup("\n{}").format(self.blocks(nodes)) if nodes else _NOTHING

    def without_links(self, nodes: Iterable[Inline]) -> Markup:
        """Inlines inside a link, or a heading said again in the contents: no link or note may stand there."""
        before, self._links = self._links, False
        try:
            return self.inlines(nodes)
        finally:
            self._links = before

    # The tool's own words ------------------------------------------------------------------------------

    def said(self, key: str, **values: object) -> Markup:
        """The tool's own words, marked with their language where it is not the document's."""
        words = escape(self.labels(key, **values))
        return Markup("<span{}>{}</span>").format(self.said_in, words) if self.said_in else words

    @property
    def said_in(self) -> Markup:
        """Attributes for an element that holds the tool's own words; empty when it needs none."""
        if language_root(self.lang) == self.labels.lang:
            return _NOTHING
        return self.language(self.labels.lang)

    # Languages -----------------------------------------------------------------------------------------

    def language(self, lang: str) -> Markup:
        """`lang` and, where the writing turns round, `dir`; nothing for what is no language tag."""
        if not is_tag(lang):
            return _NOTHING
        turned = direction(lang)
        written = Markup(' lang="{}"').format(lang)
        return written if turned == self.direction else written + Markup(' dir="{}"').format(turned)

    def foreign(self, span: Span) -> tuple[str, Markup, str]:
        """White space, the words of a span in another language, and white space.

        Where they run the other way, the space around them is no part of them, or it would change sides too.
        """
        before, self._way = self._way, direction(span.lang) if is_tag(span.lang) else self._way
        try:
            words = self.inlines(span.children)
            turned = self._way != before
        finally:
            self._way = before
        if not turned:
            return "", words, ""
        start, bare, end = parted(str(words))
        return start, Markup(bare), end  # noqa: S704 - it was markup

    # Ids and numbers -----------------------------------------------------------------------------------

    def id(self, kind: str) -> str:
        """A new id: "table_1", "table_2"."""
        self._counts[kind] = self._counts.get(kind, 0) + 1
        return f"{kind}_{self._counts[kind]}"

    def enter_section(self, section: Section) -> Markup:
        """Attributes of a section's element."""
        if not section.heading:
            return Markup(' id="{}"').format(section.id)
        self._heading = plain_text(section.heading)
        return self.landmark(self._heading, section.id)

    def landmark(self, name: str, label: str) -> Markup:
        """The attribute that names a part of the page by the id `label` and so makes it a landmark.

        Landmarks of one name cannot be told apart, so only the first part of a name becomes one.
        """
        name = " ".join(name.split())
        if not name or name.casefold() in self._named:
            return _NOTHING
        self._named.add(name.casefold())
        return Markup(' aria-labelledby="{}"').format(label)

    def name_region(self, table: Table, caption: str) -> Markup:
        """The attribute that names the part of the page in which a wide table scrolls.

        Args:
            table: The table.
            caption: Id of its caption; "" if it has none. Then the heading above it names it, with a number.
        """
        name = " ".join(plain_text(table.caption if caption else ()).split()) or self._heading
        named = self.landmark(name, caption) if caption else _NOTHING
        if named:
            return named
        number = 2
        while f"{name} {number}".casefold() in self._named:
            number += 1
        self._named.add(f"{name} {number}".casefold())
        return Markup(' aria-label="{} {}"').format(name, number)

    # Links ---------------------------------------------------------------------------------------------

    def address(self, link: Link) -> str:
        """What the link's `href` holds; "" where the words stand without a link."""
        if not self._links:
            return ""
        if link.target.startswith("#"):
            return link.target if link.target[1:] in self._sections else ""
        return safe_address(link.target)

    def on_paper(self, link: Link, address: str) -> str:
        """What print shows after the link."""
        return "" if address.startswith("#") else shown_address(address, plain_text(link.children))

    def meaning(self, term: Term) -> str:
        """Id of the glossary entry for a term; "" if the handout has none or no link may stand here."""
        return self._words.get(term.key.casefold(), "") if self._links else ""

    def use_id(self, term: Term) -> str:
        """Id of the place where a term of the glossary is first used; "" for a later one."""
        key = term.key.casefold()
        if key in self._used:
            return ""
        self._used[key] = self._words[key].replace("word_", "use_", 1)
        return self._used[key]

    def used_at(self, entry: Definition) -> str:
        """Id of the place in the text so far where a term is first used; "" if it is not."""
        return self._used.get(plain_text(entry.term).casefold(), "")

    def word_id(self, entry: Definition) -> str:
        """Id of a glossary entry, the first time that it is asked for; "" for another entry of that term."""
        term = plain_text(entry.term).casefold()
        if term in self._explained:
            return ""
        self._explained.add(term)
        return self._words[term]

    @staticmethod
    def lists_of(entries: Iterable[Definition]) -> list[list[Definition]]:
        """The entries in as many lists as it takes: one `dl` may not have a term twice (HTML, 4.4.9)."""
        lists: list[list[Definition]] = []
        terms: set[str] = set()
        for entry in entries:
            term = " ".join(plain_text(entry.term).split()).casefold()
            if not lists or term in terms:
                lists.append([])
                terms = set()
            terms.add(term)
            lists[-1].append(entry)
        return lists

    def _enter(self, entries: Iterable[Definition]) -> None:
        for entry in entries:
            term = plain_text(entry.term).casefold()
            if term in self._words:
                continue
            name = "word_" + (_NOT_IN_ID.sub("-", term).strip("-") or "entry")
            taken = set(self._words.values())
            number = 2
            free = name
            while free in taken:
                free = f"{name}_{number}"
                number += 1
            self._words[term] = free

    # Notes ---------------------------------------------------------------------------------------------

    def note(self, reference: NoteRef) -> tuple[int, str] | None:
        """Number of the note and id of this place; None where there is no such note or no link may stand."""
        number = self._notes.get(reference.id)
        if number is None or not self._links:
            return None
        times = self._referred[number] = self._referred.get(number, 0) + 1
        return number, f"ref_{number}" if times == 1 else f"ref_{number}_{times}"

    def notes(self) -> Markup:
        """The notes at the end. To be asked for last: a note leads back to the text that referred to it."""
        notes = self.document.notes
        return self._macros["Notes"](notes, self) if notes else _NOTHING

    def is_referred(self, number: int) -> bool:
        """Whether the text so far refers to note `number`."""
        return number in self._referred

    # Abbreviations and pictures ------------------------------------------------------------------------

    def is_first(self, abbreviation: Abbreviation) -> bool:
        """Whether this is the first use of a short form that the text itself does not spell out."""
        if abbreviation.text in self._expanded or abbreviation.expansion.casefold() in self._all_text:
            return False
        self._expanded.add(abbreviation.text)
        return True

    def picture(self, figure: Figure) -> str:
        """The picture as a data: address; "" where there is none that a browser shows."""
        image = figure.image
        if image is None or image.media_type not in _PICTURES or not image.data:
            return ""
        return f"data:{image.media_type};base64,{b64encode(image.data).decode('ascii')}"
