"""The explorer of voices: who is quoted how much, from each bar to the quotations, and from these to the articles."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.charts.colours import FURTHER, NOBODY, speaker_colours
from analysis.explore.first_view import Counted, first_view, leading_voices
from analysis.explore.live import voices_data as columns
from analysis.explore.live.columns import packed
from analysis.explore.live.component import Live
from analysis.explore.live.intervals import intervals
from analysis.explore.live.passages import Passages
from analysis.explore.live.wording import words_of
from analysis.explore.reading import article_of

_PARTS = ("filters", "tally", "prominence", "diversity", "voices_rows", "voices", "voices_views")


def voices(result: Counted, *, language: str = "en") -> Live:
    """Who is quoted how much: bars and tables with filters; a bar leads to its quotations, these to their articles.

    Five views: share of voice with 95 % intervals, quote density, prominence by eight figures side by side, speaking
    against being spoken about, and diversity of sources. Filters choose articles (outlet, event, dates, wire copy once)
    and quotations (type, actor type, gender, confidence); what is left out counts in no numerator and no denominator
    of a share, and every word of the articles chosen counts in the density. All figures are those of the measures
    ``speaker_prominence``, ``quote_density``, ``prominence_panel``, ``speaking`` and ``source_diversity``; the page
    counts them itself, and asks the kernel for the intervals.

    Parameters
    ----------
    result
        What ``analyse`` gave.
    language
        Language of everything around the articles: "en" or "de".

    Returns
    -------
    Live
        A widget. An exported page counts and filters without a kernel; it holds the first 3,000 quotations, the first
        60 articles and the intervals of its first view. Where no script may run, a picture and one article stand.

    Raises
    ------
    ValueError
        There is no article, or the language is not one of the two.
    """
    words = words_of(language)
    article_of(result.articles, None)
    colours = speaker_colours(result.quotes)
    held, quotes = columns.quotes_of(result.quotes, result.articles)
    actors = columns.Actors(held, result.entities)
    quotes["quotes"]["actor"] = packed(actors.numbers(held["key"]), "i32")
    names = [str(name) for name in actors.table["speaker"].iloc[:-2]]
    data = {
        "explorer": "voices",
        "language": language,
        "words": words,
        "actor_names": [*names, words["rest_anonymous"], words["rest_nobody"]],
        "actor_colours": columns.colours_of(actors, colours, FURTHER, NOBODY),
        "per_names": {name: words[f"per_{name}"] for name in columns.PER},
        "source": words["source"],
        **quotes,
        **columns.articles_of(result.articles, result.sentences, words["not_given"]),
        **columns.attributes_of(actors, words),
        **columns.mentions_of(result.mentions, result.articles, actors),
    }
    data["per_colours"] = {name: _bar_colours(data, name) for name in columns.PER[1:]}
    passages = Passages(result, held, colours, language)
    return Live(
        data,
        parts=_PARTS,
        answers={**passages.answers, "intervals": intervals},
        page=lambda: _page(result, passages, actors, colours, language),
    )


def _bar_colours(data: dict[str, Any], per: str) -> list[str]:
    known = len(data["per"][per]) - len(data["last"][per])
    return ["#0072B2"] * known + [FURTHER] * len(data["last"][per])


def _page(
    result: Counted, passages: Passages, actors: columns.Actors, colours: dict[str, str], language: str
) -> tuple[dict[str, Any], str]:
    """What a page without a kernel has besides the data, and what it shows without a script."""
    table = leading_voices(result)
    held = {"embedded": passages.embedded(), "first_intervals": _first(table, actors)}
    return held, first_view(result, table, colours, language)


def _first(table: pd.DataFrame, actors: columns.Actors) -> dict[str, Any]:
    """The intervals of the view that a page shows first: share of quoted words, by speaker."""
    shown = table[table["share_words_low"].notna()]
    keys = ("id " + shown["speaker_id"]).fillna("name " + shown["speaker"]).fillna(shown["speaker_kind"])
    ends = {end: shown[f"share_words_{end}"].tolist() for end in ("low", "high")}
    return {"keys": actors.numbers(keys).tolist(), **ends}
