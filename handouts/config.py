"""The settings of a clinic: handouts.toml or [tool.handouts], found, parsed and checked.

Every setting is one row of `settings()`, from which the starter file of `handouts init`, the messages about
mistakes and what `handouts explain` says of settings are made.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from handouts.errors import ConfigError
from handouts.findings import Severity
from handouts.formats import ENGINES
from handouts.profiles import FIGURES, SIDES, Profile, faults, inherited, paper_names, profile, profile_names
from handouts.records import dataclass
from handouts.resources import toml
from handouts.settings import CheckSettings, PlainSettings, SilenceSetting
from handouts.themes import Theme, theme_names
from handouts.themes import faults as colour_faults
from handouts.themes import own as own_theme
from handouts.toml_reader import LANGUAGE, Reader, Reading, Setting

FILE = "handouts.toml"

MANY = ("silence",)
"""Tables that may be there several times."""

NAMED = {"profiles": "mine"}
"""Tables of tables, whose names are the user's, and a name to show."""


@dataclass(frozen=True, slots=True)
class Clinic:
    """Whom a patient calls. Empty fields are left out of the handouts.

    Attributes:
        logo: A picture at the head of every handout: a path below the folder of the settings file.
        logo_alt: What the logo says, for those who do not see it; empty for the name.
    """

    name: str = ""
    phone: str = ""
    email: str = ""
    url: str = ""
    address: str = ""
    hours: str = ""
    logo: str = ""
    logo_alt: str = ""

    def __bool__(self) -> bool:
        return bool(self.phone or self.email or self.url or self.address)


@dataclass(frozen=True, slots=True)
class Output:
    """What `handouts build` writes, and where.

    Attributes:
        folder: The output folder; a relative one is relative to the configuration file.
        to: Formats: "html", "pdf", "fragment".
        only: "" for all handouts, else "whole" or "sections".
        profile: Print profile.
        page: Paper size.
        standard: PDF/UA part: "ua-1" or "ua-2".
        theme: Colours and spacing.
        sides: "single", or "double" for paper printed on both sides.
        archive: Whether PDFs are PDF/A-2a too.
        fillable: Whether PDFs have fields to type in and boxes to click.
        contents_pages: From how many pages on a PDF has a list of its contents; 0 for never, None for the
            figure that is shipped.
        engine: What lays out PDFs (`handouts.formats.ENGINES`); empty for the one that each text needs.
        fallback_fonts: Fonts of this computer, by name or file, for characters that the shipped ones lack.
        url: Where `folder` is on the web; empty where it is not.
        simplify: Make the words plainer first, unless a clinician has signed the article off.
        heading_level: Of the title in a fragment, 1 to 6.
    """

    folder: Path = Path("handouts-out")
    to: tuple[str, ...] = ("html", "pdf")
    only: str = ""
    profile: str = "large"
    page: str = "letter"
    standard: str = "ua-1"
    theme: str = "plain"
    sides: str = "single"
    archive: bool = False
    fillable: bool = False
    contents_pages: int | None = None
    engine: str = ""
    fallback_fonts: tuple[str, ...] = ()
    url: str = ""
    simplify: bool = True
    heading_level: int = 2


@dataclass(frozen=True, slots=True)
class Html:
    """How web pages are made.

    Attributes:
        templates: A folder with templates of the clinic's own; None for those that are shipped.
        fonts: Whether the typeface of the prints is inside each page.
        script: Whether each page has buttons for the size of the text and to have it read aloud.
    """

    templates: Path | None = None
    fonts: bool = False
    script: bool = False


@dataclass(frozen=True, slots=True)
class Config:
    """Everything a configuration file can say.

    Attributes:
        path: The file it was read from, or None for the defaults.
        language: BCP 47 tag for sources that do not say their language.
        profiles: Print profiles of the clinic's own, by name.
        theme: The clinic's own colours, which stand for the theme "plain"; None for those that are shipped.
        exclude: Patterns of files and folders that are left out when a folder is searched, from the folder of
            the file down.
    """

    path: Path | None = None
    language: str = "en"
    exclude: tuple[str, ...] = ()
    clinic: Clinic = Clinic()
    output: Output = Output()
    html: Html = Html()
    checks: CheckSettings = field(default_factory=CheckSettings)
    plain: PlainSettings = field(default_factory=PlainSettings)
    profiles: Mapping[str, Profile] = field(default_factory=dict)
    theme: Theme | None = None


def settings() -> tuple[Setting, ...]:
    """Every setting there is, in the order of the starter file."""
    return (
        Setting("", "language", "language", '"en-US"', "Language of articles that do not say theirs."),
        Setting(
            "",
            "exclude",
            "texts",
            '["README.md", "drafts/**"]',
            "Files and folders that are left out when a folder is searched.",
        ),
        Setting("clinic", "name", "text", '"Your clinic"', "Printed at the end of every handout."),
        Setting("clinic", "phone", "text", '"555-010-0000"', "The number that patients call."),
        Setting("clinic", "email", "text", '"clinic@example.org"', "Where patients can write."),
        Setting("clinic", "url", "text", '"https://example.org"', "The clinic's web site."),
        Setting("clinic", "address", "text", '"1 First Street, Anytown"', "Where the clinic is."),
        Setting("clinic", "hours", "text", '"Monday to Friday, 9 a.m. to 5 p.m."', "When it is open."),
        Setting(
            "clinic",
            "logo",
            "text",
            '"logo.png"',
            "A picture at the head of every handout: PNG or JPEG, in this file's folder or below.",
        ),
        Setting("clinic", "logo_alt", "text", '"Your clinic"', "What the logo says; the name, if left out."),
        Setting("output", "folder", "text", '"handouts-out"', "Where handouts are written."),
        Setting("output", "to", "list", '["html", "pdf"]', "What is written.", ("html", "pdf", "fragment")),
        Setting(
            "output",
            "only",
            "text",
            '"whole"',
            "Write only the whole handout, or only one a section.",
            ("whole", "sections"),
        ),
        Setting(
            "output",
            "profile",
            "text",
            '"large"',
            f"How large the print is: {', '.join(profile_names())}, or one of your own (see profiles).",
        ),
        Setting("output", "page", "text", '"letter"', "Paper size.", paper_names()),
        Setting(
            "output",
            "standard",
            "text",
            '"ua-1"',
            "The PDF standard: ua-1 is what screen readers know best today.",
            ("ua-1", "ua-2"),
        ),
        Setting("output", "theme", "text", '"cream"', "Colours and spacing.", theme_names()),
        Setting("output", "sides", "text", '"double"', "What paper is printed on.", SIDES),
        Setting(
            "output",
            "archive",
            "switch",
            "false",
            "PDFs for an archive: PDF/A-2a as well as PDF/UA-1.",
        ),
        Setting(
            "output",
            "fillable",
            "switch",
            "true",
            "Fields to type in and boxes to click in PDFs, in place of lines for a pen.",
        ),
        Setting(
            "output",
            "contents_pages",
            "count",
            "8",
            "From how many pages on a PDF has a list of its contents; 0 for never.",
        ),
        Setting(
            "output",
            "fallback_fonts",
            "texts",
            '["DejaVu Sans"]',
            "Fonts of this computer, or .ttf files, for characters in PDFs that those of handouts lack.",
        ),
        Setting(
            "output",
            "url",
            "web",
            '"https://example.org/handouts"',
            "Where the output folder is on the web; handouts then give their address, and a code to scan.",
        ),
        Setting(
            "output",
            "simplify",
            "switch",
            "false",
            "Whether the words are made plainer first; false leaves them as they are written.",
        ),
        Setting(
            "output",
            "heading_level",
            "number",
            "2",
            "The level of the title in a fragment, 1 to 6.",
        ),
        Setting(
            "pdf",
            "engine",
            "text",
            '"weasyprint"',
            "What lays out PDFs. If left out, WeasyPrint where letters join or run from right to left.",
            ENGINES,
        ),
        Setting(
            "html",
            "templates",
            "text",
            '"templates"',
            "A folder with templates of your own for web pages.",
        ),
        Setting(
            "html",
            "fonts",
            "switch",
            "true",
            "The typeface of the prints inside each web page, which makes it 60 KB larger.",
        ),
        Setting(
            "html",
            "script",
            "switch",
            "true",
            "Buttons for the size of the text, and to have it read aloud: a small script in each web page.",
        ),
        Setting("theme", "accent", "colour", '"#7a0019"', "Your colour for rules, bars and labels."),
        Setting("theme", "paper", "colour", '"#fffaf0"', "The ground of pages."),
        Setting("theme", "ink", "colour", '"#1a1a1a"', "The text."),
        Setting("theme", "link", "colour", '"#00438a"', "Links on web pages."),
        Setting("theme", "visited", "colour", '"#5b1a78"', "Links that a reader has followed."),
        Setting(
            "profiles",
            "inherits",
            "text",
            '"large"',
            "A print profile of your own, named by you, is one of ours with some figures changed.",
            profile_names(),
            needed=True,
        ),
        Setting("profiles", "description", "text", '"For our waiting room"', "Whom it is for."),
        Setting("profiles", "body", "number", "20", "Size of the text, in points."),
        Setting("profiles", "h1", "number", "32", "Size of the title, in points."),
        Setting("profiles", "h2", "number", "26", "Size of the headings."),
        Setting("profiles", "h3", "number", "22", "Size of the headings below those."),
        Setting("profiles", "leading", "number", "1.4", "From line to line, in multiples of the size."),
        Setting("profiles", "paragraph_gap", "number", "1.5", "Between paragraphs, in lines of text."),
        Setting("profiles", "side_margin", "number", "80", "Left and right of the text, in points."),
        Setting("profiles", "top_margin", "number", "72", "Above the text, in points."),
        Setting("profiles", "bottom_margin", "number", "96", "Below the text, with the page number in it."),
        Setting(
            "readability",
            "metric",
            "text",
            '"flesch_kincaid_grade"',
            "The score that decides, by its name in textstat.",
        ),
        Setting("readability", "target", "number", "6", "Up to this grade the text is good."),
        Setting("readability", "limit", "number", "8", "Above this grade nothing is written."),
        Setting(
            "plain",
            "protect",
            "texts",
            '["hypertension clinic"]',
            "Words that are never replaced by plainer ones.",
        ),
        Setting(
            "plain",
            "lexicon",
            "files",
            '"words.toml"',
            "Your own everyday words, in a file or several. They go before those of handouts.",
        ),
        Setting(
            "limits",
            "*",
            "number",
            "10",
            "A limit for any other score, by its name in textstat.",
            shown="smog_index",
        ),
        Setting(
            "severity",
            "*",
            "rule",
            '"info"',
            "How much it matters what a rule finds.",
            tuple(severity.value for severity in Severity),
            shown="hard-sentence",
        ),
        Setting(
            "ignore",
            "*",
            "rule",
            '"why"',
            "A rule that is passed over everywhere, and the reason.",
            shown="not-reviewed",
        ),
        Setting(
            "silence",
            "rule",
            "rule",
            '"hard-sentence"',
            "What one rule finds in some articles is passed over. Its name.",
            needed=True,
        ),
        Setting(
            "silence",
            "path",
            "text",
            '"leaflets/consent.docx"',
            "The article, or several: leaflets/*.md, law/**.",
            needed=True,
        ),
        Setting(
            "silence", "text", "text", '"the undersigned"', "Words that the finding quotes; any, if left out."
        ),
        Setting("silence", "reason", "text", '"the law\'s own words"', "Why it may stay.", needed=True),
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


def load(path: Path, rules: Collection[str] = ()) -> Config:
    """Read and check a configuration file.

    Args:
        path: `handouts.toml`, or a `pyproject.toml` whose `[tool.handouts]` is used.
        rules: The names of all rules, to find misspelt ones; with none, any name is taken here.

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
    return parse(table, path=path, text=text, prefix=prefix, rules=rules)


def parse(
    table: Mapping[str, Any],
    *,
    path: Path | None = None,
    text: str = "",
    prefix: str = "",
    rules: Collection[str] = (),
) -> Config:
    """Check a parsed configuration.

    Args:
        table: What the file says.
        path: The file, for messages and relative folders.
        text: The file's text, to find the lines of mistakes in.
        prefix: The table that holds the settings ("tool.handouts").
        rules: The names of all rules, or none.

    Raises:
        ConfigError: There are mistakes; all of them are listed.
    """
    reader = Reader(
        settings(), many=MANY, named=NAMED, path=_shown(path), text=text, prefix=prefix, rules=rules
    )
    reading = reader.read(table)
    checks = _checks(reading, reader)
    level = reading.values.get("output", {}).get("heading_level", 2)
    if not isinstance(level, int) or level not in range(1, 7):
        reader.mistake("output", "heading_level", f"'heading_level' is 1 to 6, not {level}")
    profiles = _profiles(reading, reader)
    colours = reading.values.get("theme", {})
    for key, problem in colour_faults(colours):
        reader.mistake("theme", key, problem)
    clinic = reading.values.get("clinic", {})
    if clinic.get("logo") and not (clinic.get("logo_alt") or clinic.get("name") or "").strip():
        reader.mistake("clinic", "logo", "A logo needs words for those who do not see it: name or logo_alt")
    if reading.mistakes:
        count = len(reading.mistakes)
        raise ConfigError(
            "\n".join(reading.mistakes),
            "Mend the line above." if count == 1 else f"Mend these {count} lines.",
        )
    plain = reading.values.get("plain", {})
    output = reading.values.get("output", {})
    html = reading.values.get("html", {})
    base = path.parent if path else Path()
    for values, key in ((output, "folder"), (html, "templates")):
        if key in values:
            values[key] = base / values[key]
    if "fallback_fonts" in output:
        output["fallback_fonts"] = tuple(
            str(base / name) if name.lower().endswith((".ttf", ".ttc")) else name
            for name in output["fallback_fonts"]
        )
    return Config(
        path=path,
        **reading.values[""],
        clinic=Clinic(**clinic),
        output=Output(**output, **reading.values.get("pdf", {})),
        html=Html(**html),
        checks=checks,
        profiles=profiles,
        theme=own_theme(colours) if colours else None,
        plain=PlainSettings(
            protected=frozenset(word.lower() for word in plain.get("protect", ())),
            lexicon=tuple(base / name for name in plain.get("lexicon", ())),
        ),
    )


def check_language(tag: str) -> None:
    """Insist on a language tag.

    Raises:
        ConfigError: It is none.
    """
    if not LANGUAGE.fullmatch(tag):
        raise ConfigError(f"'{tag}' is no language tag.", "Use one such as en, en-US or es.")


def explain(setting: Setting) -> str:
    """A setting, as a text for people."""
    choices = f"One of: {', '.join(setting.choices)}.\n" if setting.choices else ""
    header = _header(setting.table)
    lines = [header, setting.line] if setting.table else [setting.line]
    shown = "".join(f"  {line}\n" for line in lines)
    return (
        f"{setting.name}: {setting.help}\n{choices}\n"
        f"In handouts.toml, or below [tool.handouts] in pyproject.toml:\n{shown}"
    )


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
            lines += ["", f"# {_header(table)}" if table in MANY or table in NAMED else _header(table)]
        choices = f" One of: {', '.join(setting.choices)}." if setting.choices else ""
        lines += [f"# {setting.help}{choices}", f"# {setting.line}"]
    return "\n".join(lines) + "\n"


def _header(table: str) -> str:
    """The line that a table begins with."""
    if table in MANY:
        return f"[[{table}]]"
    return f"[{table}.{NAMED[table]}]" if table in NAMED else f"[{table}]"


def _profiles(reading: Reading, reader: Reader) -> dict[str, Profile]:
    """The clinic's own print profiles; puts down what is wrong with them, and with the one that is chosen."""
    made: dict[str, Profile] = {}
    shipped = profile_names()
    for name, values in reading.named.get("profiles", {}).items():
        table = f"profiles.{name}"
        if name in shipped:
            reader.mistake(table, "", f"There is a print profile '{name}' already; give yours another name")
        elif "inherits" in values:
            base = profile(values["inherits"])
            figures = {key: values[key] for key in FIGURES if key in values}
            made[name] = inherited(name, base, figures, values.get("description", ""))
            for key, problem in faults(made[name], base):
                reader.mistake(table, key if key in values else "", problem)
    chosen = reading.values.get("output", {}).get("profile", shipped[0])
    if chosen not in shipped and chosen not in reading.named.get("profiles", {}):
        close = get_close_matches(chosen, [*made, *shipped], n=1)
        hint = f"did you mean '{close[0]}'?" if close else f"choose one of {', '.join([*made, *shipped])}"
        reader.mistake("output", "profile", f"There is no print profile '{chosen}'; {hint}")
    return made


def _checks(reading: Reading, reader: Reader) -> CheckSettings:
    values = reading.values
    readability = values.get("readability", {})
    limits = dict(values.get("limits", {}))
    known = _metrics()
    named = [("readability", "metric", readability["metric"])] if "metric" in readability else []
    for table, key, name in (*named, *(("limits", name, name) for name in limits)):
        if name not in known:
            close = get_close_matches(name, known, n=1, cutoff=0.5)
            hint = f"; did you mean '{close[0]}'?" if close else ""
            reader.mistake(table, key, f"textstat has no score '{name}'{hint}")
    silences = reading.many.get("silence", []) if not reading.mistakes else []
    return CheckSettings(
        metric=readability.get("metric", ""),
        target=readability.get("target"),
        limit=readability.get("limit"),
        limits=limits,
        ignore=dict(values.get("ignore", {})),
        severity={rule: Severity(name) for rule, name in values.get("severity", {}).items()},
        silences=tuple(SilenceSetting(**silence, place=place) for place, silence in silences),
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
