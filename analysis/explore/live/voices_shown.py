"""One analysis as the explorer of voices counts it: the data of the page, its passages, and its plain form."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.charts.colours import FURTHER, NOBODY, speaker_colours
from analysis.charts.wording import number
from analysis.explore.first_view import Counted, first_view, leading_voices
from analysis.explore.live import voices_data as columns
from analysis.explore.live.chance_words import ENGLISH, GERMAN
from analysis.explore.live.columns import packed
from analysis.explore.live.passages import Passages
from analysis.explore.live.voices_chance import first_chance
from analysis.explore.live.wording import words_of
from analysis.explore.reading import article_of


class Shown:
    """What the page shows of an analysis; a ValueError if there is no article, or no such language."""

    def __init__(self, result: Counted, language: str) -> None:
        words = words_of(language, (ENGLISH, GERMAN))
        article_of(result.articles, None)
        self.result, self._language = result, language
        self._colours = speaker_colours(result.quotes)
        held, quotes = columns.quotes_of(result.quotes, result.articles)
        self._actors = actors = columns.Actors(held, result.entities)
        quotes["quotes"]["actor"] = packed(actors.numbers(held["key"]), "i32")
        names = [str(name) for name in actors.table["speaker"].iloc[:-2]]
        self._held = held
        self.passages = Passages(result, held, self._colours, language)
        self.data: dict[str, Any] = {
            "explorer": "voices",
            "language": language,
            "words": words,
            "actor_names": [*names, words["rest_anonymous"], words["rest_nobody"]],
            "actor_colours": columns.colours_of(actors, self._colours, FURTHER, NOBODY),
            "per_names": {name: words[f"per_{name}"] for name in columns.PER},
            "source": _source(result, words, language),
            **quotes,
            **columns.articles_of(result.articles, result.sentences, words["not_given"]),
            **columns.attributes_of(actors, words),
            **columns.mentions_of(result.mentions, result.articles, actors),
        }
        self.data["per_colours"] = {name: _bar_colours(self.data, name) for name in columns.PER[1:]}

    def page(self) -> tuple[dict[str, Any], str]:
        """What a page without a kernel has besides the data, and what it shows without a script."""
        table = leading_voices(self.result)
        chance = first_chance(table, self._held, self.result.articles, self._actors)
        held = {"embedded": self.passages.embedded(), "first_intervals": _first(table, self._actors)}
        held["embedded"]["chance"] = chance.pop("chance", {})
        return {**held, **chance}, first_view(self.result, table, self._colours, self._language)


def _source(result: Counted, words: dict[str, str], language: str) -> str:
    """The source line, which names the corrections, if there are any."""
    made = getattr(result, "provenance", {}).get("corrections", {"n_applied": 0})["n_applied"]
    if not made:
        return words["source"]
    told = words["corrections_1"] if made == 1 else words["corrections"].format(n=number(made, language))
    return f"{words['source']}. {told}"


def _bar_colours(data: dict[str, Any], per: str) -> list[str]:
    known = len(data["per"][per]) - len(data["last"][per])
    return ["#0072B2"] * known + [FURTHER] * len(data["last"][per])


def _first(table: pd.DataFrame, actors: columns.Actors) -> dict[str, Any]:
    """The intervals of the view that a page shows first: share of quoted words, by speaker."""
    shown = table[table["share_words_low"].notna()]
    keys = ("id " + shown["speaker_id"]).fillna("name " + shown["speaker"]).fillna(shown["speaker_kind"])
    ends = {end: shown[f"share_words_{end}"].tolist() for end in ("low", "high")}
    return {"keys": actors.numbers(keys).tolist(), **ends}
