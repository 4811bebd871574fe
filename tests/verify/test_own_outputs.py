"""Our own writers keep every promise, whatever the document."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from handouts.compose import handouts_of
from handouts.errors import HandoutsError
from handouts.formats import RenderOptions, writer_for
from handouts.model import Document
from handouts.results import Outcome, Verification
from handouts.verify import promise, verify
from tests.strategies import documents

QUICK = settings(
    max_examples=20,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # a document of many parts is slow to shrink
)


def broken(verification: Verification) -> list[tuple[str, tuple[str, ...]]]:
    """What is broken, and not by the article."""
    failed = [point for point in verification.points if point.outcome is Outcome.FAIL]
    ours = [point for point in failed if (known := promise(point.id)) and not known.article]
    return [(point.id, point.evidence) for point in ours]


@QUICK
@given(documents(), st.booleans(), st.sampled_from(["ua-1", "ua-2"]))
def test_every_pdf_of_ours_keeps_its_promises(document: Document, draft: bool, standard: str) -> None:
    whole = handouts_of(document, draft=draft)[0].document
    try:
        data = writer_for("pdf").load()(whole, RenderOptions(standard=standard))
    except HandoutsError:
        return  # no font has its letters, and it says so
    assert broken(verify(data, "handout.pdf", document=whole)) == []
    assert broken(verify(data, "handout.pdf")) == []


@QUICK
@given(documents(), st.booleans())
def test_every_page_of_ours_keeps_its_promises(document: Document, draft: bool) -> None:
    whole = handouts_of(document, draft=draft)[0].document
    data = writer_for("html").load()(whole, RenderOptions(pdf_link="handout.pdf", pdf_bytes=1, pdf_pages=1))
    assert broken(verify(data, "handout.html", document=whole)) == []
