"""The explorer of voices: who is quoted how much, from each bar to the quotations, and from these to the articles."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from analysis.explore.first_view import Counted
from analysis.explore.live.chance import counted_in_page
from analysis.explore.live.component import Answer, Buffers, Live
from analysis.explore.live.correcting import Correcting
from analysis.explore.live.intervals import intervals
from analysis.explore.live.voices_shown import Shown

_PARTS = (
    "filters",
    "filters_saved",
    "svg",
    "chance",
    "tally",
    "prominence",
    "diversity",
    "voices_rows",
    "editor_leave",
    "editor",
    "correcting",
    "voices",
    "voices_shares",
    "voices_chance",
    "voices_views",
)


class Voices(Live):
    """The widget; ``result`` is the analysis as it is corrected now."""

    def __init__(self, result: Counted, language: str, corrections: str | Path | None, who: str | None) -> None:
        self._language, self._editing = language, Correcting(result, language, corrections, who)
        self._shown = Shown(result, language)
        self._shown.data["editable"] = self._editing.possible
        answers: dict[str, Answer] = {
            "passages": lambda given, buffers: self._shown.passages.answers["passages"](given, buffers),
            "article": lambda given, buffers: self._shown.passages.answers["article"](given, buffers),
            "intervals": intervals,
            "chance": lambda given, buffers: counted_in_page(given, buffers, self._shown.result.articles),
            "edit": self._edit,
        }
        super().__init__(self._shown.data, parts=_PARTS, answers=answers, page=lambda: self._shown.page())

    @property
    def result(self) -> Counted:
        """The analysis with every correction made here; the one that came in stays as it was."""
        return self._shown.result

    def _edit(self, given: Any, buffers: Buffers) -> tuple[Any, list[bytes]]:
        """An answer of the editor; where it changed the analysis, all figures of the page change."""
        answer = self._editing.answer(given["kind"], given.get("given"), buffers)
        result = self._editing.result
        if result is not self._shown.result:
            self._shown = Shown(result, self._language)
            self._shown.data["editable"] = True
            self.data = self._shown.data
        return answer


def voices(
    result: Counted, *, language: str = "en", corrections: str | Path | None = None, who: str | None = None
) -> Voices:
    """Who is quoted how much: bars and tables with filters; a bar leads to its quotations, these to their articles.

    Five views: share of voice with 95 % intervals, quote density, prominence by eight figures side by side, speaking
    against being spoken about, and diversity of sources. Filters choose articles (outlet, event, dates, wire copy once)
    and quotations (type, actor type, gender, confidence); what is left out counts in no numerator and no denominator
    of a share, and every word of the articles chosen counts in the density. A bar of the first view tells direct from
    indirect speech. A choice of speakers (those quoted only indirectly, or only directly, among all quotations of the
    articles chosen) chooses rows and leaves their shares as they are. Whoever has no name stands where the size puts
    the row, set apart.
    Below the bars two groups of articles (outlets, events or months) are compared in the share of one row, with what
    chance makes. Files name explorer and measure, and repeat in their last columns what is chosen.

    All figures are those of the measures ``speaker_prominence``, ``quote_density``, ``prominence_panel``, ``speaking``
    and ``source_diversity``; the page counts them itself, and asks the kernel for the intervals, and for
    ``compare_groups`` of what ``voice_counts`` counts.

    In a notebook an article that was opened can be corrected there; each decision is kept as by ``explore.editor``, and
    all figures follow.

    Parameters
    ----------
    result
        What ``analyse`` gave.
    language
        Language of everything around the articles: "en" or "de".
    corrections, who
        As in ``explore.editor``: the file of corrections, and who decides. Articles that were not read from files can
        be corrected only if ``corrections`` names one.

    Returns
    -------
    Voices
        A widget; its ``result`` is the analysis as it is corrected now. An exported page counts and filters without a
        kernel; it holds the first 3,000 quotations, the first 60 articles (of more than 1,000 articles: a fourth of
        that), and the intervals and the comparison with chance of its first view. Where no script may run, a picture
        and one article stand.

    Raises
    ------
    ValueError
        There is no article, or the language is not one of the two.
    """
    return Voices(result, language, corrections, who)
