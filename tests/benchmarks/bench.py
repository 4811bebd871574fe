"""How long the work takes, beside what else could do it: one table, each ratio measured in this run.

Figures are medians of interleaved runs, so that a slow moment of the machine falls on both sides alike. Ends
with status 1 when a limit is missed.

usage: python tests/benchmarks/bench.py [--runs N]
"""

from __future__ import annotations

import argparse
import logging
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.benchmarks.articles import article  # noqa: E402 (found by the line above)
from tests.benchmarks.as_typst import as_typst  # noqa: E402

HANDOUTS = [sys.executable, "-m", "handouts"]

PAGES = 6
WORDS_OF_SIX_PAGES = 1050
DOCUMENTS = 200
WORDS_OF_ONE_OF_MANY = 700

WEASYPRINT = (
    "import sys, weasyprint; weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2], pdf_variant='pdf/ua-1')"
)


@dataclass(frozen=True)
class Line:
    """One line of the table."""

    what: str
    ours: str
    beside: str
    figure: str
    limit: str
    kept: bool


def medians(runs: int, tasks: Mapping[str, Callable[[], object]]) -> dict[str, float]:
    """The median time of each task in seconds, the tasks taking turns."""
    times: dict[str, list[float]] = {name: [] for name in tasks}
    for task in tasks.values():
        task()  # what is loaded once is loaded now
    for _ in range(runs):
        for name, task in tasks.items():
            start = time.perf_counter()
            task()
            times[name].append(time.perf_counter() - start)
    return {name: statistics.median(values) for name, values in times.items()}


def compare(what: str, ours: float, other: str, theirs: float, limit: float) -> Line:
    """A line that sets our time against another's."""
    ratio = ours / theirs
    return Line(
        what,
        f"{ours * 1000:.1f} ms",
        f"{other} {theirs * 1000:.1f} ms",
        f"{ratio:.2f} x",
        f"at most {limit:.2f} x",
        ratio <= limit,
    )


def program(*command: str | Path) -> Callable[[], object]:
    """A task that runs a whole program. A closed gate (1) is an answer; anything else is a mistake."""

    def run() -> None:
        done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
        if done.returncode not in (0, 1):
            raise SystemExit(f"{command} ended with {done.returncode}:\n{done.stdout}{done.stderr}")

    return run


def pdf_in_process(runs: int, folder: Path) -> list[Line]:
    """One handout of six pages to PDF, everything loaded."""
    import io

    import pikepdf
    import typst
    import weasyprint

    import handouts

    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    logging.getLogger("fontTools").setLevel(logging.CRITICAL)
    source = folder / "six-pages.md"
    source.write_text(article(0, WORDS_OF_SIX_PAGES), encoding="utf-8")
    document = handouts.read(source)
    page = handouts.render(document, "html").decode("utf-8")
    markup = folder / "six-pages.typ"
    markup.write_text(as_typst(document), encoding="utf-8")
    fonts = [str(path) for path in (ROOT / "fonts").iterdir() if path.is_dir()]

    def by_typst() -> bytes:
        made: bytes = typst.compile(
            str(markup), font_paths=fonts, ignore_system_fonts=True, pdf_standards="ua-1"
        )
        return made

    def by_weasyprint() -> bytes:
        made: bytes = weasyprint.HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")
        return made

    tasks: dict[str, Callable[[], bytes]] = {
        "handouts": lambda: handouts.render(document, "pdf"),
        "Typst": by_typst,
        "WeasyPrint": by_weasyprint,
    }
    counts = []
    for name, task in tasks.items():
        with pikepdf.open(io.BytesIO(task())) as pdf:
            counts.append(f"{name} {len(pdf.pages)}")
    sys.stderr.write(f"Pages of the same handout: {', '.join(counts)}.\n")
    took = medians(runs, tasks)
    what = f"PDF of {PAGES} pages, in process"
    return [
        compare(what, took["handouts"], "Typst", took["Typst"], 1.0),
        compare(what, took["handouts"], "WeasyPrint", took["WeasyPrint"], 0.12),
    ]


def cold_check(runs: int, folder: Path) -> list[Line]:
    """`handouts check` as a whole process, against no more than loading textstat."""
    source = folder / "one.md"
    source.write_text(article(1, WORDS_OF_ONE_OF_MANY), encoding="utf-8")
    took = medians(
        runs,
        {
            "handouts": program(*HANDOUTS, "check", source),
            "textstat": program(sys.executable, "-c", "import textstat"),
        },
    )
    return [compare("Cold `check`", took["handouts"], "import textstat", took["textstat"], 1.5)]


def cold_build(runs: int, folder: Path) -> list[Line]:
    """`handouts build` of both formats as a whole process, against WeasyPrint on the page that it makes."""
    source, out = folder / "six-pages.md", folder / "out"
    build = program(*HANDOUTS, "build", source, "-o", out, "--only", "whole", "--draft")
    build()
    [page] = out.glob("*/handout.html")
    copy = folder / "page.html"
    copy.write_bytes(page.read_bytes())
    took = medians(
        runs,
        {
            "handouts": build,
            "WeasyPrint": program(sys.executable, "-c", WEASYPRINT, copy, folder / "page.pdf"),
        },
    )
    return [compare("Cold `build`, both formats", took["handouts"], "WeasyPrint", took["WeasyPrint"], 0.6)]


def many(folder: Path) -> list[Line]:
    """Two hundred articles in one process, from files to files, start and all."""
    sources = folder / "many"
    sources.mkdir()
    for number in range(DOCUMENTS):
        text = article(number, WORDS_OF_ONE_OF_MANY)
        (sources / f"{number:03}.md").write_text(text, encoding="utf-8")
    script = Path(__file__).with_name("many.py")
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, str(script), str(sources), str(folder / "many-out")],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    took = time.perf_counter() - start
    made = len(list((folder / "many-out").glob("*/handout.*")))
    if done.returncode or made != 2 * DOCUMENTS:
        raise SystemExit(f"{made} handouts of {2 * DOCUMENTS} were made:\n{done.stdout}{done.stderr}")
    pace, peak = DOCUMENTS / took, float(done.stdout.splitlines()[-1])
    what = f"{DOCUMENTS} articles of {WORDS_OF_ONE_OF_MANY} words"
    return [
        Line(what, f"{took:.1f} s", "", f"{pace:.1f} a second", "at least 25 a second", pace >= 25),
        Line("  their peak memory", f"{peak:.0f} MiB", "", "", "under 150 MiB", peak < 150),
    ]


def show(lines: list[Line]) -> None:
    """Write the table, each column as wide as it has to be."""
    rows = [("what", "handouts", "beside", "figure", "limit", "")]
    rows += [
        (line.what, line.ours, line.beside, line.figure, line.limit, "pass" if line.kept else "MISS")
        for line in lines
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        sys.stdout.write("  ".join(cells).rstrip() + "\n")


def main() -> int:
    """Time everything and say how it stands."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--runs", type=int, default=21, help="how often each is timed [default: 21]")
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        lines = pdf_in_process(runs, folder)
        lines += cold_check(runs, folder)
        lines += cold_build(runs, folder)
        lines += many(folder)
    show(lines)
    return 0 if all(line.kept for line in lines) else 1


if __name__ == "__main__":
    sys.exit(main())
