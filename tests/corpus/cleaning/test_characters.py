"""Steps that change text: wrong encodings, hyphens, spaces; and that they leave sound text alone."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from analysis.corpus.cleaning.hyphens import join_line_ends, join_soft_hyphens
from analysis.corpus.cleaning.mojibake import mend_mojibake
from analysis.corpus.cleaning.steps import CHANGING, clean_text
from analysis.corpus.cleaning.white_space import plain_spaces

SOUND = (
    "„Über uns“, sagte Bürgermeisterin Möller, »wäre« ‚süß‘ – für 5 € … «Äpfel», “Öl”, ›Größe‹, ’s, 12 % § 3 ½ ² 😀 🌊"
)


@pytest.mark.parametrize("word", SOUND.split())
@pytest.mark.parametrize("encoding", ["latin-1", "sloppy-windows-1252"])
def test_text_that_was_read_in_a_wrong_encoding_comes_back(word, encoding):
    import ftfy.bad_codecs  # noqa: F401 (registers the encoding)

    wrong = word.encode("utf-8").decode(encoding)
    assert mend_mojibake(wrong) == (word, int(wrong != word))


def test_text_that_was_read_wrongly_twice_or_within_sound_text():
    import ftfy.bad_codecs  # noqa: F401 (registers the encoding)

    # Two wrong words; the third is sound, with marks that ftfy alone would take for the second byte of a letter.
    assert mend_mojibake("fÃƒÂ¼r KÃ¶ln, „SPÖ“ und “Spaß”") == ("für Köln, „SPÖ“ und “Spaß”", 2)
    assert mend_mojibake("\x84Ja\x93, sagte sie.") == ("„Ja“, sagte sie.", 1)
    assert mend_mojibake("10 Mio.Â Euro, Ã la carte") == ("10 Mio.\u00a0Euro, à la carte", 2)
    names = "Ivić Wałęsa Šimić Kaczyński Željko"
    assert mend_mojibake(names.encode("utf-8").decode("sloppy-windows-1252")) == (names, 5)


@pytest.mark.parametrize("word", ["„", "ü", "😀", "aß"])
def test_words_beyond_measure_are_put_right_as_a_whole(word):
    text = word * 20_000
    assert mend_mojibake(text.encode("utf-8").decode("sloppy-windows-1252"))[0] == text


LETTERS = "aeinrstäöüßÄÖÜéèàçñøåÅØÉčšžŠŽćłğış"
MARKS = "„“”\"»«‚‘’'‹›–—-…·€°§™®²³%!?.,;:)([]/ \n"


@settings(max_examples=500)
@given(st.lists(st.text(LETTERS, min_size=1, max_size=6) | st.text(MARKS + "😀🌊", min_size=1, max_size=3)))
@example(["Ich", "Ä“", "Ja"])
@example(["»", "ä", "h«"])
def test_sound_german_text_is_not_touched(pieces):
    text = "".join(pieces)
    assert mend_mojibake(text) == (text, 0)


def test_soft_hyphens_and_signs_without_width():
    # Three places: within a word (two signs at once are one), before a space, at the end of a line.
    assert join_soft_hyphens("Frei\u00ad\u200bbad, \ufeffja, Wahl\u00ad\nkampf") == ("Freibad, ja, Wahlkampf", 3)
    assert join_soft_hyphens("Frei\u00ad\n\nBad") == ("Frei\n\nBad", 1)
    # A joiner makes one emoji of two; a non-joiner is part of Persian spelling.
    for kept in ("👩\u200d🚒", "می\u200cخواهم", "a\u2011b"):
        assert join_soft_hyphens(kept) == (kept, 0)


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("Wahl-\nkampf", "Wahlkampf"), ("Wahl-  \n  kampf", "Wahlkampf"), ("Wahl\u2010\nkampf", "Wahlkampf"),
        ("Nord-\nSüd", "Nord-Süd"), ("EU-\nweit", "EU-weit"), ("AfD-\nnah", "AfD-nah"), ("Covid-\n19", "Covid-19"),
        ("20-\njährige", "20-jährige"), ("Wirtschafts-\nund Finanz", "Wirtschafts- und Finanz"),
        ("Haupt-\noder Nebenamt", "Haupt- oder Nebenamt"), ("Er-\nundung", "Erundung"), ("Kür-\nbis", "Kürbis"),
        ("zwei-\nbis dreimal", "zwei- bis dreimal"), ("5-\nbis 6-mal", "5- bis 6-mal"), ("den-\nnoch", "dennoch"),
        ("ab-\ncd-\nef", "abcdef"),
    ],
)  # fmt: skip
def test_words_divided_at_the_end_of_a_line(printed, read):
    assert join_line_ends(printed) == (read, printed.count("\n"))


@pytest.mark.parametrize("text", ["Wahl-\n\nkampf", "ja -\nnein", "Ja –\nnein", "Wahl-kampf", "Ende.\nAnfang", "-\n-"])
def test_what_is_no_divided_word_stays(text):
    assert join_line_ends(text) == (text, 0)


def test_spaces_become_plain_ones_but_not_those_that_tell_which_guillemet_opens():
    assert plain_spaces("10\u202f000\u00a0Euro\tin\u3000z.\u2009B.") == ("10 000 Euro in z. B.", 5)
    kept = "Er rief: «\u00a0Ja\u202f», »\u00a0Nein\u00a0«"
    assert plain_spaces(kept) == (kept, 0)
    assert plain_spaces("sagte:\u00a0«Ja»\u00a0und") == ("sagte: «Ja» und", 2)


HARD = st.text(
    st.sampled_from("Ã¼ÂÄÅâ€ž\u0093ðŸ\x9f\u0098aBä19-\u2010\n \t\u00ad\u200b\u2060\ufeff\u00a0\u202f\u3000«»„“und"),
    max_size=60,
)


@settings(max_examples=500)
@given(HARD | st.text(st.characters(codec=None), max_size=40), st.booleans())
def test_cleaning_twice_is_cleaning_once(text, printed):
    once = clean_text(text, printed=printed)
    assert clean_text(once, printed=printed) == once


@given(HARD)
def test_every_step_tells_a_change_exactly_where_there_is_one(text):
    for step in CHANGING.values():
        new, n = step(text)
        assert (n > 0) == (new != text)
        assert len(new) <= len(text)


@given(st.text(LETTERS + MARKS.replace("-", ""), max_size=60))
def test_text_without_anything_to_clean_is_the_same_object(text):
    assert clean_text(text) is text


@pytest.mark.parametrize("piece", ["Ã¼", "Ã¼ ", "Â ", "\x84", "â€ž", "ÃÂ", "a-\nb", "\u00ad \n", "«\u00a0", "a- "])
def test_a_megabyte_of_anything_comes_through(piece):
    text = piece * (1_000_000 // len(piece))
    assert len(clean_text(text)) <= len(text)
