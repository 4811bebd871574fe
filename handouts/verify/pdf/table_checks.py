"""Checks of tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handouts import model
from handouts.verify.grid import Cell, grid_faults
from handouts.verify.pdf.facts import Facts
from handouts.verify.pdf.objects import integer, string
from handouts.verify.pdf.tree import Element, attribute
from handouts.verify.promises import Verdict, kept, nothing, unless

SCOPES = frozenset({"Row", "Column", "Both"})


def tables(facts: Facts) -> Verdict:
    """pdf-15: as many tables as the article has, each with one THead."""
    found = facts.of("Table")
    faults, doubts = [], []
    for table in found:
        heads = [item for item in _inside(table) if item.role == "THead"]
        if len(heads) > 1:
            faults.append(f"{facts.at(table)}: the table has {len(heads)} heading groups (THead)")
        if not any(item.role == "TR" for item in _inside(table)):
            faults.append(f"{facts.at(table)}: the table has no rows")
        elif not heads and not any(item.role == "TH" for item in _inside(table)):
            doubts.append(f"{facts.at(table)}: the table has no heading row; does it need one?")
        else:
            faults += _repeated(facts, table)
    faults += [
        f"{facts.at(element)}: a {element.role} is outside of a table"
        for element in facts.of("TR", "TH", "TD", "THead", "TBody", "TFoot")
        if not any(item.role == "Table" for item in element.above())
    ]
    said = f"{len(found)} tables"
    if facts.document is not None:
        expected = expected_tables(facts.nodes)
        if len(found) != expected:
            faults.append(f"the article has {expected} tables, the file {len(found)}")
        return unless(faults, kept(said) if found else nothing("no tables"), doubts=doubts)
    if not found:
        return unless(faults, nothing("no tables"))
    return unless(faults, doubts=(*doubts, f"{said}; the article was not given to compare them with"))


def expected_tables(nodes: Iterable[model.Node]) -> int:
    """How many Table elements a document comes to."""
    return sum(isinstance(node, model.Table) for node in nodes)


def _inside(table: Element) -> Iterator[Element]:
    """What is inside a table, tables inside it left out."""
    stack = list(reversed(table.elements()))
    while stack:
        element = stack.pop()
        yield element
        if element.role != "Table":
            stack.extend(reversed(element.elements()))


def _repeated(facts: Facts, table: Element) -> Iterator[str]:
    """A row of headings that comes back further down, as on each page."""
    rows = [item for item in _inside(table) if item.role == "TR"]
    first = facts.text(rows[0])
    if first and all(cell.role == "TH" for cell in rows[0].elements()):
        for row in rows[1:]:
            if facts.text(row) == first:
                yield f"{facts.at(row)}: the heading row is read again"


def scopes(facts: Facts) -> Verdict:
    """pdf-22: Scope of each TH."""
    found = facts.of("TH")
    if not found:
        return unless(
            (),
            nothing("no tables"),
            doubts=(f"{facts.at(table)}: the table has no heading cells" for table in facts.of("Table")),
        )
    return unless(
        f"{facts.at(cell)}: the heading cell has no Scope"
        for cell in found
        if attribute(cell, facts.file, "Scope") not in SCOPES
    )


def regular(facts: Facts) -> Verdict:
    """pdf-23: a regular grid."""
    found = facts.of("Table")
    if not found:
        return nothing("no tables")
    faults = []
    for table in found:
        rows = [
            [
                Cell(_span(facts, cell, "RowSpan"), _span(facts, cell, "ColSpan"))
                for cell in row.elements()
                if cell.role in {"TH", "TD"}
            ]
            for row in _inside(table)
            if row.role == "TR"
        ]
        faults += [f"{facts.at(table)}: {fault}" for fault in grid_faults(rows)]
    return unless(faults)


def _span(facts: Facts, cell: Element, key: str) -> int:
    return integer(attribute(cell, facts.file, key), 1)


def headers(facts: Facts) -> Verdict:
    """pdf-24: Headers name cells of the same table."""
    using = [cell for cell in facts.of("TH", "TD") if "/Headers" in cell.attributes]
    if not using:
        return nothing("no cell names its headings")
    faults = []
    for cell in using:
        table = next((item for item in cell.above() if item.role == "Table"), None)
        known = {item.id for item in table.walk() if item.role == "TH" and item.id} if table else set()
        for item in facts.file.items(cell.attributes["/Headers"]):
            wanted = string(facts.file.get(item))
            if wanted not in known:
                faults.append(f"{facts.at(cell)}: the cell names a heading ({wanted}) that is not there")
    return unless(faults)


def captions(facts: Facts) -> Verdict:
    """pdf-25: a Caption is the first or last child."""
    found = facts.of("Caption")
    if not found:
        return nothing("no captions")
    faults = []
    for caption in found:
        siblings = caption.parent.kids if caption.parent else []
        if siblings and caption is not siblings[0] and caption is not siblings[-1]:
            faults.append(f"{facts.at(caption)}: the caption is in the middle")
        if sum(isinstance(kid, Element) and kid.role == "Caption" for kid in siblings) > 1:
            faults.append(f"{facts.at(caption)}: there are two captions")
    return unless(faults)
