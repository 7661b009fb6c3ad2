"""Names and options of every command: a promise to scripts, kept in docs and tests."""

from __future__ import annotations

import argparse
import difflib
import importlib
import os
from collections.abc import Callable, Sequence
from typing import NoReturn, TypeAlias, cast

import ftstudio
from ftstudio.app import languages
from ftstudio.cli import argument_types, sort_arguments
from ftstudio.core.answers import TOP
from ftstudio.core.config import PRESETS
from ftstudio.core.errors import UserError
from ftstudio.core.exported import PRECISIONS

Command: TypeAlias = Callable[[argparse.Namespace], int]

# Which function does it; imported only when asked for, so that --help and the window start at once.
_COMMANDS = {
    "train": "ftstudio.cli.train:train",
    "resume": "ftstudio.cli.train:resume",
    "predict": "ftstudio.cli.inference:predict",
    "evaluate": "ftstudio.cli.inference:evaluate",
    "advise": "ftstudio.cli.model_advice:advise",
    "export": "ftstudio.cli.export:export",
    "report": "ftstudio.cli.report:report",
    "inspect": "ftstudio.cli.inspect_data:inspect",
    "sort": "ftstudio.cli.sort:sort",
    "models": "ftstudio.cli.listings:models",
    "runs": "ftstudio.cli.listings:runs",
    "sample": "ftstudio.cli.listings:sample",
    "doctor": "ftstudio.cli.listings:doctor",
}
COMMANDS = ("start", *_COMMANDS)

_CONFIG_HELP = (
    "Precedence, later wins: --config FILE or --from RUN, then --preset, then --set key=value, then the options "
    "above. Default preset without --config, --from and --preset: balanced."
)
_SOURCE_HELP = "a folder, an archive (.zip, .tar, .tar.gz ...) or a list (.csv, .txt, .json ...)"
_RUN_HELP = "a run folder, or the id or name of a run"


class _Parser(argparse.ArgumentParser):
    """Errors in this program's form, with the nearest name."""

    def error(self, message: str) -> NoReturn:
        raise UserError(message[0].upper() + message[1:] + ".", f"See: {self.prog} --help")


def command(name: str) -> Command:
    """Import the function of the command ``name``."""
    module, _, function = _COMMANDS[name].partition(":")
    return cast(Command, getattr(importlib.import_module(module), function))


def is_source(argument: str) -> bool:
    """Whether a lone argument is a data set to open in the window rather than a command."""
    return argument not in COMMANDS and not argument.startswith("-") and os.path.exists(argument)  # noqa: PTH110


def absolute(path: str) -> str:
    """``path`` from the root, links kept as the user wrote them. Raises UserError for no path at all."""
    if not path:  # a script's empty variable must not come to mean the folder that it runs in
        raise UserError(
            "A file or folder argument is empty.", "Give its path. In a script, check for an empty variable."
        )
    return os.path.abspath(path)  # noqa: PTH100 - Path.resolve follows links, Path.absolute keeps ".."


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """The options of one command. Raises UserError for what is not understood; --help and --version exit."""
    first = argv[0]
    if not first.startswith("-") and first not in COMMANDS:
        raise UserError(f"There is no command or folder called “{first}”.", _near(first))
    return _parser().parse_args(argv)


def _near(name: str) -> str:
    close = difflib.get_close_matches(name, COMMANDS, n=2)
    return f"Did you mean: {', '.join(close)}?" if close else f"Commands: {', '.join(COMMANDS)}."


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="ftstudio",
        description="Fine-tune a pretrained network on your own images.",
        epilog="Without a command, opens the window; ftstudio FOLDER opens it with that data set. Results go to "
        "standard output, messages to standard error. Exit status: 0 success; 1 internal error; 2 invalid "
        "request; 3 success, but some inputs could not be read; 130, 143 stopped and saved.",
    )
    parser.add_argument("--version", action="version", version=f"ftstudio {ftstudio.__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True, parser_class=_Parser)

    def add(name: str, text: str, *, json: bool = True, epilog: str = "") -> argparse.ArgumentParser:
        options = commands.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".", epilog=epilog)
        if json:
            options.add_argument(
                "--json", action="store_true", help="print one JSON object per line on standard output"
            )
        return options

    start = add(
        "start", "try FTStudio on sample images, in the window or, without a display, in the terminal", json=False
    )
    start.add_argument("--headless", action="store_true", help="do not open the window, even if there is a display")
    start.add_argument(
        "--language",
        choices=(*languages.NAMES, "system"),
        default="",
        help="language of the window, this time only (default: the one in Preferences)",
    )
    start.add_argument("--yes", action="store_true", help="install missing system libraries without asking (as root)")
    _add_runs_folder(start)
    _add_train(add("train", "train a model on a folder of images", epilog=_CONFIG_HELP))
    resume = add("resume", "resume a run from its last checkpoint")
    _add_run(resume)
    _add_predict(add("predict", "classify images with a run"))
    _add_evaluate(add("evaluate", "evaluate a run, or cross-validate a model on a data set"))
    _add_advise(add("advise", "compare models on a data set: accuracy, speed and size of each"))
    _add_export(add("export", "export a run to a folder with a verified model that works without FTStudio"))
    _add_report(add("report", "write a report on a run as one HTML file, to print, attach or compare"))
    _add_inspect(add("inspect", "scan a folder: classes, counts, duplicates, and every problem with its reason"))
    sort_arguments.add_options(add("sort", "sort a folder of images into class folders, from the labels of a few"))
    add("models", "list the models: parameters, stages, downloaded or not")
    _add_runs_folder(add("runs", "list the runs"))
    sample = add("sample", "write the sample data set to a folder", json=False)
    sample.add_argument("folder", metavar="DIR")
    _add_doctor(add("doctor", "check Python, torch, GPU, Qt libraries, disk and caches", json=False))
    return parser


def _add_archive_names(options: argparse.ArgumentParser) -> None:
    options.add_argument(
        "--archive-names",
        metavar="auto|NAME",
        help="encoding of file names in an archive that does not declare it, for example gbk (default: guessed)",
    )


def _add_inspect(options: argparse.ArgumentParser) -> None:
    options.add_argument("folder", metavar="FOLDER", help=_SOURCE_HELP)
    _add_archive_names(options)
    _add_reading(options)
    options.add_argument("--near", action="store_true", help="list every group of duplicates and near-duplicates")
    options.add_argument("--pages", metavar="first|each|channels|max", help="how to read multi-page TIFFs")
    _add_group(options)
    options.add_argument("--labels", action="store_true", help="also find likely label errors, with a pretrained model")
    options.add_argument("--model", metavar="NAME", help="for --labels; see: ftstudio models (default: starter)")
    options.add_argument("--weights", metavar="default|FILE", help="for --labels: weights of the model")
    options.add_argument("--image-size", metavar="N", help="for --labels: side in pixels")
    options.add_argument("--device", metavar="auto|cpu|cuda|cuda:N|mps", help="for --labels")


def _add_train(options: argparse.ArgumentParser) -> None:
    options.add_argument("folder", metavar="FOLDER", nargs="?", help=_SOURCE_HELP)
    _add_archive_names(options)
    options.add_argument(
        "--from",
        dest="from_run",
        metavar="RUN",
        help="start from the weights and settings of an earlier run and, without FOLDER, its images",
    )
    options.add_argument("--model", metavar="NAME", help="see: ftstudio models (default: starter)")
    options.add_argument(
        "--weights",
        metavar="default|random|FILE",
        help="initial weights; default weights are downloaded if they are not on this computer; FILE may also be a "
        "run folder",
    )
    options.add_argument(
        "--freeze",
        metavar="all|none|K|advised",
        help="all: only the new head trains (default); none: everything trains; K: the first K stages, counted from "
        "the input, are frozen; advised: find the best position first (--advise), then train at the cheapest "
        "one that is not measurably worse",
    )
    options.add_argument("--epochs", metavar="N")
    options.add_argument("--batch-size", metavar="auto|N")
    options.add_argument("--lr", metavar="auto|X", help="learning rate of the head")
    options.add_argument("--image-size", metavar="N", help="side in pixels")
    options.add_argument("--augment", choices=("none", "light", "standard", "strong"))
    options.add_argument("--val", metavar="FRACTION", help="validation split, if the folder has none (a fraction)")
    _add_reading(options)
    _add_group(options)
    options.add_argument("--preset", choices=tuple(PRESETS))
    options.add_argument("--device", metavar="auto|cpu|cuda|cuda:N|mps")
    options.add_argument("--seed", metavar="N")
    options.add_argument("--name", metavar="TEXT", help="name of the run")
    options.add_argument("--config", metavar="FILE", help="a config.json, for example from an earlier run")
    options.add_argument(
        "--plan", action="store_true", help="do not train; measure the cost of every freeze position on this computer"
    )
    options.add_argument(
        "--minutes",
        metavar="N",
        type=argument_types.above_zero,
        help="train for about N minutes: the freeze position (unless --freeze is given), the number of epochs and, if "
        "time is very short, the image size follow from the plan",
    )
    options.add_argument(
        "--advise",
        action="store_true",
        help="find the best freeze position: train at each in turn and compare; does not save a run",
    )
    options.add_argument(
        "--seconds",
        metavar="N",
        type=argument_types.above_zero,
        help="time limit for --advise and --freeze advised (default: every position)",
    )
    options.add_argument(
        "--set",
        metavar="KEY=VALUE",
        action="append",
        default=[],
        help="any setting, for example train.patience=5; --set ? lists them all",
    )
    _add_runs_folder(options)


def _add_predict(options: argparse.ArgumentParser) -> None:
    _add_run(options)
    options.add_argument("paths", metavar="PATH", nargs="+", help="images, or folders or archives of images")
    _add_archive_names(options)
    options.add_argument(
        "--top",
        metavar="K",
        type=argument_types.positive,
        help=f"classes to print per image (default: {TOP}); for one class per image",
    )
    options.add_argument("--csv", metavar="FILE", help="also write the predictions as a CSV table")
    options.add_argument("--draw", metavar="DIR", help="also write each image with the boxes that were found")
    options.add_argument("--heatmaps", metavar="DIR", help="also write each image with a heat map overlaid")
    _add_device(options)


def _add_evaluate(options: argparse.ArgumentParser) -> None:
    _add_run(options, "a run folder, or the id or name of a run; or a data set to cross-validate a model on")
    options.add_argument(
        "folder", metavar="FOLDER", nargs="?", help="evaluate on these images instead of the run's own"
    )
    _add_archive_names(options)
    options.add_argument(
        "--against", metavar="RUN2", help="compare with another run on the same images, with a significance test"
    )
    options.add_argument(
        "--split", choices=("train", "val", "test"), help="default: test if the run has it, otherwise val"
    )
    options.add_argument(
        "--sure-from",
        metavar="X",
        type=argument_types.share,
        help='set the abstain threshold, 0 to 1 (0: off); below it predict says "not sure"; stored with the run',
    )
    data = options.add_argument_group("for a data set (a folder, .zip, .csv or .tsv)")
    data.add_argument(
        "--folds", metavar="N", type=argument_types.positive, help="number of folds, each held out in turn (default: 5)"
    )
    data.add_argument(
        "--repeats", metavar="R", type=argument_types.positive, help="repetitions with different folds (default: 1)"
    )
    data.add_argument(
        "--freeze",
        metavar="all|none|K",
        help="all: fits heads on cached features, in seconds (default); other: trains one model per fold",
    )
    data.add_argument("--model", metavar="NAME", help="see: ftstudio models (default: starter)")
    data.add_argument("--weights", metavar="default|FILE", help="pretrained weights")
    data.add_argument("--image-size", metavar="N", help="side in pixels")
    data.add_argument("--preset", choices=tuple(PRESETS), help="training preset (default: balanced)")
    data.add_argument("--seed", metavar="N", help="random seed of the folds (default: 0)")
    _add_group(data)
    _add_target(data)
    _add_device(options)


def _add_advise(options: argparse.ArgumentParser) -> None:
    options.add_argument("folder", metavar="FOLDER", help=_SOURCE_HELP)
    _add_archive_names(options)
    options.add_argument(
        "--models",
        metavar="here|NAME,...",
        default="here",
        help="here: every model whose weights are on this computer (default); or names, separated by commas, whose "
        "weights are downloaded if they are missing; see: ftstudio models",
    )
    options.add_argument(
        "--folds", metavar="N", type=argument_types.positive, help="number of folds, each held out in turn (default: 5)"
    )
    options.add_argument("--image-size", metavar="N", help="side in pixels (default: that of each model)")
    options.add_argument("--seed", metavar="N", help="random seed of the folds (default: 0)")
    _add_group(options)
    _add_device(options)


def _add_report(options: argparse.ArgumentParser) -> None:
    _add_run(options)
    options.add_argument(
        "--out",
        metavar="FILE",
        help="output file; overwrites an earlier report but no other file (default: NAME-report.html in the current "
        "folder, numbered if it exists)",
    )
    options.add_argument("--against", metavar="RUN2", help="another run to compare with, side by side")
    options.add_argument(
        "--without-images", action="store_true", help="omit pictures and the names of images and folders"
    )
    _add_device(options)


def _add_export(options: argparse.ArgumentParser) -> None:
    _add_run(options)
    options.add_argument(
        "--format",
        choices=tuple(PRECISIONS),
        required=True,
        help="onnx: for other programs and languages; web: a page for any browser; safetensors: weights for "
        "torchvision; torch-export: for torch",
    )
    options.add_argument("--out", metavar="PATH", required=True, help="the folder to create")
    options.add_argument(
        "--precision",
        choices=PRECISIONS["onnx"],
        default="fp32",
        help="fp32: the same answers (default); the others are smaller and differ slightly, and the result says by "
        "how much; int8: ONNX only",
    )
    options.add_argument("--replace", action="store_true", help="overwrite an existing export")
    _add_device(options)


def _add_doctor(options: argparse.ArgumentParser) -> None:
    options.add_argument(
        "--report",
        metavar="FILE",
        help="also write a report to attach to a bug: versions, check results, settings, run states, logs, crashes; "
        "names of images, folders and people are omitted",
    )
    options.add_argument("--with-paths", action="store_true", help="include names and paths in the report")
    options.add_argument(
        "--empty-caches",
        action="store_true",
        help="run no checks; delete cached images and features, unpacked archives that no unfinished run needs, "
        "speed measurements of this computer, and advice on where to freeze",
    )


def _add_group(options: argparse._ActionsContainer) -> None:
    options.add_argument(
        "--group",
        metavar="folder:2|name:PATTERN|column:NAME|bursts|none",
        help="keep images of one group in the same split: a folder level, counted from the root; what {group} "
        "matches in the file name (name:{group}_#), or the one group of a regular expression; a column of the "
        "list; bursts found by the scan",
    )


def _add_reading(options: argparse.ArgumentParser) -> None:
    options.add_argument(
        "--classes-from",
        metavar="LEVEL|leaf|name|list",
        help="where the classes come from: a folder level counted from the outermost, the innermost folders (leaf), "
        "the file names, or a list beside them (default: the best fit; inspect lists the others)",
    )
    options.add_argument(
        "--companions",
        choices=("leave-out", "use"),
        help="masks, thumbnails and depth maps of other images: leave them out (default) or use them as images",
    )
    _add_target(options)
    unlabelled = "images without an annotation where others have boxes: leave them out (default), or take as background"
    options.add_argument("--unlabelled", choices=("leave-out", "background"), help=unlabelled)


def _add_target(options: argparse._ActionsContainer) -> None:
    options.add_argument(
        "--target",
        metavar="auto|class|labels|boxes|number[:COLUMN]",
        help="what the model learns of each image: one class, any number of labels, boxes around objects, or the "
        "number in a column of the list (default: what is found)",
    )


def _add_device(options: argparse.ArgumentParser) -> None:
    options.add_argument("--device", metavar="auto|cpu|cuda|cuda:N|mps", type=argument_types.device, default="auto")


def _add_run(options: argparse.ArgumentParser, text: str = _RUN_HELP) -> None:
    options.add_argument("run", metavar="RUN", help=text)
    _add_runs_folder(options)


def _add_runs_folder(options: argparse.ArgumentParser) -> None:
    options.add_argument("--runs", metavar="DIR", help="the folder of the runs (default: in your data folder)")
