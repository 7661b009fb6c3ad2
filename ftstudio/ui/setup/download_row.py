"""The line that offers a model's weights for download and shows one under way."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from ftstudio.app.session import DownloadView
from ftstudio.core.model_info import ModelInfo
from ftstudio.models import catalog
from ftstudio.ui.widgets import amounts, theme
from ftstudio.ui.widgets.basic import ElidedLabel, plain_label


class DownloadRow(QWidget):
    """Hidden while there is nothing to fetch. ``requested`` carries the model's name."""

    requested = Signal(str)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted: ModelInfo | None = None
        self._shown: DownloadView | None = None
        self._offer = QPushButton()
        self._offer.setIcon(theme.icon("download"))
        self._offer.clicked.connect(self._request)
        self._words = ElidedLabel()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Download progress"))
        self._bytes = plain_label("", "caption")
        self._cancel = QPushButton(self.tr("Cancel"))
        self._cancel.setToolTip(self.tr("Cancel the download. The next download resumes where this one stopped."))
        self._cancel.clicked.connect(self.cancelled)
        self._progress = QWidget()
        across = QHBoxLayout()
        across.setSpacing(theme.SPACE_S)
        across.addWidget(self._words, 1)
        across.addWidget(self._cancel)
        lines = QVBoxLayout(self._progress)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.SPACE_XS)
        lines.addLayout(across)
        lines.addWidget(self._bar)
        lines.addWidget(self._bytes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_S)
        column.addWidget(self._offer)
        column.addWidget(self._progress)
        self._progress.hide()
        self.hide()

    def show_download(self, wanted: ModelInfo | None, download: DownloadView | None, training: bool) -> None:
        """Offer ``wanted`` (None: nothing is missing); show the download under way, which may be another's."""
        offers = wanted is not None and (download is None or download.model != wanted.name)
        if wanted is not None and wanted is not self._wanted:
            self._offer.setText(self.tr("Download {size}").format(size=amounts.size(wanted.download_bytes)))
            self._offer.setAccessibleName(self.tr("Download the weights of {title}").format(title=wanted.title))
        self._wanted = wanted
        self._offer.setVisible(offers)
        self._offer.setEnabled(download is None and not training)
        self._offer.setToolTip(
            self.tr("Only one download at a time: wait for the one below.")
            if download is not None
            else self.tr("Download the pretrained weights of this model and store them on this computer.")
        )
        self._progress.setVisible(download is not None)
        if download is not None and download != self._shown:
            self._show_progress(download)
        self._shown = download
        self.setVisible(offers or download is not None)

    def _request(self) -> None:
        if self._wanted is not None:
            self.requested.emit(self._wanted.name)

    def _show_progress(self, download: DownloadView) -> None:
        self._words.setText(self.tr("Downloading {title}").format(title=catalog.model(download.model).title))
        # In thousands: a progress bar counts in 32 bits, and a large model has more bytes than fit.
        self._bar.setMaximum((download.total or 0) // 1000)
        self._bar.setValue(download.done // 1000)
        if not download.done and not download.speed:
            text = self.tr("Connecting…")
        elif download.total:
            text = self.tr("{done} of {total}").format(
                done=amounts.size(download.done), total=amounts.size(download.total)
            )
        else:
            text = amounts.size(download.done)
        if download.speed > 0:
            text += " · " + self.tr("{size}/s").format(size=amounts.size(download.speed))
        self._bytes.setText(text)
