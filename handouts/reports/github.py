"""Workflow commands, which GitHub Actions shows beside the lines of a pull request.

GitHub shows the first 10 errors, 10 warnings and 10 notices of a step; the log has them all.

Source: GitHub's "Workflow commands for GitHub Actions"; the escapes are those of its own toolkit.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from handouts.findings import Finding, Severity
from handouts.reports._places import STDIN, message, relative
from handouts.results import Run, Unread

_COMMAND = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.REVIEW: "notice",
    Severity.INFO: "notice",
}


def report(run: Run) -> str:
    """A command for each source that could not be read and for each finding, a line each."""
    lines = [_unread(one, run.root) for one in run.unread]
    for result in run.results:
        lines += [_finding(result.path, finding, run.root) for finding in result.findings]
    return "".join(f"{line}\n" for line in lines)


def _unread(one: Unread, root: Path) -> str:
    properties = {"file": relative(one.path, root), "title": "cannot be read"}
    return _command("error", properties, f"{one.message}\nFix: {one.fix}")


def _finding(path: str, finding: Finding, root: Path) -> str:
    at, end = finding.position, finding.end
    properties: dict[str, str | int | None] = {"file": relative(path, root), "line": at.line}
    if end is not None and end.line != at.line:
        # Columns may not be given for more than one line.
        properties["endLine"] = end.line
    else:
        properties |= {"col": at.column, "endColumn": end.column if end else None}
    said = f"{message(finding)}\nFix: {finding.fix}"
    return _command(_COMMAND[finding.severity], {**properties, "title": finding.rule}, said)


def _command(name: str, properties: Mapping[str, str | int | None], text: str) -> str:
    if properties.get("file") == STDIN:
        properties = {key: value for key, value in properties.items() if key == "title"}
    given = ",".join(
        f"{key}={_property(str(value))}" for key, value in properties.items() if value is not None
    )
    return f"::{name} {given}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
