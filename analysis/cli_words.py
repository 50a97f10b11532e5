"""How commands end and what they say: exit status, complaints, counts with their noun."""

from __future__ import annotations

import sys

DONE, FAILED, NOT_READ = 0, 1, 2


def complain(message: str, status: int) -> int:
    """Say on standard error what went wrong; gives the exit status."""
    print(f"redeanteil: {message}", file=sys.stderr)
    return status


def counted(number: int, noun: str) -> str:
    """A number with its noun.

    >>> counted(1, "article"), counted(2, "article")
    ('1 article', '2 articles')
    """
    return f"{number} {noun}{'' if number == 1 else 's'}"
