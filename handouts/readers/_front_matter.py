"""Reads the YAML front matter of a Markdown file: what is known about an article besides its text."""

from __future__ import annotations

import dataclasses
import datetime
import difflib
import re
from collections.abc import Callable
from dataclasses import field
from typing import Any

import yaml

from handouts.addresses import safe_target
from handouts.errors import SourceError
from handouts.findings import Position
from handouts.model import Alternate, GlossaryEntry, Loss, Meta, Reference
from handouts.readers._languages import language_tag, meant_language
from handouts.records import dataclass
from handouts.signoff import DIGEST

_LONGEST = 100_000
"""Characters. A glossary of a hundred terms has about 20,000."""

_DEEPEST = 8
"""Nested lists and mappings; the keys need three."""

_WHITE = re.compile(r"[^\S\u00a0\u202f\u2007]+|\s{2,}")
"""White space that is to be one ordinary space. A single one that holds words together ("10 mg") stays."""

_FENCE = re.compile(r"---[ \t]*$")
_CLOSE = re.compile(r"(?:---|\.\.\.)[ \t]*$")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a front matter says.

    Attributes:
        title: The title, or empty.
        title_position: Where the title stands.
        meta: Everything else.
        lines: How many lines of the file it takes, its fences included; 0 if there is none.
        losses: The keys that other programs use and a handout does not.
    """

    title: str
    title_position: Position
    meta: Meta
    lines: int
    losses: tuple[Loss, ...] = ()


@dataclass(slots=True)
class _Reading:
    """The values so far, and every mistake so far with its line."""

    path: str
    first_line: int
    values: dict[str, Any] = field(default_factory=dict)
    mistakes: list[tuple[int, str]] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)

    def wrong(self, node: yaml.Node, message: str) -> None:
        self.mistakes.append((node.start_mark.line + self.first_line, message))


def read_front_matter(text: str, path: str, language: str) -> FrontMatter:
    """The front matter at the start of `text`, between two lines "---".

    Raises:
        SourceError: It has mistakes. The message names all of them, each with its line.
    """
    nothing = FrontMatter("", Position(path, 1, 1), Meta(lang=language), 0)
    lines = text.split("\n")
    if not _FENCE.match(lines[0]):
        return nothing
    end = next((at for at, line in enumerate(lines[1:], start=1) if _CLOSE.match(line)), None)
    if end is None:
        if re.match(r"\w+:(\s|$)", lines[1] if len(lines) > 1 else ""):
            raise SourceError(
                f"{path}:1: The front matter is never closed.",
                "Put a line with three hyphens (---) after its last line.",
            )
        return nothing
    body = "\n".join(lines[1:end])
    if end > 1 and not lines[1].strip():
        # A rule above a paragraph and another one below it: pandoc too takes this for no front matter.
        return nothing
    reading = _Reading(path, 2)
    root = _compose(body, reading)
    if isinstance(root, yaml.MappingNode):
        for key, value in _pairs(root, reading):
            _KEYS[key.value](reading, value) if key.value in _KEYS else _unknown(reading, key)
    elif root is not None:
        reading.wrong(root, "it has to be made of lines like 'title: Living with asthma'")
    if reading.mistakes:
        raise _all_wrong(reading)
    values = reading.values
    title, where = values.pop("title", ("", nothing.title_position))
    meta = dataclasses.replace(nothing.meta, lang_declared="lang" in values, **values)
    return FrontMatter(title, where, meta, end + 1, tuple(reading.losses))


def _compose(body: str, reading: _Reading) -> yaml.Node | None:
    """The YAML as nodes, each with its line: no object is ever made from it, and nothing is expanded."""
    if len(body) > _LONGEST:
        raise SourceError(
            f"{reading.path}:1: The front matter has {len(body):,} characters; the limit is {_LONGEST:,}.",
            "Check that the '---' that ends it is in the right place.",
        )
    depth = 0
    try:
        for event in yaml.parse(body, Loader=yaml.SafeLoader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) or depth > _DEEPEST:
                line = event.start_mark.line if event.start_mark else 0
                what = "is nested too deeply" if depth > _DEEPEST else "has an anchor or alias (& or *)"
                reading.mistakes.append(
                    (line + reading.first_line, f"it {what}; quote the text if it is text")
                )
                return None
        root: yaml.Node | None = yaml.compose(body, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = (mark.line if mark else 0) + reading.first_line
        reading.mistakes.append((line, _plain_yaml(error)))
        return None
    except yaml.YAMLError:
        reading.mistakes.append((reading.first_line, "it has characters that YAML does not allow"))
        return None
    return root


def _plain_yaml(error: yaml.MarkedYAMLError) -> str:
    """What a YAML mistake most often is, in words for people who do not know YAML."""
    problem = error.problem or "it is not YAML"
    if "mapping values are not allowed" in problem:
        return "a value with a colon in it has to be in quotes"
    if "expected the node content" in problem or "could not find expected ':'" in problem:
        return f"each line has to be like 'title: Living with asthma' ({problem})"
    if "\\t" in problem or "tab" in problem.lower():
        return "use spaces, not tabs, to set a line in"
    return f"this is not YAML: {problem}"


def _pairs(node: yaml.MappingNode, reading: _Reading) -> list[tuple[yaml.ScalarNode, yaml.Node]]:
    pairs: list[tuple[yaml.ScalarNode, yaml.Node]] = []
    seen: dict[str, int] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            reading.wrong(key, "a list cannot be the name of something")
        elif key.value.casefold() in seen:
            reading.wrong(key, f"'{key.value}' is there twice (first on line {seen[key.value.casefold()]})")
        else:
            seen[key.value.casefold()] = key.start_mark.line + reading.first_line
            pairs.append((key, value))
    return pairs


def _unknown(reading: _Reading, key: yaml.ScalarNode) -> None:
    """A slip of the pen for one of our keys is a mistake; a key of another program is only left out."""
    name = key.value.strip().lower().replace("-", "_").replace(" ", "_")
    near = difflib.get_close_matches(name, [*_KEYS, *_MEANT], n=1, cutoff=0.8)
    right = _MEANT.get(near[0], near[0]) if near else ""
    if right:
        reading.wrong(key, f"there is no key '{key.value}': did you mean '{right}'?")
        return
    where = Position(reading.path, key.start_mark.line + reading.first_line, key.start_mark.column + 1)
    why = f"a handout shows only {', '.join(_KEYS)}"
    reading.losses.append(Loss("metadata", f"the front matter's '{key.value}'", why, where))


def _text(reading: _Reading, node: yaml.Node, what: str) -> str | None:
    """The words of a value as they were written: YAML's "no" and "2024" are words here."""
    if not isinstance(node, yaml.ScalarNode):
        reading.wrong(node, f"{what} has to be text")
        return None
    text = _WHITE.sub(" ", node.value).strip()
    if not text or (node.tag.endswith(":null") and node.style is None):
        reading.wrong(node, f"{what} has nothing in it: write something, or take the line out")
        return None
    return text


def _title(reading: _Reading, node: yaml.Node) -> None:
    text = _text(reading, node, "'title'")
    if text:
        quoted = isinstance(node, yaml.ScalarNode) and node.style in {"'", '"'}
        mark = node.start_mark
        where = Position(reading.path, mark.line + reading.first_line, mark.column + 1 + quoted)
        reading.values["title"] = (text, where)


def _lang(reading: _Reading, node: yaml.Node) -> None:
    tag = _tag(reading, node, "'lang'")
    if tag:
        reading.values["lang"] = tag


def _tag(reading: _Reading, node: yaml.Node, what: str) -> str:
    """A language tag; empty where there is none, which has been put down then."""
    text = _text(reading, node, what)
    if not text:
        return ""
    tag = language_tag(text)
    if not tag:
        meant = meant_language(text)
        hint = f"did you mean '{meant}'?" if meant else "write a tag such as 'en', 'es' or 'pt-BR'"
        reading.wrong(node, f"'{text}' is no language tag: {hint}")
    return tag or ""


def _reviewer(reading: _Reading, node: yaml.Node) -> None:
    text = _text(reading, node, "'reviewed_by'")
    if text:
        reading.values["reviewed_by"] = text


def _digest(reading: _Reading, node: yaml.Node) -> None:
    text = _text(reading, node, "'reviewed_text'")
    if text and DIGEST.fullmatch(text):
        reading.values["reviewed_text"] = text
    elif text:
        reading.wrong(
            node,
            f"'{text}' stands for no text: handouts itself writes this line when somebody signs off;"
            " take it out, and sign off again",
        )


def _date(key: str) -> Callable[[_Reading, yaml.Node], None]:
    def read(reading: _Reading, node: yaml.Node) -> None:
        text = _text(reading, node, f"'{key}'")
        if not text:
            return
        try:
            if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
                raise ValueError
            reading.values[key] = datetime.date.fromisoformat(text)
        except ValueError:
            reading.wrong(node, f"'{text}' is no date: write year-month-day, such as '2026-03-31'")

    return read


def _url(reading: _Reading, node: yaml.Node) -> None:
    text = _text(reading, node, "'url'")
    if text:
        reading.values["url"] = _web(reading, node, text)


def _web(reading: _Reading, node: yaml.Node, text: str) -> str:
    target = safe_target(text)
    if target and target.lower().startswith("http"):
        return target
    reading.wrong(node, f"'{text}' is no web address: it has to start with https:// or http://")
    return ""


def _alternates(reading: _Reading, node: yaml.Node) -> None:
    if not isinstance(node, yaml.MappingNode):
        reading.wrong(node, "'alternates' has to be lines like 'es: https://example.org/es/asthma'")
        return
    found: list[Alternate] = []
    for key, value in _pairs(node, reading):
        tag = _tag(reading, key, "a language")
        text = _text(reading, value, f"the address for '{key.value}'")
        url = _web(reading, value, text) if text else ""
        if tag and url:
            found.append(Alternate(tag, url))
    reading.values["alternates"] = tuple(found)


def _topics(reading: _Reading, node: yaml.Node) -> None:
    nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
    found = [text for part in nodes if (text := _text(reading, part, "a topic"))]
    reading.values["topics"] = tuple(dict.fromkeys(found))


def _sources(reading: _Reading, node: yaml.Node) -> None:
    nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
    found: list[Reference] = []
    for part in nodes:
        if isinstance(part, yaml.MappingNode):
            values = _known(reading, part, ("title", "url"), "a source")
            url = _web(reading, part, values["url"]) if "url" in values else ""
            if values:
                found.append(Reference(values.get("title", ""), url))
        else:
            text = _text(reading, part, "a source")
            if text:
                target = safe_target(text)
                is_web = target is not None and target.lower().startswith("http")
                found.append(Reference("", target) if is_web and target else Reference(text))
    reading.values["sources"] = tuple(found)


def _terms(reading: _Reading, node: yaml.Node) -> None:
    found: list[GlossaryEntry] = []
    if isinstance(node, yaml.MappingNode):
        for key, value in _pairs(node, reading):
            term = _text(reading, key, "a term")
            definition = _text(reading, value, f"the meaning of '{key.value}'")
            if term and definition:
                found.append(GlossaryEntry(term, definition))
    elif isinstance(node, yaml.SequenceNode):
        for part in node.value:
            if not isinstance(part, yaml.MappingNode):
                reading.wrong(part, "a term needs its meaning: write 'term: what it means'")
                continue
            if len(part.value) == 1 and part.value[0][0].value not in {"term", "definition"}:
                term = _text(reading, part.value[0][0], "a term")
                definition = _text(reading, part.value[0][1], "the meaning of a term")
            else:
                values = _known(reading, part, ("term", "definition"), "a term")
                term, definition = values.get("term"), values.get("definition")
                if values and not (term and definition):
                    reading.wrong(part, "a term needs both 'term' and 'definition'")
            if term and definition:
                found.append(GlossaryEntry(term, definition))
    else:
        reading.wrong(node, "'terms' has to be lines like 'relapse: when an illness comes back'")
    seen: set[str] = set()
    for entry in found:
        if entry.term.casefold() in seen and not isinstance(node, yaml.MappingNode):
            reading.wrong(node, f"the term '{entry.term}' is there twice")
        seen.add(entry.term.casefold())
    reading.values["terms"] = tuple(found)


def _known(reading: _Reading, node: yaml.MappingNode, names: tuple[str, ...], what: str) -> dict[str, str]:
    values: dict[str, str] = {}
    for key, value in _pairs(node, reading):
        if key.value not in names:
            reading.wrong(key, f"{what} has no '{key.value}', only {' and '.join(names)}")
            continue
        text = _text(reading, value, f"'{key.value}'")
        if text:
            values[key.value] = text
    return values


def _all_wrong(reading: _Reading) -> SourceError:
    mistakes = sorted(set(reading.mistakes))
    listed = "\n".join(f"  {reading.path}:{line}: {message}" for line, message in mistakes)
    count = "a mistake" if len(mistakes) == 1 else f"{len(mistakes)} mistakes"
    return SourceError(
        f"{reading.path}: The front matter has {count}:\n{listed}",
        "Mend the lines between the first '---' and the next; every key may also be left out.",
    )


_KEYS: dict[str, Callable[[_Reading, yaml.Node], None]] = {
    "title": _title,
    "lang": _lang,
    "reviewed_by": _reviewer,
    "reviewed_on": _date("reviewed_on"),
    "reviewed_text": _digest,
    "review_by": _date("review_by"),
    "sources": _sources,
    "url": _url,
    "alternates": _alternates,
    "topics": _topics,
    "terms": _terms,
}

_MEANT = {
    "language": "lang",
    "locale": "lang",
    "reviewer": "reviewed_by",
    "reviewed": "reviewed_on",
    "review_date": "reviewed_on",
    "review_due": "review_by",
    "next_review": "review_by",
    "source": "sources",
    "references": "sources",
    "link": "url",
    "website": "url",
    "translations": "alternates",
    "alternate": "alternates",
    "topic": "topics",
    "glossary": "terms",
    "definitions": "terms",
    "heading": "title",
}
"""What people call the keys elsewhere."""
