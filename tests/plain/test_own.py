"""A clinic's own lexicon: its words go before ours, and every mistake in it is told with what to do."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import handouts
from handouts import checks
from handouts.cli import _watching, run
from handouts.config import Config, load
from handouts.errors import ConfigError
from handouts.formats import reader_for
from handouts.lexicon import Entry, Lexicon, OwnWords, lexicon
from handouts.model import texts
from handouts.pipeline import read_bytes, simplify
from handouts.pipeline.own_words import own_words
from handouts.plain import own

Capture = pytest.CaptureFixture[str]

WORDS = """\
# Words of our clinic.
["ward"]
pos = "noun"
strength = "apply"
plain = ["unit"]

["A&E"]
pos = "phrase"
strength = "apply"
plain = ["the emergency department"]

["Hypertension"]
pos = "noun"
strength = "apply"
plain = ["raised blood pressure"]

["mobilise"]
pos = "verb"
strength = "apply"
plain = ["move about"]

["utilize"]
pos = "verb"
strength = "suggest"
plain = ["use"]

["Crohn’s disease"]
pos = "noun"
strength = "flag"
definition = "A long-term illness in which the gut is sore and swollen"

["discharge"]
pos = "noun"
strength = "suggest"
plain = ["going home"]
senses = [
    { strength = "apply", plain = ["going-home"], only_before = ["letter", "letters"] },
    { plain = [], only_after = ["vaginal"] },
]
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("words.toml").write_text(WORDS, encoding="utf-8")
    Path("handouts.toml").write_text('[plain]\nlexicon = "words.toml"\n', encoding="utf-8")


def settings() -> Config:
    return load(Path("handouts.toml"), checks.RULES)


def plainer(text: str, config: Config | None = None) -> str:
    document = read_bytes(f"# A\n\n{text}\n".encode(), "a.md", reader_for("a.md", ".md"))
    return " ".join(texts(simplify(document, config or settings())[0])).removeprefix("A ")


def entries(text: str) -> tuple[Entry, ...]:
    return own.read([("words.toml", text)])


def mistakes(text: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        entries(text)
    return caught.value.message.splitlines()


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("The ward is on the left. Both wards are quiet.", "The unit is on the left. Both units are quiet."),
        ("Go to A&E at once.", "Go to the emergency department at once."),
        ("You have hypertension.", "You have raised blood pressure."),  # ours says "high blood pressure"
        ("Mobilising early helps.", "Moving about early helps."),
        ("You may utilize the rail.", "You may utilize the rail."),  # ours would apply it
        ("Keep your discharge letter.", "Keep your going-home letter."),
        ("Tell us about vaginal discharge.", "Tell us about vaginal discharge."),
        ("The Ward family gave the money.", "The Ward family gave the money."),
        ("Rest prior to surgery.", "Rest before surgery."),  # ours are there as before
    ],
)
def test_a_clinics_words_go_before_ours(text: str, new: str) -> None:
    assert plainer(text) == new


def test_what_a_clinic_says_is_not_made_plainer_again() -> None:
    Path("words.toml").write_text(
        '["doctor"]\npos = "noun"\nstrength = "apply"\nplain = ["attending physician"]\n'
    )
    assert plainer("The doctors are here.") == "The attending physicians are here."
    assert plainer("The attending physicians are here.") == "The attending physicians are here."


def test_protected_words_go_before_a_clinics_own() -> None:
    Path("handouts.toml").write_text(
        '[plain]\nlexicon = "words.toml"\nprotect = ["ward clerk", "Crohn’s clinic", "_"]\n'
    )
    assert plainer("The ward clerk is on the ward.") == "The ward clerk is on the unit."


def test_the_guard_has_the_last_word() -> None:
    Path("words.toml").write_text(
        '["rarely"]\npos = "adverb"\nstrength = "apply"\nplain = ["often"]\n'
        '["ten"]\npos = "phrase"\nstrength = "apply"\nplain = ["twelve"]\n'
    )
    document = read_bytes(b"# A\n\nIt rarely hurts.\n", "a.md", reader_for("a.md", ".md"))
    made, changes = simplify(document, settings())
    assert "It rarely hurts." in list(texts(made))
    assert [(one.original, one.strength) for one in changes] == [("rarely", "suggested")]
    assert "twelve" not in plainer("Wait ten minutes.")


def test_a_clinics_words_are_explained_and_reported_like_ours() -> None:
    document = read_bytes(
        "# A\n\nCrohn’s disease can flare. We see you on the ward.\n".encode(),
        "a.md",
        reader_for("a.md", ".md"),
    )
    made, changes = simplify(document, settings())
    (term,) = made.meta.terms
    assert term.term == "Crohn's disease"
    assert term.definition == "A long-term illness in which the gut is sore and swollen."
    (ward,) = (change for change in changes if change.original == "ward")
    assert ward.reason == "Your own lexicon says 'unit' for 'ward' (words.toml:2)."
    found = {finding.excerpt for finding in handouts.check(document, settings()).findings}
    assert {"Crohn’s disease", "ward"} <= found
    assert not {"Crohn’s disease", "ward"} & {one.excerpt for one in handouts.check(document).findings}


def test_another_language_has_none_of_it() -> None:
    document = read_bytes(b"---\nlang: es\n---\n\n# A\n\nEl ward.\n", "a.md", reader_for("a.md", ".md"))
    assert simplify(document, settings()) == (document, ())
    assert len(lexicon("es", own=own_words(settings()))) == 0


def test_several_files_are_one_lexicon_and_stand_beside_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("below").mkdir()
    Path("more.toml").write_text('["bay"]\npos = "noun"\nstrength = "apply"\nplain = ["room"]\n')
    Path("handouts.toml").write_text('[plain]\nlexicon = ["words.toml", "more.toml"]\n')
    Path("below/a.md").write_text("# A\n\nThe bay is on the ward.\n")
    monkeypatch.chdir("below")
    assert run(["draft", "a.md", "-o", "b.md"]) == 0
    assert "The room is on the unit." in Path("b.md").read_text(encoding="utf-8")


def test_it_is_read_once_and_again_when_it_has_changed() -> None:
    first = own_words(settings())
    assert own_words(settings()) is first
    Path("words.toml").write_text(WORDS.replace('"unit"', '"floor"'))
    os.utime("words.toml", ns=(1, 1))
    assert own_words(settings()) is not first
    assert plainer("The ward is here.") == "The floor is here."


def test_without_one_nothing_is_read_or_joined() -> None:
    assert own_words(Config()) is None
    assert lexicon("en") is lexicon("en", own=None)
    words = OwnWords(entries(WORDS))
    assert lexicon("en", own=words) is lexicon("en", own=words)


def test_ours_is_as_it_was() -> None:
    before = dict(lexicon("en").spellings)
    joined = lexicon("en", own=OwnWords(entries(WORDS)))
    assert lexicon("en").spellings == before
    assert (joined["hypertension"].plain, lexicon("en")["hypertension"].plain[0]) == (
        ("raised blood pressure",),
        "high blood pressure",
    )
    assert "hypertensions" in joined.spellings
    assert set(joined) == {*lexicon("en"), *(entry.term for entry in entries(WORDS))}
    assert len(joined) == len(set(joined))


def test_every_entry_of_ours_could_be_a_clinics() -> None:
    from handouts.resources import data

    text = data("lexicon/en.toml").read_text(encoding="utf-8")
    ours = Lexicon(text)
    made = [entry for part in text.split("\n\n[")[1:] for entry in entries(f"[{part}")]
    assert [entry.term for entry in made] == list(ours)
    for entry in made:
        same = ours[entry.term]
        assert (entry.plain, entry.kind, len(entry.senses)) == (same.plain, same.kind, len(same.senses))
        said = [meaning.definition for meaning in entry.meanings]
        assert said == [meaning.definition for meaning in same.meanings]


NO_POS = (
    "'pos' is missing here: pos = \"noun\", "
    "one of noun, verb, adjective, adverb, preposition, conjunction, phrase."
)
NO_STRENGTH = "'strength' is missing here: strength = \"apply\", one of apply, suggest, flag."
ENTRY = 'pos = "noun"\nstrength = "apply"\nplain = ["unit"]\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('["ward"]\n', [f'1: "ward": {NO_POS}', f'1: "ward": {NO_STRENGTH}']),
        (f'# A\n\n["ward"]\n{ENTRY}plian = ["x"]\n',
         ["3: \"ward\": there is no key 'plian'; did you mean 'plain'?"]),
        ('["ward"]\npos = "nuon"\nstrength = "apply"\nplain = "unit"\n',
         ["1: \"ward\": 'pos' cannot be 'nuon'; did you mean 'noun'?",
          "1: \"ward\": 'plain' takes a list of texts in quotes, such as [\"unit\"]."]),
        ('["ward"]\npos = "noun"\nstrength = "apply"\n',
         ["1: \"ward\": 'apply' needs the everyday words: plain = [\"unit\"]."]),
        ('["ward"]\npos = "noun"\nstrength = "flag"\n',
         ["1: \"ward\": it says nothing of the word: definition = \"What it means.\", or familiar = true "
          "where patients know it."]),
        (f'["ward"]\n{ENTRY}kind = "clinical"\n',
         ["1: \"ward\": 'clinical' needs what the word means: definition = \"What it means.\"."]),
        (f'["ward"]\n{ENTRY}familiar = "yes"\n',
         ["1: \"ward\": 'familiar' is true or false, without quotes."]),
        ('ward = "unit"\n',
         ['1: "ward": an entry is a table: write ["ward"] on a line of its own, and below it '
          'plain = ["unit"].']),
        (f'[a.b]\n{ENTRY}',
         ['1: "a": a point parts tables: write ["a.b"] in quotes as a whole.',
          f'1: "a": {NO_POS}', f'1: "a": {NO_STRENGTH}']),
        (f'["ward (big)"]\n{ENTRY}',
         ['1: "ward (big)": a word has letters, figures, spaces and the signs - \' & / only, '
          "and starts with a letter."]),
        (f'["4-bed"]\n{ENTRY}',
         ['1: "4-bed": a word with figures, & or / in it is put in as it is written: pos = "phrase".']),
        (f'["Ward"]\n{ENTRY}["ward"]\n{ENTRY}',
         ['5: "ward": it has an entry at words.toml:1, too; keep one of them.']),
        (f'["ward"]\n{ENTRY}["floor"]\n{ENTRY}forms = ["wards"]\n',
         ["5: \"floor\": 'wards' belongs to \"ward\" (words.toml:1), too; take it out of one of them."]),
        (f'["ward"]\n{ENTRY}["unit"]\n{ENTRY.replace("unit", "ward")}',
         ["1: \"ward\": 'unit' has a word in it that \"unit\" (words.toml:5) replaces; say it in other "
          "words.",
          "5: \"unit\": 'ward' has a word in it that \"ward\" (words.toml:1) replaces; say it in other "
          "words."]),
        (f'["ward"]\n{ENTRY.replace("unit", "big ward")}',
         ["1: \"ward\": 'big ward' has a word in it that this very entry replaces; say it in other "
          "words."]),
        (f'["ward"]\n{ENTRY}only_before = ["<noun>"]\n',
         ["1: \"ward\": '<noun>' is a kind of word, which only senses know; put 'only_before' in "
          "senses."]),
        (f'["ward"]\n{ENTRY}senses = [{{ plain = [] }}]\n',
         ['1: "ward": nothing says when to take it in sense 1; give a limit, such as '
          'only_before = ["off"].']),
        (f'["ward"]\n{ENTRY}senses = [{{ plain = [], only_before = ["<noum>"] }}]\n',
         ["1: \"ward\": there is no kind of word '<noum>' in sense 1; did you mean '<noun>'?"]),
        (f'["ward"]\n{ENTRY}senses = [{{ only_as = ["warden"], object = true }}]\n',
         ["1: \"ward\": 'warden' is no spelling of it in sense 1; there are ward, wards.",
          "1: \"ward\": only a verb has an object in sense 1; take 'object' out."]),
        (f'["ward"]\n{ENTRY}meanings = "none"\n',
         ["1: \"ward\": 'meanings' takes tables in a list, such as "
          "[{ definition = \"A guard.\", only_with = [\"guards\"] }]."]),
        (f'["ward"]\n{ENTRY}definition = "Beds, or a guard."\nmeanings = [{{ only_with = ["<noun>"] }}]\n',
         ["1: \"ward\": 'only_with' takes words alone in meaning 1; no kinds of words.",
          "1: \"ward\": 'definition' is missing in meaning 1: definition = \"A guard.\"."]),
        (f'["ward"]\n{ENTRY}meanings = [{{ definition = "A guard" }}]\n',
         ["1: \"ward\": nothing says when to take it in meaning 1; give a limit, "
          "such as only_with = [\"guards\"].",
          "1: \"ward\": 'meanings' need a 'definition' with all that the word can mean."]),
        (f'["ward"]\n{ENTRY}senses = "none"\n',
         ["1: \"ward\": 'senses' takes tables in a list, such as [{ plain = [\"guard\"], "
          'only_before = ["off"] }].']),
        ('["a/b"]\npos = "phrase"\nstrength = "flag"\ndefinition = "Both."\n',
         ['1: "a/b": a word with & or / in it is not looked up for its definition; take that out.']),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_entry_and_what_to_do(text: str, said: list[str]) -> None:
    assert mistakes(text) == [f"words.toml:{one}" for one in said]


def test_what_is_no_toml_is_told_with_how_an_entry_looks() -> None:
    (said,) = mistakes("[high risk]\n")
    assert said.startswith("words.toml: The lexicon is not valid TOML: ")
    assert said.endswith('["ward"], on a line of its own; texts are in quotes, too.')


def test_all_mistakes_of_all_files_are_told_at_once(capsys: Capture) -> None:
    Path("words.toml").write_text('["ward"]\npos = "noun"\n["bay"]\nstrenth = "flag"\n')
    Path("more.toml").write_text("[high risk]\n")
    Path("handouts.toml").write_text('[plain]\nlexicon = ["words.toml", "more.toml"]\n')
    Path("a.md").write_text("# A\n\nThe ward.\n")
    for command in (["build", "a.md"], ["check", "a.md"], ["draft", "a.md"], ["lexicon", "ward"]):
        assert run(command) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert err.count("words.toml:") == 4
        assert err.count("more.toml:") == 1
        assert err.endswith("  Fix: Mend these 5 entries.\n")
    assert sorted(os.listdir()) == ["a.md", "handouts.toml", "more.toml", "words.toml"]


def test_a_file_that_is_not_there_or_no_text_is_told(capsys: Capture) -> None:
    Path("handouts.toml").write_text('[plain]\nlexicon = "wrods.toml"\n')
    assert run(["lexicon", "ward"]) == 2
    err = capsys.readouterr().err
    assert "handouts.toml: 'lexicon' in [plain] names wrods.toml, which cannot be read" in err
    assert "Fix: Did you mean 'words.toml'?" in err
    Path("handouts.toml").write_text('[plain]\nlexicon = "handout.toml"\n')
    assert run(["lexicon", "ward"]) == 2
    assert "or write the file: 'handouts explain plain.lexicon' shows how." in capsys.readouterr().err
    Path("handouts.toml").write_text('[plain]\nlexicon = "wrods.toml"\n')
    Path("wrods.toml").write_bytes(b'["caf\xe9"]\n')
    assert run(["lexicon", "ward"]) == 2
    assert "wrods.toml: The lexicon is not UTF-8 text." in capsys.readouterr().err
    Path("wrods.toml").unlink()
    Path("wrods.toml").mkdir()
    assert run(["lexicon", "ward"]) == 2
    assert "wrods.toml: The lexicon cannot be read (Is a directory)." in capsys.readouterr().err
    Path("handouts.toml").write_text("[plain]\nlexicon = 3\n")
    assert run(["lexicon", "ward"]) == 2
    assert "'lexicon' takes a list of texts in quotes" in capsys.readouterr().err
    Path("handouts.toml").write_text('[plain]\nlexicon = " "\n')
    assert run(["lexicon", "ward"]) == 2
    assert "'lexicon' is empty; name a file, such as \"words.toml\"" in capsys.readouterr().err


def test_the_lexicon_explains_a_clinics_word_and_names_what_is_near(capsys: Capture) -> None:
    assert run(["lexicon", "Wards"]) == 0
    assert capsys.readouterr().out == (
        "ward: noun\nAlso written: wards\nSay: unit\nIt is put in place when an article is made plainer.\n"
        "From: words.toml:2\n"
    )
    assert run(["lexicon", "crohn’s disease"]) == 0
    assert capsys.readouterr().out.startswith("Crohn's disease: noun\n")
    assert run(["lexicon", "prior to"]) == 0
    assert capsys.readouterr().out.endswith("From: the lexicon that comes with handouts\n")
    assert run(["lexicon", "prior"]) == 2
    assert "Did you mean 'prior to'" in capsys.readouterr().err
    assert run(["lexicon", "mobilse"]) == 2
    assert "Did you mean 'mobilise'" in capsys.readouterr().err
    assert run(["lexicon", "qqqq"]) == 2
    assert "handouts explain plain.lexicon" in capsys.readouterr().err
    Path("handouts.toml").write_text('[plain]\nprotect = ["Prior to", "the bay"]\n')
    assert run(["lexicon", "prior to"]) == 0
    assert capsys.readouterr().out.startswith(
        "prior to: It is protected in handouts.toml, so it stays as it is.\n"
    )
    assert run(["lexicon", "the bay"]) == 0
    assert capsys.readouterr().out == "the bay: It is protected in handouts.toml, so it stays as it is.\n"


def test_a_word_of_several_meanings_has_the_one_that_fits() -> None:
    (entry,) = entries(
        '["ward"]\npos = "noun"\nstrength = "flag"\ndefinition = "A room with beds, or a guard."\n'
        'meanings = [{ definition = "A guard", only_with = ["Prison"] }]\n'
    )
    (meaning,) = entry.meanings
    assert meaning.definition == "A guard."
    assert meaning.only_with == {"prison"}


def test_the_format_is_explained(capsys: Capture) -> None:
    assert run(["explain", "plain.lexicon"]) == 0
    told = capsys.readouterr().out
    for key in (*own.KEYS, *own.SENSE_KEYS):
        assert f"  {key.line}\n    {key.help}" in told


def test_a_change_of_it_is_watched(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    Path("a.md").write_text("# A\n\nThe ward.\n")
    turns = iter((WORDS.replace('"unit"', '"new floor"'), "", ""))  # a file has to be still for a while

    def wait() -> None:
        text = next(turns, None)
        if text is None:
            raise KeyboardInterrupt
        if text:
            Path("words.toml").write_text(text, encoding="utf-8")

    monkeypatch.setattr(_watching, "wait", wait)
    assert run(["check", "a.md", "--watch", "--select", "jargon"]) == 130
    out, err = capsys.readouterr()
    assert "words.toml has changed." in err
    assert "'unit'" in out
    assert "'new floor'" in out
