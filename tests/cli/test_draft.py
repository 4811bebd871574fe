"""`handouts draft` and `handouts lexicon`, as somebody types them."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

import handouts
from handouts.cli import run
from handouts.resources import data
from handouts.signoff import digest

Capture = pytest.CaptureFixture[str]

ARTICLE = """\
# Asthma at home

Take your medication **prior to** meals. Do not discontinue it.

## Who can help

Contact a physician if symptoms persist. We may utilize approximately 5 mg.
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text(ARTICLE, encoding="utf-8")


def changes(name: str = "c.json") -> list[dict[str, object]]:
    log = json.loads(Path(name).read_text(encoding="utf-8"))
    assert log["version"] == 1
    schema = json.loads(data("check.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(log["changes"], {**schema, "type": "array", "items": {"$ref": "#/$defs/change"},
                                         "properties": {}, "required": []})  # fmt: skip
    found: list[dict[str, object]] = log["changes"]
    return found


def test_a_draft_and_its_log(capsys: Capture) -> None:
    assert run(["draft", "a.md", "--changes", "c.json"]) == 0
    assert Path("a-draft.md").read_text(encoding="utf-8") == (
        "# Asthma at home\n\nTake your medicine **before** meals.\nDo not stop it.\n\n## Who can help\n\n"
        "Contact a doctor if symptoms go on.\nWe may use about 5 mg.\n"
    )
    made = [(one["original"], one["new"], one["line"]) for one in changes() if one["strength"] == "applied"]
    assert made == [
        ("medication", "medicine", 3),
        ("prior to", "before", 3),
        ("discontinue", "stop", 3),
        ("physician", "doctor", 7),
        ("persist", "go on", 7),
        ("utilize", "use", 7),
        ("approximately", "about", 7),
    ]
    assert "7 changes made" in capsys.readouterr().err


def test_a_change_is_rejected_by_its_id(capsys: Capture) -> None:
    assert run(["draft", "a.md", "--changes", "c.json"]) == 0
    (one,) = (change for change in changes() if change["new"] == "doctor")
    assert run(["draft", "a.md", "--reject", str(one["id"]), "-o", "b.md"]) == 0
    text = Path("b.md").read_text(encoding="utf-8")
    assert "Contact a physician if symptoms go on." in text
    assert run(["draft", "a.md", "--reject", "00000000", "-o", "d.md"]) == 2
    assert "There is no change '00000000'" in capsys.readouterr().err
    assert not Path("d.md").exists()


def test_a_file_that_is_there_is_not_written_over(capsys: Capture) -> None:
    Path("b.md").write_text("mine")
    assert run(["draft", "a.md", "-o", "b.md", "--changes", "c.json"]) == 2
    assert "somebody may have worked on it" in capsys.readouterr().err
    assert (Path("b.md").read_text(), Path("c.json").exists()) == ("mine", False)
    assert run(["draft", "a.md", "-o", "b.md", "--force"]) == 0
    assert "medicine" in Path("b.md").read_text(encoding="utf-8")


def test_a_draft_of_a_draft_has_nothing_to_change() -> None:
    assert run(["draft", "a.md", "-o", "b.md"]) == 0
    assert run(["draft", "b.md", "-o", "c.md"]) == 0
    assert Path("c.md").read_text() == Path("b.md").read_text()


def test_words_may_be_left_as_they_are() -> None:
    assert run(["draft", "a.md", "--no-simplify", "-o", "b.md"]) == 0
    assert digest(handouts.read("b.md")) == digest(handouts.read("a.md"))


def test_a_signed_text_is_not_changed_and_a_changed_text_is_not_signed(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    assert run(["draft", "a.md", "--sign-off", "Name of the clinician", "-o", "signed.md"]) == 0
    assert "Signed off by Name of the clinician on 2026-01-01." in capsys.readouterr().err
    assert run(["draft", "signed.md", "-o", "again.md"]) == 0
    assert "Nothing was changed" in capsys.readouterr().err
    assert "prior to" in Path("again.md").read_text(encoding="utf-8")
    Path("signed.md").write_text(Path("signed.md").read_text().replace("5 mg", "50 mg"))
    assert run(["check", "signed.md"]) in (0, 1)
    assert "review-void" in capsys.readouterr().out


def test_the_lexicon_explains_a_word(capsys: Capture) -> None:
    assert run(["lexicon", "Utilized"]) == 0
    assert capsys.readouterr().out.startswith("utilize: verb\n")
    assert run(["lexicon", "hypertention"]) == 2
    assert "Did you mean 'hypertension' or " in capsys.readouterr().err
