"""What ", which" adds becomes a sentence of its own.

The new sentence begins with the word that "which" stood for, where that is sure. Elsewhere it begins with "This"
or "These", which may stand for the last word or for all that was said, as "which" did.

Why it matters:
    The reader has to go back to find what "which" stands for. Saying the word again saves that.

Changes:
    The drug acts on glutamate, which is one of the brain's own chemicals. -> The drug acts on glutamate. Glutamate is one of the brain's own chemicals.
    The nurse puts in a small tube, which stays in your arm for about an hour. -> The nurse puts in a small tube. The tube stays in your arm for about an hour.
    The salt makes the body hold more water in your blood vessels, which can raise your blood pressure. -> The salt makes the body hold more water in your blood vessels. This can raise your blood pressure.
    Each of the kidneys is made of nephrons, which are tiny filters. -> Each of the kidneys is made of nephrons. These nephrons are tiny filters.
    The drug goes into a vein in drops, which takes about 10 minutes. -> The drug goes into a vein in drops. This takes about 10 minutes.
    The gene is passed on in one of two ways, which means that each child may get it. -> The gene is passed on in one of two ways. This means that each child may get it.
    The talk is quite unlike an ad, which is exactly why it works so well. -> The talk is quite unlike an ad. This is exactly why it works so well.
    The blood passes through the filter, which sends the clean blood back to the body. -> The blood passes through the filter. The filter sends the clean blood back to the body.

Leaves alone:
    Call us if you have a rash, which may be a sign of an allergy.
    The drug is taken with food, which helps.
    Wash the cup, which you have used, with soap.
    Studies suggest that the pills lower your blood pressure, which helps the heart.
    The drug may block the blood flow in your leg, which causes pain.
    The drug lowers your blood sugar, which can damage the eyes and nerves.
    It does not widen the blood vessels, which can raise your blood pressure.
    The doctor checks the wall of the heart, which is thick in some people.
    It leads to tumors, stones and cysts, which are filled with air or fluid.
    The pump has a small motor, which makes a low noise, and a tube.
    You may have pain in the joints of your hands, which swell at night.
    She could talk to her head of unit, which would have been too hard for her last year.
    The drug blocks a protein called mTOR, which helps control how cells grow.
    The nurse can drain the cyst, which can be done with a thin tube.
    There are several kinds of cough, which may come alone or with a fever.
    It is treated with drugs such as prednisone, which may be given alone.
    The drug can cause colds, such as a sore throat, which can last for weeks.
    The crowns are made by a lab, which takes more than one visit.
    You may feel some pain in the treated areas, which should go away in a few days.
    The vitamin is not turned into its other form, which starves the bones.

Source:
    CDC Clear Communication Index user guide: avoid embedded clauses.
"""

from __future__ import annotations

from handouts.plain.clauses import PLURAL, SINGULAR, length
from handouts.plain.edit import Edit
from handouts.plain.halves import LEAST_HALF, goes_to_end, proposal, splittable
from handouts.plain.proposal import Proposal, Proposals, Tools, capitalized
from handouts.plain.scope import after_adverbs, is_open
from handouts.plain.sentence import Sentence
from handouts.plain.statement import Statement, denies, finite_tag, statement
from handouts.plain.vocabulary import forms, row

RULE = "split-which"
CUES = frozenset(("which",))

LEAST_WORDS = 9

_ABOUT_ALL = ("before", "because", "than", "so")
"""A clause in front with one of these may be what "which" stands for; "This" may be so as well."""

_BE = frozenset(("is", "are", "was", "were"))
_TAKES = frozenset(("take", "takes", "took"))
_CAUSING = frozenset(("help", "helps", "helped", "let", "lets", "make", "makes", "made"))
_ASKING = frozenset(("how", "what", "when", "where", "why"))
_NOUNS = ("NN1", "NN2", "NN0", "NP0")


def propose(sentence: Sentence, tools: Tools) -> Proposals:
    """Split at ", which" and its verb, after a whole statement."""
    words = sentence.words
    if not any(word.lower == "which" for word in words):
        return
    end = splittable(sentence, LEAST_WORDS)
    for number in range(LEAST_HALF, end - LEAST_HALF):
        if words[number].text == "," and words[number + 1].lower == "which":
            again = any(word.lower == "which" for word in words[number + 2 :])
            made = None if again else _split(sentence, number, end)
            if made is not None:
                yield made
            return


def _split(sentence: Sentence, comma: int, end: int) -> Proposal | None:
    words = sentence.words
    verb = after_adverbs(sentence, comma + 2)
    if verb >= end or not finite_tag(sentence, verb) or words[verb].lower in ("do", "does", "did"):
        return None
    if words[verb].lower in ("would", "could") and words[verb + 1].lower in ("have", "'ve"):
        return None  # what did not happen: "to his head, which would have been too much for him"
    if length(sentence, verb, end) < LEAST_HALF or not goes_to_end(sentence, verb, end):
        return None
    front = statement(sentence, 0, comma)
    if front is None or is_open(sentence, front.start, comma, allowed=_ABOUT_ALL):
        return None
    if any(word.text in '“”"' for word in words[:end]) or not _keeps_maybe(sentence, front, comma, verb):
        return None
    subject = _subject(sentence, front, comma, verb)
    if subject is None:
        return None
    between = sentence.text[words[comma + 1].end : words[verb].end]
    edit = Edit(words[comma].start, words[verb].end, f". {capitalized(subject)}{between}")
    return proposal(sentence, RULE, "What 'which' adds has a sentence of its own.", edit)


def _keeps_maybe(sentence: Sentence, front: Statement, comma: int, verb: int) -> bool:
    """Whether what may be, and what follows from it, stay so: "may block it, which causes pain" would not."""
    if sentence.words[verb].lower in row("maybe") or sentence.words[verb].lower in _BE:
        return True
    return not any(word.lower in row("maybe") for word in sentence.words[front.start : comma])


def _subject(sentence: Sentence, front: Statement, comma: int, verb: int) -> str | None:
    """What the new sentence is about, as it begins; None where that cannot be told."""
    low, tag = sentence.words[verb].lower, finite_tag(sentence, verb)
    after = after_adverbs(sentence, verb + 1)
    acts = sentence.words[after].lower if tag == "VM0" and after < len(sentence.words) else low
    last = sentence.tags[comma - 1]
    if low == "is" and sentence.words[after].lower in _ASKING:
        return None if denies(sentence, front.start, comma) else "this"  # "which is why"
    plural = low == "were" or (tag in PLURAL and low != "was")
    single = low == "was" or (tag in SINGULAR and low != "were")
    denied = denies(sentence, front.start, comma)
    if acts in ("mean", "means"):
        return None if denied or plural else "this"
    if _is_done_so(sentence, after) or _is_example(sentence, comma):
        return None
    one = last == "NN2" and sentence.words[comma - 1].lower.endswith(("as", "is", "us", "etes"))
    last = "NN1" if one else last  # "pancreas", "hepatitis"
    if last not in _NOUNS:
        if _is_at_rest(sentence, front, verb):
            return None
        return "this" if not plural and not denied and _is_about_all(acts, sentence, after) else None
    noun = _noun_before(sentence, comma)
    sure = noun is not None and _is_only(sentence, front, noun, comma)
    if plural:
        if sure and last == "NN2" and not _joins(sentence, comma):
            return _named(sentence, noun or 0, comma)
        return "these" if low in _BE and last == "NN2" and not _joins(sentence, comma) else None
    if last == "NN2" and single:
        is_all = _is_about_all(acts, sentence, after) or (low in _BE and _judges(sentence, verb + 1))
        return "this" if is_all and not denied else None
    if low in _BE or acts == "be":
        if sure and last != "NN2":
            return _named(sentence, noun or 0, comma)
        if denied or (acts == "be" and not _happens(sentence, front, comma, after)):
            return None
        return "this" if acts == "be" or _is_noun_phrase(sentence, verb + 1) else None
    if acts in forms("effects"):
        if denied or _is_against(sentence, front, comma, acts) or sentence.tags[after] == "AVP":
            return None  # "which makes up half of it"
        if _is_at_rest(sentence, front, verb):
            named = sure and last != "NN2" and tag != "VM0" and not denied
            return _named(sentence, noun or 0, comma) if named else None
        return None if noun is not None and _acts_itself(sentence, noun, comma) else "this"
    if acts in _TAKES:
        return "this" if _takes_time(acts, sentence, after) and not denied else None
    if denied or last == "NN2" or not sure or sentence.words[comma - 1].lower in row("times"):
        return None
    if sentence.words[front.verb].lower in _CAUSING:
        return None  # "helps the body digest food, which": "body digest food" is no name
    return _named(sentence, noun or 0, comma)


def _acts_itself(sentence: Sentence, noun: int, comma: int) -> bool:
    """Whether what was named last may be what does it: "a protein called mTOR, which helps control"."""
    words = sentence.words
    return words[noun - 1].lower == "called" or words[comma - 1].lower in row("things")


def _is_done_so(sentence: Sentence, after: int) -> bool:
    """Whether a deed is told of, and not a thing: "drain the cyst, which can be done with a tube"."""
    words = sentence.words
    at = after + (words[after].lower in (*_BE, "be"))
    return at < len(words) and words[at].lower in ("accomplished", "achieved", "done", "performed")


def _is_example(sentence: Sentence, comma: int) -> bool:
    """Whether the last word is one of more: "drugs such as prednisone", "several kinds of cough", "A or B"."""
    lows = [word.lower for word in sentence.words[max(0, comma - 6) : comma]]
    kinds = {"kinds", "types", "forms", "sorts"} & set(lows)
    return bool(kinds) or "or" in lows[-3:] or " such as " in sentence.text[: sentence.words[comma].start]


def _is_at_rest(sentence: Sentence, front: Statement, verb: int) -> bool:
    """Whether the statement tells what is, or was long ago, so that "which helps" is no effect of it."""
    past = sentence.tags[front.verb] in ("VVD", "VBD", "VHD")
    return sentence.tags[front.verb].startswith("VB") or (past and finite_tag(sentence, verb) in SINGULAR)


def _takes_time(acts: str, sentence: Sentence, after: int) -> bool:
    """Whether what is taken is time: it is the whole deed that "takes ten minutes"."""
    times = row("times")
    return acts in _TAKES and any(word.lower.removesuffix("s") in times for word in sentence.words[after:])


def _is_about_all(acts: str, sentence: Sentence, after: int) -> bool:
    """Whether what is said is said of all that stands before."""
    if acts in forms("effects") or _takes_time(acts, sentence, after):
        return True
    return acts == "be" and _judges(sentence, after + 1)


def _judges(sentence: Sentence, number: int) -> bool:
    """Whether what is said can be said of a whole statement: "can be fatal"."""
    number = after_adverbs(sentence, number)
    return number < len(sentence.words) and sentence.words[number].lower in row("judging")


def _happens(sentence: Sentence, front: Statement, comma: int, after: int) -> bool:
    """Whether "can be fatal" is said of something that happens, so that "This" stands for all of it."""
    if sentence.tags[comma - 1] == "NN2" or not _judges(sentence, after + 1):
        return False
    return any(word.lower in forms("effects") for word in sentence.words[front.end : comma])


def _is_noun_phrase(sentence: Sentence, number: int) -> bool:
    """Whether "a", "the" or the like follows: "which is a slow drip" tells what something is."""
    number = after_adverbs(sentence, number)
    return number < len(sentence.words) and (
        sentence.tags[number] in ("AT0", "DPS") or sentence.words[number].lower in ("one", *row("judging"))
    )


def _is_against(sentence: Sentence, front: Statement, comma: int, acts: str) -> bool:
    """Whether the deed is against what was named last, or only looks at it, so that "This" would blame it."""
    against, good = forms("against"), forms("good")
    if any(word.lower in row("studies") for word in sentence.words[front.start : front.end]):
        return True
    return acts not in good and any(
        word.lower in against and sentence.tags[number].startswith("V")
        for number, word in enumerate(sentence.words[front.end : comma], front.end)
    )


def _joins(sentence: Sentence, comma: int) -> bool:
    """Whether the last word closes a row, "tumors and cysts": nobody can tell of how many of them is told."""
    return any(word.lower in ("and", "or", ",") for word in sentence.words[max(0, comma - 5) : comma])


def _noun_before(sentence: Sentence, end: int) -> int | None:
    """The number of the first word of the noun right before `end`, its article and the like not counted."""
    words, tags = sentence.words, sentence.tags
    first = end - 1
    while first and tags[first - 1] in (*_NOUNS, "AJ0") and words[first - 1].text[0].isalnum():
        first -= 1
    if first < end - 1 and words[first - 1].lower == "to" and tags[first] == "AJ0":
        return None  # "made to correct poor sight": it may be a verb
    if not first or tags[first - 1] in (
        "CJC",
        "CRD",
        "DT0",
        "AJC",
        "AJS",
        "PNI",
        "POS",
        "AV0",
        "ORD",
        "UNC",
        "ZZ0",
    ):
        return None
    return None if words[first - 1].text[0].isdigit() else first


def _is_only(sentence: Sentence, front: Statement, noun: int, comma: int) -> bool:
    """Whether no other noun of its number stands between the verb and the noun, so that "which" is about it."""
    words, tags = sentence.words, sentence.tags
    if words[noun - 1].lower == "called":
        return True
    plural = tags[comma - 1] == "NN2"
    either = tags[after_adverbs(sentence, comma + 2)] == "VM0"  # "which can" tells of one, or of more
    noun = _start_of_name(sentence, noun)
    between = range(front.verb + 1, noun)
    if any(tags[at] == "VVN" and tags[at + 1] == "PRP" for at in between[2:]):
        return False  # "the price paid by the clinic"
    return not any(tags[at] in _NOUNS and (either or (tags[at] == "NN2") == plural) for at in between)


def _start_of_name(sentence: Sentence, noun: int) -> int:
    """Where the name before words in parentheses starts: "the direct antibody (DFA) test"."""
    while noun and sentence.words[noun - 1].text == ")":
        noun = next((at for at in range(noun, 0, -1) if sentence.words[at].text == "("), 0)
        while noun and sentence.tags[noun - 1] in (*_NOUNS, "AJ0"):
            noun -= 1
    return noun


def _named(sentence: Sentence, first: int, end: int) -> str:
    """The noun as a sentence about it starts: "the tube", "this gene", "these drugs", "glutamate"."""
    words, tags = sentence.words, sentence.tags
    head = " ".join(word.text for word in words[first:end])
    if tags[first - 1] == "AT0" or words[first - 1].text == ")":
        named = any(word.text[0].isupper() for word in words[first:end])
        known = named or words[first - 1].lower == "the"
        while first < end - 1 and tags[first] == "AJ0" and not known:  # what adjectives said was said before
            first += 1
        head = " ".join(word.text for word in words[first:end])
        this = "these" if tags[end - 1] == "NN2" else "this"
        return f"the {head}" if tags[first - 1] != "PUR" else f"{this} {head}"
    if tags[first - 1] == "DPS":
        return f"{words[first - 1].lower} {head}"
    return f"these {words[end - 1].text}" if tags[end - 1] == "NN2" else head
