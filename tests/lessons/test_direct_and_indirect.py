"""The exercises of lesson 1: every right wording passes, every known mistake is recognised and explained."""

from __future__ import annotations

import csv
import re
from importlib.resources import files

import pytest

import analysis as an
from analysis.lessons import check
from analysis.lessons.checks import exercises
from analysis.lessons.exercises import Labels, Names, Sentence, Share

ALL = exercises("1")
SENTENCES = {number: one for number, one in ALL.items() if isinstance(one, Sentence)}
LABELS = {number: one for number, one in ALL.items() if isinstance(one, Labels)}
MISTAKES = [(number, mistake) for number, one in SENTENCES.items() for mistake in one.mistakes]
NOTES = [(number, note) for number, one in SENTENCES.items() for note in one.notes]


def article(name: str) -> str:
    return (an.sample("teaching") / f"{name}.md").read_text(encoding="utf-8").split("\n---\n", 1)[1]


@pytest.mark.parametrize("number", SENTENCES)
def test_every_accepted_wording_is_right_and_shows_no_mistake(number):
    for version in SENTENCES[number].versions:
        assert check(number, version).ok, version
        assert not [mistake.pattern for mistake in SENTENCES[number].mistakes if mistake.found(version)], version


@pytest.mark.parametrize(("number", "mistake"), MISTAKES, ids=lambda value: getattr(value, "example", value))
@pytest.mark.parametrize("language", ["de", "en"])
def test_every_mistake_is_recognised_in_its_example(number, mistake, language):
    result = check(number, mistake.example, language=language)
    assert not result.ok
    assert mistake.says.to(language) in result.messages


@pytest.mark.parametrize(("number", "note"), NOTES, ids=lambda value: getattr(value, "example", value))
def test_a_note_stands_beside_a_right_answer(number, note):
    result = check(number, note.example)
    assert result.ok
    assert note.says.de in result.messages


@pytest.mark.parametrize("number", ALL)
def test_at_least_three_wrong_answers_are_recognised(number):
    exercise = ALL[number]
    if isinstance(exercise, Sentence):
        explained = {mistake.says for mistake in exercise.mistakes}
    elif isinstance(exercise, Share):
        explained = {slip.says for slip in exercise.slips}
    elif isinstance(exercise, Names):
        explained = set(exercise.wrong.values())
    else:
        explained = {item.why for item in exercise.items.values()} | {
            says for item in exercise.items.values() for says in item.wrong.values()
        }
    assert len(explained) >= 3


@pytest.mark.parametrize("number", LABELS)
@pytest.mark.parametrize("language", ["de", "en"])
def test_labels_are_taken_in_both_languages_and_explained_where_wrong(number, language):
    exercise = LABELS[number]
    right = {name: exercise.labels[item.right].to(language) for name, item in exercise.items.items()}
    assert check(number, right, language=language).ok
    assert check(number, {name: f" {word.upper()} " for name, word in right.items()}).ok
    for name, item in exercise.items.items():
        for label, word in exercise.labels.items():
            if label == item.right:
                continue
            result = check(number, right | {name: word.to(language)}, language=language)
            wanted = item.wrong.get(label, item.why).to(language)
            assert result.messages[-1] == f"{name}: {wanted}"
            assert not result.ok


def test_labels_say_what_is_right_so_far_what_is_open_and_what_is_unknown():
    result = check("1.2", {"A": "direkt", "B": "vielleicht", "D": "indirekt", "X": "direkt"})
    assert result.messages == (
        "Das stimmt schon: A, D.",
        "Noch offen: C, E, F.",
        "B: „vielleicht“ kenne ich nicht. Schreib eines dieser Wörter: direkt, indirekt, keine.",
        "„X“ gibt es in dieser Aufgabe nicht. Es gibt: A, B, C, D, E, F.",
    )
    assert not result.ok


@pytest.mark.parametrize("number", [number for number, one in ALL.items() if isinstance(one, Share)])
def test_shares_are_taken_as_number_percentage_and_fraction_and_slips_are_named(number):
    value = ALL[number].value
    for answer in (value, f"{value}", f"{value:.0%}", f"{100 * value:.0f} Prozent", str(value).replace(".", ",")):
        assert check(number, answer).ok, answer
    for slip in ALL[number].slips:
        assert check(number, slip.value).messages == (slip.says.de,)
        assert not check(number, slip.value).ok
    assert "was du durch was geteilt hast" in check(number, "0,9").messages[0]


def test_the_share_of_direct_speech_is_what_the_text_says():
    text = "Die Mensa bleibt am Freitag geschlossen. „Uns fehlt eine Köchin“, sagte Schulleiterin Seidel. "
    text += "Man suche seit Wochen, fügte sie hinzu."
    quoted = re.search("„(.*)“", text)[1]
    assert len(re.findall(r"\w+", quoted)) / len(re.findall(r"\w+", text)) == ALL["1.11"].value == 0.2
    assert ALL["1.12"].value == 18 / 24


@pytest.mark.parametrize(
    "answer",
    [
        "Putin, Kim",
        "Kim Jong-un und Wladimir Putin",
        ["putin", "KIM"],
        "Kim; Putin.",
        "Kim\nPutin",
        "„Kim“ and „Putin“",
    ],
)
def test_speakers_are_found_however_they_are_listed(answer):
    assert check("1.1", answer).ok


def test_names_that_do_not_belong_are_explained_and_missing_ones_counted():
    xi, missing = check("1.1", "Putin, Xi Jinping").messages
    assert xi.startswith("Xi Jinping spricht zwar, aber nur indirekt")
    assert missing == "Es fehlt noch jemand: 1 von 2 hast du."
    (unknown,) = check("1.1", "Putin, Kim, Merkel").messages
    assert unknown.startswith("„Merkel“ gehört nicht dazu.")


def test_typing_does_not_decide_whether_an_answer_is_right():
    for answer in (
        "„Die Pause ist zu kurz“, sagte Mira Kern.",
        '  "Die  Pause ist zu kurz" , sagte Mira Kern',
        "»Die Pause ist zu kurz«, sagte Mira Kern.",
        "“die Pause ist zu kurz”, sagte\u00a0Mira Kern .",
        ",,Die Pause ist zu kurz'', sagte Mira Kern.",
    ):
        assert check("1.3", answer).ok, answer


def test_an_answer_nobody_foresaw_is_told_how_far_it_fits():
    first, second = check("1.4", "Mira Kern sagte am Mittwoch, sie habe am Vortag zehn Minuten gewartet.").messages
    assert "passt es: „Mira Kern sagte am Mittwoch, sie habe am Vortag“" in first
    assert "„zehn Minuten gewartet“" in first
    assert "kennt nur einige richtige Fassungen" in second
    assert "Danach fehlt noch etwas" in check("1.4", "Mira Kern sagte am Mittwoch, sie habe am Vortag").messages[0]
    assert "fang so an: „Mira Kern sagte …“" in check("1.4", "Keine Ahnung.").messages[0]
    assert "Groß- und Kleinschreibung" in check("1.5", "die köche sagen, sie hätten zu wenig platz.").messages[0]
    assert "Prüf noch die Satzzeichen" in check("1.5", "Die Köche sagen sie hätten zu wenig Platz.").messages[0]


def test_the_solution_is_not_given_away():
    for number, one in SENTENCES.items():
        for answer in ("Keine Ahnung.", " ".join(one.versions[0].split()[:4])):
            assert not any(version in " ".join(check(number, answer).messages) for version in one.versions)


def test_exercise_1_1_is_true_of_the_founding_article():
    text = next(an.sample("founding").glob("*.txt")).read_text(encoding="utf-8")
    assert "Präsident Xi hob in seiner Rede hervor, dass" in text
    for name in (*ALL["1.1"].right, *ALL["1.1"].wrong):
        assert name in text


def test_exercise_1_10_is_true_of_the_two_articles():
    agency, portal = article("freibad_1_nna"), article("freibad_1_freie-heimat")
    assert "„Dieses Geld haben wir nicht“, so Kowalski" in agency.split("\n\n")[1]
    assert "Seit dem Nachmittag würden Unterschriften gesammelt, erklärte deren Sprecher Murat Yıldırım" in agency
    assert "Die Bürgermeisterin behauptet, es sei kein Geld da" in portal
    assert "Yıldırım" not in portal
    assert "Initiative" not in portal
    assert "Die Kinder dieser Stadt würden nicht mehr schwimmen lernen, warnt er" in portal
    assert "bringt es auf den Punkt: „Wer Kindern das Schwimmbad nimmt" in portal
    assert re.search(r'kleinlaut ein|Kowalski["“”], (sagt|so)', portal)[0] == "kleinlaut ein"


def test_the_stances_of_exercise_1_8_are_those_of_the_lexicon():
    lines = files("analysis.language").joinpath("data/cues.csv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    lexicon = {row["lemma"]: row["stance"] for row in rows}
    verbs = {"A": "sagen", "B": "behaupten", "C": "hinweisen", "D": "mitteilen", "E": "klarstellen"}
    assert {name: lexicon[verb] for name, verb in verbs.items()} == {
        name: ALL["1.8"].items[name].right for name in verbs
    }
