"""Run in a process of its own: how long readers take on long files, and how much memory.

Writes one line of JSON: seconds of processor time, or the most memory at once beside what was there
before, in bytes, and the size of the file.

usage: reading.py pace FORMAT RUNS     a file of 1 MB beside a bare parser of its format, in turns
       reading.py growth FORMAT        files of 0.1 and of 10 MB
       reading.py memory FORMAT        a file of 1 MB

A file of 10 MB is refused as no article; the limits are lifted here, to see that time does not run away
below.
"""

from __future__ import annotations

import gc
import html
import io
import json
import resource
import statistics
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from handouts.formats import reader_for  # noqa: E402 (found by the line above)
from handouts.pipeline import read_bytes  # noqa: E402
from handouts.readers import _decode, word  # noqa: E402
from handouts.readers import html as web  # noqa: E402
from tests.benchmarks.articles import article  # noqa: E402
from tests.benchmarks.many import peak  # noqa: E402
from tests.readers import make_docx  # noqa: E402

SMALL, USUAL, LARGE = 100_000, 1_000_000, 10_000_000
"""Characters of text."""

for module, limit in ((_decode, "MAX_BYTES"), (word, "MAX_BYTES"), (web, "_MARKUP_BYTES")):
    setattr(module, limit, 2 * LARGE)

_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_OFFICE}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_OFFICE}.styles+xml"/></Types>'
)


def markdown(size: int) -> bytes:
    """Articles one after the other, together of about `size` characters."""
    texts: list[str] = []
    while sum(map(len, texts)) < size:
        text = article(len(texts) % 50, 1000)
        # One document has one title.
        texts.append(text if not texts else text.replace("# ", "## ", 1))
    return "".join(texts).encode()


def page(size: int) -> bytes:
    """The same as a web page."""
    from markdown_it import MarkdownIt

    body = MarkdownIt().render(markdown(size).decode())
    return f"<!doctype html><html lang=en><title>T</title><body><main>{body}</main></body></html>".encode()


def as_word(size: int) -> bytes:
    """The same as a Word document: headings, items of lists, paragraphs."""
    made = []
    for line in filter(None, map(str.strip, markdown(size).decode().split("\n"))):
        words = html.escape(line.lstrip("#- "), quote=False)
        if line.startswith("#"):
            made.append(make_docx.paragraph(words, style=f"Heading{line.count('#', 0, 2)}"))
        else:
            made.append(make_docx.paragraph(words, num=(1, 0) if line.startswith("- ") else None))
    return make_docx.zipped({**make_docx.parts("".join(made)), "[Content_Types].xml": _TYPES})


MAKE: dict[str, Callable[[int], bytes]] = {"md": markdown, "html": page, "docx": as_word}


def read(data: bytes, form: str) -> object:
    """What we make of a file."""
    return read_bytes(data, f"a.{form}", reader_for(f"a.{form}", f".{form}"))


def parser(form: str, data: bytes) -> Callable[[], object]:
    """A task that parses a file as far as a general library for its format does, and keeps no places."""
    if form == "md":
        from markdown_it import MarkdownIt
        from mdit_py_plugins.attrs import attrs_plugin
        from mdit_py_plugins.deflist import deflist_plugin
        from mdit_py_plugins.footnote import footnote_plugin

        text = data.decode()
        same = MarkdownIt("commonmark").enable(["table", "strikethrough"])
        same.use(footnote_plugin).use(deflist_plugin).use(attrs_plugin, spans=True)
        return lambda: same.parse(text)
    if form == "html":
        from bs4 import BeautifulSoup

        return lambda: BeautifulSoup(data, "html.parser")
    import docx

    def paragraphs() -> list[object]:
        document = docx.Document(io.BytesIO(data))
        return [
            (getattr(one.style, "name", ""), [(run.text, run.bold) for run in one.runs])
            for one in document.paragraphs
        ]

    return paragraphs


def processor(task: Callable[[], object]) -> float:
    """The processor time of a task in seconds. What an earlier one left behind is cleared away before."""
    gc.collect()
    start = time.process_time()
    task()
    return time.process_time() - start


def pace(form: str, runs: int) -> dict[str, float]:
    """Medians of reading, and of parsing, a file of the usual size."""
    data = MAKE[form](USUAL)
    tasks = {"ours": lambda: read(data, form), "parser": parser(form, data)}
    times: dict[str, list[float]] = {name: [] for name in tasks}
    for _ in range(runs):
        for name, task in tasks.items():
            times[name].append(processor(task))
    return {name: statistics.median(values) for name, values in times.items()}


def growth(form: str) -> dict[str, float]:
    """A small and a large file. The small one is read more than once, as it is over so soon."""
    small, large = MAKE[form](SMALL), MAKE[form](LARGE)
    read(small, form)
    found = {"small": min(processor(lambda: read(small, form)) for _ in range(9))}
    return found | {"large": min(processor(lambda: read(large, form)) for _ in range(2))}


def memory(form: str) -> dict[str, float]:
    """The most memory that reading a file of the usual size takes, beside what there was before."""
    data = MAKE[form](USUAL)
    read(MAKE[form](SMALL), form)
    gc.collect()
    # The most memory from now on: making the file took some, too (proc(5), clear_refs).
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    before = _now()
    read(data, form)
    return {"peak": peak() * 1024**2 - before, "size": len(data) if form != "docx" else _unpacked(data)}


def _unpacked(data: bytes) -> int:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return sum(member.file_size for member in archive.infolist())


def _now() -> int:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize()


if __name__ == "__main__":
    what, form, *rest = sys.argv[1:]
    figures = {"pace": lambda: pace(form, int(rest[0])), "growth": lambda: growth(form)}.get(
        what, lambda: memory(form)
    )()
    sys.stdout.write(json.dumps(figures) + "\n")
