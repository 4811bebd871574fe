"""What docs/web-sites.md tells is true: its commands run, its settings are right, its examples work."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

import pytest

from handouts.cli import run
from handouts.config import load
from handouts.page_script import page_script_hash
from handouts.pipeline import read
from tests.pipeline.test_site import POLICY

TEXT = (Path(__file__).parents[1] / "docs" / "web-sites.md").read_text(encoding="utf-8")
EASY = "# Asthma at home\n\n" + "Keep your inhaler near you. Ask for help if you cannot breathe. " * 12 + "\n"


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE)


@pytest.fixture(autouse=True)
def leaflets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("leaflets/drafts").mkdir(parents=True)
    [front_matter] = blocks("markdown")
    Path("leaflets/asthma.md").write_text(front_matter + EASY.partition("\n")[2], encoding="utf-8")
    Path("leaflets/drafts/hard.md").write_text("# Hard\n\n" + "Pharmacological individualization. " * 60)


def test_every_command_does_what_it_says() -> None:
    commands = [line[2:] for block in blocks("console") for line in block.splitlines()]
    for command in commands:
        program, *arguments = shlex.split(command)
        assert (program, run(arguments)) == ("handouts", 0), command
    assert len(commands) == 6
    assert "sitemap.xml" in os.listdir("public")
    assert "handout.css" in os.listdir("handouts-out/asthma")


def test_the_front_matter_is_read_whole() -> None:
    document = read("leaflets/asthma.md")
    assert document.losses == ()
    assert [other.lang for other in document.meta.alternates] == ["es", "vi"]
    assert document.meta.topics == ("Lungs", "Children")


def test_the_template_and_the_setting_are_right(tmp_path: Path) -> None:
    settings, [template] = blocks("toml"), blocks("jinja")
    Path("handouts.toml").write_text("\n".join(settings))
    Path("templates").mkdir()
    Path("templates/handout.html.jinja").write_text(template)
    assert load(tmp_path / "handouts.toml").html.templates == tmp_path / "templates"
    assert run(["build", "leaflets/asthma.md", "--to", "html"]) == 0
    page = Path("handouts-out/asthma/handout.html").read_text(encoding="utf-8")
    assert "--accent: #7a0019;" in page
    assert "</main>\n<footer><p>North Clinic</p></footer></body>" in page


def test_the_policy_is_the_one_that_is_tested_and_the_templates_are_there() -> None:
    assert [block.strip() for block in blocks("text")] == [POLICY]
    assert TEXT.count("'sha256-") == TEXT.count(page_script_hash()) == 1
    named = set(re.findall(r"`([\w.]+\.(?:css|html\.jinja))`", TEXT))
    shipped = {path.name for path in (Path(__file__).parents[1] / "templates").iterdir()}
    assert named
    assert named - {"handout.css"} <= shipped
