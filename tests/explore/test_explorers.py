from __future__ import annotations

import base64
import json
import re
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from analysis import explore, tables

STREIT = {"sentence": 0, "start": 43, "end": 46, "text": "Streit", "lemma": "Streit", "pos": "NOUN", "in_quote": True}


def two_outlets(one: SimpleNamespace) -> SimpleNamespace:
    """The pool's article, and the same in another outlet where nobody but Bert Cramer speaks."""
    further = {"article_id": "bad-2", "outlet": "Tageblatt", "title": "Bert Cramer spricht", "event": "windpark"}
    articles = pd.concat([one.articles, one.articles.assign(**further)], ignore_index=True)
    other = one.quotes.head(1).assign(article_id="bad-2", quote_id="z", speaker="Bert Cramer", cue_stance="distancing")
    sentences = [
        {
            "article_id": name, "sentence": 0, "paragraph": 0, "start": 0, "end": 89, "n_words": 20, "n_syllables": 30,
            "n_long_words": 2, "n_three_syllables": 1, "n_one_syllable": 9, "n_letters": 80, "passive": False,
            "konjunktiv": True,
        }
        for name in ("bad-1", "bad-2")
    ]  # fmt: skip
    people = [
        {
            "entity_id": "e1",
            "name": "Nora Abel",
            "label": "PER",
            "actor_type": "politics",
            "gender": "female",
            "n_mentions": 1,
            "n_articles": 1,
        },
        {
            "entity_id": "e2",
            "name": "Carla Dorn",
            "label": "PER",
            "actor_type": "citizen",
            "gender": "female",
            "n_mentions": 1,
            "n_articles": 1,
        },
    ]
    return SimpleNamespace(
        articles=articles,
        entities=tables.frame("entities", people),
        quotes=pd.concat([one.quotes, other], ignore_index=True),
        sentences=tables.frame("sentences", sentences),
        marked=one.marked,
        mentions=one.mentions,
        omitted=one.omitted,
        words=tables.empty("words"),
        tokens=lambda: tables.frame("tokens", [STREIT | {"article_id": name} for name in ("bad-1", "bad-2")]),
    )


@pytest.fixture
def corpus(pool) -> SimpleNamespace:
    return two_outlets(pool)


@pytest.fixture
def alone(corpus) -> SimpleNamespace:
    """One article of which nothing is known but its text."""
    bare = corpus.articles.head(1).assign(**dict.fromkeys(("outlet", "event", "title", "lead", "author"), None))
    return SimpleNamespace(**{**vars(corpus), "articles": tables.conform("articles", bare)})


def page_data(explorer) -> dict:
    """What the page of an explorer holds."""
    return json.loads(re.search(r'<script type="application/json">(.*?)</script>', explorer.static(), re.DOTALL)[1])


def alts(html: str) -> list[str]:
    return re.findall(r'<img alt="([^"]*)"', html)


def test_voices_without_any_article_says_what_to_try(corpus):
    nothing = SimpleNamespace(**{**vars(corpus), "articles": tables.empty("articles")})
    with pytest.raises(ValueError, match=r"holds no article"):
        explore.voices(nothing)


@pytest.mark.parametrize("make", [explore.voices, explore.framing])
def test_a_page_without_kernel_gets_html_and_a_notebook_the_widget(page, corpus, make):
    explorer = make(corpus)
    bundle = explorer._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in bundle
    assert bundle["text/html"] == explorer.static()
    assert "data:image/png;base64," in bundle["text/html"]
    page(bundle["text/html"])


@pytest.mark.parametrize("make", [explore.voices, explore.framing])
def test_the_same_tables_give_the_same_bytes_and_leave_no_figure_open(corpus, make):
    from matplotlib import pyplot as plt

    assert make(corpus).static() == make(corpus).static()
    assert plt.get_fignums() == []


@pytest.mark.parametrize("make", [explore.voices, explore.framing])
def test_hostile_names_stay_text(page, corpus, make):
    bad = '<img src=x onerror="alert(1)">'
    articles = corpus.articles.assign(title=bad, event=[bad, "b"], outlet=[bad, "b"])
    quotes = corpus.quotes.assign(speaker=bad, cue=bad)
    read = page(make(SimpleNamespace(**{**vars(corpus), "articles": articles, "quotes": quotes})).static())
    assert bad in read.text
    assert not [name for _, attrs in read.elements for name in attrs if name.startswith("on")]


def test_framing_compares_outlets_or_events(corpus):
    data = page_data(explore.framing(corpus))
    assert data["ways"] == ["outlet", "event", "corpus"]
    assert (data["by"], data["outlets"], data["events"]) == (
        "outlet", ["Abendkurier", "Tageblatt"], ["freibad", "windpark"],
    )  # fmt: skip


def test_framing_lists_quotations_whose_words_of_saying_take_a_stance_first(corpus):
    html = explore.framing(corpus).static()
    assert html.index("distancing</td>") < html.index("neutral</td>")


def test_framing_tells_of_each_quotation_whose_it_is_and_in_which_group(corpus):
    explorer = explore.framing(corpus)
    data = page_data(explorer)
    places = [data["articles"]["outlet"]["bytes"], data["quotes"]["article"]["bytes"]]
    outlet, article = (np.frombuffer(base64.b64decode(column), "<i4") for column in places)
    theirs = [at for at in range(len(article)) if data["outlets"][outlet[article[at]]] == "Tageblatt"]
    passages, _ = explorer._answers["passages"]({"numbers": theirs}, [])
    assert [passage["speaker"] for passage in passages] == ["Bert Cramer"]


def test_framing_shows_scare_quotes_in_their_sentence(corpus):
    explorer = explore.framing(corpus, topic="scare")
    assert "<b>„Experten“</b>" in explorer.static()
    assert "Whether quotation marks are ironic is a judgement." in explorer.static()
    start = corpus.articles["text"].iloc[0].index("„Experten“")
    passage, _ = explorer._answers["places"]({"numbers": [[0, start, start + 10]]}, [])
    assert passage[0]["text"] == ["Die ", "„Experten“", " schweigen. Man werde öffnen."]


def test_framing_tells_whose_words_belong_to_a_frame(page, corpus):
    explorer = explore.framing(corpus, topic="frames")
    html = explorer.static()
    row = html.partition('<td class="lemma"')[2].partition("</tr>")[0]
    assert page(f'<p class="lemma"{row.replace("<td", "<p").replace("</td", "</p")}').text == (
        "Streitconflict2Nora Abel, Bert Cramer"
    )
    assert "Words are counted, not frames" in html
    answer = page_data(explorer)["embedded"]["frames"]['{"sure":0}']
    assert (answer["lemmas"], answer["speakers"]) == (["Streit"], ["Bert Cramer", "Nora Abel"])


def test_framing_of_one_bare_article_compares_nothing(alone):
    explorer = explore.framing(alone, language="de")
    assert (page_data(explorer)["ways"], page_data(explorer)["pair"]) == (["corpus"], None)
    assert alts(explorer.static()) == ["Redeeinleitungen, das ganze Korpus"]


def test_framing_begins_with_the_topic_that_was_asked_for(corpus):
    assert page_data(explore.framing(corpus, topic="scare"))["topic"] == "scare"
    with pytest.raises(
        ValueError, match="no topic 'irony' to look at; try one of: cues, scare, frames, adopted, keyness"
    ):
        explore.framing(corpus, topic="irony")
