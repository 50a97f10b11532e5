"""The file of corrections: a CSV that a person can read and a spreadsheet can open, beside the corpus."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import schema
from analysis.corpus.files import notes_folder
from analysis.corrections.table import (
    ENTITY,
    MENTION,
    QUOTATION,
    TABLE,
    CorrectionsError,
    read_spans,
    written_spans,
)

NAME = "corrections.csv"
# What a spreadsheet would take for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
# What a decision cannot do without.
_NEEDED = {
    QUOTATION: ("text_hash", "spans", "type"),
    "no quotation": ("text_hash", "spans"),
    MENTION: ("text_hash", "spans", "means"),
    ENTITY: ("passage", "means"),
}


def corrections_file(corpus: str | Path) -> Path:
    """Where the corrections of a corpus are kept: ``.redeanteil/corrections.csv`` in its folder, or beside its file.

    >>> corrections_file("my_articles/may.csv").as_posix()
    'my_articles/.redeanteil/corrections.csv'
    """
    return notes_folder(corpus) / NAME


def kept_with(corpora: Sequence[str | Path]) -> Path | None:
    """The file of corrections of the first of these folders or files that has one; None if none has."""
    return next(iter(files_beside(corpora)), None)


def files_beside(corpora: Sequence[str | Path]) -> list[Path]:
    """The files of corrections of these folders and files that are there, each once."""
    kept = dict.fromkeys(corrections_file(corpus) for corpus in corpora)
    return [file for file in kept if file.is_file()]


def add_correction(file: str | Path, decision: Mapping[str, Any]) -> None:
    """Write one decision at the end of the file; the file and its folder are made if they are not there.

    What was decided last about the same passage or entity is not written a second time.

    Parameters
    ----------
    file
        Mostly ``corrections_file(corpus)``.
    decision
        As ``quotation``, ``no_quotation``, ``mention`` or ``same_entity`` make it.

    Raises
    ------
    CorrectionsError
        The decision lacks something, or the file is no file of corrections.
    """
    row = read_corrections(schema.frame(TABLE, [dict(decision)])).iloc[0]
    path = Path(file)
    if path.exists() and path.stat().st_size and _is_last(row, read_corrections(path)):
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    held = path.read_bytes().decode("utf-8-sig") if path.exists() else ""
    separator = _separator(held)
    names = next(csv.reader(io.StringIO(held, newline=""), delimiter=separator), TABLE.names)
    lacking = [name for name in TABLE.names if isinstance(row[name], str) and name not in names]
    if lacking:
        message = f"{path.name} has no column {lacking[0]!r}; it has {', '.join(names)}. Add it to the first line."
        raise CorrectionsError(message)
    with path.open("a", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter=separator)  # with \r\n: a bare \r would not be quoted otherwise
        if not held:
            writer.writerow(names)
        elif not held.endswith(("\n", "\r")):
            stream.write("\r\n")
        cells = [row.get(name) for name in names]
        writer.writerow([_shown(cell) if isinstance(cell, str) else "" for cell in cells])


def _is_last(row: pd.Series, kept: pd.DataFrame) -> bool:
    """Whether this was decided already and nothing else since, about these words."""
    about = ["text_hash", "spans"] if isinstance(row["spans"], str) else ["action", "passage"]
    same = kept[(kept[about] == row[about]).all(axis=1)].drop(columns="when")
    return len(same) > 0 and same.iloc[-1].equals(row.drop("when").rename(same.index[-1]))


def read_corrections(source: str | Path | pd.DataFrame) -> pd.DataFrame:
    """Decisions in the order in which they were made.

    Parameters
    ----------
    source
        A CSV file (UTF-8, comma, semicolon or tab) or a DataFrame; columns that are not needed may be left out.

    Returns
    -------
    DataFrame
        The columns of ``corrections.TABLE``.

    Raises
    ------
    CorrectionsError
        The file is not there or no CSV, a column lacks, or a row lacks or holds what it must not.

    Examples
    --------
    >>> table = pd.DataFrame({"action": ["entity"], "passage": ["Union"], "means": ["Soziale Union"]})
    >>> read_corrections(table)[["action", "passage", "means", "why"]].values.tolist()
    [['entity', 'Union', 'Soziale Union', nan]]
    """
    table = source if isinstance(source, pd.DataFrame) else _table(Path(source))
    lacking = [name for name in ("action", "passage") if name not in table.columns]
    if lacking:
        message = (
            f"The corrections have no column {lacking[0]!r}; they have {', '.join(map(str, table.columns)) or 'none'}. "
            f"Expected: {', '.join(TABLE.names)}."
        )
        raise CorrectionsError(message)
    rows = [{name: _value(row.get(name)) for name in TABLE.names} for row in table.to_dict("records")]
    for number, row in enumerate(rows, start=1):
        try:
            _check(row)
        except CorrectionsError as error:
            message = f"Row {number} of the corrections: {error}"
            raise CorrectionsError(message) from error
    return schema.frame(TABLE, rows)


def _table(file: Path) -> pd.DataFrame:
    if not file.is_file():
        message = f"There is no file {file.name!r} in {file.parent.name or '.'!r}; expected a CSV of corrections."
        raise CorrectionsError(message)
    try:
        text = file.read_bytes().decode("utf-8-sig")
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True))
    except UnicodeDecodeError as error:
        message = f"{file.name} is not in UTF-8 ({error.reason} at byte {error.start}); save it as CSV UTF-8."
        raise CorrectionsError(message) from error
    except csv.Error as error:
        message = f"{file.name} cannot be read as CSV ({error}): is a quotation mark opened and never closed?"
        raise CorrectionsError(message) from error
    names, *rows = lines or [[]]
    long = next((number for number, row in enumerate(rows, start=1) if any(row[len(names) :])), None)
    if long is not None:
        message = f"Row {long} of {file.name} has more values than the first line has names ({', '.join(names)})."
        raise CorrectionsError(message)
    kept = [dict(zip(names, map(_meant, row), strict=False)) for row in rows if any(row)]
    return pd.DataFrame(kept, columns=names, dtype=object)


def _separator(text: str) -> str:
    return max(",;\t", key=text.partition("\n")[0].count)


def _check(row: dict[str, str | None]) -> None:
    if row["action"] not in _NEEDED:
        message = f"action is {row['action']!r}; expected one of {', '.join(TABLE['action'].allowed)}."
        raise CorrectionsError(message)
    for name in _NEEDED[str(row["action"])]:
        if row[name] is None:
            message = f"a decision {row['action']!r} needs {', '.join(_NEEDED[str(row['action'])])}; {name} is empty."
            raise CorrectionsError(message)
    for name in ("type", "speaker_kind"):
        if row[name] is not None and row[name] not in TABLE[name].allowed:
            message = f"{name} is {row[name]!r}; expected one of {', '.join(TABLE[name].allowed)}."
            raise CorrectionsError(message)
    if row["spans"] is not None:
        row["spans"] = written_spans(read_spans(row["spans"]))


def _value(value: Any) -> str | None:
    return None if value is None or pd.isna(value) or not str(value).strip() else str(value)


def _shown(value: str) -> str:
    """The value so that no spreadsheet runs it."""
    return f"'{value}" if value.startswith((*_FORMULA, "'")) else value


def _meant(value: str) -> str:
    return value[1:] if value.startswith("'") and value[1:].startswith((*_FORMULA, "'")) else value
