"""From an article to the handouts made of it: the whole, and one a section, each able to stand alone.

What the tool itself adds (the draft notice, whom to call, words to know, who reviewed it) is added here, as
ordinary parts of the model, so that every writer says the same words in the same order.
"""

from __future__ import annotations

import dataclasses
import datetime
import re
from collections.abc import Iterable, Iterator

from handouts.config import Clinic
from handouts.identifiers import Ids
from handouts.labels import Labels, labels
from handouts.model import (
    Block,
    BulletList,
    Callout,
    Definition,
    DefinitionList,
    Document,
    Figure,
    GlossaryEntry,
    Inline,
    Inlines,
    LineBreak,
    Link,
    ListItem,
    Node,
    NoteRef,
    Paragraph,
    Reference,
    Section,
    Span,
    Table,
    Term,
    Text,
    language_root,
    plain_text,
    sections_of,
    transform,
    walk,
)
from handouts.qr import qr
from handouts.records import dataclass
from handouts.signoff import settled
from handouts.table_titles import titled

NO_CLINIC = Clinic()


@dataclass(frozen=True, slots=True)
class Handout:
    """A document that is ready to be written.

    Attributes:
        name: Where it goes below the article's folder, with no suffix: "handout", "sections/2-how".
        part: "whole" or "sections".
        document: The composed document.
    """

    name: str
    part: str
    document: Document


def handouts_of(
    document: Document,
    clinic: Clinic = NO_CLINIC,
    *,
    draft: bool = False,
    only: str = "",
    logo: Figure | None = None,
) -> tuple[Handout, ...]:
    """Every handout of an article: the whole first, then one for each top section.

    Args:
        document: The article.
        clinic: Whom patients call.
        draft: The text did not pass its checks; every handout says so.
        only: "whole" or "sections" for these alone; empty for both.
        logo: The clinic's, for the head of each.
    """
    # The handouts are other texts than the one that was signed off, so here is the place to hold it to that.
    whole = dataclasses.replace(settled(document), draft=draft, logo=logo)
    made = []
    if only != "sections":
        made.append(Handout("handout", "whole", _finish(whole, clinic, whole.meta.terms)))
    if only != "whole":
        for number, section in enumerate(document.sections, 1):
            alone = _alone(whole, section)
            used = _used_terms(alone, whole.meta.terms)
            name = f"sections/{number}-{section.id}"
            made.append(Handout(name, "sections", _finish(alone, clinic, used)))
    return tuple(made)


def _alone(document: Document, section: Section) -> Document:
    """A section as a document of its own: it names the whole, and repeats what is urgent in it."""
    words = labels(document.meta.lang)
    part_of = Paragraph(_said(document, words, "part_of", title=plain_text(document.title)), role="part-of")
    urgent = tuple(block for block in document.blocks if _is_urgent(block))
    inside = {part.id for part in walk(section) if isinstance(part, Section)} - {section.id}

    def within(node: Node) -> Node | tuple[Node, ...]:
        """Links to other sections would lead nowhere; a section moves up by one level."""
        if isinstance(node, Link) and node.target.startswith("#") and node.target[1:] not in inside:
            return node.children
        if isinstance(node, Section):
            return dataclasses.replace(node, level=node.level - 1)
        return node

    body = transform(section, within)
    referred = {part.id for block in (*urgent, body) for part in walk(block) if isinstance(part, NoteRef)}
    return dataclasses.replace(
        document,
        title=body.heading,
        blocks=(part_of, *(transform(block, within) for block in urgent), *body.blocks),
        sections=body.sections,
        notes=tuple(note for note in document.notes if note.id in referred),
        position=section.position,
    )


def _is_urgent(block: Block) -> bool:
    return isinstance(block, Callout) and block.kind == "urgent"


def _finish(document: Document, clinic: Clinic, terms: tuple[GlossaryEntry, ...]) -> Document:
    """Label callouts, name tables, mark terms, and put in front and at the end what every handout has."""
    words = labels(document.meta.lang)
    document = _mark_terms(document, terms)

    def label(node: Node) -> Node:
        if isinstance(node, Callout) and not plain_text(node.title).strip():
            return dataclasses.replace(node, title=_said(document, words, node.kind))
        return titled(node) if isinstance(node, Table) else node

    document = transform(document, label)
    front: list[Block] = []
    if document.draft:
        notice = Paragraph(_said(document, words, "draft_text"))
        front.append(Callout("draft", _said(document, words, "draft_title"), (notice,)))
    ids = Ids({section.id for section in sections_of(document)})
    back = [
        dataclasses.replace(section, id=ids.free(section.id))
        for section in (
            *_contact(document, words, clinic),
            *_glossary(document, words, terms),
            *_about(document, words),
        )
    ]
    return dataclasses.replace(
        document, blocks=(*front, *document.blocks), sections=(*document.sections, *back)
    )


def _said(document: Document, words: Labels, key: str, **values: object) -> Inlines:
    """The tool's own words, marked with their language where it is not the document's."""
    text = Text(words(key, **values))
    if language_root(document.meta.lang) == words.lang:
        return (text,)
    return (Span((text,), words.lang),)


# What stands at the end --------------------------------------------------------------------------------


def _contact(document: Document, words: Labels, clinic: Clinic) -> Iterator[Section]:
    if not clinic:
        return
    lines: list[Block] = []
    if clinic.name:
        lines.append(Paragraph((Text(clinic.name),)))
    if clinic.phone:
        number = Link((Text(clinic.phone),), "tel:" + re.sub(r"[^\d+]", "", clinic.phone))
        lines.append(Paragraph((*_said(document, words, "phone"), number)))
    if clinic.hours:
        lines.append(Paragraph((*_said(document, words, "hours"), Text(clinic.hours))))
    if clinic.email:
        lines.append(Paragraph((Link((Text(clinic.email),), f"mailto:{clinic.email}"),)))
    if clinic.url:
        lines.append(Paragraph((Link((Text(clinic.url),), clinic.url),)))
    if clinic.address:
        parts = [part.strip() for part in clinic.address.splitlines() if part.strip()]
        inlines: list[Text | LineBreak] = []
        for part in parts:
            inlines += [LineBreak(), Text(part)] if inlines else [Text(part)]
        lines.append(Paragraph((*_said(document, words, "address"), *inlines)))
    yield Section("who-to-call", 2, _said(document, words, "contact"), tuple(lines), role="contact")


def _glossary(document: Document, words: Labels, terms: tuple[GlossaryEntry, ...]) -> Iterator[Section]:
    if not terms:
        return
    items = tuple(
        Definition((Text(entry.term),), (Paragraph((Text(entry.definition),)),))
        for entry in sorted(terms, key=lambda entry: entry.term.casefold())
    )
    yield Section(
        "words-to-know",
        2,
        _said(document, words, "words_to_know"),
        (DefinitionList(items, role="glossary"),),
        role="glossary",
    )


def _about(document: Document, words: Labels) -> Iterator[Section]:
    meta = document.meta
    lines: list[Block] = []
    if meta.reviewed_by and meta.reviewed_on:
        on = _date(meta.reviewed_on, words)
        lines.append(_about_line(document, words, "reviewed", name=meta.reviewed_by, date=on))
    elif meta.reviewed_by:
        lines.append(_about_line(document, words, "reviewed_undated", name=meta.reviewed_by))
    else:
        key = "rewritten_not_reviewed" if document.rewritten else "not_reviewed"
        lines.append(_about_line(document, words, key))
    if meta.review_by:
        lines.append(_about_line(document, words, "review_by", date=_date(meta.review_by, words)))
    cited = [_cited(source) for source in meta.sources]
    if len(cited) == 1:
        lines.append(Paragraph((*_said(document, words, "source"), cited[0])))
    elif cited:
        lines.append(Paragraph(_said(document, words, "sources")))
        lines.append(BulletList(tuple(ListItem((Paragraph((source,)),)) for source in cited)))
    if meta.url:
        link = Link((Text(meta.url),), meta.url)
        lines.append(Paragraph((*_said(document, words, "web"), link)))
        code = qr(meta.url)
        if code is not None:
            alt = words("qr", url=meta.url)
            lines.append(Figure(code, alt, _said(document, words, "scan")))
    yield Section("about-this-handout", 2, _said(document, words, "about"), tuple(lines), role="about")


def _cited(source: Reference) -> Text | Link:
    name = Text(source.title or source.url)
    return Link((name,), source.url) if source.url else name


def _about_line(document: Document, words: Labels, key: str, **values: object) -> Paragraph:
    return Paragraph(_said(document, words, key, **values))


def _date(day: datetime.date, words: Labels) -> str:
    """The date with its month in words, so that no reader takes 4/5 for another day."""
    month = words("months").split()[day.month - 1]
    return words("date", day=day.day, month=month, year=day.year)


# Terms -------------------------------------------------------------------------------------------------


def _pattern(entry: GlossaryEntry) -> re.Pattern[str]:
    """The term as a whole word, in its singular or plural; capitals matter only in short forms (IV)."""
    flags = re.NOFLAG if entry.term.isupper() else re.IGNORECASE
    return re.compile(rf"(?<![\w-]){re.escape(entry.term)}(?:s|es)?(?![\w-])", flags)


def _used_terms(document: Document, terms: Iterable[GlossaryEntry]) -> tuple[GlossaryEntry, ...]:
    prose = "\n".join(plain_text(node.children) for node in walk(document) if isinstance(node, Paragraph))
    return tuple(entry for entry in terms if _pattern(entry).search(prose))


def _mark_terms(document: Document, terms: tuple[GlossaryEntry, ...]) -> Document:
    """Wrap the first use of each term in a paragraph, so that a reader can go to its meaning."""
    waiting = {entry.term: _pattern(entry) for entry in sorted(terms, key=lambda e: -len(e.term))}
    if not waiting:
        return document

    def mark(node: Node) -> Node:
        if not isinstance(node, Paragraph) or not waiting:
            return node
        return dataclasses.replace(node, children=tuple(_marked(node.children, waiting)))

    return transform(document, mark)


def _marked(inlines: Inlines, waiting: dict[str, re.Pattern[str]]) -> Iterator[Inline]:
    for inline in inlines:
        if not isinstance(inline, Text):
            yield inline
            continue
        rest = inline
        while match := _first(rest.text, waiting):
            key, start, end = match
            del waiting[key]
            if start:
                yield dataclasses.replace(rest, text=rest.text[:start])
            word = _shifted(rest, start)
            yield Term((dataclasses.replace(word, text=rest.text[start:end]),), key, position=word.position)
            rest = _shifted(rest, end)
        if rest.text:
            yield rest


def _first(text: str, waiting: dict[str, re.Pattern[str]]) -> tuple[str, int, int] | None:
    found = [
        (match.start(), -len(match[0]), key, match.end())
        for key, pattern in waiting.items()
        if (match := pattern.search(text))
    ]
    if not found:
        return None
    start, _, key, end = min(found)
    return key, start, end


def _shifted(text: Text, by: int) -> Text:
    return Text(text.text[by:], position=text.position.forward(by))
