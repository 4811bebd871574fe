"""Checking a document and rendering it in one format."""

from __future__ import annotations

from handouts.config import Config
from handouts.formats import RenderOptions, writer_for
from handouts.model import Document
from handouts.pipeline.source import titled
from handouts.results import CheckResult


def check(document: Document, config: Config | None = None) -> CheckResult:
    """Score a document and run every check on it.

    Args:
        document: The article.
        config: Settings; None for the defaults.

    Returns:
        Scores, findings, and whether the gate is open.
    """
    from handouts.checks import run

    return run(document, (config or Config()).checks)


def render(
    document: Document,
    format: str,  # noqa: A002 - it is what the thing is called
    *,
    profile: str = "large",
    page: str = "letter",
    standard: str = "ua-1",
    config: Config | None = None,
    draft: bool = False,
) -> bytes:
    """The whole handout of an article in one format.

    Args:
        document: The article.
        format: "html" or "pdf", or one that a plug-in writes.
        profile: Print profile: "clear", "large", "aph" or "giant".
        page: Paper size: "letter" or "a4".
        standard: PDF/UA part: "ua-1" or "ua-2".
        config: Settings, for the clinic's address; None for the defaults.
        draft: Mark every page as a draft.

    Raises:
        RenderError: Something in the document cannot be shown; the error says where and what to do.
        HandoutsError: There is no such format, profile, paper or standard.
    """
    from handouts.compose import handouts_of

    handout = handouts_of(titled(document), (config or Config()).clinic, draft=draft)[0]
    options = RenderOptions(profile=profile, page=page, standard=standard)
    rendered: bytes = writer_for(format).load()(handout.document, options)
    return rendered
