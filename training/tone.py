"""Whether the tone towards somebody can be told from a sentence by light means: measured, and left out of the kit.

``python -m training.tone --gold FOLDER`` prints accuracy and F1 in five folds beside those of always saying "neutral".
A row is a sentence with a marked target (GerNTSA, CC BY 4.0). It is read as lemmas, beginnings and Brown clusters of
its words, the nearer to the target the heavier; the classifier is multinomial logistic regression. Sentences that come
twice stay in one fold.
"""

from __future__ import annotations

import argparse
import gzip
import json
import zlib
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_array

from analysis.language import morphology
from analysis.language.reading import Reading, Word
from analysis.models import clusters

KINDS = ("negative", "neutral", "positive")
FOLDS, FEWEST = 5, 2
_NEAR, _FAR = 4, 12


def read(gold: Path) -> list[dict[str, Any]]:
    """The annotated sentences."""
    with gzip.open(gold / "tone" / "train.jsonl.gz", "rt", encoding="utf-8") as stream:
        return [json.loads(line) for line in stream]


def features(row: dict[str, Any]) -> dict[str, float]:
    """What is seen of a sentence, with weights: the words around the target, not the target."""
    tokens = Reading(row["opinion_snippet"]).tokens
    start, end = row["target_anchor"]["from"], row["target_anchor"]["to"]
    target = [number for number, token in enumerate(tokens) if token.start < end and token.end > start] or [0]
    found: dict[str, float] = {}
    for number, token in enumerate(tokens):
        away = max(target[0] - number, number - target[-1])
        if token.is_word and away > 0:
            weight = 1.0 if away <= _NEAR else 0.7 if away <= _FAR else 0.4
            for name in _names(token, away):
                found[name] = max(found.get(name, 0.0), weight)
    return found


def _names(token: Word, away: int) -> tuple[str, ...]:
    cluster, branch = clusters.cluster(token.text)
    near = "near" if away <= _NEAR else "far"
    lemma = morphology.lemma(token.text if token.tag == "NOUN" else token.lower)
    return f"lemma {lemma}", f"cluster {cluster}", f"{near} {cluster}", f"branch {branch % 64}", token.lower[:5]


def predicted(seen: list[dict[str, float]], kinds: np.ndarray, folds: np.ndarray, penalty: float) -> np.ndarray:
    """The kind of each sentence as told by a classifier that has not seen its fold."""
    found = np.zeros(len(kinds), int)
    for fold in range(FOLDS):
        learnt, asked = np.flatnonzero(folds != fold), np.flatnonzero(folds == fold)
        counts = Counter(name for n in learnt for name in seen[n])
        vocabulary = {name: n for n, name in enumerate(name for name, count in counts.items() if count >= FEWEST)}
        weights = _fitted(_matrix(seen, learnt, vocabulary), kinds[learnt], penalty)
        found[asked] = (_matrix(seen, asked, vocabulary) @ weights).argmax(axis=1)
    return found


def _matrix(seen: list[dict[str, float]], rows: np.ndarray, vocabulary: dict[str, int]) -> csr_array:
    cells = [
        (n, vocabulary[name], value)
        for n, row in enumerate(rows)
        for name, value in seen[row].items()
        if name in vocabulary
    ]
    # The last column is the constant.
    cells += [(n, len(vocabulary), 1.0) for n in range(len(rows))]
    at, column, value = zip(*cells, strict=True)
    return csr_array((value, (at, column)), shape=(len(rows), len(vocabulary) + 1))


def _fitted(x: csr_array, kinds: np.ndarray, penalty: float) -> np.ndarray:
    wanted = np.eye(len(KINDS))[kinds]

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        weights = flat.reshape(x.shape[1], len(KINDS))
        scores = x @ weights
        scores -= scores.max(axis=1, keepdims=True)
        shares = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
        kept = weights.copy()
        kept[-1] = 0
        value = -np.log(shares[wanted.astype(bool)]).mean() + penalty * (kept**2).sum()
        return value, (x.T @ (shares - wanted) / len(kinds) + 2 * penalty * kept).ravel()

    start = np.zeros(x.shape[1] * len(KINDS))
    return minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 80}).x.reshape(-1, len(KINDS))


def main() -> None:
    """Print what is reached at several strengths of the penalty."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    rows = read(parser.parse_args().gold)
    kinds = np.array([KINDS.index(row["sentiment"]["polarity"]) for row in rows])
    folds = np.array([zlib.crc32(row["opinion_snippet"].encode("utf-8")) % FOLDS for row in rows])
    seen = [features(row) for row in rows]
    print(f"{len(rows)} sentences; always neutral: {(kinds == 1).mean():.3f} right")
    for penalty in (0.0003, 0.001, 0.003, 0.01, 0.03):
        found = predicted(seen, kinds, folds, penalty)
        both = [2 * ((found == k) & (kinds == k)).sum() / ((found == k).sum() + (kinds == k).sum()) for k in range(3)]
        better = (found == kinds).astype(float) - (kinds == 1)
        margin = 1.96 * better.std() / np.sqrt(len(better))
        figures = ", ".join(f"{kind} {f:.2f}" for kind, f in zip(KINDS, both, strict=True))
        print(
            f"penalty {penalty}: {(found == kinds).mean():.3f} right, {better.mean():+.3f} ± {margin:.3f} against "
            f"neutral; F1 {figures}"
        )


if __name__ == "__main__":
    main()
