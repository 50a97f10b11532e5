"""The prominence panel and its rankings, on cases counted by hand."""

from __future__ import annotations

import math
from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import tables
from analysis.measures import TABLES, prominence_agreement, prominence_panel, prominence_ranks, speaker_prominence
from analysis.measures.place_weights import linear, thirds
from analysis.measures.prominence_panel import FIGURES
from analysis.measures.prominence_ranks import RANKED
from analysis.schema import TableError, validate

SUMMED = [share for share, of in FIGURES.values() if of is None]


@pytest.fixture
def articles(articles):
    return articles.assign(title=["Streit um Brandt", "Lärm", None], lead=["Abel gegen Brandt", None, None])


@pytest.fixture
def entities():
    rows = [("e1", "Jana Abel", "female", "Freie Heimat"), ("e2", "Uwe Brandt", "male", None)]
    return tables.frame(
        "entities",
        [
            {
                "entity_id": one, "name": name, "label": "PER", "actor_type": "politics", "gender": gender,
                "party": party, "n_mentions": 1, "n_articles": 1,
            }
            for one, name, gender, party in rows
        ],
    )  # fmt: skip


@pytest.fixture
def mentions():
    # Article, field, entity, how. Brandt is in a headline, both are in a lead; "er" in a title does not count.
    rows = [
        ("a", "title", "e2", "name"), ("a", "lead", "e1", "name"), ("a", "lead", "e2", "role"),
        ("a", "lead", "e2", "name"), ("a", "text", "e1", "name"), ("b", "title", "e1", "pronoun"),
        ("b", "title", None, "name"),
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["article_id", "field", "entity_id", "how"])


@pytest.fixture
def panel_of(quotes, mentions, entities, articles):
    return lambda **options: prominence_panel(quotes, mentions, entities, articles, **options)


def quoted(rows, columns=("article_id", "start", "end", "speaker")):
    """Quotations of persons whose id is their name."""
    found = pd.DataFrame(rows, columns=list(columns))
    spans = [[[start, end]] for start, end in zip(found["start"], found["end"], strict=True)]
    return found.assign(type="direct", spans=spans, speaker_id=found["speaker"], speaker_kind="person")


def told(*rows):
    return pd.DataFrame(rows, columns=["article_id", "field", "entity_id", "how"])


def of(*names):
    return pd.DataFrame({"entity_id": list(names)})


def test_all_figures_by_hand(panel_of, articles):
    table = panel_of()
    validate(TABLES["prominence_panel"], table)
    named = table.set_index("name")
    abel, brandt = named.loc["Jana Abel"], named.loc["Uwe Brandt"]
    # Article a: Abel first and last, Brandt between; b: nobody first, the resident last; c: no quotation.
    assert abel[["n_quotes", "n_quoted_words", "n_articles"]].tolist() == [3, 7, 1]
    assert abel[["n_first_quotes", "n_last_words", "first_position"]].tolist() == [1, 1, 0]
    assert brandt[["n_first_quotes", "n_last_words"]].tolist() == [0, 0]
    assert table["n_group_articles"].eq(3).all()
    assert table["n_group_titles"].eq(2).all()
    assert table["n_group_leads"].eq(1).all()
    assert brandt[["n_headlines", "n_leads", "share_headlines", "share_leads"]].tolist() == [1, 1, 0.5, 1]
    assert abel[["n_headlines", "n_leads", "share_headlines", "share_leads"]].tolist() == [0, 1, 0, 1]
    assert abel["share_first_quotes"] == abel["share_last_words"] == 1 / 2
    text = articles["text"].iloc[0]
    places = [text.index(passage) / len(text) for passage in ("„Ich komme", "„Nein, danke", "„Gut so")]
    assert abel["position_weight"] == pytest.approx(sum(1 - place for place in places))


def test_every_row_without_a_name_says_what_it_is(quotes, mentions, entities, articles):
    police = quotes.tail(1).assign(speaker="die Polizei", speaker_id=None, speaker_kind="organisation", quote_id="p")
    every = pd.concat([quotes, police])
    table = prominence_panel(every, mentions, entities, articles, per="party", by="outlet")
    told = {row.status: row.name for row in table.assign(name=table["name"].fillna("")).itertuples(index=False)}
    assert told == {
        "identified": "Freie Heimat", "unknown": "", "no_entity": "", "anonymous": "", "nobody": "", "no_quotation": "",
    }  # fmt: skip
    assert table.loc[table["status"].eq("no_quotation"), "n_quotes"].tolist() == [0]
    for share in SUMMED:
        sums = table.groupby("group", dropna=False)[share].sum(min_count=1).dropna()
        assert sums.tolist() == pytest.approx([1, 1]), share
    validate(TABLES["prominence_panel"], table)


def test_a_type_that_is_unknown_is_not_identified(quotes, mentions, entities, articles):
    entities = entities.assign(actor_type=["politics", "unknown"])
    table = prominence_panel(quotes, mentions, entities, articles, per="actor_type").set_index("status")
    assert table["name"].dropna().to_dict() == {"identified": "politics", "unknown": "unknown"}
    # A speaker may be called so, and is identified all the same.
    table = prominence_panel(quotes.assign(speaker="unknown"), mentions, entities, articles)
    assert set(table.loc[table["name"].notna(), "status"]) == {"identified"}


def test_who_is_no_entity_has_no_headlines_rather_than_none(panel_of, quotes, mentions, articles):
    table = panel_of()
    rest = table[table["speaker_kind"].isin(["anonymous", "nobody"])]
    assert len(rest) == 2
    assert rest[["n_headlines", "share_headlines", "n_leads", "share_leads"]].isna().all(axis=None)
    unknown = prominence_panel(quotes, mentions, of("e2"), articles).set_index("name")
    assert pd.isna(unknown.loc["Jana Abel", "n_headlines"])
    assert unknown.loc["Uwe Brandt", "n_headlines"] == 1


def test_articles_without_titles_have_no_headlines_to_count(quotes, mentions, entities, articles):
    bare = prominence_panel(quotes, mentions, entities, articles.assign(title=" "))
    assert bare[["n_headlines", "share_headlines"]].isna().all(axis=None)
    assert bare["n_group_titles"].eq(0).all()
    assert bare.loc[bare["name"].eq("Jana Abel"), "n_leads"].item() == 1


def test_headline_of_an_article_that_quotes_somebody_else_counts_in_its_group():
    articles = tables.frame(
        "articles",
        [
            {"article_id": "a", "outlet": "Abendkurier", "title": "Rat tagt", "text": "„Ja“, sagte Abel."},
            {"article_id": "b", "outlet": "Abendkurier", "title": "Abel geht", "text": "Alle schwiegen."},
            {"article_id": "c", "outlet": "Tageblatt", "title": "Abel geht", "text": "„Nein“, rief Brandt."},
        ],
    )
    quotes = quoted([("a", 0, 4, "Abel"), ("c", 0, 6, "Brandt")])
    mentions = told(("b", "title", "Abel", "name"), ("c", "title", "Abel", "name"))
    table = prominence_panel(quotes, mentions, of("Abel", "Brandt"), articles, by="outlet").set_index("group")
    assert table.loc["Abendkurier", ["name", "n_headlines", "share_headlines"]].tolist() == ["Abel", 1, 0.5]
    # Nobody of the Tageblatt quotes Abel: she has no row there, and Brandt is in no headline.
    assert table.loc["Tageblatt", ["name", "n_headlines"]].tolist() == ["Brandt", 0]


TEN = tables.frame("articles", [{"article_id": "a", "title": "x", "text": "eins zwei drei vier fünf"}])


def test_first_and_last_are_the_outermost_of_nested_quotations():
    # Abel's quotation begins and ends with words of Brandt's and Çelik's that she repeats.
    quotes = quoted([("a", 0, 4, "Brandt"), ("a", 20, 24, "Çelik"), ("a", 0, 24, "Abel")])
    table = prominence_panel(quotes, told(), of(), TEN).set_index("name")
    assert table.loc["Abel", ["n_first_quotes", "n_last_words"]].tolist() == [1, 1]
    assert table[["n_first_quotes", "n_last_words"]].sum().tolist() == [1, 1]


def test_speakers_of_the_same_passage_share_the_article():
    quotes = quoted([("a", 0, 9, "Abel"), ("a", 0, 9, "Abel"), ("a", 0, 9, "Brandt"), ("a", 12, 20, "Abel")])
    table = prominence_panel(quotes, told(), of(), TEN).set_index("name")
    assert table["n_first_quotes"].to_dict() == {"Abel": 0.5, "Brandt": 0.5}
    assert table["n_last_words"].to_dict() == {"Abel": 1, "Brandt": 0}


def test_weights_are_a_parameter(panel_of):
    even = panel_of(weights=np.ones_like)
    assert even["position_weight"].tolist() == even["n_quotes"].tolist()
    assert even["share_position_weight"].tolist() == even["share_quotes"].tolist()
    assert thirds(np.array([0, 0.33, 0.34, 0.67, 1.0])).round(3).tolist() == [1, 1, 0.667, 0.333, 0.333]
    pd.testing.assert_frame_equal(panel_of(weights=linear), panel_of())
    assert not panel_of(weights="thirds")["position_weight"].equals(panel_of()["position_weight"])
    assert panel_of(weights=np.zeros_like)["share_position_weight"].isna().all()


def test_rows_of_genders_add_up_the_speakers(panel_of):
    speakers, genders = panel_of(), panel_of(per="gender")
    assert genders["key"].fillna("-").tolist() == ["female", "male", "-", "-"]
    assert genders["speaker_kind"].tolist() == ["entity", "entity", "anonymous", "nobody"]
    columns = ["n_quotes", "n_quoted_words", "n_first_quotes", "n_headlines", "share_words"]
    pd.testing.assert_frame_equal(speakers[columns], genders[columns])
    politics = panel_of(per="actor_type").iloc[0]
    # Words as often as speakers say them (7 + 5), articles, headlines and leads once.
    assert politics[["key", "n_entities", "n_quotes", "n_quoted_words"]].tolist() == ["politics", 2, 4, 12]
    assert politics[["n_articles", "n_headlines", "n_leads"]].tolist() == [1, 1, 1]


def test_no_party_no_entity_and_unnamed_are_rows_of_their_own(quotes, mentions, entities, articles):
    police = quotes.iloc[[0]].assign(speaker="Polizei", speaker_id=None, speaker_kind="organisation")
    table = prominence_panel(pd.concat([quotes, police]), mentions, entities, articles, per="party")
    assert table["key"].fillna("-").tolist() == ["Freie Heimat", "-", "-", "-", "-"]
    assert table["speaker_kind"].tolist() == ["entity", "entity", "no_entity", "anonymous", "nobody"]
    kinds = prominence_panel(pd.concat([quotes, police]), mentions, entities, articles, per="speaker_kind")
    assert kinds["speaker_kind"].tolist() == ["person", "organisation", "anonymous", "nobody"]
    assert kinds["key"].fillna("-").tolist() == ["person", "organisation", "-", "-"]


def test_agrees_with_speaker_prominence_where_both_count(panel_of, quotes, articles):
    shared = ["group", "speaker_kind", "n_quotes", "n_quoted_words", "n_articles", "first_position", "share_words"]
    other = speaker_prominence(quotes, articles, by="outlet")
    pd.testing.assert_frame_equal(panel_of(by="outlet")[shared], other[shared])


def test_group_without_quotations_keeps_a_row_without_shares(panel_of):
    table = panel_of(by="outlet")
    silent = table[table["group"].isna()]
    assert len(silent) == 1
    assert silent[["n_quotes", "n_articles", "n_first_quotes"]].eq(0).all(axis=None)
    assert silent[[share for share, _ in FIGURES.values()]].isna().all(axis=None)


def test_copies_count_unless_the_caller_leaves_them_out(quotes, mentions, entities, articles):
    copied = pd.concat([articles, articles.head(1).assign(article_id="z", duplicate_of="a")])
    both = pd.concat([quotes, quotes[quotes["article_id"].eq("a")].assign(article_id="z")])
    twice = prominence_panel(both, mentions, entities, copied).set_index("name")
    once = prominence_panel(both, mentions, entities, copied[copied["duplicate_of"].isna()]).set_index("name")
    assert (twice.loc["Jana Abel", "n_quotes"], once.loc["Jana Abel", "n_quotes"]) == (6, 3)


def test_intervals_hold_the_shares_and_need_five_articles(quotes, mentions, entities, articles):
    def times(data, n):
        return pd.concat([data.assign(article_id=data["article_id"] + str(i)) for i in range(n)], ignore_index=True)

    one, several = ([times(data, n) for data in (quotes, mentions, articles)] for n in (1, 4))
    few = prominence_panel(one[0], one[1], entities, one[2])
    enough = prominence_panel(several[0], several[1], entities, several[2])
    for share, _ in FIGURES.values():
        assert few[[f"{share}_low", f"{share}_high"]].isna().all(axis=None)
        there = enough[enough[share].notna()]
        assert len(there)
        assert (there[f"{share}_low"] <= there[share]).all()
        assert (there[share] <= there[f"{share}_high"]).all()
    none = prominence_panel(several[0], several[1], entities, several[2], n_boot=0)
    assert none["share_words_low"].isna().all()


def test_nothing_in_nothing_out():
    empty = [tables.empty(name) for name in ("quotes", "mentions", "entities", "articles")]
    panel = prominence_panel(*empty, by="outlet")
    for name, table in (
        ("prominence_panel", panel), ("prominence_ranks", prominence_ranks(panel)),
        ("prominence_agreement", prominence_agreement(panel)),
    ):  # fmt: skip
        assert table.empty
        validate(TABLES[name], table)


def test_what_is_asked_wrongly_is_told(panel_of, quotes, mentions, entities, articles):
    with pytest.raises(ValueError, match="per='age' came; expected one of 'speaker', 'actor_type', 'gender', 'party'"):
        panel_of(per="age")
    with pytest.raises(ValueError, match="weights='steep' came; expected 'linear' or 'thirds', or a function"):
        panel_of(weights="steep")
    with pytest.raises(ValueError, match=r"Weights must be 0 or more; -1.0 came for the place 0\.000"):
        panel_of(weights=lambda place: place - 1)
    with pytest.raises(ValueError, match="gave 1 weights for 6 quotations; one each is needed"):
        panel_of(weights=lambda place: place[:1])
    with pytest.raises(TableError, match="The table 'articles' lacks title"):
        prominence_panel(quotes, mentions, entities, articles.drop(columns="title"))
    with pytest.raises(TableError, match="The table 'entities' lacks entity_id"):
        prominence_panel(quotes, mentions, articles, articles)
    with pytest.raises(TableError, match=r"The table 'prominence_panel' lacks .*per"):
        prominence_ranks(speaker_prominence(quotes, articles))
    with pytest.raises(ValueError, match=r"figures=\('words',\) came; expected some of n_quotes, n_quoted_words"):
        prominence_agreement(panel_of(), figures=("words",))


# Any three letters of the text hold a part of a word.
rows = st.tuples(
    st.integers(0, 6), st.integers(0, 15), st.integers(3, 9), st.sampled_from(["Abel", "Brandt", "Çelik", None])
)


@settings(max_examples=15, deadline=None)
@given(rows=st.lists(rows, max_size=25), per=st.sampled_from(["speaker", "gender", "speaker_kind"]), seed=st.randoms())
def test_shares_sum_to_one_and_order_does_not_matter(rows, per, seed):
    text = "eins zwei drei vier fünf sechs"
    articles = tables.frame(
        "articles",
        [{"article_id": str(n), "outlet": "x" if n % 2 else None, "title": "t", "text": text} for n in range(7)],
    )
    quotes = quoted([(str(article), start, start + n, who) for article, start, n, who in rows])
    mentions = told(("1", "title", "Abel", "name"), ("2", "title", "Brandt", "name"))
    entities = of("Abel", "Brandt").assign(gender=["female", "male"], actor_type="politics", party=None)
    table = prominence_panel(quotes, mentions, entities, articles, per=per, by="outlet", n_boot=20)
    validate(TABLES["prominence_panel"], table)
    for _, group in table.groupby("group", dropna=False):
        sums = group[SUMMED].sum()
        assert group["n_quotes"].sum() == 0 or (abs(sums - 1) < 1e-12).all()
        assert group["n_quotes"].sum() > 0 or group[SUMMED].isna().all(axis=None)
    turned = articles.iloc[seed.sample(range(7), 7)], quotes.iloc[seed.sample(range(len(quotes)), len(quotes))]
    again = prominence_panel(turned[1], mentions, entities, turned[0], per=per, by="outlet", n_boot=20)
    pd.testing.assert_frame_equal(again, table)


def made_up_panel(figures):
    """A panel of persons A, B, ... with these figures; all others are 0."""
    n = len(next(iter(figures.values())))
    names = [chr(65 + place) for place in range(n)]
    head = {"by": "corpus", "group": "all", "per": "speaker", "key": names, "name": names, "speaker_kind": "person"}
    return pd.DataFrame(head | dict.fromkeys(RANKED, 0.0) | figures)


def test_ranks_by_hand():
    panel = made_up_panel(
        {"n_quotes": [5, 2, 2, 1], "n_headlines": [0, 3, None, 1], "first_position": [0.4, 0.1, 0, 1]}
    )
    table = prominence_ranks(panel)
    validate(TABLES["prominence_ranks"], table)
    ranks = {figure: rows["rank"] for figure, rows in table.groupby("figure")}
    assert ranks["n_quotes"].tolist() == [1, 2.5, 2.5, 4]
    assert ranks["n_headlines"].fillna(0).tolist() == [3, 1, 0, 2]
    assert ranks["first_position"].tolist() == [3, 2, 1, 4]
    # All are 0 by the other figures: nothing to rank.
    assert ranks["n_leads"].isna().all()
    assert table.groupby("name")["spread"].first().tolist() == [2, 1.5, 1.5, 2]
    assert table.groupby("figure")["n_ranked"].first()[["n_quotes", "n_headlines", "n_leads"]].tolist() == [4, 3, 0]


def test_only_the_named_are_ranked_and_each_group_by_itself(panel_of):
    table = prominence_ranks(panel_of(by="outlet"), figures=("n_quotes", "n_headlines"))
    assert set(table["name"]) == {"Jana Abel", "Uwe Brandt"}
    assert table["figure"].tolist() == ["n_quotes", "n_headlines"] * 2
    assert table.loc[table["name"].eq("Uwe Brandt"), "rank"].tolist() == [2, 1]


def tau_b(one, other):
    """Kendall's tau-b, pair by pair."""
    concordance = ties_one = ties_other = 0
    pairs = list(combinations(range(len(one)), 2))
    for i, j in pairs:
        a, b = np.sign(one[i] - one[j]), np.sign(other[i] - other[j])
        concordance, ties_one, ties_other = concordance + a * b, ties_one + (a == 0), ties_other + (b == 0)
    return concordance / math.sqrt((len(pairs) - ties_one) * (len(pairs) - ties_other))


def spearman(one, other):
    """Correlation of mean ranks, each counted from who is before and who is level."""
    ranks = [
        [sum(v < x for v in values) + (sum(v == x for v in values) + 1) / 2 for x in values] for values in (one, other)
    ]
    return np.corrcoef(ranks)[0, 1]


counts = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=2, max_size=12)


@settings(max_examples=60, deadline=None)
@given(counts)
def test_agreement_is_that_of_a_count_pair_by_pair(pairs):
    one, other = ([pair[side] for pair in pairs] for side in (0, 1))
    table = prominence_agreement(
        made_up_panel({"n_quotes": one, "n_articles": other}), figures=("n_quotes", "n_articles")
    )
    validate(TABLES["prominence_agreement"], table)
    row = table.iloc[0]
    if len(set(one)) == 1 or len(set(other)) == 1:
        assert math.isnan(row["tau_b"])
        assert math.isnan(row["spearman"])
    else:
        assert row["tau_b"] == pytest.approx(tau_b(one, other))
        assert row["spearman"] == pytest.approx(spearman(one, other))


def test_early_first_quotations_agree_with_many_quotations_and_the_least_alike_come_first():
    panel = made_up_panel({"n_quotes": [3, 2, 1], "n_leads": [1, 2, 3], "first_position": [0.1, 0.2, 0.3]})
    table = prominence_agreement(panel)
    assert len(table) == len(RANKED) * (len(RANKED) - 1) / 2
    assert table.loc[0, ["figure", "other_figure", "tau_b"]].tolist() == ["n_quotes", "n_leads", -1]
    pair = table[table["figure"].eq("n_quotes") & table["other_figure"].eq("first_position")]
    assert pair[["n", "tau_b", "spearman"]].values.tolist() == [[3, 1, 1]]
