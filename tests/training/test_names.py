"""The network of names in PyTorch and the one in plain numpy are one network; its sentences keep their names."""

from __future__ import annotations

import gzip
import json

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="PyTorch is not installed (extra train)")

from analysis.actors.network import Network as Inference  # noqa: E402
from analysis.language.reading import Reading  # noqa: E402
from analysis.models import weights  # noqa: E402
from training.names import fitting, sentences  # noqa: E402
from training.names.network import Network  # noqa: E402

ROWS = [
    {"tokens": ["Anna", "Abel", "lebt", "in", "Bad", "Homburg", "."], "bioes": "B-PER E-PER O O B-LOC E-LOC O".split()},
    {"tokens": ["Die", "EU-Kommission", "lobt", "Abel", "."], "bioes": "O S-ORGPART O S-PER O".split()},
]


@pytest.fixture
def made(tmp_path):
    file = tmp_path / "some.jsonl.gz"
    file.write_bytes(gzip.compress("\n".join(map(json.dumps, ROWS)).encode("utf-8")))
    return sentences.read(file)


def test_sentences_keep_their_names(made):
    assert made[0].names == {(0, 9, "PER"), (18, 29, "LOC")}
    assert made[0].text[18:29] == "Bad Homburg"
    assert made[1].names == {(4, 17, "ORG-PART"), (23, 27, "PER")}


def test_both_say_the_same(made):
    known = sentences.vocabularies(made, 1)
    sentences.number(made, known)
    torch.manual_seed(1)
    network = Network({name: len(words) for name, words in known.items()}).eval()
    for parameter in network.parameters():
        parameter.data += 0.1 * torch.randn_like(parameter)
    arrays = network.arrays() | {f"vocabulary.{name}": weights.as_array(words) for name, words in known.items()}
    mine = Inference(weights.Weights(arrays, {}))
    found = np.concatenate([mine.scores(Reading(one.text)) for one in made])
    words, classes, pieces, mask, _ = fitting.tensors([fitting.row(one, 0, len(one)) for one in made])
    with torch.no_grad():
        scores = network(words, classes, pieces, mask)
    assert np.allclose(found, scores[mask].numpy(), atol=2e-4)
