"""Rewrites that make text plainer without losing a fact."""

from __future__ import annotations

from handouts.plain.explained import explain_words
from handouts.plain.notes import RewriteNote, explain, rewrites, titles
from handouts.plain.simplify import simplify
from handouts.plain.stays import ABOUT_WORDS, left_alone

__all__ = [
    "ABOUT_WORDS",
    "RewriteNote",
    "explain",
    "explain_words",
    "left_alone",
    "rewrites",
    "simplify",
    "titles",
]
