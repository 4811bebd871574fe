"""`handouts verify --source`: an output is held against the article that it was made from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from handouts.cli import run
from tests.verify.make_pdf import E, make

ARTICLE = """\
# Asthma

Keep your inhaler near you. Ask for help if you need it. Rest when you are tired.

> [!URGENT]
> Call 911 if you cannot speak.

## What helps

- Rest.
- Drink water.

See [what the lung institute says](https://example.org/lungs).

## What harms

Do not smoke. Stay away from smoke. Keep your home clean and dry.
"""
COMPARED = ("pdf-12", "pdf-13", "pdf-14", "pdf-15")


@pytest.fixture(autouse=True)
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("asthma.md").write_text(ARTICLE)


def outcomes(*arguments: str, capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    """The outcome of each point of one file, and "status"."""
    capsys.readouterr()
    status = run(["verify", *arguments, "--format", "json"])
    (found,) = json.loads(capsys.readouterr().out)["promises"]
    return {"status": str(status)} | {point["id"]: point["outcome"] for point in found["points"]}


def build(*options: str) -> Path:
    assert run(["build", "asthma.md", *options]) == 0
    return Path("handouts-out/asthma")


def test_what_needed_a_person_is_compared(capsys: pytest.CaptureFixture[str]) -> None:
    file = str(build() / "handout.pdf")
    alone = outcomes(file, capsys=capsys)
    assert [alone[name] for name in COMPARED[:3]] == ["needs a person"] * 3
    held = outcomes(file, "--source", "asthma.md", capsys=capsys)
    assert [held[name] for name in COMPARED] == ["pass", "pass", "pass", "does not apply"]
    assert held["status"] == "0"


@pytest.mark.parametrize("name", ["handout.html", "sections/1-what-helps.pdf", "sections/2-what-harms.html"])
def test_every_handout_of_an_article_is_known(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    held = outcomes(str(build() / name), "--source", "asthma.md", capsys=capsys)
    assert held["status"] == "0"
    assert held["pdf-12" if name.endswith("pdf") else "html-45"] == "pass"


def test_what_the_clinic_adds_is_known_too(capsys: pytest.CaptureFixture[str]) -> None:
    Path("handouts.toml").write_text(
        '[clinic]\nname = "Hill Clinic"\nphone = "555-010-0000"\n[output]\nurl = "https://example.org/h"\n'
    )
    held = outcomes(str(build() / "handout.pdf"), "--source", "asthma.md", capsys=capsys)
    assert held["pdf-12"] == "pass"
    Path("handouts.toml").rename("other.toml")
    file = "handouts-out/asthma/handout.pdf"
    assert outcomes(file, "--source", "asthma.md", capsys=capsys)["pdf-12"] == "fail"
    held = outcomes(file, "--source", "asthma.md", "--config", "other.toml", capsys=capsys)
    assert held["pdf-12"] == "pass"


def test_drafts_and_plainer_words_are_known(capsys: pytest.CaptureFixture[str]) -> None:
    Path("asthma.md").write_text(ARTICLE.replace("Rest when", "You must utilize rest when"))
    for made, other in (("--simplify", "--no-simplify"), ("--no-simplify", "--simplify")):
        file = str(build(made) / "handout.pdf")
        assert outcomes(file, "--source", "asthma.md", made, capsys=capsys)["pdf-12"] == "pass"
        # Plainer words are among those that could have been made; the article's own words always are.
        expected = "fail" if made == "--simplify" else "pass"
        assert outcomes(file, "--source", "asthma.md", other, capsys=capsys)["pdf-12"] == expected
    hard = "Pharmacological intervention necessitates individualized consideration of contraindications. " * 9
    Path("asthma.md").write_text(ARTICLE + hard)
    file = str(build("--draft") / "handout.pdf")
    assert outcomes(file, "--source", "asthma.md", capsys=capsys)["pdf-12"] == "pass"


def test_a_word_that_was_changed_since_is_found(capsys: pytest.CaptureFixture[str]) -> None:
    file = str(build() / "handout.pdf")
    Path("asthma.md").write_text(ARTICLE.replace("Drink water", "Drink tea"))
    capsys.readouterr()
    assert run(["verify", file, "--source", "asthma.md"]) == 1
    said = capsys.readouterr().out
    assert "the output says" in said
    assert "where the article says" in said


def test_a_file_that_another_program_made_is_held_against_the_article_alone(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("plain.md").write_text("# Taking your tablets\n\nTake one tablet each day.\n")
    tree = E("Document", E("H1", "Taking your tablets"), E("P", "Take one tablet each day."))
    Path("theirs.pdf").write_bytes(make(tree))
    held = outcomes("theirs.pdf", "--source", "plain.md", capsys=capsys)
    assert (held["pdf-12"], held["pdf-13"]) == ("pass", "pass")


def test_what_cannot_be_done_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    file = str(build() / "handout.pdf")
    for arguments, said in (
        (["--source", "none.md"], "none.md"),
        (["--source", "asthma.md", "--speak"], "--speak only prints text"),
        (["--simplify"], "name it by --source"),
    ):
        capsys.readouterr()
        assert run(["verify", file, *arguments]) == 2
        assert said in capsys.readouterr().err
