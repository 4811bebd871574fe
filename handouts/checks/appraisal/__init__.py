"""Published lists of questions about health material, answered as far as a program can, with what it saw.

The questions are data (`data/appraisals.toml`); what answers them is in `content` and `layout`, and what is
counted for them in `facts`. A question that only a person can answer is passed on to one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from handouts.checks._rule import Context
from handouts.checks.appraisal import content, layout
from handouts.checks.appraisal._verdict import Asked, person
from handouts.checks.appraisal.facts import Facts
from handouts.findings import Finding
from handouts.resources import toml
from handouts.results import Appraisal, Item, Outcome

DECIDERS = {**content.DECIDERS, **layout.DECIDERS}
"""What answers questions, by the names that the data call it."""

LISTS = ("pemat", "index")
"""The tables of `appraisals.toml`, in the order in which they are told."""


def appraise(context: Context, findings: Iterable[Finding], ran: Collection[str]) -> tuple[Appraisal, ...]:
    """Go through each list of questions.

    Args:
        context: The article, and what is known of it.
        findings: What the rules found.
        ran: The rules that it was held against. One that was left out answers nothing.
    """
    facts = Facts(context, tuple(findings), frozenset(ran))
    return tuple(_list(name, facts) for name in LISTS)


def _list(name: str, facts: Facts) -> Appraisal:
    table = toml("appraisals.toml")[name]
    return Appraisal(name, table["name"], table["title"], tuple(_item(row, facts) for row in table["items"]))


def _item(row: Mapping[str, Any], facts: Facts) -> Item:
    verdict = DECIDERS[row["decide"]](Asked.of(row, facts)) if "decide" in row else person()
    outcome = Outcome.PERSON if row.get("hint") else verdict.outcome
    return Item(row["number"], row["part"], row["asks"], outcome, verdict.evidence, row["look"])
