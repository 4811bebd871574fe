"""Which addresses become links, how they are written in an attribute, and what print shows of them."""

from __future__ import annotations

import re

_WEB = re.compile(r"https?://", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[^@\s?]+@[^@\s?]+(?:\?.*)?$", re.IGNORECASE)
_PHONE = re.compile(r"tel:\+?[0-9(). *#;=a-z-]+$", re.IGNORECASE)
_NOT_IN_URL = re.compile(r"""[\x00-\x20\x7f"<>\\^`{|}\s]|%(?![0-9A-Fa-f]{2})""")
_BRACKET = re.compile(r"[\[\]]")
_HOST = re.compile(
    r"(?:[^\s/?#@\[\]]*@)?"  # user
    r"(?:\[[0-9A-Fa-f:.]+\]|[^\s/?#@:\[\]%<>\\^`{|}\"]+)"  # host
    r"(?::[0-9]{0,5})?$"
)


def safe_address(target: str) -> str:
    """`target` as a valid address for `href`, or "" if it is none that a handout may link to.

    Only web, mail and telephone addresses pass. Characters that RFC 3986 does not allow are percent-encoded,
    so that what a browser opens is what the author wrote.
    """
    target = target.strip()
    if _WEB.match(target):
        scheme, _, rest = target.partition("://")
        end = min((at for at in map(rest.find, "/?#") if at >= 0), default=len(rest))
        if not _HOST.match(rest[:end]):
            return ""
        path, hash_, fragment = rest[end:].partition("#")
        tail = path + (hash_ + fragment.replace("#", "%23"))
        return f"{scheme.lower()}://{rest[:end]}{_BRACKET.sub(_encoded, _NOT_IN_URL.sub(_encoded, tail))}"
    if _MAIL.match(target):
        return "mailto:" + _NOT_IN_URL.sub(_encoded, target[7:])
    if _PHONE.match(target):
        return "tel:" + re.sub(r"[().\s]", "", target[4:])
    return ""


def shown_address(address: str, text: str) -> str:
    """What paper must show of `address` after a link that says `text`; "" if the text says it already.

    Args:
        address: From `safe_address`.
        text: The words of the link.
    """
    if address.startswith("tel:"):
        number = address[4:].partition(";")[0]
        return "" if _digits(number) in _digits(text) else number
    if address.startswith("mailto:"):
        shown = address[7:].partition("?")[0]
    else:
        shown = address.removeprefix("https://").removesuffix("/")
    plain = shown.removeprefix("http://").removeprefix("www.").casefold()
    return "" if plain in text.casefold() else shown


def file_size(size: int) -> str:
    """A file's size as people say it: "231 KB", "1.2 MB". One KB is 1,000 bytes.

    Args:
        size: Bytes.
    """
    kilobytes = max(1, round(size / 1000))
    return f"{kilobytes} KB" if kilobytes < 1000 else f"{size / 1_000_000:.1f} MB"


def _encoded(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "replace"))


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)
