"""Lemmas and word classes by lists and endings: what can be told of a German word without a tagger.

Lemmas come from simplemma's dictionary. Word classes are those that can be told by closed lists, capital letters
and the lemma's ending; everything else is "X". All look-ups are kept, so that a corpus costs one per distinct word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from simplemma.strategies import (
    DEFAULT_DICTIONARY_FACTORY,
    DictionaryLookupStrategy,
    HyphenRemovalStrategy,
    PrefixDecompositionStrategy,
    RulesStrategy,
)

from analysis.held import WORDS
from analysis.language import lexicon

DET = frozenset(
    "der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner keines".split()
    + [stem + end for stem in ("dies", "jen", "jed", "welch", "solch") for end in ("er", "e", "es", "en", "em")]
    + [
        stem + end
        for stem in ("mein", "dein", "sein", "ihr", "unser", "euer", "eur")
        for end in ("e", "en", "em", "er", "es")
    ]
    + "mein dein sein ihr unser euer alle allen aller beide beiden viele vielen einige einigen".split()
    + "mehrere mehreren manche dessen deren".split()
)
PRON = frozenset(
    "ich du er sie es wir ihr man mich dich ihn uns euch mir dir ihm ihnen sich wer wen wem was jemand niemand "
    "jeder etwas nichts letzterer letztere dieser diese".split()
)
ADP = frozenset(
    "in im ins an am ans auf aufs bei beim mit von vom zu zum zur für fürs über übers unter gegen durch durchs um ums "
    "nach vor vorm aus seit bis ohne zwischen während wegen trotz gegenüber innerhalb außerhalb ausserhalb hinter "
    "neben ab per pro seitens laut gemäß gemäss zufolge angesichts anhand aufgrund dank infolge mithilfe "
    "mittels namens "
    "samt statt anstatt entlang binnen bezüglich hinsichtlich".split()
)
CCONJ = frozenset("und oder aber sondern denn doch sowie bzw".split())
SCONJ = frozenset(
    "dass daß ob weil wenn als da obwohl während nachdem bevor damit sodass falls wie warum wieso weshalb sobald "
    "solange indem wo worauf woraufhin wobei womit wodurch wofür weswegen seitdem sooft obgleich ehe".split()
)
_AUX_LEMMAS = frozenset("sein haben werden können müssen sollen dürfen wollen mögen".split())
AUX = frozenset(
    "bin bist ist sind seid war warst waren wart sei seien wäre wären wärst habe hast hat haben habt hatte hatten "
    "hätte hätten werde wirst wird werden werdet wurde wurden würde würden kann kannst können könnt "
    "konnte konnten könne "
    "könnte könnten muss musst müssen müsst musste mussten müsse müsste müssten "
    "soll sollst sollen sollt sollte sollten solle "
    "darf dürfen dürft durfte durften dürfe dürfte dürften will willst wollen wollt wollte wollten wolle "
    "mag mögen mochte mochten möge möchte möchten gewesen worden".split()
)
# The class of every word of a closed list; a word of several lists belongs to the one that comes last here.
_CLOSED = {
    word: tag
    for tag, members in (
        ("ADP", ADP),
        ("CCONJ", CCONJ),
        ("SCONJ", SCONJ),
        ("AUX", AUX),
        ("PRON", PRON),
        ("DET", DET),
    )
    for word in members
}
_NEVER_VERBS = DET | PRON | ADP | CCONJ | SCONJ
_KONJUNKTIV_II = frozenset(
    "wäre wären hätte hätten würde würden könnte könnten müsste müssten dürfte dürften möchte möchten stünde stünden "
    "stände ständen gäbe gäben käme kämen ginge gingen ließe ließen liesse liessen bräuchte bräuchten fände fänden "
    "nähme nähmen läge lägen bliebe blieben wüsste wüssten sähe sähen täte täten hielte hielten brächte brächten "
    "zöge zögen verlöre verlören bestünde bestünden entstünde entstünden spräche sprächen träfe träfen träte träten "
    "würfe würfen böte böten flöge flögen gelänge gelängen säße säßen schüfe schüfen entspräche entsprächen".split()
)
# Also an indicative of the past; "ginge" is not, but "blieben", "hielten", "gingen" are.
_KONJUNKTIV_II_ALSO_PAST = frozenset("gingen ließen liessen blieben hielten".split())
_NOT_VERBS = frozenset("offen eigen selten eben neben gegen zwischen golden trocken zusammen morgen".split())
_AGED = re.compile(r"\d+-?Jährige[nr]?$")
_TIME = re.compile(r"(?:Morgens|Vormittags|Mittags|Nachmittags|Abends|Nachts|Anfangs|\w+tags)$")
_LEMMA_FIXES = {"heiß": "heißen", "heiss": "heißen", "laut": "lauten", "mein": "meinen"}
# Longer than any word; what is longer is no word, and the dictionary would look for its parts for a long time.
_LONGEST = 200
# The library looks for words with these in several spellings.
_APOSTROPHES = ("'", "’", "ʼ")
_LOOKUP = DictionaryLookupStrategy()
# What the library does, in this order, with German words that its dictionary does not hold.
_UNLISTED = (HyphenRemovalStrategy(), RulesStrategy(), PrefixDecompositionStrategy())
_PARTICIPLE = re.compile(
    r"(?:\w*ge\w{2,}(?:t|en)|(?:be|emp|ent|er|ge|miss|ver|zer|über|unter|wider|hinter)\w{2,}(?:t|en)|\w+iert)$"
)


@lru_cache(maxsize=WORDS)
def lemma(word: str) -> str:
    """Base form of a word as it stands; nouns keep their capital.

    >>> [lemma(word) for word in ("erwiderte", "Häuser", "stünden")]
    ['erwidern', 'Haus', 'stehen']
    """
    if len(word) > _LONGEST:
        return word
    word = unicodedata.normalize("NFC", word)
    if word.isnumeric():
        return word
    return _entry(word) or _unlisted(word)


def _unlisted(word: str) -> str:
    found = (strategy.get_lemma(word, "de") for strategy in _UNLISTED)
    return str(next(filter(None, found), word))


def known(word: str) -> bool:
    """Whether the dictionary knows the word: a capitalised word it does not know is probably a name.

    >>> known("Haus"), known("haus"), known("Xqzz")
    (True, True, False)
    """
    return 0 < len(word) <= _LONGEST and _entry(word) is not None


def _look_up(word: str) -> str | None:
    """The dictionary's lemma for a word, as it stands or with its first letter small or capital.

    That is what the library looks for first; asked without its checks, because parts of many words are asked for.
    """
    word = word if word.isascii() else unicodedata.normalize("NFC", word)
    if not word.isalpha() and any(mark in word for mark in _APOSTROPHES):
        found: str | None = _LOOKUP.get_lemma(word, "de")
        return found
    entries = _dictionary()
    found = entries.get(word)
    return found if found is not None else entries.get(word.lower() if word[:1].isupper() else word.capitalize())


_entry = lru_cache(maxsize=WORDS)(_look_up)


@cache
def agents() -> Mapping[str, str]:
    """Nouns of which the dictionary has a feminine form: both forms, each with the masculine one.

    >>> agents()["Fahrerin"], agents()["Fahrer"], agents()["Expertin"], "Tisch" in agents()
    ('Fahrer', 'Fahrer', 'Experte', False)
    """
    found: dict[str, str] = {}
    for feminine in {word.capitalize() for word in _dictionary() if word.endswith("in") and word.isalpha()}:
        stem = feminine[:-2]
        masculine = [noun for noun in (stem, f"{stem}e") if known(noun)]
        # "Allein" is no woman of "Alle".
        found.update((noun, noun) for noun in masculine if noun not in found and not stem.endswith("e"))
        if masculine:
            found[feminine] = masculine[0]
    return found


@cache
def _dictionary() -> Mapping[str, str]:
    return DEFAULT_DICTIONARY_FACTORY.get_dictionary("de")


@lru_cache(maxsize=WORDS)
def verb_lemma(word: str) -> str | None:
    """Infinitive of a lower-case word that may be a verb form, else None.

    >>> verb_lemma("sagte"), verb_lemma("entgegnet"), verb_lemma("offen"), verb_lemma("Haus")
    ('sagen', 'entgegnen', None, None)
    """
    if not word[:1].islower() or word in _NEVER_VERBS:
        return None
    base = _verb_forms().get(word)
    if base is not None:
        return base
    base = lemma(word)
    base = _LEMMA_FIXES.get(base, base) if word != base else _third_person(word)
    if base in _NOT_VERBS or not base.endswith(("en", "eln", "ern", "tun", "sein")) or not base[0].islower():
        return None
    return base


@cache
def _verb_forms() -> dict[str, str]:
    """Forms of verbs of saying that the dictionary does not know or takes for adjectives: "angedeutet"."""
    return {row["form"]: row["lemma"] for row in lexicon.rows("analysis.language", "verb_forms.csv")}


def _third_person(word: str) -> str:
    """Infinitive of a present that the dictionary takes for a base form of its own ("entgegnet"), else the word."""
    for infinitive in (word[:-1] + "n", word[:-1] + "en", word[:-2] + "en") if word.endswith("t") else ():
        if known(infinitive) and lemma(infinitive) == infinitive:
            return infinitive
    return word


def konjunktiv(word: str) -> str | None:
    """Kind ("I" or "II") if the form is surely Konjunktiv (given that its subject is not "ich"), else None.

    >>> konjunktiv("sei"), konjunktiv("habe"), konjunktiv("stünden"), konjunktiv("sagte"), konjunktiv("eine")
    ('I', 'I', 'II', None, None)
    """
    if word in ("sei", "seien"):
        return "I"
    if word in _KONJUNKTIV_II:
        return None if word in _KONJUNKTIV_II_ALSO_PAST else "II"
    return _konjunktiv_i(word) if word.endswith("e") else None


@lru_cache(maxsize=WORDS)
def _konjunktiv_i(word: str) -> str | None:
    base = verb_lemma(word)
    if base is None:
        return None
    stem = base[:-2] if base.endswith("en") else base[:-1]
    return "I" if word in (stem + "e", base[:-2] + "le", base[:-2] + "re") else None


@lru_cache(maxsize=WORDS)
def participle(word: str) -> bool:
    """Whether the form looks like a past participle (of a known verb)."""
    return _PARTICIPLE.match(word) is not None and verb_lemma(word) is not None


def closed_class(word: str) -> bool:
    """Whether a lower-case word is a determiner, pronoun, preposition, conjunction or auxiliary."""
    return word in _CLOSED


def word_class(word: str, initial: bool) -> str:
    """Universal POS tag as far as lists, capitals and lemmas tell it; "X" where they do not.

    >>> [word_class(word, False) for word in ("Haus", "Kowalski", "ist", "dass", "schönes")]
    ['NOUN', 'PROPN', 'AUX', 'SCONJ', 'X']
    """
    lower = word.lower()
    tag = _CLOSED.get(lower)
    if tag is not None and (initial or word == lower):
        return tag
    if word[0].isdigit():
        return "NOUN" if _AGED.match(word) else "NUM"
    if word[0].isupper():
        return _capitalised(word, initial)
    return "VERB" if verb_lemma(word) else "X"


def _capitalised(word: str, initial: bool) -> str:
    if initial and _TIME.match(word):
        return "X"
    if initial and known(word.lower()) and not lemma(word)[:1].isupper():
        return "VERB" if verb_lemma(word.lower()) else "X"
    if "-" in word:
        return "NOUN" if known(word.rsplit("-", 1)[-1]) else "PROPN"
    return "NOUN" if known(word) or _compound(word) else "PROPN"


def _compound(word: str) -> bool:
    """Whether the end of a long word is a noun that the dictionary knows: compounds are no names."""
    if not 9 <= len(word) <= _LONGEST:
        return False
    return any(_look_up(word[cut:].capitalize()) is not None for cut in range(3, len(word) - 3))
