"""Co-occurrence, dispersion, positions, and speaking against being spoken about, on cases counted by hand."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import tables
from analysis.measures import TABLES, co_occurrence, entity_dispersion, mention_positions, speaking
from analysis.schema import TableError, validate


@pytest.fixture
def entities():
    rows = [
        ("e1", "Jana Abel", "PER", "politics", "female"),
        ("e2", "Uwe Brandt", "PER", "business", "male"),
        ("e3", "Rat", "ORG", "politics", "unknown"),
    ]
    names = ("entity_id", "name", "label", "actor_type", "gender")
    return tables.frame("entities", [dict(zip(names, row, strict=True), n_mentions=1, n_articles=1) for row in rows])


@pytest.fixture
def mentions():
    # Article, field, sentence, entity, how, start.
    rows = [
        ("a", "text", 0, "e1", "name", 24), ("a", "text", 1, "e2", "name", 30), ("a", "text", 1, "e1", "pronoun", 48),
        ("a", "text", 2, "e1", "name", 98), ("a", "title", None, "e3", "name", 0), ("b", "text", 0, "e3", "name", 0),
        ("b", "text", 1, "e2", "role", 23), ("c", "text", 0, "e3", "name", 4), ("c", "text", 1, None, "name", 14),
    ]  # fmt: skip
    names = ("article_id", "field", "sentence", "entity_id", "how", "start")
    label = {"e3": "ORG"}
    return tables.frame(
        "mentions",
        [dict(zip(names, row, strict=True), end=row[5] + 1, text="x", label=label.get(row[3], "PER")) for row in rows],
    )


def test_together_in_articles_and_in_sentences(mentions, entities, articles):
    table = co_occurrence(mentions, entities, articles, min_together=1).set_index(["name", "other_name"])
    validate(TABLES["co_occurrence"], table.reset_index())
    # Abel is in one article, Brandt in two, the council in two; any of them is in three.
    assert table.loc[("Jana Abel", "Uwe Brandt"), ["n_together", "n_entity", "n_other", "n_units"]].tolist() == [
        1,
        1,
        2,
        3,
    ]
    assert table.loc[("Jana Abel", "Uwe Brandt"), "pmi"] == pytest.approx(math.log2(1 * 3 / (1 * 2)))
    assert table.loc[("Uwe Brandt", "Rat"), "npmi"] == pytest.approx(math.log2(3 / 4) / math.log2(3))
    assert ("Jana Abel", "Rat") not in table.index
    together = co_occurrence(mentions, entities, articles, unit="sentence", min_together=1)
    assert together[["name", "other_name"]].values.tolist() == [["Jana Abel", "Uwe Brandt"]]
    assert co_occurrence(mentions, entities, articles, unit="sentence").empty


def test_always_together_has_no_normalised_value(mentions, entities, articles):
    table = co_occurrence(mentions, entities, articles.head(1), min_together=1)
    assert table["pmi"].tolist() == [0]
    assert table["npmi"].isna().all()


def test_units_are_told():
    with pytest.raises(ValueError, match="unit='paragraph' came; expected 'article' or 'sentence'"):
        co_occurrence(*(tables.empty(name) for name in ("mentions", "entities", "articles")), unit="paragraph")


def test_dispersion_by_hand(mentions, entities, articles, sentences):
    table = entity_dispersion(mentions, entities, articles, sentences).set_index("name")
    validate(TABLES["entity_dispersion"], table.reset_index())
    words = sentences.groupby("article_id")["n_words"].sum()
    a, b, c = words / words.sum()
    assert table.loc["Jana Abel", "dp"] == pytest.approx((abs(1 - a) + b + c) / 2)
    assert table.loc["Uwe Brandt", "dp"] == pytest.approx((abs(0.5 - a) + abs(0.5 - b) + c) / 2)
    assert table.loc["Uwe Brandt", "dp_norm"] == pytest.approx(table.loc["Uwe Brandt", "dp"] / (1 - min(a, b, c)))
    assert table.loc["Jana Abel", ["n_mentions", "n_articles", "n_corpus_articles"]].tolist() == [2, 1, 3]
    lengths = articles.set_index("article_id")["text"].str.len()
    assert table.loc["Uwe Brandt", "first_position"] == pytest.approx((30 / lengths["a"] + 23 / lengths["b"]) / 2)


@given(
    n=st.lists(st.integers(0, 5), min_size=2, max_size=6).filter(any),
    words=st.lists(st.integers(1, 90), min_size=6, max_size=6),
)
def test_dispersion_lies_between_its_bounds(n, words):
    ids = [str(place) for place in range(len(n))]
    articles = pd.DataFrame({"article_id": ids, "text": "x" * 10})
    sentences = pd.DataFrame({"article_id": ids, "n_words": words[: len(n)]})
    rows = [article for article, count in zip(ids, n, strict=True) for _ in range(count)]
    mentions = pd.DataFrame(
        {"article_id": rows, "field": "text", "start": 0, "label": "PER", "entity_id": "e", "how": "name"}
    )
    entities = pd.DataFrame({"entity_id": ["e"], "name": ["E"], "label": ["PER"]})
    row = entity_dispersion(mentions, entities, articles, sentences).iloc[0]
    share = np.array(words[: len(n)]) / sum(words[: len(n)])
    assert row["dp"] == pytest.approx(np.abs(np.array(n) / sum(n) - share).sum() / 2)
    assert -1e-9 <= row["dp"] <= row["dp_norm"] <= 1 + 1e-9


def test_positions_lead_to_the_passages(mentions, entities, articles):
    table = mention_positions(mentions, entities, articles)
    validate(TABLES["mention_positions"], table)
    assert table["article"].tolist() == [0, 0, 0, 1, 1, 2]
    assert table["start"].tolist() == [24, 30, 98, 0, 23, 4]
    assert table["position"].between(0, 1).all()


def test_speaking_against_being_spoken_about(quotes, mentions, entities, articles):
    table = speaking(quotes, mentions, entities, articles).set_index("name")
    validate(TABLES["speaking"], table.reset_index())
    # Abel: 3 + 2 + 2 words in three quotations; Brandt: five words, two of which are hers as well.
    assert table.loc["Jana Abel", ["n_mentions", "n_quotes", "n_quoted_words"]].tolist() == [2, 3, 7]
    assert table.loc["Uwe Brandt", ["n_mentions", "n_quotes", "n_quoted_words"]].tolist() == [2, 1, 5]
    assert table.loc["Jana Abel", "voice_ratio"] == pytest.approx(math.log2((7 / 12) / (2 / 4)))
    women = speaking(quotes, mentions, entities, articles, per="gender").set_index("key")
    assert women.loc["female", "share_words"] == pytest.approx(7 / 12)
    council = speaking(quotes, mentions, entities, articles, label="ORG").set_index("name")
    assert council.loc["Rat", ["n_mentions", "n_quotes"]].tolist() == [2, 0]
    assert math.isnan(council.loc["Rat", "share_words"])
    assert math.isnan(council.loc["Rat", "voice_ratio"])


@pytest.mark.parametrize("by", ["outlet", "month", None])
@pytest.mark.parametrize("per", ["entity", "actor_type", "gender", "party"])
def test_shares_sum_to_one_in_each_group(quotes, mentions, entities, articles, by, per):
    table = speaking(quotes, mentions, entities, articles, by=by, per=per)
    validate(TABLES["speaking"], table)
    sums = table.groupby("group", dropna=False)[["share_mentions", "share_words"]].sum(min_count=1)
    assert np.allclose(sums.to_numpy()[~np.isnan(sums.to_numpy())], 1)


@pytest.mark.parametrize("per", ["entity", "party"])
def test_shares_of_speaking_have_intervals_from_five_articles_on(quotes, mentions, entities, articles, per):
    def times(data, n):
        return pd.concat([data.assign(article_id=data["article_id"] + str(i)) for i in range(n)], ignore_index=True)

    entities = entities.assign(party=["Freie Heimat", None, None])
    one, four = ([times(data, n) for data in (quotes, mentions, articles)] for n in (1, 4))
    few = speaking(one[0], one[1], entities, one[2], per=per)
    table = speaking(four[0], four[1], entities, four[2], per=per)
    assert len(table) == 2
    for share in ("share_mentions", "share_words"):
        assert few[f"{share}_low"].isna().all()
        assert (table[f"{share}_low"] <= table[share]).all()
        assert (table[share] <= table[f"{share}_high"]).all()
    # Mentions are spread over the articles, so that their interval is not a point.
    assert (table["share_mentions_low"] < table["share_mentions_high"]).all()
    turned = speaking(four[0], four[1], entities, four[2].iloc[::-1], per=per)
    pd.testing.assert_frame_equal(turned, table)
    assert speaking(four[0], four[1], entities, four[2], per=per, n_boot=0)["share_words_high"].isna().all()


def test_what_is_asked_wrongly_is_told(quotes, mentions, entities, articles):
    with pytest.raises(ValueError, match="per='age' came; expected one of 'entity', 'actor_type', 'gender', 'party'"):
        speaking(quotes, mentions, entities, articles, per="age")
    with pytest.raises(TableError, match="The table 'entities' lacks entity_id, name, label"):
        speaking(quotes, mentions, articles, articles)


def test_nothing_in_nothing_out():
    empty = {name: tables.empty(name) for name in ("quotes", "mentions", "entities", "articles", "sentences")}
    three = [empty[name] for name in ("mentions", "entities", "articles")]
    assert co_occurrence(*three).empty
    assert entity_dispersion(*three, empty["sentences"]).empty
    assert mention_positions(*three).empty
    assert speaking(empty["quotes"], *three).empty
