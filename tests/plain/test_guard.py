"""The guard lets faithful rewrites pass, and catches every rewrite that loses, adds or swaps a fact."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from handouts.plain.guard import violations

HERE = Path(__file__).parent


@dataclass
class Case:
    """A passage, a rewrite of it, and how it is judged."""

    original: str
    new: str
    heading: str
    protected: list[str] = field(default_factory=list)
    additions: list[str] = field(default_factory=list)
    reason: str = ""

    def violations(self) -> tuple[str, ...]:
        return violations(self.original, self.new, protected=self.protected, additions=self.additions)


def cases(name: str) -> Iterator[Case]:
    original, heading, protected = "", "", list[str]()
    last: Case | None = None
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            heading = line[3:]
        elif line.startswith("=> "):
            if last:
                yield last
            new, _, reason = line[3:].partition(" !! ")
            last = Case(original, new.strip().replace("|", "\n"), heading, protected, [], reason.strip())
        elif line.startswith("+ ") and last:
            last.additions.append(line[2:])
        elif line.startswith("protected: "):
            protected = line.partition(": ")[2].split("; ")
        elif line and not line.startswith("#"):
            if last:
                yield last
            last, original, protected = None, line.replace("|", "\n"), []
    if last:
        yield last


def shown(case: Case) -> str:
    return f"{case.heading}: {case.new}"


@pytest.mark.parametrize("case", cases("faithful.txt"), ids=shown)
def test_a_faithful_rewrite_passes(case: Case) -> None:
    assert case.violations() == ()


@pytest.mark.parametrize("case", cases("hostile.txt"), ids=shown)
def test_a_hostile_rewrite_is_caught(case: Case) -> None:
    found = case.violations()
    assert found
    assert case.reason in "; ".join(found)
