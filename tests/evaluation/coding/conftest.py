"""A corpus of invented articles, and coders who mark what they are told to."""

from __future__ import annotations

from types import SimpleNamespace

import pandas as pd
import pytest

from analysis.evaluation import as_finished, begin, keep_sample, mark, save_coding, with_mark

TEXT = "„Ja“, sagte Anna Abel. Ole Brandt meinte, das sei falsch. Sie rief: „Nein, nie!“ Ende."
SAID = {"Ja": ("„Ja“", "direct", "Anna Abel"), "falsch": ("das sei falsch", "indirect", "Ole Brandt")}
SAID |= {"Nein": ("„Nein, nie!“", "direct", "Anna Abel")}


@pytest.fixture
def articles():
    outlets = ["Bote"] * 6 + ["Kurier"] * 6
    return pd.DataFrame({"article_id": [f"a{n:02}" for n in range(12)], "text": TEXT, "outlet": outlets})


@pytest.fixture
def store(tmp_path):
    return tmp_path / ".redeanteil" / "coded"


@pytest.fixture
def sample(articles, store):
    return keep_sample(articles, 8, store, by="outlet")


@pytest.fixture
def code(articles, store, sample):
    """A function that lets a coder mark passages in the articles of the sample."""

    def coded(coder, marks=("Ja", "falsch", "Nein"), *, finished=True, only=None, **changes):
        for name in sample["article_id"] if only is None else only:
            row = next(row for row in articles.itertuples() if row.article_id == name)
            coding = begin(row, coder)
            for key in marks:
                passage, kind, speaker = changes.get(key, SAID[key])
                start = row.text.index(passage)
                spans = [[start, start + len(passage)]]
                coding = with_mark(coding, mark(row, spans, type=kind, speaker=speaker))
            save_coding(store, as_finished(coding) if finished else coding)

    return coded


@pytest.fixture
def result(articles):
    """The machine finds the first quotation alone, and that Bert Cramer said it."""
    start = TEXT.index("„Ja“")
    quotes = pd.DataFrame(
        {
            "article_id": articles["article_id"],
            "type": "direct",
            "medium": "speech",
            "spans": [[[start, start + 4]]] * len(articles),
            "start": start,
            "speaker": "Bert Cramer",
            "speaker_id": "e1",
            "speaker_kind": "person",
            "decided_by": "rule",
        }
    )
    entities = pd.DataFrame({"entity_id": ["e1"], "gender": ["male"], "actor_type": ["citizen"]})
    sentences = pd.DataFrame({"article_id": articles["article_id"], "n_words": 14})
    return SimpleNamespace(articles=articles, quotes=quotes, entities=entities, sentences=sentences)
