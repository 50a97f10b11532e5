"""What the explorer of framing counts on demand, as it needs the tokens: frame vocabulary, adopted words, keyness."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any, Protocol

import numpy as np
import pandas as pd

from analysis.explore.live.columns import for_page, packed
from analysis.explore.live.component import Answer, Buffers
from analysis.explore.live.framing_data import speakers_of, surety
from analysis.explore.marks import Readable
from analysis.measures.adopted_words import adopted_words
from analysis.measures.frame_lexicon import FRAMES
from analysis.measures.frame_vocabulary import frame_passages, frame_vocabulary
from analysis.measures.keyness import keyness
from analysis.measures.speakers import identify
from analysis.measures.voices import VOICES

MOST_WORDS = 1_000
MOST_ARTICLES_OF_A_WORD = 60
FEW_SIGNS = 1_000_000
"""Texts of so many signs together are counted for an exported page; of more only a notebook counts the words."""
_GIVEN = ("n_quoted", "n_narrator", "n_narrator_before", "n_speakers", "quoted_start", "quoted_end", "narrator_start",
          "narrator_end")  # fmt: skip
_FIGURES = ("n_target", "n_reference", "n_articles_target", "n_articles_reference", "log_ratio", "g2",
            "per_1000_target", "per_1000_reference", "share_top_article")  # fmt: skip


class Worded(Readable, Protocol):
    """What the explorer of framing needs of an Analysis."""

    @property
    def sentences(self) -> pd.DataFrame: ...  # noqa: D102
    @property
    def words(self) -> pd.DataFrame: ...  # noqa: D102
    def tokens(self) -> pd.DataFrame: ...  # noqa: D102
    def filter(self, **columns: Any) -> Worded: ...  # noqa: D102


class Counts:
    """Answers of the page's questions that need the words of the articles, each counted once.

    ``sure`` in a question is how many of 100 such quotations must be right for a quotation to count.
    """

    def __init__(self, result: Worded, words: dict[str, str]) -> None:
        self._result, self._words = result, words
        self._held: dict[Any, Any] = {}
        self._number = pd.Series(np.arange(len(result.articles)), index=result.articles["article_id"])

    @property
    def answers(self) -> dict[str, Answer]:
        """What answers each kind of question."""
        return {
            "frames": lambda given, _: (self.frames(int(given["sure"])), []),
            "adopted": lambda given, _: (self.adopted(int(given["sure"]), str(given["order"])), []),
            "keyness": lambda given, buffers: (self.keyness(given, self.articles(given, buffers)), []),
            "occurrences": lambda given, buffers: (self.occurrences(given, self.articles(given, buffers)), []),
        }

    @cached_property
    def few(self) -> bool:
        """Whether the articles are so few that their words are counted at once."""
        return int(self._result.articles["text"].str.len().sum()) <= FEW_SIGNS

    @cached_property
    def tokens(self) -> pd.DataFrame:
        """The tokens of all articles, made once."""
        return self._result.tokens()

    def frame_hits(self, sure: int) -> pd.DataFrame:
        """Table of ``frame_passages`` of all articles, with the number of each article."""
        return self._once(("hits", sure), lambda: self._frame_hits(sure))

    def frames(self, sure: int) -> dict[str, Any]:
        """Words of the frames with whose they are; and of each article the words of each voice."""
        return self._once(("frames", sure), lambda: self._frames(sure))

    def adopted_rows(self, sure: int, order: str) -> pd.DataFrame:
        """Table of ``adopted_words`` of all articles."""
        return self._once(("rows", sure, order), lambda: self._adopted_rows(sure, order))

    def adopted(self, sure: int, order: str) -> dict[str, Any]:
        """Words that narrators adopt, as columns."""
        table = identify(self.adopted_rows(sure, order))
        speaker, speakers = speakers_of(table, self._words)
        columns = {name: packed(table[name], "i32") for name in _GIVEN}
        columns |= {"article": packed(table["article_id"].map(self._number), "i32"), "speaker": packed(speaker, "i32")}
        columns["share_other"] = packed(table["share_other_articles"], "f64")
        held = {"rows": columns, "lemmas": table["lemma"].tolist(), "speakers": speakers}
        return for_page({**held, "ids": table["article_id"].tolist()})

    def keyness(self, given: dict[str, Any], articles: pd.DataFrame) -> dict[str, Any]:
        """The words of ``keyness`` for two groups of these articles, the highest G2 first, at most 1,000."""
        table = self._key_words(given, articles)
        shown = table.head(MOST_WORDS)
        columns = {name: packed(shown[name], "f64") for name in _FIGURES}
        sizes = table[["n_words_target", "n_words_reference", "n_group_articles", "n_reference_articles"]].head(1)
        whole = {name: int(values.iloc[0]) if len(values) else 0 for name, values in sizes.items()}
        return for_page({"rows": columns, "lemmas": shown["lemma"].tolist(), "whole": whole, "n": len(table)})

    def first_words(self, given: dict[str, Any], n: int) -> list[str]:
        """The first words that each of two groups has more often, of all articles."""
        table = self._key_words(given, self._result.articles)
        more, less = table[table["log_ratio"].gt(0)], table[table["log_ratio"].lt(0)]
        return [*more["lemma"].head(n), *less["lemma"].head(n)]

    def _key_words(self, given: dict[str, Any], articles: pd.DataFrame) -> pd.DataFrame:
        return keyness(
            self._result.words, articles, by=given["by"], target=given["target"], reference=given["reference"],
            part=given["part"], pos=(given["pos"],) if given["pos"] else None,
        )  # fmt: skip

    def occurrences(self, given: dict[str, Any], articles: pd.DataFrame) -> list[list[int]]:
        """Where a lemma stands on one side of the two, [article, start, end], in the first articles that have it."""
        own = self._result.words
        own = own[own["lemma"].eq(given["lemma"]) & own["article_id"].isin(self._side(given, articles))]
        own = own[own["n_in_quotes"].gt(0)] if given["part"] == "quoted" else own
        own = own[own["n"].gt(own["n_in_quotes"])] if given["part"] == "unquoted" else own
        own = own[own["pos"].eq(given["pos"])] if given["pos"] else own
        having = self._number[self._number.index.isin(own["article_id"])].index[:MOST_ARTICLES_OF_A_WORD]
        tokens = self._tokens_in(having)
        found = tokens[tokens["lemma"].eq(given["lemma"])]
        if given["part"] != "all":
            found = found[found["in_quote"] == (given["part"] == "quoted")]
        found = found[found["pos"].eq(given["pos"])] if given["pos"] else found
        return self._places(found).tolist()

    def _side(self, given: dict[str, Any], articles: pd.DataFrame) -> pd.Series:
        """The articles of the target, or of the reference."""
        from analysis.measures.groups import assign

        units = assign(articles, given["by"])
        if given["side"] == "target":
            return units.loc[units["group"].eq(given["target"]), "article_id"]
        if given["reference"] is None:
            return units.loc[~units["group"].eq(given["target"]), "article_id"]
        return units.loc[units["group"].eq(given["reference"]), "article_id"]

    def _places(self, rows: pd.DataFrame) -> np.ndarray:
        article = rows["article_id"].map(self._number)
        return np.column_stack([article, rows["start"], rows["end"]]).astype(np.int64)

    def places_of_frames(self) -> list[list[int]]:
        """[article, start, end] of each hit, all quotations counting."""
        return self._places(self.frame_hits(0)).tolist()

    def places_of_adopted(self, rows: pd.DataFrame) -> list[list[int]]:
        """[article, start, end] of the first quoted and of the first narrator's use in each of these rows."""
        uses = (rows.rename(columns={f"{use}_start": "start", f"{use}_end": "end"}) for use in ("quoted", "narrator"))
        return [place for use in uses for place in self._places(use).tolist()]

    def _frame_hits(self, sure: int) -> pd.DataFrame:
        return frame_passages(self.tokens, self.quotes(sure), self._result.articles, by=None)

    def _frames(self, sure: int) -> dict[str, Any]:
        hits = self.frame_hits(sure)
        lemma, lemmas = pd.factorize(hits["lemma"].astype("str"), sort=True)
        speaker, speakers = pd.factorize(hits["speaker"].astype("str"), sort=True)
        places = self._places(hits)
        columns = {name: packed(places[:, at], "i32") for at, name in enumerate(("article", "start", "end"))}
        for name, allowed in (("frame", FRAMES), ("voice", VOICES)):
            columns[name] = packed(pd.Index(allowed).get_indexer(pd.Index(hits[name].astype("str"))), "u8")
        columns |= {"lemma": packed(lemma, "i32"), "speaker": packed(speaker, "i32")}
        words = {name: packed(n, "i32") for name, n in self._words_of_voices(sure).items()}
        names = {"lemmas": [str(name) for name in lemmas], "speakers": [str(name) for name in speakers]}
        return for_page({"hits": columns, "words": words, **names})

    def _words_of_voices(self, sure: int) -> dict[str, np.ndarray]:
        """Of each article, in order, the words of each voice."""
        articles = self._result.articles
        table = frame_vocabulary(self.tokens, self.quotes(sure), articles, by="article_id")
        words = table.drop_duplicates(["group", "voice"]).set_index(["voice", "group"])["n_words"]
        return {voice: words[voice].reindex(articles["article_id"]).to_numpy() for voice in VOICES}

    def _adopted_rows(self, sure: int, order: str) -> pd.DataFrame:
        own = self._result
        return adopted_words(self.tokens, self.quotes(sure), own.marked, own.mentions, own.articles, order=order)

    def quotes(self, sure: int) -> pd.DataFrame:
        """The quotations that are right in so many of 100 cases, at least."""
        quotes = self._result.quotes
        return quotes[surety(quotes) >= sure] if sure else quotes

    def _tokens_in(self, ids: pd.Index) -> pd.DataFrame:
        if self.few or "tokens" in vars(self):
            return self.tokens[self.tokens["article_id"].isin(ids)]
        return self._result.filter(article_id=list(ids)).tokens()

    def articles(self, given: dict[str, Any], buffers: Buffers) -> pd.DataFrame:
        """The articles that count: those whose numbers came, or all."""
        articles = self._result.articles
        return articles if given["all"] else articles.iloc[np.frombuffer(buffers[0], np.int32)]

    def _once(self, key: Any, count: Callable[[], Any]) -> Any:
        if key not in self._held:
            self._held[key] = count()
        return self._held[key]


def question(by: str, target: str, reference: str | None = None) -> dict[str, Any]:
    """What the page asks for its first two groups; the same keys in the same order as there."""
    return {"by": by, "target": target, "reference": reference, "part": "all", "pos": "", "all": True}
