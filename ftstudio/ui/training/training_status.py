"""The line under the charts: what a run is doing, how far it is, and what it came to."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ftstudio.app.run_view import RunView
from ftstudio.core.events import EpochDone
from ftstudio.core.metrics import MetricValue
from ftstudio.core.run_record import RunRecord
from ftstudio.ui.widgets import number_format, theme
from ftstudio.ui.widgets.basic import ElidedLabel, IconLabel

DOT = " · "
PER_MILLE = 1000


def tr(text: str) -> str:
    """Translate a text."""
    return QCoreApplication.translate("TrainingStatus", text)


@dataclass(frozen=True)
class Status:
    """What the line shows.

    ``phase`` is its small second part; ``share`` is 0..1, None for no bar; ``tone`` is a role of the style sheet.
    """

    icon: str
    colour: str
    text: str
    phase: str = ""
    share: float | None = None
    tip: str = ""
    tone: str = ""


@dataclass(frozen=True)
class Result:
    """What a run came to. ``figure`` is the primary metric on the validation images."""

    outcome: str
    best_epoch: int | None = None
    figure: MetricValue | None = None
    seconds: float = 0.0
    epochs_done: int = 0
    epochs_planned: int = 0
    message: str = ""
    name: str = ""
    device: str = ""


def running(run: RunView) -> Status:
    """The status line of an active run: epoch, share and time left, whatever the phase."""
    started = run.started
    epoch = tr("Epoch {epoch} of {epochs}")
    parts = [tr("Preparing")]
    if started is not None:
        parts = [epoch.format(epoch=number_format.count(run.epoch), epochs=number_format.count(started.epochs))]
    parts += [number_format.percent(run.share, 0), _left_words(run)]
    text = DOT.join(parts)
    if run.stopping or run.phase == "stopping":
        return Status("stop", "caution", text, tr("Saving and stopping…"), run.share, tone="warning")
    if run.phase == "paused":
        return Status("pause", "caution", text, _phase_words(run), run.share, tone="warning")
    return Status("play", "accent", text, DOT.join(_phase_parts(run)), run.share)


def _left_words(run: RunView) -> str:
    left = run.seconds_left
    if left is None and run.planned_seconds is not None:
        left = run.planned_seconds * (1 - run.share)
    return tr("{time} left").format(time=number_format.duration(left)) if left is not None else tr("time left unknown")


def finished(result: Result) -> Status:
    """The line for a run that has ended."""
    icons = {
        "completed": ("check", "good"),
        "failed": ("error", "wrong"),
        "interrupted": ("warning", "caution"),
    }
    icon, colour = icons.get(result.outcome, ("stop", "muted"))
    parts = [result.name] if result.name else []
    parts.append(_outcome_words(result))
    tip = ""
    if result.best_epoch is not None:
        parts.append(_best_words(result))
    if result.figure is not None:
        parts.append(figure_words(result.figure))
        tip = interval_tip(result.figure)
    if result.seconds > 0:
        parts.append(number_format.duration(result.seconds))
    if result.device:
        parts.append(device_words(result.device))
    return Status(icon, colour, DOT.join(parts), tip=tip, tone="danger" if result.outcome == "failed" else "")


def _best_words(result: Result) -> str:
    if result.best_epoch == 0 and result.epochs_done > 0:
        return tr("training did not help: best before epoch 1")
    return tr("best epoch {epoch}").format(epoch=number_format.count(result.best_epoch or 0))


def figure_words(figure: MetricValue) -> str:
    """A metric with its interval: "accuracy 93.4 % (91.2–95.1 %)"."""
    words = f"{figure.metric.in_a_line} {number_format.metric(figure)}"
    return f"{words} ({number_format.bounds(figure)})" if figure.interval else words


def interval_tip(figure: MetricValue) -> str:
    """What the interval means, in plain words; "" where there is none."""
    if figure.interval is None:
        return ""
    return tr(
        "Measured on {count} validation images: the {metric} on images like these is {interval} (95% interval)."
    ).format(
        count=number_format.count(figure.count),
        metric=figure.metric.in_a_line,
        interval=number_format.bounds(figure),
    )


def device_words(device: str) -> str:
    """A device in words; "GPU 0" for "cuda:0"."""
    return {"cpu": "CPU", "mps": "GPU (Apple)"}.get(device, device.replace("cuda", "GPU").replace(":", " "))


def of_run(run: RunView, best: EpochDone | None, seconds: float) -> Result:
    """The result of the run that has just ended."""
    started = run.started
    return Result(
        outcome=run.outcome or "interrupted",
        best_epoch=best.epoch if best else None,
        figure=started.primary(best) if started and best else None,
        seconds=seconds,
        epochs_done=run.epoch,
        epochs_planned=started.epochs if started else 0,
        message=run.error.message if run.error else "",
        device=started.device if started else "",
    )


def of_record(record: RunRecord) -> Result:
    """The result of an earlier run."""
    return Result(
        outcome=record.state,
        best_epoch=record.best_epoch,
        figure=record.validation,
        seconds=record.seconds,
        epochs_done=record.epochs_done,
        epochs_planned=record.epochs_planned,
        message=record.error.message if record.error else "",
        device=record.device,
    )


def _phase_words(run: RunView) -> str:
    words = {
        "preparing": tr("Preparing"),
        "caching": tr("Preparing the frozen stages"),
        "training": tr("Training"),
        "validating": tr("Validating"),
        "paused": tr("Paused"),
    }
    return words.get(run.phase, run.phase)


def _phase_parts(run: RunView) -> list[str]:
    # What is being done says more than the name of the phase.
    what = run.progress_what
    parts = [what[:1].upper() + what[1:] if what else _phase_words(run)]
    if run.progress_total:
        of = tr("{done} of {total}")
        parts.append(
            of.format(done=number_format.count(run.progress_done), total=number_format.count(run.progress_total))
        )
    elif run.progress_done:
        parts.append(number_format.count(run.progress_done))
    if run.images_per_second > 0 and not run.progress_total:
        parts.append(tr("{speed} images/s").format(speed=number_format.count(round(run.images_per_second))))
    if run.started is not None:
        parts.append(device_words(run.started.device))
    return parts


def _outcome_words(result: Result) -> str:
    epochs = tr("epoch {epoch} of {epochs}").format(
        epoch=number_format.count(result.epochs_done), epochs=number_format.count(result.epochs_planned)
    )
    failed = tr("Failed: {message}").format(message=result.message) if result.message else tr("Failed")
    words = {
        "completed": tr("Finished"),
        "stopped": tr("Stopped in {place}").format(place=epochs),
        "failed": failed,
        "interrupted": tr("Interrupted in {place}").format(place=epochs),
        "running": tr("Running"),
    }
    return words.get(result.outcome, result.outcome)


class StatusLine(QWidget):
    """A slim bar and one line of words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Status | None = None
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, PER_MILLE)
        self.bar.setAccessibleName(self.tr("Training progress"))
        self.icon = IconLabel("play", 16, "accent")
        self.label = ElidedLabel()
        self.phase = ElidedLabel()
        self.phase.setProperty("role", "caption")
        self.phase.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE_S)
        row.addWidget(self.icon)
        row.addWidget(self.label, 1)
        row.addWidget(self.phase, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_S)
        column.addWidget(self.bar)
        column.addLayout(row)

    def show_status(self, status: Status) -> None:
        if status == self._shown:
            return
        self._shown = status
        self.icon.show_icon(status.icon, status.colour)
        if self.label.text() != status.text:
            self.label.setText(status.text)
        self.label.setToolTip(status.tip)
        self.phase.setText(status.phase)
        self.phase.setVisible(bool(status.phase))
        theme.set_role(self.label, status.tone)
        policy = self.bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.bar.setSizePolicy(policy)
        self.bar.setVisible(status.share is not None)
        if status.share is not None:
            self.bar.setValue(round(status.share * PER_MILLE))
