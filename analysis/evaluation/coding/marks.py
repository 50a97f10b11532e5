"""What one coder marked in one article: quotations with type and speaker, and whether the article is finished."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from analysis.corrections.decisions import Spans, passage_of
from analysis.corrections.table import CorrectionsError, text_hash
from analysis.evaluation.gold import GoldError
from analysis.measures.speakers import ANONYMOUS
from analysis.tables import QUOTE_TYPES, SPEAKER_KINDS

Pieces = tuple[tuple[int, int], ...]


class CodingError(GoldError):
    """A mark, or a file of marks, is not as it should be."""


@dataclass(frozen=True)
class Mark:
    """A quotation as a coder marked it.

    ``spans`` are its pieces in the article's text and ``passage`` the words from the first to the last of them.
    ``speaker`` is None where the text names nobody; ``speaker_kind`` says what the speaker is.
    """

    spans: Pieces
    passage: str
    type: str
    speaker: str | None = None
    speaker_kind: str | None = None
    note: str | None = None
    when: str | None = None


@dataclass(frozen=True)
class Coding:
    """One article as one coder left it; ``text_hash`` tells which text it was, ``marks`` are in the text's order.

    ``compared`` is when the coder looked at the machine's answer: from then on nothing can be changed.
    """

    coder: str
    article_id: str
    text_hash: str
    marks: tuple[Mark, ...] = ()
    finished: bool = False
    note: str | None = None
    when: str | None = None
    compared: str | None = None

    def of_this(self, text: str) -> bool:
        """Whether this is the text that was coded, to the character."""
        return self.text_hash == text_hash(text)


def begin(article: Any, coder: str) -> Coding:
    """An article (a row of the table articles) of which nothing is coded yet."""
    return Coding(check_coder(coder), str(article.article_id), text_hash(article.text))


def mark(
    article: Any,
    spans: Spans,
    *,
    type: str,  # noqa: A002 (the column's name)
    speaker: str | None = None,
    speaker_kind: str | None = None,
    note: str | None = None,
) -> Mark:
    """A quotation in an article; the moment is noted.

    Parameters
    ----------
    article
        A row of the table articles (anything with ``article_id`` and ``text``).
    spans
        Pieces of the quotation in ``article.text``, in order: mostly one, two around an inserted "sagte sie".
    type, speaker, speaker_kind
        As in the table quotes; ``speaker`` None where the text names nobody. A name without a kind is a person's;
        without a name the speaker is "anonymous" or nobody.
    note
        Anything the coder wants to remember.

    Raises
    ------
    CodingError
        The spans do not lie in the text, or a value is none of those allowed.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> article = SimpleNamespace(article_id="a", text="„Ja“, sagte Abel.")
    >>> made = mark(article, [[0, 4]], type="direct", speaker="Anna Abel")
    >>> made.passage, made.spans, made.speaker, made.speaker_kind
    ('„Ja“', ((0, 4),), 'Anna Abel', 'person')
    """
    name = (speaker or "").strip() or None
    if name is not None and speaker_kind is None:
        speaker_kind = "person"
    _allowed("type", type, QUOTE_TYPES)
    if speaker_kind is not None:
        _allowed("speaker_kind", speaker_kind, SPEAKER_KINDS)
    try:
        passage = passage_of(article, spans)["passage"]
    except CorrectionsError as error:
        raise CodingError(str(error)) from error
    pieces = tuple((int(start), int(end)) for start, end in spans)
    kind = speaker_kind if name or speaker_kind == ANONYMOUS else None
    return Mark(pieces, passage, type, name, kind, (note or "").strip() or None, _now())


def with_mark(coding: Coding, new: Mark) -> Coding:
    """The coding with one more mark; one with the same pieces is replaced."""
    kept = [old for old in coding.marks if old.spans != new.spans]
    return replace(coding, marks=_in_order([*kept, new]), when=_now())


def without_mark(coding: Coding, spans: Spans) -> Coding:
    """The coding without the mark that has these pieces."""
    gone = tuple((int(start), int(end)) for start, end in spans)
    return replace(coding, marks=tuple(old for old in coding.marks if old.spans != gone), when=_now())


def as_finished(coding: Coding, finished: bool = True) -> Coding:
    """The coding said to be complete, or taken up again."""
    return replace(coding, finished=finished, when=_now())


def as_compared(coding: Coding) -> Coding:
    """The coding whose coder has seen the machine's answer, at the first time this was so.

    Raises
    ------
    CodingError
        It is not finished: who sees the answer first would code what the machine found.
    """
    if not coding.finished:
        message = f"{coding.article_id!r} is not finished by {coding.coder}; the machine's answer is shown afterwards."
        raise CodingError(message)
    return coding if coding.compared else replace(coding, compared=_now())


def moved_to(coding: Coding, text: str) -> tuple[Coding, tuple[Mark, ...]]:
    """The coding for a text that has changed since, and the marks whose words do not stand in it any more.

    A mark stays where its words still stand at the same place, or moves to the only place where they stand now.
    The article is not finished any more, even if it was compared: somebody has to read what is new.
    """
    if coding.of_this(text):
        return coding, ()
    moved = [(old, _moved(old, text)) for old in coding.marks]
    kept = _in_order([new for _, new in moved if new is not None])
    lost = tuple(old for old, new in moved if new is None)
    return replace(coding, marks=kept, text_hash=text_hash(text), finished=False, compared=None), lost


def check_coder(name: str) -> str:
    """The name of a coder, if a folder can be called like that.

    Raises
    ------
    CodingError
        The name is empty, longer than 40 letters, or has other signs than letters, digits, space, full stop, hyphen.
    """
    ok = name.strip() == name and 0 < len(name) <= 40 and name[0].isalnum() and name[-1] != "."
    if not ok or not all(sign.isalnum() or sign in " .-_" for sign in name):
        message = (
            f"coder={name!r} came; expected a name of up to 40 letters, digits, spaces, full stops and hyphens that "
            "begins with a letter or digit, such as 'Ada' or 'coder-2': a folder is called like that."
        )
        raise CodingError(message)
    return name


def _in_order(marks: list[Mark]) -> tuple[Mark, ...]:
    return tuple(sorted(marks, key=lambda held: (held.spans[0][0], -held.spans[-1][1])))


def _moved(old: Mark, text: str) -> Mark | None:
    start, end = old.spans[0][0], old.spans[-1][1]
    if text[start:end] == old.passage:
        return old
    if text.count(old.passage) != 1:
        return None
    by = text.index(old.passage) - start
    return replace(old, spans=tuple((one + by, other + by) for one, other in old.spans))


def _allowed(name: str, value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        message = f"{name}={value!r} came; expected one of {', '.join(allowed)}."
        raise CodingError(message)


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")
