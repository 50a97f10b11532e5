"""Quotation marks in every convention and mixture: what a careful German reader takes to be between marks.

The cases are written as the reader sees them: ⟨ and ⟩ stand around every wanted zone, marks included; ⟨+ goes on with
the zone before it (a paragraph that re-opens it); ¡ stands before an opening mark that never finds its partner.
"""

from __future__ import annotations

import pytest

from analysis.language.sentences import paragraphs
from analysis.language.zones import zones


def unmarked(marked: str) -> tuple[str, list[list[tuple[int, int]]], list[int]]:
    """The text without the signs of the cases, the wanted zones as pieces, and the marks that stay alone."""
    text, alone = "", []
    wanted: list[list[tuple[int, int]]] = []
    stack: list[tuple[int, list[tuple[int, int]]]] = []
    last_at: dict[int, list[tuple[int, int]]] = {}
    signs = iter(enumerate(marked))
    for at, sign in signs:
        if sign == "⟨" and marked[at + 1] == "+":
            next(signs)
            stack.append((len(text), last_at[len(stack)]))
        elif sign == "⟨":
            zone: list[tuple[int, int]] = []
            wanted.append(zone)
            stack.append((len(text), zone))
        elif sign == "⟩":
            start, zone = stack.pop()
            zone.append((start, len(text)))
            last_at[len(stack)] = zone
        elif sign == "¡":
            alone.append(len(text))
        else:
            text += sign
    return text, wanted, alone


CONVENTIONS = {
    "German": "⟨„Das Bad bleibt offen“⟩, sagte Anna Abel.",
    "German guillemets": "⟨»Das Bad bleibt offen«⟩, sagte Anna Abel.",
    "Swiss": "⟨«Das Bad bleibt offen»⟩, sagte Anna Abel.",
    "French spacing": "⟨«\u00a0Das Bad bleibt offen\u00a0»⟩, sagte Anna Abel.",
    "French spacing, narrow": "⟨«\u202fDas Bad bleibt offen\u202f»⟩, sagte Anna Abel. Nun gilt: ⟨«\u202fJa.\u202f»⟩",
    "English": "⟨“Das Bad bleibt offen”⟩, sagte Anna Abel.",
    "straight": '⟨"Das Bad bleibt offen"⟩, sagte Anna Abel.',
    "straight and single": "⟨'Das Bad bleibt offen'⟩, sagte Anna Abel.",
    "German and single": "⟨‚Das Bad bleibt offen‘⟩, sagte Anna Abel.",
    "single guillemets": "⟨›Das Bad bleibt offen‹⟩, sagte Anna Abel.",
    "Swiss and single": "⟨‹Das Bad bleibt offen›⟩, sagte Anna Abel.",
    "English and single": "⟨‘Das Bad bleibt offen’⟩, sagte Anna Abel.",
    "Swedish": "⟨”Das Bad bleibt offen”⟩, sagte Anna Abel.",
    "Polish": "⟨„Das Bad bleibt offen”⟩, sagte Anna Abel.",
    "straight close": '⟨„Das Bad bleibt offen"⟩, sagte Anna Abel.',
    "straight opening": '⟨"Das Bad bleibt offen“⟩, sagte Anna Abel.',
    "both high": "⟨“Das Bad bleibt offen“⟩, sagte Anna Abel.",
    "both low": "⟨„Das Bad bleibt offen„⟩, sagte Anna Abel.",
    "guillemet and straight": '⟨»Das Bad bleibt offen"⟩, sagte Anna Abel.',
    "low and single straight": "Das ist ⟨‚neu'⟩, sagte Anna Abel.",
    "all in one text": '⟨„Ja“⟩, sagte er. ⟨»Nein«⟩, rief sie. ⟨"Doch"⟩, sagte er. ⟨“Nie”⟩, rief sie.',
    "Swiss beside German": "⟨„Ja“⟩, sagte er in Basel. ⟨«Nein»⟩, rief sie in Bern. ⟨«Nie»⟩, sagte er.",
}
NESTING = {
    "German": "⟨„Der Rat sagte ⟨‚Nein‘⟩ dazu“⟩, klagte sie.",
    "German guillemets": "⟨»Der Rat sagte ⟨›Nein‹⟩ dazu«⟩, klagte sie.",
    "Swiss": "⟨«Der Rat sagte ⟨‹Nein›⟩ dazu»⟩, klagte sie.",
    "English": "⟨“Der Rat sagte ⟨‘Nein’⟩ dazu”⟩, klagte sie.",
    "straight": "⟨\"Der Rat sagte ⟨'Nein'⟩ dazu\"⟩, klagte sie.",
    "guillemets inside German": "⟨„Der Rat sagte ⟨»Nein«⟩ dazu“⟩, klagte sie.",
    "German inside guillemets": "⟨»Der Rat sagte ⟨„Nein“⟩ dazu«⟩, klagte sie.",
    "straight inside German": '⟨„Der Rat sagte ⟨"Nein"⟩ dazu“⟩, klagte sie.',
    "the same marks": "⟨„Der Rat sagte ⟨„Nein“⟩ dazu“⟩, klagte sie.",
    "the same straight marks": '⟨"Der Rat sagte ⟨"Nein"⟩ dazu"⟩, klagte sie.',
    "closing together": "⟨„Der Rat sagte: ⟨‚Das geht nicht.‘⟩“⟩",
    "closing together, guillemets": "⟨»Der Rat sagte: ⟨›Das geht nicht.‹⟩«⟩",
    "closing together, Swiss": "⟨«Der Rat sagte: ⟨‹Das geht nicht.›⟩»⟩",
    "opening together": "⟨„⟨‚Nein‘⟩, sagte der Rat“⟩, klagte sie.",
    "opening together, guillemets": "⟨»⟨›Nein‹⟩, sagte der Rat«⟩, klagte sie.",
    "opening together, straight": "⟨\"⟨'Nein'⟩, sagte der Rat\"⟩, klagte sie.",
    "three deep": "⟨„Sie rief: ⟨‚Der ⟨»Rat«⟩ schläft!‘⟩ Und ging“⟩, sagte er.",
    "over sentences": "⟨„Er sagte: ⟨‚Ja. Das geht. Morgen.‘⟩ Dann ging er.“⟩",
    "two inside": "⟨„Erst ⟨‚Ja‘⟩, dann ⟨‚Nein‘⟩: So geht das nicht“⟩, klagte sie.",
}
APOSTROPHES = {
    "genitive": "Hans' Haus und Max' Garten liegen am See.",
    "clipped": "Geht's noch? 's ist kalt. Das war 'ne lange Nacht, so 'n Mist.",
    "clipped, curly": "Geht’s noch? ’s ist kalt. Das war ’ne lange Nacht, so ’n Mist.",
    "names": "D'Angelo, O’Connor und L’Équipe am Ku'damm.",
    "Rock 'n' Roll": "Der Rock 'n' Roll lebt, der Rock ’n’ Roll auch.",
    "band": "Guns N' Roses spielen, Guns N’ Roses singen.",
    "years": "Die '68er trafen sich, die ’89er auch.",
    "clipped inside marks": "⟨„So 'n Mist, das geht's nicht“⟩, rief sie.",
    "genitive inside marks": "⟨„Hans' Haus ist weg“⟩, sagte sie.",
    "genitive at the end of marks": "⟨„Das Haus ist Hans’“⟩, sagte sie.",
    "inside single marks": "Er nannte es ⟨‚Ku'damms Ende‘⟩.",
    "inside straight single marks": "Er sagte: ⟨'Das geht's nicht an'⟩.",
    "genitive of a quoted name": '⟨„Grass’ Romane“⟩ und ⟨"Marx\' Kapital"⟩ stehen dort.',
    "contraction": "Auf'm Platz gibt's für'n Euro Eis.",
}
FEET_AND_INCHES = {
    "feet": "Er ist 6' 2\" groß, sie 5'11\".",
    "screens": 'Ein 55"-Fernseher und ein 32"-Gerät standen dort.',
    "coordinates": "Das Wrack liegt bei 54° 22' 12\" Nord.",
    "inches beside marks": 'Der 27"-Schirm heißt ⟨"Panorama"⟩.',
    "inches inside marks": '⟨„Der Schirm hat 27" Diagonale“⟩, sagte sie.',
    "inches inside straight marks": '⟨"Der Schirm hat 27" Diagonale"⟩, sagte sie.',
    "a number at the end of marks": '⟨"Agenda 2030"⟩ und ⟨"Stuttgart 21"⟩ sind Namen.',
    "a number at the end of single marks": "Sie nannten es ⟨'Agenda 2030'⟩.",
    "a number in marks": 'Die ⟨"20"⟩ stand auf dem Trikot, die ⟨„7“⟩ nicht.',
}
PARAGRAPHS = {
    "re-opened": "⟨„Erster Absatz.⟩\n\n⟨+„Zweiter Absatz.“⟩ Ende.",
    "re-opened twice": "⟨„Erstens.⟩\n\n⟨+„Zweitens.⟩\n\n⟨+„Drittens.“⟩",
    "re-opened guillemets": "⟨»Erster Absatz.⟩\n\n⟨+»Zweiter Absatz.«⟩",
    "re-opened Swiss": "⟨«Erster Absatz.⟩\n\n⟨+«Zweiter Absatz.»⟩ Er sagte ⟨«nichts»⟩.",
    "re-opened English": "⟨“Erster Absatz.⟩\n\n⟨+“Zweiter Absatz.”⟩",
    "re-opened straight": '⟨"Erster Absatz.⟩\n\n⟨+"Zweiter Absatz."⟩',
    "going on without a mark": "⟨„Erster Absatz.⟩\n\n⟨+Zweiter Absatz.“⟩",
    "a wrapped line": "Sie sagte: ⟨„Das Bad bleibt⟩\n⟨+offen.“⟩",
    "each closed": "⟨„Erster Absatz.“⟩\n\n⟨„Zweiter Absatz.“⟩",
    "each closed, straight": '⟨"Erster Absatz."⟩\n\n⟨"Zweiter Absatz."⟩',
}
INTERRUPTIONS = {
    "German": "⟨„Das“⟩, sagte sie, ⟨„ist neu.“⟩",
    "guillemets": "⟨»Das«⟩, sagte sie, ⟨»ist neu.«⟩",
    "Swiss": "⟨«Das»⟩, sagte sie, ⟨«ist neu.»⟩",
    "straight": '⟨"Das"⟩, sagte sie, ⟨"ist neu."⟩',
    "dashes": "⟨„Das ist“⟩ – sie zögerte – ⟨„neu.“⟩",
    "straight with hyphens": '⟨"Das ist"⟩ - sie zögerte - ⟨"neu."⟩',
    "long dashes without spaces": '⟨"Das ist"⟩—sie zögerte—⟨"neu."⟩',
    "guillemets and long dashes": "⟨»Das ist«⟩—sie zögerte—⟨»neu.«⟩",
}
PUNCTUATION = {
    "brackets": 'Das (⟨„Bad“⟩) bleibt, der [⟨»Park«⟩] auch, die (⟨"Halle"⟩) nicht.',
    "no space behind the colon": 'Sie sagte:⟨„Ja.“⟩ Er sagte:⟨"Nein."⟩',
    "no space behind the marks": '⟨„Das ist neu“⟩sagte sie. ⟨"Das ist alt"⟩sagte er.',
    "compounds": "Die ⟨„Titanic“⟩-Schau und das ⟨»Zeit«⟩-Gespräch.",
    "compounds, straight": 'Das ⟨"Spiegel"⟩-Gespräch und die Pro-⟨"Brexit"⟩-Seite.',
    "ellipsis": '⟨„… und dann kam er“⟩, sagte sie. ⟨"... und ging"⟩, sagte er.',
    "ellipsis, guillemets": "⟨»… und dann kam er …«⟩, sagte sie.",
    "nothing but signs": 'Er schrieb ⟨„?“⟩ und sie ⟨"!"⟩.',
    "slashes": 'Erlaubt sind ⟨„Ja“⟩/⟨„Nein“⟩ und ⟨"ja"⟩/⟨"nein"⟩.',
    "an added word": '⟨"[Das Bad] bleibt offen"⟩, sagte sie. ⟨„Es (das Bad) bleibt“⟩, sagte er.',
    "a sentence in brackets": '(⟨"Das Bad bleibt offen."⟩) (⟨„Das stimmt.“⟩)',
    "emoji": '⟨„Endlich 🙂“⟩, schrieb sie. ⟨"Schön 🎉"⟩, schrieb er.',
    "combining accent": 'Sie sagte ⟨"Cafe\u0301"⟩ und ⟨„Cafe\u0301“⟩.',
    "side by side": "⟨„Ja.“⟩ ⟨„Nein.“⟩ ⟨„Doch.“⟩",
    "side by side, straight": '⟨"Ja."⟩ ⟨"Nein."⟩ ⟨"Doch."⟩',
    "a list": '⟨"Blau"⟩, ⟨"Rot"⟩ und ⟨"Grün"⟩; ⟨„Gelb“⟩, ⟨„Grau“⟩.',
}
UNCLOSED = {
    "to the end": "Sie sagte: ¡„Das ist neu. Und gut.",
    "to the end, straight": 'Sie sagte: ¡"Das ist neu. Und gut.',
    "to the end, guillemets": "Sie sagte: ¡»Das ist neu. Und gut.",
    "before another paragraph": "Sie sagte: ¡„Das ist neu.\n\nDann ging sie.",
    "before another quotation": "¡„Das ist neu, sagte sie. Abel sagte ⟨„nichts“⟩.",
    "before another paragraph with marks": "Sie sagte: ¡„Das ist neu.\n\nAbel sagte ⟨„nichts“⟩.",
    "a close alone": "Das ist neu“, sagte sie. Das ist alt«, sagte er.",
    "around a closed one": "¡„Er sagte ⟨‚Nein‘⟩ und ging.",
    "inside a closed one": "⟨„Das ist ¡‚neu“⟩, sagte sie.",
}
GROUPS = {
    "convention": CONVENTIONS,
    "nesting": NESTING,
    "apostrophe": APOSTROPHES,
    "foot or inch": FEET_AND_INCHES,
    "paragraph": PARAGRAPHS,
    "interruption": INTERRUPTIONS,
    "punctuation": PUNCTUATION,
    "unclosed": UNCLOSED,
}
CASES = [
    pytest.param(marked, id=f"{group}: {name}") for group, cases in GROUPS.items() for name, marked in cases.items()
]


@pytest.mark.parametrize("marked", CASES)
def test_zones_are_what_a_reader_sees(marked):
    text, wanted, alone = unmarked(marked)
    found, left = zones(text, paragraphs(text))
    assert [[text[start:end] for start, end in zone.spans] for zone in found] == [
        [text[start:end] for start, end in zone] for zone in wanted
    ]
    assert [zone.spans for zone in found] == wanted
    assert left == alone


def test_there_are_enough_cases():
    assert len(CASES) >= 60


# The same text in every convention: outer marks, inner marks.
PAIRS = ["„“‚‘", "»«›‹", "«»‹›", "“”‘’", "\"\"''", "„”‚’", "„\"‚'", "\"“'‘", "””’’", "““‘‘", "„“»«", "»«„“", "„“„“"]
TEXTS = [
    "<Das Bad bleibt offen>, sagte Anna Abel.",
    "Anna Abel sagte: <Das Bad bleibt. Der Park auch!>",
    "<Das>, sagte sie, <ist neu.> <Wirklich?>, fragte er. Der <Rat> schwieg.",
    "<Der Rat sagte: {Das geht nicht.}> Sie nannte das {feige}, aber <ehrlich>.",
    "<Erstens gilt das.\n\n<Zweitens gilt {jenes}.> Mehr nicht.",
    "(<Das Bad>) und <Ja>-Sager, <Nein>/<Doch>; <… und so weiter …>.",
    "<Hans' Haus, geht's da lang?>, fragte O’Connor.",
]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("marks", PAIRS)
def test_every_convention_gives_the_same_zones(text, marks):
    def found(held):
        got, alone = zones(held, paragraphs(held))
        return [zone.spans for zone in got], alone

    assert found(text.translate(str.maketrans("<>{}", marks))) == found(text.translate(str.maketrans("<>{}", "„“‚‘")))
