"""Which addresses a handout may link to."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from handouts.addresses import safe_target

_IGNORED = re.compile(r"[\x00-\x20\x7f-\x9f\u200b\u2060\ufeff]")
"""What browsers take out of an address before they look at it, and what people cannot see there."""

_USUAL = re.compile(r"https?://[A-Za-z0-9][A-Za-z0-9.-]*/[A-Za-z0-9/._~!$&'()*+,;=:@?#-]*")
"""An address that a link may lead to as it is, written as most are."""

_UNSAFE = re.compile(r'[\s"<>\\^`{|}]')


def target(address: str, base: str = "") -> str:
    """`address` as a link target of the model, or "" where a handout cannot lead there.

    Only http, https, mailto and tel are let through, so a link in a handout never runs a script and never
    points at the author's own disk. A "#name" passes as it is, for the caller to find what it names.

    Args:
        address: As the author wrote it.
        base: The absolute address that relative ones start from; empty when it is not known.
    """
    address = address.strip()
    if _USUAL.fullmatch(address):
        return address
    if address.startswith("#"):
        return address if len(address) > 1 else ""
    if address.startswith("//"):
        address = "https:" + address
    elif address.lower().startswith("www.") and not base:
        address = "https://" + address
    address = re.sub(r"[\t\r\n]", "", address)
    try:
        if base and not urlsplit(address).scheme:
            address = urljoin(base, address)
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return ""
    scheme = parts.scheme.lower()
    if scheme in {"http", "https"}:
        allowed = bool(host)
    elif scheme in {"mailto", "tel"}:
        allowed = bool(parts.path.strip("/ "))
    else:
        allowed = False
    if not allowed:
        return ""
    address = _IGNORED.sub(lambda match: "%20" if match[0] == " " else "", address)
    address = _UNSAFE.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), address)
    return safe_target(address) or ""
