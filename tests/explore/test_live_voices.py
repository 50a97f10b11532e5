"""The explorer of voices as Python sees it: its data, its answers, its page."""

from __future__ import annotations

import base64
import json
import re
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import explore, tables
from analysis.explore.live.overlaps import overlapping
from analysis.measures.interval import ratio_interval
from analysis.measures.spans import words_covered

TEXT = "Der Rat tagt heute nicht, sagt sie, und morgen tagt er auch nicht."


def held(html: str) -> dict:
    return json.loads(re.search(r'<script type="application/json">(.*?)</script>', html, re.DOTALL)[1])


def numbers(packed: dict) -> list[float]:
    kinds = {"i32": "<i4", "u8": "<u1", "i16": "<i2"}
    return np.frombuffer(base64.b64decode(packed["bytes"]), kinds[packed["kind"]]).tolist()


def sent(widget, question: dict, buffers=()):
    """What the widget sends back to a question of the page."""
    answers = []
    widget.send = lambda content, buffers=None: answers.append((content, buffers))
    widget._asked(widget, question, list(buffers))
    return answers[0]


def test_quotations_and_actors_come_as_columns(pool):
    data = held(explore.voices(pool).static())
    assert data["actor_names"] == ["Nora Abel", "unnamed speakers", "nobody is named"]
    assert numbers(data["quotes"]["actor"]) == [0, 0, 0, 2]
    assert numbers(data["quotes"]["type"]) == [0, 1, 0, 3]
    assert numbers(data["quotes"]["sure"]) == [92, 255, 255, 255]
    assert numbers(data["quotes"]["words"]) == pool.quotes["n_words"].tolist()
    assert (data["outlets"], data["events"], data["ways"]) == ([], [], ["month"])


def test_nested_quotations_come_with_their_words_and_others_without(pool):
    data = held(explore.voices(pool).static())
    first, end = numbers(data["quotes"]["pieces"]), numbers(data["quotes"]["pieces_end"])
    assert [stop - begin for begin, stop in zip(first, end, strict=True)] == [0, 1, 1, 0]
    pieces = list(zip(numbers(data["pieces"]["first"]), numbers(data["pieces"]["last"]), strict=True))
    assert pieces == [(11, 16), (14, 15)]  # „es sei ein „guter“ Tag“ and „guter“


SPANS = st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(sorted), min_size=1, max_size=6)


@given(SPANS)
def test_words_of_overlapping_quotations_are_those_that_measures_count(spans):
    spans = [[begin, stop] for begin, stop in spans if begin < stop]
    quotes = pd.DataFrame({"article_id": "a", "spans": [[span] for span in spans]})
    quotes["n_words"] = [words_covered(quotes.iloc[[at]], ARTICLE)["a",] for at in range(len(spans))]
    first, end, pieces = overlapping(quotes, ARTICLE)
    alone = sum(n for n, begin, stop in zip(quotes["n_words"], first, end, strict=True) if begin == stop)
    together = {word for begin, stop in pieces for word in range(begin, stop)}
    # A stretch that begins within a word has this word in the measure, and only here may the two differ.
    whole = [
        begin for begin, _ in spans if 0 < begin < len(TEXT) and TEXT[begin - 1].isalpha() and TEXT[begin].isalpha()
    ]
    counted = sum(words_covered(quotes, ARTICLE).values())
    assert abs(counted - alone - len(together)) <= len(whole)


ARTICLE = pd.DataFrame({"article_id": ["a"], "text": [TEXT]})


def test_passages_and_articles_are_told_on_request(pool):
    widget = explore.voices(pool, language="de")
    message, _ = sent(widget, {"number": 7, "kind": "passages", "given": {"numbers": [0, 3]}})
    assert message["number"] == 7
    first, last = message["answer"]
    assert first["speaker"] == "Nora Abel"
    assert first["text"][1] == "„Das Wasser ist kalt“ […] „Aber sauber.“"
    assert first["how"] == "direkte Rede · „sagte“ · Sicherheit: 92 von 100"
    assert first["place"] == "Abendkurier, 12. Mai 2025, Nora Abel und das Bad"
    assert last["speaker"] == "Niemand genannt"
    html = sent(widget, {"number": 8, "kind": "article", "given": 0})[0]["answer"]
    assert 'data-quote="q1"' in html


def test_intervals_are_those_of_the_measures(pool):
    rng = np.random.default_rng(3)
    unit, row = np.arange(12, dtype=np.int32), np.zeros(12, np.int32)
    value, base = rng.integers(0, 9, 12).astype(float), np.full(12, 9.0)
    buffers = [memoryview(column.tobytes()) for column in (unit, row, value, base)]
    message, found = sent(explore.voices(pool), {"number": 1, "kind": "intervals", "given": {"rows": 2}}, buffers)
    low, high = (np.frombuffer(ends) for ends in found)
    expected = ratio_interval(unit, row, value, base)
    assert message["answer"] == {"rows": 2}
    assert (low[0], high[0]) == (expected[0][0], expected[1][0])
    assert np.isnan([low[1], high[1]]).all()


def test_a_question_that_cannot_be_answered_is_said_and_the_widget_goes_on(pool, caplog):
    widget = explore.voices(pool)
    message, _ = (*sent(widget, {"number": 1, "kind": "article", "given": 99}), None)[:2]
    assert message["error"].startswith("IndexError")
    assert "could not answer 'article'" in caplog.text
    assert "answer" in sent(widget, {"number": 2, "kind": "article", "given": 0})[0]


def test_the_page_holds_the_intervals_of_its_first_view():
    texts = [f"„Das ist Satz {n} von uns“, sagte Nora Abel." for n in range(6)]
    articles = tables.frame("articles", [{"article_id": f"a{n}", "text": text} for n, text in enumerate(texts)])
    quotes = [
        {
            "quote_id": f"a{n}#1", "article_id": f"a{n}", "sentence": 0, "paragraph": 0, "start": 0, "end": 25,
            "spans": [[0, 25]], "text": text[:25], "n_words": 6, "type": "direct", "medium": "speech",
            "speaker": "Nora Abel" if n else None, "speaker_kind": "person" if n else None, "speaker_how": "none",
            "decided_by": "rule", "rule": "frame_after",
        }
        for n, text in enumerate(texts)
    ]  # fmt: skip
    names = ("omitted", "marked", "mentions", "sentences", "entities")
    result = SimpleNamespace(
        articles=articles, quotes=tables.frame("quotes", quotes), **{name: tables.empty(name) for name in names}
    )
    first = held(explore.voices(result).static())["first_intervals"]
    assert first["keys"] == [0, 2]
    assert all(low < 5 / 6 < high for low, high in [(first["low"][0], first["high"][0])])


@pytest.mark.parametrize("bad", ["</script><img src=x onerror=alert(1)>", "<!--", "{{7*7}}$$\\frac{1}{2}$$"])
def test_no_text_can_end_the_script_that_holds_it(pool, page, bad):
    articles = pool.articles.assign(title=bad, outlet=bad, event=bad)
    hostile = SimpleNamespace(**{**vars(pool), "articles": articles, "quotes": pool.quotes.assign(speaker=bad)})
    html = explore.voices(hostile).static()
    read = page(html)
    assert [tag for tag, _ in read.elements].count("script") == 2
    assert held(html)["actor_names"][0] == bad


def test_another_language_is_refused_with_what_to_try(pool):
    with pytest.raises(ValueError, match=r"'fr'"):
        explore.voices(pool, language="fr")


def test_both_languages_have_the_same_words():
    from analysis.explore.live import english, german

    assert english.WORDS.keys() == german.WORDS.keys()
    for key, words in english.WORDS.items():
        assert set(re.findall(r"\{(\w+)\}", words)) == set(re.findall(r"\{(\w+)\}", german.WORDS[key])), key


def test_the_first_intervals_are_those_of_speaker_prominence():
    import analysis as an
    from analysis.explore.first_view import leading_voices

    result = an.analyse(an.load_corpus(an.sample("teaching")), voices="rules")
    ends = ["share_words_low", "share_words_high"]
    found, expected = leading_voices(result), an.measures.speaker_prominence(result.quotes, result.articles)
    # Those without a name stand last in the table, and where their size puts them in the explorer.
    leading = pd.Series(range(len(found)), index=found.index).lt(15) | found["speaker"].isna()
    assert leading.sum() == 17
    assert found.loc[leading, ends].equals(expected.loc[leading, ends])
    assert found.loc[~leading, ends].isna().all(axis=None)
    assert found.drop(columns=ends).equals(expected.drop(columns=ends))
