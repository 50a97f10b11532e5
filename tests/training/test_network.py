"""The network in PyTorch and the one in plain numpy are one network."""

from __future__ import annotations

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="PyTorch is not installed (extra train)")

from analysis.models import weights  # noqa: E402
from analysis.voices.network import Network as Inference  # noqa: E402
from training import batches, documents, fitting, labels  # noqa: E402
from training.network import Network  # noqa: E402

TEXTS = [
    "Anna Abel sagte, das Geld reiche nicht. „Wir warten“, so Abel, „auf den Tag.“ Er kam. Man sei müde.",
    "„Nein“, rief Brandt. Das war alles.",
]


@pytest.fixture(scope="module")
def made():
    items = [documents.document(str(n), text) for n, text in enumerate(TEXTS)]
    for item, (start, end) in zip(items, ((17, 38), (0, 6)), strict=True):
        item.quotes.append(documents.Quote(0, {"quote": documents.mask(item, [[start, end]])}))
        labels.prepare(item)
    found = {"train": items}
    vocabularies = fitting.vocabularies_of(found)
    fitting.number(found, vocabularies)
    torch.manual_seed(1)
    network = Network({name: len(known) for name, known in vocabularies.items()}, {"pos": 3})
    return items, vocabularies, network.eval()


def test_both_say_the_same(made):
    items, vocabularies, network = made
    arrays = network.arrays() | {f"vocabulary.{k}": weights.as_array(v) for k, v in vocabularies.items()}
    mine = Inference(weights.Weights(arrays, {}))
    columns, sentence, mask = batches.tensors(items)
    with torch.no_grad():
        hidden = network.encode(columns, sentence, mask)
        indirect = torch.softmax(network.indirect(hidden), -1)
        hints = torch.cat([torch.sigmoid(network.roles(hidden)), indirect], -1)
        sentences = torch.softmax(network.sentences(hidden, sentence, mask), -1)
        for place, item in enumerate(items):
            read = mine.read(item.features)
            n = len(item)
            assert np.abs(read.hidden - hidden[place, :n].numpy()).max() < 1e-4
            assert np.abs(read.indirect - indirect[place, :n].numpy()).max() < 1e-5
            assert np.abs(read.sentences - sentences[place, : item.features.n_sentences].numpy()).max() < 1e-5
            near = [one for one, _ in item.around]
            scores, _ = batches.scores_of_parts(network, hidden, hints, [(place, one) for one in near])
            theirs = torch.softmax(scores, -1).numpy()
            ours = [mine.parts(read, one) for one in near]
            for one, other in zip(ours, theirs, strict=True):
                assert np.abs(one - other[: len(one)]).max() < 1e-5


def test_a_seed_makes_the_same_weights(made, monkeypatch):
    items, vocabularies, _ = made
    monkeypatch.setattr(fitting, "TOGETHER", 0)
    monkeypatch.setattr(fitting, "ALONE", 2)
    monkeypatch.setattr(fitting, "tags", lambda corpora, label: 3)
    found = {"train": items, "redewiedergabe": [], "germeval": [], "universal": []}
    one, other = (fitting.fit(found, vocabularies, seed=1).arrays() for _ in range(2))
    assert all(np.array_equal(one[name], other[name]) for name in one)
