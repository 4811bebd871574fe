"""The rules about words find what they must, and leave alone what they must; the cases are in words.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from handouts import checks
from handouts.findings import Finding
from handouts.formats import reader_for
from handouts.pipeline import read_bytes

CASES = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))


def found(rule: str, body: str, front: str = "lang: en") -> list[Finding]:
    whole = body if body.startswith(("# ", "---")) else f"---\n{front}\n---\n\n# About this\n\n{body}\n"
    document = read_bytes(whole.encode(), "article.md", reader_for("article.md", ".md"))
    return [finding for finding in checks.run(document).findings if finding.rule == rule]


def cases(kind: str) -> list[tuple[str, str]]:
    return [(rule, body) for rule, row in CASES.items() for body in row[kind]]


@pytest.mark.parametrize(("rule", "body"), cases("must"))
def test_a_rule_finds_what_it_must(rule: str, body: str) -> None:
    assert found(rule, body)


@pytest.mark.parametrize(("rule", "body"), cases("not"))
def test_a_rule_leaves_alone_what_it_must(rule: str, body: str) -> None:
    assert [finding.message for finding in found(rule, body)] == []
