from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import tables
from analysis.measures import TABLES, quote_density, speaker_prominence, timeline
from analysis.measures.groups import PERIODS, assign, periods_of
from analysis.measures.timeline import start_of
from analysis.schema import TableError, empty


def by_period(by, *rows):
    return pd.DataFrame(
        [{"by": by, "group": group, "n_articles": n, "n_group_articles": n, "share": share} for group, n, share in rows]
    )


@pytest.mark.parametrize(
    ("by", "first", "last", "between"),
    [
        ("day", "2024-02-28", "2024-03-01", ["2024-02-29"]),
        ("week", "2020-W52", "2021-W02", ["2020-W53", "2021-W01"]),
        ("month", "2025-11", "2026-02", ["2025-12", "2026-01"]),
        ("quarter", "2025-Q3", "2026-Q2", ["2025-Q4", "2026-Q1"]),
        ("year", "2024", "2026", ["2025"]),
    ],
)
def test_periods_in_between_are_rows_without_figures(by, first, last, between):
    table = timeline(by_period(by, (last, 2, 0.5), (first, 3, 0.0)))
    assert table["group"].to_list() == [first, *between, last]
    assert table["share"].to_list()[0] == 0.0
    assert table["share"].iloc[1:-1].isna().all()
    assert table["n_articles"].to_list() == [3, *[0] * len(between), 2]
    assert table["period_start"].is_monotonic_increasing


def test_dtypes_and_columns_are_kept_and_the_input_too(sentences, quotes, articles):
    far = articles.assign(date=pd.to_datetime(["2026-03-02", "2026-06-01", None]))
    table = quote_density(sentences, quotes, far, by="month")
    before = table.copy(deep=True)
    full = timeline(table)
    pd.testing.assert_frame_equal(table, before)
    assert full.drop(columns="period_start").dtypes.to_dict() == table.dtypes.to_dict()
    assert list(full.columns) == ["by", "group", "period_start", *table.columns[2:]]
    assert full["period_start"].dtype == "datetime64[us]"
    assert full["group"].to_list() == ["2026-03", "2026-04", "2026-05", "2026-06"]  # the article without date has none
    pd.testing.assert_frame_equal(
        full.iloc[[0, 3]].drop(columns="period_start").reset_index(drop=True), table.dropna(subset=["group"])
    )


def test_each_speaker_has_every_period_and_zero_only_where_others_are_quoted(quotes, articles):
    far = articles.assign(date=pd.to_datetime(["2026-03-02", "2026-05-01", "2026-06-01"]))
    full = timeline(speaker_prominence(quotes, far, by="month"), zero=["share_words"])
    # Abel, Brandt; anonymous and nobody are series of their own: four series, four months.
    assert len(full) == 16
    abel = full[full["speaker"] == "Jana Abel"].set_index("group")
    assert abel["n_quotes"].to_list() == [3, 0, 0, 0]
    assert abel["n_group_articles"].to_list() == [1, 0, 1, 1]
    # March: quoted; April: no articles; May: others are quoted, so 0; June: an article in which nobody is quoted.
    assert abel["share_words"].iloc[0] > 0
    assert abel["share_words"].fillna(-1).to_list()[1:] == [-1, 0, -1]
    assert abel["share_quotes"].iloc[2:].isna().all()
    plain = timeline(speaker_prominence(quotes, far, by="month"))
    assert plain[plain["speaker"] == "Jana Abel"]["share_words"].iloc[2:].isna().all()


def test_tables_of_outlets_put_together_share_their_time():
    both = pd.concat(
        [
            by_period("month", ("2026-01", 1, 0.1)).assign(outlet="Abendkurier"),
            by_period("month", ("2026-03", 1, 0.3)).assign(outlet="Tageblatt"),
        ]
    )
    full = timeline(both)
    assert full.groupby("outlet")["group"].agg(list).to_list() == [["2026-01", "2026-02", "2026-03"]] * 2


def test_other_ends(sentences):
    table = timeline(by_period("month", ("2026-02", 1, 0.1), ("2026-05", 1, 0.3)), first="2026-01", last="2026-03")
    assert table["group"].to_list() == ["2026-01", "2026-02", "2026-03"]
    assert table["n_articles"].to_list() == [0, 1, 0]


def test_nothing_in_nothing_out():
    table = timeline(empty(TABLES["quote_density"]))
    assert table.empty
    assert list(table.columns[:3]) == TABLES["timeline"].names
    undated = by_period("month", (None, 1, 0.1))
    assert timeline(undated).empty


def test_errors_say_what_to_try():
    with pytest.raises(ValueError, match=r"grouped by outlet\. Try the measure with by=\"month\""):
        timeline(by_period("outlet", ("Abendkurier", 1, 0.1)))
    with pytest.raises(ValueError, match=r"'Montag' is no day; expected for example '2026-03-02'.*own column 'day'"):
        timeline(by_period("day", ("Montag", 1, 0.1)))
    with pytest.raises(TableError, match=r"lacks by, group\. Columns that came: x\. Try the table of a measure"):
        timeline(pd.DataFrame({"x": [1]}))
    with pytest.raises(ValueError, match=r"no column voice; it has: by, group"):
        timeline(by_period("year", ("2026", 1, 0.1)), keys=["voice"])
    with pytest.raises(ValueError, match=r"Two rows stand for the same period and key: .*'2026'.*Name it in keys"):
        timeline(by_period("year", ("2026", 1, 0.1), ("2026", 2, 0.1)))
    with pytest.raises(ValueError, match="begin with 2027 and end with 2026"):
        timeline(by_period("year", ("2026", 1, 0.1)), first="2027")


@given(st.dates(date(1990, 1, 1), date(2040, 12, 31)), st.sampled_from(PERIODS))
def test_a_period_begins_with_the_first_day_that_has_its_name(day, by):
    name = periods_of(pd.Series(pd.to_datetime([day])), by).iloc[0]
    start = start_of(name, by)
    names = periods_of(pd.Series(pd.to_datetime([start, start - timedelta(days=1)])), by)
    assert start <= day
    assert names.iloc[0] == name
    assert names.iloc[1] != name


def test_articles_are_grouped_by_every_period():
    articles = tables.frame(
        "articles",
        [
            {"article_id": "a", "text": "", "date": pd.Timestamp("2021-01-03")},
            {"article_id": "b", "text": "", "date": None},
        ],
    )
    found = {by: assign(articles, by)["group"].to_list()[0] for by in PERIODS}
    assert found == {
        "year": "2021", "quarter": "2021-Q1", "month": "2021-01", "week": "2020-W53", "day": "2021-01-03",
    }  # fmt: skip
    assert all(assign(articles, by)["group"].isna().to_list() == [False, True] for by in PERIODS)
