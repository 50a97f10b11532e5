"""Copies of articles: how they are found, in how many comparisons, and over several tables."""

from __future__ import annotations

import random
import subprocess
import sys

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.corpus import resemblance as resembling
from analysis.corpus.duplicates import Earlier, duplicate_of
from analysis.corpus.resemblance import LEAST, Resembling, resemblance, runs_of

WORDS = [f"Wort{n}" for n in range(100)]


def table(texts, first=0):
    return pd.DataFrame({"article_id": [str(first + n) for n in range(len(texts))], "text": texts})


def changed(places, mark="anders"):
    """A text of 100 words with other ones at these places; each change that stands alone makes three runs others."""
    return " ".join(f"{mark}{n}" if n in places else word for n, word in enumerate(WORDS))


def template(number):
    """A text with eleven words of its own: 98 runs, of which 65 are those of all such texts; resemblance 65 / 131."""
    return changed(set(range(3, 94, 9)), f"von{number}n")


def test_a_copy_shares_four_fifths_of_the_runs_and_less_is_none():
    # 98 runs: three words changed leave 89 of 107 (0.83), four leave 86 of 110 (0.78).
    three, four = changed({10, 30, 50}), changed({10, 30, 50, 70})
    assert resemblance(runs_of(changed({})), runs_of(three)) == pytest.approx(89 / 107)
    assert resemblance(runs_of(changed({})), runs_of(four)) == pytest.approx(86 / 110)
    assert duplicate_of(table([changed({}), four, three])).fillna("").tolist() == ["", "", "0"]


def test_nearly_all_pairs_above_the_bound_are_found_and_none_below():
    chance = random.Random(3)
    for _ in range(150):
        base = [chance.choice("abcdefghij") + str(chance.randrange(500)) for _ in range(200)]
        other = list(base)
        for place in chance.sample(range(200), chance.randrange(3, 12)):
            other[place] = "neu"
        texts = [" ".join(base), " ".join(other)]
        alike = resemblance(*map(runs_of, texts)) >= LEAST
        assert duplicate_of(table(texts)).notna().tolist() == [False, alike]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.one_of(st.sets(st.integers(0, 99), max_size=4).map(changed), st.integers(0, 9).map(template)), max_size=14
    ),
    st.integers(0, 14),
)
def test_several_tables_are_as_one(texts, border):
    earlier = Earlier()
    parts = earlier.of(table(texts[:border])) + earlier.of(table(texts[border:], len(texts[:border])))
    whole = duplicate_of(table(texts)).astype(object)
    assert parts == whole.where(whole.notna(), None).tolist()


def test_many_texts_alike_are_compared_with_few(monkeypatch):
    pairs = []
    monkeypatch.setattr(resembling, "resemblance", lambda *both: pairs.append(both) or resemblance(*both))
    # 200 texts of one template: each was a candidate for each, 19,900 pairs; none is a copy.
    texts = [" ".join([template(number)] * 3) for number in range(200)]
    assert duplicate_of(table(texts)).isna().all()
    assert 200 < len(pairs) <= 200 * resembling.MOST_COMPARED


def test_the_copy_of_one_of_many_alike_is_found_by_estimate(monkeypatch):
    monkeypatch.setattr(resembling, "MOST_COMPARED", 3)
    texts = [template(number) for number in range(60)]
    texts.append(texts[40].replace("Wort99", "Ende"))  # 97 of 99 runs
    assert duplicate_of(table(texts)).dropna().tolist() == ["40"]


def test_beyond_many_alike_the_same_text_is_still_found(monkeypatch):
    monkeypatch.setattr(resembling, "MOST_ALIKE", 5)
    texts = [template(number) for number in range(60)]
    texts += [texts[0].replace("Wort99", "Ende"), texts[59].replace("Wort99", "Ende"), texts[59] + " \n"]
    assert duplicate_of(table(texts)).fillna("").tolist()[60:] == ["0", "", "59"]


def test_a_long_text_has_the_same_minima_in_pieces(monkeypatch):
    runs = np.arange(1000, dtype=np.uint32) * np.uint32(7919)
    whole = Resembling()._minima_of(runs).hashvalues
    monkeypatch.setattr(resembling, "_AT_ONCE", 7)
    np.testing.assert_array_equal(Resembling()._minima_of(runs).hashvalues, whole)


def test_the_library_is_loaded_for_a_second_text_only():
    code = (
        "import sys, pandas as pd\n"
        "from analysis.corpus.duplicates import duplicate_of\n"
        "texts = ['Der Rat tagt heute.', 'Das Bad bleibt zu.']\n"
        "for n in (1, 2):\n"
        "    duplicate_of(pd.DataFrame({'article_id': ['a', 'b'][:n], 'text': texts[:n]}))\n"
        "    print('datasketch' in sys.modules)\n"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    assert told.stdout.split() == ["False", "True"]
