"""How the project is laid out, and what starting it costs."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

FOLDERS = {".ci", "docs", "fonts", "handouts", "templates", "tests"}
FILES = {
    *(".gitignore", ".pre-commit-hooks.yaml", "CHANGELOG.md", "LICENSE", "Makefile", "README.md"),
    *("action.yml", "pyproject.toml"),
}

SLOW = {
    *("asyncio", "concurrent", "ctypes", "email", "html", "http", "importlib.metadata", "json", "logging"),
    *("multiprocessing", "pydoc", "sqlite3", "ssl", "tempfile", "tomllib", "unittest", "urllib.request"),
    *("xml", "zipfile"),
}
"""Parts of Python's own library that take long to load and that no start needs."""


def modules_after(code: str) -> set[str]:
    """The names of the modules that `code` loads in a fresh Python."""
    script = f"import sys; before = set(sys.modules)\n{code}\nprint(*(set(sys.modules) - before))"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    return set(done.stdout.splitlines()[-1].split())


def outsiders(modules: set[str]) -> set[str]:
    """The top-level packages among `modules` that are not Python's own."""
    return {name.partition(".")[0] for name in modules} - set(sys.stdlib_module_names)


def test_importing_the_package_loads_nothing_else() -> None:
    modules = modules_after("import handouts")
    assert {name for name in modules if name.startswith("handouts")} == {"handouts"}
    assert outsiders(modules) == {"handouts"}
    assert not modules & SLOW


def test_asking_for_the_version_loads_click_and_nothing_heavy() -> None:
    # What Click itself loads is Click's affair.
    modules = modules_after("import click, click.shell_completion") | {"click"}
    ours = modules_after("import handouts.cli as cli; cli.run(['--version'])")
    assert outsiders(ours) <= {"click", "handouts"}
    assert not (ours - modules) & SLOW
    assert not {name for name in ours if name.startswith(("handouts.readers", "handouts.writers"))}


def test_the_package_says_that_it_is_typed() -> None:
    assert (ROOT / "handouts" / "py.typed").is_file()


def test_the_top_folder_holds_what_it_should() -> None:
    top = {Path(name).parts[0] for name in committed()}
    assert {name for name in top if (ROOT / name).is_dir()} == FOLDERS
    assert {name for name in top if (ROOT / name).is_file()} == FILES


def test_no_file_names_a_package_registry() -> None:
    """Files install from whatever registry the machine is set to use."""
    host = re.compile(rb"registry\.[a-z]|[a-z]\.pythonhosted|//pypi\.|index[-]url|\"resolved\":")
    naming = [name for name in committed() if host.search((ROOT / name).read_bytes())]
    assert naming == []


def test_the_pinned_validators_are_exact_versions() -> None:
    import json

    pinned = json.loads((ROOT / "tests" / "package.json").read_text("utf-8"))["devDependencies"]
    assert {name: version for name, version in pinned.items() if not version[0].isdigit()} == {}


def committed() -> list[str]:
    """The paths of all files under version control."""
    done = subprocess.run(
        ["git", "ls-files", "-z", "--cached"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        pytest.skip("This is no git checkout.")
    names = (name for name in done.stdout.split("\0") if name)
    return [name for name in names if (ROOT / name).is_file()]
