"""Sentences say who does what, in that order, where they name who acts.

Why it matters:
    "The test is done by a nurse" puts the one who acts last. Readers look for who does what.

Changes:
    The drug is given by a nurse. -> A nurse gives the drug.
    All chest pain should be checked by a doctor. -> A doctor should check all chest pain.
    The sample was usually sent to the lab by our nurses. -> Our nurses usually sent the sample to the lab.
    They are made by your body. -> Your body makes them.
    The germ is spread by ticks. -> Ticks spread the germ.
    Your stitches will be taken out by a nurse in the clinic. -> A nurse will take out your stitches in the clinic.

Leaves alone:
    The drug is taken by mouth.
    The dose was cut by 10 mg.
    The results will be ready by Monday.
    TB is treated by taking drugs for months.
    Each child is seen by a nurse.
    The drug is not made by the body.
    If the drug is given by a nurse, stay seated.
    The pain is followed by a rash.
    Shingles is caused by a virus.
    The patient was seen by a doctor.
    The drug should only be given by a nurse.

Source:
    Federal Plain Language Guidelines 2011: use active voice.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping

from handouts.plain.clauses import FINITE, last_word
from handouts.plain.edit import Edit
from handouts.plain.inflect import noun, verb
from handouts.plain.opening import inside
from handouts.plain.proposal import Proposal, Proposals, Tools, capitalized
from handouts.plain.sentence import Sentence
from handouts.records import dataclass
from handouts.resources import toml

RULE = "active-voice"
CUES = frozenset(("by",))

LONGEST_SUBJECT, LONGEST_BETWEEN, LONGEST_ACTOR, LONGEST_REST = 8, 5, 5, 7
"""Words. What is longer is likely to be more than one thing, and makes a subject that is hard to read."""

_CASES = {"he": "him", "she": "her", "they": "them", "we": "us", "i": "me"}
_SUBJECTS = {"him": "he", "her": "she", "them": "they", "us": "we", "me": "I", "you": "you"}
_NOUN_PHRASE = ("AT0", "DPS", "DT0", "CRD", "AJ", "NN", "PRF", "VVG", "VVN", "AV0", "ORD")
_NAMING = frozenset(("called", "named"))
_PARTICLES = frozenset(("out", "off", "away", "up", "down"))


@dataclass(frozen=True, slots=True)
class _Words:
    participles: Mapping[str, str]
    people: frozenset[str]
    things: frozenset[str]
    anything: frozenset[str]
    who: frozenset[str]
    what: frozenset[str]
    plural: frozenset[str]
    adverbs: frozenset[str]
    not_with: frozenset[str]
    not_of: frozenset[str]
    uncounted: frozenset[str]
    times: frozenset[str]
    places: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Passive:
    """Where the parts of a passive stand: the number of the word after each."""

    subject: int
    helpers: tuple[int, ...]
    adverbs: tuple[int, ...]
    participle: int
    by: int
    actor: int
    plural: bool


def propose(sentence: Sentence, tools: Tools) -> Proposals:
    """Put who acts first."""
    if sentence.heading or "by" not in sentence.vocabulary or sentence.text.rstrip()[-1:] != ".":
        return
    known = _data()
    words = sentence.words
    if not known.not_with.isdisjoint(sentence.vocabulary):
        return
    if any(not word.text[0].isalnum() and word.text not in ".-" for word in words):
        return
    found = _passive(sentence, known)
    if found is None:
        return
    turned = _turned(sentence, found, known)
    if turned is not None and not sentence.is_closed(0, len(sentence.text)):
        end = words[last_word(sentence) - 1].end
        edit = Edit(words[0].start, end, turned)
        sure = _stays_clear(sentence, found, known)
        yield Proposal(RULE, (edit,), "Who acts comes first.", "apply" if sure else "suggest", whole=True)


def _stays_clear(sentence: Sentence, found: _Passive, known: _Words) -> bool:
    """Whether an "it" or "they" in the next sentence can only stand for what it stood for before.

    After "The virus is spread by ticks." an "it" is the virus, and so it is when the ticks come first. After
    "Shingles is caused by a virus." it is shingles; after "A virus causes shingles." it could be the virus.
    """
    words = sentence.words
    subject, actor = words[found.subject - 1].lower, words[found.actor - 1].lower
    if actor in _SUBJECTS or subject == "you":
        return True
    if any(one in known.who for one in (subject, *_singulars(subject))) or subject in _CASES.keys() - {
        "they"
    }:
        return False
    if _is_plural(sentence, found) != found.plural:
        return True
    return not found.plural and actor in known.who


def _is_plural(sentence: Sentence, found: _Passive) -> bool:
    """Whether what is acted on is several, as its verb says, or the noun where that does not."""
    for at in found.helpers:
        if sentence.words[at].lower in ("is", "was", "has", "needs", "are", "were", "have", "need"):
            return sentence.words[at].lower in ("are", "were", "have", "need")
    return sentence.tags[found.subject - 1] in ("NN2", "NN0") or sentence.words[0].lower == "they"


def _passive(sentence: Sentence, known: _Words) -> _Passive | None:
    """The passive that a sentence is, from its first word to its last; None if it is anything else."""
    words, tags, end = sentence.words, sentence.tags, last_word(sentence)
    by = next((at for at, word in enumerate(words) if word.lower == "by"), end)
    at = next((at for at, tag in enumerate(tags) if tag in FINITE), end)
    if not 0 < at <= LONGEST_SUBJECT or by + 1 >= end or sum(word.lower == "by" for word in words) > 1:
        return None
    subject = at
    if not (subject == 1 and tags[0] in ("PNP", "DT0")) and not _is_noun_phrase(sentence, 0, subject):
        return None
    helpers: list[int] = []
    adverbs: list[int] = []
    while at < by and not (
        words[at].lower in known.participles and helpers and _is_be(sentence, helpers[-1])
    ):
        if words[at].lower in known.adverbs:
            adverbs.append(at)
        elif tags[at].startswith(("VB", "VM", "VH")) or words[at].lower in ("to", "need", "needs"):
            helpers.append(at)
        else:
            return None
        at += 1
    participle = at
    if at >= by or by - participle - 1 > LONGEST_BETWEEN:
        return None
    if any(
        tags[number] in FINITE or (words[number].lower == "to" and tags[number] == "TO0")
        for number in range(participle + 1, by)
    ):
        return None
    if participle + 1 < by and tags[participle + 1] not in ("PRP", "AVP"):
        return None
    lemma = known.participles[words[participle].lower]
    actor = _actor(sentence, by + 1, end, lemma, known)
    if actor is None:
        return None
    after, plural = actor
    if any(word.lower in known.not_of for word in words[:after]):
        return None
    if any(tags[number] in FINITE and words[number].lower not in _NAMING for number in range(by, end)):
        return None
    return _Passive(subject, tuple(helpers), tuple(adverbs), participle, by, after, plural)


def _is_be(sentence: Sentence, number: int) -> bool:
    return sentence.tags[number].startswith("VB")


def _is_noun_phrase(sentence: Sentence, first: int, end: int) -> bool:
    tags = sentence.tags
    return tags[end - 1].startswith("NN") and all(
        tag.startswith(_NOUN_PHRASE) or tag == "PRP" for tag in tags[first:end]
    )


def _actor(sentence: Sentence, first: int, end: int, lemma: str, known: _Words) -> tuple[int, bool] | None:
    """The number after who acts, and whether they are several; None if nobody does."""
    words, tags = sentence.words, sentence.tags
    if words[first].lower in _SUBJECTS and tags[first] == "PNP":
        lower = words[first].lower
        fits = lemma in known.people and (first + 1 == end or _goes_along(sentence, first + 1, end, known))
        return (first + 1, lower in ("them", "us", "you")) if fits else None
    at = _noun_phrase_end(sentence, first, end)
    if at is None:
        return None
    head = words[at - 1].lower
    actors = known.who | known.what
    one = next((one for one in (head, *_singulars(head)) if one in actors), "")
    plural = head in known.plural or (tags[at - 1] == "NN2" and head not in actors)
    if tags[first] == "NN1" and one and head not in known.plural and not plural:
        return None  # "by nurse": it has no article
    if lemma in known.people and one in known.who:
        if at + 1 < end and words[at].lower == "or":  # "your doctor or nurse"
            other = _noun_phrase_end(sentence, at + 1, end)
            if other is None or plural or words[other - 1].lower not in known.who:
                return None
            at = other
    elif not (lemma in known.things and one in known.what):
        if lemma not in known.anything or head in known.uncounted:
            return None
        if at < end and words[at].lower == "of":
            at = _noun_phrase_end(sentence, at + 1, end) or first
        if any(tag in ("CRD", "NP0", "ORD") for tag in tags[first:at]):
            return None  # "by 10 percent", "by Monday"
        if at < end and words[at].lower not in _NAMING:
            return None
    if at < end and words[at].lower in _NAMING:
        return end, plural
    return (at, plural) if at == end or _goes_along(sentence, at, end, known) else None


def _noun_phrase_end(sentence: Sentence, first: int, end: int) -> int | None:
    """The number after a short noun phrase that begins at a word; None if there is none."""
    at = first
    while at < end and sentence.tags[at].startswith(("AT0", "DPS", "DT0", "CRD", "AJ", "NN")):
        at += 1
    fits = first < at <= first + LONGEST_ACTOR and sentence.tags[at - 1].startswith("NN")
    return at if fits else None


def _goes_along(sentence: Sentence, first: int, end: int, known: _Words) -> bool:
    """Whether what stands behind the actor tells when or where it is done, and belongs to the verb."""
    words = sentence.words
    if end - first > LONGEST_REST or any(word.lower == "or" for word in words[first:end]):
        return False
    if words[first].lower in known.times:
        return True
    return words[first].lower == "in" and words[end - 1].lower in known.places


def _singulars(head: str) -> tuple[str, ...]:
    return tuple(
        one
        for one in (head[:-1], head[:-2], head[:-3] + "y")
        if head.endswith("s") and noun(one)["plural"] == head
    )


def _turned(sentence: Sentence, found: _Passive, known: _Words) -> str | None:
    """The sentence with who acts first, without its last mark."""
    words, text = sentence.words, sentence.text

    def said(first: int, end: int) -> str:
        return text[words[first].start : words[end - 1].end] if first < end else ""

    object_ = _object(sentence, found.subject)
    predicate = _predicate(sentence, found, known)
    if object_ is None or predicate is None:
        return None
    actor = said(found.by + 1, found.actor)
    actor = _SUBJECTS.get(actor.lower(), actor)
    after = found.participle + 1
    particle = ""
    if after < found.by and words[after].lower in _PARTICLES:
        particle, after = words[after].text, after + 1
        if found.subject == 1 and sentence.tags[0] == "PNP":  # "take them out"
            object_, particle = f"{object_} {particle}", ""
    adverbs = " ".join(words[at].text for at in found.adverbs)
    helper, main = predicate
    end = last_word(sentence)
    parts = (
        capitalized(actor), helper, adverbs, main, particle, object_, said(after, found.by), said(found.actor, end),
    )  # fmt: skip
    return " ".join(part for part in parts if part)


def _object(sentence: Sentence, end: int) -> str | None:
    words = sentence.words
    first = words[0].lower
    if end == 1 and sentence.tags[0] == "PNP":
        return _CASES.get(first, first)
    opening = inside(sentence, 0)
    if opening is None:
        return None
    return opening + sentence.text[words[0].end : words[end - 1].end]


def _predicate(sentence: Sentence, found: _Passive, known: _Words) -> tuple[str, str] | None:
    """The helping verbs and the verb, in the tense of the passive and for who acts."""
    forms = verb(known.participles[sentence.words[found.participle].lower])
    helpers = [sentence.words[at].lower for at in found.helpers]
    plural = found.plural
    match helpers:
        case ["is" | "are"]:
            return "", forms["base" if plural else "s"]
        case ["was" | "were"]:
            return "", forms["past"]
        case ["is" | "are", "being"]:
            return "are" if plural else "is", forms["ing"]
        case ["was" | "were", "being"]:
            return "were" if plural else "was", forms["ing"]
        case ["has" | "have", "been"]:
            return "have" if plural else "has", forms["participle"]
        case ["has" | "have", "to", "be"]:
            return "have to" if plural else "has to", forms["base"]
        case ["need" | "needs", "to", "be"]:
            return "need to" if plural else "needs to", forms["base"]
        case ["can" | "could" | "may" | "might" | "must" | "should" | "will" | "would" as modal, "be"]:
            return modal, forms["base"]
        case ["can" | "could" | "may" | "might" | "must" | "should" | "would" as modal, "have", "been"]:
            return f"{modal} have", forms["participle"]
    return None


@functools.cache
def _data() -> _Words:
    row = toml("phrases.toml")["en"]["active"]
    sets = {name: frozenset(kept.replace("_", " ").split()) for name, kept in row.items()}
    lemmas = sets["people"] | sets["things"] | sets["anything"]
    return _Words({verb(lemma)["participle"]: lemma for lemma in lemmas}, **sets)
