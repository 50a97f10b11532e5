"""What is exported: the tables chosen, the kind of each of their columns, and the provenance beside them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis import tables
from analysis.export.escaping import SURROGATES, Replaced
from analysis.export.kinds import kinds

if TYPE_CHECKING:
    from analysis.result import Analysis

FORMAT = "redeanteil analysis"
RECORD = "export"
"""Key of the provenance that says what is in an export; it is taken out again when one is opened."""
PROVENANCE, COLUMNS = "provenance.json", "columns.csv"
OFFSETS = (
    "Offsets count Unicode code points from 0, the end not included: text[start:end] in Python. Programs that count "
    "UTF-16 code units (Excel's MID and LEN, Java, JavaScript) count an emoji as two."
)


class ExportError(ValueError):
    """Something cannot be exported as asked, or what was exported cannot be opened."""


@dataclass(frozen=True)
class Bundle:
    """Tables by name with the provenance; ``held`` has the kind of each column of each table."""

    tables: dict[str, pd.DataFrame]
    provenance: dict[str, Any]
    held: dict[str, dict[str, str]]

    def header(self, form: str, replaced: Replaced | None = None, **further: Any) -> dict[str, Any]:
        """The provenance with what is in the export and how it was written."""
        record = {
            "as": form,
            "offsets": OFFSETS,
            "rows": {name: len(data) for name, data in self.tables.items()},
            # As pairs: files with sorted keys keep their order.
            "columns": {name: [[column, kind] for column, kind in held.items()] for name, held in self.held.items()},
            "replaced": dict(sorted(replaced.n.items())) if replaced else {},
            **further,
        }
        return {"format": FORMAT, RECORD: record, **self.provenance}


def bundle(result: Analysis, chosen: Iterable[str] | None = None, bare: bool = False, names: bool = True) -> Bundle:
    """The tables of an analysis that were chosen, all by default; ``bare``: without texts.

    Raises
    ------
    ExportError
        A name is none of a table.
    """
    from analysis.result import TABLES

    wanted = list(TABLES) if chosen is None else [chosen] if isinstance(chosen, str) else list(chosen)
    if unknown := [name for name in wanted if name not in TABLES]:
        message = f"tables={wanted!r}: there is no table {unknown[0]!r}; an analysis has {', '.join(TABLES)}."
        raise ExportError(message)
    if bare:
        from analysis.export.withheld import without_text

        result = without_text(result, names=names)
    parts = {name: getattr(result, name) for name in TABLES if name in wanted}
    return Bundle(parts, result.provenance, {name: kinds(name, data) for name, data in parts.items()})


def dictionary(bundle: Bundle) -> pd.DataFrame:
    """The data dictionary of what is in a bundle: one row per column, one on offsets first."""
    known = {(row["table"], row["column"]): row for row in tables.dictionary().to_dict("records")}
    rows: list[dict[Any, Any]] = [{"column": "every start, end and span", "meaning": OFFSETS}]
    for name, held in bundle.held.items():
        for column, kind in held.items():
            told = known.get((name, column)) or _further(name, column, bundle.tables[name])
            rows.append(told | {"kind": kind})
    names = ["table", "grain", "column", "kind", "dtype", "meaning", "missing", "allowed"]
    return pd.DataFrame(rows, columns=names).astype("str")


def _further(name: str, column: str, data: pd.DataFrame) -> dict[str, str]:
    told = {"table": name, "grain": tables.TABLES[name].grain, "column": column, "dtype": str(data[column].dtype)}
    return told | {"meaning": "further column of what was read", "missing": "not given", "allowed": ""}


def prepare_folder(folder: str | Path, form: str, ending: str) -> Path:
    """The folder, made if need be, without tables that an earlier export of the same form left there.

    Raises
    ------
    ExportError
        It holds an export of another form, or is a file.
    """
    place = Path(folder)
    if place.is_file():
        message = f"{place} is a file; expected a folder for one .{ending} file per table."
        raise ExportError(message)
    place.mkdir(parents=True, exist_ok=True)
    if (place / PROVENANCE).is_file():
        found = _record(place / PROVENANCE).get("as", "jsonl")
        if found != form:
            message = f"{place} holds an analysis as {found} already; as {form} it needs another folder."
            raise ExportError(message)
    # What an earlier export left must not stay beside this one, which may be without texts.
    for name in tables.TABLES:
        (place / f"{name}.{ending}").unlink(missing_ok=True)
    return place


def _record(file: Path) -> dict[str, Any]:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
        return dict(found.get(RECORD, {}))
    except (ValueError, AttributeError, TypeError) as error:
        message = f"{file} was not written by an export: {error}. Choose another folder."
        raise ExportError(message) from error


def write_beside(place: Path, bundle: Bundle, header: dict[str, Any]) -> Path:
    """Write the provenance and the data dictionary of an export into its folder."""
    from analysis.export.csv_files import write_table

    write_header(place, header)
    columns = dictionary(bundle)
    write_table(place / COLUMNS, columns, dict.fromkeys(map(str, columns.columns), "str"), Replaced(SURROGATES))
    return place


def write_header(place: Path, header: dict[str, Any]) -> None:
    """Write the provenance of an export into its folder."""
    written = json.dumps(header, ensure_ascii=False, indent=1, sort_keys=True, default=str)
    safe = Replaced(SURROGATES)(written, "provenance")
    (place / PROVENANCE).write_text(safe + "\n", encoding="utf-8", newline="\n")
