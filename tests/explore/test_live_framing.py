"""The explorer of framing as Python sees it: its columns, what it counts on demand, its page."""

from __future__ import annotations

import base64
import json
import re

import numpy as np
import pandas as pd
import pytest

import analysis as an
from analysis import explore, measures
from analysis.explore.live import chance_words, framing_counts
from analysis.explore.live.framing import TOPICS
from analysis.explore.live.framing_chance import first_pair
from analysis.explore.live.framing_words import ENGLISH, GERMAN, framing_words
from analysis.explore.live.places import Places
from analysis.explore.wording import wording
from analysis.measures.keyness import PARTS

KINDS = {"i32": "<i4", "u8": "<u1", "u16": "<u2", "f64": "<f8"}


def held(html: str) -> dict:
    return json.loads(re.search(r'<script type="application/json">(.*?)</script>', html, re.DOTALL)[1])


def numbers(packed: dict) -> list[float]:
    coded = packed["bytes"]
    raw = base64.b64decode(coded) if isinstance(coded, str) else coded
    return np.frombuffer(raw, KINDS[packed["kind"]]).tolist()


def answer(widget, kind: str, given: dict, articles: list[int] | None = None):
    buffers = [] if articles is None else [memoryview(np.array(articles, np.int32).tobytes())]
    return widget._answers[kind](given, buffers)[0]


@pytest.fixture(scope="module")
def result():
    return an.analyse(an.load_corpus(an.sample("teaching")), voices="rules")


@pytest.fixture(scope="module")
def widget(result):
    return explore.framing(result)


@pytest.fixture(scope="module")
def page_of(widget):
    return held(widget.static())


def test_the_page_holds_the_intervals_of_what_it_shows_first(result, page_of):
    table = measures.cue_stance(result.quotes, result.articles)
    assert (
        page_of["first_intervals"]["cues"]["low"]
        == table["share_low"].astype(object).where(table["share_low"].notna(), None).tolist()
    )
    scare = measures.scare_quotes(result.marked, result.sentences, result.articles)
    assert page_of["first_intervals"]["scare"]["high"] == scare["per_1000_words_high"].tolist()


@pytest.mark.parametrize("sure", [0, 70])
def test_frame_hits_are_those_of_the_measure_for_the_quotations_that_are_sure_enough(result, widget, sure):
    found = answer(widget, "frames", {"sure": sure})
    quotes = result.filter(min_confidence=sure / 100 - 0.005).quotes if sure else result.quotes
    table = measures.frame_vocabulary(result.tokens(), quotes, result.articles, by=None)
    voices = pd.Series(numbers(found["hits"]["voice"])).value_counts()
    expected = table.groupby("voice")["n_hits"].sum()
    assert [voices[code] for code in range(3)] == [expected[name] for name in ("narrator", "direct", "indirect")]
    words = table.drop_duplicates("voice").set_index("voice")["n_words"]
    assert {name: sum(numbers(column)) for name, column in found["words"].items()} == words.to_dict()


def test_adopted_words_are_those_of_the_measure(result, widget):
    for order in ("after", "any"):
        found = answer(widget, "adopted", {"sure": 0, "order": order})
        table = measures.adopted_words(
            result.tokens(), result.quotes, result.marked, result.mentions, result.articles, order=order
        )
        assert len(table) > 0
        assert (found["ids"], found["lemmas"]) == (table["article_id"].tolist(), table["lemma"].tolist())
        assert numbers(found["rows"]["narrator_start"]) == table["narrator_start"].tolist()
        assert numbers(found["rows"]["share_other"]) == table["share_other_articles"].tolist()


def test_keyness_counts_only_the_articles_that_are_chosen(result, widget):
    given = {
        "by": "outlet",
        "target": "Abendkurier",
        "reference": "nna",
        "part": "unquoted",
        "pos": "NOUN",
        "all": False,
    }
    some = [at for at, event in enumerate(result.articles["event"]) if event == result.articles["event"].iloc[0]]
    found = answer(widget, "keyness", given, some)
    table = measures.keyness(
        result.words, result.articles.iloc[some], target="Abendkurier", reference="nna", part="unquoted", pos=("NOUN",)
    )
    assert len(table) > 0
    assert found["lemmas"] == table["lemma"].tolist()
    assert numbers(found["rows"]["g2"]) == table["g2"].tolist()
    assert found["n"] == len(table)


@pytest.mark.parametrize("part", PARTS)
def test_every_occurrence_that_keyness_counts_is_found(result, widget, part):
    given = {"by": "outlet", "target": "nna", "reference": None, "part": part, "pos": "", "all": True}
    table = measures.keyness(result.words, result.articles, target="nna", part=part).head(12)
    texts = result.articles["text"].tolist()
    outlets = result.articles["outlet"].tolist()
    for row in table.itertuples(index=False):
        for side, n in (("target", row.n_target), ("reference", row.n_reference)):
            places = answer(widget, "occurrences", {**given, "lemma": row.lemma, "side": side})
            assert len(places) == n, (row.lemma, side)
            assert {outlets[article] == "nna" for article, _, _ in places} <= {side == "target"}
            assert all(texts[article][start:end].strip() for article, start, end in places)


def test_of_many_articles_only_those_with_the_word_are_read(result, monkeypatch):
    given = {"by": "outlet", "target": "nna", "reference": None, "part": "all", "pos": "", "all": True}
    given |= {"lemma": "Angabe", "side": "target"}
    all_at_once = answer(explore.framing(result), "occurrences", given)
    monkeypatch.setattr(framing_counts, "FEW_SIGNS", 10)
    monkeypatch.setattr(type(result), "tokens", counting := _Counting(type(result).tokens))
    large = explore.framing(result)
    assert answer(large, "occurrences", given) == all_at_once
    assert 0 < max(counting.sizes) < len(result.articles)


class _Counting:
    """``tokens`` that keeps of how many articles they were made."""

    def __init__(self, made):
        self.sizes: list[int] = []
        self._made = made

    def __get__(self, owner, _):
        def tokens():
            self.sizes.append(len(owner.articles))
            return self._made(owner)

        return tokens


def test_of_a_large_corpus_no_page_counts_the_words(result, monkeypatch):
    monkeypatch.setattr(framing_counts, "FEW_SIGNS", 10)
    monkeypatch.setattr(type(result), "tokens", counting := _Counting(type(result).tokens))
    page = held(explore.framing(result, topic="frames").static())
    assert counting.sizes == []
    assert "frames" not in page["embedded"]
    assert "cues" in page["first_intervals"]


def test_events_of_several_outlets_are_those_that_shared_events_keeps(result, page_of):
    shared = numbers(page_of["articles"]["shared"])
    for bit, least in ((1, 2), (2, None)):
        kept = set(measures.shared_events(result.articles, least=least)[0]["article_id"])
        assert kept
        found = {name for name, code in zip(result.articles["article_id"], shared, strict=True) if int(code) & bit}
        assert found == kept


def test_a_passage_stands_in_its_sentence_and_without_one_in_its_line():
    text = "Erste Zeile.\nDas 😀 ist „gut“. Und weiter."
    articles = pd.DataFrame({"article_id": ["a"], "text": [text]})
    start = text.index("„gut“")
    known = pd.DataFrame({"article_id": ["a"], "start": [13], "end": [start + 6]})
    for sentences, after in ((known, "."), (known.head(0), ". Und weiter.")):
        passage = Places(articles, sentences, ["Abendkurier"]).passage(0, start, start + 5)
        assert passage["text"] == ["Das 😀 ist ", "„gut“", after]
        assert passage["hit"] == [start, start + 5]


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("language", ["en", "de"])
def test_without_a_script_every_topic_has_its_caveat_and_says_what_it_is(result, page, topic, language):
    words = {"en": ENGLISH, "de": GERMAN}[language]
    html = explore.framing(result, topic=topic, language=language).static()
    read = page(html, inside="ra-explorer")
    known = {**wording(language), **words}
    assert known[f"caveat_{topic}"] in read.text
    assert 'alt="' in html or known[f"topic_{topic}"] in read.text


@pytest.mark.parametrize("bad", ["</script><img src=x onerror=alert(1)>", "<!--", "{{7*7}}$$\\frac{1}{2}$$"])
def test_no_text_can_end_the_script_that_holds_it(page, bad):
    rows = {
        "article_id": ["a", "b"],
        "text": [f"„Ja“, sagte Nora Abel. Die „{bad}“ schweigen."] * 2,
        "outlet": [bad, "b"],
    }
    html = explore.framing(an.analyse(pd.DataFrame(rows), voices="rules")).static()
    assert [tag for tag, _ in page(html).elements].count("script") == 2
    assert bad in held(html)["outlets"]


def test_without_quotations_all_topics_stand(page):
    result = an.analyse(pd.DataFrame({"article_id": ["a"], "text": ["Der Rat tagt. Es regnet."]}), voices="rules")
    for topic in TOPICS:
        page(explore.framing(result, topic=topic).static())


def test_another_language_and_no_article_are_refused_with_what_to_try(result):
    with pytest.raises(ValueError, match=r"'fr'"):
        explore.framing(result, language="fr")
    with pytest.raises(ValueError, match=r"holds no article"):
        explore.framing(result.filter(outlet="Niemand"))


def test_chance_is_that_of_the_measure_for_articles_quotations_and_speaker_that_are_chosen(result, widget):
    speaker = "Anna Kowalski"
    given = {
        "by": "outlet", "a": "Freie Heimat aktuell", "b": "nna", "stance": "distancing",
        "speaker": widget.data["speakers"].index(speaker), "sure": 70, "all": False,
    }  # fmt: skip
    some = [at for at, event in enumerate(result.articles["event"]) if event != "windpark"]
    found = answer(widget, "chance", given, some)
    articles, quotes = result.articles.iloc[some], result.filter(min_confidence=0.695).quotes
    counts = measures.stance_counts(quotes, articles, stance="distancing", speaker=speaker)
    row = measures.compare_groups(counts, articles, a=given["a"], b=given["b"], within="event").iloc[0]
    assert found["base_a"] > 0
    assert found["value_a"] / found["base_a"] == row["figure_a"]
    for name, value in row.items():
        assert found[name] == value or (found[name] is None and pd.isna(value)), name


def test_the_page_holds_the_comparison_that_it_shows_first(result, page_of):
    pair = first_pair(measures.cue_stance(result.quotes, result.articles))
    ((key, row),) = page_of["embedded"]["chance"].items()
    assert json.loads(key) == {
        "by": "outlet", "a": pair[0], "b": pair[1], "stance": "distancing", "speaker": None, "sure": 0, "all": True,
    }  # fmt: skip
    counts = measures.stance_counts(result.quotes, result.articles, stance="distancing")
    table = measures.compare_groups(counts, result.articles, a=pair[0], b=pair[1], within="event")
    assert row["p_value"] == table["p_value"].item()
    assert row["within"] == "event"


@pytest.mark.parametrize(
    ("n", "shares", "expected"),
    [
        ([9, 5, 7, 4], [0.2, 0.5, 0.1, 1.0], ("b", "c")),  # d has fewer than five
        ([9, 4, 3, 2], [0.2, 0.5, 0.1, 1.0], ("a", "b")),  # only one has five: the first two
        ([5, 5, 5, 5], [0.0, 0.0, 0.0, 0.0], ("a", "d")),
        ([1, 0, 3, 0], [1.0, float("nan"), 0.0, float("nan")], None),
    ],
)
def test_the_first_pair_are_those_furthest_apart_with_enough_words_of_saying(n, shares, expected):
    table = pd.DataFrame({"group": list("abcd"), "stance": "distancing", "n_cues": n, "share": shares})
    nowhere = table.tail(1).assign(group=None, n_cues=99, share=1.0)
    assert first_pair(pd.concat([table, nowhere], ignore_index=True)) == expected


def test_words_of_saying_behind_the_script_stand_once_each(result, page):
    read = page(explore.framing(result).static(), inside="ra-explorer").text
    counted = measures.cue_stance(result.quotes, result.articles, by=None)["n_cues"].iloc[0]
    quotes = result.quotes[result.quotes["type"].ne("reported")]["cue_stance"].notna().sum()
    assert counted < quotes
    assert f"{counted - 25} " in read


def test_chance_has_the_same_words_in_both_languages():
    assert chance_words.ENGLISH.keys() == chance_words.GERMAN.keys()
    for key, words in chance_words.ENGLISH.items():
        assert set(re.findall(r"\{(\w+)\}", words)) == set(re.findall(r"\{(\w+)\}", chance_words.GERMAN[key])), key
    assert framing_words("de")["chance_title"] == chance_words.GERMAN["chance_title"]


def test_both_languages_have_the_same_words():
    assert ENGLISH.keys() == GERMAN.keys()
    for key, words in ENGLISH.items():
        assert set(re.findall(r"\{(\w+)\}", words)) == set(re.findall(r"\{(\w+)\}", GERMAN[key])), key
