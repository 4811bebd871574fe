"""Goes over the words of a text once and notes what they say."""

from __future__ import annotations

import re

from handouts.plain.guard._amounts import amount, figure, unit
from handouts.plain.guard._reading import Reading, Terms, meaning, quotes
from handouts.plain.guard._rules import ASIDE, Ids, Rules
from handouts.plain.guard._tokens import stem, tokens

_ENDS = frozenset(".!?:\n")
_BREAKS = frozenset(".!?;:,\n()[]–—-")
_SIGNS = frozenset("+-−.")
_EVERY = re.compile(r"q(\d+)h")
_PARTICIPLE = re.compile(r"\w+(?:ed|en)")
_CHANGE_REACH = 6
"""A change is looked for among so many words and facts before its figure."""

_TITLE_SHARE = 0.6
"""From such a share of long words with a capital a text is a heading, and its capitals mark no names."""


def read(text: str, known: Rules, terms: Terms) -> Reading:
    """Read a text.

    Args:
        text: A sentence, or a few.
        known: The rules of its language.
        terms: Terms that must stay as they are.
    """
    reading = read_tokens(*tokens(text), known, terms)
    reading.extra += quotes(text)
    return reading


def read_tokens(shown: list[str], lows: list[str], known: Rules, terms: Terms) -> Reading:
    """Read a text that is parted into words (see `_tokens.tokens`), without regard to quotation marks."""
    return _Reader(shown, lows, known, terms).read()


class _Reader:
    """Where the reading of one text has come to.

    A method that reads one kind of word gives the place after what it read, or 0 if it is none of its kind.
    """

    def __init__(self, shown: list[str], lows: list[str], known: Rules, terms: Terms) -> None:
        self.shown = shown
        self.lows = lows
        self.known = known
        self.terms = terms
        self.out = Reading(lows=lows)
        self.starts = True
        """Whether a sentence starts here, so that a capital means nothing."""
        self.ids_at = [-1] * len(lows)
        """How many ids there were at each word; -1 inside a phrase."""

    def read(self) -> Reading:
        lows, shown, known, terms, ids = self.lows, self.shown, self.known, self.terms, self.out.ids
        phrases, small, special = known.phrases, known.set("words"), known.set("special")
        at, end = 0, len(lows)
        while at < end:
            low = lows[at]
            self.ids_at[at] = len(ids)
            after = self.protected(at) if low in terms else 0
            if not after and not low[0].isalpha():
                at = self.mark(at)
                continue
            if not after and shown[at] != low:
                after = self.capital(at)
            if not after and low in special:
                after = self.special(at)
            if not after and low in phrases:
                after = self.phrase(at)
            if not after:
                after = self.small(at) if low in small else self.word(at)
            at = after
            self.starts = False
        return self.out

    def say(self, at: int, end: int, *ids: str) -> int:
        """Note what the words from `at` to `end` say."""
        text = self.shown[at] if end == at + 1 else self.text(at, end)
        self.out.ids += ids
        self.out.texts += [text] * len(ids)
        return end

    def text(self, at: int, end: int) -> str:
        """The words as they stand; one that was opened ("don't") stands there once."""
        words = self.shown[at:end]
        return " ".join(
            word for number, word in enumerate(words) if not number or word is not words[number - 1]
        )

    def next(self, at: int) -> str:
        return self.lows[at + 1] if at + 1 < len(self.lows) else ""

    def before(self, at: int) -> str:
        return self.lows[at - 1] if at else ""

    # Marks, figures, names -----------------------------------------------------------------------------

    def protected(self, at: int) -> int:
        for rest, term in self.terms[self.lows[at]]:
            end = at + 1 + len(rest)
            if not rest or self.lows[at + 1 : end] == rest:
                return self.say(at, end, f"protected:{term}")
        return 0

    def mark(self, at: int) -> int:
        """A punctuation mark, a sign or a figure."""
        low, out = self.lows[at], self.out
        if low in _BREAKS:
            self.punctuation(low, self.before(at))
            return at + 1
        if low in _SIGNS:
            return at + 1
        after = self.amount(at)
        if not after and low in self.known.phrases:
            after = self.phrase(at)
        if not after and low == "/":
            after = self.rate(at)
        if not after and len(low) > 1:
            after = self.say(at, at + 1, f"code:{low}")
        self.starts = self.starts and not out.ids
        return after or at + 1

    def punctuation(self, low: str, before: str) -> None:
        out = self.out
        place = len(out.ids)
        out.breaks.add(place)
        if low in _ENDS:
            self.starts = self.starts or low != "." or before not in self.known.set("titles")
            if low == "?":
                out.extra.append(("question:?", "?"))
        elif low == "(":
            out.asides.append((place, place))
        elif low == ")" and out.asides:
            out.asides[-1] = (out.asides[-1][0], place)

    def amount(self, at: int) -> int:
        found = amount(self.lows, at, self.known)
        if not found:
            return 0
        name, end = found
        if end < len(self.lows) and self.lows[end] == "+":  # "65+"
            return self.say(at, end + 1, "limit:at least", f"amount:{name}")
        return self.say(at, end, f"amount:{name}")

    def capital(self, at: int) -> int:
        """A word with a capital that is not what it is without: a month, a brand, "US"."""
        word, low, known = self.shown[at], self.lows[at], self.known
        if low in known.set("months"):
            dated = self.next(at)[:1].isdigit()
            if dated or (not self.starts and self.before(at) in known.set("month_before")):
                return self.say(at, at + 1, f"month:{low}")
        if word in known.brands and not self.starts:
            return self.say(at, at + 1, f"drug:{low}")
        if word in known.set("acronyms") and not self.shouts():
            self.out.acronyms.append((word, low))
            return self.say(at, at + 1, f":{low}")
        return 0

    def shouts(self) -> bool:
        """Whether the text is all in capitals, so that they mark no acronyms."""
        return not any(word.islower() for word in self.shown)

    def titled(self) -> bool:
        """Whether the text is a heading in which every long word has a capital."""
        long = [word for word in self.shown if len(word) > 3]
        capitals = sum(word[0].isupper() for word in long)
        return self.shown[-1] not in ".!" and capitals > _TITLE_SHARE * len(long)

    # Words whose sense hangs on their neighbours -------------------------------------------------------

    def special(self, at: int) -> int:
        low, known = self.lows[at], self.known
        after = self.rate(at) if low in known.set("rate") else 0
        if not after and low in known.set("once"):
            after = self.once(at)
        if (
            not after
            and low in known.set("inverted")
            and self.starts
            and self.next(at)
            and "?" not in self.lows
        ):
            after = self.say(at, at + 1, "condition:if")  # "Should you feel sick, call us"
        if not after and low in known.set("right") and self.is_side(at):
            after = self.say(at, at + 1, "side:right")
        if not after and (low in known.before_figure or low in known.before_time):
            after = self.limit(at)
        if not after and low in known.after_change and self.is_change(at):
            after = self.say(at, at + 1, known.after_change[low])
        if not after and low in known.set("figure_words") and not self.longest(at):
            after = self.amount(at)
        return after

    def rate(self, at: int) -> int:
        """How often, "a day" or "/day"; or for how long, "for a day"."""
        low, known = self.lows[at], self.known
        found = unit(self.lows, at + 1, known)
        if not found or (found[0] not in known.rates and low not in known.set("per")):
            return 0
        name, end = found
        longer = self.longest(at)
        if longer and longer[0] > end:
            return 0
        if low in known.set("articles") and self.before(at) in known.set("length_after"):
            return self.say(at, end, f"amount:1 {name}")
        return self.say(at, end, f"unit:/{name}")

    def once(self, at: int) -> int:
        """How often, "once a day"; or a condition, "once you feel better"."""
        following, known = self.next(at), self.known
        found = unit(self.lows, at + 2, known) if following in known.set("rate") else None
        often = found is not None and found[0] in known.rates
        if following in known.set("once_is_when_before") and not often:
            return self.say(at, at + 1, "condition:once")
        return 0 if self.longest(at) else self.say(at, at + 1, "amount:1 times")

    def is_side(self, at: int) -> bool:
        """Whether "right" is a side: "your right arm", "on the right"; not "the right dose", "right away"."""
        following, known = self.next(at), self.known
        rows = known.phrases.get(following, ())
        if following in known.set("side_before"):
            return True
        if any(not rest and ids and ids[0].startswith("body:") for rest, ids in rows):
            return True
        ends = not following.isalpha() or following in known.set("words") or following in known.set("joining")
        at_side = self.lows[max(0, at - 2) : at]
        return (
            ends
            and len(at_side) == 2
            and at_side[0] in known.set("side_at")
            and at_side[1] in known.set("side_after")
        )

    def limit(self, at: int) -> int:
        """A word that is a limit before a figure only: "about 5", but not "about it"."""
        longer = self.longest(at)
        start = at + 2 if self.next(at) in self.known.set("before_figure_skip") else at + 1
        if start >= len(self.lows) or (longer and longer[0] > at + 1):
            return 0
        known = self.known
        found = amount(self.lows, start, known)
        if not found and self.lows[start - 1] in known.set("articles"):  # "about a week"
            found = unit(self.lows, start, known)
            found = found if found and found[0] in known.rates else None
        if not found:
            return 0
        low = self.lows[at]
        timed = found[0].rpartition(" ")[2] in known.rates and low in known.before_time
        limit = (known.before_time if timed else known.before_figure).get(low)
        return self.say(at, at + 1, limit) if limit else 0

    def is_change(self, at: int) -> bool:
        """Whether a figure follows that says what a change comes to: "raise it to 5 mg"."""
        start = max(0, len(self.out.ids) - _CHANGE_REACH, *self.out.breaks)
        changed = any(one.startswith("change:") for one in self.out.ids[start:])
        return changed and bool(figure(self.lows, at + 1, self.known))

    # Phrases and other words ---------------------------------------------------------------------------

    def longest(self, at: int) -> tuple[int, Ids] | None:
        """The longest phrase at a place: where it ends, and what it says."""
        lows, following = self.lows, self.next(at)
        for rest, ids in self.known.phrases.get(lows[at], ()):
            if not rest:
                return at + 1, ids
            if rest[0] == following and lows[at + 1 : at + 1 + len(rest)] == rest:
                return at + 1 + len(rest), ids
        return None

    def phrase(self, at: int) -> int:
        found = self.longest(at)
        if not found:
            return 0
        end, ids = found
        if ids == ASIDE and self.is_between_marks(at, end):
            return end
        if not ids or ids == ASIDE:
            return self.idiom(at, end)
        low, own = self.lows[at], self.out.ids
        if end > at + 1 and low in self.known.set("joining") and ids[-1].startswith("limit:"):
            if (
                own and own[-1].startswith("amount:") and len(own) not in self.out.breaks
            ):  # "3 or more" is "at least 3"
                figure, text = own.pop(), self.out.texts.pop()
                self.say(at, end, *ids)
                own.append(figure)
                self.out.texts.append(text)
                return end
            end, ids = at + 1, (f"{low}:{low}",)  # "control or lower it"
        if ids[0].startswith("and:"):
            self.out.ands += 1
            self.out.joins.add(len(own))
            return end
        self.say(at, end, *ids)
        if self.lows[end - 1] in self.known.set("by"):
            self.passive(at)
        return end

    def is_between_marks(self, at: int, end: int) -> bool:
        """Whether a comma follows, and a mark or the start of the text stands in front."""
        return self.lows[end : end + 1] == [","] and (not at or self.lows[at - 1] in _BREAKS)

    def idiom(self, at: int, end: int) -> int:
        """A phrase whose words are only words: "over the counter"."""
        for place in range(at, end):
            if self.lows[place] not in self.known.set("words"):
                self.say(place, place + 1, f":{stem(self.lows[place])}")
        return end

    def word(self, at: int) -> int:
        """A word of its own: a unit, a drug, "unsafe", or any other."""
        low, word, known, out = self.lows[at], self.shown[at], self.known, self.out
        found = unit(self.lows, at, known)
        if found and found[0] in known.alone:
            return self.say(at, found[1], f"unit:{found[0]}")
        if low in known.rate_words:
            return self.say(at, at + 1, f"unit:{known.rate_words[low]}")
        if every := _EVERY.fullmatch(low):
            return self.say(at, at + 1, "quantity:every", f"amount:{every[1]} hour")
        ids = meaning(low, known)
        if word != low and ids[0][0] == ":":
            name = word[:-2] if word[-2:] in ("'s", "’s") else word
            if len(name) > 1 and name.isupper():
                if not self.shouts():
                    out.acronyms.append((name, low))
            elif name[0].isupper() and not self.starts and not self.titled():
                out.names.append((name, low))
        return self.say(at, at + 1, *ids)

    # Words that hold a sentence together ---------------------------------------------------------------

    def small(self, at: int) -> int:
        low, known = self.lows[at], self.known
        if low in known.set("pronouns"):
            if not self.is_expletive(at):
                self.out.pronouns.append(low)
        elif low in known.set("of"):
            self.out.ofs.add(len(self.out.ids))
        elif low in known.set("by") and (verb := self.participle(at)) >= 0:
            self.passive(verb)
        return at + 1

    def participle(self, at: int) -> int:
        """The place of the participle that a "by" belongs to, or -1: "given by", "given to you by"."""
        known = self.known
        for verb in range(at - 1, max(-1, at - 5), -1):
            low = self.lows[verb]
            if low in _BREAKS:
                break
            if _PARTICIPLE.fullmatch(low) or low in known.set("participles"):
                near = verb == at - 1 or self.lows[verb + 1].endswith("ly")
                return verb if near or self.before(verb) in known.set("be") else -1
        return -1

    def is_expletive(self, at: int) -> bool:
        """Whether "it" stands for nothing, as in "it is important to"."""
        known, after = self.known, self.lows[at + 1 : at + 6]
        return (
            self.lows[at] in known.set("empty")
            and bool(after)
            and after[0] in known.set("be")
            and not known.set("expletive").isdisjoint(after[1:4])
            and not known.set("expletive_end").isdisjoint(after[2:])
        )

    def passive(self, verb: int) -> None:
        """Note a passive with a named actor, which begins here: "is given by a nurse"."""
        known = self.known
        for place in range(verb - 1, max(-1, verb - 5), -1):
            if self.lows[place] in known.set("be") and self.ids_at[place] >= 0:
                self.out.passives.append((len(self.out.ids), self.ids_at[place]))
                return
        self.out.passives.append((len(self.out.ids), -1))
