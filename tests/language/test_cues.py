"""The lexicon of words of saying: what it holds, and that all forms of its verbs are recognised."""

from __future__ import annotations

import csv
from collections import Counter
from importlib import resources

import pandas as pd
import pytest

import analysis as an
from analysis.language import cues, lexicon, morphology

STANCES = {"neutral", "endorsing", "distancing", "directive", "emotive"}
ROWS = lexicon.rows("analysis.language", "cues.csv")
VERBS = [cue for cue in cues.entries().values() if cue.pos == "verb" and " " not in cue.lemma]
SEPARABLE = [cue for cue in VERBS if cue.particle]

# Verb without its separable particle: third person of the present, of the preterite, participle.
IRREGULAR = {
    line.split()[0]: tuple(line.split()[1:])
    for line in """
befehlen befiehlt befahl befohlen
befinden befindet befand befunden
berufen beruft berief berufen
beschließen beschließt beschloss beschlossen
beschreiben beschreibt beschrieb beschrieben
beschwören beschwört beschwor beschworen
bestreiten bestreitet bestritt bestritten
beweisen beweist bewies bewiesen
bitten bittet bat gebeten
bringen bringt brachte gebracht
denken denkt dachte gedacht
empfehlen empfiehlt empfahl empfohlen
entscheiden entscheidet entschied entschieden
ergeben ergibt ergab ergeben
erwägen erwägt erwog erwogen
fahren fährt fuhr gefahren
finden findet fand gefunden
frohlocken frohlockt frohlockte frohlockt
geben gibt gab gegeben
gebieten gebietet gebot geboten
gestehen gesteht gestand gestanden
greifen greift griff gegriffen
halten hält hielt gehalten
heben hebt hob gehoben
heissen heisst hiess geheissen
heißen heißt hieß geheißen
kreischen kreischt kreischte gekreischt
lassen lässt ließ gelassen
lesen liest las gelesen
lügen lügt log gelogen
nehmen nimmt nahm genommen
nennen nennt nannte genannt
offenbaren offenbart offenbarte offenbart
orakeln orakelt orakelte orakelt
palavern palavert palaverte palavert
preisen preist pries gepriesen
prophezeien prophezeit prophezeite prophezeit
raten rät riet geraten
rufen ruft rief gerufen
salbadern salbadert salbaderte salbadert
schelten schilt schalt gescholten
schieben schiebt schob geschoben
schlagen schlägt schlug geschlagen
schreiben schreibt schrieb geschrieben
schreien schreit schrie geschrien
schwören schwört schwor geschworen
singen singt sang gesungen
sprechen spricht sprach gesprochen
streichen streicht strich gestrichen
streiten streitet stritt gestritten
tragen trägt trug getragen
treten tritt trat getreten
tun tut tat getan
umreißen umreißt umriss umrissen
umschreiben umschreibt umschrieb umschrieben
unterstreichen unterstreicht unterstrich unterstrichen
untertreiben untertreibt untertrieb untertrieben
verlesen verliest verlas verlesen
vermelden vermeldet vermeldete vermeldet
verraten verrät verriet verraten
versprechen verspricht versprach versprochen
verweisen verweist verwies verwiesen
weisen weist wies gewiesen
wenden wendet wandte gewandt
werben wirbt warb geworben
werfen wirft warf geworfen
widersprechen widerspricht widersprach widersprochen
winken winkt winkte gewinkt
wissen weiß wusste gewusst
wollen will wollte gewollt
übertreiben übertreibt übertrieb übertrieben
""".strip().splitlines()
}
WITHOUT_GE = ("be", "emp", "ent", "er", "ge", "miss", "ver", "zer", "wider", "hinter")
# These only look as if they had a prefix, or have one that takes no ge-.
LIKE_A_PREFIX = frozenset("geifern geisseln geißeln giften".split())
INSEPARABLE = frozenset("überlegen übersetzen unterstellen wiederholen".split())
# Forms that are another word more often: they count only beside what makes them verbs, or not at all.
OTHER_WORDS = frozenset("meinen geraten gelobt gelobte entschieden schalt belegte geboten anfragen".split())


def parts(base: str) -> tuple[str, str, str]:
    """Third person of present and preterite, and the participle, of a verb without its separable particle."""
    if base in IRREGULAR:
        return IRREGULAR[base]
    stem = base[:-1] if base.endswith(("eln", "ern")) else base[:-2]
    # "redet", "rechnet", but "lernt", "stöhnt", "brummt".
    link = "e" if stem.endswith(("t", "d", "chn", "gn", "dn")) else ""
    present, preterite = f"{stem}{link}t", f"{stem}{link}te"
    prefixed = base.startswith(WITHOUT_GE) and base not in LIKE_A_PREFIX
    bare = prefixed or base.endswith("ieren") or base in INSEPARABLE
    return present, preterite, present if bare else "ge" + present


def joined(cue: cues.Cue) -> list[str]:
    """Forms in one word: zugibt, zugab, zugegeben, zugeben, zuzugeben."""
    base = cue.lemma.removeprefix(cue.particle)
    forms = [*(cue.particle + form for form in parts(base)), cue.lemma]
    return [*forms, f"{cue.particle}zu{base}"] if cue.particle else forms


def test_the_lexicon_holds_enough_and_every_entry_is_whole():
    assert len(ROWS) >= 250
    assert len({row["lemma"] for row in ROWS}) == len(ROWS)
    assert set(ROWS[0]) == {"lemma", "pos", "particle", "stance", "strength", "source"}
    for row in ROWS:
        assert row["stance"] in STANCES, row
        assert row["strength"] in {"strong", "weak"}, row
        assert row["pos"] in {"verb", "noun", "adp", "adv"}, row
        assert row["source"], row
        assert row["lemma"].startswith(row["particle"]), row
        assert row["lemma"][:1].isupper() == (row["pos"] == "noun"), row


def test_every_stance_and_every_part_of_speech_occurs():
    assert set(Counter(row["stance"] for row in ROWS)) == STANCES
    by_kind = Counter(row["pos"] for row in ROWS)
    assert by_kind["verb"] >= 250
    assert by_kind["noun"] >= 50
    assert by_kind["adp"] >= 5
    assert all(any(cue.stance == stance for cue in VERBS) for stance in STANCES)


def test_the_file_is_plain_and_editable():
    held = (resources.files("analysis.language") / "data" / "cues.csv").read_bytes()
    assert b"\r" not in held
    assert all(len(row) == 6 for row in csv.reader(held.decode("utf-8").splitlines()))


@pytest.mark.parametrize("cue", VERBS, ids=[cue.lemma for cue in VERBS])
def test_every_form_in_one_word_is_recognised(cue):
    for form in joined(cue):
        found = cues.verb(form)
        if form not in OTHER_WORDS:
            assert found is not None, form
            assert found.lemma.replace("ß", "ss") == cue.lemma.replace("ß", "ss"), form


@pytest.mark.parametrize("cue", SEPARABLE, ids=[cue.lemma for cue in SEPARABLE])
def test_every_form_in_two_words_is_recognised(cue):
    present, preterite, _ = parts(cue.lemma.removeprefix(cue.particle))
    for form in (present, preterite):
        found = cues.separated(form, cue.particle)
        assert found is not None, form
        assert found.lemma == cue.lemma
        assert cues.may_separate(form)


def test_forms_that_the_dictionary_lacks_belong_to_the_lexicon():
    for row in lexicon.rows("analysis.language", "verb_forms.csv"):
        assert row["lemma"] in cues.entries(), row
        assert row["source"], row
        assert morphology.verb_lemma(row["form"]) == row["lemma"]


# Whole sentences: the lemma that the engine reports for each way in which the verb may stand

WAYS = {
    "preterite": "Anna Abel {preterite}{apart}, dass das Geld fehle.",
    "present": "Anna Abel {present}{apart}, dass das Geld fehle.",
    "perfect": "Anna Abel hat {participle}, dass das Geld fehle.",
    "joined": "Anna Abel kam, bevor sie {past}, dass das Geld fehle.",
}
# "sie zeigte", "er erwartet" and the like are seldom speech; here a strong verb must be found in every form.
STRONG = [cue for cue in VERBS if cue.strength == "strong" and cue.lemma not in {"verlauten", "zitieren"}]


@pytest.mark.parametrize("way", WAYS)
def test_strong_verbs_introduce_speech_in_every_form(way):
    texts = {}
    for cue in STRONG:
        present, preterite, participle = parts(cue.lemma.removeprefix(cue.particle))
        text = WAYS[way].format(
            present=present,
            preterite=preterite,
            participle=cue.particle + participle,
            past=cue.particle + preterite,
            apart=f" {cue.particle}" if cue.particle else "",
        )
        if not OTHER_WORDS & set(text.replace(",", "").split()):
            texts[cue.lemma] = text
    result = an.analyse(pd.DataFrame({"article_id": list(texts), "text": list(texts.values())}), voices="rules")
    found = dict(zip(result.quotes["article_id"], result.quotes["cue_lemma"], strict=True))
    assert [text for lemma, text in texts.items() if found.get(lemma) != lemma] == []


SENTENCES = [
    ("Jan Brandt gab zu, dass das Geld fehle.", "zugeben"),
    ("Jan Brandt räumte am Montag vor dem Ausschuss ein, dass das Geld fehle.", "einräumen"),
    ("Jan Brandt hat eingeräumt, dass das Geld fehle.", "einräumen"),
    ("Jan Brandt habe eingeräumt, dass das Geld fehle.", "einräumen"),
    ("Das Geld fehle, räumte Jan Brandt ein.", "einräumen"),
    ("„Das Geld fehlt“, gab Jan Brandt zu.", "zugeben"),
    ("„Das Geld fehlt“, hat Jan Brandt zugegeben.", "zugeben"),
    ("Wie Jan Brandt mitteilte, fehlt das Geld.", "mitteilen"),
    ("Jan Brandt nimmt an, dass das Geld fehle.", "annehmen"),
    ("Ausweislich des Protokolls fehlt das Geld.", "ausweislich"),
]


@pytest.mark.parametrize(("text", "lemma"), SENTENCES)
def test_the_engine_names_the_base_form(analyse_text, text, lemma):
    assert analyse_text(text).quotes["cue_lemma"].tolist() == [lemma]


def test_another_particle_makes_another_verb(analyse_text):
    assert cues.separated("sagte", "hervor") is None
    assert len(analyse_text("Jan Brandt sagte den Termin ab, weil das Geld fehle.").quotes) == 0


def test_a_noun_that_also_tells_when_is_no_source(analyse_text):
    assert len(analyse_text("Nach der Klage des Nachbarn wurde der Zaun versetzt.").quotes) == 0


IDIOMS = [cue for cue in cues.entries().values() if cue.pos == "verb" and cue.particle and " " in cue.lemma]


@pytest.mark.parametrize("cue", IDIOMS, ids=[cue.lemma for cue in IDIOMS])
def test_every_form_of_an_idiom_is_recognised(cue):
    fixed = tuple(cue.particle.lower().split())
    for form in parts(cue.lemma[len(cue.particle) + 1 :]):
        assert (fixed, cue) in cues.idioms(form), form


def test_an_idiom_is_no_separable_verb():
    assert cues.separated("gab", "zu").lemma == "zugeben"
    assert all(" " not in particle for particle in cues.particles())
    assert cues.idioms("sagte") == ()
