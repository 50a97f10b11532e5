from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import tables
from analysis.measures import TABLES, cue_stance, cue_use, stance_counts
from analysis.measures.cue_places import counted_once
from analysis.schema import validate

NESTED = "Brandt behauptete, das sei „ein Irrtum“. „Ja“, sagte Abel, „gern und oft.“"


def passage(words: str) -> list[list[int]]:
    start = NESTED.index(words)
    return [[start, start + len(words)]]


@pytest.fixture
def shared() -> tuple[pd.DataFrame, pd.DataFrame]:
    """Two words of saying, each of two quotations: one inside the other, and one on either side of the word."""
    claimed = {"cue_spans": passage("behauptete"), "cue_lemma": "behaupten", "cue_stance": "distancing"}
    said = {"cue_spans": passage("sagte"), "cue_lemma": "sagen", "cue_stance": "neutral"}
    rows = [
        {"type": "direct", "spans": passage("„ein Irrtum“"), "speaker": "Carla Dorn", **claimed},
        {"type": "indirect", "spans": passage("das sei „ein Irrtum“"), "speaker": "Uwe Brandt", **claimed},
        {"type": "direct", "spans": passage("„Ja“"), "speaker": "Jana Abel", **said},
        {"type": "direct", "spans": passage("„gern und oft.“"), "speaker": "Jana Abel", **said},
    ]
    quotes = pd.DataFrame(rows).assign(article_id="a", speaker_id=None, speaker_kind="person")
    return quotes, pd.DataFrame({"article_id": ["a"], "outlet": "Abendkurier", "text": NESTED})


def test_a_word_of_saying_counts_once_however_many_quotations_it_introduces(shared):
    # Four quotations, two words of saying: one of two is distancing, not two of four.
    use = cue_use(*shared)
    assert use[["cue_lemma", "n", "n_cues", "n_quotes"]].values.tolist() == [["behaupten", 1, 2, 4], ["sagen", 1, 2, 4]]
    stance = cue_stance(*shared).set_index("stance")
    assert stance["n"].to_dict() == {"neutral": 1, "endorsing": 0, "distancing": 1, "directive": 0, "emotive": 0}
    assert stance["n_cues"].unique().tolist() == [2]
    assert stance_counts(*shared, stance="distancing")[["value", "base"]].values.tolist() == [[1, 2]]


def test_it_counts_for_who_says_the_outermost_quotation(shared):
    table = cue_stance(*shared, by="speaker").query("stance == 'distancing'").set_index("group")
    assert table["n"].to_dict() == {"Carla Dorn": 0, "Uwe Brandt": 1, "Jana Abel": 0}
    assert table["n_quotes"].to_dict() == {"Carla Dorn": 1, "Uwe Brandt": 1, "Jana Abel": 2}


def test_it_counts_for_the_inner_quotation_where_only_that_type_counts(shared):
    table = cue_use(*shared, types=("direct",))
    assert table[["cue_lemma", "n", "n_quotes"]].values.tolist() == [["behaupten", 1, 3], ["sagen", 1, 3]]


def test_cues_that_share_a_word_are_one_and_words_side_by_side_are_two(shared):
    quotes, articles = shared
    longer = [[*passage("Brandt"), *passage("behauptete")], *quotes["cue_spans"][1:]]
    assert cue_use(quotes.assign(cue_spans=longer), articles)["n"].tolist() == [1, 1]
    # "sag" and "te": two pieces that touch and do not overlap.
    (start, end), *_ = passage("sagte")
    parted = [*quotes["cue_spans"][:3], [[end - 2, end]]]
    parted[2] = [[start, end - 2]]
    assert cue_use(quotes.assign(cue_spans=parted), articles).set_index("cue_lemma")["n"].to_dict() == {
        "sagen": 2, "behaupten": 1,
    }  # fmt: skip


def test_of_one_speaker_only_the_words_of_saying_that_count_for_them(shared):
    table = stance_counts(*shared, stance="distancing", speaker="Uwe Brandt")
    assert table[["value", "base", "measure"]].values.tolist() == [[1, 1, "share of cues of Uwe Brandt: distancing"]]
    # Dorn is quoted inside what Brandt claims: the word introduces his quotation.
    assert stance_counts(*shared, stance="distancing", speaker="Carla Dorn")["base"].tolist() == [0]
    assert stance_counts(*shared, stance="neutral", speaker="Jana Abel")["value"].tolist() == [1]


def test_speakers_are_chosen_by_name_by_entity_and_unnamed_ones_together(quotes, articles):
    def counted(speaker):
        return stance_counts(quotes, articles, stance="neutral", speaker=speaker)[["value", "base"]].sum().tolist()

    assert counted("Jana Abel") == counted("e1") == [2, 2]
    assert counted("anonymous") == [0, 1]
    with pytest.raises(ValueError, match=r"speaker='Dorn' came, but nobody.*Most quoted are: Jana Abel, Uwe Brandt;"):
        counted("Dorn")


def test_the_same_place_in_two_articles_is_two_words_of_saying(shared):
    quotes, articles = shared
    both = [pd.concat([one, one.assign(article_id="b")], ignore_index=True) for one in (quotes, articles)]
    assert cue_use(*both)["n"].tolist() == [2, 2]


def test_without_places_each_quotation_has_a_cue_of_its_own(shared):
    quotes, articles = shared
    assert cue_use(quotes.drop(columns="cue_spans"), articles)["n"].tolist() == [2, 2]
    assert cue_use(quotes.assign(cue_spans=None), articles)["n"].tolist() == [2, 2]


@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 3), st.integers(1, 9), st.booleans()), max_size=9))
def test_each_place_is_counted_once_and_by_the_longest(rows):
    quotes = pd.DataFrame(
        {
            "article_id": [article for article, *_ in rows],
            "spans": [[[0, length]] for _, _, length, _ in rows],
            "cue_spans": [[[10 * place, 10 * place + 5]] for _, place, *_ in rows],
            "cue_lemma": ["sagen" if known else None for *_, known in rows],
            "cue_stance": "neutral",
        }
    )
    kept = counted_once(quotes)
    longest: dict = {}
    for at, (article, place, length, known) in enumerate(rows):
        if known and length > longest.get((article, place), (0, 0))[0]:
            longest[article, place] = (length, at)
    assert sorted(kept.index[kept["cue_lemma"].notna()]) == sorted(at for _, at in longest.values())
    again = counted_once(kept)
    assert again["cue_lemma"].isna().tolist() == kept["cue_lemma"].isna().tolist()


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
