"""The experiment on tone, on invented sentences."""

from __future__ import annotations

import numpy as np

from training.tone import FOLDS, KINDS, features, predicted


def row(text, target):
    start = text.index(target)
    return {"opinion_snippet": text, "target_anchor": {"from": start, "to": start + len(target)}}


def test_words_near_the_target_weigh_more_and_the_target_is_not_seen():
    seen = features(
        row("Abel versagte kläglich. Das Wetter war an diesem Tag im ganzen Land und am Meer schön.", "Abel")
    )
    assert seen["lemma versagen"] == 1.0
    assert seen["lemma schön"] < seen["lemma Wetter"]
    assert "lemma Abel" not in seen


def test_what_can_be_told_is_told_by_classifiers_that_have_not_seen_the_fold():
    texts = [
        f"Abel {verb} {place}." for place in ("heute", "dort", "nun", "hier", "oft") for verb in ("lügt", "glänzt")
    ]
    kinds = np.array([0, 2] * 5)
    folds = np.arange(len(texts)) // 2 % FOLDS
    found = predicted([features(row(text, "Abel")) for text in texts], kinds, folds, penalty=0.001)
    assert found.tolist() == kinds.tolist()
    assert len(KINDS) == 3
