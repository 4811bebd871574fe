"""Content streams as operators with their operands.

One regular expression does the work, because a stream has thousands of tokens and a handout is verified each
time it is made. Possessive quantifiers keep it linear on any input.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from typing import Any, TypeAlias

Operand: TypeAlias = Any
"""float, str (a name, without its slash), bytes (a string), list, dict, bool, None, or `Spaced`."""

MAX_OPERANDS = 10_000
"""More operands than this before an operator are not kept; the format's own limit is far lower."""
MAX_DEPTH = 50
"""How deep arrays and dictionaries may be inside each other."""

_STRING = rb"\([^()\\]*+(?:\\.[^()\\]*+)*+\)"
_HEX = rb"<[0-9A-Fa-f\s\0]*+>"
_NUMBER = rb"[-+]*+(?:\d++\.?\d*+|\.\d++)"
_END = rb"(?=[\s\0/<(\[%]|\Z)"

_TOKEN = re.compile(
    rb"([A-Za-z'\"][A-Za-z0-9'\"]*+\*?+)"  # 1: an operator
    rb"|((?:" + _NUMBER + rb"\s++){1,6}+)([A-Za-z]{1,3}+\*?+)" + _END +  # 2, 3: numbers and their operator
    rb"|\[((?:" + _STRING + rb"|" + _HEX + rb"|[-+.\d\s]++)*+)\]\s*+TJ" + _END +  # 4: a whole TJ
    rb"(?:\s++(T\*)" + _END + rb")?+"  # 5: and the line's end
    rb"|/([^\s\0()<>\[\]{}/%#]++)\s*+(?:"  # 6: a name, and with it
    rb"<<\s*+/MCID\s++(\d{1,9}+)\s*+>>\s*+BDC" + _END +  # 7: the usual mark, or
    rb"|(" + _NUMBER + rb")\s++Tf" + _END + rb")"  # 8: a font and its size
    rb"|(" + _STRING + rb")(?:\s*+(Tj)" + _END + rb")?+"  # 9, 10: a string, and Tj
    rb"|/([^\s\0()<>\[\]{}/%]*+)"  # 11: a name
    rb"|(" + _NUMBER + rb")"  # 12
    rb"|(<<|>>|\[|\])"  # 13
    rb"|(" + _HEX + rb")"  # 14
    rb"|(\()"  # 15: a string with brackets inside
    rb"|%[^\r\n]*+",
    re.DOTALL,
)  # fmt: skip
_PART = re.compile(rb"(" + _NUMBER + rb")|(" + _STRING + rb")|(" + _HEX + rb")", re.DOTALL)
_BETWEEN = re.compile(rb"\)[^(]*+\(")
_FAR = re.compile(rb"-[-+]*+\d{3}")
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|.))", re.DOTALL)
_ESCAPED = {
    b"n": b"\n",
    b"r": b"\r",
    b"t": b"\t",
    b"b": b"\b",
    b"f": b"\f",
    b"\r\n": b"",
    b"\r": b"",
    b"\n": b"",
}
_IMAGE_END = re.compile(rb"[\s\0]EI(?=[\s\0]|\Z)")
_WORDS: dict[bytes, Operand] = {b"true": True, b"false": False, b"null": None}


class Spaced:
    """The strings and numbers of a whole TJ, which is most of what a handout's pages are.

    Args:
        raw: What stands between its square brackets.
    """

    __slots__ = ("raw",)

    def __init__(self, raw: bytes) -> None:
        self.raw = raw

    def parts(self) -> list[Operand]:
        """Its strings (bytes) and adjustments (float) in order."""
        return [
            _float(number) if number else unescape(string[1:-1]) if string else _hex(digits)
            for number, string, digits in _PART.findall(self.raw)
        ]

    def run_on(self) -> bytes | None:
        """Its strings as one, found in a moment; None where they have to be looked at one by one.

        That is where a string has an escape, is in hexadecimal digits or may hold a bracket of those, where
        no letter comes first, and where an adjustment can be -100 thousandths or less.
        """
        raw = self.raw
        if raw[:1] != b"(" or raw[:2] == b"()" or b"\\" in raw or b"<" in raw or _FAR.search(raw):
            return None
        return _BETWEEN.sub(b"", raw)[1 : raw.rindex(b")") - len(raw)]

    def adjusted(self) -> float:
        """The sum of its adjustments, in thousandths of the type size."""
        return sum([part for part in self.parts() if type(part) is float])


def operations(  # noqa: PLR0915 - one loop, for speed
    data: bytes, wanted: Container[bytes] | None = None
) -> Iterator[tuple[bytes, list[Operand]]]:
    """The operators of a content stream with their operands.

    An inline image is one operation, "EI", with its dictionary. The array of a TJ is a `Spaced` as a rule, a
    list where there is more in it than strings and numbers. Damage is passed over.

    Args:
        data: The stream, unpacked.
        wanted: The operators that matter; the others are passed over. None for all.
    """
    operands: list[Operand] = []
    open_: list[list[Operand]] = []  # arrays and dictionaries that are not closed yet
    position: int | None = 0
    while position is not None:
        start, position = position, None
        for match in _TOKEN.finditer(data, start):
            kind = match.lastindex
            if kind == 1:
                word = match[1]
                if word in _WORDS:
                    operands.append(_WORDS[word])
                elif word == b"ID":
                    image, position = _inline_image(operands, data, match.end())
                    yield b"EI", [image]
                    operands = []
                    break
                elif word != b"BI":
                    while open_:
                        operands = open_.pop()
                    if wanted is None or word in wanted:
                        yield word, operands
                    operands = []
            elif kind == 3:
                if open_ or match[3] == b"ID":  # the operator closes what is open, or starts an image
                    operands.extend(map(_float, match[2].split()))
                    position = match.end(2)
                    break
                if wanted is None or match[3] in wanted:
                    operands.extend(map(_float, match[2].split()))
                    yield match[3], operands
                operands = []
            elif kind == 5 or kind == 4:  # noqa: PLR1714 - quicker than to look in a set
                operands.append(Spaced(match[4]))
                yield b"TJ", operands
                operands = []
                if kind == 5 and (wanted is None or b"T*" in wanted):
                    yield b"T*", []
            elif kind == 7:
                if open_ or operands:
                    operands, open_ = [], []
                yield b"BDC", [_name(match[6]), {"MCID": int(match[7])}]
            elif kind == 8:
                operands.append(_name(match[6]))
                if open_:
                    position = match.end(6)
                    break
                operands.append(_float(match[8]))
                yield b"Tf", operands
                operands = []
            elif kind == 10:
                operands.append(unescape(match[9][1:-1]))
                while open_:
                    operands = open_.pop()
                yield b"Tj", operands
                operands = []
            elif kind == 11:
                operands.append(_name(match[11]))
            elif kind == 12:
                operands.append(_float(match[12]))
            elif kind == 9:
                operands.append(unescape(match[9][1:-1]))
            elif kind == 14:
                operands.append(_hex(match[14]))
            elif kind == 13:
                operands = _bracket(match[13], operands, open_)
            elif kind == 15:
                text, position = _nested(data, match.end())
                operands.append(text)
                break
            if len(operands) > MAX_OPERANDS:
                operands = []


def unescape(data: bytes) -> bytes:
    """The bytes that a literal string stands for (ISO 32000-1, 7.3.4.2)."""
    if b"\\" not in data:
        return data
    return _ESCAPE.sub(_escaped, data)


def _escaped(match: re.Match[bytes]) -> bytes:
    if match[1]:
        return bytes([int(match[1], 8) & 255])
    return _ESCAPED.get(match[2], match[2])


def _float(data: bytes) -> float:
    try:
        return float(data)
    except ValueError:  # "--5" and the like
        digits = re.search(rb"[\d.]+", data)
        return float(digits[0]) if digits and digits[0] != b"." else 0.0


def _hex(data: bytes) -> bytes:
    digits = data[1:-1].translate(None, b" \t\r\n\f\v\0")
    return bytes.fromhex((digits + b"0" if len(digits) & 1 else digits).decode())


def _name(data: bytes) -> str:
    if b"#" in data:
        data = re.sub(rb"#([0-9A-Fa-f]{2})", lambda match: bytes([int(match[1], 16)]), data)
    return data.decode("utf-8", "replace")


def _bracket(token: bytes, operands: list[Operand], open_: list[list[Operand]]) -> list[Operand]:
    """Open or close an array or a dictionary; returns the list that operands now go to."""
    if token in {b"[", b"<<"}:
        if len(open_) >= MAX_DEPTH:
            return operands
        open_.append(operands)
        return []
    if not open_:
        return operands
    outer = open_.pop()
    outer.append(operands if token == b"]" else _pairs(operands))
    return outer


def _pairs(items: list[Operand]) -> dict[str, Operand]:
    return {key: value for key, value in zip(items[::2], items[1::2], strict=False) if type(key) is str}


def _inline_image(operands: list[Operand], data: bytes, start: int) -> tuple[dict[str, Operand], int | None]:
    end = _IMAGE_END.search(data, start)
    return _pairs(operands), end.end() if end else None


def _nested(data: bytes, start: int) -> tuple[bytes, int | None]:
    """A string with brackets inside it, from after its first bracket, and where it ends."""
    depth = 1
    for match in re.compile(rb"\\.|[()]", re.DOTALL).finditer(data, start):
        if match[0] == b"(":
            depth += 1
        elif match[0] == b")":
            depth -= 1
            if not depth:
                return unescape(data[start : match.start()]), match.end()
    return unescape(data[start:]), None
