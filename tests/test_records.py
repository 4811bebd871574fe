"""A record is a data class in all that can be seen of it, and is only made faster."""

from __future__ import annotations

import ast
import copy
import dataclasses
import inspect
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, field
from pathlib import Path
from typing import Any

import pytest

from handouts import records

HANDOUTS = Path(records.__file__).parent


def made(dataclass: Callable[..., Any], **options: bool) -> Any:
    """A class of many kinds of field, made by one of the two."""

    @dataclass(kw_only=True, **options)
    class Base:
        place: int = field(default=0, compare=False, repr=False)

    @dataclass(**options)
    class Thing(Base):
        """A thing."""

        name: str
        data: bytes = field(default=b"", repr=False)
        marks: list[str] = field(default_factory=list)
        inner: tuple[Any, ...] = ()

    return Thing


OPTIONS = [
    pytest.param({"frozen": frozen, "slots": slots, "eq": eq}, id=f"{frozen=} {slots=} {eq=}")
    for frozen in (True, False)
    for slots in (True, False)
    for eq in (True, False)
]


@pytest.fixture(params=OPTIONS)
def both(request: pytest.FixtureRequest) -> tuple[Any, Any]:
    """A record, and the data class that it should be like."""
    return made(records.dataclass, **request.param), made(dataclasses.dataclass, **request.param)


def outcome(do: Callable[[], object]) -> object:
    """What comes of it: a value, or the kind of error and its words."""
    try:
        return do()
    except Exception as error:
        return type(error), str(error)


def cases(thing: Any) -> list[Callable[[], object]]:
    """What can be done with a class, each so that two classes can be compared by what comes of it."""
    one = thing("a", b"data", ["x"], (1, 2), place=3)

    def changed(name: str) -> object:
        some = thing("a")
        setattr(some, name, "b")
        return some.name

    def deleted() -> object:
        some = thing("a")
        del some.name
        return hasattr(some, "name")

    return [
        lambda: repr(one),
        lambda: repr(thing("a", inner=(thing("b"),))),
        lambda: one == thing("a", b"data", ["x"], (1, 2), place=4),
        lambda: one == thing("a", b"other", ["x"], (1, 2), place=3),
        lambda: one == thing("a", b"data", ["y"], (1, 2)),
        lambda: one == "a",
        lambda: one != thing("a"),
        lambda: hash(thing("a", marks=())) == hash(thing("a", marks=(), place=4)),
        lambda: hash(one),
        lambda: thing("a").marks is thing("a").marks,
        lambda: changed("name"),
        deleted,
        thing,
        lambda: thing("a", b"", [], (), 5),
        lambda: thing("a", nothing=1),
        lambda: repr(dataclasses.replace(one, name="b")),
        lambda: dataclasses.replace(one, place=9).place,
        lambda: dataclasses.asdict(one),
        lambda: [one.name for one in dataclasses.fields(thing)],
        lambda: str(inspect.signature(thing)),
        lambda: repr(copy.copy(one)),
        lambda: repr(copy.deepcopy(one)),
        lambda: thing.__doc__,
        lambda: thing.__match_args__,
    ]


def test_a_record_does_what_a_data_class_does(both: tuple[Any, Any]) -> None:
    record, plain = map(cases, both)
    told = [outcome(do) for do in record]
    expected = [outcome(do) for do in plain]
    expected[8] = told[8] if isinstance(expected[8], int) else expected[8]  # two hashes need not be the same
    assert told == expected


@records.dataclass(frozen=True, slots=True)
class Kept:
    """A record that can be found by name, as pickling needs it."""

    name: str
    marks: tuple[str, ...] = ()


def test_a_record_can_be_pickled() -> None:
    one = Kept("a", ("x",))
    assert pickle.loads(pickle.dumps(one)) == one


def test_a_record_that_holds_itself_has_a_repr() -> None:
    thing = made(records.dataclass)
    one = thing("a")
    one.marks.append(one)
    assert "..." in repr(one)


def test_methods_of_the_class_itself_stay() -> None:
    @records.dataclass(frozen=True)
    class Own:
        name: str

        def __repr__(self) -> str:
            return "mine"

        def __eq__(self, other: object) -> bool:
            return True

        def __hash__(self) -> int:
            return 7

    assert (repr(Own("a")), Own("a") == 1, hash(Own("a"))) == ("mine", True, 7)


def test_what_is_done_after_the_start_is_done() -> None:
    @records.dataclass(frozen=True)
    class Checked:
        name: str

        def __post_init__(self) -> None:
            if not self.name:
                raise ValueError("no name")

    with pytest.raises(ValueError, match="no name"):
        Checked("")


def test_a_field_that_is_no_argument_is_refused() -> None:
    with pytest.raises(TypeError, match="no argument"):

        @records.dataclass(frozen=True)
        class Odd:
            name: str = field(default="", init=False)


def test_nothing_can_be_set_on_the_model() -> None:
    one = Kept("a")
    with pytest.raises(FrozenInstanceError):
        one.name = "b"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        one.nothing = "b"  # type: ignore[attr-defined]


def test_every_class_of_the_package_is_a_record() -> None:
    """The slower way costs half a millisecond a class, at every start."""
    slow = [
        str(file.relative_to(HANDOUTS))
        for file in sorted(HANDOUTS.rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == "dataclasses" and file.name != "records.py"
        if any(name.name == "dataclass" for name in node.names)
    ]
    assert slow == []
