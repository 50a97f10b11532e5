"""Which stretches of a sentence are indirect speech: tokens are judged together between the points that can part them.

A reported clause begins and ends at punctuation, at the edge of a sentence, or where the words that introduce it begin
or end; what the network says of single tokens is summed between these points.
"""

from __future__ import annotations

from functools import reduce

import numpy as np

from analysis.models.layers import Floats, Ints
from analysis.voices.features import Features

# Going on without a beginning costs that much (a logarithm).
_NO_BEGINNING = 0.5
# Share at which a token is taken for speaker, cue, frame or addressee of something.
_IN_FRAME = 0.5
_LONGEST_FRAME, _FEWEST_WORDS = 25, 2


def indirect_runs(features: Features, shares: Floats, roles: Floats) -> list[list[int]]:
    """Token numbers of each indirect quotation; ``shares`` and ``roles`` as in ``network.Read``."""
    in_frame = reduce(np.maximum, roles.T) > _IN_FRAME
    starts = _starts(features, in_frame)
    logs = np.log(shares + np.float32(1e-9))
    scores = np.add.reduceat(logs, starts, axis=0)
    # A stretch that begins a quotation begins with its first token and goes on with the others.
    scores[:, 1] = scores[:, 2] + logs[starts, 1] - logs[starts, 2]
    ends = np.append(starts[1:], len(shares))
    runs: list[list[int]] = []
    # Every text has a path of its own.
    edges = np.searchsorted(starts, features.edges[1:-1])
    path = [label for part in np.split(scores, edges) for label in best_path(part)]
    for label, first, end in zip(path, starts.tolist(), ends.tolist(), strict=True):
        if label == 2 and runs and features.sentence[runs[-1][-1]] == features.sentence[first]:
            runs[-1] += range(first, end)
        elif label:
            runs.append(list(range(first, end)))
    trimmed = [_trimmed(features, run) for run in _joined(features, runs, in_frame)]
    return [run for run in trimmed if sum(features.forms[n].words[0][0].isalnum() for n in run) >= _FEWEST_WORDS]


def best_path(scores: Floats) -> list[int]:
    """The best sequence of 0 outside, 1 begins, 2 goes on (Viterbi) from logarithms, where going on after 0 costs.

    >>> best_path(np.log(np.array([[0.9, 0.1, 0.01], [0.1, 0.8, 0.1], [0.1, 0.1, 0.8]], np.float32)))
    [0, 1, 2]
    """
    outside, begins, goes_on = scores[0].tolist()
    back = []
    for row in scores[1:].tolist():
        best = _best(outside, begins, goes_on)
        came = _best(outside - _NO_BEGINNING, begins, goes_on)
        back.append((best, best, came))
        top, before = (outside, begins, goes_on)[best], (outside - _NO_BEGINNING, begins, goes_on)[came]
        outside, begins, goes_on = top + row[0], top + row[1], before + row[2]
    path = [_best(outside, begins, goes_on)]
    for step in reversed(back):
        path.append(step[path[-1]])
    return path[::-1]


def _best(outside: float, begins: float, goes_on: float) -> int:
    return 0 if outside >= begins and outside >= goes_on else 1 if begins >= goes_on else 2


def _starts(features: Features, in_frame: np.ndarray) -> Ints:
    """First tokens of the stretches that are reported as a whole or not at all."""
    punctuation = features.punctuation
    changes = punctuation.copy()
    changes[0] = True
    for column in (features.sentence, punctuation, features.context["attribution"] > 0, in_frame):
        changes[1:] |= column[1:] != column[:-1]
    return np.flatnonzero(changes)


def _joined(features: Features, runs: list[list[int]], in_frame: np.ndarray) -> list[list[int]]:
    """Runs of one sentence that nothing parts but words that introduce speech: "Es sei, so Abel, zu spät"."""
    aside = in_frame | (features.context["attribution"] > 0) | features.punctuation
    joined: list[list[int]] = []
    for run in runs:
        if joined:
            last, first = joined[-1][-1], run[0]
            near = features.sentence[last] == features.sentence[first] and first - last <= _LONGEST_FRAME
            if near and aside[last + 1 : first].all():
                joined[-1] += run
                continue
        joined.append(run)
    return joined


def _trimmed(features: Features, run: list[int]) -> list[int]:
    """Without commas, colons and full stops at its ends, and with the punctuation that lies between its words."""
    while run and features.forms[run[-1]].words[0] in {",", "."}:
        run.pop()
    while run and features.forms[run[0]].words[0] in {",", ":"}:
        run.pop(0)
    whole: list[int] = []
    for number in run:
        if whole and number - whole[-1] == 2 and not features.forms[whole[-1] + 1].words[0][0].isalnum():
            whole.append(whole[-1] + 1)
        whole.append(number)
    return whole
