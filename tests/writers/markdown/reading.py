"""Reading back what was written, and when two documents say the same."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

from handouts.addresses import with_links
from handouts.model import Document, Node, Text, is_inline
from handouts.readers.markdown import read
from handouts.writers.markdown import draft


def joined(node: Any) -> Any:
    """The tree with texts side by side as one, and with every address a link, as a reader makes it.

    This is written apart from the writer, so that a mistake in what that takes for the same shows.
    """
    changed = {}
    for name in node.child_fields:
        children = tuple(joined(child) for child in _texts_joined(getattr(node, name)))
        if children and is_inline(children[0]) and not is_inline(node):
            children = with_links(children)
        changed[name] = children
    return dataclasses.replace(node, **changed) if changed else node


def _texts_joined(nodes: tuple[Node, ...]) -> list[Node]:
    made: list[Node] = []
    for node in nodes:
        last = made[-1] if made else None
        if isinstance(node, Text) and isinstance(last, Text):
            made[-1] = Text(last.text + node.text)
        else:
            made.append(node)
    return made


def back(document: Document, folder: Path | None = None) -> Document:
    """What a reader makes of what the writer makes of a document; its pictures lie in `folder`."""
    made = draft(document)
    if folder is not None:
        for name, data in made.pictures.items():
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
    return read(made.text.encode(), "a.md", folder=folder)
