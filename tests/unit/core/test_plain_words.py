"""What is shown of a name that was chosen to deceive: nothing in it steers a display, nothing stays unseen."""

from __future__ import annotations

import pytest

from ftstudio.core.text import respelled, shown


def signed(text: str) -> str:
    return respelled(text, lambda _unseen: "?")


BYTES = "\n\r\t\0\x1b\x7f\x85\x9b\u00ad"
DIRECTIONS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
NO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\u180e\u034f\u115f\u1160\u3164\uffa0\u17b4\u17b5"
LINES_AND_NOTES = "\u2028\u2029\ufff9\ufffa\ufffb"
SURROGATES = "\ud800\udbff\udc00\udc7f\udd00\udfff"
SPELLED = [
    *((character, f"\\x{ord(character):02x}") for character in BYTES),
    *((character, f"\\u{ord(character):04x}") for character in DIRECTIONS + NO_WIDTH + LINES_AND_NOTES + SURROGATES),
    ("\udce9", "\\xe9"),
    ("\U000e0041", "\\U000e0041"),
]


@pytest.mark.parametrize(("character", "spelled"), SPELLED, ids=[f"{ord(each):x}" for each, _ in SPELLED])
def test_what_steers_or_is_not_seen_is_spelled(character: str, spelled: str) -> None:
    assert shown(f"cat{character}dog") == f"cat{spelled}dog"
    assert shown(f"cat{character}{character}dog") == f"cat{spelled}{spelled}dog"
    assert signed(f"cat{character}dog") == "cat?dog"
    assert shown(character) == spelled


@pytest.mark.parametrize(
    "text",
    [
        "",
        "cat & dog.jpg",
        "Käfer",
        "Ka\u0308fer",
        "שלום",
        "قطة",
        "花",
        "한국어",
        "नमस्ते",
        "❤\ufe0f",
        "a\u00a0b",
        "\U0001f600",
    ],
)
def test_what_is_seen_stays_as_it_is(text: str) -> None:
    assert shown(text) == signed(text) == text


@pytest.mark.parametrize("text", ["می\u200cخواهم", "क्\u200dष", "👨\u200d👩\u200d👧"])
def test_joiners_stay_where_a_script_or_a_picture_is_joined_by_them(text: str) -> None:
    assert shown(text) == signed(text) == text


def test_a_joiner_is_no_place_to_hide_others() -> None:
    assert signed("می\u200c\u200c\u200dخ") == "می\u200c??خ"
