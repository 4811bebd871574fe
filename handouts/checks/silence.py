"""Every silence gives a reason and silences something.

What it does:
    Looks at the comments and settings that have a finding passed over: whether they can be understood, give a
    reason, name a rule that there is, and silence anything; and whether such a comment stands in the text.

Why it matters:
    A silence is a promise that a person has looked. Without the reason nobody can look again. One that
    silences nothing, because the text was mended or moved, will hide the next mistake at its place.

Fails:
    # Asthma

    <!-- handouts: ignore missing-space -->
    Shake the inhaler first.Then breathe out.

Passes:
    # Asthma

    <!-- handouts: ignore missing-space: the name of our web page -->
    You can read more on the page Breathe.Well of our clinic.

What to do:
    Write it so: <!-- handouts: ignore missing-space: why it may stay -->. In Word, write a comment on the
    words, with the same text but without the signs around it. It is about the paragraph, list or table that
    it stands in or in front of. For a finding about the whole article, write: ignore not-reviewed in article.

Source:
    Ours: nothing is passed over silently.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handouts import checks
from handouts.checks._rule import Context
from handouts.checks._silencing import Idle, is_about_all, place_of
from handouts.findings import Finding, Severity
from handouts.model import Silence

RULE = "silence"

_FORM = "Write it so: handouts: ignore RULE: the reason."

_PRINTED = re.compile(r"<!-- *handouts:.*?-->|^handouts: *ignore\b.*", re.IGNORECASE)
"""In plain text, or typed into the text of a Word document."""


def check(context: Context) -> Iterator[Finding]:
    """Find silences that silence nothing, and those that are no comments."""
    for passage in dict.fromkeys(passage for passage, _ in context.index.uses(("handouts",))):
        for found in _PRINTED.finditer(passage.text):
            yield passage.finding(
                RULE,
                Severity.WARNING,
                "This is no comment: it would be printed on the handout.",
                "Take it out of the text, and put it into handouts.toml: [[silence]].",
                start=found.start(),
                end=found.end(),
            )
    for idle in context.idle:
        by, told = idle.by, _told(idle, context)
        if told:
            message, fix = told
            yield Finding(
                RULE,
                Severity.WARNING,
                message if isinstance(by, Silence) else f"{place_of(by)}: {message}",
                fix,
                by.position if isinstance(by, Silence) else context.document.position,
                excerpt=by.text,
            )


def _told(idle: Idle, context: Context) -> tuple[str, str] | None:
    """What is wrong with a silence, and what to do; None where nobody can tell."""
    by = idle.by
    if not by.rule:
        return "This comment is for handouts, but it cannot be understood.", _FORM
    if by.rule == RULE:
        return "What is wrong with a silence cannot be silenced.", "Mend the silence, or take it out."
    if by.rule not in checks.RULES:
        return f"This silences '{by.rule}', and there is no such rule.", checks.suggestion(by.rule)
    if not by.reason:
        return (
            f"This silences '{by.rule}' and does not say why, so nothing is silenced.",
            f"Say why: handouts: ignore {by.rule}: the reason.",
        )
    if idle.stood:
        return f"An error of '{by.rule}' cannot be silenced.", checks.STANDING[by.rule]
    if by.rule not in checks.chosen(context.settings):
        return None
    message = f"This silences '{by.rule}', which finds nothing here."
    whole = [one for one in idle.elsewhere if is_about_all(one, context.document.position)]
    if isinstance(by, Silence) and whole:
        return message, f"It is about the whole article. Write: ignore {by.rule} in article: {by.reason}"
    if idle.elsewhere:
        places = ", ".join(str(one.position) for one in idle.elsewhere[:3])
        return message, f"It finds something elsewhere ({places}). Put the silence there, or take it out."
    return message, "Take it out."
