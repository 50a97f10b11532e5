"""Shares of an analysis corrected by your own coded sample: speakers, types of actor, genders, quote density."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from analysis import schema
from analysis.evaluation.coding.coded_sample import CodedSample, read_coded
from analysis.evaluation.corrected import N_BOOT, TABLE, article_counts, corrected_share
from analysis.evaluation.counted import ACTOR_TYPE, GENDER, SPEAKER, counted_found, counted_gold
from analysis.evaluation.gold import Gold, GoldError
from analysis.measures import groups
from analysis.measures.inputs import QUOTED_TYPES
from analysis.measures.spans import words_covered
from analysis.options import MIN_CONFIDENCE

if TYPE_CHECKING:
    from analysis.result import Analysis

DENSITY = "density"
MEASURES = (SPEAKER, ACTOR_TYPE, GENDER, DENSITY)
UNITS = ("words", "quotations")


def corrected_shares(
    result: Analysis,
    gold: Gold | CodedSample | str | Path,
    sample: pd.DataFrame | None = None,
    *,
    coder: str | None = None,
    of: str = SPEAKER,
    unit: str = UNITS[0],
    by: str | None = None,
    types: tuple[str, ...] = QUOTED_TYPES,
    n_boot: int = N_BOOT,
    seed: int = 0,
) -> pd.DataFrame:
    """Shares in the corpus, by the machine alone and corrected by coded articles; one row per group and key.

    Draw the articles (``keep_sample``), have a person code each of them (``analysis.explore.coder``, or XML files as
    ``data/ANNOTATING.md`` says) without a look at the machine's answer, and hand in the folder. Formula, interval and
    source are those of ``corrected_share``; what counts for whom is as in ``aggregates``: display names, capitals or
    not; "anonymous" and "nobody" are keys of their own, so that shares sum to 1.

    Parameters
    ----------
    result
        Analysis of the whole corpus. With ``result.filter(min_confidence=...)`` the surer quotations of the machine
        count; of the coded articles all do.
    gold
        The coded articles: the folder the sample is kept in, what ``read_coded`` made of it, or a ``Gold`` (whose
        ``article_id`` and text are those of the corpus; blanks do not matter).
    sample
        What ``draw_sample(result.articles, ...)`` made; only with a ``Gold``.
    coder
        Whose marks count, if a folder came that several coders worked in.
    of
        "speaker", "actor_type", "gender": shares of quoted words or quotations. "density": quoted words / all words;
        its only key is "density".
    unit
        "words" or "quotations" (not with "density").
    by
        Column of articles, "month", "week", or None for the whole corpus.
    types
        Types of quotation that count.
    n_boot, seed
        As for ``corrected_share``.

    Returns
    -------
    DataFrame
        The columns of ``corrected.TABLE``. Look at ``no_interval`` and ``wide`` before you report a share.

    Raises
    ------
    GoldError
        The gold names no speakers or persons, or the text of an article is not that of the corpus.
    TableError
        The coded articles are not those of the sample.
    ValueError
        ``of`` or ``unit`` is not known, or articles cannot be grouped by ``by``.
    """
    _check(of, unit)
    gold, sample = sides_of(gold, sample, result.articles, coder)
    check_texts(result.articles, gold.articles)
    units = groups.assign(result.articles, by)
    sides = (counted_found(result.quotes, result.entities), result.articles), (counted_gold(gold), gold.articles)
    chosen = [(quotes[quotes["type"].isin(types)], articles) for quotes, articles in sides]
    chosen = [(quotes[quotes["article_id"].isin(articles["article_id"])], articles) for quotes, articles in chosen]
    if of == DENSITY:
        words = groups.per_article(result.sentences.groupby("article_id")["n_words"].sum(), units)
        found = [_counted(units.assign(base=words), _density(*side), side[1]) for side in chosen]
    else:
        _check_known(chosen[1][0], of)
        rows = [_shares(*side, of, unit) for side in chosen]
        names = _names(rows)
        rows = [part.assign(key=part["key"].map(names)) for part in rows]
        sums = [groups.per_article(part.groupby("article_id")["value"].sum(), units) for part in rows]
        found = [
            _counted(units.assign(base=n), *pair) for n, *pair in zip(sums, rows, (a for _, a in chosen), strict=True)
        ]
    table = corrected_share(found[0], found[1], sample, n_boot=n_boot, seed=seed)
    least = result.quotes.attrs.get(MIN_CONFIDENCE)
    return schema.conform(TABLE, table.assign(of=of, unit=unit, types=", ".join(sorted(types)), min_confidence=least))


def _counted(units: pd.DataFrame, rows: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    return article_counts(units[units["article_id"].isin(articles["article_id"])], rows)


def _density(quotes: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    found = words_covered(quotes, articles)
    rows = [
        {"article_id": article, "key": DENSITY, "value": found.get((article,), 0)} for article in articles["article_id"]
    ]
    return pd.DataFrame(rows, columns=["article_id", "key", "value"])


def _shares(quotes: pd.DataFrame, articles: pd.DataFrame, of: str, unit: str) -> pd.DataFrame:
    """Words or quotations by article and key, names in small letters as ``key`` and as they are as ``name``."""
    quotes = quotes.assign(key=quotes[of].str.casefold())
    names = quotes.drop_duplicates("key").set_index("key")[of]
    if unit == "quotations":
        rows = quotes.groupby(["article_id", "key"], sort=False).size().rename("value").reset_index()
    else:
        found = words_covered(quotes, articles, ("article_id", "key"))
        rows = pd.DataFrame([(*key, n) for key, n in found.items()], columns=["article_id", "key", "value"])
    return rows.assign(name=rows["key"].map(names))


def _names(sides: list[pd.DataFrame]) -> dict[str, str]:
    """How each key is shown: as the person wrote it, or else as the machine did."""
    machine, human = (dict(zip(side["key"], side["name"], strict=True)) for side in sides)
    return machine | human


def _check(of: str, unit: str) -> None:
    if of not in MEASURES:
        message = f"Shares are corrected of {', '.join(MEASURES)}; of={of!r} came."
        raise ValueError(message)
    if unit not in UNITS or (of == DENSITY and unit != UNITS[0]):
        message = (
            f'unit is {" or ".join(UNITS)}, and of="density" counts words only; unit={unit!r} came with of={of!r}.'
        )
        raise ValueError(message)


def _check_known(quotes: pd.DataFrame, of: str) -> None:
    if len(quotes) and quotes[of].isna().all():
        message = (
            f"The coded articles do not tell {of}: their quotations name no speakers. "
            'Write speaker="..." into <q>, and <person .../> for types of actor and genders; see data/ANNOTATING.md.'
        )
        raise GoldError(message)


def sides_of(
    coded: Gold | CodedSample | str | Path, sample: pd.DataFrame | None, articles: pd.DataFrame, coder: str | None
) -> tuple[Gold, pd.DataFrame]:
    """What was coded, and the sample with its weights, in whichever way both came.

    Raises
    ------
    ValueError
        A ``Gold`` came without a sample, or a sample with something that has its own.
    """
    if isinstance(coded, Gold):
        if sample is None:
            message = (
                "A Gold came without the sample it is coded of: sample=None. Hand in what draw_sample made, or the "
                'folder that keep_sample made in place of both, such as ".redeanteil/coded".'
            )
            raise ValueError(message)
        return coded, sample
    if sample is not None:
        message = f"{type(coded).__name__} brings its own sample; leave sample out."
        raise ValueError(message)
    held = coded if isinstance(coded, CodedSample) else read_coded(coded, articles, coder=coder)
    return held.gold, held.sample


def check_texts(articles: pd.DataFrame, coded: pd.DataFrame) -> None:
    """Refuse coded articles whose words are not those of the corpus.

    Raises
    ------
    GoldError
        The text of an article is another one.
    """
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    for article, text in zip(coded["article_id"], coded["text"], strict=True):
        if article in texts and text.split() != texts[article].split():
            message = (
                f"The coded text of article {article!r} is not that of the corpus. Was it changed while coding, or the "
                "corpus loaded with other options? Its words must stay as they are."
            )
            raise GoldError(message)
