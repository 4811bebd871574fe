"""What the parts of a sentence are: names of things, deeds, questions; and which words are theirs alone."""

from __future__ import annotations

from itertools import pairwise

from handouts.plain.clauses import FINITE, length, past
from handouts.plain.scope import SCOPE
from handouts.plain.sentence import Sentence
from handouts.plain.series._parts import LEAST_ITEMS, Parts, cue, data
from handouts.plain.vocabulary import forms

LONGEST_NAME = 9
"""Words of an item that only names a thing."""

LONGEST_BETWEEN_SEMICOLONS = 14

ARTICLES = ("AT0", "DPS")
BASE = frozenset(("VVI", "VVB", "VHI", "VHB", "VDI", "VDB", "VBI"))
"""Tags of a verb as it stands after "can" and "to"."""

QUESTIONS = frozenset(("how", "what", "when", "where", "why", "whether", "who", "which"))
DOUBTS = frozenset(("if", "when", "unless", "until", "while", "whether"))
CONDITIONS = DOUBTS - {"whether"} | {"before", "after", "because", "since", "once"}
"""Words that begin what may hold for more than the item that they stand in."""

_RELATIVE = frozenset(("who", "which", "that", "where"))
"""What follows these has a verb of its own, and others may go on with it: "where people wore masks, kept"."""

_ING = ("VVG", "VHG", "VBG", "VDG")
_NAMES = ("AT0", "DPS", "DT0", "CRD", "ORD", "AJ", "NN", "NP0", "VVN", "UNC", "ZZ0", "AVP", *_ING)
"""How the tags begin of words that an item which names a thing may begin with."""

_TAILS = frozenset(("each", "every"))
_LIKE_ADJECTIVES = ("ical", "ional", "omal", "inal", "ial")


class Items:
    """The parts of a sentence, any of which may be an item of a row."""

    def __init__(self, sentence: Sentence, parts: Parts) -> None:
        self.sentence = sentence
        self.parts = parts
        self.spans = parts.spans
        self.words = sentence.words
        self.tags = sentence.tags
        self.lowers = [word.lower for word in sentence.words]

    def is_part(self, first: int, end: int) -> bool:
        """Anything but a label, where a number tells how many there are."""
        return ":" not in self.lowers[first:end]

    def is_question(self, first: int, end: int) -> bool:
        """What begins with "how" or "what": "how severe it is"."""
        return self.lowers[first] in QUESTIONS and end - first > 1 and self.is_whole(first, end)

    def is_topic(self, first: int, end: int) -> bool:
        """What a text tells about, with an article: "its risks", "the best way to take it"."""
        noun = past(self.sentence, first + 1, end - 1, "AJ0", "AJS")
        return (
            self.tags[first] in ARTICLES
            and self.lowers[noun] in data("topics")
            and self.is_whole(first, end)
            and not any(self.tags[at] in (*FINITE, "CJT", "DTQ", "AVQ", "PNQ") for at in range(first, end))
        )

    def is_doing(self, first: int, end: int) -> bool:
        """What begins with a word in "-ing" that has an object: "keeping a log"."""
        loose = self.tags[end - 2] in ARTICLES and self.tags[end - 1] in (
            *_ING,
            "AJ0",
        )  # "giving a loving, safe"
        several = end - first > 1 or end == self.spans[-1][1]
        return self.tags[first] in _ING and several and not loose and self.is_whole(first, end)

    def is_verb(self, first: int, end: int) -> bool:
        """What begins with a verb in its base form: "ease pain", "also help you sleep"."""
        at = past(self.sentence, first, end - 1, "AV0")
        if end - at < 2 or not self.is_whole(first, end):
            return False
        if self.tags[at] in BASE:
            return True
        following = self.tags[at + 1].startswith(("AT0", "DPS", "NN", "AJ", "DT0", "PNP", "CRD"))
        to = self.tags[at + 1] in ("PRP", "AVP") and self.lowers[at] in data("moving")
        return (following and self.lowers[at] in data("doing")) or to

    def is_done(self, first: int, end: int) -> bool:
        """What begins with a participle: "washed", "kept in a dry place"."""
        participle = self.tags[first] in ("VVN", "VVD") or self.lowers[first].endswith("ed")
        done = participle and self.tags[first + 1 : first + 2] not in (("NN1",), ("NN2",))
        done = (
            done
            and _RELATIVE.isdisjoint(self.lowers[first:end])
            and (end - first == 1 or self.tags[end - 1] != "AJ0")
        )
        return done and "TO0" not in self.tags[first:end] and self.is_whole(first, end)

    def is_whole(self, first: int, end: int) -> bool:
        """Whether no condition at the end of it may hold for more than it."""
        return CONDITIONS.isdisjoint(self.lowers[first:end])

    def is_name(self, first: int, end: int) -> bool:
        """What names a thing, and does nothing: "a sore throat", "keeping warm"."""
        whole = end
        end = self._without_relative(first, end)
        tags = self.tags[first:end]
        longest = LONGEST_NAME if self.parts.separator == "," else LONGEST_BETWEEN_SEMICOLONS
        changed = self._is_changed(first, end)  # "decreased appetite"
        if not tags or not (changed or tags[0].startswith(_NAMES)):
            return False
        if length(self.sentence, first, end) > longest:
            return False
        if cue(self.sentence, first, end) or self.lowers[first] in data("participles"):
            return False
        if tags[0] in ("VVN", "AJ0") and tags[1:2] in (("TO0",), ("PRP",), ("PRF",)):
            return False  # "used to treat a cough", "afraid of pain"
        if not SCOPE.isdisjoint(self._flat(first, end)) or self.lowers[first] in ("then", "not"):
            return False
        if whole > end and not SCOPE.isdisjoint(self.lowers[end + 1 : whole]):
            return False
        if self._is_deed(first, end):
            return False
        return not any(
            self.tags[at] in FINITE and self.lowers[at] != "called" for at in range(first + changed, end)
        )

    def _without_relative(self, first: int, end: int) -> int:
        """The number after a last item's own name: "other foods" of "and other foods that are low in fat"."""
        if self.lowers[first] != "other" or end != self.spans[-1][1]:
            return end
        that = next((at for at in range(first + 2, end) if self.lowers[at] in ("that", "which", "who")), end)
        return that if self.tags[that - 1] == "NN2" else end

    def _is_changed(self, first: int, end: int) -> bool:
        """Whether a name begins with "decreased" or the like, that was taken for a verb, after "include"."""
        led = any(self.lowers[at] in ("include", "includes", "including") for at in range(first))
        following = self.tags[first + 1 : first + 2] if first + 1 < end else ()
        changed = self.lowers[first] in data("changed") and self.tags[first] == "VVD"
        return led and changed and "".join(following).startswith(("NN", "AJ"))

    def _is_deed(self, first: int, end: int) -> bool:
        """Whether a verb begins it that was taken for a noun: "increase potassium"."""
        following = self.tags[first + 1] if first + 1 < end else "PRP"
        low = self.lowers[first]
        does = low in data("deeds") or low.removesuffix("s") in data("deeds")
        return does and not following.startswith(("PR", "PU"))

    def _flat(self, first: int, end: int) -> list[str]:
        """The words that do not stand in parentheses, without "such as"."""
        found, depth = [], 0
        for number in range(first, end):
            depth += self.words[number].text == "("
            if not depth and not (self.lowers[number] == "as" and self.lowers[number - 1] == "such"):
                found.append(self.lowers[number])
            depth -= self.words[number].text == ")"
        return found

    def is_plain(self, first: int, end: int) -> bool:
        """Whether words are an article, adjectives and a noun, and nothing else but an aside."""
        if first >= end or not self.is_name(first, end):
            return False
        last = self.tags[end - 1]
        if last.startswith("VVG"):
            return self.tags[first] not in ARTICLES
        return last.startswith(("NN", "NP0")) or self.words[end - 1].text == ")"

    # Which words belong to one item alone --------------------------------------------------------------

    def is_own(self, start: int, part: int) -> bool:
        """Whether the first word of the first item is not meant for all: "your heart, lungs, and brain"."""
        others = [first for first, _ in self.spans[part + 1 :]]
        with_article = any(self.tags[first] in ARTICLES for first in others)
        if self.lowers[start] in data("shared"):
            return with_article or self.lowers[others[0]] in data("shared")
        if self.tags[start] == "DPS":  # not "your scalp, face, and a finger"
            return self.tags[others[0]] in ARTICLES
        return True

    def are_apart(self, start: int) -> bool:
        """Whether nothing at the end of an item may be meant for others as well."""
        if self.parts.separator == ";":
            return True
        items = [(max(first, start), end) for first, end in self.spans if start < end]
        *others, last = items
        last = (last[0], self._without_relative(*last))
        doing = [self.does(*item) for item in items]
        if doing[0] and not doing[1]:
            return False  # "giving facts on food, drinks, and drugs"
        if not doing[0] and all(doing[1:]):
            return False  # "help people cope with pain, managing fear, and sleeping well"
        if self._is_only_one(items):
            return False
        if any(self.tags[at] == "CJC" and self.tags[at + 1] in BASE for at in range(last[0], last[1] - 1)):
            return False  # "to find gout, cysts, or polyps and make a plan"
        if len(items) < LEAST_ITEMS or any(self._reaches_on(*pair) for pair in pairwise(items)):
            return False
        if self._explains(*items[:3]) or self._leads_on(items[0], items[1:]):
            return False
        return not self._has_tail(last, others) and not self._shares_noun(last, others)

    def _is_only_one(self, items: list[tuple[int, int]]) -> bool:
        """Whether the first item alone has an article, and more behind it: "a talk about pain, habits"."""
        (start, end), *others = items
        more = any(tag in ("PRP", "PRF", "TO0") for tag in self.tags[start:end])
        return (
            self.tags[start] == "AT0"
            and more
            and not any(self.tags[first] in ARTICLES for first, _ in others)
            and not any(self.has_preposition(*one) for one in others)
        )

    def _explains(self, first: tuple[int, int], second: tuple[int, int], third: tuple[int, int]) -> bool:
        """Whether the second item tells what the first is: "gastritis, a swelling of the stomach, and"."""
        starts = [self.tags[start] for start, _ in (first, second, third)]
        return (
            starts[0] not in ARTICLES
            and self.lowers[second[0]] in ("a", "an")
            and starts[2] not in ARTICLES
            and self.has_preposition(*second)
        )

    def does(self, first: int, end: int) -> bool:
        """Whether a word in "-ing" with more behind it begins the item: "checking the lips"."""
        after = self.tags[first + 1] if first + 1 < end else "PUN"
        if after == "CJC" and end - first > LEAST_ITEMS and self.lowers[first] not in data("adjectives"):
            return self.tags[first] in _ING and self.tags[first + 2] in _ING  # "seeing or hearing attacks"
        if end - first < 2 or after.startswith("CJ") or self.lowers[first] in data("adjectives"):
            return False  # "clicking or popping sounds", "whooping cough"
        if self.lowers[first].endswith("ing") and self.lowers[first] in forms("effects"):
            return True  # "changing grip size"
        objects = ARTICLES if end - first == 2 else (*ARTICLES, "NN2", *_ING)
        return self.tags[first] in _ING or (self.lowers[first].endswith("ing") and after in objects)

    def _leads_on(self, first: tuple[int, int], others: list[tuple[int, int]]) -> bool:
        """Whether what the first item begins with holds for all: "trouble walking, talking, or"."""
        start, end = first
        doing = all(self.tags[other] in _ING for other, _ in others)
        if doing and self.tags[start] not in _ING and self.tags[end - 1] in _ING:
            return True
        holders = data("holders")
        if end - start == 1 or self.lowers[start] not in holders:
            return False
        return any(self.lowers[other] not in holders for other, _ in others)

    def is_simple(self, first: int, end: int) -> bool:
        """Whether a name holds no other, and nothing done: "pain and cause fever", "gout using a test"."""
        with_and = self.tags[first] not in ARTICLES and "CJC" in self.tags[first:end]
        doing = any(self.tags[at] in _ING for at in range(first + 1, end - 1))
        return not with_and and not doing

    def _reaches_on(self, one: tuple[int, int], following: tuple[int, int]) -> bool:
        """Whether a preposition in an item may hold for the next too: "pain in your leg, arm, or back"."""
        first, end = following
        bare = first + (self.tags[first] in ARTICLES)
        done = any(
            self.tags[at] == "PRP" and self.lowers[at - 1] in data("done_to")
            for at in range(one[0] + 1, one[1] - 1)
        )
        if done and (self.lowers[first] == "the" or self.tags[first] == "DPS"):
            return True  # "changes to your diet, the pills you take, and"
        if self._is_for_more(one, following):
            return True
        if end - bare != 1 or self.tags[first] in ("VVG", "VHG") or self.lowers[first] in data("alone"):
            return False
        for at in range(one[0] + 1, one[1] - 1):
            if self.tags[at] == "PRP" and self.lowers[at] not in ("without", "like"):
                return True
            if self.tags[at] == "PRF" and self.lowers[at - 1] not in data("of_its_own"):
                return True
        return False

    def _is_for_more(self, one: tuple[int, int], following: tuple[int, int]) -> bool:
        """Whether care in an item may be for the next too: "a check for back pain, neck pain, and falls"."""
        first, end = following
        if self.tags[first] in ARTICLES or self.has_preposition(first, end) or self.tags[first] in _ING:
            return False
        return any(
            self.lowers[at] == "for" or (self.lowers[at] == "with" and self.lowers[at - 1] not in data("bad"))
            for at in range(one[0] + 1, one[1] - 1)
        )

    def _has_tail(self, last: tuple[int, int], others: list[tuple[int, int]]) -> bool:
        """Whether words follow the noun of the last item, and no other: "heat, and pain in your leg"."""
        first, end = last
        noun = next((at for at in range(first, end) if self.tags[at].startswith(("NN", "NP0"))), end)
        if self.lowers[noun : noun + 1] == ["trouble"]:
            return False
        if self.tags[first] in _ING and end - first > 1:
            lows = self.lowers[first:end]
            return lows[-1] in data("tails") or not _TAILS.isdisjoint(lows) or "without" in lows
        for at in range(noun + 1, end):
            tag = self.tags[at]
            if self.lowers[at] in data("tails") or tag in ("TO0", "VVN", "VVD"):
                return True
            if self.lowers[at] == "using":
                return True  # "to treat warts, cysts, and moles using a laser"
            if tag == "AV0" and self.lowers[at] != "other":
                return True
            if tag == "PRF" and self.lowers[at - 1] in data("of_its_own"):
                continue
            if tag in ("PRP", "PRF") and not any(self.has_preposition(*one) for one in others):
                return self.lowers[at - 1] != "such"
        return False

    def has_preposition(self, first: int, end: int) -> bool:
        return any(tag in ("PRP", "PRF") for tag in self.tags[first + 1 : end])

    def _shares_noun(self, last: tuple[int, int], others: list[tuple[int, int]]) -> bool:
        """Whether the noun of the last item may be that of all of them: "lung, breast, and colon cancer"."""
        first, end = last
        plural = any(self.tags[stop - 1] == "NN2" for _, stop in others)
        if end - first > 1 and self.lowers[end - 1] in data("heads") and not plural:
            return True
        several = any(stop - start == 1 and self.tags[stop - 1] == "NN2" for start, stop in others)
        own = self.lowers[end - 1] not in data("shared_heads") | data("heads")
        if several and own and not self._has_adjective(others):
            return False  # "heart, lungs, and blood vessels": nobody says "lungs vessels"
        for start, stop in others:
            noun = self.lowers[stop - 1]
            if self.tags[stop - 1].startswith(("AJ", "ORD")):
                return True
            if end - first > 1 and noun in data("attributes") and not self.has_preposition(start, stop):
                return True
            if stop - start == 1 and noun.endswith(_LIKE_ADJECTIVES):
                return True
        single = all(stop - start == 1 for start, stop in others)
        if any(stop - start == 1 and self.lowers[start] in data("alone") for start, stop in others):
            return False
        return (
            single
            and end - first > 1
            and self.tags[end - 1] == "NN2"
            and not self.tags[first].startswith(("AT0", "DPS", "DT0", "CRD"))
            and all(self.tags[stop - 1] != "NN2" for _, stop in others)
        )

    def _has_adjective(self, others: list[tuple[int, int]]) -> bool:
        """Whether an item ends with what may be an adjective: "mental" of "mental, lungs, and ..."."""
        return any(
            self.tags[stop - 1].startswith(("AJ", "ORD")) or self.lowers[stop - 1].endswith(_LIKE_ADJECTIVES)
            for _, stop in others
        )
