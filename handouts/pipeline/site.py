"""A web site of many handouts: each in a folder of its own, a front page to find them by, and a site map."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Iterator
from dataclasses import field
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote

from handouts.config import Config
from handouts.errors import SourceError
from handouts.labels import labels
from handouts.model import Document
from handouts.pipeline.builder import Made, insist, make
from handouts.pipeline.options import options_of
from handouts.pipeline.place import put
from handouts.records import dataclass

INDEX, SEARCH, MAP, LIST = "index.html", "search.js", "sitemap.xml", "handouts-site.json"
"""What a site has besides its handouts. The last names all files, so that the next run knows its own."""

HOME = f"../{INDEX}"
"""The front page, from the folder of an article."""


@dataclass(slots=True)
class Site:
    """A site in the making: add articles, then write it.

    Attributes:
        config: Settings. Web pages are always made, PDFs if `config.output.to` has them.
        url: Where the site will be on the web; empty where that is not known. Then there is no site map.
        title: Of the front page; empty for one that names the clinic, where the settings do.
    """

    config: Config
    url: str = ""
    title: str = ""
    _files: dict[str, bytes] = field(default_factory=dict)
    _entries: list[Any] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Settle what is always so on a site."""
        self.url = f"{self.url.rstrip('/')}/" if self.url else ""
        output = self.config.output
        to = tuple(name for name in ("pdf", "html") if name == "html" or name in output.to)
        only = "" if output.only == "sections" else output.only
        self.config = dataclasses.replace(self.config, output=dataclasses.replace(output, to=to, only=only))

    def add(self, name: str, document: Document) -> Made:
        """Make the handouts of one article; they are on the site if its gate is open.

        Args:
            name: Its folder on the site.
            document: The article.

        Raises:
            SourceError: It has no title.
            RenderError: Something in it cannot be shown.
            PromiseError: What was made breaks an accessibility promise.
        """
        from handouts.writers.html.site import entry

        address = f"{quote(name)}/handout.html"
        if self.url and not document.meta.url:
            document = dataclasses.replace(
                document, meta=dataclasses.replace(document.meta, url=self.url + address)
            )
        made = make(document, self.config, home=HOME)
        if made.handouts:
            self._files |= {f"{name}/{file}": data for file, data in made.files.items()}
            pages = {one.path: one.pages for one in made.verifications}
            pdf = "handout.pdf" if "handout.pdf" in made.files else ""
            self._entries.append(
                entry(
                    made.handouts[0].document,
                    address,
                    pdf=f"{quote(name)}/{pdf}" if pdf else "",
                    pages=pages.get(pdf, 0),
                    size=len(made.files.get(pdf, b"")),
                )
            )
        return made

    def write(self, folder: Path) -> tuple[str, ...]:
        """Put the site in place: all of it, or nothing.

        Args:
            folder: Where it goes. What an earlier run wrote there and this one does not is removed.

        Returns:
            The names of its files, relative to `folder`.

        Raises:
            SourceError: There is no handout to put on it.
            PromiseError: The front page breaks an accessibility promise. This is a fault of handouts.
            OutputError: It cannot be written. What was there before is untouched.
        """
        if not self._entries:
            raise SourceError("There is no handout for the site.", "Mend the articles, or name others.")
        files = {**self._files, **self._front()}
        files[LIST] = _listed(files)
        put(folder, files, [name for name in _earlier(folder) if name not in files], what="site")
        return tuple(files)

    def _front(self) -> dict[str, bytes]:
        """The front page, its search and the site map."""
        from handouts.verify import verify
        from handouts.writers.html import site as front

        lang = self.config.language
        entries = front.entries_of(self._entries)
        options = dataclasses.replace(options_of(self.config), script=False)
        clinic, words = self.config.clinic.name, labels(lang)
        title = self.title or (words("site_from", clinic=clinic) if clinic else words("site"))
        page = front.index(entries, options, title=title, lang=lang, url=self.url)
        # What is promised of a page is kept without the script, which only adds to it.
        insist(verify(page, INDEX), self.config.html.templates)
        files = {INDEX: front.with_script(page), SEARCH: front.search(entries, lang)}
        if self.url:
            files[MAP] = front.sitemap(entries, self.url)
        return files


def _listed(names: Iterable[str]) -> bytes:
    table = {"version": 1, "files": sorted(names)}
    return (json.dumps(table, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _earlier(folder: Path) -> Iterator[str]:
    """The files of the site that was here before. Anything else is not ours."""
    try:
        names = json.loads((folder / LIST).read_bytes())["files"]
    except (OSError, ValueError, KeyError, TypeError):
        return
    for name in names if isinstance(names, list) else []:
        if not isinstance(name, str) or not name:
            continue
        path = PurePosixPath(name)
        if not path.is_absolute() and ".." not in path.parts and (folder / path).is_file():
            yield name
