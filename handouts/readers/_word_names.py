"""Names of WordprocessingML, and the few ways in which its elements are asked for values."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}"
VML = "{urn:schemas-microsoft-com:vml}"
OFFICE = "{urn:schemas-microsoft-com:office:office}"

_OFF = frozenset({"0", "false", "off", "none"})
_WRAPPERS = frozenset(
    {f"{W}{name}" for name in ("ins", "moveTo", "smartTag", "customXml", "sdtContent", "dir", "bdo")}
)


def value(element: etree._Element | None, name: str, attribute: str = "val") -> str:
    """The attribute of the child `name`, or "" where either is missing."""
    child = element.find(W + name) if element is not None else None
    return child.get(W + attribute, "") if child is not None else ""


def switch(element: etree._Element | None, name: str) -> bool | None:
    """Whether the child `name` turns something on or off; None where it is missing (ISO 29500-1, 17.17.4)."""
    child = element.find(W + name) if element is not None else None
    if child is None:
        return None
    return child.get(W + "val", "1").lower() not in _OFF


def number(text: str, default: int | None = None) -> int | None:
    """The whole number that `text` is, or `default`."""
    try:
        return int(text) if 0 < len(text) < 10 else default
    except ValueError:
        return default


def unwrapped(container: etree._Element) -> Iterator[etree._Element]:
    """The children of an element, with those of insertions, tags and content controls in their place."""
    stack = list(reversed(container))
    while stack:
        child = stack.pop()
        if child.tag in _WRAPPERS:
            stack.extend(reversed(child))
        elif child.tag == W + "sdt":
            content = child.find(W + "sdtContent")
            if content is not None and not is_contents(child):
                stack.extend(reversed(content))
            elif content is not None:
                yield child
        elif child.tag == MC + "AlternateContent":
            branch = chosen(child)
            if branch is not None:
                stack.extend(reversed(branch))
        else:
            yield child


def chosen(alternatives: etree._Element) -> etree._Element | None:
    """The one branch of an mc:AlternateContent to read: the first choice that says something."""
    branches = [*alternatives.findall(MC + "Choice"), *alternatives.findall(MC + "Fallback")]
    for branch in branches:
        for element in branch.iter(
            W + "t", A + "blip", VML + "imagedata", W + "br", W + "sym", VML + "textpath"
        ):
            if element is not None:
                return branch
    return branches[0] if branches else None


def is_contents(control: etree._Element) -> bool:
    """Whether a content control holds Word's own table of contents."""
    gallery = control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return gallery is not None and gallery.get(W + "val", "").lower() == "table of contents"


def characters(element: etree._Element, deleted: bool = False) -> str:
    """All characters inside an element as they stand, deleted ones only where asked for."""
    names = [W + "t", M + "t", W + "tab", W + "br", W + "p"] + ([W + "delText"] if deleted else [])
    return "".join(
        (part.text or "") if part.tag in {W + "t", M + "t", W + "delText"} else " "
        for part in element.iter(*names)
    )
