"""Checking a document and rendering it in one format."""

from __future__ import annotations

import dataclasses
import datetime
import os
from pathlib import Path

from handouts.config import Config
from handouts.errors import ConfigError
from handouts.formats import writer_for
from handouts.model import Document
from handouts.pipeline.globs import below, matches, normal
from handouts.pipeline.options import options_of
from handouts.pipeline.own_words import with_own_words
from handouts.pipeline.source import titled
from handouts.profiles import profile as chosen
from handouts.results import CheckResult
from handouts.settings import CheckSettings, SilenceSetting
from handouts.themes import theme as coloured


def check(document: Document, config: Config | None = None, *, appraised: bool = False) -> CheckResult:
    """Score a document and run every check on it.

    Args:
        document: The article.
        config: Settings; None for the defaults.
        appraised: Also go through the published lists of questions (PEMAT-P, the CDC's index).

    Returns:
        Scores, findings, and whether the gate is open.

    Raises:
        ConfigError: The settings name a rule that there is not, the clinic's own lexicon has mistakes, or
            SOURCE_DATE_EPOCH is no number.
    """
    from handouts.checks import run

    config = with_own_words(config or Config())
    return run(document, settings_for(document, config), appraised=appraised)


def settings_for(document: Document, config: Config) -> CheckSettings:
    """The settings of the checks for one article: the day, the clinic, and the silences that are about it.

    Raises:
        ConfigError: SOURCE_DATE_EPOCH is no number.
    """
    settings = config.checks
    settings = dataclasses.replace(
        settings, today=settings.today or today(), clinic=settings.clinic or bool(config.clinic)
    )
    if settings.silences:
        settings = dataclasses.replace(settings, silences=_silences(document.position.path, config))
    return settings


def _silences(path: str, config: Config) -> tuple[SilenceSetting, ...]:
    """The settings' silences for one article; their paths are relative to the settings file."""
    name = below(path, config.path.parent if config.path else Path())
    return tuple(
        dataclasses.replace(silence, alone=normal(silence.path) == name)
        for silence in config.checks.silences
        if matches(silence.path, name)
    )


def today() -> datetime.date:
    """The day it is: that of SOURCE_DATE_EPOCH where it is set, so that a build can be repeated; in UTC.

    Raises:
        ConfigError: SOURCE_DATE_EPOCH is no number of seconds.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if not given:
        return datetime.datetime.now(datetime.UTC).date()
    try:
        return datetime.datetime.fromtimestamp(int(given), datetime.UTC).date()
    except (ValueError, OverflowError, OSError):
        raise ConfigError(
            f"SOURCE_DATE_EPOCH is '{given}', which is no number of seconds.",
            "Unset it, or set it to seconds since 1970, such as 1767225600.",
        ) from None


def render(
    document: Document,
    format: str,  # noqa: A002 - it is what the thing is called
    *,
    profile: str = "large",
    page: str = "letter",
    standard: str = "ua-1",
    theme: str = "plain",
    sides: str = "single",
    archive: bool = False,
    fillable: bool = False,
    engine: str = "",
    heading_level: int = 2,
    config: Config | None = None,
    draft: bool = False,
) -> bytes:
    """The whole handout of an article in one format, or the article itself as Markdown.

    Args:
        document: The article.
        format: "html", "pdf", "fragment" or "markdown", or one that a plug-in writes.
        profile: Print profile: "clear", "large", "aph", "giant", or one that the settings make.
        page: Paper size: "letter" or "a4".
        standard: PDF/UA part: "ua-1" or "ua-2".
        theme: Colours and spacing: "plain", "contrast" or "cream". Colours in the settings stand for "plain".
        sides: "single", or "double" for paper printed on both sides.
        archive: Make a PDF that is PDF/A-2a too; only "ua-1" can be.
        fillable: Give a PDF fields to type in and boxes to click, in place of lines for a pen.
        engine: What lays out a PDF: "reportlab" or "weasyprint"; empty for that of the settings, else for the
            one that the text needs.
        heading_level: Of the title in a fragment, 1 to 6.
        config: Settings, for the clinic's address, logo and colours, its own print profiles, and what has no
            argument here; None for the defaults.
        draft: Mark every page as a draft.

    Raises:
        RenderError: Something in the document cannot be shown; the error says where and what to do.
        HandoutsError: There is no such format, profile, paper or standard.
    """
    from handouts.compose import handouts_of

    config = config or Config()
    sizes = chosen(profile, config.profiles)
    writer = writer_for(format)
    if writer.composed:
        from handouts.pipeline.letterhead import logo

        document = handouts_of(titled(document), config.clinic, draft=draft, only="whole", logo=logo(config))[
            0
        ].document
    options = dataclasses.replace(
        options_of(config),
        profile=sizes,
        page=page,
        standard=standard,
        theme=coloured(theme, config.theme),
        sides=sides,
        archive=archive,
        fillable=fillable,
        engine=engine or config.output.engine,
        heading_level=heading_level,
    )
    rendered: bytes = writer.load()(document, options)
    return rendered
