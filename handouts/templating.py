"""The templates that ship with handouts, compiled once and kept, as Python keeps its own byte code."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from handouts import kept
from handouts.resources import folder

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2 import BytecodeCache, Environment, Template


_KIND = "jinja"


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
        bytecode_cache=_kept(),
    )


def template(name: str, own: str = "") -> Template:
    """The template `name`, compiled once.

    Args:
        name: Its file name.
        own: A clinic's folder of templates, which go before those that are shipped; empty for none.

    Raises:
        ConfigError: There is no such folder, or none of its files has the name of a template.
    """
    if own:
        from handouts import own_templates

        return own_templates.environment(own).get_template(name)
    return environment().get_template(name)


def _kept() -> BytecodeCache:
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
                bucket.bytecode_from_string(kept.load(self._source(bucket), _KIND) or b"")
            except Exception:
                # Damaged, which can raise nearly anything: compile it again.
                bucket.reset()

        def dump_bytecode(self, bucket: Bucket) -> None:
            kept.save(self._source(bucket), _KIND, bucket.bytecode_to_string())

        @staticmethod
        def _source(bucket: Bucket) -> Path:
            return folder("templates") / bucket.key

    return Kept()
