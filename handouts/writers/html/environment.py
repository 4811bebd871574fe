"""What pages are made with: the macros of the templates, and style sheets without their comments."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from handouts.templating import template

if TYPE_CHECKING:
    from markupsafe import Markup

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BLANK_LINES = re.compile(r"\n\s*\n+")


@functools.cache
def macros() -> Mapping[str, Callable[..., Markup]]:
    """The macro for each kind of node, by the name of its class in `handouts.model`."""
    modules = [vars(template(name).module) for name in ("inlines.html.jinja", "blocks.html.jinja")]
    return MappingProxyType(
        {name: macro for module in modules for name, macro in module.items() if name[0].isupper()}
    )


def without_comments(css: str) -> str:
    """A style sheet without what only its authors read."""
    return _BLANK_LINES.sub("\n", _COMMENT.sub("", css)).strip() + "\n"
