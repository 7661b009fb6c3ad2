"""One run in several processes, as torchrun starts them: real ones, over the loopback."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil
import pytest
import torch
from safetensors.torch import save_file

import ftstudio
from ftstudio.models import build, catalog
from tests.engine.played_runs import last_checkpoint

pytestmark = pytest.mark.skipif(
    not torch.distributed.is_available() or os.name == "nt", reason="torch without its launcher, or no Unix signals"
)

SECONDS = 90
MODEL = "shufflenet_v2_x1_0"
"""Small, and without dropout: that draws something else on each rank."""
EXACT = ["--set", "train.precision=float32", "--set", "train.kept_precision=float32"]
SGD = ["--set", "train.optimizer=sgd", "--lr", "1", "--set", "train.backbone_lr_ratio=1"]
"""AdamW would blow up a difference in the last bit of a gradient that is nearly zero."""
SMALL = ["--image-size", "32", "--batch-size", "7", "--device", "cpu", "--json"]
ENVIRONMENT = {"OMP_NUM_THREADS": "1", "GLOO_SOCKET_IFNAME": "lo" if sys.platform == "linux" else "lo0"}
ALONE = [sys.executable, "-m", "ftstudio"]


def in_two_processes(*arguments: str) -> list[str]:
    """The same command under torchrun, on a port of its own. Not --standalone: that way of meeting unpickles."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    launcher = [sys.executable, "-m", "torch.distributed.run", "--master-addr", "127.0.0.1", "--master-port", str(port)]
    return [*launcher, "--nproc-per-node", "2", "-m", "ftstudio", *arguments]


@pytest.fixture(scope="session")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Parameters of MODEL in a file, so that it counts as pretrained and keeps its BatchNorm statistics."""
    path = tmp_path_factory.mktemp("weights") / "weights.safetensors"
    save_file(build.build(catalog.model(MODEL), 1000, seed=0).state_dict(), path)
    return path


@contextmanager
def started(*command: str) -> Generator[subprocess.Popen[str]]:
    """A command under way; nothing of it is left afterwards."""
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ | ENVIRONMENT
    )
    family = psutil.Process(process.pid)
    try:
        yield process
    finally:
        for each in (*family.children(recursive=True), family) if family.is_running() else ():
            each.kill()
        process.communicate()


def finished(*command: str) -> list[dict[str, Any]]:
    """The lines of a command that succeeds, all of them from one process."""
    with started(*command) as process:
        output, complaints = process.communicate(timeout=SECONDS)
    assert process.returncode == 0, complaints
    assert "Traceback" not in complaints
    lines = [json.loads(line) for line in output.splitlines()]
    assert [line["type"] for line in lines].count("run_finished") == 1
    return lines


def until_step(process: subprocess.Popen[str], step: int) -> str:
    """Read what the first rank says until it has done a step; the run folder."""
    assert process.stdout is not None
    folder = ""
    for line in process.stdout:
        event = json.loads(line)
        folder = event.get("run_dir", folder)
        if event["type"] == "step_done" and event["step"] >= step:
            return folder
    raise AssertionError("the run ended before")


def ranks_of(process: subprocess.Popen[str]) -> list[psutil.Process]:
    """The processes that train, by rank."""
    children = psutil.Process(process.pid).children()
    return sorted(children, key=lambda child: int(child.environ()["RANK"]))


def steps_of(lines: list[dict[str, Any]]) -> list[int]:
    return [line["step"] for line in lines if line["type"] == "step_done"]


def test_two_ranks_train_what_one_trains(pictures: Path, weights: Path) -> None:
    training = [
        "train", str(pictures), "--model", MODEL, "--weights", str(weights), "--freeze", "3", "--epochs", "2", *EXACT,
        "--set", "train.head_first=false", "--set", "train.class_weights=on", *SGD, *SMALL,
    ]  # fmt: skip
    alone, together = finished(*ALONE, *training), finished(*in_two_processes(*training))
    one, two = (last_checkpoint(Path(lines[-1]["run_dir"])) for lines in (alone, together))
    assert steps_of(alone) == steps_of(together)
    fresh = build.build(catalog.model(MODEL), 3, seed=0).state_dict()
    moved = max(float((value - fresh[name]).abs().max()) for name, value in one.model.items() if "head" not in name)
    assert moved > 1e-3
    for name, value in one.model.items():
        assert torch.allclose(two.model[name], value, rtol=1e-5, atol=1e-6), name
    epochs = [[line for line in lines if line["type"] == "epoch_done"] for lines in (alone, together)]
    for first, second in zip(*epochs, strict=True):
        assert second["train_loss"] == pytest.approx(first["train_loss"], rel=1e-4)
        assert second["val_loss"] == pytest.approx(first["val_loss"], rel=1e-4)
        assert (second["metrics"], second["train_metrics"]) == (first["metrics"], first["train_metrics"])


def test_killing_one_rank_ends_all_with_an_error(pictures: Path) -> None:
    training = ["train", str(pictures), "--freeze", "5", "--epochs", "9999", *SMALL]
    with started(*in_two_processes(*training)) as process:
        until_step(process, 3)
        first, second = ranks_of(process)
        second.kill()
        output, complaints = process.communicate(timeout=SECONDS)
        assert process.returncode != 0
        assert "Another process of this run has ended" in complaints
        assert 'File "' + str(Path(ftstudio.__file__).parent) not in complaints, "no traceback of ours"
        assert json.loads(output.splitlines()[-1])["outcome"] == "failed"
        assert not first.is_running() and not second.is_running()


def test_a_stopped_run_of_two_ranks_resumes_to_the_same_result(pictures: Path) -> None:
    training = ["train", str(pictures), "--freeze", "5", "--epochs", "6", *EXACT, *SMALL, "--set", "train.patience=0"]
    with started(*in_two_processes(*training)) as process:
        run_dir = until_step(process, 5)
        _, second = ranks_of(process)
        second.send_signal(signal.SIGTERM)
        _, complaints = process.communicate(timeout=SECONDS)
        assert "Stopped and saved" in complaints
    assert 5 <= last_checkpoint(Path(run_dir)).position.step < 18
    finished(*in_two_processes("resume", run_dir, "--json"))
    whole = finished(*in_two_processes(*training))[-1]["run_dir"]
    resumed, uninterrupted = last_checkpoint(Path(run_dir)), last_checkpoint(Path(whole))
    assert resumed.position.step == uninterrupted.position.step
    for name, value in uninterrupted.model.items():
        assert torch.equal(resumed.model[name], value), name
