"""What people install: a wheel from the sdist, in a clean environment, away from the checkout, offline."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pikepdf
import pytest

ROOT = Path(__file__).parents[2]

OFFLINE = """
import sys

def refuse(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "urllib.Request"):
        raise SystemExit(f"reached for the network: {event} {arguments}")

sys.addaudithook(refuse)
"""
"""Put into the clean environment as its sitecustomize: any attempt to reach out ends the program."""

SHIPPED = ("templates", "fonts")


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {
        key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "VIRTUAL_ENV")
    }
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, made from the sdist, which is made from the checkout."""
    out = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", out, cwd=ROOT)
    assert len(list(out.glob("*.tar.gz"))) == 1
    [made] = out.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of an environment that holds the wheel and, borrowed, what it depends on."""
    environment = tmp_path_factory.mktemp("clean") / "env"
    run(sys.executable, "-m", "venv", "--without-pip", environment, cwd=wheel.parent)
    python = environment / "bin" / "python"
    run(
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "install",
        "--no-deps",
        "--no-index",
        wheel,
        cwd=wheel.parent,
    )
    [packages] = environment.glob("lib/python*/site-packages")
    # A line in a .pth file adds a folder after the clean environment's own, without that folder's .pth files:
    # so what is borrowed is the dependencies, and never the checkout's editable install.
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    (packages / "sitecustomize.py").write_text(OFFLINE)
    return python.parent


def names_in(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.mark.parametrize("folder", SHIPPED)
def test_the_wheel_has_every_template_and_font(wheel: Path, folder: str) -> None:
    files = [
        path
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and path.name != ".gitkeep" and "__pycache__" not in path.parts
    ]
    assert files
    expected = {f"handouts/{path.relative_to(ROOT).as_posix()}" for path in files}
    assert expected <= names_in(wheel)


def test_the_wheel_has_all_data_and_says_that_it_is_typed(wheel: Path) -> None:
    files = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "handouts" / "data").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert not any("__pycache__" in name for name in names_in(wheel))
    assert files | {"handouts/py.typed"} <= names_in(wheel)


def test_the_wheel_has_the_licence_of_all_that_it_holds(wheel: Path) -> None:
    licences = {name.partition("/licenses/")[2] for name in names_in(wheel) if "/licenses/" in name}
    families = [path for path in (ROOT / "fonts").iterdir() if path.is_dir()]
    texts = {path.relative_to(ROOT).as_posix() for family in families for path in family.glob("*.txt")}
    assert all((family / "OFL.txt").exists() or (family / "LICENSE.txt").exists() for family in families)
    notices = {path.relative_to(ROOT).as_posix() for path in ROOT.glob("handouts/data/*.LICENSE.txt")}
    assert len(notices) == 2
    assert licences == {"LICENSE", *texts, *notices}


def test_the_wheel_has_no_tests(wheel: Path) -> None:
    assert {name.partition("/")[0].partition("-")[0] for name in names_in(wheel)} == {"handouts"}


def test_the_installed_program_is_the_wheel_s_own(installed: Path, tmp_path: Path) -> None:
    done = run(installed / "python", "-c", "import handouts; print(handouts.__file__)", cwd=tmp_path)
    assert Path(done.stdout.strip()).is_relative_to(installed.parent)


def test_the_installed_program_builds_the_example_offline(installed: Path, tmp_path: Path) -> None:
    run(*unplugged(), installed / "handouts", "build", "-o", "out", cwd=tmp_path)
    [page] = tmp_path.glob("out/*/handout.html")
    assert page.read_text("utf-8").startswith("<!")
    [pdf] = tmp_path.glob("out/*/handout.pdf")
    with pikepdf.open(pdf) as handout:
        fonts = {
            str(font.BaseFont)
            for page_of_it in handout.pages
            for font in dict(page_of_it.obj.Resources.Font).values()
        }
    assert any("AtkinsonHyperlegible" in name for name in fonts), fonts


def test_the_installed_program_verifies_what_it_built(installed: Path, tmp_path: Path) -> None:
    run(*unplugged(), installed / "handouts", "build", "-o", "out", "--only", "whole", cwd=tmp_path)
    outputs = sorted(tmp_path.glob("out/*/handout.*"))
    assert [path.suffix for path in outputs] == [".html", ".pdf"]
    run(*unplugged(), installed / "handouts", "verify", *outputs, cwd=tmp_path)


def unplugged() -> list[str]:
    """The beginning of a command that runs without any network interface, where the system allows it."""
    for command in (["unshare", "--net"], ["unshare", "--map-root-user", "--net"]):
        try:
            if subprocess.run([*command, "true"], capture_output=True, check=False).returncode == 0:
                return command
        except FileNotFoundError:
            break
    return []  # the environment's sitecustomize still stands guard
