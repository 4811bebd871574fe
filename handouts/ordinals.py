"""What stands before the items of a numbered list: figures, letters or Roman numbers."""

from __future__ import annotations

from collections.abc import Iterator

from handouts.model import NumberStyle


def ordinal(number: int, style: NumberStyle) -> str:
    """The label of item `number`, without its full stop; numbers that a style lacks are in figures."""
    if style == "decimal" or number < 1:
        return str(number)
    if style.endswith("alpha"):
        letters = ""
        while number:
            number, digit = divmod(number - 1, 26)
            letters = chr(97 + digit) + letters
        return letters.upper() if style.startswith("upper") else letters
    if number > 3999:
        return str(number)
    roman = ""
    for value, numeral in _ROMAN:
        times, number = divmod(number, value)
        roman += numeral * times
    return roman.upper() if style.startswith("upper") else roman


def lettered(label: str) -> Iterator[tuple[NumberStyle, int]]:
    """Each style of letters and the number in it whose label `label` is; "i" is the first and the ninth."""
    if not (label.isascii() and label.isalpha() and (label.islower() or label.isupper())):
        return
    letters = label.lower()
    styles: tuple[NumberStyle, NumberStyle] = (
        ("lower-roman", "lower-alpha") if label.islower() else ("upper-roman", "upper-alpha")
    )
    values = [_DIGITS.get(letter, 0) for letter in letters]
    roman = sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
    alpha = 0
    for letter in letters:
        alpha = 26 * alpha + ord(letter) - ord("a") + 1
    for style, number in zip(styles, (roman, alpha), strict=True):
        if number > 0 and ordinal(number, style) == label:
            yield style, number


_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_DIGITS = {numeral: value for value, numeral in _ROMAN if len(numeral) == 1}
