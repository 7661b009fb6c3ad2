"""How the command line writes: results to standard output, messages to standard error.

Control characters are escaped, so that no name can control a terminal.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from ftstudio.core import json_codec, rank
from ftstudio.core.answers import UnreadableImage
from ftstudio.core.errors import ErrorReport, UserError
from ftstudio.core.metrics import MetricValue
from ftstudio.core.text import brief, duration, percent, shown, size  # noqa: F401 - commands use them as output.percent

if TYPE_CHECKING:
    from rich.console import Console

PIPE_WIDTH = 160
"""Columns of a table that is not shown on a terminal."""


def prepare_streams() -> None:
    """Standard output and error take every file name, whatever the locale; without a console they vanish."""
    if sys.stdout is None:  # a windowed program on Windows
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - lives as long as the program
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - lives as long as the program
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def discard_stdout() -> None:
    """The reader is gone: discard further output, also at exit."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
    os.close(nothing)


@contextlib.contextmanager
def _written() -> Iterator[None]:
    """Where results are written.

    Raises UserError where standard output takes none, BrokenPipeError without a reader: what was held back is thrown
    away, or the end of the program would trip over it once more.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        discard_stdout()
        raise UserError(
            f"Results cannot be written to standard output: {error.strerror or error}.",
            "Free some space, or send them elsewhere.",
        ) from error


def say(*lines: str) -> None:
    """A message for the user, on standard error."""
    with contextlib.suppress(OSError):
        print("\n".join(shown(line) for line in lines), file=sys.stderr, flush=True)


def agrees(packages: str) -> bool:
    """Whether the user at the terminal wants these system packages installed.

    Without a terminal nothing is asked and nothing is installed.
    """
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    say(f"The window needs system libraries that are not installed: {packages}", "Install them now? [y/N]")
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def say_error(message: str, hint: str = "") -> None:
    """Write an error and what to do about it to standard error."""
    here = rank.of_environment()
    who = "ftstudio" if here.is_first else f"ftstudio, {here.title}"
    say(f"{who}: {message}", *([hint] if hint else []))


def say_report(report: ErrorReport) -> None:
    """An error as text; for a bug with the details that a report needs."""
    if report.is_bug and report.details:
        say(*report.details.splitlines())
    say_error(report.message, report.hint)


def result_line(text: str) -> None:
    """One line of a result, on standard output."""
    with _written():
        print(shown(text), flush=True)


def problem_line(image: UnreadableImage, *, as_json: bool) -> None:
    """An image that could not be used: a result for a script, a message for a person."""
    if as_json:
        json_line({"type": "problem", "path": image.path, "reason": image.reason})
    else:
        say(f"{image.path}: {image.reason}")


def json_line(value: Any) -> None:
    """One JSON object, valid UTF-8, on a line of standard output. A reader that is gone stops no job."""
    line = json_codec.encode(value) + b"\n"
    try:
        with _written():
            sys.stdout.flush()
            sys.stdout.buffer.write(line)
            sys.stdout.buffer.flush()
    except BrokenPipeError:
        discard_stdout()


def json_result(value: msgspec.Struct, **more: Any) -> None:
    """The last line of a job: the answer's fields under the type "result"."""
    json_line({"type": "result"} | msgspec.to_builtins(value) | more)


def stdout_console() -> Console:
    """A rich console on standard output, PIPE_WIDTH wide if that is not a terminal."""
    from rich.console import Console

    return Console(width=None if sys.stdout.isatty() else PIPE_WIDTH, markup=False, highlight=False, emoji=False)


def stderr_console() -> Console:
    """A rich console on standard error, PIPE_WIDTH wide if that is not a terminal."""
    from rich.console import Console

    width = None if sys.stderr.isatty() else PIPE_WIDTH
    return Console(stderr=True, width=width, markup=False, highlight=False, emoji=False)


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]], numbers: Sequence[str] = ()) -> None:
    """A table on standard output; columns in ``numbers`` are set to the right. All texts are neutralised here."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    console = stdout_console()
    if title:
        with _written():
            console.print(Text(shown(title)), soft_wrap=True)
    grid = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_header=any(columns))
    for column in columns:
        right = column in numbers
        grid.add_column(Text(shown(column)), justify="right" if right else "left", no_wrap=right, overflow="fold")
    for row in rows:
        grid.add_row(*(Text(brief(cell)) for cell in row))
    with _written():
        console.print(grid)
        sys.stdout.flush()


def interval(bounds: tuple[float, float]) -> str:
    """Bounds of a share: 83.5 % to 98.6 %."""
    low, high = bounds
    return f"{percent(low)} to {percent(high)}"


def in_a_line(title: str) -> str:
    """A title in the middle of a line: "mean average precision", "micro F1"."""
    return " ".join(word if any(letter.isdigit() for letter in word) else word.lower() for word in title.split())


def figure_row(split: str, value: MetricValue | None) -> tuple[str, str]:
    """("Test accuracy", "81.2 % (95% interval 76.0 to 85.5 %)"); ("", "") without a value."""
    if value is None:
        return "", ""
    title = f"{split} {in_a_line(value.metric.title)}"
    if value.interval is None:
        return title, value.in_words()
    shown = interval(value.interval) if value.metric.kind != "number" else " to ".join(value.interval_in_words())
    return title, f"{value.in_words()} (95% interval {shown})"
