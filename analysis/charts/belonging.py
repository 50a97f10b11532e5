"""Whether a table of corrected shares belongs to the table of a measure: the same shares of the same articles."""

from __future__ import annotations

from collections.abc import Hashable

import pandas as pd

from analysis.measures.confident import TYPES
from analysis.measures.groups import CORPUS
from analysis.options import MIN_CONFIDENCE
from analysis.schema import TableError

CORRECTABLE = {
    "density": "density", "speaker": "speaker", "entity": "speaker", "actor_type": "actor_type", "gender": "gender",
}  # fmt: skip
"""What a row of a measure stands for, and what ``corrected_shares`` calls it."""
UNITS = {"words": "words", "quotes": "quotations"}
_SIZES = ("n_group_articles", "n_articles")


def belongs(table: pd.DataFrame, corrected: pd.DataFrame, *, of: str | None, unit: str | None) -> None:
    """A TableError if the corrected shares are of something else, or of other articles, than the measure's table.

    Only what both tables tell is compared: counts of your own, that ``corrected_share`` made a table of, tell nothing;
    a table that was read from a CSV file tells nothing of types and confidence.

    Parameters
    ----------
    table
        Table of the measure.
    corrected
        Table of ``evaluation.corrected_shares``.
    of, unit
        What a row of the measure stands for, and what its shares are shares of: "words", "quotes" or None (any).
    """
    if corrected["of"].isna().all() or table.empty:
        return
    if of not in CORRECTABLE:
        known = ", ".join(dict.fromkeys(CORRECTABLE.values()))
        message = f"Shares of {of!r} are drawn, and no coded sample corrects those, only {known}. Leave corrected= out."
        raise TableError(message)
    wanted = _told(table) | {"of": CORRECTABLE[of]} | ({"unit": UNITS[unit]} if unit else {})
    given = {name: _one(corrected[name]) for name in ("of", "unit", "by", "types", MIN_CONFIDENCE)}
    wrong = [name for name, value in wanted.items() if given[name] != value]
    if wrong:
        message = (
            f"corrected= does not belong to this table. It came with {_listed(given, wrong)}; expected: "
            f"{_listed(wanted, wrong)}. {_hint(wanted, given)}"
        )
        raise TableError(message)
    _check_sizes(table, corrected)


def _told(table: pd.DataFrame) -> dict[str, Hashable]:
    """What the table of a measure tells of the quotations in it, by the names of the corrected table."""
    told: dict[str, Hashable] = {"by": table["by"].iloc[0]}
    if TYPES in table.attrs:
        told |= {"types": ", ".join(table.attrs[TYPES]), MIN_CONFIDENCE: table.attrs.get(MIN_CONFIDENCE)}
    return told


def _one(values: pd.Series) -> Hashable:
    value: Hashable = values.iloc[0]
    return None if pd.isna(value) else float(value) if isinstance(value, float) else value  # type: ignore[call-overload]


def _listed(of: dict[str, Hashable], names: list[str]) -> str:
    return ", ".join(f"{name}={_written(name, of[name])}" for name in names)


def _written(name: str, value: Hashable) -> str:
    return "None" if name == "by" and value == CORPUS else repr(value)


def _hint(wanted: dict[str, Hashable], given: dict[str, Hashable]) -> str:
    options = {name: wanted.get(name, given[name]) for name in ("of", "unit", "by")}
    hint = f"Try corrected_shares(result, gold, sample, {_listed(options, list(options))}"
    types = wanted.get("types", given["types"])
    hint += f", types={tuple(str(types).split(', '))!r})" if types != given["types"] else ")"
    if wanted.get(MIN_CONFIDENCE, given[MIN_CONFIDENCE]) != given[MIN_CONFIDENCE]:
        hint += f", the result filtered by min_confidence={wanted[MIN_CONFIDENCE]!r} as for the chart"
    return f"{hint}."


def _check_sizes(table: pd.DataFrame, corrected: pd.DataFrame) -> None:
    """The groups of both must have the same number of articles, or they are not of the same corpus."""
    column = next((name for name in _SIZES if name in table.columns), None)
    if column is None:
        return
    sizes = (part.groupby("group", dropna=False)[n].first() for part, n in ((table, column), (corrected, "n_articles")))
    drawn, coded = ({_name(group): int(n) for group, n in size.items()} for size in sizes)
    for group, n in drawn.items():
        if n and n != coded.get(group, 0):
            message = (
                f"corrected= does not belong to this table: the group {group!r} has {n} articles here and "
                f"{coded.get(group, 0)} there. Were both made of the same result?"
            )
            raise TableError(message)


def _name(group: Hashable) -> str:
    return "missing" if pd.isna(group) else str(group)  # type: ignore[call-overload]
