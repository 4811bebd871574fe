"""Checks of a page as a whole: its head, headings, landmarks, markup, and what it must not do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from handouts.labels import labels
from handouts.model import plain_text
from handouts.page_script import page_script
from handouts.resources import toml
from handouts.verify.html import stylesheet
from handouts.verify.html.page import (
    LANDMARK_ROLES,
    LANDMARKS,
    SILENT,
    Element,
    Page,
    hidden,
    markup_faults,
    spoken,
    text_of,
)
from handouts.verify.promises import Verdict, excerpt, kept, nothing, person, unless
from handouts.verify.words import differences, is_language, words

HANDLER = re.compile(r"on[a-z]+", re.IGNORECASE)
UNSAFE = re.compile(r"[\s\0]*(?:j\s*a\s*v\s*a\s*s\s*c\s*r\s*i\s*p\s*t|vbscript)\s*:", re.IGNORECASE)
FETCHING = {
    "img": ("src", "srcset"), "source": ("src", "srcset"), "video": ("src", "poster"), "audio": ("src",),
    "track": ("src",), "iframe": ("src",), "frame": ("src",), "embed": ("src",), "object": ("data",),
    "input": ("src",), "image": ("href", "xlink:href"), "use": ("href", "xlink:href"),
    "body": ("background",),
    "portal": ("src",), "script": ("src",),
}  # fmt: skip
"""Attributes whose address a browser fetches by itself."""
FETCHED_LINKS = frozenset(toml("web_names.toml")["fetched_links"])


def doctype(page: Page) -> Verdict:
    """html-01: <!DOCTYPE html>."""
    start = re.sub(r"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*", "", page.markup[:2000], flags=re.DOTALL)
    if re.match(r"<!doctype html(?:\s+SYSTEM\s+.about:legacy-compat.)?\s*>", start, re.IGNORECASE):
        return kept()
    return unless(["the page does not start with <!DOCTYPE html>"])


def encoding(page: Page) -> Verdict:
    """html-02: UTF-8, declared."""
    faults = []
    if page.encoding == "unknown":
        faults.append("the page has bytes that are not UTF-8")
    elif page.encoding != "utf-8":
        faults.append(f"the page is in {page.encoding.upper()}")
    head = page.data[:1024].lower()
    declared = re.search(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", head)
    if not declared and page.data[:3] != b"\xef\xbb\xbf":
        faults.append("the page does not say its encoding in its first 1,024 bytes")
    elif declared and declared[1] not in {b"utf-8", b"utf8"}:
        faults.append(f"the page says that it is {declared[1].decode('latin-1')}")
    if "\N{REPLACEMENT CHARACTER}" in page.markup:
        line = page.markup.count("\n", 0, page.markup.index("\N{REPLACEMENT CHARACTER}")) + 1
        faults.append(f"line {line}: a character was lost (U+FFFD)")
    return unless(faults)


def language(page: Page) -> Verdict:
    """html-03: lang of the html element."""
    lang = (page.root.get("lang") or "").strip()
    if not lang:
        return unless(["the html element has no lang"])
    if not is_language(lang):
        return unless([f"{excerpt(lang)} is no language tag"])
    if page.document is not None and page.document.meta.lang.lower() != lang.lower():
        return unless([f"the page says {excerpt(lang)}, the article is in ‘{page.document.meta.lang}’"])
    return kept(lang)


def title(page: Page) -> Verdict:
    """html-04: title equals h1."""
    found = [" ".join("".join(str(part) for part in item.itertext()).split()) for item in _titles(page)]
    if not found or not found[0]:
        return unless(["the page has no title"])
    if len(found) > 1:
        return unless([f"the page has {len(found)} titles"])
    main = next((text_of(element) for level, element in page.headings if level == 1), None)
    if main is None:
        return unless([f"the title is {excerpt(found[0])}; there is no main heading"])
    if page.document is not None and main != " ".join(plain_text(page.document.title).split()):
        return unless([f"the main heading is not the article's: {excerpt(main)}"])
    return unless(
        []
        if found[0] == main or _is_drafted(page, found[0], main)
        else [f"the title is {excerpt(found[0])}, the main heading {excerpt(main)}"]
    )


def _titles(page: Page) -> list[Element]:
    return [item for item in page.of("title") if all(str(node.tag) != "svg" for node in item.iterancestors())]


def _is_drafted(page: Page, title: str, main: str) -> bool:
    """Whether a title is the main heading with the mark of a draft in front of it."""
    mark = labels(page.root.get("lang") or "en")("draft")
    return title.endswith(main) and bool(
        re.fullmatch(rf"\W?{re.escape(mark)}\W*\s", title.removesuffix(main))
    )


def one_h1(page: Page) -> Verdict:
    """html-05: one h1."""
    mains = [element for level, element in page.headings if level == 1]
    faults = [f"there are {len(mains) or 'no'} main headings"] if len(mains) != 1 else []
    faults += [page.at(element) for element in mains if len(mains) > 1]
    faults += [
        f"line {element.sourceline}: the main heading has no words"
        for element in mains
        if not text_of(element)
    ]
    if len(mains) == 1 and page.main is not None and page.main not in mains[0].iterancestors():
        faults.append(f"{page.at(mains[0])} is outside of the main part")
    return unless(faults)


def levels(page: Page) -> Verdict:
    """html-06: no skipped level."""
    found = page.headings
    if not found:
        return unless(["there are no headings"])
    faults = []
    if found[0][0] != 1:
        faults.append(f"{page.at(found[0][1])} comes first and has level {found[0][0]}")
    for (one, _), (other, element) in pairwise(found):
        if other > one + 1:
            faults.append(f"{page.at(element)}: from level {one} to level {other}")
    return unless(faults)


def sections(page: Page) -> Verdict:
    """html-07: a heading in each section, words in each heading."""
    holders = {node for _, element in page.headings for node in element.iterancestors("section", "article")}
    faults = [
        f"line {item.sourceline}: a <{item.tag}> has no heading"
        for item in page.of("section", "article")
        if item not in holders and not page.name_of(item)
    ]
    faults += [
        f"line {element.sourceline}: <{element.tag}> has no words"
        for _, element in page.headings
        if not text_of(element)
    ]
    return unless(faults, doubts=_headless(page))


FAKE_HEADING = 80
"""A bold paragraph of at most this many characters looks like a heading."""


def _headless(page: Page) -> Iterator[str]:
    """Paragraphs that are bold from end to end and stand in front of another one."""
    for element in page.of("p"):
        bold = [child for child in element if child.tag in {"b", "strong"}]
        if (
            len(element) != 1
            or len(bold) != 1
            or (element.text or "").strip()
            or (bold[0].tail or "").strip()
        ):
            continue
        text, after = text_of(element), element.getnext()
        label = element.get("id") or element.get("class")
        alone = 0 < len(text) <= FAKE_HEADING and not label and not text.endswith((".", "!", ":"))
        if alone and after is not None and after.tag in {"p", "ul"}:
            yield f"{page.at(element)} looks like a heading and is a bold paragraph"


def main_part(page: Page) -> Verdict:
    """html-08: one main."""
    mains = [
        item
        for item in page.elements
        if (item.tag == "main" or item.get("role") == "main") and not hidden(item)
    ]
    if len(mains) != 1:
        return unless([f"the page has {len(mains) or 'no'} main parts"])
    return unless([] if text_of(mains[0]) else ["the main part is empty"])


def skip_link(page: Page) -> Verdict:
    """html-09: the first link goes to the main part."""
    usable = [
        item
        for item in page.body.iter("a", "button", "input", "select", "textarea", "summary")
        if item.tag != "a" or item.get("href") is not None
    ]
    before = [item for item in usable if page.main is None or page.main not in item.iterancestors()]
    if not usable or (page.main is not None and usable[0] not in before):
        return nothing("nothing to skip: the main part comes first")
    first = usable[0]
    target = (first.get("href") or "").removeprefix("#")
    found = page.by_id.get(target, [])
    if first.tag != "a" or not (first.get("href") or "").startswith("#"):
        return unless([f"{page.at(first)} comes first, and does not skip to the main part"])
    main = page.main
    inside = found and main is not None and (found[0] is main or main in found[0].iterancestors())
    if not inside:
        return unless([f"{page.at(first)} does not lead to the main part"])
    return unless([] if text_of(first) else [f"line {first.sourceline}: the first link has no words"])


def landmark(element: Element, page: Page) -> str:
    """The element's landmark role; empty if it has none."""
    role = (element.get("role") or "").split()
    if role:
        return role[0] if role[0] in LANDMARK_ROLES else ""
    tag = str(element.tag)
    if tag in LANDMARKS:
        return LANDMARKS[tag]
    if tag in {"header", "footer"}:
        inside = any(
            node.tag in {"article", "aside", "main", "nav", "section"} for node in element.iterancestors()
        )
        return "" if inside else ("banner" if tag == "header" else "contentinfo")
    return "region" if tag == "section" and page.name_of(element) else ""


def landmark_names(page: Page) -> Verdict:
    """html-10: landmarks of one role have different names."""
    found: dict[tuple[str, str], list[Element]] = {}
    for element in page.elements:
        role = landmark(element, page)
        if role:
            found.setdefault((role, page.name_of(element).lower()), []).append(element)
    if not found:
        return nothing("the page has no named parts")
    faults = [
        f"line {elements[1].sourceline}: a second {role} part "
        + (f"is called {excerpt(name)}" if name else "has no name of its own")
        for (role, name), elements in found.items()
        if len(elements) > 1
    ]
    faults += [
        f"the page has {count} {role} parts"
        for role in ("banner", "contentinfo")
        if (count := sum(len(items) for (kind, _), items in found.items() if kind == role)) > 1
    ]
    return unless(faults)


def in_landmarks(page: Page) -> Verdict:
    """html-11: all text is in a landmark."""
    faults = []
    stack: list[Element] = [page.body]
    first_link = next(iter(page.links), None)
    while stack:
        element = stack.pop()
        if (
            landmark(element, page)
            or element.tag in SILENT
            or element is first_link
            or element.tag == "dialog"
        ):
            continue
        own = [element.text or "", *(child.tail or "" for child in element)]
        loose = " ".join(" ".join(str(piece) for piece in own).split())
        if loose:
            faults.append(f"line {element.sourceline}: {excerpt(loose)} is in no named part of the page")
        stack.extend(child for child in reversed(element) if isinstance(child.tag, str))
    return unless(faults)


def no_programs(page: Page) -> Verdict:
    """html-28: no script but ours, no event handler or javascript: address."""
    faults = []
    for element in page.elements:
        if element.tag == "script" and not _is_data_or_ours(element):
            faults.append(f"line {element.sourceline}: a script")
        for key, value in element.items():
            name = str(key)
            if HANDLER.fullmatch(name):
                faults.append(f"line {element.sourceline}: <{element.tag}> runs a program ({name})")
            elif name in {"href", "src", "action", "formaction", "xlink:href", "data"} and UNSAFE.match(
                str(value)
            ):
                faults.append(f"line {element.sourceline}: <{element.tag}> has a program as its address")
            elif name == "srcdoc":
                faults.append(f"line {element.sourceline}: <{element.tag}> holds a page of its own")
    return unless(faults)


def _is_data_or_ours(script: Element) -> bool:
    if re.search(r"\bjson\b|\+json", (script.get("type") or "").lower()):
        return True
    return not script.attrib and script.text == page_script()


def self_contained(page: Page) -> Verdict:
    """html-29: nothing is fetched."""
    return unless(_fetched(page))


def _fetched(page: Page) -> Iterator[str]:
    for element in page.elements:
        tag = str(element.tag)
        for key in FETCHING.get(tag, ()):
            value = (element.get(key) or "").strip()
            if value and not value.startswith(("data:", "#")):
                yield f"line {element.sourceline}: <{tag}> fetches {excerpt(value)}"
        if tag == "link":
            kinds = set((element.get("rel") or "").lower().split())
            if kinds & FETCHED_LINKS and not (element.get("href") or "").startswith("data:"):
                yield f"line {element.sourceline}: <link> fetches {excerpt(element.get('href') or '')}"
        inline = element.get("style") or ""
        if "url(" in inline.lower() and not re.search(r"url\(\s*['\"]?(?:data:|#)", inline, re.IGNORECASE):
            yield f"line {element.sourceline}: the style of <{tag}> fetches something"
    sheet = stylesheet.read(page.styles)
    for address in sheet.imports:
        yield f"the style sheet fetches {excerpt(address)}"
    for match in re.finditer(r"url\(\s*[\"']?([^\"')]*)", page.styles, re.IGNORECASE):
        if match[1].strip() and not match[1].strip().lower().startswith(("data:", "#")):
            yield f"the style sheet fetches {excerpt(match[1])}"


def same_window(page: Page) -> Verdict:
    """html-30: no target=_blank."""
    return unless(
        f"{page.at(element)} opens a new window"
        for element in page.of("a", "area", "form", "base")
        if (element.get("target") or "_self").lower() not in {"_self", "_top", "_parent"}
    )


def no_refresh(page: Page) -> Verdict:
    """html-31: no meta refresh."""
    return unless(
        f"line {element.sourceline}: the page reloads or moves on ({element.get('content')})"
        for element in page.of("meta")
        if (element.get("http-equiv") or "").lower() == "refresh"
    )


def zoomable(page: Page) -> Verdict:
    """html-32: viewport allows zoom."""
    found = [item for item in page.of("meta") if (item.get("name") or "").lower() == "viewport"]
    if not found:
        return unless(["the page does not say how wide it is on a phone (meta viewport)"])
    faults = []
    for element in found:
        content = re.sub(r"\s", "", (element.get("content") or "").lower())
        settings = dict(part.partition("=")[::2] for part in re.split("[,;]", content))
        scale = re.match(r"[\d.]+", settings.get("maximum-scale", ""))
        if settings.get("user-scalable") in {"no", "0"}:
            faults.append(f"line {element.sourceline}: zoom is switched off")
        if scale and (scale[0].count(".") > 1 or float(scale[0].strip(".") or 0) < 5):
            faults.append(f"line {element.sourceline}: zoom stops at {scale[0]} times")
        if settings.get("width") != "device-width":
            faults.append(f"line {element.sourceline}: the page does not fit itself to the screen")
    return unless(faults)


def whole_markup(page: Page) -> Verdict:
    """html-42: tags are closed, in order."""
    return unless(markup_faults(page.markup))


def draft(page: Page) -> Verdict:
    """html-44: a draft says so."""
    lang = page.document.meta.lang if page.document is not None else page.root.get("lang") or "en"
    mark = labels(lang)("draft")
    seen = [
        element
        for element in page.body.iter()
        if isinstance(element.tag, str)
        and element.tag not in SILENT
        and re.search(rf"\b{re.escape(mark)}\b", element.text or "")
        and not any(hidden(node) for node in (element, *element.iterancestors()))
    ]
    in_title = any(mark in text for item in _titles(page) for text in [str(item.text or "")])
    if page.document is not None and page.document.draft:
        faults = [] if seen else [f"the page does not say ‘{mark}’"]
        if not in_title:
            faults.append(f"the title of the page does not say ‘{mark}’")
        return unless(faults)
    if page.document is not None and in_title:
        return unless([f"the title of the page says ‘{mark}’, and the text is none"])
    if in_title and not seen:
        return unless([f"the title says ‘{mark}’, the text does not"])
    return kept() if in_title else nothing("not marked as a draft")


def same_words(page: Page) -> Verdict:
    """html-45: the words of the article."""
    heard = spoken(page)
    count = len(words(heard))
    if not count:
        return unless(["there are no words"])
    if page.document is None:
        return person(f"{count:,} words; the article was not given to compare them with")
    return unless(differences(heard, page.document), kept(f"{count:,} words"))


def tab_order(page: Page) -> Verdict:
    """html-33: no positive tabindex."""
    faults = [
        f"{page.at(element)} comes out of turn (tabindex {element.get('tabindex')})"
        for element in page.elements
        if re.fullmatch(r"\s*\+?0*[1-9]\d*.*", element.get("tabindex") or "")
    ]
    return unless(faults)


def unhidden(page: Page) -> Verdict:
    """html-43: nothing usable inside aria-hidden."""
    faults = []
    for element in page.elements:
        if element.get("aria-hidden") != "true":
            continue
        for node in element.iter():
            usable = node.tag in {"button", "input", "select", "textarea", "summary", "iframe"} or (
                node.tag == "a" and node.get("href") is not None
            )
            reachable = re.fullmatch(r"\s*-\d+\s*", node.get("tabindex") or "") is None
            if (usable or (node.get("tabindex") or "").strip() == "0") and reachable:
                faults.append(f"{page.at(node)} can be used and is hidden from a screen reader")
    faults += [
        f"line {item.sourceline}: the whole page is hidden from a screen reader"
        for item in page.of("body", "main")
        if item.get("aria-hidden") == "true"
    ]
    return unless(faults)


def unique_ids(page: Page) -> Verdict:
    """html-16: each id once."""
    counts = Counter({name: len(elements) for name, elements in page.by_id.items()})
    faults = [
        f"line {page.by_id[name][1].sourceline}: the id {excerpt(name)} is used {count} times"
        for name, count in counts.items()
        if count > 1
    ]
    faults += [
        f"line {items[0].sourceline}: an id is empty or has a space in it"
        for name, items in page.by_id.items()
        if not name or re.search(r"\s", name)
    ]
    return unless(faults)
