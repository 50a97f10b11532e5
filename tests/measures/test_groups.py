from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from analysis import measures, tables
from analysis.measures.groups import assign
from analysis.schema import validate

MEASURES: dict[str, Callable[..., pd.DataFrame]] = {
    "quote_density": lambda t, **by: measures.quote_density(t["sentences"], t["quotes"], t["articles"], **by),
    "sentence_statistics": lambda t, **by: measures.sentence_statistics(t["sentences"], t["articles"], **by),
    "readability": lambda t, **by: measures.readability(t["sentences"], t["articles"], **by),
    "readability_counts": lambda t, **by: measures.readability_counts(t["sentences"], t["articles"], **by),
    "entity_frequency": lambda t, **by: measures.entity_frequency(
        t["mentions"], t["entities"], t["articles"], t["sentences"], **by
    ),
    "speaker_prominence": lambda t, **by: measures.speaker_prominence(t["quotes"], t["articles"], **by),
    "source_diversity": lambda t, **by: measures.source_diversity(t["quotes"], t["articles"], **by),
    "prominence_panel": lambda t, **by: measures.prominence_panel(
        t["quotes"], t["mentions"], t["entities"], t["articles"], **by
    ),
    "speaking": lambda t, **by: measures.speaking(t["quotes"], t["mentions"], t["entities"], t["articles"], **by),
    "cue_use": lambda t, **by: measures.cue_use(t["quotes"], t["articles"], **by),
    "cue_stance": lambda t, **by: measures.cue_stance(t["quotes"], t["articles"], **by),
    "scare_quotes": lambda t, **by: measures.scare_quotes(t["marked"], t["sentences"], t["articles"], **by),
    "scare_quote_passages": lambda t, **by: measures.scare_quote_passages(
        t["marked"], t["sentences"], t["articles"], **by
    ),
    "frame_vocabulary": lambda t, **by: measures.frame_vocabulary(t["tokens"], t["quotes"], t["articles"], **by),
    "frame_passages": lambda t, **by: measures.frame_passages(t["tokens"], t["quotes"], t["articles"], **by),
}


@pytest.fixture
def all_tables(articles, sentences, quotes):
    mention = {"field": "text", "start": 0, "end": 4, "text": "Rat", "label": "ORG", "entity_id": "e", "how": "name"}
    entity = {"entity_id": "e", "name": "Rat", "label": "ORG", "actor_type": "other", "gender": "unknown"}
    token = {"sentence": 0, "start": 0, "end": 6, "text": "Streit", "lemma": "Streit", "pos": "X", "in_quote": False}
    mark = {"start": 0, "end": 3, "text": "„x“", "kind": "scare"}
    ids = articles["article_id"].to_list()
    return {
        "articles": articles, "sentences": sentences, "quotes": quotes,
        "mentions": tables.frame("mentions", [{"article_id": a, **mention} for a in ids]),
        "entities": tables.frame("entities", [{**entity, "n_mentions": 1, "n_articles": 1}]),
        "marked": tables.frame("marked", [{"article_id": a, **mark} for a in ids]),
        "tokens": tables.frame("tokens", [{"article_id": a, **token} for a in ids]),
    }  # fmt: skip


@pytest.mark.parametrize("name", MEASURES)
def test_corpus_whose_outlets_are_all_missing_is_one_group(name, all_tables):
    alone = all_tables | {"articles": all_tables["articles"].assign(outlet=pd.Series([None] * 3, dtype="str"))}
    table = MEASURES[name](alone, by="outlet")
    validate(measures.TABLES[name], table)
    whole = MEASURES[name](all_tables, by=None)
    pd.testing.assert_frame_equal(table.drop(columns=["by", "group"]), whole.drop(columns=["by", "group"]))


@pytest.mark.parametrize("name", MEASURES)
def test_articles_choose_what_counts(name, all_tables):
    one = MEASURES[name](all_tables | {"articles": all_tables["articles"].head(1)}, by="article_id")
    full = MEASURES[name](all_tables, by="article_id")
    pd.testing.assert_frame_equal(one, full[full["group"] == "a"].reset_index(drop=True))


@pytest.mark.parametrize("name", MEASURES)
def test_nothing_that_came_in_is_changed(name, all_tables):
    before = {key: table.copy(deep=True) for key, table in all_tables.items()}
    MEASURES[name](all_tables, by="outlet")
    for key, table in all_tables.items():
        pd.testing.assert_frame_equal(table, before[key])


@pytest.mark.parametrize("name", MEASURES)
def test_column_that_the_user_added_makes_groups(name, all_tables):
    with_year = all_tables | {"articles": all_tables["articles"].assign(year=[2025, 2026, 2026])}
    table = MEASURES[name](with_year, by="year")
    validate(measures.TABLES[name], table)
    assert set(table["group"]) <= {"2025", "2026"}


def test_weeks_are_iso_weeks_of_the_iso_year(articles):
    dated = articles.assign(date=pd.to_datetime(["2024-12-30", "2027-01-03", None]))
    assert assign(dated, "week")["group"].fillna("?").to_list() == ["2025-W01", "2026-W53", "?"]


def test_blank_outlet_counts_as_missing(articles):
    assert assign(articles.assign(outlet=" "), "outlet")["group"].isna().all()
