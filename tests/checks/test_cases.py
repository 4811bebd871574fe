"""Rules find what was written to trip them, and leave alone what only looks like it."""

from __future__ import annotations

import datetime
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from handouts import checks
from handouts.formats import reader_for
from handouts.pipeline import read_bytes
from handouts.settings import CheckSettings

CASES: dict[str, dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "cases.toml").read_text(encoding="utf-8")
)
FEWEST = 10
SETTINGS = CheckSettings(today=datetime.date(2026, 1, 1))


def found(rule: str, text: str) -> list[str]:
    text = re.sub(r"\{(\d+) words\}", lambda count: " ".join(["word"] * int(count[1])), text)
    text = re.sub(r"\{(\d+) items\}", lambda count: "\n".join(["- item"] * int(count[1])), text)
    source = text if text.startswith(("# ", "---\n")) else f"# Handout\n\n{text}\n"
    document = read_bytes(source.encode(), "article.md", reader_for("article.md", ".md"))
    return [
        f"{finding.message} {finding.fix}"
        for finding in checks.run(document, SETTINGS).findings
        if finding.rule == rule
    ]


def cases(kind: str) -> list[tuple[str, str]]:
    return [(rule, text) for rule, texts in CASES.items() for text in texts[kind]]


@pytest.mark.parametrize(("rule", "text"), cases("find"))
def test_a_rule_finds(rule: str, text: str) -> None:
    assert found(rule, text)


@pytest.mark.parametrize(("rule", "text"), cases("pass"))
def test_a_rule_leaves_alone(rule: str, text: str) -> None:
    assert found(rule, text) == []


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_has_cases_enough(rule: str) -> None:
    assert len(CASES[rule]["find"]) >= FEWEST
    assert len(CASES[rule]["pass"]) >= FEWEST
