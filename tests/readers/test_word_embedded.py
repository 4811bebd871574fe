"""What stands in a Word document beside its text: diagrams, charts, old forms, fields."""

from __future__ import annotations

from tests.readers.as_text import as_text
from tests.readers.make_docx import paragraph, run
from tests.readers.test_word import document, field, text_of

DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DRAWN = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def drawing(inside: str, alt: str = "") -> str:
    frame = f'<wp:docPr id="1" name="x" descr="{alt}"/>'
    graphic = f"<a:graphic><a:graphicData>{inside}</a:graphicData></a:graphic>"
    return f"<w:r><w:drawing><wp:inline>{frame}{graphic}</wp:inline></w:drawing></w:r>"


def diagram(*points: tuple[str, str], under: tuple[tuple[str, str, int], ...]) -> str:
    nodes = "".join(
        f'<d:pt modelId="{key}"><d:t><a:p><a:r><a:t>{text}</a:t></a:r></a:p></d:t></d:pt>'
        for key, text in points
    )
    links = "".join(
        f'<d:cxn srcId="{outer}" destId="{inner}" srcOrd="{place}"/>' for outer, inner, place in under
    )
    model = f"<d:ptLst>{nodes}</d:ptLst><d:cxnLst>{links}</d:cxnLst>"
    return f'<d:dataModel xmlns:d="{DIAGRAM}" {DRAWN}>{model}</d:dataModel>'


def test_the_words_of_smartart_are_a_list_in_its_order() -> None:
    data = diagram(
        ("0", ""),
        ("2", "Breathe out"),
        ("1", "Sit up"),
        ("3", "Use a chair"),
        ("9", "On its own"),
        ("7", "A ring"),
        ("8", "of two"),
        under=(("0", "2", 1), ("0", "1", 0), ("1", "3", 0), ("7", "8", 0), ("8", "7", 0)),
    )
    shape = drawing(f'<d:relIds xmlns:d="{DIAGRAM}" r:dm="x"/>', "Steps")
    body = paragraph("Asthma", style="Title") + paragraph(shape)
    made = document(body, links={"x": ("diagramData", "d.xml")}, more={"word/d.xml": data})
    assert as_text(made) == (
        "= Asthma\n- Sit up\n  - Use a chair\n- Breathe out\n- On its own\n- A ring\n  - of two\n"
        "lost embedded (0): How a diagram (SmartArt) is drawn"
    )


def test_smartart_without_its_words_and_charts_and_parts_in_other_formats_shut_the_gate() -> None:
    labels = "<c:strCache><c:pt><c:v>May</c:v></c:pt></c:strCache>"
    values = "<c:numCache><c:pt><c:v>7</c:v></c:pt></c:numCache>"
    title = "<a:t>Blood pressure</a:t>"
    chart = f'<c:chartSpace xmlns:c="{CHART}" {DRAWN}>{title}{labels}{values}</c:chartSpace>'
    body = (
        paragraph("Asthma", style="Title")
        + paragraph(drawing(f'<d:relIds xmlns:d="{DIAGRAM}" r:dm="gone"/>'))
        + paragraph(drawing(f'<c:chart xmlns:c="{CHART}" r:id="c"/>', "A line that falls"))
        + '<w:altChunk r:id="other"/>'
    )
    made = document(body, links={"c": ("chart", "c.xml")}, more={"word/c.xml": chart})
    assert [(loss.kind, loss.what, loss.words) for loss in made.losses] == [
        ("embedded-words", "A diagram (SmartArt)", 0),
        ("embedded-words", "A chart (“A line that falls”)", 3),
        ("embedded-words", "A part in another format", 0),
    ]
    assert "figure no picture 'A line that falls'" in as_text(made)


def test_boxes_and_lists_of_old_forms_are_kept() -> None:
    def old(inside: str) -> str:
        begin = f'<w:fldChar w:fldCharType="begin"><w:ffData>{inside}</w:ffData></w:fldChar>'
        code = "<w:instrText>FORM</w:instrText>"
        return f'<w:r>{begin}</w:r><w:r>{code}</w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'

    ticked = old('<w:checkBox><w:default w:val="1"/></w:checkBox>')
    box = old("<w:checkBox/>")
    choices = '<w:listEntry w:val="mornings"/><w:listEntry w:val="evenings"/>'
    chosen = old(f'<w:ddList><w:result w:val="1"/>{choices}</w:ddList>')
    body = paragraph(ticked + run(" One")) + paragraph(box + run(" Two")) + paragraph(run("In the ") + chosen)
    assert text_of(body) == "= \n- [x] One\n- [ ] Two\nIn the evenings"


def test_what_only_word_can_work_out_is_told() -> None:
    body = (
        paragraph("Asthma", style="Title")
        + paragraph(run("Take ") + field("EQ \\f(1,2)", "") + run("a pill") + field("PAGE", ""))
        + paragraph(field("AUTONUM", "") + run("Sit. ") + field("MACROBUTTON x Type here", ""))
        + paragraph(run("See ") + field("EQ x", "1/2"))
    )
    assert text_of(body) == (
        "= Asthma\nTake a pill\nSit. Type here\nSee 1/2\nlost field (1): What the field EQ shows\n"
        "lost field (1): What the field AUTONUM shows"
    )


def test_typed_bullets_that_are_set_in_are_inside_others() -> None:
    def typed(text: str, left: int) -> str:
        return paragraph(f"• {text}", more=f'<w:ind w:left="{left}"/>')

    body = typed("a", 720) + typed("b", 1440) + typed("c", 1500) + typed("d", 720)
    assert text_of(body) == "= \n- a\n  - b\n  - c\n- d"
