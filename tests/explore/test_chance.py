"""Two groups compared, as explorers show it: the row of the measure, and below what p cannot fall."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest

from analysis.explore.live import chance
from analysis.explore.live.chance import MOST_HELD, chance_of, counted_in_page, furthest_apart
from analysis.explore.live.framing_chance import FIRST_STANCE, StanceChance
from analysis.explore.live.voices_chance import first_chance
from analysis.explore.live.voices_data import Actors
from analysis.measures import speaker_prominence
from analysis.measures.speakers import identify


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


def test_what_the_page_counted_is_compared_for_the_articles_that_count():
    articles = corpus(["fest", "wahl", "rest"], ["fest", "wahl"])
    numbers = [0, 1, 3, 4]  # all but "rest"
    buffers = [np.array(numbers, np.int32), np.array([8.0, 6, 1, 3]), np.full(4, 10.0)]
    given = {"by": "outlet", "a": "Abendkurier", "b": "Tageblatt"}
    row, _ = counted_in_page(given, [memoryview(one.tobytes()) for one in buffers], articles)
    assert row == compared([8, 6, 1, 3], articles.iloc[numbers])


@pytest.mark.parametrize(
    ("shares", "enough", "expected"),
    [
        ([0.2, 0.5, 0.1], "yyy", ("b", "c")),
        ([0.2, 0.5, 0.1], "nyn", ("a", "b")),  # one alone has enough: the first two
        ([0.2, None, 0.1], "nnn", None),
        ([0.2], "y", None),
    ],
)
def test_two_groups_furthest_apart(shares, enough, expected):
    index = list("abc")[: len(shares)]
    values = pd.Series(shares, index=index, dtype="float64")
    assert furthest_apart(values, pd.Series([one == "y" for one in enough], index=index)) == expected


def voiced(speakers):
    """An article of four words by each of these, and what the explorer makes of it."""
    names = [f"{at:03d}" for at in range(len(speakers))]
    articles = pd.DataFrame({"article_id": names, "text": "„Ja, das ist gut“, sagte jemand."})
    quotes = pd.DataFrame(
        {"article_id": names, "type": "direct", "start": 0, "end": 17, "spans": [[[0, 17]]] * len(names)}
    )
    quotes = identify(quotes.assign(speaker=speakers, speaker_id=None, speaker_kind=None))
    entities = pd.DataFrame(columns=["entity_id", "name", "label", "actor_type", "gender", "party"], dtype="str")
    return quotes, articles, Actors(quotes, entities)


def test_a_page_first_compares_the_row_with_most_words_in_outlets_or_what_there_is():
    quotes, articles, actors = voiced(["Nora Abel", "Nora Abel", "Bert Cramer"])
    voices = speaker_prominence(quotes, articles, n_boot=0)
    nowhere = articles.assign(outlet=None, event=None, date=pd.NaT)
    assert first_chance(voices, quotes, nowhere, actors) == {}
    months = nowhere.assign(date=pd.to_datetime(["2031-05-01", "2031-05-09", "2031-06-01"]))
    found = first_chance(voices, quotes, months, actors)
    assert found["first_chance"] == {"by": "month", "a": "2031-05", "b": "2031-06", "per": "speaker", "row": 0}
    ((asked, row),) = found["chance"].items()
    assert json.loads(asked)["measure"] == "words"
    # Abel says all 8 words of May and none of the 4 of June.
    assert (row["value_a"], row["base_a"], row["value_b"], row["base_b"]) == (8, 8, 0, 4)
    outlets = months.assign(outlet=["Tageblatt", "Abendkurier", "Tageblatt"])
    assert first_chance(voices, quotes, outlets, actors)["first_chance"]["by"] == "outlet"


def test_nobody_named_can_be_the_row_that_is_compared_first():
    quotes, articles, actors = voiced([None, None, "Bert Cramer"])
    voices = speaker_prominence(quotes, articles, n_boot=0)
    articles = articles.assign(outlet=["Abendkurier", "Tageblatt", "Tageblatt"], event=None, date=pd.NaT)
    found = first_chance(voices, quotes, articles, actors)
    # Bert Cramer is 0; then stand the unnamed, and nobody.
    assert found["first_chance"]["row"] == 2
    ((_, row),) = found["chance"].items()
    assert (row["value_a"], row["base_a"], row["value_b"], row["base_b"]) == (4, 4, 4, 8)


def test_a_page_of_very_many_articles_holds_no_comparison():
    n = MOST_HELD + 2
    outlets = ["Abendkurier", "Tageblatt"] * (n // 2)
    articles = pd.DataFrame({"article_id": [f"a{at}" for at in range(n)], "outlet": outlets})
    stances = pd.DataFrame(
        {"group": ["Abendkurier", "Tageblatt"], "stance": FIRST_STANCE, "share": [0.5, 0.1], "n_cues": [9, 9]}
    )
    for held, some in ((articles, False), (articles.head(4), True)):
        quotes = pd.DataFrame(
            {
                "article_id": ["a0", "a1"], "type": "direct", "spans": [[[0, 5]], [[0, 5]]],
                "cue_lemma": ["behaupten", "sagen"], "cue_stance": ["distancing", "neutral"],
            }
        )  # fmt: skip
        asked = StanceChance(lambda _, quotes=quotes: quotes, lambda *_, held=held: held, ["", ""])
        assert bool(asked.embedded("outlet", stances)) == some
