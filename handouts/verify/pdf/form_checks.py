"""Checks of fields that are filled in on a screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from handouts import model
from handouts.verify.pdf.facts import Annotation, Facts
from handouts.verify.pdf.objects import Value, integer
from handouts.verify.pdf.tree import Element
from handouts.verify.promises import Verdict, excerpt, kept, nothing, unless

DEEPEST = 16
"""How far above a widget its field may be; forms nest by two or three."""


def fields(facts: Facts) -> Verdict:
    """pdf-39: each field has a name, words, a tag, and a look of its own."""
    widgets = [item for item in facts.annotations if item.subtype == "Widget"]
    form = facts.file.entries(facts.file.root.get("/AcroForm"))
    if not widgets:
        return nothing("no fields to fill in")
    return unless([*_faults(facts, widgets, form), *_missing(facts, widgets)], kept(f"{len(widgets)} fields"))


def owner(facts: Facts, annotation: Annotation) -> Element | None:
    """The element that an annotation is in; None for none."""
    owners = facts.object_owners.get(annotation.reference, []) if annotation.reference else []
    return owners[0] if owners else None


def inherited(facts: Facts, entries: dict[str, Value], key: str) -> Value:
    """An entry of a field, its own or that of a field above it (ISO 32000-1, 12.7.3.1); None without one."""
    for _ in range(DEEPEST):
        if key in entries:
            return facts.file.get(entries[key])
        entries = facts.file.entries(entries.get("/Parent"))
    return None


def words(facts: Facts, annotation: Annotation) -> str:
    """What a screen reader says a field is for: its tip, or what its tag says."""
    said = facts.file.text(inherited(facts, annotation.entries, "/TU"))
    element = owner(facts, annotation)
    return " ".join((said or (element.alt if element else "") or "").split())


def _faults(facts: Facts, widgets: list[Annotation], form: dict[str, Value]) -> Iterator[str]:
    file = facts.file
    listed = _listed(facts, form)
    names = Counter(_name(facts, item.entries) for item in widgets if "/T" in item.entries)
    if file.get(form.get("/NeedAppearances")) is True:
        yield "the file leaves the look of its fields to the reader's program (NeedAppearances)"
    for item in widgets:
        said = words(facts, item)
        where = f"page {item.page}: the field {excerpt(said)}" if said else f"page {item.page}: a field"
        name = _name(facts, item.entries)
        element = owner(facts, item)
        if not name:
            yield f"{where} has no name"
        elif names[name] > 1:
            yield f"{where} has the name {excerpt(name)}, as another has"
        if not said:
            yield f"{where} does not say what it is for (TU)"
        if element is None:
            yield f"{where} is in no tag"
        elif element.role != "Form":
            yield f"{where} is in a {element.role}, not in a Form"
        if item.reference not in listed:
            yield f"{where} is not among the fields of the file"
        if not file.entries(file.entries(item.entries.get("/AP")).get("/N")):
            yield f"{where} has no look of its own (AP)"
        if not integer(file.get(item.entries.get("/F")), 0) & 4:
            yield f"{where} is not printed"


def _name(facts: Facts, entries: dict[str, Value]) -> str:
    """The full name of a field (ISO 32000-1, 12.7.3.2)."""
    parts: list[str] = []
    for _ in range(DEEPEST):
        if not entries:
            break
        part = facts.file.text(entries.get("/T"))
        parts += [part] if part else []
        entries = facts.file.entries(entries.get("/Parent"))
    return ".".join(reversed(parts))


def _listed(facts: Facts, form: dict[str, Value]) -> set[str]:
    """The fields that the form names, and those below them."""
    found: set[str] = set()
    stack = list(facts.file.items(form.get("/Fields")))
    while stack:
        reference = stack.pop()
        if type(reference) is str and reference not in found:
            found.add(reference)
            stack += facts.file.items(facts.file.entries(reference).get("/Kids"))
    return found


def _missing(facts: Facts, widgets: list[Annotation]) -> Iterator[str]:
    """Places of the article that a form has no field for, once it has any."""
    kinds = Counter(str(inherited(facts, item.entries, "/FT")) for item in widgets)
    lines = sum(isinstance(node, model.FillIn) for node in facts.nodes)
    boxes = sum(isinstance(node, model.ListItem) and node.checked is not None for node in facts.nodes)
    for wanted, kind, what in ((lines, "/Tx", "places to write"), (boxes, "/Btn", "boxes to tick")):
        if kinds[kind] < wanted:
            yield f"the article has {wanted} {what}, the form {kinds[kind]}"
