from __future__ import annotations

import csv
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.language.syllables import syllables

# Counted by hand, by speaking.
COUNTED = {
    "German": """aber 2 Abend 2 ein 1 Verwaltung 3 Feuer 2 schreien 2 Bauer 2 Kreis 1 ehe 2 ruhig 2 ziehen 2 zieht 1
        Dienst 1 Wien 1 Wiener 2 erschien 2 Schienbein 2 Bienenstich 3 Staat 1 Boot 1 Beere 2 vielleicht 2 Spielleiter 3
        Bäume 2 quer 1 bequem 2 genaue 3 Dirndl 2 zweieinhalb 3 irgendwie 3""",
    "prefixes": """beinhalten 4 geehrt 2 beeilen 3 beeinflussen 4 geeint 2 beurteilen 4 beauftragt 3 beunruhigt 4
        beendet 3 geimpft 2 geirrt 2 beirren 3 beobachtet 4 zuerst 2 zueinander 4 Geist 1 Geert 1 Beirat 2""",
    "Latin": """Idee 2 Ideen 3 Museum 3 Museen 3 Nation 3 Familie 4 Studie 3 studieren 3 Studierende 4 Serie 3
        inserieren 4 Ferien 3 aktuell 3 Januar 3 Theater 3 naiv 2 Mosaik 3 Industrie 3 Energien 4 Energienutzung 5
        Patient 3 effizient 4 speziell 3 Jubiläum 4 Kooperation 6 Zoologe 4 Alkohol 3 Asteroid 4 Poet 2
        disziplinieren 5 Linie 3 Aktien 3 taktieren 3 Athlet 2 Ausnahmeathlet 5 Orientierung 5""",
    "places and names": """Ukraine 4 Ukrainer 4 Europäer 4 Italiener 5 Syrien 3 Israel 3 Michael 3 Daniela 4 Marie 2
        Goethe 2 Faeser 2 Georg 2 George 1 Yılmaz 2 Ayse 2 Ayşe 2 Yoga 2 Bayern 2 Erdoğan 3 Özoğuz 3 Malmö 2 São 1
        Renée 2 José 2 Selenskyj 3 Kiew 2 Giovanni 3 Nguyen 2 O'Neill 2 McCain 2 Soest 1 Duisburg 2 Świątek 2""",
    "foreign words": """Computer 3 Interview 3 Team 1 Online 2 Update 2 Website 2 Cake 1 Make-up 2 Büro 2 Niveau 2
        Portemonnaie 3 Chance 2 Restaurant 3 Regime 2 Coach 1 Keyboard 2 Koalition 5 Deal 1 Ideal 3 Beamer 2 Beamte 3
        Beach 1 beachten 3 Boutique 2 Homeoffice 3 Toilette 3 Jeans 1 Manager 3 Ingenieur 4 Patrouille 3""",
    "compounds": """Computerspiel 4 Teamchef 2 Stadtteam 2 Klimaabkommen 5 Autounfall 4 Medienhaus 4
        Familienministerin 8 Gemeindeinitiative 9 Kleinformat 3 Energieeffizienz 7 Klimagerechtigkeit 6
        Wäscheartikel 5""",
    "letters and figures": """EU 2 CDU 3 SPD 3 AfD 3 NATO 2 Nato 2 USA 3 BKA 3 dpa 3 OECD 4 Lkw 3 LKWs 3 CDUler 4
        GmbH 4 DSGVO 5 UNESCO 3 BERLIN 2 DIE 1 ChatGPT 4 G20 2 CO2 3 2026 1 4,2 1
        20-jährig 3 EU-Kommission 6 II 1 Dr 2 XY 4""",
}  # fmt: skip
PAIRS = [pair for text in COUNTED.values() for pair in zip(text.split()[::2], text.split()[1::2], strict=True)]


@pytest.mark.parametrize(("word", "count"), PAIRS)
def test_syllables_as_spoken(word, count):
    assert syllables(word) == int(count)


@pytest.mark.parametrize("word", ["Cafe\u0301", "Ca\u00adfé", "Café"])
def test_writing_of_a_letter_does_not_matter(word):
    assert syllables(word) == 2


@given(st.text(max_size=30))
def test_every_text_has_at_least_one_syllable_and_never_more_than_letters_allow(word):
    # An abbreviation read in full has more syllables than letters, at most six.
    assert 1 <= syllables(word) <= max(1, 6 * len(word))


@given(
    st.from_regex(r"[bdfglmnprst]{1,2}[aeiou][bdfglmnprst]{0,2}", fullmatch=True), st.sampled_from(("team", "computer"))
)
def test_a_listed_part_counts_alike_in_every_compound(word, part):
    assert syllables(f"{part.title()}{word}") == syllables(part) + syllables(f"Q{word}")


def test_the_word_list_is_in_order_and_every_entry_has_a_source():
    file = resources.files("analysis.language") / "data" / "syllables.csv"
    rows = list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))
    keys = [(row["part"], row["where"]) for row in rows]
    assert keys == sorted(set(keys))
    assert {row["where"] for row in rows} == {"word", "start", "any", "end"}
    assert all(row["source"] and 1 <= int(row["syllables"]) <= 7 for row in rows)
    assert all(row["part"] == row["part"].lower().strip() for row in rows)
    parts = {(row["part"], row["syllables"]) for row in rows if row["where"] != "word"}
    assert len(parts) == len({part for part, _ in parts})  # one count for a part, wherever it stands


def test_words_counted_by_somebody_else_are_right_in_ninety_nine_of_a_hundred():
    file = Path(__file__).parents[2] / "data" / "gold" / "syllables.csv"
    with file.open(encoding="utf-8", newline="") as stream:
        counted = {row["word"]: int(row["syllables"]) for row in csv.DictReader(stream)}
    assert len(counted) == 500
    assert sum(syllables(word) == count for word, count in counted.items()) >= 0.99 * len(counted)
