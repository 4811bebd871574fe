"""Figures with their units as they are written: "4 to 6 hours" stays a range, "120/80" one reading.

A figure is never turned into a value. Only its spelling is levelled: "two" is 2, "1,000" is 1000, "½" is 1/2.
"1.5" and "1.50" are two figures.
"""

from __future__ import annotations

from handouts.plain.guard._rules import Rules

_FRACTIONS = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8",
              "⅞": "7/8"}  # fmt: skip
_CURRENCIES = {"$": "dollar", "£": "pound sterling", "€": "euro"}
_ORDINAL = ("st", "nd", "rd", "th")
_MILLION = 1_000_000

Found = tuple[str, int]
"""What was found, and the place after it."""


def amount(lows: list[str], at: int, known: Rules) -> Found | None:
    """The figure at a place, with its unit, or as a range or a ratio.

    Args:
        lows: The words of a text in lower case.
        at: The place.
        known: The rules of the language.
    """
    word = lows[at]
    if word in known.set("between"):
        return _between(lows, at, known)
    if word in known.set("from"):
        found = amount(lows, at + 1, known) if _may_be_figure(lows, at + 1, known) else None
        return (f"from {found[0]}", found[1]) if found and ".." in found[0] else None
    if word in _CURRENCIES:
        sum_of = figure(lows, at + 1, known)
        return (f"{sum_of[0]} {_CURRENCIES[word]}", sum_of[1]) if sum_of else None
    first = figure(lows, at, known)
    if first is None:
        return None
    low, end = first
    if low.endswith(_ORDINAL):
        return first
    low_unit, end = _unit_after(lows, end, known, low)
    last = figure(lows, end + 1, known) if end < len(lows) and lows[end] in known.set("range") else None
    if last:
        high_unit, end = _unit_after(lows, last[1], known, last[0])
        return _range(low, low_unit, last[0], high_unit), end
    whole = None if low_unit else _whole(lows, end, known)
    if whole:
        return f"{low} in {whole[0]}", whole[1]
    return f"{low} {low_unit}".rstrip(), end


def figure(lows: list[str], at: int, known: Rules) -> Found | None:
    """The figure at a place without its unit, in digits or in words."""
    if at >= len(lows):
        return None
    word = lows[at]
    if word in _FRACTIONS:
        return _FRACTIONS[word], at + 1
    if word[-1].isdigit() and not word[0].isalpha():
        return _in_digits(lows, at, known)
    if word[0].isdigit():
        return (word, at + 1) if word.endswith(_ORDINAL) else None
    return _in_words(lows, at, known)


def unit(lows: list[str], at: int, known: Rules) -> Found | None:
    """The unit at a place."""
    if at < len(lows):
        for rest, name in known.units.get(lows[at], ()):
            end = at + 1 + len(rest)
            if not rest or lows[at + 1 : end] == rest:
                return name, end
    return None


def _may_be_figure(lows: list[str], at: int, known: Rules) -> bool:
    return at < len(lows) and (lows[at][-1].isdigit() or lows[at] in known.values or lows[at] in _FRACTIONS)


def _in_digits(lows: list[str], at: int, known: Rules) -> Found:
    literal = lows[at].replace(known.thousands, "") if known.thousands else lows[at]
    following = lows[at + 1] if at + 1 < len(lows) else ""
    if following in _FRACTIONS:
        return f"{literal} {_FRACTIONS[following]}", at + 2
    if following in known.scales or (literal.isdigit() and _is_part(following)):
        return f"{literal} {following}", at + 2
    return literal, at + 1


def _is_part(word: str) -> bool:
    """Whether a figure is a fraction that may follow a whole number: "1/2" of "1 1/2"."""
    above, mark, below = word.partition("/")
    return bool(mark) and above.isdigit() and below.isdigit() and int(above) < int(below)


def _in_words(lows: list[str], at: int, known: Rules) -> Found | None:
    """A figure in words: "twenty-five", "two and a half", "a hundred", "two thirds", "first", "half"."""
    word, parts = lows[at], known.parts
    following = lows[at + 1] if at + 1 < len(lows) else ""
    if word in known.set("articles"):
        if following in known.scales:
            return _scaled(1, lows, at + 1, known)
        if following in parts and (parts[following] == 2 or lows[at + 2 : at + 3] == ["of"]):
            return f"1/{parts[following]}", at + 2
        return None
    if word in known.ordinals:
        return known.ordinals[word], at + 1
    if word not in known.values:
        return ("1/2", at + 1) if parts.get(word) == 2 else None
    value, end = _below_hundred(lows, at, known)
    following = lows[end] if end < len(lows) else ""
    if following in known.scales:
        return _scaled(value, lows, end, known)
    if following in parts and value < parts[following] and (value == 1 or following[-1] == "s"):
        return f"{value}/{parts[following]}", end + 1
    half = lows[end + 1 : end + 3]
    if following == "and" and len(half) == 2 and half[0] in ("a", "one") and half[1] in parts:
        return f"{value} 1/{parts[half[1]]}", end + 3
    return str(value), end


def _below_hundred(lows: list[str], at: int, known: Rules) -> tuple[int, int]:
    """A figure like "twenty" or "twenty-five"."""
    value = known.values[lows[at]]
    ones = known.values.get(lows[at + 1], 0) if at + 1 < len(lows) else 0
    return (value + ones, at + 2) if value >= 20 and 0 < ones < 10 else (value, at + 1)


def _scaled(value: int, lows: list[str], at: int, known: Rules) -> Found:
    """A figure in words with hundreds or more: "two hundred and fifty". Millions keep their word."""
    total, end = 0, at
    while end < len(lows):
        scale = known.scales.get(lows[end])
        if scale == 100:
            value, end = value * 100, end + 1
        elif scale and scale < _MILLION:
            total, value, end = total + value * scale, 0, end + 1
        elif scale:
            return f"{total + value} {lows[end]}", end + 1
        else:
            start = end + 1 if lows[end] in known.set("between_and") else end
            if value % 100 or start >= len(lows) or lows[start] not in known.values:
                break
            more, end = _below_hundred(lows, start, known)
            value += more
    return str(total + value), end


def _unit_after(lows: list[str], at: int, known: Rules, literal: str) -> Found:
    """The unit right after a figure, or nothing. After a fraction it may be "of a tablet"."""
    found = unit(lows, at, known)
    if not found and "/" in literal:
        start = at
        while start < min(at + 2, len(lows)) and lows[start] in known.set("of_a"):
            start += 1
        found = unit(lows, start, known) if start > at else None
    return found or ("", at)


def _range(low: str, low_unit: str, high: str, high_unit: str) -> str:
    if low_unit in ("", high_unit):
        return f"{low}..{high} {high_unit}".rstrip()
    return f"{low} {low_unit}..{high} {high_unit}".rstrip()


def _between(lows: list[str], at: int, known: Rules) -> Found | None:
    """A range like "between 4 and 6 hours", which is 4 to 6 hours."""
    low = figure(lows, at + 1, known)
    if not low:
        return None
    low_unit, end = _unit_after(lows, low[1], known, low[0])
    high = figure(lows, end + 1, known) if end < len(lows) and lows[end] in known.set("between_and") else None
    if not high:
        return None
    high_unit, end = _unit_after(lows, high[1], known, high[0])
    return _range(low[0], low_unit, high[0], high_unit), end


def _whole(lows: list[str], at: int, known: Rules) -> Found | None:
    """What a figure is out of: "5" in "1 in 5" or "1 out of every 5", with its unit."""
    for words in known.ratios:
        end = at + len(words)
        whole = figure(lows, end, known) if lows[at:end] == words else None
        if whole:
            name, end = _unit_after(lows, whole[1], known, "")
            return f"{whole[0]} {name}".rstrip(), end
    return None
