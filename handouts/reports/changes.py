"""`changes.html`: what was made plainer, sentence by sentence, for the clinician who answers for it."""

from __future__ import annotations

import re
import shlex
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import field
from difflib import SequenceMatcher
from pathlib import PurePath
from typing import TYPE_CHECKING

from handouts.findings import Position
from handouts.records import dataclass
from handouts.reports._charts import unit_of
from handouts.reports._places import place
from handouts.reports._style import safe, style
from handouts.results import Change, ChangeLog
from handouts.templating import template

if TYPE_CHECKING:
    from markupsafe import Markup

SAID = {"applied": "Made", "suggested": "Suggested", "flagged": "For you to decide"}
"""How far each change went, in words."""

_LATER = ("bulleted-list", "acronym", "definition")
"""Rules that take up what the others made, in the order in which they do."""

_TOKEN = re.compile(r"\w+(?:['’\-‑]\w+)*|\s+|[^\w\s]")


@dataclass(slots=True)
class Rewritten:
    """A sentence of the source and what has become of it.

    Attributes:
        before: The sentence as it is written.
        after: What stands there now; it may be several sentences, or a list.
        section: The id of its section.
        changes: The changes that led from one to the other.
    """

    before: str
    after: str
    section: str
    changes: list[Change] = field(default_factory=list)

    @property
    def position(self) -> Position:
        """Where it stands in the source."""
        return self.changes[0].position

    @property
    def sides(self) -> tuple[Markup, Markup]:
        """Both texts, with what is gone and what is new marked."""
        return marked(self.before, self.after)


def page(log: ChangeLog) -> bytes:
    """The change log of one article as an accessible web page.

    Args:
        log: What making it plainer came to.
    """
    stem = PurePath(log.path).stem if log.path != "-" else "standard-input"
    source = "article.md" if log.named == "-" else log.named
    return (
        template("changes.html.jinja")
        .render(
            css=style("report.css", "changes.css"),
            log=log,
            groups=_by_section(log),
            counts=_counts(log.changes),
            said=SAID,
            graded=_graded(log),
            where=where,
            sides=marked,
            name=_numbered(log.changes),
            suggested=[change for change in log.left if change.strength == "suggested"],
            command=f"handouts draft {shlex.quote(source)}" if source else "handouts draft",
            often=Counter(change.id for change in log.changes),
            draft=shlex.quote(f"{stem}-draft.md"),
            signed=shlex.quote(f"{stem}-signed.md"),
        )
        .encode()
    )


def rewritten(changes: Iterable[Change]) -> list[Rewritten]:
    """The changes that were made, put together sentence by sentence, in reading order."""
    made = [change for change in changes if change.strength == "applied"]
    groups: dict[tuple[str, str, str, int], Rewritten] = {}
    by_section: dict[str, list[Rewritten]] = {}
    seen: Counter[tuple[str, str, str, str]] = Counter()
    for change in made:
        if change.rule in _LATER:
            continue
        sentence = (change.section, change.sentence, change.becomes)
        key = (*sentence, seen[*sentence, change.id])  # the same sentence again has the same ids again
        seen[*sentence, change.id] += 1
        if key not in groups:
            groups[key] = Rewritten(change.sentence, change.becomes, change.section)
            by_section.setdefault(change.section, []).append(groups[key])
        groups[key].changes.append(change)
    for rule in _LATER:
        for change in (change for change in made if change.rule == rule):
            _add(change, by_section.setdefault(change.section, []))
    order = {id(change): number for number, change in enumerate(made)}
    found = [one for some in by_section.values() for one in some]
    for one in found:
        one.changes.sort(key=lambda change: order[id(change)])
    return sorted(found, key=lambda one: order[id(one.changes[0])])


def _add(change: Change, sentences: list[Rewritten]) -> None:
    """Put a change that takes up what others made with the sentence that it is about."""
    for one in sentences:
        if change.sentence in one.after:
            one.after = one.after.replace(change.sentence, change.becomes, 1)
            one.changes.append(change)
            return
    sentences.append(Rewritten(change.sentence, change.becomes, change.section, [change]))


def marked(before: str, after: str) -> tuple[Markup, Markup]:
    """Two texts, the words that only the first has in <del>, those that only the second has in <ins>."""
    from markupsafe import escape

    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    gone: list[str] = []
    come: list[str] = []
    for kind, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        was, now = str(escape("".join(old[first:last]))), str(escape("".join(new[start:end])))
        gone.append(was if kind == "equal" or not was.strip() else f"<del>{was}</del>")
        come.append(now if kind == "equal" or not now.strip() else f"<ins>{now}</ins>")
    return safe("".join(gone)), safe("".join(come))


def where(position: Position) -> str:
    """A place in the article that the log is about: "Line 12", "Paragraph 3, under 'What'"."""
    if position.line is not None:
        return f"Line {position.line}"
    found = place(position)
    return found[:1].upper() + found[1:] if found else "Nowhere in particular"


def _by_section(log: ChangeLog) -> list[tuple[str, list[Rewritten]]]:
    """The sentences that were changed, under the headings of the article."""
    groups: dict[str, list[Rewritten]] = {}
    for one in rewritten(log.changes):
        groups.setdefault(one.section, []).append(one)
    return [(log.headings.get(section, ""), some) for section, some in groups.items()]


def _counts(changes: Sequence[Change]) -> list[tuple[str, list[int]]]:
    """How many changes of each rule there are, made, suggested and flagged; the most frequent rule first."""
    numbers: dict[str, Counter[str]] = {}
    for change in changes:
        numbers.setdefault(change.rule, Counter())[change.strength] += 1
    ordered = sorted(numbers.items(), key=lambda item: (-item[1].total(), item[0]))
    return [(rule, [count[strength] for strength in SAID]) for rule, count in ordered]


def _numbered(changes: Sequence[Change]) -> Callable[[Change], str]:
    """What names the place of each change in the page: two may have one id."""
    seen: Counter[str] = Counter()
    names: dict[int, str] = {}
    for change in changes:
        seen[change.id] += 1
        again = f"-{seen[change.id]}" if seen[change.id] > 1 else ""
        names[id(change)] = f"change-{change.id}{again}"
    return lambda change: names[id(change)]


def _graded(log: ChangeLog) -> str:
    """What the score was and is; empty where there is none."""
    if log.scores is None:
        return ""
    before, after = log.scores
    written = f"The {unit_of(log.metric)} was {before:.1f} as the article is written."
    return f"{written} In plainer words it is {after:.1f}."
