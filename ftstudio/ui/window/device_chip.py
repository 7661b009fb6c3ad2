"""The chip at the top right: which device trains here, and how much of its memory is free."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QWidget

from ftstudio.app.session import SessionState
from ftstudio.core.costs import DeviceInfo
from ftstudio.ui.widgets import amounts
from ftstudio.ui.widgets.basic import ElidedLabel


class DeviceChip(ElidedLabel):
    """One line, such as "GPU: RTX 4090 · 21.3 GB free"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("device")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(360)
        self._shown: DeviceInfo | None = None
        self._show(None)

    def show_state(self, state: SessionState) -> None:
        if state.device != self._shown:
            self._show(state.device)

    def _show(self, device: DeviceInfo | None) -> None:
        self._shown = device
        if device is None:
            text, tip = (
                self.tr("Detecting the device…"),
                self.tr("Getting ready to train. This takes a moment."),
            )
        else:
            kind = device.device.partition(":")[0]
            text = f"GPU: {device.title}" if kind == "cuda" else device.title
            if device.free_memory is not None:
                text += " · " + self.tr("{size} free").format(size=amounts.size(device.free_memory))
            tip = self.tr("Training runs on {device}. Choose another one in Preferences.").format(device=device.title)
            if device.torch_version:
                tip += f"\nPyTorch {device.torch_version}"
        self.setText(text)
        self.setToolTip(tip)
        self.setAccessibleName(text)
        self.setMinimumWidth(min(self.sizeHint().width(), 360))
