"""Who or what a clause is about, and how a second sentence about it begins: "it", "they", or its name again.

This says no when it is not sure. A subject may hold "such as ..." or "who ..." here: it will be said again.
For splits that only need to know that there is one, `statement` reads what stands in front of it as well.
"""

from __future__ import annotations

from handouts.plain.clauses import FINITE, PLURAL, SINGULAR, is_noun_after_all, past
from handouts.plain.scope import SCOPE
from handouts.plain.sentence import Sentence
from handouts.plain.vocabulary import row
from handouts.records import dataclass

LONGEST = 9
"""Words of a subject; one that says "such as" or "who" may have more."""

LONGEST_WITH_MORE = 32
LONGEST_NAMED = 2
"""Words of a subject that is said again as it stands; for a longer one "it" or "they" stands."""

LONGEST_UNCLEAR = 4
"""The same where it cannot be told which of the two it is."""

LONGEST_PERSON = 6
"""The same for a person, who is no "it"."""

LONGEST_ASIDE = 14
LONGEST_LABEL = 7
_JOINTS = frozenset(("but", "so", "also", "still", "today", "now"))
_OPENERS = ("AT0", "DPS", "DT0", "CRD", "AJ", "NN", "NP0", "PNP", "PNI", "EX0", "VVG", "VVN", "UNC")
_INSIDE = (*_OPENERS, "ORD", "PNX", "PR", "POS", "AV0", "CJC", "ZZ0", "PUL", "PUR")
_NOUNS = ("NN", "NP0", "PNP", "PNI", "EX0", "DT0")
_NAMED = ("NN", "NP", "PN")
_RELATIVE = ("who", "that", "which")


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of a clause.

    Attributes:
        first: The number of its first word.
        end: The number after its last word; its verb begins there or a few adverbs on.
        verb: The number of its verb, or of the first of them: "can", "is".
        extended: It holds "such as" or a clause with "who", "that" or "which".
    """

    first: int
    end: int
    verb: int
    extended: bool = False


def start_of(sentence: Sentence) -> int:
    """The number of the word that a statement starts with, after a label ("Skin test:") or "But", "Also,"."""
    words = sentence.words
    colon = next((number for number, word in enumerate(words[:LONGEST_LABEL]) if word.text == ":"), -1)
    labelled = 0 < colon < len(words) - 2 and words[colon + 1].text[0].isupper()
    start = colon + 1 if labelled else 0
    if words[start].lower in _JOINTS and start + 2 < len(words):
        start += 2 if words[start + 1].text == "," else 1
    return start


def subject(sentence: Sentence, first: int, end: int, *, in_row: bool = False) -> Subject | None:
    """The subject and the verb that the words from `first` begin with, if they begin with these.

    Args:
        sentence: The sentence.
        first: The number of the first word.
        end: The number after the last word that may belong to them.
        in_row: The subject may be a row of things with commas.
    """
    tags, words = sentence.tags, sentence.words
    if first >= end or not (tags[first].startswith(_OPENERS) or words[first].lower == "only"):
        return None
    noun, inside, extended, adverbs, depth, aside, asides = False, False, False, 0, 0, 0, 0
    for number in range(first, min(end, first + LONGEST_WITH_MORE)):
        if number < aside:
            continue
        tag, lower = tags[number], words[number].lower
        depth += (words[number].text == "(") - (words[number].text == ")")
        if depth or words[number].text == ")":
            asides += 1
            continue
        bare = tag == "VVI" and number > first and tags[number - 1].startswith("NN")  # "patients recover"
        if (tag in FINITE or lower == "cannot" or bare) and noun:
            if is_noun_after_all(sentence, number):
                continue
            if inside:  # the verb of "who ...", and what "and" adds to it
                inside = number + 1 < end and words[number + 1].lower in ("and", "or")
                continue
            if not extended and number - first - asides > LONGEST:
                return None
            return Subject(first, number - adverbs, number, extended)
        other = tag in ("AT0", "DPS", "PNP") and number > first and tags[number - 1].startswith(_NAMED)
        if other and not extended:
            return None  # "the way the body works"
        named = number > first and words[number].text[0].isupper()  # "Doctor May Bly sees"
        adverbs = adverbs + 1 if tag in ("AV0", "XX0") and not named else 0
        if lower == "such" and words[number + 1 : number + 2] and words[number + 1].lower == "as":
            extended = True
            continue
        if lower == "as" and words[number - 1].lower == "such":
            continue
        if lower in _RELATIVE and noun and _begins_clause(sentence, number, end):
            inside = extended = True
            continue
        if words[number].text == "," and not extended and noun:
            aside = _after_aside(sentence, number, end)
            extended = aside > 0 or in_row
        if words[number].text == "," and extended:
            continue
        more = extended and tag.startswith(("VVI", "TO0", "XX0"))
        if (lower in SCOPE or not tag.startswith(_INSIDE)) and not more:
            return None
        noun = noun or tag.startswith(_NOUNS)
        if tag == "AV0" and not noun and lower not in ("few", "only"):
            return None
    return None


def _after_aside(sentence: Sentence, comma: int, end: int) -> int:
    """The number of the comma that closes ", unlike others," or ", such as X,"; 0 if there is none."""
    tags, words = sentence.tags, sentence.words
    if tags[comma + 1] != "PRP" and words[comma + 1].lower not in ("such", "called", "named"):
        return 0
    for number in range(comma + 2, min(end - 1, comma + LONGEST_ASIDE)):
        if tags[number] in FINITE:
            return 0
        if words[number].text == ",":
            after = past(sentence, number + 1, end, "AV0")
            return number if after < end and tags[after] in FINITE else 0
    return 0


def _begins_clause(sentence: Sentence, number: int, end: int) -> bool:
    """Whether "who" is followed by its verb, so that the clause lacks nothing but a subject."""
    after = past(sentence, number + 1, end, "AV0", "XX0")
    return after < end and sentence.tags[after] in FINITE


def is_plural(sentence: Sentence, one: Subject) -> bool | None:
    """Whether a subject is plural, by its verb, or by its noun; none if that can't be told."""
    tags, words = sentence.tags, sentence.words
    if tags[one.verb] in SINGULAR or words[one.verb].lower == "was":
        return False
    if tags[one.verb] in PLURAL or words[one.verb].lower == "were":
        return True
    head = head_of(sentence, one)
    if head < 0 or any(words[number].lower in ("and", "or") for number in range(one.first, head + 1)):
        return None
    if tags[head] == "NN2" or words[head].lower in ("people", "children", "men", "women"):
        return True
    return False if tags[head] == "NN1" else None


def head_of(sentence: Sentence, one: Subject) -> int:
    """The number of the noun that a subject is about: "risk" of "the risk of falls"; -1 if there is none."""
    end = one.end
    for number in range(one.first + 1, one.end):
        lower = sentence.words[number].lower
        tag = sentence.tags[number]
        if tag in ("VVG", "VHG", "VVN", "TO0") and sentence.tags[number - 1].startswith("NN"):
            end = number if sentence.tags[number - 1] == "NN2" else one.first  # "people seeking care"
            break
        if tag.startswith(("PR", "PU", "CJ")) or lower in _RELATIVE or lower == "such":
            end = number
            break
    return end - 1 if end > one.first and sentence.tags[end - 1].startswith(("NN", "NP0")) else -1


def said_again(sentence: Sentence, one: Subject) -> str:
    """How a second sentence about a subject begins; empty if that is unclear."""
    words, tags = sentence.words, sentence.tags
    text = sentence.text[words[one.first].start : words[one.end - 1].end]
    size = one.end - one.first
    if tags[one.first] == "PNP":
        return text if size == 1 else ""
    lower = words[one.first].lower
    if tags[one.first] in ("EX0", "PNI") or (tags[one.first] == "DT0" and size == 1):
        return ""
    head = head_of(sentence, one)
    if head < 0:
        return ""
    if lower == "others" and size == 1:
        return "They"  # "Others" again would be somebody else
    person = _is_somebody(sentence, head, one.end)
    plain = "(" not in text and "," not in text
    whole = plain and lower not in row("not_again") and tags[one.first] != "CRD" and not one.extended
    plural = is_plural(sentence, one)
    if whole and size <= (LONGEST_PERSON if person and not plural else LONGEST_NAMED):
        return text
    if plural is None or (person and not plural):
        return text if whole and size <= LONGEST_UNCLEAR else ""
    return "They" if plural else "It"


def shorter(sentence: Sentence, one: Subject, again: str, end: int) -> str:
    """How a second sentence begins: "It" or "They", where nothing before `end` but the subject can be meant.

    Its verb has to tell how many there are. What follows "is" is the same thing as the subject, and somebody
    stays named, and so does a word that may be a name.
    """
    words, tags = sentence.words, sentence.tags
    head = head_of(sentence, one)
    single = one.end - one.first == 1
    if again in ("It", "They") or head < 0 or tags[head] == "NP0" or is_person(words[head].lower):
        return again
    if (single and tags[head] != "NN2") or any(word.text.isupper() for word in words[one.first : one.end]):
        return again
    if words[one.first].lower in row("not_again") or tags[one.first] == "DT0":
        return again
    plural = is_plural(sentence, one) if tags[one.verb] in SINGULAR | PLURAL else None
    if plural is None or any(word.text[0].isupper() for word in words[one.first + 1 : one.end]):
        return again
    after = one.verb + 1
    if words[one.verb].lower in ("is", "are"):
        after = next((at for at in range(after, end) if tags[at].startswith("PR")), end)
    rivals = ("NN2", "NN0", "PNX") if plural else ("NN1", "NN0", "NP0", "UNC", "PNX")
    return again if any(tags[at] in rivals for at in range(after, end)) else "They" if plural else "It"


def _is_somebody(sentence: Sentence, head: int, end: int) -> bool:
    """Whether a subject is a person, by its noun, or by the one behind "type of"."""
    words = sentence.words
    if is_person(words[head].lower):
        return True
    kind = words[head].lower in row("kinds") and words[head + 1 : head + 2] and words[head + 1].lower == "of"
    return bool(kind) and any(is_person(word.lower) for word in words[head + 2 : end])


def is_person(noun: str) -> bool:
    """Whether a noun is somebody, alone or as one of several."""
    single = noun.removesuffix("s")
    known = row("people")
    return single in known or noun in known or single.endswith(_PERSON_ENDINGS)


_PERSON_ENDINGS = ("ist", "ician", "grapher")
