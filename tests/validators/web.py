"""Web page validators: axe-core in Chromium, the Nu Html Checker, html-validate; and the browser itself."""

from __future__ import annotations

import base64
import json
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal, TypeAlias

from tests.validators._child import HERE, NODE_MODULES, Child, ValidatorError, java, program

Scheme: TypeAlias = Literal["light", "dark"]


class Browser:
    """Headless Chromium in a Node process that starts with the first page and stays up.

    Each call opens the page in a fresh profile, at an address of its own, with every other request refused
    and listed. What the calls have in common:

        page: The page's bytes.
        width, height: Of the window, in CSS pixels.
        scheme: The colour scheme that the reader prefers.
        forced: Whether the system forces its own colours (Windows contrast themes).
        contrast: Whether the reader asks for more contrast.
        media: "screen" or "print".
        css: Style rules of the reader's own, added to the page's.
        scripts: Whether scripts run.
        policy: The Content-Security-Policy that the server sends.
        folder: Where the files beside the page are; they can be got then.
        file: A file:// address to open in place of the page.
    """

    def __init__(self) -> None:
        self._child: Child | None = None
        self._folder = tempfile.TemporaryDirectory(prefix="browser-")

    def axe(self, page: bytes, *, unsure: bool = False, **view: Any) -> list[str]:
        """What axe-core finds with every rule for WCAG 2.2 A, AA and AAA, and its best practices.

        Args:
            page: The page's bytes.
            unsure: Also list what it could not tell, each with "incomplete" in front.
            view: See the class.
        """
        answer = self._ask("axe", page, view)
        if not answer["passes"]:
            raise ValidatorError("axe checked nothing.")
        found: list[str] = answer["violations"]
        return found + [f"incomplete: {text}" for text in answer["incomplete"] if unsure]

    def requests(self, page: bytes, **view: Any) -> list[str]:
        """The address of everything that the page tried to get, besides itself."""
        found: list[str] = self._ask("requests", page, view)["requests"]
        return found

    def console(self, page: bytes, **view: Any) -> list[str]:
        """What the browser complains about: blocked styles, broken scripts, failed requests."""
        found: list[str] = self._ask("console", page, view)["complaints"]
        return found

    def screenshot(self, page: bytes, *, whole: bool = True, **view: Any) -> bytes:
        """The page as a PNG: the whole of it, or what fits the window."""
        return base64.b64decode(self._ask("screenshot", page, {**view, "whole": whole})["data"])

    def print(self, page: bytes, **view: Any) -> bytes:
        """The PDF that the browser's own print command makes."""
        return base64.b64decode(self._ask("print", page, view)["data"])

    def styles(
        self, page: bytes, selector: str, properties: Sequence[str], **view: Any
    ) -> list[dict[str, str]]:
        """The computed values of `properties` for each element that `selector` finds."""
        view = {**view, "selector": selector, "properties": list(properties)}
        found: list[dict[str, str]] = self._ask("styles", page, view)["elements"]
        return found

    def contrasts(self, page: bytes, **view: Any) -> list[tuple[str, float]]:
        """The beginning of each text of the page, and its contrast to its ground as both are computed.

        Raises:
            ValidatorError: A ground is half transparent, so that nothing can be said.
        """
        return [(text, ratio) for text, ratio in self._ask("contrasts", page, view)["texts"]]

    def evaluate(self, page: bytes, expression: str, **view: Any) -> Any:
        """The value of a JavaScript expression in the page."""
        return self._ask("evaluate", page, {**view, "expression": expression})["value"]

    def provoke(self, pages: Sequence[bytes]) -> list[list[str]]:
        """What runs in each page, what it asks for and what lies in wait, when all of it is touched.

        The debugger tells of every script that the browser so much as reads, so nothing runs unseen.
        """
        paths = []
        for number, page in enumerate(pages):
            path = Path(self._folder.name) / f"{number}.html"
            path.write_bytes(page)
            paths.append(str(path))
        found: list[list[str]] = self._ask("provoke", b"", {"paths": paths})["told"]
        return found

    def spoken(self, page: bytes, **view: Any) -> list[str]:
        """What Guidepup's virtual screen reader says of each step through the page's article."""
        found: list[str] = self._ask("spoken", page, view)["phrases"]
        return found

    def tabs(self, page: bytes, **view: Any) -> list[dict[str, Any]]:
        """Each stop of the Tab key: place in the page, words, width of the outline, whether it is seen."""
        found: list[dict[str, Any]] = self._ask("tabs", page, view)["stops"]
        return found

    def html_validate(self, page: bytes) -> list[str]:
        """What html-validate finds; its settings are in html-validate.mjs."""
        answer = self._ask("validate", page, {})
        if answer["rules"] < 50:
            raise ValidatorError("html-validate ran without its rules.")
        found: list[str] = answer["messages"]
        return found

    def _ask(self, command: str, page: bytes, options: dict[str, Any]) -> dict[str, Any]:
        if self._child is None:
            if not NODE_MODULES.is_dir():
                raise ValidatorError("Run `make test`, or `npm ci` in the folder tests.")
            chromium = program("chromium", "chromium-browser", "google-chrome")
            env = {**os.environ, "CHROMIUM": chromium, "TMPDIR": self._folder.name}
            self._child = Child([program("node"), str(HERE / "browser.mjs")], env)
        path = Path(self._folder.name) / "page.html"
        path.write_bytes(page)
        return self._child.ask(json.dumps({"command": command, "path": str(path), **options}))

    def close(self) -> None:
        """End the browser."""
        if self._child:
            self._child.close()
        self._folder.cleanup()


class Vnu:
    """The Nu Html Checker in a JVM that starts with the first page and stays up."""

    def __init__(self) -> None:
        self._child: Child | None = None
        self._folder = tempfile.TemporaryDirectory(prefix="vnu-")

    def __call__(self, page: bytes) -> list[str]:
        """What it says about `page`: errors, warnings and remarks alike."""
        if self._child is None:
            self._child = java("Vnu", [NODE_MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"])
        path = Path(self._folder.name) / "page.html"
        path.write_bytes(page)
        answer = self._child.ask(str(path))
        if not answer["source"]["code"]:
            raise ValidatorError("The checker read nothing.")
        return [
            f"{message.get('lastLine', 0)}:{message.get('lastColumn', 0)} {message['message']}"
            for message in answer["messages"]
        ]

    def close(self) -> None:
        """End the JVM."""
        if self._child:
            self._child.close()
        self._folder.cleanup()
