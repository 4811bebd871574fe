"""The style sheets of the reports, and markup that is safe to put into them."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from handouts.resources import folder

if TYPE_CHECKING:
    from markupsafe import Markup


@functools.cache
def style(*names: str) -> Markup:
    """The named style sheets that ship with handouts, one after the other."""
    return safe("\n".join((folder("templates") / name).read_text(encoding="utf-8") for name in names))


def safe(text: str) -> Markup:
    """Text as markup. Only for what ships with handouts, or was escaped by whoever calls this."""
    from markupsafe import Markup

    return Markup(text)  # noqa: S704 - see above
