"""What a person corrected: decisions about passages and entities, kept in a small file and replayed on every run.

A decision is tied to the words it is about (a checksum of the text, and offsets), not to what the kit found there:
it holds whichever engine reads the text. Corrections say nothing about accuracy: people correct where they look.
"""

from __future__ import annotations

from typing import Any

from analysis.lazy import attribute

_HOME = {
    "TABLE": "analysis.corrections.table",
    "CorrectionsError": "analysis.corrections.table",
    "add_correction": "analysis.corrections.file",
    "corrections_file": "analysis.corrections.file",
    "kept_with": "analysis.corrections.file",
    "read_corrections": "analysis.corrections.file",
    "correct": "analysis.corrections.apply",
    "quotation": "analysis.corrections.decisions",
    "no_quotation": "analysis.corrections.decisions",
    "mention": "analysis.corrections.decisions",
    "same_entity": "analysis.corrections.decisions",
}

__all__ = [*_HOME]


def __getattr__(name: str) -> Any:
    return attribute(__name__, _HOME, name)


def __dir__() -> list[str]:
    return sorted(__all__)
