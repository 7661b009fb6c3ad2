"""Names, options and which of them wins; what is refused and in which words."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

import pytest
from played import run

from ftstudio.app import history, settings
from ftstudio.cli import arguments, configuration
from ftstudio.core import config as configs
from ftstudio.core.config import DataConfig, RunConfig, TrainConfig
from ftstudio.core.errors import UserError
from ftstudio.store.run_folder import RunFolder

PROMISED = (
    "train",
    "resume",
    "predict",
    "evaluate",
    "advise",
    "inspect",
    "models",
    "runs",
    "sample",
    "doctor",
    "start",
    "report",
    "pack",
    "unpack",
)


def parsed(*words: str) -> argparse.Namespace:
    return arguments.parse(["train", "/photos", *words])


def config_of(*words: str) -> RunConfig:
    return configuration.run_config(parsed(*words))


@pytest.mark.parametrize("name", PROMISED)
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        arguments.parse([name, "--help"])
    assert ended.value.code == 0
    assert f"ftstudio {name}" in capsys.readouterr().out


@pytest.mark.parametrize("name", [name for name in PROMISED if name != "start"])
def test_every_command_has_a_function(name: str) -> None:
    assert callable(arguments.command(name))


def test_every_option_of_train_arrives_in_the_configuration() -> None:
    config = config_of(
        *("--model", "resnet18", "--weights", "random", "--freeze", "2", "--epochs", "7", "--batch-size", "16"),
        *("--lr", "0.01", "--image-size", "96", "--augment", "strong", "--val", "0.3", "--device", "cpu"),
        *("--seed", "5", "--name", "my run"),
    )
    assert config.name == "my run"
    assert config.data == configs.DataConfig(source="/photos", val_fraction=0.3)
    assert config.model == configs.ModelConfig(name="resnet18", weights="random", freeze_depth=2)
    wanted = ("epochs", "batch_size", "lr", "image_size", "augment", "device", "seed")
    assert [getattr(config.train, key) for key in wanted] == [7, 16, 0.01, 96, "strong", "cpu", 5]


@pytest.mark.parametrize(("text", "depth"), [("all", "all"), ("none", 0), ("0", 0), ("3", 3)])
def test_freeze_counts_stages_from_the_input(text: str, depth: object) -> None:
    assert config_of("--freeze", text).model.freeze_depth == depth


def test_auto_leaves_the_choice_to_the_program() -> None:
    train = config_of("--batch-size", "auto", "--lr", "auto").train
    assert (train.batch_size, train.lr) == (None, None)


def test_balanced_is_the_preset_unless_a_configuration_is_given(tmp_path: Path) -> None:
    assert config_of().train == configs.PRESETS["balanced"]
    file = tmp_path / "config.json"
    file.write_bytes(configs.to_json(RunConfig(train=TrainConfig(epochs=3, seed=9))))
    assert config_of("--config", str(file)).train == TrainConfig(epochs=3, seed=9)


def test_options_win_over_set_over_preset_over_the_configuration(tmp_path: Path) -> None:
    file = tmp_path / "config.json"
    file.write_bytes(configs.to_json(RunConfig(train=TrainConfig(epochs=3, seed=9, augment="strong", patience=1))))
    config = config_of(
        *("--config", str(file), "--preset", "quick", "--set", "train.patience=4", "--set", "train.epochs=44"),
        *("--epochs", "55"),
    )
    assert config.train.seed == 9, "a preset says nothing about the seed"
    assert config.train.augment == "light"
    assert config.train.patience == 4
    assert config.train.epochs == 55


@pytest.fixture
def learned(make_run: Callable[..., RunFolder], monkeypatch: pytest.MonkeyPatch) -> RunFolder:
    """A run with weights, which is found under the id r1."""
    folder = make_run()
    train = TrainConfig(epochs=3, seed=9, image_size=96, head="knn")
    data = DataConfig(source="/photos", excluded=("cat/1.jpg",))
    folder.write_config(RunConfig(name="first", data=data, train=train))
    folder.best.mkdir()
    (folder.best / "model.safetensors").write_bytes(b"")
    monkeypatch.setattr(history, "find_run", lambda _text, _runs_dir: folder.record)
    return folder


def test_going_on_takes_weights_settings_and_images_of_a_run(learned: RunFolder) -> None:
    config = configuration.run_config(arguments.parse(["train", "--from", "r1", "--epochs", "5"]))
    assert config.model == configs.ModelConfig(weights=str(learned.path))
    assert (config.train.image_size, config.train.seed, config.train.epochs, config.train.head) == (96, 9, 5, "knn")
    assert (config.name, config.data) == ("", learned.config.data)


@pytest.mark.usefixtures("learned")
def test_going_on_with_other_images_leaves_none_of_them_out() -> None:
    config = configuration.run_config(arguments.parse(["train", "/others", "--from", "r1"]))
    assert (config.data.source, config.data.excluded) == ("/others", ())


@pytest.mark.usefixtures("learned")
def test_unfreezing_takes_the_linear_head_unless_another_was_asked_for() -> None:
    words = ["train", "--from", "r1", "--freeze", "3"]
    config = configuration.run_config(arguments.parse(words))
    assert (config.model.freeze_depth, config.train.head) == (3, "linear")
    with pytest.raises(UserError, match="fully frozen"):
        configuration.run_config(arguments.parse([*words, "--set", "train.head=knn"]))


@pytest.mark.usefixtures("learned")
def test_settings_of_a_file_and_of_a_run_are_one_too_many(tmp_path: Path) -> None:
    file = tmp_path / "config.json"
    file.write_bytes(configs.to_json(RunConfig()))
    with pytest.raises(UserError, match="--config and --from"):
        configuration.run_config(arguments.parse(["train", "--from", "r1", "--config", str(file)]))


def test_a_run_without_weights_is_no_start(learned: RunFolder) -> None:
    (learned.best / "model.safetensors").unlink()
    with pytest.raises(UserError, match="no trained weights yet"):
        configuration.run_config(arguments.parse(["train", "--from", "r1"]))


def test_a_run_folder_will_do_for_a_file_of_weights(learned: RunFolder) -> None:
    assert config_of("--weights", str(learned.path)).model.weights == str(learned.path)


def test_relative_folders_become_absolute(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    options = arguments.parse(["train", "photos", "--runs", "here"])
    assert configuration.run_config(options).data.source == str(tmp_path / "photos")
    assert configuration.runs_dir(options) == tmp_path / "here"


def test_runs_lie_where_the_window_puts_them(tmp_path: Path) -> None:
    settings.save(settings.Settings(runs_dir=str(tmp_path / "mine")))
    assert configuration.runs_dir(parsed()) == tmp_path / "mine"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--model", "resnet81"], "resnet18"),
        (["--epochs", "0"], "--epochs 0 is not allowed. Give a whole number from 1 to 10,000."),
        (["--batch-size", "many"], "--batch-size many is not allowed. Give a whole number from 1 to 65,536 or auto."),
        (["--set", "train.epochs=0"], "train.epochs=0 is not allowed. Give a whole number"),
        (["--weights", "/"], "/ is not a run folder with weights"),
        (["--freeze", "some"], "all, none, advised, or a number"),
        (["--freeze", "99"], "stages"),
        (["--seconds", "0"], "not a number above 0"),
        (["--weights", "/no/such.safetensors"], "There is no weights file"),
        (["--set", "train.speed=9"], "train.speed"),
        (["--set", "train.epochs"], "has no value"),
        (["--set", "?"], "train.patience"),
        (["--device", "tpu"], "--device tpu is not allowed. Give auto, cpu, mps, cuda or cuda:N."),
        (["--augment", "heavy"], "invalid choice"),
        (["--set", "train.head=knn", "--freeze", "3"], "fully frozen"),
        (["--no-such-option"], "unrecognized arguments"),
        (["--config", "/no/such.json"], "cannot be read"),
    ],
)
def test_what_cannot_be_done_is_refused_in_words(words: list[str], said: str) -> None:
    with pytest.raises(UserError) as caught:
        config_of(*words)
    assert said.lower() in f"{caught.value.message} {caught.value.hint}".lower()
    assert caught.value.hint


@pytest.mark.parametrize("command", [["predict", "r", "a.jpg"], ["evaluate", "r"], ["report", "r"]])
def test_an_unknown_device_is_refused_wherever_there_is_one_to_choose(command: list[str]) -> None:
    with pytest.raises(UserError, match=r"'tpu' is not a device\. Give auto, cpu, mps, cuda or cuda:N"):
        arguments.parse([*command, "--device", "tpu"])
    assert arguments.parse([*command, "--device", "cuda:1"]).device == "cuda:1"


def test_an_empty_name_is_not_the_folder_where_the_program_runs() -> None:
    with pytest.raises(UserError, match="argument is empty"):
        arguments.absolute("")


def test_an_unknown_command_names_the_nearest() -> None:
    with pytest.raises(UserError) as caught:
        arguments.parse(["trian", "/photos"])
    assert "train" in caught.value.hint


def test_a_lone_folder_is_a_data_set_and_a_command_stays_a_command(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "photos").mkdir()
    (tmp_path / "runs").mkdir()
    assert arguments.is_source("photos")
    assert not arguments.is_source("runs")
    assert arguments.is_source("./runs")
    assert not arguments.is_source("nothing here")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--minutes", "5", "--plan"), "cannot be combined"),
        (("--minutes", "5", "--advise"), "cannot be combined"),
        (("--minutes", "5", "--freeze", "advised"), "cannot be combined"),
        (("--minutes", "5", "--epochs", "3"), "both say how long"),
        (("--minutes", "0"), "above 0"),
    ],
)
def test_a_time_excludes_what_contradicts_it(
    words: tuple[str, ...], why: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("train", str(tmp_path), *words) == 2
    assert why in capsys.readouterr().err
