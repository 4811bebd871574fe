"""A style sheet for fragments: that of our pages, bound to the article alone, for a web site to link.

Everything in it is below the class `handout`, so that it touches nothing else. Colours and typeface stay
those of the site, whose contrast is the site's to see to; sizes go by the size of the site's text.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from handouts.formats import RenderOptions
from handouts.model import Document
from handouts.own_templates import told
from handouts.scoping import PREFIX, ROOT
from handouts.writers.html.page import look_of, style

_ABOUT = """\
/*
  For articles that handouts has made as fragments. Link it once, for all of them, in the head of your pages.
  Rules and labels have the colour of your text; for another: .handout {{ --handout-accent: #0b4a5b }}
  The title of an article is a heading of level {level}.
*/
{lengths}
.handout {{ max-width: 30em; }}
"""

_LENGTHS: Final = "\n".join(
    f'@property --{PREFIX}{name} {{ syntax: "<length>"; inherits: true; initial-value: 0px; }}'
    for name in ("half", "line", "gap", "wide", "after")
)
"""Space goes by the size of the article's text wherever it is used, also above a heading, which is larger."""

_THE_PAGES = re.compile(
    r"(?:header|nav|main|footer|summary|\.skip|\.home|\.languages|\.pdf|\.time|\.tools|\.draft|body\.draft"
    r"|\[hidden\]|\[data-spoken\])(?![\w-])"
)
"""How selectors begin that are about what stands around an article."""

_THE_SITES = re.compile(r"var\(--(?:paper|ink|link|visited)\)")
"""Values that a site has of its own."""

_ON_ROOT: Final = {
    ":root": re.compile(r"--(?:rule|leading|half|line|gap|wide|after)"),
    "html": re.compile(r"font-size"),
    "body": re.compile(r"line-height|overflow-wrap|hyphens|letter-spacing|word-spacing"),
}
"""What is kept of the rules for a whole page, which become rules for the article."""


def fragment_style(document: Document, options: RenderOptions) -> str:
    """The style sheet for fragments that are made with the same options.

    Args:
        document: One of the articles; the language of its print style is that of this one.
        options: `heading_level` is the level of the titles; `profile` sets the sizes on paper.
    """
    from tinycss2 import parse_stylesheet

    bare = dataclasses.replace(options, theme="plain", fonts=False, script=False)
    with told(options.templates):
        sheet = style(look_of(bare, document.meta.lang))
    rules = parse_stylesheet(str(sheet), skip_comments=True, skip_whitespace=True)
    level = options.heading_level
    return _ABOUT.format(level=level, lengths=_LENGTHS) + "\n".join(_scoped(rules, level)) + "\n"


def _scoped(rules: Iterable[Any], level: int) -> Iterator[str]:
    from tinycss2 import parse_rule_list, serialize

    for rule in rules:
        if rule.type == "at-rule" and rule.lower_at_keyword == "media" and rule.content:
            about = serialize(rule.prelude).strip()
            inside = parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            kept = list(_scoped(inside, level))
            if kept and "prefers-" not in about:  # colours are the site's
                yield f"@media {about} {{\n" + "\n".join(f"  {line}" for line in kept) + "\n}"
        elif rule.type == "qualified-rule":
            yield from _rule(serialize(rule.prelude), rule.content, level)


def _rule(prelude: str, content: list[Any], level: int) -> Iterator[str]:
    """The rule for the article; one for each kind of selector that is treated on its own."""
    groups: dict[str, dict[str, None]] = {}
    for selector in _parts(prelude):
        if not _THE_PAGES.match(selector):
            on = selector if selector in _ON_ROOT else ""
            groups.setdefault(on, {})[f".{ROOT}" if on else _selector(selector, level)] = None
    for on, selectors in groups.items():
        kept = [said for name, said in _declarations(content) if not on or _ON_ROOT[on].fullmatch(name)]
        if on == ":root":
            kept.append("--handout-mark: var(--handout-accent, currentColor)")
        if kept:
            yield f"{', '.join(selectors)} {{ {'; '.join(kept)}; }}"


def _declarations(content: list[Any]) -> Iterator[tuple[str, str]]:
    """Names as the page has them, and declarations as they are written for the article."""
    from tinycss2 import parse_declaration_list, serialize

    for one in parse_declaration_list(content, skip_comments=True, skip_whitespace=True):
        value = serialize(one.value).strip()
        if one.type == "declaration" and not _THE_SITES.search(value):
            important = " !important" if one.important else ""
            said = f"{one.name}: {value}{important}".replace("var(--accent)", "var(--mark)")
            said = re.sub(r"--(?=[a-z])", "--handout-", said)
            yield one.name, re.sub(r"(?<=[\d.])rem\b", "em", said)


def _parts(prelude: str) -> list[str]:
    """The selectors of a rule: those between commas that are in no brackets."""
    parts, depth = [""], 0
    for char in prelude:
        depth += (char in "([") - (char in ")]")
        if char == "," and not depth:
            parts.append("")
        else:
            parts[-1] += char
    return [part.strip() for part in parts]


def _selector(selector: str, level: int) -> str:
    named = re.sub(r"\.(?=[a-z])", f".{PREFIX}", selector)
    lowered = re.sub(
        r"(?<![\w.#-])h([1-6])(?![\w-])", lambda found: f"h{min(int(found[1]) + level - 1, 6)}", named
    )
    return f".{ROOT} {lowered}"
