"""A table as plain arrays and back, value for value and dtype for dtype; nothing is pickled."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.schema import Column, Table

Arrays = dict[str, NDArray[Any]]


def pack(table: Table, data: pd.DataFrame) -> Arrays:
    """The table's columns as arrays, by names such as ``speaker/codes``.

    Texts are numbered, each different one is written once. Lists are written as JSON. Further columns are left out.
    """
    packed: Arrays = {}
    for column in table.columns:
        parts = _packed(column, data[column.name])
        packed |= {f"{column.name}/{part}": values for part, values in parts.items()}
    return packed


def unpack(table: Table, arrays: Mapping[str, NDArray[Any]]) -> pd.DataFrame:
    """What ``pack`` was given; a KeyError or ValueError where arrays lack or do not fit."""
    columns = {column.name: _unpacked(column, arrays) for column in table.columns}
    return pd.DataFrame(columns)


def _packed(column: Column, values: pd.Series) -> Arrays:
    if column.kind in {"str", "spans"}:
        texts = values if column.kind == "str" else values.map(_as_json)
        codes, different = pd.factorize(texts.astype("str"))
        return {"codes": codes.astype("int32"), **_as_arrays(different)}
    if column.kind in {"int?", "bool?"}:
        absent = values.isna()
        plain, nothing = ("int64", 0) if column.kind == "int?" else ("bool", False)
        return {"values": values.to_numpy(dtype=plain, na_value=nothing), "absent": absent.to_numpy(dtype="bool")}
    if column.kind in {"int", "float", "bool"}:
        return {"values": values.to_numpy()}
    message = f"{column.name} is of kind {column.kind!r}, which no kept table has."
    raise ValueError(message)


def _unpacked(column: Column, arrays: Mapping[str, NDArray[Any]]) -> pd.Series:
    def of(part: str) -> NDArray[Any]:
        return arrays[f"{column.name}/{part}"]

    if column.kind in {"str", "spans"}:
        texts = _as_texts(of("lengths"), of("letters"))
        known = texts if column.kind == "str" else [json.loads(text) for text in texts]
        chosen = [known[code] if code >= 0 else None for code in of("codes").tolist()]
        values = pd.Series(chosen, dtype=column.dtype)
        return values if column.kind == "str" else values.map(_copied)
    values = pd.Series(of("values"))
    if column.kind in {"int?", "bool?"}:
        values = values.astype(column.dtype)  # type: ignore[call-overload]
        values[of("absent")] = pd.NA
    return values


def _as_json(value: Any) -> str | None:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else None


def _copied(value: Any) -> Any:
    """A list of its own for each row, though equal ones were read once."""
    return [list(one) if isinstance(one, list) else one for one in value] if isinstance(value, list) else value


def _as_arrays(texts: Iterable[str]) -> Arrays:
    different = list(texts)
    letters = "".join(different).encode("utf-8", "surrogatepass")
    lengths = np.array([len(text) for text in different], dtype="int64")
    return {"lengths": lengths, "letters": np.frombuffer(letters, dtype="uint8")}


def _as_texts(lengths: NDArray[Any], letters: NDArray[Any]) -> list[str]:
    whole = letters.tobytes().decode("utf-8", "surrogatepass")
    ends = np.cumsum(lengths).tolist()
    return [whole[end - length : end] for end, length in zip(ends, lengths.tolist(), strict=True)]
