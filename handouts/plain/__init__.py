"""Rewrites that make text plainer without losing a fact."""

from __future__ import annotations

from handouts.plain.definitions import define
from handouts.plain.simplify import simplify

__all__ = ["define", "simplify"]
