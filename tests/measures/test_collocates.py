from __future__ import annotations

from math import log2

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import chi2_contingency

from analysis import tables
from analysis.language import words
from analysis.measures import TABLES, collocates
from analysis.schema import TableError, validate

ENTITIES = pd.DataFrame({"entity_id": ["e1", "e2", "e3"], "name": ["Jana Abel", "Uwe Brandt", "Uwe Brandt"]})


def corpus(texts, name="Abel"):
    """Articles, tokens (a sentence ends with a full stop) and the mentions of one name."""
    tokens, mentions = [], []
    for number, text in enumerate(texts):
        sentence = 0
        for t in words.tokens(text):
            place = {"article_id": f"a{number}", "sentence": sentence, "start": t.start, "end": t.end}
            tokens.append({**place, "text": t.text, "lemma": t.text, "pos": "X"})
            if t.text == name:
                mentions.append({**place, "field": "text", "entity_id": "e1"})
            sentence += t.text == "."
    articles = pd.DataFrame({"article_id": [f"a{n}" for n in range(len(texts))], "outlet": "Abendkurier"})
    columns = ["article_id", "sentence", "start", "end", "field", "entity_id"]
    return pd.DataFrame(tokens), pd.DataFrame(mentions, columns=columns), ENTITIES, articles


TEXTS = ["kluge Abel spricht , kluge Leute nicken . dumme Leute", "Abel Abel kluge dumme . kluge"]


def test_windows_count_words_of_the_sentence_each_once():
    # First article, window 2: kluge | spricht, kluge (the comma is no word). Second: kluge, dumme, for two mentions.
    table = collocates(*corpus(TEXTS), entity="e1", window=2, min_n=1)
    validate(TABLES["collocates"], table)
    kluge = table.set_index("lemma").loc["kluge"]
    assert kluge[["observed", "n_near", "n_lemma", "n_words"]].to_list() == [3, 5, 4, 10]
    assert kluge["expected"] == pytest.approx(5 * 4 / 10)
    assert kluge[["n_mentions_with", "n_mentions", "n_articles"]].to_list() == [3, 3, 2]
    second = chi2_contingency([[3, 2], [1, 4]], correction=False, lambda_="log-likelihood").statistic
    assert kluge["g2"] == pytest.approx(second)
    assert kluge["log_dice"] == pytest.approx(14 + log2(2 * 3 / (3 + 4)))
    assert "Leute" not in set(table["lemma"])


def test_window_may_cross_sentences_if_asked():
    within = collocates(*corpus(["Abel geht . Rat tagt"]), entity="e1", window=3, min_n=1)
    across = collocates(*corpus(["Abel geht . Rat tagt"]), entity="e1", window=3, min_n=1, across_sentences=True)
    assert (set(within["lemma"]), set(across["lemma"])) == ({"geht"}, {"geht", "Rat", "tagt"})


def test_own_words_of_the_mentions_never_count():
    table = collocates(*corpus(["Abel Abel Abel ruft"]), entity="e1", min_n=1)
    assert table[["lemma", "observed", "n_words"]].values.tolist() == [["ruft", 1, 1]]


def test_entity_by_name_groups_and_parts_of_speech():
    tokens, mentions, entities, articles = corpus(TEXTS)
    by_name = collocates(tokens, mentions, entities, articles, entity="jana abel", by="outlet", min_n=1)
    assert set(by_name["group"]) == {"Abendkurier"}
    assert set(by_name["name"]) == {"Jana Abel"}
    assert collocates(tokens, mentions, entities, articles, entity="e1", pos=("NOUN",), min_n=1).empty


def test_entity_that_is_not_mentioned_has_no_row():
    validate(TABLES["collocates"], collocates(*corpus(TEXTS), entity="e2"))
    tokens, mentions, _, articles = corpus(TEXTS)
    nothing = collocates(tokens, mentions, ENTITIES, articles.iloc[:0], entity="e1")
    assert nothing.empty
    validate(TABLES["collocates"], nothing)
    whole = [tables.empty(name) for name in ("tokens", "mentions", "entities", "articles")]
    validate(TABLES["collocates"], collocates(*whole, entity="e1"))


@settings(max_examples=50, deadline=None)
@given(st.lists(st.lists(st.sampled_from(["Abel", "Rat", "tagt", "."]), max_size=12), min_size=1, max_size=3))
def test_what_is_near_is_part_of_the_whole(sentences):
    texts = [" ".join(["Rat", *tokens]) for tokens in sentences]
    tokens, mentions, entities, articles = corpus(texts)
    table = collocates(tokens, mentions, entities, articles, entity="e1", window=2, min_n=1)
    validate(TABLES["collocates"], table)
    assert (table["observed"] <= table["n_lemma"]).all()
    assert (table["n_mentions_with"] <= table["n_mentions"]).all()
    assert (table["log_dice"] <= 14 + 1e-9).all()
    assert table["observed"].sum() == (table["n_near"].iloc[0] if len(table) else 0)
    back = collocates(tokens.iloc[::-1], mentions, entities, articles.iloc[::-1], entity="e1", window=2, min_n=1)
    pd.testing.assert_frame_equal(table, back)


def test_errors_name_what_there_is():
    with pytest.raises(ValueError, match=r"no entity 'Cem'.*such as: Jana Abel, Uwe Brandt"):
        collocates(*corpus(TEXTS), entity="Cem")
    with pytest.raises(ValueError, match=r"Several entities are called 'Uwe Brandt'.*e2, e3"):
        collocates(*corpus(TEXTS), entity="Uwe Brandt")
    with pytest.raises(ValueError, match="window=0 came"):
        collocates(*corpus(TEXTS), entity="e1", window=0)
    tokens, mentions, entities, articles = corpus(TEXTS)
    with pytest.raises(TableError, match="'tokens' lacks lemma"):
        collocates(tokens.drop(columns="lemma"), mentions, entities, articles, entity="e1")
