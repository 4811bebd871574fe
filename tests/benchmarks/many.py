"""Run in a process of its own: builds every article of a folder as it is, and says what that took.

The last line it writes is the seconds of processor time and the most memory at once, in MiB.

usage: many.py FOLDER OUT
"""

from __future__ import annotations

import re
import resource
import sys
import time
from pathlib import Path

from handouts.cli import run


def peak() -> float:
    """The most memory that this process has had at once, in MiB.

    Linux counts the parent's memory too in what getrusage says (it is carried over exec), hence VmHWM.
    """
    status = Path("/proc/self/status")
    if status.exists():
        found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text())
        assert found
        return int(found[1]) / 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1024**2 if sys.platform == "darwin" else most / 1024


if __name__ == "__main__":
    sources = sorted(str(path) for path in Path(sys.argv[1]).glob("*.md"))
    status = run(["build", *sources, "-o", sys.argv[2], "--only", "whole", "--no-simplify"])
    sys.stdout.write(f"{time.process_time():.1f} {peak():.1f}\n")
    sys.exit(status)
