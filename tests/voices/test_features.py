"""What the network reads, on invented sentences."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from analysis.actors.forms import WORDS
from analysis.models import clusters
from analysis.voices.features import CLASSES
from analysis.voices.features import of_text as features
from analysis.voices.lexical import LEXICAL, lexical
from analysis.voices.surroundings import DISTANCES, OTHERS, RELATIONS, RULED, TYPES, Around, Passage

TEXT = "Anna Abel sagte, das Geld reiche nicht. „Wir warten“, so Abel."


def numbers(found, *words):
    texts = [found.text[start:end] for start, end in zip(found.starts, found.ends, strict=True)]
    return [texts.index(word) for word in words]


def test_marks_and_rules_are_seen():
    found = features(TEXT)
    opening, warten, sagte, reiche = numbers(found, "„", "warten", "sagte", "reiche")
    assert found.classes["quoted"][[opening, warten]].tolist() == [1, 2]
    assert found.classes["attribution"][sagte] == 3
    assert found.classes["content"][reiche] == 7


def test_drafts_of_the_rules_are_candidates_and_parts():
    found = features(TEXT)
    assert [TEXT[start:end] for one in found.candidates for start, end in one.spans] == ["„Wir warten“"]
    words = [[TEXT[found.starts[n] : found.ends[n]] for n in draft.speaker] for draft in found.drafts]
    assert words == [["Anna", "Abel"], ["Abel"]]


def test_marks_that_no_rule_took_are_candidates_too():
    found = features("Der Film „Rote Erde“ läuft. Er kam.")
    assert [one.pieces for one in found.candidates] == [[(2, 6)]]


def test_there_are_as_many_clusters_as_the_column_has_values():
    assert clusters.count() == CLASSES["cluster"]


def test_a_word_is_told_by_its_form_and_its_cluster():
    words, classes = lexical("Beteuerten", "VERB")
    assert dict(zip(WORDS, words, strict=True))["end3"] == "ten"
    told = dict(zip(LEXICAL, classes, strict=True))
    assert told["cue"] == 1
    assert (told["cluster"], told["branch"]) == clusters.cluster("Beteuerten")


@given(st.text(alphabet="AbelsgtWir „“»«‚‘.,:;-–\n😀ßé\"'", max_size=80))
def test_columns_have_a_value_in_range_for_every_token(text):
    found = features(text)
    assert {len(values) for values in found.classes.values()} == {len(found.starts)}
    for name, values in found.classes.items():
        assert not len(values) or 0 <= values.min() <= values.max() < CLASSES[name]
    assert all(0 <= first < last <= len(found.starts) for one in found.candidates for first, last in one.pieces)


PIECES = ("Anna Abel sagte, es reiche.", "„Wir warten“, so Abel.", "Er ging.", "\n\n")
RANGES = {"relation": RELATIONS, "distance": DISTANCES, "other": OTHERS, "ruled": RULED}


@given(st.lists(st.sampled_from(PIECES), max_size=9), st.integers(0, 60), st.integers(1, 60), st.integers(0, 4))
def test_surroundings_hold_the_rim_of_the_quotation_and_classes_in_range(pieces, first, length, kind):
    found = features(" ".join(pieces))
    tokens = np.arange(first, min(first + length, len(found.starts)))
    if not len(tokens):
        return
    near = Around(found, [Passage(kind, tokens)]).of(0)
    assert {int(tokens[0]), int(tokens[-1])} <= set(near.tokens.tolist())
    for name, n in RANGES.items():
        values = getattr(near, name)
        assert len(values) == len(near.tokens)
        assert 0 <= values.min() <= values.max() < n
    assert near.relation.min() >= 32 * kind
    assert TYPES[kind] in TYPES


def test_the_rules_draft_of_the_same_quotation_is_told():
    found = features(TEXT)
    (first,) = numbers(found, "das")
    near = Around(found, [Passage(0, np.arange(first, first + 4))]).of(0)
    told = dict(zip(near.tokens.tolist(), near.ruled.tolist(), strict=True))
    anna, sagte = numbers(found, "Anna", "sagte")
    assert (told[anna], told[sagte], told[first]) == (1, 3, 5)
    assert near.draft == 0
    other = Around(found, [Passage(3, np.arange(len(found.starts)))]).of(0)
    assert other.draft is None
    assert set(other.ruled.tolist()) == {6}
