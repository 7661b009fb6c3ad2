"""Small faults made in the program's text, one at a time: does a test fail for each? If none does, the mutant survives.

python benchmarks/mutants.py                      the modules below, each with the tests nearest to it
python benchmarks/mutants.py split.py loop.py:41  those of which path, line or change have one of these words
python benchmarks/mutants.py --list               the mutants, without running anything

A mutant is made in a copy of the repository, never in the working tree. It turns a comparison to its neighbour (`<` and
`<=`, `==` and `!=`, `in` and `not in`, `is` and `is not`), swaps `and` and `or`, `+` and `-`, `*` and `/`, `min` and
`max`, `any` and `all`, makes `round` an `int`, takes a `not` away, moves a number by one (a fraction: doubles it) or
turns True and False round. What only says something (docstrings, messages, type hints) is left alone. The exit status
is 1 where a mutant survives that is not in EQUIVALENT.
"""

from __future__ import annotations

import argparse
import ast
import copy
import multiprocessing
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import hypothesis  # noqa: F401  # imported here once for all forked processes, as is torch
import pytest
import torch

ROOT = Path(__file__).parents[1]
SECONDS = 240
"""A mutant that is not through by then, such as one in an endless loop, is killed: the suite has a limit too."""
NEAREST = {
    "ftstudio/core/interval.py": ("tests/unit/core/test_paired.py",),
    "ftstudio/core/paired_test.py": ("tests/unit/core/test_paired.py",),
    "ftstudio/data/splits/split.py": ("tests/unit/data/test_split.py",),
    "ftstudio/engine/training/model_selection.py": (
        "tests/engine/test_model_selection.py",
        "tests/engine/test_recipe.py",
    ),
    "ftstudio/engine/checkpoints/checkpoint.py": ("tests/engine/test_checkpoint.py",),
    "ftstudio/engine/checkpoints/checkpoint_schema.py": ("tests/engine/test_checkpoint.py",),
    "ftstudio/engine/checkpoints/environment.py": ("tests/engine/test_surroundings.py",),
    "ftstudio/engine/checkpoints/optimizer_state.py": ("tests/engine/test_checkpoint.py",),
    "ftstudio/engine/checkpoints/model_file.py": ("tests/engine/test_model_file.py",),
}
ROUNDING = "the method stays within these bounds by itself; this is for rounding"
EQUIVALENT: dict[tuple[str, str], str] = {
    ("return max(0.0, (centre - spread) / scale), min(1.0, (centre + spread) / scale)", "1.0 -> 2.0"): ROUNDING,
    ("if total == 0:", "0 -> 1"): "with one image p is 1 as well",
    ("if term < tail * 1e-17:", "term < tail * 1e-17 -> term <= tail * 1e-17"): "far below what a float can add",
    ("if term < tail * 1e-17:", "1e-17 -> 2e-17"): "far below what a float can add",
    ("return max(-1.0, difference - below), min(1.0, difference + above)", "1.0 -> 2.0"): ROUNDING,
}
"""By line of the program and change: mutants that no test can tell from the program, and why."""
COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult,
}  # fmt: skip
FUNCTIONS = {"round": "int", "min": "max", "max": "min", "any": "all", "all": "any"}
SILENT = (ast.Raise, ast.JoinedStr, ast.AnnAssign, ast.arg)


class Mutant(NamedTuple):
    """``source`` is the line with the fault, ``change`` what became what; ``text`` the whole module with it."""

    module: str
    line: int
    source: str
    change: str
    text: str


def mutants_of(module: str) -> Iterator[Mutant]:
    """Every mutant of one module, from top to bottom."""
    text = (ROOT / module).read_text("utf-8")
    tree = ast.parse(text)
    for place, node in enumerate(_nodes(tree)):
        for number in range(len(list(_changed(node)))):
            other = copy.deepcopy(tree)
            twin = list(_nodes(other))[place]
            before = ast.unparse(twin)
            _put(other, twin, list(_changed(twin))[number])
            after = ast.unparse(list(_nodes(other))[place])
            line = getattr(node, "lineno", 0)
            source = text.splitlines()[line - 1].strip()
            yield Mutant(module, line, source, f"{before} -> {after}", ast.unparse(other))


def _nodes(tree: ast.AST) -> Iterator[ast.AST]:
    """In the order of the text, without what only says something."""
    for node in ast.iter_child_nodes(tree):
        is_said = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if not is_said and not isinstance(node, SILENT):
            yield node
            yield from _nodes(node)


def _changed(node: ast.AST) -> Iterator[ast.AST]:
    """What a node may become, one thing changed in each."""
    match node:
        case ast.Compare(left, operators, comparators):
            for place, operator in enumerate(operators):
                swapped = [*operators[:place], COMPARISONS[type(operator)](), *operators[place + 1 :]]
                yield ast.Compare(left, swapped, comparators)
        case ast.BoolOp(operator, values):
            yield ast.BoolOp(ast.Or() if isinstance(operator, ast.And) else ast.And(), values)
        case ast.UnaryOp(ast.Not(), operand):
            yield operand
        case ast.BinOp(left, operator, right) if type(operator) in OPERATORS and not _joins_text(node):
            yield ast.BinOp(left, OPERATORS[type(operator)](), right)
        case ast.AugAssign(target, operator, value) if type(operator) in OPERATORS and not _joins_text(node):
            yield ast.AugAssign(target, OPERATORS[type(operator)](), value)
        case ast.Call(ast.Name(called), arguments, keywords) if called in FUNCTIONS:
            yield ast.Call(ast.Name(FUNCTIONS[called]), arguments, keywords)
        case ast.Constant(bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(int(value)):
            yield ast.Constant(value + 1)
        case ast.Constant(float(value)):
            yield ast.Constant(value * 2 or 1.0)
        case _:
            pass


def _joins_text(node: ast.AST) -> bool:
    return any(isinstance(each, ast.Constant) and isinstance(each.value, str | bytes) for each in ast.walk(node))


def _put(tree: ast.AST, old: ast.AST, new: ast.AST) -> None:
    """``new`` where ``old`` stood in ``tree``."""
    for parent in ast.walk(tree):
        for field, value in ast.iter_fields(parent):
            if value is old:
                setattr(parent, field, new)
            elif isinstance(value, list) and any(each is old for each in value):
                setattr(parent, field, [new if each is old else each for each in value])


def main() -> int:
    """The exit status: 1 where a mutant survives."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words", nargs="*")
    parser.add_argument("--list", action="store_true", help="only name the mutants")
    arguments = parser.parse_args()
    mutants = [
        mutant
        for module in NEAREST
        for mutant in mutants_of(module)
        if not arguments.words or any(word in _title(mutant) for word in arguments.words)
    ]
    if arguments.list:
        print("\n".join(_title(mutant) for mutant in mutants))
        return 0
    torch.set_num_threads(1)  # a forked process has none of its parent's threads
    sys.dont_write_bytecode = True
    with tempfile.TemporaryDirectory() as scratch:
        copied = Path(scratch) / "copy"
        shutil.copytree(ROOT, copied, ignore=shutil.ignore_patterns(".*", "__pycache__", "docs"))
        return _campaign(copied, mutants)


def _campaign(copied: Path, mutants: list[Mutant]) -> int:
    killed, equivalent, survived = 0, 0, list[Mutant]()
    print(f"{len(mutants)} mutants", flush=True)
    for module in dict.fromkeys(mutant.module for mutant in mutants):
        if not _passes(copied, module):
            print(f"{module}: its tests fail without any mutant.")
            return 2
    for mutant in mutants:
        if (mutant.source, mutant.change) in EQUIVALENT:
            equivalent += 1
            continue
        target = copied / mutant.module
        target.write_text(mutant.text, "utf-8")
        if _passes(copied, mutant.module):
            survived.append(mutant)
            print(f"survived: {_title(mutant)}", flush=True)
        else:
            killed += 1
        shutil.copyfile(ROOT / mutant.module, target)
    print(f"{len(mutants)} mutants: {killed} killed, {equivalent} equivalent, {len(survived)} survived")
    return 1 if survived else 0


def _passes(copied: Path, module: str) -> bool:
    """Whether the nearest tests pass in the copy as it is. A forked process runs them: torch is imported only once."""
    trial = multiprocessing.get_context("fork").Process(target=_trial, args=(copied, NEAREST[module]))
    trial.start()
    trial.join(SECONDS)
    if trial.is_alive():
        trial.kill()
        trial.join()
    return trial.exitcode == 0


def _trial(copied: Path, tests: Sequence[str]) -> None:
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in range(3):
        os.dup2(nothing, descriptor)
    os.environ |= {"PYTHONPATH": str(copied), "QT_QPA_PLATFORM": "offscreen", "FTSTUDIO_HOME": str(copied / "home")}
    sys.path.insert(0, str(copied))
    os.chdir(copied)
    quick = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:pytest-qt", "--hypothesis-seed=0"]
    os._exit(pytest.main([*quick, *tests]))


def _title(mutant: Mutant) -> str:
    return f"{mutant.module}:{mutant.line}  {mutant.change}"


if __name__ == "__main__":
    sys.exit(main())
