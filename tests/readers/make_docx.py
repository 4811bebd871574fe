"""Small Word files for tests, from the XML that matters in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"

STYLES = f"""<w:styles {NAMESPACES}>
<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-US"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/>
<w:basedOn w:val="Heading1"/></w:style>
<w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/><w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="ListParagraph"><w:name w:val="List Paragraph"/></w:style>
<w:style w:type="paragraph" w:styleId="Loud"><w:name w:val="Loud"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Louder"><w:name w:val="Louder"/><w:basedOn w:val="Loud"/></w:style>
<w:style w:type="character" w:styleId="Firm"><w:name w:val="Firm"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="table" w:styleId="Plain"><w:name w:val="Table Grid"/></w:style>
<w:style w:type="table" w:styleId="Dressed"><w:name w:val="Dressed"/>
<w:tblStylePr w:type="firstRow"/><w:tblStylePr w:type="firstCol"/></w:style>
</w:styles>"""


def level(index: int, form: str, text: str, *, start: int = 1, more: str = "") -> str:
    """A w:lvl of a list definition; `more` is what else stands in it."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/><w:pPr><w:ind w:left="{720 * (index + 1)}"/></w:pPr></w:lvl>'
    )


NUMBERING = f"""<w:numbering {NAMESPACES}>
<w:abstractNum w:abstractNumId="1">{level(0, "bullet", "•")}{level(1, "bullet", "o")}</w:abstractNum>
<w:abstractNum w:abstractNumId="2">{level(0, "decimal", "%1.")}
{level(1, "lowerLetter", "%2)")}</w:abstractNum>
<w:abstractNum w:abstractNumId="3">{level(0, "decimal", "Step %1:")}</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="3"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="2"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
</w:numbering>"""


def style(key: str, name: str, properties: str = "", *, kind: str = "paragraph", more: str = "") -> str:
    """A w:style. `properties` are those of its paragraphs; `more` is what else stands in it."""
    made = f'<w:name w:val="{name}"/>{more}<w:pPr>{properties}</w:pPr>'
    return f'<w:style w:type="{kind}" w:styleId="{key}">{made}</w:style>'


def paragraph(content: str, *, style: str = "", num: tuple[int, int] | None = None, more: str = "") -> str:
    """A w:p. `content` is text or, if it starts with "<", runs; `num` is list and level."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if num:
        properties += f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>'
    return (
        f"<w:p><w:pPr>{properties}{more}</w:pPr>{content if content.startswith('<') else run(content)}</w:p>"
    )


def run(text: str, properties: str = "") -> str:
    """A w:r with text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def table(*rows: str, properties: str = "") -> str:
    """A w:tbl."""
    columns = '<w:gridCol w:w="2000"/>' * max((one.count("<w:tc>") for one in rows), default=0)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def row(*cells: str, header: bool = False) -> str:
    """A w:tr. Cells are text or, if they start with "<", what a w:tc holds."""
    made = "".join(f"<w:tc>{one if one.startswith('<') else paragraph(one)}</w:tc>" for one in cells)
    return f"<w:tr><w:trPr>{'<w:tblHeader/>' if header else ''}</w:trPr>{made}</w:tr>"


def picture(key: str, alt: str = "", more: str = "") -> str:
    """A run with a w:drawing that shows the picture of a relationship."""
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="{alt}">{more}</wp:docPr><a:graphic>'
        f'<a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="{key}"/></pic:blipFill></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def relationships(targets: Mapping[str, tuple[str, str]]) -> str:
    """A .rels part. `targets` gives, by id, the kind and the target; one with a colon is outside."""
    made = ""
    for key, (kind, target) in targets.items():
        mode = ' TargetMode="External"' if ":" in target else ""
        made += f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'
    return f'<Relationships xmlns="{RELATIONSHIPS}">{made}</Relationships>'


def parts(
    body: str,
    *,
    links: Mapping[str, tuple[str, str]] | None = None,
    more: Mapping[str, bytes | str] | None = None,
    title: str = "",
) -> dict[str, bytes | str]:
    """The parts of a Word file with this body."""
    targets = {"s": ("styles", "styles.xml"), "n": ("numbering", "numbering.xml"), **(links or {})}
    return {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relationships({"d": ("officeDocument", "word/document.xml")}),
        "word/_rels/document.xml.rels": relationships(targets),
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": STYLES,
        "word/numbering.xml": NUMBERING,
        "docProps/core.xml": (
            '<c:coreProperties xmlns:c="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
            f' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></c:coreProperties>'
        ),
        **(more or {}),
    }


def zipped(members: Mapping[str, bytes | str]) -> bytes:
    """A ZIP file of these members."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return made.getvalue()


def docx(
    body: str,
    *,
    links: Mapping[str, tuple[str, str]] | None = None,
    more: Mapping[str, bytes | str] | None = None,
    title: str = "",
) -> bytes:
    """A Word file with this body."""
    return zipped(parts(body, links=links, more=more, title=title))
