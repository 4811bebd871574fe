"""What hard words mean is said where they first stand, and again under "Words to know".

Which words the article leaves unexplained is for the checks to say; here they are explained. A definition is
put behind the sentence, as one of its own: "Angina means chest pain." Where the next sentence says "it" or
"this", or begins with "but" or "so", it goes in parentheses instead, so that nothing comes between a pronoun and
what it stands for, or between two halves of a thought. What a verb means never does: "you may ambulate (to
walk)" is no English. Nor does what an adjective means whose noun comes behind it. Where there is no good place
for it, where the sentence itself says it, where the article does not tell which of several meanings a word has,
or where it would leave the article harder than it was, it is only in the list.

Why it matters:
    Patients will hear some hard words again: at the clinic, on a label. They have to learn what they mean.

Changes:
    Some people get a small abscess after a cut. -> Some people get a small abscess after a cut. Abscess means a swollen, sore pocket of pus.
    Patients may ambulate in a day. -> Patients may ambulate in a day. Ambulate means to walk.

Leaves alone:
    Some people get a small abscess (a sore pocket of pus).
    Antidepressants take weeks to work. But this drug can help you in a day.
    The stent is a small tube.
    Many people drink barium, a chalky white liquid.
    The plaque was large.

Source:
    AHRQ PEMAT-P, item 4: medical terms are used only where they are defined. The definitions are ours.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable

from handouts.model import Document, GlossaryEntry, ListItem, Paragraph, plain_text, walk
from handouts.plain import inflect
from handouts.plain.additions import Addition, Place, sentence_of, takes_brackets
from handouts.plain.clauses import last_word
from handouts.plain.context import is_determined
from handouts.plain.edit import Edit
from handouts.plain.meant import is_told
from handouts.plain.proposal import capitalized
from handouts.plain.sentence import Sentence
from handouts.plain.statement import statement
from handouts.results import Undefined, change_id

RULE = "definition"

MOST_IN_ONE = 2
"""So many definitions a paragraph can hold, or one for every other sentence of a long one; what is more is only in
the words to know."""

_UNKNOWN = "Patients may not know the word '{}'."
_TOPIC = "The article is about the word '{}', and not everybody could say what it means."

SHORT = 4
"""A definition of so few words goes in parentheses."""

_GOES_ON = frozenset(
    (
        *("it", "its", "they", "their", "them", "this", "that", "these", "those", "he", "she", "which"),
        *("but", "so", "yet", "still", "then", "also", "instead", "however", "therefore"),
    )
)
"""What a sentence begins with that goes on from the one before: no other may come between."""


STEM = 0.6
"""So much of the shorter of two words has to be the beginning of both, for a reader to see one in the other."""

_OF_ADJECTIVES = ("of ", "to do with ", "having ", "lasting ", "happening ", "able to ", "under ", "into ")
"""What the meaning of an adjective begins with, whatever the tagger took the word for."""

_OF_ONE = ("a ", "an ", "one ", "when a ", "something ", "someone ")
"""What the meaning of one thing begins with, which cannot be said of several."""

_OF_FIELDS = ("the care of ", "the study of ", "the treatment of ", "the use of ", "health care ")
"""What the meaning of a field of medicine begins with, which is often a part of a clinic's name."""

_GOES_WITH = ("NN", "NP", "AJ", "CRD", "ORD", "ZZ", "AT", "DPS")
"""Tags of words that go with the one before them: "a serum iron test", "triage your case" (which is a verb)."""


def definitions(document: Document, undefined: Iterable[Undefined]) -> list[Addition]:
    """What hard words mean, each where it first stands.

    Args:
        document: The article.
        undefined: Its words that need a definition, in reading order.
    """
    many = list(undefined)
    in_items = {
        id(block.children)
        for node in (walk(document) if many else ())
        if isinstance(node, ListItem)
        for block in node.blocks
        if isinstance(block, Paragraph)
    }
    return [
        Addition(
            id=change_id(RULE, one.term),
            rule=RULE,
            place=place,
            entry=GlossaryEntry(one.term, one.definition),
            reason=(_TOPIC if one.familiar else _UNKNOWN).format(one.term),
            edits=()
            if one.familiar
            else _edits(place, one, document.meta.lang, in_item=id(one.inlines) in in_items),
        )
        for one in many
        for place in (Place(one.inlines, one.start, one.end, one.section),)
    ]


def _edits(place: Place, one: Undefined, language: str, *, in_item: bool) -> tuple[Edit, ...]:
    """Where the definition goes: behind the word or behind the sentence; nowhere if neither is right."""
    found = sentence_of(place, language)
    text = plain_text(place.inlines)
    word = text[place.start : place.end]
    if found is None or not one.here or not _is_seen(one.term, word):
        return ()
    start, end = found
    sentence = Sentence(text[start:end])
    meaning = _lowered(one.here.rstrip("."))
    rest = text[end:].split()
    follows = rest[0].strip("“\"'(").lower() if rest else ""
    whole = text[start:end].endswith(".") and not (in_item and _is_fragment(sentence))
    apart = whole and follows not in _GOES_ON
    at, last = (
        next(number for number, word in enumerate(sentence.words) if word.end >= offset)
        for offset in (place.start - start + 1, place.end - start)
    )
    if is_told(sentence, at, last, meaning):
        return ()
    stands_for = (
        _stands_for(one, meaning, word.lower())
        and sentence.words[at].start == place.start - start  # no "non-toxicity"
        and not _goes_on(sentence, at, last, meaning)
        and not (_is_adjective(one, sentence.tags[at], meaning) and _is_attribute(sentence, at, last))
    )
    if apart and (len(meaning.split()) > SHORT or not stands_for):
        term = _spelled(one.term, word)
        return (Edit(end, end, f" {capitalized(term)} means {_worded(meaning)}."),)
    if stands_for and takes_brackets(place, sentence, start):
        return (Edit(place.end, place.end, f" ({meaning})"),)
    return ()


def _is_fragment(sentence: Sentence) -> bool:
    """Whether an item of a list is no sentence of its own: "catheters that are placed near the cancer."."""
    return statement(sentence, 0, last_word(sentence)) is None


def _stands_for(one: Undefined, meaning: str, word: str) -> bool:
    """Whether a definition could be said instead of the word: not "ingestion (to eat)" nor "tremors (a shake)"."""
    if ". " in meaning or (meaning.startswith("to ") and not meaning.startswith("to do with ")):
        return False
    if word == one.term:
        return True
    return word == inflect.noun(one.term)["plural"] and not meaning.startswith(_OF_ONE)


def _is_seen(term: str, word: str) -> bool:
    """Whether a reader sees a term in a word: "cornea" in "corneal", but not "sepsis" in "septic"."""
    one, other = (re.sub(r"[\W_]|[ao](?=e)", "", said.lower()) for said in (term, word))
    same = sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    return same >= STEM * min(len(one), len(other))


def _spelled(term: str, word: str) -> str:
    """The term as the article spells it: "anaesthetic", "post-operative"."""
    same = word.lower().replace("-", "").replace("ae", "e").replace("oe", "e") == term.replace("-", "")
    return word.lower() if same and word[1:].islower() else term


def _worded(meaning: str) -> str:
    """A meaning behind "means": "thoracic means of the chest" could be read as a means."""
    tells = meaning.startswith("of ") and not meaning.startswith("of or ")
    return f"to do with {meaning[3:]}" if tells else meaning


def _goes_on(sentence: Sentence, at: int, last: int, meaning: str) -> bool:
    """Whether a noun goes together with what stands around it, so that nothing can come behind it.

    With the next word, or with "or" and another one: "low platelet or white cell counts". Or with what stands
    before it in a name: "Spine & Joints".
    """
    behind = sentence.tags[last + 1] if last + 1 < len(sentence.tags) else "PUN"
    if behind.startswith(_GOES_WITH) or (at and sentence.words[at - 1].text == "&"):
        return True
    if [word.lower for word in sentence.words[last + 1 : last + 2]] == ["x"]:
        return True  # "x rays", where "x" may mean "times"
    if meaning.startswith(_OF_FIELDS) and _is_capital(sentence, at):
        return True
    bare = meaning.startswith(_OF_ONE) and sentence.tags[last] != "NN2" and not is_determined(sentence, at)
    return bare and at > 0 and behind == "CJC"


def _is_capital(sentence: Sentence, at: int) -> bool:
    """Whether a word has a capital and the one before it, too, as in a name: "Oakland Pediatrics"."""
    return at > 0 and all(word.text[0].isupper() for word in sentence.words[at - 1 : at + 1])


def _is_adjective(one: Undefined, tag: str, meaning: str) -> bool:
    return one.pos == "adjective" or tag.startswith("AJ") or meaning.startswith(_OF_ADJECTIVES)


def _is_attribute(sentence: Sentence, at: int, last: int) -> bool:
    """Whether an adjective has its noun still to come: "localized back pain", "renal, or hepatic, problems"."""
    behind = [*sentence.tags[last + 1 : last + 3], "PUN", "PUN"]
    if sentence.words[last + 1 : last + 2] and sentence.words[last + 1].text == ",":
        return behind[1].startswith(("AJ", "AV", "NN", "CJC"))
    return _is_capital(sentence, at) or behind[0] == "VVG" or not behind[0].startswith(("PU", "PR", "V"))


def _lowered(text: str) -> str:
    """The definition inside a sentence: in lower case, unless its first word is written in capitals."""
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text
