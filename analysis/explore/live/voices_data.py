"""What the explorer of voices counts: articles, quotations, actors and mentions as columns of numbers."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import numpy as np
import pandas as pd

from analysis.copies import n_copies
from analysis.explore.live.columns import packed
from analysis.explore.live.framing_data import shared_of
from analysis.explore.live.overlaps import overlapping
from analysis.measures.groups import periods_of
from analysis.measures.inputs import among
from analysis.measures.speakers import ANONYMOUS, NOBODY, identify
from analysis.measures.wire_copy import count_wire_copy
from analysis.tables import QUOTE_TYPES

_NO_DAY = -(2**31)
_NO_CONFIDENCE = 255
PER = ("speaker", "actor_type", "gender", "speaker_kind", "party")


def articles_of(articles: pd.DataFrame, sentences: pd.DataFrame, lacking: str) -> dict[str, Any]:
    """Articles as columns, with the names of their outlets, events and months."""
    words = sentences.groupby("article_id")["n_words"].sum()
    dates = pd.to_datetime(articles["date"])
    days = ((dates - pd.Timestamp(0)) // pd.Timedelta(days=1)).fillna(_NO_DAY)
    coded = {
        "outlet": numbered(articles["outlet"], lacking),
        "event": numbered(articles["event"], lacking),
        "month": numbered(periods_of(dates, "month"), lacking),
    }
    once, per_outlet = (among(articles["article_id"], kept["article_id"]) for kept in _without_copies(articles))
    columns = {
        **{name: packed(codes, "i32") for name, (codes, _) in coded.items()},
        "day": packed(days, "i32"),
        "words": packed(articles["article_id"].map(words).fillna(0), "i32"),
        "length": packed(articles["text"].str.len(), "i32"),
        "copies": packed(once + 2 * per_outlet, "u8"),
        # Measures draw articles by their names; so does whoever draws them in this order.
        "by_name": packed(np.argsort(articles["article_id"].to_numpy(dtype=object), kind="stable"), "i32"),
    }
    ways = [name for name, (_, names) in coded.items() if len(names) > 1]
    if {"outlet", "event"} <= set(ways):
        columns |= shared_of(articles)
    return {
        "articles": columns,
        "outlets": coded["outlet"][1] if "outlet" in ways else [],
        "events": coded["event"][1] if "event" in ways else [],
        "months": coded["month"][1],
        "ways": ways or ["month"],
        "dated": bool(len(dates.dropna().unique()) > 1),
        "copied": n_copies(articles) > 0,
    }


def _without_copies(articles: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    return count_wire_copy(articles, how="once")[0], count_wire_copy(articles, how="per_outlet")[0]


def numbered(values: pd.Series, lacking: str) -> tuple[np.ndarray, list[str]]:
    """Numbers of the values and their names in alphabetical order; what is missing is the last one."""
    numbers, names = pd.factorize(values.astype("str"), sort=True)
    known = [str(name) for name in names]
    if (numbers < 0).any():
        return np.where(numbers < 0, len(known), numbers), [*known, lacking]
    return numbers, known


def quotes_of(quotes: pd.DataFrame, articles: pd.DataFrame) -> tuple[pd.DataFrame, dict[str, Any]]:
    """The quotations of these articles, article by article, with their speakers; and all columns but the actor."""
    number = pd.Series(np.arange(len(articles)), index=articles["article_id"])
    held = identify(quotes[among(quotes["article_id"], articles["article_id"])])
    held = held.assign(_article=held["article_id"].map(number)).sort_values("_article", kind="stable")
    held = held.reset_index(drop=True)
    sure = (held["confidence"].astype("float64") * 100).round().fillna(_NO_CONFIDENCE)
    columns = {
        "article": packed(held["_article"], "i32"),
        "type": packed(pd.Index(QUOTE_TYPES).get_indexer(pd.Index(held["type"])), "u8"),
        "sure": packed(sure, "u8"),
        "words": packed(held["n_words"], "i32"),
        "start": packed(held["start"], "i32"),
        "end": packed(held["end"], "i32"),
    }
    first, end, pieces = overlapping(held, articles)
    columns |= {"pieces": packed(first, "i32"), "pieces_end": packed(end, "i32")}
    return held, {
        "quotes": columns,
        "pieces": {name: packed(pieces[:, at], "i32") for at, name in enumerate(("first", "last"))},
    }


class Actors:
    """Whoever is quoted, and persons who are only named: a number each; unnamed speakers and "nobody" stand last."""

    def __init__(self, held: pd.DataFrame, entities: pd.DataFrame) -> None:
        quoted = held.drop_duplicates("key")[["key", "speaker", "speaker_id", "speaker_kind"]]
        quoted = quoted[~quoted["key"].isin([ANONYMOUS, NOBODY])]
        silent = entities[entities["label"].eq("PER") & ~entities["entity_id"].isin(quoted["speaker_id"])]
        named = pd.DataFrame(
            {
                "key": "id " + silent["entity_id"],
                "speaker": silent["name"],
                "speaker_id": silent["entity_id"],
                "speaker_kind": "person",
            }
        )
        table = pd.concat([quoted, named], ignore_index=True)
        last = pd.DataFrame({"key": [ANONYMOUS, NOBODY], "speaker_kind": [ANONYMOUS, NOBODY]})
        table = pd.concat([table, last], ignore_index=True)
        about = entities.drop_duplicates("entity_id").set_index("entity_id")
        known = about.reindex(table["speaker_id"])[["label", "actor_type", "gender", "party"]].reset_index(drop=True)
        self.table = pd.concat([table.reset_index(drop=True), known], axis=1)
        self._number = pd.Series(np.arange(len(self.table)), index=self.table["key"])

    def numbers(self, keys: pd.Series) -> np.ndarray:
        """The number of each key; -1 where there is none."""
        return keys.map(self._number).fillna(-1).to_numpy(dtype=np.int64)

    @property
    def status(self) -> pd.Series:
        """Of each: "" for an entity, else "no_entity", "anonymous" or "nobody"."""
        kind = self.table["speaker_kind"]
        unnamed = kind.where(kind.isin([ANONYMOUS, NOBODY]), "")
        return unnamed.mask(unnamed.eq("") & self.table["label"].isna(), "no_entity")


def attributes_of(actors: Actors, words: dict[str, str]) -> dict[str, Any]:
    """For actor type, gender, kind and party: the number of each actor, and the names, those of the unknown last."""
    columns: dict[str, Any] = {"person": packed(actors.table["label"].eq("PER"), "u8")}
    names: dict[str, list[str]] = {}
    last: dict[str, list[int]] = {"speaker": [len(actors.table) - 2, len(actors.table) - 1]}
    for per in PER[1:]:
        codes, names[per], last[per] = _coded(actors, per, words)
        columns[per] = packed(codes, "i16")
    return {"actors": columns, "per": names, "last": last}


def _coded(actors: Actors, per: str, words: dict[str, str]) -> tuple[np.ndarray, list[str], list[int]]:
    status = actors.status
    value = actors.table[per].where(status.eq("") if per != "speaker_kind" else ~status.isin([ANONYMOUS, NOBODY]))
    value = value.mask(value.eq("unknown"))
    codes, found = pd.factorize(value.astype("str"), sort=True)
    shown = [words.get(f"{per}_{name}", str(name)) for name in found]
    rest = ["unknown", "no_entity", ANONYMOUS, NOBODY] if per != "speaker_kind" else ["unknown", ANONYMOUS, NOBODY]
    place = status.replace("", "unknown").where(status.isin(rest), "unknown")
    codes = np.where(codes >= 0, codes, len(shown) + pd.Index(rest).get_indexer(pd.Index(place)))
    return codes, [*shown, *(words[f"rest_{name}"] for name in rest)], [len(shown) + at for at in range(len(rest))]


def mentions_of(mentions: pd.DataFrame, articles: pd.DataFrame, actors: Actors) -> dict[str, Any]:
    """Article and actor: mentions in the text by name or role, and whether headline (1) or lead (2) name the actor."""
    number = pd.Series(np.arange(len(articles)), index=articles["article_id"])
    chosen = mentions[mentions["how"].isin(["name", "role"]) & among(mentions["article_id"], articles["article_id"])]
    rows = pd.DataFrame(
        {
            "article": chosen["article_id"].map(number),
            "actor": actors.numbers("id " + chosen["entity_id"]),
            "n_text": chosen["field"].eq("text").astype(int),
            "title": chosen["field"].eq("title").astype(int),
            "lead": chosen["field"].eq("lead").astype(int) * 2,
        }
    )
    found = rows[rows["actor"] >= 0].groupby(["article", "actor"], sort=True)
    table = found.agg(n_text=("n_text", "sum"), title=("title", "max"), lead=("lead", "max")).reset_index()
    return {
        "mentions": {
            "article": packed(table["article"], "i32"),
            "actor": packed(table["actor"], "i32"),
            "n_text": packed(table["n_text"], "i32"),
            "place": packed(table["title"] + table["lead"], "u8"),
        }
    }


def colours_of(actors: Actors, colours: dict[str, str], further: str, nobody: str) -> list[str]:
    """A colour for each actor, as all charts have it."""
    known = defaultdict(lambda: further, colours)
    return [*(known[name] for name in actors.table["speaker"].iloc[:-2]), further, nobody]
