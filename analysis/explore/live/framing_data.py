"""What the explorer of framing counts at once: quotations with their words of saying, and scare quotes, as columns."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from analysis.explore.live.columns import packed
from analysis.measures.cue_places import cue_places, reach
from analysis.measures.inputs import QUOTED_TYPES, among, quoted
from analysis.measures.shared_events import shared_events
from analysis.measures.speakers import ANONYMOUS, NOBODY, identify
from analysis.tables import STANCES

_NO_CONFIDENCE = 255
_NO_STANCE = 255
_QUOTATION_MARKS = "„“”‚‘’»«›‹\"'"


def surety(quotes: pd.DataFrame) -> pd.Series:
    """How many of 100 such quotations are right; 255 where it is not measured, so that no filter leaves it out."""
    return (quotes["confidence"].astype("float64") * 100).round().fillna(_NO_CONFIDENCE)


def shared_of(articles: pd.DataFrame) -> dict[str, Any]:
    """Which articles are on events that two outlets report (1), or all of them (2), as ``shared_events`` tells."""
    two, every = (among(articles["article_id"], shared_events(articles, least=n)[0]["article_id"]) for n in (2, None))
    return {"shared": packed(two + 2 * every, "u8")}


def spoken_of(quotes: pd.DataFrame, articles: pd.DataFrame, words: dict[str, str]) -> tuple[pd.DataFrame, dict]:
    """The quotations that cue measures count, article by article; and their columns."""
    number = pd.Series(np.arange(len(articles)), index=articles["article_id"])
    held = identify(quoted(quotes, articles, QUOTED_TYPES))
    held = held.assign(_article=held["article_id"].map(number)).sort_values("_article", kind="stable")
    held = held.reset_index(drop=True)
    lemma, lemmas = pd.factorize(held["cue_lemma"].astype("str"), sort=True)
    stance = pd.Index(STANCES).get_indexer(pd.Index(held["cue_stance"]))
    speaker, speakers = speakers_of(held, words)
    columns = {
        "article": packed(held["_article"], "i32"),
        "start": packed(held["start"], "i32"),
        "sure": packed(surety(held), "u8"),
        "lemma": packed(lemma, "i32"),
        "stance": packed(np.where(stance < 0, _NO_STANCE, stance), "u8"),
        "speaker": packed(speaker, "i32"),
        "place": packed(cue_places(held), "i32"),
        "reach": packed(reach(held), "i32"),
    }
    return held, {"quotes": columns, "lemmas": [str(name) for name in lemmas], "speakers": speakers}


def speakers_of(held: pd.DataFrame, words: dict[str, str]) -> tuple[np.ndarray, list[str]]:
    """Numbers of the speakers' display names, in alphabetical order; unnamed speakers and "nobody" stand last.

    ``held`` is what ``measures.speakers.identify`` gave.
    """
    codes, names = pd.factorize(held["speaker"].astype("str"), sort=True)
    codes = np.where(held["key"].eq(ANONYMOUS), len(names), codes)
    codes = np.where(held["key"].eq(NOBODY), len(names) + 1, codes)
    return codes, [*(str(name) for name in names), words["rest_anonymous"], words["rest_nobody"]]


def scare_of(marked: pd.DataFrame, articles: pd.DataFrame) -> tuple[np.ndarray, dict[str, Any]]:
    """Passages in scare quotes in the order of articles and text: [article, start, end], and as columns."""
    number = pd.Series(np.arange(len(articles)), index=articles["article_id"])
    scare = marked[marked["kind"].eq("scare") & among(marked["article_id"], articles["article_id"])]
    scare = scare.assign(_article=scare["article_id"].map(number)).sort_values(["_article", "start", "end"])
    codes, texts = pd.factorize(scare["text"].astype("str").str.strip(_QUOTATION_MARKS).str.strip(), sort=True)
    places = scare[["_article", "start", "end"]].to_numpy(dtype=np.int64)
    columns = {name: packed(places[:, at], "i32") for at, name in enumerate(("article", "start", "end"))}
    return places, {"scare": {**columns, "text": packed(codes, "i32")}, "scare_texts": [str(text) for text in texts]}
