"""Figures of a text are computed once and kept."""

from __future__ import annotations

import pandas as pd

from analysis.measures import lexical_diversity
from analysis.measures.kept import Kept

TEXT = "Der Rat tagt heute in Hohenfurt und berät über das Bad. " * 12


def test_a_result_is_computed_once_for_each_text_and_options():
    kept, asked = Kept(), []
    for text, options in (("a", ()), ("a", ()), ("b", ()), ("a", (1,)), ("a", (1,))):
        kept.of(text, options, lambda text=text, options=options: asked.append((text, options)))
    assert asked == [("a", ()), ("b", ()), ("a", (1,))]


def test_the_oldest_makes_room():
    kept = Kept(most=2)
    assert [kept.of(text, (), lambda text=text: text) for text in "abc"] == ["a", "b", "c"]
    assert kept.of("c", (), lambda: "new") == "c"
    assert kept.of("a", (), lambda: "new") == "new"


def test_a_lone_surrogate_is_a_text_too():
    assert Kept().of("\ud800", (), lambda: 1) == 1


def test_the_same_text_with_other_options_has_other_figures():
    articles = pd.DataFrame({"article_id": ["a", "b"], "text": TEXT})
    halves = pd.DataFrame({"article_id": ["a", "b"], "start": 0, "end": [len(TEXT), len(TEXT) // 2]})
    first = lexical_diversity(halves, articles)
    assert first["n_words"].tolist() == [132, 66]
    assert lexical_diversity(halves, articles, window=11)["mattr"].iloc[0] != first["mattr"].iloc[0]
    pd.testing.assert_frame_equal(lexical_diversity(halves, articles), first)
