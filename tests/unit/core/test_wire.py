"""Every value that travels or lies in a file comes back exactly; what is no value is refused, not raised."""

from __future__ import annotations

import contextlib
import json
import os
from typing import Any

import pytest
from any_value import any_value
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ftstudio.app.requests import ANSWERS, Request
from ftstudio.core import json_codec
from ftstudio.core.config import RunConfig
from ftstudio.core.dataset import DatasetSummary, SplitManifest
from ftstudio.core.evaluation import Evaluation
from ftstudio.core.events import Event
from ftstudio.core.run_record import RunRecord, RunResult

KINDS = [
    Event,
    Request,
    RunConfig,
    RunRecord,
    RunResult,
    DatasetSummary,
    SplitManifest,
    Evaluation,
    *ANSWERS.values(),
]
quick = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


def name_of(kind: Any) -> str:
    return getattr(kind, "__name__", "union")


@pytest.mark.parametrize("kind", KINDS, ids=name_of)
@given(data=st.data())
@quick
def test_a_value_comes_back_from_a_line_and_from_a_file(kind: Any, data: st.DataObject) -> None:
    value = data.draw(any_value(kind))
    line = json_codec.encode(value)
    assert b"\n" not in line
    assert json_codec.decode(line, kind) == value
    text = json_codec.encode_pretty(value)
    assert json_codec.decode(text, kind) == value
    assert text.endswith(b"\n")
    assert type(json_codec.decode(line, kind)) is type(value)


@given(st.binary(max_size=60))
@quick
def test_any_bytes_are_a_value_or_a_wire_error(text: bytes) -> None:
    for kind in (Event, RunConfig):
        with contextlib.suppress(json_codec.JsonError):
            json_codec.decode(text, kind)


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), st.lists, max_leaves=8))
@quick
def test_any_json_is_a_value_or_a_wire_error(tree: Any) -> None:
    for text in (json.dumps(tree), json.dumps({"type": tree, "schema": tree, "name": tree, "data": tree})):
        with contextlib.suppress(json_codec.JsonError):
            json_codec.decode(text, RunConfig)


def test_deep_nesting_is_a_wire_error() -> None:
    for kind in (RunConfig, Event, object):
        with pytest.raises(json_codec.JsonError):
            json_codec.decode(b"[" * 100_000, kind)


def test_a_name_that_is_not_utf_8_is_the_same_file_afterwards() -> None:
    name = os.fsdecode(b"/data/\xff\xe4/\xe2\x80\xae.jpg")
    for encoded in (json_codec.encode([name]), json_codec.encode_pretty([name])):
        assert os.fsencode(json_codec.decode(encoded, list[str])[0]) == b"/data/\xff\xe4/\xe2\x80\xae.jpg"
        encoded.decode("ascii" if encoded.startswith(b'["') else "utf-8")


@pytest.mark.parametrize("text", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(json_codec.JsonError, match="not a number"):
        json_codec.decode(text, object)


def test_the_message_says_where_it_does_not_fit() -> None:
    with pytest.raises(json_codec.JsonError, match=r"\$\.train\.epochs"):
        json_codec.decode(b'{"train": {"epochs": 0}}', RunConfig)
