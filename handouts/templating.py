"""The templates that ship with handouts, compiled once and kept, as Python keeps its own byte code."""

from __future__ import annotations

import functools
import os
import sys
import tempfile
from typing import TYPE_CHECKING

from handouts.resources import folder

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2 import BytecodeCache, Environment, Template


@functools.cache
def environment() -> Environment:
    """Templates from the shipped folder, escaping everything that is not markup of their own."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    templates = folder("templates")
    return Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=None if sys.dont_write_bytecode else _kept(templates / "__pycache__"),
    )


def template(name: str) -> Template:
    """The template `name`, compiled once."""
    return environment().get_template(name)


def _kept(place: Path) -> BytecodeCache:
    """Byte code of templates in a folder beside them, where Python would keep that of modules.

    Compiling the templates takes as long as all the rest of making a page in a fresh process. Where the
    folder cannot be written, they are compiled each time. Jinja2 itself sees to it that nothing is used that
    was made from another text, by another Python or by another Jinja2.
    """
    from jinja2 import BytecodeCache
    from jinja2.bccache import Bucket

    class Kept(BytecodeCache):
        def load_bytecode(self, bucket: Bucket) -> None:
            try:
                with (place / self._name(bucket)).open("rb") as file:
                    bucket.load_bytecode(file)
            except Exception:
                # Not there, or damaged, which can raise nearly anything: compile it again.
                bucket.reset()

        def dump_bytecode(self, bucket: Bucket) -> None:
            try:
                place.mkdir(exist_ok=True)
                number, name = tempfile.mkstemp(dir=place)
                try:
                    with os.fdopen(number, "wb") as file:
                        bucket.write_bytecode(file)
                    os.replace(name, place / self._name(bucket))  # noqa: PTH105 - one step, whole or not at all
                except BaseException:
                    os.unlink(name)  # noqa: PTH108 - as above
                    raise
            except OSError:
                return

        @staticmethod
        def _name(bucket: Bucket) -> str:
            return f"{bucket.key}.{sys.implementation.cache_tag}.jinja"

    return Kept()
