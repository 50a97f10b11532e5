from __future__ import annotations

import math
from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import tables
from analysis.measures import TABLES, lexical_diversity
from analysis.measures.lexical_diversity import mattr, mtld
from analysis.schema import TableError, validate

WORDS = st.lists(st.sampled_from("der die das Rat tagt heute nicht und schweigt".split()), min_size=1, max_size=160)


def of_text(text: str, **options: float) -> pd.Series:
    articles = pd.DataFrame({"article_id": ["a"], "text": [text]})
    sentences = pd.DataFrame({"article_id": ["a"], "start": [0], "end": [len(text)]})
    return lexical_diversity(sentences, articles, **options).iloc[0]


def slow_mtld(words: list[str], threshold: Fraction = Fraction(72, 100)) -> float | None:
    """The definition word for word, in fractions: cut off the shortest beginning whose TTR is too low, and again."""

    def factors(rest: list[str]) -> Fraction:
        for n in range(1, len(rest) + 1):
            if Fraction(len(set(rest[:n])), n) < threshold:
                return 1 + factors(rest[n:])
        return (1 - Fraction(len(set(rest)), len(rest))) / (1 - threshold) if rest else Fraction(0)

    both = [factors(words), factors(list(reversed(words)))]
    return float(sum(len(words) / n for n in both) / 2) if min(both) > 0 else None


def slow_mattr(words: list[str], window: int) -> float | None:
    ratios = [len(set(words[at : at + window])) / window for at in range(len(words) - window + 1)]
    return sum(ratios) / len(ratios) if ratios else None


@given(WORDS)
def test_mtld_against_its_definition_in_fractions(words):
    found, wanted = mtld(words), slow_mtld(words)
    assert (found is None) == (wanted is None)
    if wanted is not None:
        # A remainder of the threshold's own TTR (18 of 25) is where floats could go wrong.
        assert found == pytest.approx(wanted, abs=1e-9)


@given(WORDS, st.integers(1, 60))
def test_mattr_against_its_definition(words, window):
    found, wanted = mattr(words, window), slow_mattr(words, window)
    assert found is wanted is None or found == pytest.approx(wanted, abs=1e-12)


def test_ratio_of_just_the_threshold_is_not_below_it():
    # 18 different words, seven of them twice: TTR 18 / 25 = 0.72 at the end, no full factor, but a remainder of
    # (1 - 0.72) / (1 - 0.72) = 1.
    words = [str(n) for n in (*range(18), *range(7))]
    assert mtld(words) == pytest.approx(25)


def test_mtld_with_a_remainder_by_hand():
    # Forwards: a b a (2 / 3 < 0.72) | c d, remainder TTR 1: one factor. Backwards: d c a b a: TTR 4 / 5, no factor, and
    # (1 - 0.8) / 0.28 = 5 / 7 of one. (5 / 1 + 5 / (5 / 7)) / 2 = (5 + 7) / 2.
    assert mtld("a b a c d".split()) == pytest.approx(6)


def test_case_does_not_count_and_numbers_are_words():
    row = of_text("Der Rat und der Rat und DER RAT 4,2 " * 12)
    assert (row["n_words"], row["n_types"]) == (108, 4)


def test_only_the_words_of_sentences_count():
    text = "Der Rat tagt. Mehr zum Thema"
    articles = pd.DataFrame({"article_id": ["a"], "text": [text]})
    sentences = pd.DataFrame({"article_id": ["a"], "start": [0], "end": [13]})
    assert lexical_diversity(sentences, articles).loc[0, "n_words"] == 3


@pytest.mark.parametrize(("n", "defined"), [(99, False), (100, True)])
def test_no_figures_under_a_hundred_words(n, defined):
    row = of_text("Wort " * n)
    assert row["n_words"] == n
    assert row[["mtld", "mattr"]].notna().tolist() == [defined, defined]


def test_undefined_figures_are_missing():
    row = of_text(" ".join(f"w{n}" for n in range(120)), window=200)
    assert math.isnan(row["mtld"])  # no word comes twice
    assert math.isnan(row["mattr"])  # no stretch of 200 words


def test_table_keeps_its_definition_and_order(sentences, articles):
    table = lexical_diversity(sentences, articles)
    validate(TABLES["lexical_diversity"], table)
    assert table["article_id"].to_list() == articles["article_id"].to_list()
    turned = lexical_diversity(sentences[::-1], articles[::-1])
    pd.testing.assert_frame_equal(table, turned[::-1].reset_index(drop=True))


def test_nothing_in_nothing_out():
    table = lexical_diversity(tables.empty("sentences"), tables.empty("articles"))
    assert table.empty
    validate(TABLES["lexical_diversity"], table)


def test_impossible_options_are_explained(sentences, articles):
    with pytest.raises(ValueError, match=r"window is 0; .* Try window=50"):
        lexical_diversity(sentences, articles, window=0)
    with pytest.raises(ValueError, match=r"threshold is 72; it must lie between 0 and 1\. Try threshold=0\.72"):
        lexical_diversity(sentences, articles, threshold=72)
    with pytest.raises(TableError, match=r"'sentences' lacks start, end"):
        lexical_diversity(sentences[["article_id"]], articles)
