"""The settings file: what it can say of rules, and every mistake at once, with the nearest right name."""

from __future__ import annotations

from pathlib import Path

import pytest

from handouts import checks
from handouts.config import Config, load, settings
from handouts.errors import ConfigError
from handouts.findings import Severity
from handouts.settings import SilenceSetting


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def read(text: str, name: str = "handouts.toml") -> Config:
    Path(name).write_text(text, encoding="utf-8")
    return load(Path.cwd() / name, checks.RULES)


def mistakes(text: str, name: str = "handouts.toml") -> list[str]:
    with pytest.raises(ConfigError) as caught:
        read(text, name)
    return caught.value.message.splitlines()


WHOLE = """\
exclude = ["README.md", "drafts"]

[severity]
hard-sentence = "info"
not-reviewed = "error"

[ignore]
missing-space = "names of web pages"

[[silence]]
rule = "hard-sentence"
path = "leaflets/consent.docx"
reason = "the law's own words"

[[silence]]
rule = "hard-sentence"
path = "law/**"
text = "the undersigned"
reason = "so it has to be"
"""

SILENCES = (
    SilenceSetting("hard-sentence", "the law's own words", "leaflets/consent.docx", "", "handouts.toml:10"),
    SilenceSetting("hard-sentence", "so it has to be", "law/**", "the undersigned", "handouts.toml:15"),
)


def test_rules_are_set_with_one_line_each() -> None:
    config = read(WHOLE)
    assert config.exclude == ("README.md", "drafts")
    assert config.checks.severity == {"hard-sentence": Severity.INFO, "not-reviewed": Severity.ERROR}
    assert config.checks.ignore == {"missing-space": "names of web pages"}
    assert config.checks.silences == SILENCES


def test_the_same_can_stand_in_pyproject_toml() -> None:
    text = (
        WHOLE.replace("exclude", "[tool.handouts]\nexclude", 1)
        .replace("[[", "[[tool.handouts.")
        .replace("\n[sev", "\n[tool.handouts.sev")
        .replace("\n[ign", "\n[tool.handouts.ign")
    )
    config = read('[project]\nname = "a"\n\n' + text, "pyproject.toml")
    assert config.checks.ignore == {"missing-space": "names of web pages"}
    assert [silence.place for silence in config.checks.silences] == ["pyproject.toml:14", "pyproject.toml:19"]


def test_every_mistake_is_told_at_once_with_its_line_and_the_nearest_right_name() -> None:
    told = mistakes(
        """\
exclude = "drafts"
[severity]
hard-sentense = "info"
not-reviewed = "warn"
[ignore]
misssing-space = "why"
missing-alt = ""
[[silence]]
rule = "hard-sentence"
path = "a.md"
reason = "why"
[[silence]]
rule = "hard-sentances"
path = "b.md"
reasn = "why"
[[silence]]
rule = "xyzzy"
path = ""
reason = "  "
"""
    )
    assert told == [
        'handouts.toml:1: \'exclude\' takes a list of texts in quotes, such as ["README.md", "drafts/**"].',
        "handouts.toml:3: There is no rule 'hard-sentense'; did you mean 'hard-sentence'?",
        "handouts.toml:4: 'not-reviewed' cannot be 'warn'; did you mean 'warning'?",
        "handouts.toml:6: There is no rule 'misssing-space'; did you mean 'missing-space'?",
        "handouts.toml:7: 'missing-alt' is empty; write text in quotes, such as \"why\".",
        "handouts.toml:13: There is no rule 'hard-sentances'; did you mean 'hard-sentence'?",
        "handouts.toml:15: There is no setting 'reasn' in [silence]; did you mean 'reason'?",
        "handouts.toml:12: 'reason' is missing here: reason = \"the law's own words\".",
        "handouts.toml:17: There is no rule 'xyzzy'; 'handouts explain' lists all rules.",
        "handouts.toml:18: 'path' is empty; write text in quotes, such as \"leaflets/consent.docx\".",
        "handouts.toml:19: 'reason' is empty; write text in quotes, such as \"the law's own words\".",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "[silence]\nrule = 'a'\n",
            "handouts.toml:1: There may be several of 'silence': write [[silence]] on a line of its own.",
        ),
        (
            "silence = 'a'\n",
            "handouts.toml:1: There may be several of 'silence': write [[silence]] on a line of its own.",
        ),
        (
            "severity = 'info'\n",
            "handouts.toml:1: 'severity' is a table: write [severity] on a line of its own.",
        ),
        (
            "exclude = ['a', 3]\n",
            "handouts.toml:1: 'exclude' takes a list of texts in quotes, "
            'such as ["README.md", "drafts/**"].',
        ),
    ],
)
def test_a_table_of_the_wrong_shape(text: str, said: str) -> None:
    assert mistakes(text) == [said]


def test_rules_need_not_be_known_to_read_a_file() -> None:
    Path("handouts.toml").write_text('[ignore]\nfrom-a-plug-in = "why"\n')
    assert load(Path("handouts.toml")).checks.ignore == {"from-a-plug-in": "why"}


def test_every_setting_has_a_name_of_its_own() -> None:
    names = [setting.name for setting in settings()]
    assert len(set(names)) == len(names)
    assert {"exclude", "severity", "ignore", "silence.reason"} <= set(names)
