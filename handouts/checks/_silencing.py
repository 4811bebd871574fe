"""What is passed over of all that was found: by the author in a comment, or by the clinic in its settings."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Mapping

from handouts.findings import Finding, Position, Severity
from handouts.model import Document, Silence
from handouts.records import dataclass
from handouts.results import Silenced
from handouts.settings import CheckSettings, SilenceSetting

_QUOTES = str.maketrans("‘’“”", "''\"\"")


@dataclass(frozen=True, slots=True)
class Idle:
    """A silence that silenced nothing.

    Attributes:
        by: The comment or the setting.
        stood: It is about errors that stand, whoever wants them passed over.
        elsewhere: What its rule found in places that it is not about, and that nobody has passed over.
    """

    by: Silence | SilenceSetting
    stood: bool = False
    elsewhere: tuple[Finding, ...] = ()


def weighed(finding: Finding, severity: Mapping[str, Severity], standing: Collection[str]) -> Finding:
    """The finding as severe as the settings have it; an error that stands stays one."""
    wanted = severity.get(finding.rule, finding.severity)
    if wanted is finding.severity or stands(finding, standing):
        return finding
    return dataclasses.replace(finding, severity=wanted)


def stands(finding: Finding, standing: Collection[str]) -> bool:
    """Whether nobody can have it passed over."""
    return finding.rule in standing and finding.severity is Severity.ERROR


def pass_over(
    found: Iterable[Finding], document: Document, settings: CheckSettings, standing: Collection[str]
) -> tuple[list[Finding], list[Silenced], list[Idle]]:
    """What is left, what is passed over, and the silences that silenced nothing.

    Args:
        found: What the rules found.
        document: The article, with the silences of its author.
        settings: The rules that are ignored, and the silences for this article.
        standing: Rules whose errors stand.
    """
    kept: list[Finding] = []
    silenced: list[Silenced] = []
    wanted: list[Silence | SilenceSetting] = []
    wanted += [silence for silence in document.silences if silence.rule and silence.reason]
    wanted += settings.silences
    heard: set[int] = set()
    stood: set[int] = set()
    for finding in found:
        numbers = [number for number, one in enumerate(wanted) if _is_about(one, finding, document.position)]
        if stands(finding, standing):
            stood.update(numbers)
            kept.append(finding)
        elif numbers:
            heard.update(numbers)
            first = wanted[numbers[0]]
            in_source = isinstance(first, Silence)
            silenced.append(Silenced(finding, first.reason, place_of(first), in_source))
        elif finding.rule in settings.ignore:
            silenced.append(ignored(finding, settings))
        else:
            kept.append(finding)
    idle = [
        Idle(one, number in stood, tuple(finding for finding in kept if finding.rule == one.rule))
        for number, one in enumerate(wanted)
        if number not in heard and (isinstance(one, Silence) or one.alone)
    ]
    idle += [Idle(one) for one in document.silences if not (one.rule and one.reason)]
    return kept, silenced, idle


def ignored(finding: Finding, settings: CheckSettings) -> Silenced:
    """A finding of a rule that the settings ignore."""
    return Silenced(finding, settings.ignore[finding.rule], "[ignore] in the settings")


def place_of(silence: Silence | SilenceSetting) -> str:
    """Where a silence is written, as messages say it."""
    return silence.place if isinstance(silence, SilenceSetting) else str(silence.position)


def is_about_all(finding: Finding, start: Position) -> bool:
    """Whether it is about the whole article, which starts at `start`, and not about any words in it."""
    return finding.position == start and not finding.excerpt


def _is_about(silence: Silence | SilenceSetting, finding: Finding, start: Position) -> bool:
    if silence.rule != finding.rule:
        return False
    if isinstance(silence, SilenceSetting):
        return _folded(silence.text) in _folded(finding.excerpt or finding.message)
    if silence.everywhere:
        return True
    if is_about_all(finding, start):
        return False
    at = finding.position.order
    return silence.start.order <= at and (silence.end is None or at < silence.end.order)


def _folded(text: str) -> str:
    return " ".join(text.translate(_QUOTES).casefold().split())
