"""The figures of an assessment as plain text, for the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pandas as pd

from analysis.evaluation.aggregates import UNITS
from analysis.evaluation.assessment import Assessment, bin_name
from analysis.evaluation.benchmark import ROLES
from analysis.evaluation.counted import ACTOR_TYPE, GENDER, SPEAKER
from analysis.evaluation.groups import ALL
from analysis.evaluation.reliability import calibration_error
from analysis.measures.interval import MIN_ARTICLES
from analysis.tables import QUOTE_TYPES

_METRIC = ("message", "roles", "joint")
_TYPE = {"found": "found", "tokens": "words F1", "speaker": "speaker", "name": "by name"}
_DENSITY = ("direct", "all")
_OF_ARTICLES = ("mean absolute error", "rank correlation")
_OF_SHARES = ("distance", "rank correlation")


def printed(found: Assessment) -> str:
    """All tables, one under the other, each with its heading."""
    return "\n\n".join([_head(found), *_sections(found)])


def _head(found: Assessment) -> str:
    counts = f"{len(found.gold.articles)} articles, {len(found.gold.quotes)} quotations annotated"
    voices = found.result.provenance.get("voices", "unknown")
    return f"{counts}, {len(found.result.quotes)} found (voices: {voices}). In brackets: 95 % intervals over articles."


def _sections(found: Assessment) -> Iterator[str]:
    shown, small = _groups(found.scores)
    note = f"\n{small} of fewer than {MIN_ARTICLES} articles are not shown; --out has them." if small else ""
    yield _section("The benchmark's metric, F1", _pivot(found.scores, shown, {name: name for name in _METRIC})) + note
    yield _section("Each role, F1", _pivot(found.scores, shown, {name: name for name in ROLES}))
    heading = "Each type: annotated quotations found, F1 of its words, found with the right speaker (of all annotated)"
    yield _section(heading, _types(found.scores))
    density = found.aggregates[found.aggregates["category"].isna()]
    headings = {f"density {kind}": kind for kind in _DENSITY}
    yield _section("Quote density: found - annotated", _pivot(density, shown, headings, signed=True))
    headings = {f"density {kind}, {what}": f"{kind}, {what}" for kind in _DENSITY for what in _OF_ARTICLES}
    yield _section("Quote density of single articles", _pivot(density, shown, headings))
    for name in (SPEAKER, ACTOR_TYPE, GENDER):
        yield from _shares(found.aggregates, name, shown)
    yield _section(f"Confidence (calibration error {_number(calibration_error(found.reliability))})", _bins(found))


def _groups(scores: pd.DataFrame) -> tuple[list[str], str]:
    """Groups that are shown, and how many are not: fewer than five articles tell nothing."""
    sizes = scores[scores["measure"] == "message"].set_index("group")["n"]
    shown = [str(name) for name, n in sizes.items() if name == ALL or n >= MIN_ARTICLES]
    left = len(sizes) - len(shown)
    return shown, f"{left} group{'' if left == 1 else 's'}" if left else ""


def _shares(table: pd.DataFrame, name: str, shown: list[str]) -> Iterator[str]:
    if f"words by {name}, distance" not in set(table["measure"]):
        return
    what = name.replace("_", " ")
    if name != SPEAKER:
        rows = table[(table["group"] == ALL) & (table["measure"] == f"words by {name}")]
        columns = {
            what: rows["category"],
            "annotated": rows["gold"].map(_number),
            "found": rows["found"].map(_number),
            "error": [_cell(row, signed=True) for row in rows.itertuples()],
            "annotated quotations": rows["n"].astype("str"),
        }
        yield _section(f"Shares of the quoted words by {what}", pd.DataFrame(columns))
    heading = f"Shares by {what}: distance from the annotated shares (0 right, 1 nothing in common)"
    headings = {f"{unit} by {name}, {figure}": f"{unit}, {figure}" for unit in UNITS for figure in _OF_SHARES}
    yield _section(heading, _pivot(table, shown, headings))


def _pivot(table: pd.DataFrame, shown: list[str], headings: dict[str, str], *, signed: bool = False) -> pd.DataFrame:
    """One row per group shown, one column per measure that the table has, under its heading."""
    cells = {(row.group, row.measure): _cell(row, signed=signed) for row in table.itertuples()}
    known = {measure: heading for measure, heading in headings.items() if measure in set(table["measure"])}
    rows = [
        {"group": group, **{heading: cells.get((group, measure), "-") for measure, heading in known.items()}}
        for group in shown
    ]
    return pd.DataFrame(rows, columns=["group", *known.values()])


def _types(scores: pd.DataFrame) -> pd.DataFrame:
    of_all = {row.measure: row for row in scores[scores["group"] == ALL].itertuples()}
    rows = []
    for kind in QUOTE_TYPES:
        if f"found {kind}" in of_all:
            cells = {heading: of_all.get(f"{name} {kind}") for name, heading in _TYPE.items()}
            counts = {"type": kind, "annotated": str(of_all[f"found {kind}"].n)}
            rows.append(counts | {heading: "-" if row is None else _cell(row) for heading, row in cells.items()})
    return pd.DataFrame(rows, columns=["type", "annotated", *_TYPE.values()])


def _bins(found: Assessment) -> pd.DataFrame:
    rows: list[Any] = list(found.reliability.itertuples())
    return pd.DataFrame(
        {
            "confidence": [bin_name(row.low, row.high) for row in rows],
            "mean": [_number(row.confidence) for row in rows],
            "right": [with_interval(row.right, row.right_low, row.right_high) for row in rows],
            "quotations": [str(row.n) for row in rows],
        }
    )


def _cell(row: Any, *, signed: bool = False) -> str:
    return _with_interval(_signed if signed else _number, row.value, row.low, row.high)


def with_interval(value: float, low: float, high: float) -> str:
    """A figure with its interval in brackets, as far as both are known.

    >>> with_interval(0.5, 0.41, 0.6), with_interval(0.5, float("nan"), float("nan"))
    ('0.500 [0.410, 0.600]', '0.500')
    """
    return _with_interval(_number, value, low, high)


def _with_interval(write: Callable[[float], str], value: float, low: float, high: float) -> str:
    return write(value) if pd.isna(low) else f"{write(value)} [{write(low)}, {write(high)}]"


def _number(value: float) -> str:
    return "-" if pd.isna(value) else f"{value:.3f}"


def _signed(value: float) -> str:
    # Rounded first, and 0.0 added: no "-0.000".
    return "-" if pd.isna(value) else f"{round(value, 3) + 0.0:+.3f}"


def _section(heading: str, table: pd.DataFrame) -> str:
    """A heading and a table whose first column is flush left."""
    if table.empty:
        return f"{heading}\nnothing to show"
    cells = [list(map(str, table.columns)), *(list(map(str, row)) for row in table.itertuples(index=False))]
    widths = [max(len(row[at]) for row in cells) for at in range(len(cells[0]))]
    lines = [
        "  ".join([first.ljust(widths[0]), *(cell.rjust(n) for cell, n in zip(rest, widths[1:], strict=True))])
        for first, *rest in cells
    ]
    return "\n".join([heading, *lines])
