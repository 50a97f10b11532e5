"""The network as a whole: what is read of quotations does not depend on how many are read at once."""

from __future__ import annotations

import numpy as np

from analysis.voices import decoding, network
from analysis.voices.decoding import MOST_AROUND, Found, decode
from analysis.voices.features import of_text
from analysis.voices.model import engine

TEXT = "Anna Abel kam. „Wir warten“, sagte sie. Der Wirt erklärte, das Bad sei offen. „Gut“, rief Brandt. "


def found_in(text: str) -> list[Found]:
    return list(decode(of_text(text), engine().networks, engine().thresholds))


def told(found: list[Found]) -> list[tuple[str, list[int], dict[str, list[int]]]]:
    return [
        (one.type, one.tokens.tolist(), {role: tokens.tolist() for role, tokens in one.parts.items()}) for one in found
    ]


def test_quotations_are_read_in_groups_and_come_out_the_same(monkeypatch):
    whole = told(found_in(TEXT * 3))
    monkeypatch.setattr(network, "_AT_ONCE", 1)
    assert whole
    assert told(found_in(TEXT * 3)) == whole


def test_less_is_read_around_each_quotation_only_where_a_long_text_is_full_of_them(monkeypatch):
    most = []
    real = decoding.Around.__init__

    def noted(self, features, passages, around):
        most.append(around)
        real(self, features, passages, around)

    monkeypatch.setattr(decoding.Around, "__init__", noted)
    monkeypatch.setattr(decoding, "MOST_TOKENS", 60)
    news = "Es war ein langer Tag in Hohenfurt, und am Abend blieb es still auf dem Platz vor dem Rathaus. "
    found_in(TEXT * 4)
    dense = set(most)
    most.clear()
    found_in(("„Wir warten“, sagte Anna Abel. " + news * 2) * 4)
    assert dense == {decoding._MOST_IF_DENSE}
    assert set(most) == {MOST_AROUND}


def test_surroundings_are_the_nearest_tokens():
    text = of_text(TEXT * 3)
    quote = np.flatnonzero([words[0] == '"' for words in text.words])[:2]
    passage = decoding.Passage(4, np.arange(quote[0], quote[1] + 1))
    near = decoding.Around(text, [passage], 10).of(0)
    assert len(near.tokens) == 10
    assert set(passage.tokens.tolist()) <= set(near.tokens.tolist())
