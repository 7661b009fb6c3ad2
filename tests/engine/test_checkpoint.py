"""Checkpoints are whole or not there, and fit the run that asks for them."""

from __future__ import annotations

import errno
import json
import os
import sys
from pathlib import Path

import pytest
import torch

from ftstudio.core.errors import UserError
from ftstudio.core.storage import disk, step_folders
from ftstudio.engine.checkpoints import checkpoint
from ftstudio.engine.checkpoints.checkpoint import Checkpoint, Position
from ftstudio.engine.checkpoints.checkpoint_schema import Expectation
from ftstudio.engine.checkpoints.optimizer_state import optimizer_tensors, restore_optimizer

FILES = ["model.safetensors", "optim.safetensors", "trainer.json", "MANIFEST.json"]
EXPECTED = Expectation(
    {"a.weight": ((3, 2), torch.float32), "a.count": ((), torch.int64)},
    {"a.weight": {"a.weight|exp_avg": ((3, 2), torch.float32)}},
)


def make(step: int) -> Checkpoint:
    model = {"a.weight": torch.full((3, 2), float(step)), "a.count": torch.tensor(step)}
    return Checkpoint(model, {"a.weight|exp_avg": torch.ones(3, 2) * step}, Position(step=step, epoch=2, batch=5))


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def fail_once(monkeypatch: pytest.MonkeyPatch, operation: str, times: int = 1) -> None:
    """The next ``times`` calls of one operation of the disk end with an input/output error."""
    real, left = getattr(disk, operation), [times]

    def failing(*arguments: object) -> object:
        if left[0]:
            left[0] -= 1
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return real(*arguments)

    monkeypatch.setattr(disk, operation, failing)


def test_a_checkpoint_loads_as_saved(tmp_path: Path) -> None:
    checkpoint.save(tmp_path / "c", make(7))
    found, remarks = checkpoint.load_newest(tmp_path / "c", EXPECTED)
    assert found is not None and remarks == []
    assert found.position == make(7).position
    assert torch.equal(found.model["a.weight"], make(7).model["a.weight"])
    assert found.model["a.count"].shape == ()
    assert torch.equal(found.optimizer["a.weight|exp_avg"], torch.full((3, 2), 7.0))


def test_the_last_two_checkpoints_are_retained(tmp_path: Path) -> None:
    for step in (1, 2, 9, 10):
        checkpoint.save(tmp_path, make(step))
    assert names_in(tmp_path) == ["step-00000009", "step-00000010"]


def test_a_save_of_an_earlier_step_removes_later_ones(tmp_path: Path) -> None:
    """A run that was rolled back must not be resumed from where it had come to before."""
    for step in (2, 4, 10, 4):
        checkpoint.save(tmp_path, make(step))
    assert names_in(tmp_path) == ["step-00000004", "step-00000004.1"]


def test_a_second_save_of_a_step_is_newer_and_does_not_change_the_first(tmp_path: Path) -> None:
    first = checkpoint.save(tmp_path, make(3))
    before = [(path.name, path.stat().st_ino) for path in sorted(first.iterdir())]
    for _ in range(11):
        second = checkpoint.save(tmp_path, make(3))
        assert step_folders.saved(tmp_path)[0] == second
        if first.exists():
            assert [(path.name, path.stat().st_ino) for path in sorted(first.iterdir())] == before
    assert names_in(tmp_path) == ["step-00000003.10", "step-00000003.11"]
    checkpoint.save(tmp_path, make(4))
    assert names_in(tmp_path) == ["step-00000003.11", "step-00000004"]


def test_an_empty_folder_has_no_checkpoint(tmp_path: Path) -> None:
    assert checkpoint.load_newest(tmp_path / "nowhere", EXPECTED) == (None, [])


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_only_the_owner_can_read_a_checkpoint(tmp_path: Path) -> None:
    saved = checkpoint.save(tmp_path / "c", make(1))
    assert {path.stat().st_mode & 0o777 for path in (saved, saved.parent)} == {0o700}
    assert {path.stat().st_mode & 0o777 for path in saved.iterdir()} == {0o600}


def test_200_flipped_bits_are_detected_and_the_previous_checkpoint_is_used(tmp_path: Path) -> None:
    """Over every file, the manifest included; the thousand are flipped by benchmarks/bit_flips.py."""
    checkpoint.save(tmp_path, make(1))
    damaged = checkpoint.save(tmp_path, make(2))
    flips = [(name, bit) for name in FILES for bit in spread((damaged / name).stat().st_size * 8, 50)]
    assert len(flips) == 200
    for name, bit in flips:
        path = damaged / name
        whole = path.read_bytes()
        path.write_bytes(flipped(whole, bit))
        found, remarks = checkpoint.load_newest(tmp_path, EXPECTED)
        assert found is not None and found.position.step == 1, (name, bit)
        assert len(remarks) == 1 and "step-00000002" in remarks[0] and name in remarks[0], (name, bit, remarks)
        (tmp_path / "step-00000002.damaged").rename(damaged)
        path.write_bytes(whole)
    assert checkpoint.load_newest(tmp_path, EXPECTED)[1] == []


def test_manifests_of_version_0_1_0_are_verified_too(tmp_path: Path) -> None:
    saved = checkpoint.save(tmp_path, make(1))
    manifest = json.loads((saved / "MANIFEST.json").read_bytes())
    del manifest["sha256"]
    old = json.dumps(manifest, separators=(",", ":")).encode()
    (saved / "MANIFEST.json").write_bytes(old)
    assert checkpoint.load_newest(tmp_path, EXPECTED)[1] == []
    for bit in range(len(old) * 8):
        (saved / "MANIFEST.json").write_bytes(flipped(old, bit))
        with pytest.raises(ValueError, match=r"does not match what was written|names other files|over the limit"):
            checkpoint.read(saved)


def spread(size: int, count: int) -> list[int]:
    """``count`` different places below ``size``, both ends among them."""
    return sorted({round(number * (size - 1) / (count - 1)) for number in range(count)})


def flipped(content: bytes, bit: int) -> bytes:
    changed = bytearray(content)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


@pytest.mark.parametrize("name", FILES)
def test_a_missing_longer_or_linked_file_is_damage(tmp_path: Path, name: str) -> None:
    path = checkpoint.save(tmp_path / "c", make(2)) / name
    whole = path.read_bytes()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(whole)
    for spoil in (
        lambda: path.write_bytes(whole + b" "),
        path.unlink,
        lambda: path.symlink_to(elsewhere),
        lambda: (path.unlink(), path.mkdir()),
    ):
        spoil()
        found, remarks = checkpoint.load_newest(tmp_path / "c", EXPECTED)
        assert found is None and len(remarks) == 2 and name in remarks[0]
        (tmp_path / "c" / "step-00000002.damaged").rename(path.parent)


def test_checkpoints_with_other_tensors_are_refused_and_left_unchanged(tmp_path: Path) -> None:
    checkpoint.save(tmp_path, make(1))
    for model, optimizer, said in (
        ({**EXPECTED.model, "b": ((1,), torch.float32)}, EXPECTED.optimizer, "b is missing"),
        ({"a.count": ((), torch.int64)}, EXPECTED.optimizer, "unexpected entry a.weight"),
        ({**EXPECTED.model, "a.weight": ((2, 3), torch.float32)}, EXPECTED.optimizer, "3 x 2 of float32 instead of 2"),
        ({**EXPECTED.model, "a.count": ((), torch.int32)}, EXPECTED.optimizer, "one number of int64 instead of"),
        (EXPECTED.model, {}, "a.weight, which is frozen"),
        (EXPECTED.model, {"a.weight": {"a.weight|exp_avg": ((3, 2), torch.float64)}}, "instead of 3 x 2 of float64"),
    ):
        with pytest.raises(UserError, match=said) as caught:
            checkpoint.load_newest(tmp_path, Expectation(model, optimizer))
        assert "Restore the settings" in caught.value.hint
    assert names_in(tmp_path) == ["step-00000001"]


def test_a_checkpoint_that_does_not_fit_is_set_aside_if_an_earlier_one_fits(tmp_path: Path) -> None:
    checkpoint.save(tmp_path, make(1))
    odd = Checkpoint({"a.weight": torch.zeros(3, 2)}, {}, Position(step=2))
    checkpoint.save(tmp_path, odd)
    found, remarks = checkpoint.load_newest(tmp_path, EXPECTED)
    assert found is not None and found.position.step == 1
    assert len(remarks) == 1 and "step-00000002 does not match this run (a.count is missing)" in remarks[0]


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_non_finite_numbers_are_never_saved(tmp_path: Path, number: float) -> None:
    checkpoint.save(tmp_path, make(1))
    spoilt = make(2)
    spoilt.optimizer["a.weight|exp_avg"][1, 1] = number
    with pytest.raises(UserError, match="exp_avg became NaN or infinite at step 2") as caught:
        checkpoint.save(tmp_path, spoilt)
    assert "learning rate" in caught.value.hint
    assert names_in(tmp_path) == ["step-00000001"]


def test_non_finite_numbers_are_never_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    checkpoint.save(tmp_path, make(1))
    spoilt = make(2)
    spoilt.model["a.weight"][0, 0] = float("nan")
    with monkeypatch.context() as patched:
        patched.setattr(checkpoint, "check_finite", lambda *_: None)
        checkpoint.save(tmp_path, spoilt)
    found, remarks = checkpoint.load_newest(tmp_path, EXPECTED)
    assert found is not None and found.position.step == 1 and "a.weight is not finite" in remarks[0]


def test_a_save_cut_off_half_way_is_not_a_checkpoint(tmp_path: Path) -> None:
    checkpoint.save(tmp_path, make(1)).rename(tmp_path / "step-00000005.tmp-123")
    assert checkpoint.load_newest(tmp_path, EXPECTED) == (None, [])


@pytest.mark.parametrize("operation", ["make_folder", "create", "write", "sync", "sync_folder", "rename"])
def test_a_failed_write_is_retried_with_new_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, operation: str
) -> None:
    """Never synced again: the second sync of a descriptor may succeed without what the first could not write."""
    synced: list[int] = []
    sync = disk.sync
    monkeypatch.setattr(disk, "sync", lambda file: (synced.append(os.fstat(file).st_ino), sync(file)))
    monkeypatch.setattr(disk, "unlink", lambda _: None)  # so that no inode is used twice
    monkeypatch.setattr(disk, "remove_folder", lambda path: path.rename(path.with_name(f"gone {len(synced)}")))
    fail_once(monkeypatch, operation)
    checkpoint.save(tmp_path, make(1))
    found, remarks = checkpoint.load_newest(tmp_path, EXPECTED)
    assert found is not None and found.position.step == 1 and remarks == []
    assert len(set(synced)) == len(synced)


def test_a_disk_that_fails_twice_is_reported_and_the_old_checkpoint_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkpoint.save(tmp_path, make(1))
    with monkeypatch.context() as patched:
        fail_once(patched, "sync", times=2)
        with pytest.raises(UserError, match="Input/output error"):
            checkpoint.save(tmp_path, make(2))
    assert names_in(tmp_path) == ["step-00000001"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_truncated_write_leaves_the_old_checkpoint(tmp_path: Path) -> None:
    """Not simulated: the process may write no file beyond 100 bytes."""
    import resource

    checkpoint.save(tmp_path, make(1))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))
    try:
        with pytest.raises(UserError, match="File too large"):
            checkpoint.save(tmp_path, make(2))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert names_in(tmp_path) == ["step-00000001"]
    found, remarks = checkpoint.load_newest(tmp_path, EXPECTED)
    assert found is not None and found.position.step == 1 and remarks == []


def test_too_little_space_is_reported_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkpoint.save(tmp_path, make(1))
    monkeypatch.setattr(disk, "free_space", lambda _: 100)
    monkeypatch.setattr(disk, "create", lambda *_: pytest.fail("written all the same"))
    with pytest.raises(UserError, match="MB are free") as caught:
        checkpoint.save(tmp_path, make(2))
    assert caught.value.hint == "Free 1 MB on that disk, then resume the run: the previous checkpoint is intact."
    assert names_in(tmp_path) == ["step-00000001"]


def test_the_message_promises_no_checkpoint_if_the_first_did_not_fit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "free_space", lambda _: 100)
    with pytest.raises(UserError, match="MB are free") as caught:
        checkpoint.save(tmp_path, make(1))
    assert caught.value.hint == "Free 1 MB on that disk, then resume the run: it starts over."


def test_a_full_disk_leaves_the_old_checkpoint_and_gives_a_hint(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkpoint.save(tmp_path, make(1))

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError, match="No space left") as caught:
        checkpoint.save(tmp_path, make(2))
    assert "Free some space" in caught.value.hint
    monkeypatch.undo()
    found, _ = checkpoint.load_newest(tmp_path, EXPECTED)
    assert found is not None and found.position.step == 1
    assert [path.name for path in tmp_path.iterdir()] == ["step-00000001"]


def test_leftovers_of_a_killed_save_are_removed_even_with_the_same_process_id(tmp_path: Path) -> None:
    for number in (os.getpid(), 1):
        (tmp_path / f"step-00000004.tmp-{number}").mkdir(parents=True)
    checkpoint.save(tmp_path, make(4))
    assert [path.name for path in tmp_path.iterdir()] == ["step-00000004"]


def test_leftovers_of_a_killed_save_are_removed_before_free_space_is_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "step-00000004.tmp-1").mkdir()
    (tmp_path / "step-00000004.tmp-1" / "model.safetensors").write_bytes(b"half")
    monkeypatch.setattr(disk, "free_space", lambda _: 0 if list(tmp_path.glob("*.tmp-1")) else 1 << 30)
    checkpoint.save(tmp_path, make(4))
    assert names_in(tmp_path) == ["step-00000004"]


def test_if_every_checkpoint_is_damaged_a_notice_says_that_the_run_starts_over(tmp_path: Path) -> None:
    for step in (1, 2):
        (checkpoint.save(tmp_path, make(step)) / "trainer.json").write_text("{}")
    found, remarks = checkpoint.load_newest(tmp_path, EXPECTED)
    assert found is None and len(remarks) == 3 and "starts over" in remarks[-1]


def test_saving_a_checkpoint_does_not_recreate_a_deleted_run_folder(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="checkpoints cannot be written") as caught:
        checkpoint.save(tmp_path / "deleted" / "checkpoints", make(1))
    assert "restore it" in caught.value.hint
    assert not (tmp_path / "deleted").exists()


@pytest.mark.parametrize("kind", [torch.optim.AdamW, torch.optim.SGD])
def test_optimiser_state_is_restored_bit_for_bit_with_the_strides_of_its_parameter(
    kind: type[torch.optim.Optimizer],
) -> None:
    layer = torch.nn.Conv2d(4, 8, 3).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    options = {"momentum": 0.9} if kind is torch.optim.SGD else {}
    optimizer = kind(layer.parameters(), lr=0.1, **options)  # type: ignore[call-arg]
    layer(torch.ones(2, 4, 5, 5)).sum().backward()
    optimizer.step()
    flat = {key: value.contiguous().clone() for key, value in optimizer_tensors(optimizer, layer).items()}
    other = kind(layer.parameters(), lr=0.1, **options)  # type: ignore[call-arg]
    restore_optimizer(other, layer, flat)
    for parameter, fields in optimizer.state.items():
        for field, value in fields.items():
            if value is not None:
                restored = other.state[parameter][field]
                assert torch.equal(restored, value) and restored.stride() == value.stride()
