"""A clinic's own templates: in place of those that ship with handouts, or made from them.

A file in the clinic's folder takes the place of the shipped one of that name; `shipped/NAME` in it stands for
the shipped one, so that it can be extended. A file of macros replaces those macros alone that it defines.
The templates run in Jinja2's sandbox: settings that came with somebody else's articles can do nothing else.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from handouts.errors import ConfigError, HandoutsError
from handouts.resources import folder

if TYPE_CHECKING:
    from jinja2 import Environment

SHIPPED = "shipped/"
"""What the name of a shipped template begins with inside a clinic's."""


@functools.cache
def environment(own: str) -> Environment:
    """Templates of a clinic's folder before those that are shipped.

    Raises:
        ConfigError: There is no such folder, or none of its files has the name of a template.
    """
    from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader, StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    templates = folder("templates")
    known = sorted(path.name for path in templates.iterdir() if path.is_file())
    place = Path(own)
    if not place.is_dir():
        raise ConfigError(
            f"{own}: There is no such folder of templates.", "Mend 'templates' in [html], or make the folder."
        )
    if not any((place / name).is_file() for name in known):
        raise ConfigError(
            f"{own}: No file here has the name of a template.", f"The templates are {', '.join(known)}."
        )
    shipped = FileSystemLoader(templates)
    return SandboxedEnvironment(
        loader=ChoiceLoader([FileSystemLoader(place), shipped, PrefixLoader({SHIPPED[:-1]: shipped})]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def has(own: str, name: str) -> bool:
    """Whether a clinic's folder has a template of its own of that name."""
    return bool(own) and (Path(own) / name).is_file()


@contextmanager
def told(own: str) -> Iterator[None]:
    """Turn what goes wrong in a clinic's own template into words with the file, the line and a fix.

    Args:
        own: The folder; with none, whatever goes wrong is our fault and is let through.

    Raises:
        ConfigError: In place of any error that is none of ours.
    """
    try:
        yield
    except HandoutsError:
        raise
    except Exception as error:
        place = _place(error, own) if own else ""
        if not place:
            raise
        reason = _reason(error)
        raise ConfigError(
            f"{place}: This template cannot be used: {reason}.",
            "Mend it, or take it out of the folder; then the one that is shipped is used.",
        ) from error


def _reason(error: Exception) -> str:
    from jinja2 import TemplateNotFound

    if isinstance(error, TemplateNotFound):
        return f"there is no template '{error.name}'"
    return str(error).rstrip(".") or type(error).__name__


def _place(error: Exception, own: str) -> str:
    """File and line of a clinic's template in which an error came up; empty if it was elsewhere."""
    from jinja2 import TemplateSyntaxError

    if isinstance(error, TemplateSyntaxError) and error.filename:
        return f"{error.filename}:{error.lineno}"
    found = ""
    step = error.__traceback__
    while step is not None:
        file = step.tb_frame.f_code.co_filename
        if Path(file).is_relative_to(own):
            found = f"{file}:{step.tb_lineno}"
        step = step.tb_next
    return found
