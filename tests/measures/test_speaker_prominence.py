from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import tables
from analysis.measures import TABLES, speaker_prominence
from analysis.schema import validate


def test_words_articles_and_shares_per_speaker(quotes, articles):
    table = speaker_prominence(quotes, articles)
    named = table.set_index("speaker")
    abel, brandt = named.loc["Jana Abel"], named.loc["Uwe Brandt"]
    # Abel 3 + 2 + 2 words, Brandt 5 (with Abel's two), the resident 4, "Hilfe!" 1: 17 in all.
    assert (abel["n_quotes"], abel["n_quoted_words"], abel["n_articles"]) == (3, 7, 1)
    assert (brandt["n_quotes"], brandt["n_quoted_words"]) == (1, 5)
    assert abel["share_words"] == pytest.approx(7 / 17)
    assert abel["share_quotes"] == pytest.approx(3 / 6)
    assert abel["share_articles"] == pytest.approx(1 / 3)
    assert abel["first_position"] == 0.0


def test_anonymous_and_nobody_are_rows_of_their_own_at_the_end(quotes, articles):
    table = speaker_prominence(quotes, articles)
    last = table.tail(2)
    assert last["speaker"].isna().all()
    assert last["speaker_kind"].to_list() == ["anonymous", "nobody"]
    assert last["n_quoted_words"].to_list() == [4, 1]


def test_anonymous_speakers_are_one_row(quotes, articles):
    another = quotes.iloc[[5]].assign(quote_id="z", speaker="ein Mann")
    table = speaker_prominence(pd.concat([quotes, another]), articles)
    assert table["speaker_kind"].eq("anonymous").sum() == 1
    assert table.loc[table["speaker_kind"].eq("anonymous"), "n_quotes"].item() == 2


def test_words_nested_in_the_same_speakers_words_count_once(quotes, articles):
    same = quotes.assign(speaker="Jana Abel", speaker_id="e1", speaker_kind="person").iloc[1:3]
    assert speaker_prominence(same, articles)["n_quoted_words"].to_list() == [5]


def test_same_name_with_two_ids_is_two_speakers(quotes, articles):
    two = quotes.assign(speaker="Abel")
    two["speaker_id"] = ["e1", "e2", "e1", "e1", None, None]
    two["speaker_kind"] = "person"
    assert len(speaker_prominence(two, articles)) == 3


def test_a_group_without_quotations_keeps_a_row_without_shares(quotes, articles):
    table = speaker_prominence(quotes, articles, by="outlet")
    silent = table[table["group"].isna()]
    assert len(silent) == 1
    assert silent["n_quotes"].item() == 0
    assert silent[["share_words", "share_quotes", "share_articles", "first_position"]].isna().all(axis=None)
    assert table["group"].fillna("?").unique().tolist() == ["Abendkurier", "Tageblatt", "?"]


def test_direct_quotations_alone(quotes, articles):
    table = speaker_prominence(quotes, articles, types=("direct",))
    assert "Uwe Brandt" not in table["speaker"].to_list()


def test_order_of_the_quotations_does_not_matter(quotes, articles):
    turned = speaker_prominence(quotes.iloc[::-1], articles)
    pd.testing.assert_frame_equal(turned, speaker_prominence(quotes, articles))


def test_nothing_in_nothing_out():
    table = speaker_prominence(tables.empty("quotes"), tables.empty("articles"), by="outlet")
    assert table.empty
    validate(TABLES["speaker_prominence"], table)


speakers = st.sampled_from(["Abel", "Brandt", "Çelik", None])


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(speakers, st.integers(0, 6), st.integers(1, 9)), max_size=25))
def test_shares_sum_to_one_in_every_group(rows):
    text = "eins zwei drei vier fünf sechs sieben acht neun"
    articles = tables.frame(
        "articles", [{"article_id": str(n), "outlet": "x" if n % 2 else None, "text": text} for n in range(7)]
    )
    quotes = pd.DataFrame(
        [
            {
                "article_id": str(article), "type": "direct", "start": 0, "spans": [[0, 5 * length]], "speaker": name,
                "speaker_id": None, "speaker_kind": "person" if name else None,
            }
            for name, article, length in rows
        ],
        columns=["article_id", "type", "start", "spans", "speaker", "speaker_id", "speaker_kind"],
    )  # fmt: skip
    table = speaker_prominence(quotes, articles, by="outlet", n_boot=20)
    validate(TABLES["speaker_prominence"], table)
    for _, group in table.groupby("group", dropna=False):
        if group["n_quotes"].sum():
            assert abs(group["share_words"].sum() - 1) < 1e-12
            assert abs(group["share_quotes"].sum() - 1) < 1e-12
        else:
            assert group["share_words"].isna().all()
    assert table["n_quotes"].sum() == len(rows)
