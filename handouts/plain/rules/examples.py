"""One or two examples at the end of a sentence get a sentence of their own.

More of them are a list (`bulleted-list`).

Why it matters:
    The reader has the main point before the examples come.

Changes:
    Your doctor may want to do a few more tests, such as an x-ray and an ultrasound. -> Your doctor may want to do a few more tests. Examples are an x-ray and an ultrasound.
    Moving your body more has many good effects, such as a lower blood pressure. -> Moving your body more has many good effects. An example is a lower blood pressure.
    People get most of their care from the staff of a clinic and from their own doctors, including surgeons. -> People get most of their care from the staff of a clinic and from their own doctors. These doctors include surgeons.
    The air in your home can hold things that make you cough (for example, smoke and dust). -> The air in your home can hold things that make you cough. Examples are smoke and dust.

Leaves alone:
    Call your nurse if you have any sign of a bad reaction, such as hives or a swollen face.
    Do not take any other medicines for the pain in your back, such as aspirin.
    Blood flows to the heart when the need for it is low, such as when you sit.
    Be sure to tell us about all of the medicines that you take, including aspirin.
    Ask us about the bad effects of some of the older drugs, such as a dry mouth and a rash.
    Tell us of any operations that you had in the past, such as a bone and joint repair.
    Ask us which ways to treat the nerves of your feet, hands and legs we offer here, including Ames Care.
    We look for ways to mend the nerves of people with old injuries to mend their backs, including one new drug.
    Use soap such as a bar of baby soap and clean water on the skin around it.
    New kinds of drugs are being tried for all of these growths, including two that block the signals.
    The pain can get worse when you do things that strain your back, such as lifting and if you twist.

Source:
    Plain Writing Act guidelines: main point first, one idea to a sentence.
"""

from __future__ import annotations

from handouts.plain.clauses import FINITE, last_word, length, spoken
from handouts.plain.edit import Edit
from handouts.plain.proposal import Proposal, Proposals, Tools
from handouts.plain.scope import SCOPE
from handouts.plain.sentence import Sentence
from handouts.plain.subjects import is_person

RULE = "split-examples"
CUES = frozenset(("such", "for", "including"))

LEAST_WORDS = 12
"""A shorter sentence is easy enough as it is."""

LEAST_MAIN = 5
"""Words of what comes before the examples."""

LONGEST_EXAMPLES = 14
_CUES = (("such", "as"), ("for", "example"), ("for", "instance"), ("including",))
_NEGATIONS = frozenset(("not", "n't", "no", "never", "without", "cannot", "nor", "none", "except", "neither"))
_THING = ("AT0", "DPS", "CRD", "AJ", "NN", "NP0", "VVG", "VVN", "DT0")
_INSIDE = (*_THING, "CJC", "PR", "AV0", "POS", "ORD", "ZZ0", "UNC", "PUL", "PUR", "AVP", "PNP", "PNX")


def propose(sentence: Sentence, tools: Tools) -> Proposals:
    """Turn "A, such as B and C." into "A. Examples are B and C."."""
    words = sentence.words
    end = last_word(sentence)
    if sentence.heading or spoken(sentence, end) < LEAST_WORDS or not sentence.text.rstrip().endswith("."):
        return
    found = _place(sentence, end)
    if found is None:
        return
    opens, first, end = found
    cue = words[opens + 1].lower
    if any(word.text in ';:“”"?' for word in words) or not _is_noun_before(sentence, opens):
        return
    if not _NEGATIONS.isdisjoint(word.lower for word in words[:opens]) or not _are_things(
        sentence, first, end
    ):
        return
    lead = _lead(sentence, opens, first, end, cue)
    if not lead:
        return
    start = len(sentence.text[: words[opens].start].rstrip())
    edits = [Edit(start, words[first].start, f". {lead} ")]
    if words[opens].text == "(":
        edits.append(Edit(words[end].start, words[end].end, ""))
    if not any(sentence.is_closed(edit.start, edit.end) for edit in edits):
        yield Proposal(RULE, tuple(edits), "The main point comes first, then the examples.", whole=True)


def _place(sentence: Sentence, end: int) -> tuple[int, int, int] | None:
    """The numbers of the mark before "such as", of the first word of the examples, and after their last."""
    words = sentence.words
    lowers = [word.lower for word in words]
    aside = words[end - 1].text == ")"
    for opens in range(end - 2, LEAST_MAIN - 1, -1):
        if words[opens].text not in ",(":
            continue
        for cue in _CUES:
            after = opens + 1 + len(cue)
            if tuple(lowers[opens + 1 : after]) != cue:
                continue
            after += lowers[after] == ","
            if (words[opens].text == "(") != aside:
                return None
            return opens, after, end - aside
    return None


def _is_noun_before(sentence: Sentence, opens: int) -> bool:
    """Whether the last word before the examples is the noun, in the plural, that they are examples of."""
    words, tags = sentence.words, sentence.tags
    if length(sentence, 0, opens) < LEAST_MAIN or sum(word.text == "," for word in words[:opens]) > 1:
        return False  # the main part may be a row of things, which becomes a list
    if tags[opens - 1] == "NN2":
        return not _is_of_others(sentence, opens)
    return (
        words[opens].text == "(" and tags[opens - 1].startswith(("V", "NN")) and _of_things(sentence, opens)
    )


def _is_of_others(sentence: Sentence, opens: int) -> bool:
    """Whether the examples may be of another noun before it: "effects of drugs, such as"."""
    before = range(max(1, opens - 7), opens - 1)
    return any(
        sentence.tags[number - 1] == "NN2" and sentence.tags[number].startswith("PR") for number in before
    )


def _of_things(sentence: Sentence, opens: int) -> bool:
    """Whether a clause with "that" stands between the noun and a parenthesis: "things that make you cough"."""
    for number in range(opens - 1, max(0, opens - 7), -1):
        if sentence.words[number].lower == "that":
            return sentence.tags[number - 1] == "NN2"
    return False


def _may_be_of_other(sentence: Sentence, opens: int) -> bool:
    """Whether the examples may be of another noun that stands before the last: "ways to mend the cords"."""
    tags = sentence.tags
    first = opens - 1
    while first and tags[first - 1].startswith(("AJ", "NN", "AT0", "DPS", "DT0")):
        first -= 1
    return any(
        tags[number] == "NN2"
        and (number + 1 == first or tags[number + 1].startswith(("PR", "TO0", "VB", "VVN")))
        for number in range(first)
    )


def _are_things(sentence: Sentence, first: int, end: int) -> bool:
    """Whether words name one thing or two, and nothing more."""
    words, tags = sentence.words, sentence.tags
    if first >= end or length(sentence, first, end) > LONGEST_EXAMPLES or not tags[first].startswith(_THING):
        return False
    for number in range(first, end):
        word, tag = words[number], tags[number]
        if word.lower in SCOPE or word.lower in _NEGATIONS or word.lower in ("or", "some", "any", "those"):
            return False
        if word.text == "," or tag in FINITE or not tag.startswith(_INSIDE):
            return False
    return True


def _lead(sentence: Sentence, opens: int, first: int, end: int, cue: str) -> str:
    """What the sentence with the examples begins with; empty if that is not clear."""
    words, tags = sentence.words, sentence.tags
    if cue == "including":
        noun = words[opens - 1].text
        example = words[_head(sentence, first, end)].lower
        people = is_person(example) == is_person(noun.lower())
        sure = tags[opens - 1] == "NN2" and people and "PNI" not in tags[:opens]
        named = tags[_head(sentence, first, end)] == "NP0"  # who offers them, or one of them?
        other = (
            named or _may_be_of_other(sentence, opens) or example in {word.lower for word in words[:opens]}
        )
        return f"These {noun} include" if sure and not other else ""
    several = any(word.lower == "and" for word in words[first:end])
    if not several and tags[first] == "VVG":
        return "An example is"
    if several and _may_be_one(sentence, first, end):
        return ""
    head = _head(sentence, first, end)
    if several or tags[head] == "NN2":
        return "Examples are"
    return "An example is" if tags[head].startswith(("NN1", "NP0", "NN0")) else ""


def _may_be_one(sentence: Sentence, first: int, end: int) -> bool:
    """Whether one article may hold for all of it: "a blood and marrow transplant"."""
    words, tags = sentence.words, sentence.tags
    second = next(number for number in range(first, end) if words[number].lower == "and") + 1
    return (
        words[first].lower in ("a", "an")
        and tags[end - 1] != "NN2"
        and not tags[second].startswith(("AT0", "DPS", "DT0", "CRD", "VVG"))
    )


def _head(sentence: Sentence, first: int, end: int) -> int:
    """The number of the noun that an example is named by: "risk" of "a risk of falls"."""
    for number in range(first + 1, end):
        if sentence.tags[number].startswith(("PR", "PUL", "TO", "VVN", "VVG")):
            return number - 1
    return end - 1
