"""Looking at the machine: what handouts needs here, and what it can use."""

from __future__ import annotations

import functools
import importlib
import importlib.util
import platform
import shutil
import sys
from collections.abc import Callable, Iterator

from handouts import __version__
from handouts.errors import HandoutsError
from handouts.records import dataclass

OLDEST = (3, 11)

MODULES = {
    "click": "Commands",
    "HanTa": "Telling verbs from nouns",
    "jinja2": "Web pages",
    "lxml": "Reading web pages, Word and OpenDocument",
    "markdown_it": "Reading Markdown",
    "pikepdf": "Reading and verifying PDF",
    "pypdfium2": "Reading the pages of PDF",
    "reportlab": "Writing PDF",
    "textstat": "Readability scores",
}
"""What handouts imports, and for what."""

REINSTALL = "Install handouts again: pip install --force-reinstall handouts"


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a machine has or lacks.

    Attributes:
        needed: Without it, `handouts build` does not work.
        detail: What was seen.
        fix: What to do if it is not there.
    """

    name: str
    there: bool
    needed: bool
    detail: str = ""
    fix: str = ""


def examine() -> Iterator[Part]:
    """Everything that matters to handouts on this machine."""
    found = sys.version_info[:2]
    yield Part(
        "Python",
        found >= OLDEST,
        True,
        f"Version {platform.python_version()}, handouts {__version__}.",
        "Install Python 3.11 or newer.",
    )
    for module, purpose in MODULES.items():
        yield _try(purpose, functools.partial(_import, module), True, REINSTALL)
    yield _try("Fonts", _fonts, True, REINSTALL)
    yield _try("Templates", _templates, True, REINSTALL)
    yield _try("Scores without the network", _scores, True, REINSTALL)
    yield _pango()
    java = shutil.which("java")
    yield Part(
        "Java",
        bool(java),
        False,
        java or "",
        "Only those who change handouts need it, to run the PDF validator in the tests.",
    )


def _try(name: str, look: Callable[[], str], needed: bool, fix: str) -> Part:
    try:
        return Part(name, True, needed, look(), fix)
    except HandoutsError as error:
        return Part(name, False, needed, error.message, error.fix)
    except Exception as error:
        # A broken installation breaks in ways that nobody can list; the doctor reports each of them.
        return Part(name, False, needed, f"{type(error).__name__}: {error}", fix)


def _import(module: str) -> str:
    from importlib.metadata import version

    if importlib.util.find_spec(module) is None:
        raise HandoutsError(f"{module} is not installed.", REINSTALL)
    distribution = module.replace("markdown_it", "markdown-it-py")
    return f"{distribution} {version(distribution)}."


def _fonts() -> str:
    from handouts.resources import folder

    families = sorted(path.name for path in folder("fonts").iterdir() if any(path.glob("*.tt[cf]")))
    if not families:
        raise HandoutsError("No font was found.", REINSTALL)
    return f"{', '.join(families)}."


def _templates() -> str:
    from handouts.resources import folder

    names = [path.name for path in folder("templates").iterdir() if path.is_file()]
    if not names:
        raise HandoutsError("No template was found.", REINSTALL)
    return f"{len(names)} files."


def _scores() -> str:
    from handouts.pipeline.renderer import check
    from handouts.pipeline.source import example, read

    grade = check(read(example())).scores["flesch_kincaid_grade"]
    return f"The example article scores grade {grade:.1f}."


def _pango() -> Part:
    from handouts.writers.weasyprint.loading import PACKAGE, load

    name = "Pango, for the WeasyPrint engine"
    if importlib.util.find_spec("weasyprint") is None:
        return Part(name, False, False, "", f"For PDFs in Arabic, Hindi and the like: {PACKAGE}")
    try:
        load()
    except HandoutsError as error:
        return Part(name, False, False, error.message, error.fix)
    return Part(name, True, False, _import("weasyprint"))
