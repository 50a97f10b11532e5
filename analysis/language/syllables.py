"""Syllables of a German word as it is spoken with care, names and common foreign words included.

The vowel groups of a word are counted, after the word parts of ``data/syllables.csv`` ("team", "ukrain", "beinhalt")
have been set apart with a count of their own. The column ``where`` says where a part is looked for: "word" is a whole
word (or what stands between hyphens), with or without an s behind it; "start" and "end" are the ends of a word; "any"
is anywhere, so that compounds work ("Computerspiel", "Stadtteam").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import groupby

from analysis.language import lexicon

_ROWS = lexicon.rows("analysis.language", "syllables.csv")
_WORDS = {row["part"]: int(row["syllables"]) for row in _ROWS if row["where"] == "word"}
# A part is replaced by so many vowels that cannot be taken together with others.
_MARKS = {row["part"]: "|" + "a|" * int(row["syllables"]) for row in _ROWS if row["where"] != "word"}


def _alternatives(parts: Iterable[str]) -> str:
    """A pattern for these strings, longest first, that branches letter by letter: one list of all would be slow."""
    given = sorted(parts)
    branches = [
        re.escape(letter) + _alternatives(part[1:] for part in group)
        for letter, group in groupby(filter(None, given), lambda part: part[0])
    ]
    return f"(?:{'|'.join(branches)}){'?' if '' in given else ''}" if branches else ""


def _listed(where: str) -> str:
    return _alternatives(row["part"] for row in _ROWS if row["where"] == where)


_PARTS = re.compile(f"^{_listed('start')}|{_listed('any')}|{_listed('end')}(?=s?$)")

_VOWEL = "aeiouyäöü"
# No vowels: y at the beginning before one (Yoga) or behind one (Bayern), u after q, i after an Italian g (Giovanni).
_CONSONANT = re.compile(rf"^y(?=[{_VOWEL}|])|(?<=[{_VOWEL}])y|(?<=q)u|(?<=^g)i(?=[aou])|(?<=[gr]g)i(?=[oa]s?$)")
# One vowel where the next letters would be taken together with it. Every line begins with the vowel: that is fast.
_APART = (
    r"i(?=en(?:[bcdfghjklmprstvwz]|$))(?<=[a-zäöü][lnrstgbmpzf]i)",  # Lini-en, Pati-ent, Strategi-enwechsel
    r"i(?=en$)(?<![aeouyäöüwh]i)",  # Medi-en, but Schlei-en, Wien
    r"i(?=ell)(?<=nzi|izi|ezi|rzi|eri|tri|rti|nti|ipi|sti)|i(?=etät)",  # spezi-ell, but Spielleiter
    r"e(?=ums?$|en$)|ä(?=ums?$|us$)(?<!trä)",  # Lyze-um, Ide-en, Jubilä-um, Matthä-us
    r"o(?=id|is(?:ch|mus))",  # Andro-id, hero-isch
    # Where two words meet.
    r"[aeo](?=in(?:dustr|formati[oe]|formier|teress|stitu|vest|itiat|genieu|spekt[ei]|fekti|frastr|tegrat|terven|ternat|terview))",
    r"[aeo](?=u(?:nfall|mfrag|msatz|mwelt|niversit|rteil|rlaub|rkund|mstell))",
    r"[ao](?=e(?:r(?:w|fol|fah|mitt|geb|klä|hö|neu)|nt[sw]|i[nm]))",
)
_TOGETHER = (
    r"eau(?![fs])(?<![bg]eau)",  # Plateau, but be-auftragt
    r"a[aiu]|äu|e[eiu]|ie|o[iou]|ui(?=j)",
    r"[ao]e(?=[bcdfghjklmnpqrstvwz])",  # Faeser, Goethe
)
# The last one: an l that is a syllable of its own (Seidl, Dirndl).
_NUCLEUS = re.compile("|".join((*_APART, *_TOGETHER, f"[{_VOWEL}]", r"l(?=s?$)(?<=[bdgkptz]l)")))
# Crème, Renée, São, Świątek.
_SILENT = re.compile(
    r"(?<=[èê][b-df-hj-np-tv-z])e(?=s?$)|(?<=[èê][b-df-hj-np-tv-z]{2})e(?=s?$)|(?<=é)e|(?<=ã)o|i(?=[ąę])"
)
_SOUND = "|a|"


def _accented() -> dict[int, str]:
    """Every vowel with an accent stands for itself: it is taken together with no other."""
    letters = (chr(code) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)))
    found = {ord(letter): _SOUND for letter in letters if unicodedata.normalize("NFD", letter)[0] in "aeiouyıøæœ"}
    return {code: sound for code, sound in found.items() if chr(code) not in _VOWEL}


_ACCENTED = _accented()
_PLAIN = re.compile(r"[a-zäöüß'’|]*")
_PIECE = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’´`][^\W\d_]+)*")


def syllables(word: str) -> int:
    """Syllables of a word, at least one.

    Numbers in figures count as one. Letters that are read out count one each ("CDU"), "Y" three; the data file says
    which capitals are read as a word ("Nato") and what abbreviations are read as ("Dr" as Doktor). An i before another
    vowel is a syllable where the Duden divides so ("Na-ti-on", "Ju-li-a").

    Source: own rules and word list.

    >>> [syllables(word) for word in ("aber", "Museum", "beurteilt", "Stadtteam", "SPD-Abgeordnete", "20-jährig")]
    [2, 3, 3, 2, 8, 3]
    """
    if word.isalpha():
        return _of_piece(word)
    word = unicodedata.normalize("NFC", word).replace("\u00ad", "")
    return max(1, sum(map(_of_piece, _PIECE.findall(word))))


def _of_piece(piece: str) -> int:
    """Syllables of what stands between hyphens, letters or figures only."""
    small = piece.lower()
    listed = _WORDS.get(small) or (_WORDS.get(small[:-1]) if small[-1] == "s" else None)
    if listed:
        return listed
    if len(piece) > 1 and not piece[1:].islower():
        return _with_capitals(piece, small)
    return _nuclei(small) or _unvoiced(small)


def _nuclei(text: str) -> int:
    """Vowel groups that are a syllable each; ``text`` is in small letters."""
    text = _PARTS.sub(_marked, text)
    if not text.isascii() and not _PLAIN.fullmatch(text):
        text = _SILENT.sub("", text).translate(_ACCENTED)
    if "y" in text or "q" in text or "gi" in text:
        text = _CONSONANT.sub("j", text)
    return len(_NUCLEUS.findall(text))


def _marked(match: re.Match[str]) -> str:
    return _MARKS[match[0]]


def _unvoiced(text: str) -> int:
    """A word without vowels: short ones are letters ("bzw" is listed, "rbb" is not)."""
    return len(text) if len(text) < 5 and text.isascii() and text.isalpha() else 1


# Capitals


_ACRONYM = re.compile(r"([A-ZÄÖÜ]{2,})([a-zäöüß]*)")
_MIXED = re.compile(r"(?=.{3,6}$)[A-ZÄÖÜ][A-ZÄÖÜb-df-hj-np-tv-z]*[A-ZÄÖÜ]")
_ROMAN = re.compile(r"[IVX]+")
_CAMEL = re.compile(r"[A-ZÄÖÜ]{2,}(?![a-zäöüß])|[A-ZÄÖÜ]?[^A-ZÄÖÜ]+|[A-ZÄÖÜ]")
# Nobody can say these: four consonants one after another, or three that begin no German word.
_UNSPEAKABLE = re.compile(r"[^AEIOUYÄÖÜ]{4}|^(?!SCH|SPR|STR|SPL|PFL|PFR|CHR)[^AEIOUYÄÖÜ]{3}|^[^AEIOUYÄÖÜ]+$")


def _with_capitals(piece: str, small: str) -> int:
    """A piece with capitals behind its first letter: an abbreviation (CDU, AfD), capitals for show, a name (McCain)."""
    if found := _ACRONYM.fullmatch(piece):
        return _of_capitals(found[1]) + _nuclei(found[2])
    if _MIXED.fullmatch(piece):
        return _spelt(piece)
    parts = _CAMEL.findall(piece)
    if len(parts) > 1 and any(len(part) > 1 and part.isalpha() and part.isupper() for part in parts):
        return sum(map(_of_piece, parts))
    return _nuclei(small) or _unvoiced(small)


def _of_capitals(letters: str) -> int:
    listed = _WORDS.get(letters.lower())
    if listed:
        return listed
    if _ROMAN.fullmatch(letters):
        return 1
    spelt = len(letters) < 5 or _UNSPEAKABLE.search(letters)
    return _spelt(letters) if spelt else _nuclei(letters.lower())


def _spelt(letters: str) -> int:
    return len(letters) + 2 * letters.count("Y")
