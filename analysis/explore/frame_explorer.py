"""The explorer of framing: words of saying and their stance, scare quotes, the vocabulary of frames."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

import pandas as pd

from analysis.explore.marks import Readable
from analysis.explore.notes import is_given
from analysis.explore.wording import wording

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from analysis.explore.widget import Explorer

TOPICS = ("cues", "scare", "frames")
MOST_PASSAGES = 25
_HEADING = 'style="font:600 14px/1.5 system-ui,sans-serif;margin:1rem 0 0.2rem;max-width:46rem"'
_CAVEAT = 'style="font:13px/1.5 system-ui,sans-serif;opacity:0.8;margin:0.2rem 0 0;max-width:46rem"'


class Worded(Readable, Protocol):
    """What the explorer of framing needs of an Analysis."""

    @property
    def sentences(self) -> pd.DataFrame: ...  # noqa: D102
    def tokens(self) -> pd.DataFrame: ...  # noqa: D102


def framing(result: Worded, *, language: str = "en", topic: str = "cues") -> Explorer:
    """Traces of framing: a chart and the passages it counts, with drop-downs.

    The drop-downs choose what to look at (words of saying and their stance, scare quotes, frame vocabulary), what is
    compared (outlets or events, where the articles name them) and whose passages are listed.

    Parameters
    ----------
    result
        What ``analyse`` gave. For a large corpus give a part of it: ``result.filter(event=...)``.
    language
        Language of everything around the passages: "en" or "de".
    topic
        What is shown first: "cues", "scare" or "frames".

    Returns
    -------
    Explorer
        A widget. In an exported page it stands as HTML, as it was first shown.

    Raises
    ------
    ValueError
        The language is not one of the two, or there is no such topic.
    """
    from analysis.explore.widget import Explorer, Panel, dropdown

    words = wording(language)
    if topic not in TOPICS:
        message = f"There is no topic {topic!r} to look at; try one of: {', '.join(TOPICS)}."
        raise ValueError(message)
    view = _View(result, language)
    what = dropdown(words["topic"], [(words[f"topic_{name}"], name) for name in TOPICS])
    what.value = topic
    by = dropdown(words["compared"], [(words[f"by_{name}"], name) for name in view.ways])
    group = dropdown(words["passages_of"], view.groups(by.value))

    def follow(change: Any) -> None:
        group.options = view.groups(change["new"])

    by.observe(follow, names="value")
    return Explorer(
        [what, by, group],
        [
            Panel(lambda: view.chart(what.value, by.value), (what, by)),
            Panel(lambda: view.passages(what.value, by.value, group.value), (what, by, group)),
        ],
    )


class _View:
    """What the explorer shows for a choice; group 0 is all articles, group n the n-th outlet or event."""

    def __init__(self, result: Worded, language: str) -> None:
        self._result, self._language, self._words = result, language, wording(language)
        named = [column for column in ("outlet", "event") if result.articles[column].notna().any()]
        self.ways = named or ["corpus"]
        self._drawn: dict[tuple[str, str], str] = {}

    def groups(self, by: str) -> list[tuple[str, int]]:
        """Whose passages can be listed."""
        names = [str(value) if is_given(value) else self._words["no_outlet"] for value in self._values(by)]
        return [(self._words["all_articles"], 0), *((name, place) for place, name in enumerate(names, start=1))]

    def chart(self, topic: str, by: str) -> str:
        """The chart of a topic, drawn once, with what it does not say."""
        from analysis.explore.picture import picture

        if (topic, by) not in self._drawn:
            ax = self._axes(topic, None if by == "corpus" else by)
            alt = f"{self._words[f'topic_{topic}']}, {self._words[f'by_{by}']}"
            caveat = f"<p {_CAVEAT}>{self._words[f'caveat_{topic}']}</p>"
            self._drawn[topic, by] = picture(ax, alt) + caveat
        return self._drawn[topic, by]

    def passages(self, topic: str, by: str, group: int) -> str:
        """The passages behind the chart."""
        articles = self._articles(by, group)
        shown = {"cues": self._cues, "scare": self._scare, "frames": self._frames}[topic](articles)
        return f"<p {_HEADING}>{self._words[f'passages_{topic}']}</p>{shown}"

    def _values(self, by: str) -> list[Any]:
        if by == "corpus":
            return []
        values = list(self._result.articles[by].drop_duplicates().sort_values(na_position="last"))
        return values if len(values) > 1 else []

    def _articles(self, by: str, group: int) -> pd.DataFrame:
        articles = self._result.articles
        if not group:
            return articles
        value = self._values(by)[group - 1]
        return articles[articles[by] == value] if is_given(value) else articles[articles[by].isna()]

    def _axes(self, topic: str, by: str | None) -> Axes:
        from analysis import charts, measures

        result, language = self._result, self._language
        if topic == "cues":
            return charts.chart_cue_stance(
                measures.cue_stance(result.quotes, result.articles, by=by), language=language
            )
        if topic == "scare":
            table = measures.scare_quotes(result.marked, result.sentences, result.articles, by=by)
            return charts.chart_scare_quotes(table, language=language)
        table = measures.frame_vocabulary(self._tokens, result.quotes, result.articles, by=by)
        return charts.chart_frame_vocabulary(table, language=language)

    def _cues(self, articles: pd.DataFrame) -> str:
        from analysis.charts import speaker_colours
        from analysis.explore.passages import cue_passages

        quotes, colours = self._result.quotes, speaker_colours(self._result.quotes)
        return cue_passages(quotes, articles, language=self._language, colours=colours, limit=MOST_PASSAGES)

    def _scare(self, articles: pd.DataFrame) -> str:
        from analysis.explore.passages import sentence_passages
        from analysis.measures import scare_quote_passages

        result = self._result
        found = scare_quote_passages(result.marked, result.sentences, articles, by=None)
        return sentence_passages(found, result.sentences, articles, language=self._language, limit=MOST_PASSAGES)

    def _frames(self, articles: pd.DataFrame) -> str:
        from analysis.explore.passages import frame_word_table, sentence_passages
        from analysis.explore.word_owners import frame_words
        from analysis.measures import frame_passages

        found = frame_passages(self._tokens, self._result.quotes, articles, by=None)
        whose = frame_word_table(frame_words(found), language=self._language, limit=MOST_PASSAGES)
        listed = sentence_passages(
            found, self._result.sentences, articles, language=self._language, limit=MOST_PASSAGES
        )
        return f"{whose}<p {_HEADING}>{self._words['passages_all']}</p>{listed}"

    @cached_property
    def _tokens(self) -> pd.DataFrame:
        return self._result.tokens()
