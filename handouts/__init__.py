"""Plain-language health handouts: readability checked, large-print tagged PDF, accessible HTML.

    import handouts

    document = handouts.read("article.docx")
    result = handouts.check(document)
    if result.passed:
        pdf = handouts.render(document, "pdf")

Nothing heavy is imported until it is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from handouts.config import Config as Config
    from handouts.errors import HandoutsError as HandoutsError
    from handouts.findings import Finding as Finding
    from handouts.findings import Position as Position
    from handouts.findings import Severity as Severity
    from handouts.model import Document as Document
    from handouts.pipeline import Built as Built
    from handouts.pipeline import build as build
    from handouts.pipeline import check as check
    from handouts.pipeline import read as read
    from handouts.pipeline import render as render
    from handouts.pipeline import simplify as simplify
    from handouts.results import Change as Change
    from handouts.results import CheckResult as CheckResult
    from handouts.results import Verification as Verification
    from handouts.signoff import sign_off as sign_off

__all__ = [
    "Built",
    "Change",
    "CheckResult",
    "Config",
    "Document",
    "Finding",
    "HandoutsError",
    "Position",
    "Severity",
    "Verification",
    "__version__",
    "build",
    "check",
    "read",
    "render",
    "sign_off",
    "simplify",
]

_HOMES = {
    "Change": "handouts.results",
    "CheckResult": "handouts.results",
    "Config": "handouts.config",
    "Document": "handouts.model",
    "Finding": "handouts.findings",
    "HandoutsError": "handouts.errors",
    "Position": "handouts.findings",
    "Severity": "handouts.findings",
    "Verification": "handouts.results",
    "sign_off": "handouts.signoff",
}
"""Where public names live; the rest live in the pipeline."""


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used."""
    if name not in __all__:
        raise AttributeError(f"module 'handouts' has no attribute '{name}'")
    import importlib

    value = getattr(importlib.import_module(_HOMES.get(name, "handouts.pipeline")), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The public names, for completion."""
    return sorted(__all__)
