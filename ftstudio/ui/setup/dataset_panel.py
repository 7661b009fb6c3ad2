"""The panel "1 Images": drop or open a data set, watch the scan, see its contents."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QMenu,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ftstudio.app.session import ScanView, SessionState
from ftstudio.core.config import DataConfig
from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.events import LOOKING
from ftstudio.ui.setup.archive_names_row import ArchiveNamesRow
from ftstudio.ui.setup.class_bars import ClassBars
from ftstudio.ui.setup.drop_zone import SOURCES_FILTER, DropZone
from ftstudio.ui.setup.group_choice import GroupChoice
from ftstudio.ui.setup.list_preview import ListPreviewView
from ftstudio.ui.setup.reading_row import ReadingRow
from ftstudio.ui.setup.target_choice import TargetChoice, in_window_words
from ftstudio.ui.setup.target_summary import TargetSummary, classes_words, target_words
from ftstudio.ui.setup.warning_lines import WarningLines
from ftstudio.ui.widgets import amounts, theme
from ftstudio.ui.widgets.basic import ElidedLabel, as_plain_tip, neutralised, plain_label, section_title

MOST_RECENT = 8


class DatasetPanel(QWidget):
    """Shows the scan and the data set of a SessionState; announces what the user wants opened (a path)."""

    # An object, because a path in a Signal(str) loses the bytes that are no UTF-8.
    open_requested = Signal(object)
    sample_requested = Signal()
    scan_cancelled = Signal()
    problems_requested = Signal()
    caution_requested = Signal(str)
    reading_chosen = Signal(str)
    companions_chosen = Signal(str)
    group_chosen = Signal(str)
    pages_chosen = Signal(str)
    archive_names_chosen = Signal(str)
    target_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recent: list[str] = []
        self._near = ""
        self._zone = DropZone()
        self._zone.dropped.connect(self.open_requested)
        self._zone.clicked.connect(self._choose_folder)
        self._complaint = plain_label("", "warning", wrap=True)
        self._complaint.hide()
        self._zone.complained.connect(self._show_complaint)
        self._scan = _ScanView()
        self._scan.cancelled.connect(self.scan_cancelled)
        self._summary = _SummaryView()
        self._summary.problems_requested.connect(self.problems_requested)
        self._summary.caution_requested.connect(self.caution_requested)
        self._summary.reading.reading_chosen.connect(self.reading_chosen)
        self._summary.reading.companions_chosen.connect(self.companions_chosen)
        self._summary.group_chosen.connect(self.group_chosen)
        self._summary.pages_chosen.connect(self.pages_chosen)
        self._summary.archive_names.chosen.connect(self.archive_names_chosen)
        self._summary.target.chosen.connect(self.target_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_S)
        self._head = QHBoxLayout()
        self._head.addWidget(section_title(self.tr("1  Images")))
        self._head.addStretch(1)
        self._head.addWidget(self._summary.more)
        self._ways = self._opening()
        column.addLayout(self._head)
        column.addLayout(self._ways)
        column.addWidget(self._complaint)
        column.addWidget(self._scan)
        column.addWidget(self._summary)
        self._scan.hide()
        self._summary.hide()
        self._summary.more.hide()

    def _opening(self) -> QVBoxLayout:
        self._open = QPushButton(self.tr("Open…"))
        self._open.setIcon(theme.icon("folder-open"))
        self._open.setAccessibleName(self.tr("Open images"))
        self._open.setToolTip(self.tr("Choose a folder with one subfolder per class, an archive or a list."))
        self._menu = QMenu(self._open)
        self._menu.setToolTipsVisible(True)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._open.setMenu(self._menu)
        self._open.setProperty("drops", True)
        self._sample = QPushButton(self.tr("Sample images"))
        self._sample.setIcon(theme.icon("sparkles"))
        self._sample.setProperty("role", "quiet")
        self._sample.setToolTip(
            self.tr("Drawings of five kinds of fruit, included with FTStudio: good for a first try.")
        )
        self._sample.clicked.connect(self.sample_requested)
        ways = QVBoxLayout()
        ways.setSpacing(theme.SPACE_S)
        ways.addWidget(self._zone, 1)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(theme.SPACE_S)
        self._buttons.addWidget(self._open)
        self._buttons.addWidget(self._sample)
        ways.addLayout(self._buttons)
        return ways

    # ---- what the controller tells ------------------------------------------------------------------------

    def set_recent(self, paths: list[str]) -> None:
        """Data sets opened before, newest first."""
        self._recent = paths[:MOST_RECENT]

    def show_state(self, state: SessionState) -> None:
        """Show the scan under way, or else the data set, which stays in sight during a rescan of itself."""
        scan, dataset = state.scan, state.dataset
        self._scan.setVisible(scan is not None)
        if scan is not None:
            self._scan.show_scan(scan)
        another = scan is not None and dataset is not None and scan.source != dataset.source
        self._summary.setVisible(dataset is not None and not another)
        self._summary.more.setVisible(dataset is not None and not another)
        if dataset is not None:
            self._summary.show_dataset(dataset, state.config.data)
        self._show_ways(first=dataset is None and scan is None)
        self._near = dataset.source if dataset else ""

    def show_roomy(self, roomy: bool) -> None:
        """Whether the window is high enough for more than the decisions."""
        self._summary.targets.bars.show_roomy(roomy)

    def _show_ways(self, first: bool) -> None:
        """At first a zone to drop on and buttons below it.

        Later a button beside the title: a drop on any part of the window opens images.
        """
        self._zone.setVisible(first)
        self._sample.setVisible(first)
        now, wanted = (self._head, self._buttons) if first else (self._buttons, self._head)
        if wanted.indexOf(self._open) < 0:
            now.removeWidget(self._open)
            wanted.insertWidget(0 if first else 3, self._open)

    def _show_complaint(self, complaint: str) -> None:
        self._complaint.setText(complaint)
        self._complaint.setVisible(bool(complaint))

    # ---- opening ------------------------------------------------------------------------------------------

    def _fill_menu(self) -> None:
        self._menu.clear()
        self._menu.addAction(theme.icon("folder-open"), self.tr("Folder…"), self._choose_folder)
        self._menu.addAction(theme.icon("list"), self.tr("Archive or list…"), self._choose_file)
        if self._sample.isHidden():
            self._menu.addAction(theme.icon("sparkles"), self.tr("Sample images"), self.sample_requested.emit)
        if self._recent:
            self._menu.addSeparator()
        for path in self._recent:
            name = neutralised(Path(path).name or path).replace("&", "&&")
            short = self._menu.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, 260)
            action = self._menu.addAction(short)
            action.setToolTip(as_plain_tip(neutralised(path)))
            action.triggered.connect(lambda _checked=False, path=path: self.open_requested.emit(path))

    def _start_folder(self) -> str:
        near = self._near or (self._recent[0] if self._recent else "")
        return str(Path(near).parent) if near else str(Path.home())

    def _choose_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(self, self.tr("Open a folder of images"), self._start_folder())
        if path:
            self.open_requested.emit(path)

    def _choose_file(self) -> None:
        kinds = self.tr("Image sets ({0});;All files (*)").format(SOURCES_FILTER)
        path, _kind = QFileDialog.getOpenFileName(
            self, self.tr("Open an archive or a list"), self._start_folder(), kinds
        )
        if path:
            self.open_requested.emit(path)


class _ScanView(QWidget):
    """A scan under way: what is scanned, progress, counts so far, Cancel."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: ScanView | None = None
        self._title = ElidedLabel(elide=Qt.TextElideMode.ElideMiddle)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Scan progress"))
        self._found = plain_label("", "caption")
        self._cancel = QPushButton(self.tr("Cancel"))
        self._cancel.setToolTip(self.tr("Cancel the scan."))
        self._cancel.clicked.connect(self.cancelled)
        self._bars = ClassBars()
        words = QVBoxLayout()
        words.setSpacing(theme.SPACE_XS)
        words.addWidget(self._title)
        words.addWidget(self._bar)
        words.addWidget(self._found)
        top = QHBoxLayout()
        top.setSpacing(theme.SPACE_S)
        top.addLayout(words, 1)
        top.addWidget(self._cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_S)
        column.addLayout(top)
        column.addWidget(self._bars)

    def show_scan(self, scan: ScanView) -> None:
        if scan == self._shown:
            return
        self._shown = scan
        name = Path(scan.source).name or scan.source
        title = self.tr("Opening {name}") if _before_the_scan(scan) else self.tr("Scanning {name}")
        self._title.setText(title.format(name=name))
        # A maximum of 0 makes the bar run to and fro: right while the total is unknown.
        self._bar.setMaximum(scan.total or 0)
        self._bar.setValue(min(scan.done, scan.total or 0))
        self._found.setText(self._found_text(scan))
        self._bars.show_counts(scan.counts)
        self._bars.setVisible(bool(scan.counts))

    def _found_text(self, scan: ScanView) -> str:
        if scan.total and _before_the_scan(scan):
            percent = amounts.decimal(100 * scan.done / scan.total, 0)
            return self.tr("{what}: {percent} %").format(what=neutralised(scan.what), percent=percent)
        if scan.total:
            return self.tr("{done} of {total} scanned").format(
                done=amounts.count(scan.done), total=amounts.count(scan.total)
            )
        found = sum(each.total for each in scan.counts) or scan.done
        if not found:
            return neutralised(scan.what) or self.tr("Starting…")
        text = self.tr("{found} images so far").format(found=amounts.count(found))
        return f"{text} · {classes_words(len(scan.counts))}" if scan.counts else text


def _before_the_scan(scan: ScanView) -> bool:
    """Images that are still being drawn or unpacked."""
    return bool(scan.total and scan.what and scan.what != LOOKING)


class _SummaryView(QWidget):
    """What a scanned data set holds."""

    problems_requested = Signal()
    caution_requested = Signal(str)
    group_chosen = Signal(str)
    pages_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[DatasetSummary, DataConfig] | None = None
        self._name = ElidedLabel(elide=Qt.TextElideMode.ElideMiddle)
        self._layout_words = plain_label("", "caption", wrap=True)
        self._total = plain_label("")
        self._splits = ElidedLabel()
        self._splits.setProperty("role", "caption")
        self.targets = TargetSummary()
        self.target = TargetChoice()
        self._problems = QPushButton()
        self._problems.setProperty("role", "link")
        self._problems.setIcon(theme.icon("warning", "caution"))
        self._problems.setToolTip(self.tr("Show these files and their reasons in the Images tab."))
        self._problems.clicked.connect(self.problems_requested)
        self.archive_names = ArchiveNamesRow()
        self._warnings = WarningLines()
        self._warnings.wanted.connect(self.caution_requested)
        self._warnings.accepted.connect(self.group_chosen)
        self._group = GroupChoice()
        self._group.chosen.connect(self.group_chosen)
        self._warnings.pages_chosen.connect(self.pages_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_S)
        self.reading = ReadingRow()
        self._preview = ListPreviewView()
        self._details = QWidget()
        self.more = QPushButton()
        self.more.setProperty("role", "link")
        self.more.setToolTip(
            self.tr("How the images were read, what is learned from them, what a split keeps together")
        )
        self.more.clicked.connect(lambda: self._unfold(self._details.isHidden()))
        column.addLayout(self._figures())
        for widget in (self.archive_names, self.targets):
            column.addWidget(widget)
        column.addWidget(self._problems, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._warnings)
        column.addWidget(self._details)
        details = QVBoxLayout(self._details)
        details.setContentsMargins(0, 0, 0, 0)
        details.setSpacing(theme.SPACE_S)
        for widget in (self._layout_words, self.reading, self._preview, self.target, self._group):
            details.addWidget(widget)
        self._unfold(False)

    def _figures(self) -> QVBoxLayout:
        """Two lines: name and size; how the images are split."""
        lines = QVBoxLayout()
        lines.setSpacing(2)
        line = QHBoxLayout()
        line.setSpacing(theme.SPACE_S)
        line.addWidget(self._name, 1)
        line.addWidget(self._total)
        lines.addLayout(line)
        lines.addWidget(self._splits)
        return lines

    def _unfold(self, open_: bool) -> None:
        self._details.setVisible(open_)
        self.more.setText(self.tr("Hide details") if open_ else self.tr("Details"))

    def show_dataset(self, dataset: DatasetSummary, data: DataConfig) -> None:
        # By identity: comparing two summaries of a hundred thousand files thirty times a second is too dear.
        if self._shown is not None and self._shown[0] is dataset and self._shown[1] == data:
            return
        another = self._shown is None or self._shown[0].source != dataset.source
        self._shown = (dataset, data)
        if another:  # the rows of a list are a reading to look at before anything is trained
            self._unfold(dataset.preview is not None or len(dataset.readings) > 1)
        self._name.setText(dataset.name)
        self._name.setToolTip(neutralised(dataset.source))
        self._layout_words.setText(neutralised(dataset.layout))
        self._layout_words.setVisible(bool(dataset.layout))
        usable = dataset.usable_count
        images = self.tr("1 image") if usable == 1 else self.tr("{n} images").format(n=amounts.count(usable))
        self._total.setText(f"{images} · {target_words(dataset)}")
        self._splits.setText(self._split_text(dataset, data.val_fraction))
        self.archive_names.show_names(dataset.archive_names)
        self._preview.show_preview(dataset.preview)
        self.targets.show_dataset(dataset)
        self.target.show_target(data.target)
        problems = dataset.problem_count
        needs = self.tr("1 needs attention") if problems == 1 else self.tr("{n} need attention")
        self._problems.setText(needs.format(n=amounts.count(problems)))
        self._problems.setVisible(problems > 0)
        self._group.setVisible(not dataset.totals.val)  # else nothing is split
        self._group.show_choice(dataset, data.group)
        warnings = {in_window_words(said): said for said in dataset.warnings}
        shown = [words for words, said in warnings.items() if not (data.group and said in dataset.offers)]
        about = {words: dataset.about[said] for words, said in warnings.items() if said in dataset.about}
        offers = {words: dataset.offers[said] for words, said in warnings.items() if said in dataset.offers}
        self._warnings.show_lines(shown, about, offers, dataset.pages)
        self.reading.show_dataset(dataset)

    def _split_text(self, dataset: DatasetSummary, val_fraction: float) -> str:
        totals = dataset.totals
        train, val, test, unassigned = totals.train, totals.val, totals.test, totals.unassigned
        parts = [
            (self.tr("{n} training"), train),
            (self.tr("{n} validation"), val),
            (self.tr("{n} test"), test),
            (self.tr("{n} not split yet"), unassigned),
        ]
        if not unassigned or train or val or test:
            told = " · ".join(words.format(n=amounts.count(number)) for words, number in parts if number)
            if train and not val:
                told += f" · {self._keep_text(val_fraction)}"
            return told
        return self._keep_text(val_fraction)

    def _keep_text(self, val_fraction: float) -> str:
        percent = amounts.decimal(100 * val_fraction, 0)
        return self.tr("{percent} % are held out for validation").format(percent=percent)
