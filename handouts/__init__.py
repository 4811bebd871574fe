"""Plain-language health handouts: readability checked, large-print tagged PDF, accessible HTML."""

from __future__ import annotations

__version__ = "0.1.0"
