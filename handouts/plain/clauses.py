"""What every split asks of a sentence: which verbs can carry a clause, how long it is, where it ends."""

from __future__ import annotations

from handouts.plain.sentence import Sentence

SINGULAR = frozenset(("VBZ", "VDZ", "VHZ", "VVZ"))
PLURAL = frozenset(("VBB", "VDB", "VHB", "VVB"))
FINITE = SINGULAR | PLURAL | {"VBD", "VDD", "VHD", "VVD", "VM0"}
"""C5 tags of verbs that can carry a clause; those of the singular ("is"), and of the plural ("are")."""


def is_noun_after_all(sentence: Sentence, number: int) -> bool:
    """Whether a word that was taken for a verb is a noun: after an article, "a rise", or "MEK inhibitors"."""
    tags, word = sentence.tags, sentence.words[number]
    doer = tags[number] == "VVZ" and word.lower.endswith("itors") and word.lower != "monitors"
    return number > 0 and (doer or (tags[number - 1] in ("AT0", "DPS") and tags[number] == "VVB"))


def past(sentence: Sentence, number: int, end: int, *tags: str) -> int:
    """The number of the first word from here on, before `end`, that has none of these tags."""
    while number < end and sentence.tags[number] in tags:
        number += 1
    return number


def length(sentence: Sentence, first: int, end: int) -> int:
    """How many words there are, marks not counted."""
    return sum(word.text[0].isalnum() for word in sentence.words[first:end])


def spoken(sentence: Sentence, end: int) -> int:
    """How many words there are up to `end`, but for those in parentheses, where meanings are added."""
    count = depth = 0
    for word in sentence.words[:end]:
        depth += (word.text == "(") - (word.text == ")")
        count += not depth and word.text[0].isalnum()
    return count


def last_word(sentence: Sentence) -> int:
    """The number after the last word, before the mark that ends the sentence."""
    end = len(sentence.words)
    while end and not sentence.words[end - 1].text[0].isalnum() and sentence.words[end - 1].text not in ")%":
        end -= 1
    return end
