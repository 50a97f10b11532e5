from __future__ import annotations

import pandas as pd
import pytest

from analysis import tables
from analysis.language.syllables import syllables
from analysis.language.words import tokens
from analysis.measures import TABLES, readability, readability_counts
from analysis.schema import TableError, validate

# In these sentences textstat counts what we count; the test makes sure of it.
AGREED = [
    "Der Rat tagt heute.",
    "Die Bürgermeisterin wartet morgen wieder.",
    "Alle Karten sind verschwunden.",
    "Man hat den Brief nicht gefunden.",
]


def counts(article: str, *texts: str) -> pd.DataFrame:
    """Table sentences of an article, each text one sentence."""
    rows = []
    for text in texts:
        found = [token.text for token in tokens(text) if token.is_word]
        spoken = [syllables(word) for word in found]
        rows.append(
            {
                "article_id": article,
                "n_words": len(found),
                "n_syllables": sum(spoken),
                "n_long_words": sum(len(word) > 6 for word in found),
                "n_three_syllables": sum(n >= 3 for n in spoken),
                "n_one_syllable": sum(n == 1 for n in spoken),
            }
        )
    return pd.DataFrame(rows)


def test_figures_by_hand():
    sentences = pd.DataFrame(
        {
            "article_id": "a", "n_words": [6, 14, 0], "n_syllables": [9, 27, 0], "n_long_words": [1, 4, 0],
            "n_three_syllables": [1, 3, 0], "n_one_syllable": [4, 6, 0],
        }
    )  # fmt: skip
    row = readability(sentences, pd.DataFrame({"article_id": ["a"]})).iloc[0]
    assert (row["n_sentences"], row["n_words"]) == (2, 20)  # the one without a word is none
    # SL 20 / 2 = 10, SW 36 / 20 = 1.8, MS 20 %, IW 25 %, ES 50 %.
    assert (row["words_per_sentence"], row["syllables_per_word"]) == (10, 1.8)
    assert row["flesch_amstad"] == pytest.approx(180 - 10 - 105.3)
    assert row["wiener_1"] == pytest.approx(3.87 + 1.672 + 3.2425 - 1.635 - 0.875)
    assert row["wiener_2"] == pytest.approx(4.014 + 1.682 + 3.4325 - 2.779)
    assert row["wiener_3"] == pytest.approx(5.926 + 1.905 - 1.1144)
    assert row["wiener_4"] == pytest.approx(5.488 + 2.656 - 1.693)
    assert row["lix"] == 35


def test_formulas_are_those_of_textstat_where_the_counts_agree():
    import textstat

    german = type(textstat.textstat)()
    german.set_lang("de")
    text = " ".join(AGREED)
    sentences = counts("a", *AGREED)
    for name, count in (
        ("lexicon_count", "n_words"), ("syllable_count", "n_syllables"), ("long_word_count", "n_long_words"),
        ("polysyllabcount", "n_three_syllables"), ("monosyllabcount", "n_one_syllable"),
    ):  # fmt: skip
        assert getattr(german, name)(text) == sentences[count].sum()
    assert german.sentence_count(text) == len(sentences)
    row = readability(sentences, pd.DataFrame({"article_id": ["a"]})).iloc[0]
    assert row["flesch_amstad"] == pytest.approx(german.flesch_reading_ease(text), abs=1e-9)
    assert row["lix"] == pytest.approx(german.lix(text), abs=1e-9)
    for variant in (1, 2, 3, 4):
        wanted = german.wiener_sachtextformel(text, variant)
        assert row[f"wiener_{variant}"] == pytest.approx(wanted, abs=1e-9)


def test_both_counts_agree_on_such_a_text_and_part_on_another():
    texts = {"a": AGREED, "b": ["Ja.", "Der Igel aber bleibt am Abend in der Ecke."]}
    articles = pd.DataFrame({"article_id": list(texts), "text": [" ".join(text) for text in texts.values()]})
    sentences = pd.concat([counts(name, *text) for name, text in texts.items()])
    table = readability_counts(sentences, articles).set_index("group")
    for figure in ("n_words", "n_sentences", "syllables_per_word", "words_per_sentence", "flesch_amstad"):
        assert table.loc["a", figure] == pytest.approx(table.loc["a", f"{figure}_textstat"], abs=1e-9)
    # "Ja." is dropped; aber, Abend, Igel and Ecke have no point of hyphenation, so that each counts as one.
    assert table.loc["b", ["n_sentences", "n_sentences_textstat"]].to_list() == [2, 1]
    assert table.loc["b", "syllables_per_word"] == pytest.approx(14 / 10)
    assert table.loc["b", "syllables_per_word_textstat"] == pytest.approx(10 / 10)
    together = readability_counts(sentences, articles, by=None).iloc[0]
    assert together["n_words_textstat"] == table["n_words_textstat"].sum()
    # 19 + 10 words in 4 + 1 sentences.
    assert together["words_per_sentence_textstat"] == pytest.approx(29 / 5)


@pytest.mark.parametrize("measure", [readability, readability_counts])
def test_order_of_articles_changes_nothing(measure, sentences, articles):
    table = measure(sentences, articles, by="outlet")
    pd.testing.assert_frame_equal(table, measure(sentences[::-1], articles[::-1], by="outlet"))


@pytest.mark.parametrize("measure", [readability, readability_counts])
def test_group_without_sentence_has_no_figures(measure, sentences, articles):
    table = measure(sentences.query("article_id != 'c'"), articles).set_index("group")
    assert table.loc["c", "n_sentences"] == 0
    assert table.loc["c", ["words_per_sentence", "syllables_per_word", "flesch_amstad"]].isna().all()
    assert table.loc["a", ["words_per_sentence", "syllables_per_word", "flesch_amstad"]].notna().all()


@pytest.mark.parametrize("measure", [readability, readability_counts])
def test_nothing_in_nothing_out(measure):
    table = measure(tables.empty("sentences"), tables.empty("articles"), by="outlet")
    assert table.empty
    validate(TABLES[measure.__name__], table)


@pytest.mark.parametrize("by", ["article_id", "outlet", "week", None])
def test_tables_keep_their_definition(sentences, articles, by):
    validate(TABLES["readability"], readability(sentences, articles, by=by))
    validate(TABLES["readability_counts"], readability_counts(sentences, articles, by=by))


@pytest.mark.parametrize("measure", [readability, readability_counts])
def test_lacking_column_is_explained(measure, sentences, articles):
    with pytest.raises(TableError, match=r"'sentences' lacks n_three_syllables\. Columns that came: article_id"):
        measure(sentences.drop(columns="n_three_syllables"), articles)
