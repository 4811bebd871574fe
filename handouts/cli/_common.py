"""What several commands share: sources, settings, and how things are said."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from handouts.errors import SourceError
from handouts.formats import READERS, reader_for
from handouts.records import dataclass

Command = TypeVar("Command", bound=Callable[..., Any])

SOURCES = click.argument("sources", nargs=-1, metavar="[SOURCE]...")
EXCLUDE = click.option(
    "--exclude",
    multiple=True,
    metavar="PATTERN",
    help="Leave this out when a folder is searched: drafts, '*.txt'. May be given several times.",
)
WATCH = click.option("--watch", is_flag=True, help="Do it again whenever an article changes, until Ctrl-C.")
CONFIG = click.option(
    "--config",
    "config_file",
    metavar="FILE",
    help="Settings; without it, the nearest handouts.toml.",
)
LANGUAGE = click.option(
    "--language", metavar="TAG", help="Language of articles that do not say theirs: en, es."
)
FROM = click.option(
    "--from",
    "kind",
    type=click.Choice([reader.name for reader in READERS]),
    help="What standard input (-) holds; without it, it is worked out.",
)
COLOR = click.option("--color/--no-color", default=None, help="Colour or not; NO_COLOR is obeyed.")


@dataclass(frozen=True, slots=True)
class Source:
    """An article as the user named it.

    Attributes:
        path: What messages say.
        kind: What standard input holds, if the user said so.
        file: Where it really is, for the example, whose place no message need tell.
    """

    path: str
    kind: str | None = None
    file: Path | None = None

    def document(self, language: str) -> Any:
        """Read it.

        Raises:
            SourceError: It cannot be read.
        """
        from handouts.pipeline import STDIN, read, read_bytes, sniff

        if self.file is not None:
            reader = reader_for(self.path, self.file.suffix)
            return read_bytes(self.file.read_bytes(), self.path, reader, language)
        if self.path != STDIN:
            return read(self.path, language=language)
        data = sys.stdin.buffer.read()
        named = {reader.name: reader for reader in READERS}
        reader = named[self.kind] if self.kind else sniff(data)
        return read_bytes(data, STDIN, reader, language)

    @property
    def named(self) -> str:
        """What a command names to read it again: nothing for the example."""
        return "" if self.file is not None else self.path

    @property
    def stem(self) -> str:
        """The file's name without its ending; "standard-input" for standard input."""
        return Path(self.path).stem if self.path != "-" else "standard-input"


def example_source() -> Source:
    """The article that ships with handouts."""
    from handouts.pipeline import example

    return Source(example().name, file=example())


@dataclass(frozen=True, slots=True)
class Named:
    """What the user named, to be looked for each time that it is wanted.

    Attributes:
        names: Files, folders, patterns, or "-"; none for the example that ships with handouts.
        kind: What standard input holds, if the user said so.
        exclude: Patterns of what is left out of folders, from the folder that the user is in.
    """

    names: tuple[str, ...]
    kind: str | None = None
    exclude: tuple[str, ...] = ()

    def sources(self, config: Any, *, quiet: bool = False) -> tuple[list[Source], list[Any]]:
        """The articles, and what gave none (`handouts.results.Unread`); says what was taken and left out.

        Args:
            config: Settings; `config.exclude` is left out, too.
            quiet: Say nothing.

        Raises:
            SourceError: Standard input is named twice.
        """
        from handouts.pipeline.search import leaves_out, search
        from handouts.results import Unread

        if not self.names:
            return [example_source()], []
        if self.names.count("-") > 1:
            raise SourceError("Standard input (-) is named twice.", "It can be read once: name it once.")
        base = config.path.parent if config.path else Path()
        left = leaves_out(
            [*((one, Path()) for one in self.exclude), *((one, base) for one in config.exclude)]
        )
        found = search(self.names, left=left, outputs=[config.output.folder])
        if not quiet:
            for note in found.notes:
                say(note)
            for _, error in found.problems:
                say(f"Error: {error}")
        unread = [Unread(name, error.message, error.fix) for name, error in found.problems]
        return [Source(file, self.kind) for file in found.files], unread


def settings_file(config_file: str | None) -> Path | None:
    """The file with the settings for this run: the one that was named, else the nearest."""
    from handouts import config

    return Path(config_file) if config_file else config.find(Path.cwd())


def settings(config_file: str | None, language: str | None) -> Any:
    """The configuration for this run.

    Raises:
        ConfigError: It has mistakes.
    """
    import dataclasses

    from handouts import checks, config

    path = settings_file(config_file)
    loaded = config.load(path, checks.RULES) if path else config.Config()
    if loaded.plain.lexicon:
        from handouts.pipeline.own_words import with_own_words

        loaded = with_own_words(loaded)
    if language:
        config.check_language(language)
        loaded = dataclasses.replace(loaded, language=language)
    return loaded


def shared_files(config_file: str | None) -> list[str]:
    """The files that all articles of a run depend on: the settings, and the clinic's own lexicon."""
    from handouts import config
    from handouts.errors import HandoutsError

    path = settings_file(config_file)
    if path is None:
        return [config.FILE]
    try:
        return [str(path), *map(str, config.load(path).plain.lexicon)]
    except HandoutsError:
        return [str(path)]


def repository() -> Path:
    """The folder that reports name files from: the repository's, where GitHub or GitLab tells it."""
    return Path(os.environ.get("GITHUB_WORKSPACE") or os.environ.get("CI_PROJECT_DIR") or Path.cwd())


def rule_notes(settings: Any) -> Any:
    """The rules that articles are held against, as reports tell of them."""
    from handouts import checks
    from handouts.results import RuleNote

    ran = checks.chosen(settings).difference(settings.ignore).union(checks.STANDING)
    return tuple(
        RuleNote(rule.name, rule.title, rule.what, checks.explain(rule.name))
        for rule in checks.rules()
        if rule.name in ran
    )


def wants_color(color: bool | None) -> bool:
    """Whether to colour: as asked, else only on a terminal and where NO_COLOR is not set."""
    if color is not None:
        return color
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def say(message: str = "") -> None:
    """Tell the user something that is not the report asked for."""
    click.echo(message, err=True)
