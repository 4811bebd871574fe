"""The schemas of reports pass a good report and fail a broken one, so their silence means something."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.validators.reports import junit, sarif

LOG: dict[str, Any] = {
    "version": "2.1.0",
    "runs": [{"tool": {"driver": {"name": "a"}}, "results": [{"message": {"text": "b"}}]}],
}


def test_sarif_passes_a_good_log() -> None:
    assert sarif(json.dumps(LOG)) == []


@pytest.mark.parametrize(
    ("log", "place"),
    [
        ({"version": "2.0.0", "runs": []}, "version"),
        ({"version": "2.1.0"}, "runs"),
        ({**LOG, "runs": [{"results": []}]}, "tool"),
        ({**LOG, "runs": [{**LOG["runs"][0], "results": [{}]}]}, "message"),
        ({**LOG, "runs": [{**LOG["runs"][0], "columnKind": "bytes"}]}, "columnKind"),
        ({**LOG, "mood": "good"}, "mood"),
    ],
)
def test_sarif_fails_a_broken_log(log: object, place: str) -> None:
    assert any(place in said for said in sarif(json.dumps(log)))


GOOD = '<testsuites><testsuite name="a" tests="1"><testcase name="b">{}</testcase></testsuite></testsuites>'


def test_junit_passes_a_good_report() -> None:
    assert junit(GOOD.format('<failure message="c">d</failure><system-out>e</system-out>')) == []


@pytest.mark.parametrize(
    "inside",
    [
        "<passed/>",
        "<failure mood='bad'/>",
        "<system-out>e</system-out><failure/>",
        "<skipped message='c'/>",
    ],
)
def test_junit_fails_a_broken_report(inside: str) -> None:
    assert junit(GOOD.format(inside)) != []
