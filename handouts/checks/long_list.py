"""A list has seven items at most.

What it does:
    Finds lists of more than seven items that are not grouped. Lists of links and of sources are left alone.

Why it matters:
    Nobody keeps ten things in mind. In large print a long list runs over the page, and its beginning is gone.

Fails:
    # Asthma

    These can make asthma worse:

    - dust
    - smoke
    - pets
    - pollen
    - mold
    - cold air
    - exercise
    - a cold

Passes:
    # Asthma

    These can make asthma worse:

    - In the air: dust, smoke, pollen, mold
    - Animals with fur
    - Cold air, exercise, or a cold

What to do:
    Group the items under smaller headings, or leave out what matters least.

Source:
    Doak, Doak and Root, "Teaching Patients with Low Literacy Skills" (1996), Suitability Assessment of
    Materials, 4c: no more than 7 items without a subheading; 5 are better.
"""

from __future__ import annotations

from collections.abc import Iterator

from handouts.checks._blocks import blocks
from handouts.checks._rule import Context
from handouts.checks._several import first_few
from handouts.checks._sources import source_sections
from handouts.findings import NOWHERE, Finding, Position, Severity
from handouts.model import BulletList, Link, NumberedList, texts, walk
from handouts.resources import toml


def check(context: Context) -> Iterator[Finding]:
    """Find lists that are too long."""
    yield from first_few(_found(context))


def _found(context: Context) -> Iterator[Finding]:
    sources = source_sections(context)
    most = toml("structure.toml")["limits"]["list_items"]
    for section, block in blocks(context.document):
        if not isinstance(block, (BulletList, NumberedList)) or len(block.items) <= most:
            continue
        if section in sources or _grouped(block) or _leads_on(block):
            continue
        yield Finding(
            "long-list",
            Severity.WARNING,
            f"This list has {len(block.items)} items; {most} are the most that people take in.",
            "Group the items under smaller headings, or leave out what matters least.",
            _start(block),
            section,
            " ".join(next(texts(block), "").split())[:60],
        )


def _grouped(block: BulletList | NumberedList) -> bool:
    """Whether the items are groups themselves: two or more of them hold a list."""
    inner = (
        any(isinstance(part, (BulletList, NumberedList)) for part in item.blocks) for item in block.items
    )
    return sum(inner) > 1


def _leads_on(block: BulletList | NumberedList) -> bool:
    """Whether it is a list of where to read on, which nobody learns by heart."""
    linked = sum(any(isinstance(node, Link) for node in walk(item)) for item in block.items)
    return 2 * linked > len(block.items)


def _start(block: BulletList | NumberedList) -> Position:
    for node in walk(block):
        if node.position is not NOWHERE:
            return node.position
    return NOWHERE
