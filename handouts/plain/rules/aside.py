"""What ", which ...," or ", called ...," says in the middle of a sentence becomes a sentence of its own.

Why it matters:
    Words between commas part the subject from its verb, and the reader loses one of them.

Changes:
    Insulin, which is made in the pancreas, helps the sugar to get into your cells. -> Insulin is made in the pancreas. It helps the sugar to get into your cells.
    Blood thinners, which are given as pills or shots, keep a clot from growing. -> Blood thinners are given as pills or shots. They keep a clot from growing.
    The vaccine, called Zostavax, helps to keep older adults from getting shingles later on. -> The vaccine is called Zostavax. It helps to keep older adults from getting shingles later on.
    The illness, formerly called manic depression, often starts in the teens or soon after. -> The illness was formerly called manic depression. It often starts in the teens or soon after.

Leaves alone:
    Sepsis, which is a severe infection, and starvation are other causes of low blood sugar.
    The wall of the heart, which is a muscle, grows thick with time.
    Researchers believe that stress, which can happen at the visit, causes it.
    If the shot, called Zostavax, harms your heart, you may need surgery.
    If the drug, which is a pill, makes you sick, call us.
    But a thin tube, called a stent, may be put in the blood vessel to keep it open.
    A small tube, called a stent, may then be put in the blood vessel to keep it open.

Source:
    Plain Writing Act guidelines: keep subject and verb together.
"""

from __future__ import annotations

from handouts.plain.clauses import FINITE, PLURAL, SINGULAR, length
from handouts.plain.edit import Edit
from handouts.plain.halves import LEAST_HALF, proposal, splittable
from handouts.plain.proposal import Proposals, Tools
from handouts.plain.scope import after_adverbs
from handouts.plain.sentence import Sentence
from handouts.plain.vocabulary import row

RULE = "split-aside"
CUES = frozenset((",",))

LEAST_WORDS = 10
_NAME = ("AT0", "DPS", "AJ0", "NN1", "NN2", "NN0", "NP0", "PUL", "PUR")
_NOUNS = ("NN1", "NN2", "NP0", "PUR")
_LONGEST_NAME = 6
_OPENINGS = ("but", "so", "also")


def propose(sentence: Sentence, tools: Tools) -> Proposals:
    """Turn "X, which is Y, does Z." into "X is Y. It does Z."."""
    words = sentence.words
    start = int(words[0].lower in _OPENINGS) if words else 0
    near = range(start + 1, min(start + _LONGEST_NAME + 1, len(words) - LEAST_HALF))
    comma = next((number for number in near if words[number].text == ","), 0)
    if not comma or not (end := splittable(sentence, LEAST_WORDS)):
        return
    second = next(
        (number for number in range(comma + 3, end - LEAST_HALF + 1) if words[number].text == ","), 0
    )
    if not second or not _is_name(sentence, start, comma):
        return
    main = after_adverbs(sentence, second + 1)
    if main >= end or sentence.tags[main] not in FINITE:
        return
    found = _which(sentence, comma, second, main) or _called(sentence, comma, main)
    if found is None:
        return
    new, kept, pronoun = found
    edits = (
        Edit(words[comma - 1].end, words[kept - 1].end, new),
        Edit(words[second].start, words[second].end, f". {pronoun}"),
    )
    made = proposal(
        sentence, RULE, "Subject and verb stand together; what was in between comes first.", *edits
    )
    if made is not None:
        yield made


def _is_name(sentence: Sentence, start: int, comma: int) -> bool:
    tags = sentence.tags
    return tags[comma - 1] in _NOUNS and all(tag in _NAME for tag in tags[start:comma])


def _which(sentence: Sentence, comma: int, second: int, main: int) -> tuple[str, int, str] | None:
    """What takes the place of ", which", the first word that stays, and what the main verb is put behind."""
    verb = after_adverbs(sentence, comma + 2)
    if sentence.words[comma + 1].lower != "which" or length(sentence, comma + 2, second) < LEAST_HALF:
        return None
    number = _number(sentence, verb)
    if not number or _number(sentence, main) not in ("", number):
        return None
    return "", comma + 2, "It" if number == "one" else "They"


def _called(sentence: Sentence, comma: int, main: int) -> tuple[str, int, str] | None:
    """The same for ", also called": "X is also called"."""
    words = sentence.words
    verb = after_adverbs(sentence, comma + 1)
    number = _number(sentence, main) or {"NN1": "one"}.get(sentence.tags[comma - 1], "")
    if words[verb].lower not in row("calling") or not number:
        return None
    plural = number == "more"
    start = int(words[0].lower in _OPENINGS)
    bare = plural and sentence.tags[start] not in ("AT0", "DPS", "DT0", "CRD")
    if verb == comma + 1 and (bare or words[start].lower in ("a", "an")):
        return None  # "A small tube is called a stent." would be said of every small tube
    past = sentence.words[comma + 1].lower in ("formerly", "previously", "once")
    verbs = ("were", "was") if past else ("are", "is")
    return f" {verbs[0] if plural else verbs[1]}", comma + 1, "They" if plural else "It"


def _number(sentence: Sentence, verb: int) -> str:
    """Whether a verb is that of "one" or of "more"; empty where it may be both."""
    low, tag = sentence.words[verb].lower, sentence.tags[verb]
    if low == "was" or (tag in SINGULAR and low != "were"):
        return "one"
    return "more" if low == "were" or (tag in PLURAL and low != "was") else ""
