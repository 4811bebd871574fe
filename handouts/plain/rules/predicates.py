"""Things that one subject does are sentences of their own.

What stood before the first verb and holds for the second is said again: "can", "helps you", "is used to". For a
subject of some words "It" or "They" stands where that can mean nothing else.

Why it matters:
    Who does the second thing is easy to lose when the sentence is long. Saying it again keeps it.

Changes:
    The medicine relaxes the muscles around your airways and makes each of your breaths easier. -> The medicine relaxes the muscles around your airways. It makes each of your breaths easier.
    You may feel a dull pain in your lower back and have a fever of 101 degrees. -> You may feel a dull pain in your lower back. You may have a fever of 101 degrees.
    The first part of the test is a look at your blood and can show signs of an infection. -> The first part of the test is a look at your blood. It can show signs of an infection.
    This class helps you understand your illness and find ways to live with it. -> This class helps you understand your illness. This class helps you find ways to live with it.
    The shot is used to treat a bad allergy and stop the swelling in your throat. -> The shot is used to treat a bad allergy. The shot is used to stop the swelling in your throat.
    The cream is safe for most of your skin but may sting a little at first. -> The cream is safe for most of your skin. But the cream may sting a little at first.
    Keep a list of your drugs in your bag and show it to the nurse at each visit. -> Keep a list of your drugs in your bag. Show it to the nurse at each visit.
    The wound should be washed with soap each day and covered with a clean dressing at night. -> The wound should be washed with soap each day. The wound should be covered with a clean dressing at night.
    The surgeon makes a cut in the groin, moves the bulge back, and closes the wall with stitches. -> The surgeon makes a cut in the groin. The surgeon moves the bulge back. The surgeon closes the wall with stitches.
    The pumps push the drug into a vein, and make a low noise for about an hour. -> The pumps push the drug into a vein. The pumps make a low noise for about an hour.
    Small mammals such as squirrels and mice are almost never found to have rabies and have not been known to spread it. -> Small mammals such as squirrels and mice are almost never found to have rabies. They have not been known to spread it.
    The drip can help improve the growth of your child and help him or her gain weight. -> The drip can help improve the growth of your child. The drip can help him or her gain weight.
    Others may have a murmur due to a leak in one of the valves, but have no other signs. -> Others may have a murmur due to a leak in one of the valves. But they may have no other signs.

Leaves alone:
    The medicine helps to relax the muscles around your airways and some of the pain.
    The law would not only save the clinic some money but would also help us to see more of you.
    This class will help you understand your own illness and enable you to find ways to live with it.
    We will help you write and keep a list of all the drugs that you take at home.
    The nurse checks your blood pressure and the beat of your heart at each of your visits.
    If you feel a dull pain in your lower back and have a fever of 101 degrees, call us.
    The nurse may ask you to stand up and walk around the room for a while.
    You should not drive a car and use heavy tools for a day after the test.
    The pain usually starts in your back and moves down to one of your legs.
    Lie down for a while, and move your legs and flex and stretch your feet and toes.
    Do not drive a car on that day and use a large knife or a saw at home.
    Call your nurse if the wound turns red and feels warm to the touch.
    The drug blocks a germ that lives in the gut and causes sores in its wall.
    All the patients were weighed by a nurse and sorted into two groups of equal size.
    We counted the cases and described the spread of the flu in all of the five states.
    Signs of this kind can mean that you have a clot and need care from a doctor right away.
    These signs can show a tear in the wall of a blood vessel and require a scan at once.
    The patch stays on your skin and gives off the drug while you sleep at night.
    The form may ask about your job, your home and travel to other lands in the past year.
    Extra fat on the body can put more weight and wear on each of your knees.
    Children in the ward should be checked for and kept from the germs of the others.
    Older men are more likely to be tired and weak all day and have pain in their legs.
    The harm is of such a kind and takes such a course that no one can tell what comes next.
    The shake can be used with most of these meals but talk to your nurse first.
    We do not run and do not answer for, and will not change, what others may do with it.
    Tell the front desk that you are pregnant and want the test to be done soon.
    The lump sits in the main airway (and is less than an inch wide), in the chest wall, or in both.

Source:
    Plain Writing Act guidelines: one idea to a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from handouts.plain.clauses import FINITE, PLURAL, SINGULAR, last_word, length, spoken
from handouts.plain.edit import Edit
from handouts.plain.proposal import Proposal, Proposals, Tools, capitalized
from handouts.plain.scope import SCOPE
from handouts.plain.sentence import Sentence
from handouts.plain.subjects import Subject, said_again, shorter, start_of, subject
from handouts.plain.vocabulary import row
from handouts.records import dataclass

RULE = "split-predicates"
CUES = frozenset(("and", "but"))

LEAST_WORDS = 11
"""A shorter sentence is easy enough as it is."""

LEAST_HALF = 3
"""Words. A shorter half hangs in the air."""

LEAST_ORDER = 4
"""Words of an instruction."""

_PAST = ("VVD", "VBD", "VHD", "VDD")
_BASE = ("VVI", "VVB", "VHI", "VHB", "VDI", "VDB", "VBI")
_PARTICIPLES = ("VVN", "VVD")
_NEGATIONS = frozenset(("not", "n't", "never", "cannot", "no", "neither", "nor", "without", "hardly"))
_ATTACHING = frozenset(("if", "when", "unless", "until", "while", "because", "since", "once", "as", "before",
                        "after", "whether", "although", "though", "whereas", "so", "to"))  # fmt: skip
"""Words near the end of a sentence that may hold for both of the deeds before them."""

_NO_VERB = ("istics", "ytics", "etics")
"""Ends of nouns that are taken for verbs: "basic cookies and analytics cookies"."""

_DOERS = frozenset(("i", "you", "we", "they", "he", "she"))

_NOUNS_TOO = frozenset(
    (
        *("benefits", "bills", "claims", "controls", "exercises", "needs", "plans", "practices", "programs"),
        *("records", "reports", "results", "screens", "services", "supplements", "supports", "tests", "uses"),
        *("visits", "works"),
    )
)
"""Words that may be the second of two nouns, where no article follows: "handles paperwork and claims work"."""

_HARMLESS = frozenset(("that", "who", "which", "whose", "how", "what", "where", "than", "why", "whom"))
"""Words that hold for what follows them within one deed only."""


def propose(sentence: Sentence, tools: Tools) -> Proposals:
    """Say the subject again where "and" or "but" is followed by a verb that goes with it."""
    words = sentence.words
    end = last_word(sentence)
    if sentence.heading or spoken(sentence, end) < LEAST_WORDS or sentence.text.rstrip()[-1:] in "?:":
        return
    if " not only " in f" {sentence.text.lower()} ":
        return  # "not only ..., but also ..."
    joints = [number for number in _outside_brackets(sentence, end) if words[number].lower in CUES]
    start = start_of(sentence)
    if not joints or any(word.text in ';:“”"—–-' for word in words[start:]) or _is_such_that(sentence):
        return
    yield from _instructions(sentence, start, joints, end)
    one = subject(sentence, start, end)
    if one is None or one.verb >= joints[-1]:
        return
    again = said_again(sentence, one)
    deeds = _deeds(sentence, one, [number for number in joints if number > one.verb], end) if again else []
    bare = any("VVI" in sentence.tags[deed.first : deed.first + 2] for deed in deeds)  # it shows no number
    if deeds and not bare and not any(deed.carried for deed in deeds):
        again = shorter(sentence, one, again, deeds[-1].joint)
    edits = tuple(_edit(sentence, deed, again) for deed in deeds)
    if edits and not any(sentence.is_closed(edit.start, edit.end) for edit in edits):
        yield Proposal(RULE, edits, "Two short sentences are easier to read than one long one.", whole=True)


def _outside_brackets(sentence: Sentence, end: int) -> Iterator[int]:
    """The numbers of the words, but for the first and the last, that do not stand in parentheses."""
    depth = 0
    for number in range(end - 2):
        depth += (sentence.words[number].text == "(") - (sentence.words[number].text == ")")
        if number >= 2 and not depth:
            yield number


def _is_such_that(sentence: Sentence) -> bool:
    """Whether "such a ... that" says how the parts of the sentence hang together."""
    words = sentence.words
    such = [number for number, word in enumerate(words[:-1]) if word.lower == "such"]
    open_ = [number for number in such if words[number + 1].lower != "as"]
    return bool(open_) and any(word.lower == "that" for word in words[open_[0] :])


def _instructions(sentence: Sentence, start: int, joints: list[int], end: int) -> Proposals:
    """Part two instructions: "Turn on the lamp in the hall and hold on to the rail."."""
    words, tags = sentence.words, sentence.tags
    if tags[start] != "VVB" or any(word.lower in SCOPE | _NEGATIONS for word in words[start:end]):
        return
    for joint in joints:
        second = joint + 1
        if tags[second] not in ("VVB", "VVI") or words[joint].lower != "and":
            continue
        if not tags[second + 1].startswith(("AT0", "DPS", "DT0", "PNP", "CRD")):
            continue
        if words[second + 1].lower in _DOERS:
            continue  # "tell us of each drug and supplement you take"
        comma = joint - (words[joint - 1].text == ",")
        if any(
            words[number].lower in (",", "and", "or")
            or tags[number] in ("TO0", "VM0", "VBB", "VHB")
            or _is_aim(sentence, number)
            for number in range(start, comma)
        ):
            return
        if length(sentence, start, comma) < LEAST_ORDER or length(sentence, second, end) < LEAST_ORDER:
            return
        edit = Edit(words[comma - 1].end, words[second].end, f". {capitalized(words[second].text)}")
        if not sentence.is_closed(edit.start, edit.end):
            yield Proposal(RULE, (edit,), "One thing to do stands in one sentence.", whole=True)
        return


@dataclass(frozen=True, slots=True)
class _Deed:
    """What the subject does besides the first thing.

    Attributes:
        joint: The number of the "and", or of the comma before it or instead of it.
        first: The number of the word that it begins with, an adverb or a verb.
        carried: What stood before the first verb and holds for this one: "can", "is used to".
    """

    joint: int
    first: int
    carried: str


def _deeds(sentence: Sentence, one: Subject, joints: list[int], end: int) -> list[_Deed]:
    """The second deed and those after it; empty if it is not sure where they begin."""
    for joint in joints:
        first = joint + 1
        verb = first
        while verb < end - 2 and sentence.tags[verb] == "AV0" and sentence.words[verb].lower not in SCOPE:
            verb += 1
        carried = _carried(sentence, one, joint, verb, end)
        if carried is None or sentence.words[verb].lower.endswith(_NO_VERB):
            continue
        bare = verb + 1 < end and sentence.tags[verb + 1].startswith(("NN", "VVG", "AJ"))
        if sentence.words[first].lower == "so" or (bare and sentence.words[verb].lower in _NOUNS_TOO):
            continue
        if sentence.words[verb].text[0].isupper():  # "set up by the Heart Foundation and Nurses First"
            continue
        comma = joint - 1 if sentence.words[joint - 1].text == "," else joint
        if sentence.tags[comma - 1] in ("PRP", "PRF", "TO0"):
            continue  # "checked for and kept from"
        between = [number for number in range(one.verb, comma) if sentence.words[number].text == ","]
        middle = [number for number in between if _is_finite_deed(sentence, one, number + 1)]
        starts = [*middle, comma]
        if middle and (carried or comma == joint or len(middle) != len(between)):
            return []
        if any(sentence.tags[at + 1][:2] in ("VV", "VH", "VB") for at in between if at not in middle):
            return []  # "they go to a class, solve the problem, and are done with it"
        if len(between) % 2 and not middle and comma == joint:
            return []  # "I was weak, in pain and could not walk"
        told = sentence.tags[verb] in ("VM0", "VBZ", "VHZ", "VBB", "VHB") and not carried
        if between and not middle and not told:
            return []
        edges = [one.verb, *starts, end]
        if any(length(sentence, a, b) < LEAST_HALF for a, b in pairwise(edges)):
            return []
        return [*(_Deed(number, number + 1, "") for number in middle), _Deed(comma, first, carried)]
    return []


def _carried(sentence: Sentence, one: Subject, joint: int, verb: int, end: int) -> str | None:
    """What has to be said again before a verb; none if it does not go with the subject, or not for sure."""
    words, tags = sentence.words, sentence.tags
    before = range(one.verb, joint)
    if any(words[number].lower in SCOPE and not _is_such_as(sentence, number) for number in before):
        return None
    if any(_may_hold_for_both(sentence, number) for number in range(verb + 1, end)):
        return None
    if any(
        tags[number].startswith("PR") and words[number + 1].text == "," for number in range(verb, end - 1)
    ):
        return None  # "we do not control, and do not answer for, what others do"
    if any(
        tags[number] == "AV0" and words[number].lower in _HEDGES for number in range(one.end, one.verb + 2)
    ):
        return None
    group, first = tags[one.verb], tags[verb]
    finites = [
        number
        for number in before
        if tags[number] in FINITE and number > one.verb and words[number - 1].text != ","
    ]
    if any(tags[number] != "VVB" or tags[number - 1] not in ("AT0", "DPS") for number in finites):
        return None
    if _shares_object(sentence, one, joint, verb, end):
        return None
    perfect = tags[verb + 1] in ("XX0", "VBN", "VVN")
    aims = first in _BASE and not perfect and any(_is_aim(sentence, number) for number in before)
    bare = first == "VVI" and _is_bare(sentence, one, joint)
    if first == "VM0" or ((bare or _goes_with(group, first)) and not _may_be_passive(sentence, one, verb)):
        if aims:
            return None  # "likely to be weak and have pain"
        fronted = {words[number].lower for number in before} & _NEGATIONS
        return "" if not fronted or first in ("VM0", "VBZ", "VBB", "VHZ", "VHB", "VBD") else None
    if first in _PARTICIPLES:
        return _shared_passive(sentence, one, joint, verb)
    return _shared_front(sentence, one, joint, verb) if first in _BASE else None


def _is_aim(sentence: Sentence, number: int) -> bool:
    """Whether a word is the "to" of "to be" or "to stave off", which another base form may go on with."""
    if sentence.words[number].lower != "to":
        return False
    return sentence.tags[number] == "TO0" or sentence.tags[number + 1 : number + 3] == ("NN1", "PRP")


def _is_bare(sentence: Sentence, one: Subject, joint: int) -> bool:
    """Whether a base form is the verb of several: "the pumps push the drug in and make a noise".

    Nothing before it may have a base form behind itself, as "can", "to" and "help" do.
    """
    tags, words = sentence.tags, sentence.words
    helped = any(words[number].lower in ("help", "let", "make") for number in range(one.verb, joint))
    return (
        tags[one.verb] == "VVB"
        and tags[one.end - 1] == "NN2"
        and not helped
        and not any(tag in ("VM0", "TO0", "VVI") for tag in tags[one.verb : joint])
    )


def _may_be_passive(sentence: Sentence, one: Subject, verb: int) -> bool:
    """Whether a past tense after "was" may be a participle: "were weighed and randomized to"."""
    return (
        sentence.tags[one.verb] in ("VBD", "VBZ", "VBB")
        and sentence.tags[verb] == "VVD"
        and not sentence.tags[verb + 1].startswith(("AT0", "DPS", "NN", "AJ", "CRD", "DT0"))
    )


def _shares_object(sentence: Sentence, one: Subject, joint: int, verb: int, end: int) -> bool:
    """Whether what follows the second thing may belong to the first: "test the heart and treat the lungs of"."""
    bare = joint - one.verb <= 3 and sentence.tags[joint - 1].startswith("NN")
    return bare and any(sentence.tags[number] == "PRF" for number in range(verb, end))


def _is_finite_deed(sentence: Sentence, one: Subject, number: int) -> bool:
    return _goes_with(sentence.tags[one.verb], sentence.tags[number])


def _goes_with(group: str, tag: str) -> bool:
    """Whether a verb can have the same subject as another: "raises" and "is", "has" and "lowers"."""
    return any(group in tags and tag in tags for tags in (SINGULAR, _PAST)) or (
        group in PLURAL and tag in ("VBB", "VHB", "VDB")
    )


def _is_such_as(sentence: Sentence, number: int) -> bool:
    """Whether "as" belongs to "such as"."""
    return sentence.words[number].lower == "as" and sentence.words[number - 1].lower == "such"


def _may_hold_for_both(sentence: Sentence, number: int) -> bool:
    """Whether a word after the second verb begins what may be meant for the first as well."""
    lower = sentence.words[number].lower
    if lower == "to" or (lower == "whether" and sentence.tags[number - 1].startswith("V")):
        return False
    if lower in ("before", "after", "since", "until") and sentence.tags[number] == "PRP":
        return True
    return lower in _ATTACHING and not _is_such_as(sentence, number)


def _shared_passive(sentence: Sentence, one: Subject, joint: int, verb: int) -> str | None:
    """The "is" or "should be" of two participles: "should be washed each day and covered"."""
    words, tags = sentence.words, sentence.tags
    at = one.verb
    if not _NEGATIONS.isdisjoint(word.lower for word in words[at:joint]):
        return None
    if tags[at] == "VM0":
        at += 1
        if tags[at] != "VBI":
            return None
    if tags[at] not in ("VBI", "VBZ", "VBB") or tags[at + 1] != "VVN":
        return None
    inside = tags[at + 2 : joint]
    if any(tag in ("VVN", "VVD", "TO0", "CJC") for tag in inside) or joint - at < LEAST_HALF:
        return None
    if tags[verb + 1] not in ("PRP", "AV0", "AVP", "TO0"):
        return None
    return sentence.text[words[one.verb].start : words[at].end]


def _shared_front(sentence: Sentence, one: Subject, joint: int, verb: int) -> str | None:
    """The words before the first of two verbs in their base form that hold for both: "can", "helps you"."""
    words, tags = sentence.words, sentence.tags
    lowers = [word.lower for word in words]
    at = one.verb
    if not _NEGATIONS.isdisjoint(lowers[one.verb : joint]):
        return None
    if tags[at] == "VM0" and lowers[verb] in row("of_itself"):
        return None
    if tags[at] == "VM0":
        at += 1
        manner = at
        while tags[at] == "AV0" and (lowers[at] == "also" or lowers[at].endswith("ly")):
            at += 1
        if tags[at] not in _BASE or not _HEDGES.isdisjoint(lowers[manner:at]):
            return None
        if lowers[at] == "help":
            at = _after_help(sentence, at)
    elif lowers[at] in ("help", "helps", "helped"):
        at = _after_help(sentence, at)
    elif (
        tags[at] in ("VBZ", "VBB")
        and lowers[at + 1] in ("used", "designed", "meant")
        and lowers[at + 2] == "to"
    ):
        at += 3
    elif lowers[at] in ("need", "needs", "have", "has") and lowers[at + 1] == "to":
        at += 2
    else:
        return None
    if sentence.words[joint - 2].lower == "to":
        return None  # "to bill and collect payment"
    if tags[at] not in _BASE or "TO0" in tags[at:joint] or lowers[at] == "help":
        return None
    if at + 1 == joint or ("help" in " ".join(lowers[one.verb : at]) and lowers[verb + 1] == "you"):
        return None  # "help you make and keep a plan", "help you see your risk and let you sleep"
    after = at + 3 if lowers[at + 1] in ("or", "and") and tags[at + 2] in _BASE else at + 1
    if any(tags[number] in ("VVI", "VBI", "VHI") for number in range(after, joint)):
        return None
    if not tags[verb + 1].startswith(
        ("AT0", "DPS", "AJ", "NN", "DT0", "PNP", "CRD", "VVI", "PRP", "AVP", "VVN")
    ):
        return None
    order = words[joint].lower == "but" and lowers[verb] not in ("have", "be")
    noun = tags[joint - 1].startswith("NN") and tags[verb + 1].startswith("PR")
    if order or (noun and lowers[verb] in row("nouns_too")):
        return None  # "can be used with it but talk to us first"
    if lowers[verb] == lowers[at - 1] == "help":
        at -= 1  # "can help you see and help you walk"
    carried = (
        word for word in words[one.verb : at] if word.lower != "also" and not word.lower.endswith("ly")
    )
    return " ".join(word.text for word in carried)


def _after_help(sentence: Sentence, at: int) -> int:
    """The number of the word after "help", "help you" and "help to"."""
    after = at + 1
    if sentence.tags[after] == "PNP":
        after += 1
    return after + (sentence.words[after].lower == "to")


_HEDGES = frozenset(("usually", "often", "sometimes", "rarely", "generally", "normally", "typically", "mainly",
                     "mostly", "commonly", "frequently", "seldom", "always", "occasionally", "probably", "likely",
                     "possibly", "only", "first", "both", "either"))  # fmt: skip
"""Adverbs before a verb that may hold for the next one too."""


def _edit(sentence: Sentence, deed: _Deed, again: str) -> Edit:
    words = sentence.words
    joint = words[deed.joint]
    contrast = any(word.lower == "but" for word in words[deed.joint : deed.first])
    name = capitalized(again)
    if contrast:
        name = f"But {_uncapitalized(again)}"
    carried = f" {deed.carried}" if deed.carried else ""
    start = len(sentence.text[: joint.start].rstrip())
    return Edit(start, words[deed.first].end, f". {name}{carried} {words[deed.first].text}")


def _uncapitalized(again: str) -> str:
    first, _, rest = again.partition(" ")
    if first == "I" or first[1:] != first[1:].lower() or not first.isalpha() or rest[:1].isupper():
        return again
    return f"{first.lower()} {rest}".rstrip()
