"""A handout that keeps every promise, and for each promise the smallest changes that break it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from handouts import model
from handouts.model import (
    Abbreviation,
    BulletList,
    Cell,
    Document,
    Figure,
    Image,
    Link,
    ListItem,
    Meta,
    NumberedList,
    Paragraph,
    Row,
    Section,
    Span,
    Table,
    Text,
)
from tests.verify.make_pdf import BREAK, IMAGE, LETTERS, E, bullets, item, link, make
