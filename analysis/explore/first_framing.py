"""Framing as a plain page shows it where no script runs: a picture of the first topic, and passages behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import pandas as pd

from analysis.explore.html import escape
from analysis.explore.marks import Readable
from analysis.explore.notes import is_given, rows
from analysis.explore.table import Row, page_table
from analysis.measures.cue_places import counted_once
from analysis.measures.inputs import QUOTED_TYPES, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from matplotlib.axes import Axes

MOST_PASSAGES = 25
_HEADING = 'style="font:600 14px/1.5 system-ui,sans-serif;margin:1rem 0 0.2rem;max-width:46rem"'
_CAVEAT = 'style="font:13px/1.5 system-ui,sans-serif;opacity:0.8;margin:0.2rem 0 0;max-width:46rem"'


class Told(Readable, Protocol):
    """What framing needs of an Analysis."""

    @property
    def sentences(self) -> pd.DataFrame: ...  # noqa: D102
    @property
    def words(self) -> pd.DataFrame: ...  # noqa: D102


@dataclass(frozen=True)
class FirstFraming:
    """The parts of the page, for a topic and a column of articles that makes the groups (or "corpus").

    ``tables`` gives the tables of measures that the explorer made already: "cue_stance", "scare_quotes", "tokens",
    "adopted_words"; ``pair`` names the two groups of keyness.
    """

    result: Told
    tables: Mapping[str, Callable[[], pd.DataFrame]]
    by: str
    pair: Mapping[str, Any] | None
    colours: Mapping[str, str]
    words: Mapping[str, str]
    language: str

    def html(self, topic: str) -> str:
        """Chart, what it does not say, and passages."""
        words = self.words
        alt = f"{words[f'topic_{topic}']}, {words[f'by_{self.by}']}"
        axes, passages = getattr(self, f"_{topic}")()
        chart = self._picture(axes, alt) if axes else f"<p {_HEADING}>{escape(alt)}</p>"
        caveat = f"<p {_CAVEAT}>{escape(words[f'caveat_{topic}'])}</p>"
        return f'<div class="ra-explorer">{chart}{caveat}{passages}</div>'

    def _picture(self, axes: Axes, alt: str) -> str:
        from analysis.explore.picture import picture

        return picture(axes, alt)

    def _heading(self, key: str) -> str:
        return f"<p {_HEADING}>{escape(self.words[key])}</p>"

    @property
    def _group(self) -> str | None:
        return None if self.by == "corpus" else self.by

    def _cues(self) -> tuple[Axes | None, str]:
        from analysis import charts
        from analysis.explore.passages import cue_passages

        axes = charts.chart_cue_stance(self.tables["cue_stance"](), language=self.language)
        articles = self.result.articles
        once = counted_once(quoted(self.result.quotes, articles, QUOTED_TYPES))
        listed = cue_passages(once, articles, language=self.language, colours=self.colours, limit=MOST_PASSAGES)
        return axes, self._heading("passages_cues") + listed

    def _scare(self) -> tuple[Axes | None, str]:
        from analysis import charts, measures

        axes = charts.chart_scare_quotes(self.tables["scare_quotes"](), language=self.language)
        result = self.result
        found = measures.scare_quote_passages(result.marked, result.sentences, result.articles, by=None)
        return axes, self._heading("passages_scare") + self._in_sentences(found)

    def _frames(self) -> tuple[Axes | None, str]:
        from analysis import charts, measures
        from analysis.explore.passages import frame_word_table
        from analysis.explore.word_owners import frame_words

        quotes, articles, tokens = self.result.quotes, self.result.articles, self.tables["tokens"]()
        table = measures.frame_vocabulary(tokens, quotes, articles, by=self._group)
        found = measures.frame_passages(tokens, quotes, articles, by=None)
        whose = frame_word_table(frame_words(found), language=self.language, limit=MOST_PASSAGES)
        listed = self._heading("passages_frames") + whose + self._heading("passages_all") + self._in_sentences(found)
        return charts.chart_frame_vocabulary(table, language=self.language), listed

    def _adopted(self) -> tuple[Axes | None, str]:
        from analysis.explore.quotations import place_cells, places_of

        table = self.tables["adopted_words"]()
        places = places_of(table, self.result.articles)
        texts = dict(zip(self.result.articles["article_id"], self.result.articles["text"], strict=True))
        shown = [
            Row(
                {
                    "speaker": escape(row.speaker if is_given(row.speaker) else self.words["nobody"]),
                    "lemma": escape(row.lemma),
                    "passage": _around(texts[row.article_id], row.quoted_start, row.quoted_end),
                    "narrator": _around(texts[row.article_id], row.narrator_start, row.narrator_end),
                    **place_cells(row.article_id, places),
                }
            )
            for row in rows(table.head(MOST_PASSAGES))
        ]
        kinds = ("speaker", "lemma", "passage", "narrator", *places)
        columns = {kind: self.words[f"column_{kind}"] for kind in kinds}
        listed = page_table(columns, shown, further=len(table) - MOST_PASSAGES, language=self.language)
        return None, self._heading("passages_adopted") + listed

    def _keyness(self) -> tuple[Axes | None, str]:
        from analysis import charts, measures

        if self.pair is None:
            return None, f"<p>{escape(self.words['no_pair'])}</p>"
        chosen = {name: self.pair[name] for name in ("by", "target", "reference")}
        table = measures.keyness(self.result.words, self.result.articles, **chosen)
        return charts.chart_keyness(table, language=self.language), ""

    def _in_sentences(self, found: pd.DataFrame) -> str:
        from analysis.explore.passages import sentence_passages

        return sentence_passages(
            found, self.result.sentences, self.result.articles, language=self.language, limit=MOST_PASSAGES
        )


def _around(text: str, start: int, end: int) -> str:
    """The word, bold, in its line with a few words before and after."""
    before, after = text[max(0, start - 60) : start].rpartition("\n")[2], text[end : end + 60].partition("\n")[0]
    return f"… {escape(before)}<b>{escape(text[start:end])}</b>{escape(after)} …"
