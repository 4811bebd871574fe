"""Nothing that the author wrote is left out.

What it does:
    Reports everything in the source that did not come into the handout: pictures that could not be had,
    comments, navigation, links that lead nowhere. Losing words of the text itself shuts the gate.

Why it matters:
    A handout that misses a paragraph is worse than none.

Fails:
    # Asthma

    ![A hand holds the inhaler upright](https://example.org/inhaler.png)

    Hold it like this.

Passes:
    # Asthma

    Hold it upright, with your thumb below.

What to do:
    Look at the place in the source. Save a picture beside the article. Turn what was left out into
    ordinary text if patients need it.

Source:
    Ours: nothing is skipped silently.
"""

from __future__ import annotations

from collections.abc import Iterator

from handouts.checks._rule import Context
from handouts.findings import Finding, Severity
from handouts.resources import toml


def check(context: Context) -> Iterator[Finding]:
    """Report what a reader could not carry over."""
    kinds, fixes = toml("losses.toml"), toml("loss_fixes.toml")
    for loss in context.document.losses:
        # A kind that nobody has judged is taken as body text if it had words: better one alarm too many.
        severity = kinds.get(loss.kind, "error" if loss.words else "warning")
        words = f" ({loss.words} {'word' if loss.words == 1 else 'words'})" if loss.words else ""
        if loss.kind in fixes:
            message, fix = f"{loss.what}; {loss.why}.", fixes[loss.kind]
        else:
            message = f"Left out: {loss.what}{words}. {loss.why[:1].upper()}{loss.why[1:]}".rstrip(". ") + "."
            fix = fixes["left_out"].get(loss.kind, fixes["left_out"]["default"])
        yield Finding("lost-content", Severity(severity), message, fix, loss.position)
