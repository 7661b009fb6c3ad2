"""How the values of options are parsed. Each function raises ArgumentTypeError for other values."""

from __future__ import annotations

import argparse

from ftstudio.core.config import RunConfig, with_value
from ftstudio.core.errors import UserError


def device(text: str) -> str:
    """Read a device."""
    try:
        return with_value(RunConfig(), "train.device", text).train.device
    except UserError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a device. {error.hint.rstrip('.')}") from error


def positive(text: str) -> int:
    """Read a whole number of at least 1."""
    try:
        number = int(text)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number of at least 1")
    return number


def above_zero(text: str) -> float:
    """Read a number above 0."""
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not 0 < number < float("inf"):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number above 0")
    return number


def share(text: str) -> float:
    """Read a number from 0 to 1."""
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 0 to 1")
    return number
