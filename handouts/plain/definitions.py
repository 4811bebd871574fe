"""What hard words mean is said where they first stand, and again under "Words to know".

Which words the article leaves unexplained is for the checks to say; here they are explained. A definition is
put behind the sentence, as one of its own: "Angina means chest pain." Where the next sentence says "it" or
"this", or begins with "but" or "so", it goes in parentheses instead, so that nothing comes between a pronoun and
what it stands for, or between two halves of a thought. What a verb means never does: "you may ambulate (to
walk)" is no English. Nor does what an adjective means whose noun comes behind it. Where there is no good place for it, where the sentence itself goes on to say it, or where
it would leave the article harder than it was, it is only in the list.

Why it matters:
    Patients will hear some hard words again: at the clinic, on a label. They have to learn what they mean.

Changes:
    Some people get a small abscess after a cut. -> Some people get a small abscess after a cut. Abscess means a swollen, sore pocket of pus.
    Patients may ambulate in a day. -> Patients may ambulate in a day. Ambulate means to walk.

Leaves alone:
    Some people get a small abscess (a sore pocket of pus).
    Antidepressants take weeks to work. But this drug can help you in a day.
    The stent is a small tube.

Source:
    AHRQ PEMAT-P, item 4: medical terms are used only where they are defined. The definitions are ours.
"""

from __future__ import annotations

from collections.abc import Iterable

from handouts.model import Document, GlossaryEntry, ListItem, Paragraph, plain_text, walk
from handouts.plain import inflect
from handouts.plain.additions import Addition, Place, is_in_name, sentence_of, takes_brackets
from handouts.plain.clauses import last_word
from handouts.plain.edit import Edit
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


_OF_ADJECTIVES = ("of ", "to do with ", "having ", "lasting ", "happening ", "able to ", "under ", "into ")
"""What the meaning of an adjective begins with, whatever the tagger took the word for."""


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
    if found is None:
        return ()
    start, end = found
    text = plain_text(place.inlines)
    sentence = Sentence(text[start:end])
    meaning = _lowered(one.definition.rstrip("."))
    rest = text[end:].split()
    follows = rest[0].strip("“\"'(").lower() if rest else ""
    whole = text[start:end].endswith(".") and not (in_item and _is_fragment(sentence))
    apart = whole and follows not in _GOES_ON
    if _is_told(sentence, place.end - start, meaning):
        return ()
    stands_for = _stands_for(one, meaning, text[place.start : place.end].lower())
    stands_for = stands_for and not is_in_name(sentence, place.end - start)
    stands_for = stands_for and not _is_attribute(sentence, place.start - start, meaning)
    if apart and (len(meaning.split()) > SHORT or not stands_for):
        term = _spelled(one.term, text[place.start : place.end])
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
    return word == inflect.noun(one.term)["plural"] and not meaning.startswith(("a ", "an ", "when a "))


def _spelled(term: str, word: str) -> str:
    """The term as the article spells it: "anaesthetic", "post-operative"."""
    same = word.lower().replace("-", "").replace("ae", "e").replace("oe", "e") == term.replace("-", "")
    return word.lower() if same and word[1:].islower() else term


def _worded(meaning: str) -> str:
    """A meaning behind "means": "thoracic means of the chest" could be read as a means."""
    tells = meaning.startswith("of ") and not meaning.startswith("of or ")
    return f"to do with {meaning[3:]}" if tells else meaning


def _is_attribute(sentence: Sentence, start: int, meaning: str) -> bool:
    """Whether a word that starts here is an adjective whose noun is still to come: "localized back pain"."""
    at = next((number for number, word in enumerate(sentence.words) if word.start >= start), 0)
    behind = sentence.tags[at + 1] if at + 1 < len(sentence.tags) else "PUN"
    adjective = sentence.tags[at].startswith("AJ") or meaning.startswith(_OF_ADJECTIVES)
    return adjective and not behind.startswith(("PU", "PR", "V"))


def _is_told(sentence: Sentence, end: int, meaning: str) -> bool:
    """Whether the sentence goes on to say what the word that ends here is: "the stent is a small tube"."""
    behind = [word.lower for word in sentence.words if word.start >= end]
    if behind[:1] != ["are"] and behind[:2] not in (["is", "a"], ["is", "an"]):
        return False
    said = Sentence(f"It is {meaning}.")
    nouns = {
        form
        for word, tag in zip(said.words, said.tags, strict=True)
        if tag.startswith("NN")
        for form in inflect.noun(word.lower).values()
    }
    return not nouns.isdisjoint(behind)


def _lowered(text: str) -> str:
    """The definition inside a sentence: in lower case, unless its first word is written in capitals."""
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text
