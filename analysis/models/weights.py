"""Weights on disk: one ``.npz`` read without pickle, and beside it a model card whose checksum is verified."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

_STEPS = 127.0


class WeightsError(RuntimeError):
    """Weights are missing, damaged, or not those of their model card."""


@dataclass(frozen=True)
class Weights:
    """Arrays by name, and the model card's facts (data, licence, figures, checksum)."""

    arrays: dict[str, NDArray[Any]]
    card: dict[str, Any]

    def floats(self, name: str) -> NDArray[np.float32]:
        """An array as 32-bit floats; one that was stored in small steps has its scale beside it."""
        held = np.asarray(self.arrays[name], dtype=np.float32)
        scale = self.arrays.get(f"{name}.scale")
        return held if scale is None else held * np.asarray(scale, dtype=np.float32)[:, None]

    def words(self, name: str) -> dict[str, int]:
        """A vocabulary: word -> number, from 1; 0 is any other word."""
        held = bytes(self.arrays[name]).decode("utf-8").split("\n")
        return {word: number for number, word in enumerate(held, start=1)}


def load(name: str) -> Weights:
    """The weights of this name. They are not kept here: a network has its own.

    Raises
    ------
    WeightsError
        A file is missing, or its checksum is not the model card's.
    """
    return read(_file(f"{name}.npz").read_bytes(), card(name), f"{name}.npz")


@cache
def card(name: str) -> dict[str, Any]:
    """The model card of the weights of this name; read once a process.

    Raises
    ------
    WeightsError
        It is missing.
    """
    held: dict[str, Any] = json.loads(_file(f"{name}.json").read_text(encoding="utf-8"))
    return held


def _file(name: str) -> Traversable:
    file = resources.files("analysis.models") / "weights" / name
    if not file.is_file():
        weights, _, _ = name.partition(".")
        message = f"The weights {weights!r} are not in this installation; reinstall redeanteil, or use voices='rules'."
        raise WeightsError(message)
    return file


def read(held: bytes, card: dict[str, Any], name: str) -> Weights:
    """Weights from the bytes of an ``.npz``, if they are those that the card names.

    Raises
    ------
    WeightsError
        The checksum is another one.
    """
    found = checksum(held)
    if found != card.get("sha256"):
        message = (
            f"The weights {name} are damaged or not those of their model card: sha256 {found[:12]}…, "
            f"expected {str(card.get('sha256'))[:12]}…. Reinstall redeanteil, or use voices='rules'."
        )
        raise WeightsError(message)
    with np.load(io.BytesIO(held), allow_pickle=False) as arrays:
        return Weights({key: arrays[key] for key in arrays.files}, card)


def checksum(held: bytes) -> str:
    """The checksum of a file's bytes as model cards give it."""
    return hashlib.sha256(held).hexdigest()


def save(
    file: Path | io.BytesIO,
    arrays: dict[str, NDArray[Any]],
    vocabularies: dict[str, dict[str, int]],
    in_steps: Collection[str],
) -> str:
    """Write weights and vocabularies; the checksum of the file.

    The arrays named ``in_steps`` are stored as 8-bit whole numbers with a scale per row, the others as 16-bit floats.
    """
    stored: dict[str, NDArray[Any]] = {}
    for name, array in arrays.items():
        if name in in_steps:
            scale = np.maximum(np.abs(array).max(axis=1), 1e-8) / _STEPS
            stored[name] = np.rint(array / scale[:, None]).astype(np.int8)
            stored[f"{name}.scale"] = scale.astype(np.float32)
        else:
            stored[name] = array.astype(np.float16)
    stored |= {f"vocabulary.{name}": as_array(numbers) for name, numbers in vocabularies.items()}
    np.savez_compressed(file, allow_pickle=False, **stored)
    return checksum(file.getvalue() if isinstance(file, io.BytesIO) else file.read_bytes())


def as_array(numbers: dict[str, int]) -> NDArray[np.uint8]:
    """A vocabulary as an array; ``Weights.words`` reads it."""
    ordered = sorted(numbers, key=lambda word: numbers[word])
    return np.frombuffer("\n".join(ordered).encode("utf-8"), np.uint8)
