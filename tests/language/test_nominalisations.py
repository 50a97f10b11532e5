from __future__ import annotations

import pytest

from analysis.language import lexicon
from analysis.language.nominalisations import SUFFIXES, is_nominalisation

ONES = """Durchführung Notwendigkeit Klarheit Zuständigkeit Realität Sanierung Investition Explosion Reflexion
    Erkenntnis Bereitschaft Herrschaft Transparenz Akzeptanz Liberalismus EU-Verordnung
    Jugendförderung VERORDNUNG Schlichtung"""
NONE = """Sprung Dung Schwung Zeitung Wohnung Regierung Nation Station Gesellschaft Universität Mehrheit Gefängnis
    Haus Region Union Religion Million Jung ung"""
COMPOUNDS = """Tageszeitung Bundesregierung Landesregierung Stadtverwaltung Fernsehsendung Aarboden-Zeitung
    Generalstaatsanwaltschaft Weitsprung Ratsmehrheit Tischtennis EU-Kommission Lebensversicherung"""
# Their ends are listed words by accident: Ladung, Stiftung, Zeichnung, Nation, Station, Mission, Aktion, Pension, Tanz.
ACCIDENTS = """Einladung Brandstiftung Kennzeichnung Kombination Farbkombination Manifestation Emission Kettenreaktion
    Interaktion Suspension Akzeptanz Integration Wiedervereinigung Hinrichtung Bewährung Verpflichtung"""


@pytest.mark.parametrize("lemma", [*ONES.split(), *ACCIDENTS.split()])
def test_nouns_of_verbs_and_adjectives_count(lemma):
    assert is_nominalisation(lemma)


@pytest.mark.parametrize("lemma", [*NONE.split(), *COMPOUNDS.split()])
def test_listed_words_their_compounds_and_short_stems_do_not(lemma):
    assert not is_nominalisation(lemma)


def test_spelling_of_the_same_word_does_not_matter():
    assert is_nominalisation("Realita\u0308t")
    assert is_nominalisation("Durch\u00adführung")
    assert not is_nominalisation("Universita\u0308t")


def test_every_listed_word_has_a_suffix_stands_once_and_has_a_source():
    rows = lexicon.rows("analysis.language", "no_nominalisations.csv")
    lemmas = [row["lemma"] for row in rows]
    assert len(set(lemmas)) == len(lemmas) >= 150
    assert {row["source"] for row in rows} == {"own"}
    assert [lemma for lemma in lemmas if not lemma.lower().endswith(SUFFIXES)] == []
