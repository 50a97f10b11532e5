"""Cleaning as a switch of ``load_corpus`` and ``analyse``: what it does, what it tells, and that it can be left."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import analysis as an
from analysis.corpus.cleaning.steps import STEPS, as_told, chosen
from analysis.corpus.units import Unit

DIRTY = (
    "Talheim (dpa) - Die BÃ¼rgermeisterin ging ins Frei\u00adbad.\n\n„Das Wahl-\nprogramm kostet 10\u00a0000 Euro“, "
    "sagte sie.\n\nFoto: nna"
)
CLEAN = (
    "Talheim (dpa) - Die Bürgermeisterin ging ins Freibad.\n\n„Das Wahl-\nprogramm kostet 10 000 Euro“, sagte sie.\n\n"
    "Foto: nna"
)


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "a.jsonl"
    articles = [
        {"id": "Ã¼1", "title": "Das Frei\u00adbad", "text": DIRTY, "url": "https://nna.example/Ã¼", "Ressort": "KÃ¶ln"},
        {"id": "b", "text": "Es regnet."},
        {"id": "c", "text": "Zwei\u00a0Wörter,\u00a0ja."},
    ]
    path.write_text("\n".join(map(json.dumps, articles)), encoding="utf-8")
    return path


def test_text_and_metadata_are_cleaned_and_names_of_things_stay(rows):
    articles = an.load_corpus(rows).articles
    assert articles["text"].tolist() == [CLEAN, "Es regnet.", "Zwei Wörter, ja."]
    first = articles.iloc[0]
    assert (first["title"], first["Ressort"]) == ("Das Freibad", "Köln")
    assert (first["article_id"], first["url"], first["source"]) == ("Ã¼1", "https://nna.example/Ã¼", "a.jsonl:1")


def test_the_provenance_counts_and_names_the_articles(rows):
    corpus = an.load_corpus(rows)
    told = corpus.provenance["cleaning"]
    assert list(told) == list(STEPS)
    # A word of the text and one of the column Ressort; a soft hyphen in title and text.
    assert told["mojibake"] == {"articles": 1, "changes": 2, "first": ["Ã¼1"]}
    assert told["soft_hyphens"] == {"articles": 1, "changes": 2, "first": ["Ã¼1"]}
    assert told["line_end_hyphens"] == {"articles": 0, "changes": 0, "first": []}
    # One space in the first text, two in the third.
    assert told["spaces"] == {"articles": 2, "changes": 3, "first": ["Ã¼1", "c"]}
    assert told["boilerplate"] == told["agency_tags"] == {"articles": 1, "changes": 1, "first": ["Ã¼1"]}
    assert told["repeated"]["articles"] == 0
    assert corpus.provenance["kept"] == ["Ressort"]
    assert repr(corpus).split("\n")[-2:] == [
        "cleaned: mojibake in 1 article, soft hyphens in 1 article, spaces in 2 articles",
        "left out: boilerplate in 1 article, agency tags in 1 article",
    ]


def test_ids_of_twenty_articles_at_most(tmp_path):
    lines = "\n".join(json.dumps({"id": f"n{n}", "text": f"Text\u00a0{n}"}) for n in range(30))
    (tmp_path / "a.jsonl").write_text(lines, encoding="utf-8")
    told = an.load_corpus(tmp_path).provenance["cleaning"]["spaces"]
    assert (told["articles"], told["changes"]) == (30, 30)
    assert told["first"] == [f"n{n}" for n in range(20)]


def test_without_cleaning_the_text_stays_and_nothing_is_left_out(rows):
    corpus = an.load_corpus(rows, clean=False)
    assert corpus.articles["text"].tolist() == [DIRTY, "Es regnet.", "Zwei\u00a0Wörter,\u00a0ja."]
    assert corpus.provenance["cleaning"] == {}
    assert corpus.provenance["parameters"]["clean"] is False
    assert "cleaned" not in repr(corpus)
    result = an.analyse(corpus, voices="rules")
    assert result.omitted.empty
    assert result.sentences["start"].iloc[0] == 0


def test_some_steps_alone_and_their_order_does_not_matter(rows):
    corpus = an.load_corpus(rows, clean=["spaces", "line_end_hyphens", "spaces"])
    assert list(corpus.provenance["cleaning"]) == ["line_end_hyphens", "spaces"]
    assert corpus.provenance["parameters"]["clean"] == ["line_end_hyphens", "spaces"]
    # Asked for by name, hyphens at the ends of lines are looked for in every text.
    expected = DIRTY.replace("Wahl-\nprogramm", "Wahlprogramm").replace("10\u00a0000", "10 000")
    assert corpus.articles["text"].iloc[0] == expected


def test_what_analysis_leaves_out_follows_the_corpus(rows):
    result = an.analyse(an.load_corpus(rows), voices="rules")
    texts = result.articles.set_index("article_id")["text"]
    found = [(texts[row.article_id][row.start : row.end], row.kind) for row in result.omitted.itertuples()]
    assert found == [("Talheim (dpa) -", "dateline"), ("Foto: nna", "credit")]
    assert result.provenance["cleaning"]["agency_tags"]["first"] == ["Ã¼1"]
    assert result.provenance["cleaning"]["spaces"]["articles"] == 2
    assert texts.iloc[0][result.sentences["start"].iloc[0] :].startswith("Die Bürgermeisterin")
    only = an.analyse(an.load_corpus(rows, clean=["boilerplate"]), voices="rules")
    assert only.omitted["kind"].tolist() == ["credit"]
    assert list(only.provenance["cleaning"]) == ["boilerplate"]


def test_articles_of_a_table_keep_their_text_and_are_marked():
    table = pd.DataFrame({"article_id": ["a"], "text": [DIRTY]})
    result = an.analyse(table, voices="rules")
    assert result.articles["text"].tolist() == [DIRTY]
    assert result.omitted["kind"].tolist() == ["dateline", "credit"]
    assert list(result.provenance["cleaning"]) == ["boilerplate", "agency_tags", "repeated"]


def test_repeated_lines_of_a_corpus_are_in_no_sentence(tmp_path):
    line = "Die Redaktion ist rund um die Uhr da"
    for number, word in enumerate(("Regen", "Wind", "Schnee", "Nebel", "Sonne")):
        text = f"{word} kam am Tag {number} nach Talheim, sagte Ada Brandt.\n\n{line}"
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    corpus = an.load_corpus(tmp_path)
    result = an.analyse(corpus, voices="rules")
    assert result.omitted["kind"].tolist() == ["repeated"] * 5
    assert len(result.sentences) == 5
    assert corpus.provenance["cleaning"]["repeated"] == result.provenance["cleaning"]["repeated"]


def test_words_divided_at_the_ends_of_lines_of_a_pdf_document(made, tmp_path):
    page = [(800, "Der Rat hat am Montag das Wahl-"), (786, "programm in Nord-"), (772, "Talheim gebilligt.")]
    (tmp_path / "a.pdf").write_bytes(made.pdf(page))
    (tmp_path / "b.txt").write_text("Das Wahl-\nprogramm.", encoding="utf-8")
    texts = an.load_corpus(tmp_path).articles.set_index("article_id")["text"]
    assert texts["a"] == "Der Rat hat am Montag das Wahlprogramm in Nord-Talheim gebilligt."
    assert texts["b"] == "Das Wahl-\nprogramm."
    raw = an.load_corpus(tmp_path, clean=False).articles["text"]
    assert raw.iloc[0] == "Der Rat hat am Montag das Wahl-\nprogramm in Nord-\nTalheim gebilligt."


def test_units_without_anything_to_clean_are_the_same_objects():
    from analysis.corpus.cleaning.steps import Cleaner

    units = [Unit("a", "a", {"text": "Größe."}), Unit("b", "b", None)]
    assert [one is other for one, other in zip(units, Cleaner(clean=True).units(units), strict=True)] == [True, True]


@pytest.mark.parametrize(
    ("clean", "error", "words"),
    [
        (["spaces", "magic"], an.CorpusError, r"clean has no step 'magic'; expected some of: mojibake, soft_hyphens, "),
        ("spaces", TypeError, r"clean is True \(all steps\), False \(none\) or a list of steps; it was given 'spaces'"),
        (["no-magic"], an.CorpusError, r"clean has no step 'no-magic'; expected some of: mojibake, "),
        (
            ["spaces", "no-mojibake"],
            an.CorpusError,
            r"steps to take and steps to leave out: spaces, no-mojibake\. Name the former alone",
        ),
        (None, TypeError, r"it was given None. Try clean=\['mojibake', 'spaces'\]"),
        ([1], TypeError, "it was given"),
    ],
)
def test_what_is_no_step(rows, clean, error, words):
    with pytest.raises(error, match=words):
        an.load_corpus(rows, clean=clean)


def test_a_result_that_is_found_again_knows_the_steps(rows, tmp_path):
    place = tmp_path / "kept"
    first = an.analyse(an.load_corpus(rows), voices="rules", keep=place)
    again = an.analyse(an.load_corpus(rows), voices="rules", keep=place)
    assert again.provenance["cleaning"] == first.provenance["cleaning"]
    assert "found_again" in again.provenance
    other = an.analyse(an.load_corpus(rows, clean=["mojibake", "soft_hyphens", "spaces"]), voices="rules", keep=place)
    assert other.omitted.empty


def test_the_teaching_corpus_has_nothing_to_put_right():
    corpus = an.load_corpus(an.sample("teaching"))
    # Six articles with teasers or credits were written into it.
    done = {step: told["articles"] for step, told in corpus.provenance["cleaning"].items() if told["articles"]}
    assert done == {"boilerplate": 6}
    pd.testing.assert_frame_equal(corpus.articles, an.load_corpus(an.sample("teaching"), clean=False).articles)


def test_all_steps_but_some(rows):
    corpus = an.load_corpus(rows, clean=["no-spaces", "no-mojibake"])
    left = ["soft_hyphens", "line_end_hyphens", "boilerplate", "agency_tags", "repeated"]
    assert list(corpus.provenance["cleaning"]) == left
    assert corpus.provenance["parameters"]["clean"] == ["no-mojibake", "no-spaces"]
    text = corpus.articles["text"].iloc[0]
    # As with all steps, a word that is divided at the end of a line is left alone where no page was printed.
    assert "BÃ¼rgermeisterin ging ins Freibad" in text
    assert "Wahl-\nprogramm kostet 10\u00a0000 Euro" in text
    again = an.load_corpus(rows, clean=corpus.provenance["parameters"]["clean"])
    assert again.provenance == corpus.provenance


@given(st.lists(st.sampled_from(STEPS)), st.booleans())
def test_what_is_told_asks_for_the_same_steps(steps, but):
    asked = [f"no-{step}" if but else step for step in steps]
    assert as_told(as_told(asked)) == as_told(asked)
    assert chosen(as_told(asked)) == chosen(asked)
    assert set(chosen(asked)) == (set(STEPS) - set(steps) if but and steps else set(steps))
