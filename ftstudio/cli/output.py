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
    """Make standard output and error accept every file name in any locale; without a console they are discarded."""
    if sys.stdout is None:  # a windowed program on Windows
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - lives as long as the program
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - lives as long as the program
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def discard_stdout() -> None:
    """Discard further output, also at exit, because its reader has gone."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
    os.close(nothing)


@contextlib.contextmanager
def _written() -> Iterator[None]:
    """Write results in this block.

    Raises:
        UserError: Standard output cannot be written. Buffered text is discarded, because writing it at exit would fail
            again.
        BrokenPipeError: The reader has gone.
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
    """Write a message to standard error."""
    with contextlib.suppress(OSError):
        print("\n".join(shown(line) for line in lines), file=sys.stderr, flush=True)


def agrees(packages: str) -> bool:
    """Ask the user at the terminal whether to install these system packages.

    Without a terminal it does not ask, and nothing is installed.
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
    """Write an error as text; for a bug, with the details for a report."""
    if report.is_bug and report.details:
        say(*report.details.splitlines())
    say_error(report.message, report.hint)


def result_line(text: str) -> None:
    """Write one line of a result to standard output."""
    with _written():
        print(shown(text), flush=True)


def problem_line(image: UnreadableImage, *, as_json: bool) -> None:
    """Write an image that could not be used: a result for scripts, a message for people."""
    if as_json:
        json_line({"type": "problem", "path": image.path, "reason": image.reason})
    else:
        say(f"{image.path}: {image.reason}")


def json_line(value: Any) -> None:
    """Write one JSON object, valid UTF-8, as a line to standard output. A job continues if the reader has gone."""
    line = json_codec.encode(value) + b"\n"
    try:
        with _written():
            sys.stdout.flush()
            sys.stdout.buffer.write(line)
            sys.stdout.buffer.flush()
    except BrokenPipeError:
        discard_stdout()


def json_result(value: msgspec.Struct, **more: Any) -> None:
    """Write the last line of a job: the answer's fields with the type "result"."""
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
    """Write a table to standard output; columns in ``numbers`` are aligned to the right.

    Control characters are escaped.
    """
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
    """Format the bounds of a share: 83.5 % to 98.6 %."""
    low, high = bounds
    return f"{percent(low)} to {percent(high)}"


def figure_row(split: str, value: MetricValue | None) -> tuple[str, str]:
    """Return ("Test accuracy", "81.2 % (95% interval 76.0 to 85.5 %)"); ("", "") without a value."""
    if value is None:
        return "", ""
    title = f"{split} {value.metric.in_a_line}"
    if value.interval is None:
        return title, value.in_words()
    shown = interval(value.interval) if value.metric.kind != "number" else " to ".join(value.interval_in_words())
    return title, f"{value.in_words()} (95% interval {shown})"
