"""Numbers as a person writes them: what reads back as itself, what is none, where the ends are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from ftstudio.ui.widgets.fields import Limits, read_number, written


@given(st.floats(min_value=1e-9, max_value=1e4, allow_subnormal=False))
def test_a_written_number_reads_back_as_itself(value: float) -> None:
    assert read_number(written(value), whole=False) == pytest.approx(value, rel=1e-5, abs=6e-11)


@given(st.integers(min_value=0, max_value=2**53))
def test_a_written_whole_number_reads_back_exactly(value: int) -> None:
    assert read_number(written(value), whole=True) == value


@pytest.mark.parametrize("text", ["", " ", "x", "1,000.5", "nan", "inf", "1e999", "--1"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert read_number(text, whole=False) is None


def test_a_german_locale_writes_commas_and_reads_both() -> None:
    before = QLocale()
    QLocale.setDefault(QLocale("de_DE"))
    try:
        assert written(0.001) == "0,001"
        assert read_number("0,001", whole=False) == read_number("0.001", whole=False) == 0.001
        assert read_number("1.000", whole=True) == 1000
    finally:
        QLocale.setDefault(before)


def test_the_limits_say_where_the_ends_are() -> None:
    assert not Limits(0, 10, above=True).fits(0)
    assert not Limits(0, 1, below=True).fits(1)
    assert Limits(0, 1).fits(1)
