"""A code quality report, which GitLab shows in a merge request.

Source: GitLab's "Code Quality report format", a part of the Code Climate specification.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from handouts.findings import Finding, Severity, fingerprints
from handouts.reports._places import message, relative
from handouts.results import Run

UNREAD = "cannot-be-read"
"""What a source that could not be read breaks; rules have other names."""

_SEVERITY = {
    Severity.ERROR: "major",
    Severity.WARNING: "minor",
    Severity.REVIEW: "info",
    Severity.INFO: "info",
}


def report(run: Run) -> str:
    """An issue for each source that could not be read and for each finding."""
    issues = [
        _issue(
            "cannot-be-read", f"{one.message} {one.fix}", "blocker", _location(relative(one.path, run.root))
        )
        for one in run.unread
    ]
    for result in run.results:
        path = relative(result.path, run.root)
        for finding, name in zip(result.findings, fingerprints(result.findings), strict=True):
            said, place = f"{message(finding)} {finding.fix}", _location(path, finding)
            issues.append(_issue(finding.rule, said, _SEVERITY[finding.severity], place, name))
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


def _issue(
    rule: str, description: str, severity: str, location: dict[str, Any], name: str = ""
) -> dict[str, Any]:
    # Two issues with one fingerprint are one to GitLab, be they in one file or in two.
    unique = "\n".join((location["path"], rule, name))
    return {
        "description": description,
        "check_name": rule,
        "fingerprint": hashlib.sha256(unique.encode()).hexdigest()[:32],
        "severity": severity,
        "location": location,
    }


def _location(path: str, finding: Finding | None = None) -> dict[str, Any]:
    """A file and a line. GitLab asks for one, so where a source has no lines it is the first."""
    begin = (finding.position.line if finding else None) or 1
    end = (finding.end.line if finding and finding.end else None) or begin
    return {"path": path, "lines": {"begin": begin, "end": end} if end > begin else {"begin": begin}}
