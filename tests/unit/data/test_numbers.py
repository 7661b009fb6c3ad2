"""Numbers in cells: decimal marks, separators, units, and what is no number."""

from __future__ import annotations

import pytest

from ftstudio.data.lists.numbers import is_measured, is_numeric, numbers_in


@pytest.mark.parametrize(
    ("cells", "values"),
    [
        (["12.5", "3", "-0.25", "+7", "1e3", ".5"], [12.5, 3, -0.25, 7, 1000, 0.5]),
        (["12,5", "3", "1.234,5"], [12.5, 3, 1234.5]),
        (["1,234.5", "2,000", "1,234,567"], [1234.5, 2000, 1234567]),
        (["1 234,5", "2,5"], [1234.5, 2.5]),
        (["1\u202f234.5", "1'000"], [1234.5, 1000]),
        (["1.234", "0.5"], [1.234, 0.5]),
        (["1.234", "0,5"], [1234, 0.5]),
        (["12.5 kg", "3kg", "1 kg"], [12.5, 3, 1]),
        (["$1,200.50", "$3"], [1200.5, 3]),
        (["5 %", "7%"], [5, 7]),
        (["−3", "4"], [-3, 4]),
    ],
)
def test_a_column_is_read_with_the_decimal_mark_and_the_unit_that_fit_its_cells(
    cells: list[str], values: list[float]
) -> None:
    found = numbers_in(cells, "“c”")
    assert found.values == values
    assert not any(found.problems)


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("", "there is no number."), ("NaN", "there is no number."), ("n/a", "there is no number."),
        ("inf", "“inf” is not a finite number."), ("-Infinity", "“-Infinity” is not a finite number."),
        ("big", "“big” is not a number."), ("1-2", "“1-2” is not a number."), ("2024-01-05", "“2024-01-05” is not a"),
        ("1,5", "“1,5” is not a number."), ("1/2", "“1/2” is not a number."), ("1.2.3", "“1.2.3” is not a number."),
        ("4 g", "“4 g” does not have the unit of the others, which are without a unit."), ("1e999", "is not a number."),
    ],
)  # fmt: skip
def test_a_cell_that_is_no_number_says_why(cell: str, said: str) -> None:
    found = numbers_in(["0.5", "1.5", "2.5", cell], "“c”")
    assert found.values == [0.5, 1.5, 2.5, None]
    assert said in found.problems[3]


def test_another_unit_than_that_of_most_cells_is_a_problem_and_so_is_none() -> None:
    found = numbers_in(["1 kg", "2 kg", "3 kg", "400 g", "5"], "“weight”")
    assert found.values == [1, 2, 3, None, None]
    assert found.notes == ["The numbers in “weight” are in “kg”."]


def test_a_comma_that_could_be_either_is_a_thousands_separator_and_that_is_said() -> None:
    found = numbers_in(["12", "1,234"], "“c”")
    assert found.values == [12, 1234]
    assert found.notes == ["The comma in “c” is read as a thousands separator: “1,234” is 1234."]
    assert not numbers_in(["1.5", "1,234"], "“c”").notes


@pytest.mark.parametrize(
    ("cells", "numeric", "measured"),
    [
        ([f"{n}.5" for n in range(10)], True, True),
        ([f"{n}.5" for n in range(9)] + ["0.5"], True, False),  # nine different values in ten cells
        (["1.5", "2.5"], True, True),  # all of a short column are different
        (["1.5", "1.5"], True, False),
        ([f"{n}.5" for n in range(5)] + [str(n) for n in range(5)], True, True),
        ([f"{n}.5" for n in range(4)] + [str(n) for n in range(6)], True, False),
        ([str(n) for n in range(50)], True, False),
        ([f"{n}.0" for n in range(50)], True, False),
        ([f"{n}.5" for n in range(19)] + ["x"], True, True),  # 95 % are numbers
        ([f"{n}.5" for n in range(18)] + ["x"], False, False),
        (["", "nan"], False, False),
        (["cat", "dog"], False, False),
    ],
)
def test_many_different_numbers_that_are_not_whole_are_measurements(
    cells: list[str], numeric: bool, measured: bool
) -> None:
    assert (is_numeric(cells), is_measured(cells)) == (numeric, measured)
