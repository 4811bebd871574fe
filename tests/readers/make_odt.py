"""Small OpenDocument texts for tests, from the XML that matters in them."""

from __future__ import annotations

from collections.abc import Mapping

from tests.readers.make_docx import zipped

_BASE = "urn:oasis:names:tc:opendocument:xmlns"
NAMESPACES = " ".join(
    [
        *(
            f'xmlns:{prefix}="{_BASE}:{name}:1.0"'
            for prefix, name in {
                "office": "office",
                "text": "text",
                "table": "table",
                "draw": "drawing",
                "style": "style",
                "form": "form",
                "meta": "meta",
                "fo": "xsl-fo-compatible",
                "svg": "svg-compatible",
                "manifest": "manifest",
            }.items()
        ),
        'xmlns:xlink="http://www.w3.org/1999/xlink"',
        'xmlns:dc="http://purl.org/dc/elements/1.1/"',
        'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"',
    ]
)
MIMETYPE = "application/vnd.oasis.opendocument.text"


def style(
    name: str, properties: str = "", *, family: str = "text", parent: str = "", paragraph: str = ""
) -> str:
    """A style:style; `properties` are those of its text."""
    return (
        f'<style:style style:name="{name}" style:family="{family}" style:parent-style-name="{parent}">'
        f"<style:paragraph-properties {paragraph}/><style:text-properties {properties}/></style:style>"
    )


def list_style(name: str, *levels: str) -> str:
    """A text:list-style. A level is "•" for bullets, or the number format with what stands around it: "1.";
    "-" is a level with nothing in front."""
    made = ""
    for depth, level in enumerate(levels, 1):
        if level == "•":
            made += f'<text:list-level-style-bullet text:level="{depth}" text:bullet-char="•"/>'
        else:
            form = next((c for c in level if c in "1aAiI"), "")
            before, _, after = level.partition(form) if form else ("", "", "")
            made += (
                f'<text:list-level-style-number text:level="{depth}" style:num-format="{form}" '
                f'style:num-prefix="{before}" style:num-suffix="{after}"/>'
            )
    return f'<text:list-style style:name="{name}">{made}</text:list-style>'


STYLES = "".join(
    [
        style("Title", 'fo:font-weight="bold"', family="paragraph"),
        style("Table_20_Heading", 'fo:font-weight="bold"', family="paragraph"),
        style("Quotations", family="paragraph"),
        style("Illustration", family="paragraph"),
        style("Table", family="paragraph"),
        style("Boxed", family="paragraph", paragraph='fo:border="0.06pt solid #000000"'),
        style("Loud", 'fo:font-weight="bold"', family="paragraph"),
        style("B", 'fo:font-weight="bold"'),
        style("I", 'fo:font-style="italic"'),
        style("U", 'style:text-underline-style="solid"'),
        style("Struck", 'style:text-line-through-style="solid"'),
        style("Hidden", 'text:display="none"'),
        style("ES", 'fo:language="es" fo:country="ES"'),
        style("Up", 'style:text-position="super 58%"'),
        style("Down", 'style:text-position="sub 58%"'),
        style("Wing", 'style:font-name="Wingdings"'),
        list_style("Bullets", "•", "•"),
        list_style("Numbers", "1.", "a)"),
        list_style("Steps", "Step 1:"),
        list_style("Bare", "-"),
    ]
)
DEFAULTS = (
    '<style:default-style style:family="paragraph"><style:text-properties fo:language="en" '
    'fo:country="US"/></style:default-style>'
)


def p(content: str, name: str = "") -> str:
    """A text:p."""
    return f'<text:p text:style-name="{name}">{content}</text:p>'


def h(content: str, level: int = 1) -> str:
    """A text:h."""
    return f'<text:h text:outline-level="{level}">{content}</text:h>'


def span(content: str, name: str) -> str:
    """A text:span."""
    return f'<text:span text:style-name="{name}">{content}</text:span>'


def items(name: str, *contents: str, more: str = "") -> str:
    """A text:list. An item is text or, if it starts with "<", what a text:list-item holds."""
    made = "".join(
        f"<text:list-item>{one if one.startswith('<') else p(one)}</text:list-item>" for one in contents
    )
    return f'<text:list text:style-name="{name}" {more}>{made}</text:list>'


def row(*cells: str) -> str:
    """A table:table-row. A cell is text or, if it starts with "<table:", the cell itself."""
    made = "".join(
        one
        if one.startswith("<table:")
        else f"<table:table-cell>{one if one[:1] == '<' else p(one)}</table:table-cell>"
        for one in cells
    )
    return f"<table:table-row>{made}</table:table-row>"


def table(*rows: str, header: str = "") -> str:
    """A table:table."""
    head = f"<table:table-header-rows>{header}</table:table-header-rows>" if header else ""
    return f"<table:table><table:table-column/>{head}{''.join(rows)}</table:table>"


def frame(inside: str, *, alt: str = "", more: str = "") -> str:
    """A draw:frame."""
    said = f"<svg:desc>{alt}</svg:desc>" if alt else ""
    return f"<draw:frame {more}>{inside}{said}</draw:frame>"


def image(name: str = "Pictures/a.png") -> str:
    """A draw:image."""
    return f'<draw:image xlink:href="{name}"/>'


def content(body: str, styles: str = "") -> str:
    """The content.xml with this body."""
    return (
        f"<office:document-content {NAMESPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )


def parts(
    body: str,
    *,
    styles: str = "",
    more: Mapping[str, bytes | str] | None = None,
    margins: str = "",
    title: str = "",
) -> dict[str, bytes | str]:
    """The parts of a file with this body."""
    master = f'<style:master-page style:name="Standard">{margins}</style:master-page>'
    return {
        "mimetype": MIMETYPE,
        "content.xml": content(body, styles),
        "styles.xml": (
            f"<office:document-styles {NAMESPACES}><office:styles>{DEFAULTS}{STYLES}</office:styles>"
            f"<office:master-styles>{master}</office:master-styles></office:document-styles>"
        ),
        "meta.xml": (
            f"<office:document-meta {NAMESPACES}><office:meta><dc:title>{title}</dc:title></office:meta>"
            "</office:document-meta>"
        ),
        "META-INF/manifest.xml": f"<manifest:manifest {NAMESPACES}/>",
        **(more or {}),
    }


def odt(
    body: str,
    *,
    styles: str = "",
    more: Mapping[str, bytes | str] | None = None,
    margins: str = "",
    title: str = "",
) -> bytes:
    """An OpenDocument text with this body."""
    return zipped(parts(body, styles=styles, more=more, margins=margins, title=title))
