"""The coder: what the kernel answers, and what an exported page shows without one."""

from __future__ import annotations

import json

import pandas as pd
import pytest

import analysis as an
from analysis.evaluation import GoldError, keep_sample, read_coding
from analysis.explore.live.coder_words import _ENGLISH, _GERMAN, coder_words

TEXT = "„Ja </script><b>“, sagte Nora Abel. Bert Cramer meinte, das sei falsch."


@pytest.fixture
def result():
    titles = ["Eins", "<i>Zwei</i>", None, "Vier"]
    articles = pd.DataFrame({"article_id": list("abcd"), "text": TEXT, "title": titles})
    return an.analyse(articles, voices="rules")


@pytest.fixture
def make(result, tmp_path):
    keep_sample(result.articles, 3, tmp_path)
    return lambda **options: an.explore.coder(result, tmp_path, **{"coder": "Ada", **options})


def ask(widget, kind, given):
    """What the widget sends when the page asks."""
    sent = []
    widget.send = lambda message, buffers=None: sent.append(message)
    widget._asked(widget, {"number": 7, "kind": kind, "given": given}, [])
    (message,) = sent
    assert message.pop("number") == 7
    json.dumps(message)
    return message


def test_the_kernel_saves_every_step(make, tmp_path):
    widget = make()
    first = widget.data["articles"][0]["id"]
    opened = ask(widget, "open", {"article_id": first})["answer"]
    assert opened["text"] == TEXT
    spans = [[0, TEXT.index("“") + 1]]
    told = {"type": "direct", "speaker": "Nora Abel", "speaker_kind": "person", "note": None}
    assert (
        ask(widget, "mark", {"article_id": first, "spans": spans, **told})["answer"]["marks"][0]["speaker"]
        == "Nora Abel"
    )
    assert read_coding(tmp_path, "Ada", first).marks[0].passage == "„Ja </script><b>“"
    more = {"article_id": first, "old": spans, "spans": [*spans, [len(TEXT) - 1, len(TEXT)]], **told}
    assert len(ask(widget, "remark", more)["answer"]["marks"][0]["spans"]) == 2
    assert ask(widget, "remove", {"article_id": first, "spans": more["spans"]})["answer"]["marks"] == []
    assert ask(widget, "finish", {"article_id": first, "finished": True})["answer"]["finished"]
    assert ask(widget, "compare", {"article_id": first})["answer"]["n_machine"] > 0


def test_what_goes_wrong_is_told_to_the_page_and_changes_nothing(make, tmp_path):
    widget = make()
    first = widget.data["articles"][0]["id"]
    assert "is not finished by Ada" in ask(widget, "compare", {"article_id": first})["error"]
    wrong = {"article_id": first, "spans": [[0, 999]], "type": "direct"}
    assert "expected pieces [start, end] inside it" in ask(widget, "mark", wrong)["error"]
    assert read_coding(tmp_path, "Ada", first) is None


def test_nothing_that_the_machine_found_is_in_the_widget_or_the_page(make, result):
    widget = make()
    assert set(widget.data) == {"explorer", "language", "words", "coder", "articles"}
    opened = ask(widget, "open", {"article_id": widget.data["articles"][0]["id"]})["answer"]
    assert set(opened) == {
        "id", "text", "tokens", "title", "lead", "outlet", "date", "names", "lost", "marks", "finished", "compared",
        "articles",
    }  # fmt: skip
    assert [row["name"] for row in opened["names"]] == ["Bert Cramer", "Nora Abel"]
    assert opened["marks"] == []
    assert "Nora Abel" not in json.dumps(widget.data)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ["Coding needs a running kernel", "0 of 3 articles finished", "Coding by hand: Ada"]),
        ("de", ["Zum Codieren muss ein Kernel laufen", "0 von 3 Artikeln fertig", "Von Hand codieren: Ada"]),
    ],
)
def test_a_page_without_a_kernel_says_so(make, language, told):
    bundle = make(language=language)._repr_mimebundle_()
    page = bundle[0] if isinstance(bundle, tuple) else bundle
    assert [sentence for sentence in told if sentence not in page["text/html"]] == []
    assert TEXT not in page["text/html"]


def test_titles_cannot_end_the_page(make):
    assert "<i>Zwei" not in make().static()


def test_both_languages_have_all_words():
    assert _ENGLISH.keys() == _GERMAN.keys()
    gaps = [key for key in _ENGLISH if set(_gaps(_ENGLISH[key])) != set(_gaps(_GERMAN[key]))]
    assert gaps == []
    with pytest.raises(ValueError, match="speaks 'en' and 'de'"):
        coder_words("fr")


def _gaps(sentence):
    return [piece.split("}")[0] for piece in sentence.split("{")[1:]]


def test_a_corpus_without_a_sample_is_told(result, tmp_path):
    with pytest.raises(GoldError, match="No sample is kept in"):
        an.explore.coder(result, tmp_path / "none", coder="Ada")
