"""Awkward Word files and web pages of our own, by name, for the comparison with another reader."""

# ruff: noqa: E501 - files are easier to read on few lines

from __future__ import annotations

import base64

from tests.readers.make_docx import (
    NAMESPACES,
    W,
    docx,
    paragraph,
    parts,
    picture,
    row,
    run,
    style,
    table,
    zipped,
)
from tests.readers.test_word import PICTURE, PNG, field, png
from tests.readers.test_word_embedded import DIAGRAM, diagram, drawing

TITLE = paragraph("Asthma at home", style="Title")
LINKS = {
    "i": PICTURE["i"],
    "w": ("hyperlink", "https://example.org/asthma"),
    "m": ("hyperlink", "mailto:nurse@example.org"),
    "f": ("footnotes", "footnotes.xml"),
    "e": ("endnotes", "endnotes.xml"),
    "d": ("diagramData", "data.xml"),
}


def _box(inside: str) -> str:
    """A text box as Word writes it, twice: as a shape, and again for older programs."""
    held = f"<w:txbxContent>{inside}</w:txbxContent>"
    return (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><wp:docPr id='1' name='x'/>"
        f"<a:graphic><a:graphicData><wps:wsp><wps:txbx>{held}</wps:txbx></wps:wsp></a:graphicData></a:graphic>"
        "</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
        f"{held}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def _control(inside: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def _changed(kind: str, inside: str) -> str:
    return f'<w:{kind} w:id="1" w:author="A">{inside}</w:{kind}>'


def _note(kind: str, key: int) -> str:
    return f'<w:r><w:{kind}Reference w:id="{key}"/></w:r>'


def _notes(kind: str, *texts: str) -> str:
    made = "".join(
        f'<w:{kind} w:id="{at}">{text if text.startswith("<") else paragraph(text)}</w:{kind}>'
        for at, text in enumerate(texts, 2)
    )
    return f"<w:{kind}s {NAMESPACES}>{made}</w:{kind}s>"


def _link(key: str, text: str) -> str:
    return f'<w:hyperlink r:id="{key}">{run(text)}</w:hyperlink>'


def _merged(text: str, kind: str) -> str:
    return f'<w:tcPr><w:vMerge w:val="{kind}"/></w:tcPr>{paragraph(text)}'


def _formula(inside: str) -> str:
    return f"<m:oMath>{inside}</m:oMath>"


def _sign(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


_NOTES = {
    "word/footnotes.xml": _notes("footnote", "The first note.", paragraph("Second.") + table(row("a", "b"))),
    "word/endnotes.xml": _notes("endnote", paragraph(run("See ") + _link("w", "our page"))),
    "word/_rels/endnotes.xml.rels": parts("", links=LINKS)["word/_rels/document.xml.rels"],
}

_BODIES: dict[str, str] = {
    "headings": paragraph("Before", style="Heading1")
    + paragraph("Words.")
    + paragraph("Food", style="Heading2")
    + paragraph("Eat.")
    + paragraph("Level three", more='<w:outlineLvl w:val="2"/>')
    + paragraph("More."),
    "lists": paragraph("Sit up", num=(2, 0))
    + paragraph("Breathe", num=(2, 0))
    + paragraph("in", num=(2, 1))
    + paragraph("out", num=(2, 1))
    + paragraph("Rest", num=(2, 0))
    + paragraph("Between.")
    + paragraph("again from one", num=(4, 0))
    + paragraph("and two", num=(4, 0))
    + paragraph("a bullet", num=(1, 0))
    + paragraph("inside it", num=(1, 1)),
    "tables": table(row("Age", "Dose", header=True), row("Child", "1 mg"), row("Adult", "2 mg"))
    + table(
        row("<w:tcPr><w:gridSpan w:val='2'/></w:tcPr>" + paragraph("wide"), "c"),
        row(_merged("tall", "restart"), "e", "f"),
        row(_merged("", "continue"), "h", paragraph("one") + paragraph("two")),
    ),
    "a table in a table": table(
        row("Outer", "Column", header=True),
        row("left", paragraph("over it") + table(row("a", "b"), row("c", "d")) + paragraph("under it")),
        row("x", "y"),
    ),
    "lists and pictures in cells": table(
        row(paragraph("one", num=(1, 0)) + paragraph("two", num=(1, 0)), paragraph(picture("i", "A lung"))),
        row("c", paragraph(_link("w", "a page"))),
    ),
    "text boxes": paragraph(run("Anchor. ") + _box(paragraph("In a box.") + table(row("p", "q"), row("r", "s"))))
    + paragraph(_box(paragraph("Call us", style="Heading1") + paragraph("555 0100")) + run("After.")),
    "an old text box and drawn words": paragraph(
        f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{paragraph('Old box.')}</w:txbxContent></v:textbox>"
        '</v:shape></w:pict></w:r><w:r><w:pict><v:shape><v:textpath string="Drawn words"/></v:shape></w:pict></w:r>'
    )
    + paragraph("After it."),
    "only one branch": paragraph(
        run("Before ")
        + f"<mc:AlternateContent><mc:Choice Requires='w14'>{run('chosen ')}</mc:Choice><mc:Fallback>"
        f"{run('chosen ')}</mc:Fallback></mc:AlternateContent>"
        + run("after.")
    ),
    "content controls": _control(paragraph("In a control.") + table(row("a", "b"), row("c", "d")))
    + paragraph(run("Inline ") + _control(run("control")) + run(" here."))
    + paragraph(
        _control(run("☒"), '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>') + run(" Asked the nurse")
    )
    + table(_control(row("in a", "row")), "<w:tr>" + _control(f"<w:tc>{paragraph('cell')}</w:tc>") + "</w:tr>"),
    "fields": paragraph(run("See ") + field('HYPERLINK "https://example.org/x"', "the page") + run("."))
    + paragraph(run("Page ") + field("PAGE", "7") + run(" of ") + field("NUMPAGES", "9"))
    + paragraph('<w:fldSimple w:instr="DATE">' + run("1 May") + "</w:fldSimple>")
    + paragraph(_link("w", "One link") + run(" and ") + _link("m", "another")),
    "notes": paragraph(run("Read") + _note("footnote", 2) + run(" all") + _note("endnote", 2))
    + table(row("a", paragraph(run("b") + _note("footnote", 3))), row("c", "d")),
    "tracked changes": paragraph(
        run("Take ") + _changed("ins", run("two ")) + _changed("del", "<w:r><w:delText>one</w:delText></w:r>") + run("a day.")
    )
    + paragraph("Joined ", more="<w:rPr><w:del w:id='2' w:author='A'/></w:rPr>")
    + paragraph("to this.")
    + paragraph(_changed("moveFrom", run("Moved.")) + run("Stays."))
    + paragraph(_changed("moveTo", run("Moved.")))
    + table(row("a", "b"), row("c", "d")),
    "formulas": paragraph(
        run("The index is ")
        + _formula(f"<m:f><m:num>{_sign('m')}</m:num><m:den><m:sSup><m:e>{_sign('h')}</m:e><m:sup>{_sign('2')}"
                   "</m:sup></m:sSup></m:den></m:f>")
        + run(" in short.")
    )
    + paragraph(f"<m:oMathPara>{_formula(_sign('a+b=c'))}</m:oMathPara>"),
    "pictures": paragraph(picture("i", "A lung")) + paragraph("Figure 1", style="Caption") + paragraph("Words.")
    + paragraph(run("Beside ") + picture("i", "An inhaler")),
    "a diagram": paragraph(drawing(f'<d:relIds xmlns:d="{DIAGRAM}" r:dm="d"/>', "Steps")) + paragraph("After."),
    "terms": paragraph("Relapse", style="t") + paragraph("Illness again.", style="m") + paragraph("Words."),
    "a big first letter": paragraph("O", more='<w:framePr w:dropCap="drop"/>') + paragraph("nce a day."),
    "quotations and boxes": paragraph("Said once.", style="Quote") + paragraph("Words.")
    + paragraph("Boxed.", more="<w:pBdr>" + "".join(
        f'<w:{side} w:val="single"/>' for side in ("top", "bottom", "left", "right")) + "</w:pBdr>"),
    "words between marks": paragraph(
        run("No") + "<w:r><w:noBreakHyphen/></w:r>" + run("break") + "<w:r><w:tab/></w:r>" + run("tab")
        + "<w:r><w:br/></w:r>" + run("line") + run("2", '<w:vertAlign w:val="superscript"/>')
    )
    + paragraph(run("shy") + "<w:r><w:softHyphen/></w:r>" + run("ness")),
    "a ruby": paragraph(f"<w:r><w:ruby><w:rt>{run('over')}</w:rt><w:rubyBase>{run('under')}</w:rubyBase></w:ruby></w:r>"),
    "tags around anything": f"<w:customXml w:element='x'>{paragraph('Tagged.')}</w:customXml>"
    + paragraph(f"<w:smartTag w:element='y'>{run('Smart')}</w:smartTag>" + run(" words.")),
}  # fmt: skip


def _word(body: str) -> bytes:
    styles = parts("")["word/styles.xml"]
    assert isinstance(styles, str)
    named = style("t", "Definition Term") + style("m", "Definition")
    return docx(
        TITLE + body,
        links=LINKS,
        more={
            **PNG,
            **_NOTES,
            "word/styles.xml": styles.replace("</w:styles>", f"{named}</w:styles>"),
            "word/data.xml": diagram(("0", ""), ("1", "Sit up"), ("2", "Breathe"), under=(("0", "1", 0), ("0", "2", 1))),
        },
    )  # fmt: skip


def _strict(body: str) -> bytes:
    """The same as ISO's strict kind, whose names of things are others."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return zipped(
        {
            name: data.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main").replace(
                office, "http://purl.oclc.org/ooxml/officeDocument/relationships"
            )
            if isinstance(data, str)
            else data
            for name, data in parts(TITLE + body, links=LINKS, more={**PNG, **_NOTES}).items()
        }
    )


_IMAGE = f"data:image/png;base64,{base64.b64encode(png()).decode()}"
_PAGES: dict[str, str] = {
    "headings and lists": "<h2>What helps</h2><ul><li>Rest<ul><li>at night</ul><li>Air</ul><ol start=3><li>c<li>d</ol>"
    "<h3>Food</h3><dl><dt>Dose<dd>How much.<dt>Relapse<dd>Illness again.</dl>",
    "tables": "<table><caption>Doses</caption><thead><tr><th>Age<th>Dose<tbody><tr><td rowspan=2>Child<td>1 mg<tr><td>2 mg"
    "<tr><td colspan=2>Ask us</table>",
    "a table in a table": "<table><tr><th>A<th>B<tr><td>x<table><tr><td>one<td>two<tr><td>three<td>four</table><td>y</table>",
    "pictures": f"<p>Look.</p><figure><img src='{_IMAGE}' alt='A lung'><figcaption>Figure 1</figcaption></figure>"
    f"<p>In <img src='{_IMAGE}' alt='an inhaler'> a line.</p>",
    "links": "<p><a href='https://example.org/a'>One</a>, <a href='mailto:a@example.org'>two</a> and "
    "<a href='#end'>three</a>.</p><h2 id=end>End</h2><p>Words.</p>",
    "marks": "<p>H<sub>2</sub>O, <abbr title='as needed'>PRN</abbr>, <b>bold</b>, <q>quoted</q>, <del>gone</del>"
    "<ins>here</ins>, <code>code</code>, <mark>seen</mark><br>line.</p><blockquote><p>Said.</p></blockquote><pre>a\n  b</pre>",
    "boxes": "<aside class=warning><p>Call 999.</p></aside><details><summary>More</summary><p>Words.</p></details>"
    "<div class=note>Note this.</div>",
    "a page with menus": "<nav><ul><li><a href='/'>Home</a></ul></nav><main><h2>Care</h2><p>Words.</p><ol><li>a<li>b</ol></main>",
    "loose words": "Loose <i>words</i><p>a<br>b</p>more<hr>after<address>Clinic<br>1 Road</address>",
    "a formula": "<p>Index <math><mfrac><mi>m</mi><msup><mi>h</mi><mn>2</mn></msup></mfrac></math> is good.</p>",
}  # fmt: skip

SAMPLES: dict[str, bytes] = {
    **{f"{name}.docx": _word(body) for name, body in _BODIES.items()},
    "strict.docx": _strict("".join(_BODIES[name] for name in ("headings", "lists", "tables", "notes", "pictures"))),
    "everything.docx": _word("".join(_BODIES.values())),
    **{
        f"{name}.html": f"<!doctype html><html lang=en><title>Asthma</title><body><h1>Asthma</h1>{body}".encode()
        for name, body in _PAGES.items()
    },
}  # fmt: skip
