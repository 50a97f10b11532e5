"""What the explorer of entities counts: mentions in the text, and what they mention, as columns of numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from analysis.charts.entity_frequency import LABELS as COLOURS
from analysis.explore.live.columns import packed
from analysis.explore.speakers import GREY
from analysis.measures.numbered import numbered_in
from analysis.tables import LABELS, MENTION_HOW

_NONE = len(LABELS)


def in_order(table: pd.DataFrame, articles: pd.DataFrame, *then: str) -> pd.DataFrame:
    """The rows of these articles, article by article in their order, with the article's number as ``_article``."""
    number = numbered_in(table["article_id"], articles["article_id"].astype("str"))
    held = table[number >= 0].assign(_article=number[number >= 0])
    return held.sort_values(["_article", *then], kind="stable", ignore_index=True)


def mentions_of(mentions: pd.DataFrame, entities: pd.DataFrame, articles: pd.DataFrame) -> dict[str, Any]:
    """Mentions in the text of whom or what is known, and the entities in the order of their ids."""
    known = mentions[mentions["field"].eq("text") & mentions["entity_id"].notna()]
    held = in_order(known, articles, "start")
    number, names = pd.factorize(held["entity_id"], sort=True)
    about = entities.drop_duplicates("entity_id").set_index("entity_id").reindex(names)
    labels = pd.Index(LABELS).get_indexer(pd.Index(about["label"]))
    kinds = [*(COLOURS[label] for label in LABELS), GREY]
    return {
        "mentions": {
            "article": packed(held["_article"], "i32"),
            "entity": packed(number, "i32"),
            "sentence": packed(held["sentence"].fillna(-1), "i32"),
            "start": packed(held["start"], "i32"),
            "end": packed(held["end"], "i32"),
            "how": packed(pd.Index(MENTION_HOW).get_indexer(pd.Index(held["how"])), "u8"),
            "label": packed(pd.Index(LABELS).get_indexer(pd.Index(held["label"])), "u8"),
        },
        "names": about["name"].fillna(about.index.to_series()).tolist(),
        "labels": packed(np.where(labels < 0, _NONE, labels), "u8"),
        "colours": [colour.lower() for colour in kinds],
        "kinds": list(LABELS),
        "ways_of_mention": list(MENTION_HOW),
    }
