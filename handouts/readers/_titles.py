"""Whether a title that a program wrote down is one that a person would put on a handout."""

from __future__ import annotations

import re

_NO_TITLE = re.compile(
    r"(microsoft word - .*|.*\.(docx?|dotx?|html?|rtf|txt|pdf|odt|wpd)|untitled.*|new page.*"
    r"|(document|dokument|documento)\s*\d*|word document|powerpoint presentation|title"
    r"|normal(\.dotm?)?|template|home|index)",
    re.IGNORECASE,
)


def real_title(title: str) -> str:
    """`title` in one line, or "" where it is a file's name or what a program calls every new file."""
    title = " ".join(title.split())
    return "" if _NO_TITLE.fullmatch(title) or not any(map(str.isalnum, title)) else title
