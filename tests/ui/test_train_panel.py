"""The panel "3 Train": presets, options, fields that do not fit, the buttons, the preview."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ftstudio.app import session
from ftstudio.app.run_view import RunView
from ftstudio.app.session import SessionState
from ftstudio.core.config import PRESETS, TrainConfig
from ftstudio.core.costs import DeviceInfo
from ftstudio.core.dataset import ClassCount, DatasetSummary
from ftstudio.ui.setup import train_presets
from ftstudio.ui.setup.augment_preview import AugmentPreview
from ftstudio.ui.setup.time_row import TimeRow
from ftstudio.ui.setup.train_options import TrainOptions
from ftstudio.ui.setup.train_panel import TrainPanel
from ftstudio.ui.widgets.fields import ChoiceField, NumberField, SwitchField

FLOWERS = DatasetSummary(
    source="/data/flowers",
    root="/data/flowers",
    name="flowers",
    layout="",
    class_names=("a", "b"),
    counts=(ClassCount("a", train=5), ClassCount("b", train=5)),
    files=(),
)


def ready(train: TrainConfig = PRESETS["balanced"]) -> SessionState:
    return session.with_train(session.with_dataset(SessionState(), FLOWERS), train, train_presets.preset_of(train))


class Services:
    """A stand-in for the controller: puts what the panel announces into a state and shows it again."""

    def __init__(self, panel: TrainPanel, state: SessionState) -> None:
        self.panel, self.state = panel, state
        self.heard: list[tuple[TrainConfig, str]] = []
        panel.settings_changed.connect(self.change)
        panel.show_state(state)

    def change(self, train: TrainConfig, preset: Any) -> None:
        self.heard.append((train, preset))
        self.state = session.with_train(self.state, train, preset)
        self.panel.show_state(self.state)


@pytest.fixture
def panel(qtbot: QtBot) -> TrainPanel:
    made = TrainPanel()
    qtbot.addWidget(made)
    made.resize(300, 1200)
    made.show()
    return made


def words(widget: QWidget) -> str:
    labels = [each.text() for each in widget.findChildren(QLabel) if each.isVisible()]
    return "\n".join(labels + [each.text() for each in widget.findChildren(QPushButton) if each.isVisible()])


def button(panel: QWidget, words: str) -> QPushButton:
    return next(each for each in panel.findChildren(QPushButton) if each.text() == words)


def number(panel: TrainPanel, key: str) -> NumberField:
    field = panel.findChild(TrainOptions).field(key)
    assert isinstance(field, NumberField)
    return field


def reset_button(panel: TrainPanel, setting: str) -> QToolButton:
    name = f"Reset {setting}"
    return next(each for each in panel.findChildren(QToolButton) if each.accessibleName() == name)


def retype(qtbot: QtBot, field: NumberField, text: str) -> None:
    field.selectAll()
    qtbot.keyClicks(field, text) if text else qtbot.keyClick(field, Qt.Key.Key_Delete)


# ---- presets --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("preset", ["quick", "balanced", "best"])
def test_a_preset_sets_its_values(panel: TrainPanel, preset: str) -> None:
    services = Services(panel, ready(TrainConfig(epochs=99)))
    button(panel, preset.capitalize()).click()
    assert services.heard == [(PRESETS[preset], preset)]
    assert button(panel, preset.capitalize()).isChecked()


def test_a_preset_leaves_seed_precision_and_device_alone(panel: TrainPanel) -> None:
    services = Services(panel, ready(TrainConfig(seed=7, precision="float32", device="cpu")))
    button(panel, "Best").click()
    assert services.heard == [(replace(PRESETS["best"], seed=7, precision="float32", device="cpu"), "best")]


def test_a_changed_setting_makes_it_custom_and_back_again(qtbot: QtBot, panel: TrainPanel) -> None:
    services = Services(panel, ready())
    button(panel, "More options").click()
    retype(qtbot, number(panel, "epochs"), "20")
    assert services.heard[-1] == (replace(PRESETS["balanced"], epochs=20), "custom")
    assert "Custom, from Balanced" in words(panel)
    assert not any(button(panel, name).isChecked() for name in ("Quick", "Balanced", "Best"))
    retype(qtbot, number(panel, "epochs"), "15")
    assert services.heard[-1] == (PRESETS["balanced"], "balanced")
    assert button(panel, "Balanced").isChecked()


def test_a_preset_that_is_down_stays_down_when_clicked(panel: TrainPanel) -> None:
    Services(panel, ready())
    button(panel, "Balanced").click()
    assert button(panel, "Balanced").isChecked()


def test_restored_custom_settings_find_the_preset_they_came_from(panel: TrainPanel) -> None:
    Services(panel, ready(replace(PRESETS["best"], lr=0.01)))
    assert "Custom, from Best" in words(panel)


def test_a_preset_is_itself_and_nearest_to_itself() -> None:
    for preset in train_presets.NAMES:
        assert train_presets.preset_of(PRESETS[preset]) == preset
        assert train_presets.nearest(PRESETS[preset]) == preset


# ---- options --------------------------------------------------------------------------------------------


def test_every_setting_of_a_training_can_be_set_but_how_often_it_is_saved(panel: TrainPanel) -> None:
    keys = set(panel.findChild(TrainOptions).keys())
    elsewhere = {"checkpoint_seconds", "recipe", "time_limit"}
    assert keys == set(TrainConfig.__struct_fields__) - elsewhere | {"val_fraction"}


def test_other_heads_are_offered_where_everything_is_frozen(panel: TrainPanel) -> None:
    options = panel.findChild(TrainOptions)
    frozen = ready()
    panel.show_state(frozen)
    head = options.field("head")
    assert head.isEnabled() and "k nearest neighbours" in head.toolTip()
    panel.show_state(session.with_freeze_depth(frozen, 3))
    assert not head.isEnabled() and "Freeze all stages" in head.toolTip()


def test_how_to_train_a_head_is_asked_where_it_is_trained(panel: TrainPanel) -> None:
    options = panel.findChild(TrainOptions)
    panel.show_state(ready(TrainConfig(head="knn")))
    assert not options.field("head_solver").isEnabled() and not options.field("head_first").isEnabled()
    panel.show_state(ready(TrainConfig()))
    assert options.field("head_solver").isEnabled() and options.field("head_first").isEnabled()


def test_a_head_that_does_not_fit_can_be_taken_back(panel: TrainPanel) -> None:
    """As a configuration from elsewhere may have it."""
    state = ready(TrainConfig(head="knn"))
    odd = replace(state, config=replace(state.config, model=replace(state.config.model, freeze_depth=3)))
    panel.show_state(odd)
    assert panel.findChild(TrainOptions).field("head").isEnabled()
    assert not button(panel, "Train").isEnabled() and "fully frozen" in words(panel)


def unsplit() -> SessionState:
    counts = (ClassCount("a", unassigned=5), ClassCount("b", unassigned=5))
    return session.with_dataset(SessionState(), replace(FLOWERS, counts=counts))


def test_the_share_kept_for_validation_is_typed_in_per_cent(qtbot: QtBot, panel: TrainPanel) -> None:
    panel.show_state(unsplit())
    options = panel.findChild(TrainOptions)
    field = number(panel, "val_fraction")
    assert field.text() == "20"
    settings: list[Any] = []
    panel.settings_changed.connect(lambda *given: settings.append(given))
    heard: list[float] = []
    panel.val_fraction_changed.connect(heard.append)
    retype(qtbot, field, "35")
    assert heard[-1] == pytest.approx(0.35)
    assert settings == [], "it belongs to the images, not to the training"
    panel.show_state(session.with_val_fraction(unsplit(), 0.35))
    assert (field.text(), options.reset_shown("val_fraction")) == ("35", True)


def test_images_that_say_themselves_which_validate_leave_nothing_to_choose(panel: TrainPanel) -> None:
    panel.show_state(unsplit())
    field = number(panel, "val_fraction")
    field.setText("nonsense")
    field.check()
    own = session.with_dataset(unsplit(), replace(FLOWERS, counts=(ClassCount("a", 5, 2), ClassCount("b", 5, 2))))
    panel.show_state(own)
    assert field.isHidden()
    assert panel.findChild(TrainOptions).problem() == "", "what nobody sees must not keep anybody from training"


def test_training_by_key_explains_a_number_that_does_not_fit_like_the_button(qtbot: QtBot, panel: TrainPanel) -> None:
    panel.show_state(ready())
    field = number(panel, "epochs")
    retype(qtbot, field, "0")
    with qtbot.assertNotEmitted(panel.train_requested):
        panel.train()
    assert panel.findChild(TrainOptions).isVisible()
    assert any("Epochs needs a number that fits" in label.text() for label in panel.findChildren(QLabel))
    retype(qtbot, field, "3")
    with qtbot.waitSignal(panel.train_requested, timeout=2000):
        panel.train()


def test_every_setting_has_a_tooltip_and_an_accessible_name(panel: TrainPanel) -> None:
    options = panel.findChild(TrainOptions)
    for key in options.keys():  # noqa: SIM118 - a method of the panel, not of a dictionary
        assert options.field(key).toolTip()
        assert options.field(key).accessibleName()


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("lr", "0.001", 0.001),
        ("lr", "0,001", 0.001),
        ("lr", "1e-3", 0.001),
        ("lr", "auto", None),
        ("batch_size", "64", 64),
        ("image_size", "160", 160),
        ("patience", "3", 3),
        ("weight_decay", "0", 0.0),
        ("seed", "9007199254740991", 2**53 - 1),
    ],
)
def test_a_typed_number_becomes_the_setting(
    qtbot: QtBot, panel: TrainPanel, key: str, text: str, value: float | None
) -> None:
    services = Services(panel, ready(replace(PRESETS["balanced"], lr=0.5)))
    button(panel, "More options").click()
    retype(qtbot, number(panel, key), text)
    assert getattr(services.state.config.train, key) == value
    assert number(panel, key).text() == text


def test_an_emptied_field_means_auto(qtbot: QtBot, panel: TrainPanel) -> None:
    services = Services(panel, ready(replace(PRESETS["balanced"], batch_size=32)))
    button(panel, "More options").click()
    retype(qtbot, number(panel, "batch_size"), "")
    assert services.state.config.train.batch_size is None
    assert number(panel, "batch_size").placeholderText() == "auto"


@pytest.mark.parametrize(("key", "text"), [("epochs", "0"), ("epochs", "many"), ("lr", "0"), ("image_size", "12")])
def test_a_number_that_does_not_fit_stays_is_explained_and_stops_the_train_button(
    qtbot: QtBot, panel: TrainPanel, key: str, text: str
) -> None:
    services = Services(panel, ready())
    button(panel, "More options").click()
    field = number(panel, key)
    retype(qtbot, field, text)
    with qtbot.waitSignal(field.problem_changed, timeout=3000):
        pass
    panel.show_state(replace(services.state, models_on_disk=frozenset()))
    assert field.text() == text
    assert field.problem in words(panel)
    assert not button(panel, "Train").isEnabled()
    assert getattr(services.state.config.train, key) == getattr(PRESETS["balanced"], key)


def test_train_right_after_a_bad_number_shows_the_number_and_starts_nothing(qtbot: QtBot, panel: TrainPanel) -> None:
    Services(panel, ready())
    started: list[bool] = []
    panel.train_requested.connect(lambda: started.append(True))
    button(panel, "More options").click()
    retype(qtbot, number(panel, "epochs"), "0")
    button(panel, "Train").click()
    assert started == []
    assert "Epochs needs a number that fits" in words(panel)


def test_a_mended_number_frees_the_train_button(qtbot: QtBot, panel: TrainPanel) -> None:
    Services(panel, ready())
    button(panel, "More options").click()
    retype(qtbot, number(panel, "epochs"), "0")
    number(panel, "epochs").check()
    assert not button(panel, "Train").isEnabled()
    retype(qtbot, number(panel, "epochs"), "4")
    assert button(panel, "Train").isEnabled()


def test_a_state_that_arrives_while_typing_leaves_the_text_alone(qtbot: QtBot, panel: TrainPanel) -> None:
    services = Services(panel, ready())
    button(panel, "More options").click()
    retype(qtbot, number(panel, "lr"), "0.0")
    panel.show_state(replace(services.state, models_on_disk=frozenset({"x"})))
    assert number(panel, "lr").text() == "0.0"


def test_the_reset_arrow_stands_only_at_what_was_changed_and_brings_it_back(qtbot: QtBot, panel: TrainPanel) -> None:
    services = Services(panel, ready())
    options = panel.findChild(TrainOptions)
    button(panel, "More options").click()
    assert not any(options.reset_shown(key) for key in options.keys())  # noqa: SIM118 - as above
    retype(qtbot, number(panel, "epochs"), "3")
    assert [key for key in options.keys() if options.reset_shown(key)] == ["epochs"]  # noqa: SIM118 - as above
    reset_button(panel, "Epochs").click()
    assert services.state.config.train == PRESETS["balanced"]
    assert number(panel, "epochs").text() == "15"
    assert not options.reset_shown("epochs")


def test_the_reset_arrow_also_takes_away_what_does_not_fit(qtbot: QtBot, panel: TrainPanel) -> None:
    Services(panel, ready())
    button(panel, "More options").click()
    retype(qtbot, number(panel, "epochs"), "zero")
    number(panel, "epochs").check()
    reset_button(panel, "Epochs").click()
    assert number(panel, "epochs").text() == "15"
    assert number(panel, "epochs").problem == ""


def test_a_preset_takes_away_what_does_not_fit(qtbot: QtBot, panel: TrainPanel) -> None:
    Services(panel, ready())
    button(panel, "More options").click()
    retype(qtbot, number(panel, "weight_decay"), "-1")
    number(panel, "weight_decay").check()
    button(panel, "Quick").click()
    assert number(panel, "weight_decay").problem == ""
    assert button(panel, "Train").isEnabled()


def test_choices_and_switches_become_the_settings(panel: TrainPanel) -> None:
    services = Services(panel, ready())
    options = panel.findChild(TrainOptions)
    optimizer, head_first = options.field("optimizer"), options.field("head_first")
    assert isinstance(optimizer, ChoiceField)
    assert isinstance(head_first, SwitchField)
    optimizer.setCurrentIndex(1)
    optimizer.activated.emit(1)
    head_first.click()
    assert services.state.config.train == replace(PRESETS["balanced"], optimizer="sgd", head_first=False)


def test_an_accelerator_once_found_stays_on_offer(panel: TrainPanel) -> None:
    state = ready()
    found = DeviceInfo(device="cuda", title="A fast card")
    panel.show_state(replace(state, device=found))
    panel.show_state(replace(state, device=DeviceInfo(device="cpu", title="Processor")))
    field = panel.findChild(TrainOptions).field("device")
    assert isinstance(field, ChoiceField)
    assert [field.itemData(row) for row in range(field.count())] == ["auto", "cuda", "cpu"]
    assert field.currentData() == "auto"


def test_a_device_from_elsewhere_is_shown_though_it_is_not_on_offer(panel: TrainPanel) -> None:
    panel.show_state(ready(replace(PRESETS["balanced"], device="cuda:3")))
    field = panel.findChild(TrainOptions).field("device")
    assert isinstance(field, ChoiceField)
    assert field.currentData() == "cuda:3"


# ---- the buttons ----------------------------------------------------------------------------------------


def test_train_says_why_it_cannot(panel: TrainPanel) -> None:
    panel.show_state(SessionState())
    assert not button(panel, "Train").isEnabled()
    assert "Open a folder of images first." in words(panel)


def test_train_starts(qtbot: QtBot, panel: TrainPanel) -> None:
    panel.show_state(ready())
    with qtbot.waitSignal(panel.train_requested, timeout=2000):
        button(panel, "Train").click()


def test_while_training_there_are_pause_and_stop_and_the_settings_rest(qtbot: QtBot, panel: TrainPanel) -> None:
    panel.show_state(ready())
    button(panel, "More options").click()
    panel.show_state(replace(ready(), run=RunView(phase="training")))
    assert not button(panel, "Train").isVisible()
    assert not button(panel, "Quick").isEnabled()
    assert number(panel, "epochs").isVisible()
    assert not number(panel, "epochs").isEnabled()
    with qtbot.waitSignal(panel.pause_requested, timeout=2000):
        button(panel, "Pause").click()
    with qtbot.waitSignal(panel.stop_requested, timeout=2000):
        button(panel, "Stop").click()


def test_a_paused_training_goes_on(qtbot: QtBot, panel: TrainPanel) -> None:
    panel.show_state(replace(ready(), run=RunView(phase="training")))
    button(panel, "Pause").click()
    assert "Pausing…" in words(panel)
    panel.show_state(replace(ready(), run=RunView(phase="paused")))
    with qtbot.waitSignal(panel.go_on_requested, timeout=2000):
        button(panel, "Continue").click()
    panel.show_state(replace(ready(), run=RunView(phase="training")))
    assert "Pause" in words(panel).splitlines()


def test_a_pause_that_is_still_on_its_way_can_be_taken_back(qtbot: QtBot, panel: TrainPanel) -> None:
    panel.show_state(replace(ready(), run=RunView(phase="training")))
    button(panel, "Pause").click()
    with qtbot.waitSignal(panel.go_on_requested, timeout=2000):
        button(panel, "Pausing…").click()
    assert "Pause" in words(panel).splitlines()


@pytest.mark.parametrize("run", [RunView(phase="training", stopping=True), RunView(phase="stopping")])
def test_stopping_says_so_and_cannot_be_pressed_again(panel: TrainPanel, run: RunView) -> None:
    panel.show_state(replace(ready(), run=run))
    assert not button(panel, "Stopping and saving…").isEnabled()
    assert "Pause" not in words(panel).splitlines()


def test_after_the_end_train_is_back(panel: TrainPanel) -> None:
    panel.show_state(replace(ready(), run=RunView(phase="stopping")))
    panel.show_state(replace(ready(), run=RunView(phase="training", outcome="stopped")))
    assert button(panel, "Train").isVisible()
    assert button(panel, "Train").isEnabled()


def test_the_buttons_work_also_outside_the_panel(qtbot: QtBot, panel: TrainPanel) -> None:
    pinned = QWidget()
    qtbot.addWidget(pinned)
    QVBoxLayout(pinned).addWidget(panel.action_bar)
    pinned.show()
    panel.show_state(ready())
    with qtbot.waitSignal(panel.train_requested, timeout=2000):
        button(pinned, "Train").click()


# ---- the preview ----------------------------------------------------------------------------------------


def png(edge: int = 16) -> bytes:
    image = QImage(edge, edge, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(data.data())


def test_the_preview_is_asked_for_when_the_options_open_and_when_augmentation_changes(
    qtbot: QtBot, panel: TrainPanel
) -> None:
    services = Services(panel, ready(PRESETS["quick"]))
    with qtbot.waitSignal(panel.preview_requested, timeout=3000) as first:
        button(panel, "More options").click()
    assert first.args == ["light", 112]
    with qtbot.waitSignal(panel.preview_requested, timeout=3000) as second:
        services.change(replace(PRESETS["quick"], augment="strong"), "custom")
    assert second.args == ["strong", 112]


def test_closed_options_ask_for_no_preview(qtbot: QtBot, panel: TrainPanel) -> None:
    with qtbot.assertNotEmitted(panel.preview_requested, wait=400):
        Services(panel, ready())


def test_nine_pictures_are_shown_and_broken_ones_left_out(panel: TrainPanel) -> None:
    panel.show_state(ready())
    panel.show_preview([png()] * 8 + [b"not a picture"] + [png()])
    preview = panel.findChild(AugmentPreview)
    assert preview.picture_count == 8
    assert not preview.grab().isNull()


# ---- time -----------------------------------------------------------------------------------------------


def test_a_time_is_announced_and_its_limit_is_shown(qtbot: QtBot, panel: TrainPanel) -> None:
    controller = Services(panel, ready())
    row = panel.findChild(TimeRow)
    with qtbot.waitSignal(panel.time_chosen, timeout=1000) as chosen:
        row.choices.activated.emit(3)
    assert chosen.args == [300.0] and not controller.heard
    limited = replace(PRESETS["balanced"], epochs=40, patience=0, time_limit=290.0)
    panel.show_state(ready(limited))
    assert row.choices.currentData() == 300.0 and "about 40 epochs" in words(panel)


def test_as_long_as_it_takes_brings_back_what_followed_from_the_time(panel: TrainPanel) -> None:
    limited = replace(PRESETS["best"], epochs=3, patience=0, image_size=96, time_limit=55.0, weight_decay=0.2)
    controller = Services(panel, ready(PRESETS["best"]))
    controller.change(limited, "custom")
    row = panel.findChild(TimeRow)
    row.choices.activated.emit(0)
    assert controller.heard[-1][0] == replace(PRESETS["best"], weight_decay=0.2)
    assert row.choices.currentData() is None
