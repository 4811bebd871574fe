"""The parts that a screen reader knows of a PDF, from its tag tree. Artifacts are not in it."""

from __future__ import annotations

import re

from handouts.verify.pdf import form_checks
from handouts.verify.pdf.facts import BULLET, Annotation, Facts
from handouts.verify.pdf.objects import integer
from handouts.verify.pdf.tree import INLINE, Content, Element, attribute
from handouts.verify.speech import Part, say

_NOTE = re.compile(r"\[(\d+)\]")
"""The number of a note, as our PDF prints it."""


def parts(facts: Facts) -> Part:
    """The tag tree as parts."""
    return Part("group", _kids(facts, facts.tree.root))


def _kids(facts: Facts, element: Element, skipped: int = 0) -> list[Part | str]:
    found: list[Part | str] = []
    for kid in element.kids[skipped:]:
        if isinstance(kid, Content):
            run = facts.run_of(kid)
            if run is not None:
                found.append(run.text)
        elif isinstance(kid, Element) and not _lists_contents(kid):
            found.append(_part(facts, kid))
    return found


def _lists_contents(element: Element) -> bool:
    """Whether it is a list of contents, or a section that holds nothing else but its heading."""
    inside = element.elements()
    if element.role == "Sect" and len(inside) == 2 and inside[0].role[:1] == "H":
        return inside[1].role == "TOC"
    return element.role == "TOC"


def _part(facts: Facts, element: Element, *, skipped: int = 0) -> Part | str:
    """An element as a part, without the first `skipped` of what it holds."""
    part = _bare(facts, element, skipped)
    if element.lang and isinstance(part, Part):
        part.kids = [Part("language", part.kids, element.lang)]
    return part


def _bare(facts: Facts, element: Element, skipped: int) -> Part | str:
    role = element.role
    if role == "Figure":
        return Part("picture", _elements(facts, element), element.alt or "")
    if role == "Form":
        return Part("field", _kids(facts, element), _field(facts, element))
    if role == "LI":
        return _item(facts, element)
    if role in {"Note", "FENote"}:
        return _note(facts, element)
    inline = role in INLINE
    if element.actual is not None or (inline and element.alt):
        # A replacement stands within its sentence; a description is put into it.
        return Part("run", [element.actual if element.actual is not None else f" {element.alt} "])
    kids = _kids(facts, element, skipped)
    if role[:1] == "H" and role[1:].isdigit():
        return Part("heading", kids, level=int(role[1:][:3]))
    if role == "Link":
        number = _NOTE.fullmatch(facts.text(element).strip())
        return Part("link", kids, _contents(facts, element) if number else "")
    if role in {"TH", "TD"}:
        scope = attribute(element, facts.file, "Scope")
        spans = [
            integer(facts.file.get(element.attributes.get(f"/{key}")), 1) for key in ("ColSpan", "RowSpan")
        ]
        label = {"Column": "col", "Row": "row"}.get(str(scope), "col") if role == "TH" else ""
        return Part("cell", kids, label, columns=max(1, spans[0]), rows=max(1, spans[1]))
    if element.expansion:
        return Part("short", kids, element.expansion)
    return Part(_KINDS.get(role, "run" if inline else "group"), kids)


_KINDS = {"L": "list", "Table": "table", "TR": "row", "Caption": "caption", "BlockQuote": "quote"}


def _elements(facts: Facts, element: Element) -> list[Part | str]:
    return [_part(facts, kid) for kid in element.elements()]


def _item(facts: Facts, element: Element) -> Part:
    """An item: its label is a bullet, a number, the state of a box, or a term."""
    labels = [kid for kid in element.elements() if kid.role == "Lbl"]
    inside: list[Part | str] = []
    box = ""
    for kid in element.elements():
        if kid.role == "Lbl":
            continue
        first = next(iter(kid.kids), None)
        skipped = 0
        if labels and isinstance(first, Element) and first.role in {"Span", "Form"}:
            # After a number, the box is the first thing that the item holds.
            box = first.actual or _state(facts, first)
            skipped = 1 if box else 0
        inside.append(_part(facts, kid, skipped=skipped))
    around = element.parent
    if labels and around is not None and facts.explains(around):
        return Part("item", [Part("term", _kids(facts, labels[0])), *inside])
    said = (labels[0].actual or facts.text(labels[0]) or _state(facts, labels[0])) if labels else ""
    return Part("item", inside, "bullet" if BULLET.fullmatch(said) else f"{said.strip()} {box}".strip())


def _note(facts: Facts, element: Element) -> Part:
    """A note: its number, its words, and the way back last, as a web page has it."""
    label = next((kid for kid in element.elements() if kid.role == "Lbl"), None)
    inside = [_part(facts, kid) for kid in element.elements() if kid is not label]
    number = facts.text(label).strip("[]() .") if label else ""
    links = [kid for kid in label.walk() if kid.role == "Link"] if label else []
    back = [Part("group", [Part("link", [_contents(facts, link)])]) for link in links]
    return Part("note", [*inside, *back], number)


def _field(facts: Facts, element: Element) -> str:
    """What is said at a Form: what kind of field it is, its state, and what it is for; empty for no field."""
    item = _widget(facts, element)
    if item is None:
        return ""
    kind = "field" if form_checks.inherited(facts, item.entries, "/FT") == "/Tx" else "control"
    said = _state(facts, element) or say(kind)
    return say("after", label=said, text=form_checks.words(facts, item))


def _state(facts: Facts, element: Element) -> str:
    """Whether the check box in an element is ticked, in words; empty where there is none."""
    item = _widget(facts, element)
    if item is None or form_checks.inherited(facts, item.entries, "/FT") != "/Btn":
        return ""
    if integer(form_checks.inherited(facts, item.entries, "/Ff"), 0) & _NO_BOX:
        return ""
    return say("box_off" if facts.file.name(item.entries.get("/AS")) in {"", "Off"} else "box_on")


_NO_BOX = 3 << 15
"""Radio buttons and buttons to push (ISO 32000-1, table 226)."""


def _widget(facts: Facts, element: Element) -> Annotation | None:
    """The first widget in an element."""
    held = {leaf.reference for leaf in element.leaves() if not isinstance(leaf, Content)}
    return next((i for i in facts.annotations if i.subtype == "Widget" and i.reference in held), None)


def _contents(facts: Facts, link: Element) -> str:
    for leaf in link.leaves():
        if not isinstance(leaf, Content):
            return facts.file.text(facts.file.entries(leaf.reference).get("/Contents")) or ""
    return ""
