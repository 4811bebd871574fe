"""Rewrites that make text plainer without losing a fact."""

from __future__ import annotations

from handouts.plain.simplify import PlainSettings, simplify

__all__ = ["PlainSettings", "simplify"]
