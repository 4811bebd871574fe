"""A helper program that stays up: a line in, a line of JSON out."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import tempfile
import threading
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
CACHE = ROOT / ".cache"
NODE_MODULES = ROOT / "tests" / "node_modules"

PATIENCE = 120
"""Seconds that an answer may take before the helper counts as hung."""


class ValidatorError(Exception):
    """A validator cannot do its work, so nothing is known about the file."""


class Child:
    """A running helper program.

    Args:
        command: The program and its arguments.
        env: Its whole environment; None for this process's own.
    """

    def __init__(self, command: list[str], env: dict[str, str] | None = None) -> None:
        self._name = Path(command[0]).name
        self._complaints = tempfile.TemporaryFile()  # noqa: SIM115 (lives as long as the helper)
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._complaints,
            encoding="utf-8",
            env=env,
        )

    def ask(self, request: str) -> dict[str, Any]:
        """The answer to `request`, which is one line.

        Raises:
            ValidatorError: The helper died, hung or could not do it.
        """
        assert self._process.stdin
        assert self._process.stdout
        hung = threading.Timer(PATIENCE, self._process.kill)
        hung.start()
        try:
            self._process.stdin.write(request + "\n")
            self._process.stdin.flush()
            line = self._process.stdout.readline()
        except BrokenPipeError:
            line = ""
        finally:
            hung.cancel()
        if not line:
            self._complaints.seek(0)
            said = self._complaints.read().decode("utf-8", "replace")
            raise ValidatorError(f"{self._name} stopped without an answer:\n{said[:4000]}")
        answer: dict[str, Any] = json.loads(line)
        if "error" in answer:
            raise ValidatorError(answer["error"])
        return answer

    def close(self) -> None:
        """End the helper."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()
        self._complaints.close()


def program(*names: str) -> str:
    """The path of the first of these programs that this machine has.

    Raises:
        ValidatorError: It has none of them.
    """
    for name in names:
        path = shutil.which(name)
        if path:
            return path
    raise ValidatorError(f"This machine has no {names[0]}. `make test` installs it, or says how to.")


def java(main: str, jars: list[Path]) -> Child:
    """The class `main` of the file of that name beside this one, compiled if need be, in a JVM of its own.

    Raises:
        ValidatorError: Java or a library is missing, or the file does not compile.
    """
    missing = [str(jar) for jar in jars if not jar.is_file()]
    if missing:
        raise ValidatorError(f"Missing: {', '.join(missing)}. `make test` installs them, or says how to.")
    source = HERE / f"{main}.java"
    digest = hashlib.sha256(source.read_bytes()).hexdigest()[:12]
    classes = CACHE / "java" / f"{main}-{digest}"
    class_path = ":".join(map(str, jars))
    if not classes.is_dir():
        classes.parent.mkdir(parents=True, exist_ok=True)
        # Two test processes may come here at once: each compiles, and the first to finish stays.
        fresh = Path(tempfile.mkdtemp(prefix=f"{main}-", dir=classes.parent))
        compiler = program("javac")
        done = subprocess.run(
            [compiler, "-d", str(fresh), "-cp", class_path, str(source)],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise ValidatorError(done.stderr)
        try:
            fresh.rename(classes)
        except OSError:
            shutil.rmtree(fresh)
    return Child(
        [
            program("java"),
            "-Xss16m",  # the checker's schemas are deep
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",  # halves the time of a run as short as ours
            "-cp",
            f"{classes}:{class_path}",
            main,
        ]
    )
