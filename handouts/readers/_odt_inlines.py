"""What one paragraph of an OpenDocument text holds: words with their looks, and what stands among them."""

from __future__ import annotations

import unicodedata
from dataclasses import field, replace

from lxml import etree

from handouts.model import Figure, Silence, language_root
from handouts.readers._account import Account
from handouts.readers._links import target
from handouts.readers._odt_names import (
    DC,
    DRAW,
    FORM,
    LOEXT,
    OFFICE,
    STYLE,
    TEXT,
    XLINK,
    characters,
    word_count,
)
from handouts.readers._odt_source import OdtPackage
from handouts.readers._odt_styles import Styles
from handouts.readers._runs import Look, Run, lowered, raised, seen
from handouts.readers._silences import in_paragraphs, is_silence
from handouts.readers._symbols import is_symbol_font, symbol
from handouts.records import dataclass

_NOTHING = frozenset(
    f"{TEXT}{name}"
    for name in (
        "soft-page-break", "bookmark-end", "reference-mark-end", "change-start", "change-end",
        "toc-mark", "toc-mark-start", "toc-mark-end", "user-index-mark", "alphabetical-index-mark",
        "alphabetical-index-mark-start", "alphabetical-index-mark-end", "note-citation", "sequence-decls",
    )
) | {OFFICE + "annotation-end", OFFICE + "event-listeners"}  # fmt: skip
_ANCHORS = frozenset(f"{TEXT}{name}" for name in ("bookmark", "bookmark-start", "reference-mark",
                                                  "reference-mark-start"))  # fmt: skip
_REFERENCES = frozenset(f"{TEXT}{name}" for name in ("bookmark-ref", "reference-ref"))


@dataclass(frozen=True, slots=True)
class State:
    """What holds for the words inside an element.

    Attributes:
        look: Their look.
        style: The style of their paragraph, which says their language where no other does.
        spans: The styles of the spans around them, the innermost last.
        shift: "super", "sub" or "".
        gone: "struck" or "hidden" for words that are left out.
        size: The size of their letters, in half points; 0 where no style says it.
        underlined: Whether they are underlined, and lead nowhere.
    """

    look: Look
    style: str
    spans: tuple[str, ...] = ()
    shift: str = ""
    gone: str = ""
    size: float = 0
    underlined: bool = False


@dataclass(slots=True)
class Source:
    """One document while it is read.

    Attributes:
        package: Its parts.
        styles: Its styles.
        account: Where it is counted what was read and lost.
        lang: Its main language.
        notes: Its notes so far, in the order of their places.
        bookmarks: For each name, the number of the paragraph that it is in.
        references: The names that are referred to with no look of a link.
        deleted: For each tracked deletion whose place was not met yet, its words.
        silences: The findings that its author has passed over.
        sizes: The size of the largest letters of paragraphs of the body, by their numbers, in half points.
        underlined: The numbers of those that are underlined from end to end.
        note_places: For each note, the number of the paragraph that refers to it.
        outline_links: Names of links that lead to a heading by its words.
    """

    package: OdtPackage
    styles: Styles
    account: Account
    lang: str
    notes: list[etree._Element] = field(default_factory=list)
    bookmarks: dict[str, int] = field(default_factory=dict)
    references: set[str] = field(default_factory=set)
    deleted: dict[str, int] = field(default_factory=dict)
    silences: list[Silence] = field(default_factory=list)
    note_places: list[int] = field(default_factory=list)
    outline_links: set[str] = field(default_factory=set)
    sizes: dict[int, float] = field(default_factory=dict)
    underlined: set[int] = field(default_factory=set)


@dataclass(slots=True)
class Content:
    """What a paragraph holds: its words, and the frames before the first of them and after it.

    Attributes:
        size: The size of its largest letters, in half points; 0 where no style says it.
        underlines: Whether words of it are underlined, and whether some are not.
    """

    runs: list[Run] = field(default_factory=list)
    before: list[etree._Element] = field(default_factory=list)
    after: list[etree._Element] = field(default_factory=list)
    size: float = 0
    underlines: set[bool] = field(default_factory=set)

    @property
    def inked(self) -> bool:
        """Whether it has words."""
        return any(run.text.strip() or run.note for run in self.runs)


class ParagraphReader:
    """Reads the content of one paragraph.

    Args:
        source: The document.
        style: The paragraph's style.
    """

    def __init__(self, source: Source, style: str) -> None:
        self.source = source
        self.content = Content()
        self.style = style

    def read(self, element: etree._Element) -> Content:
        """What the paragraph holds."""
        state = State(Look(), self.style, size=self.source.styles.default_size())
        self._inside(element, self._looked(state, "paragraph", self.style))
        return self.content

    def _looked(self, state: State, family: str, name: str) -> State:
        styles = self.source.styles
        says = styles.look(family, name)
        look = state.look
        if says["bold"] is not None:
            look = replace(look, strong=bool(says["bold"]))
        slanted = says["italic"] or (says["underlined"] and not look.link)
        if slanted or says["italic"] is False:
            look = replace(look, emphasis=bool(slanted))
        gone = "hidden" if says["hidden"] else "struck" if says["struck"] else state.gone
        where = styles.find(family, name, "text", STYLE + "text-position")
        shift = state.shift
        if where:
            first = where.split()[0]
            raised_by = first if not first.endswith("%") else "super" if first[0] not in "-0" else "sub"
            shift = {"super": "super", "sub": "sub"}.get(raised_by, "") if first != "0%" else ""
        spans = (*state.spans, name) if family == "text" else state.spans
        size = styles.size(family, name) or state.size
        underlined = state.underlined if says["underlined"] is None else bool(says["underlined"])
        return State(look, state.style, spans, shift, gone, size, underlined and not look.link)

    def _inside(self, parent: etree._Element, state: State) -> None:
        self._text(parent.text or "", state)
        for child in parent:
            self._part(child, state)
            self._text(child.tail or "", state)

    def _part(self, child: etree._Element, state: State) -> None:
        tag = str(child.tag)
        if tag == TEXT + "span":
            self._inside(child, self._looked(state, "text", child.get(TEXT + "style-name", "")))
        elif tag == TEXT + "a":
            self._link(child, state)
        elif tag in {TEXT + "s", TEXT + "tab"}:
            self._add(" ", state)
        elif tag == TEXT + "line-break":
            self.content.runs.append(Run(line_break=True, position=self.source.account.position))
        elif tag == TEXT + "note":
            self.source.notes.append(child)
            self.source.note_places.append(self.source.account.paragraph)
            key = f"note-{len(self.source.notes)}"
            self.content.runs.append(Run(note=key, position=self.source.account.position))
        elif tag in _REFERENCES:
            name = child.get(TEXT + "ref-name", "")
            self.source.references.add(name)
            self._inside(child, replace(state, look=replace(state.look, link=f"#{name}")))
        elif tag in _ANCHORS:
            self.source.bookmarks.setdefault(child.get(TEXT + "name", ""), self.source.account.paragraph)
        elif tag == TEXT + "change":
            self._deleted(child.get(TEXT + "change-id", ""))
        elif tag == OFFICE + "annotation":
            self._comment(child)
        elif tag in {TEXT + "hidden-text", TEXT + "hidden-paragraph"}:
            words = len(child.get(TEXT + "string-value", "").split())
            if words:
                self.source.account.lose("hidden", "Hidden words", "the document does not show them", words)
        elif tag == DRAW + "control":
            self.source.account.lose_once(
                "form", "Form fields", "a handout is printed; write a label and a line"
            )
        elif tag.startswith(DRAW):
            frames = self.content.after if self.content.inked else self.content.before
            frames.append(child)
        elif tag == TEXT + "ruby":
            self._ruby(child, state)
        elif tag == LOEXT + "content-control" and child.get(LOEXT + "checkbox") == "true":
            ticked = child.get(LOEXT + "checked") == "true"
            self._add("☑" if ticked else "☐", state)
        elif tag not in _NOTHING and not tag.startswith(FORM):
            self._inside(child, state)

    def _link(self, element: etree._Element, state: State) -> None:
        address = element.get(XLINK + "href", "")
        goal = target(address)
        if goal.endswith("|outline"):
            self.source.outline_links.add(goal[1:])
        if not goal and address and word_count(element):
            why = "only web, mail and phone addresses work in a handout; its words are kept"
            self.source.account.lose("link", f"A link to {address[:200]}", why)
        self._inside(element, replace(state, look=replace(state.look, link=goal or state.look.link)))

    def _ruby(self, element: etree._Element, state: State) -> None:
        for name, opening, closing in (("ruby-base", "", ""), ("ruby-text", " (", ")")):
            part = element.find(TEXT + name)
            if part is not None and word_count(part):
                self._add(opening, state)
                self._inside(part, state)
                self._add(closing, state)

    def _deleted(self, key: str) -> None:
        words = self.source.deleted.pop(key, 0)
        if words:
            why = "the author took them out"
            self.source.account.lose("deleted", "Deleted words (tracked change)", why, words)

    def _comment(self, element: etree._Element) -> None:
        paragraphs = [characters(p) for p in element.iter(TEXT + "p")]
        text = "\n".join(paragraphs)
        if is_silence(text):
            place = self.source.account.position
            self.source.silences.extend(in_paragraphs(text, place, place.paragraph))
            return
        author = " ".join((element.findtext(DC + "creator") or "").split())
        what = f"A comment by {author[:80]}" if author else "A comment"
        why = "comments are for those who write, not for patients"
        self.source.account.lose("comment", what, why, len(text.split()))

    # Words --------------------------------------------------------------------------------------------

    def _text(self, text: str, state: State) -> None:
        if not text:
            return
        if state.gone and text.strip():
            what, why, kind = (
                ("Hidden words", "the document does not show them", "hidden")
                if state.gone == "hidden"
                else ("Struck words", "the author struck them out", "deleted")
            )
            self.source.account.lose(kind, what, why, len(text.split()))
            return
        if text.strip():
            self.content.size = max(self.content.size, state.size)
            self.content.underlines.add(state.underlined)
        font = self._font(state)
        if any("\uf000" <= c <= "\uf0ff" for c in text) or (font and is_symbol_font(font)):
            text = "".join(self._symbol(character, font) for character in text)
        if state.shift:
            text = (raised if state.shift == "super" else lowered)(text)
        lang = self._language(state, text) if any(map(str.isalpha, text)) else ""
        self._add(text, replace(state, look=replace(state.look, lang=lang)) if lang else state)

    def _font(self, state: State) -> str:
        styles = self.source.styles
        for name in reversed(state.spans):
            if font := styles.find("text", name, "text", STYLE + "font-name"):
                return font
        return styles.find("paragraph", state.style, "text", STYLE + "font-name")

    def _symbol(self, character: str, font: str) -> str:
        if character.isspace() or (ord(character) > 0xFF and not "\uf000" <= character <= "\uf0ff"):
            return character
        known = symbol(font if is_symbol_font(font) else "symbol", ord(character))
        if not known:
            why = "only the font knows what it shows; type the character itself"
            what = f"Character {ord(character):04X} of the font “{font[:60]}”"
            self.source.account.lose("symbol", what, why, 1)
        return known

    def _language(self, state: State, text: str) -> str:
        styles = self.source.styles
        lang = next(
            (tag for name in reversed(state.spans) if (tag := styles.language("text", name, text))), ""
        )
        lang = lang or styles.language("paragraph", state.style, text) or styles.default_language(text)
        return "" if language_root(lang) == language_root(self.source.lang) else lang

    def _add(self, text: str, state: State) -> None:
        text = unicodedata.normalize("NFC", seen(text))
        if text:
            self.content.runs.append(Run(text, state.look, self.source.account.position))


def alt_of(frame: etree._Element) -> str:
    """What a frame says of its picture in words."""
    from handouts.readers._odt_names import SVG

    for name in ("desc", "title"):
        text = seen(" ".join((frame.findtext(SVG + name) or "").split()))
        if text:
            return text
    return ""


def pictured(frame: etree._Element, source: Source) -> Figure | None:
    """The picture of a frame; its description alone, and a loss, where it cannot be had."""
    import base64

    from handouts.readers._images import PictureError, picture

    alt = alt_of(frame)
    decorative = frame.get(LOEXT + "decorative") == "true"
    position = source.account.position
    problem, name = "it is missing from the file", ""
    for image in frame.iterfind(DRAW + "image"):
        name = image.get(XLINK + "href", "")
        data = b""
        try:
            inline = image.findtext(OFFICE + "binary-data")
            inner = source.package.inner(name)
            if inline:
                data = base64.b64decode(inline)
            elif inner and source.package.has(inner):
                data = source.package.part(inner, 20_000_001)
            elif name and not inner:
                raise PictureError(
                    "it is outside the file, and nothing is fetched; paste it into the document"
                )
            else:
                raise PictureError("it is missing from the file")
            made = picture(data)
        except ValueError:
            problem = "it is damaged"
        except PictureError as error:
            problem = str(error)
        else:
            return Figure(made, "" if decorative else alt, (), (), decorative, name, position=position)
    said = f" (“{alt[:80]}”)" if alt else ""
    source.account.lose("image", f"The picture {name.rpartition('/')[2][:200]}{said}".strip(), problem)
    return Figure(None, alt, source=name, position=position) if alt and not decorative else None
