"""The one family of errors that a user of handouts sees."""

from __future__ import annotations


class HandoutsError(Exception):
    """Something stops the work, and the user can mend it.

    Args:
        message: What is wrong, in one sentence, naming the file where there is one.
        fix: What to do about it, in one sentence.
    """

    def __init__(self, message: str, fix: str) -> None:
        super().__init__(message)
        self.message = message
        self.fix = fix

    def __str__(self) -> str:
        return f"{self.message}\n  Fix: {self.fix}"


class SourceError(HandoutsError):
    """A source cannot be read: missing, damaged, of an unknown kind, or with nothing in it."""


class ConfigError(HandoutsError):
    """The configuration has mistakes; the message lists all of them."""


class OutputError(HandoutsError):
    """The output cannot be written where it was asked for."""


class RenderError(HandoutsError):
    """A handout cannot be made from this document, for a reason at a place in the source."""


class PromiseError(HandoutsError):
    """An output that was made breaks an accessibility promise, so it is not handed over."""
