"""A result counts copies as it is told, and says how many there are."""

from __future__ import annotations

import pandas as pd
import pytest

import analysis as an
from analysis.copies import n_copies
from analysis.corrections.decisions import as_table, no_quotation

WIRE = "„Das Bad bleibt offen“, sagte Anna Abel am Montag in Hohenfurt."
ROWS = [
    ("a", "nna", "2026-03-02", WIRE),
    ("b", "nna", "2026-03-03", WIRE + "\n"),
    ("c", "Tageblatt", "2026-03-01", "  " + WIRE),
    ("d", "Tageblatt", "2026-03-04", "Es regnete den ganzen Tag."),
]


@pytest.fixture(scope="module")
def result():
    articles = pd.DataFrame(ROWS, columns=["article_id", "outlet", "date", "text"])
    return an.analyse(articles, voices="rules", progress=False)


def ids(result):
    return "".join(result.articles["article_id"])


def test_copies_count_each_time_unless_something_else_is_asked(result):
    assert ids(result.filter()) == ids(result.filter(copies="each")) == "abcd"
    assert "copies" not in result.filter(copies="each").provenance
    assert ids(result.filter(copies="per_outlet")) == "acd"
    # The one of the earliest date counts.
    once = result.filter(copies="once")
    assert ids(once) == "cd"
    assert set(once.quotes["article_id"]) == {"c"}
    assert once.entities.set_index("name").loc["Anna Abel", "n_mentions"] == 1


def test_of_the_articles_chosen_each_text_counts_once(result):
    assert ids(result.filter(outlet="nna", copies="once")) == "a"
    assert ids(result.filter(copies="once").filter(outlet="nna")) == ""


def test_a_result_says_how_many_are_copies_and_how_they_count(result):
    assert repr(result).endswith("(voices: rules, 2 articles are copies)")
    assert repr(result.filter(copies="once")).endswith("(voices: rules, each text counts once: 2 articles left out)")
    told = "(voices: rules, each text counts once in an outlet: 1 article left out, 1 article is a copy)"
    assert repr(result.filter(copies="per_outlet")).endswith(told)
    assert repr(result.filter(outlet="Tageblatt")).endswith("(voices: rules)")


def test_the_provenance_keeps_the_strictest_way_also_when_saved(result, tmp_path):
    twice = result.filter(copies="per_outlet").filter(copies="once").filter(copies="per_outlet")
    assert twice.provenance["copies"] == "once"
    assert twice.provenance["n_copies_left_out"] == 2
    opened = an.open_analysis(twice.save(tmp_path / "saved"))
    assert repr(opened) == repr(twice)


def test_what_was_uncorrected_counts_the_same_articles(result):
    article = result.articles.iloc[2]
    spans = result.quotes.set_index("article_id").loc["c", "spans"]
    corrected = result.corrected(as_table([no_quotation(article, spans)])).filter(copies="once")
    assert (len(corrected.quotes), len(corrected.uncorrected.quotes)) == (0, 1)
    assert ids(corrected) == ids(corrected.uncorrected) == "cd"
    assert corrected.uncorrected.provenance["copies"] == "once"


def test_there_is_no_other_way_to_count(result):
    with pytest.raises(
        ValueError, match=r"copies='twice' came; expected one of 'once', 'per_outlet', 'each'\. Try cop"
    ):
        result.filter(copies="twice")


def test_the_corpus_tells_its_copies(tmp_path):
    for name, text in (("a", WIRE), ("b", WIRE + " "), ("c", "Es regnete den ganzen Tag.")):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    corpus = an.load_corpus(tmp_path)
    assert "copies: 1 article with the text of another one" in repr(corpus)
    (tmp_path / "b.txt").unlink()
    assert "copies" not in repr(an.load_corpus(tmp_path))


def test_copies_of_something_that_is_not_there_are_copies_of_each_other():
    articles = pd.DataFrame({"article_id": list("abc"), "duplicate_of": ["gone", "gone", None]})
    assert n_copies(articles) == 1
    assert n_copies(articles.iloc[:0]) == 0
