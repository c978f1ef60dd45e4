"""The own ``NamedTuple`` makes classes that behave like those of ``typing``."""

from __future__ import annotations

import pickle
import re
import subprocess
import sys
import typing
from collections.abc import Callable
from typing import Any

import pytest

from crs_lint import named_tuple


class Own(named_tuple.NamedTuple):
    """A point."""

    x: int
    y: int = 2

    @property
    def sum(self) -> int:
        return self.x + self.y


class Typed(typing.NamedTuple):
    """A point."""

    x: int
    y: int = 2

    @property
    def sum(self) -> int:
        return self.x + self.y


class Fresh(named_tuple.NamedTuple):
    """A class of which no value was made before it is asked for one in a way of its own."""

    x: int
    y: int = 2


class OwnSubclass(Own):
    """A class whose values have other attributes, too."""


class TypedSubclass(Typed):
    """A class whose values have other attributes, too."""


USES: dict[str, Callable[[Any], object]] = {
    "fields": lambda kind: (kind._fields, kind._field_defaults, kind.__match_args__, kind.__doc__, kind.__slots__, type(kind)),
    "annotations": lambda kind: typing.get_type_hints(kind),
    "positional": lambda kind: tuple(kind(1, 3)),
    "named": lambda kind: tuple(kind(y=3, x=1)),
    "defaults": lambda kind: tuple(kind(1)),
    "attributes": lambda kind: (kind(1).x, kind(1).y, kind(1).sum),
    "_make": lambda kind: tuple(kind._make(iter((1, 3)))),
    "_replace": lambda kind: (tuple(kind(1)._replace(y=3)), type(kind(1)._replace(y=3)) is kind),
    "_asdict": lambda kind: kind(1)._asdict(),
    "as text": lambda kind: repr(kind(1)).replace(kind.__name__, ""),
    "equal": lambda kind: (kind(1) == (1, 2), hash(kind(1)) == hash((1, 2)), kind(1) < kind(2), kind(1) is kind(1)),
    "pickled": lambda kind: (pickle.loads(pickle.dumps(kind(1))) == kind(1), type(pickle.loads(pickle.dumps(kind(1)))) is kind),
    "frozen": lambda kind: setattr(kind(1), "x", 2),
    "no attribute": lambda kind: setattr(kind(1), "z", 2),
    "too few": lambda kind: kind(),
    "too many": lambda kind: kind(1, 2, 3),
    "unknown": lambda kind: kind(1, z=2),
    "_make of too few": lambda kind: kind._make([1]),
    "_replace of an unknown field": lambda kind: kind(1)._replace(z=1),
}


def outcome(use: Callable[[Any], object], kind: Any) -> object:
    try:
        return use(kind)
    except Exception as error:
        return type(error), re.sub("Own|Typed", "", str(error))


@pytest.mark.parametrize("use", USES.values(), ids=USES)
@pytest.mark.parametrize(("own", "typed"), [(Own, Typed), (OwnSubclass, TypedSubclass)], ids=["class", "subclass"])
def test_a_class_behaves_like_that_of_typing(use: Callable[[Any], object], own: type, typed: type) -> None:
    assert outcome(use, own) == outcome(use, typed)


def test_the_first_value_can_come_from_a_pickle() -> None:
    code = "from tests.test_named_tuple import Fresh; import pickle, sys; print(pickle.loads(bytes.fromhex(sys.argv[1])))"
    done = subprocess.run([sys.executable, "-c", code, pickle.dumps(Fresh(1)).hex()], capture_output=True, text=True, check=True)
    assert done.stdout == "Fresh(x=1, y=2)\n"


@pytest.mark.skipif(sys.version_info >= (3, 14), reason="it is the one of typing")
def test_a_constructor_is_compiled_once_and_not_for_a_few_values(monkeypatch: pytest.MonkeyPatch) -> None:
    class Local(named_tuple.NamedTuple):
        x: int = 0

    def compiles(*arguments: object, **options: object) -> None:
        raise ArithmeticError

    with monkeypatch.context() as patch:
        patch.setattr("crs_lint.named_tuple.namedtuple", compiles)
        assert [Local(), Local(1), Local(x=2)] == [(0,), (1,), (2,)]
        with pytest.raises(ArithmeticError):
            [Local(number) for number in range(100)]
    assert Local(3) == (3,)
    monkeypatch.setattr("crs_lint.named_tuple.namedtuple", compiles)
    assert [Local(), Local(1), Local(x=2)] == [(0,), (1,), (2,)]


WRONG: list[tuple[tuple[int, ...], dict[str, int]]] = [
    ((), {}),
    ((1, 2, 3), {}),
    ((1,), {"z": 2}),
    ((), {"y": 1, "z": 2}),
    ((1,), {"x": 2}),
]


@pytest.mark.parametrize(("values", "named"), WRONG)
@pytest.mark.parametrize("earlier", [0, 50])
def test_arguments_that_do_not_fit_are_refused_by_every_constructor(values: tuple[int, ...], named: dict[str, int], earlier: int) -> None:
    class Local(named_tuple.NamedTuple):
        x: int
        y: int = 0

    assert [Local(1) for _ in range(earlier)] == [(1, 0)] * earlier
    with pytest.raises(TypeError):
        Local(*values, **named)
    assert Local(1) == (1, 0)
