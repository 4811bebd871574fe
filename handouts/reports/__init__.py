"""Reports for staff and for machines: what was found, in words or in data."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from handouts.results import Run

FOR_MACHINES = {
    "json": "handouts.reports.json",
    "github": "handouts.reports.github",
    "gitlab": "handouts.reports.gitlab",
    "sarif": "handouts.reports.sarif",
    "junit": "handouts.reports.junit",
    "markdown": "handouts.reports.markdown",
}
"""Formats of `handouts check` that programs read, and the module of each, which has `report(run)`."""


def for_machines(name: str, run: Run) -> str:
    """What the checks found, in one of the formats that programs read, with a line feed at its end."""
    return cast(str, importlib.import_module(FOR_MACHINES[name]).report(run))
