"""What problems quote of texts and metadata does not leave with a result that is shared without texts."""

from __future__ import annotations

import json
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import analysis as an
from analysis import pipeline, tables
from analysis.export import without_text
from analysis.export.unquoted import unquoted
from analysis.result import TABLES

from .conftest import FORMS, exported
from .test_without_text import bytes_of

N = 12
SECRET = "Geheimsatz"
APOSTROPHE, BOTH = "Wie geht's?", 'Wie "geht\'s" so?'


def pieces(texts):
    """Every 12 characters of the texts that have a letter, as they stand there."""
    found = {text[at : at + N] for text in texts if isinstance(text, str) for at in range(len(text) - N + 1)}
    return {piece for piece in found if any(map(str.isalpha, piece))}


def leaked(texts, told):
    return sorted(piece for piece in pieces(texts) if piece in told)


def written_out(result):
    """Every value of every table, and the provenance."""
    values = [value for name in TABLES for column in getattr(result, name) for value in getattr(result, name)[column]]
    return "\n".join(map(str, [*values, json.dumps(result.provenance, ensure_ascii=False, default=str)]))


# Words of no language, so that none of them is in a message of the kit; too short for a lemma of twelve letters.
WORD = st.text("bdfgklmprwzäöüß", min_size=2, max_size=7)
SENTENCE = st.lists(WORD, min_size=4, max_size=9).map(lambda some: " ".join(some).capitalize())
PASSAGE = st.sampled_from(["„{}. {}.", "{}, sagte er. »{}", '"{}. {}.', "“{}“, {}.", "{}\n„{}\n\n„{}"])


@st.composite
def article(draw):
    """A text, mostly with a mark that never closes, and metadata that cannot be read, in words of the text."""
    words = [draw(SENTENCE) for _ in range(3)]
    at = draw(st.integers(0, 2))
    return {
        "text": draw(PASSAGE).format(*words),
        "title": draw(st.sampled_from(words)),
        "date": words[at],
        "language": words[at - 1],
        "article_id": draw(st.sampled_from(["a", "b", words[0]])),
    }


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(article(), min_size=1, max_size=3, unique_by=lambda one: one["article_id"]), st.booleans())
def test_no_twelve_characters_of_an_article_are_in_any_table(articles, names):
    result = an.analyse(pd.DataFrame(articles), voices="rules", progress=False)
    given_text = [value for one in articles for key, value in one.items() if key != "article_id"]
    bare = without_text(result, names=names)
    told = "\n".join(bare.problems[["stage", "problem", "hint"]].to_numpy().ravel())
    assert leaked(given_text, told) == []
    if not names:
        assert leaked(given_text, written_out(bare)) == []


@pytest.mark.parametrize(
    ("stage", "message", "bare"),
    [
        (
            "quotation marks", "The mark at 1173 opens and never closes: „Frau Bürgermeisterin, Sie hab…",
            "The mark at 1173 opens and never closes (text withheld)",
        ),
        (
            "load", "the date 'am Tag danach' cannot be read; it was left out",
            "the date (text withheld) cannot be read; it was left out",
        ),
        # repr takes the other marks where the value has an apostrophe, and writes a backslash where it has both.
        ("load", f"the language {APOSTROPHE!r} is not known", "the language (text withheld) is not known"),
        ("load", f"the line {BOTH!r} names no day", "the line (text withheld) names no day"),
        ("load", "no column holds the text; the columns are Ja, Nein", "no column holds the text; the columns are "
         "(text withheld)"),
        ("load", "no text; its names are: Ja, Nein", "no text; its names are (text withheld)"),
        (
            "corrections", "The words 'das Bad' do not stand at [[3, 10]] any more; they stand nowhere in it now.",
            "The words (text withheld) do not stand at [[3, 10]] any more; they stand nowhere in it now.",
        ),
        (
            "corrections", "2 corrections are about articles that are not here: ein Bad, kein Bad.",
            "2 corrections are about articles that are not here (text withheld)",
        ),
        ("analyse", "KeyError: 'Bad'", "KeyError (text withheld)"),
        # Nothing of the input is in these.
        ("load", "no valid JSON: Expecting value in line 1", "no valid JSON: Expecting value in line 1"),
        ("load", "left out: 2 tables, 1 note", "left out: 2 tables, 1 note"),
        ("language", "The article is not German (language 'en').", "The article is not German (language 'en')."),
    ],
)  # fmt: skip
def test_what_is_wrong_stays(stage, message, bare):
    assert unquoted(message, stage) == bare


def test_names_of_articles_stay_where_they_stay_in_the_table(result):
    rows = [
        {"article_id": "b", "stage": "load", "problem": f"the article_id {old!r} came before", "hint": "Drop one."}
        for old in ("a", "gone")
    ]
    told = without_text(replace(result, problems=tables.frame("problems", rows))).problems["problem"]
    assert told.tolist() == ["the article_id 'a' came before", "the article_id (text withheld) came before"]


def test_a_message_that_repeats_a_text_all_the_same_is_withheld_as_a_whole(result):
    rows = [{"stage": "load", "problem": "Das Bad bleibt offen, sagte sie", "hint": "Das Bad bleibt offen?"}]
    told = without_text(replace(result, problems=tables.frame("problems", rows))).problems.iloc[0]
    assert told[["problem", "hint"]].tolist() == ["(text withheld)", "(text withheld)"]


FILES = {
    "a.md": f"---\nDatum: {SECRET} eins\nSprache: {SECRET}s\n---\n„Ja. {SECRET} zwei",
    "b.md": f"---\nTitel: {SECRET}: [\n---\nEs regnet.",
    "c.csv": f"{SECRET} drei,Zahl\n1,2\n",
    "d.jsonl": json.dumps({f"{SECRET} vier": 1}) + f"\n{{{SECRET}\n[]",
    "e.json": f'[{{"{SECRET}": 1}}]',
    "f.json": f'{{"{SECRET}: ',
    "g.xml": f"<TEI {SECRET}>{SECRET} &{SECRET};</{SECRET}>",
    "h.html": f"<html><p>{SECRET}",
    "i.csv": f"Text,Datum\nEs regnet.,{SECRET} sieben\n{SECRET},{SECRET},{SECRET},{SECRET}\n",
    "j.rss": f"<rss version='2.0'><channel><title>{SECRET}</title><item><title>{SECRET}</title></item></channel></rss>",
}


@pytest.mark.parametrize("form", FORMS)
def test_a_word_of_files_that_were_read_and_were_not_is_in_no_export(form, tmp_path, monkeypatch):
    folder = tmp_path / "in"
    folder.mkdir()
    for name, content in FILES.items():
        (folder / name).write_text(content, encoding="utf-8")
    result = an.analyse(an.load_corpus(folder), voices="rules", progress=False)
    assert SECRET in "".join(result.problems["problem"])
    assert len(result.problems) > len(FILES)
    result = replace(result, words=result.words.iloc[:0], entities=result.entities.iloc[:0])
    assert SECRET not in bytes_of(exported(result, form, tmp_path, without_text=True), tmp_path)


def test_an_error_in_an_article_tells_its_kind_alone(monkeypatch):
    def fails(*_):
        raise ValueError(SECRET)

    monkeypatch.setattr(pipeline, "read_articles", fails)
    result = an.analyse(pd.DataFrame({"article_id": ["a"], "text": ["Es regnet."]}), voices="rules", progress=False)
    assert result.problems["problem"].tolist() == [f"ValueError: {SECRET}"]
    assert without_text(result).problems["problem"].tolist() == ["ValueError (text withheld)"]


def test_names_of_the_list_of_actors_stay_if_names_do(result):
    problem = "No name was found for 1 of the entities in the list of actors: 'Ole Brandt'."
    rows = [{"stage": "actors", "problem": problem, "hint": "An alias is the name."}]
    given_list = replace(result, problems=tables.frame("problems", rows))
    assert without_text(given_list).problems["problem"].tolist() == [problem]
    told = without_text(given_list, names=False).problems["problem"].tolist()
    assert told == ["No name was found for 1 of the entities in the list of actors: (text withheld)."]
