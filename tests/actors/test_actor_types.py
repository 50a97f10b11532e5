"""The actor type and gender of persons, and what told them."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import analysis as an
from analysis.actors.actor_types import GENERAL, Types
from analysis.tables import ACTOR_TYPES

SOURCES = ("role", "organisation", "name", "nearby", "description", "usual")


def person(analyse_text, text, name="Anna Abel"):
    """Actor type, what told it, and gender of a person in a text."""
    entities = analyse_text(text).entities.set_index("name")
    return entities.loc[name, ["actor_type", "actor_type_from", "gender", "gender_from"]].tolist()


@pytest.mark.parametrize(
    ("text", "actor_type", "told"),
    [
        ("Bürgermeisterin Anna Abel kam.", "politics", "role"),
        # An office of all kinds of organisations: what it belongs to decides.
        ("Die Sprecherin der Grünen, Anna Abel, kam.", "politics", "organisation"),
        ("Anna Abel, Präsidentin des Landgerichts, kam.", "justice", "organisation"),
        ("Anna Abel, Leiterin des Gartenamts, kam.", "administration", "organisation"),
        # The first part of the word is the organisation, or an office of one kind.
        ("SPD-Chefin Anna Abel kam.", "politics", "organisation"),
        ("Verbandspräsidentin Anna Abel kam.", "civil_society", "organisation"),
        # Nothing links both: the organisation spoken of last.
        ("Der Verein klagt. Präsidentin Anna Abel sagte nichts.", "civil_society", "nearby"),
        ("Anna Abel ist Pfarrerin.", "civil_society", "role"),
        ("Anna Abel ist seit drei Jahren Bürgermeisterin.", "politics", "role"),
        ("Anna Abel (46) kam.", "citizen", "age"),
        ("Anna Abel, 46, kam.", "citizen", "age"),
        ("Die 46-jährige Anna Abel kam.", "citizen", "age"),
        ("Bürgermeisterin Anna Abel (46) kam.", "politics", "role"),
        ("Anna Abel kam.", "unknown", None),
        ("Anna Abel ist keine Bürgermeisterin.", "unknown", None),
        ("Anna Abel (1946) kam.", "unknown", None),
    ],
)
def test_actor_type_and_its_evidence(analyse_text, text, actor_type, told):
    found, by, _, _ = person(analyse_text, text)
    assert found == actor_type
    assert by == told or (told is None and pd.isna(by))


@pytest.mark.parametrize(
    ("text", "gender", "told"),
    [
        ("Frau Anna Abel kam.", "female", "title"),
        ("Bürgermeisterin Anna Abel kam.", "female", "role"),
        ("Die 46-jährige Anna Abel kam.", "female", "grammar"),
        ("Anna Abel kam.", "unknown", None),
    ],
)
def test_gender_and_its_evidence(analyse_text, text, gender, told):
    _, _, found, by = person(analyse_text, text)
    assert found == gender
    assert by == told or (told is None and pd.isna(by))


def test_what_the_list_says_is_told_by_the_list():
    data = pd.DataFrame({"article_id": ["1"], "text": ["Bürgermeisterin Anna Abel kam."]})
    actors = pd.DataFrame({"alias": ["Abel"], "entity": ["Anna Abel"], "actor_type": ["science"], "gender": ["female"]})
    row = an.analyse(data, voices="rules", aliases=actors).entities.iloc[0]
    assert row[["actor_type", "actor_type_from", "gender", "gender_from"]].tolist() == [
        "science",
        "list",
        "female",
        "list",
    ]


def test_who_holds_an_office_is_no_citizen():
    types = Types()
    types.add("description", "citizen")
    assert types.most() == ("citizen", "description")
    types.add("usual", "other")
    assert types.most() == ("citizen", "description")
    types.add("nearby", "business")
    assert types.most() == ("business", "nearby")
    types.add("organisation", "politics")
    assert types.most() == ("politics", "organisation")


told = st.lists(st.tuples(st.sampled_from(SOURCES), st.sampled_from(ACTOR_TYPES)), max_size=8)


@given(told, st.booleans(), st.randoms())
def test_the_type_was_told_and_the_order_of_telling_does_not_matter(counts, aged, chance):
    types, mixed, again = Types(), Types(), list(counts)
    chance.shuffle(again)
    for source, kind in counts:
        types.add(source, kind)
    for source, kind in again:
        mixed.add(source, kind)
    if aged:
        types.add("age", "citizen")
        mixed.add("age", "citizen")
    kind, by = types.most()
    assert (kind, by) == mixed.most()
    if by is None:
        assert kind == "unknown"
        assert not aged
        assert {one for _, one in counts} <= {"unknown"}
    elif by != "age":
        sources = {by, "usual"} if by == "role" else {by}
        assert any(one == kind and source in sources for source, one in counts)
        assert kind not in GENERAL - {"other"}
