"""Surer quotations alone: what is left out counts nowhere, and tables tell it."""

from __future__ import annotations

import inspect

import pandas as pd
import pytest

import analysis as an
from analysis import charts, measures
from analysis.measures.confident import least_confidence
from analysis.schema import TableError


@pytest.fixture
def quotes(quotes):
    """Abel 0.98, Brandt 0.013, the quotation nested in his 0.6; the others have no confidence."""
    sure = pd.Series([0.98, 0.013, 0.6], index=quotes.index[:3]).reindex(quotes.index)
    return quotes.assign(confidence=sure)


def test_surer_quotations_stay_and_those_without_confidence(quotes):
    assert len(quotes) > 3
    assert list(measures.confident(quotes, 0.5).index) == [at for at in quotes.index if at != quotes.index[1]]
    assert list(measures.confident(quotes, 0.98).index[:1]) == [quotes.index[0]]
    assert list(measures.confident(quotes, 1.0).index) == list(quotes.index[3:])
    assert len(measures.confident(quotes, 0)) == len(quotes)


def test_the_table_that_came_is_not_changed(quotes):
    before = quotes.copy(deep=True)
    measures.confident(quotes, 0.5)
    pd.testing.assert_frame_equal(quotes, before)
    assert quotes.attrs == {}


def test_what_stood_in_a_quotation_left_out_is_nested_in_the_next_one_around():
    rows = {"quote_id": list("abcd"), "nested_in": [None, "a", "b", "c"], "confidence": [0.9, 0.1, 0.2, 0.9]}
    kept = measures.confident(pd.DataFrame(rows).astype({"nested_in": "str"}), 0.5)
    assert kept["quote_id"].to_list() == ["a", "d"]
    assert kept["nested_in"].isna().to_list() == [True, False]
    assert kept["nested_in"].iloc[1] == "a"
    inner = measures.confident(pd.DataFrame(rows).iloc[1:].astype({"nested_in": "str"}), 0.5)
    assert inner["nested_in"].isna().all()


@pytest.mark.parametrize("wrong", [50, -0.1, 1.01, float("nan"), "0.5", None])
def test_what_is_no_confidence_is_told(quotes, wrong):
    with pytest.raises(ValueError, match=r"min_confidence=.* came; expected a number from 0 to 1\. Try 0\.5 for 50 %"):
        measures.confident(quotes, wrong)


def test_a_table_without_confidence_is_told(quotes):
    with pytest.raises(TableError, match="The table 'quotes' lacks confidence"):
        measures.confident(quotes.drop(columns="confidence"), 0.5)


def test_the_higher_of_two_limits_holds(quotes):
    assert measures.confident(measures.confident(quotes, 0.7), 0.5).attrs == {"min_confidence": 0.7}


def test_shares_sum_to_1_and_what_is_left_out_is_in_no_denominator(quotes, articles):
    sure = measures.confident(quotes, 0.5)
    table = measures.speaker_prominence(sure, articles, n_boot=0)
    assert "Uwe Brandt" not in set(table["speaker"].dropna())
    assert table["share_words"].sum() == pytest.approx(1)
    assert table["share_quotes"].sum() == pytest.approx(1)
    counts = measures.voice_counts(sure, articles, of="Jana Abel")
    assert counts["base"].sum() == table["n_quoted_words"].sum()


@pytest.fixture(scope="module")
def teaching():
    return an.analyse(an.load_corpus(an.sample("teaching")), voices="rules")


@pytest.fixture(scope="module")
def surer(teaching):
    return teaching.filter(min_confidence=0.9)


def test_filter_leaves_out_quotations_and_says_so(teaching, surer):
    assert 0 < len(surer.quotes) < len(teaching.quotes)
    assert not (surer.quotes["confidence"] < 0.9).any()
    assert surer.provenance["min_confidence"] == 0.9
    assert len(surer.articles) == len(teaching.articles)
    assert surer.mentions.equals(teaching.mentions)
    assert surer.filter(outlet="nna").provenance["min_confidence"] == 0.9


def test_quoted_words_are_counted_anew(surer):
    counted = surer.tokens().query("in_quote").groupby(["article_id", "lemma", "pos"]).size()
    told = surer.words[surer.words["n_in_quotes"] > 0].set_index(["article_id", "lemma", "pos"])["n_in_quotes"]
    assert told.sort_index().to_dict() == counted[counted.index.isin(told.index)].sort_index().to_dict()
    assert surer.words["n_in_quotes"].sum() < surer.words["n"].sum()


def test_filtering_by_0_changes_no_table(teaching):
    whole = teaching.filter(min_confidence=0)
    assert whole.quotes.equals(teaching.quotes)
    assert whole.words.equals(teaching.words)


def test_a_saved_result_still_tells_it(surer, tmp_path):
    opened = an.open_analysis(surer.save(tmp_path / "saved"))
    assert measures.speaker_prominence(opened.quotes, opened.articles).attrs["min_confidence"] == 0.9


def made(r, name):
    """The table of a measure of quotations, called as the README calls it."""
    measure, quotes, articles = getattr(measures, name), r.quotes, r.articles
    further = {
        "adopted_word_rates": lambda: (made(r, "adopted_words"), r.sentences, quotes, articles),
        "adopted_words": lambda: (r.tokens(), quotes, r.marked, r.mentions, articles),
        "density_counts": lambda: (r.sentences, quotes, articles),
        "frame_passages": lambda: (r.tokens(), quotes, articles),
        "frame_vocabulary": lambda: (r.tokens(), quotes, articles),
        "prominence_panel": lambda: (quotes, r.mentions, r.entities, articles),
        "quote_density": lambda: (r.sentences, quotes, articles),
        "speaking": lambda: (quotes, r.mentions, r.entities, articles),
    }
    options = {
        "voice_counts": {"of": "unresolved"},
        "stance_counts": {"stance": "neutral"},
        "prominence_panel": {"n_boot": 0},
    }
    given = further.get(name, lambda: (quotes, articles))()
    return measure(*given, **options.get(name, {}))


OF_QUOTES = sorted(
    name
    for name in measures.__all__
    if callable(getattr(measures, name))
    and {"quotes", "articles"} <= {*inspect.signature(getattr(measures, name)).parameters}
)


def test_every_measure_of_quotations_tells_what_counted(surer, teaching):
    assert len(OF_QUOTES) >= 14
    for name in [name for name in OF_QUOTES if name != "kwic"]:
        attrs = made(surer, name).attrs
        assert attrs["min_confidence"] == 0.9, name
        assert set(attrs["types"]) <= {"direct", "indirect", "free_indirect", "indirect_free_indirect"}, name
        assert "min_confidence" not in made(teaching, name).attrs, name


def test_tables_made_of_those_tell_it_too(surer):
    panel = made(surer, "prominence_panel")
    monthly = measures.quote_density(surer.sentences, surer.quotes, surer.articles, by="month")
    pair = sorted(surer.articles["outlet"].unique())[:2]
    compared = measures.compare_groups(made(surer, "density_counts"), surer.articles, a=pair[0], b=pair[1], n_perm=9)
    tables = [
        measures.prominence_ranks(panel), measures.prominence_agreement(panel), measures.timeline(monthly), compared,
        measures.kwic(surer.articles, "Bad", quotes=surer.quotes),
    ]  # fmt: skip
    assert [table.attrs["min_confidence"] for table in tables] == [0.9] * 5
    assert "types" not in measures.kwic(surer.articles, "Bad").attrs


def test_charts_say_it_and_say_nothing_where_all_count(surer, teaching):
    from matplotlib.figure import Figure

    for result, told in ((surer, True), (teaching, False)):
        axes = charts.chart_speaker_prominence(
            made(result, "speaker_prominence"), ax=Figure().subplots(), language="de"
        )
        notes = " ".join(text.get_text().replace("\n", " ") for text in axes.texts)
        assert ("Gezählt sind nur Zitate mit einer Konfidenz ab 90" in notes) is told


def test_a_limit_is_a_float():
    assert isinstance(least_confidence(1), float)
