"""What the editor knows and answers: an article with what can be corrected there, and decisions that are followed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from analysis.charts import speaker_colours
from analysis.corrections import decisions
from analysis.explore.live.component import Answer, Buffers
from analysis.explore.live.desk import Desk, NotFoundError, article_row, names_of, spans_of, words_at
from analysis.explore.live.editor_words import WORDS
from analysis.explore.live.wording import words_of
from analysis.explore.notes import is_given, rows, speaker_label
from analysis.explore.quotations import spoken
from analysis.explore.reading import article_of, reader
from analysis.result import Analysis
from analysis.tables import QUOTE_TYPES, SPEAKER_KINDS

_MOST_NAMES, _MOST_ARTICLES, _SHORT = 1_000, 2_000, 60


class Editing:
    """What an editor knows and answers; ``result`` is the analysis as it is corrected now."""

    def __init__(
        self, result: Analysis, article_id: str | None, language: str, file: str | Path | None, who: str | None
    ) -> None:
        self._words = {**words_of(language), **WORDS[language]}
        self._language, self._desk = language, Desk(result, file)
        first = article_of(result.articles, article_id).article_id
        self._first = result.articles["article_id"].tolist().index(first)
        self._colours = speaker_colours(self._desk.result.quotes)
        self.data = {
            "explorer": "editor",
            "language": language,
            "words": self._words,
            "who": who or "",
            "first": self._first,
            "n_articles": len(result.articles),
            "articles": _titles(result) if len(result.articles) <= _MOST_ARTICLES else [],
            "types": [[kind, self._words[f"type_{kind}"]] for kind in QUOTE_TYPES],
            "kinds": [["", self._words["edit_kind_known"]]]
            + [[kind, self._words[f"edit_kind_{kind}"]] for kind in SPEAKER_KINDS],
        }

    @property
    def answers(self) -> dict[str, Answer]:
        """What answers each kind of question."""
        return {
            "article": lambda given, _: (self._article(int(given)), []),
            "decide": self._decide,
            "undo": self._undo,
        }

    @property
    def result(self) -> Analysis:
        """The analysis with every correction that is kept now; the one that came in stays as it was."""
        return self._desk.result

    @property
    def file(self) -> Path:
        """The CSV file of corrections."""
        return self._desk.file

    def read(self) -> str:
        """The reader of the article to begin with."""
        article_id = self.result.articles["article_id"].iloc[self._first]
        return reader(self.result, article_id, language=self._language, colours=self._colours).html

    def _article(self, number: int, **told: Any) -> dict[str, Any]:
        """What the page shows of an article."""
        result = self._desk.result
        article = article_row(result.articles, number)
        quotes = rows(result.quotes[result.quotes["article_id"] == article.article_id])
        self._colours = speaker_colours(result.quotes)
        n, applied = self._desk.counts()
        key = "edit_counts" if n == applied else "edit_counts_void"
        counts = {"here": len(quotes), "all": len(result.quotes), "done": applied, "n": n}
        return {
            "number": number,
            "html": reader(result, article.article_id, language=self._language, colours=self._colours).html,
            "quotes": [self._quote(article.text, quote) for quote in quotes],
            "mentions": self._mentions(article),
            "names": names_of(result.entities)[:_MOST_NAMES],
            "counts": self._words[key].format(**counts),
            "kept": self._words["edit_kept"].format(file=f"{self.file.parent.name}/{self.file.name}"),
            "n_undo": self._desk.n_undo,
            **told,
        }

    def _quote(self, text: str, quote: Any) -> dict[str, Any]:
        words = spoken(quote)
        short = words if len(words) <= _SHORT else f"{words[:_SHORT]} …"
        return {
            "quote": quote.quote_id,
            "spans": quote.spans,
            "words": words_at(text, quote.spans),
            "type": quote.type,
            "speaker": quote.speaker if is_given(quote.speaker) else "",
            "label": f"{speaker_label(quote, self._language)}: {short}",
        }

    def _mentions(self, article: Any) -> list[dict[str, Any]]:
        result = self._desk.result
        mentions = result.mentions[result.mentions["article_id"] == article.article_id]
        mentions = mentions[(mentions["field"] == "text") & mentions["entity_id"].notna()]
        names = dict(zip(result.entities["entity_id"], result.entities["name"], strict=True))
        found = [(row.start, row.end, row.text, names[row.entity_id]) for row in rows(mentions)]
        return [
            {"spans": [[start, end]], "text": text, "name": name, "label": f"{text} ({name})"}
            for start, end, text, name in sorted(found)
        ]

    def _decide(self, given: Any, _: Buffers) -> tuple[Any, list[bytes]]:
        number = int(given["article"])
        article = article_row(self._desk.result.articles, number)
        try:
            decision = _decision(article, given)
        except NotFoundError as error:
            return {"refused": self._words["edit_no_words"].format(words=error)}, []
        problem = self._desk.decide(decision)
        told = self._words["edit_saved"] if problem is None else self._words["edit_no_effect"].format(problem=problem)
        return self._article(number, told=told), []

    def _undo(self, given: Any, _: Buffers) -> tuple[Any, list[bytes]]:
        self._desk.undo()
        return self._article(int(given["article"]), told=self._words["edit_undone"]), []


def _decision(article: Any, given: dict[str, Any]) -> decisions.Decision:
    told = {key: given.get(key) or None for key in ("who", "why")}
    action = given["action"]
    if action == "same_entity":
        return decisions.same_entity(given["name"], given["means"], **told)
    spans = given.get("spans") or spans_of(article.text, given["words"], int(given.get("near", 0)))
    if action == "mention":
        return decisions.mention(article, spans, means=given["means"], **told)
    if action == "no_quotation":
        return decisions.no_quotation(article, spans, **told)
    said = {"speaker": (given.get("speaker") or "").strip() or None, "speaker_kind": given.get("kind") or None}
    return decisions.quotation(article, spans, type=given["type"], **said, **told)


def _titles(result: Analysis) -> list[str]:
    titles = result.articles["title"].where(result.articles["title"].notna(), result.articles["article_id"])
    outlets = result.articles["outlet"]
    named = zip(titles, outlets, strict=True)
    return [f"{title} ({outlet})" if is_given(outlet) else str(title) for title, outlet in named]
