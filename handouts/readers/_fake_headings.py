"""Lines that stand out as headings do and are none: what is made of them, and what is told of that."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from handouts.model import Block, Figure, Inlines, LineBreak, Link, Loss, Paragraph, plain_text, texts, walk
from handouts.readers._guesses import has_headings, has_own_title, lines_as_headings, looks_of, title_place
from handouts.readers._outline import Heading, stands_first
from handouts.readers._runs import all_strong, bare
from handouts.resources import toml

_NAMED = 5
"""So many of the lines are named in the report."""

_LEAST = 2
"""So many lines count below other headings: one is a word that its author stressed."""

_LEAST_BEFORE = 3
"""So many count before the first of the other headings: one or two may say who wrote it, and for whom."""

_LABELS = ("!", ":", ")")
"""What a line ends with that says its own, or what comes."""

Part = Heading | Block


def with_fake_headings(
    parts: list[Part],
    sizes: Mapping[int, float],
    underlined: Collection[int] | None = None,
    *,
    untitled: bool = False,
) -> tuple[list[Part], list[Loss]]:
    """The parts of a document with the lines as headings that only look like some, and what to look at.

    If there is no heading but a title, such lines are the outline; see `lines_as_headings`. Where other
    headings are, a line counts that stands alone, is bold, larger or underlined, ends as no sentence, label
    or caption does, leads nowhere and has text below. It is a level deeper than the heading above. Two must
    count at least; one alone right below its heading may be what is said first. Three or more before the
    first of the other headings are on its level. The first line of all is the title, if there is no other.
    Lines that may be headings and are not made into some are told of, too.

    Args:
        parts: Headings and blocks in order.
        sizes: The size of the letters of a paragraph, by its place among the parts; 0 for the usual one.
        underlined: The places of the paragraphs that are underlined from end to end; None where that is
            not known.
        untitled: Whether the document says its title nowhere else, so that its first line may be it.
    """
    later = has_headings(parts)
    if not later and (found := _all_headings(parts, sizes, underlined)):
        return found
    looks = looks_of(parts, sizes, underlined, capitals=not later)
    heading = {at for at in looks if _heads(parts[at]) and _is_text(parts, at + 1, looks)}
    made, left = _below_headings(parts, heading) if later else (parts, sorted(heading))
    if later and untitled and 0 in looks and _heads(parts[0]) and not _has_title(parts):
        made = [Heading(0, bare(_inlines(parts[0])), parts[0].position), *made[1:]]
        left = [at for at in left if at]
    new = [at for at, part in enumerate(made) if isinstance(part, Heading) and part is not parts[at]]
    return made, [*_told(made, new, looks, made=True), *_told(parts, left, looks, made=False)]


def _all_headings(
    parts: list[Part], sizes: Mapping[int, float], underlined: Collection[int] | None
) -> tuple[list[Part], list[Loss]] | None:
    """The parts of a document without headings with lines as its outline; None where no line is one.

    A bold first line of a paragraph counts as one that stands alone.
    """
    split = [(at, piece) for at, part in enumerate(parts) for piece in _split(part)]
    pieces = [piece for _, piece in split]
    size_of = {new: sizes.get(at, 0) for new, (at, _) in enumerate(split)}
    lined = None if underlined is None else {new for new, (at, _) in enumerate(split) if at in underlined}
    made = lines_as_headings(pieces, size_of, lined)
    if made is pieces:
        return None
    looks = looks_of(pieces, size_of, lined, capitals=True)
    new = [at for at, part in enumerate(made) if isinstance(part, Heading) and part is not pieces[at]]
    return made, list(_told(made, new, looks, made=True))


def _below_headings(parts: list[Part], heading: Collection[int]) -> tuple[list[Part], list[int]]:
    """The parts with lines as headings among others, and the places of lines that are left as they are."""
    levels: dict[int, int] = {}
    above: Heading | None = None
    groups: dict[int, list[int]] = {}
    for at, part in enumerate(parts):
        if isinstance(part, Heading):
            above = part if at and part.level else None
        elif above and at in heading:
            levels[at] = above.level + 1
            groups.setdefault(id(above), []).append(at)
    for group in groups.values():
        if len(group) == 1 and isinstance(parts[group[0] - 1], Heading):
            del levels[group[0]]
    if len(levels) < _LEAST:
        levels = {}
    levels |= _before_headings(parts, heading)
    if not levels:
        return parts, sorted(heading)
    made = [
        Heading(levels[at], bare(part.children), part.position)
        if at in levels and isinstance(part, Paragraph)
        else part
        for at, part in enumerate(parts)
    ]
    return made, sorted(set(heading) - set(levels))


def _has_title(parts: Sequence[Part]) -> bool:
    """Whether a heading is the title: it comes first, or is the one largest and has little above."""
    if title_place(parts) >= 0:
        return True
    places = [at for at, part in enumerate(parts) if isinstance(part, Heading)]
    return has_own_title(parts[places[0] :]) and stands_first(parts, places[0])


def _before_headings(parts: list[Part], heading: Collection[int]) -> dict[int, int]:
    """The levels of lines above the first heading but the title, by their places; none if they are few."""
    first = next(at for at, part in enumerate(parts) if at and isinstance(part, Heading) and part.level)
    found = [at for at in sorted(heading) if title_place(parts) < at < first]
    peer = parts[first]
    assert isinstance(peer, Heading)  # noqa: S101 - what was looked for
    return dict.fromkeys(found, peer.level) if len(found) >= _LEAST_BEFORE else {}


def _heads(part: Part) -> bool:
    """Whether a line that stands out may head what is below it."""
    if not isinstance(part, Paragraph) or any(isinstance(node, Link) for node in walk(part)):
        return False
    text = plain_text(part.children)
    return not text.endswith(_LABELS) and not _is_caption(text)


def _is_caption(text: str) -> bool:
    """Whether a line starts with a number as captions have it, such as "Table 1"."""
    word, _, rest = text.lower().partition(" ")
    return word in toml("fake_headings.toml")["captions"] and rest[:1].isdigit()


def _is_text(parts: Sequence[Part], at: int, looks: Collection[int]) -> bool:
    """Whether a part is there that a line can head; a small letter goes on with that line's sentence."""
    part = parts[at] if at < len(parts) else None
    if part is None or isinstance(part, Heading | Figure) or (at in looks and _heads(part)):
        return False
    return not next(iter(texts(part)), "")[:1].islower()


def _told(
    parts: Sequence[Part], places: Sequence[int], looks: Mapping[int, str], *, made: bool
) -> Iterator[Loss]:
    """What to look at because of lines that were taken for headings, or that may be some."""
    if not places:
        return
    names = [f"“{plain_text(_inlines(parts[at]))[:60]}”" for at in places]
    listed = ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")
    found = {looks.get(at, "bold") for at in places}
    look = " or ".join(one for one in ("bold", "larger", "underlined", "in capitals") if one in found)
    one = len(names) == 1
    if made:
        what = "One line is no heading but" if one else f"{len(names)} lines are no headings but"
        why = "it was taken for a heading" if one else "they were taken for headings"
        why = f"{why}, which a screen reader can find"
    else:
        what = "One line may be a heading but is" if one else f"{len(names)} lines may be headings but are"
        why = "it stays as it is" if one else "they stay as they are"
    yield Loss("heading", f"{what} only {look}: {listed}", why, parts[places[0]].position)


def _inlines(part: Part) -> Inlines:
    if isinstance(part, Heading):
        return part.inlines
    return part.children if isinstance(part, Paragraph) else ()


def _split(part: Part) -> Iterator[Part]:
    """A paragraph, without its first line if that is bold and the others are not."""
    if not isinstance(part, Paragraph):
        yield part
        return
    ends = [at for at, node in enumerate(part.children) if isinstance(node, LineBreak)]
    first, rest = (part.children[: ends[0]], part.children[ends[0] + 1 :]) if ends else ((), ())
    if rest and all_strong(first) and not all_strong(rest):
        yield replace(part, children=first)
        yield replace(part, children=rest, position=rest[0].position)
    else:
        yield part
