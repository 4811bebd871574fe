"""What WeasyPrint may read: what is in the page itself, and font files that we name. Never the network."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

SCHEME = "handouts-font:"
"""Before the number of a font file."""


def fetcher(files: Sequence[Path]) -> Any:
    """A WeasyPrint `URLFetcher` that knows `data:` addresses and the numbered font files, and no others."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OurOwn(URLFetcher):  # type: ignore[misc] # WeasyPrint has no types
        """Refuses every other address before anything is opened."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            """See `weasyprint.urls.URLFetcher.fetch`.

            Raises:
                ValueError: The address is none of ours; WeasyPrint logs it, and `log` makes an error of that.
            """
            number = url.removeprefix(SCHEME)
            if number != url and number.isdecimal() and int(number) < len(files):
                return URLFetcherResponse(url, files[int(number)].read_bytes(), {"Content-Type": "font/ttf"})
            if url.startswith("data:"):
                return super().fetch(url, headers)
            raise ValueError(f"only what is in the page is read, not {url}")

    return OurOwn(allowed_protocols=("data",))
