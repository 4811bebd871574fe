"""The working tree as a repository of its own, and what pip needs to install it without a network."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).parents[2]

NEEDED = (
    *("handouts", "templates", "fonts", "pyproject.toml", "README.md", "LICENSE"),
    *(".ci", ".pre-commit-hooks.yaml", "action.yml"),
)

OWN = ("handouts", "_editable_impl_handouts", "pip", "setuptools", "distutils", "__pycache__")
"""Not lent out: the environment under test is to have its own of these."""


def git(folder: Path, *arguments: str) -> str:
    """Run git, with somebody's name on what is committed."""
    done = subprocess.run(
        ["git", "-c", "user.name=Ann", "-c", "user.email=ann@example.org", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def commit_all(folder: Path) -> str:
    """Make a folder a repository, or commit what has changed in it; returns the commit."""
    if not (folder / ".git").exists():
        git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "All of it")
    return git(folder, "rev-parse", "HEAD")


def copy_of_the_tree(to: Path) -> Path:
    """What people get who use this repository at its newest commit, uncommitted changes and all."""
    skip = shutil.ignore_patterns("__pycache__", "*.pyc")
    for name in NEEDED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, to / name, ignore=skip)
        else:
            shutil.copy2(source, to / name)
    return to


def offline(lent: Path) -> dict[str, str]:
    """An environment in which pip reaches for no network: it finds what handouts needs in the folder `lent`.

    There they are links to what is installed here already. So nothing is told of where packages come from,
    while handouts itself is built and installed for good.
    """
    lent.mkdir()
    here = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    here |= {folder for folder in sys.path if Path(folder).name == "site-packages"}
    for path in (path for folder in sorted(here) for path in Path(folder).iterdir()):
        if not path.name.startswith(OWN) and path.suffix != ".pth" and not (lent / path.name).exists():
            (lent / path.name).symlink_to(path)
    kept = {
        name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV", "CI")
    }
    programs = str(Path(sys.executable).parent)
    return kept | {
        "PATH": os.pathsep.join((programs, kept.get("PATH", ""))),
        "PYTHONPATH": str(lent),
        "PIP_NO_INDEX": "1",
        "PIP_NO_BUILD_ISOLATION": "0",  # pip takes it for the value of "build isolation"
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
    }
