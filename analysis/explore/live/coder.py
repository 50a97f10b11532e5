"""The coder: a person marks quotations and speakers in the articles of a sample, and does not see the machine's."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.evaluation.coding.desk import Desk
from analysis.explore.live.coder_words import coder_words
from analysis.explore.live.component import Answer, Live

if TYPE_CHECKING:
    from analysis.result import Analysis

_KINDS = ("open", "mark", "remark", "remove", "finish", "compare")
_PARTS = ("coder_text", "coder_marks", "coder_machine", "coder")


def coder(result: Analysis, folder: str | Path, *, coder: str, language: str = "en") -> Live:
    """Code the articles of a sample by hand, with the keyboard or the mouse.

    Arrow keys go from word to word, Shift selects; d, i, f, x, r mark the selection as direct, indirect, free indirect,
    indirect without an introduction, or reported; then the speaker is typed. a adds a piece, Enter names the speaker
    anew, Delete takes a mark away, n and p go to the next and previous article, e says that one is finished. The kernel
    saves every mark in the coder's own file before the next one. The machine's answer can be compared when an article
    is finished, and from then on it cannot be changed.

    Parameters
    ----------
    result
        What ``analyse`` gave for the corpus. Of what it found, only the names of persons in the text are offered.
    folder
        Where ``evaluation.keep_sample`` keeps the sample, mostly ``evaluation.coded_folder(corpus)``.
    coder
        Who codes. Each coder has files of their own, and sees those of nobody else.
    language
        Language of everything around the articles: "en" or "de".

    Returns
    -------
    Live
        A widget. It needs a running kernel; an exported page says so and tells how many articles are finished.

    Raises
    ------
    GoldError
        There is no sample in the folder, it belongs to another corpus, or the coder's name cannot be that of a folder.
    ValueError
        The language is not one of the two.
    """
    words, desk = coder_words(language), Desk(result, folder, coder)

    def page() -> tuple[dict[str, Any], str]:
        articles = desk.overview()
        return {"articles": articles}, _fallback(words, coder, articles)

    told = {"explorer": "coder", "language": language, "words": words, "coder": coder, "articles": desk.overview()}
    return Live(told, parts=_PARTS, answers=answers_of(desk), page=page)


def answers_of(desk: Desk) -> dict[str, Answer]:
    """What the kernel answers to the page, by kind of question."""

    def answered(work: Callable[..., Any]) -> Answer:
        return lambda given, _: (work(**given), [])

    return {name: answered(getattr(desk, name)) for name in _KINDS}


def _fallback(words: dict[str, str], coder: str, articles: list[dict[str, Any]]) -> str:
    done = sum(row["finished"] for row in articles)
    lines = (
        words["coder_title"].format(coder=coder),
        words["coder_needs_kernel"],
        words["coder_progress"].format(done=done, all=len(articles)),
    )
    return '<div class="rl">' + "".join(f"<p>{escape(line)}</p>" for line in lines) + "</div>"
