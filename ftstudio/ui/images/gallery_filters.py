"""The controls above the gallery: search, what needs attention, class, split; and the bars of the classes."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import QLocale, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ftstudio.core.targets import CLASSIFICATION, MULTI_LABEL, REGRESSION
from ftstudio.data.quality.reasons import CAUTIONS, REASONS
from ftstudio.ui.images.class_strip import ClassStrip
from ftstudio.ui.images.gallery_model import CAUTION, SUSPECT, FileIndex, GalleryFilter
from ftstudio.ui.widgets import theme
from ftstudio.ui.widgets.basic import neutralised

TYPING_MS = 150
SPLITS = ("train", "val", "test")


class GalleryFilters(QWidget):
    """Edits one GalleryFilter; ``changed`` carries it. Shows only what the data set has: splits, problems."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filter = GalleryFilter()
        # Not in the lists themselves: a class folder's name that is no UTF-8 would not survive there.
        self._offered: dict[str, list[str | None]] = {"class_name": [None], "reason": [""]}
        self._search = QLineEdit()
        self._attention = QPushButton()
        self._reasons = _narrow_combo()
        self._classes = _narrow_combo()
        self._splits = QButtonGroup(self)
        self._split_row = QWidget()
        self._strip = ClassStrip()
        self._typing = QTimer(self)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._search.setPlaceholderText(self.tr("Search file names"))
        self._search.setAccessibleName(self.tr("Search file names"))
        self._search.setClearButtonEnabled(True)
        self._search.setMinimumWidth(96)
        self._attention.setCheckable(True)
        self._attention.setIcon(theme.icon("warning"))
        self._attention.setToolTip(self.tr("Show only images that are skipped or have a warning"))
        self._reasons.setAccessibleName(self.tr("Reason"))
        self._reasons.setToolTip(self.tr("Filter by reason"))
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        splits = QHBoxLayout(self._split_row)
        splits.setContentsMargins(0, 0, 0, 0)
        splits.setSpacing(2)
        titles = (self.tr("All"), self.tr("Train"), self.tr("Val"), self.tr("Test"))
        tips = (
            self.tr("Images of all splits"),
            self.tr("Training images"),
            self.tr("Validation images: used to choose the best epoch"),
            self.tr("Test images: held out for the final evaluation"),
        )
        for number, (title, tip) in enumerate(zip(titles, tips, strict=True)):
            button = QPushButton(title)
            button.setCheckable(True)
            button.setProperty("role", "quiet")
            button.setToolTip(tip)
            button.setAccessibleName(tip)
            self._splits.addButton(button, number)
            splits.addWidget(button)
        self._splits.button(0).setChecked(True)
        upper, lower = QHBoxLayout(), QHBoxLayout()
        for row, parts in (
            (upper, (self._search, self._attention)),
            (lower, (self._classes, self._split_row)),
        ):
            row.setSpacing(theme.SPACE_S)
            for part in parts:
                row.addWidget(part)
        lower.setAlignment(self._split_row, Qt.AlignmentFlag.AlignRight)
        upper.setStretch(0, 1)
        lower.setStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_S)
        column.addLayout(upper)
        column.addWidget(self._reasons)
        column.addLayout(lower)
        column.addWidget(self._strip)

    def _connect(self) -> None:
        self._search.textChanged.connect(self._typing.start)
        self._typing.timeout.connect(self._take_text)
        self._attention.toggled.connect(self._take_attention)
        self._reasons.currentIndexChanged.connect(self._take_reason)
        self._classes.currentIndexChanged.connect(self._take_class)
        self._splits.idClicked.connect(self._take_split)
        self._strip.class_chosen.connect(self.choose_class)

    # ---- what there is to choose from -----------------------------------------------------------------------

    def show_index(self, index: FileIndex, class_names: tuple[str, ...], task: str = CLASSIFICATION) -> None:
        """Offer what is in this data set; a choice that is no longer there falls back to all."""
        locale = QLocale()
        self._show_labels(index, class_names, task)
        attention, some = index.attention_count, bool(index.reasons)
        reasons = [(self.tr("Any reason"), "")] if attention or not some else []
        counts = {key: len(index.listed[key]) for key in (SUSPECT, *CAUTIONS) if key in index.listed}
        counts |= {key: count for key, count in index.reasons.most_common() if key != CAUTION or not counts}
        for key, count in counts.items():
            reasons.append((f"{self.reason_title(key)} ({locale.toString(count)})", key))
        self._fill(self._reasons, reasons, "reason")
        words = self.tr("Needs attention ({0})") if attention or not some else self.tr("Excluded ({0})")
        self._attention.setText(words.format(locale.toString(attention or sum(index.reasons.values()))))
        self._attention.setVisible(some)
        if not some:
            self.filter = replace(self.filter, attention=False, reason="")
        self._show_splits(index)
        self._show_filter()

    def _show_labels(self, index: FileIndex, class_names: tuple[str, ...], task: str) -> None:
        """The classes or labels to choose from; an image counts for each of its labels."""
        several = task == MULTI_LABEL
        others = sorted({name for labels, _, _ in index.buckets for name in labels} - set(class_names))
        everything = self.tr("All labels") if several else self.tr("All classes")
        none = self.tr("No label") if several else "—"
        titles = [(neutralised(name) or none, name) for name in (*class_names, *others)]
        self._fill(self._classes, [(everything, None), *titles], "class_name")
        self._classes.setVisible(task != REGRESSION)
        self._classes.setAccessibleName(self.tr("Label") if several else self.tr("Class"))
        self._classes.setToolTip(self.tr("Show one label") if several else self.tr("Show one class"))
        self._strip.show_counts([(name, index.used[name]) for name in class_names], several)
        self._strip.setVisible(len(class_names) > 1)

    def _show_splits(self, index: FileIndex) -> None:
        present = [split for split in SPLITS if index.splits[split]]
        self._split_row.setVisible(len(present) > 1)
        for number, split in enumerate(SPLITS, 1):
            self._splits.button(number).setVisible(split in present)
        if self.filter.split not in present:
            self.filter = replace(self.filter, split=None)

    def _fill(self, combo: QComboBox, entries: Sequence[tuple[str, str | None]], key: str) -> None:
        with QSignalBlocker(combo):
            combo.clear()
            combo.addItems([title for title, _ in entries])
        self._offered[key] = [value for _, value in entries]
        if getattr(self.filter, key) not in self._offered[key]:
            self.filter = replace(self.filter, **{key: entries[0][1]})

    def _place(self, key: str, value: str | None) -> int:
        offered = self._offered[key]
        return offered.index(value) if value in offered else 0

    def reason_title(self, key: str) -> str:
        if key == CAUTION:
            return self.tr("Used, with a warning")
        if key == SUSPECT:
            return self.tr("May be in the wrong class")
        if key in CAUTIONS:
            return CAUTIONS[key]
        return REASONS.get(key, key.replace("_", " ").capitalize()).rstrip(".")

    # ---- choosing -------------------------------------------------------------------------------------------

    def show_class(self, class_name: str | None) -> None:
        """Show one class or label; None: all."""
        self._set(GalleryFilter(class_name=class_name))

    def show_problems(self) -> None:
        """Everything that needs attention, whatever was chosen before."""
        self._set(GalleryFilter(attention=True))

    def show_reason(self, reason: str) -> None:
        """What has one caution, whatever was chosen before; everything that needs attention where nothing has it."""
        self._set(GalleryFilter(attention=True, reason=reason if reason in self._offered["reason"] else ""))

    def clear(self) -> None:
        self._set(GalleryFilter())

    def choose_class(self, name: str | None) -> None:
        self._set(replace(self.filter, class_name=name))

    def focus_search(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _take_text(self) -> None:
        self._set(replace(self.filter, text=self._search.text()))

    def _take_attention(self, on: bool) -> None:
        self._set(replace(self.filter, attention=on, reason=self._offered["reason"][0] if on else ""))

    def _take_reason(self) -> None:
        self._set(replace(self.filter, reason=self._offered["reason"][self._reasons.currentIndex()]))

    def _take_class(self) -> None:
        self._set(replace(self.filter, class_name=self._offered["class_name"][self._classes.currentIndex()]))

    def _take_split(self, number: int) -> None:
        self._set(replace(self.filter, split=SPLITS[number - 1] if number else None))

    def _set(self, wanted: GalleryFilter) -> None:
        if wanted == self.filter:
            return
        self.filter = wanted
        self._show_filter()
        self.changed.emit(wanted)

    def _show_filter(self) -> None:
        wanted = self.filter
        controls = (self._search, self._attention, self._reasons, self._classes)
        blockers = [QSignalBlocker(control) for control in controls]
        if self._search.text().strip() != wanted.text.strip():
            self._search.setText(wanted.text)
        self._attention.setChecked(wanted.attention)
        self._reasons.setVisible(wanted.attention)
        self._reasons.setCurrentIndex(self._place("reason", wanted.reason))
        self._classes.setCurrentIndex(self._place("class_name", wanted.class_name))
        self._splits.button(SPLITS.index(wanted.split) + 1 if wanted.split else 0).setChecked(True)
        self._strip.show_chosen(wanted.class_name)
        del blockers


def _narrow_combo() -> QComboBox:
    """A combo box that shrinks instead of growing with its longest entry."""
    combo = QComboBox()
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(9)
    combo.setIconSize(QSize(16, 16))
    return combo
