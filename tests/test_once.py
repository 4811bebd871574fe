"""An attribute that is worked out once."""

from __future__ import annotations

from handouts.once import once
from handouts.records import dataclass


@dataclass(frozen=True, eq=False)
class Circle:
    radius: int

    @once
    def area(self) -> list[int]:
        """About three times the square."""
        return [3 * self.radius**2]


def test_it_is_worked_out_when_asked_for_and_kept_for_each_object() -> None:
    small, large = Circle(1), Circle(2)
    assert "area" not in vars(small)
    assert small.area is small.area
    assert (small.area, large.area) == ([3], [12])


def test_it_is_told_of_on_the_class() -> None:
    assert Circle.area.__doc__ == "About three times the square."
