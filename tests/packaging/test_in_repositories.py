"""The pre-commit hook and the GitHub action, run in a clinic's repository as its people would run them.

Both install handouts for good from a copy of this tree, into environments of their own, without a network.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from handouts.formats import READERS
from tests.packaging.checkout import ROOT, commit_all, copy_of_the_tree, git, offline

pytestmark = [
    pytest.mark.xdist_group("installs handouts"),
    pytest.mark.skipif(os.name == "nt", reason="the environment is lent by links"),
]

EASY = "# Asthma\n\n" + "Keep your inhaler near you. Ask for help if you need it. " * 20 + "\n"
HARD = (
    "# Pills\n\n## What they do\n\n"
    + "Pharmacological intervention necessitates individualized consideration. " * 24
    + "\n"
)


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return offline(tmp_path_factory.mktemp("lent") / "packages")


@pytest.fixture(scope="module")
def handouts_repository(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """This project as others find it, and its newest commit."""
    folder = copy_of_the_tree(tmp_path_factory.mktemp("repository") / "handouts")
    return folder, commit_all(folder)


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    """A clinic's repository."""
    folder = tmp_path / "clinic"
    for name, text in {
        "leaflets/asthma.md": EASY,
        "leaflets/pills.md": HARD,
        "leaflets/drafts/later.md": HARD,
        "tools/list.py": "print('Pharmacological intervention')\n",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    commit_all(folder)
    return folder


# pre-commit ----------------------------------------------------------------------------------------------


def manifest() -> dict[str, Any]:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert isinstance(hook, dict)
    return hook


def test_the_hook_takes_every_file_that_can_be_read_and_no_other() -> None:
    pattern = re.compile(manifest()["files"])
    for reader in READERS:
        for suffix in reader.suffixes:
            assert pattern.search(f"leaflets/a{suffix}"), suffix
    for name in ("a.py", "a.doc", "a.md.bak", "md", "a.docx2"):
        assert not pattern.search(name), name


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pre-commit keeps the environments that it makes."""
    return tmp_path_factory.mktemp("pre-commit")


def test_the_hook_checks_what_is_committed(
    clinic: Path, handouts_repository: tuple[Path, str], environment: dict[str, str], store: Path
) -> None:
    folder, revision = handouts_repository
    config = {
        "repos": [
            {
                "repo": str(folder),
                "rev": revision,
                "hooks": [{"id": "handouts-check", "exclude": "/drafts/"}],
            }
        ]
    }
    (clinic / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    known = environment | {"PRE_COMMIT_HOME": str(store)}
    pre_commit(clinic, known, "install")

    (clinic / "leaflets/asthma.md").write_text(EASY + "Rest now. ", encoding="utf-8")
    git(clinic, "add", ".")
    done = commit(clinic, known)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"handouts check\.+Passed", done.stderr), done.stderr

    (clinic / "leaflets/pills.md").write_text(HARD + "Rest now. ", encoding="utf-8")
    (clinic / "leaflets/drafts/later.md").write_text(HARD + "Rest now. ", encoding="utf-8")
    (clinic / "tools/list.py").write_text("print('Individualized consideration')\n", encoding="utf-8")
    git(clinic, "add", ".")
    before = git(clinic, "rev-parse", "HEAD")
    done = commit(clinic, known)
    assert done.returncode == 1
    assert git(clinic, "rev-parse", "HEAD") == before, "nothing is committed"
    said = done.stdout + done.stderr
    assert re.search(r"handouts check\.+Failed", said), said
    assert re.findall(r"^(\S+): grade ", said, re.MULTILINE) == ["leaflets/pills.md"]
    assert "leaflets/pills.md:5:1 hard-sentence warning" in said

    (clinic / "handouts.toml").write_text("[readability]\nlimit = 99\n", encoding="utf-8")
    git(clinic, "add", ".")
    assert commit(clinic, known).returncode == 0, "the clinic's own settings are found"


def test_the_hook_heeds_a_baseline(
    clinic: Path, handouts_repository: tuple[Path, str], environment: dict[str, str], store: Path
) -> None:
    folder, revision = handouts_repository
    hook = {"id": "handouts-check", "args": ["--baseline", "known.json"]}
    config = {"repos": [{"repo": str(folder), "rev": revision, "hooks": [hook]}]}
    (clinic / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    known = environment | {"PRE_COMMIT_HOME": str(store)}
    git(clinic, "add", ".")
    assert "There is no baseline yet" in pre_commit(clinic, known, "run", "--all-files", status=1)
    [program] = store.glob("*/py_env-*/bin/handouts")
    done = subprocess.run(
        [program, "check", ".", "--baseline", "known.json", "--update-baseline"],
        cwd=clinic,
        env=known,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said = pre_commit(clinic, known, "run", "--all-files")
    assert re.search(r"handouts check\.+Passed", said)
    (clinic / "leaflets/pills.md").write_text(HARD.replace("necessitates", "characteristically necessitates"))
    assert "when the baseline was made" in pre_commit(clinic, known, "run", "--all-files", status=1)


def pre_commit(folder: Path, environment: Mapping[str, str], *arguments: str, status: int = 0) -> str:
    done = subprocess.run(
        ["pre-commit", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == status, done.stdout + done.stderr
    return done.stdout + done.stderr


def commit(folder: Path, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """`git commit`, which runs the hook."""
    return subprocess.run(
        [*("git", "-c", "user.name=Ann", "-c", "user.email=ann@example.org"), "commit", "--message", "Mend"],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


# The action ----------------------------------------------------------------------------------------------


def action() -> dict[str, Any]:
    loaded = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def test_every_input_of_the_action_is_explained_and_used() -> None:
    described = action()
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    assert described["runs"]["using"] == "composite"
    for name, given in described["inputs"].items():
        assert given["description"], name
        assert "default" in given, name
        assert f"${{{{ inputs.{name} }}}}" in text, name
    used = set(re.findall(r"\$\{\{ inputs\.([\w-]+) \}\}", text))
    assert used == set(described["inputs"])
    asked = set(re.findall(r"HANDOUTS_\w+", (ROOT / ".ci/action").read_text(encoding="utf-8")))
    given = {name for step in described["runs"]["steps"] for name in step.get("env", {})}
    assert asked - {"HANDOUTS_"} == given


class Runner:
    """Runs the steps of the action as GitHub's runner does: their shells, their variables, their order."""

    def __init__(self, action_path: Path, work: Path, environment: dict[str, str]) -> None:
        self.action_path = action_path
        self.temp = work / "temp"
        self.temp.mkdir(parents=True, exist_ok=True)
        self.environment = environment
        self.installed = False

    def run(self, workspace: Path, **inputs: str) -> tuple[int, str, str, str]:
        """The status of the step that failed, or 0; its output, its errors, and the summary.

        What is installed is kept for the next run.
        """
        described = action()
        assert set(inputs) <= {name.replace("-", "_") for name in described["inputs"]}
        values = {
            name: inputs.get(name.replace("-", "_"), given["default"])
            for name, given in described["inputs"].items()
        }
        done, summary = None, self.temp / "summary.md"
        for number, step in enumerate(described["runs"]["steps"]):
            if "uses" in step:
                assert step["uses"].startswith("actions/setup-python@")
                continue
            assert step["shell"] == "bash"
            if step["run"].endswith("install") and self.installed and not inputs.get("version"):
                continue
            script = self.temp / f"step-{number}.sh"
            script.write_text(step["run"], encoding="utf-8")
            summary.write_text("", encoding="utf-8")
            given = {
                "CI": "true",
                "GITHUB_ACTIONS": "true",
                "GITHUB_ACTION_PATH": str(self.action_path),
                "GITHUB_STEP_SUMMARY": str(summary),
                "GITHUB_WORKSPACE": str(workspace),
                "RUNNER_TEMP": str(self.temp),
            }
            for name, value in step.get("env", {}).items():
                given[name] = re.sub(
                    r"\$\{\{ inputs\.([\w-]+) \}\}", lambda found: values[found[1]], str(value)
                )
            done = subprocess.run(
                ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", script],
                cwd=workspace,
                env=self.environment | given,
                capture_output=True,
                text=True,
                check=False,
            )
            if done.returncode:
                break
            self.installed = True
        assert done is not None
        return done.returncode, done.stdout, done.stderr, summary.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def runner(
    handouts_repository: tuple[Path, str],
    environment: dict[str, str],
    tmp_path_factory: pytest.TempPathFactory,
) -> Runner:
    return Runner(handouts_repository[0], tmp_path_factory.mktemp("runner"), environment)


ANNOTATIONS = """\
::error file=leaflets/pills.md,line=1,col=1,title=reading-grade::The text reads at grade 42.5; the limit is \
8.%0AFix: Mend the hardest sentences first; 'hard-sentence' names them.
"""

SUMMARY = """\
## 2 articles checked

1 of them must be mended.

| Article | Readability | Errors | Warnings | Needs a person | Notes | Passed over |
|---|---|--:|--:|--:|--:|--:|
"""


def test_the_action_marks_the_lines_and_sums_up(clinic: Path, runner: Runner) -> None:
    status, out, err, summary = runner.run(
        clinic, paths="leaflets\n", exclude="drafts\n\nREADME.md\n", fail_on="error"
    )
    assert status == 1, err
    assert err == "leaflets: 2 articles; left out: 1 excluded.\n"
    lines = out.splitlines()
    assert {line.partition(" ")[0] for line in lines} == {"::error", "::warning", "::notice"}
    errors = [line for line in lines if line.startswith("::error")]
    assert [re.sub(r"grade [\d.]+", "grade 42.5", f"{line}\n") for line in errors] == [ANNOTATIONS]
    warned = [line for line in lines if "title=hard-sentence" in line]
    assert warned
    assert all(line.startswith("::warning file=leaflets/pills.md,line=5,col=") for line in warned)
    assert {line.partition("file=")[2].partition(",")[0] for line in lines} == {
        "leaflets/asthma.md",
        "leaflets/pills.md",
    }
    assert summary.startswith(SUMMARY), summary
    rows = [line for line in summary.splitlines() if line.startswith("| leaflets/")]
    counts = {
        name: [line for line in lines if line.startswith("::error") and f"leaflets/{name}" in line]
        for name in ("pills.md", "asthma.md")
    }
    assert re.match(
        r"\| leaflets/pills.md \| grade [\d.]+, scored \d+ of \d+ words in 24 sentences \| 1 \|", rows[0]
    )
    assert re.match(r"\| leaflets/asthma.md \| grade [\d.]+, .* \| 0 \| \d \| \d \|", rows[1])
    assert [len(found) for found in counts.values()] == [1, 0]
    assert "- **Error** in leaflets/pills.md, line 1 (reading-grade): The text reads at grade" in summary


def test_the_action_passes_when_nothing_fails(clinic: Path, runner: Runner) -> None:
    status, out, err, summary = runner.run(clinic, paths="leaflets/asthma.md")
    assert (status, err) == (0, "")
    assert not re.search("^::error", out, re.MULTILINE)
    assert "\nNothing has to be mended.\n" in summary


def test_the_action_heeds_settings_baseline_and_names_with_spaces(clinic: Path, runner: Runner) -> None:
    (clinic / "our leaflets").mkdir()
    (clinic / "leaflets/pills.md").rename(clinic / "our leaflets/pills & more.md")
    (clinic / "our settings.toml").write_text("[readability]\nlimit = 99\n", encoding="utf-8")
    status, out, err, _ = runner.run(
        clinic, paths="our leaflets/*.md\r\nleaflets/asthma.md\r\n", config="our settings.toml"
    )
    assert status == 0, out + err
    assert "file=our leaflets/pills & more.md" in out
    status, _, err, _ = runner.run(clinic, baseline="our known.json")
    assert status == 2
    assert "our known.json: There is no baseline yet." in err


def test_the_action_says_what_it_cannot_read(clinic: Path, runner: Runner) -> None:
    status, out, err, summary = runner.run(clinic, paths="leaflets/asthma.md\ngone.md")
    assert status == 2
    assert out.startswith("::error file=gone.md,title=cannot be read::gone.md: There is no such file.")
    assert "Error: gone.md: There is no such file." in err
    assert "\n**Not checked:** gone.md: There is no such file." in summary


def test_the_action_can_install_a_version(clinic: Path, runner: Runner) -> None:
    status, _, err, _ = runner.run(clinic, version="0.0.0.dev0")
    assert status == 1
    assert "handouts==0.0.0.dev0" in err, "it is asked for by that name; here there is no index to find it in"
