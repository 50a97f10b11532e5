"""Gold made of invented sentences: the passages are named, the offsets looked up."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pandas as pd
import pytest

from analysis import tables
from analysis.evaluation.gold import Gold

EVERYTHING = ("article_id", "type", "medium", "spans", "speaker_spans", "cue_spans", "frame_spans", "addressee_spans")


def spans(text, passage):
    return None if passage is None else [[text.index(passage), text.index(passage) + len(passage)]]


def row(article_id, text, passage, type_, speaker=None, kind=None, by=None, speaker_id=None, confidence=None):
    """A quotation: its passage, type, display name and kind of speaker, and the words that name the speaker."""
    return {
        **dict.fromkeys(EVERYTHING),
        "article_id": article_id,
        "type": type_,
        "spans": spans(text, passage),
        "speaker_spans": spans(text, by),
        "speaker": speaker,
        "speaker_kind": kind or ("person" if speaker else None),
        "speaker_id": speaker_id,
        "confidence": float("nan") if confidence is None else confidence,
    }


def quote_table(rows):
    columns = [*EVERYTHING, "speaker", "speaker_kind", "speaker_id", "confidence"]
    table = pd.DataFrame(rows, columns=columns, dtype=object)
    return table.where(table.notna(), None).astype({"confidence": "float64"})


def gold_of(texts, rows, persons=(), **columns):
    articles = pd.DataFrame({"article_id": list(texts), "text": list(texts.values()), "group": "g", **columns})
    return Gold(
        articles,
        quote_table(rows).drop(columns=["speaker_id", "confidence"]),
        pd.DataFrame(list(persons), columns=["name", "gender", "actor_type"], dtype="str"),
        {key: [m.span() for m in re.finditer(r"\w+|[^\w\s]", text)] for key, text in texts.items()},
    )


def entities_of(*rows):
    return tables.frame(
        "entities",
        [
            {"entity_id": key, "name": name, "gender": gender, "actor_type": actor, "label": "PER", "aliases": []}
            | {"n_mentions": 1, "n_articles": 1}
            for key, name, gender, actor in rows
        ],
    )


@pytest.fixture(scope="session")
def make():
    """The helpers of this file."""

    return SimpleNamespace(gold=gold_of, quotes=quote_table, row=row, entities=entities_of)
