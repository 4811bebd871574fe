"""No sentence is much harder than the rest.

What it does:
    Names up to ten sentences, and says why each is hard. In an English article these are the sentences that
    people find as hard as those that experts write for each other: long ones, and ones with several words
    that people hardly ever meet. When the article is above its target, three sentences that raise its score
    are named too; when it is above its limit, as many as make ten.

Why it matters:
    A few hard sentences make most of the trouble. Mending these first is the shortest way to a text that
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
    Split it where you would take a breath. Use words that you would use at the bedside, or say what a rare
    word means where it comes first.

Source:
    How hard people found 3,364 health sentences (MedReadMe, Jiang and Xu 2024), of which a formula of length,
    syllables and rarity of words was made; its figures are in handouts/data/difficulty.toml. What a sentence
    adds to the score of the whole article is found by leaving it out.
"""

from __future__ import annotations

from collections.abc import Iterator

from handouts.checks._rule import Context
from handouts.checks.reading_grade import judge
from handouts.findings import Finding, Severity
from handouts.results import ScoredSentence

SHARE = 0.1
"""A sentence that raises the score by less than this share of what the worst one does is not named for it.

A share, because in a long article no single sentence moves the score far.
"""

ABOVE_TARGET = 3
"""Where the limit is kept, so many sentences are named only because they raise the score."""

NAMED = 3
"""How many rare words the fix names."""


def check(context: Context) -> Iterator[Finding]:
    """Name the sentences that people find hard, and those that put the article above its target."""
    judged = judge(context)
    above = judged is not None and not judged.good
    hardest = context.readability.hardest
    most = max((sentence.raises for sentence in hardest), default=0.0)
    left = ABOVE_TARGET if judged is not None and judged.allowed else len(hardest)
    for sentence in hardest:
        if sentence.hard:
            said = "Many people will find this sentence hard"
        elif above and left and (sentence.raises >= SHARE * most or most <= 0):
            left -= 1
            grade = judged is not None and judged.is_grade
            said = (
                f"This sentence by itself is at grade {sentence.grade:.0f}"
                if grade
                else "This sentence raises the score"
            )
        else:
            continue
        yield Finding(
            "hard-sentence",
            Severity.WARNING,
            f"{said}: {'; '.join(sentence.reasons)}.",
            _fix(sentence),
            sentence.position,
            sentence.section,
            sentence.text,
            sentence.end,
        )


def _fix(sentence: ScoredSentence) -> str:
    if sentence.rare_words:
        rare = " or ".join(f"'{word}'" for word in sentence.rare_words[:NAMED])
        return f"Split it where you would take a breath. Is there an everyday word for {rare}?"
    if sentence.hard_words:
        return "Split it where you would take a breath, and use shorter words."
    return "Split it where you would take a breath."
