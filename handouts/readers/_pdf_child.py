"""The process in which a PDF is opened: what a hostile file does there ends with it.

PDF files are programs of a kind, and the libraries that read them are written in C. So a process of its own
looks at the file, with bounds on its time and memory, and says what it saw as JSON on its standard output.
It is started by `_pdf_source`, which also gives the bounds.
"""

from __future__ import annotations

import json
import sys
from typing import Any


def main() -> None:
    """Reads one line of JSON (the bounds) and then the PDF from standard input; writes JSON."""
    bounds = json.loads(sys.stdin.buffer.readline())
    _limit(bounds["seconds"], bounds["memory"])
    data = sys.stdin.buffer.read()
    try:
        told = look(data, bounds)
    except MemoryError:
        told = {"fault": "memory"}
    sys.stdout.buffer.write(json.dumps(told).encode("ascii"))
    sys.stdout.buffer.flush()


def look(data: bytes, bounds: dict[str, Any]) -> dict[str, Any]:
    """What is in a PDF: what the file says of itself, its tags, and what stands on its pages.

    A file that cannot be read gives {"fault": kind}: "locked", "damaged", "pages", "letters".
    """
    from handouts.readers import _pdf_objects, _pdf_pages

    told = _pdf_objects.look(data, bounds)
    if "fault" not in told:
        told["pages"] = _pdf_pages.look(data, told, bounds)
        if told["pages"] is None:
            told = {"fault": "damaged"}
        elif sum(len(page["pieces"]) for page in told["pages"]) >= bounds["pieces"]:
            told = {"fault": "letters"}
    return told


def _limit(seconds: int, memory: int) -> None:
    """Bounds on this process, where the system knows such; the one that waits has a clock of its own."""
    try:
        import resource
    except ImportError:  # Windows
        return
    for what, most in ((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_AS, memory)):
        _, hard = resource.getrlimit(what)
        if hard == resource.RLIM_INFINITY or hard > most:
            try:
                resource.setrlimit(what, (most, most))
            except (ValueError, OSError):
                continue
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
