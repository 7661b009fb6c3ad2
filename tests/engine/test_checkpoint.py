"""Checkpoints are whole or not there."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
import torch

from ftstudio.core.errors import UserError
from ftstudio.engine import checkpoint
from ftstudio.engine.checkpoint import Checkpoint, Position


def make(step: int) -> Checkpoint:
    model = {"a.weight": torch.full((3, 2), float(step)), "a.count": torch.tensor(step)}
    return Checkpoint(model, {"a.weight|exp_avg": torch.ones(3, 2) * step}, Position(step=step, epoch=2, batch=5))


def test_what_is_saved_comes_back(tmp_path: Path) -> None:
    checkpoint.save(tmp_path, make(7))
    found, remarks = checkpoint.load_newest(tmp_path)
    assert found is not None and remarks == []
    assert found.position == make(7).position
    assert torch.equal(found.model["a.weight"], make(7).model["a.weight"])
    assert found.model["a.count"].shape == ()
    assert torch.equal(found.optimizer["a.weight|exp_avg"], torch.full((3, 2), 7.0))


def test_the_last_two_are_kept(tmp_path: Path) -> None:
    for step in (1, 2, 10, 9):
        checkpoint.save(tmp_path, make(step))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["step-00000009", "step-00000010"]


def test_nothing_saved_is_nothing_found(tmp_path: Path) -> None:
    assert checkpoint.load_newest(tmp_path / "nowhere") == (None, [])


@pytest.mark.parametrize("name", ["model.safetensors", "optim.safetensors", "trainer.json", "MANIFEST.json"])
def test_a_flipped_bit_anywhere_is_found_and_the_one_before_is_used(tmp_path: Path, name: str) -> None:
    checkpoint.save(tmp_path, make(1))
    damaged = checkpoint.save(tmp_path, make(2)) / name
    data = bytearray(damaged.read_bytes())
    for place in range(0, len(data), max(1, len(data) // 7)):
        data[place] ^= 0x10
        damaged.write_bytes(data)
        found, remarks = checkpoint.load_newest(tmp_path)
        assert found is not None and found.position.step == 1
        assert len(remarks) == 1 and "step-00000002" in remarks[0]
        (tmp_path / "step-00000002.damaged").rename(tmp_path / "step-00000002")
        data[place] ^= 0x10


@pytest.mark.parametrize("name", ["model.safetensors", "MANIFEST.json"])
def test_a_missing_file_is_damage(tmp_path: Path, name: str) -> None:
    (checkpoint.save(tmp_path, make(2)) / name).unlink()
    found, remarks = checkpoint.load_newest(tmp_path)
    assert found is None and len(remarks) == 2


def test_a_save_cut_off_half_way_is_not_a_checkpoint(tmp_path: Path) -> None:
    checkpoint.save(tmp_path, make(1)).rename(tmp_path / "step-00000005.tmp-123")
    assert checkpoint.load_newest(tmp_path) == (None, [])


def test_a_full_disk_leaves_the_old_checkpoint_and_says_what_to_do(
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
    found, _ = checkpoint.load_newest(tmp_path)
    assert found is not None and found.position.step == 1
    assert [path.name for path in tmp_path.iterdir()] == ["step-00000001"]


def test_a_checkpoint_of_the_same_step_is_never_missing_while_it_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkpoint.save(tmp_path, make(3))
    rename, renamed = Path.rename, 0

    def killed_in_between(self: Path, target: Path) -> Path:
        nonlocal renamed
        renamed += 1
        if renamed == 2:
            raise KeyboardInterrupt
        return rename(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", killed_in_between)
        with pytest.raises(KeyboardInterrupt):
            checkpoint.save(tmp_path, make(3))
    found, remarks = checkpoint.load_newest(tmp_path)
    assert found is not None and found.position.step == 3 and remarks == []
    checkpoint.save(tmp_path, make(3))
    assert [path.name for path in tmp_path.iterdir()] == ["step-00000003"]


def test_what_a_killed_save_left_behind_is_cleared_away_also_under_the_same_process_number(tmp_path: Path) -> None:
    for number in (os.getpid(), 1):
        (tmp_path / f"step-00000004.tmp-{number}").mkdir(parents=True)
    checkpoint.save(tmp_path, make(4))
    assert [path.name for path in tmp_path.iterdir()] == ["step-00000004"]


def test_when_every_checkpoint_is_damaged_it_is_said_that_the_run_begins_anew(tmp_path: Path) -> None:
    for step in (1, 2):
        (checkpoint.save(tmp_path, make(step)) / "trainer.json").write_text("{}")
    found, remarks = checkpoint.load_newest(tmp_path)
    assert found is None and len(remarks) == 3 and "begins anew" in remarks[-1]


def test_a_run_folder_that_is_gone_does_not_come_back_with_a_checkpoint(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="step-00000001") as caught:
        checkpoint.save(tmp_path / "deleted" / "checkpoints", make(1))
    assert "put it back" in caught.value.hint
    assert not (tmp_path / "deleted").exists()


@pytest.mark.parametrize("kind", [torch.optim.AdamW, torch.optim.SGD])
def test_optimiser_state_comes_back_bit_for_bit_and_in_the_layout_of_its_parameter(
    kind: type[torch.optim.Optimizer],
) -> None:
    layer = torch.nn.Conv2d(4, 8, 3).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    options = {"momentum": 0.9} if kind is torch.optim.SGD else {}
    optimizer = kind(layer.parameters(), lr=0.1, **options)  # type: ignore[call-arg]
    layer(torch.ones(2, 4, 5, 5)).sum().backward()
    optimizer.step()
    names = {id(parameter): name for name, parameter in layer.named_parameters()}
    flat = {key: value.contiguous().clone() for key, value in checkpoint.optimizer_tensors(optimizer, names).items()}
    other = kind(layer.parameters(), lr=0.1, **options)  # type: ignore[call-arg]
    checkpoint.restore_optimizer(other, dict(layer.named_parameters()), flat)
    for parameter, fields in optimizer.state.items():
        for field, value in fields.items():
            if value is not None:
                restored = other.state[parameter][field]
                assert torch.equal(restored, value) and restored.stride() == value.stride()
