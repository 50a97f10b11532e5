from __future__ import annotations

import pandas as pd
import pytest

from analysis import tables
from analysis.language import words
from analysis.measures import TABLES, frame_lexicon, frame_passages, frame_vocabulary
from analysis.measures.frame_lexicon import FRAMES
from analysis.schema import TableError, validate

OWN = pd.DataFrame({"frame": ["conflict", "conflict", "morality"], "lemma": ["Nein", "schade", "schade"]})


@pytest.fixture
def tokens(articles):
    rows = []
    for article, text in zip(articles["article_id"], articles["text"], strict=True):
        rows += [
            {
                "article_id": article, "sentence": 0, "start": t.start, "end": t.end, "text": t.text, "lemma": t.text,
                "pos": "X", "in_quote": False,
            }
            for t in words.tokens(text)
        ]  # fmt: skip
    return tables.frame("tokens", rows)


def test_a_direct_quotation_wins_over_the_indirect_one_around_it(tokens, quotes, articles):
    table = frame_vocabulary(tokens, quotes, articles, by="article_id", lexicon=OWN)
    validate(TABLES["frame_vocabulary"], table)
    rows = table.set_index(["group", "frame", "voice"])
    assert rows.loc[("a", "conflict", "direct"), ["n_hits", "n_words"]].to_list() == [1, 7]
    assert rows.loc[("a", "conflict", "indirect"), ["n_hits", "n_words"]].to_list() == [0, 3]
    assert rows.loc[("a", "conflict", "narrator"), "n_words"] == 6
    assert rows.loc[("a", "conflict", "direct"), "per_1000_words"] == pytest.approx(1000 / 7)
    assert pd.isna(rows.loc[("c", "conflict", "direct"), "per_1000_words"])


def test_a_lemma_of_two_frames_counts_for_both_and_passages_say_who(tokens, quotes, articles):
    passages = frame_passages(tokens, quotes, articles, by=None, lexicon=OWN)
    validate(TABLES["frame_passages"], passages)
    found = passages[["text", "frame", "voice", "speaker"]].values.tolist()
    assert found == [
        ["Nein", "conflict", "direct", "Jana Abel"],
        ["schade", "conflict", "indirect", "eine Anwohnerin"],
        ["schade", "morality", "indirect", "eine Anwohnerin"],
    ]
    table = frame_vocabulary(tokens, quotes, articles, by=None, lexicon=OWN)
    assert table["n_hits"].sum() == len(passages)


def test_words_of_the_voices_add_up(tokens, quotes, articles, sentences):
    table = frame_vocabulary(tokens, quotes, articles, by="outlet", lexicon=OWN).query("frame == 'conflict'")
    assert table["n_words"].sum() == sentences["n_words"].sum()


def test_passages_are_where_they_say(tokens, quotes, articles):
    texts = articles.set_index("article_id")["text"]
    for row in frame_passages(tokens, quotes, articles, lexicon=OWN).itertuples():
        assert texts[row.article_id][row.start : row.end] == row.text


def test_nothing_in_nothing_out():
    nothing = [tables.empty(name) for name in ("tokens", "quotes", "articles")]
    validate(TABLES["frame_vocabulary"], frame_vocabulary(*nothing))
    validate(TABLES["frame_passages"], frame_passages(*nothing))


def test_bundled_list_has_five_frames_and_no_lemma_in_two():
    lexicon = frame_lexicon()
    assert tuple(lexicon["frame"].unique()) == FRAMES
    assert lexicon.groupby("frame").size().between(50, 100).all()
    assert not lexicon["lemma"].str.lower().duplicated().any()
    assert set(lexicon["source"]) == {"own"}
    assert set(lexicon["pos"]) == {"NOUN", "VERB", "ADJ"}


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("kämpften", "conflict"), ("Streits", "conflict"), ("Angehörigen", "human_interest"),
        ("Opfern", "human_interest"), ("Beschlüsse", "responsibility"), ("Verpflichtungen", "responsibility"),
        ("ungerechter", "morality"), ("Arbeitsplätze", "economic_consequences"), ("Schulden", "economic_consequences"),
    ],
)  # fmt: skip
def test_inflected_words_are_found(text, frame):
    from analysis.language.morphology import lemma

    articles = tables.frame("articles", [{"article_id": "a", "text": text}])
    tokens = pd.DataFrame({"article_id": ["a"], "start": 0, "end": len(text), "text": text, "lemma": lemma(text)})
    passages = frame_passages(tokens, tables.empty("quotes"), articles, by=None)
    assert passages["frame"].to_list() == [frame]


def test_list_without_frames_is_explained(tokens, quotes, articles):
    with pytest.raises(TableError, match=r"'lexicon' lacks frame\. Columns that came: lemma"):
        frame_vocabulary(tokens, quotes, articles, lexicon=pd.DataFrame({"lemma": ["Streit"]}))
