"""Names, parts of names, offices and pronouns as entities."""

from __future__ import annotations

import pandas as pd

import analysis as an


def mentions(result):
    return list(zip(result.mentions["text"], result.mentions["label"], result.mentions["how"], strict=True))


def test_names_parts_and_derived_forms(analyse_text):
    result = analyse_text("Präsident Wladimir Putin reiste ab. Putins Rede war lang. Die russische Delegation blieb.")
    assert mentions(result)[:2] == [("Wladimir Putin", "PER", "name"), ("Putins", "PER", "name")]
    assert ("russische", "LOC", "derived") in mentions(result)
    assert set(result.mentions.loc[result.mentions["label"] == "PER", "entity_id"]) == {"per:wladimir-putin"}


def test_gender_comes_from_the_office_and_never_from_the_first_name(analyse_text):
    entities = analyse_text("Anna Abel sprach mit Kämmerer Ole Brandt.").entities.set_index("name")
    assert entities.loc["Anna Abel", "gender"] == "unknown"
    assert entities.loc["Ole Brandt", ["gender", "actor_type"]].tolist() == ["male", "administration"]


def test_east_asian_order_and_particles(analyse_text):
    result = analyse_text("Staatschef Kim Jong-un kam. Kim lachte. Sabine von der Aue, Abgeordnete, sah zu.")
    assert set(result.entities["name"]) == {"Kim Jong-un", "Sabine von der Aue"}


def test_a_surname_joins_the_one_full_name_of_the_corpus():
    data = pd.DataFrame(
        {"article_id": ["1", "2"], "text": ["Präsidentin Maria Zorbach sprach.", "„Nein“, sagte Präsidentin Zorbach."]}
    )
    assert an.analyse(data, voices="rules").quotes["speaker"].tolist() == ["Maria Zorbach"]


def test_title_and_lead_are_read_too(analyse_text):
    result = analyse_text("Anna Abel kam.", title="Abel kommt", lead="Anna Abel ist da.")
    assert sorted(result.mentions["field"]) == ["lead", "text", "title"]
    assert result.mentions["sentence"].isna().sum() == 2


def test_seasons_and_months_are_no_persons(analyse_text):
    text = "Lena Sommer kam im Sommer. Der Sommer war heiß."
    result = analyse_text(text)
    assert mentions(result) == [("Lena Sommer", "PER", "name")]
