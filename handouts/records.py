"""Data classes that are made faster: a short run makes more classes than it has other work to do.

`dataclasses` writes each method of each class as source text and compiles it, six times for a frozen one; for
all the classes of a build that was a fifth of its time. Here the methods that can be the same for every class
are, and only `__init__` is written for each. To everything else, `dataclasses.replace` and `fields` included,
the class is a data class.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    from dataclasses import MISSING, FrozenInstanceError
    from operator import attrgetter
    from reprlib import recursive_repr
    from types import MemberDescriptorType

    class _Made:
        """Stands in a signature for a default that is made anew each time, as `dataclasses` shows it."""

        def __repr__(self):
            return "<factory>"

    def dataclass(*, frozen=False, slots=False, eq=True, kw_only=False):
        """Make a data class, as `dataclasses.dataclass` does with these of its arguments.

        Fields that are no arguments of the class (`init=False`, `InitVar`) are not for it.

        Raises:
            TypeError: As `dataclasses.dataclass`, and for such a field.
        """

        def make(cls):
            if not cls.__doc__:  # else `dataclasses` writes the signature there, which takes long
                cls.__doc__ = cls.__name__
            # Where an instance is frozen, what `dataclasses` writes as `__init__` could not set anything.
            made = dataclasses.dataclass(init=not frozen, repr=False, eq=False, slots=slots, kw_only=kw_only)(
                cls
            )
            fields = dataclasses.fields(made)
            if any(not field.init for field in fields):
                raise TypeError(f"{made.__qualname__} has a field that is no argument")
            if frozen:
                made.__init__ = _init(made, fields)
                made.__setattr__, made.__delattr__ = _no_set, _no_delete
                if slots:
                    made.__getstate__, made.__setstate__ = _state, _set_state
            _add(made, "__repr__", _repr)
            if eq:
                made.__record_key__ = _key([field.name for field in fields if field.compare])
                _add(made, "__eq__", _equal)
                if made.__dict__.get("__hash__") is None:
                    made.__hash__ = _hash if frozen else None
            return made

        return make

    def _add(made, name, method):
        """Give a class a method, unless it has its own."""
        if name not in made.__dict__:
            setattr(made, name, method)

    def _init(made, fields):
        names = {"_set": object.__setattr__, "_none": _Made()}
        arguments, body = [], []
        for field in sorted(fields, key=lambda field: field.kw_only):
            name, value = field.name, field.name
            if field.kw_only and "*" not in arguments:
                arguments.append("*")
            if field.default_factory is not MISSING:
                names[f"_make_{name}"] = field.default_factory
                value = f"_make_{name}() if {name} is _none else {name}"
                arguments.append(f"{name}=_none")
            elif field.default is not MISSING:
                names[f"_default_{name}"] = field.default
                arguments.append(f"{name}=_default_{name}")
            else:
                arguments.append(name)
            slot = getattr(made, name, None)
            if isinstance(slot, MemberDescriptorType):  # it sets itself faster than it is found by its name
                names[f"_set_{name}"] = slot.__set__
                body.append(f" _set_{name}(self, {value})")
            else:
                body.append(f" _set(self, {name!r}, {value})")
        if hasattr(made, "__post_init__"):
            body.append(" self.__post_init__()")
        text = "\n".join((f"def __init__({', '.join(('self', *arguments))}):", *(body or [" pass"])))
        exec(text, names)  # noqa: S102 - made of the names of fields, as `dataclasses` makes its own
        init = names["__init__"]
        init.__qualname__, init.__module__ = f"{made.__qualname__}.__init__", made.__module__
        init.__annotations__ = {field.name: field.type for field in fields} | {"return": None}
        return init

    def _key(names):
        """What gets from an instance all that it is compared by."""
        return attrgetter(*names) if names else lambda _: ()

    def _equal(self, other):
        if other.__class__ is not self.__class__:
            return NotImplemented
        key = self.__class__.__record_key__
        return key(self) == key(other)

    def _hash(self):
        return hash(self.__class__.__record_key__(self))

    @recursive_repr()
    def _repr(self):
        shown = (f"{one.name}={getattr(self, one.name)!r}" for one in dataclasses.fields(self) if one.repr)
        return f"{self.__class__.__qualname__}({', '.join(shown)})"

    def _no_set(_self, name, _value):
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def _no_delete(_self, name):
        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def _state(self):
        return [getattr(self, field.name) for field in dataclasses.fields(self)]

    def _set_state(self, state):
        for field, value in zip(dataclasses.fields(self), state, strict=True):
            object.__setattr__(self, field.name, value)
