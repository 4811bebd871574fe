"""Run in a process of its own: what long documents take, in processor time, so that others do not count.

Writes one line of JSON: pages, seconds, and the most memory at once, in MiB.

usage: long.py growth RUNS     PDF of 50 and of 500 pages in turns, everything loaded
       long.py memory          one PDF of 500 pages from its article, verified before it is handed over
"""

from __future__ import annotations

import gc
import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

import handouts  # noqa: E402 (found by the line above)
from handouts.compose import handouts_of  # noqa: E402
from handouts.formats import reader_for  # noqa: E402
from handouts.model import Document  # noqa: E402
from handouts.pipeline import read_bytes  # noqa: E402
from handouts.verify import verify  # noqa: E402
from tests.benchmarks.articles import article  # noqa: E402
from tests.benchmarks.many import peak  # noqa: E402

WORDS_OF_A_PAGE = 203.5
SHORT, LONG = 50, 500
"""Pages."""


def of_pages(pages: int) -> Document:
    """An article that is about this many pages long in large print."""
    text = article(1, round(pages * WORDS_OF_A_PAGE))
    return read_bytes(text.encode(), "a.md", reader_for("a.md", ".md"))


def processor(task: Callable[[], object]) -> float:
    """The processor time of a task in seconds. What an earlier one left behind is cleared away before."""
    gc.collect()
    start = time.process_time()
    task()
    return time.process_time() - start


def growth(runs: int) -> dict[str, float]:
    """Medians of a short and a long document: making the PDF, and verifying it."""
    found: dict[str, float] = {}
    times: dict[str, list[float]] = {}
    tasks: dict[str, Callable[[], object]] = {}
    for name, pages in (("short", SHORT), ("long", LONG)):
        document = of_pages(pages)
        whole = handouts_of(document, only="whole")[0].document
        data = handouts.render(document, "pdf")
        found[f"{name} pages"] = verify(data, "a.pdf", document=whole).pages
        tasks[name] = lambda document=document: handouts.render(document, "pdf")  # type: ignore[misc]
        tasks[f"{name} check"] = lambda data=data, whole=whole: verify(data, "a.pdf", document=whole)  # type: ignore[misc]
    for _ in range(runs):
        for name, task in tasks.items():
            times.setdefault(name, []).append(processor(task))
    return found | {name: statistics.median(values) for name, values in times.items()}


def memory() -> dict[str, float]:
    """The most memory that one long handout takes, from its article to a verified PDF."""
    document = of_pages(LONG)
    data = handouts.render(document, "pdf")
    whole = handouts_of(document, only="whole")[0].document
    return {"pages": verify(data, "a.pdf", document=whole).pages, "peak": peak()}


if __name__ == "__main__":
    measured = growth(int(sys.argv[2])) if sys.argv[1] == "growth" else memory()
    sys.stdout.write(json.dumps(measured) + "\n")
