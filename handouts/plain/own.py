"""A clinic's own lexicon: TOML in the format of ours, and every mistake in it found at once.

Ours is vetted by tests. What a clinic writes is vetted here, so that no entry is passed over without a word:
a misspelt key, a limit that nothing can meet, or two entries that would swap a word to and fro.
"""

from __future__ import annotations

import dataclasses
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from handouts.errors import ConfigError
from handouts.lexicon import Entry
from handouts.plain import inflect
from handouts.plain.context import KINDS, LONG_KINDS
from handouts.toml_reader import Setting, hint, problem

_POS = ("noun", "verb", "adjective", "adverb", "preposition", "conjunction", "phrase")
_LIMITS = {
    "not_before": "It does not count where one of these words follows.",
    "not_after": "It does not count where one of these words stands in front.",
    "only_before": "It only counts where one of these words follows.",
    "only_with": "It only counts where one of these words stands in the same sentence.",
    "not_with": "It does not count where one of these words stands in the same sentence.",
}

KEYS = (
    Setting(
        "", "pos", "text", '"noun"', "Part of speech. A phrase is put in as it is written.", _POS, needed=True
    ),
    Setting(
        "",
        "strength",
        "text",
        '"apply"',
        "apply: put it in place. suggest: a person decides. flag: leave the word, and explain it.",
        ("apply", "suggest", "flag"),
        needed=True,
    ),
    Setting("", "plain", "texts", '["unit"]', "Your everyday words, the best first, in the base form."),
    Setting("", "definition", "text", '"Where sick people stay."', "What the word means, in plain words."),
    Setting(
        "",
        "forms",
        "texts",
        '["wards"]',
        "Other spellings. Left out, they are the plural of a noun and all forms of a verb.",
    ),
    Setting(
        "", "related", "texts", '["ward-based"]', "Words of the same family: reported, never replaced."
    ),
    Setting(
        "",
        "kind",
        "text",
        '"formal"',
        "clinical: it may stay where it is explained. formal: there is always an everyday word. "
        "Left out, what has a definition is clinical.",
        ("clinical", "formal"),
    ),
    Setting("", "familiar", "switch", "true", "Most readers know it: it is swapped, and it is no jargon."),
    *(Setting("", name, "texts", '["round"]', said) for name, said in _LIMITS.items()),
)  # fmt: skip
"""What an entry can say. `senses` are tables of the same keys, and of those in `SENSE_KEYS`."""

SENSE_KEYS = (
    Setting("", "only_after", "texts", '["hospital"]', "It only counts right behind one of these words."),
    Setting("", "only_as", "texts", '["wards"]', "Only these spellings count."),
    Setting("", "object", "switch", "true", "Of a verb: true if it has an object, false if it has none."),
)  # fmt: skip
"""What only a sense can say; a meaning has the first of them."""

_ENTRY = {key.key: key for key in KEYS}
_SENSE = {key.key: key for key in (*KEYS, *SENSE_KEYS) if key.key not in ("definition", "forms", "related")}
_MEANING = {key.key: key for key in (*KEYS, *SENSE_KEYS) if key.key in ("definition", "only_after", *_LIMITS)}
_TABLES = ("senses", "meanings")
_LISTS = ("only_", "not_")
_TERM = re.compile(r"[^\W_]+(?:[ '&/-]+[^\W_]+)*")


def read(files: Iterable[tuple[str, str]]) -> tuple[Entry, ...]:
    """The entries of a clinic's lexicon.

    Args:
        files: The name of each file, for messages, and its text.

    Raises:
        ConfigError: There are mistakes; all of them are listed, each with its line, its entry and what to do.
    """
    mistakes: list[str] = []
    entries: dict[str, Entry] = {}
    for path, text in files:
        try:
            table = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            mistakes.append(
                f"{path}: The lexicon is not valid TOML: {error}. An entry starts with its word in quotes "
                f'and brackets, ["ward"], on a line of its own; texts are in quotes, too.'
            )
            continue
        for written, row in table.items():
            reading = _Reading(f"{path}:{_line(text, written)}", written, row)
            entry = reading.entry()
            if entry is not None and entry.term in entries:
                reading.mistake(f"it has an entry at {entries[entry.term].source}, too; keep one of them")
            elif entry is not None:
                entries[entry.term] = entry
            mistakes += reading.mistakes
    mistakes += _clashes(tuple(entries.values()))
    if mistakes:
        count = len(mistakes)
        raise ConfigError(
            "\n".join(mistakes), "Mend the entry above." if count == 1 else f"Mend these {count} entries."
        )
    return tuple(entries.values())


def forms_of(words: str, pos: str) -> frozenset[str]:
    """Every form of words that are used as this part of speech."""
    if pos == "noun":
        return frozenset(inflect.noun(words).values())
    return frozenset(inflect.verb(words).values()) if pos == "verb" else frozenset((words,))


def explain() -> str:
    """The format of a clinic's lexicon, as a text for people."""
    lines = [
        "An entry is the word in quotes and brackets, and lines below it:",
        "",
        *(f"  {line}" for line in ('["ward"]', 'pos = "noun"', 'strength = "apply"', 'plain = ["unit"]')),
        "",
        "What an entry can say:",
        *(f"  {key.line}\n    {_said(key)}" for key in KEYS),
        "  senses = [{ plain = [\"guard\"], only_before = [\"off\"] }]",
        "    The word read in narrower ways, each with a limit of its own; the first that fits is taken.",
        "  meanings = [{ definition = \"A guard.\", only_with = [\"guards\"] }]",
        "    What a word of several meanings means, each with a limit; the first that fits is given.",
        "    Where none does, the definition of the entry, with all of them, is in the words to know alone.",
        "",
        "What a sense can say, too:",
        *(f"  {key.line}\n    {_said(key)}" for key in SENSE_KEYS),
        f"    In the limits of a sense these stand for kinds of words: {', '.join(kinds())}",
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def kinds() -> tuple[str, ...]:
    """The kinds of words that the limits of a sense can name."""
    return (*KINDS, *LONG_KINDS)


def _said(key: Setting) -> str:
    needed = " Every entry needs it." if key.needed else ""
    choices = f" One of: {', '.join(key.choices)}." if key.choices and key.key == "pos" else ""
    return f"{key.help}{choices}{needed}"


def _line(text: str, written: str) -> int:
    """The line that an entry starts on; 1 where it is not found."""
    name = re.escape(written)
    header = re.compile(
        rf"""^\s*\[{{1,2}}\s*["']?{name}["']?\s*[\].]|^\s*["']?{name}["']?\s*=""", re.MULTILINE
    )
    found = header.search(text)
    return text.count("\n", 0, found.start() + len(found[0]) - len(found[0].lstrip())) + 1 if found else 1


def _clashes(entries: Sequence[Entry]) -> Iterator[str]:
    """Spellings that two entries have, and words that one entry puts in and another takes out."""
    owners: dict[str, Entry] = {}
    for entry in entries:
        for spelling in (entry.term, *entry.forms, *entry.related):
            other = owners.setdefault(spelling, entry)
            if other is not entry:
                yield (
                    f'{entry.source}: "{entry.term}": \'{spelling}\' belongs to "{other.term}" '
                    f"({other.source}), too; take it out of one of them."
                )
    for entry in entries:
        for words in (*entry.plain, *(one for sense in entry.senses for one in sense.plain)):
            for spelling, other in owners.items():
                if f" {spelling} " in f" {words.lower()} " and (other is entry or other.strength == "apply"):
                    which = "this very entry" if other is entry else f'"{other.term}" ({other.source})'
                    yield (
                        f"{entry.source}: \"{entry.term}\": '{words}' has a word in it that {which} "
                        "replaces; say it in other words."
                    )
                    break


class _Reading:
    """One entry as it is written, and what is wrong with it."""

    def __init__(self, place: str, written: str, row: Any) -> None:
        self.place = place
        self.written = written
        self.row = row
        self.mistakes: list[str] = []

    def mistake(self, message: str) -> None:
        """Put a mistake down."""
        stop = "" if message.endswith("?") else "."
        self.mistakes.append(f'{self.place}: "{self.written}": {message}{stop}')

    def entry(self) -> Entry | None:
        """The entry; None where there is anything wrong with it."""
        written = " ".join(self.written.replace("’", "'").replace("‑", "-").split())
        term = written.lower()
        if not _TERM.fullmatch(term):
            self.mistake(
                "a word has letters, figures, spaces and the signs - ' & / only, and starts with a letter"
            )
        if not isinstance(self.row, Mapping):
            self.mistake(
                f'an entry is a table: write ["{self.written}"] on a line of its own, '
                'and below it plain = ["unit"]'
            )
            return None
        values = self._values(self.row, _ENTRY, "")
        for key in KEYS:
            if key.needed and key.key not in self.row:
                choices = f", one of {', '.join(key.choices)}" if key.choices else ""
                self.mistake(f"'{key.key}' is missing here: {key.line}{choices}")
        senses = self._senses()
        meanings = self._meanings()
        if self.mistakes:
            return None
        pos = values["pos"]
        forms = values.pop("forms", None)
        definition = values.pop("definition", "").strip()
        made = Entry(
            term=term,
            forms=_lower(forms) if forms is not None else tuple(sorted(forms_of(term, pos) - {term})),
            kind=values.pop("kind", "clinical" if definition else "formal"),
            definition=definition if definition[-1:] in ("", ".") else f"{definition}.",
            related=_lower(values.pop("related", ())),
            source=self.place,
            written=written if written != term else "",
            **values,
        )
        made = dataclasses.replace(
            made,
            senses=tuple(dataclasses.replace(made, **sense) for sense in senses),
            meanings=tuple(dataclasses.replace(made, **meaning) for meaning in meanings),
        )
        self._whole(made)
        return None if self.mistakes else made

    def _values(self, row: Mapping[str, Any], keys: Mapping[str, Setting], where: str) -> dict[str, Any]:
        """What a table says, as far as it is right."""
        values: dict[str, Any] = {}
        for key, value in row.items():
            if key in _TABLES and not where:
                continue
            if key not in keys:
                if isinstance(value, Mapping):
                    self.mistake(f'a point parts tables: write ["{self.written}.{key}"] in quotes as a whole')
                else:
                    near = hint(key, [*keys, *(() if where else _TABLES)], f"there are {', '.join(keys)}")
                    self.mistake(f"there is no key '{key}'{where}; {near}")
                continue
            wrong = problem(keys[key], key, value)
            if wrong:
                self.mistake(f"{wrong}{where}")
            elif key.startswith(_LISTS):
                values[key] = frozenset(_lower(value))
                self._kinds(key, values[key], where)
            else:
                values[key] = tuple(value) if isinstance(value, list) else value
        return values

    def _kinds(self, key: str, words: Iterable[str], where: str) -> None:
        for word in sorted(word for word in words if "<" in word):
            if not where:
                self.mistake(f"'{word}' is a kind of word, which only senses know; put '{key}' in senses")
            elif word not in kinds():
                near = hint(word, kinds(), f"there are {', '.join(kinds())}")
                self.mistake(f"there is no kind of word '{word}'{where}; {near}")

    def _senses(self) -> list[dict[str, Any]]:
        given = self.row.get("senses", [])
        if not isinstance(given, list) or not all(isinstance(sense, Mapping) for sense in given):
            self.mistake(
                '\'senses\' takes tables in a list, such as [{ plain = ["guard"], only_before = ["off"] }]'
            )
            return []
        senses = []
        for number, sense in enumerate(given, 1):
            where = f" in sense {number}"
            values = self._values(sense, _SENSE, where)
            if not any(key.startswith(_LISTS) or key in ("object", "pos") for key in sense):
                self.mistake(
                    f'nothing says when to take it{where}; give a limit, such as only_before = ["off"]'
                )
            senses.append(values)
        return senses

    def _meanings(self) -> list[dict[str, Any]]:
        given = self.row.get("meanings", [])
        if not isinstance(given, list) or not all(isinstance(meaning, Mapping) for meaning in given):
            self.mistake(
                "'meanings' takes tables in a list, such as "
                '[{ definition = "A guard.", only_with = ["guards"] }]'
            )
            return []
        meanings = []
        for number, meaning in enumerate(given, 1):
            where = f" in meaning {number}"
            values = self._values(meaning, _MEANING, where)
            for key in values:
                if key.startswith(_LISTS) and any("<" in word for word in values[key]):
                    self.mistake(f"'{key}' takes words alone{where}; no kinds of words")
            if not str(values.get("definition", "")).strip():
                self.mistake(f"'definition' is missing{where}: definition = \"A guard.\"")
            elif not any(key.startswith(_LISTS) for key in meaning):
                self.mistake(
                    f'nothing says when to take it{where}; give a limit, such as only_with = ["guards"]'
                )
            else:
                values["definition"] = f"{values['definition'].strip().removesuffix('.')}."
            meanings.append(values)
        if meanings and not str(self.row.get("definition", "")).strip():
            self.mistake("'meanings' need a 'definition' with all that the word can mean")
        return meanings

    def _whole(self, entry: Entry) -> None:
        """Note what is wrong with an entry whose parts are right."""
        if entry.strength != "flag" and not entry.plain:
            self.mistake(f"'{entry.strength}' needs the everyday words: plain = [\"unit\"]")
        elif not (entry.plain or entry.definition or entry.familiar):
            self.mistake(
                'it says nothing of the word: definition = "What it means.", '
                "or familiar = true where patients know it"
            )
        if entry.kind == "clinical" and not entry.definition:
            self.mistake("'clinical' needs what the word means: definition = \"What it means.\"")
        if entry.pos != "phrase" and re.search(r"[&/\d]", entry.term):
            self.mistake('a word with figures, & or / in it is put in as it is written: pos = "phrase"')
        if entry.definition and re.search("[&/]", entry.term):
            self.mistake("a word with & or / in it is not looked up for its definition; take that out")
        for number, sense in enumerate(entry.senses, 1):
            strange = sorted(sense.only_as - {entry.term, *entry.forms})
            if strange:
                known = ", ".join((entry.term, *entry.forms))
                self.mistake(f"'{strange[0]}' is no spelling of it in sense {number}; there are {known}")
            if sense.object is not None and sense.pos != "verb":
                self.mistake(f"only a verb has an object in sense {number}; take 'object' out")


def _lower(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(" ".join(word.replace("’", "'").lower().split()) for word in words)
