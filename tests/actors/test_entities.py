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


def test_i_in_a_quotation_is_its_speaker_and_in_one_inside_it_the_other(analyse_text):
    text = "„Ich bleibe“, sagte Anna Abel. „Brandt rief mir zu: ‚Mein Bad!‘“, sagte Abel. Uwe Brandt ging."
    result = analyse_text(text)
    pronouns = result.mentions[result.mentions["how"] == "pronoun"]
    names = result.entities.set_index("entity_id")["name"]
    told = dict(zip(pronouns["text"], pronouns["entity_id"].map(names), strict=True))
    assert told["Ich"] == told["mir"] == "Anna Abel"


def test_a_relative_pronoun_is_the_person_before_it_and_an_apposition_is_none(analyse_text):
    result = analyse_text("Anna Abel, die den Platz pflegt, lachte. Uwe Brandt, der Wirt, kam.")
    assert ("die", "PER", "pronoun") in mentions(result)
    assert ("der", "PER", "pronoun") not in mentions(result)


def test_an_office_that_another_article_explains_is_a_mention_of_its_holder():
    texts = ["Anna Abel schwieg. Die Bürgermeisterin kam spät.", "Bürgermeisterin Anna Abel sprach."]
    data = pd.DataFrame({"article_id": ["1", "2"], "text": texts})
    table = an.analyse(data, voices="rules").mentions
    assert ("1", "Die Bürgermeisterin") in set(zip(table["article_id"], table["text"], strict=True))
    alone = an.analyse(data.head(1), voices="rules").mentions
    assert set(alone["entity_id"]) <= {"per:anna-abel"}


def test_the_type_of_an_organisation_is_that_of_its_people(analyse_text):
    text = (
        "Fraktionschef Uwe Brandt von der Freien Heimat kam. Silke Mohr, Kreisvorsitzende der Freien Heimat, sprach. "
        "Eva Lind, Sprecherin der Nordwind Energie AG, lachte. Ole Adam, Sprecher der Polizei Hohenfurt, schwieg."
    )
    types = analyse_text(text).entities.set_index("name")["actor_type"]
    assert types["Eva Lind"] == "business"
    assert types["Ole Adam"] == "administration"


def test_one_word_has_one_label_through_an_article(analyse_text):
    text = "Das Rathaus in Hohenfurt ist zu. In Hohenfurt regnet es. Hohenfurt schweigt. Alle fahren nach Hohenfurt."
    labels = {label for name, label, _ in mentions(analyse_text(text)) if name == "Hohenfurt"}
    assert labels == {"LOC"}


def test_names_with_particles_titles_and_letters_are_whole(analyse_text):
    text = (
        "Sabine von der Aue kam mit Dr. Nguyen Thi Mai. Später sprach Ministerin Elisabeth II. zu Susanne R. aus Köln."
    )
    names = {name for name, label, how in mentions(analyse_text(text)) if label == "PER" and how == "name"}
    assert {"Sabine von der Aue", "Nguyen Thi Mai", "Susanne R."} <= names


def test_couples_share_a_family_name(analyse_text):
    assert {"Hanne Brink", "Erwin Brink"} <= set(analyse_text("Hanne und Erwin Brink warten.").entities["name"])


def test_compounds_and_adjectives_name_what_they_are_made_of(analyse_text):
    result = analyse_text("Die EU-Kommission lobte den Hamburger Senat. Die russische Delegation blieb in Hamburg.")
    found = result.mentions.merge(result.entities[["entity_id", "name"]], on="entity_id")
    assert ("russische", "derived", "Russland") in set(zip(found["text"], found["how"], found["name"], strict=True))


def test_a_genitive_with_an_apostrophe_is_the_person_that_the_article_names(analyse_text):
    result = analyse_text("Staatschef Kim Jong-un sprach. Sie kämpften auf Kim’s Initiative in der Region.")
    assert ("Kim’s", "PER", "name") in mentions(result)
    assert set(result.entities.loc[result.entities["label"] == "PER", "name"]) == {"Kim Jong-un"}
