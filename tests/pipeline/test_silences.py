"""Silences of the settings that silence nothing in all of a run."""

from __future__ import annotations

from pathlib import Path

import pytest

from handouts.config import Config, Output
from handouts.findings import Finding, Severity
from handouts.pipeline.silences import idle
from handouts.results import CheckResult, Readability, Scores, Silenced
from handouts.settings import CheckSettings, SilenceSetting

FOUND = Finding("jargon", Severity.WARNING, "It is hard.", "Mend it.")


@pytest.fixture
def clinic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("law/a.md", "law/b.md", "c.md", "handouts-out/law/x.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    return tmp_path


def told(
    clinic: Path, path: str, *checked: str, silenced: bool = False, ran: set[str] | None = None
) -> list[str]:
    silence = SilenceSetting("jargon", "why", path, place="handouts.toml:3")
    config = Config(
        path=clinic / "handouts.toml",
        output=Output(folder=clinic / "handouts-out"),
        checks=CheckSettings(silences=(silence,)),
    )
    here = (Silenced(FOUND, "why", "handouts.toml:3"),) if silenced else ()
    results = [CheckResult(name, "A", Readability("en", Scores()), silenced=here) for name in checked]
    return [why for _, why in idle(config, results, ran or {"jargon"})]


NOTHING = ["'jargon' finds nothing there that it could silence"]


def test_one_for_several_articles_is_idle_when_all_were_checked_and_none_has_anything_for_it(
    clinic: Path,
) -> None:
    assert told(clinic, "law/*", "law/a.md", "law/b.md") == NOTHING
    assert told(clinic, "law", "law/a.md", "law/b.md", "c.md") == NOTHING


def test_one_of_several_articles_cannot_tell(clinic: Path) -> None:
    assert told(clinic, "law/*", "law/a.md") == []
    assert told(clinic, "**", "law/a.md", "law/b.md") == []


def test_one_that_silences_something_is_not_idle(clinic: Path) -> None:
    assert told(clinic, "law/*", "law/a.md", "law/b.md", silenced=True) == []


def test_one_for_an_article_that_is_there_no_more_is_idle(clinic: Path) -> None:
    assert told(clinic, "law/gone.md", "c.md") == ["there is no article law/gone.md"]
    assert told(clinic, "old/*", "c.md") == ["there is no article old/*"]


def test_one_for_a_single_article_is_the_affair_of_its_own_findings(clinic: Path) -> None:
    assert told(clinic, "c.md", "c.md") == []


def test_of_a_rule_that_was_not_run_nobody_can_tell(clinic: Path) -> None:
    assert told(clinic, "old/*", "c.md", ran={"acronym"}) == []


def test_handouts_that_were_written_are_no_articles(clinic: Path) -> None:
    assert told(clinic, "**/law/*", "law/a.md", "law/b.md") == NOTHING
