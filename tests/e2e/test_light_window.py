"""The window's own process stays light: torch is for the workers."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

PROGRAM = """
import json, sys
from ftstudio.ui import application

class Window(application.MainWindow):
    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.controller.state_changed.connect(self.tell)

    def tell(self, state):
        if state.dataset is not None and not self.controller.closing:
            loaded = [name for name in ("torch", "torchvision") if name in sys.modules]
            print(json.dumps({"images": state.dataset.usable_count, "loaded": loaded}), flush=True)
            self.leave()

application.MainWindow = Window
sys.exit(application.main(sys.argv[1:]))
"""


def test_a_window_that_shows_a_data_set_has_loaded_no_torch(pictures: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(pictures)], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {"images": 36, "loaded": []}
