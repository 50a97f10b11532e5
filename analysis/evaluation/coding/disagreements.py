"""Where two coders differ, with the passages, so that they can talk about it; and the file of what they agree on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import schema
from analysis.evaluation.coding.agreement import both_coders, with_keys
from analysis.evaluation.coding.coded_sample import AGREED, codings_of
from analysis.evaluation.coding.kept import read_sample
from analysis.evaluation.coding.marks import Coding, begin
from analysis.evaluation.coding.store import coders, save_coding
from analysis.evaluation.gold import Gold, GoldError
from analysis.evaluation.pairing import Paired, paired
from analysis.schema import Column, Table
from analysis.tables import QUOTE_TYPES

_NOT = "this coder has no such quotation"
_NOBODY = f"{_NOT}, or nobody is named"
_AROUND = 60

TABLE = Table(
    "disagreements",
    "quotation in which two coders differ",
    (
        Column("article_id", "str", "article the row belongs to"),
        Column(
            "differ_in",
            "str",
            "quotation: only one has it; words: both have it, with other words; type; speaker, as it counts for "
            "shares; several with a comma",
        ),
        Column("start", "int", "first code point of the passage in articles.text"),
        Column("end", "int", "code point after the last one of the passage in articles.text"),
        Column("before", "str", "what stands before it"),
        Column("passage", "str", "from the first to the last word that either coder marked"),
        Column("after", "str", "what stands after it"),
        Column("coder_a", "str", "one coder"),
        Column("coder_b", "str", "the other coder"),
        Column("words_a", "str", "the words the one marked", _NOT),
        Column("words_b", "str", "the words the other marked", _NOT),
        Column("type_a", "str", "type for the one", _NOT, QUOTE_TYPES),
        Column("type_b", "str", "type for the other", _NOT, QUOTE_TYPES),
        Column("speaker_a", "str", "speaker for the one", _NOBODY),
        Column("speaker_b", "str", "speaker for the other", _NOBODY),
    ),
)


def disagreements(
    folder: str | Path, articles: pd.DataFrame, coder_a: str | None = None, coder_b: str | None = None
) -> pd.DataFrame:
    """Quotations in which two coders differ, in the order of the sample and of the text; one row per quotation.

    Parameters and errors are those of ``agreement``.

    Returns
    -------
    DataFrame
        The columns of ``disagreements.TABLE``; without rows where both agree in everything.
    """
    both = both_coders(folder, articles, coder_a, coder_b)
    return schema.frame(TABLE, differences(both.one, both.other.quotes, both.coder_a, both.coder_b))


def differences(gold: Gold, quotes: pd.DataFrame, coder_a: str, coder_b: str) -> list[dict[str, Any]]:
    """The rows of ``disagreements`` for what was coded (gold) and other quotations; both count for ``counts_for``."""
    texts = dict(zip(gold.articles["article_id"], gold.articles["text"], strict=True))
    names = {"coder_a": coder_a, "coder_b": coder_b}
    found = paired(with_keys(gold), quotes)
    return [row | names for name, held in found.items() for row in _of_article(held, name, texts[name])]


def begin_agreed(folder: str | Path, articles: pd.DataFrame, coder_a: str, coder_b: str) -> list[Path]:
    """Make files of the coder "agreed" with the marks that two coders share; the files.

    Of the articles that both have finished, those in which they differ nowhere are finished. In the others the shared
    marks stand, and the rest waits for their talk: open them as coder "agreed". Articles that "agreed" has already
    begun are left alone. Errors are those of ``agreement``.
    """
    both = both_coders(folder, articles, coder_a, coder_b)
    own = codings_of(folder, read_sample(folder), articles, coder_a)[0]
    begun = codings_of(folder, read_sample(folder), articles, AGREED)[0] if AGREED in coders(folder) else {}
    known = articles.set_index("article_id", drop=False)
    files, note = [], f"shared by {coder_a} and {coder_b}"
    for name, held in both.pairs.items():
        if name in begun:
            continue
        shared = {_pieces(one) for one, other in _sides(held) if one and other and not _differ(one, other)}
        marks = tuple(mark for mark in own[name].marks if mark.spans in shared)
        settled = len(marks) == len(held.gold) == len(held.found)
        empty = begin(known.loc[name], AGREED)
        made = Coding(AGREED, name, empty.text_hash, marks, settled, note, own[name].when)
        files.append(save_coding(folder, made))
    if not files:
        message = f"{AGREED!r} has begun all articles that both {coder_a} and {coder_b} have finished."
        raise GoldError(message)
    return files


def _of_article(held: Paired, name: str, text: str) -> Iterator[dict[str, Any]]:
    rows = []
    for one, other in _sides(held):
        differ = _differ(one, other) if one and other else "quotation"
        if not differ:
            continue
        pieces = [piece for row in (one, other) if row for piece in row["spans"]]
        start, end = min(piece[0] for piece in pieces), max(piece[1] for piece in pieces)
        told = {"article_id": name, "differ_in": differ, "start": start, "end": end, "passage": text[start:end]}
        told |= {"before": text[max(start - _AROUND, 0) : start], "after": text[end : end + _AROUND]}
        rows.append(told | _said(one, "a", text) | _said(other, "b", text))
    yield from sorted(rows, key=lambda row: (row["start"], -row["end"]))


def _sides(held: Paired) -> Iterator[tuple[dict[str, Any] | None, dict[str, Any] | None]]:
    """Quotations of both side by side; one that has no partner stands alone."""
    partners = {number: held.partners[number] for number in range(len(held.gold)) if held.hit(number)}
    for number, row in enumerate(held.gold):
        yield row, held.found[partners[number]] if number in partners else None
    for number, row in enumerate(held.found):
        if number not in partners.values():
            yield None, row


def _differ(one: dict[str, Any], other: dict[str, Any]) -> str:
    told = {
        "words": _pieces(one) != _pieces(other),
        "type": one["type"] != other["type"],
        "speaker": str(one["counts_for"]).casefold() != str(other["counts_for"]).casefold(),
    }
    return ", ".join(name for name, is_so in told.items() if is_so)


def _pieces(row: dict[str, Any]) -> tuple[tuple[int, int], ...]:
    return tuple((int(start), int(end)) for start, end in row["spans"])


def _said(row: dict[str, Any] | None, side: str, text: str) -> dict[str, Any]:
    if row is None:
        return {}
    words = " … ".join(text[start:end] for start, end in row["spans"])
    return {f"words_{side}": words, f"type_{side}": row["type"], f"speaker_{side}": row["speaker"]}
