"""Checks of paragraphs, lists, headings and what is cut at a page end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from handouts import model
from handouts.verify.pdf.facts import BULLET, Facts
from handouts.verify.pdf.tree import Element, attribute
from handouts.verify.promises import Verdict, excerpt, kept, nothing, person, unless
from handouts.verify.words import heard, is_typed_list

NUMBER = re.compile(
    r"[\[(]?(?:-?\d{1,9}|[ivxlcdm]{1,15}|[IVXLCDM]{1,15}|[a-z]{1,2}|[A-Z]{1,2})[.):\]]{0,2}|[A-Za-z]{3}[.):\]]"
)
SENTENCE_END = re.compile(r"[.!?:;…][\"'”’)\]]*$|[\"”’)\]]$")

NUMBERED = {
    "Decimal": 0, "LowerRoman": 1, "UpperRoman": 2, "LowerAlpha": 3, "UpperAlpha": 4,
}  # fmt: skip
ROMAN = (1, 2)
BULLETED = frozenset({"Disc", "Circle", "Square", "Unordered"})
GROUPS = frozenset({"Part", "Art", "Sect", "Document"})
"""Types that hold a heading and what belongs to it."""
BOXES = frozenset({"Div", "Aside", "BlockQuote", "Note", "FENote"})
"""Types that hold a few blocks."""


def paragraphs(facts: Facts) -> Verdict:
    """pdf-13: as many paragraphs as the article has."""
    count = len(facts.of("P"))
    faults = list(_typed_lists(facts))
    if faults:
        return unless(faults)
    if facts.document is None:
        return person(f"{count} paragraphs; the article was not given to compare them with")
    return unless(_cut_paragraphs(facts), kept(f"{count} paragraphs"))


def _cut_paragraphs(facts: Facts) -> Iterator[str]:
    """Paragraphs of the article that are not read out in one stretch each, in their order."""
    pieces = [piece.text for piece in facts.spoken if piece.kind == "text"]
    spoken = iter([text if text.isascii() else heard(text) for text in pieces])
    for node in facts.nodes:
        if isinstance(node, model.Paragraph):
            text = heard(model.plain_text(node.children))
            if text and text not in spoken:
                yield f"{excerpt(text)} is not one paragraph in the file"
                return


def _typed_lists(facts: Facts) -> Iterator[str]:
    """Neighbouring paragraphs that start with a bullet or number: a list that is none."""
    for parent in (facts.tree.root, *facts.elements):
        for one, other in pairwise(parent.elements()):
            if one.role == other.role == "P" and is_typed_list(facts.text(one), facts.text(other)):
                yield f"{facts.at(one)} looks like a list item and is a paragraph"


def lists(facts: Facts) -> Verdict:
    """pdf-14: as many lists and items as the article has."""
    found = Counter(element.role for element in facts.of("L", "LI"))
    faults = [
        f"{facts.at(element)}: a {element.role} is outside of a list"
        for element in facts.of("LI")
        if element.parent is None or element.parent.role != "L"
    ]
    said = f"{found['L']} lists, {found['LI']} items"
    if facts.document is not None:
        expected = expected_lists(facts.nodes)
        if (found["L"], found["LI"]) != expected:
            faults.append(f"the article has {expected[0]} lists and {expected[1]} items, the file {said}")
        return unless(faults, kept(said) if found["L"] else nothing("no lists"))
    if not found and not faults:
        return nothing("no lists")
    return unless(faults, person(f"{said}; the article was not given to compare them with"))


def expected_lists(nodes: Iterable[model.Node]) -> tuple[int, int]:
    """How many L and LI elements a document comes to."""
    count = items = 0
    for node in nodes:
        if isinstance(node, (model.BulletList, model.NumberedList, model.DefinitionList)):
            count += 1
            items += len(node.items)
    return count, items


def whole_at_page_ends(facts: Facts) -> Verdict:
    """pdf-16: no two neighbours of one type that are one thing cut at a page end.

    With the article at hand, paragraphs, lists and tables are counted against it (pdf-13 to pdf-15), so that
    only without it neighbours that may be one thing are for a person.
    """
    if len(facts.file.pages) < 2:
        return nothing("one page")
    faults, doubts = [], []
    for parent in (facts.tree.root, *facts.elements):
        for one, other in pairwise(parent.elements()):
            if one.role != other.role or not _meet_at_page_end(facts, one, other):
                continue
            page, said = facts.pages_of(other)[0], excerpt(facts.text(other))
            if _is_cut(one, other):
                faults.append(f"page {page}: {said} goes on from page {page - 1} as another {one.role}")
            elif facts.document is None and _may_be_cut(facts, one, other):
                doubts.append(f"page {page}: does {said} go on from page {page - 1}?")
    return unless(faults, doubts=doubts)


def _meet_at_page_end(facts: Facts, one: Element, other: Element) -> bool:
    last, first = facts.pages_of(one)[1], facts.pages_of(other)[0]
    return 0 < last == first - 1


def _is_cut(one: Element, other: Element) -> bool:
    """Whether the second can only be the rest of the first: no heading, or no label, where one belongs."""
    role = one.role
    if role == "L":
        items = [[item for item in element.elements() if item.role == "LI"] for element in (one, other)]
        return bool(items[0] and items[1]) and _is_cut(items[0][-1], items[1][0])
    if role == "LI":
        return any(item.role == "Lbl" for item in one.elements()) and all(
            item.role != "Lbl" for item in other.elements()
        )
    if role in GROUPS:
        first = next((item for item in other.walk() if item is not other and item.role not in GROUPS), None)
        return first is None or not (first.role[:1] == "H" and first.role != "H")
    return False  # a Link that was cut leads to one place twice, which pdf-26 looks at


def _may_be_cut(facts: Facts, one: Element, other: Element) -> bool:
    role = one.role
    before, after = facts.text(one), facts.text(other)
    if role in {"P", "LBody", "TD", "TH", "Caption", "Code"} or role[:1] == "H":
        # One that stops in the middle of a sentence, and one that starts there.
        return bool(before) and not SENTENCE_END.search(before) and after[:1].islower()
    if role == "L":
        return _list_goes_on(facts, one, other)
    if role == "Table":
        return _width(one) == _width(other)
    if role in BOXES:
        last, first = one.elements()[-1:], other.elements()[:1]
        met = bool(last and first) and last[0].role == first[0].role
        return met and (_is_cut(last[0], first[0]) or _may_be_cut(facts, last[0], first[0]))
    return False


def _list_goes_on(facts: Facts, one: Element, other: Element) -> bool:
    labels = [_labels(facts, item) for item in (one, other)]
    if not labels[0] or not labels[1]:
        return True
    numbers = [NUMBER.fullmatch(label) for label in (labels[0][-1], labels[1][0])]
    if numbers[0] and numbers[1]:
        return not re.search(r"(?<!\d)1(?!\d)|^\W?[aAiI]\W*$", labels[1][0])
    return labels[0][-1] == labels[1][0]


def _labels(facts: Facts, element: Element) -> list[str]:
    return [
        facts.text(label)
        for item in element.elements()
        if item.role == "LI"
        for label in item.elements()
        if label.role == "Lbl"
    ]


def _width(table: Element) -> int:
    row = next((item for item in table.walk() if item.role == "TR"), None)
    return len(row.elements()) if row else 0


def list_items(facts: Facts) -> Verdict:
    """pdf-17: Lbl and LBody in each LI."""
    items = facts.of("LI")
    if not items:
        return nothing("no lists")
    faults = []
    for item in items:
        roles = Counter(kid.role for kid in item.elements())
        unlabelled = item.parent is not None and attribute(item.parent, facts.file, "ListNumbering") == "None"
        if roles["LBody"] != 1:
            faults.append(f"{facts.at(item)}: the item has {roles['LBody'] or 'no'} LBody")
        if roles["Lbl"] < 1 and not unlabelled:
            faults.append(f"{facts.at(item)}: the item has no Lbl")
        if len(item.kids) != len(item.elements()):
            faults.append(f"{facts.at(item)}: text stands outside of the parts of the item")
        faults += [
            f"{facts.at(item)}: a {role} stands beside the parts of the item"
            for role in roles
            if role not in {"Lbl", "LBody", "L"}
        ]
    faults += [
        f"{facts.at(kid)}: a {kid.role} stands between the items of a list"
        for element in facts.of("L")
        for kid in element.elements()
        if kid.role not in {"LI", "L", "Caption"}
    ]
    return unless(faults)


def nested_lists(facts: Facts) -> Verdict:
    """pdf-18: a nested L is inside an LBody."""
    nested = [element for element in facts.of("L") if any(item.role == "L" for item in element.above())]
    if not nested:
        return nothing("no list inside a list")
    return unless(
        f"{facts.at(element)}: the inner list is not inside the text of an item (LBody)"
        for element in nested
        if element.parent is None or element.parent.role in {"L", "LI"}
    )


def numbering(facts: Facts) -> Verdict:
    """pdf-19: ListNumbering says what the labels show."""
    found = facts.of("L")
    if not found:
        return nothing("no lists")
    return unless(fault for element in found if (fault := _numbering_fault(facts, element)))


def _numbering_fault(facts: Facts, element: Element) -> str:
    labels = [label for label in _labels(facts, element) if label]
    said = attribute(element, facts.file, "ListNumbering")
    if not labels:
        return ""
    if facts.explains(element):
        return ""  # "IV" is a term there, no number
    boxes = said in {"None", "Unordered"} and any(
        label.actual is not None
        or (label.role == "Lbl" and any(part.role == "Form" for part in label.walk()))
        for item in element.elements()
        for label in item.elements()
    )
    if boxes:  # to tick or to click, whose state is said in words, perhaps with bullets among them
        return ""
    numbers = [NUMBER.fullmatch(label) for label in labels]
    if all(numbers):
        if said == "Ordered":
            return ""
        if said not in NUMBERED:
            return f"{facts.at(element)}: the list is numbered, ListNumbering is {said or 'missing'}"
        if all(_counts_as(label, NUMBERED[said]) for label in labels):
            return ""
        return f"{facts.at(element)}: the items are marked {excerpt(labels[0])}, ListNumbering is {said}"
    if all(BULLET.fullmatch(label) for label in labels):
        # Without the article, bullets in a list of "None" may be a legend: signs and what they mean.
        if said in BULLETED or (said == "None" and facts.document is None):
            return ""
        return f"{facts.at(element)}: the list is bulleted, ListNumbering is {said or 'missing'}"
    if said in NUMBERED or said in BULLETED:  # words as labels: terms and their meanings
        return f"{facts.at(element)}: the items are marked {excerpt(labels[0])}, ListNumbering is {said}"
    if facts.xmp.part == "2" and said is None:
        return f"{facts.at(element)}: ListNumbering is missing"
    return ""


def _counts_as(label: str, kind: int) -> bool:
    letters = label.strip("()[].: ")
    if re.fullmatch(r"-?\d+", letters):
        # In figures too are the numbers that letters and roman numerals do not have.
        return kind == 0 or int(letters) < 1 or (kind in ROMAN and int(letters) > 3999)
    patterns = (r"", r"[ivxlcdm]+", r"[IVXLCDM]+", r"[a-z]{1,3}", r"[A-Z]{1,3}")
    return re.fullmatch(patterns[kind], letters) is not None


def heading_levels(facts: Facts) -> Verdict:
    """pdf-20: one H1 and no skipped level."""
    found = facts.headings
    if not found:
        return unless(["there are no headings"])
    faults = [f"{facts.at(item.element)}: the heading has no level" for item in found if item.level == 0]
    mains = [item for item in found if item.level == 1]
    if len(mains) != 1:
        faults.append(f"there are {len(mains) or 'no'} main headings")
        faults += [f"{facts.at(item.element)} is a main heading" for item in mains]
    if found[0].level > 1:
        faults.append(f"{facts.at(found[0].element)} comes first and has level {found[0].level}")
    for one, other in pairwise(found):
        if other.level > one.level + 1:
            faults.append(f"{facts.at(other.element)}: from level {one.level} to level {other.level}")
    faults += [f"{facts.at(item.element)}: a heading without words" for item in found if not item.text]
    return unless(faults)


def sections(facts: Facts) -> Verdict:
    """pdf-21: each heading below the first opens a Sect, and each Sect is as deep as its heading."""
    inner = [item for item in facts.headings if item.level > 1]
    faults = []
    for item in inner:
        group = item.element.parent
        if group is None or group.role not in {"Sect", "Part", "Art"}:
            faults.append(f"{facts.at(item.element)}: the heading is not grouped with its text")
        elif next((kid for kid in group.kids), None) is not item.element:
            faults.append(f"{facts.at(item.element)}: the heading does not open its group")
    depth = {id(item.element.parent): item.level for item in inner}
    for item in inner:
        parent = item.element.parent
        around = [depth[id(group)] for group in (parent.above() if parent else ()) if id(group) in depth]
        if item.level > 2 and (not around or around[0] != item.level - 1):
            faults.append(f"{facts.at(item.element)}: its group is not inside that of the heading above it")
        elif item.level == 2 and around:
            faults.append(f"{facts.at(item.element)}: its group is inside that of another heading")
    for group in facts.of("Sect"):
        first = next((kid for kid in group.elements()), None)
        if first is None or not (first.role[:1] == "H" and first.role[1:].isdigit()):
            faults.append(f"{facts.at(group)}: the group has no heading")
    if not faults and not inner:
        return nothing("one heading only")
    return unless(faults)
