"""Whatever the document: every promise, every word, and the same transcript as of the web page."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handouts import model
from handouts.formats import RenderOptions
from handouts.profiles import SIDES, paper_names, profile_names
from handouts.results import Outcome
from handouts.themes import theme_names
from handouts.verify import promise, speak, verify
from handouts.writers import html, weasyprint
from tests.strategies import documents
from tests.validators.matrix import FLAVOURS
from tests.validators.pdf import VeraPdf

OPTIONS = st.builds(
    RenderOptions,
    profile=st.sampled_from(profile_names()),
    page=st.sampled_from(paper_names()),
    standard=st.sampled_from(["ua-1", "ua-2"]),
    theme=st.sampled_from(theme_names()),
    sides=st.sampled_from(SIDES),
    contents_pages=st.sampled_from([0, 1]),
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(documents(), OPTIONS)
def test_no_document_breaks_a_promise(
    verapdf: VeraPdf, document: model.Document, options: RenderOptions
) -> None:
    data = weasyprint.write(document, options)
    points = verify(data, "handout.pdf", document=document).points
    broken = [
        (point.id, point.evidence)
        for point in points
        if point.outcome is Outcome.FAIL and not ((known := promise(point.id)) and known.article)
    ]
    assert broken == []
    assert [fault for flavour in FLAVOURS[options.standard] for fault in verapdf(data, flavour)] == []
    assert speak(data, "handout.pdf") == speak(html.write(document, options), "handout.html")
