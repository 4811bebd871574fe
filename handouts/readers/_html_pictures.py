"""A picture of a web page, from its data: address or from the folder that the page was saved in."""

from __future__ import annotations

import base64
import binascii
from pathlib import Path
from urllib.parse import unquote_to_bytes

from handouts.findings import Position
from handouts.model import Figure, Image, Loss
from handouts.readers._decode import undamaged
from handouts.readers._html_content import words_in
from handouts.readers._html_tree import Element
from handouts.readers._images import PictureError, load, picture
from handouts.readers._runs import seen


def figure_of(element: Element, folder: Path | None, position: Position) -> tuple[Figure | None, Loss | None]:
    """The figure that an <img> or <svg> makes, and what is lost of it.

    Nothing is fetched: only pictures inside the page, or in files below `folder`, are taken.

    Args:
        element: The <img> or <svg>.
        folder: Where the page was saved; None where that is not known.
        position: Where the element is.
    """
    if element.name == "svg":
        return _drawing(element, position)
    alt = _clean(element.get("alt") or element.get("aria-label"))
    unspoken = element.get("aria-hidden").lower() == "true" or element.get("role") in {"presentation", "none"}
    decorative = unspoken or (element.has("alt") and not alt)
    address = _address(element)
    source = "(inside the page)" if address.startswith("data:") else address
    try:
        image = _image(address, folder)
    except PictureError as error:
        said = f" (“{alt[:80]}”)" if alt else ""
        loss = Loss("image", f"The picture {source[:200]}{said}", str(error), position)
        if not alt or decorative:
            return None, loss
        return Figure(None, alt, source=source, position=position), loss
    if decorative and image.width * image.height <= 4:
        return None, Loss("image", "A picture of one dot", "it counts visits or fills space", position)
    return Figure(image, "" if decorative else alt, (), (), decorative, source, position=position), None


def _drawing(element: Element, position: Position) -> tuple[Figure | None, Loss | None]:
    title = next((part for part in element.elements() if part.name == "title"), None)
    alt = _clean(element.get("aria-label"))
    if not alt and title:
        alt = _clean("".join(getattr(child, "text", "") for child in title.children))
    words = words_in(element)
    if element.get("aria-hidden").lower() == "true" or not (alt or words):
        return None, None
    said = f" (“{alt[:80]}”)" if alt else ""
    kind = "image" if alt or not words else "picture-words"
    loss = Loss(kind, f"A drawing (SVG){said}", "drawings cannot be carried over yet", position, words)
    return (Figure(None, alt, source="(inside the page)", position=position) if alt else None), loss


def _clean(text: str) -> str:
    return undamaged(seen(" ".join(text.split())))


def _address(element: Element) -> str:
    address = element.get("src").strip()
    late = (element.get("data-src") or element.get("data-lazy-src")).strip()
    # Pages that load pictures late have a dot in their place until then.
    return late if late and (not address or address.startswith("data:")) else address


def _image(address: str, folder: Path | None) -> Image:
    if not address:
        raise PictureError("it has no address")
    if address[:5].lower() == "data:":
        return picture(_inside(address[5:]))
    return load(address, folder)


def _inside(rest: str) -> bytes:
    header, comma, body = rest.partition(",")
    if not comma:
        raise PictureError("it is damaged")
    data = unquote_to_bytes(body)
    if not header.lower().rstrip().endswith(";base64"):
        return data
    try:
        return base64.b64decode(b"".join(data.split()) + b"==", validate=False)
    except (binascii.Error, ValueError):
        raise PictureError("it is damaged") from None
