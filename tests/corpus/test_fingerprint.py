from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import tables
from analysis.corpus import fingerprint

ROWS = [
    {"article_id": "a", "text": "Es regnet.", "outlet": "Abendkurier", "date": "2025-05-12", "source": "a.txt"},
    {"article_id": "b", "text": "Ja."},
]


def articles(**changes: object) -> pd.DataFrame:
    return tables.frame("articles", [ROWS[0] | changes, ROWS[1]])


def test_it_is_one_fixed_number_on_every_machine_and_with_every_pandas():
    assert fingerprint(articles()) == "02b0194d4ee434f657e9cf283836922d475be501ae90455b95a1783a7bbd93d2"


@pytest.mark.parametrize(
    "changes", [{"text": "Es regnet!"}, {"article_id": "A"}, {"outlet": "nna"}, {"date": "2025-05-13"}, {"title": "Ja"}]
)
def test_text_and_metadata_count(changes):
    assert fingerprint(articles(**changes)) != fingerprint(articles())


def test_order_of_articles_counts():
    assert fingerprint(articles().iloc[::-1]) != fingerprint(articles())


def test_file_and_duplicates_do_not_count():
    assert fingerprint(articles(source="b/a.txt", duplicate_of="x")) == fingerprint(articles())


def test_empty_columns_and_their_order_do_not_count():
    data = articles()
    assert fingerprint(data[data.columns[::-1]].assign(Seite=None)) == fingerprint(data)


def test_numbers_count_as_numbers_whatever_holds_them():
    data = articles()
    assert fingerprint(data.assign(n=[1, 2])) == fingerprint(data.assign(n=pd.array([1, 2], dtype="Int64")))
    assert fingerprint(data.assign(n=[1, 2])) != fingerprint(data.assign(n=[1, 3]))


@given(st.text(max_size=5), st.text(max_size=5), st.text(max_size=5), st.text(max_size=5))
def test_values_never_run_together(a, b, c, d):
    def one(title: str, text: str) -> str:
        return fingerprint(pd.DataFrame({"article_id": ["x"], "title": [title], "text": [text]}, dtype=object))

    assert (one(a, b) == one(c, d)) == ((a, b) == (c, d))


def test_no_articles():
    assert len(fingerprint(tables.empty("articles"))) == 64
