"""What holds for any text: passages are exact, tables keep their schema, nothing is lost, order does not matter."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import analysis as an
from analysis import tables
from analysis.options import VOICES
from analysis.result import TABLES

PIECES = st.sampled_from(
    "„ “ ” \" » « ‚ ‘ ’ ' › ‹ , . : ; ! ? … – ( ) \n \n\n sagte erklärte, dass laut zufolge so er sie Anna Abel "
    "Präsident Kim Jong-un Der Rat die Polizei sei habe z. B. 12. Mai 🙂 é é ß \u202e \ud83d \x00 Mehr zum Thema: "
    "Foto: EU-Kommission russische ein Anwohner Nach Angaben der Feuerwehr".split(" ")
)
TEXTS = st.lists(PIECES | st.text(max_size=6), max_size=40).map(" ".join)


BOTH = pytest.mark.parametrize("voices", VOICES)


def analysed(*texts, voices="model"):
    # As objects: with pyarrow, pandas has no strings with lone surrogates.
    held = pd.Series(list(texts), dtype=object)
    table = pd.DataFrame({"article_id": [str(n) for n in range(len(texts))], "text": held})
    return an.analyse(table, voices=voices)


def check_passages(result):
    texts = dict(zip(result.articles["article_id"], result.articles["text"], strict=True))
    for field in ("title", "lead"):
        other = dict(zip(result.articles["article_id"], result.articles[field], strict=True))
        for row in result.mentions[result.mentions["field"] == field].itertuples():
            assert other[row.article_id][row.start : row.end] == row.text
    in_text = result.mentions[result.mentions["field"] == "text"]
    for table in (result.quotes, result.marked, in_text):
        for row in table.itertuples():
            assert texts[row.article_id][row.start : row.end] == row.text
    for row in result.tokens().itertuples():
        assert texts[row.article_id][row.start : row.end] == row.text
    for name in ("sentences", "omitted"):
        for row in getattr(result, name).itertuples():
            passage = texts[row.article_id][row.start : row.end]
            assert passage == passage.strip() != ""
    for row in result.quotes.itertuples():
        assert (row.spans[0][0], row.spans[-1][1]) == (row.start, row.end)
        assert all(start < end for start, end in row.spans)
        assert all(a[1] <= b[0] for a, b in zip(row.spans, row.spans[1:], strict=False))
        for spans, words in (
            (row.cue_spans, row.cue),
            (row.speaker_spans, row.speaker_text),
            (row.addressee_spans, row.addressee),
        ):
            if spans is not None:
                assert " ".join(texts[row.article_id][start:end] for start, end in spans) == words


@BOTH
@given(text=TEXTS)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_row_of_every_table_is_its_passage(voices, text):
    result = analysed(text, voices=voices)
    assert not (result.problems["stage"] == "analyse").any()
    for name in TABLES:
        tables.validate(name, getattr(result, name))
    check_passages(result)


@BOTH
def test_the_sample_corpora_keep_schema_and_passages(voices):
    result = an.analyse(an.load_corpus([an.sample("founding"), an.sample("teaching")]), voices=voices)
    for name in TABLES:
        tables.validate(name, getattr(result, name))
    check_passages(result)
    assert result.quotes["quote_id"].is_unique
    assert set(result.quotes["nested_in"].dropna()) <= set(result.quotes["quote_id"])
    assert set(result.quotes["speaker_id"].dropna()) <= set(result.entities["entity_id"])
    assert set(result.mentions["entity_id"]) == set(result.entities["entity_id"])


def test_empty_input_gives_empty_tables_with_the_full_schema():
    result = an.analyse(pd.DataFrame({"article_id": [], "text": []}))
    for name in TABLES:
        table = tables.validate(name, getattr(result, name))
        assert len(table) == 0
    assert list(result.tokens().columns) == tables.TABLES["tokens"].names


def test_processes_do_not_change_the_result():
    corpus = an.load_corpus(an.sample("teaching"))
    part = corpus.articles.head(4)
    one, two = an.analyse(part), an.analyse(part, workers=2)
    for name in TABLES:
        pd.testing.assert_frame_equal(getattr(one, name), getattr(two, name))


def test_a_saved_analysis_opens_the_same_and_has_the_same_bytes(tmp_path):
    result = an.analyse(an.load_corpus(an.sample("founding")))
    result.save(tmp_path / "one")
    opened = an.open_analysis(tmp_path / "one")
    opened.save(tmp_path / "two")
    for name in TABLES:
        pd.testing.assert_frame_equal(getattr(result, name), getattr(opened, name))
    for file in (tmp_path / "one").iterdir():
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes()


def test_order_of_articles_changes_neither_entities_nor_quotations():
    articles = an.load_corpus(an.sample("teaching")).articles
    one, other = an.analyse(articles), an.analyse(articles.iloc[::-1].drop(columns="duplicate_of"))
    pd.testing.assert_frame_equal(one.entities, other.entities)
    key = ["article_id", "start", "end", "type"]
    left = one.quotes.sort_values(key, ignore_index=True)
    right = other.quotes.sort_values(key, ignore_index=True)
    pd.testing.assert_frame_equal(left, right)


UNRELATED = "Der Zug nach Zwettl hatte Verspätung. Oskar Quitte, Fahrdienstleiter der Bahn, entschuldigte sich."


@BOTH
@given(text=TEXTS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_an_unrelated_article_never_changes_the_mentions_of_another(voices, text):
    def mentions(result):
        table = result.mentions[result.mentions["article_id"] == "0"]
        return table[["field", "start", "end", "label", "how"]].values.tolist()

    assert mentions(analysed(text, voices=voices)) == mentions(analysed(text, UNRELATED, voices=voices))


def test_one_bad_article_never_ends_a_run(monkeypatch):
    from analysis import pipeline

    real = pipeline.read_articles

    def fails(articles, *rest):
        if any(article.article_id == "1" for article in articles):
            message = "broken on purpose"
            raise RuntimeError(message)
        return real(articles, *rest)

    monkeypatch.setattr(pipeline, "read_articles", fails)
    result = analysed("„Ja“, sagte Anna Abel.", "Zwei.", "Drei.")
    assert list(result.articles["article_id"]) == ["0", "1", "2"]
    assert set(result.sentences["article_id"]) == {"0", "2"}
    row = result.problems.iloc[0]
    assert (row["article_id"], row["stage"], row["problem"]) == ("1", "analyse", "RuntimeError: broken on purpose")


def test_other_languages_are_kept_and_marked():
    data = pd.DataFrame({"article_id": ["en"], "text": ["“Yes”, she said."], "language": ["en"]})
    result = an.analyse(data)
    assert len(result.articles) == 1
    assert len(result.sentences) == 0
    assert "not German" in result.problems.loc[0, "problem"]


def test_filter_keeps_some_articles_and_recounts():
    result = an.analyse(an.load_corpus(an.sample("teaching")))
    nna = result.filter(outlet="nna", start="2025-06-01")
    assert set(nna.articles["outlet"]) == {"nna"}
    assert set(nna.quotes["article_id"]) <= set(nna.articles["article_id"])
    assert nna.entities["n_mentions"].sum() == len(nna.mentions)
    with pytest.raises(ValueError, match="articles have no column 'paper'; they have article_id"):
        result.filter(paper="nna")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"voices": "magic"}, "voices='magic' is unknown; this version has voices='model' and voices='rules'"),
        ({"engine": "magic"}, "engine='magic' is unknown; expected engine='builtin' or engine='spacy:"),
        ({"workers": 0}, "workers=0 came; expected 1 or more"),
        ({"cluster": "local"}, "cluster is not supported by this version"),
    ],
)
def test_options_that_are_not_known_are_told(options, told):
    with pytest.raises(ValueError, match=told):
        an.analyse(pd.DataFrame({"article_id": ["a"], "text": ["Ja."]}), **options)


def test_open_analysis_tells_what_is_wrong(tmp_path):
    with pytest.raises(ValueError, match="holds no saved analysis"):
        an.open_analysis(tmp_path)


def test_an_article_that_cannot_be_opened_never_ends_the_others(monkeypatch):
    from analysis import pipeline

    real = pipeline.recogniser

    def fails_on_two(readings):
        if any(reading.text == "Zwei." for reading in readings):
            message = "broken on purpose"
            raise RuntimeError(message)
        return real("builtin")(readings)

    monkeypatch.setattr(pipeline, "recogniser", lambda engine: fails_on_two)
    result = analysed("„Ja“, sagte Anna Abel.", "Zwei.", "Drei.")
    assert set(result.sentences["article_id"]) == {"0", "2"}
    assert list(result.quotes["speaker"]) == ["Anna Abel"]
    assert list(result.problems["article_id"]) == ["1"]
    assert list(result.problems["problem"]) == ["RuntimeError: broken on purpose"]
