"""The explorer of entities as Python sees it: its data, its texts, its words."""

from __future__ import annotations

import base64
import json
import re
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from analysis import explore, tables
from analysis.explore.live import entities_words, texts
from analysis.explore.live.texts import Articles

TEXT = "😀 Nora Abel kam. Sie sah Bert Cramer.\x00 Nora lachte."


def held(html: str) -> dict:
    return json.loads(re.search(r'<script type="application/json">(.*?)</script>', html, re.DOTALL)[1])


def numbers(packed: dict) -> list[int]:
    kinds = {"i32": "<i4", "u8": "<u1", "u16": "<u2"}
    return np.frombuffer(base64.b64decode(packed["bytes"]), kinds[packed["kind"]]).tolist()


def mention(article: str, text: str, entity: str | None, how: str = "name", **further: object) -> dict[str, object]:
    start = TEXT.index(text)
    return {
        "article_id": article, "field": "text", "sentence": 0, "start": start, "end": start + len(text), "text": text,
        "label": "PER", "entity_id": entity, "how": how,
    } | further  # fmt: skip


def sentence(article: str, number: int, start: int, end: int) -> dict[str, object]:
    counts = ("n_syllables", "n_long_words", "n_three_syllables", "n_one_syllable", "n_letters")
    return {
        "article_id": article, "sentence": number, "paragraph": 0, "start": start, "end": end, "n_words": 3,
        "passive": False, "konjunktiv": False, **dict.fromkeys(counts, 1),
    }  # fmt: skip


@pytest.fixture
def two() -> SimpleNamespace:
    """Two articles with the same text, the mentions of the second before those of the first."""
    articles = [{"article_id": name, "text": TEXT, "title": f"Titel {name}"} for name in ("b", "a")]
    found = [
        mention("a", "Nora Abel", "z"), mention("b", "Sie", "z", "pronoun"), mention("b", "Nora Abel", "z"),
        mention("b", "Bert Cramer", "c", "role"), mention("b", "Nora Abel", None),
        mention("b", "Nora Abel", "z", field="title", sentence=None), mention("other", "Nora Abel", "z"),
    ]  # fmt: skip
    people = [{"entity_id": "z", "name": "Nora Abel", "label": "PER", "n_mentions": 3, "n_articles": 2}]
    return SimpleNamespace(
        articles=tables.frame("articles", articles),
        mentions=tables.frame("mentions", found),
        entities=tables.frame("entities", [{**row, "actor_type": "unknown", "gender": "unknown"} for row in people]),
        sentences=tables.frame("sentences", [sentence("b", 1, 18, 41), sentence("b", 0, 0, 17)]),
        **{name: tables.empty(name) for name in ("omitted", "quotes", "marked")},
    )


def test_mentions_come_article_by_article_with_entities_in_the_order_of_their_ids(two):
    data = held(explore.entities(two).static())
    assert data["names"] == ["c", "Nora Abel"]  # of "c" the table knows no name
    assert numbers(data["labels"]) == [4, 0]
    assert numbers(data["mentions"]["article"]) == [0, 0, 0, 1]
    assert numbers(data["mentions"]["entity"]) == [1, 1, 0, 1]
    assert numbers(data["mentions"]["how"]) == [0, 4, 3, 0]
    assert numbers(data["mentions"]["start"]) == [2, 17, 25, 2]


def test_texts_come_with_the_ends_of_their_sentences_in_order(two):
    widget = explore.entities(two)
    answer, _ = widget._answers["texts"]({"articles": [1, 0]}, [])
    assert [one["sentences"] for one in answer] == [[], [0, 17, 18, 41]]
    assert answer[1]["place"] == "Titel b"
    assert answer[1]["text"] == TEXT.replace("\x00", "\ufffd")
    assert 'class="ra-reader"' in widget._answers["article"](1, [])[0]


def test_a_page_holds_as_many_texts_as_it_has_room_for_those_named_first(two, monkeypatch):
    articles = Articles(two, two.sentences, {}, "en")
    assert list(articles.embedded([1])["text"]) == ["1", "0"]
    monkeypatch.setattr(texts, "MOST_SIGNS", len(TEXT))
    assert list(articles.embedded([1])["text"]) == ["1"]
    monkeypatch.setattr(texts, "MOST_SIGNS", 1)
    assert list(articles.embedded()["text"]) == ["0"]
    assert list(articles.embedded([1])["article"]) == ["1", "0"]


def test_lone_surrogates_and_nul_take_one_place_each():
    odd = pd.DataFrame(
        {"article_id": ["a"], "text": ["x\ud83d\ude00\x00y"], "title": None, "outlet": None, "date": None},
        dtype=object,
    )
    result = SimpleNamespace(articles=odd)
    text = Articles(result, tables.empty("sentences"), {}, "en").text(0)["text"]
    assert text == "x\ufffd\ufffd\ufffdy"


def test_both_languages_have_the_same_words():
    english, german = entities_words.ENGLISH, entities_words.GERMAN
    assert english.keys() == german.keys()
    for key, words in english.items():
        assert set(re.findall(r"\{(\w+)\}", words)) == set(re.findall(r"\{(\w+)\}", german[key])), key


def test_without_any_article_or_in_another_language_it_says_what_to_try(two):
    with pytest.raises(ValueError, match=r"analysis\.problems"):
        explore.entities(SimpleNamespace(**{**vars(two), "articles": two.articles.head(0)}))
    with pytest.raises(ValueError, match=r"'fr'"):
        explore.entities(two, language="fr")
