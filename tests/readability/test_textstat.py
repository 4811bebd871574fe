"""textstat works with no NLTK and no network, and nobody else's textstat or NLTK is changed by it.

Each test runs a fresh Python, because what it is about is what has been imported before.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent

PROLOGUE = """
import sys, socket
def refuse(*args, **kwargs): raise AssertionError("the network was asked")
socket.socket.connect = socket.getaddrinfo = refuse
def grade():
    from handouts.readability._textstat import compute
    return round(compute("flesch_kincaid_grade", "Take metformin with food each day.", "en-US", {}), 3)
"""

FAKE_NLTK = """
class data:
    find = staticmethod(lambda name: True)
class corpus:
    class cmudict:
        @staticmethod
        def dict(): return {"cat": [["AE1", "AE1", "AE1", "AE1", "AE1"]]}
"""

OURS = 2.483
"""6 words, 8 syllables: 0.39 * 6 + 11.8 * 8 / 6 - 15.59."""


def run(code: str, tmp_path: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "error::UserWarning", "-c", PROLOGUE + code],
        cwd=tmp_path,
        env={"PYTHONPATH": f"{tmp_path}:{ROOT}", "PATH": "", "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture
def nltk(tmp_path: Path) -> None:
    """An NLTK that says that a cat has five syllables."""
    (tmp_path / "nltk.py").write_text(FAKE_NLTK)


def test_a_score_needs_neither_nltk_nor_the_network(tmp_path: Path) -> None:
    code = "print(grade(), [name for name in sys.modules if name.split('.')[0] == 'nltk'])"
    assert run(code, tmp_path) == f"{OURS} []"


def test_nltk_can_be_imported_afterwards(tmp_path: Path, nltk: None) -> None:
    code = "grade(); import nltk; print(nltk.__file__, grade())"
    assert run(code, tmp_path) == f"{tmp_path / 'nltk.py'} {OURS}"


def test_nltk_that_was_there_before_stays(tmp_path: Path, nltk: None) -> None:
    code = "import nltk as before; a = grade(); import nltk; print(nltk is before, a)"
    assert run(code, tmp_path) == f"True {OURS}"


@pytest.mark.parametrize("order", ["import textstat; a = grade()", "a = grade(); import textstat"])
def test_another_program_gets_from_textstat_what_it_always_got(
    order: str, tmp_path: Path, nltk: None
) -> None:
    code = f"{order}; print(a, textstat.syllable_count('cat'), grade(), textstat.syllable_count('cat'))"
    assert run(code, tmp_path) == f"{OURS} 5 {OURS} 5"


def test_another_programs_language_is_not_ours(tmp_path: Path, nltk: None) -> None:
    code = "import textstat; textstat.set_lang('de_DE'); a = grade(); print(a, textstat.textstat.__dict__)"
    assert run(code, tmp_path).startswith(f"{OURS} {{'_textstatistics__lang': 'de_DE'")


def test_threads_may_start_it_together(tmp_path: Path) -> None:
    code = (
        "from concurrent.futures import ThreadPoolExecutor\n"
        "with ThreadPoolExecutor(8) as pool: print(set(pool.map(lambda _: grade(), range(32))))"
    )
    assert run(code, tmp_path) == f"{{{OURS}}}"


def test_textstats_caches_hold_nothing_afterwards() -> None:
    from handouts.readability import _textstat

    _textstat.compute("smog_index", "Take your pill with food each day.", "en", {})
    assert _textstat.backend().selections.list_words.cache_info().currsize > 0
    _textstat.forget()
    assert _textstat.backend().selections.list_words.cache_info().currsize == 0


def test_more_words_are_remembered_than_textstat_remembers_itself() -> None:
    from handouts.readability import _textstat

    ends = ("ack", "ell", "ill", "ock", "ump", "and")
    text = " ".join(f"{one}{two}ing" for one in "bcdfghjklmnprstvw" for two in ends) + "."
    theirs = _textstat.backend()
    for function in ("smog_index", "gunning_fog", "dale_chall_readability_score"):
        _textstat.compute(function, f"{text} {text}", "en", {})
    for place, name in _textstat.asking():
        ours = getattr(place, name)
        assert ours.cache_info().hits >= 100
        assert ours not in (theirs.counts.count_syllables, theirs.validations.is_difficult_word)
