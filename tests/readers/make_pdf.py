"""Small PDF files without tags for tests, drawn line by line, as programs without structure do."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from typing import TypeAlias

import pikepdf
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

Draw: TypeAlias = Callable[[Canvas], None]
HEIGHT = 792


def text(x: float, y: float, words: str, size: float = 11, font: str = "Helvetica") -> Draw:
    """A line of words, `y` points from the upper edge."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont(font, size)
        canvas.drawString(x, HEIGHT - y, words)

    return draw


def bold(x: float, y: float, words: str, size: float = 11) -> Draw:
    """A line in bold."""
    return text(x, y, words, size, "Helvetica-Bold")


def lines(x: float, y: float, *words: str, size: float = 11, leading: float = 14) -> list[Draw]:
    """Lines under each other."""
    return [text(x, y + at * leading, line, size) for at, line in enumerate(words)]


def rule(x0: float, y0: float, x1: float, y1: float) -> Draw:
    """A straight line."""
    return lambda canvas: canvas.line(x0, HEIGHT - y0, x1, HEIGHT - y1)


def grid(x0: float, y0: float, columns: Iterable[float], rows: Iterable[float]) -> list[Draw]:
    """The rules of a table: `columns` and `rows` are the widths and heights of its cells."""
    xs, ys = [x0], [y0]
    for width in columns:
        xs.append(xs[-1] + width)
    for height in rows:
        ys.append(ys[-1] + height)
    return [
        *(rule(xs[0], y, xs[-1], y) for y in ys),
        *(rule(x, ys[0], x, ys[-1]) for x in xs),
    ]


def link(x0: float, y0: float, x1: float, y1: float, address: str) -> Draw:
    """The area of a link."""
    return lambda canvas: canvas.linkURL(address, (x0, HEIGHT - y1, x1, HEIGHT - y0))


def picture(x: float, y: float, width: float, height: float, colour: str = "red") -> Draw:
    """A picture, `y` points from the upper edge to its own."""
    image = Image.new("RGB", (40, 30), colour)
    return lambda canvas: canvas.drawImage(ImageReader(image), x, HEIGHT - y - height, width, height)


def flat(*parts: Draw | list[Draw]) -> list[Draw]:
    """What is drawn on a page, one after the other."""
    return [one for part in parts for one in (part if isinstance(part, list) else [part])]


def pdf(*pages: list[Draw], title: str = "", password: str = "") -> bytes:
    """A PDF of these pages."""
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=(612, HEIGHT), invariant=True)
    canvas.setTitle(title)
    for page in pages:
        for draw in page:
            draw(canvas)
        canvas.showPage()
    canvas.save()
    return locked(made.getvalue(), password) if password else made.getvalue()


def locked(data: bytes, password: str) -> bytes:
    """The same PDF, locked with a password."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as opened:
        opened.save(made, encryption=pikepdf.Encryption(user=password, owner=password))
    return made.getvalue()


def changed(data: bytes, change: Callable[[pikepdf.Pdf], object]) -> bytes:
    """The PDF after a change."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as opened:
        change(opened)
        opened.save(made)
    return made.getvalue()
