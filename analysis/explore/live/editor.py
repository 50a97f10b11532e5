"""The editor: the reader of an article with a form for what is wrong there; each decision is kept and followed."""

from __future__ import annotations

from pathlib import Path

from analysis.explore.live.component import Live
from analysis.explore.live.editing import Editing
from analysis.result import Analysis


class Editor(Live):
    """The widget; ``result`` is the analysis as it is corrected now, ``file`` where the corrections are kept."""

    def __init__(self, editing: Editing) -> None:
        self._editing = editing
        super().__init__(editing.data, parts=("editor_leave", "editor"), answers=editing.answers, page=lambda: ({}, ""))

    @property
    def result(self) -> Analysis:
        """The analysis with every correction that is kept now; the one that came in stays as it was."""
        return self._editing.result

    @property
    def file(self) -> Path:
        """The CSV file of corrections."""
        return self._editing.file

    def static(self) -> str:
        """The article to read: without a kernel nothing can be kept, so that no form is offered."""
        return self._editing.read()


def editor(
    result: Analysis,
    article_id: str | None = None,
    *,
    language: str = "en",
    corrections: str | Path | None = None,
    who: str | None = None,
) -> Editor:
    """Read an article and correct what is wrong there: speakers, types, passages, missed quotations, whom names mean.

    Choose a quotation in the text (click, or Tab and Enter) or in the list; select words for a new one. Each decision
    is kept at once in the file of corrections, and the reader follows; the last ones can be taken back. Every later
    ``analyse`` of the corpus replays the file.

    Parameters
    ----------
    result
        What ``analyse`` gave.
    article_id
        The article to begin with; the first one unless named.
    language
        Language of everything around the article: "en" or "de".
    corrections
        The CSV file to keep decisions in; ``.redeanteil/corrections.csv`` beside the corpus unless named.
    who
        Who decides; can be changed in the form.

    Returns
    -------
    Editor
        A widget. Its ``result`` is the analysis as it is corrected now. An exported page shows the article alone.

    Raises
    ------
    ValueError
        There is no such article, or the language is not one of the two.
    CorrectionsError
        The file cannot be used, or there is no place for it as the articles were not read from files.
    """
    return Editor(Editing(result, article_id, language, corrections, who))
