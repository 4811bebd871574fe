"""Damages good files of every format at random, and reads them: each must end in a document or a clear message.

    python -m tests.readers.fuzz --count 10000

A file that raises anything but a HandoutsError, takes more than 5 seconds of the processor, or more than 500 MiB is a failure,
and is written to the folder that --keep names. The same seed makes the same files.
"""

# ruff: noqa: E501, T201 - files are easier to read on few lines, and this is a command

from __future__ import annotations

import argparse
import copy
import io
import random
import resource
import signal
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

import pikepdf
from lxml import etree

from handouts.errors import HandoutsError
from handouts.formats import READERS, RenderOptions
from handouts.writers.pdf import write
from tests.readers import make_docx, make_odt, make_pdf
from tests.readers.test_rtf import item, rtf
from tests.readers.test_rtf import row as rtf_row
from tests.writers.pdf.documents import everything

SECONDS, MEMORY = 5, 500 * 1024 * 1024
_MOST = 10_000
"""Bytes that one change adds at most: what is slow in a small file is a fault, a long file may take its time."""

_TEXT = (
    "Asthma at home\n\nKeep your inhaler near you.\n\nWHAT HELPS\n\n• Rest\n  o at night\n• Fresh air\n\n"
    "1. Sit up\n2. Breathe\n   a) in\n   b) out\n\nDose    Day\n1 mg    Monday\n2 mg    Friday\n\nQ: Can I swim?\n"
    "A: Yes. See www.example.org or call 555-123-4567.\n\nName: ________\n"
)
_MARKDOWN = (
    "---\ntitle: Asthma\nlang: en\n---\n\n# Asthma\n\nText[^1] with *stress*, **force**, [a link](https://example.org)"
    " and [hola]{lang=es}.\n\n[^1]: A note.\n\n- one\n  1. two\n     - [x] three\n\n> [!WARNING]\n> Call.\n\n"
    "::: tip\nRest.\n:::\n\n!!! attention\nCare.\n!!!\n\n| A | B |\n|---|---|\n| 1 | ~~2~~ |\n\nTerm\n: Meaning\n\n"
    "<table><tr><th>A</th></tr><tr><td rowspan=2>b</td></tr></table>\n\nName: ________\n\n```\ncode\n```\n"
    "<details><summary>More</summary>\n\nWords\n\n</details>\n\n![Lung](lung.png)\n\na. x\nb. y\n"
)
_HTML = (
    "<!doctype html><html lang=en><head><meta charset=utf-8><title>Asthma</title><style>p{}</style></head><body>"
    "<nav><a href=/>Home</a></nav><main><h1>Asthma</h1><p>Keep <b>your</b> <i>inhaler</i> near&nbsp;you.<br>• a<br>• b"
    "<ul><li>one<ol start=3><li value=5>two</ol></ul><table><caption>Doses</caption><tr><th>A<th>B<tr>"
    "<td rowspan=2>1<td colspan=3>2<tr><td>3</table><dl><dt>T<dd>M</dl><details><summary>More</summary>x</details>"
    "<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math><aside class=warning>Call</aside><form><input type=checkbox>"
    "</form><figure><img src='data:image/png;base64,AAAA' alt=Lung><figcaption>C</figcaption></figure><svg><text>s"
    "</text></svg><p hidden>no</p><!-- c --></main><script>x</script></body></html>"
)
_TOKENS = {
    "text": ["\n", "\n\n", "• ", "1. ", "A: ", "====\n", "\t", "  ", "____", "\x00", "\u200b", "|", "é"],
    "markdown": ["\n", "> ", "- ", "    ", "```", ":::", "!!!", "[^1]", "](", "[", "|", "<table>", "<td>", "<!--",
                 "---", "{lang=", "**", "_", "\\", "&#0;", "____"],
    "html": ["<p>", "</p>", "<table>", "<td rowspan=99999>", "</table>", "<ul>", "<li>", "<b>", "</b>", "<a href=#x>",
             "<!--", "<![CDATA[", "<svg>", "<math>", "<msup>", "&#xFFFFFF;", "&amp", "<template>", "<select>", "<h2>",
             "</main>", "<ol reversed>", "<li value=-9>", "\x00"],
    "word": ["<w:p>", "</w:p>", "<w:tbl>", "<w:tc>", "<w:r>", '<w:fldChar w:fldCharType="begin"/>', "<m:oMath>", "&#0;",
             '<w:gridSpan w:val="99999"/>', '<w:ilvl w:val="-1"/>', '<w:start w:val="999999999"/>', "<!ENTITY a 'b'>"],
    "odt": ["<text:p>", "</text:p>", "<text:list>", "<table:table>", "<text:s text:c='99999999'/>", "<draw:frame>",
            "<table:table-row table:number-rows-repeated='999999'>", "&#0;", "<text:note>"],
    "rtf": ["{", "}", "\\par ", "\\cell ", "\\row ", "\\trowd ", "\\u99999 ", "\\bin99999 ", "\\'", "\\pict ", "\\ls9 ",
            "{\\field{\\*\\fldinst ", "\\ilvl9 ", "\\upr", "\\*"],
    "pdf": ["<<", ">>", "[", "obj", "endobj", "stream", "BT", "ET", "Tj", "/Kids", "999999999", "(", "R", "/F1 9 Tf"],
}  # fmt: skip


def seeds() -> dict[str, list[bytes]]:
    """Good files of each format, with most of what can be in one."""
    p, run, num = make_docx.paragraph, make_docx.run, make_docx.table
    word = make_docx.docx(
        p("Asthma", style="Title")
        + p("What helps", style="Heading1")
        + p("Rest", num=(1, 0))
        + p("at night", num=(1, 1))
        + p("Sit up", num=(2, 0))
        + p(run("Keep ") + run("your", "<w:b/>") + run(" inhaler", '<w:u w:val="single"/>'))
        + num(make_docx.row("A", "B", header=True), make_docx.row("1", p("2") + num(make_docx.row("3"))))
        + p('<w:hyperlink w:anchor="x"><w:r><w:t>there</w:t></w:r></w:hyperlink><w:del><w:r><w:delText>no'
            "</w:delText></w:r></w:del><m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t>"
            "</m:r></m:den></m:f></m:oMath>")
        + p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "https://example.org"</w:instrText>'
            '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("site")
            + '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    )  # fmt: skip
    opened = make_odt.odt(
        make_odt.h("Asthma")
        + make_odt.p("Keep your inhaler near you.")
        + make_odt.items("L", "Rest", "Air")
        + make_odt.table(make_odt.row("1", "2"), header=make_odt.row("A", "B"))
    )
    rich = rtf(
        r"\pard\s1 Asthma\par\pard Keep {\b your} inhaler.\par"
        + item("Rest", "\\bullet")
        + rtf_row("A", "B", header=True)
        + rtf_row("1", "2")
        + r"\pard{\field{\*\fldinst HYPERLINK \"https://example.org\"}{\fldrslt site}}{\footnote x}\u8364?\'e9\par"
    )
    drawn = make_pdf.pdf(
        make_pdf.flat(
            make_pdf.bold(72, 72, "Asthma", 20),
            make_pdf.lines(
                72, 110, "Keep your inhaler near you, also at night, and give it", "to nobody else."
            ),
            make_pdf.lines(72, 160, "• Rest", "• Fresh air"),
            make_pdf.grid(72, 200, (100, 100), (20, 20)),
            make_pdf.text(76, 214, "A"),
            make_pdf.text(176, 234, "2"),
        ),
        title="Asthma",
    )
    return {
        "text": [_TEXT.encode()],
        "markdown": [_MARKDOWN.encode()],
        "html": [_HTML.encode(), _HTML.encode("utf-16")],
        "word": [word],
        "odt": [opened],
        "rtf": [rich],
        "pdf": [drawn, _tagged()],
    }


def _tagged() -> bytes:
    """A tagged PDF with its objects laid open, so that a change reaches what they say."""
    laid_open = io.BytesIO()
    with pikepdf.open(io.BytesIO(write(everything(), RenderOptions()))) as opened:
        for page in opened.pages:
            page.Contents = opened.make_stream(page.Contents.read_bytes())
        opened.save(
            laid_open, object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False,
        )  # fmt: skip
    return laid_open.getvalue()


def damaged(data: bytes, kind: str, chance: random.Random) -> bytes:
    """The file after one to eight changes; in a file of parts, mostly to what is in one of them."""
    if data[:2] == b"PK" and chance.random() < 0.8:
        return _repacked(data, kind, chance)
    for _ in range(chance.choice((1, 1, 2, 4, 8))):
        data = chance.choice(_CHANGES)(data, kind, chance)
    return data


def _repacked(data: bytes, kind: str, chance: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    weights = [1 + 8 * ("document" in name or name == "content.xml") for name in members]
    [name] = chance.choices(list(members), weights)
    if chance.random() < 0.03:
        del members[name]
    else:
        for _ in range(chance.choice((1, 1, 2, 4))):
            change = _replant if chance.random() < 0.6 else chance.choice(_CHANGES)
            members[name] = change(members[name], kind, chance)
    return make_docx.zipped(members)


def _replant(data: bytes, kind: str, chance: random.Random) -> bytes:
    """XML that is well formed, with one element elsewhere, gone, or many times."""
    try:
        root = etree.fromstring(data)
    except etree.XMLSyntaxError:
        return data
    if len(data) > 10 * _MOST:
        return data
    elements = [one for one in root.iter() if isinstance(one.tag, str) and one is not root]
    if not elements:
        return data
    chosen, other = chance.choice(elements), chance.choice([root, *elements])
    parent = chosen.getparent()
    how = chance.choice(("gone", "moved", "again", "deep"))
    if how == "gone" and parent is not None:
        parent.remove(chosen)
    elif how == "moved" and chosen not in {other, *other.iterancestors()}:
        other.insert(chance.randrange(len(other) + 1), chosen)
    elif how == "again":
        copied = copy.deepcopy(chosen)  # before it grows, as it does where `other` is inside it
        for _ in range(chance.choice((1, 3, 20))):
            other.append(copy.deepcopy(copied))
    else:
        for _ in range(chance.choice((2, 30, 300))):
            outer = etree.Element(chosen.tag)
            if parent is not None and len(parent):
                outer.append(parent[0])
                parent.append(outer)
    return etree.tostring(root)


def _span(data: bytes, chance: random.Random, most: int = 200) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + chance.randrange(1, most))


def _flip(data: bytes, kind: str, chance: random.Random) -> bytes:
    at, _ = _span(data, chance)
    return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]


def _cut(data: bytes, kind: str, chance: random.Random) -> bytes:
    start, end = _span(data, chance)
    return data[:start] + data[end:]


def _end(data: bytes, kind: str, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _double(data: bytes, kind: str, chance: random.Random) -> bytes:
    start, end = _span(data, chance)
    times = min(chance.choice((2, 3, 50, 2000)), _MOST // (end - start + 1))
    return data[:start] + data[start:end] * times + data[end:]


def _move(data: bytes, kind: str, chance: random.Random) -> bytes:
    start, end = _span(data, chance)
    rest = data[:start] + data[end:]
    at = chance.randrange(len(rest) + 1)
    return rest[:at] + data[start:end] + rest[at:]


def _insert(data: bytes, kind: str, chance: random.Random) -> bytes:
    at, _ = _span(data, chance)
    token = chance.choice(_TOKENS[kind]).encode()
    times = min(chance.choice((1, 1, 1, 5, 500, 5000)), _MOST // len(token))
    return data[:at] + token * times + data[at:]


_CHANGES: tuple[Callable[[bytes, str, random.Random], bytes], ...] = (
    _flip,
    _cut,
    _end,
    _double,
    _move,
    _insert,
)


class TooLongError(BaseException):
    """Raised by the clock, past every handler of ordinary errors."""


def fault(data: bytes, kind: str) -> str:
    """What is wrong with the way in which a file is read; "" where it ends as it should."""

    def ring(_signal: int, _frame: FrameType | None) -> None:
        raise TooLongError

    read = next(reader for reader in READERS if reader.name == kind).load()
    before = signal.signal(signal.SIGVTALRM, ring)
    began = _time_of_children()
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        read(data, f"a.{kind}", language="en", folder=None)
    except HandoutsError:
        pass
    except TooLongError:
        return f"more than {SECONDS} s"
    except BaseException as error:
        return f"{type(error).__name__}: {error}"[:200]
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    return f"more than {SECONDS} s" if _time_of_children() - began > SECONDS else ""


def _time_of_children() -> float:
    """Seconds of the processor that the processes have had that this one started: they open PDF files."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run(kind: str, count: int, seed: int) -> Iterator[tuple[bytes, str]]:
    """The files of one format that are not read as they should be, with what is wrong."""
    chance = random.Random(f"{kind} {seed}")
    good = seeds()[kind]
    for _ in range(count):
        data = damaged(chance.choice(good), kind, chance)
        if wrong := fault(data, kind):
            yield data, wrong


def _peak() -> int:
    """The most memory that this process, or a process that it started, has had, in bytes."""
    most = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return most * (1 if sys.platform == "darwin" else 1024)


def main() -> int:
    """The command."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--count", type=int, default=10_000, help="files in all")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--kinds", nargs="*", default=list(seeds()))
    options.add_argument("--keep", type=Path, help="folder for the files that fail")
    given = options.parse_args()
    failed: Counter[str] = Counter()
    for kind in given.kinds:
        start, each = time.monotonic(), given.count // len(given.kinds)
        for number, (data, wrong) in enumerate(run(kind, each, given.seed)):
            failed[kind] += 1
            print(f"{kind} {number}: {wrong}", flush=True)
            if given.keep:
                given.keep.mkdir(parents=True, exist_ok=True)
                (given.keep / f"{kind}-{given.seed}-{number}.bin").write_bytes(data)
        took, peak = time.monotonic() - start, _peak()
        print(
            f"{kind}: {each} files, {failed[kind]} failed, {took:.0f} s, peak {peak / 2**20:.0f} MiB",
            flush=True,
        )
        if peak > MEMORY:
            failed[f"{kind}: memory"] += 1
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
