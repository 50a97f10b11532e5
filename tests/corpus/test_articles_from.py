from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import tables
from analysis.corpus import CorpusError, articles_from


def test_two_columns_are_enough():
    articles, problems = articles_from(pd.DataFrame({"article_id": ["a", "b"], "text": ["Ja.", " Nein.\r\n"]}))
    tables.validate("articles", articles)
    tables.validate("problems", problems)
    assert articles["text"].tolist() == ["Ja.", " Nein.\r\n"]
    assert articles["language"].isna().all()
    assert problems.empty


def test_rows_order_and_further_columns_are_kept():
    data = pd.DataFrame(
        {
            "views": [3, 5], "text": ["Ja.", "Nein."], "article_id": ["b", "a"],
            "tags": [["x"], []], 7: [True, False], "kind": pd.Categorical(["u", "v"]),
        },
        index=[10, 4],
    )  # fmt: skip
    before = data.copy(deep=True)
    articles, _ = articles_from(data)
    assert articles["article_id"].tolist() == ["b", "a"]
    assert articles.index.tolist() == [0, 1]
    assert articles["views"].dtype == "int64"
    assert articles["kind"].dtype == "category"
    assert articles["tags"].tolist() == [["x"], []]
    assert articles["7"].tolist() == [True, False]
    pd.testing.assert_frame_equal(data, before)


def test_dates_of_every_kind():
    values = [
        "12.5.2025", dt.date(2025, 5, 12), dt.datetime(2025, 5, 12, tzinfo=dt.UTC), pd.Timestamp("2025-05-12"),
        np.datetime64("2025-05-12"), None, pd.NaT, float("nan"), "morgen", 20,
    ]  # fmt: skip
    ids = [str(n) for n in range(len(values))]
    data = pd.DataFrame({"article_id": ids, "text": "Ja.", "date": pd.Series(values, dtype=object)})
    articles, problems = articles_from(data)
    assert str(articles["date"].dtype) == "datetime64[us]"
    assert (articles["date"].iloc[:5] == pd.Timestamp("2025-05-12")).all()
    assert articles["date"].iloc[5:].isna().all()
    assert problems["article_id"].tolist() == ["8", "9"]
    assert problems["problem"].iloc[0] == "the date 'morgen' cannot be read; it was left out"
    assert problems["hint"].iloc[0] == "Write dates as 2025-05-12 or 12.5.2025."


@pytest.mark.parametrize("dtype", ["datetime64[ns]", "datetime64[s]", "datetime64[us, Europe/Berlin]"])
def test_dates_of_every_dtype_as_printed(dtype):
    dates = pd.Series(pd.to_datetime(["2025-05-12 23:30", None]))
    dates = dates.dt.tz_localize("Europe/Berlin") if "Berlin" in dtype else dates.astype(dtype)
    articles, problems = articles_from(pd.DataFrame({"article_id": ["a", "b"], "text": "Ja.", "date": dates}))
    assert articles["date"].tolist()[0] == pd.Timestamp("2025-05-12 23:30")
    assert problems.empty


def test_missing_and_empty_texts_are_kept_with_a_row():
    data = pd.DataFrame({"article_id": list("abcd"), "text": ["Ja.", None, float("nan"), "  "], "source": list("wxyz")})
    articles, problems = articles_from(data)
    assert articles["text"].tolist() == ["Ja.", "", "", "  "]
    assert problems["article_id"].tolist() == ["b", "c", "d"]
    assert problems["source"].tolist() == ["x", "y", "z"]
    assert set(problems["problem"]) == {"the text is empty"}


def test_forbidden_characters_are_replaced_everywhere_and_told():
    data = pd.DataFrame(
        {"article_id": ["a"], "text": ["Fuß\x00gänger \ud800"], "title": ["\udc00Ja"], "Seite": ["1\x00"]}, dtype=object
    )
    articles, problems = articles_from(data)
    row = articles.iloc[0]
    assert (row["text"], row["title"], row["Seite"]) == ("Fuß\ufffdgänger \ufffd", "\ufffdJa", "1\ufffd")
    assert sorted(problems["problem"].str.split(";").str[0]) == [
        "1 NUL or surrogate character(s) in Seite",
        "1 NUL or surrogate character(s) in title",
        "2 NUL or surrogate character(s) in text",
    ]


@pytest.mark.parametrize(
    ("ids", "expected"), [([1, 2], ["1", "2"]), ([1.0, 2.5], ["1", "2.5"]), ([True, "b"], ["true", "b"])]
)
def test_ids_become_text(ids, expected):
    articles, _ = articles_from(pd.DataFrame({"article_id": pd.Series(ids, dtype=object), "text": "Ja."}))
    assert articles["article_id"].tolist() == expected


def test_languages_are_read_and_missing_ones_stay_missing():
    data = pd.DataFrame({"article_id": list("abc"), "text": "Ja.", "language": ["Deutsch", None, "Quenya"]})
    articles, problems = articles_from(data)
    assert articles["language"].fillna("-").tolist() == ["de", "-", "-"]
    assert problems["problem"].tolist() == ["the language 'Quenya' is not known; it was left out"]


def test_duplicates_are_found_unless_they_are_given():
    data = pd.DataFrame({"article_id": ["a", "b"], "text": "Ja."})
    assert articles_from(data)[0]["duplicate_of"].tolist()[1] == "a"
    assert articles_from(data.assign(duplicate_of=None))[0]["duplicate_of"].isna().all()


def test_twice_is_as_good_as_once():
    once, _ = articles_from(pd.DataFrame({"article_id": ["a"], "text": ["Ja."], "date": ["12.5.2025"], "n": [1]}))
    again, problems = articles_from(once)
    pd.testing.assert_frame_equal(once, again)
    assert problems.empty


def test_an_empty_table_has_the_full_schema():
    articles, problems = articles_from(pd.DataFrame({"article_id": [], "text": []}))
    tables.validate("articles", articles)
    tables.validate("problems", problems)
    assert len(articles) == len(problems) == 0


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"text": ["Ja."]}, r"lack the column 'article_id'. Columns that came: text. Try data.assign\(article_id="),
        (
            {"article_id": ["a"], "Inhalt": ["Ja."]},
            r"lack the column 'text'.*Try data.rename\(columns={'Inhalt': 'text'}\)",
        ),
        ({}, "Columns that came: none"),
        ({"article_id": ["a", "a"], "text": "Ja."}, r"1 occur\(s\) more than once, for example 'a'. Is this a table"),
        ({"article_id": [1, "1"], "text": "Ja."}, "must be unique"),
        ({"article_id": ["a", None], "text": "Ja."}, r"article_id is missing in 1 row\(s\), first in row 1"),
        ({"article_id": ["a", " "], "text": "Ja."}, "article_id is missing"),
        ({"article_id": ["a"], "text": "Ja.", 1: 1, "1": 2}, "have column 1 more than once"),
    ],
)
def test_what_is_no_table_of_articles(data, words):
    with pytest.raises(CorpusError, match=words):
        articles_from(pd.DataFrame(data))


def test_ids_in_the_index_are_pointed_out():
    data = pd.DataFrame({"text": ["Ja."]}, index=pd.Index(["a"], name="article_id"))
    with pytest.raises(CorpusError, match=r"Try data.reset_index\(\)"):
        articles_from(data)


def test_anything_else_is_a_type_error():
    with pytest.raises(TypeError, match="come as a DataFrame with article_id and text; this is list"):
        articles_from(["Ja."])


VALUES = (
    st.none()
    | st.integers()
    | st.floats()
    | st.text(st.characters(codec=None), max_size=20)
    | st.dates()
    | st.booleans()
)


@given(st.lists(st.tuples(VALUES, VALUES, VALUES, VALUES), max_size=5))
def test_any_values_make_a_valid_table(rows):
    columns = dict(zip(("text", "title", "date", "Seite"), zip(*rows, strict=True), strict=True)) if rows else {}
    data = pd.DataFrame({"text": []} | {name: pd.Series(values, dtype=object) for name, values in columns.items()})
    articles, problems = articles_from(data.assign(article_id=range(len(data))))
    tables.validate("articles", articles)
    tables.validate("problems", problems)
    assert len(articles) == len(rows)
    assert set(problems["article_id"]) <= set(articles["article_id"])
