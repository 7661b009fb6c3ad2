"""A trained run's report: what is missing is evaluated, and mistakes come with what the network looked at."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from msgspec.structs import replace

from ftstudio.app import jobs
from ftstudio.app.requests import MakeReport, Train
from ftstudio.core.confidence import Calibration
from ftstudio.core.config import DataConfig, RunConfig
from ftstudio.core.control import RunControl
from ftstudio.core.events import Event, Progress
from ftstudio.core.run_record import RunResult
from ftstudio.store.run_folder import RunFolder


@pytest.fixture(scope="module")
def run(pictures: Path, tmp_path_factory: pytest.TempPathFactory) -> RunFolder:
    config = RunConfig(data=DataConfig(source=str(pictures)))
    train = replace(config.train, epochs=1, image_size=32, device="cpu", augment="none")
    request = Train(config=replace(config, train=train), runs_dir=str(tmp_path_factory.mktemp("runs")))
    result = jobs.run(request, RunControl(), lambda _: None)
    assert isinstance(result, RunResult) and result.outcome == "completed"
    return RunFolder(Path(result.run_dir))


def written(run: RunFolder, out: Path) -> tuple[str, list[Event]]:
    events: list[Event] = []
    jobs.run(MakeReport(run_dir=str(run.path), out=str(out)), RunControl(), events.append)
    return out.read_text("utf-8"), events


def test_a_run_without_an_evaluation_is_evaluated_first(run: RunFolder, tmp_path: Path) -> None:
    (run.path / "evaluation-val.json").unlink()
    page, events = written(run, tmp_path / "r.html")
    assert "right, of 6 validation images" in page
    assert "Evaluating" in {event.what for event in events if isinstance(event, Progress)}
    assert run.evaluation("val") is not None
    started = run.started()
    assert started is not None and started.torch_version and started.torch_version in page


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_a_report_has_the_users_default_file_permissions(run: RunFolder, tmp_path: Path) -> None:
    umask = os.umask(0o022)
    try:
        written(run, tmp_path / "r.html")
    finally:
        os.umask(umask)
    assert (tmp_path / "r.html").stat().st_mode & 0o777 == 0o644


def test_an_evaluation_of_other_weights_is_repeated(run: RunFolder, tmp_path: Path) -> None:
    evaluation = run.evaluation("val")
    assert evaluation is not None and run.is_current(evaluation)
    run.write_evaluation(replace(evaluation, weights="of another file"))
    written(run, tmp_path / "r.html")
    again = run.evaluation("val")
    assert again is not None and again.weights == evaluation.weights


def test_a_mistake_is_shown_with_a_heat_map(run: RunFolder, tmp_path: Path) -> None:
    evaluation = run.evaluation("val")
    assert evaluation is not None
    first, *others = evaluation.images
    wrong = replace(first, predicted=(first.target + 1) % 3)
    known = Calibration(temperature=1.0, ece_before=0.0, ece_after=0.0, bins_before=(), bins_after=())
    run.write_evaluation(replace(evaluation, images=(wrong, *others), calibration=known))
    page, _ = written(run, tmp_path / "r.html")
    taken_for = evaluation.class_names[wrong.predicted]
    assert f'alt="Where the model saw {taken_for}"' in page
