from __future__ import annotations

from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy import sparse
from scipy.cluster.hierarchy import fcluster, linkage

import analysis as an
from analysis import tables
from analysis.measures import TABLES, group_events, shared_events
from analysis.measures.linkage import linked, similar_pairs
from analysis.schema import TableError, validate


def corpus(**named):
    """Articles and their mentions from id=(date, "names divided by spaces")."""
    articles = tables.frame(
        "articles",
        [{"article_id": key, "date": pd.Timestamp(day), "text": ""} for key, (day, _) in named.items()],
    )
    rows = [
        {
            "article_id": key, "field": "text", "start": 0, "end": 1, "text": name, "label": "PER", "entity_id": name,
            "how": "name",
        }
        for key, (_, names) in named.items()
        for name in names.split()
    ]  # fmt: skip
    entities = [
        {"entity_id": name, "name": name.title(), "label": "PER", "actor_type": "unknown", "gender": "unknown",
         "n_mentions": 1, "n_articles": 1}
        for name in sorted({row["entity_id"] for row in rows})
    ]  # fmt: skip
    return articles, tables.frame("mentions", rows), tables.frame("entities", entities)


BATH = corpus(
    a=("2026-03-02", "abel brandt cem"),
    b=("2026-03-03", "abel brandt"),
    c=("2026-03-03", "dora emil"),
    d=("2026-03-20", "abel brandt cem"),
    e=(None, "abel brandt"),
    f=("2026-03-03", ""),
)


def test_shared_names_within_days_are_an_event():
    table = group_events(*BATH)
    validate(TABLES["group_events"], table)
    assert table["how"].to_list() == ["grouped", "grouped", "alone", "alone", "undated", "alone"]
    assert table["event"].fillna("-").to_list() == ["2026-03-02 Abel, Brandt"] * 2 + ["-"] * 4
    assert table["n_articles"].to_list() == [2, 2, 1, 1, 1, 1]
    assert table.loc[0, "names"] == "Abel, Brandt"
    # Five dated articles. Abel, Brandt: in 3, ln(1 + 5/3) = 0.981; Cem: in 2, ln(1 + 5/2) = 1.253.
    # Cosine: (2 * 0.981^2) / (sqrt(2 * 0.981^2 + 1.253^2) * sqrt(2 * 0.981^2)) = 1.387 / 1.869 = 0.742.
    assert table.loc[0, "similarity"] == pytest.approx(0.742, abs=0.001)
    assert table["similarity"].isna().to_list() == [False, False, True, True, True, True]


def test_one_shared_name_is_not_enough():
    table = group_events(*corpus(a=("2026-03-02", "berlin"), b=("2026-03-02", "berlin")))
    assert table["how"].to_list() == ["alone", "alone"]


def test_days_bound_the_whole_event_not_each_step():
    days = pd.date_range("2026-03-01", periods=28).strftime("%Y-%m-%d")
    month = corpus(**{f"a{n:02d}": (day, "abel brandt cem") for n, day in enumerate(days)})
    table = group_events(*month, days=3).assign(date=month[0]["date"])
    span = table.groupby("event")["date"].agg(lambda dates: (dates.max() - dates.min()).days)
    assert table["event"].notna().all()
    assert span.max() <= 3
    assert len(span) >= 7


def test_an_article_between_two_events_does_not_join_them():
    between = corpus(
        a=("2026-03-02", "abel brandt cem"), b=("2026-03-02", "abel brandt cem"),
        m=("2026-03-02", "abel brandt dora emil"),
        x=("2026-03-02", "dora emil fritz"), y=("2026-03-02", "dora emil fritz"),
    )  # fmt: skip
    table = group_events(*between, threshold=0.4).set_index("article_id")
    assert table.loc["a", "event"] == table.loc["b", "event"]
    assert table.loc["x", "event"] == table.loc["y", "event"]
    assert table.loc["a", "event"] != table.loc["x", "event"]
    # It is as near to the one as to the other, and the table says so.
    assert table.loc["m", "next_similarity"] > 0.4


def test_two_events_of_one_name_stay_two():
    twice = corpus(
        a=("2026-03-02", "abel brandt"), b=("2026-03-02", "abel brandt"),
        c=("2026-03-09", "abel brandt"), d=("2026-03-09", "abel brandt"),
    )  # fmt: skip
    names = group_events(*twice)["event"].to_list()
    assert names == ["2026-03-02 Abel, Brandt"] * 2 + ["2026-03-09 Abel, Brandt"] * 2


def test_metadata_win_unless_they_are_not_wanted():
    articles, mentions, entities = BATH
    given_event = articles.assign(event=pd.Series(["bath", None, None, None, None, None], dtype="str"))
    table = group_events(given_event, mentions, entities)
    assert table["how"].to_list()[:2] == ["metadata", "alone"]
    assert table["event"].to_list()[0] == "bath"
    without = group_events(given_event, mentions, entities, use_metadata=False)
    pd.testing.assert_frame_equal(without, group_events(*BATH))


def test_nothing_in_nothing_out():
    table = group_events(tables.empty("articles"), tables.empty("mentions"), tables.empty("entities"))
    assert table.empty
    validate(TABLES["group_events"], table)


def test_errors_say_what_was_expected():
    articles, mentions, entities = BATH
    with pytest.raises(ValueError, match=r"days=-1 came; expected 0 \(the same day only\) or more"):
        group_events(articles, mentions, entities, days=-1)
    with pytest.raises(ValueError, match="threshold=0 came; expected a similarity above 0"):
        group_events(articles, mentions, entities, threshold=0)
    with pytest.raises(TableError, match="'mentions' lacks"):
        group_events(articles, entities, mentions)
    with pytest.raises(TableError, match="must be unique"):
        group_events(pd.concat([articles, articles]), mentions, entities)


names = st.lists(st.sampled_from("abel brandt cem dora emil".split()), max_size=4).map(" ".join)
dated = st.tuples(st.sampled_from(["2026-03-01", "2026-03-03", "2026-03-05", None]), names)


@settings(max_examples=40, deadline=None)
@given(st.lists(dated, min_size=1, max_size=9), st.randoms(use_true_random=False))
def test_order_of_the_articles_does_not_matter(rows, random):
    articles, mentions, entities = corpus(**{f"a{n}": row for n, row in enumerate(rows)})
    order = list(range(len(articles)))
    random.shuffle(order)
    turned = group_events(articles.iloc[order], mentions.iloc[::-1], entities.iloc[::-1])
    in_order = turned.sort_values("article_id", ignore_index=True)
    pd.testing.assert_frame_equal(in_order, group_events(articles, mentions, entities))


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.integers(2, 12), st.sampled_from([0.2, 0.35, 0.5]))
def test_linkage_is_that_of_scipy(seed, n, threshold):
    random = np.random.default_rng(seed)
    weights = random.random((n, 6)) * (random.random((n, 6)) < 0.6) + 1e-6 * random.random((n, 6))
    weights /= np.linalg.norm(weights, axis=1, keepdims=True)
    day = np.sort(random.integers(0, 6, n))
    pairs = similar_pairs(sparse.csr_array(weights), day, 3)
    far = abs(day[:, None] - day[None]) > 3
    # A pair that may not be joined is infinitely far, and so is every mean that has it.
    distance = np.where(far, 1e9, 1 - weights @ weights.T)[np.triu_indices(n, 1)]
    # Of averages that are equal to nine digits ours joins those that come first, scipy those that are less by a hair.
    assume(np.diff(np.sort(distance[~far[np.triu_indices(n, 1)]])).min(initial=1) > 1e-8)
    theirs = fcluster(linkage(distance, "average"), 1 - threshold, "distance")
    ours = linked(pairs, day, days=3, threshold=threshold)
    assert (ours[:, None] == ours[None]).tolist() == (theirs[:, None] == theirs[None]).tolist()


def test_teaching_corpus_as_the_docstring_says():
    result = an.analyse(an.load_corpus(an.sample("teaching")), voices="rules")
    table = group_events(result.articles, result.mentions, result.entities, use_metadata=False)
    alone = pd.Series([f"alone {n}" for n in range(len(table))])
    found, right = table["event"].fillna(alone).to_numpy(object), result.articles["event"].to_numpy(object)
    pairs = np.triu_indices(len(table), 1)
    joined, same = ((values[:, None] == values[None])[pairs] for values in (found, right))
    assert (joined & same).sum() / joined.sum() == 1
    assert (joined & same).sum() / same.sum() == pytest.approx(0.43, abs=0.1)


EVENTS = tables.frame(
    "articles",
    [
        {"article_id": str(n), "outlet": outlet, "event": event, "text": ""}
        for n, (outlet, event) in enumerate(
            [
                ("Abendkurier", "bath"), ("Tageblatt", "bath"), ("nna", "bath"), ("Abendkurier", "wind"),
                ("Tageblatt", "wind"), ("nna", "fair"), ("nna", "fair"), ("Tageblatt", None), (None, "bath"),
            ]
        )
    ],
)  # fmt: skip


def test_only_events_that_two_outlets_report_are_kept():
    kept, left_out = shared_events(EVENTS)
    assert kept["article_id"].to_list() == ["0", "1", "2", "3", "4"]
    validate(TABLES["shared_events"], left_out)
    counts = ["n_articles", "n_kept", "n_without_event", "n_not_shared", "n_not_compared", "n_events"]
    assert left_out.set_index(left_out["group"].fillna("?"))[counts].T.to_dict("list") == {
        "Abendkurier": [2, 2, 0, 0, 0, 2],
        "Tageblatt": [3, 2, 1, 0, 0, 2],
        "nna": [3, 1, 0, 2, 0, 1],
        "?": [1, 0, 0, 0, 1, 0],
    }
    assert left_out["n_articles"].sum() == len(EVENTS)


def test_events_that_all_report_and_outlets_that_are_chosen():
    assert shared_events(EVENTS, least=None)[0]["article_id"].to_list() == ["0", "1", "2"]
    kept, left_out = shared_events(EVENTS, compared=["Abendkurier", "Tageblatt"])
    assert kept["article_id"].to_list() == ["0", "1", "3", "4"]
    assert left_out.set_index("group").loc["nna", "n_not_compared"] == 3
    alone = EVENTS[EVENTS["outlet"] == "nna"]
    assert shared_events(alone)[0].empty
    assert shared_events(alone, least=None)[0].shape[0] == 3


def test_events_may_come_from_the_grouping():
    articles, mentions, entities = BATH
    outlets = articles.assign(outlet=["Abendkurier", "Tageblatt", "nna", "nna", "nna", "nna"])
    kept, _ = shared_events(outlets, events=group_events(outlets, mentions, entities))
    assert kept["article_id"].to_list() == ["a", "b"]
    assert set(kept["event"]) == {"2026-03-02 Abel, Brandt"}


def test_shared_events_of_nothing():
    kept, left_out = shared_events(tables.empty("articles"))
    assert kept.empty
    validate(TABLES["shared_events"], left_out)


def test_shared_events_explain_what_they_cannot_do():
    with pytest.raises(ValueError, match=r"no group 'Bote' to compare; try some of: Abendkurier, Tageblatt, nna"):
        shared_events(EVENTS, compared=["Bote"])
    with pytest.raises(ValueError, match="compared='nna' came; expected a list"):
        shared_events(EVENTS, compared="nna")
    with pytest.raises(ValueError, match="least=4 came; expected 2 to 3 groups"):
        shared_events(EVENTS, least=4)
    with pytest.raises(TableError, match="'articles' lacks event"):
        shared_events(EVENTS.drop(columns="event"))


def test_events_are_named_once():
    # Two events of one day under the same two names would have one name: the second is numbered.
    rows = corpus(
        a=("2026-03-02", "abel brandt cem cem cem cem"), b=("2026-03-02", "abel brandt cem cem cem cem"),
        c=("2026-03-02", "dora emil"), d=("2026-03-02", "dora emil"),
    )  # fmt: skip
    table = group_events(rows[0], rows[1], rows[2].assign(name="Rat"))
    assert sorted(table["event"].unique()) == ["2026-03-02 Rat, Rat", "2026-03-02 Rat, Rat (2)"]
    assert all(one != other for one, other in pairwise(table["event"].iloc[1:3]))
