"""The one script that a web page may have: ours, whole and unchanged, for text size and reading aloud."""

from __future__ import annotations

import functools
import hashlib
import re
from base64 import b64encode

from handouts.resources import folder

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BLANK_LINES = re.compile(r"\n\s*\n+")


@functools.cache
def page_script() -> str:
    """The script as it stands in a page, without what only its authors read.

    Raises:
        HandoutsError: The installation has no templates.
    """
    written = (folder("templates") / "tools.js").read_text(encoding="utf-8")
    return _BLANK_LINES.sub("\n", _COMMENT.sub("", written)).strip() + "\n"


@functools.cache
def page_script_hash() -> str:
    """What a Content-Security-Policy calls the script, to let it and no other run (CSP Level 3, 2.3.1)."""
    digest = hashlib.sha256(page_script().encode("utf-8")).digest()
    return f"'sha256-{b64encode(digest).decode('ascii')}'"
