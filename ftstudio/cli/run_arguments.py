"""Options that name runs, shared by several commands; part of cli/arguments."""

from __future__ import annotations

import argparse

RUN_HELP = "a run folder, or the id or name of a run"


def add_run(options: argparse.ArgumentParser, text: str = RUN_HELP) -> None:
    """Add the argument RUN, and the folder of the runs."""
    options.add_argument("run", metavar="RUN", help=text)
    add_runs_folder(options)


def add_runs_folder(options: argparse.ArgumentParser) -> None:
    """Add the folder of the runs."""
    options.add_argument("--runs", metavar="DIR", help="the folder of the runs (default: in your data folder)")
