"""Names that are spelled in several ways are one entity; names that only sound alike are several."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import analysis as an
from analysis.actors.spelling import person_key, plain


def key(name):
    return person_key(name, name.split()[-1])


@pytest.mark.parametrize(
    "names",
    [
        ("Wolodymyr Selenskyj", "Wolodymyr Selenski", "Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Dmitri Medwedew", "Dmitrij Medwedew", "Dmitry Medvedev"),
        ("Michail Gorbatschow", "Mikhail Gorbachev"),
        ("Jewgeni Prigoschin", "Yevgeny Prigozhin"),
        ("Slobodan Milošević", "Slobodan Milosevic"),
        ("Änne Müller", "Aenne Mueller", "ÄNNE MÜLLER"),
        ("Recep Erdoğan", "Recep Erdogan"),
        ("Urs Großmann", "Urs Grossmann"),
    ],
)
def test_spellings_of_one_name(names):
    assert len({key(name) for name in names}) == 1


@pytest.mark.parametrize(
    "names",
    [
        ("Anna Maier", "Anna Meier", "Anna Mayer"),
        ("Eva Weber", "Eva Veber"),
        ("Anna Muller", "Anna Müller"),
        ("Jan Wagner", "Jan Vagner"),
        ("Jan Schmidt", "Jan Schmitt"),
    ],
)
def test_names_that_sound_alike_stay_apart(names):
    assert len({key(name) for name in names}) == len(names)


@given(st.text(alphabet="abcäöüßéçğıABCÄÖÜ -'", max_size=20))
def test_plain_is_plain_and_does_not_depend_on_how_letters_are_composed(name):
    import unicodedata

    assert plain(plain(name)) == plain(name)
    assert plain(unicodedata.normalize("NFD", name)) == plain(unicodedata.normalize("NFC", name))
    assert not set(plain(name)) & set("äöüßéçğı")


def test_a_person_of_two_spellings_is_one_entity_with_both_as_aliases():
    texts = [
        "Präsident Wolodymyr Selenskyj sprach. „Wir bleiben“, sagte Selenskyj.",
        "Volodymyr Zelensky reiste ab. „Danke“, sagte Zelensky. Zelenskys Rede war kurz.",
        "„Nein“, sagte Präsident Selenski.",
    ]
    data = pd.DataFrame({"article_id": [str(n) for n in range(len(texts))], "text": texts})
    result = an.analyse(data, voices="rules")
    (row,) = result.entities[result.entities["label"] == "PER"].itertuples()
    assert row.name == "Volodymyr Zelensky"
    assert {"Wolodymyr Selenskyj", "Selenski", "Zelenskys"} <= set(row.aliases)
    assert result.quotes["speaker_id"].tolist() == [row.entity_id] * 3
    assert row.n_articles == 3


def test_places_and_organisations_with_and_without_accents_are_one():
    texts = ["Der Minister flog nach Zürich und Montréal.", "Die Ministerin flog nach Zuerich und Montreal."]
    data = pd.DataFrame({"article_id": ["1", "2"], "text": texts})
    entities = an.analyse(data, voices="rules").entities
    assert entities["n_articles"].tolist() == [2, 2]
