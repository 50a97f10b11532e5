"""The list of actors of the teaching corpus: it loads, says what the articles say, and gives voices by party."""

from __future__ import annotations

import csv
import re

import pytest

import analysis as an
from analysis.actors.actor_file import read_actors
from analysis.measures import prominence_panel, source_diversity, speaking

LIST = an.sample("teaching").parent / "actors.csv"
PARTIES = {"Bürgerliste", "Freie Heimat", "Soziale Union"}


@pytest.fixture(scope="module")
def result():
    return an.analyse(an.load_corpus(an.sample("teaching")), voices="rules", aliases=LIST)


@pytest.fixture(scope="module")
def texts():
    return [" ".join(text.split()) for text in an.load_corpus(an.sample("teaching")).articles["text"]]


def test_every_actor_of_the_list_is_in_the_articles(texts):
    entries = set(read_actors(LIST).values())
    assert len(entries) > 45
    for entry in entries:
        names = {entry.entity, *entry.aliases}
        assert any(re.search(rf"\b{re.escape(name)}\b", text) for name in names for text in texts), entry


def test_types_and_genders_are_those_of_the_annotation():
    with (LIST.parent / "gold" / "persons.csv").open(encoding="utf-8") as file:
        gold = {row["name"]: (row["actor_type"], row["gender"]) for row in csv.DictReader(file)}
    persons = {entry.entity: entry for entry in read_actors(LIST).values() if entry.label == "PER"}
    assert {name: (one.actor_type, one.gender) for name, one in persons.items()}.items() <= gold.items()


def test_an_article_tells_of_each_party_who_belongs_to_it(texts):
    for entry in set(read_actors(LIST).values()):
        if entry.party and entry.label == "PER":
            first, *rest = entry.party.split()
            party = rf"{first.removesuffix('e')}\w{{0,2}}{''.join(f' {word}' for word in rest)}"
            name = re.escape(entry.entity)
            near = rf"{name}\W[^.!?]{{0,60}}\b{party}|\b{party}\b[^.!?]{{0,40}}\W{name}"
            assert any(re.search(near, text) for text in texts), entry


def test_parties_have_their_voices(result):
    panel = prominence_panel(
        result.quotes, result.mentions, result.entities, result.articles, per="party", by="outlet", n_boot=0
    )
    assert set(panel["name"].dropna()) == PARTIES
    assert panel.groupby("group")["share_words"].sum().tolist() == pytest.approx([1.0] * panel["group"].nunique())
    # The portal near a party quotes it most.
    most = panel.dropna(subset=["name"]).sort_values("share_words").groupby("group")["name"].last()
    assert most["Freie Heimat aktuell"] == "Freie Heimat"
    assert set(panel.loc[panel["name"].isna(), "status"]) == {"unknown", "no_entity", "anonymous", "nobody"}


def test_other_measures_by_party_work_with_it(result):
    table = speaking(result.quotes, result.mentions, result.entities, result.articles, per="party", n_boot=0)
    assert set(table["key"].dropna()) == PARTIES
    diversity = source_diversity(
        result.quotes, result.articles, entities=result.entities, per="party", by="outlet", n_boot=0
    )
    assert (diversity["n_sources"] >= 2).all()


def test_first_names_lead_to_the_whole_name(result):
    people = result.entities.set_index("name")
    assert people.loc["Uwe Fenske", "actor_type_from"] == "list"
    assert "Uwe" in people.loc["Uwe Fenske", "aliases"]
    assert people.loc["Jens-Uwe Tietz", "actor_type"] == "administration"
