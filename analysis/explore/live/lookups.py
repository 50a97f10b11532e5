"""Searches that the page asks for: in texts, names of speakers, words of saying; what goes wrong is an answer, too."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

import pandas as pd

from analysis.explore.first_view import Counted
from analysis.explore.live.component import Buffers
from analysis.explore.live.passages import places_named
from analysis.explore.notes import is_given
from analysis.measures import kwic
from analysis.measures.numbered import numbered_in
from analysis.measures.search import SearchError, Texts
from analysis.measures.voices import VOICES

WAYS = ("plain", "words", "lemma", "regex")
PLACES = ("text", "speakers", "cues")
MOST_HITS = 10_000
MOST_READ = 1_000
"""Base forms are looked up in the tokens of so many articles at most: the kernel makes them for each search."""
WINDOW = 80
SECONDS = 5.0
_LONGEST = 300


class Searched(Counted, Protocol):
    """What a search needs of an Analysis; words and tokens for base forms only."""

    @property
    def words(self) -> pd.DataFrame: ...  # noqa: D102
    def filter(self, **columns: Any) -> Any: ...  # noqa: D102


class Searches:
    """Answers to searches: columns of hits in the order of articles and text, or the kind of problem.

    A search is {"pattern", "how" (one of WAYS), "where" (one of PLACES), "case"}.
    """

    def __init__(self, result: Searched, language: str = "en") -> None:
        self._result = result
        self._texts = dict(zip(result.articles["article_id"], result.articles["text"], strict=True))
        self._places = places_named(result.articles, language)
        self._last: tuple[tuple[str, str, str, bool], pd.DataFrame] | None = None

    def answer(self, given: Any, _: Buffers = ()) -> tuple[dict[str, Any], list[bytes]]:
        """The hits as the page shows them, or {"problem", "detail"}."""
        try:
            table = self.table(**given)
        except SearchError as error:
            return {"problem": error.reason, "detail": error.detail}, []
        number = numbered_in(table["article_id"], self._result.articles["article_id"].astype("str")).tolist()
        columns = {name: table[name].tolist() for name in ("start", "end", "left", "hit", "right")}
        given_or_none = {name: [v if is_given(v) else None for v in table[name]] for name in ("speaker", "quote_id")}
        voices = [VOICES.index(voice) if is_given(voice) else -1 for voice in table["voice"]]
        where = {str(at): self._places[at] for at in dict.fromkeys(number)}
        return {"article": number, **columns, **given_or_none, "voice": voices, "places": where}, []

    def table(self, pattern: str, how: str, where: str, case: bool) -> pd.DataFrame:
        """The hits: the columns of ``measures.kwic``, and for speakers and words of saying ``quote_id``."""
        if not pattern.strip():
            message = "The pattern is empty; expected a word, a phrase or a regular expression."
            raise SearchError(message, "empty")
        asked = (pattern, how, where, case)
        # Every display of the widget asks for the first search.
        if self._last is None or self._last[0] != asked:
            self._last = (asked, self._found(*asked))
        return self._last[1]

    def _found(self, pattern: str, how: str, where: str, case: bool) -> pd.DataFrame:
        if where == "text":
            return self._in_text(pattern, how, case).assign(quote_id=None)
        return self._of_quotes(pattern, how, where, case)

    def _in_text(self, pattern: str, how: str, case: bool) -> pd.DataFrame:
        articles, tokens = self._result.articles, None
        if how == "lemma":
            articles = self._with_lemmas(pattern, case)
            tokens = self._result.filter(article_id=articles["article_id"].tolist()).tokens()
        return kwic(
            articles, pattern, regex=how == "regex", lemma=how == "lemma", tokens=tokens, quotes=self._result.quotes,
            window=WINDOW, ignore_case=not case, whole_words=how == "words", limit=MOST_HITS, timeout=SECONDS,
        )  # fmt: skip

    def _with_lemmas(self, pattern: str, case: bool) -> pd.DataFrame:
        """The articles in which all the base forms occur."""
        same: Callable[[str], str] = str if case else str.casefold
        own = self._result.words.assign(folded=self._result.words["lemma"].map(same))
        articles = self._result.articles
        for lemma in pattern.split():
            having = own.loc[own["folded"].eq(same(lemma)), "article_id"]
            articles = articles[articles["article_id"].isin(having)]
        if len(articles) > MOST_READ:
            message = f"{len(articles)} articles have {pattern!r}. Try a rarer base form, or a regular expression."
            raise SearchError(message, "common", str(MOST_READ))
        return articles

    def _of_quotes(self, pattern: str, how: str, where: str, case: bool) -> pd.DataFrame:
        quotes = self._result.quotes[self._result.quotes["article_id"].isin(self._texts)]
        column = "speaker" if where == "speakers" else "cue_lemma" if how == "lemma" else "cue"
        quotes = quotes[quotes[column].notna()]
        names = pd.DataFrame({"article_id": quotes[column].unique(), "text": quotes[column].unique()})
        found = quotes[quotes[column].isin(_matching(names, pattern, how, case))]
        if len(found) > MOST_HITS:
            message = f"There are {len(found)} hits; at most {MOST_HITS} can be shown. Try a rarer pattern."
            raise SearchError(message, "many")
        return self._in_context(found, cues=where == "cues")

    def _in_context(self, quotes: pd.DataFrame, *, cues: bool) -> pd.DataFrame:
        """Quotations, or their words of saying, with what stands before and after."""
        own = [(row[0][0], row[0][1]) for row in quotes["cue_spans"]] if cues else list(_ends(quotes))
        rows = []
        for article, (start, end) in zip(quotes["article_id"], own, strict=True):
            text = self._texts[article]
            rows.append((text[max(0, start - WINDOW) : start], text[start:end][:_LONGEST], text[end : end + WINDOW]))
        table = pd.DataFrame(rows, columns=["left", "hit", "right"], index=quotes.index)
        table = table.assign(start=[start for start, _ in own], end=[end for _, end in own], voice=None)
        table = pd.concat([quotes[["article_id", "speaker", "quote_id"]], table], axis=1)
        order = numbered_in(table["article_id"], self._result.articles["article_id"].astype("str"))
        return table.assign(_order=order).sort_values(["_order", "start"], kind="stable", ignore_index=True)


def _ends(quotes: pd.DataFrame) -> zip[tuple[int, int]]:
    return zip(quotes["start"], quotes["end"], strict=True)


def _matching(names: pd.DataFrame, pattern: str, how: str, case: bool) -> set[str]:
    """The names that the pattern hits."""
    if how == "lemma":
        return {name for name in names["text"] if (name == pattern if case else name.casefold() == pattern.casefold())}
    texts = Texts(names, None, SECONDS)
    hits = (
        texts.regular(pattern, ignore_case=not case)
        if how == "regex"
        else texts.plain(pattern, ignore_case=not case, whole_words=how == "words")
    )
    return {name for name, _, _ in hits}
