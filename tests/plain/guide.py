"""The parts of docs/plain-language.md that are made: of the rewrites, the guard's cases, the lexicon's keys.

`python -m tests.plain.guide` writes them into the page; a test finds a page that is not up to date.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from handouts.plain import ABOUT_WORDS, own, rewrites
from handouts.plain.notes import TAKEN_OUT
from tests.plain.test_guard import HOSTILE

PAGE = Path(__file__).parents[2] / "docs" / "plain-language.md"

SHOWN = (
    *(
        "Doses and other figures",
        "Units",
        "Ranges",
        "Limits",
        "Denials",
        "Drug names",
        "May, must, can, will",
    ),
    *("Conditions", "Sides, times and other opposites", "Who", "Pronouns", "And, or, both, all"),
    *("What causes what", "Steps", "Urgent words", "Left outside by a split"),
)
"""Groups of hostile rewrites, of each of which the first that has its reason is shown."""

_BLOCK = re.compile(r"(<!-- made: (\w+) -->\n).*?(<!-- /made -->)", re.DOTALL)


def filled(text: str) -> str:
    """The page with its made parts as they have to be."""
    made = {"rewrites": _rewrites, "guard": _guard, "keys": _keys, "wording": _wording}
    return _BLOCK.sub(lambda found: f"{found[1]}{made[found[2]]()}{found[3]}", text)


def _rewrites() -> str:
    parts = []
    for note in rewrites():
        old, new = (note.changes or note.suggests)[0]
        label = "In plainer words" if note.changes else "Only suggested"
        parts.append(
            f"\n### `{note.name}`\n\n{note.title} {' '.join(note.why.split())}\n\n"
            f"- As it is written: {old}\n- {label}: {new or TAKEN_OUT}\n- Left alone: {note.leaves[0]}\n"
        )
    return "".join(parts) + "\n"


def _guard() -> str:
    rows = ["\n| What stays | As it is written | Refused | Why |\n|---|---|---|---|\n"]
    for heading in SHOWN:
        case = next(one for one in HOSTILE if one.heading == heading and one.reason)
        texts = (one.replace("\n", " ") for one in (case.original, case.new, case.violations()[0]))
        rows.append(f"| {heading} | {' | '.join(text.replace('|', chr(92) + '|') for text in texts)} |\n")
    return "".join(rows) + "\n"


def _keys() -> str:
    rows = ["\n| Key | What it says | For example |\n|---|---|---|\n"]
    for key in own.KEYS:
        needed = " Every entry needs it." if key.needed else ""
        choices = f" One of: {', '.join(key.choices)}." if key.key == "pos" else ""
        rows.append(f"| `{key.key}` | {key.help}{choices}{needed} | `{key.line}` |\n")
    rows.append(
        "\nAn entry may have `senses`: the word read in narrower ways, each a table of these keys with a "
        "limit of its own. The first that fits is taken, and the entry itself where none does. A sense whose "
        "`plain` is empty leaves the word. A sense can say, too:\n\n"
        "| Key | What it says | For example |\n|---|---|---|\n"
    )
    rows += [f"| `{key.key}` | {key.help} | `{key.line}` |\n" for key in own.SENSE_KEYS]
    rows.append(
        "\nAn entry may have `meanings`: what a word of several meanings means, each a table of a "
        "`definition` and limits, `only_after` among them. The first that fits is given where the word "
        "stands. If none does, another place of the word tells, or the other words of the article. Where "
        "nothing tells, the `definition` of the entry, with all that it can mean, is in the words to know "
        "alone.\n"
    )
    kinds = ", ".join(f"`{kind}`" for kind in own.kinds())
    rows.append(f"\nIn the limits of a sense these stand for kinds of words: {kinds}.\n\n")
    return "".join(rows)


def _wording() -> str:
    return f"  {', '.join(f'`{name}`' for name in sorted(ABOUT_WORDS))}.\n"


if __name__ == "__main__":
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    sys.stdout.write(f"{PAGE}: written.\n")
