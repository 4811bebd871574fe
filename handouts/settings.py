"""What the checks are told: limits, what to leave out, and the day it is."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """How strict the checks are.

    Attributes:
        metric: The score that the gate goes by, by its name in textstat; empty for the language's own.
        target: Up to here (or from here on, where more is easier) the text is good; None for the score's own.
        limit: Beyond this the gate is shut; None for the score's own.
        limits: Limits for any other scores.
        ignore: Rules that are not to be reported, and the reason of each.
        clinic: Whether the settings name a clinic to call, which then stands on every handout;
            `handouts.check` fills it in.
        today: The day to hold review dates against; None is the day it is, which `handouts.check` fills in.
    """

    metric: str = ""
    target: float | None = None
    limit: float | None = None
    limits: Mapping[str, float] = field(default_factory=dict)
    ignore: Mapping[str, str] = field(default_factory=dict)
    clinic: bool = False
    today: datetime.date | None = None
