from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import analysis as an
from analysis.corpus.lost_letters import lost_letters


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("„Ja“, sagte Ayd?n. Y?ld?r?ms „M??ller“ kam.", "'Ayd?n', 'Y?ld?r?ms' and 'M??ller' have ?"),
        ("Ayd?n kam, Ayd?n sah, und Ayd?n ging.", "'Ayd?n' has ?"),
        ("Die B?rger w?hlen den R?t f?r T?lheim.", "'B?rger', 'w?hlen', 'R?t' and 2 more have ?"),
        ("Frau M\ufffdller kam.", "'M\ufffdller' has U+FFFD"),
        ("Frau \ufffdzdemir kam zur\ufffdck.", "'\ufffdzdemir' and 'zur\ufffdck' have U+FFFD"),
    ],
)
def test_lost_letters_are_told(text, problem):
    found = lost_letters({"text": text})
    assert found is not None
    assert found.problem == f"letters seem to be lost: {problem} in place of a letter"
    assert found.hint.endswith("Go back to where it comes from, and export it again as UTF-8 (Excel: “CSV UTF-8”).")


@pytest.mark.parametrize(
    "text",
    [
        "Ayd?n kam, und Ayd?n ging.",
        "Warum?Weil es so ist. Wer?Sie. Was?Nichts.",
        "Siehe a.example/?x=y, b.example/?u=v, c.example?d und www.d?e.example.",
        "Er schrieb an x?y@nna.example und z?w@nna.example.",
        "Was? Wie? Wo? „Wer?“ (wann?) Wozu?! Ja?",
        "Das Zeichen \ufffd steht für sich.",
        "f(a?b:c) und g(x1?y1:z1) und a?b/c?d",
        "",
    ],
)
def test_what_is_no_sign(text):
    assert lost_letters({"text": text}) is None


@given(st.text(alphabet="abzäöüßABZ.,! \n„“-", max_size=200), st.sampled_from(["", "?", "\ufffd"]))
def test_sound_text_with_the_sign_between_blanks_has_none(text, sign):
    assert lost_letters({"text": f"{text} {sign} {text}"}) is None


def test_an_article_has_one_row(tmp_path):
    (tmp_path / "a.csv").write_text(
        "id;Autor;Text\na1;E. Ayd?n;Ali Y?ld?r?m kam.\na2;;Es regnet.\na3;;Der Rat?der Stadt.\n", encoding="utf-8"
    )
    problems = an.load_corpus(tmp_path).problems
    # The author has one of the words, the text the other; in the third article there is one alone.
    assert problems["article_id"].tolist() == ["a1"]
    assert problems["source"].tolist() == ["a.csv:2"]
    assert problems["problem"].iloc[0].startswith("letters seem to be lost: 'Ayd?n' and 'Y?ld?r?m' have ?")


def test_signs_that_reading_put_there_are_told_once(tmp_path):
    row = "Frau Möller und Herr Höß kämen für Frau Müller zurück, hieß es.".encode()
    (tmp_path / "a.csv").write_bytes(b"id;Text\na1;" + row + b"\na2;Frau M\xf6ller kam.\n")
    corpus = an.load_corpus(tmp_path)
    assert "M\ufffdller" in corpus.articles["text"].iloc[1]
    (problem,) = corpus.problems["problem"]
    assert problem.startswith("bytes that are no utf-8")
