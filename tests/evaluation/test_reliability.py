"""Calibration on cases worked out by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.evaluation import calibration_error, reliability
from analysis.evaluation.reliability import TABLE
from analysis.schema import TableError

TEXT = "Abel sagte: „Eins zwei.“ Brandt rief: „Drei vier.“ Es regnet heute sehr."


@pytest.fixture
def gold(make):
    rows = [
        make.row("a", TEXT, "„Eins zwei.“", "direct", "Anna Abel", by="Abel"),
        make.row("a", TEXT, "„Drei vier.“", "direct", "Ole Brandt", by="Brandt"),
    ]
    return make.gold({"a": TEXT}, rows)


def found(make, *rows):
    """Rows of passage, words that name the speaker, confidence."""
    return make.quotes([make.row("a", TEXT, passage, "direct", by=by, confidence=sure) for passage, by, sure in rows])


def test_bins_hold_their_share_of_right_ones(make, gold):
    quotes = found(
        make, ("„Eins zwei.“", "Abel", 0.72), ("„Drei vier.“", "Abel", 0.78), ("Es regnet", None, 0.95),
        ("heute sehr", None, None),
    )  # fmt: skip
    table = reliability(gold, quotes)
    assert table.columns.to_list() == TABLE.names
    assert table["low"].to_list()[:2] == [0.7, 0.9]
    assert table["high"].to_list()[:2] == [0.8, 1.0]
    assert table["n"].to_list() == [2, 1, 1]
    assert table["confidence"].to_list()[:2] == pytest.approx([0.75, 0.95])
    assert table["right"].to_list() == [0.5, 0, 0]  # Brandt's words were given to Abel
    assert table.iloc[2][["low", "high", "confidence"]].isna().all()
    # (2 * |.5 - .75| + 1 * |0 - .95|) / 3
    assert calibration_error(table) == pytest.approx((0.5 + 0.95) / 3)


def test_the_quotation_alone(make, gold):
    quotes = found(make, ("„Drei vier.“", "Abel", 0.78))
    assert reliability(gold, quotes)["right"].to_list() == [0]
    assert reliability(gold, quotes, speaker=False)["right"].to_list() == [1]


def test_half_the_words_are_not_enough(make, gold):
    # Tokens „ Eins zwei . “ against „: F1 = 2 * 1 / 6.
    assert reliability(gold, found(make, ("„", "Abel", 0.5)))["right"].to_list() == [0]


@pytest.mark.parametrize(("name", "right"), [("anna abel", 1), ("Ole Brandt", 0), (None, 0)])
def test_where_gold_marks_no_words_the_name_is_asked_for(make, name, right):
    gold = make.gold({"a": TEXT}, [make.row("a", TEXT, "„Eins zwei.“", "direct", "Anna Abel")])
    quotes = make.quotes([make.row("a", TEXT, "„Eins zwei.“", "direct", name, confidence=0.5)])
    assert reliability(gold, quotes)["right"].to_list() == [right]


def test_where_gold_names_nobody_nothing_more_is_asked(make):
    gold = make.gold({"a": TEXT}, [make.row("a", TEXT, "„Eins zwei.“", "direct")])
    assert reliability(gold, found(make, ("„Eins zwei.“", "Abel", 0.5)))["right"].to_list() == [1]


def test_bounds_belong_to_the_upper_bin_and_1_to_the_last(make, gold):
    quotes = found(make, ("„Eins zwei.“", "Abel", 0.3), ("„Drei vier.“", "Brandt", 1.0))
    assert reliability(gold, quotes)["low"].to_list() == [0.3, 0.9]


def test_nothing_found_gives_no_row_and_no_error_figure(make, gold):
    table = reliability(gold, make.quotes([]))
    assert (len(table), table.columns.to_list()) == (0, TABLE.names)
    assert pd.isna(calibration_error(table))


def test_what_is_impossible_is_told(make, gold):
    with pytest.raises(TableError, match=r"holds 97\.0; expected 0 to 1\. Is it perhaps a percentage\?"):
        reliability(gold, found(make, ("„Eins zwei.“", "Abel", 97.0)))
    with pytest.raises(ValueError, match="bins=0 came; expected 1 or more"):
        reliability(gold, make.quotes([]), bins=0)


def test_the_order_of_articles_does_not_matter(make):
    texts = dict.fromkeys("abcdefg", TEXT)
    rows = [make.row(name, TEXT, "„Eins zwei.“", "direct", by="Abel") for name in texts]
    found = [{**row, "confidence": 0.1 * n, "speaker_spans": None if n % 3 else [[0, 4]]} for n, row in enumerate(rows)]
    backwards = dict(reversed(texts.items()))
    one = reliability(make.gold(texts, rows), make.quotes(found), bins=2, draws=50)
    other = reliability(make.gold(backwards, rows[::-1]), make.quotes(found[::-1]), bins=2, draws=50)
    pd.testing.assert_frame_equal(one, other)
    assert one["right_low"].notna().all()
