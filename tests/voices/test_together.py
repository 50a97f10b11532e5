"""Several texts that are read at once: each is read as by itself."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.voices.decoding import decode, decode_each
from analysis.voices.features import Features, of_text
from analysis.voices.model import engine

TEXTS = (
    "„Das reicht nicht“, sagte Anna Abel. Sie fügte hinzu, der Turm müsse fort.",
    "Es regnet.",
    "Karl Brandt kam. Er werde bleiben. „Wir warten“",
    "",
    "Laut Polizei brannte ein Haus. „So war es“, sagte Abel, „und nicht anders.“",
)


def told(found):
    return [
        (one.type, one.tokens.tolist(), one.spans, {role: part.tolist() for role, part in one.parts.items()}, one.draft)
        for one in found
    ]


def of_each(texts):
    model = engine()
    return [told(some) for some in decode_each(texts, model.networks, model.thresholds)]


def by_itself(texts):
    model = engine()
    return [told(decode(one, model.networks, model.thresholds)) for one in texts]


def test_quotations_are_those_of_each_text():
    texts = [of_text(text) for text in TEXTS]
    found = of_each(texts)
    assert found == by_itself(texts)
    assert [len(some) for some in found[:2]] == [2, 0]
    assert found[3] == []


@settings(max_examples=15)
@given(st.permutations(TEXTS), st.integers(1, len(TEXTS)))
def test_neighbours_and_their_order_do_not_matter(texts, n):
    read = [of_text(text) for text in texts[:n]]
    assert of_each(read) == by_itself(read)


def test_what_the_network_says_of_tokens_is_that_of_each_text():
    texts = [of_text(text) for text in TEXTS if text]
    network = engine().networks[0]
    whole = Features.together(texts)
    together = network.read(whole)
    for one, (first, last) in zip(texts, zip(whole.edges[:-1], whole.edges[1:], strict=True), strict=True):
        alone = network.read(one)
        np.testing.assert_allclose(together.indirect[first:last], alone.indirect, atol=1e-5)
        np.testing.assert_allclose(together.roles[first:last], alone.roles, atol=1e-5)
    np.testing.assert_allclose(together.direct, np.concatenate([network.read(one).direct for one in texts]), atol=1e-5)


def test_several_texts_have_no_passages_of_all():
    whole = Features.together([of_text("Es regnet."), of_text("Es schneit.")])
    with pytest.raises(TypeError, match="Ask each of them"):
        list(whole.parts([0, 3]))
