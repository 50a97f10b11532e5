"""Shares of an analysis, corrected by annotated articles of its own corpus."""

from __future__ import annotations

from types import SimpleNamespace

import pandas as pd
import pytest

from analysis import schema
from analysis.evaluation import GoldError, corrected_shares, draw_sample
from analysis.evaluation.corrected import TABLE
from analysis.language.words import count_words
from analysis.measures import quote_density, speaker_prominence
from analysis.schema import TableError

# Eleven words; Abel's quotation has four of them, Brandt's three.
TEXT = "Abel sagt: „Eins zwei drei vier.“ Brandt: „Fünf sechs sieben.“ Ende."
ABEL, BRANDT = "„Eins zwei drei vier.“", "„Fünf sechs sieben.“"
NAMES = [f"a{n:02}" for n in range(12)]
PERSONS = [("Anna Abel", "female", "politics"), ("Ole Brandt", "male", "citizen")]


@pytest.fixture
def articles():
    outlets = ["Abendkurier", "Landbote"] * 6
    return pd.DataFrame({"article_id": NAMES, "text": TEXT, "outlet": outlets, "group": "g"})


@pytest.fixture
def result(make, articles):
    """The machine finds Abel everywhere and never Brandt."""
    rows = [make.row(name, TEXT, ABEL, "direct", "Anna Abel", speaker_id="e1") | {"start": 11} for name in NAMES]
    quotes = make.quotes(rows).assign(start=11)
    sentences = pd.DataFrame({"article_id": NAMES, "n_words": count_words(TEXT)})
    entities = make.entities(("e1", "Anna Abel", "female", "unknown"))
    return SimpleNamespace(articles=articles, quotes=quotes, sentences=sentences, entities=entities)


@pytest.fixture
def sample(articles):
    return draw_sample(articles, 8, by="outlet")


@pytest.fixture
def gold(make, sample):
    """The person finds both, and in the first article Brandt alone."""
    coded = sample["article_id"].to_list()
    rows = [make.row(name, TEXT, ABEL, "direct", "ANNA ABEL") for name in coded[1:]]
    rows += [make.row(name, TEXT, BRANDT, "direct", "Ole Brandt") for name in coded]
    return make.gold(dict.fromkeys(coded, TEXT), rows, [("ANNA ABEL", "female", "politics"), PERSONS[1]])


def test_shares_of_speakers_beside_the_naive_ones(result, gold, sample):
    table = corrected_shares(result, gold, sample).set_index("key")
    schema.validate(TABLE, table.reset_index()[TABLE.names])
    # Weight 12 / 8: Abel 48 - 1.5 * 4 = 42 words, Brandt 1.5 * 8 * 3 = 36, together 78.
    assert table["naive"].to_dict() == {"ANNA ABEL": 1.0, "Ole Brandt": 0.0}
    assert table["corrected"].to_dict() == pytest.approx({"ANNA ABEL": 42 / 78, "Ole Brandt": 36 / 78})
    assert table.loc["ANNA ABEL", ["n_articles", "n_coded", "n_differ"]].to_list() == [12, 8, 1]


def test_quotations_types_and_genders(result, gold, sample):
    quotations = corrected_shares(result, gold, sample, unit="quotations").set_index("key")["corrected"]
    # 12 - 1.5 of Abel's and 1.5 * 8 of Brandt's.
    assert quotations["Ole Brandt"] == pytest.approx(12 / 22.5)
    types = corrected_shares(result, gold, sample, of="actor_type").set_index("key")
    # The machine does not know Abel's type: unknown 48 - 1.5 * 32 = 0, politics 1.5 * 28 = 42.
    assert types["corrected"].to_dict() == pytest.approx({"citizen": 36 / 78, "politics": 42 / 78, "unknown": 0})
    genders = corrected_shares(result, gold, sample, of="gender").set_index("key")
    assert genders.loc["male", ["naive", "corrected"]].to_list() == pytest.approx([0, 36 / 78])


def test_density(result, gold, sample):
    table = corrected_shares(result, gold, sample, of="density")
    # 48 words of 132; 1.5 * (8 * 3 - 4) = 30 more.
    assert table["key"].to_list() == ["density"]
    assert table[["naive", "corrected"]].values.tolist() == [pytest.approx([48 / 132, 78 / 132])]


def test_naive_shares_are_those_of_the_measures(result, gold, sample):
    for by in ("outlet", None):
        density = corrected_shares(result, gold, sample, of="density", by=by)
        measured = quote_density(result.sentences, result.quotes, result.articles, by=by)
        assert density["naive"].to_list() == measured["density_all"].to_list()
        speakers = corrected_shares(result, gold, sample, by=by)
        measured = speaker_prominence(result.quotes, result.articles, by=by)
        assert speakers.loc[speakers["naive"] > 0, "naive"].to_list() == measured["share_words"].to_list()


def test_groups_are_corrected_by_their_own_articles(result, gold, sample):
    table = corrected_shares(result, gold, sample, by="outlet").set_index(["group", "key"])
    # The first article, without Abel, is one of the Abendkurier: 24 - 6 of 36; the other has 24 of 42.
    assert table.loc[("Abendkurier", "ANNA ABEL"), "corrected"] == pytest.approx(18 / 36)
    assert table.loc[("Landbote", "ANNA ABEL"), "corrected"] == pytest.approx(24 / 42)


def test_other_types_of_quotation_can_be_left_out(result, gold, sample):
    table = corrected_shares(result, gold, sample, types=("indirect",))
    assert table[["key", "naive", "corrected"]].isna().all(axis=None)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"of": "party"}, r"corrected of speaker, actor_type, gender, density; of='party' came"),
        ({"unit": "letters"}, r"unit is words or quotations"),
        ({"of": "density", "unit": "quotations"}, r"density\" counts words only"),
        ({"by": "publisher"}, r"cannot be grouped by 'publisher'"),
    ],
)
def test_what_cannot_be_asked_is_told(result, gold, sample, options, told):
    with pytest.raises(ValueError, match=told):
        corrected_shares(result, gold, sample, **options)


def test_a_changed_text_is_told(make, result, sample):
    texts = dict.fromkeys(sample["article_id"], TEXT.replace("Ende", "Schluss"))
    with pytest.raises(GoldError, match=r"text of article 'a\d\d' is not that of the corpus\. Was it changed"):
        corrected_shares(result, make.gold(texts, []), sample)


def test_gold_without_names_is_told(make, result, sample):
    coded = sample["article_id"].to_list()
    gold = make.gold(dict.fromkeys(coded, TEXT), [make.row(name, TEXT, ABEL, "direct") for name in coded])
    with pytest.raises(GoldError, match=r"do not tell speaker: .* Write speaker="):
        corrected_shares(result, gold, sample)
    assert corrected_shares(result, gold, sample, of="density")["corrected"].to_list() == [48 / 132]


def test_an_article_that_was_not_coded_is_told(result, gold, sample, make):
    coded = sample["article_id"].to_list()[1:]
    short = make.gold(dict.fromkeys(coded, TEXT), [])
    with pytest.raises(TableError, match=r"1 article\(s\) of the sample are not coded, first 'a\d\d'\. Code them too"):
        corrected_shares(result, short, sample)
