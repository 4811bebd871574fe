"""What each rewrite says of itself: for `handouts explain`, the change log and the documentation."""

from __future__ import annotations

import functools
import textwrap
from types import ModuleType

from handouts.docstrings import texts_under, title_of
from handouts.plain import acronyms, definitions, lists
from handouts.plain.rules import RULES
from handouts.records import dataclass

SECTIONS = ("Why it matters", "Changes", "Leaves alone", "Source")
SUGGESTS = "Suggests"
"""What a rule that only suggests has in place of "Changes"."""

ARROW = " -> "
TAKEN_OUT = "(taken out)"
"""What stands behind the arrow where nothing is left."""


@dataclass(frozen=True, slots=True)
class RewriteNote:
    """A rewrite as it is explained.

    Attributes:
        name: As the change log has it: "everyday-word".
        title: In a few words, what it does.
        why: Why it matters to a patient.
        changes: Sentences, each with what becomes of it.
        suggests: The same of a rewrite that a person has to accept.
        leaves: Sentences that stay as they are.
        source: Where the rule comes from.
    """

    name: str
    title: str
    why: str
    changes: tuple[tuple[str, str], ...]
    suggests: tuple[tuple[str, str], ...]
    leaves: tuple[str, ...]
    source: str


def modules() -> tuple[ModuleType, ...]:
    """The modules of all rewrites, in the order in which they have their turn."""
    return (*RULES, lists, acronyms, definitions)


def titles() -> dict[str, str]:
    """What each rewrite does, in a few words, by its name."""
    return {module.RULE: title_of(module) for module in modules()}


@functools.cache
def rewrites() -> tuple[RewriteNote, ...]:
    """Every rewrite, with what it says of itself."""
    return tuple(map(_note, modules()))


def explain(note: RewriteNote) -> str:
    """A rewrite, as a text for people."""
    made = "\n\n".join(
        f"{old}\n{ARROW.strip()} {new or TAKEN_OUT}" for old, new in note.changes or note.suggests
    )
    parts = (
        (SECTIONS[0], note.why),
        ("What it changes" if note.changes else "What it suggests", made),
        ("What it leaves alone", "\n".join(note.leaves)),
        ("Leaving one of its changes out", _LEFT_OUT),
        (SECTIONS[3], note.source),
    )
    told = "\n\n".join(f"{heading}:\n{textwrap.indent(text, '  ')}" for heading, text in parts)
    return f"{note.name}: {note.title}\n\n{told}\n"


_LEFT_OUT = (
    "Every change has an id in the change log. With it:\nhandouts draft article.docx --reject 3f9a01bc"
)


def _note(module: ModuleType) -> RewriteNote:
    only_suggests = f"\n{SUGGESTS}:\n" in (module.__doc__ or "")
    sections = [SUGGESTS if only_suggests and name == "Changes" else name for name in SECTIONS]
    why, changes, leaves, source = texts_under(module, sections).values()
    made = [line.partition(ARROW) for line in changes.splitlines() if line]
    pairs = tuple((old, "" if new == TAKEN_OUT else new) for old, _, new in made)
    return RewriteNote(
        module.RULE,
        title_of(module),
        why,
        () if only_suggests else pairs,
        pairs if only_suggests else (),
        tuple(line for line in leaves.splitlines() if line),
        source,
    )
