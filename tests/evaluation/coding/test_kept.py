"""The sample beside the corpus: kept with its weights, drawn again the same, enlarged, never bent."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import schema
from analysis.evaluation import GoldError, coded_folder, draw_sample, keep_sample, read_sample
from analysis.evaluation.coding.kept import TABLE


def test_what_was_kept_is_read_again(articles, store):
    kept = keep_sample(articles, 6, store, by="outlet", seed=3)
    schema.validate(TABLE, kept)
    pd.testing.assert_frame_equal(read_sample(store), kept)
    drawn = draw_sample(articles, 6, by="outlet", seed=3)
    pd.testing.assert_frame_equal(kept[drawn.columns.to_list()], drawn)
    assert kept["weight"].sum() == pytest.approx(12)


def test_without_strata(articles, store):
    keep_sample(articles, 4, store)
    kept = schema.validate(TABLE, read_sample(store))
    assert kept["by"].isna().all()
    assert kept["weight"].to_list() == [3.0] * 4


def test_the_same_call_changes_nothing_and_a_larger_one_adds(articles, store):
    first = keep_sample(articles, 4, store, by="outlet")
    file = store / "sample.csv"
    before = file.read_bytes()
    keep_sample(articles.sample(frac=1, random_state=1), 4, store, by="outlet")
    assert file.read_bytes() == before
    larger = keep_sample(articles, 10, store, by="outlet")
    assert set(first["article_id"]) < set(larger["article_id"])
    assert larger.groupby("stratum")["weight"].sum().to_list() == pytest.approx([6, 6])


@pytest.mark.parametrize(
    ("n", "options", "told"),
    [
        (8, {"by": "outlet", "seed": 1}, r"drawn with seed=0; seed=1 came\. It can be enlarged, not drawn .* seed=0"),
        (8, {}, r"drawn with by='outlet'; by=None came"),
        (8, {"by": "outlet", "allocation": "equal"}, r"allocation='proportional'; allocation='equal' came"),
        (4, {"by": "outlet"}, r"2 of the 6 articles in .* would drop out of this sample of 4, first 'a\d\d'\. Try n=6"),
        (3, {"by": "outlet"}, r"n=3 is too few: 2 strata need 4 articles"),
    ],
)
def test_a_sample_is_not_bent(articles, store, n, options, told):
    keep_sample(articles, 6, store, by="outlet")
    before = (store / "sample.csv").read_bytes()
    with pytest.raises(ValueError, match=told):
        keep_sample(articles, n, store, **options)
    assert (store / "sample.csv").read_bytes() == before


def test_articles_that_went_are_told(articles, store):
    kept = keep_sample(articles, 6, store)
    gone = kept["article_id"].iloc[0]
    with pytest.raises(ValueError, match=rf"1 of the 6 articles .* first '{gone}'"):
        keep_sample(articles[articles["article_id"] != gone], 6, store)


def test_a_sample_that_is_not_there_or_was_changed_is_told(articles, store):
    with pytest.raises(GoldError, match=r"No sample is kept in .*: there is no sample\.csv\. Draw one: keep_sample"):
        read_sample(store)
    keep_sample(articles, 6, store)
    file = store / "sample.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("weight", "weights"), encoding="utf-8")
    with pytest.raises(GoldError, match=r"sample\.csv is not as keep_sample wrote it: .*lacks weight"):
        read_sample(store)


def test_numbers_as_names_stay_names(store):
    articles = pd.DataFrame({"article_id": ["007", "008", "1e3"], "text": "Nichts."})
    assert sorted(keep_sample(articles, 3, store)["article_id"]) == sorted(read_sample(store)["article_id"])


def test_the_folder_lies_beside_the_corpus(tmp_path):
    (tmp_path / "may.csv").write_text("text\n", encoding="utf-8")
    assert coded_folder(tmp_path / "may.csv") == coded_folder(tmp_path) == tmp_path / ".redeanteil" / "coded"
