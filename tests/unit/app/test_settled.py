"""What is settled about a data set: kept by content and class, for that data set alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from ftstudio.app.settled import settle, settled
from ftstudio.core.errors import UserError


def test_settled_images_are_those_of_their_own_data_set() -> None:
    settle("/photos/caf\udce9", "0123456789abcdef", "t-shirt")
    settle("/photos/caf\udce9", "fedcba9876543210", "dress")
    assert settled("/photos/caf\udce9") == {("0123456789abcdef", "t-shirt"), ("fedcba9876543210", "dress")}
    assert settled("/photos/other") == frozenset()


def test_what_was_settled_can_be_taken_back() -> None:
    settle("/photos", "0123456789abcdef", "dress")
    settle("/photos", "0123456789abcdef", "dress", right=False)
    assert settled("/photos") == frozenset()


def test_a_damaged_file_settles_nothing_and_is_replaced(own_home: Path) -> None:
    settle("/photos", "0123456789abcdef", "dress")
    [path] = (own_home / "data" / "checked").iterdir()
    path.write_bytes(b"{")
    assert settled("/photos") == frozenset()
    settle("/photos", "fedcba9876543210", "dress")
    assert settled("/photos") == {("fedcba9876543210", "dress")}


def test_a_disk_that_takes_nothing_is_told(own_home: Path) -> None:
    (own_home / "data").mkdir()
    (own_home / "data" / "checked").write_text("a file in the way")
    with pytest.raises(UserError) as told:
        settle("/photos", "0123456789abcdef", "dress")
    assert "in the way" not in told.value.message and told.value.hint
