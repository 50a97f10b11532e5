"""Numbers on the command line, and what is said of those that are none."""

from __future__ import annotations

import argparse


def positive(text: str) -> int:
    """A whole number of 1 or more."""
    number = count(text)
    if number == 0:
        message = "0 is too small; expected 1 or more"
        raise argparse.ArgumentTypeError(message)
    return number


def share(text: str) -> float:
    """A number from 0 to 1."""
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1:
        message = f"{text!r} is no number from 0 to 1; try 0.5 for 50 per cent"
        raise argparse.ArgumentTypeError(message)
    return number


def count(text: str) -> int:
    """A whole number of 0 or more."""
    if not text.isdecimal():
        message = f"{text!r} is no whole number"
        raise argparse.ArgumentTypeError(message)
    return int(text)


def above_zero(text: str) -> float:
    """A number above 0."""
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not 0 < number < float("inf"):
        message = f"{text!r} is no number above 0; try 120"
        raise argparse.ArgumentTypeError(message)
    return number
