from __future__ import annotations

import pandas as pd
import pytest

from analysis import tables
from analysis.measures import TABLES, entity_frequency
from analysis.schema import validate


@pytest.fixture
def entities():
    row = {"actor_type": "other", "gender": "unknown", "n_mentions": 1, "n_articles": 1}
    names = (("e1", "Jana Abel", "PER"), ("e2", "Rat", "ORG"))
    return tables.frame("entities", [{"entity_id": i, "name": n, "label": x, **row} for i, n, x in names])


@pytest.fixture
def mentions():
    rows = [
        ("a", "text", "e1", "name"), ("a", "text", "e1", "part"), ("a", "text", "e1", "pronoun"),
        ("a", "title", "e1", "name"), ("a", "text", None, "name"),
        ("b", "text", "e1", "role"), ("c", "text", "e2", "name"), ("b", "text", "e2", "pronoun"),
    ]  # fmt: skip
    return tables.frame(
        "mentions",
        [
            {"article_id": a, "field": f, "entity_id": e, "how": h, "start": 0, "end": 1, "text": "x", "label": "PER"}
            for a, f, e, h in rows
        ],
    )


def test_pronouns_headlines_and_unknown_entities_do_not_count(mentions, entities, articles, sentences):
    table = entity_frequency(mentions, entities, articles, sentences).set_index("entity_id")
    columns = ["name", "n_mentions", "n_names", "n_roles", "n_pronouns", "n_articles", "n_group_articles"]
    assert table.loc["e1", columns].to_list() == ["Jana Abel", 3, 2, 1, 1, 2, 3]
    assert table.loc["e2", columns].to_list() == ["Rat", 1, 1, 0, 1, 1, 3]
    assert table.loc["e1", "per_1000_words"] == pytest.approx(3000 / sentences["n_words"].sum())
    assert table.index.to_list() == ["e1", "e2"]


@pytest.mark.parametrize("by", ["outlet", "article_id", "month", None])
def test_table_keeps_its_definition_and_its_total(mentions, entities, articles, sentences, by):
    table = entity_frequency(mentions, entities, articles, sentences, by=by)
    validate(TABLES["entity_frequency"], table)
    assert table["n_mentions"].sum() == 4


def test_nothing_in_nothing_out(articles):
    empty = [tables.empty(name) for name in ("mentions", "entities", "articles", "sentences")]
    table = entity_frequency(*empty, by="outlet")
    assert table.empty
    validate(TABLES["entity_frequency"], table)


def test_group_without_words_has_no_rate(mentions, entities, articles):
    table = entity_frequency(mentions, entities, articles, pd.DataFrame({"article_id": [], "n_words": []}))
    assert table["per_1000_words"].isna().all()
