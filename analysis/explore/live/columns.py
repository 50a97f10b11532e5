"""Columns of tables on their way to the page: as bytes, which a kernel sends as they are and a page holds as base64."""

from __future__ import annotations

import base64
from typing import Any

import numpy as np

_KINDS = {
    "u8": np.uint8, "i8": np.int8, "u16": np.uint16, "i16": np.int16, "i32": np.int32, "f32": np.float32,
    "f64": np.float64,
}  # fmt: skip


def packed(values: Any, kind: str) -> dict[str, Any]:
    r"""A column of numbers as the page reads it.

    >>> packed([1, 2], "u16")
    {'kind': 'u16', 'bytes': b'\x01\x00\x02\x00'}
    """
    return {
        "kind": kind,
        "bytes": np.asarray(values).astype(_KINDS[kind]).astype(f"<{np.dtype(_KINDS[kind]).str[1:]}").tobytes(),
    }


def for_page(data: Any) -> Any:
    """The data with base64 in place of bytes, as JSON can hold it.

    >>> for_page({"n": [packed([1], "u8")]})
    {'n': [{'kind': 'u8', 'bytes': 'AQ=='}]}
    """
    if isinstance(data, dict):
        return {name: for_page(value) for name, value in data.items()}
    if isinstance(data, list):
        return [for_page(value) for value in data]
    return base64.b64encode(data).decode("ascii") if isinstance(data, bytes) else data
