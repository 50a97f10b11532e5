"""Where the content of indirect speech stands, on invented sentences."""

from __future__ import annotations

import pytest

ANNA = "Bürgermeisterin Anna Abel kam. "
CASES = [
    ("Der Saal, sagt Anna Abel, sei jeden Abend voll gewesen.", ["Der Saal", "sei jeden Abend voll gewesen"]),
    ("Ob das Geld reiche, wollte Anna Abel wissen.", ["Ob das Geld reiche"]),
    ("Auf Nachfrage antwortete Anna Abel, das Geld reiche nicht.", ["das Geld reiche nicht"]),
    ("Das Geld reiche, sagte Anna Abel; wichtig sei die Zeit.", ["Das Geld reiche", "wichtig sei die Zeit"]),
    ("Anna Abel sagte, die Stadt sei auf das Geld angewiesen.", ["die Stadt sei auf das Geld angewiesen"]),
    ("Das Bad ist nach Vereinsangaben weit entfernt.", ["Das Bad ist", "weit entfernt"]),
    ("Das sei neu, sagte die Leiterin des Amts, Miriam Abel.", ["Das sei neu"]),
]


@pytest.mark.parametrize(("text", "pieces"), CASES)
def test_pieces_of_the_content(analyse_text, text, pieces):
    quotes = analyse_text(text).quotes
    assert quotes["type"].tolist() == ["indirect"]
    assert [text[start:end] for start, end in quotes.loc[0, "spans"]] == pieces


def test_quoted_words_inside_indirect_speech_share_its_speaker(analyse_text):
    text = ANNA + "Ein Bad sei ein Zuschussgeschäft, „genau wie eine Bibliothek“, sagte sie."
    quotes = analyse_text(text).quotes
    assert quotes[["type", "speaker"]].values.tolist() == [["indirect", "Anna Abel"], ["direct", "Anna Abel"]]
    assert quotes.loc[1, "nested_in"] == quotes.loc[0, "quote_id"]


@pytest.mark.parametrize(
    "text",
    [
        "Auf dem Tisch befinden sich Stoffe, die reizend seien.",
        "Die Beamten suchten, ohne etwas zu sagen, das Ufer ab.",
    ],
)
def test_no_speech(analyse_text, text):
    assert len(analyse_text(text).quotes) == 0


def test_a_present_that_the_dictionary_takes_for_an_adjective(analyse_text):
    quotes = analyse_text("Anna Abel kam. Jan Brandt entgegnet, früher sei das anders gewesen.").quotes
    assert quotes[["type", "speaker"]].values.tolist() == [["indirect", "Jan Brandt"]]


def test_a_refusal_is_no_speech(analyse_text):
    text = "Das Ministerium erklärte, es prüfe den Fall. Wer die Kosten trage, wollte ein Sprecher nicht sagen."
    assert analyse_text(text).quotes["text"].tolist() == ["es prüfe den Fall"]


def test_sentences_go_on_behind_a_verb_of_saying_without_content(analyse_text):
    quotes = analyse_text("Landrat Jan Brandt wies das zurück. Man habe drei Angebote vorgelegt.").quotes
    assert quotes[["type", "speaker", "speaker_how"]].values.tolist() == [
        ["indirect_free_indirect", "Jan Brandt", "carried"]
    ]
