"""What the settings say of how handouts are written, as the writers take it."""

from __future__ import annotations

from handouts.config import Config
from handouts.formats import RenderOptions
from handouts.profiles import profile
from handouts.themes import theme


def options_of(config: Config) -> RenderOptions:
    """How the settings want handouts written.

    Raises:
        HandoutsError: They name a print profile or a theme that there is not.
    """
    output, pages = config.output, config.html
    return RenderOptions(
        profile=profile(output.profile, config.profiles),
        page=output.page,
        standard=output.standard,
        theme=theme(output.theme, config.theme),
        sides=output.sides,
        archive=output.archive,
        fillable=output.fillable,
        contents_pages=output.contents_pages,
        engine=output.engine,
        fallback_fonts=output.fallback_fonts,
        heading_level=output.heading_level,
        templates=str(pages.templates or ""),
        fonts=pages.fonts,
        script=pages.script,
    )
