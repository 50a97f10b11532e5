"""Everything your own coded sample tells, in one call: precision, recall, corrected shares, and how coders agree."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.evaluation.accuracy import FIGURES, accuracy
from analysis.evaluation.bootstrap import DRAWS
from analysis.evaluation.coded import DENSITY, corrected_shares
from analysis.evaluation.coding.agreement import ALPHA, F1, NothingCommonError, agreement
from analysis.evaluation.coding.coded_sample import AGREED, CodedSample, read_coded
from analysis.evaluation.coding.disagreements import disagreements
from analysis.evaluation.corrected import N_BOOT
from analysis.evaluation.counted import ACTOR_TYPE, GENDER, SPEAKER
from analysis.evaluation.printed import with_interval

if TYPE_CHECKING:
    from analysis.result import Analysis

_SHOWN = 10
_TOLD = "More than two have coded: {}. Compare two of them with agreement(folder, articles, coder_a, coder_b)."
_CORRECTED = (
    "Quotations of the coded articles that a person decided in this analysis: {}. These figures are of the machine as "
    "it was corrected, and wrong for the rest if people corrected what they had coded. Hand in one without corrections."
)
_TYPES = {"all": "all types"}


@dataclass(frozen=True)
class OwnSample:
    """What a coded sample tells about the machine on this corpus.

    ``accuracy`` is the table of ``accuracy``; ``shares`` holds the tables of ``corrected_shares`` by what they are of
    ("density", "speaker", and "actor_type" and "gender" where ``persons.csv`` tells them); ``agreement`` and
    ``disagreements`` are those of the two coders, None where ``no_agreement`` says why. ``n_corrected``
    counts quotations of the coded articles that a person decided in this analysis. ``coded`` is the sample itself.
    """

    coded: CodedSample
    accuracy: pd.DataFrame
    shares: dict[str, pd.DataFrame] = field(repr=False)
    agreement: pd.DataFrame | None = None
    disagreements: pd.DataFrame | None = None
    n_corrected: int = 0
    no_agreement: str = "One person has coded: there is no telling whether another would see the same."

    @property
    def problems(self) -> pd.DataFrame:
        """Files that do not fit their article, as rows of the table problems."""
        return self.coded.problems

    def __repr__(self) -> str:
        """The figures for the whole corpus as plain text."""
        return "\n\n".join(_sections(self))


def evaluate_coded(
    result: Analysis,
    folder: str | Path,
    *,
    coder: str | None = None,
    by: str | None = None,
    n_boot: int = N_BOOT,
    seed: int = 0,
) -> OwnSample:
    """Precision, recall and corrected shares on this corpus, from the folder in which people coded a sample of it.

    Parameters
    ----------
    result
        Analysis of the whole corpus, as the machine made it: without corrections.
    folder
        Where the sample and the coders' files are kept, mostly ``coded_folder(corpus)``.
    coder
        Whose marks count; None: the only coder's, or those kept as "agreed".
    by
        Column of articles, "month", "week", or None for the whole corpus.
    n_boot, seed
        As for ``corrected_share``.

    Returns
    -------
    OwnSample
        Its tables; printed, the most important figures and whose marks they are.

    Raises
    ------
    GoldError, TableError
        The sample is not complete, several coders and none chosen, or it does not belong to this corpus.
    """
    coded = read_coded(folder, result.articles, coder=coder)
    known = [DENSITY, SPEAKER, *([ACTOR_TYPE, GENDER] if len(coded.gold.persons) else [])]
    options = {"by": by, "n_boot": n_boot, "seed": seed}
    shares = {of: corrected_shares(result, coded, of=of, **options) for of in known}  # type: ignore[arg-type]
    found = accuracy(result, coded, by=by)
    alone = OwnSample(coded, found, shares, n_corrected=_n_corrected(result.quotes, coded))
    two = [name for name in coded.coders if name != AGREED]
    if len(two) < 2:
        return alone
    if len(two) > 2:
        return replace(alone, no_agreement=_TOLD.format(", ".join(two)))
    try:
        agreed = agreement(folder, result.articles, *two, draws=DRAWS, seed=seed)
    except NothingCommonError as error:
        return replace(alone, no_agreement=str(error))
    differ = disagreements(folder, result.articles, *two)
    return replace(alone, agreement=agreed, disagreements=differ, no_agreement="")


def _n_corrected(quotes: pd.DataFrame, coded: CodedSample) -> int:
    here = quotes["article_id"].isin(coded.gold.articles["article_id"])
    return int((here & quotes["decided_by"].eq("person")).sum())


def tidy_own(found: OwnSample) -> pd.DataFrame:
    """All tables in one, the column ``table`` first: accuracy, corrected_shares, agreement."""
    parts = {"accuracy": [found.accuracy], "corrected_shares": list(found.shares.values())}
    parts["agreement"] = [found.agreement] if found.agreement is not None else []
    rows = [table.assign(table=name).astype(object) for name, tables in parts.items() for table in tables]
    every = pd.concat(rows, ignore_index=True)
    return every[["table", *(name for name in every if name != "table")]]


def _sections(found: OwnSample) -> list[str]:
    told = [f"{found.coded.told} In brackets: 95 % intervals."]
    if found.n_corrected:
        told += [_CORRECTED.format(found.n_corrected)]
    told += [f"Problem: {row.article_id}: {row.problem}" for row in found.problems.itertuples()]
    told += [_section("The machine against the coder", _accuracy(found.accuracy))]
    told += [
        _section(f"Corrected shares: {of.replace('_', ' ')}", _shares(table)) for of, table in found.shares.items()
    ]
    if found.agreement is not None:
        names = f"{found.agreement['coder_a'].iloc[0]} and {found.agreement['coder_b'].iloc[0]}"
        n = 0 if found.disagreements is None else len(found.disagreements)
        told += [_section(f"Agreement of {names} ({n} quotations differ)", _agreement(found.agreement))]
    else:
        told += [found.no_agreement]
    return told


def _section(heading: str, table: pd.DataFrame) -> str:
    return f"{heading}\n{table.to_string(index=False)}"


def _accuracy(table: pd.DataFrame) -> pd.DataFrame:
    rows: dict[tuple[str, ...], dict[str, str]] = {}
    every: list[Any] = list(table.itertuples())
    for row in every:
        name = (str(row.group), str(row.unit), _TYPES.get(str(row.type), str(row.type)))
        rows.setdefault(name, {})[str(row.figure)] = with_interval(row.value, row.low, row.high)
    columns = ["group", "unit", "type"]
    return pd.DataFrame([dict(zip(columns, name, strict=True)) | cells for name, cells in rows.items()]).reindex(
        columns=[*columns, *FIGURES]
    )


def _shares(table: pd.DataFrame) -> pd.DataFrame:
    ordered = table.sort_values("corrected", ascending=False)
    first: list[Any] = list(ordered.groupby("group", dropna=False).head(_SHOWN).itertuples())
    rows = [
        {"group": row.group, "of": row.key, "machine": f"{row.naive:.3f}"}
        | {
            "corrected": with_interval(row.corrected, row.low, row.high),
            "differ in": f"{row.n_differ} of {row.n_coded}",
        }
        for row in first
    ]
    return pd.DataFrame(rows)


def _agreement(table: pd.DataFrame) -> pd.DataFrame:
    shown: list[Any] = list(table[table["figure"].isin((ALPHA, F1))].itertuples())
    rows = [
        {"question": row.question, "figure": row.figure, "value": with_interval(row.value, row.low, row.high)}
        | {"units": f"{row.n} {row.unit}s"}
        for row in shown
    ]
    return pd.DataFrame(rows)
