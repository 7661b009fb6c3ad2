"""A run's configuration: exact in JSON, strict about what it does not know, every setting within reach."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from any_value import any_value
from hypothesis import given, settings
from msgspec import Struct
from msgspec.structs import replace

from ftstudio.core import config as configs
from ftstudio.core import json_codec, setting_ranges
from ftstudio.core.config import PRESETS, RunConfig, TrainConfig
from ftstudio.core.errors import UserError

OTHER_VALUES: dict[str, tuple[str, Any]] = {
    "task": ("detection", "detection"),
    "name": ("red roses, again", "red roses, again"),
    "data.source": ("/data/my images", "/data/my images"),
    "data.val_fraction": ("0.25", 0.25),
    "data.excluded": ('["a/1.jpg", "b/2.jpg"]', ("a/1.jpg", "b/2.jpg")),
    "data.classes_from": ("leaf", "leaf"),
    "data.companions": ("use", "use"),
    "data.group": ("folder:2", "folder:2"),
    "data.pages": ("max", "max"),
    "data.archive_names": ("gbk", "gbk"),
    "data.target": ("number:weight", "number:weight"),
    "data.unlabelled": ("background", "background"),
    "model.name": ("resnet18", "resnet18"),
    "model.weights": ("random", "random"),
    "model.freeze_depth": ("3", 3),
    "train.epochs": ("20", 20),
    "train.batch_size": ("64", 64),
    "train.image_size": ("192", 192),
    "train.lr": ("3e-4", 3e-4),
    "train.backbone_lr_ratio": ("0.5", 0.5),
    "train.optimizer": ("sgd", "sgd"),
    "train.weight_decay": ("0", 0.0),
    "train.label_smoothing": ("0.1", 0.1),
    "train.warmup_fraction": ("0.1", 0.1),
    "train.augment": ("strong", "strong"),
    "train.class_weights": ("on", "on"),
    "train.head": ("knn", "knn"),
    "train.head_first": ("false", False),
    "train.adapt_statistics": ("true", True),
    "train.patience": ("5", 5),
    "train.time_limit": ("90", 90.0),
    "train.seed": ("42", 42),
    "train.precision": ("bfloat16", "bfloat16"),
    "train.device": ("cuda:1", "cuda:1"),
    "train.checkpoint_seconds": ("30", 30.0),
    "train.micro_batch": ("8", 8),
    "train.head_solver": ("minibatch", "minibatch"),
    "train.feature_cache": ("off", "off"),
    "train.views": ("3", 3),
    "train.kept_precision": ("float32", "float32"),
    "train.ema_decay": ("0", 0.0),
    "train.recipe": ("1", 1),
}


@given(any_value(RunConfig))
@settings(max_examples=100, deadline=None)
def test_json_round_trip(config: RunConfig) -> None:
    config = replace(config, schema=configs.SCHEMA)
    assert configs.from_json(configs.to_json(config)) == config


def test_a_configuration_of_schema_1_keeps_its_meaning() -> None:
    whole = configs.from_json('{"schema": 1, "train": {"epochs": 3, "backbone_lr_ratio": 0.5}}')
    assert whole.schema == configs.SCHEMA
    train = whole.train
    assert (train.epochs, train.backbone_lr_ratio, train.warmup_fraction) == (3, 0.5, 0.05)
    assert (train.recipe, train.ema_decay) == (1, 0.0)
    assert configs.from_json('{"schema": 1}').train == replace(TrainConfig(), **configs.FIRST_RECIPE)


def test_without_a_schema_a_configuration_is_of_today() -> None:
    assert configs.from_json("{}").train == TrainConfig()


def test_a_configuration_of_schema_1_that_does_not_fit_is_refused_in_words() -> None:
    with pytest.raises(UserError, match="is invalid"):
        configs.from_json('{"schema": 1, "train": 3}')


def test_a_file_round_trip(tmp_path: Path) -> None:
    path = tmp_path / "config.json"
    config = RunConfig(name="roses", train=PRESETS["best"])
    path.write_bytes(configs.to_json(config))
    assert configs.load(path) == config
    with pytest.raises(UserError, match=r"gone\.json cannot be read"):
        configs.load(tmp_path / "gone.json")


@pytest.mark.parametrize("place", [(), ("data",), ("model",), ("train",)])
def test_an_unknown_key_is_refused_by_name(place: tuple[str, ...]) -> None:
    tree: dict[str, Any] = json.loads(configs.to_json(RunConfig()))
    section = tree
    for key in place:
        section = section[key]
    section["learning_rat"] = 0.1
    with pytest.raises(UserError, match="learning_rat") as caught:
        configs.from_json(json.dumps(tree), "my.json")
    assert "my.json" in caught.value.message
    assert caught.value.hint


def test_a_newer_schema_is_refused_also_when_its_keys_are_unknown() -> None:
    text = json.dumps({"schema": configs.SCHEMA + 1, "hologram": True})
    with pytest.raises(UserError, match="newer version") as caught:
        configs.from_json(text)
    assert "Update" in caught.value.hint


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "3", '{"schema": "one"}', '{"schema": 1.5}', "\ufeff{}"])
def test_what_is_no_configuration_is_an_error_to_mend(text: str) -> None:
    with pytest.raises(UserError):
        configs.from_json(text)


@pytest.mark.parametrize("preset", PRESETS)
def test_presets_are_valid(preset: str) -> None:
    config = RunConfig(train=PRESETS[preset])
    assert configs.from_json(configs.to_json(config)) == config


@pytest.mark.parametrize("text", ["20", "0.5", "true", "null", "[1]"])
def test_a_name_may_look_like_a_number(text: str) -> None:
    assert configs.with_value(RunConfig(), "name", text).name == text
    assert configs.with_value(RunConfig(), "model.name", text).model.name == text


def test_the_table_of_this_test_knows_every_setting() -> None:
    assert sorted(OTHER_VALUES) == sorted(configs.setting_names())


def test_the_table_of_the_documentation_is_true_of_every_setting() -> None:
    text = (Path(__file__).parents[3] / "docs/settings.md").read_text("utf-8")
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if "| `" in line]
    said = {row[0].strip("`"): (row[1], row[2]) for row in rows}
    meant = {key: (_takes(key), _as_typed(_default(key))) for key in configs.setting_names()}
    assert said == meant
    assert all(row[3] for row in rows)


def _takes(dotted: str) -> str:
    section, _, key = dotted.rpartition(".")
    return setting_ranges.takes(type(_default(section) if section else RunConfig()), key)


def _as_typed(value: object) -> str:
    return "auto" if value is None else json_codec.encode(value).decode().strip('"')


def test_the_version_of_the_file_is_no_setting() -> None:
    with pytest.raises(UserError, match="no setting called “schema”"):
        configs.with_value(RunConfig(), "schema", "9")


@pytest.mark.parametrize(
    ("dotted", "text", "takes"),
    [
        ("train.epochs", "0", "a whole number from 1 to 10,000"),
        ("train.patience", "-1", "a whole number from 0 upwards"),
        ("train.seed", "-1", "a whole number from 0 to 9,007,199,254,740,991"),
        ("train.lr", "0", "a number above 0 up to 10 or auto"),
        ("train.label_smoothing", "1", "a number from 0 below 1"),
        ("train.head_first", "perhaps", "true or false"),
        ("train.head_solver", "guess", "auto, lbfgs or minibatch"),
        ("train.device", "gpu", "auto, cpu, mps, cuda or cuda:N"),
        ("model.freeze_depth", "-1", "a whole number from 0 upwards or all"),
        ("data.excluded", "x", "a list, as in JSON"),
    ],
)
def test_a_value_that_does_not_fit_is_answered_with_what_would(dotted: str, text: str, takes: str) -> None:
    with pytest.raises(UserError) as caught:
        configs.with_value(RunConfig(), dotted, text)
    assert caught.value.message == f"{dotted}={text} is not allowed."
    assert caught.value.hint == f"Give {takes}."


@pytest.mark.parametrize("dotted", OTHER_VALUES)
def test_every_setting_can_be_set(dotted: str) -> None:
    text, expected = OTHER_VALUES[dotted]
    changed = configs.with_value(RunConfig(), dotted, text)
    found: Any = changed
    for key in dotted.split("."):
        found = getattr(found, key)
    assert found == expected and type(found) is type(expected)
    # Nothing but this one setting has changed.
    assert configs.with_value(changed, dotted, json_codec.encode(_default(dotted)).decode()) == RunConfig()


def _default(dotted: str) -> Any:
    value: Any = RunConfig()
    for key in dotted.split("."):
        value = getattr(value, key)
    return value


@pytest.mark.parametrize(
    ("dotted", "text"),
    [
        ("train.epochs", "0"),
        ("train.epochs", "many"),
        ("train.epochs", "2.5"),
        ("train.lr", "-1"),
        ("train.lr", "NaN"),
        ("train.image_size", "31"),
        ("train.label_smoothing", "1"),
        ("train.device", "gpu"),
        ("train.device", "cuda:x"),
        ("train.augment", "wild"),
        ("train.seed", "-1"),
        ("model.freeze_depth", "some"),
        ("model.freeze_depth", "-1"),
        ("data.val_fraction", "1"),
        ("data.val_fraction", "0"),
    ],
)
def test_a_value_out_of_range_is_refused_by_name(dotted: str, text: str) -> None:
    with pytest.raises(UserError, match=dotted) as caught:
        configs.with_value(RunConfig(), dotted, text)
    assert caught.value.hint


@pytest.mark.parametrize(
    "dotted",
    [
        "",
        ".",
        "epochs",
        "train.",
        "train.epoch",
        "trian.epochs",
        "train.epochs.x",
        "name.x",
        "__class__",
        "train.__class__",
    ],
)
def test_an_unknown_setting_lists_those_there_are(dotted: str) -> None:
    with pytest.raises(UserError, match="no setting called") as caught:
        configs.with_value(RunConfig(), dotted, "1")
    assert "train.epochs" in caught.value.hint


@pytest.mark.parametrize("text", ["null", "auto"])
def test_null_and_auto_give_the_choice_back_to_the_program(text: str) -> None:
    config = configs.with_value(configs.with_value(RunConfig(), "train.lr", "0.1"), "train.lr", text)
    assert config.train.lr is None


def test_the_configuration_is_frozen() -> None:
    assert isinstance(RunConfig(), Struct)
    with pytest.raises(AttributeError):
        RunConfig().name = "x"  # type: ignore[misc]  # that this fails is the point
    assert hash(RunConfig()) == hash(RunConfig())


def test_a_configuration_of_before_reads_its_images_as_it_did() -> None:
    config = configs.from_json('{"data": {"source": "/photos"}}')
    assert (config.data.classes_from, config.data.companions) == ("1", "use")
    assert configs.from_json('{"train": {"epochs": 3}}').data.classes_from == "auto"
