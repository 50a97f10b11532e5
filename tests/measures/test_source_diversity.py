from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import entropy

from analysis import tables
from analysis.measures import TABLES, source_counts, source_diversity
from analysis.schema import TableError, validate

INDICES = ["shannon", "hhi", "simpson", "effective_shannon", "effective_simpson", "share_top"]


@pytest.fixture
def entities():
    rows = [("e1", "Jana Abel", "politics", "female", "ABC"), ("e2", "Uwe Brandt", "unknown", "male", None)]
    columns = ("entity_id", "name", "actor_type", "gender", "party")
    return pd.DataFrame([dict(zip(columns, row, strict=True)) for row in rows])


def corpus(rows, n_articles=7):
    """Articles, every other one of outlet "x", and a quotation of one word for each (speaker, article)."""
    articles = tables.frame(
        "articles",
        [{"article_id": str(n), "outlet": "x" if n % 2 else None, "text": "eins"} for n in range(n_articles)],
    )
    kinds = {None: None, "?": "anonymous"}
    data = [(str(article), "direct", [[0, 4]], name, None, kinds.get(name, "person")) for name, article in rows]
    columns = ["article_id", "type", "spans", "speaker", "speaker_id", "speaker_kind"]
    return pd.DataFrame(data, columns=columns), articles


def test_indices_by_hand(quotes, articles):
    row = source_diversity(quotes, articles).iloc[0]
    # Abel 3 quotations, Brandt 1; a resident without a name 1, nobody 1: p = 3/4, 1/4.
    assert (row["n_articles"], row["n_quotes"], row["n_identified"], row["n_sources"]) == (3, 6, 4, 2)
    assert (row["n_anonymous"], row["n_unresolved"]) == (1, 1)
    assert row["share_anonymous"] == row["share_unresolved"] == pytest.approx(1 / 6)
    assert (row["top_source"], row["share_top"]) == ("Jana Abel", 0.75)
    nats = 0.75 * math.log(4 / 3) + 0.25 * math.log(4)
    assert row["shannon"] == pytest.approx(nats)
    assert row["evenness"] == pytest.approx(nats / math.log(2))
    assert (row["hhi"], row["simpson"]) == (0.625, 0.375)  # 9/16 + 1/16
    assert row["effective_shannon"] == pytest.approx(math.exp(nats))
    assert row["effective_simpson"] == pytest.approx(1.6)
    assert row["sources_per_article"] == pytest.approx(2 / 3)  # both in a, none in b and c


def test_words_of_a_speaker_count_once(quotes, articles):
    row = source_diversity(quotes, articles, weight="words").iloc[0]
    # Abel 7 words, Brandt 5, the resident 4, nobody 1: 17.
    assert row["share_top"] == pytest.approx(7 / 12)
    assert row["share_anonymous"] == pytest.approx(4 / 17)
    assert row["share_unresolved"] == pytest.approx(1 / 17)
    assert row["n_quotes"] == 6


def test_four_alike_are_four_and_one_is_one():
    quotes, articles = corpus([(name, 0) for name in "ABCD"] + [("A", 1)])
    table = source_diversity(quotes, articles, by="article_id").set_index("group")
    assert table.loc["0", ["effective_shannon", "effective_simpson", "evenness"]].to_list() == pytest.approx([4, 4, 1])
    assert table.loc["1", ["effective_shannon", "effective_simpson", "shannon"]].to_list() == [1, 1, 0]
    assert pd.isna(table.loc["1", "evenness"])


def test_equals_on_top_are_told_in_alphabetical_order():
    quotes, articles = corpus([("Brandt", 0), ("Abel", 1)])
    assert source_diversity(quotes, articles)["top_source"].to_list() == ["Abel"]


def test_group_without_identified_source_has_shares_but_no_index(quotes, articles):
    table = source_diversity(quotes, articles, by="outlet").set_index(pd.Index(["Abendkurier", "Tageblatt", "none"]))
    tageblatt, silent = table.loc["Tageblatt"], table.loc["none"]
    assert (tageblatt["n_sources"], tageblatt["share_anonymous"], tageblatt["share_unresolved"]) == (0, 0.5, 0.5)
    assert tageblatt[[*INDICES, "evenness", "top_source"]].isna().all()
    assert silent[[*INDICES, "share_anonymous", "share_unresolved"]].isna().all()
    assert (silent["n_quotes"], silent["sources_per_article"]) == (0, 0.0)


def test_kinds_of_actors(quotes, articles, entities):
    row = source_diversity(quotes, articles, per="actor_type", entities=entities).iloc[0]
    # Abel's 3 are politics; Brandt's type is unknown and joins the quotation without speaker.
    assert (row["n_sources"], row["top_source"], row["n_identified"], row["n_unresolved"]) == (1, "politics", 3, 2)
    gender = source_diversity(quotes, articles, per="gender", entities=entities).iloc[0]
    assert (gender["n_sources"], gender["top_source"], gender["hhi"]) == (2, "female", 0.625)
    party = source_diversity(quotes, articles, per="party", entities=entities).iloc[0]
    assert (party["top_source"], party["n_unresolved"]) == ("ABC", 2)
    kind = source_diversity(quotes, articles, per="speaker_kind").iloc[0]
    assert (kind["top_source"], kind["n_identified"]) == ("person", 4)


def test_two_speakers_of_one_type_are_one_source(quotes, articles, entities):
    both = entities.assign(actor_type="science")
    rows = source_counts(quotes, articles, per="actor_type", entities=both, weight="words")
    assert rows.loc[rows["source"].eq("science"), ["n_quotes", "value"]].values.tolist() == [[4, 12]]


def test_interval_holds_the_share_and_needs_five_articles():
    rows = [("Abel", n) for n in range(6)] + [("Brandt", n) for n in range(0, 6, 2)]
    row = source_diversity(*corpus(rows, 6)).iloc[0]
    assert row["share_top_low"] < row["share_top"] < row["share_top_high"]
    assert row["sources_per_article_low"] < 1.5 < row["sources_per_article_high"]
    few = source_diversity(*corpus(rows[:4], 4)).iloc[0]
    assert few[["share_top_low", "sources_per_article_high"]].isna().all()


def test_nothing_in_nothing_out():
    for name, measure in (("source_diversity", source_diversity), ("source_counts", source_counts)):
        table = measure(tables.empty("quotes"), tables.empty("articles"))
        assert table.empty
        validate(TABLES[name], table)


def test_errors_say_what_to_try(quotes, articles):
    with pytest.raises(ValueError, match=r"per='sex' came; expected one of 'speaker', 'actor_type'"):
        source_diversity(quotes, articles, per="sex")
    with pytest.raises(ValueError, match=r"weight='n' came; expected one of 'quotes', 'words'"):
        source_diversity(quotes, articles, weight="n")
    with pytest.raises(ValueError, match=r"needs the table 'entities'.*entities=result\.entities"):
        source_diversity(quotes, articles, per="gender")
    with pytest.raises(TableError, match="'entities' lacks entity_id"):
        source_diversity(quotes, articles, per="gender", entities=articles)


speakers = st.sampled_from(["Abel", "Brandt", "Çelik", "Dorn", "?", None])
quoted = st.lists(st.tuples(speakers, st.integers(0, 6)), max_size=30)


@settings(max_examples=30, deadline=None)
@given(quoted)
def test_invariants_and_scipy(rows):
    quotes, articles = corpus(rows)
    table = source_diversity(quotes, articles, by="outlet", n_boot=20)
    validate(TABLES["source_diversity"], table)
    assert table["n_quotes"].sum() == len(rows)
    assert (table["n_identified"] + table["n_anonymous"] + table["n_unresolved"] == table["n_quotes"]).all()
    for row in table.to_dict("records"):
        inside = [name for name, article in rows if (article % 2 == 1) == (row["group"] == "x")]
        counts = pd.Series([name for name in inside if name not in {None, "?"}], dtype="str").value_counts()
        if counts.empty:
            assert np.isnan(row["shannon"])
            continue
        identified = counts.sum() / len(inside)
        assert abs(identified + row["share_anonymous"] + row["share_unresolved"] - 1) < 1e-12
        assert row["shannon"] == pytest.approx(entropy(counts), abs=1e-12)
        assert row["hhi"] == pytest.approx(((counts / counts.sum()) ** 2).sum())
        # Hill numbers fall with their order: S, exp(H), 1 / sum p², 1 / largest p.
        hill = [row["n_sources"], row["effective_shannon"], row["effective_simpson"], 1 / row["share_top"], 1.0]
        assert all(more >= less - 1e-9 for more, less in pairwise(hill))


@settings(max_examples=15, deadline=None)
@given(quoted, st.randoms(use_true_random=False))
def test_order_of_articles_and_quotations_does_not_matter(rows, random):
    quotes, articles = corpus(rows)
    turned = [list(range(len(part))) for part in (quotes, articles)]
    for order in turned:
        random.shuffle(order)
    table = source_diversity(quotes.iloc[turned[0]], articles.iloc[turned[1]], n_boot=20)
    pd.testing.assert_frame_equal(table, source_diversity(quotes, articles, n_boot=20))
