"""From an article to a draft in Markdown that a person can edit, with a log of what was changed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from handouts.config import Config
from handouts.errors import OutputError
from handouts.model import Document, Loss
from handouts.pipeline.place import put
from handouts.pipeline.plainer import can_simplify, simplify
from handouts.records import dataclass
from handouts.results import Change, ChangeLog
from handouts.signoff import is_signed_off, sign_off

__all__ = ["Drafted", "draft", "is_signed_off", "save", "sign_off"]


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft that is ready to be saved.

    Attributes:
        text: The Markdown file.
        pictures: The files that it names, relative to its own folder.
        losses: What Markdown cannot say.
        changes: What was changed, or could be.
        log: The same with what is left for a person; None where nobody asked, or nothing could be changed.
    """

    text: str
    pictures: Mapping[str, bytes]
    losses: tuple[Loss, ...]
    changes: tuple[Change, ...]
    log: ChangeLog | None = None


def draft(
    document: Document,
    config: Config,
    *,
    plainer: bool = True,
    log: bool = False,
    named: str | None = None,
) -> Drafted:
    """An article as a draft.

    Args:
        document: The article.
        config: Settings; `config.plain` says what is accepted, rejected and protected.
        plainer: Make the words plainer first.
        log: Also make the log for a person, which takes a check of the article.
        named: What a command names to read the article again, for the log; None for its path.
    """
    from handouts.writers.markdown import draft as written

    changes: tuple[Change, ...] = ()
    told = None
    if plainer and can_simplify(document):
        source = document
        document, changes = simplify(source, config)
        if log:
            from handouts.pipeline.changelog import logged

            told = logged(source, document, changes, config, named=named)[1]
    made = written(document)
    return Drafted(made.text, made.pictures, made.losses, changes, told)


def save(drafted: Drafted, file: Path, log: Path | None = None, *, replace: bool = False) -> None:
    """Write a draft, its pictures, and the log of its changes.

    Args:
        drafted: The draft.
        file: Where it goes.
        log: Where the log goes: as a web page if its name ends in ".html", else as JSON; None for nowhere.
        replace: Write over what is there.

    Raises:
        OutputError: Something of that name is there, or it cannot be written.
    """
    files: dict[Path, bytes] = {file: drafted.text.encode("utf-8")}
    files |= {file.parent / name: data for name, data in drafted.pictures.items()}
    if log is not None:
        files[log] = _log(drafted, log)
    for path in files:
        if path.exists() and not replace:
            raise OutputError(
                f"{path}: There is a file of that name, and somebody may have worked on it.",
                "Choose another name with -o, or write over it: --force.",
            )
    by_folder: dict[Path, dict[str, bytes]] = {}
    for path, data in files.items():
        by_folder.setdefault(path.parent, {})[path.name] = data
    for folder, inside in by_folder.items():
        put(folder, inside)


def _log(drafted: Drafted, file: Path) -> bytes:
    from handouts.reports import changes, json

    if file.suffix.lower() not in (".html", ".htm"):
        return json.changes(drafted.log.changes if drafted.log else ())
    if drafted.log is None:
        raise OutputError(
            f"{file}: Nothing was made plainer, so there is no log of changes to write.",
            "A text that a clinician signed off, or in a language without a lexicon, stays as it is.",
        )
    return changes.page(drafted.log)
