"""The user's own list of actors: names by the entity they mean, with what is known of it. It always wins."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from analysis.tables import ACTOR_TYPES, GENDERS, LABELS

COLUMNS = ("alias", "entity", "actor_type", "party", "gender", "label")
_NEEDED = COLUMNS[:2]


class ActorFileError(ValueError):
    """The list of actors cannot be used as it is."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entity of the list: its name, what the list says of it (None where it says nothing), its other names."""

    entity: str
    actor_type: str | None = None
    party: str | None = None
    gender: str | None = None
    label: str | None = None
    aliases: tuple[str, ...] = ()


def read_actors(source: str | Path | pd.DataFrame) -> dict[str, Entry]:
    """Entities of the list by each of their names, in small letters.

    Parameters
    ----------
    source
        A CSV file (UTF-8; comma, semicolon or tab) or a DataFrame with a row per name: ``alias`` (the name as articles
        have it), ``entity`` (whom it means), and if known ``actor_type``, ``party``, ``gender`` and
        ``label`` (PER, ORG, LOC or MISC). An entity's own name need not be repeated as an alias.

    Raises
    ------
    ActorFileError
        A column or a value is missing or unknown, or a name means two entities.
    """
    table = source if isinstance(source, pd.DataFrame) else _table(Path(source))
    missing = [name for name in _NEEDED if name not in table.columns]
    if missing:
        message = (
            f"The list of actors has no column {missing[0]!r}; it has {', '.join(map(str, table.columns))}. "
            f"Expected: {', '.join(COLUMNS)} (the last four may be left out)."
        )
        raise ActorFileError(message)
    found: dict[str, Entry] = {}
    told: dict[str, dict[str, str]] = {}
    aliases: dict[str, list[str]] = {}
    rows = [{name: _value(row.get(name)) for name in COLUMNS} for row in table.to_dict("records")]
    for number, row in enumerate(rows, start=1):
        _check(number, row)
        known = told.setdefault(str(row["entity"]), {})
        aliases.setdefault(str(row["entity"]), []).append(str(row["alias"]))
        for name in COLUMNS[2:]:
            _tell(number, known, name, row[name], str(row["entity"]))
    entries = {entity: Entry(entity, **known, aliases=tuple(aliases[entity])) for entity, known in told.items()}
    for number, row in enumerate(rows, start=1):
        for alias in (row["alias"], row["entity"]):
            entry = entries[str(row["entity"])]
            if found.setdefault(str(alias).casefold(), entry) is not entry:
                message = (
                    f"Row {number} of the list of actors: {alias!r} means {entry.entity!r} here and "
                    f"{found[str(alias).casefold()].entity!r} in another row. A name can mean one entity only; "
                    "give the fuller name as alias."
                )
                raise ActorFileError(message)
    return found


def _table(file: Path) -> pd.DataFrame:
    if not file.is_file():
        message = f"There is no file {file.name!r}; expected a CSV file with the columns {', '.join(COLUMNS)}."
        raise ActorFileError(message)
    text = file.read_bytes()
    try:
        first = text.decode("utf-8-sig").splitlines()[0] if text.strip() else ""
    except UnicodeDecodeError as error:
        message = f"{file.name} is not in UTF-8 ({error.reason} at byte {error.start}); save it as CSV UTF-8."
        raise ActorFileError(message) from error
    if not first:
        message = f"{file.name} is empty; expected a CSV file with the columns {', '.join(COLUMNS)}."
        raise ActorFileError(message)
    separator = max(",;\t", key=first.count)
    try:
        lines = list(csv.reader(io.StringIO(text.decode("utf-8-sig"), newline=""), delimiter=separator, strict=True))
    except csv.Error as error:
        message = f"{file.name} cannot be read as CSV ({error}): is a quotation mark opened and never closed?"
        raise ActorFileError(message) from error
    names = [name.strip().lower() for name in lines[0]]
    rows = [line for line in lines[1:] if any(cell.strip() for cell in line)]
    for number, row in enumerate(rows, start=1):
        if any(cell.strip() for cell in row[len(names) :]):
            message = (
                f"Row {number} of {file.name} has {len(row)} values, the first line names {len(names)} columns "
                f"({', '.join(names)}). Put a value that holds {separator!r} into quotation marks."
            )
            raise ActorFileError(message)
    return pd.DataFrame([dict(zip(names, row, strict=False)) for row in rows], columns=names, dtype=object)


def _value(value: object) -> str | None:
    return None if value is None or pd.isna(value) or not str(value).strip() else str(value).strip()  # type: ignore[call-overload]


def _check(number: int, row: dict[str, str | None]) -> None:
    for name in _NEEDED:
        if row[name] is None:
            message = f"Row {number} of the list of actors has no {name}; every row needs alias and entity."
            raise ActorFileError(message)
    for name, allowed in (("actor_type", ACTOR_TYPES), ("gender", GENDERS), ("label", LABELS)):
        if row[name] is not None and row[name] not in allowed:
            message = f"Row {number} of the list of actors: {name} is {row[name]!r}; expected {', '.join(allowed)}."
            raise ActorFileError(message)


def _tell(number: int, known: dict[str, str], name: str, value: str | None, entity: str) -> None:
    if value is not None and known.setdefault(name, value) != value:
        message = (
            f"Row {number} of the list of actors: {name} of {entity!r} is {value!r} here, {known[name]!r} in another "
            "row. Give it once, or the same everywhere."
        )
        raise ActorFileError(message)
