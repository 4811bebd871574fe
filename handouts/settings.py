"""What checks and rewrites are told: limits, what to leave out, pass over or keep, and the day it is."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from handouts.findings import Severity
from handouts.lexicon import OwnWords
from handouts.records import dataclass


@dataclass(frozen=True, slots=True)
class SilenceSetting:
    """Findings of one rule that the settings have passed over in some articles.

    Attributes:
        rule: The rule.
        reason: Why.
        path: Which articles: a path or a pattern, from the folder of the settings file.
        text: Words that the finding quotes; empty for any.
        place: Where it is written, for messages: "handouts.toml:12".
        alone: Its path is that of the article which is checked, so that it has to silence something there;
            `handouts.check` fills it in.
    """

    rule: str
    reason: str
    path: str
    text: str = ""
    place: str = ""
    alone: bool = False


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """How strict the checks are.

    Attributes:
        metric: The score that the gate goes by, by its name in textstat; empty for the language's own.
        target: Up to here (or from here on, where more is easier) the text is good; None for the score's own.
        limit: Beyond this the gate is shut; None for the score's own.
        limits: Limits for any other scores.
        ignore: Rules that are passed over everywhere, and the reason of each. What they find is kept apart.
        silences: Findings that are passed over; `handouts.check` leaves only those for the article.
        severity: How much findings of a rule matter, where it is not to be as the rule says.
        select: The only rules to run; empty for all.
        skip: Rules not to run.
        clinic: Whether the settings name a clinic to call, which then stands on every handout;
            `handouts.check` fills it in.
        today: The day to hold review dates against; None is the day it is, which `handouts.check` fills in.
        own: The clinic's own words, or None; `handouts.check` fills them in.
    """

    metric: str = ""
    target: float | None = None
    limit: float | None = None
    limits: Mapping[str, float] = field(default_factory=dict)
    ignore: Mapping[str, str] = field(default_factory=dict)
    silences: tuple[SilenceSetting, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    select: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    clinic: bool = False
    today: datetime.date | None = None
    own: OwnWords | None = None


@dataclass(frozen=True, slots=True)
class PlainSettings:
    """What a clinic decides about rewriting.

    Attributes:
        protected: Words and phrases that are never replaced.
        lexicon: Files with the clinic's own words.
        own: What they hold, or None; `handouts.simplify` fills it in.
        accepted: Ids of suggestions to make.
        rejected: Ids of changes not to make.
    """

    protected: frozenset[str] = frozenset()
    lexicon: tuple[Path, ...] = ()
    own: OwnWords | None = None
    accepted: frozenset[str] = frozenset()
    rejected: frozenset[str] = frozenset()
