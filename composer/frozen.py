"""Frozen values — 不可变值: dataclasses whose classes are made without generating code.

`dataclasses.dataclass` writes and compiles five methods for every frozen class with slots: 0.4 ms
each, and the program has a hundred such classes before it sets its first character. Here all classes
share one set of methods that look at the fields when they run, and a class is made in 0.04 ms: 40 ms
less of every start. A class of which many are made gets a constructor of its own after all. To everybody
else they are dataclasses: `dataclasses.fields` and `replace` take them, type checkers know their
constructors. What changes while it is worked on is a `record`, made in the same way.
Values that are made by the ten thousand are named tuples instead, and those are
`typing.NamedTuple` less the annotations that it compiles, all of them, when a class is made.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field
from dataclasses import fields as dataclass_fields
from itertools import repeat
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, dataclass_transform, overload

__all__ = ["NamedTuple", "frozen", "record"]

_Class = TypeVar("_Class", bound=type)


@overload
def frozen(cls: _Class, /) -> _Class: ...
@overload
def frozen(*, kw_only: bool = False) -> Callable[[_Class], _Class]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: Any = None, /, *, kw_only: bool = False) -> Any:
    """Make a class a frozen dataclass with slots.

    Args:
        kw_only: whether its constructor takes fields by name alone.
    """
    if cls is None:
        return lambda given: _made(given, kw_only, _METHODS)
    return _made(cls, kw_only, _METHODS)


@dataclass_transform(field_specifiers=(field,))
def record(cls: _Class) -> _Class:
    """Make a class a dataclass with slots whose fields change; it has no hash."""
    made: _Class = _made(cls, False, _CHANGING)
    return made


@dataclass(init=False, repr=False, eq=False)
class _Example:
    """What `dataclasses` itself writes into a field and a class."""

    field: Any = None


_FIELD = dataclass_fields(_Example)[0]._field_type  # type: ignore[attr-defined]
_PARAMS = _Example.__dataclass_params__  # type: ignore[attr-defined]


def _made(cls: Any, kw_only: bool, methods: dict[str, Any]) -> Any:
    own: dict[str, str] = cls.__dict__.get("__annotations__", {})  # noqa: RUF063  inspect takes 8 ms
    inherited: dict[str, Field[Any]] = {}
    for base in cls.__mro__[:0:-1]:
        inherited |= base.__dict__.get("__dataclass_fields__", {})
    names = [name for name, kind in own.items() if "ClassVar" not in str(kind)]
    fields = inherited | {name: _field(cls, name, kw_only) for name in names}
    in_order = sorted(fields.values(), key=lambda one: bool(one.kw_only))
    positions = tuple(one.name for one in in_order if not one.kw_only)
    slots = {slot for base in cls.__mro__[1:] for slot in base.__dict__.get("__slots__", ())}
    given = {
        name: value
        for name, value in cls.__dict__.items()
        if name not in fields and name not in ("__dict__", "__weakref__")
    }
    return type(cls)(
        cls.__name__,
        cls.__bases__,
        {
            **methods,
            "__match_args__": positions,
            "__value_names__": tuple(fields),
            "__value_positions__": positions,
            "__value_makers__": tuple(
                (one.name, one.default, one.default_factory) for one in in_order
            ),
            "__value_compared__": tuple(n for n, one in fields.items() if one.compare),
            "__value_shown__": tuple(n for n, one in fields.items() if one.repr),
            **given,
            "__dataclass_fields__": fields,
            "__dataclass_params__": _PARAMS,
            "__slots__": tuple(name for name in fields if name not in slots),
            "__qualname__": cls.__qualname__,
        },
    )


def _field(cls: Any, name: str, kw_only: bool) -> Field[Any]:
    """A field as `dataclasses` has it."""
    default = cls.__dict__.get(name, MISSING)
    one: Any = default if isinstance(default, Field) else field(default=default)
    one.name, one.type, one._field_type = name, cls.__annotations__[name], _FIELD
    if one.kw_only is MISSING:
        one.kw_only = kw_only
    return one  # type: ignore[no-any-return]


_set = object.__setattr__

_MANY = 40
"""Values of a class after which its constructor is compiled: 0.1 ms that save 1 µs a value of four fields
given in order, 25 of one of twenty given by name."""

_counts: dict[type, int] = {}
"""How many values of each class `_init` has made."""


def _init(self: Any, *args: Any, **given: Any) -> None:
    cls = self.__class__
    count = _counts[cls] = _counts.get(cls, 0) + 1
    if count == _MANY and cls.__dict__.get("__init__") is _init:
        cls.__init__ = _compiled(cls)
    names = cls.__value_positions__
    done = len(args)
    if done > len(names):
        raise TypeError(f"{cls.__name__} takes {len(names)} positions, not {done}")
    for _ in map(_set, repeat(self), names, args):  # a C loop: a quarter less
        pass
    for name, default, factory in cls.__value_makers__[done:]:
        if name in given:
            _set(self, name, given.pop(name))
        elif default is not MISSING:
            _set(self, name, default)
        elif factory is not MISSING:
            _set(self, name, factory())
        else:
            raise TypeError(f"{cls.__name__} needs {name}")
    if given:
        raise TypeError(f"{cls.__name__} has no {', '.join(given)}, or got it twice")


def _compiled(cls: Any) -> Any:
    """The constructor that `dataclasses` would write for a class; `_init` where a field without a default
    comes after one with."""
    known: dict[str, Any] = {"_set": _set}
    store = " self.{} = {}" if cls.__setattr__ is object.__setattr__ else " _set(self, {!r}, {})"
    heads, lines, optional = ["self"], ["def __init__({}):", " pass"], False
    for name, default, factory in cls.__value_makers__:
        if name not in cls.__value_positions__ and "*" not in heads:
            heads.append("*")
        made = factory is not MISSING
        if made or default is not MISSING:
            optional = True
            heads.append(f"{name}=_of_{name}")
            known |= {f"_of_{name}": default, f"_make_{name}": factory}
        elif optional and "*" not in heads:
            return _init
        else:
            heads.append(name)
        lines.append(
            store.format(
                name, f"_make_{name}() if {name} is _of_{name} else {name}" if made else name
            )
        )
    exec("\n".join(lines).format(", ".join(heads)), known)
    return known["__init__"]


def _values(self: Any) -> tuple[Any, ...]:
    return tuple([getattr(self, name) for name in self.__value_compared__])


def _eq(self: Any, other: object) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    return self is other or _values(self) == _values(other)


def _hash(self: Any) -> int:
    return hash(_values(self))


def _repr(self: Any) -> str:
    shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__value_shown__)
    return f"{self.__class__.__qualname__}({shown})"


def _setattr(_self: Any, name: str, _value: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _delattr(_self: Any, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _getstate(self: Any) -> list[Any]:
    return [getattr(self, name) for name in self.__value_names__]


def _setstate(self: Any, state: list[Any]) -> None:
    for name, value in zip(self.__value_names__, state, strict=True):
        _set(self, name, value)


_METHODS: dict[str, Any] = {
    "__init__": _init,
    "__eq__": _eq,
    "__hash__": _hash,
    "__repr__": _repr,
    "__setattr__": _setattr,
    "__delattr__": _delattr,
    "__getstate__": _getstate,
    "__setstate__": _setstate,
}
_CHANGING = {
    **_METHODS,
    "__hash__": None,
    "__setattr__": object.__setattr__,
    "__delattr__": object.__delattr__,
}


class _TupleMaker(type):
    """Makes the classes below `NamedTuple`; they are none of its own."""

    def __new__(cls, name: str, bases: tuple[type, ...], given: dict[str, Any]) -> Any:
        if not bases:
            return super().__new__(cls, name, bases, given)
        fields = given["__annotations__"]
        defaults = [given[field] for field in fields if field in given]
        made: Any = namedtuple(name, fields, defaults=defaults, module=given["__module__"])  # type: ignore[misc]
        for key, value in given.items():
            if key not in fields and key != "__module__":
                setattr(made, key, value)
        return made


if TYPE_CHECKING:
    from typing import NamedTuple
else:

    class NamedTuple(metaclass=_TupleMaker):
        """`typing.NamedTuple` for modules whose annotations are not evaluated."""
