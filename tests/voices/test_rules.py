"""Rules for quotations and speakers on invented sentences: what, whose, and how it was named."""

from __future__ import annotations

import pandas as pd
import pytest

import analysis as an

ANNA = "Bürgermeisterin Anna Abel kam. "
CASES = [
    (ANNA + "„Das ist neu“, sagte sie.", "direct", "„Das ist neu“", "Anna Abel", "pronoun"),
    ("„Das ist neu“, sagte Bürgermeisterin Anna Abel.", "direct", "„Das ist neu“", "Anna Abel", "name"),
    ("Anna Abel sagte: „Das ist neu.“", "direct", "„Das ist neu.“", "Anna Abel", "name"),
    (ANNA + "Die Bürgermeisterin nannte den Plan »absurd«.", "direct", "»absurd«", "Anna Abel", "role"),
    (ANNA + "Anna Abel erklärte, das Geld reiche nicht.", "indirect", "das Geld reiche nicht", "Anna Abel", "name"),
    (ANNA + "Abel betonte, dass es eile.", "indirect", "dass es eile", "Anna Abel", "name"),
    ("Das Geld reiche nicht, sagte Anna Abel.", "indirect", "Das Geld reiche nicht", "Anna Abel", "name"),
    ("Laut Polizei wurden zwei verletzt.", "indirect", "wurden zwei verletzt", "Polizei", "role"),
    ("Zwei wurden verletzt, so die Polizei.", "indirect", "Zwei wurden verletzt", "Polizei", "role"),
    ("Anna Abel, Hydrologin aus Hohenfurt, sagte, das sei neu.", "indirect", "das sei neu", "Anna Abel", "name"),
    ("„Es stinkt“, klagte eine Anwohnerin.", "direct", "„Es stinkt“", "eine Anwohnerin", "role"),
]


@pytest.mark.parametrize(("text", "kind", "passage", "speaker", "how"), CASES)
def test_one_quotation(analyse_text, text, kind, passage, speaker, how):
    quotes = analyse_text(text).quotes
    assert quotes[["type", "text", "speaker", "speaker_how"]].values.tolist() == [[kind, passage, speaker, how]]


def test_an_interrupted_quotation_has_two_pieces(analyse_text):
    text = "„Das“, sagte Anna Abel, „ist neu.“"
    row = analyse_text(text).quotes.iloc[0]
    assert [text[start:end] for start, end in row["spans"]] == ["„Das“", "„ist neu.“"]
    assert (row["n_words"], row["text"]) == (3, text)


def test_a_reopened_quotation_is_one(analyse_text):
    text = "Anna Abel sagte:\n\n„Erstens.\n\n„Zweitens.“"
    quotes = analyse_text(text).quotes
    assert len(quotes) == 1
    assert len(quotes.loc[0, "spans"]) == 2


def test_a_quotation_standing_alone_is_carried(analyse_text):
    quotes = analyse_text("Anna Abel erklärte, es eile.\n\n„Wir haben keine Zeit.“").quotes
    assert quotes.loc[1, ["speaker", "speaker_how"]].tolist() == ["Anna Abel", "carried"]
    assert quotes["speaker_text"].isna().tolist() == [False, True]
    assert quotes["speaker_source_spans"].tolist() == [None, [[0, 9]]]


def test_where_nobody_is_named_nobody_is_guessed(analyse_text):
    quotes = analyse_text("„Das ist neu. Und gut.“").quotes
    assert quotes["speaker"].isna().all()
    assert quotes.loc[0, "speaker_how"] == "none"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Die „Experten“ kamen zu spät.", "scare"),
        ("Sie sah den Film „Der lange Abend“ im Kino.", "title"),
        ("Die Initiative »Rettet das Bad« sammelt.", "name"),
    ],
)
def test_marks_that_are_no_quotation(analyse_text, text, kind):
    result = analyse_text(text)
    assert len(result.quotes) == 0
    assert result.marked["kind"].tolist() == [kind]


def test_indirect_speech_goes_on_without_introduction(analyse_text):
    quotes = analyse_text("Anna Abel sagte, das Geld reiche nicht. Die Stadt habe keine Wahl.").quotes
    assert quotes["type"].tolist() == ["indirect", "indirect_free_indirect"]
    assert set(quotes["speaker"]) == {"Anna Abel"}


def test_two_persons_of_one_surname_stay_apart(analyse_text):
    text = (
        "Oberstaatsanwältin Ingrid Sommer ermittelt. Lena Sommer vom Verband wartet. "
        "„Das dauert“, sagte Oberstaatsanwältin Sommer."
    )
    assert analyse_text(text).quotes["speaker"].tolist() == ["Ingrid Sommer"]


def test_an_unpaired_mark_is_a_problem_and_no_quotation(analyse_text):
    result = analyse_text("Er sagte: „Das ist neu. Und dann nichts mehr.")
    assert (result.quotes["type"] == "direct").sum() == 0
    assert "opens and never closes" in result.problems.loc[0, "problem"]


@pytest.mark.parametrize("voices", ["rules", "model"])
@pytest.mark.parametrize(
    ("text", "lemma", "cue"),
    [
        ("Anna Abel gab zu bedenken, das Geld reiche nicht.", "zu bedenken geben", "gab zu bedenken"),
        ("Anna Abel gab zu, das Geld reiche nicht.", "zugeben", "gab zu"),
        ("„Das Geld reicht nicht“, gibt Karl Brandt zu bedenken.", "zu bedenken geben", "gibt zu bedenken"),
        ("„Das stimmt nicht“, gab Anna Abel am Montag zu Protokoll.", "zu Protokoll geben", "gab zu Protokoll"),
    ],
)
def test_a_verb_with_fixed_words_is_a_word_of_saying_of_its_own(text, lemma, cue, voices):
    quotes = an.analyse(pd.DataFrame({"article_id": ["a"], "text": [text]}), voices=voices).quotes
    (row,) = quotes.to_dict("records")
    assert (row["cue_lemma"], " ".join(row["cue"].replace("…", " ").split())) == (lemma, cue)
