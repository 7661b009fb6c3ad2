"""How long the report of a run takes and how large it gets, with and without pictures.

python benchmarks/run_report.py RUN...

Each report is written once before it is timed: the network is loaded then, as it is in the window.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from ftstudio.app import history, jobs
from ftstudio.app.requests import MakeReport, ReportWritten
from ftstudio.core.control import RunControl
from ftstudio.store.run_folder import RunFolder


def measure(run_dir: str, with_images: bool) -> tuple[float, int]:
    """Seconds and bytes."""
    with tempfile.TemporaryDirectory() as folder:
        request = MakeReport(run_dir=run_dir, out=str(Path(folder, "report.html")), with_images=with_images)
        jobs.run(request, RunControl(), lambda _: None)
        began = time.perf_counter()
        written = jobs.run(request, RunControl(), lambda _: None)
        seconds = time.perf_counter() - began
    assert isinstance(written, ReportWritten)
    return seconds, written.size


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("runs", nargs="+", metavar="RUN")
    options = parser.parse_args()
    print("| run | images | classes | pictures | seconds | MB |\n|---|---|---|---|---|---|")
    for text in options.runs:
        record = history.find_run(text)
        images = len(RunFolder(Path(record.run_dir)).manifest.samples)
        for with_images in (True, False):
            seconds, size = measure(record.run_dir, with_images)
            pictures = "with" if with_images else "without"
            figures = f"{images:,} | {len(record.class_names)} | {pictures} | {seconds:.2f} | {size / 1e6:.2f}"
            print(f"| {record.name} | {figures} |", flush=True)


if __name__ == "__main__":
    main()
