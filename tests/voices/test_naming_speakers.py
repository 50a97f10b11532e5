"""Who is meant by the words that name a speaker, on invented sentences."""

from __future__ import annotations

import pytest

CASES = [
    # A description of somebody just named.
    ("Anna Abel (46) winkt ab. „Das ist neu“, sagt die 46-Jährige.", "Anna Abel", "role"),
    ("Josef Rünzi (72) sortiert seine Netze. „Das war vorher so“, sagt der Fischer.", "Josef Rünzi", "role"),
    ("Leonie Brandt (27), Studentin, lacht. „Ich bleibe“, sagt sie.", "Leonie Brandt", "pronoun"),
    # The name stands between commas behind the office.
    ("„Das ist neu“, sagte die Leiterin des Amts, Miriam Abel.", "Miriam Abel", "name"),
    ("Ihr Vorgänger, der frühere Landrat Georg Abel, sagte: „Das ist neu.“", "Georg Abel", "name"),
    ("„Das ist neu“, sagte der Vorsitzende des Verbands, Georg Abel.", "Georg Abel", "name"),
    # Somebody without a name keeps the words that the text has for them.
    ("„Das ist neu“, sagt die Frau an der Kasse.", "die Frau an der Kasse", "role"),
    ("Ein Mann im Trikot des Vereins ruft: „Geht heim!“", "ein Mann im Trikot des Vereins", "role"),
    ("„Das ist neu“, sagte einer der Helfer.", "einer der Helfer", "role"),
    ("„Das ist neu“, sagte der Angeklagte.", "der Angeklagte", "role"),
    ("„Das ist neu“, sagte ihr Nachbar.", "ihr Nachbar", "role"),
    # Whose words are cited.
    ("„Das ist neu“, zitiert die Zeitung den Richter.", "der Richter", "role"),
    ("Die Antwort der Stadträtin Pia Abel: „Mit dem Bus.“", "Pia Abel", "name"),
    # An object in front is no subject.
    ("Anna Abel kam. Den Plan nannte die Bürgermeisterin „absurd“.", "Anna Abel", "role"),
    ("Als Antwort sagte Anna Abel: „Das ist neu.“", "Anna Abel", "name"),
    # The place of a name.
    ("„Das ist neu“, betonte unter dem Beifall der Zuschauer Georg Abel.", "Georg Abel", "name"),
    ("„Das ist neu. Und gut.“\n\nAnna Abel steht am Fenster.", "Anna Abel", "carried"),
]


@pytest.mark.parametrize(("text", "speaker", "how"), CASES)
def test_who_speaks(analyse_text, text, speaker, how):
    quotes = analyse_text(text).quotes
    assert quotes[["type", "speaker", "speaker_how"]].values.tolist() == [["direct", speaker, how]]


def test_a_possessive_in_front_does_not_hide_the_speaker(analyse_text):
    quotes = analyse_text("Ministerin Anna Abel war schneller. Auf ihrem Profil schrieb sie: „Das ist neu.“").quotes
    assert quotes["speaker"].tolist() == ["Anna Abel"]


def test_dieser_is_the_one_named_last(analyse_text):
    text = "Trainer Georg Abel traf Landrat Jan Brandt. „Das ist neu“, sagte dieser."
    assert analyse_text(text).quotes["speaker"].tolist() == ["Jan Brandt"]


def test_an_office_of_another_kind_is_somebody_else(analyse_text):
    quotes = analyse_text("Richterin Anna Abel eröffnet. „Ich war das nicht“, sagt die Angeklagte.").quotes
    assert quotes["speaker"].tolist() == ["die Angeklagte"]


def test_the_organisation_of_an_article_keeps_its_name(analyse_text):
    text = "Die Nordwind Energie AG baut. Das werde gut, teilte das Unternehmen mit. Nach Polizeiangaben kam niemand."
    assert analyse_text(text).quotes["speaker"].tolist() == ["Nordwind Energie AG", "Polizei"]


def test_two_surnames_side_by_side_are_two_persons(analyse_text):
    text = "Murat Yılmaz traf Peter Zabel. Dann lud Yılmaz Zabel ein. „Komm“, sagte Zabel."
    result = analyse_text(text)
    assert sorted(result.entities["name"]) == ["Murat Yılmaz", "Peter Zabel"]
    assert result.quotes["speaker"].tolist() == ["Peter Zabel"]


def test_words_cited_inside_a_quotation(analyse_text):
    text = (
        "„Meine Ärztin hat gesagt: ‚Fahren Sie bitte lieber früher los‘“, sagt Anna Abel. "
        "„Ich sagte: ‚Sicher nicht jetzt.‘“"
    )
    quotes = analyse_text(text).quotes
    assert (
        dict(zip(quotes["text"], quotes["speaker"], strict=True))["‚Fahren Sie bitte lieber früher los‘"]
        == "meine Ärztin"
    )
    assert dict(zip(quotes["text"], quotes["speaker"], strict=True))["‚Sicher nicht jetzt.‘"] == "Anna Abel"


def test_an_interview_gives_every_turn_to_its_label(analyse_text):
    text = (
        "Talblatt: Frau Abel, war es nass?\n\nAbel: Sehr.\n\nTalblatt: Und kalt?\n\nAbel: Auch. Anna Abel friert nie."
    )
    quotes = analyse_text(text).quotes
    assert quotes["text"].tolist()[:3] == ["Frau Abel, war es nass?", "Sehr.", "Und kalt?"]
    assert quotes["speaker"].tolist()[:2] == ["Talblatt", "Anna Abel"]


def test_answers_belong_to_whom_the_question_addresses(analyse_text):
    turns = [
        "Frau Abel, wie war es?",
        "„Nass. Und kalt.“",
        "Wirklich?",
        "„Ja, ganz sicher.“",
        "Und nun?",
        "„Nun geht es.“",
    ]
    quotes = analyse_text("Anna Abel ist Lokführerin.\n\n" + "\n\n".join(turns)).quotes
    assert quotes["speaker"].fillna("nobody").tolist() == ["nobody", "Anna Abel"] * 3


def test_one_label_is_no_interview(analyse_text):
    assert len(analyse_text("Service: Das Bad öffnet um acht.\n\nDer Eintritt ist frei.").quotes) == 0
