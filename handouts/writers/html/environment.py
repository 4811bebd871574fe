"""What pages are made with: the macros of the templates, and style sheets without their comments."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from handouts.own_templates import SHIPPED, has
from handouts.templating import template

if TYPE_CHECKING:
    from markupsafe import Markup

_MACROS = ("inlines.html.jinja", "blocks.html.jinja")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BLANK_LINES = re.compile(r"\n\s*\n+")


def macros(own: str = "") -> Mapping[str, Callable[..., Markup]]:
    """The macro for each kind of node, by the name of its class in `handouts.model`.

    Args:
        own: A clinic's folder of templates; the macros that it defines go before those that are shipped.
    """
    return _macros(own) if own else _shipped()


@functools.cache
def _shipped() -> Mapping[str, Callable[..., Markup]]:
    return _macros("")


def _macros(own: str) -> Mapping[str, Callable[..., Markup]]:
    names = [f"{SHIPPED if own else ''}{name}" for name in _MACROS]
    names += [name for name in _MACROS if has(own, name)]
    modules = [vars(template(name, own).module) for name in names]
    return MappingProxyType(
        {name: macro for module in modules for name, macro in module.items() if name[0].isupper()}
    )


def without_comments(css: str) -> str:
    """A style sheet without what only its authors read."""
    bare = _BLANK_LINES.sub("\n", _COMMENT.sub("", css)).strip()
    return bare + "\n" if bare else ""
