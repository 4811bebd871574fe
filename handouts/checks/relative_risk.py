"""More or less risk says from what to what.

What it does:
    Finds "twice as likely", "doubles your risk" or "lowers the risk by 30%" where nothing near it says how
    big the risk is.

Why it matters:
    Twice a tiny risk is still a tiny risk. Without the two numbers people are frightened, or hopeful, for
    nothing.

Fails:
    # Blood clots

    This pill doubles your risk of a blood clot.

Passes:
    # Blood clots

    Each year about 3 in 10,000 women get a blood clot. Of women who take this pill, about 6 in 10,000 do.

What to do:
    Give both numbers: how many people without it, and how many with it.

Source:
    CDC Clear Communication Index, items 18 and 20 (the nature and size of a risk); AHRQ Health Literacy
    Universal Precautions Toolkit: absolute risks, not relative ones.
"""

from __future__ import annotations

from collections.abc import Iterator

from handouts.checks._figures import FILE, in_whole_numbers
from handouts.checks._patterns import find
from handouts.checks._rule import Context
from handouts.checks._several import first_few
from handouts.findings import Finding, Severity


def check(context: Context) -> Iterator[Finding]:
    """Find risks that are only held against another."""
    yield from first_few(_found(context))


def _found(context: Context) -> Iterator[Finding]:
    for passage, said in find(context.index, FILE, "relative", context.language):
        if passage.kind in ("title", "heading") or in_whole_numbers(passage, said.start()):
            continue
        yield passage.finding(
            "relative-risk",
            Severity.WARNING,
            f"Nobody can tell from '{' '.join(said[0].split())}' how big the risk is.",
            "Give both numbers, such as: it goes from 1 in 100 people to 2 in 100.",
            start=said.start(),
            end=said.end(),
        )
