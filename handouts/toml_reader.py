"""Holds what a settings file says against the settings that there are, and finds all mistakes at once."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import field
from difflib import get_close_matches
from typing import Any

from handouts.colours import HEX
from handouts.records import dataclass

LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
"""A well-formed BCP 47 tag as far as articles need them: a language, perhaps a script and a region."""


WEB = re.compile(r"https?://[^\s<>\"/]+[^\s<>\"]*", re.IGNORECASE)
"""An absolute address on the web."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One line that a settings file can have.

    Attributes:
        table: The table it is in; empty for the top of the file.
        key: Its name; "*" for any name.
        kind: What its value is: "text", "number", "count" (a whole number from 0 up), "switch" (true or
            false), "web" (an address), "colour", "list" of its choices, "texts", "files"
            (one text or several), "language", "rule".
        example: A value to show, as TOML.
        help: What it does.
        choices: The values it can have; empty for any.
        shown: A name to show in place of "*".
        needed: Whether its table cannot do without it.
    """

    table: str
    key: str
    kind: str
    example: str
    help: str
    choices: tuple[str, ...] = ()
    shown: str = ""
    needed: bool = False

    @property
    def name(self) -> str:
        """The setting as a user would say it: "output.page"; the table alone where any name can be in it."""
        return ".".join(part for part in (self.table, self.key) if part and part != "*")

    @property
    def line(self) -> str:
        """The setting as it stands in the file, with its example."""
        return f"{self.shown or self.key} = {self.example}"


@dataclass(slots=True)
class Reading:
    """What a file says, as far as it is right.

    Attributes:
        values: Values by table and key; those at the top of the file are in the table "".
        many: For each table that may be there several times, its values, and where each starts.
        named: For each table of tables, the values of each by its name.
        mistakes: What is wrong, each with the line it is in.
    """

    values: dict[str, dict[str, Any]] = field(default_factory=lambda: {"": {}})
    many: dict[str, list[tuple[str, dict[str, Any]]]] = field(default_factory=dict)
    named: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    mistakes: list[str] = field(default_factory=list)


class Reader:
    """Reads one file.

    Args:
        settings: Every setting there is.
        many: The tables that may be there several times: [[silence]].
        named: The tables of tables, each with a name that the user gives: [profiles.mine].
        path: The file's name, for messages.
        text: Its text, to find the lines of mistakes in.
        prefix: The table that holds the settings ("tool.handouts").
        rules: The names of all rules; empty where they are not known, and then any name is taken.
    """

    def __init__(
        self,
        settings: Iterable[Setting],
        *,
        many: Collection[str] = (),
        named: Collection[str] = (),
        path: str = "",
        text: str = "",
        prefix: str = "",
        rules: Collection[str] = (),
    ) -> None:
        self.path = path
        self.lines = text.splitlines()
        self.prefix = prefix
        self.rules = rules
        self.many = many
        self.named = named
        self.reading = Reading()
        self.tables: dict[str, dict[str, Setting]] = {}
        for setting in settings:
            self.tables.setdefault(setting.table, {})[setting.key] = setting

    def read(self, table: Mapping[str, Any]) -> Reading:
        """What the file says, as TOML has parsed it."""
        for key, value in table.items():
            if key in self.many:
                self._several(key, value)
            elif key in self.named:
                self._each(key, value)
            elif key in self.tables and key:
                if isinstance(value, Mapping):
                    self.reading.values[key] = self._table(key, value)
                else:
                    self.mistake("", key, f"'{key}' is a table: write [{key}] on a line of its own")
            else:
                self._one("", key, value, self.reading.values[""])
        return self.reading

    def mistake(self, table: str, key: str, message: str, number: int = 1) -> None:
        """Puts a mistake down, with its line where that is found.

        Args:
            table: The table it is in.
            key: The setting; empty for the table itself.
            message: What is wrong, without a full stop.
            number: Which of several tables of one name, from 1.
        """
        stop = "" if message.endswith("?") else "."
        self.reading.mistakes.append(f"{self.place(table, key, number)}: {message}{stop}")

    def place(self, table: str, key: str = "", number: int = 1) -> str:
        """Where a setting stands: "handouts.toml:12", or the file alone where the line is not found."""
        line = self._line(table, key, number)
        return f"{self.path}:{line}" if line else self.path

    def _several(self, table: str, value: Any) -> None:
        if not isinstance(value, list) or not all(isinstance(one, Mapping) for one in value):
            message = f"There may be several of '{table}': write [[{table}]] on a line of its own"
            self.mistake(*((table, "") if self._line(table, "", 1) else ("", table)), message)
            return
        made = self.reading.many.setdefault(table, [])
        for number, one in enumerate(value, 1):
            made.append((self.place(table, "", number), self._table(table, one, number)))

    def _each(self, table: str, value: Any) -> None:
        if not isinstance(value, Mapping) or not all(isinstance(one, Mapping) for one in value.values()):
            message = f"'{table}' holds tables with names: write [{table}.mine] on a line of its own"
            self.mistake(*((table, "") if self._line(table, "", 1) else ("", table)), message)
            return
        made = self.reading.named.setdefault(table, {})
        for name, one in value.items():
            self.tables[f"{table}.{name}"] = self.tables[table]
            made[name] = self._table(f"{table}.{name}", one)

    def _table(self, table: str, given: Mapping[str, Any], number: int = 1) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key, value in given.items():
            self._one(table, key, value, values, number)
        for key, setting in self.tables[table].items():
            if setting.needed and key not in given:
                self.mistake(table, "", f"'{key}' is missing here: {setting.line}", number)
        return values

    def _one(self, table: str, key: str, value: Any, into: dict[str, Any], number: int = 1) -> None:
        known = self.tables[table]
        setting = known.get(key) or known.get("*")
        if setting is None:
            names = [*known, *(name for name in self.tables if not table and name and "." not in name)]
            where = f" in [{table}]" if table else ""
            near = hint(key, names, f"there are {', '.join(names)}")
            self.mistake(table, key, f"There is no setting '{key}'{where}; {near}", number)
            return
        wrong = problem(setting, key, value) or self._no_rule(setting, key, value)
        if wrong:
            self.mistake(table, key, wrong, number)
        else:
            several = (value,) if setting.kind == "files" and isinstance(value, str) else value
            into[key] = tuple(several) if setting.kind in ("list", "texts", "files") else value

    def _no_rule(self, setting: Setting, key: str, value: Any) -> str:
        name = key if setting.key == "*" else value
        if setting.kind != "rule" or not self.rules or name in self.rules:
            return ""
        near = hint(name, self.rules, "'handouts explain' lists all rules")
        return f"There is no rule '{name}'; {near}"

    def _line(self, table: str, key: str, number: int) -> int:
        header = ".".join(part for part in (self.prefix, table) if part)
        inside = not header
        left = number
        for line_number, line in enumerate(self.lines, 1):
            heading = re.match(r"\s*\[{1,2}\s*([^\]]+?)\s*\]", line)
            if heading:
                inside = heading[1].replace(" ", "") == header
                left -= inside
                inside = inside and left == 0
                if inside and not key:
                    return line_number
            elif inside and re.match(rf"""\s*["']?{re.escape(key)}["']?\s*=""", line):
                return line_number
        return 0


def hint(name: str, names: Iterable[str], otherwise: str) -> str:
    """The name that somebody may have meant, as the end of a message; `otherwise` where none is near."""
    close = get_close_matches(name, names, n=1)
    return f"did you mean '{close[0]}'?" if close else otherwise


def problem(setting: Setting, key: str, value: Any) -> str:
    """What is wrong with a value; empty when nothing is."""
    name = f"'{key}'"
    example = f"such as {setting.example}"
    if setting.kind == "number":
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return f"{name} takes a number, {example}"
        return ""
    if setting.kind == "count":
        whole = isinstance(value, int) and not isinstance(value, bool) and value >= 0
        return "" if whole else f"{name} takes a whole number, {example}"
    if setting.kind == "list":
        if not isinstance(value, list) or not value or any(item not in setting.choices for item in value):
            return f"{name} takes a list of {' and '.join(setting.choices)}, {example}"
        return ""
    if setting.kind == "switch":
        return "" if isinstance(value, bool) else f"{name} is true or false, without quotes"
    if setting.kind == "files" and isinstance(value, str):
        return "" if value.strip() else f"{name} is empty; name a file, {example}"
    if setting.kind in ("texts", "files"):
        if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
            return f"{name} takes a list of texts in quotes, {example}"
        return ""
    if not isinstance(value, str):
        return f"{name} takes text in quotes, {example}"
    return _problem_of_text(setting, name, value)


def _problem_of_text(setting: Setting, name: str, value: str) -> str:
    if (setting.needed or setting.kind == "rule") and not value.strip():
        return f"{name} is empty; write text in quotes, such as {setting.example}"
    if setting.kind == "language" and not LANGUAGE.fullmatch(value):
        return f"{name} takes a language tag, such as {setting.example}; '{value}' is none"
    if setting.kind == "web" and not WEB.fullmatch(value):
        return f"{name} takes a web address, such as {setting.example}; '{value}' is none"
    if setting.kind == "colour" and not HEX.fullmatch(value):
        return f"{name} takes a colour as # and six figures, such as {setting.example}; '{value}' is none"
    if setting.choices and value not in setting.choices:
        return f"{name} cannot be '{value}'; {hint(value, setting.choices, _one_of(setting.choices))}"
    return ""


def _one_of(choices: Sequence[str]) -> str:
    return f"choose {' or '.join(choices)}"
