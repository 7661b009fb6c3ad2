"""Preferences: the looks, the language, where runs are kept, which device trains, what runs may keep."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ftstudio.app import languages
from ftstudio.app.settings import Settings
from ftstudio.core.paths import runs_dir
from ftstudio.ui.widgets import theme
from ftstudio.ui.widgets.basic import caption, under_each_other
from ftstudio.ui.window.cache_preferences import KeptData

WIDTH = 480
FIELD_WIDTH = 376
"""A field with what stands around it, beside a label of any language."""
DEVICES = ("auto", "cpu", "cuda", "mps")


class Preferences(QDialog):
    """Shows the choices and announces each change at once; there is nothing to confirm."""

    theme_chosen = Signal(str)
    runs_dir_chosen = Signal(object)
    device_chosen = Signal(str)
    notifications_chosen = Signal(bool)
    language_chosen = Signal(str)

    def __init__(self, settings: Settings, device: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Preferences"))
        self.setMinimumWidth(WIDTH)
        form = QFormLayout()
        form.setHorizontalSpacing(theme.SPACE_M)
        form.setVerticalSpacing(theme.SPACE_M)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("&Looks"), self._theme_box(settings.theme))
        self._restart = caption(self.tr("Drafts are machine translations that no native speaker has reviewed yet."))
        form.addRow(self.tr("La&nguage"), under_each_other(self._language_box(settings.language), self._restart))
        runs = caption(self.tr("New runs are saved here, and the Runs tab lists the runs in this folder."))
        form.addRow(self.tr("&Runs folder"), under_each_other(self._runs_row(settings.runs_dir), runs))
        automatic = caption(self.tr("Automatic: uses a supported GPU if there is one."))
        form.addRow(self.tr("&Device"), under_each_other(self._device_box(device), automatic))
        self.notify_box = QCheckBox(self.tr("&Notify me when a long training ends"))
        self.notify_box.toggled.connect(self.notifications_chosen)
        background = caption(self.tr("If it took over a minute and another window is in front."))
        form.addRow("", under_each_other(self.notify_box, background))
        self.kept_data = KeptData(settings.budgets)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_L, theme.SPACE_L, theme.SPACE_L, theme.SPACE_M)
        column.setSpacing(theme.SPACE_L)
        column.addLayout(form)
        column.addWidget(self.kept_data)
        column.addWidget(buttons)
        self.ensurePolished()
        labels = (form.itemAt(row, QFormLayout.ItemRole.LabelRole) for row in range(4))
        width = max(WIDTH, FIELD_WIDTH + max(label.sizeHint().width() for label in labels if label is not None))
        self.resize(width, column.totalHeightForWidth(width))  # by itself it would forget the lines that wrap

    def show_notifications(self, on: bool) -> None:
        self.notify_box.setChecked(on)

    def _theme_box(self, chosen: str) -> QComboBox:
        self.theme_box = QComboBox()
        for key, title in (
            ("system", self.tr("System")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
        ):
            self.theme_box.addItem(title, key)
        self.theme_box.setCurrentIndex(self.theme_box.findData(chosen))
        self.theme_box.setAccessibleName(self.tr("Looks"))
        self.theme_box.currentIndexChanged.connect(self._theme_changed)
        return self.theme_box

    def _language_box(self, chosen: str) -> QComboBox:
        self.language_box = QComboBox()
        self.language_box.addItem(self.tr("System language"), "system")
        for key, name in languages.NAMES.items():
            title = self.tr("{language} (draft)").format(language=name) if key in languages.DRAFTS else name
            self.language_box.addItem(title, key)
        self.language_box.setCurrentIndex(self.language_box.findData(chosen))
        self.language_box.setAccessibleName(self.tr("Language"))
        self.language_box.currentIndexChanged.connect(self._language_changed)
        return self.language_box

    def _runs_row(self, chosen: str) -> QWidget:
        self.runs_field = QLineEdit(chosen)
        self.runs_field.setPlaceholderText(str(runs_dir()))
        self.runs_field.setClearButtonEnabled(True)
        self.runs_field.setAccessibleName(self.tr("Runs folder"))
        self.runs_field.editingFinished.connect(self._runs_dir_changed)
        browse = QToolButton()
        browse.setIcon(theme.icon("folder-open"))
        browse.setAccessibleName(self.tr("Choose the runs folder"))
        browse.setToolTip(self.tr("Choose a folder"))
        browse.clicked.connect(self._browse)
        row = QWidget()
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.runs_field, 1)
        inside.addWidget(browse)
        self._runs_dir = chosen
        return row

    def _device_box(self, chosen: str) -> QComboBox:
        self.device_box = QComboBox()
        titles = {
            "auto": self.tr("Automatic"),
            "cpu": self.tr("CPU"),
            "cuda": self.tr("NVIDIA or AMD GPU (CUDA, ROCm)"),
            "mps": self.tr("Apple GPU (MPS)"),
        }
        for key in DEVICES if chosen in DEVICES else (*DEVICES, chosen):
            self.device_box.addItem(titles.get(key, key), key)
        self.device_box.setCurrentIndex(self.device_box.findData(chosen))
        self.device_box.setAccessibleName(self.tr("Device"))
        self.device_box.currentIndexChanged.connect(self._device_changed)
        return self.device_box

    def _theme_changed(self, _index: int) -> None:
        self.theme_chosen.emit(self.theme_box.currentData())

    def _language_changed(self, _index: int) -> None:
        self._restart.setText(self.tr("Restart FTStudio to change the language."))
        self.language_chosen.emit(self.language_box.currentData())

    def _device_changed(self, _index: int) -> None:
        self.device_chosen.emit(self.device_box.currentData())

    def _browse(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose the runs folder"), self.runs_field.text() or str(runs_dir()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._take_folder)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take_folder(self, folder: str) -> None:
        self.runs_field.setText(folder)
        self._runs_dir_changed()

    def _runs_dir_changed(self) -> None:
        folder = self.runs_field.text().strip()
        if folder != self._runs_dir:
            self._runs_dir = folder
            self.runs_dir_chosen.emit(folder)
