"""What is hardest to set keeps every promise: each engine, profile, paper and standard."""

from __future__ import annotations

import pytest

from handouts.formats import ENGINES
from handouts.model import Document
from handouts.results import Outcome
from tests.validators.matrix import PRINTS, Print, look
from tests.validators.pdf import VeraPdf
from tests.writers.pdf.torture import torture


@pytest.fixture(scope="module")
def document() -> Document:
    return torture()


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("print_", PRINTS, ids="-".join)
def test_what_is_hardest_passes_in_every_print(
    document: Document, print_: Print, engine: str, verapdf: VeraPdf
) -> None:
    found = look(document, print_, verapdf, engine)
    assert found.faults == found.remarks == []
    assert found.pages >= 12
    assert found.outcomes[Outcome.PERSON] == 0
