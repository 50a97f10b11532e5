"""Particle verbs joined, and words counted without names."""

from __future__ import annotations

import pandas as pd
import pytest

import analysis as an
from analysis import tables
from analysis.measures import keyness, kwic, word_counts
from analysis.measures.joined_verbs import join_particle_verbs
from analysis.schema import TableError, validate


@pytest.fixture(scope="module")
def result():
    return an.analyse(an.load_corpus(an.sample("teaching")), voices="rules")


def joined(text):
    """Text and joined lemma of the tokens whose lemma changed."""
    tokens = an.analyse(pd.DataFrame({"article_id": ["a"], "text": [text]}), voices="rules").tokens()
    found = join_particle_verbs(tokens)
    changed = found["lemma"].astype("str").ne(tokens["lemma"].astype("str"))
    return list(found.loc[changed, ["text", "lemma"]].itertuples(index=False, name=None))


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Kleinlaut räumte sie ein, dass die Stadt zahlt.", ("räumte", "einräumen")),
        ("Die Lackwerke wiesen die Vorwürfe zurück.", ("wiesen", "zurückweisen")),
        ("Sie gab das Buch zurück und ging.", ("gab", "zurückgeben")),
        ("Er gesteht den Fehler ein.", ("gesteht", "eingestehen")),
        ("„Kommen Sie her“, rief Abel.", None),
        ("Kommen Sie her, Herr Abel!", ("Kommen", "herkommen")),
        ("Die Gäste kamen (wie immer) zu spät an (um neun).", ("kamen", "ankommen")),
    ],
)
def test_a_particle_at_the_end_of_the_clause_is_joined(text, verb):
    assert joined(text) == ([verb] if verb else [])


@pytest.mark.parametrize(
    "text",
    [
        "Er kommt aus Berlin.",  # a preposition, not at the end
        "Er räumt ein Zimmer auf dem Hof.",
        "Das Bad ist zu.",  # an auxiliary
        "Sie nehmen von November an.",  # a time
        "Das Bad bleibt offen. Ein.",  # another sentence
        "Sie lief, Auskunft: an.",  # beyond a colon
        "Er nannte den Plan gut.",
        "Sie gingen, ohne ein Wort zu sagen.",
    ],
)
def test_other_words_are_left_alone(text):
    assert joined(text) == []


def test_only_the_lemma_changes_and_articles_do_not_mix(result):
    tokens = result.tokens()
    found = join_particle_verbs(tokens)
    rest = [name for name in tokens.columns if name != "lemma"]
    pd.testing.assert_frame_equal(found[rest], tokens[rest])
    validate(tables.TABLES["tokens"], found)
    for _, part in tokens.groupby("article_id"):
        assert join_particle_verbs(part)["lemma"].tolist() == found.loc[part.index, "lemma"].tolist()
    assert "einräumen" in set(found["lemma"])
    assert len(join_particle_verbs(tokens.iloc[:0])) == 0
    turned = join_particle_verbs(tokens.iloc[::-1])
    pd.testing.assert_frame_equal(turned.iloc[::-1], found)
    pd.testing.assert_frame_equal(result.tokens(whole_verbs=True), found)


def test_words_may_be_categories(result):
    tokens = result.tokens().head(2000)
    small = tokens.astype(dict.fromkeys(("article_id", "text", "lemma", "pos"), "category"))
    assert join_particle_verbs(small)["lemma"].to_list() == join_particle_verbs(tokens)["lemma"].to_list()
    pd.testing.assert_frame_equal(word_counts(small, result.articles), word_counts(tokens, result.articles))


def test_whole_verbs_are_found_in_context(result):
    tokens = result.tokens(whole_verbs=True)
    assert set(kwic(result.articles, "einräumen", lemma=True, tokens=tokens)["hit"]) >= {"räumte", "räumt"}


def test_word_counts_of_the_tokens_are_the_words(result):
    pd.testing.assert_frame_equal(word_counts(result.tokens(), result.articles), result.words)


def test_the_order_of_tokens_and_articles_changes_no_count(result):
    mixed, turned = result.tokens().sample(frac=1, random_state=1), result.articles.iloc[::-1]
    pd.testing.assert_frame_equal(word_counts(mixed, result.articles), result.words)
    order = dict(zip(turned["article_id"], range(len(turned)), strict=True))
    expected = result.words.sort_values("article_id", key=lambda ids: ids.map(order), kind="stable", ignore_index=True)
    pd.testing.assert_frame_equal(word_counts(mixed, turned), expected)


def test_names_are_left_out_of_every_count(result):
    words = word_counts(result.tokens(), result.articles, mentions=result.mentions, names=False)
    validate(tables.TABLES["words"], words)
    lemmas = set(words["lemma"])
    assert {"Kowalski", "Brandt"} & set(result.words["lemma"])
    assert not {"Kowalski", "Adeyemi"} & lemmas
    assert "Bürgermeisterin" in lemmas
    named = result.mentions[
        result.mentions["field"].eq("text") & result.mentions["how"].isin(["name", "part", "derived"])
    ]
    inside = {(row.article_id, at) for row in named.itertuples(index=False) for at in range(row.start, row.end)}
    tokens = result.tokens()
    of_names = [
        (article, start) in inside for article, start in zip(tokens["article_id"], tokens["start"], strict=True)
    ]
    pd.testing.assert_frame_equal(words, word_counts(tokens[[not one for one in of_names]], result.articles))
    assert words["n"].sum() < result.words["n"].sum()
    outlets = keyness(words, result.articles)
    assert not outlets["lemma"].isin(["Kowalski", "Adeyemi"]).any()
    assert outlets.groupby("group")["n_words_target"].first().sum() == words["n"].sum()


def test_names_cannot_be_left_out_without_mentions(result):
    with pytest.raises(ValueError, match=r"names=False came without the table 'mentions'.*mentions=result\.mentions"):
        word_counts(result.tokens(), result.articles, names=False)
    with pytest.raises(TableError, match="The table 'tokens' lacks in_quote"):
        word_counts(result.tokens().drop(columns="in_quote"), result.articles)
    with pytest.raises(TableError, match="The table 'tokens' lacks lemma"):
        join_particle_verbs(result.tokens().drop(columns="lemma"))
