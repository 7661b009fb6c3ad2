"""Nothing that was acknowledged is lost by a power cut, over every image of an adversarial model of a file system.

The controls show that the model bites: without any one of the syncs, or with one on the wrong side of the rename,
something is lost. benchmarks/torn_writes.py examines more.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import torn_saves
from crash_images import Operation, Recording, Tree, crash_images, lay_out
from torn_saves import Examiner

from ftstudio.core.events import StepDone
from ftstudio.core.storage.files import replace_file
from ftstudio.store import journal
from ftstudio.store.journal import Journal

SYNCS = [
    "sync model.safetensors",
    "sync optim.safetensors",
    "sync trainer.json",
    "sync MANIFEST.json",
    "sync_folder new folder",
    "sync_folder checkpoints",
    "sync_folder run folder",
]


@pytest.fixture(scope="module")
def saves(tmp_path_factory: pytest.TempPathFactory) -> list[Operation]:
    return torn_saves.recorded_saves(tmp_path_factory.mktemp("torn") / "run")


@pytest.fixture
def examiner() -> Iterator[Examiner]:
    """Thousands of small folders are laid out: in memory, where the system has such a place."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as scratch:
        yield Examiner(Path(scratch) / "image")


def test_power_failure_never_loses_or_damages_an_acknowledged_checkpoint(
    saves: list[Operation], examiner: Examiner
) -> None:
    verdict = examiner.examine(saves)
    assert verdict.images > 3000
    assert verdict.broken == Counter()


def test_power_failure_after_a_kill_during_a_save_loses_no_acknowledged_checkpoint(
    saves: list[Operation], examiner: Examiner, tmp_path: Path
) -> None:
    for count in (*range(0, len(saves), 9), 1):
        log = torn_saves.recorded_saves(tmp_path / str(count), killed_after=count)
        assert log != saves
        assert examiner.examine(log).broken == Counter(), count


def test_every_sync_of_a_save_has_a_control_test(saves: list[Operation]) -> None:
    assert sorted({torn_saves.role_of(operation) for operation in saves} - {""}) == sorted(SYNCS)


@pytest.mark.parametrize("role", SYNCS)
def test_omitting_any_sync_loses_something_acknowledged(saves: list[Operation], examiner: Examiner, role: str) -> None:
    verdict = examiner.examine(torn_saves.without(role, saves), until_it_loses=True)
    assert verdict.loses


def test_syncing_the_parent_before_the_rename_loses_something_acknowledged(
    saves: list[Operation], examiner: Examiner
) -> None:
    swapped = torn_saves.parent_synced_before_the_rename(saves)
    assert examiner.examine(swapped, until_it_loses=True).loses


def test_renaming_before_the_new_folder_is_synced_leaves_a_damaged_checkpoint(
    saves: list[Operation], examiner: Examiner
) -> None:
    swapped = torn_saves.renamed_before_the_folder_is_synced(saves)
    assert examiner.examine(swapped).broken["a damaged one met"]


# ---- run.json, best/model.safetensors and every other file that is replaced as a whole

VERSIONS = (b"the first", b"a second, longer one", b"3")


@pytest.fixture
def replacements(tmp_path: Path) -> list[Operation]:
    (tmp_path / "run").mkdir()
    with Recording(tmp_path / "run") as recording:
        for number, content in enumerate(VERSIONS, 1):
            replace_file(tmp_path / "run" / "run.json", content)
            recording.acknowledge(number)
    return recording.log


def wrong_files(log: list[Operation]) -> list[Tree]:
    """Images in which run.json is cut off, or older than what was acknowledged."""

    def version(image: Tree) -> int:
        content = dict(image).get("run.json")
        return 0 if content is None else VERSIONS.index(content) + 1 if content in VERSIONS else -1

    return [image for acknowledged, image in crash_images(log) if version(image) < (acknowledged or 0)]


def test_a_replaced_file_is_the_old_or_the_new_one_after_a_power_failure(replacements: list[Operation]) -> None:
    assert wrong_files(replacements) == []


@pytest.mark.parametrize("kind", ["sync", "sync_folder"])
def test_omitting_either_sync_loses_a_replaced_file(replacements: list[Operation], kind: str) -> None:
    assert wrong_files([operation for operation in replacements if operation.kind != kind])


# ---- the journal


def steps_of(journal_in: Callable[[Journal, Recording], None], tmp_path: Path) -> list[Operation]:
    (tmp_path / "run").mkdir()
    with Recording(tmp_path / "run") as recording:
        journal_in(Journal(tmp_path / "run" / "events.jsonl"), recording)
    return recording.log


def twice_opened(writer: Journal, recording: Recording) -> None:
    for number in range(1, 7):
        writer.append(StepDone(number, 1, 0.5, 0.001, 100.0, number / 10))
        if number in (2, 5):
            writer.sync()
            recording.acknowledge(number)
        if number == 3:
            writer.close()
            recording.acknowledge(number)


def lost_steps(log: list[Operation], scratch: Path) -> list[tuple[int, list[int]]]:
    """Acknowledged step and what is read, where the two do not agree."""
    read: dict[Tree, list[int]] = {}
    for number, (_, image) in enumerate(crash_images(log)):
        if image not in read:
            lay_out(image, scratch / str(number))
            events = journal.read(scratch / str(number) / "events.jsonl")
            read[image] = [event.step for event in events if isinstance(event, StepDone)]
    found = [(acknowledged or 0, read[image]) for acknowledged, image in crash_images(log)]
    return [(synced, steps) for synced, steps in found if steps[:synced] != list(range(1, synced + 1))]


def test_a_journal_retains_every_event_up_to_its_last_sync(tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    assert lost_steps(steps_of(twice_opened, tmp_path), tmp_path / "images") == []


@pytest.mark.parametrize("kind", ["sync", "sync_folder"])
def test_omitting_either_sync_loses_journal_events(tmp_path: Path, kind: str) -> None:
    (tmp_path / "images").mkdir()
    log = [operation for operation in steps_of(twice_opened, tmp_path) if operation.kind != kind]
    assert lost_steps(log, tmp_path / "images")
