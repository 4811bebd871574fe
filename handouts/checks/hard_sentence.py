"""No sentence is much harder than the rest.

What it does:
    When the article is above its target, names the sentences that raise its score most.

Why it matters:
    A few long sentences make most of the trouble. Mending these first is the shortest way to a text that
    patients can read.

Fails:
    # Asthma

    Pharmacological intervention necessitates individualized consideration of contraindications,
    particularly in patients presenting with considerable cardiovascular comorbidity. Ask your nurse. Keep
    your inhaler near you. Use it when you find it hard to breathe. Shake it first. Breathe out. Put it to
    your mouth. Breathe in and press. Pharmacological monotherapy is characteristically insufficient in
    individuals experiencing exacerbations, which necessitates comprehensive reevaluation of environmental
    precipitants. Hold your breath. Count to ten. Breathe out again. Environmental precipitants
    characteristically include particulate matter and occupational exposures. Comprehensive reevaluation
    additionally encompasses psychological considerations and immunological investigation. Call your nurse if
    you use it more than two times a week. Dust and smoke can make asthma worse. Try to stay away from them.

Passes:
    # Asthma

    Keep your inhaler near you. Use it when you find it hard to breathe. Shake it first. Breathe out. Put
    it to your mouth. Breathe in and press. Hold your breath. Count to ten. Breathe out again. If it does
    not help, ask for help. Call your nurse if you use it more than two times a week. Your nurse can tell
    you if you need some other drug. Dust and smoke can make asthma worse. So can pets, and cold air. Try
    to stay away from what makes it worse. Keep a list of the days when you find it hard to breathe. Take
    the list with you when you see your nurse.

What to do:
    Split it where you would take a breath. Use words that you would use at the bedside.

Source:
    What each sentence adds to the score of the whole article, by leaving it out.
"""

from __future__ import annotations

from collections.abc import Iterator

from handouts.checks._rule import Context
from handouts.checks.reading_grade import judge
from handouts.findings import Finding, Severity

SHARE = 0.1
"""A sentence that raises the score by less than this share of what the worst one does is not named.

A share, because in a long article no single sentence moves the score far.
"""


def check(context: Context) -> Iterator[Finding]:
    """Name the sentences that raise the score most."""
    judged = judge(context)
    if judged is None or judged.good:
        return
    hardest = context.readability.hardest
    for sentence in hardest:
        if 0 < sentence.raises < SHARE * hardest[0].raises:
            continue
        reasons = [f"{sentence.words} words"]
        if sentence.hard_words:
            reasons.append("long words: " + ", ".join(sentence.hard_words[:5]))
        yield Finding(
            "hard-sentence",
            Severity.WARNING,
            f"This sentence alone is at grade {sentence.grade:.0f} ({'; '.join(reasons)})."
            if judged.is_grade
            else f"This is a hard sentence ({'; '.join(reasons)}).",
            "Split it where you would take a breath, and use shorter words."
            if sentence.hard_words
            else "Split it where you would take a breath.",
            sentence.position,
            sentence.section,
            sentence.text,
            sentence.end,
        )
