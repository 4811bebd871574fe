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

import re
from collections.abc import Iterator

from handouts.checks._figures import FILE, in_whole_numbers
from handouts.checks._patterns import pattern
from handouts.checks._rule import Context
from handouts.checks._several import first_few
from handouts.findings import Finding, Severity


def check(context: Context) -> Iterator[Finding]:
    """Find risks that are only held against another."""
    relative = pattern(FILE, "relative", context.language)
    if relative:
        yield from first_few(_found(context, relative))


def _found(context: Context, relative: re.Pattern[str]) -> Iterator[Finding]:
    for passage in context.passages:
        if passage.kind in ("title", "heading"):
            continue
        for said in relative.finditer(passage.text):
            if not in_whole_numbers(passage, said.start(), context.language):
                yield passage.finding(
                    "relative-risk",
                    Severity.WARNING,
                    f"Nobody can tell from '{' '.join(said[0].split())}' how big the risk is.",
                    "Give both numbers, such as: it goes from 1 in 100 people to 2 in 100.",
                    start=said.start(),
                    end=said.end(),
                )
