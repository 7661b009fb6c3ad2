"""The report for a bug: enough to mend it, and nothing of whose computer it was."""

from __future__ import annotations

import getpass
import platform
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from ftstudio.app import bug_report
from ftstudio.app import settings as settings_store
from ftstudio.app.doctor import Finding
from ftstudio.app.redaction import Mask
from ftstudio.app.settings import Settings
from ftstudio.core import paths
from ftstudio.core.config import DataConfig, ModelConfig, RunConfig
from ftstudio.core.errors import ErrorReport, UserError
from ftstudio.store.run_folder import RunFolder

HOME = "/home/ann.onymous"
PRIVATE = (
    "onymous", "Holiday in Rome", "grandma at the beach", "IMG_0815", "Zoë", "tumour", "secret study", "my patients",
    "/home",
)  # fmt: skip
WINDOW_LOG = f"""2026-11-25 19:02:11,204 ERROR not caught
Traceback (most recent call last):
  File "{HOME}/My Programs/venv/lib/python3.11/site-packages/ftstudio/ui/widgets/thumbnails.py", line 210, in _load
    picture = decode.open_rgb(Path(path), shorter_side=edge)
  File "C:\\Users\\ann.onymous\\lib\\site-packages\\PIL\\Image.py", line 3125, in transpose
    return self._new(self.im.transpose(method))
FileNotFoundError: [Errno 2] No such file or directory: '{HOME}/Holiday in Rome/grandma at the beach.jpg'
2026-11-25 19:02:12,000 INFO signal 15: closing
2026-11-25 19:02:13,000 ERROR {HOME}/Holiday in Rome/grandma at the beach is gone
KeyError: 'tumour'
ValueError: cannot use grandma at the beach.JPG here
"""
CRASH_LOG = f"""Fatal Python error: Segmentation fault

Current thread 0x00007f7be3e65b80 (most recent call first):
  File "{HOME}/venv/lib/python3.11/site-packages/torch/nn/functional.py", line 77 in conv2d
  File "<frozen runpy>", line 88 in _run_code
"""
WORKER_LOG = f"""{HOME}/venv/lib/python3.11/site-packages/torch/nn/init.py:412: UserWarning: zero elements
IMG_0815.tif: Using code not yet in table.
Zoë/IMG_0815: cut off
RuntimeError: CUDA error: an illegal memory access was encountered
"""


@pytest.fixture
def used(make_run: Callable[..., RunFolder], runs_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer on which somebody has worked: settings, logs, a crash, runs with telling names."""
    monkeypatch.setenv("HOME", HOME)
    images = f"{HOME}/Holiday in Rome"
    data = DataConfig(source=images, excluded=("Zoë/IMG_0815.jpg",))
    config = RunConfig(name="secret study", data=data, model=ModelConfig(weights=f"{images}/tumour.pth"))
    settings = Settings(
        config=config,
        source=images,
        recent=(images, f"{HOME}/my patients"),
        runs_dir=str(runs_dir),
        try_run=f"{HOME}/runs/tumour",
        extra={"evaluation": f"{HOME}/x"},
    )
    settings_store.save(settings)
    error = ErrorReport(message=f"{images}/IMG_0815.jpg cannot be read", details=WINDOW_LOG, is_bug=True)
    make_run(
        name="secret study", dataset="Holiday in Rome", class_names=("Zoë", "tumour"), state="failed", error=error,
        note="my patients", epochs_done=3, epochs_planned=9, model="resnet18", device="Test GPU",
    )  # fmt: skip
    paths.log_dir().mkdir(parents=True)
    for name, text in (("window", WINDOW_LOG), ("crash", CRASH_LOG), ("worker-trainer", WORKER_LOG)):
        (paths.log_dir() / f"{name}.log").write_text(text, "utf-8")


FINDINGS = (
    Finding(topic="Python", state="fine", text=f"3.11.7 in {HOME}/venv"),
    Finding(topic="Disk", state="warning", text=f"1.5 GB free for runs in {HOME}/My runs"),
    Finding(topic="torch", state="problem", text="torch is not installed.", advice="Install it"),
)


@pytest.mark.usefixtures("used")
def test_no_name_of_an_image_a_folder_a_run_or_a_person_is_in_it(tmp_path: Path) -> None:
    text = bug_report.compose(FINDINGS)
    for private in (*PRIVATE, getpass.getuser(), platform.node(), str(tmp_path), tmp_path.name):
        assert private not in text, private


@pytest.mark.usefixtures("used")
def test_what_a_bug_is_found_by_is_in_it() -> None:
    text = bug_report.compose(FINDINGS)
    for needed in (
        "FTStudio 0.", "Pillow ", "cores", "3.11.7 in", "1.5 GB free for", "problem  torch: torch is not installed.",
        'preset "balanced"', '"epochs":15', "failed, resnet18, 7 of 7 stages frozen, epoch 3 of 9", "Test GPU",
        "2026-11-25 19:02:11,204 ERROR not caught", "ftstudio/ui/widgets/thumbnails.py, line 210, in _load",
        "site-packages/PIL/Image.py, line 3125, in transpose", "FileNotFoundError: ", "KeyError: ",
        "INFO signal 15: closing", "== Log crash.log", "Fatal Python error: Segmentation fault",
        "site-packages/torch/nn/functional.py, line 77 in conv2d", "site-packages/torch/nn/init.py",
        "RuntimeError: CUDA error: an illegal memory access was encountered",
    ):  # fmt: skip
        assert needed in text, f"{needed}\n{text}"


@pytest.mark.usefixtures("used")
def test_asked_for_names_and_paths_are_in_it() -> None:
    text = bug_report.compose(FINDINGS, with_paths=True)
    for asked in ("grandma at the beach.jpg", "Zoë", f"{HOME}/my patients", f"{HOME}/venv", "My Programs"):
        assert asked in text, asked


def test_where_nothing_was_ever_done_there_is_a_report_too(tmp_path: Path) -> None:
    path = bug_report.write(tmp_path / "new" / "report.txt", FINDINGS)
    assert "== Runs\nnothing" in path.read_text("utf-8")


def test_damaged_settings_and_runs_do_not_keep_it_from_being_written(runs_dir: Path) -> None:
    paths.config_dir().mkdir(parents=True)
    settings_store.settings_file().write_bytes(b"{")
    paths.data_dir().mkdir(parents=True)
    paths.runs_dir().write_text("a file where a folder should be")
    text = bug_report.compose(FINDINGS)
    assert "The settings were damaged" not in text or str(runs_dir.parent) not in text
    assert "== Findings" in text


def test_a_disk_that_does_not_take_it_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UserError, match="cannot be written"):
        bug_report.write(tmp_path / "file" / "report.txt", FINDINGS)


@pytest.mark.parametrize(
    "line",
    [
        "Ann Onymous.png is cut off", "cats/Ann in bed", r"C:\Users\Ann\x", r"\\server\Ann", "~/Ann", "file:///Ann",
        "“Ann”: no", "'Ann'", '"Ann"', "`Ann`", "ANN was here", "about Ann's work", "Error in /x/Ann of mine",
        "x (/data/Ann)", "path=/data/Ann b", "Ann.safetensors", "2026-11-25 19:02:11,204 ERROR /a/Ann b",
        "ann_1.py:3: x", "/home/Ann/torch.py", "\0" "0\0 /home/Ann",
    ],
)  # fmt: skip
def test_whatever_may_be_a_name_is_hidden(line: str) -> None:
    assert "ann" not in Mask(["Ann"]).line(line).lower()


def test_words_and_numbers_stay() -> None:
    mask = Mask(["Ann", "in", "2026", "torch"])
    for line in (
        "cannot plan: annual planning failed",
        "CUDA out of memory. Tried to allocate 2.50 GiB (GPU 0; 7.79 GiB in all)",
        "size mismatch for torch tensor: copying a param with shape [3, 4]", "2026-11-25 19:02:11,204 INFO signal 15",
    ):  # fmt: skip
        assert mask.line(line) == line


def test_settings_without_names_are_settings_still() -> None:
    quiet = bug_report._without_names(replace(Settings(), theme="dark", recent=("/a", "/b")))
    assert quiet.theme == "dark" and quiet.recent == ("2 folders",) and quiet.config.train == Settings().config.train
