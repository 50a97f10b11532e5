"""The user's list of actors always wins."""

from __future__ import annotations

import pandas as pd
import pytest

import analysis as an
from analysis.actors.actor_file import ActorFileError, read_actors

TEXTS = [
    "Ministerin Anna Abel kam. „Nein“, sagte Abel.",
    "„Ja“, sagte Trainer Ole Brandt. Der Trainer lachte.",
    "„Doch“, sagte Ministerin Abel.",
]


def analysed(actors, texts=TEXTS):
    data = pd.DataFrame({"article_id": [str(n) for n in range(len(texts))], "text": texts})
    return an.analyse(data, voices="rules", aliases=actors)


def listed(*rows):
    return pd.DataFrame(rows, columns=["alias", "entity", "actor_type", "party", "gender"])


def test_what_the_list_says_wins_over_the_text():
    result = analysed(listed(("Anna Abel", "Dr. Anna Abel-Zorn", "science", "FHP", "unknown")))
    entity = result.entities.set_index("name").loc["Dr. Anna Abel-Zorn"]
    assert entity[["actor_type", "party", "gender"]].tolist() == ["science", "FHP", "unknown"]
    # Her short name in another article is hers as without the list.
    assert result.quotes["speaker"].tolist() == ["Dr. Anna Abel-Zorn", "Ole Brandt", "Dr. Anna Abel-Zorn"]
    assert result.entities.set_index("name").loc["Ole Brandt", "party"] is pd.NA or pd.isna(
        result.entities.set_index("name").loc["Ole Brandt", "party"]
    )


def test_two_names_become_one_entity_and_one_name_two():
    result = analysed(listed(("Abel", "Berta Abel", None, None, None), ("Ole Brandt", "Berta Abel", None, None, None)))
    assert result.quotes["speaker"].tolist()[1:] == ["Berta Abel", "Berta Abel"]
    assert result.quotes["speaker"].tolist()[0] == "Anna Abel"


def test_a_speaker_that_is_no_person_goes_by_the_name_of_the_list():
    result = analysed(listed(("Polizei", "Polizei Hohenfurt", None, None, None)), ["„Halt“, sagte die Polizei."])
    assert result.quotes["speaker"].tolist() == ["Polizei Hohenfurt"]


def test_the_same_list_gives_the_same_provenance():
    one, other = (analysed(listed(("Abel", "Anna Abel", "politics", None, None))) for _ in range(2))
    assert one.provenance["parameters"] == other.provenance["parameters"] != {}
    assert analysed(None).provenance["parameters"] == {}


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_file_is_read_as_spreadsheets_write_it(tmp_path, separator):
    file = tmp_path / "actors.csv"
    rows = [["Alias", "Entity", "Party"], ["Müller", "Änne Müller", "FHP"]]
    file.write_text("\n".join(separator.join(row) for row in rows), encoding="utf-8-sig")
    assert read_actors(file)["müller"].party == "FHP"
    assert read_actors(file)["änne müller"].entity == "Änne Müller"


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([("", "Anna Abel", None, None, None)], "Row 1 of the list of actors has no alias"),
        ([("Abel", "Anna Abel", "king", None, None)], "actor_type is 'king'; expected politics"),
        ([("Abel", "Anna Abel", None, None, "f")], "gender is 'f'; expected female, male, unknown"),
        (
            [("Abel", "Anna Abel", None, None, None), ("Abel", "Berta Abel", None, None, None)],
            "'Abel' means 'Berta Abel' here and 'Anna Abel' in another row",
        ),
        (
            [("Abel", "Anna Abel", None, "A", None), ("Abeln", "Anna Abel", None, "B", None)],
            "party of 'Anna Abel' is 'B' here, 'A' in another row",
        ),
    ],
)
def test_what_is_wrong_with_a_list_is_told(rows, told):
    with pytest.raises(ActorFileError, match=told):
        read_actors(listed(*rows))


def test_what_is_wrong_with_a_file_is_told(tmp_path):
    with pytest.raises(
        ActorFileError, match=r"There is no file 'none.csv'; expected a CSV file with the columns alias"
    ):
        read_actors(tmp_path / "none.csv")
    (tmp_path / "other.csv").write_text("name,entity\nAbel,Anna Abel\n", encoding="utf-8")
    with pytest.raises(ActorFileError, match="has no column 'alias'; it has name, entity"):
        read_actors(tmp_path / "other.csv")
    (tmp_path / "latin.csv").write_bytes("alias,entity\nMüller,Änne Müller\n".encode("latin-1"))
    with pytest.raises(ActorFileError, match=r"latin.csv is not in UTF-8 .* save it as CSV UTF-8"):
        read_actors(tmp_path / "latin.csv")
    (tmp_path / "more.csv").write_text("alias,entity,party\nAbel,Anna Abel,,\nAbeln,Anna Abel,A,B\n", encoding="utf-8")
    with pytest.raises(ActorFileError, match=r"Row 2 of more.csv has 4 values, the first line names 3 columns .*alias"):
        read_actors(tmp_path / "more.csv")
    (tmp_path / "open.csv").write_text('alias,entity\n"Abel,Anna Abel\n', encoding="utf-8")
    with pytest.raises(ActorFileError, match=r"open.csv cannot be read as CSV .* never closed"):
        read_actors(tmp_path / "open.csv")
    (tmp_path / "empty.csv").write_bytes(b"")
    with pytest.raises(ActorFileError, match=r"empty\.csv is empty"):
        read_actors(tmp_path / "empty.csv")


def test_entities_of_the_list_that_are_met_nowhere_are_told():
    problems = analysed(listed(("Henrik Brant", "Henrik Brant", None, None, None))).problems
    (row,) = problems[problems["stage"] == "actors"].itertuples()
    assert row.problem == "No name was found for 1 of the entities in the list of actors: 'Henrik Brant'."
    assert "An alias is the name as articles have it" in row.hint
    assert not (analysed(listed(("Abel", "Anna Abel", None, None, None))).problems["stage"] == "actors").any()


def names(result):
    """Mentions as (text, label, name of the entity)."""
    of = result.entities.set_index("entity_id")["name"]
    return [(row.text, row.label, of[row.entity_id]) for row in result.mentions.itertuples()]


def test_names_of_the_list_are_found_though_nobody_would_take_them_for_names():
    text = "Die Klimakleber blockierten die Straße. Das sagte ein Sprecher der Klimakleber. Die Kleber lösten sich."
    result = analysed(listed(("Klimakleber", "Letzter Aufstand", "civil_society", None, None)), [text])
    assert names(result) == [("Klimakleber", "ORG", "Letzter Aufstand")] * 2
    assert result.mentions["confidence"].isna().all()
    assert result.entities["actor_type"].tolist() == ["civil_society"]
    assert result.problems.empty


def test_a_name_of_several_words_is_found_inflected_and_swallows_what_is_inside_it():
    text = "Mitglieder der Freien Liste Berlin kamen. In Berlin regnete es. Die freie Liste blieb leer."
    result = analysed(listed(("Freie Liste Berlin", "Freie Liste Berlin", "politics", None, None)), [text])
    assert names(result) == [
        ("Freien Liste Berlin", "ORG", "Freie Liste Berlin"),
        ("Berlin", "LOC", "Berlin"),
    ]


def test_a_short_name_of_the_list_is_not_found_inside_a_longer_name_nor_as_another_noun():
    text = "Lena Sommer kam im Sommer. Otto Sommer kam auch. Sommers Rede war kurz."
    result = analysed(listed(("Sommer", "Lena Sommer", None, None, "female")), [text])
    assert [row[0] for row in names(result)] == ["Lena Sommer", "Otto Sommer", "Sommers"]


def test_a_name_of_the_list_is_found_in_another_spelling():
    result = analysed(listed(("Änne Müller", "Änne Müller", "politics", None, None)), ["Aenne Mueller kam."])
    assert result.entities[["name", "actor_type", "actor_type_from"]].to_numpy().tolist() == [
        ["Änne Müller", "politics", "list"]
    ]


def test_the_list_gives_the_same_with_several_processes():
    actors = listed(("Klimakleber", "Letzter Aufstand", None, None, None))
    data = pd.DataFrame({"article_id": ["1", "2"], "text": ["Die Klimakleber gingen."] * 2})
    one, two = (an.analyse(data, voices="rules", aliases=actors, workers=n) for n in (1, 2))
    pd.testing.assert_frame_equal(one.mentions, two.mentions)
    assert len(one.mentions) == 2


@pytest.mark.parametrize(
    ("alias", "text", "found"),
    [
        ("Klimakleber", "Man sprach mit Klimaklebern. KLIMAKLEBER kamen.", ["Klimaklebern", "KLIMAKLEBER"]),
        (
            "die da oben",
            "„Die da oben haben versagt“, sagte sie. Er meinte die da oben.",
            ["Die da oben", "die da oben"],
        ),
        ("Eiserne Jürgen", "Der Eiserne Jürgen ist weich.", ["Eiserne Jürgen"]),
        ("Klimakleber", "Das Klimakleber-Camp wurde geräumt.", []),
    ],
)
def test_endings_capitals_and_beginnings(alias, text, found):
    result = analysed(listed((alias, "Aufstand Nord", "civil_society", None, None)), [text])
    (entity,) = {*result.entities.loc[result.entities["name"].eq("Aufstand Nord"), "entity_id"], "none"} - (
        {"none"} if found else set()
    )
    assert result.mentions.loc[result.mentions["entity_id"].eq(entity), "text"].tolist() == found


def test_a_group_of_the_list_speaks_under_its_id():
    result = analysed(
        listed(("Klimakleber", "Aufstand Nord", "civil_society", None, None)),
        ["„Wir bleiben hier“, riefen die Klimakleber."],
    )
    (row,) = result.quotes.itertuples()
    assert (row.speaker, row.speaker_id) == ("Aufstand Nord", "org:aufstand-nord")


def test_the_label_of_the_list_wins():
    actors = listed(("Badegäste", "Badegäste", "citizen", None, None)).assign(label="PER")
    result = analysed(actors, ["Die Badegäste gingen."])
    assert result.entities[["name", "label"]].to_numpy().tolist() == [["Badegäste", "PER"]]
    assert result.mentions["label"].tolist() == ["PER"]
    with pytest.raises(ActorFileError, match="label is 'GROUP'; expected PER"):
        read_actors(actors.assign(label="GROUP"))
