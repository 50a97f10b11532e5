"""Random samples of articles to be coded, and the files that are written for coding."""

from __future__ import annotations

from itertools import combinations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import schema
from analysis.evaluation import GoldError, draw_sample, read_gold_table, write_for_coding
from analysis.evaluation.sample import TABLE
from analysis.schema import TableError


def corpus(*sizes):
    names = [f"o{stratum}" for stratum, size in enumerate(sizes) for _ in range(size)]
    return pd.DataFrame({"article_id": [f"a{n:03}" for n in range(len(names))], "outlet": names})


def drawn(sample):
    return sample["stratum"].value_counts().sort_index().to_list()


def test_without_strata_every_article_has_the_same_chance():
    sample = draw_sample(corpus(8), 4)
    assert sample[["stratum", "probability", "weight"]].drop_duplicates().values.tolist() == [["all", 0.5, 2.0]]
    # Over many seeds each of the 8 articles is in about half of the samples.
    times = pd.concat([draw_sample(corpus(8), 4, seed=seed) for seed in range(200)])["article_id"].value_counts()
    assert times.between(70, 130).all()
    assert len(times) == 8


def test_proportional_and_equal_allocation():
    # 60, 30 and 10 of 100 articles make 12, 6 and 2 of 20.
    assert drawn(draw_sample(corpus(60, 30, 10), 20, by="outlet")) == [12, 6, 2]
    assert drawn(draw_sample(corpus(60, 30, 10), 21, by="outlet", allocation="equal")) == [7, 7, 7]
    # The third has only three: the others share what is left.
    assert drawn(draw_sample(corpus(60, 30, 3), 21, by="outlet", allocation="equal")) == [9, 9, 3]


def test_small_strata_get_two_or_their_only_article():
    sample = draw_sample(corpus(100, 5, 1), 10, by="outlet")
    assert drawn(sample) == [7, 2, 1]
    assert sample.groupby("stratum")["weight"].sum().to_list() == pytest.approx([100, 5, 1])


def test_articles_without_an_outlet_are_a_stratum():
    articles = corpus(4, 4)
    articles.loc[:3, "outlet"] = None
    sample = draw_sample(articles, 4, by="outlet")
    assert schema.validate(TABLE, sample)["stratum"].isna().sum() == 2


@settings(max_examples=40, deadline=None)
@given(
    sizes=st.lists(st.integers(1, 12), min_size=1, max_size=4),
    share=st.floats(0, 1),
    allocation=st.sampled_from(["proportional", "equal"]),
    order=st.randoms(use_true_random=False),
)
def test_weights_add_up_to_the_strata_and_the_order_does_not_matter(sizes, share, allocation, order):
    articles = corpus(*sizes)
    least = sum(min(2, size) for size in sizes)
    n = least + round(share * (sum(sizes) - least))
    sample = draw_sample(articles, n, by="outlet", allocation=allocation)
    assert len(sample) == n
    assert sample["article_id"].is_unique
    assert sample.groupby("stratum")["weight"].sum().to_list() == pytest.approx(sizes)
    shuffled = list(range(len(articles)))
    order.shuffle(shuffled)
    other = draw_sample(articles.iloc[shuffled], n, by="outlet", allocation=allocation)
    pd.testing.assert_frame_equal(other, sample)


@settings(max_examples=40, deadline=None)
@given(
    sizes=st.lists(st.integers(2, 9), min_size=1, max_size=4),
    allocation=st.sampled_from(["proportional", "equal"]),
    seed=st.integers(0, 99),
)
def test_a_larger_sample_holds_the_smaller_ones(sizes, allocation, seed):
    articles = corpus(*sizes)
    least = sum(min(2, size) for size in sizes)
    options = {"by": "outlet", "allocation": allocation, "seed": seed}
    held: set[str] = set()
    for n in range(least, len(articles) + 1):
        now = set(draw_sample(articles, n, **options)["article_id"])
        assert held < now
        held = now


def test_pairs_of_articles_are_drawn_together_as_often_as_by_chance():
    samples = [draw_sample(corpus(6), 3, seed=seed)["article_id"].to_list() for seed in range(600)]
    together = pd.Series([pair for names in samples for pair in combinations(names, 2)]).value_counts()
    # Each of 15 pairs is in 3 of 15, that is 120 of 600 samples; the standard deviation is 9.8.
    assert len(together) == 15
    assert together.between(80, 160).all()


@pytest.mark.parametrize(
    ("n", "options", "told"),
    [
        (9, {}, r"9 articles cannot be drawn: the table 'articles' has 8\. Try n=8 or less"),
        (0, {}, r"n=0 is too few: 1 strata need 2 articles"),
        (3, {"by": "outlet"}, r"n=3 is too few: 2 strata need 4 articles, 2 each .* Try n=4 or more"),
        (4, {"allocation": "best"}, r"dealt out proportional or equal; allocation='best' came"),
        (4, {"by": "publisher"}, r"cannot be grouped by 'publisher'"),
    ],
)
def test_what_cannot_be_drawn_is_told(n, options, told):
    with pytest.raises(ValueError, match=told):
        draw_sample(corpus(4, 4), n, **options)


def test_an_article_twice_is_an_error():
    with pytest.raises(TableError, match="article_id must be unique"):
        draw_sample(pd.concat([corpus(4), corpus(4)]), 2)


@pytest.fixture
def articles():
    texts = ["Sie rief: „A < B & C“.\n\nEnde.", "Niemand\x0b sprach."]
    return pd.DataFrame({"article_id": ["x/1", "x\\1"], "text": texts, "outlet": ["Der „Bote“ & Söhne", None]})


def test_files_for_coding_hold_the_text_and_nothing_else(tmp_path, articles):
    sample = draw_sample(articles, 2)
    files = write_for_coding(articles, sample, tmp_path / "coded")
    assert len({file.name for file in files}) == 2
    for file in files:
        file.write_text(file.read_text(encoding="utf-8").replace('coded="no"', 'coded="yes"'), encoding="utf-8")
    gold = read_gold_table(tmp_path / "coded")
    assert gold.articles["article_id"].to_list() == sample["article_id"].to_list()
    held = gold.articles.set_index("article_id")
    assert held.loc["x/1", "text"] == "Sie rief: „A < B & C“.\n\nEnde."
    assert held.loc["x/1", "outlet"] == "Der „Bote“ & Söhne"
    assert held.loc["x\\1", "text"].split() == ["Niemand", "sprach."]
    assert gold.quotes.empty


def test_files_that_nobody_coded_are_no_articles_without_quotations(tmp_path, articles):
    first, second = write_for_coding(articles, draw_sample(articles, 2), tmp_path)
    for file in (first, second):
        with pytest.raises(
            GoldError, match=r"of 2 articles are not coded yet, first .*coded=\"yes\" instead of coded=\"no\""
        ):
            read_gold_table(tmp_path)
        with pytest.raises(GoldError, match="1 of 1 articles are not coded yet"):
            read_gold_table(file)
        file.write_text(file.read_text(encoding="utf-8").replace('coded="no"', 'coded="yes"'), encoding="utf-8")
    assert len(read_gold_table(tmp_path).articles) == 2


def test_annotation_is_never_written_over(tmp_path, articles):
    sample = draw_sample(articles, 2)
    (first, second) = write_for_coding(articles, sample, tmp_path)
    second.unlink()
    first.write_text("my work", encoding="utf-8")
    with pytest.raises(FileExistsError, match="may hold annotation; nothing was written"):
        write_for_coding(articles, sample, tmp_path)
    assert first.read_text(encoding="utf-8") == "my work"
    assert not second.exists()


def test_a_sample_of_another_corpus_is_told(tmp_path, articles):
    with pytest.raises(ValueError, match=r"'a00\d' of the sample is not in 'articles'"):
        write_for_coding(articles, draw_sample(corpus(4), 2), tmp_path)
