"""WeasyPrint, loaded when it is first needed; and what to do where it, or Pango beneath it, is missing."""

from __future__ import annotations

import importlib
import importlib.util
import io
import platform
import warnings
from contextlib import redirect_stdout
from typing import Any, Final

from handouts import half_pictures
from handouts.errors import ConfigError

PACKAGE: Final = "pip install 'handouts[weasyprint]'"
"""How WeasyPrint comes to a computer."""

KNOWN: Final = 70
"""The version of WeasyPrint, its first number, whose layout we read. The extra asks for it."""


def load() -> Any:
    """The module `weasyprint`.

    Raises:
        ConfigError: It is not installed, is of another version, or does not find Pango; with what to do.
    """
    if importlib.util.find_spec("weasyprint") is None:
        raise ConfigError("WeasyPrint is not installed.", PACKAGE)
    try:
        # Where a library is missing it prints a page of advice for its own users; and fonts come with us.
        with half_pictures.refused(), redirect_stdout(io.StringIO()), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            module = importlib.import_module("weasyprint")
    except OSError as error:
        raise ConfigError(
            f"WeasyPrint does not find Pango, which shapes its text: {str(error).splitlines()[0]}",
            pango_fix(),
        ) from None
    version = str(module.__version__)
    if version.partition(".")[0] != str(KNOWN):
        raise ConfigError(f"This is WeasyPrint {version}, and handouts works with {KNOWN}.", PACKAGE)
    return module


def pango_fix() -> str:
    """How Pango comes to this kind of computer."""
    system = platform.system()
    if system == "Darwin":
        return "brew install pango"
    if system == "Windows":
        return "Install MSYS2, then in its terminal: pacman -S mingw-w64-x86_64-pango"
    return "On Debian or Ubuntu: sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
