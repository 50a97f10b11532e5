"""The explorer of voices: who is quoted how much, by outlet, and the reader beside it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

import pandas as pd

from analysis.explore.html import escape
from analysis.explore.marks import Readable
from analysis.explore.notes import is_given, rows
from analysis.explore.wording import wording

if TYPE_CHECKING:
    from analysis.explore.widget import Explorer

SHARES = ("share_words", "share_quotes", "share_articles")
MOST_ARTICLES = 300
"""Articles that a drop-down lists; nobody scrolls through more."""


class Counted(Readable, Protocol):
    """What the explorer of voices needs of an Analysis."""

    @property
    def sentences(self) -> pd.DataFrame: ...  # noqa: D102


_SMALL = 'style="font:13px/1.5 system-ui,sans-serif;opacity:0.8;margin:0.2rem 0 0"'
_SENTENCE = 'style="font:15px/1.5 system-ui,sans-serif;color:inherit;margin:0.6rem 0;max-width:46rem"'


def voices(result: Counted, *, language: str = "en") -> Explorer:
    """Who is quoted how much: a chart, the quote density and one article, with drop-downs.

    The drop-downs choose the outlet (where the articles name one), what is counted and the article to read.

    Parameters
    ----------
    result
        What ``analyse`` gave. For a large corpus give a part of it: ``result.filter(outlet=...)``.
    language
        Language of everything around the articles: "en" or "de".

    Returns
    -------
    Explorer
        A widget. In an exported page it stands as HTML, as it was first shown.

    Raises
    ------
    ValueError
        There is no article, or the language is not one of the two.
    """
    from analysis.explore.reading import article_of
    from analysis.explore.widget import Explorer, Panel, dropdown

    words = wording(language)
    article_of(result.articles, None)
    view = _View(result, language)
    outlet = dropdown(words["column_outlet"], view.outlets)
    what = dropdown(words["counted"], [(words[share], share) for share in SHARES])
    article = dropdown(words["column_article"], view.articles(outlet.value))

    def follow(change: Any) -> None:
        article.options = view.articles(change["new"])

    outlet.observe(follow, names="value")
    return Explorer(
        [outlet, what, article],
        [
            Panel(lambda: view.chart(outlet.value, what.value), (outlet, what)),
            Panel(lambda: view.density(outlet.value), (outlet,)),
            Panel(lambda: view.reader(article.value), (article,)),
        ],
    )


class _View:
    """What the explorer shows for a choice; choice 0 is all articles, choice n the n-th outlet."""

    def __init__(self, result: Counted, language: str) -> None:
        self._result, self._language, self._words = result, language, wording(language)
        self._groups = list(result.articles["outlet"].drop_duplicates().sort_values(na_position="last"))
        if len(self._groups) < 2:
            self._groups = []

    @property
    def outlets(self) -> list[tuple[str, int]]:
        """The choices of outlets; only "all" where there is but one."""
        named = [str(group) if is_given(group) else self._words["no_outlet"] for group in self._groups]
        return [(self._words["all_outlets"], 0), *((name, place) for place, name in enumerate(named, start=1))]

    def articles(self, choice: int) -> list[tuple[str, str]]:
        """The articles of a choice by headline, at most as many as a drop-down can show."""
        chosen = self._of_group(self._result.articles, "outlet", choice)
        return [(_headline(row, with_outlet=not choice), row.article_id) for row in rows(chosen.head(MOST_ARTICLES))]

    def chart(self, choice: int, share: str) -> str:
        """Share of each speaker, as a picture and what it adds up to."""
        from analysis.charts import chart_speaker_prominence
        from analysis.explore.picture import picture

        table = self._group(self._prominence, choice)
        ax = chart_speaker_prominence(table, measure=share, colours=self._colours, language=self._language)
        return picture(ax, self._alt(table, choice, share)) + f"<p {_SMALL}>{escape(self._sum(table, share))}</p>"

    def density(self, choice: int) -> str:
        """How much of the text is quoted, in one sentence."""
        from analysis.charts.wording import count, percent

        row = rows(self._group(self._density, choice))[0]
        if not is_given(row.density_all):
            return f"<p {_SENTENCE}>{self._words['no_words']}</p>"
        sentence = self._words["density"].format(
            quoted=percent(row.density_all, self._language),
            direct=percent(row.density_direct, self._language),
            **{key: count(key, getattr(row, key), self._language) for key in ("n_words", "n_articles", "n_quotes")},
        )
        return f"<p {_SENTENCE}>{sentence}</p>"

    def reader(self, article_id: str | None) -> str:
        """The article, in the colours of the chart."""
        from analysis.explore.reading import reader

        return reader(self._result, article_id, language=self._language, colours=self._colours).html

    @cached_property
    def _colours(self) -> dict[str, str]:
        from analysis.charts import speaker_colours

        return speaker_colours(self._result.quotes)

    @cached_property
    def _prominence(self) -> dict[bool, pd.DataFrame]:
        from analysis.measures import speaker_prominence

        quotes, articles = self._result.quotes, self._result.articles
        return {whole: speaker_prominence(quotes, articles, by=None if whole else "outlet") for whole in (True, False)}

    @cached_property
    def _density(self) -> dict[bool, pd.DataFrame]:
        from analysis.measures import quote_density

        result = self._result
        return {
            whole: quote_density(
                result.sentences, result.quotes, result.articles, by=None if whole else "outlet", n_boot=0
            )
            for whole in (True, False)
        }

    def _group(self, tables: dict[bool, pd.DataFrame], choice: int) -> pd.DataFrame:
        return self._of_group(tables[choice == 0], "group", choice)

    def _of_group(self, table: pd.DataFrame, column: str, choice: int) -> pd.DataFrame:
        if choice == 0:
            return table
        group = self._groups[choice - 1]
        return table[table[column] == group] if is_given(group) else table[table[column].isna()]

    def _alt(self, table: pd.DataFrame, choice: int, share: str) -> str:
        from analysis.charts.wording import percent

        shown = ", ".join(
            f"{self._speaker(row)} {percent(getattr(row, share), self._language)}"
            for row in rows(table.sort_values(share, ascending=False, kind="stable").head(10))
            if is_given(getattr(row, share))
        )
        return f"{self._words[share]}, {self.outlets[choice][0]}: {shown or self._words['no_rows']}"

    def _speaker(self, row: Any) -> str:
        if is_given(row.speaker):
            return str(row.speaker)
        return self._words["all_anonymous"] if row.speaker_kind == "anonymous" else self._words["nobody"]

    def _sum(self, table: pd.DataFrame, share: str) -> str:
        from analysis.charts.wording import percent

        if share == "share_articles":
            return self._words["sum_articles"]
        if not table[share].notna().any():
            return self._words["no_rows"]
        return self._words["sum"].format(n=len(table), total=percent(table[share].sum(), self._language))


def _headline(article: Any, *, with_outlet: bool) -> str:
    title = article.title if is_given(article.title) else article.article_id
    return f"{article.outlet}: {title}" if with_outlet and is_given(article.outlet) else str(title)
