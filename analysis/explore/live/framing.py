"""The explorer of framing: words of saying, scare quotes, frame vocabulary, adopted words and keyness."""

from __future__ import annotations

import json
import math
from functools import cached_property
from typing import Any

import pandas as pd

from analysis.charts.colours import STANCES as STANCE_COLOURS
from analysis.charts.colours import VOICES as VOICE_COLOURS
from analysis.charts.colours import speaker_colours
from analysis.charts.frame_vocabulary import FEW_WORDS
from analysis.charts.wording import words as chart_words
from analysis.explore.first_framing import FirstFraming
from analysis.explore.live import framing_data as columns
from analysis.explore.live.component import Live
from analysis.explore.live.framing_chance import StanceChance
from analysis.explore.live.framing_counts import Counts, Worded, question
from analysis.explore.live.framing_words import framing_words
from analysis.explore.live.intervals import intervals
from analysis.explore.live.passages import Passages, places_named
from analysis.explore.live.places import MOST_PLACES, Places
from analysis.explore.live.voices_data import articles_of
from analysis.explore.reading import article_of
from analysis.measures.cues import cue_stance
from analysis.measures.frame_lexicon import FRAMES
from analysis.measures.scare_quotes import scare_quotes
from analysis.measures.voices import VOICES
from analysis.tables import STANCES

TOPICS = ("cues", "scare", "frames", "adopted", "keyness")
_PARTS = (
    "svg", "filters", "filters_saved", "chance", "framing_groups", "framing", "framing_cues", "framing_chance",
    "framing_scare", "framing_frames", "framing_adopted", "framing_keyness",
)  # fmt: skip
_WORDS_AT_ONCE, _AT_ONCE = 12, 20


def framing(result: Worded, *, language: str = "en", topic: str = "cues") -> Live:
    """Traces of framing, side by side: figures of outlets, events, months or speakers, and the passages behind each.

    Five views: the stance of the words of saying with 95 % intervals and a comparison of two groups with what chance
    makes, scare quotes, the vocabulary of five frames in
    the narrator's words and in quotations, words that narrators adopt from somebody they quote, and words that set two
    groups of articles apart. Filters choose articles (outlet, event, events that several outlets report, dates, wire
    copy once) and, where quotations count, how sure they are and whose. A bar or figure leads to its passages, these to
    their articles. All figures are those of the measures ``cue_stance``, ``cue_use``, ``compare_groups`` of
    ``stance_counts``, ``scare_quotes``, ``frame_vocabulary``, ``adopted_words`` and ``keyness``. Adopted words are told
    for the whole corpus, of which the filters choose rows: which words are everyday language does not change with
    them.

    Parameters
    ----------
    result
        What ``analyse`` gave.
    language
        Language of everything around the passages: "en" or "de".
    topic
        What is shown first: "cues", "scare", "frames", "adopted" or "keyness".

    Returns
    -------
    Live
        A widget. An exported page counts and filters without a kernel: all of words of saying and scare quotes, but
        it compares only the two groups that it shows first with chance; of the three views that need the words of the
        articles what was shown first, and nothing where the corpus has more than a million signs. It holds the first
        3,000 passages of each kind and the first 60 articles. Where no script may run, a picture and passages of
        the first topic stand.

    Raises
    ------
    ValueError
        There is no article, the language is not one of the two, or there is no such topic.
    """
    words = framing_words(language)
    if topic not in TOPICS:
        message = f"There is no topic {topic!r} to look at; try one of: {', '.join(TOPICS)}."
        raise ValueError(message)
    article_of(result.articles, None)
    return _Framing(result, words, language, topic).live()


class _Framing:
    """The parts of the explorer for one analysis."""

    def __init__(self, result: Worded, words: dict[str, str], language: str, topic: str) -> None:
        self._result, self._words, self._language, self._topic = result, words, language, topic
        self._colours = speaker_colours(result.quotes)
        self._held, spoken = columns.spoken_of(result.quotes, result.articles, words)
        self._scare, scare = columns.scare_of(result.marked, result.articles)
        told = articles_of(result.articles, result.sentences, words["not_given"])
        told["articles"] |= columns.shared_of(result.articles)
        told["ways"] = [*(way for way in told["ways"] if len(told[f"{way}s"]) > 1), "corpus"]
        self._by = next(way for way in told["ways"] if way != "month")
        self._data = {**told, **spoken, **scare}
        self._pair = self._first_pair()
        self._counts = Counts(result, words)
        self._chance = StanceChance(self._counts.quotes, self._counts.articles, self._data["speakers"])
        self._passages = Passages(result, self._held, self._colours, language)
        self._places = Places(result.articles, result.sentences, places_named(result.articles, language))

    def live(self) -> Live:
        """The widget."""
        answers = {**self._passages.answers, **self._places.answers, **self._counts.answers, "intervals": intervals}
        answers["chance"] = self._chance.answer
        data = {
            "explorer": "framing",
            "language": self._language,
            "words": self._words,
            "topic": self._topic,
            "by": self._by,
            "pair": self._pair,
            "source": self._words["source"],
            "few_words": FEW_WORDS,
            "stances": [self._named("stance", name, STANCE_COLOURS[name]) for name in STANCE_COLOURS],
            "stance_codes": [list(STANCES).index(name) for name in STANCE_COLOURS],
            "voices": [self._named("voice", name, VOICE_COLOURS[name]) for name in VOICES],
            "frames": [{"key": name, "name": chart_words(self._language)[f"frame_{name}"]} for name in FRAMES],
            **self._data,
        }
        return Live(data, parts=_PARTS, answers=answers, page=self._page)

    def _named(self, kind: str, name: str, colour: str) -> dict[str, str]:
        return {"key": name, "name": chart_words(self._language)[f"{kind}_{name}"], "colour": colour}

    def _first_pair(self) -> dict[str, Any] | None:
        """What keyness compares first: the first group with all other articles."""
        for way in self._data["ways"]:
            names = [name for name in self._data.get(f"{way}s", []) if name != self._words["not_given"]]
            if names:
                return question(way, names[0])
        return None

    def _page(self) -> tuple[dict[str, Any], str]:
        """What a page without a kernel has besides the data, and what it shows without a script."""
        result = self._result
        group = None if self._by == "corpus" else self._by
        stance = cue_stance(result.quotes, result.articles, by=group)
        scare = scare_quotes(result.marked, result.sentences, result.articles, by=group)
        embedded = {**self._passages.embedded(), **self._chance.embedded(self._by, stance)}
        embedded["place"] = self._places.embedded(self._scare[:MOST_PLACES].tolist())
        if self._counts.few:
            words, places = self._counted_for_page
            embedded |= words
            embedded["place"] |= self._places.embedded(places)
        tables = {
            "cue_stance": lambda: stance, "scare_quotes": lambda: scare, "tokens": lambda: self._counts.tokens,
            "adopted_words": lambda: self._counts.adopted_rows(0, "after"),
        }  # fmt: skip
        first = FirstFraming(result, tables, self._by, self._pair, self._colours, self._words, self._language)
        # Nobody waits for the words of a large corpus to be counted only because a notebook shows the explorer.
        shown = self._topic if self._counts.few or self._topic not in ("frames", "adopted") else "cues"
        return {"embedded": embedded, "first_intervals": _first(stance, scare)}, first.html(shown)

    @cached_property
    def _counted_for_page(self) -> tuple[dict[str, dict[str, Any]], list[list[int]]]:
        """Answers to what the views of words ask first, and the passages that these lead to."""
        counts, pair = self._counts, self._pair
        places = counts.places_of_frames()[:MOST_PLACES]
        places += counts.places_of_adopted(counts.adopted_rows(0, "after").head(MOST_PLACES // 2))
        found: dict[str, dict[str, Any]] = {
            "frames": {_key({"sure": 0}): counts.frames(0)},
            "adopted": {_key({"sure": 0, "order": "after"}): counts.adopted(0, "after")},
        }
        if pair is None:
            return found, places
        articles = self._result.articles
        asked = [
            {**pair, "lemma": lemma, "side": side}
            for lemma in counts.first_words(pair, _WORDS_AT_ONCE)
            for side in ("target", "reference")
        ]
        stands = {_key(given): counts.occurrences(given, articles) for given in asked}
        found |= {"keyness": {_key(pair): counts.keyness(pair, articles)}, "occurrences": stands}
        return found, places + [place for several in stands.values() for place in several[:_AT_ONCE]]


def _key(given: dict[str, Any]) -> str:
    """The question as the page writes it."""
    return json.dumps(given, ensure_ascii=False, separators=(",", ":"))


def _first(stance: pd.DataFrame, scare: pd.DataFrame) -> dict[str, Any]:
    """The intervals of what the page shows first, group by group; groups are in the order of the page."""
    return {
        "cues": {end: _or_none(stance[f"share_{end}"]) for end in ("low", "high")},
        "scare": {end: _or_none(scare[f"per_1000_words_{end}"]) for end in ("low", "high")},
    }


def _or_none(ends: pd.Series) -> list[float | None]:
    """JSON knows no NaN."""
    return [None if math.isnan(end) else end for end in ends]
