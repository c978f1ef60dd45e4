"""``NamedTuple``, as in ``typing``, for modules that every run imports: their classes are made six times as fast.

``typing.NamedTuple`` compiles a constructor for each class, and checks each annotation. A run over a small file imports 80 such
classes and makes a value or two of half of them, so that this took a sixth of its time. Here, annotations are left alone, and a
constructor is compiled for the classes of which more than a few values are made.
"""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING or sys.version_info >= (3, 14):  # where annotations are functions, of which this module knows nothing
    from typing import NamedTuple as NamedTuple
else:
    from collections import _tuplegetter, namedtuple

    _FEW = 8  # compiling takes as long as making some twenty values without

    class _Values(tuple):
        """The methods of named tuples, as the documentation of ``collections.namedtuple`` has them."""

        __slots__ = ()

        @classmethod
        def _make(cls, iterable):
            made = tuple.__new__(cls, iterable)
            if len(made) != len(cls._fields):
                raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
            return made

        def _replace(self, /, **changes):
            made = self._make(map(changes.pop, self._fields, self))
            if changes:
                raise ValueError(f"Got unexpected field names: {list(changes)!r}")
            return made

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            values = ", ".join([f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True)])
            return f"{type(self).__name__}({values})"

        def __getnewargs__(self):
            return tuple(self)

    class _Maker(type):
        """Makes a class of values in place of each subclass of ``NamedTuple``."""

        def __new__(cls, name, bases, members):
            if not bases:
                return type.__new__(cls, name, bases, members)
            fields = tuple(members.get("__annotations__", ()))
            defaults = {field: members[field] for field in fields if field in members}
            getters = {field: _tuplegetter(index, f"Alias for field number {index}") for index, field in enumerate(fields)}
            own = {"__slots__": (), "_fields": fields, "_field_defaults": defaults, "__match_args__": fields}
            made = type(name, (_Values,), {**members, **getters, **own})
            made.__new__ = _first_constructor(made)
            return made

    def _first_constructor(made):
        """A constructor that makes a few values, and then replaces itself by that of a class which ``collections`` compiles.

        Of arguments that do not fit the fields, the compiled one complains.
        """
        fields, names, defaults = made._fields, set(made._fields), made._field_defaults
        left = _FEW

        def __new__(cls, /, *values, **named):  # noqa: N807 - it becomes the method
            nonlocal left
            left -= 1
            given = {**defaults, **dict(zip(fields, values, strict=False)), **named}
            fits = len(values) <= len(fields) and given.keys() == names and named.keys().isdisjoint(fields[: len(values)])
            if left >= 0 and fits:
                return tuple.__new__(cls, map(given.__getitem__, fields))
            made.__new__ = namedtuple(made.__name__, fields, defaults=defaults.values()).__new__  # noqa: PYI024
            return made.__new__(cls, *values, **named)

        return __new__

    class NamedTuple(metaclass=_Maker):
        """The base of classes of values."""
