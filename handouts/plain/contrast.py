"""Whether "while" sets two things against each other, or tells the time."""

from __future__ import annotations

from handouts.plain.sentence import Sentence
from handouts.plain.vocabulary import row


def weighs(sentence: Sentence, first: int, end: int) -> bool:
    """Whether the words after "while", to its comma, cannot tell the time of something.

    "While it can be hard to treat, ..." and "While most people get well, ..." weigh one thing against
    another; "while you wait" and "while the cast is on" do not.
    """
    words = sentence.words
    lows = {word.lower for word in words[first:end]}
    if lows & row("persons") or any(tag == "VVG" for tag in sentence.tags[first + 1 : end]):
        return False
    if lows & row("offering") or "cannot" in lows or lows & row("maybe") or words[first].lower in row("some"):
        return True
    return any(
        words[number].lower in row("weighing") and words[number - 1].lower in ("is", "are", "was", "were")
        for number in range(first + 1, end)
    )
