"""Attributes that are worked out when they are first asked for, and kept.

Up to Python 3.11 `functools.cached_property` takes a lock each time; a thousand sentences with a handful of
these each notice that. Nothing here is shared by threads, and what is worked out twice is the same twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["once"]

if TYPE_CHECKING:
    from functools import cached_property as once
else:

    class once:  # noqa: N801 - it is used as `cached_property` is
        """A property that is worked out once for each object; its value is put in place of it."""

        def __init__(self, work):
            self.work = work
            self.name = work.__name__
            self.__doc__ = work.__doc__

        def __get__(self, thing, owner=None):
            if thing is None:
                return self
            value = thing.__dict__[self.name] = self.work(thing)
            return value
