"""Voices as a plain page shows them where no script runs: a picture, the quote density, and the first article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
import pandas as pd

from analysis.explore.html import escape
from analysis.explore.marks import Readable
from analysis.explore.notes import is_given, rows
from analysis.explore.wording import wording

if TYPE_CHECKING:
    from collections.abc import Mapping

_SHARE = "share_words"
_INTERVALS = 15
_SMALL = 'style="font:13px/1.5 system-ui,sans-serif;opacity:0.8;margin:0.2rem 0 0"'
_SENTENCE = 'style="font:15px/1.5 system-ui,sans-serif;color:inherit;margin:0.6rem 0;max-width:46rem"'


class Counted(Readable, Protocol):
    """What voices need of an Analysis."""

    @property
    def sentences(self) -> pd.DataFrame: ...  # noqa: D102
    @property
    def entities(self) -> pd.DataFrame: ...  # noqa: D102


def first_view(result: Counted, voices: pd.DataFrame, colours: Mapping[str, str], language: str) -> str:
    """Share of quoted words (``voices``: see ``leading_voices``), quote density and the first article, as HTML."""
    from analysis.explore.reading import reader

    shown = reader(result, language=language, colours=colours).html
    return f'<div class="ra-explorer">{_chart(voices, colours, language)}{_density(result, language)}{shown}</div>'


def leading_voices(result: Counted) -> pd.DataFrame:
    """``speaker_prominence`` of all articles, with intervals for the speakers that a chart shows and for no others.

    In a corpus of thousands of speakers nearly all the time would go into intervals that nobody sees.
    """
    from analysis.measures import source_counts, speaker_prominence
    from analysis.measures.interval import ratio_interval

    table = speaker_prominence(result.quotes, result.articles, n_boot=0)
    counts = source_counts(result.quotes, result.articles, weight="words")
    # By name, as the measures draw them.
    unit = pd.Index(sorted(result.articles["article_id"])).get_indexer(pd.Index(counts["article_id"]))
    base = np.bincount(unit, weights=counts["value"], minlength=len(result.articles))
    names = ("id " + table["speaker_id"]).fillna("name " + table["speaker"]).fillna(table["speaker_kind"])
    # Whoever has no name is shown, however small.
    leading = names[table["speaker"].isna() | (np.arange(len(names)) < _INTERVALS)]
    row = pd.Index(leading).get_indexer(pd.Index(counts["key"].replace("unresolved", "nobody")))
    shown = row >= 0
    low, high = ratio_interval(unit[shown], row[shown], counts["value"].to_numpy(dtype="float64")[shown], base)
    for name, ends in (("share_words_low", low), ("share_words_high", high)):
        table.loc[leading.index[: len(ends)], name] = ends
    return table


def _chart(table: pd.DataFrame, colours: Mapping[str, str], language: str) -> str:
    from analysis.charts import chart_speaker_prominence
    from analysis.charts.wording import percent
    from analysis.explore.picture import picture

    words = wording(language)
    ax = chart_speaker_prominence(table, measure=_SHARE, colours=dict(colours), language=language)
    total = words["no_rows"]
    if table[_SHARE].notna().any():
        total = words["sum"].format(n=len(table), total=percent(table[_SHARE].sum(), language))
    return picture(ax, _alt(table, words, language)) + f"<p {_SMALL}>{escape(total)}</p>"


def _alt(table: pd.DataFrame, words: dict[str, str], language: str) -> str:
    from analysis.charts.wording import percent

    first = rows(table.sort_values(_SHARE, ascending=False, kind="stable").head(10))
    said = [
        f"{_speaker(row, words)} {percent(row.share_words, language)}" for row in first if is_given(row.share_words)
    ]
    return f"{words[_SHARE]}, {words['all_outlets']}: {', '.join(said) or words['no_rows']}"


def _speaker(row: Any, words: dict[str, str]) -> str:
    if is_given(row.speaker):
        return str(row.speaker)
    return words["all_anonymous"] if row.speaker_kind == "anonymous" else words["nobody"]


def _density(result: Counted, language: str) -> str:
    from analysis.charts.wording import count, percent
    from analysis.measures import quote_density

    words = wording(language)
    row = rows(quote_density(result.sentences, result.quotes, result.articles, by=None, n_boot=0))[0]
    if not is_given(row.density_all):
        return f"<p {_SENTENCE}>{words['no_words']}</p>"
    sentence = words["density"].format(
        quoted=percent(row.density_all, language),
        direct=percent(row.density_direct, language),
        **{key: count(key, getattr(row, key), language) for key in ("n_words", "n_articles", "n_quotes")},
    )
    return f"<p {_SENTENCE}>{sentence}</p>"
