"""What the program's own text may not contain: ways by which a file could become code."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PROGRAM = Path(__file__).parents[2] / "ftstudio"
READERS = {"pickle", "cPickle", "dill", "cloudpickle", "shelve", "marshal", "joblib", "yaml"}
CALLS = {"eval", "exec", "compile", "__import__"}
ATTRIBUTES = {"torch.hub", "load_state_dict_from_url", "torch.package", "torch.jit", "numpy.load", "np.load"}
ALLOWED = {
    ("models/weight_reading.py", "pickle"),
    ("ui/training/chart_imports.py", "exec"),
    ("ui/training/chart_imports.py", "compile"),
}
"""The first names the errors of torch's reader, and nothing of pickle but those. The second imports pyqtgraph, an
installed package that any import would run: a statement at a time, because all at once holds the window up."""


@pytest.mark.parametrize("path", sorted(PROGRAM.rglob("*.py")), ids=lambda path: path.name)
def test_nothing_in_the_program_can_turn_a_file_into_code(path: Path) -> None:
    name = path.relative_to(PROGRAM).as_posix()
    found = [what for what in _dangers(ast.parse(path.read_text("utf-8"))) if (name, what) not in ALLOWED]
    assert not found, f"{name}: {found}"


def test_of_pickle_only_its_errors_are_named() -> None:
    text = (PROGRAM / "models/weight_reading.py").read_text("utf-8")
    used = {
        node.attr
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "pickle"
    }
    assert used == {"UnpicklingError"}


@pytest.mark.parametrize(
    "text",
    [
        "import pickle", "from pickle import loads", "import yaml.loader", "torch.load(f)", "eval('1')", "exec(x)",
        "torch.load(f, weights_only=False)", "torch.hub.load(x)", "from torch.hub import load_state_dict_from_url",
        "np.load(f, allow_pickle=True)", "import torch.hub",
    ],
)  # fmt: skip
def test_the_look_sees_each_of_them(text: str) -> None:
    assert list(_dangers(ast.parse(text)))


def _dangers(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Import(names):
                yield from (_top(each.name) for each in names if _top(each.name) in READERS or each.name in ATTRIBUTES)
            case ast.ImportFrom(module=str(module), names=names):
                if _top(module) in READERS or module in ATTRIBUTES:
                    yield _top(module)
                yield from (each.name for each in names if each.name in ATTRIBUTES)
            case ast.Call(func=ast.Name(id=called)) if called in CALLS:
                yield called
            case ast.Call(func=function, keywords=keywords) if ast.unparse(function) == "torch.load":
                if not any(each.arg == "weights_only" and ast.unparse(each.value) == "True" for each in keywords):
                    yield "torch.load without weights_only=True"
            case ast.Attribute() if ast.unparse(node) in ATTRIBUTES or node.attr in ATTRIBUTES:
                yield ast.unparse(node)
            case _:
                pass


def _top(module: str) -> str:
    return module.partition(".")[0]
