"""Whatever a reader can make comes out as a PDF and a page that no validator from outside complains about."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import HealthCheck, Phase, given, settings

import handouts
from handouts.model import Document
from tests.strategies import documents
from tests.validators.pdf import VeraPdf
from tests.validators.web import Browser, Vnu

Validate = Callable[[bytes], list[str]]

few = settings(
    max_examples=15,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
"""A browser takes half a second for a page, which makes shrinking a matter of minutes; it names the place."""


@given(document=documents())
def test_any_document_makes_a_pdf_of_ua_1(
    verapdf: VeraPdf, page_validation: Validate, document: Document
) -> None:
    pdf = handouts.render(document, "pdf")
    assert verapdf(pdf, "ua1") == []
    assert page_validation(pdf) == []


@few
@given(document=documents())
def test_any_document_makes_a_pdf_of_ua_2(verapdf: VeraPdf, document: Document) -> None:
    pdf = handouts.render(document, "pdf", profile="clear", page="a4", standard="ua-2")
    assert verapdf(pdf, "ua2") == []
    assert verapdf(pdf, "wt1a") == []


@few
@given(document=documents())
def test_any_document_makes_a_page_of_valid_html(
    vnu: Vnu, html_validate: Validate, document: Document
) -> None:
    page = handouts.render(document, "html")
    assert vnu(page) == []
    assert html_validate(page) == []


@few
@given(document=documents())
def test_any_document_makes_a_page_that_axe_accepts(browser: Browser, document: Document) -> None:
    assert browser.axe(handouts.render(document, "html")) == []
