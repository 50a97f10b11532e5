from __future__ import annotations

import pytest

from analysis import tables
from analysis.measures import TABLES, cue_stance, cue_use
from analysis.schema import validate


def test_cues_are_counted_over_quotations_with_a_known_cue(quotes, articles):
    table = cue_use(quotes, articles).query("group == 'Abendkurier'").set_index("cue_lemma")
    assert table["n"].to_dict() == {"sagen": 2, "behaupten": 1}
    assert table["share"].to_dict() == pytest.approx({"sagen": 2 / 3, "behaupten": 1 / 3})
    assert table["stance"].to_dict() == {"sagen": "neutral", "behaupten": "distancing"}
    assert table.loc["sagen", ["n_cues", "n_quotes"]].to_list() == [3, 4]


def test_stances_sum_to_one_and_are_undefined_without_cue(quotes, articles):
    table = cue_stance(quotes, articles)
    sums = table.groupby("group", dropna=False)["share"].sum(min_count=1)
    assert sums.loc[["Abendkurier", "Tageblatt"]].to_list() == pytest.approx([1, 1])
    assert table[table["group"].isna()]["share"].isna().all()
    assert len(table) == 3 * 5


def test_stance_by_speaker_pools_the_anonymous(quotes, articles):
    table = cue_stance(quotes, articles, by="speaker")
    shares = table.set_index(["group", "stance"])["share"]
    assert shares["Jana Abel", "neutral"] == 1
    assert shares["Uwe Brandt", "distancing"] == 1
    assert shares["anonymous", "emotive"] == 1
    assert table[table["group"].isna()]["n_quotes"].unique().tolist() == [1]


@pytest.mark.parametrize("by", ["outlet", "speaker", None])
def test_nothing_in_nothing_out(by):
    nothing = tables.empty("quotes"), tables.empty("articles")
    for name, measure in (("cue_use", cue_use), ("cue_stance", cue_stance)):
        table = measure(*nothing, by=by)
        assert table.empty
        validate(TABLES[name], table)


@pytest.mark.parametrize("by", ["outlet", "speaker", "article_id", None])
def test_tables_keep_their_definition(quotes, articles, by):
    validate(TABLES["cue_use"], cue_use(quotes, articles, by=by))
    validate(TABLES["cue_stance"], cue_stance(quotes, articles, by=by))
