"""Agreement of two coders, by published examples and by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import schema
from analysis.evaluation import GoldError, agreement, begin_agreed, disagreements, progress, read_coding
from analysis.evaluation.coding.agreement import TABLE, both_coders, word_labels
from analysis.evaluation.coding.alpha import _counts, alpha, alpha_interval, alphas
from analysis.evaluation.coding.disagreements import TABLE as DIFFERENT


def pairs(one, other):
    return list(zip(one, other, strict=True))


def test_alpha_of_published_examples():
    # Krippendorff, K. (2011), Computing Krippendorff's alpha-reliability: A, binary data, and B, nominal data.
    assert alpha(pairs("0100000010", "1110010000")) == pytest.approx(0.095, abs=5e-4)
    assert alpha(pairs("aabbdcccedda", "babbbcccedd" + "d")) == pytest.approx(0.692, abs=5e-4)


def test_alpha_by_hand():
    # Values a a b b, twice each coder the same but once: of 4 units one differs; 8 values, 5 a and 3 b.
    # D_o = 2 / 8, D_e = 2 * 5 * 3 / (8 * 7) = 30 / 56; alpha = 1 - (1 / 4) / (30 / 56) = 8 / 15.
    assert alpha(pairs("aabb", "aaba")) == pytest.approx(8 / 15)
    assert alpha(pairs("ab", "ab")) == 1
    assert alpha(pairs("ab", "ba")) == pytest.approx(-0.5)


def test_alpha_is_undefined_where_there_is_nothing_to_agree_on():
    assert np.isnan(alpha([]))
    assert np.isnan(alpha(pairs("aaa", "aaa")))
    assert np.isnan(alphas(_counts([pairs("aaa", "aaa")]), np.ones((1, 1)))).all()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), max_size=5), min_size=1, max_size=4)
)
def test_the_draws_count_as_the_library_does(held):
    whole = alphas(_counts(held), np.ones((1, len(held))))[0]
    assert whole == pytest.approx(alpha([pair for own in held for pair in own]), nan_ok=True)
    doubled = alphas(_counts(held), np.full((1, len(held)), 2.0))[0]
    assert doubled == pytest.approx(alpha([pair for own in held for pair in own] * 2), nan_ok=True)


def test_intervals_are_over_articles():
    same = {f"a{n}": pairs("aabb", "aabb") for n in range(6)}
    assert alpha_interval(same) == (1.0, 1.0)
    low, high = alpha_interval({**same, "a6": pairs("aabb", "bbaa"), "a7": pairs("abab", "aaab")})
    assert low < alpha([pair for n in range(6) for pair in same[f"a{n}"]]) * 0.9 < high + 0.1
    assert low < high <= 1
    assert np.isnan(alpha_interval({name: same[name] for name in ("a0", "a1")})).all()


def figures(table):
    return table.set_index(["question", "figure"])["value"].round(6).to_dict()


def test_agreement_by_hand(articles, store, code):
    # Words: Ja; das sei falsch; Nein nie: 6 of 15. Ben lacks "das sei falsch" and gives "Nein, nie!" to Ole Brandt.
    code("Ada")
    code("Ben", ("Ja", "Nein"), Nein=("„Nein, nie!“", "indirect", "Ole Brandt"))
    table = schema.validate(TABLE, agreement(store, articles))
    found = figures(table)
    assert table["n_articles"].unique().tolist() == [8]
    assert table.set_index(["question", "figure"])["n"].to_dict() == {
        ("quoted", "alpha"): 120, ("quoted", "same"): 120, ("type", "alpha"): 120, ("type", "same"): 120,
        ("quotation", "f1"): 40, ("kind", "alpha"): 16, ("kind", "same"): 16,
        ("speaker", "alpha"): 16, ("speaker", "same"): 16,
    }  # fmt: skip
    assert found["quoted", "same"] == round(12 / 15, 6)
    assert found["type", "same"] == round(10 / 15, 6)
    assert found["quotation", "f1"] == 0.8
    assert found["speaker", "same"] == 0.5
    # Quoted: of 2 * 120 values 72 say yes and 168 no; 24 units differ.
    assert found["quoted", "alpha"] == round(1 - (24 * 2 / 240) / (2 * 72 * 168 / (240 * 239)), 6)
    # Speakers: 16 units, Abel 24 and Brandt 8 of 32 values, 8 units differ.
    assert found["speaker", "alpha"] == round(1 - (16 / 32) / (2 * 24 * 8 / (32 * 31)), 6)


def test_the_innermost_quotation_gives_a_word_its_type(articles, store, code):
    code("Ada", ("Ja", "falsch"), falsch=("Ole Brandt meinte, das sei falsch.", "reported", "Ole Brandt"))
    code("Ben", ("falsch", "Ja"), Ja=("das sei", "direct", None))
    labels = word_labels(both_coders(store, articles))
    first = next(iter(labels.values()))
    assert first[:4] == [("direct", "no quotation")] + [("no quotation", "no quotation")] * 3
    assert first[4:9] == [("reported", "no quotation")] * 3 + [("reported", "direct")] * 2


def test_speakers_are_compared_as_they_count_for_shares(articles, store, code):
    code("Ada", ("Ja", "Nein"), Ja=("„Ja“", "direct", None))
    code("Ben", ("Ja", "Nein"), Ja=("„Ja“", "direct", None), Nein=("„Nein, nie!“", "direct", "ANNA ABEL"))
    assert figures(agreement(store, articles))["speaker", "same"] == 1
    assert disagreements(store, articles).empty


def test_two_coders_are_needed(articles, store, code, sample):
    code("Ada")
    with pytest.raises(GoldError, match=r"that of two coders; None and None came, and Ada coded here"):
        agreement(store, articles)
    code("Ben", only=sample["article_id"][:1], finished=False)
    with pytest.raises(GoldError, match=r"no article of the sample that both Ada and Ben have finished"):
        agreement(store, articles)
    code("Ben", only=sample["article_id"][:2])
    assert agreement(store, articles)["n_articles"].unique().tolist() == [2]
    assert agreement(store, articles)["low"].isna().all()
    with pytest.raises(GoldError, match=r"'Ada' and 'Ada' came"):
        agreement(store, articles, "Ada", "Ada")


def test_disagreements_show_their_passages(articles, store, code, sample):
    code("Ada")
    changed = {"Ja": ("„Ja“,", "indirect", "Anna Abel"), "Nein": ("„Nein, nie!“", "direct", None)}
    code("Ben", ("Ja", "Nein"), **changed)
    table = schema.validate(DIFFERENT, disagreements(store, articles))
    first = table[table["article_id"] == sample["article_id"].iloc[0]]
    assert first["differ_in"].to_list() == ["words, type", "quotation", "speaker"]
    assert first["passage"].to_list() == ["„Ja“,", "das sei falsch", "„Nein, nie!“"]
    assert first[["words_a", "words_b"]].iloc[0].to_list() == ["„Ja“", "„Ja“,"]
    assert first["words_b"].isna().to_list() == [False, True, False]
    assert first["after"].iloc[1].startswith(". Sie rief")
    assert first["speaker_a"].iloc[2] == "Anna Abel"


def test_what_coders_share_is_kept_as_agreed(articles, store, code, sample):
    code("Ada")
    same, other = sample["article_id"].iloc[:4], sample["article_id"].iloc[4:]
    code("Ben", only=same)
    code("Ben", ("Ja", "Nein"), only=other)
    assert len(begin_agreed(store, articles, "Ada", "Ben")) == 8
    assert progress(store, "agreed").set_index("article_id")["finished"].to_dict() == {
        **dict.fromkeys(same, True),
        **dict.fromkeys(other, False),
    }
    waiting = read_coding(store, "agreed", other.iloc[0])
    assert [held.passage for held in waiting.marks] == ["„Ja“", "„Nein, nie!“"]
    assert waiting.note == "shared by Ada and Ben"
    with pytest.raises(GoldError, match="'agreed' has begun all articles that both Ada and Ben have finished"):
        begin_agreed(store, articles, "Ada", "Ben")
