"""What is shared without texts has none of them, and whoever has them can put them back."""

from __future__ import annotations

import html
import zipfile
from dataclasses import replace

import pandas as pd
import pytest

import analysis as an
from analysis import tables
from analysis.export import ExportError, open_tables, read, with_texts, without_text
from analysis.export.repeated import repeating
from analysis.result import TABLES
from analysis.schema import TableError

from .conftest import FORMS, TEXT, exported

ALL = pytest.mark.parametrize("form", FORMS)


@pytest.fixture(scope="module")
def corpus():
    return an.load_corpus(an.sample("teaching"))


@pytest.fixture(scope="module")
def teaching(corpus):
    return an.analyse(corpus, voices="rules")


def bytes_of(place, folder):
    """All that was written, unpacked: zip of Excel, pages of Parquet."""
    if place.is_file():
        with zipfile.ZipFile(place) as book:
            return html.unescape("\n".join(book.read(name).decode("utf-8") for name in book.namelist()))
    raw = [file.read_bytes().decode("utf-8", "ignore") for file in sorted(place.iterdir())]
    if (place / "articles.parquet").exists():
        found = open_tables(place)
        raw += [data.to_csv() for data in found.values()]
    return "\n".join(raw)


def runs(articles):
    """Every four words of title, lead and text, as they stand there."""
    for field in ("title", "lead", "text"):
        for text in articles[field].dropna():
            words = text.split()
            yield from (" ".join(words[at : at + 4]) for at in range(len(words) - 3))


def is_name(run, result):
    """Whether the words are the name of an entity: names stay, as they are facts."""
    return any(run.strip(",.„“") in name for aliases in result.entities["aliases"] for name in aliases)


@ALL
@pytest.mark.parametrize("names", [True, False])
def test_no_four_words_of_an_article_are_in_the_bytes(form, names, teaching, tmp_path):
    headline = "Das Bad bleibt im Sommer offen"
    ids = {teaching.articles["article_id"].iloc[0]: headline}
    renamed = replace(
        teaching,
        articles=teaching.articles.assign(
            article_id=teaching.articles["article_id"].replace(ids),
            title=teaching.articles["title"].where(teaching.articles.index > 0, headline),
            url="https://example.org/das-bad-bleibt-im-sommer-offen",
            teaser=teaching.articles["text"],
        ),
        provenance={**teaching.provenance, "sources": {f"{headline}.txt": "9f"}},
    )
    written = bytes_of(exported(renamed, form, tmp_path, without_text=True, names=names), tmp_path)
    assert "bad-bleibt-im-sommer" not in written
    assert [run for run in runs(renamed.articles) if run in written and not (names and is_name(run, renamed))] == []
    assert ("Sevda Aydın" in written) == names


def test_the_saved_one_has_none_either(teaching, tmp_path):
    written = bytes_of(teaching.save(tmp_path / "saved", without_text=True), tmp_path)
    assert [run for run in runs(teaching.articles) if run in written and not is_name(run, teaching)] == []


def test_counts_offsets_and_measures_stay(teaching):
    bare = without_text(teaching)
    assert [len(getattr(bare, name)) for name in TABLES] == [len(getattr(teaching, name)) for name in TABLES]
    pd.testing.assert_frame_equal(bare.sentences, teaching.sentences)
    for column in ("start", "end", "spans", "n_words", "type", "speaker_id", "cue_lemma"):
        pd.testing.assert_series_equal(bare.quotes[column], teaching.quotes[column])
    one, other = (an.measures.quote_density(r.sentences, r.quotes, r.articles, by="outlet") for r in (bare, teaching))
    pd.testing.assert_frame_equal(one, other)
    said = [an.measures.speaker_prominence(r.quotes, r.articles, types=("direct",)) for r in (bare, teaching)]
    pd.testing.assert_frame_equal(*said)
    with pytest.raises(TableError, match=r"25 of 25 articles came without text, and this is counted in it. Put the"):
        an.measures.kwic(bare.articles, "Bad")
    # SHA-256 of the text in UTF-8, as `sha256sum` gives it.
    assert len(bare.articles["text_sha256"].iloc[0]) == 64
    assert bare.articles["n_characters"].iloc[0] == len(teaching.articles["text"].iloc[0])


@ALL
def test_with_the_texts_it_is_the_analysis_again(form, teaching, corpus, tmp_path):
    shared = read(exported(teaching, form, tmp_path, without_text=True))
    again = with_texts(shared, corpus)
    # Descriptions of four words and more are in the text's own words: "ein Mann im Trikot des 1. FC Wiesenbrück".
    long = again.quotes["speaker"].str.startswith("withheld-").fillna(False).astype(bool)
    assert 0 < long.sum() < 20
    assert again.quotes.loc[long, "speaker_id"].isna().all()
    again = replace(
        again, quotes=again.quotes.assign(speaker=again.quotes["speaker"].mask(long, teaching.quotes["speaker"]))
    )
    for name in TABLES:
        pd.testing.assert_frame_equal(getattr(again, name), getattr(teaching, name))
    assert again.provenance == teaching.provenance
    again.tokens()


def test_short_passages_are_left_out_too(result):
    bare = without_text(result)
    for name, column in [("quotes", "text"), ("quotes", "cue"), ("quotes", "speaker_text"), ("quotes", "addressee")]:
        assert getattr(bare, name)[column].isna().all(), column
    assert bare.mentions["text"].isna().all()
    assert bare.marked["text"].isna().all()
    assert bare.articles[["title", "lead", "text"]].isna().all(axis=None)
    assert "Seite" not in bare.articles


def test_names_can_be_left_out(result):
    bare = without_text(result, names=False)
    assert bare.entities["name"].tolist() == bare.entities["entity_id"].tolist()
    assert set(bare.quotes["speaker_id"].dropna()) <= set(bare.entities["entity_id"])
    assert set(bare.mentions["entity_id"].dropna()) == set(bare.entities["entity_id"])
    assert bare.quotes["speaker"].nunique() == result.quotes["speaker"].nunique()
    proper = bare.words[bare.words["pos"].eq("PROPN")]
    assert set(proper["lemma"]) <= {"(name)"}
    assert bare.words["n"].sum() == result.words["n"].sum()
    tables.validate("entities", bare.entities)


def test_another_text_is_told_and_stays_missing(result):
    shared = without_text(result)
    other = result.articles.assign(text=[TEXT, "Ein anderer Text."])
    again = with_texts(shared, other)
    told = again.problems.iloc[-1]
    assert (told["article_id"], told["stage"]) == ("b", "with_texts")
    assert told["problem"] == "The text that came is not the one that was analysed (another SHA-256); it stays missing."
    assert again.articles["text"].isna().tolist() == [False, True]
    # What is still missing is still told, and can be put back later.
    assert "without_text" in again.provenance
    whole = with_texts(again, result.articles)
    assert whole.articles["text"].tolist() == result.articles["text"].tolist()


def test_articles_are_found_by_their_text_under_another_name(result):
    other = result.articles.assign(article_id=["x", "y"])
    again = with_texts(without_text(result), other)
    assert again.articles["article_id"].tolist() == ["a", "b"]
    assert again.quotes["text"].tolist() == result.quotes["text"].tolist()
    assert len(again.problems) == len(result.problems)


def test_an_article_that_lacks_is_told(result):
    again = with_texts(without_text(result), result.articles.head(1))
    assert again.problems["problem"].tolist() == ["No article of this name or text came; its text stays missing."]


def test_another_title_stays_missing(result):
    again = with_texts(without_text(result), result.articles.assign(title=["Neu", "Noch neu"]))
    assert again.articles["title"].isna().all()
    assert again.problems["problem"].tolist() == [
        "The title that came is not the one that was analysed (another SHA-256); it stays missing."
    ]


def test_no_text_that_fits_is_an_error(result):
    with pytest.raises(
        ExportError, match=r"None of the 2 texts is in this corpus of 1 articles. Load the articles as they"
    ):
        with_texts(without_text(result), pd.DataFrame({"article_id": ["x"], "text": ["Nein."]}))
    with pytest.raises(ExportError, match="no column text_sha256; expected one that was saved or exported"):
        with_texts(result, result.articles)


def test_tokens_of_missing_texts_are_an_error(result):
    with pytest.raises(
        ValueError, match=r"2 of 2 articles came without text; tokens are made of it. Try analysis.export"
    ):
        without_text(result).tokens()


def test_what_repeats_a_text():
    # Four words in a row; punctuation and capitals do not count, three words are too few.
    found = repeating(["eins zwei drei", "Eins, zwei: drei_vier", "zwei drei vier fünf"], ["Eins zwei drei vier."])
    assert found == {"Eins, zwei: drei_vier"}
