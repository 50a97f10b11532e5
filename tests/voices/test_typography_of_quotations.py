"""The whole rule engine on texts in every typography: which words are quoted, and whose they are.

⟨ and ⟩ stand around every wanted piece of a direct quotation, marks included; ⟨+ goes on with the quotation before it.
"""

from __future__ import annotations

import re

import pytest

A, B = "Anna Abel", "Jan Brandt"
CASES = {
    # The conventions
    "German": ("⟨„Das Bad bleibt offen“⟩, sagte Anna Abel.", [A]),
    "German guillemets": ("Anna Abel sagte: ⟨»Das Bad bleibt offen.«⟩", [A]),
    "Swiss": ("⟨«Das Bad bleibt offen»⟩, sagte Anna Abel.", [A]),
    "Swiss with spaces": ("⟨«\u00a0Das Bad bleibt offen\u00a0»⟩, sagte Anna Abel.", [A]),
    "English": ("⟨“Das Bad bleibt offen”⟩, sagte Anna Abel.", [A]),
    "straight": ('⟨"Das Bad bleibt offen"⟩, sagte Anna Abel.', [A]),
    "straight and single": ("⟨'Das Bad bleibt offen'⟩, sagte Anna Abel.", [A]),
    "straight close": ('⟨„Das Bad bleibt offen"⟩, sagte Anna Abel.', [A]),
    "no comma": ("⟨„Bleibt das Bad offen?“⟩ fragte Anna Abel.", [A]),
    "a comma behind the question mark": ("⟨„Bleibt das Bad offen?“⟩, fragte Anna Abel.", [A]),
    "the comma inside, as in America": ("⟨„Das Bad bleibt offen,“⟩ sagte Anna Abel.", [A]),
    "two conventions": ("⟨„Das ist neu“⟩, sagte Anna Abel. ⟨»Das ist alt«⟩, sagte Jan Brandt.", [A, B]),
    # Interruptions and paragraphs
    "interrupted": ("⟨„Das Bad“⟩, sagte Anna Abel, ⟨+„bleibt offen.“⟩", [A]),
    "interrupted, straight": ('⟨"Das Bad"⟩, sagte Anna Abel, ⟨+"bleibt offen."⟩', [A]),
    "interrupted, guillemets": ("⟨»Das Bad«⟩, sagte Anna Abel, ⟨+»bleibt offen.«⟩", [A]),
    "interrupted by dashes": ("⟨„Das Bad“⟩ – sagte Anna Abel – ⟨+„bleibt offen.“⟩", [A]),
    "a second quotation behind a full stop": (
        "⟨„Das Bad bleibt“⟩, sagte Anna Abel. ⟨„Das ist sicher und richtig.“⟩",
        [A, A],
    ),
    "re-opened": ("Anna Abel sagte:\n\n⟨„Das Bad bleibt offen.⟩\n\n⟨+„Der Park bleibt auch.“⟩", [A]),
    "re-opened, straight": ('Anna Abel sagte:\n\n⟨"Das Bad bleibt offen.⟩\n\n⟨+"Der Park bleibt auch."⟩', [A]),
    # What is no quotation
    "unclosed": ("Anna Abel sagte: „Das Bad bleibt offen. Dann ging sie.", []),
    "inches": ('Der Schirm misst 27" und ist 5\'11" breit, sagt man.', []),
    "apostrophes": ("Hans' Haus steht, so geht's, 's ist kalt.", []),
    "a name in marks": ("Die Initiative ‚Rettet das Bad‘ sammelt weiter.", []),
    "inches inside a quotation": ('⟨„Der Schirm hat 27" Diagonale“⟩, sagte Anna Abel.', [A]),
    "an apostrophe inside a quotation": ("⟨„So geht's nicht, das ist Hans' Haus“⟩, sagte Anna Abel.", [A]),
    # Quotations inside quotations
    "words cited inside": ("⟨„Er sagte: ⟨‚Das geht so nicht.‘⟩ Dann ging er“⟩, sagte Anna Abel.", [A, None]),
    "words cited inside, guillemets": (
        "⟨»Er sagte: ⟨›Das geht so nicht.‹⟩ Dann ging er«⟩, sagte Anna Abel.",
        [A, None],
    ),
    # Dialogue behind dashes
    "dialogue with dashes": (
        "Anna Abel und Jan Brandt stehen am Tor.\n\n– ⟨Kommst du mit?⟩\n– ⟨Nein, ich bleibe hier.⟩",
        [None, None],
    ),
    "dialogue with dashes that names the speakers": (
        "– ⟨Das Bad bleibt offen⟩, sagte Anna Abel.\n– ⟨Das glaube ich nicht⟩, sagte Jan Brandt.",
        [A, B],
    ),
    "dialogue with long dashes": (
        "— ⟨Bleibt das Bad offen?⟩, fragte Jan Brandt.\n\n— ⟨Ja, ganz sicher.⟩",
        [B, None],
    ),
    "dialogue with dashes that addresses somebody": (
        "Die Zeitung fragte Anna Abel.\n\n– ⟨Frau Abel, ist es kalt?⟩\n\n– ⟨Sehr.⟩\n\n– ⟨Und nass?⟩\n\n– ⟨Ja.⟩",
        [None, A, None, A],
    ),
    "dialogue with dashes, interrupted": (
        "– ⟨Das Bad⟩, sagte Anna Abel, ⟨+bleibt offen.⟩\n– ⟨Das freut mich!⟩",
        [A, None],
    ),
    "a lone line behind a dash that names its speaker": (
        "Es wurde still im Saal.\n\n– ⟨Das Bad bleibt offen!⟩, rief Anna Abel.\n\nAlle klatschten.",
        [A],
    ),
    "a list of points": ("Der Rat beschloss:\n– drei Prozent mehr Steuern\n– ein neues Bad\n– längere Zeiten", []),
    "a list of sentences": (
        "Das sind die Punkte:\n– Die Steuern steigen um drei Prozent.\n– Das Bad öffnet im Mai.",
        [],
    ),
    "a list of questions": ("Offene Fragen:\n– Wann öffnet das Bad?\n– Was kostet der Eintritt?", []),
    "a place behind a dash": ("– Hohenfurt –\n\nDas Bad bleibt offen.", []),
    "dashes inside a sentence": ("Das Bad – es ist alt – bleibt offen.", []),
}


def unmarked(marked: str) -> tuple[str, list[list[str]]]:
    """The text without the signs of the cases, and the wanted quotations as pieces."""
    wanted: list[list[str]] = []
    stack: list[tuple[int, list[str]]] = []
    last: list[str] = []
    text = ""
    for sign in re.findall(r"⟨\+?|⟩|[^⟨⟩]+", marked):
        if sign == "⟨":
            wanted.append([])
            stack.append((len(text), wanted[-1]))
        elif sign == "⟨+":
            stack.append((len(text), last))
        elif sign == "⟩":
            start, last = stack.pop()
            last.append(text[start:])
        else:
            text += sign
    return text, wanted


@pytest.mark.parametrize("name", CASES)
def test_quotations_are_what_a_reader_sees(analyse_text, name):
    marked, speakers = CASES[name]
    text, wanted = unmarked(marked)
    quotes = analyse_text(text).quotes
    direct = quotes[quotes["type"] == "direct"]
    assert [[text[start:end] for start, end in spans] for spans in direct["spans"]] == wanted
    assert [who if isinstance(who, str) else None for who in direct["speaker"]] == speakers


def test_words_behind_a_dash_are_not_reported_a_second_time(analyse_text):
    text = "– Das Bad bleibt offen, sagte Anna Abel.\n– Das glaube ich nicht, sagte Jan Brandt."
    assert analyse_text(text).quotes["type"].tolist() == ["direct", "direct"]


# What does not change the structure: marks, verbs, names, genders, Swiss spelling

ARTICLES = [
    "Bürgermeisterin Anna Abel kam zu spät. <Das Bad bleibt offen>, sagte sie. <Und zwar für alle.>\n\n"
    "Landrat Jan Brandt nannte den Plan <absurd>. Die <Experten> hätten sich verrechnet, erklärte er. "
    "<Wir>, sagte er, <zahlen nicht.>\n\nAnna Abel sagte: <Er rief mir zu: {Das geht so nicht!}>",
    "Die Schließung war groß angekündigt. Jan Brandt sagte, dass das Maß voll sei. Laut Polizei kamen 200 Gäste. "
    "<Es hieß, das Wasser sei heiß>, sagte Jan Brandt. Die Initiative <Rettet das Bad> widersprach.\n\n"
    "Anna Abel sagte: <Erstens muss das Dach weg.\n\n<Zweitens fließt zu viel Geld ab.>",
]
PAIRS = ["»«›‹", "«»‹›", "“”‘’", "\"\"''", "„”‚’", "„\"‚'", "\"“'‘", "””’’", "““‘‘", "„“»«", "»«„“"]
COLUMNS = ["type", "start", "end", "spans", "speaker", "speaker_how", "cue_lemma", "rule", "nested_in"]


def written(article: str, marks: str = "„“‚‘") -> str:
    return article.translate(str.maketrans("<>{}", marks))


def rows(result) -> tuple[list, list]:
    quotes = result.quotes[COLUMNS]
    found = quotes.astype(object).where(quotes.notna(), None).values.tolist()
    return found, result.marked[["start", "end", "kind"]].values.tolist()


@pytest.mark.parametrize("article", ARTICLES)
@pytest.mark.parametrize("marks", PAIRS)
def test_all_conventions_give_the_same_quotations(analyse_text, article, marks):
    german = rows(analyse_text(written(article)))
    assert len(german[0]) >= 4
    assert rows(analyse_text(written(article, marks))) == german


def structure(result) -> list[tuple]:
    quotes = result.quotes
    return list(zip(quotes["type"], quotes["speaker_how"], quotes["rule"], quotes["spans"].map(len), strict=True))


VERBS = (
    "meinte betonte berichtete versicherte beteuerte klagte warnte rief schrieb antwortete behauptete erzählte".split()
)


@pytest.mark.parametrize("article", ARTICLES)
@pytest.mark.parametrize("verb", VERBS)
def test_the_verb_does_not_change_the_structure(analyse_text, article, verb):
    one = analyse_text(written(article))
    other = analyse_text(re.sub(r"\bsagte\b", verb, written(article)))
    assert structure(other) == structure(one)
    assert other.quotes["speaker"].tolist() == one.quotes["speaker"].tolist()


SEPARABLE = [
    ("räumte", "ein"),
    ("gab", "zu"),
    ("teilte", "mit"),
    ("fügte", "hinzu"),
    ("stellte", "klar"),
    ("wandte", "ein"),
]


@pytest.mark.parametrize(("verb", "particle"), SEPARABLE)
def test_a_separable_verb_does_not_change_the_structure(analyse_text, verb, particle):
    text = "„Das Bad bleibt offen“, {0} Anna Abel{1}. Jan Brandt {0}{1}, dass das Geld fehle. Das sei neu, {0} er{1}."
    one = analyse_text(text.format("sagte", ""))
    other = analyse_text(text.format(verb, f" {particle}"))
    assert len(one.quotes) == 3
    assert structure(other) == structure(one)
    assert other.quotes["speaker"].tolist() == one.quotes["speaker"].tolist()


NAMES = [
    {"Anna Abel": "Sevda Aydın", "Jan Brandt": "Piotr Zieliński"},
    {"Anna Abel": "Marie-Luise Öttl", "Jan Brandt": "Karl von der Aue"},
    {"Anna Abel": "Nina Groß", "Jan Brandt": "Émile Dupré"},
]


@pytest.mark.parametrize("article", ARTICLES)
@pytest.mark.parametrize("names", NAMES)
def test_names_do_not_change_the_structure(analyse_text, article, names):
    one, text = analyse_text(written(article)), written(article)
    for name, other in names.items():
        text = text.replace(name, other)
    changed = analyse_text(text)
    assert structure(changed) == structure(one)
    assert [names.get(s, s) for s in one.quotes["speaker"]] == changed.quotes["speaker"].tolist()


GENDERS = {
    "Bürgermeisterin Anna Abel": "Bürgermeister Arno Abel",
    "Anna Abel": "Arno Abel",
    "Landrat Jan Brandt": "Landrätin Jana Brandt",
    "Jan Brandt": "Jana Brandt",
    "sagte sie": "sagte er",
    "sagte er": "sagte sie",
    "erklärte er": "erklärte sie",
}


@pytest.mark.parametrize("article", ARTICLES)
def test_genders_do_not_change_the_structure(analyse_text, article):
    pattern = re.compile("|".join(map(re.escape, GENDERS)))
    one = analyse_text(written(article))
    other = analyse_text(pattern.sub(lambda match: GENDERS[match[0]], written(article)))
    assert structure(other) == structure(one)
    assert [GENDERS.get(s, s) for s in one.quotes["speaker"]] == other.quotes["speaker"].tolist()


SWISS = [
    *ARTICLES,
    "Die Strasse sei gesperrt, äußerte Anna Abel. Sie hieß Gäste willkommen: <Grüße aus Gießen!> "
    "Jan Brandt mutmaßte, dass es am Fuß des Bergs heiß werde. Gemäß Polizei blieb es ruhig.",
]


@pytest.mark.parametrize("article", SWISS)
def test_swiss_spelling_does_not_change_the_structure(analyse_text, article):
    german, swiss = written(article), written(article, "«»‹›").replace("ß", "ss")
    one, other = analyse_text(german), analyse_text(swiss)
    assert structure(other) == structure(one)
    marks = str.maketrans("„“‚‘", "«»‹›")
    assert other.quotes["text"].tolist() == [t.translate(marks).replace("ß", "ss") for t in one.quotes["text"]]
    assert other.quotes["speaker"].fillna("").tolist() == one.quotes["speaker"].fillna("").tolist()
