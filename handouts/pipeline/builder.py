"""Building: from a source to checked, verified files, or to a report of why not."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from dataclasses import field
from pathlib import Path
from typing import Any
from urllib.parse import quote

from handouts.compose import Handout, handouts_of
from handouts.config import Config
from handouts.errors import PromiseError, SourceError
from handouts.formats import writer_for, written_as
from handouts.model import Document, plain_text
from handouts.pipeline.letterhead import logo
from handouts.pipeline.options import options_of
from handouts.pipeline.place import put
from handouts.pipeline.plainer import can_simplify, simplify
from handouts.pipeline.renderer import check
from handouts.pipeline.source import titled
from handouts.records import dataclass
from handouts.results import ChangeLog, CheckResult, Outcome, Verification

REPORTS = ("report.html", "report.json", "changes.html", "changes.json")
"""What is for staff. The change log is only there where the article was made plainer."""

_STYLE = "handout.css"
"""What stands beside fragments, for the web site that they are put into."""


@dataclass(frozen=True, slots=True)
class Built:
    """What became of one source.

    Attributes:
        folder: Where its files are.
        files: What was written, relative to `folder`; the reports are always among them.
        check: Scores and findings, of the text that the handouts have.
        draft: The gate was shut and a draft was asked for, so every page says DRAFT.
        verifications: The promises of each handout that was written.
    """

    folder: Path
    files: tuple[str, ...]
    check: CheckResult
    draft: bool
    verifications: tuple[Verification, ...] = ()

    @property
    def written(self) -> bool:
        """Whether handouts were written, not only the report."""
        return bool(self.handouts)

    @property
    def handouts(self) -> tuple[str, ...]:
        """The handouts that were written, without the reports."""
        return tuple(name for name in self.files if name not in REPORTS)


@dataclass(frozen=True, slots=True)
class Made:
    """The handouts of one article, not yet put anywhere.

    Attributes:
        check: Scores and findings, of the text that the handouts have.
        log: What was made plainer; None where the article was left as it is.
        handouts: The composed handouts; none where the gate is shut.
        files: Their contents by name.
        verifications: The promises of each file.
        draft: Every page says DRAFT.
    """

    check: CheckResult
    log: ChangeLog | None
    handouts: tuple[Handout, ...] = ()
    files: dict[str, bytes] = field(default_factory=dict)
    verifications: tuple[Verification, ...] = ()
    draft: bool = False


def build(
    document: Document, folder: Path, config: Config, *, draft: bool = False, named: str | None = None
) -> Built:
    """Make an article plainer, check it, and if the gate opens write its handouts; and the staff reports.

    Args:
        document: The article. One that a clinician signed off is left as it is.
        folder: Where its files go.
        config: Settings; `config.output` says what is written, and whether the words are made plainer first.
        draft: Write although the gate is shut, every page marked as a draft.
        named: What a command names to read the article again, for the change log: nothing for the example
            that ships with handouts; None for the path of the document.

    Raises:
        ConfigError: The clinic's own lexicon has mistakes.
        SourceError: The article has no title, and is no draft; or no sections, and only those are asked for.
        RenderError: Something in it cannot be shown.
        PromiseError: What was made breaks an accessibility promise. This is a fault of handouts.
        OutputError: The files cannot be written. What was there before is untouched.
    """
    made = make(on_the_web(document, folder, config.output.url), config, draft=draft, named=named)
    files = dict(made.files)
    earlier = _earlier(folder)
    stale = [name for name in earlier if name not in files and _in_scope(name, config)] if files else []
    kept = sorted(set(earlier) - set(stale) - set(files))
    files |= _reports(made.check, made.verifications, [*files, *kept], made.draft)
    files |= _log(made.log)
    if (folder / "report.json").is_file():  # else no build was here, and a change log is somebody else's
        stale += [name for name in REPORTS if name not in files and (folder / name).is_file()]
    put(folder, files, stale)
    return Built(folder, tuple(files), made.check, made.draft, made.verifications)


def make(
    document: Document, config: Config, *, draft: bool = False, named: str | None = None, home: str = ""
) -> Made:
    """Make an article plainer, check it, and if the gate opens make its handouts and verify them.

    Args:
        document: The article.
        config: Settings.
        draft: Make them although the gate is shut, every page marked as a draft.
        named: What a command names to read the article again; see `build`.
        home: The front page of the site that they are part of, from the folder of the article's handouts.

    Raises:
        ConfigError: The clinic's own lexicon has mistakes.
        SourceError: The article has no title, and is no draft; or no sections, and only those are asked for.
        RenderError: Something in it cannot be shown.
        PromiseError: What was made breaks an accessibility promise. This is a fault of handouts.
    """
    if not plain_text(document.title).strip() and not draft:
        raise SourceError(
            f"{document.position.path}: There is no heading here, so the handout would have no title.",
            'Make the first line a heading, or give the title: --title "What this is about".',
        )
    result, log, document = _checked(document, config, named)
    if not (result.passed or draft):
        return Made(result, log)
    is_draft = draft and not result.passed
    only = config.output.only
    handouts = handouts_of(titled(document), config.clinic, draft=is_draft, only=only, logo=logo(config))
    if not handouts:
        raise SourceError(
            f"{document.position.path}: There are no sections here, so there is no handout for one.",
            "Build the whole handout: --only whole.",
        )
    files: dict[str, bytes] = {}
    verifications: list[Verification] = []
    for handout in handouts:
        verifications += _write(handout, config, files, home)
    if "fragment" in config.output.to:
        files |= _fragment_style(handouts[0].document, config)
    return Made(result, log, handouts, files, tuple(verifications), is_draft)


def _checked(
    document: Document, config: Config, named: str | None
) -> tuple[CheckResult, ChangeLog | None, Document]:
    """What checking comes to, what was changed before it, and the article as it was checked."""
    if not (config.output.simplify and can_simplify(document)):
        return check(document, config, appraised=True), None, document
    from handouts.pipeline.changelog import logged

    plainer, changes = simplify(document, config)
    return *logged(document, plainer, changes, config, appraised=True, named=named), plainer


def on_the_web(document: Document, folder: Path, url: str) -> Document:
    """The article with the address that its page will have on the web, unless it gives one itself."""
    if not url or document.meta.url:
        return document
    address = f"{url.rstrip('/')}/{quote(folder.name)}/handout.html"
    return dataclasses.replace(document, meta=dataclasses.replace(document.meta, url=address))


def _write(handout: Handout, config: Config, files: dict[str, bytes], home: str = "") -> list[Verification]:
    """Make one handout in every format and verify it; the PDF first, since the page tells its size."""
    from handouts.verify import verify

    output = config.output
    options = dataclasses.replace(
        options_of(config), home="../" * handout.name.count("/") + home if home else ""
    )
    verifications = []
    for name in sorted(output.to, key=lambda name: name != "pdf"):
        writer = writer_for(name)
        told: list[str] = []
        telling = dataclasses.replace(options, tell=told.append)
        data: bytes = writer.load()(handout.document, telling)
        path = handout.name + writer.suffixes[0]
        verification = verify(data, path, document=handout.document)
        insist(verification, config.html.templates)
        verifications.append(dataclasses.replace(verification, notes=tuple(dict.fromkeys(told))))
        files[path] = data
        if name == "pdf":
            link = path.rpartition("/")[2]
            options = dataclasses.replace(
                options, pdf_link=link, pdf_bytes=len(data), pdf_pages=verification.pages
            )
    return verifications


def _fragment_style(document: Document, config: Config) -> dict[str, bytes]:
    """The style sheet that a web site can link for its fragments."""
    from handouts.writers.html import fragment_style

    return {_STYLE: fragment_style(document, options_of(config)).encode("utf-8")}


def insist(verification: Verification, templates: Path | None = None) -> None:
    """Hand nothing over that breaks a promise of ours. What the article itself breaks is in the report.

    Args:
        verification: What was seen.
        templates: The clinic's own, if it has some: then they may be at fault.

    Raises:
        PromiseError: A promise is broken, and not by the article.
    """
    from handouts.verify import promise

    failed = [point for point in verification.points if point.outcome is Outcome.FAIL]
    broken = [point for point in failed if not ((known := promise(point.id)) and known.article)]
    if broken:
        told = "; ".join(f"{point.id} {point.promise} ({', '.join(point.evidence[:2])})" for point in broken)
        raise PromiseError(
            f"{verification.path}: This was made and not handed over, because it breaks a promise: {told}.",
            f"Mend the templates in {templates}; 'handouts explain {broken[0].id}' says what to do."
            if templates and verification.kind == "html"
            else "This is a fault of handouts. Please report it, with the article if you may share it.",
        )


def _reports(
    result: CheckResult, verifications: Sequence[Verification], outputs: list[str], draft: bool
) -> dict[str, bytes]:
    from handouts.reports import html
    from handouts.reports import json as data

    return {
        "report.html": html.build_report(result, verifications, sorted(outputs), draft=draft),
        "report.json": data.build_report(result, verifications, sorted(outputs)),
    }


def _log(log: ChangeLog | None) -> dict[str, bytes]:
    if log is None:
        return {}
    from handouts.reports import changes
    from handouts.reports import json as data

    return {"changes.html": changes.page(log), "changes.json": data.changes(log.changes)}


def _earlier(folder: Path) -> tuple[str, ...]:
    """The handouts that an earlier run wrote here, as its report lists them. Anything else is not ours."""
    try:
        report: Any = json.loads((folder / "report.json").read_bytes())
        names = report["outputs"]
    except (OSError, ValueError, KeyError, TypeError):
        return ()
    if not isinstance(names, list):
        return ()
    return tuple(
        name
        for name in names
        if isinstance(name, str)
        and ".." not in name
        and not name.startswith("/")
        and (folder / name).is_file()
    )


def _in_scope(name: str, config: Config) -> bool:
    """Whether this run would have written a file of this kind."""
    if name == _STYLE:
        return "fragment" in config.output.to
    part = "sections" if name.startswith("sections/") else "whole"
    return config.output.only in ("", part) and written_as(name) in config.output.to
