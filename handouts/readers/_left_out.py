"""Why a part of a web page is not carried over."""

from __future__ import annotations

from handouts.records import dataclass


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Why a part of a page is not carried over: the `Loss` without its place and count."""

    kind: str
    what: str
    why: str


NAVIGATION = "it leads around the web site, and a handout stands alone"
