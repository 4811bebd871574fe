"""A baseline: what was found when a clinic began to check its articles, so that only what is new fails.

It names a finding by its rule and by what it is about, never by lines, and counts those that are alike. What
is a figure, such as the reading grade, may not grow worse than it was. The file is JSON, which a person can
read and a repository can keep: the same findings always make the same file.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import Any

from handouts.errors import ConfigError
from handouts.findings import Finding, about
from handouts.pipeline.globs import below
from handouts.pipeline.place import put
from handouts.pipeline.source import STDIN
from handouts.records import dataclass
from handouts.results import CheckResult, Gone

VERSION = 1

_WORDS = 60
"""Characters of what a finding is about that the file shows, for people; the fingerprint stands for all."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Findings of one article that are alike.

    Attributes:
        rule: The rule that found them.
        fingerprint: Stands for what they are about.
        words: What they are about, shortened, for people.
        count: How many there are.
        worst: The worst of their measures; None where they have none.
    """

    rule: str
    fingerprint: str
    words: str
    count: int
    worst: float | None = None


@dataclass(frozen=True, slots=True)
class Baseline:
    """What a baseline file says.

    Attributes:
        path: The file.
        articles: Entries by the path of the article, from the file's folder down.
    """

    path: Path
    articles: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)

    def missing(self) -> list[str]:
        """The articles that are there no more."""
        return [name for name in self.articles if name != STDIN and not (self.path.parent / name).exists()]


def load(path: Path) -> Baseline:
    """Read a baseline.

    Raises:
        ConfigError: There is none, or the file is something else.
    """
    again = f"handouts check ARTICLES --baseline {path} --update-baseline"
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ConfigError(f"{path}: There is no baseline yet.", f"Make it: {again}") from None
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise ConfigError(f"{path}: The baseline cannot be read ({reason}).", "Check the name.") from None
    try:
        articles = _articles(json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError):
        raise ConfigError(
            f"{path}: This is no baseline of this version of handouts, or it is damaged.",
            f"Delete it, and make it again: {again}",
        ) from None
    return Baseline(path, articles)


def compare(result: CheckResult, baseline: Baseline, ran: Collection[str]) -> CheckResult:
    """The result with the findings that the baseline knows set apart, and what is there no more.

    Args:
        result: What checking an article came to.
        baseline: What is known.
        ran: The rules that were run; nothing can be said of what others found.
    """
    entries = {(one.rule, one.fingerprint): one for one in baseline.articles.get(_name(result, baseline), ())}
    left = {key: entry.count for key, entry in entries.items()}
    kept: list[Finding] = []
    known: list[Finding] = []
    for finding in result.findings:
        key = finding.rule, _fingerprint(finding)
        if not left.get(key):
            kept.append(finding)
            continue
        left[key] -= 1
        worst = entries[key].worst
        if worst is not None and finding.measure is not None and finding.measure > worst:
            message = f"{finding.message} It was {abs(worst):g} when the baseline was made."
            kept.append(dataclasses.replace(finding, message=message))
        else:
            known.append(finding)
    gone = tuple(
        Gone(entry.rule, entry.words, left[key])
        for key, entry in entries.items()
        if left[key] and entry.rule in ran
    )
    return dataclasses.replace(result, findings=tuple(kept), known=tuple(known), gone=gone)


def update(path: Path, results: Sequence[CheckResult]) -> Baseline:
    """Write a baseline of what was found now.

    Articles that were not checked now stay as they were, unless they are there no more.

    Args:
        path: The file. It is replaced in one step, or left as it was.
        results: What checking came to, without the silenced.

    Raises:
        ConfigError: There is a file of that name which is no baseline.
        OutputError: The file cannot be written.
    """
    before = load(path) if path.exists() else Baseline(path)
    articles = {name: before.articles[name] for name in before.articles if name not in before.missing()}
    for result in results:
        articles[_name(result, before)] = _entries((*result.findings, *result.known))
    after = Baseline(path, {name: articles[name] for name in sorted(articles) if articles[name]})
    put(path.parent, {path.name: _dumped(after)}, what="baseline", option="--baseline")
    return after


def _name(result: CheckResult, baseline: Baseline) -> str:
    if result.path == STDIN:
        return STDIN
    # A Mac may spell one letter as two.
    return unicodedata.normalize("NFC", below(result.path, baseline.path.parent))


def _entries(findings: Iterable[Finding]) -> tuple[Entry, ...]:
    alike: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        alike.setdefault((finding.rule, _fingerprint(finding)), []).append(finding)
    made = []
    for (rule, fingerprint), several in alike.items():
        measures = [one.measure for one in several if one.measure is not None]
        words = _shortened(several[0].excerpt or several[0].message)
        made.append(Entry(rule, fingerprint, words, len(several), max(measures, default=None)))
    return tuple(sorted(made, key=lambda entry: (entry.rule, entry.words, entry.fingerprint)))


def _fingerprint(finding: Finding) -> str:
    return hashlib.sha256(about(finding).encode()).hexdigest()[:16]


def _shortened(text: str) -> str:
    from handouts.reports.text import shortened

    return shortened(text, _WORDS)


def _dumped(baseline: Baseline) -> bytes:
    articles = {
        name: [
            {name: value for name, value in dataclasses.asdict(entry).items() if value is not None}
            for entry in entries
        ]
        for name, entries in baseline.articles.items()
    }
    made = {"about": _ABOUT, "version": VERSION, "articles": articles}
    return (json.dumps(made, ensure_ascii=False, indent=2) + "\n").encode()


_ABOUT = "What 'handouts check --baseline' knows from before. Make it again with --update-baseline."


def _articles(data: Any) -> dict[str, tuple[Entry, ...]]:
    """The entries in parsed JSON.

    Raises:
        ValueError, TypeError, KeyError, AttributeError: It is something else.
    """
    if data["version"] != VERSION:
        raise ValueError
    articles: dict[str, tuple[Entry, ...]] = {}
    for name, entries in data["articles"].items():
        made = tuple(Entry(**entry) for entry in entries)
        counts = [one.count for one in made]
        different = {(one.rule, one.fingerprint) for one in made}
        if len(different) != len(made) or not all(isinstance(count, int) and count > 0 for count in counts):
            raise ValueError
        articles[name] = made
    return articles
