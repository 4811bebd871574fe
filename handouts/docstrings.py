"""Docstrings from which rules and rewrites are explained: a title, and texts under headings."""

from __future__ import annotations

import inspect
import re
from collections.abc import Sequence
from types import ModuleType


def title_of(module: ModuleType) -> str:
    """The first line of a module's docstring."""
    return (module.__doc__ or "").partition("\n")[0]


def texts_under(module: ModuleType, headings: Sequence[str]) -> dict[str, str]:
    """What stands under each heading of a module's docstring, without its indent.

    Args:
        module: The module.
        headings: The headings: "Source" for a line "Source:" with its text indented below it.

    Raises:
        ValueError: One has nothing under it. This is a mistake in the module, which the tests find.
    """
    rest = inspect.cleandoc(module.__doc__ or "").partition("\n")[2]
    parts = re.split(rf"^({'|'.join(headings)}):\n", rest, flags=re.MULTILINE)
    texts = {
        heading: inspect.cleandoc("\n" + text) for heading, text in zip(parts[1::2], parts[2::2], strict=True)
    }
    missing = [heading for heading in headings if not texts.get(heading)]
    if missing:
        raise ValueError(f"{module.__name__} does not say: {', '.join(missing)}")
    return {heading: texts[heading] for heading in headings}
