"""Weights: what is stored comes back, and damage is told."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.models import weights


@pytest.fixture
def stored(tmp_path):
    file = tmp_path / "tiny.npz"
    table = np.array([[0.5, -1.0], [0.0, 0.25]], np.float32)
    checksum = weights.save(file, {"table": table, "bias": np.array([1.5])}, {"word": {"ja": 1, "nein": 2}}, {"table"})
    return file, checksum


def test_what_is_stored_comes_back(stored):
    file, checksum = stored
    held = weights.read(file.read_bytes(), {"sha256": checksum}, file.name)
    assert held.floats("table") == pytest.approx(np.array([[0.5, -1.0], [0.0, 0.25]]), abs=0.005)
    assert held.floats("bias").tolist() == [1.5]
    assert held.words("vocabulary.word") == {"ja": 1, "nein": 2}


def test_a_table_takes_one_byte_a_number(stored):
    file, checksum = stored
    held = weights.read(file.read_bytes(), {"sha256": checksum}, file.name)
    assert held.arrays["table"].dtype == np.int8


def test_damaged_weights_are_refused(stored):
    file, checksum = stored
    with pytest.raises(weights.WeightsError, match="damaged or not those of their model card") as caught:
        weights.read(file.read_bytes() + b"x", {"sha256": checksum}, file.name)
    assert "voices='rules'" in str(caught.value)


def test_weights_that_are_not_there_are_told():
    with pytest.raises(weights.WeightsError, match="'nothing' are not in this installation"):
        weights.load("nothing")
