"""The options of ``ftstudio sort``; part of cli/arguments."""

from __future__ import annotations

import argparse

from ftstudio.cli import argument_types


def add_options(options: argparse.ArgumentParser) -> None:
    """Add the arguments of ``ftstudio sort``."""
    options.add_argument("folder", metavar="FOLDER", help="a folder of images, in any folders below it")
    options.add_argument("--into", metavar="CLASS,CLASS", help="the classes (default: those of the labels)")
    options.add_argument("--labels", metavar="FILE.csv", help="a list with the path and class of a few images")
    options.add_argument(
        "--example",
        metavar="CLASS=FILE",
        nargs="+",
        action="append",
        help="images of a class, for example --example cats=a.jpg b.jpg; once for each class",
    )
    options.add_argument(
        "--how",
        choices=("move", "copy", "link", "list"),
        default="move",
        help="move the files into class folders (default), copy or link them into a new folder, or write a list and "
        "leave all files untouched",
    )
    options.add_argument(
        "--out",
        metavar="PATH",
        help="where class folders or the list are made (default: FOLDER; for copies and links FOLDER-sorted)",
    )
    options.add_argument(
        "--sure-from",
        metavar="X",
        type=argument_types.share,
        default=0.8,
        help="images whose class is less probable than X stay where they are (default: 0.8)",
    )
    options.add_argument(
        "--next", metavar="N", type=argument_types.positive, default=10, help="images to name for labelling next"
    )
    options.add_argument("--dry-run", action="store_true", help="say what would be done, and change nothing")
    options.add_argument("--undo", action="store_true", help="undo the latest sort of FOLDER, also an interrupted one")
    options.add_argument("--model", metavar="NAME", help="whose features are compared (default: starter)")
    options.add_argument("--weights", metavar="default|FILE", help="pretrained weights of the model")
    options.add_argument("--device", metavar="auto|cpu|cuda|cuda:N|mps", type=argument_types.device, default="auto")
