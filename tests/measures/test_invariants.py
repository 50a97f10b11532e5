"""What holds for every measure: found by the names of its parameters, so that a new measure is held to it at once."""

from __future__ import annotations

import inspect

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import analysis as an
from analysis import measures, tables
from analysis.measures import TABLES, collocates, count_wire_copy, kwic, shared_events
from analysis.schema import validate

OF_ANALYSIS = ("articles", "sentences", "quotes", "marked", "mentions", "entities", "words", "tokens")
WITH_ARTICLES = [name for name in OF_ANALYSIS if name not in {"articles", "entities"}]
SUMS = {
    "speaker_prominence": ("share_quotes", "share_words"),
    "speaking": ("share_mentions", "share_words"),
    "prominence_panel": (
        "share_quotes",
        "share_words",
        "share_first_quotes",
        "share_last_words",
        "share_position_weight",
    ),
    "cue_stance": ("share",),
}
"""Columns whose values in one group add up to 1."""
TABLE_OF = {"density_counts": "article_counts", "voice_counts": "article_counts"}
"""The tables that do not have the name of their measure."""
COMPARING = {"keyness"}
"""Measures of a group against all others: more articles elsewhere change them."""
OF_WORDS = {"words", "tokens"}
"""Tables of words, which may be strings or categories."""
RARE = {"adopted_words"}
"""Measures that find nothing in so small a corpus."""
OF_QUOTES = {"share_quotes", "share_words"}

WIRE = "Der Streit geht weiter. „Das Bad bleibt offen“, sagte Bürgermeisterin Anna Abel. Die „Experten“ schwiegen."
TEXTS = {
    "a": ("Abendkurier", "2026-03-02", WIRE),
    "b": ("Tageblatt", "2026-03-02", WIRE),
    "c": ("Tageblatt", "2026-03-03", "Ole Brandt behauptete, Anna Abel habe gelogen. „Nein“, rief sie. Brandt lachte."),
    "d": ("Abendkurier", "2026-04-01", "„Wir kämpfen“, schimpfte Ole Brandt. Eine Anwohnerin klagte, es sei zu laut."),
    "e": (
        "Freie Post",
        "2026-04-20",
        "Der Rat tagt heute. Ole Brandt und Anna Abel kommen zur Sitzung nach Hohenfurt.",
    ),
    "f": (None, None, "Niemand wusste es. „Hilfe!“ stand an der Wand in Hohenfurt. Laut Polizei war es kalt."),
}


def callables():
    """Measures that need nothing but tables of an analysis, by name, with the tables that they need."""
    found = {}
    for name in measures.__all__:
        function = getattr(measures, name)
        if not callable(function) or name in {"count_wire_copy", "shared_events"}:
            continue  # these two choose articles; they count nothing
        needed = [p.name for p in inspect.signature(function).parameters.values() if p.default is p.empty]
        if needed and set(needed) <= set(OF_ANALYSIS):
            found[name] = needed
    return found


NEEDED = callables()
GROUPED = [name for name in NEEDED if "by" in inspect.signature(getattr(measures, name)).parameters]
every_measure = pytest.mark.parametrize("name", NEEDED)
every_grouped = pytest.mark.parametrize("name", GROUPED)


def measured(name, data, **options):
    """The table of a measure, with few draws and every pair of entities."""
    options |= {"n_boot": 50, "min_together": 1}
    known = inspect.signature(getattr(measures, name)).parameters
    chosen = {key: value for key, value in options.items() if key in known}
    return getattr(measures, name)(*(data[table] for table in NEEDED[name]), **chosen)


def in_order(table):
    """The rows in an order of their own; measures that keep the order of the articles differ in nothing else."""
    table = table.drop(columns="article", errors="ignore")  # the number of the article in the table articles
    texts = table.astype(str)
    return table.loc[texts.sort_values(list(texts.columns)).index].reset_index(drop=True)


@pytest.fixture(scope="module")
def data():
    rows = [{"article_id": key, "outlet": o, "date": pd.Timestamp(d), "text": t} for key, (o, d, t) in TEXTS.items()]
    articles = tables.frame("articles", rows)
    articles["duplicate_of"] = articles["duplicate_of"].mask(articles["article_id"].eq("b"), "a")
    articles["event"] = pd.Series(["bath", "bath", "row", "row", "bath", None], dtype="str")
    result = an.analyse(articles, voices="rules")
    return {name: result.tokens() if name == "tokens" else getattr(result, name) for name in OF_ANALYSIS}


def test_the_corpus_has_something_of_everything(data):
    assert all(len(table) for table in data.values())
    assert {"speaker_prominence", "speaking", "frame_vocabulary", "group_events", "textstat_scores"} <= set(NEEDED)
    assert all(len(measured(name, data)) for name in NEEDED if name not in RARE)


def test_every_table_of_a_measure_has_a_measure_here():
    choosing = {"count_wire_copy", "shared_events", "timeline"}
    assert {TABLE_OF.get(name, name) for name in NEEDED} - set(TABLES) == set()
    assert {"quote_density", "cue_use", "scare_quotes"} <= set(NEEDED)
    assert choosing <= set(TABLES)


@every_measure
def test_keeps_its_definition(name, data):
    table = TABLES[TABLE_OF.get(name, name)]
    validate(table, measured(name, data))
    nothing = {key: part.iloc[:0] for key, part in data.items()}
    validate(table, measured(name, nothing))
    assert measured(name, nothing).empty


@every_measure
def test_order_of_articles_and_rows_changes_nothing(name, data):
    turned = {key: table.iloc[::-1] for key, table in data.items()}
    mixed = data | {"articles": data["articles"].sample(frac=1, random_state=5)}
    for by in (None, "outlet") if name in GROUPED else (None,):
        expected = in_order(measured(name, data, by=by))
        for other in (turned, mixed):
            pd.testing.assert_frame_equal(in_order(measured(name, other, by=by)), expected, rtol=1e-12, atol=1e-15)


@every_measure
@pytest.mark.parametrize("kept", ["a", "ce", "bdf"])
def test_rows_of_other_articles_do_not_count(name, kept, data):
    articles = data["articles"][data["articles"]["article_id"].isin(list(kept))]
    alone = {key: data[key][data[key]["article_id"].isin(list(kept))] for key in WITH_ARTICLES}
    wanted = measured(name, data | alone | {"articles": articles})
    pd.testing.assert_frame_equal(measured(name, data | {"articles": articles}), wanted)


@every_measure
def test_nothing_that_came_in_is_changed(name, data):
    before = {key: table.copy(deep=True) for key, table in data.items()}
    measured(name, data)
    for key, table in data.items():
        pd.testing.assert_frame_equal(table, before[key])


def with_words_as(dtype, data):
    """The tables of words and tokens with strings or with categories, of which some have no row."""
    found = dict(data)
    for key in OF_WORDS:
        columns = [column for column in ("article_id", "text", "lemma", "pos") if column in data[key]]
        more = pd.concat([data[key], data[key].head(1).assign(**dict.fromkeys(columns, "nirgends"))])
        found[key] = more.astype(dict.fromkeys(columns, "str")).astype(dict.fromkeys(columns, dtype)).iloc[:-1]
    return found


@pytest.mark.parametrize("name", [name for name in NEEDED if set(NEEDED[name]) & OF_WORDS])
@pytest.mark.parametrize("by", [None, "outlet", "month"])
def test_words_may_be_strings_or_categories(name, by, data):
    strings, categories = (measured(name, with_words_as(dtype, data), by=by) for dtype in ("str", "category"))
    pd.testing.assert_frame_equal(categories, strings, check_exact=True)
    assert strings.empty == (name in RARE)


def test_words_of_searches_may_be_strings_or_categories(data):
    found = []
    for dtype in ("str", "category"):
        tokens = with_words_as(dtype, data)["tokens"]
        near = collocates(
            tokens, data["mentions"], data["entities"], data["articles"], entity="Anna Abel", by="outlet", min_n=1
        )
        lines = kwic(data["articles"], "ole brandt", lemma=True, tokens=tokens, quotes=data["quotes"])
        found.append((near, lines))
    for strings, categories in zip(*found, strict=True):
        pd.testing.assert_frame_equal(categories, strings, check_exact=True)
        assert len(strings)


@pytest.mark.parametrize("name", [name for name in GROUPED if name not in COMPARING])
def test_copies_in_a_new_outlet_change_no_share_of_the_others(name, data):
    copies = {key: data[key].assign(article_id=data[key]["article_id"] + " copy") for key in WITH_ARTICLES}
    copied = data["articles"].assign(article_id=data["articles"]["article_id"] + " copy", outlet="Neue Post")
    both = {key: pd.concat([data[key], copies[key]], ignore_index=True) for key in WITH_ARTICLES}
    both |= {"articles": pd.concat([data["articles"], copied], ignore_index=True), "entities": data["entities"]}
    table = measured(name, both, by="outlet")
    before = measured(name, data, by="outlet")
    old = table[table["group"].ne("Neue Post").fillna(value=True)].reset_index(drop=True)
    shares = [column for column in before if column.startswith(("share", "density"))]
    pd.testing.assert_frame_equal(old[["group", *shares]], before[["group", *shares]], check_exact=True)
    # The new outlet printed everything: its shares are those of the whole corpus.
    new = in_order(table[table["group"].eq("Neue Post").fillna(value=False)].drop(columns=["by", "group"]))
    whole = in_order(measured(name, data, by=None).drop(columns=["by", "group"]))
    pd.testing.assert_frame_equal(new[shares], whole[shares], check_exact=True)


@every_grouped
def test_an_outlet_without_quotations_has_no_shares(name, data):
    table = measured(name, data, by="outlet")
    silent = table[table["group"].eq("Freie Post").fillna(value=False)]
    shares = [column for column in table if column in OF_QUOTES or (name == "cue_stance" and column == "share")]
    assert silent[shares].isna().all(axis=None)
    if name in {"speaker_prominence", "speaking", "cue_stance"}:
        assert len(silent)
        assert table[shares].notna().any(axis=None)


outlets = st.lists(st.sampled_from(["Abendkurier", "Tageblatt", None]), min_size=len(TEXTS), max_size=len(TEXTS))


@pytest.mark.parametrize("name", SUMS)
def test_shares_of_a_group_sum_to_one(name, data):
    @settings(max_examples=25, deadline=None)
    @given(outlets, st.sets(st.sampled_from(list(TEXTS))))
    def check(names, kept):
        articles = data["articles"].assign(outlet=pd.Series(names, dtype="str"))
        some = articles[articles["article_id"].isin(kept)]
        table = measured(name, data | {"articles": some}, by="outlet")
        for _, group in table.groupby("group", dropna=False):
            for column in SUMS[name]:
                total = group[column].sum(min_count=1)
                assert pd.isna(total) or abs(total - 1) < 1e-12
                assert group[column].isna().all() or group[column].notna().all()

    check()


def test_wire_copy_and_shared_events_choose_what_measures_count(data):
    once, left_out = count_wire_copy(data["articles"])
    assert left_out["article_id"].to_list() == ["b"]
    table = measured("speaker_prominence", data | {"articles": once}, by="outlet").set_index("group")
    # Tageblatt keeps article c: Brandt's five words and Abel's one.
    assert table.loc["Tageblatt", "n_quotes"].sum() == 2
    kept, _ = shared_events(data["articles"])
    table = measured("quote_density", data | {"articles": kept}, by="event")
    assert table[["group", "n_articles"]].values.tolist() == [["bath", 3], ["row", 2]]
