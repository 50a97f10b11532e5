"""Errors of densities and shares, worked out by hand, and what holds for every gold."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.evaluation import aggregates
from analysis.evaluation.aggregates import TABLE
from analysis.schema import TableError

# Seven words, four of them quoted; five words, three of them quoted.
A = "Abel sagt: „Eins zwei drei vier.“ Ende."
B = "Brandt sagt, es regne heute."
PERSONS = [("Anna Abel", "female", "politics"), ("Ole Brandt", "male", "citizen")]


@pytest.fixture
def two(make):
    rows = [
        make.row("a", A, "„Eins zwei drei vier.“", "direct", "Anna Abel"),
        make.row("b", B, "es regne heute", "indirect", "Ole Brandt"),
    ]
    return make.gold({"a": A, "b": B}, rows, PERSONS)


@pytest.fixture
def found_one(make):
    """Only Abel is found; her type of actor is not known."""
    row = make.row("a", A, "„Eins zwei drei vier.“", "direct", "Anna Abel", speaker_id="e1")
    return make.quotes([row]), make.entities(("e1", "Anna Abel", "female", "unknown"))


def of(table, measure, category=None):
    rows = table[(table["group"] == "all") & (table["measure"] == measure)]
    rows = rows[rows["category"].isna() if category is None else rows["category"] == category]
    assert len(rows) == 1, (measure, category)
    return rows.iloc[0]


def test_density(two, found_one):
    table = aggregates(two, *found_one)
    row = of(table, "density all")
    assert row[["gold", "found", "value"]].tolist() == pytest.approx([7 / 12, 4 / 12, -3 / 12])
    assert of(table, "density direct")["value"] == 0
    assert of(table, "density all, mean absolute error")["value"] == pytest.approx((0 + 3 / 5) / 2)
    assert (row["n"], pd.isna(row["low"])) == (2, True)  # two articles make no interval


def test_shares_of_speakers(two, found_one):
    table = aggregates(two, *found_one)
    assert of(table, "words by speaker", "Anna Abel")["value"] == pytest.approx(1 - 4 / 7)
    assert of(table, "words by speaker", "Ole Brandt")["value"] == pytest.approx(-3 / 7)
    assert of(table, "words by speaker, distance")["value"] == pytest.approx(3 / 7)
    assert of(table, "quotations by speaker, distance")["value"] == pytest.approx(1 / 2)


def test_types_and_genders_come_from_persons_and_entities(two, found_one):
    table = aggregates(two, *found_one)
    assert of(table, "words by actor_type", "politics")[["gold", "found"]].tolist() == pytest.approx([4 / 7, 0])
    assert of(table, "words by actor_type", "unknown")[["gold", "found"]].tolist() == [0, 1]
    assert of(table, "words by gender", "female")["value"] == pytest.approx(3 / 7)


def test_nobody_and_anonymous_stay_in_the_shares_and_come_last(make):
    text = "„Eins“, „zwei“, „drei“, „vier“."
    rows = [
        make.row("a", text, "„Eins“", "direct"),
        make.row("a", text, "„zwei“", "direct", "eine Frau", "anonymous"),
        make.row("a", text, "„drei“", "direct", "Polizei", "organisation"),
        make.row("a", text, "„vier“", "direct", "Anna Abel"),
    ]
    table = aggregates(make.gold({"a": text}, rows, PERSONS), make.quotes([]), make.entities())
    speakers = table[table["measure"] == "quotations by speaker"]
    assert speakers["category"].to_list() == ["Anna Abel", "Polizei", "anonymous", "nobody"]
    assert speakers["gold"].to_list() == [0.25] * 4
    assert speakers["found"].isna().all()  # nothing was found: no shares, and no zeros
    genders = table[table["measure"] == "words by gender"]["category"].to_list()
    assert genders == ["female", "organisation", "anonymous", "nobody"]


def test_a_name_is_the_same_in_capitals(make, two):
    rows = [make.row("a", A, "„Eins zwei drei vier.“", "direct", "ANNA ABEL")]
    speakers = aggregates(two, make.quotes(rows), make.entities())
    assert speakers.loc[speakers["measure"] == "words by speaker", "category"].to_list() == ["Anna Abel", "Ole Brandt"]


def test_rank_correlation_of_three_speakers(make):
    texts = {"a": "„eins zwei drei“ „vier fünf“ „sechs“"}
    passages = ["„eins zwei drei“", "„vier fünf“", "„sechs“"]

    def rows(names):
        return [
            make.row("a", texts["a"], passage, "direct", name) for passage, name in zip(passages, names, strict=True)
        ]

    # Ranks 3 2 1 against 1 2 3.
    table = aggregates(make.gold(texts, rows("ABC")), make.quotes(rows("CBA")), make.entities())
    assert of(table, "words by speaker, rank correlation")["value"] == pytest.approx(-1)
    # The quotations are one each: all ranks are equal, and there is no correlation.
    assert pd.isna(of(table, "quotations by speaker, rank correlation")["value"])


def test_reported_speech_is_no_quoted_word(make):
    gold = make.gold({"b": B}, [make.row("b", B, B, "reported", "Ole Brandt")])
    table = aggregates(gold, make.quotes([]), make.entities())
    assert of(table, "density all")["gold"] == 0
    assert set(table["category"].dropna()) == set()


def test_gold_without_names_has_densities_only(make):
    gold = make.gold({"a": A}, [make.row("a", A, "„Eins zwei drei vier.“", "direct")])
    assert aggregates(gold, make.quotes([]), make.entities())["measure"].str.startswith("density").all()


def test_without_articles_the_table_keeps_its_columns(make):
    table = aggregates(make.gold({}, []), make.quotes([]), make.entities())
    assert table.columns.to_list() == TABLE.names
    assert table.dtypes.astype("str").to_list() == [column.dtype for column in TABLE.columns]
    assert table.empty


def test_outlets_and_styles_are_groups(make):
    texts = dict.fromkeys("abcd", A)
    outlets, styles = ["Bote", "Bote", "Kurier", "Kurier"], ["x", "x", "x", "y"]
    gold = make.gold(texts, [], outlet=outlets, style=styles)
    groups = aggregates(gold, make.quotes([]), make.entities())["group"].unique().tolist()
    assert groups == ["all", "style: x", "outlet: Bote", "outlet: Kurier"]


def test_a_lacking_column_is_told(make, two):
    with pytest.raises(
        TableError, match=r"The table 'quotes' lacks speaker_id\. Columns that came: .*Try result\.quotes"
    ):
        aggregates(two, make.quotes([]).drop(columns="speaker_id"), make.entities())


SPEAKERS = {"Anna Abel": "person", "Ole Brandt": "person", "Polizei": "organisation", "eine Frau": "anonymous"}
QUOTATION = st.tuples(
    st.integers(1, 5), st.sampled_from(["direct", "indirect"]), st.sampled_from([None, *SPEAKERS]), st.booleans()
)
CORPUS = st.lists(st.lists(QUOTATION, max_size=4), min_size=1, max_size=8)
SOME = settings(max_examples=25, deadline=None)


def corpus(make, drawn):
    """Texts, all quotations, and those of them that are found."""
    texts, rows, found = {}, [], []
    for n, quotations in enumerate(drawn):
        name = f"a{n}"
        passages = [" ".join(f"w{number}x{w}" for w in range(q[0])) for number, q in enumerate(quotations)]
        texts[name] = " und ".join(["Wort", *passages, "Ende"])
        for passage, (_, type_, speaker, kept) in zip(passages, quotations, strict=True):
            row = make.row(name, texts[name], passage, type_, speaker, SPEAKERS.get(speaker), speaker_id=speaker)
            rows.append(row)
            found += [row] if kept else []
    return texts, rows, found


def scored(make, texts, rows, found):
    people = make.entities(*((name, name, gender, actor) for name, gender, actor in PERSONS))
    return aggregates(make.gold(texts, rows, PERSONS), make.quotes(found), people, draws=20)


@SOME
@given(drawn=CORPUS)
def test_a_perfect_analysis_has_no_error(make, drawn):
    texts, rows, _ = corpus(make, drawn)
    table = scored(make, texts, rows, rows)
    correlation = table["measure"].str.endswith("rank correlation")
    assert table.loc[~correlation, ["value", "low", "high"]].fillna(0).eq(0).all(axis=None)
    assert (table.loc[correlation, "value"].dropna() - 1).abs().lt(1e-9).all()


@SOME
@given(drawn=CORPUS)
def test_shares_sum_to_one_on_both_sides(make, drawn):
    table = scored(make, *corpus(make, drawn))
    for _, part in table[table["category"].notna()].groupby(["group", "measure"]):
        for side in ("gold", "found"):
            assert part[side].isna().all() or part[side].sum() == pytest.approx(1)
    distances = table.loc[table["measure"].str.endswith("distance"), "value"].dropna()
    assert distances.between(0, 1 + 1e-9).all()


@SOME
@given(drawn=CORPUS, order=st.randoms(use_true_random=False))
def test_the_order_of_articles_and_quotations_does_not_matter(make, drawn, order):
    texts, rows, found = corpus(make, drawn)
    table = scored(make, texts, rows, found)
    names = list(texts)
    for part in (names, rows, found):
        order.shuffle(part)
    pd.testing.assert_frame_equal(scored(make, {name: texts[name] for name in names}, rows, found), table)
