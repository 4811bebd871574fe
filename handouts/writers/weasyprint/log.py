"""What WeasyPrint logs, as our errors and notices: a handout with a part missing is none."""

from __future__ import annotations

import logging
import re
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from handouts.errors import RenderError
from handouts.model import Document, Figure, walk
from handouts.writers.weasyprint.pictures import unreadable

LOGGER: Final = "weasyprint"

STYLE: Final = re.compile(
    r"Ignored |Unsupported |Invalid or unsupported |Invalid media type |Unknown rule |Parse error|Expected a "
)
"""How it begins to speak of a rule of style that it does not know. Ours have some, for browsers."""

TAGS: Final = re.compile(r"Image .* has no required alt description", re.DOTALL)
"""What it says of its own tags, which we do not take: a picture without words only decorates."""

BROKEN: Final = re.compile(r"Failed to load image at (?P<url>.*): (?P<why>[^:]*)", re.DOTALL)


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[tuple[int, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append((record.levelno, record.getMessage()))


@contextmanager
def heard() -> Iterator[list[tuple[int, str]]]:
    """What is logged meanwhile, each with its level; none of it reaches the terminal."""
    logger = logging.getLogger(LOGGER)
    listener = _Listener()
    before = logger.propagate, logger.level
    logger.propagate = False
    logger.setLevel(logging.WARNING)
    logger.addHandler(listener)
    try:
        yield listener.said
    finally:
        logger.removeHandler(listener)
        logger.propagate, level = before
        logger.setLevel(level)


def judge(said: list[tuple[int, str]], document: Document, tell: Callable[[str], None] | None) -> None:
    """Stop at what left something out of the handout, and tell staff of anything else.

    Args:
        said: From `heard`.
        document: The handout, for the places of its pictures.
        tell: See `handouts.formats.RenderOptions`.

    Raises:
        RenderError: A picture could not be read, or WeasyPrint reports an error of another kind.
    """
    for level, message in said:
        if TAGS.match(message) or STYLE.match(message):
            continue
        broken = BROKEN.match(message)
        if broken:
            raise _broken(broken["url"], broken["why"], document)
        if level >= logging.ERROR:
            raise RenderError(
                f"{document.position}: WeasyPrint could not make all of the handout: {message}.",
                "Build it with --engine reportlab, and report this if the article has nothing odd there.",
            )
        if tell:
            tell(f"{document.position}: WeasyPrint says: {message}.")


def style_notices(said: list[tuple[int, str]]) -> list[str]:
    """What was said of rules of style, for whoever wrote them."""
    return [message for _, message in said if STYLE.match(message)]


def _broken(url: str, why: str, document: Document) -> RenderError:
    """The error for a picture of the article, or for an address in a clinic's own style."""
    for node in walk(document):
        if isinstance(node, Figure) and node.image and b64encode(node.image.data).decode("ascii") in url:
            return unreadable(node)
    reason = " ".join(why.split()) or "it is damaged"
    return RenderError(
        f"{document.position}: A picture that the style names cannot be read: {reason}.",
        "Put it into own.css as a data: address, or take it out.",
    )
