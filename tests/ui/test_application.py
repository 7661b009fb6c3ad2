"""The program itself: asked to end by a signal it ends in order, says so in its exit status, and leaves nobody."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading

import psutil
import pytest

PROGRAM = """
import sys
from ftstudio.ui import application

class Window(application.MainWindow):
    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.filled.connect(self.tell)

    def tell(self):
        print("torch" in sys.modules, flush=True)

application.MainWindow = Window
sys.exit(application.main([]))
"""


@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_signal_ends_the_program_in_order(number: int, status: int) -> None:
    program = subprocess.Popen([sys.executable, "-c", PROGRAM], stdout=subprocess.PIPE, text=True)
    limit = threading.Timer(60, program.kill)
    limit.start()
    try:
        assert program.stdout is not None
        assert program.stdout.readline() == "False\n", "the window's process has imported torch"
        children = psutil.Process(program.pid).children(recursive=True)
        program.send_signal(number)
        assert program.wait(30) == status
        _, alive = psutil.wait_procs(children, timeout=10)
        assert not alive
    finally:
        limit.cancel()
        limit.join()
        program.kill()
        program.wait()
        if program.stdout is not None:
            program.stdout.close()
