"""Where the first item of a row begins, and what led to it ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from handouts.plain import vocabulary
from handouts.plain.clauses import FINITE, past
from handouts.plain.series._items import ARTICLES, BASE, DOUBTS, QUESTIONS, Items
from handouts.plain.series._parts import LEAST_ITEMS, cue, data, number
from handouts.plain.subjects import is_person

REACH = 4
"""Words before a colon that may say how many things follow."""

_NAMING = frozenset(("called", "named", "termed", "known"))
"""A name follows, and no row: "acids called ketones, weight loss, and thirst"."""

_HELPING = frozenset(("help", "helps", "let", "lets"))
_RELATIVES = frozenset(("who", "that", "which"))
_SINGULAR_OR_PAST = frozenset(("VVD", "VVZ", "VBZ", "VBD", "VHZ", "VHD"))
_BE = frozenset(("VBB", "VBD", "VBZ", "VBI", "VBN"))


class Leads:
    """Looks for the start of the first item. Each kind gives the number of its word, or 0."""

    def __init__(self, items: Items) -> None:
        self.items = items
        self.parts = items.parts
        self.spans = items.spans
        self.words = items.words
        self.tags = items.tags
        self.lowers = items.lowers

    def kinds(self) -> Iterator[tuple[Callable[[int, int], bool], Callable[[int], int]]]:
        """The kinds of items, each with what finds the first; fewer where a row is harder to tell."""
        yield self.items.is_part, self._lead_to_counted
        yield self.items.is_name, self._apart(self._lead_to_cued)
        if self.parts.clear and self.parts.separator == "," and self.parts.aside < 0:
            yield self.items.is_question, self._lead_to_question
            yield self.items.is_topic, self._lead_to_topics
            yield self.items.is_doing, self._lead_to_doing
            yield self.items.is_verb, self._lead_to_verb
            yield self.items.is_done, self._lead_to_done
            yield self.items.is_name, self._apart(self._lead_to_name)

    def _apart(self, lead: Callable[[int], int]) -> Callable[[int], int]:
        """The same, but nothing where the first or the last item cannot be told from the others."""

        def found(part: int) -> int:
            start = lead(part)
            return start if start and self.items.are_apart(start) else 0

        return found

    def _lead_to_question(self, part: int) -> int:
        first, end = self.spans[part]
        at = next((at for at in range(first, end) if self.lowers[at] in QUESTIONS), 0)
        if at <= first or at + 1 >= end or not self.items.is_whole(at, end):
            return 0
        return at if self.tags[at - 1].startswith(("V", "PRP", "PRF", "NN", "PNP")) else 0

    def _lead_to_topics(self, part: int) -> int:
        """To a question that what follows is no part of: "how it works, the risks, and the cost".

        The question ends with its verb, or all that follows points back to what it is about: "how the drug
        helps with pain, its risks, and the best way to take it".
        """
        end = self.spans[part][1]
        at = self._lead_to_question(part)
        if not at or self.lowers[at - 1] not in data("telling"):
            return 0
        if self.tags[end - 1] in FINITE and self.tags[end - 1].startswith(("VV", "VD")):
            return at
        article = any(tag.startswith(("AT0", "DPS", "DT0")) for tag in self.tags[end - 2 : end])
        back = all(
            not data("back").isdisjoint(self.lowers[start:stop]) for start, stop in self.spans[part + 1 :]
        )
        return at if back and not article and self.tags[end - 1].startswith("NN") else 0

    def _lead_to_doing(self, part: int) -> int:
        first, end = self.spans[part]
        at = [number for number in range(first + 1, end - 1) if self.items.is_doing(number, end)]
        before = self.tags[at[0] - 1] if at else ""
        if not before.startswith(("PRP", "PRF", ":")) and not (at and self.lowers[at[0] - 1] in data("cues")):
            return 0
        return at[0] if len(at) == 1 else 0

    def _lead_to_verb(self, part: int) -> int:
        """After "can", "to" or "that you", if no other verb could be the first; or after "If it hurts,"."""
        first, end = self.spans[part]
        if self.tags[first] in ("TO0", "CJS", "PRP") and part == 0:
            start, stop = self.spans[part + 1]
            return start if self.tags[start] in ("VVB", "VDB") and stop > start + 1 else 0
        if self.lowers[end - 1] == "that":
            return 0
        if not DOUBTS.isdisjoint(self.lowers[first:end]):
            return self._lead_to_asking(part)
        modals = [at for at in range(first, end) if self.tags[at] == "VM0"]
        to = max((at for at in range(first, end) if self.tags[at] == "TO0"), default=-1)
        if len(modals) > 1:
            return 0
        at = modals[0] if modals else -1
        if to > at:
            if self.lowers[to - 1] not in data("before_to") or "TO0" in self.tags[max(at, first) : to]:
                return 0
            at = to
        if at < first:
            at = next(
                (at for at in range(first + 1, end) if self.lowers[at - 1 : at + 1] == ["that", "you"]), -1
            )
        if at <= first:
            return 0
        at = past(self.items.sentence, at + 1, end - 1, "AV0", "XX0")
        plain = _RELATIVES.union(QUESTIONS).isdisjoint(self.lowers[at:end])
        if plain and any(tag in _SINGULAR_OR_PAST for tag in self.tags[at + 1 : end]):
            return 0  # "being able to see it helped you rest, eat, and sleep"
        if self.lowers[at] in data("causers") and any(tag in BASE for tag in self.tags[at + 1 : end]):
            return 0  # "can help you breathe, stay well, and sleep"
        return at if self.tags[at] in BASE and self.items.is_whole(at, end) else 0

    def _lead_to_asking(self, part: int) -> int:
        """After "the nurse will", where the first item asks something ("check if the drug helps you").

        What follows must be what people do, and no drug does: "explain the risks".
        """
        first, end = self.spans[part]
        at = next((at for at in range(first + 1, end - 3) if self.tags[at] == "VM0"), -1)
        asks = at > 0 and self.lowers[at + 1] in data("asking") and self.lowers[at + 2] in ("if", "whether")
        if not asks or not is_person(self.lowers[at - 1]) or self.tags[at + 3] == "PNP":
            return 0
        others = [self.lowers[start] for start, _ in self.spans[part + 1 :]]
        return at + 1 if any(verb in data("human") for verb in others) else 0

    def _lead_to_done(self, part: int) -> int:
        """After "is", "are" or "be", where a participle follows it."""
        first, end = self.spans[part]
        at = max((at for at in range(first, end - 1) if self.tags[at] in _BE), default=-1)
        if at <= first or not DOUBTS.isdisjoint(self.lowers[first:at]):
            return 0
        return at + 1 if self.items.is_done(at + 1, end) else 0

    def _lead_to_counted(self, part: int) -> int:
        """After a colon, where the words before it say how many follow: "has 3 stages:"."""
        first, end = self.spans[part]
        if part or self.parts.aside >= 0 or ":" not in self.lowers[first:end]:
            return 0
        colon = self.lowers.index(":", first, end)
        told = [
            number(self.lowers[at])
            for at in range(max(first, colon - REACH), colon)
            if self.lowers[at + 1].removesuffix("s") not in vocabulary.row("times")  # "in 3 weeks:"
        ]
        if any(
            self.tags[start].startswith(("PR", "CJ")) or self.lowers[start] in ("before", "during", "after")
            for start, _ in self.spans[1:]
        ):
            return 0  # "3 phases: before, during, and after exercise"
        return colon + 1 if len(self.spans) in told and colon + 1 < end else 0

    def _lead_to_cued(self, part: int) -> int:
        """After a colon, "include" or "such as"."""
        first, end = self.spans[part]
        if self.parts.aside >= 0:
            places = [first] if part == 0 else []
        else:
            places = [at for at in range(end - 1, first - 1, -1) if self.iscue(at, end)]
        for at in places[:1]:
            start = at + 1 if self.words[at].text == ":" else cue(self.items.sentence, at, end)
            if start >= end:  # "for example, A, B, and C"
                return self.spans[part + 1][0]
            if not self.items.is_name(start, end):
                return 0
            if self.items.is_own(start, part):
                return start
            return start + 1 if self._is_owner_of_all(start, part) else 0
        return 0

    def _is_owner_of_all(self, start: int, part: int) -> bool:
        """Whether a "your" stands for a row of plain names: "such as your heart, lungs, and skin"."""
        spans = [(start + 1, self.spans[part][1]), *self.spans[part + 1 :]]
        owned = self.lowers[start] in ("your", "the") and self.parts.aside < 0
        return owned and all(
            self.items.is_plain(*span)
            and self.tags[span[0]].startswith(("NN", "AJ0"))
            and not any(self.tags[at] in ARTICLES for at in range(*span))
            for span in spans
        )

    def iscue(self, at: int, end: int) -> bool:
        if self.parts.separator == ";" and self.words[at].text != ":" and "," in self.lowers[:at]:
            return False
        if self.lowers[at] == "like" and (not at or not self.tags[at - 1].startswith("NN")):
            return False
        return self.words[at].text == ":" or bool(cue(self.items.sentence, at, end))

    def _lead_to_name(self, part: int) -> int:
        """After the verb of the sentence, or after it and a preposition, with nothing in between."""
        start, end = self._after_verb(part), self.spans[part][1]
        return start if start and self.items.is_simple(start, end) and not self._is_unlike(start, part) else 0

    def _after_verb(self, part: int) -> int:
        first, end = self.spans[part]
        if any(self.tags[at] == "PNP" and self.tags[at - 1].startswith("NN") for at in range(first + 1, end)):
            return 0  # "pain you cannot ease with wax, a wire, and tape" tells no row for sure
        verb = max((at for at in range(first, end) if self._is_main(at)), default=-1)
        if verb < first or (part and not self._has_helper(first, verb)):
            return 0
        if self.lowers[verb] in _HELPING or self.tags[verb + 1 : verb + 2] == ("AVP",):
            return 0  # "help nurses tell flu, colds, and asthma apart", "get back strength, ease, and"
        if (part and verb == first) or self.lowers[verb] in _NAMING:
            return 0  # "..., decreases in heat, less pain, and sleep" has no verb
        if any(
            self.lowers[at] in QUESTIONS and self.lowers[at - 1] in data("telling")
            for at in range(first + 1, verb)
        ):
            return 0  # "about how rest helps with weight, the risk of falls, and the cost of care"
        if self.tags[verb] == "VVN" and self.tags[verb - 1].startswith("VH"):
            return 0  # "may have disturbed sleep, thoughts, and sight"
        following = self.spans[part + 1]
        if any(self._does(other) for other, _ in self.spans[part + 1 :]) or self.items.does(*following):
            return 0  # "he came to us, reporting a cough, chills, and a rash"
        start = verb + 1
        if self.tags[verb] in _BE and self.tags[start : start + 1] == ("AJ0",):
            start += 1  # "is available in"
            if self.tags[start : start + 1] != ("PRP",):
                return 0
        for at in range(start, end):
            if self.tags[at] in ("PRP", "PRF") and at < end - 1:
                if at > start and self.lowers[at - 1] not in data("carriers"):
                    return start if self._has_article(start, at, part) else 0
                start = at + 1
        if self.items.is_plain(start, end) and self._is_alike(start, part):
            return start
        return start + 1 if self.items.is_plain(start, end) and self._shares_article(start, part) else 0

    def _is_unlike(self, start: int, part: int) -> bool:
        """Whether only what follows has an article: "a doctor who treats burns, a surgeon, and a nurse"."""
        inside = self.lowers[self.spans[part][0] : start]
        others = [self.tags[other] in ARTICLES for other, _ in self.spans[part + 1 :]]
        told = not _RELATIVES.isdisjoint(inside)
        return told and self.tags[start] not in ARTICLES and any(others)

    def _does(self, number: int) -> bool:
        """Whether a word in "-ing" has an object: "reporting a cough"."""
        following = self.tags[number + 1 : number + 2]
        return self.lowers[number].endswith("ing") and following in (("AT0",), ("DPS",))

    def _is_main(self, number: int) -> bool:
        if self.tags[number] == "VVN" and self.tags[number - 1 : number] in (("PRP",), ("PRF",), ("AT0",)):
            return False  # "a loss of weakened cells"
        return self.tags[number].startswith("V") and self.tags[number] not in ("VVG", "VM0", "VHG")

    def _has_helper(self, first: int, verb: int) -> bool:
        """Whether a word in "-ed" or the like is a verb after all: a "can" or a "was" stands before it."""
        before = self.tags[first:verb]
        return self.tags[verb] not in ("VVD", "VVB", "VVN") or any(
            tag.startswith(("VM", "VB", "VH", "VD")) for tag in before
        )

    def _has_article(self, start: int, preposition: int, part: int) -> bool:
        """Whether the first item has an article, and so has another: "a rise in heat, a rash, and chills"."""
        first, end = start, self.spans[part][1]
        return (
            self.items.is_plain(first, preposition)
            and self.items.is_name(first, end)
            and self.tags[first] in ARTICLES
            and self.tags[preposition + 1] not in ARTICLES
            and not any(tag.startswith(("V", "CJ")) for tag in self.tags[preposition:end])
            and any(self.items.has_preposition(*other) for other in self.spans[part + 1 : -1])
            and any(self.tags[other] in ARTICLES for other, _ in self.spans[part + 1 :])
        )

    def _shares_article(self, start: int, part: int) -> bool:
        """Whether one article stands for a row of many bare nouns: "in the arms, neck, jaw, or back"."""
        others = self.spans[part + 1 :]
        return (
            self.tags[start - 1] == "PRP"
            and self.lowers[start] in ("the", "your", "their", "its")
            and len(others) >= LEAST_ITEMS
            and all(stop - first == 1 for first, stop in (*others, (start + 1, self.spans[part][1])))
        )

    def _is_alike(self, start: int, part: int) -> bool:
        """The same where nothing leads to the row but a verb: an article must stand before others too."""
        others = [self.tags[first] for first, _ in self.spans[part + 1 :]]
        if self.tags[start] in ARTICLES:
            return any(tag in ARTICLES for tag in others)
        return self.tags[start] not in ("DT0", "CRD") and self.items.is_own(start, part)
