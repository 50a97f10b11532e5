"""Two groups compared, as explorers show it: the row of the measure, and below what p cannot fall."""

from __future__ import annotations

import json

import pandas as pd
import pytest

from analysis.explore.live import chance
from analysis.explore.live.chance import chance_of


def corpus(a, b):
    """Articles on these events in two outlets."""
    events = [*a, *b]
    names = [f"{at:03d}" for at in range(len(events))]
    outlets = ["Abendkurier"] * len(a) + ["Tageblatt"] * len(b)
    return pd.DataFrame({"article_id": names, "outlet": outlets, "event": events})


def compared(value, articles, **options):
    counts = pd.DataFrame({"article_id": articles["article_id"], "value": value, "base": 10})
    return chance_of(counts, articles, a="Abendkurier", b="Tageblatt", by="outlet", **options)


def test_outlets_are_compared_within_events():
    row = compared([8, 6, 1, 3], corpus(["fest", "wahl"], ["fest", "wahl"]))
    # Only 8 <-> 1 and 6 <-> 3: four ways, two of them as far apart as 14 and 4 of 20.
    assert (row["within"], row["n_perm"], row["p_value"]) == ("event", 4, 0.5)
    assert (row["value_a"], row["base_a"], row["value_b"], row["base_b"]) == (14, 20, 4, 20)
    # Each event has one article of each outlet: the mirror image of the way that is there is always as far.
    assert row["p_floor"] == 2 / 4


def test_without_events_any_articles_are_exchanged():
    row = compared([9, 9, 0], corpus([None, None], [None]))
    # Three ways, the mirror image of none is among them; 18 of 20 - 0 of 10 is the furthest.
    assert (row["within"], row["n_perm"], row["p_floor"]) == (None, 3, 1 / 3)
    months = corpus(["x"], ["x"]).assign(date=pd.to_datetime(["2025-01-05", "2025-02-05"]))
    counts = pd.DataFrame({"article_id": months["article_id"], "value": [1, 0], "base": 1})
    assert chance_of(counts, months, by="month", a="2025-01", b="2025-02")["within"] is None


@pytest.mark.parametrize(("a", "b"), [("xx", "xy"), ("xxy", "xyy"), ("xyz", "xyz")])
def test_p_is_never_below_what_it_cannot_fall_below(a, b):
    n = len(a) + len(b)
    for turn in range(n):
        row = compared([(turn * 7 + at * at) % 11 for at in range(n)], corpus(list(a), list(b)))
        assert row["p_value"] >= row["p_floor"] > 0


def test_what_is_undefined_is_nothing_and_the_row_can_be_json():
    row = compared([1, 2], corpus(["fest"], ["wahl"]))
    assert (row["p_value"], row["chance_low"], row["n_exchangeable"]) == (None, None, 0)
    assert row["difference"] == pytest.approx(-0.1)
    assert json.loads(json.dumps(row, allow_nan=False)) == row


def test_of_many_articles_fewer_exchanges_are_drawn(monkeypatch):
    monkeypatch.setattr(chance, "MANY", 20)
    few, many = (compared(list(range(n)), corpus(["x"] * (n // 2), ["x"] * (n // 2))) for n in (20, 22))
    assert (few["n_perm"], many["n_perm"]) == (9999, 999)
    assert many["p_floor"] == 1 / 1000
