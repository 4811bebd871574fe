"""How long the work takes, beside what else could do it: one table, each ratio measured in this run.

Figures are medians of interleaved runs, so that a slow moment of the machine falls on both sides alike. Ends
with status 1 when a limit is missed.

usage: python tests/benchmarks/bench.py [--runs N]
"""

from __future__ import annotations

import argparse
import contextlib
import json
import logging
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from handouts.model import Document  # noqa: E402 (found by the line above)
from tests.benchmarks.articles import article  # noqa: E402
from tests.benchmarks.as_typst import as_typst  # noqa: E402

HANDOUTS = [sys.executable, "-m", "handouts"]

PAGES = 6
WORDS_OF_SIX_PAGES = 1050
DOCUMENTS = 200
WORDS_OF_ONE_OF_MANY = 700
CHECKED = 1000
WORDS_OF_ONE_CHECKED = 1000
HARD = 0.5
"""The share of paragraphs in checked articles that hard sentences follow."""

WEASYPRINT = (
    "import sys, weasyprint; weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2], pdf_variant='pdf/ua-1')"
)


VERDICTS = {True: "pass", False: "MISS", None: ""}


@dataclass(frozen=True)
class Line:
    """One line of the table."""

    what: str
    ours: str
    beside: str
    figure: str
    limit: str
    kept: bool | None


def medians(
    runs: int,
    tasks: Mapping[str, Callable[[int], object]],
    clock: Callable[[], float] = time.perf_counter,
) -> dict[str, float]:
    """The median time of each task in seconds, the tasks taking turns. A task is told which turn it is.

    What runs in this process is best measured by its own processor time, which nobody else's work adds to.
    """
    times: dict[str, list[float]] = {name: [] for name in tasks}
    for task in tasks.values():
        task(0)  # what is loaded once is loaded now
    for turn in range(1, runs + 1):
        for name, task in tasks.items():
            start = clock()
            task(turn)
            times[name].append(clock() - start)
    return {name: statistics.median(values) for name, values in times.items()}


def compare(what: str, ours: float, other: str, theirs: float, limit: float | None) -> Line:
    """A line that sets our time against another's. A limit of None is none: the line is for information."""
    ratio = ours / theirs
    return Line(
        what,
        f"{ours * 1000:.1f} ms",
        f"{other} {theirs * 1000:.1f} ms",
        f"{ratio:.2f} x",
        "" if limit is None else f"at most {limit:.2f} x",
        None if limit is None else ratio <= limit,
    )


def program(*command: str | Path) -> Callable[[int], object]:
    """A task that runs a whole program. A closed gate (1) is an answer; anything else is a mistake."""

    def run(turn: int) -> None:
        done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
        if done.returncode not in (0, 1):
            raise SystemExit(f"{command} ended with {done.returncode}:\n{done.stdout}{done.stderr}")

    return run


@dataclass(frozen=True)
class Article:
    """The same article for each of the three: a document, Typst markup, a web page."""

    document: Document
    markup: Path
    page: str


def articles(count: int, folder: Path) -> list[Article]:
    """Articles of six pages that differ in their text."""
    import handouts
    from handouts.compose import handouts_of

    made = []
    for number in range(count):
        source = folder / f"six-pages-{number}.md"
        source.write_text(article(number, WORDS_OF_SIX_PAGES), encoding="utf-8")
        document = handouts.read(source)
        markup = source.with_suffix(".typ")
        # What handouts adds, Typst has to lay out too.
        composed = handouts_of(document)[0].document
        markup.write_text(as_typst(composed), encoding="utf-8")
        made.append(Article(document, markup, handouts.render(document, "html").decode("utf-8")))
    return made


def pdf_in_process(runs: int, folder: Path) -> list[Line]:
    """Handouts of six pages to PDF, everything loaded.

    Each turn is another article, the same one for all three, because that is the work: a handout is made
    once. Typst keeps its layout of what it has seen, so one article again and again is shown too, without a
    limit.
    """
    import io

    import pikepdf
    import typst
    import weasyprint

    import handouts

    for chatty in ("weasyprint", "fontTools"):
        logging.getLogger(chatty).setLevel(logging.CRITICAL)
    texts = articles(runs + 1, folder)
    fonts = [str(path) for path in (ROOT / "fonts").iterdir() if path.is_dir()]

    def by_handouts(turn: int) -> bytes:
        return handouts.render(texts[turn].document, "pdf")

    def by_typst(turn: int) -> bytes:
        made: bytes = typst.compile(
            str(texts[turn].markup), font_paths=fonts, ignore_system_fonts=True, pdf_standards="ua-1"
        )
        return made

    def by_weasyprint(turn: int) -> bytes:
        made: bytes = weasyprint.HTML(string=texts[turn].page).write_pdf(pdf_variant="pdf/ua-1")
        return made

    tasks = {"handouts": by_handouts, "Typst": by_typst, "WeasyPrint": by_weasyprint}
    counts = []
    for name, task in tasks.items():
        with pikepdf.open(io.BytesIO(task(0))) as pdf:
            counts.append(f"{name} {len(pdf.pages)}")
    sys.stderr.write(f"Pages of the same handout: {', '.join(counts)}.\n")
    took = medians(runs, tasks, time.process_time)
    again = medians(
        runs, {"handouts": lambda _: by_handouts(0), "Typst": lambda _: by_typst(0)}, time.process_time
    )
    size, other = (
        statistics.median(len(by(turn)) for turn in range(min(runs, 5))) for by in (by_handouts, by_typst)
    )
    what = f"PDF of {PAGES} pages, in process"
    return [
        compare(what, took["handouts"], "Typst", took["Typst"], 0.8),
        compare(what, took["handouts"], "WeasyPrint", took["WeasyPrint"], 0.1),
        compare("  the same one again", again["handouts"], "Typst", again["Typst"], None),
        Line(
            "  the size of its file",
            f"{size / 1024:.1f} KiB",
            f"Typst {other / 1024:.1f} KiB",
            f"{size / other:.2f} x",
            "at most 1.20 x",
            size / other <= 1.2,
        ),
    ]


def promises(runs: int) -> list[Line]:
    """What verifying a PDF adds to making it from its article: words made plainer, checked, set, written.

    Beside the setting and writing alone, for information: the check reads a file as a stranger would, and
    takes longer than the writing.
    """
    import handouts
    from handouts.compose import handouts_of
    from handouts.formats import reader_for
    from handouts.pipeline import read_bytes
    from handouts.verify import verify

    reader = reader_for("a.md", ".md")
    texts = [article(turn, WORDS_OF_SIX_PAGES).encode() for turn in range(runs + 1)]
    plain = [handouts.simplify(read_bytes(text, "a.md", reader))[0] for text in texts]
    wholes = [handouts_of(document, only="whole")[0].document for document in plain]
    files = [handouts.render(document, "pdf") for document in plain]

    def make(turn: int) -> None:
        plainer, _ = handouts.simplify(read_bytes(texts[turn], "a.md", reader))
        handouts.check(plainer)
        handouts.render(plainer, "pdf")

    took = medians(
        runs,
        {
            "make": make,
            "verify": lambda turn: verify(files[turn], "handout.pdf", document=wholes[turn]),
            "write": lambda turn: handouts.render(plain[turn], "pdf"),
        },
        time.process_time,
    )
    what = "Promises of a PDF verified"
    return [
        compare(what, took["verify"], "made from its article", took["make"], 0.3),
        compare("  beside the writing alone", took["verify"], "written", took["write"], None),
    ]


def long_documents(runs: int) -> list[Line]:
    """Whether a long handout costs more for each page than a short one; and the memory that it takes."""
    script = Path(__file__).with_name("long.py")

    def measured(*arguments: str) -> dict[str, float]:
        command = [sys.executable, str(script), *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(f"{command} ended with {done.returncode}:\n{done.stderr}")
        figures: dict[str, float] = json.loads(done.stdout)
        return figures

    grown, peak = measured("growth", str(max(3, runs // 3))), measured("memory")
    short, long = grown["short pages"], grown["long pages"]
    lines = []
    for what, name in ((f"PDF of {long:.0f} pages", ""), ("  its promises verified", " check")):
        compared = compare(what, grown["long" + name], f"{short:.0f} pages", grown["short" + name], 11)
        lines.append(compared)
    kept = peak["peak"] <= 120
    lines.append(Line("  its peak memory", f"{peak['peak']:.0f} MiB", "", "", "at most 120 MiB", kept))
    return lines


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
    """`handouts build` of both formats as a whole process, against WeasyPrint on the page that it makes.

    Then what it takes more to make an article plainer first, one of hard words.
    """
    hard, out = folder / "hard.md", folder / "out"
    hard.write_text(article(0, WORDS_OF_ONE_CHECKED, hard=HARD), encoding="utf-8")

    def build(source: Path, *options: str) -> Callable[[int], object]:
        return program(*HANDOUTS, "build", source, "-o", out, "--only", "whole", "--draft", *options)

    as_it_is = build(folder / "six-pages-0.md", "--no-simplify")
    as_it_is(0)
    [page] = out.glob("*/handout.html")
    copy = folder / "page.html"
    copy.write_bytes(page.read_bytes())
    took = medians(
        runs,
        {
            "handouts": as_it_is,
            "WeasyPrint": program(sys.executable, "-c", WEASYPRINT, copy, folder / "page.pdf"),
            "plainer": build(hard),
            "hard": build(hard, "--no-simplify"),
        },
    )
    more = took["plainer"] - took["hard"]
    return [
        compare("Cold `build`, both formats", took["handouts"], "WeasyPrint", took["WeasyPrint"], 0.6),
        Line(
            "Cold `build`, words made plainer",
            f"{took['plainer'] * 1000:.1f} ms",
            f"not plainer {took['hard'] * 1000:.1f} ms",
            f"{more * 1000:.0f} ms more",
            "at most 350 ms",
            more <= 0.35,
        ),
    ]


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
    pace = DOCUMENTS / took
    processor, peak = map(float, done.stdout.splitlines()[-1].split())
    what = f"{DOCUMENTS} articles of {WORDS_OF_ONE_OF_MANY} words"
    return [
        Line(
            what,
            f"{took:.1f} s",
            f"({processor:.1f} s of CPU)",
            f"{pace:.1f} a second",
            "at least 25 a second",
            pace >= 25,
        ),
        Line("  their peak memory", f"{peak:.0f} MiB", "", "", "under 150 MiB", peak < 150),
    ]


@contextlib.contextmanager
def remembering(words: int) -> Iterator[None]:
    """textstat remembers the answers about so many words, for a while."""
    from handouts.readability import _textstat

    ours = [(place, name, getattr(place, name)) for place, name in _textstat.asking()]
    _textstat.remember(words)
    try:
        yield
    finally:
        for place, name, function in ours:
            setattr(place, name, function)


def check_in_process(runs: int) -> list[Line]:
    """All checks of one article, against textstat alone working out the same scores on the same text."""
    import handouts
    from handouts import checks
    from handouts.formats import reader_for
    from handouts.pipeline import read_bytes
    from handouts.readability import _textstat, formulas, prepare
    from handouts.readability.prepare import Part, authored, prepared_text

    reader = reader_for("a.md", ".md")
    documents = []
    for turn in range(runs + 1):
        text = article(turn, WORDS_OF_ONE_CHECKED, hard=HARD)
        documents.append(read_bytes(text.encode(), "a.md", reader))
    known = formulas("en")

    def prepared(document: Document) -> list[tuple[str, int]]:
        parts = prepare(document)
        by_id = {part.section: part for part in parts}

        def text_of(some: list[Part]) -> str:
            return prepared_text(sentence.words for part in some for sentence in part.sentences)

        whole = [(text_of(list(parts)), len(known))]
        for section in authored(document):
            below = [by_id[section.id], *(by_id[inner.id] for inner in authored(section))]
            whole.append((text_of(below), 2))
        return whole

    texts = [prepared(document) for document in documents]

    def by_handouts(turn: int) -> object:
        return handouts.check(documents[turn])

    def by_textstat(turn: int) -> None:
        with remembering(128):  # as textstat comes
            for text, number in texts[turn]:
                for formula in known[:number]:
                    _textstat.compute(formula.name, text, "en", formula.arguments)
            _textstat.forget()

    took = medians(runs, {"handouts": by_handouts, "textstat": by_textstat}, time.process_time)
    what = f"Check of {WORDS_OF_ONE_CHECKED} words, {len(checks.rules())} rules"
    return [compare(what, took["handouts"], "textstat", took["textstat"], 3.0)]


def plainer(runs: int) -> list[Line]:
    """Making an article plainer, warm: rewrites, the guard, and definitions."""
    import handouts
    from handouts.formats import reader_for
    from handouts.pipeline import read_bytes

    reader = reader_for("a.md", ".md")
    documents = [
        read_bytes(article(turn, WORDS_OF_ONE_CHECKED, hard=HARD).encode(), "a.md", reader)
        for turn in range(runs + 1)
    ]
    tasks = {"handouts": lambda turn: handouts.simplify(documents[turn])}
    took = medians(runs, tasks, time.process_time)["handouts"]
    what = f"{WORDS_OF_ONE_CHECKED} words made plainer"
    pace = 1 / took
    return [
        Line(what, f"{took * 1000:.1f} ms", "", f"{pace:.0f} a second", "at least 20 a second", pace >= 20)
    ]


def check_many(folder: Path) -> list[Line]:
    """A thousand articles checked in one process, from files to a report, start and all.

    JSON holds the appraisals too, which are not part of checking; its line is for information.
    """
    sources = folder / "checked"
    sources.mkdir()
    for number in range(CHECKED):
        text = article(number, WORDS_OF_ONE_CHECKED, hard=HARD)
        (sources / f"{number:04}.md").write_text(text, encoding="utf-8")
    names = sorted(map(str, sources.iterdir()))
    lines = []
    for style, limit in (("text", 60), ("json", None)):
        start = time.perf_counter()
        done = subprocess.run(
            [*HANDOUTS, "check", "--format", style, "--exit-zero", *names],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        took = time.perf_counter() - start
        told = sum(f"{name}: grade" in done.stdout or f'"path": "{name}"' in done.stdout for name in names)
        if done.returncode or told != CHECKED:
            raise SystemExit(f"{told} of {CHECKED} articles were checked:\n{done.stderr}")
        pace = CHECKED / took
        what = f"{CHECKED} articles of {WORDS_OF_ONE_CHECKED} words, checked, {style}"
        kept = None if limit is None else pace >= limit
        said = "" if limit is None else f"at least {limit} a second"
        lines.append(Line(what, f"{took:.1f} s", "", f"{pace:.0f} a second", said, kept))
    return lines


READ = {
    "md": ("Markdown", "markdown-it", 2.0),
    "html": ("A web page", "BeautifulSoup", 2.0),
    "docx": ("A Word document", "python-docx", 3.0),
}
"""Formats that are read, what else parses them, and how much longer we may take, who keep every place."""


def reading(runs: int) -> list[Line]:
    """Reading 1 MB beside a bare parser; whether 10 MB take a hundred times as long as 0.1; memory."""
    script = Path(__file__).with_name("reading.py")

    def measured(*arguments: str) -> dict[str, float]:
        command = [sys.executable, str(script), *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(f"{command} ended with {done.returncode}:\n{done.stderr}")
        figures: dict[str, float] = json.loads(done.stdout)
        return figures

    lines = []
    for form, (what, other, limit) in READ.items():
        took = measured("pace", form, str(max(3, runs // 3)))
        lines.append(compare(f"{what} of 1 MB, read", took["ours"], other, took["parser"], limit))
        grown, peak = measured("growth", form), measured("memory", form)
        lines.append(compare("  of 10 MB", grown["large"], "0.1 MB", grown["small"], 130))
        times = peak["peak"] / peak["size"]
        lines.append(
            Line(
                "  peak memory at 1 MB",
                f"{peak['peak'] / 1024**2:.1f} MiB",
                f"the file {peak['size'] / 1024**2:.1f} MiB",
                f"{times:.1f} x",
                "at most 12 x",
                times <= 12,
            )
        )
    return lines


def show(lines: list[Line]) -> None:
    """Write the table, each column as wide as it has to be."""
    rows = [("what", "handouts", "beside", "figure", "limit", "")]
    rows += [
        (line.what, line.ours, line.beside, line.figure, line.limit, VERDICTS[line.kept]) for line in lines
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
    # What is timed runs as it is once installed: with its byte code kept, as pip keeps that of the others.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    # One thread each, so that processor time and time are the same thing.
    os.environ["RAYON_NUM_THREADS"] = "1"
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        lines = pdf_in_process(runs, folder)
        lines += promises(runs)
        lines += long_documents(runs)
        lines += cold_check(runs, folder)
        lines += cold_build(runs, folder)
        lines += many(folder)
        lines += check_in_process(runs)
        lines += check_many(folder)
        lines += plainer(runs)
        lines += reading(runs)
    show(lines)
    return 1 if any(line.kept is False for line in lines) else 0


if __name__ == "__main__":
    sys.exit(main())
