"""The options of ``ftstudio pack`` and ``unpack``; part of cli/arguments."""

from __future__ import annotations

import argparse

from ftstudio.cli.run_arguments import RUN_HELP, add_runs_folder


def add_pack(options: argparse.ArgumentParser) -> None:
    """Add the arguments of ``ftstudio pack``."""
    options.add_argument("run", metavar="RUN", nargs="*", help=f"{RUN_HELP} (default: all runs)")
    options.add_argument("--out", metavar="FILE.zip", required=True, help="the file to create; it is overwritten")
    options.add_argument(
        "--without-images", action="store_true", help="pack only a list of the images, not the images themselves"
    )
    add_runs_folder(options)


def add_unpack(options: argparse.ArgumentParser) -> None:
    """Add the arguments of ``ftstudio unpack``."""
    options.add_argument("archive", metavar="FILE.zip", help="a project made by pack, or by Save everything")
    options.add_argument("--out", metavar="DIR", required=True, help="the folder for the images")
    options.add_argument(
        "--images", metavar="DIR", default="", help="where the images are here, for a project packed without them"
    )
    add_runs_folder(options)
