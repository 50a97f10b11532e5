"""Which words are a quotation's own speaker, cue, frame and addressee, from the network's shares."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from analysis.models.layers import Floats, Ints
from analysis.voices.features import Features
from analysis.voices.network import ROLES
from analysis.voices.surroundings import Surroundings

Mask = NDArray[np.bool_]
_SPEAKER, _CUE, _FRAME = (1 + ROLES.index(role) for role in ("speaker", "cue", "frame"))
_WITH_FRAME = frozenset({"direct", "indirect"})
# Tokens that lie further apart are two speakers, or two cues, of which the surer one is kept.
_APART = 8
# Tokens that far from a frame's ends belong to it.
_FRAME_REACH = 30
# What ``Surroundings.ruled`` says of the speaker (named here, or where a carried one is named) and of the cue.
_RULED = {_SPEAKER: (1, 2), _CUE: (3,)}


def find_parts(features: Features, kind: str, near: Surroundings, shares: Floats) -> tuple[dict[str, Ints], float]:
    """Tokens of each role, and the network's mean share for the speaker (1 where nobody is named).

    Where the network names no speaker or no cue, that of the rules' draft of the same quotation is taken. A frame holds
    its cue, speaker and addressee; only direct and indirect speech has one.
    """
    labels = shares.argmax(axis=1)
    for label, in_draft in _RULED.items():
        ruled = np.logical_or.reduce([near.ruled == number for number in in_draft])
        held = labels == label
        if not held.any():
            labels[ruled] = label
            held = ruled
        _keep_one(features, near.tokens, labels, np.flatnonzero(held), shares[:, label], ruled)
    parts = {role: near.tokens[labels == place] for place, role in enumerate(ROLES, 1)}
    parts["frame"] = _frame(near.tokens, labels) if kind in _WITH_FRAME else near.tokens[:0]
    named = shares[labels == _SPEAKER, _SPEAKER]
    return parts, float(named.mean()) if len(named) else 1.0


def _keep_one(features: Features, tokens: Ints, labels: Ints, places: Ints, shares: Floats, ruled: Mask) -> None:
    """Of several groups of tokens with a label one keeps it: the one that the rules found, else the surest."""
    if len(places) < 2:
        return
    numbers = tokens[places]
    if numbers[-1] - numbers[0] <= _APART and features.sentence[numbers[0]] == features.sentence[numbers[-1]]:
        return
    parted = (np.diff(numbers) > _APART) | (np.diff(features.sentence[numbers]) != 0)
    if not parted.any():
        return
    groups = np.split(places, np.flatnonzero(parted) + 1)
    best = max(groups, key=lambda group: (bool(ruled[group].any()), float(shares[group].max())))
    for group in groups:
        if group is not best:
            labels[group] = 0


def _frame(tokens: Ints, labels: Ints) -> Ints:
    frame = tokens[labels == _FRAME]
    others = tokens[(labels > 0) & (labels != _FRAME)]
    if not len(frame):
        return others if (labels == _CUE).any() else frame
    near = np.minimum(abs(tokens - frame[0]), abs(tokens - frame[-1])) <= _FRAME_REACH
    return tokens[(labels == _FRAME) | ((labels > 0) & near)]
