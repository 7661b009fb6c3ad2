"""Damaged and hostile run folders without end, each a function of its number: one file of a real run is changed.

Values change by type, bytes flip, files are cut off, exchanged, or replaced by something that is no file.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import socket
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from PIL import Image

from ftstudio.app import jobs
from ftstudio.app.requests import Train
from ftstudio.core.config import DataConfig, ModelConfig, RunConfig, TrainConfig
from ftstudio.core.control import RunControl
from ftstudio.core.run_record import RunResult

FILES = (
    "run.json", "run.json", "config.json", "split.json", "split.json", "dataset.json", "plan.json",
    "evaluation-test.json", "evaluation-test.json", "events.jsonl", "events.jsonl", "metrics.csv", "run.lock",
    "best/model.safetensors", "best/model.safetensors", "best/confidence.safetensors", "checkpoints", "../index.sqlite",
)  # fmt: skip
HUGE = 300 << 20
LARGE = 100_000
"""Bytes: files of more are not copied but linked, and copied where they are changed."""

NUMBERS: tuple[Any, ...] = (
    -1, 0, 1, 2, 0.5, -0.5, 1.5, 99, 10**4, 10**7, 2**31, 2**53, 2**53 + 1, 2**63, 10**30, 1e39, 1e300, 1e308, -1e308,
    "1e999", "-1e999", "NaN", "Infinity", 1e-320, -1e-9,
)  # fmt: skip
"""Those in quotes stand in the file without them."""
TEXTS = (
    "", " ", "\0", "\ud800", "\udcff", "../../../etc/passwd", "/etc/passwd", "/dev/zero", "C:\\x", "~", "a" * 100_000,
    "\x1b[31mred\x1b[0m", "\u202egnp.exe", "<script>alert(1)</script>", "\n\n", "=1+1", "starter", "resnet18", "cuda",
    "test", "running", "completed", "שלום", "🙂" * 300, "[bold]", "%s{}", "NaN",
)  # fmt: skip


def seed_run(folder: Path) -> Path:
    """A real run of a few drawn images, trained in a moment, with all files that a run can have. Returns its folder,
    below ``folder/runs``; its images lie in ``folder/images``."""
    runs = folder / "runs"
    if not (folder / "done").exists():
        images = folder / "images"
        for split, count in (("train", 6), ("val", 4), ("test", 4)):
            for place, name in enumerate(("cat", "dog", "owl")):
                (images / split / name).mkdir(parents=True, exist_ok=True)
                for number in range(count):
                    colour = (80 * place + number, 40 + 9 * number, 200 - 60 * place)
                    Image.new("RGB", (40, 40), colour).save(images / split / name / f"{number}.png")
        train = TrainConfig(epochs=2, image_size=32, batch_size=4, device="cpu", augment="none", head_first=False)
        model = ModelConfig(freeze_depth=5)
        config = RunConfig(name="seed", data=DataConfig(source=str(images)), model=model, train=train)
        result = jobs.run(Train(config=config, runs_dir=str(runs)), RunControl(), lambda _: None)
        assert isinstance(result, RunResult) and result.outcome == "completed", result
        (folder / "done").touch()
    return next(path for path in runs.iterdir() if path.is_dir())


def make(number: int, seed: Path, runs: Path) -> tuple[Path, str]:
    """The mutant of that number in ``runs``, which is emptied first: its folder, and what was done to it."""
    rng = Random(number)
    shutil.rmtree(runs, ignore_errors=True)
    target = runs / seed.name
    shutil.copytree(seed, target, copy_function=_copy_or_link)
    if (seed.parent / "index.sqlite").exists():
        shutil.copy(seed.parent / "index.sqlite", runs)
    name = rng.choice(FILES)
    path = target / name
    if name == "checkpoints":
        path = rng.choice(sorted(each for each in path.rglob("*") if each.is_file()))
    path = Path(os.path.normpath(path))
    data = path.read_bytes() if path.is_file() else b""
    if number % 3 == 0 and name != "run.json":  # so that it can be resumed
        record = target / "run.json"
        record.write_text(record.read_text("utf-8").replace('"completed"', '"interrupted"'), "utf-8")
    change = rng.choice(_changes_of(path))
    path.unlink(missing_ok=True)
    change(path, data, rng)
    return target, f"{path.relative_to(runs)} {change.__name__}"


def _copy_or_link(source: str, target: str) -> str:
    if os.path.getsize(source) > LARGE:  # noqa: PTH202 - shutil hands in strings
        os.link(source, target)
        return target
    return shutil.copy2(source, target)


Change = Callable[[Path, bytes, Random], None]


def _changes_of(path: Path) -> tuple[Change, ...]:
    common = (flipped, cut_off, something_else)
    if path.suffix == ".json":
        return (value_changed,) * 6 + common
    if path.suffix == ".jsonl":
        return (line_changed,) * 5 + common
    if path.suffix == ".safetensors":
        return (header_changed,) * 4 + (numbers_changed, *common)
    return common


# ---- what is done to a file


def flipped(path: Path, data: bytes, rng: Random) -> None:
    changed = bytearray(data)
    for _ in range(rng.randint(1, 8)):
        if changed:
            changed[rng.randrange(min(len(changed), 4000))] ^= 1 << rng.randrange(8)
    path.write_bytes(changed)


def cut_off(path: Path, data: bytes, rng: Random) -> None:
    path.write_bytes(data[: rng.randint(0, len(data))])


def something_else(path: Path, data: bytes, rng: Random) -> None:
    """No plain file, or an endless one, or one that belongs elsewhere."""
    match rng.randrange(9):
        case 0:
            os.mkfifo(path)
        case 1:
            here = Path.cwd()
            os.chdir(path.parent)  # the name of a socket has to be short
            with socket.socket(socket.AF_UNIX) as each:
                each.bind(path.name)
            os.chdir(here)
        case 2:
            path.mkdir()
        case 3:
            path.symlink_to("/dev/zero")
        case 4:
            path.symlink_to(path.name)
        case 5:
            with path.open("wb") as file:
                file.write(data[: rng.choice((0, len(data)))])
                file.truncate(HUGE)
        case 6:
            path.write_bytes(data * rng.choice((2, 50)))
        case 7:
            others = sorted(each for each in path.parent.iterdir() if each.is_file())
            path.write_bytes(rng.choice(others).read_bytes() if others else b"")
        case _:
            path.write_bytes(b"[" * 100_000)


def value_changed(path: Path, data: bytes, rng: Random) -> None:
    tree = json.loads(data)
    for _ in range(rng.choice((1, 1, 2))):
        tree = _changed(tree, rng)
    path.write_bytes(_text(tree))


def line_changed(path: Path, data: bytes, rng: Random) -> None:
    lines = data.splitlines()
    place = rng.randrange(len(lines))
    lines[place] = _text(_changed(json.loads(lines[place]), rng))
    if rng.random() < 0.2:
        lines += [lines[place]] * 2000
    path.write_bytes(b"\n".join(lines) + b"\n")


def header_changed(path: Path, data: bytes, rng: Random) -> None:
    length = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + length])
    metadata = header.get("__metadata__", {})
    match rng.randrange(4):
        case 0 | 1 if "ftstudio" in metadata:
            metadata["ftstudio"] = _text(_changed(json.loads(metadata["ftstudio"]), rng)).decode("utf-8", "replace")
        case 2:
            old, new = rng.choice((("F32", "I32"), ("F32", "U32"), ("F16", "I16"), ("F16", "BF16"), ("I64", "F64")))
            for name, entry in header.items():
                if name != "__metadata__" and entry["dtype"] == old:
                    entry["dtype"] = new
        case _:
            header = _changed(header, rng)
    text = _text(header)
    path.write_bytes(len(text).to_bytes(8, "little") + text + data[8 + length :])


def numbers_changed(path: Path, data: bytes, rng: Random) -> None:
    """Runs of bytes that are no numbers, or numbers that come to none."""
    changed = bytearray(data)
    start = 8 + int.from_bytes(data[:8], "little")
    pattern = rng.choice((b"\xff\xff\xff\x7f", b"\x00\x00\x80\x7f", b"\xff\xff\x7f\x7f", b"\x00\x00\x80\xff"))
    for _ in range(rng.randint(1, 5)):
        place = start + 4 * rng.randrange(max(1, (len(data) - start) // 4))
        count = min(rng.choice((1, 100, 5000)), (len(data) - place) // 4)
        changed[place : place + 4 * count] = pattern * count
    path.write_bytes(changed)


# ---- values


def _changed(tree: Any, rng: Random) -> Any:
    """The tree with one value in it changed, removed, or put there a second time."""
    if isinstance(tree, (dict, list)) and tree and rng.random() < 0.9:
        keys = list(tree) if isinstance(tree, dict) else range(len(tree))
        key: Any = rng.choice(keys)
        if rng.random() < 0.08:
            del tree[key]
        elif isinstance(tree, list) and rng.random() < 0.1:
            tree.extend([tree[key]] * rng.choice((1, 2000)))
        else:
            tree[key] = _changed(tree[key], rng)
        return tree
    if rng.random() < 0.15:
        return rng.choice((None, True, {}, [], [[]], 0, "", {"": None}))
    if isinstance(tree, (int, float)) or tree is None:
        return rng.choice(NUMBERS)
    if isinstance(tree, str):
        return rng.choice(TEXTS)
    return rng.choice((None, [], {}, 7, "x", [0] * 5000))


def _text(tree: Any) -> bytes:
    """JSON, with numbers that only a hostile writer puts there."""
    text = json.dumps(tree)
    for odd in ("1e999", "-1e999", "NaN", "Infinity"):
        text = text.replace(f'"{odd}"', odd)
    with contextlib.suppress(UnicodeEncodeError):
        return text.encode()
    return text.encode("utf-8", "surrogatepass")
