from __future__ import annotations

import pytest

from analysis import tables
from analysis.measures import TABLES, scare_quote_passages, scare_quotes
from analysis.schema import validate


@pytest.fixture
def marked(articles):
    rows = [("a", 20, "scare"), ("a", 40, "title"), ("b", 30, "scare")]
    texts = articles.set_index("article_id")["text"]
    return tables.frame(
        "marked",
        [{"article_id": a, "start": s, "end": s + 4, "text": texts[a][s : s + 4], "kind": k} for a, s, k in rows],
    )


def test_only_scare_quotes_count(marked, sentences, articles):
    table = scare_quotes(marked, sentences, articles).set_index("group")
    assert table.loc["Abendkurier", ["n", "n_articles_with", "n_words"]].to_list() == [1, 1, 16]
    assert table.loc["Abendkurier", "per_1000_words"] == pytest.approx(1000 / 16)
    assert table[table.index.isna()]["n"].item() == 0


def test_every_counted_passage_is_there_with_its_sentence(marked, sentences, articles):
    passages = scare_quote_passages(marked, sentences, articles)
    validate(TABLES["scare_quote_passages"], passages)
    assert len(passages) == scare_quotes(marked, sentences, articles)["n"].sum()
    assert passages["sentence_text"].to_list() == [
        "„Ich komme gern“, sagte Abel.",
        "Eine Anwohnerin klagte, der Lärm schade ihr.",
    ]


def test_passage_outside_all_sentences_has_none(marked, sentences, articles):
    passages = scare_quote_passages(marked, sentences.iloc[:0], articles)
    assert passages["sentence"].isna().all()
    assert passages["sentence_text"].isna().all()


def test_nothing_in_nothing_out():
    nothing = [tables.empty(name) for name in ("marked", "sentences", "articles")]
    validate(TABLES["scare_quotes"], scare_quotes(*nothing))
    validate(TABLES["scare_quote_passages"], scare_quote_passages(*nothing))
