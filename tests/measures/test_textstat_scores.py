from __future__ import annotations

import pandas as pd
import pytest

import analysis as an
from analysis import tables
from analysis.measures import TABLES, readability_counts, textstat_groups, textstat_scores
from analysis.schema import validate


def test_lix_by_hand_and_no_figures_without_words():
    texts = ["Der Rat tagt heute. Alle Zuschauer sind gekommen.", "", "***"]
    table = textstat_scores(pd.DataFrame({"article_id": list("abc"), "text": texts})).set_index("article_id")
    # 8 words in 2 sentences, two of them with more than six letters: 4 + 25.
    assert table.loc["a", "lix"] == pytest.approx(29)
    assert table.loc[["b", "c"], ["lix", "flesch_reading_ease", "wiener_sachtextformel"]].isna().all(axis=None)
    assert table.loc[["b", "c"], "sentence_count"].to_list() == [0, 0]


def test_the_faults_that_the_docstring_names():
    texts = ["aber", "Ja. Komm her. Der Rat tagt heute.", "Er geht z. B. heute in das neue Bad."]
    table = textstat_scores(pd.DataFrame({"article_id": list("abc"), "text": texts})).set_index("article_id")
    assert table.loc["a", "syllable_count"] == 1
    assert table.loc["b", "sentence_count"] == 1
    assert table.loc["c", "sentence_count"] == 2


def test_others_keep_their_language():
    import textstat

    textstat.set_lang("es")
    try:
        before = textstat.flesch_reading_ease("La casa blanca es muy grande.")
        textstat_scores(pd.DataFrame({"article_id": ["a"], "text": ["Der Rat tagt heute."]}))
        assert textstat.flesch_reading_ease("La casa blanca es muy grande.") == before
    finally:
        textstat.set_lang("en_US")


def test_nothing_in_nothing_out():
    validate(TABLES["textstat_scores"], textstat_scores(tables.empty("articles")))


@pytest.fixture(scope="module")
def teaching():
    return an.load_corpus(an.sample("teaching")).articles


def test_all_figures_are_those_of_textstat(teaching):
    import textstat

    german = type(textstat.textstat)()
    german.set_lang("de")
    table = textstat_scores(teaching)
    for name in ("lix", "polysyllabcount", "monosyllabcount", "long_word_count", "flesch_reading_ease"):
        assert table[name].to_list() == [getattr(german, name)(text) for text in teaching["text"]], name
    vienna = [german.wiener_sachtextformel(text, 1) for text in teaching["text"]]
    assert table["wiener_sachtextformel"].to_list() == pytest.approx(vienna, abs=1e-12)


def test_a_group_of_one_article_has_its_figures(teaching):
    alone = textstat_groups(teaching, by="article_id")
    validate(TABLES["textstat_groups"], alone)
    scores = textstat_scores(teaching).set_index("article_id").loc[alone["group"]]
    assert (alone["n_articles"] == 1).all()
    for name in scores.columns:
        assert alone[name].to_list() == pytest.approx(scores[name].to_list()), name


def test_a_group_is_taken_as_one_text(teaching):
    table = textstat_groups(teaching).set_index("group")
    scores = textstat_scores(teaching).groupby(teaching["outlet"].to_numpy()).sum(numeric_only=True)
    for outlet, row in table.iterrows():
        sums = scores.loc[outlet]
        long = 100 * sums["long_word_count"] / sums["lexicon_count"]
        assert row["lix"] == pytest.approx(sums["lexicon_count"] / sums["sentence_count"] + long)
    assert table["lexicon_count"].sum() == scores["lexicon_count"].sum()
    # The same as the measure that has had groups before.
    result = an.analyse(teaching.head(6), voices="rules")
    flesch = readability_counts(result.sentences, result.articles, by="outlet")["flesch_amstad_textstat"]
    assert textstat_groups(result.articles)["flesch_reading_ease"].to_list() == pytest.approx(flesch.to_list())


def test_groups_without_words_and_without_a_name():
    articles = pd.DataFrame({"article_id": list("ab"), "text": ["***", "Der Rat tagt."], "outlet": ["Leer", None]})
    table = textstat_groups(articles)
    validate(TABLES["textstat_groups"], table)
    assert table["group"].isna().to_list() == [False, True]
    assert table.loc[0, ["lix", "wiener_sachtextformel", "flesch_reading_ease"]].isna().all()
    assert table.loc[1, "lexicon_count"] == 3
    with pytest.raises(ValueError, match="cannot be grouped by 'publisher'"):
        textstat_groups(articles, by="publisher")
