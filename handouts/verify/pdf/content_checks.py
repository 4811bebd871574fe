"""Checks of what the pages paint: marks, owners, order, letters, spaces, fonts."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from handouts.verify.pdf.facts import Facts
from handouts.verify.pdf.fonts import UNKNOWN
from handouts.verify.pdf.objects import Value, integer, is_reference, tree
from handouts.verify.pdf.runs import Run
from handouts.verify.pdf.tree import Content
from handouts.verify.promises import Verdict, excerpt, kept, nothing, person, unless
from handouts.verify.words import differences

BREAKS = "-/\N{HYPHEN}\N{EN DASH}\N{EM DASH}@_=&?.:"
"""After these a line may end without a space: hyphens, dashes, and the joints of web addresses."""
FORBIDDEN = {
    "\0": "U+0000",
    "\N{SOFT HYPHEN}": "soft hyphen U+00AD",
    "\ufeff": "U+FEFF",
    "\ufffe": "U+FFFE",
    UNKNOWN: "U+FFFD",
}
"""Characters that stand for no letter (ISO 14289-1, 7.21.7; ISO 14289-2, 8.4.5.8)."""


def all_marked(facts: Facts) -> Verdict:
    """pdf-07: everything is under an MCID or an Artifact."""
    if not facts.runs:
        return nothing("nothing is painted")
    return unless(_unmarked(facts))


def _unmarked(facts: Facts) -> Iterator[str]:
    for run in facts.runs:
        if not run.painted:
            continue
        if run.nested:
            kind = "decoration inside tagged text" if run.artifact else "tagged text inside another mark"
            yield f"page {run.page}: {kind}" + (f": {excerpt(run.text)}" if run.text.strip() else "")
        elif not run.marked and run.text:
            yield f"page {run.page}: {excerpt(run.text)} is neither tagged nor marked as decoration"
        elif not run.marked:
            thing = "a picture" if run.images else "a line or area"
            yield f"page {run.page}: {thing} is neither tagged nor marked as decoration"


def reachable(facts: Facts) -> Verdict:
    """pdf-08: what the ParentTree names is in the tree."""
    file, found = facts.file, facts.tree
    if not found.present:
        return unless(["the file has no tags"])
    faults = list(found.faults)
    parents = _parents(facts)
    if parents is None:
        return unless([*faults, "there is no table that leads from content to tags (ParentTree)"])
    for value in parents.values():
        for item in value if type(value) is list else [value]:
            if is_reference(item) and item not in found.by_reference and file.get(item) is not None:
                type_ = file.name(file.entries(item).get("/S")) or "object"
                faults.append(f"a tag ({type_}, object {item.split()[0]}) is not in the reading order")
    faults += _mismatches(facts, parents)
    faults += [
        f"{facts.at(element)}: the tag names another tag as its parent"
        for element in facts.elements
        if element.claimed and element.parent and element.parent.reference not in {"", element.claimed}
    ]
    return unless(faults)


def _parents(facts: Facts) -> dict[int, Value] | None:
    """What the ParentTree has under each key: a row of elements for content, one element for an object."""
    root = facts.file.entries(facts.file.root.get("/StructTreeRoot"))
    if "/ParentTree" not in root:
        return None
    parents: dict[int, Value] = {}
    for key, value in tree(facts.file, root["/ParentTree"], "/Nums"):
        if type(key) is int:
            row = facts.file.get(value)
            parents[key] = row if type(row) is list else value
    return parents


def _mismatches(facts: Facts, parents: dict[int, Value]) -> Iterator[str]:
    """Content and links whose entry in the ParentTree is not the element that owns them."""
    file = facts.file
    streams = [(reference, page, entries) for page, (reference, entries) in enumerate(file.pages, 1)]
    forms = {run.stream: run.page for run in facts.runs if run.stream and run.mcid is not None}
    streams += [(stream, page, file.entries(stream)) for stream, page in forms.items()]
    for stream, page, entries in streams:
        table = parents.get(integer(file.get(entries.get("/StructParents"))))
        row = table if type(table) is list else []
        for mcid, owner in facts.owners.get(stream, {}).items():
            listed = row[mcid] if 0 <= mcid < len(row) else None
            if listed != owner.reference and listed not in [
                other.reference for other in facts.claimed.get((stream, mcid), ())
            ]:
                yield f"page {page}: content {mcid} leads to another tag than the one it is in"
    for annotation in facts.annotations:
        key = integer(file.get(annotation.entries.get("/StructParent")))
        owned = [item.reference for item in facts.object_owners.get(annotation.reference, [])]
        if owned and parents.get(key) not in owned:
            yield f"page {annotation.page}: a link leads to another tag than the one it is in"


def owned_once(facts: Facts) -> Verdict:
    """pdf-09: each MCID has exactly one owner, and each owner finds its content."""
    if not facts.marks and not facts.owners:
        return nothing("no tagged content")
    return unless(_ownership(facts))


def _ownership(facts: Facts) -> Iterator[str]:
    for key, runs in facts.shared.items():
        yield f"{_where(runs[0])} shares its number {key[1]} with other content"
    for key, owners in facts.claimed.items():
        run = facts.marks.get(key[0], {}).get(key[1])
        if run is not None:
            yield f"{_where(run)} belongs to {len(owners)} tags"
    for stream, marks in facts.marks.items():
        owned = facts.owners.get(stream, {})
        for mcid, run in marks.items():
            if mcid not in owned and run.painted:
                yield f"{_where(run)} belongs to no tag"
    for stream, owned in facts.owners.items():
        there = facts.marks.get(stream, {})
        for mcid, element in owned.items():
            if mcid not in there:
                page = facts.page_numbers.get(stream)
                where = f"page {page}" if page else "on no page"
                yield f"{where}: a tag ({element.type}) owns content {mcid}, which is not there"


def _where(run: Run) -> str:
    return f"page {run.page}: {excerpt(run.text) if run.text.strip() else f'content {run.mcid}'}"


def decoration(facts: Facts) -> Verdict:
    """pdf-10: running heads and feet are Pagination artifacts, and nothing of them is tagged."""
    loose = [run for run in facts.runs if run.artifact and run.text.strip() and run.kind != "Pagination"]
    if any(run.kind == "Layout" for run in loose):
        # Layout may say again what the text says, such as a column's name beside each cell.
        said = {element_text for element_text in map(facts.text, facts.elements) if len(element_text) < 200}
        loose = [r for r in loose if r.kind != "Layout" or " ".join(r.text.split()).rstrip(":") not in said]
    faults = [
        f"page {run.page}: {excerpt(run.text)} is decoration, but not marked as running head or foot"
        for run in loose
    ]
    faults += _tagged_heads(facts)
    if not faults and not any(run.artifact and run.text.strip() for run in facts.runs):
        return nothing("no running heads or feet")
    return unless(faults)


def _in_one(facts: Facts, runs: Iterable[Run]) -> bool:
    """Whether all runs belong to one element, as the lines of one very long word do."""
    wanted = {id(run) for run in runs}
    owners = {
        id(element)
        for element in facts.elements
        for kid in element.kids
        if isinstance(kid, Content) and id(facts.run_of(kid)) in wanted
    }
    return len(owners) == 1


def _tagged_heads(facts: Facts) -> Iterator[str]:
    """Tagged words that come back at one height, as the first or last of most pages, figures aside."""
    count = len(facts.file.pages)
    if count < 3:
        return
    places: dict[tuple[str, int], dict[int, Run]] = {}
    for run, height in _edges(facts):
        for shape in _shapes(run):
            places.setdefault((shape, height), {})[run.page] = run
    everywhere = Counter(run.text.strip() for run in facts.runs)
    said = facts.counted
    told: set[int] = set()
    for runs in places.values():
        again = len(runs) >= 3 and len(runs) * 2 > count and not _in_one(facts, runs.values())
        if not again or not told.isdisjoint(map(id, runs.values())):
            continue
        told.update(map(id, runs.values()))
        page, text = next((page, run.text) for page, run in runs.items())
        words_of_all = [word for run in runs.values() for word in run.text.split()]
        if everywhere[text.strip()] > 2 * len(runs) or all(said[word] >= len(runs) for word in words_of_all):
            continue  # the text itself says it again and again
        yield f"page {page}: {excerpt(text)} is on {len(runs)} pages and is read out as text each time"


def _edges(facts: Facts) -> Iterator[tuple[Run, int]]:
    """What stands highest and lowest of the tagged words of each page, and how high it stands.

    Bullets, list numbers and what stands in tables come back on every page, and belong there.
    """
    belong = {
        id(facts.run_of(leaf))
        for element in facts.of("Lbl", "TD", "TH")
        for leaf in element.leaves()
        if isinstance(leaf, Content)
    }
    heights: dict[int, dict[int, list[Run]]] = {}
    for run in facts.runs:
        if run.mcid is not None and run.first is not None and re.search(r"\w", run.text):
            heights.setdefault(run.page, {}).setdefault(round(run.first[1]), []).append(run)
    for lines in heights.values():
        for height in sorted({min(lines), max(lines)}):
            yield from ((run, height) for run in lines[height] if id(run) not in belong)


def _shapes(run: Run) -> tuple[str, str]:
    """What the text has in common with that of other pages, as it is and where its number is the page's."""
    text = run.text.strip()
    return text, re.sub(r"\d{1,9}", lambda number: f"page {int(number[0]) - run.page:+}", text, count=1)


def painted_in_order(facts: Facts) -> Verdict:
    """pdf-11: paint order is tree order on each page."""
    if not facts.marks or not facts.owners:
        return nothing("no tagged content")
    painted: dict[int, list[Run]] = {}
    for run in facts.runs:
        if run.mcid is not None and run.painted:
            painted.setdefault(run.page, []).append(run)
    read: dict[int, list[Run]] = {}
    seen: set[int] = set()
    for leaf in facts.tree.leaves:
        found = facts.run_of(leaf) if isinstance(leaf, Content) else None
        if found is not None and found.painted and id(found) not in seen:
            seen.add(id(found))
            read.setdefault(found.page, []).append(found)
    faults = []
    for page, runs in painted.items():
        order = [run for run in runs if id(run) in seen]
        for one, other in zip(order, read.get(page, []), strict=False):
            if one is not other:
                faults.append(
                    f"page {page}: {excerpt(one.text)} is painted where {excerpt(other.text)} is read"
                )
                break
    return unless(faults)


def same_words(facts: Facts) -> Verdict:
    """pdf-12: the words of the tree are the words of the document."""
    count = sum(len(piece.text.split()) for piece in facts.spoken if piece.kind == "text")
    if not count:
        return unless(["a screen reader hears no words"])
    if facts.document is None:
        return person(f"{count:,} words are read out; the article was not given to compare them with")
    differing = differences(facts.spoken, facts.document, nodes=facts.nodes, written=facts.written)
    return unless(differing, kept(f"{count:,} words"))


def known_letters(facts: Facts) -> Verdict:
    """pdf-35: every code has a character, and none that stands for nothing."""
    if not facts.fonts:
        return nothing("no text")
    return unless(_unknown(facts))


def _unknown(facts: Facts) -> Iterator[str]:
    for font in facts.fonts:
        if font.unknown_codes:
            count = len(font.unknown_codes)
            yield f"the font {font.base or 'without a name'}: {count} letters on the page have no character"
        for text in sorted(font.mapped):
            for character in text:
                said = FORBIDDEN.get(character)
                if said is None and unicodedata.category(character) in {"Co", "Cs"}:
                    said = f"private U+{ord(character):04X}"
                if said is not None:
                    yield f"the font {font.base} maps letters to {said}"
    for run in facts.runs:
        if UNKNOWN in run.text:
            yield f"page {run.page}: letters of {excerpt(run.text)} are unknown"


def real_spaces(facts: Facts) -> Verdict:
    """pdf-36: words do not run together."""
    if not facts.marks:
        return nothing("no tagged text")
    known = facts.counted
    faults = []
    for _, page, before, after, join in facts.joins:
        start, end = (before.split() or [""])[-1], (after.split() or [""])[0]
        if not start or not end or not _letters(start[-1], end[0]):
            continue
        if join.new_line and (start[-1] in BREAKS or join.alone):
            continue
        if start + end in known:
            continue
        where = "at a line end" if join.new_line else "over a gap"
        faults.append(f"page {page}: {excerpt(start + ' ' + end)} has no space {where}")
    return unless(faults)


def _letters(one: str, other: str) -> bool:
    """Whether a space belongs between words that end and start so: not in scripts that use none.

    Their letters, and the punctuation that is as wide as they are, have no space beside them.
    """
    return all(
        unicodedata.category(character) != "Lo" and unicodedata.east_asian_width(character) not in "WFH"
        for character in (one, other)
    )


def embedded(facts: Facts) -> Verdict:
    """pdf-37: fonts are in the file, as subsets."""
    if not facts.fonts:
        return nothing("no text")
    faults = [
        f"the font {font.base or 'without a name'} is not in the file"
        for font in facts.fonts
        if not font.embedded
    ]
    faults += [
        f"the font {font.base} is in the file with all its letters"
        for font in facts.fonts
        if font.embedded and not font.subset
    ]
    return unless(faults)
