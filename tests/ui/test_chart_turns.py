"""Charts take turns: never two at once, never one forgotten."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ftstudio.ui.training.chart_turns import Turns


class Round:
    """Two acts that note their turns; the very first one marks another change in its middle."""

    def __init__(self) -> None:
        self.taken: list[str] = []
        self.turns = Turns([self.first, self.second])

    def first(self) -> None:
        self.taken.append("first")
        if self.taken == ["first"]:
            self.turns.mark()

    def second(self) -> None:
        self.taken.append("second")


def test_acts_come_one_a_turn_and_in_order(qtbot: QtBot) -> None:
    acts = Round()
    acts.turns.mark()
    acts.turns.go_on()
    assert acts.taken == [], "nothing happens before the window has had its turn"
    with qtbot.waitSignal(acts.turns.round_done, timeout=2000):
        qtbot.waitUntil(lambda: bool(acts.taken))
        assert acts.taken == ["first"]


def test_change_in_the_middle_of_a_round_is_drawn_in_another(qtbot: QtBot) -> None:
    acts = Round()
    acts.turns.mark()
    with qtbot.waitSignals([acts.turns.round_done] * 2, timeout=2000):
        acts.turns.go_on()
    assert acts.taken == ["first", "second"] * 2


def test_round_goes_on_after_a_pause(qtbot: QtBot) -> None:
    acts = Round()
    acts.turns.mark()
    acts.turns.go_on()
    qtbot.waitUntil(lambda: bool(acts.taken))
    acts.turns.pause()
    with qtbot.waitSignal(acts.turns.round_done, timeout=2000):
        acts.turns.go_on()
    assert acts.taken == ["first", "second"]


def test_change_of_everything_is_never_seen_half(qtbot: QtBot) -> None:
    acts = Round()
    acts.turns.mark(whole=True)
    with qtbot.waitSignal(acts.turns.round_done, timeout=2000):
        acts.turns.go_on()
        qtbot.waitUntil(lambda: bool(acts.taken))
        assert acts.taken == ["first", "second"]


def test_nothing_is_drawn_again_without_a_change(qtbot: QtBot) -> None:
    acts = Round()
    acts.turns.mark()
    with qtbot.waitSignals([acts.turns.round_done] * 2, timeout=2000):
        acts.turns.go_on()
    with qtbot.assertNotEmitted(acts.turns.round_done, wait=50):
        acts.turns.go_on()
