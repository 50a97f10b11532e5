"""Two invented coders of the teaching corpus, to try out what coded samples tell before anybody has coded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.evaluation.coding.kept import read_sample
from analysis.evaluation.coding.marks import Coding, Mark, as_finished, begin, mark, with_mark
from analysis.evaluation.coding.store import save_coding
from analysis.evaluation.gold import GoldError, read_gold_table
from analysis.samples import sample as sample_folder

FIRST, SECOND = "Ada", "Ben"
_PERSONS = "persons.csv"


def example_coders(folder: str | Path, articles: pd.DataFrame) -> tuple[str, str]:
    """Write the files of two invented coders, "Ada" and "Ben", for a sample of the teaching corpus; their names.

    Nobody of this name has coded anything. Ada's marks are the annotation that comes with the corpus (``data/gold``).
    Ben's are made of hers by rule, so that they differ as marks of two people do: every ninth quotation is missing,
    every seventh indirect one without an introduction is an indirect one for him, every eleventh speaker is nobody, and
    every thirteenth quotation lacks its last word. ``persons.csv`` is the one of the annotation.

    Raises
    ------
    GoldError
        The sample is not one of the teaching corpus.
    """
    place, drawn = Path(folder), read_sample(folder)
    source = sample_folder("teaching").parent / "gold"
    gold = read_gold_table(source)
    strange = sorted(set(drawn["article_id"]) - set(gold.articles["article_id"]))
    if strange:
        message = (
            f"{strange[0]!r} is no article of the teaching corpus. Example coders know only its articles; "
            "yours have to be coded by people."
        )
        raise GoldError(message)
    known, number = articles.set_index("article_id", drop=False), 0
    for name in drawn["article_id"]:
        own = _marked(known.loc[name], gold.quotes[gold.quotes["article_id"] == name])
        save_coding(place, as_finished(own))
        other = tuple(_as_ben(own.marks, number))
        save_coding(place, as_finished(replace(own, coder=SECOND, marks=other)))
        number += len(own.marks)
    (place / _PERSONS).write_bytes((source / _PERSONS).read_bytes())
    return FIRST, SECOND


def _marked(article: Any, quotes: pd.DataFrame) -> Coding:
    coding = begin(article, FIRST)
    for row in quotes.to_dict("records"):
        kind = row["speaker_kind"] if row["speaker"] else None
        coding = with_mark(
            coding, mark(article, row["spans"], type=row["type"], speaker=row["speaker"], speaker_kind=kind)
        )
    return coding


def _as_ben(marks: tuple[Mark, ...], before: int) -> Iterator[Mark]:
    for number, held in enumerate(marks, start=before + 1):
        if number % 9 == 0:
            continue
        if number % 7 == 0 and held.type == "indirect_free_indirect":
            yield replace(held, type="indirect")
        elif number % 11 == 0:
            yield replace(held, speaker=None, speaker_kind=None)
        elif number % 13 == 0:
            yield _shorter(held)
        else:
            yield held


def _shorter(held: Mark) -> Mark:
    """The mark without its last word, if it has more than one and one piece."""
    words = held.passage.rsplit(" ", 1)
    if len(held.spans) > 1 or len(words) < 2:
        return held
    start = held.spans[0][0]
    return replace(held, spans=((start, start + len(words[0])),), passage=words[0])
