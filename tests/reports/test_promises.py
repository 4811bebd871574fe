"""What `handouts verify` prints."""

from __future__ import annotations

import json

from handouts.reports import promises
from handouts.results import Outcome, Point, Verification

FOUND = Verification(
    "tablets.pdf",
    "pdf",
    (
        Point("pdf-01", "The file says that it is tagged.", Outcome.PASS),
        Point("pdf-04", "The window shows the title.", Outcome.FAIL, ("the file does not ask for it",)),
        Point("pdf-12", "The words are the words.", Outcome.PERSON, ("12 words are read out",)),
        Point("pdf-32", "Notes can be reached.", Outcome.NONE, ("no notes",)),
    ),
    pages=2,
)


def test_broken_promises_come_first_with_what_to_do() -> None:
    assert promises.text(FOUND) == (
        "tablets.pdf: 1 promise broken, 1 kept, 1 needs a person, 1 does not apply.\n"
        "  fail: The window shows the title. (pdf-04)\n"
        "    the file does not ask for it\n"
        "    Fix: Set 'display document title' in the export options.\n"
        "  needs a person: The words are the words. (pdf-12)\n"
        "    12 words are read out\n"
        "  pass: The file says that it is tagged. (pdf-01)\n"
        "  does not apply: Notes can be reached. (pdf-32)\n"
        "  To read why a promise matters: handouts explain pdf-04\n"
    )


def test_kept_promises_may_be_left_out() -> None:
    shown = promises.text(FOUND, everything=False)
    assert "pdf-04" in shown
    assert "pdf-12" in shown
    assert "pdf-01" not in shown


def test_a_good_file_is_one_line() -> None:
    good = Verification("a.html", "html", FOUND.points[:1])
    assert promises.text(good, everything=False) == "a.html: no promise broken, 1 kept.\n"


def test_the_same_for_machines() -> None:
    told = json.loads(promises.json([FOUND]))
    assert told["promises"][0]["path"] == "tablets.pdf"
    assert [point["outcome"] for point in told["promises"][0]["points"]] == [
        "pass",
        "fail",
        "needs a person",
        "does not apply",
    ]
