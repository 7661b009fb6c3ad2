"""Hypothesis strategies for the frozen values of the program, read off their types."""

from __future__ import annotations

from typing import Any

import msgspec.inspect as types
from hypothesis import strategies as st

NAMES = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        # What file names that are not valid UTF-8 turn into.
        st.characters(min_codepoint=0xDC80, max_codepoint=0xDCFF, categories=["Cs"]),
    ),
    max_size=20,
)


def any_value(kind: Any) -> st.SearchStrategy[Any]:
    """Values of ``kind``, a msgspec struct or a type that one contains; numbers are finite."""
    return _strategy(types.type_info(kind))


def _strategy(info: types.Type) -> st.SearchStrategy[Any]:
    match info:
        case types.StructType():
            fields = st.fixed_dictionaries({field.name: _strategy(field.type) for field in info.fields})
            return fields.map(lambda values: _built(info.cls, values)).filter(lambda value: value is not None)
        case types.UnionType():
            return st.one_of(*map(_strategy, info.types))
        case types.LiteralType():
            return st.sampled_from(info.values)
        case types.VarTupleType():
            return st.lists(_strategy(info.item_type), max_size=3).map(tuple)
        case types.TupleType():
            return st.tuples(*map(_strategy, info.item_types))
        case types.DictType():
            return st.dictionaries(_strategy(info.key_type), _strategy(info.value_type), max_size=3)
        case types.StrType():
            return st.from_regex(info.pattern, fullmatch=True) if info.pattern else NAMES
        case types.BoolType():
            return st.booleans()
        case types.NoneType():
            return st.none()
        case types.IntType():
            low, high = _bounds(info, 1)
            return st.integers(-(2**53) if low is None else low, 2**53 if high is None else high)
        case types.FloatType():
            return st.floats(
                min_value=info.ge if info.gt is None else info.gt,
                max_value=info.le if info.lt is None else info.lt,
                exclude_min=info.gt is not None,
                exclude_max=info.lt is not None,
                allow_nan=False,
                allow_infinity=False,
            )
        case _:
            raise NotImplementedError(info)


def _built(kind: type, values: dict[str, Any]) -> Any:
    """None where the values do not fit together, which a type that checks this says with ValueError."""
    try:
        return kind(**values)
    except ValueError:
        return None


def _bounds(info: types.IntType, step: int) -> tuple[int | None, int | None]:
    low = info.ge if info.gt is None else info.gt + step
    return low, info.le if info.lt is None else info.lt - step
