"""The clinic's logo: read from beside the settings file, and held to what a page can bear."""

from __future__ import annotations

from pathlib import Path

from handouts.config import FILE, Config
from handouts.errors import ConfigError
from handouts.model import Figure

MOST_BYTES = 1_000_000
"""Every page has the logo in it. A picture of 1,000 pixels across is more than print shows, and has less."""


def logo(config: Config) -> Figure | None:
    """The logo at the head of every handout; None where the settings name none.

    Its alternative text is `clinic.logo_alt`, or else the clinic's name.

    Raises:
        ConfigError: It is outside the folder of the settings file, missing, damaged, too large, or of a kind
            that cannot be shown.
    """
    clinic = config.clinic
    if not clinic.logo:
        return None
    from handouts.readers._images import PictureError, load

    folder = config.path.parent if config.path else Path()
    try:
        image = load(clinic.logo, folder)
        if len(image.data) > MOST_BYTES:
            raise PictureError(f"it has more than {MOST_BYTES // 1_000_000} MB")
    except PictureError as error:
        reason = str(error).replace("the article's own folder", "the folder of the settings file")
        raise ConfigError(
            f"{config.path or FILE}: The logo '{clinic.logo}' cannot be shown: {reason}.",
            "Save it as PNG or JPEG, about 1,000 pixels wide, in the folder of the settings file or below.",
        ) from None
    return Figure(image, clinic.logo_alt or clinic.name, source=clinic.logo)
