"""Feature columns and label layers of the training data, on invented sentences; no network is needed."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.language.reading import Reading
from training import columns, documents

TEXT = "Anna Abel sagte, das Geld reiche nicht. „Wir warten“, so Abel."


def test_every_class_is_in_range():
    found = columns.classes(Reading(TEXT))
    n = len(Reading(TEXT).tokens)
    assert {name: values.shape for name, values in found.items()} == dict.fromkeys(columns.CLASSES, (n,))
    assert all(values.min() >= 0 and values.max() < columns.CLASSES[name] for name, values in found.items())


def test_marks_and_rules_are_seen():
    reading = Reading(TEXT)
    found = columns.classes(reading)
    texts = [token.text for token in reading.tokens]
    assert found["quoted"][texts.index("„")] == 1
    assert found["quoted"][texts.index("warten")] == 2
    assert found["attribution"][texts.index("sagte")] == 3
    assert found["content"][texts.index("reiche")] == 7


def test_a_mask_holds_the_tokens_that_spans_touch():
    item = documents.document("a", TEXT)
    start = TEXT.index("Geld")
    assert [
        TEXT[item.starts[n] : item.ends[n]] for n in np.flatnonzero(documents.mask(item, [[start, start + 9]]))
    ] == [
        "Geld",
        "reiche",
    ]


def test_tokens_of_a_corpus_are_joined_as_they_would_be_printed():
    item, of = documents._aligned("a", ["Er", "sagte", ":", "„", "Gut", ".", "“"])
    assert item.text == "Er sagte: „Gut.“"
    assert of.tolist() == list(range(7))


def test_vocabularies_number_frequent_words_first():
    words = [columns.lexical(word, "NOUN")[0] for word in ("Haus", "Haus", "Geld", "Haus", "Geld", "Rad")]
    assert columns.vocabulary([words])[0] == {"Haus": 1, "Geld": 2}


def test_surroundings_of_a_quotation():
    pytest.importorskip("torch")
    from training import labels

    item = documents.document("a", TEXT)
    quote = documents.Quote(0, {"quote": documents.mask(item, [[17, 38]]), "cue": documents.mask(item, [[10, 15]])})
    item.quotes.append(quote)
    labels.prepare(item)
    tokens, relation, distance, other = labels.surroundings(item, quote, item.quotes)
    assert len(tokens) == len(relation) == len(distance) == len(other) == len(item.starts)
    assert labels.parts(quote, tokens).tolist().count(2) == 1
    assert item.labels["indirect"].tolist().count(1) == 1
