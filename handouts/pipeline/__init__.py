"""From a source to files: read, check, gate, compose, write, verify, put in place."""

from handouts.pipeline.builder import Built, build
from handouts.pipeline.plainer import simplify
from handouts.pipeline.renderer import check, render
from handouts.pipeline.source import STDIN, example, read, read_bytes, sniff, titled

__all__ = [
    "STDIN",
    "Built",
    "build",
    "check",
    "example",
    "read",
    "read_bytes",
    "render",
    "simplify",
    "sniff",
    "titled",
]
