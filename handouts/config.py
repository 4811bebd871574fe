"""The settings of a clinic: handouts.toml or [tool.handouts], found, parsed and checked.

Every setting is one row of `SETTINGS`, from which the starter file of `handouts init`, the messages about
mistakes and the documentation are made.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from handouts.errors import ConfigError
from handouts.profiles import paper_names, profile_names
from handouts.resources import toml
from handouts.settings import CheckSettings

FILE = "handouts.toml"

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
"""A well-formed BCP 47 tag as far as articles need them: a language, perhaps a script and a region."""


@dataclass(frozen=True, slots=True)
class Clinic:
    """Whom a patient calls. Empty fields are left out of the handouts."""

    name: str = ""
    phone: str = ""
    email: str = ""
    url: str = ""
    address: str = ""
    hours: str = ""

    def __bool__(self) -> bool:
        return bool(self.phone or self.email or self.url or self.address)


@dataclass(frozen=True, slots=True)
class Output:
    """What `handouts build` writes, and where.

    Attributes:
        folder: The output folder; a relative one is relative to the configuration file.
        to: Formats: "html", "pdf".
        only: "" for all handouts, else "whole" or "sections".
        profile: Print profile.
        page: Paper size.
        standard: PDF/UA part: "ua-1" or "ua-2".
    """

    folder: Path = Path("handouts-out")
    to: tuple[str, ...] = ("html", "pdf")
    only: str = ""
    profile: str = "large"
    page: str = "letter"
    standard: str = "ua-1"


@dataclass(frozen=True, slots=True)
class Config:
    """Everything a configuration file can say.

    Attributes:
        path: The file it was read from, or None for the defaults.
        language: BCP 47 tag for sources that do not say their language.
    """

    path: Path | None = None
    language: str = "en"
    clinic: Clinic = Clinic()
    output: Output = Output()
    checks: CheckSettings = field(default_factory=CheckSettings)


@dataclass(frozen=True, slots=True)
class Setting:
    """One line that a configuration file can have.

    Attributes:
        table: The table it is in; empty for the top of the file.
        key: Its name; "*" for any name.
        kind: What its value is: "text", "number", "list", "language".
        choices: The values it can have; empty for any.
        example: A value to show, as TOML.
        help: What it does.
    """

    table: str
    key: str
    kind: str
    example: str
    help: str
    choices: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The setting as a user would say it: "output.page"."""
        return f"{self.table}.{self.key}" if self.table else self.key


def settings() -> tuple[Setting, ...]:
    """Every setting there is, in the order of the starter file."""
    return (
        Setting("", "language", "language", '"en-US"', "Language of articles that do not say theirs."),
        Setting("clinic", "name", "text", '"Your clinic"', "Printed at the end of every handout."),
        Setting("clinic", "phone", "text", '"555-010-0000"', "The number that patients call."),
        Setting("clinic", "email", "text", '"clinic@example.org"', "Where patients can write."),
        Setting("clinic", "url", "text", '"https://example.org"', "The clinic's web site."),
        Setting("clinic", "address", "text", '"1 First Street, Anytown"', "Where the clinic is."),
        Setting("clinic", "hours", "text", '"Monday to Friday, 9 a.m. to 5 p.m."', "When it is open."),
        Setting("output", "folder", "text", '"handouts-out"', "Where handouts are written."),
        Setting("output", "to", "list", '["html", "pdf"]', "What is written.", ("html", "pdf")),
        Setting(
            "output",
            "only",
            "text",
            '"whole"',
            "Write only the whole handout, or only one a section.",
            ("whole", "sections"),
        ),
        Setting("output", "profile", "text", '"large"', "How large the print is.", profile_names()),
        Setting("output", "page", "text", '"letter"', "Paper size.", paper_names()),
        Setting(
            "output",
            "standard",
            "text",
            '"ua-1"',
            "The PDF standard: ua-1 is what screen readers know best today.",
            ("ua-1", "ua-2"),
        ),
        Setting(
            "readability",
            "metric",
            "text",
            '"flesch_kincaid_grade"',
            "The score that decides, by its name in textstat.",
        ),
        Setting("readability", "target", "number", "6", "Up to this grade the text is good."),
        Setting("readability", "limit", "number", "8", "Above this grade nothing is written."),
        Setting("limits", "*", "number", "10", "A limit for any other score, by its name in textstat."),
        Setting("ignore", "*", "text", '"why"', "A rule that is not to be reported, and the reason."),
    )


def find(start: Path) -> Path | None:
    """The nearest configuration at `start` or in a folder above it.

    `handouts.toml` is taken before a `pyproject.toml` in the same folder, and a `pyproject.toml` only if it
    has a `[tool.handouts]` table.
    """
    for folder in (start, *start.parents):
        own = folder / FILE
        if own.is_file():
            return own
        shared = folder / "pyproject.toml"
        if shared.is_file():
            try:
                if b"[tool.handouts" in shared.read_bytes():
                    return shared
            except OSError:
                continue
    return None


def load(path: Path) -> Config:
    """Read and check a configuration file.

    Args:
        path: `handouts.toml`, or a `pyproject.toml` whose `[tool.handouts]` is used.

    Raises:
        ConfigError: The file cannot be read, or has mistakes; all of them are listed.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(
            f"{_shown(path)}: The configuration cannot be read ({_reason(error)}).",
            "Check the name, and that the file is saved as UTF-8 text.",
        ) from None
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(
            f"{_shown(path)}: The configuration is not valid TOML: {error}.",
            "Put text in quotes: name = \"Your clinic\". 'handouts init' writes an example.",
        ) from None
    prefix = ""
    if path.name == "pyproject.toml":
        table = table.get("tool", {}).get("handouts", {})
        prefix = "tool.handouts"
    return parse(table, path=path, text=text, prefix=prefix)


def parse(table: Mapping[str, Any], *, path: Path | None = None, text: str = "", prefix: str = "") -> Config:
    """Check a parsed configuration.

    Args:
        table: What the file says.
        path: The file, for messages and relative folders.
        text: The file's text, to find the lines of mistakes in.
        prefix: The table that holds the settings ("tool.handouts").

    Raises:
        ConfigError: There are mistakes; all of them are listed.
    """
    reader = _Reader(_shown(path), text, prefix)
    values = reader.read(table)
    checks = _checks(values, reader)
    if reader.mistakes:
        count = len(reader.mistakes)
        raise ConfigError(
            "\n".join(reader.mistakes),
            "Mend the line above." if count == 1 else f"Mend these {count} lines.",
        )
    output = values.get("output", {})
    if "folder" in output:
        base = path.parent if path else Path()
        output["folder"] = base / output["folder"]
    return Config(
        path=path,
        language=values.get("", {}).get("language", "en"),
        clinic=Clinic(**values.get("clinic", {})),
        output=Output(**output),
        checks=checks,
    )


def check_language(tag: str) -> None:
    """Insist on a language tag.

    Raises:
        ConfigError: It is none.
    """
    if not _LANGUAGE.fullmatch(tag):
        raise ConfigError(f"'{tag}' is no language tag.", "Use one such as en, en-US or es.")


def starter() -> str:
    """The commented configuration file that `handouts init` writes."""
    lines = [
        "# Settings of handouts. A line that starts with # is off: take the # away to use it.",
        "# 'handouts build' finds this file in the folder it runs in, or in one above.",
        "",
    ]
    table = ""
    for setting in settings():
        if setting.table != table:
            table = setting.table
            lines += ["", f"[{table}]"]
        choices = f" One of: {', '.join(setting.choices)}." if setting.choices else ""
        key = {"limits": "smog_index", "ignore": "not-reviewed"}.get(table, setting.key)
        lines += [f"# {setting.help}{choices}", f"# {key} = {setting.example}"]
    return "\n".join(lines) + "\n"


class _Reader:
    """Collects values and mistakes, so that all mistakes are reported at once."""

    def __init__(self, path: str, text: str, prefix: str) -> None:
        self.path = path
        self.lines = text.splitlines()
        self.prefix = prefix
        self.mistakes: list[str] = []
        self.table: dict[str, dict[str, Setting]] = {}
        for setting in settings():
            self.table.setdefault(setting.table, {})[setting.key] = setting

    def read(self, table: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
        values: dict[str, dict[str, Any]] = {"": {}}
        for key, value in table.items():
            if key in self.table and key:
                if not isinstance(value, Mapping):
                    self.mistake("", key, f"'{key}' is a table: write [{key}] on a line of its own")
                    continue
                values[key] = {}
                for name, inner in value.items():
                    self._one(key, name, inner, values[key])
            else:
                self._one("", key, value, values[""])
        return values

    def mistake(self, table: str, key: str, message: str) -> None:
        line = self._line(table, key)
        self.mistakes.append(f"{self.path}:{line}: {message}." if line else f"{self.path}: {message}.")

    def _one(self, table: str, key: str, value: Any, into: dict[str, Any]) -> None:
        known = self.table[table]
        setting = known.get(key) or known.get("*")
        if setting is None:
            names = [*known, *(name for name in self.table if not table and name)]
            close = get_close_matches(key, names, n=1)
            hint = f"; did you mean '{close[0]}'?" if close else f"; there are {', '.join(names)}"
            where = f" in [{table}]" if table else ""
            self.mistake(table, key, f"There is no setting '{key}'{where}{hint}")
            return
        problem = _problem(setting, key, value)
        if problem:
            self.mistake(table, key, problem)
        else:
            into[key] = tuple(value) if setting.kind == "list" else value

    def _line(self, table: str, key: str) -> int:
        header = ".".join(part for part in (self.prefix, table) if part)
        inside = not header
        for number, line in enumerate(self.lines, 1):
            heading = re.match(r"\s*\[\s*([^\]]+?)\s*\]", line)
            if heading:
                inside = heading[1].replace(" ", "") == header
                if inside and not key:
                    return number
            elif inside and re.match(rf"""\s*["']?{re.escape(key)}["']?\s*=""", line):
                return number
        return 0


def _problem(setting: Setting, key: str, value: Any) -> str:
    """What is wrong with a value; empty when nothing is."""
    name = f"'{key}'"
    if setting.kind == "number":
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return f"{name} takes a number, such as {setting.example}"
        return ""
    if setting.kind == "list":
        if not isinstance(value, list) or not value or any(item not in setting.choices for item in value):
            return f"{name} takes a list of {' and '.join(setting.choices)}, such as {setting.example}"
        return ""
    if not isinstance(value, str):
        return f"{name} takes text in quotes, such as {setting.example}"
    if setting.kind == "language" and not _LANGUAGE.fullmatch(value):
        return f"{name} takes a language tag, such as {setting.example}; '{value}' is none"
    if setting.choices and value not in setting.choices:
        close = get_close_matches(value, setting.choices, n=1)
        hint = f"did you mean '{close[0]}'?" if close else f"choose {' or '.join(setting.choices)}"
        return f"{name} cannot be '{value}'; {hint}"
    return ""


def _checks(values: dict[str, dict[str, Any]], reader: _Reader) -> CheckSettings:
    readability = values.get("readability", {})
    limits = dict(values.get("limits", {}))
    known = _metrics()
    named = [("readability", "metric", readability["metric"])] if "metric" in readability else []
    for table, key, name in (*named, *(("limits", name, name) for name in limits)):
        if name not in known:
            close = get_close_matches(name, known, n=1, cutoff=0.5)
            hint = f"; did you mean '{close[0]}'?" if close else ""
            reader.mistake(table, key, f"textstat has no score '{name}'{hint}")
    return CheckSettings(
        metric=readability.get("metric", ""),
        target=readability.get("target"),
        limit=readability.get("limit"),
        limits=limits,
        ignore=dict(values.get("ignore", {})),
    )


def _metrics() -> set[str]:
    """The names of all scores that a language has."""
    return {name for formulas in toml("formulas.toml").values() for name in formulas}


def _shown(path: Path | None) -> str:
    """The file as it is named in messages: shorter where it is below the folder that the user is in."""
    if path is None:
        return FILE
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)


def _reason(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return "not UTF-8 text"
