"""What others' validators say of our PDFs, and what our own reading says, whatever the document."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts import model
from handouts.formats import RenderOptions
from handouts.profiles import SIDES, paper_names, profile_names
from handouts.themes import theme_names
from handouts.writers.pdf import write
from tests.strategies import documents
from tests.validators.pdf import VeraPdf
from tests.writers.pdf.documents import everything
from tests.writers.pdf.reading import Reading

OPTIONS = st.builds(
    RenderOptions,
    profile=st.sampled_from(profile_names()),
    page=st.sampled_from(paper_names()),
    standard=st.sampled_from(["ua-1", "ua-2"]),
    theme=st.sampled_from(theme_names()),
    sides=st.sampled_from(SIDES),
    fillable=st.booleans(),
    contents_pages=st.sampled_from([None, 1]),
)


@pytest.mark.parametrize("profile", profile_names())
def test_verapdf_finds_nothing(profile: str, verapdf: VeraPdf) -> None:
    first = write(everything(draft=True), RenderOptions(profile=profile, standard="ua-1"))
    second = write(everything(draft=True), RenderOptions(profile=profile, standard="ua-2"))
    assert verapdf(first, "ua1") == []
    assert verapdf(second, "ua2") == []
    assert verapdf(second, "wt1a") == []


@pytest.mark.parametrize("profile", profile_names())
@pytest.mark.parametrize("paper", paper_names())
def test_page_validation_finds_nothing(
    profile: str, paper: str, page_validation: Callable[[bytes], list[str]]
) -> None:
    assert page_validation(write(everything(), RenderOptions(profile=profile, page=paper))) == []


@given(documents(), OPTIONS)
def test_no_document_breaks_a_standard(
    verapdf: VeraPdf, document: model.Document, options: RenderOptions
) -> None:
    data = write(document, options)
    if options.standard == "ua-1":
        assert verapdf(data, "ua1") == []
    else:
        assert verapdf(data, "ua2") == verapdf(data, "wt1a") == []


@given(documents(), OPTIONS)
def test_no_document_loses_a_word_or_a_place(document: model.Document, options: RenderOptions) -> None:
    reading = Reading(write(document, options))
    for index, found in enumerate(reading.pages):
        assert found.stray == ""
        told = [mcid for at, mcid in reading.order if at == index]
        assert told == list(found.marked) == list(range(len(told)))
    told_words = iter(reading.words())
    assert [word for word in model.words(document) if word not in told_words] == []
    kinds = (model.BulletList, model.NumberedList, model.DefinitionList)
    assert len(reading.tree.all("L")) == sum(isinstance(node, kinds) for node in model.walk(document))
    assert len(reading.tree.all("Table")) == sum(
        isinstance(node, model.Table) for node in model.walk(document)
    )
