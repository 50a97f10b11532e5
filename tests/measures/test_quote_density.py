from __future__ import annotations

import pandas as pd
import pytest

from analysis import tables
from analysis.measures import TABLES, quote_density
from analysis.schema import TableError, validate


def test_words_in_quotations_over_words(sentences, quotes, articles):
    table = quote_density(sentences, quotes, articles).set_index("group")
    # Article a has 16 words: direct 3 + 2 + 2, indirect 5, of which 2 are direct already.
    row = table.loc["a"]
    assert (row["n_words"], row["n_words_direct"], row["n_words_quoted"], row["n_quotes"]) == (16, 7, 10, 4)
    assert row["density_direct"] == pytest.approx(7 / 16)
    assert row["density_all"] == pytest.approx(10 / 16)
    assert row["quotes_per_1000_words"] == pytest.approx(4000 / 16)
    assert table.loc["c", "density_all"] == 0.0


def test_table_keeps_its_definition_whatever_the_grouping(sentences, quotes, articles):
    for by in ("article_id", "outlet", "month", "week", None):
        validate(TABLES["quote_density"], quote_density(sentences, quotes, articles, by=by))


def test_groups_by_month_and_keeps_articles_without_date(sentences, quotes, articles):
    table = quote_density(sentences, quotes, articles, by="month")
    assert table["group"].fillna("?").to_list() == ["2026-03", "2026-04", "?"]
    assert table["n_words"].sum() == sentences["n_words"].sum()


def test_whole_corpus_is_one_row(sentences, quotes, articles):
    table = quote_density(sentences, quotes, articles, by=None)
    assert table[["by", "group", "n_articles"]].values.tolist() == [["corpus", "all", 3]]
    assert pd.isna(table.loc[0, "density_all_low"])


def test_text_without_words_has_no_density():
    articles = tables.frame("articles", [{"article_id": "x", "text": "***"}])
    table = quote_density(tables.empty("sentences"), tables.empty("quotes"), articles)
    assert pd.isna(table.loc[0, "density_all"])
    assert table.loc[0, "n_words"] == 0


def test_nothing_in_nothing_out():
    table = quote_density(tables.empty("sentences"), tables.empty("quotes"), tables.empty("articles"))
    assert table.empty
    validate(TABLES["quote_density"], table)


def test_reported_speech_is_no_quoted_text(sentences, quotes, articles):
    reported = quotes.assign(type="reported")
    assert quote_density(sentences, reported, articles)["n_words_quoted"].sum() == 0


def test_interval_holds_the_figure_and_needs_five_articles(sentences, quotes, articles):
    def times(data, n):
        return pd.concat([data.assign(article_id=data["article_id"] + str(i)) for i in range(n)], ignore_index=True)

    few = quote_density(times(sentences, 4), times(quotes, 4), times(articles, 4), by="outlet")
    enough = quote_density(times(sentences, 5), times(quotes, 5), times(articles, 5), by=None)
    assert few["density_all_low"].isna().all()
    row = enough.iloc[0]
    assert row["density_all_low"] < row["density_all"] < row["density_all_high"]
    assert row["density_direct_low"] < row["density_direct"] < row["density_direct_high"]


def test_unknown_grouping_names_what_there_is(sentences, quotes, articles):
    with pytest.raises(ValueError, match=r"cannot be grouped by 'publisher'.*article_id, outlet, .*month, week"):
        quote_density(sentences, quotes, articles, by="publisher")


def test_tables_in_another_order_are_explained(sentences, quotes, articles):
    with pytest.raises(TableError, match=r"'sentences' lacks article_id|given in another order"):
        quote_density(articles.drop(columns="article_id"), quotes, articles)


def test_repeated_article_is_an_error(sentences, quotes, articles):
    with pytest.raises(TableError, match="article_id must be unique"):
        quote_density(sentences, quotes, pd.concat([articles, articles]))
