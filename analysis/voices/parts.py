"""Which words are a quotation's own speaker, cue, frame and addressee, from the network's shares."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from analysis.models.layers import Floats, Ints
from analysis.voices.features import Features
from analysis.voices.network import ROLES
from analysis.voices.surroundings import Surroundings

Mask = NDArray[np.bool_]
Parts = tuple[dict[str, Ints], float]
_SPEAKER, _CUE, _FRAME = (1 + ROLES.index(role) for role in ("speaker", "cue", "frame"))
_WITH_FRAME = frozenset({"direct", "indirect"})
# Tokens that lie further apart are two speakers, or two cues, of which the surer one is kept.
_APART = 8
# Tokens that far from a frame's ends belong to it.
_FRAME_REACH = 30
# What ``Surroundings.ruled`` says of the speaker (named here, or where a carried one is named) and of the cue.
_RULED = {_SPEAKER: (1, 2), _CUE: (3,)}


def find_parts(features: Features, kinds: list[str], near: Surroundings, shares: Floats) -> Iterator[Parts]:
    """For each quotation the tokens of each role, and the network's mean share for the speaker (1 if none is named).

    ``kinds`` are the quotations' types, ``near`` and ``shares`` the tokens around them all. Where the network names no
    speaker or no cue, that of the rules' draft of the same quotation is taken. A frame holds its cue, speaker and
    addressee; only direct and indirect speech has one.
    """
    labels = shares.argmax(axis=1)
    owners = np.repeat(np.arange(len(near)), np.diff(near.edges))
    for label, in_draft in _RULED.items():
        ruled = np.logical_or.reduce([near.ruled == number for number in in_draft])
        named = _with(labels == label, owners, len(near))
        labels[ruled & ~named[owners]] = label
        for one in _parted(features, near.tokens, np.flatnonzero(labels == label), owners):
            rows = slice(near.edges[one], near.edges[one + 1])
            _keep_one(features, near.tokens[rows], labels[rows], label, shares[rows, label], ruled[rows])
    masks = [labels == place for place in range(1, 1 + len(ROLES))]
    surest = shares[masks[_SPEAKER - 1], _SPEAKER]
    masks[_FRAME - 1] = _frames(kinds, near, labels, owners)
    found = [(near.tokens[mask], np.searchsorted(owners[mask], np.arange(len(near) + 1)).tolist()) for mask in masks]
    for one in range(len(near)):
        parts = {role: tokens[at[one] : at[one + 1]] for role, (tokens, at) in zip(ROLES, found, strict=True)}
        at = found[_SPEAKER - 1][1]
        own = surest[at[one] : at[one + 1]]
        yield parts, float(own.mean()) if len(own) else 1.0


def _with(mask: Mask, owners: Ints, n: int) -> Mask:
    """Which of the ``n`` quotations have a token in the mask."""
    found = np.zeros(n, bool)
    found[owners[mask]] = True
    return found


def _parted(features: Features, tokens: Ints, places: Ints, owners: Ints) -> list[int]:
    """The quotations whose tokens at these places are several groups."""
    numbers, of = tokens[places], owners[places]
    parted = (np.diff(numbers) > _APART) | (np.diff(features.sentence[numbers]) != 0)
    return np.unique(of[1:][parted & (np.diff(of) == 0)]).tolist()


def _keep_one(features: Features, tokens: Ints, labels: Ints, label: int, shares: Floats, ruled: Mask) -> None:
    """Of several groups of a quotation's tokens with a label one keeps it: the one of the rules, else the surest."""
    places = np.flatnonzero(labels == label)
    numbers = tokens[places]
    parted = (np.diff(numbers) > _APART) | (np.diff(features.sentence[numbers]) != 0)
    groups = np.split(places, np.flatnonzero(parted) + 1)
    best = max(groups, key=lambda group: (bool(ruled[group].any()), float(shares[group].max())))
    for group in groups:
        if group is not best:
            labels[group] = 0


def _frames(kinds: list[str], near: Surroundings, labels: Ints, owners: Ints) -> Mask:
    """The tokens of frames: those so labelled, and the other parts near them; all parts, if a cue but no frame is."""
    n = len(near)
    frame = labels == _FRAME
    has_frame, has_cue = _with(frame, owners, n), _with(labels == _CUE, owners, n)
    places, of = near.tokens[frame], owners[frame]
    firsts, lasts = np.zeros(n, np.int64), np.zeros(n, np.int64)
    firsts[of[::-1]], lasts[of] = places[::-1], places
    away = np.minimum(abs(near.tokens - firsts[owners]), abs(near.tokens - lasts[owners]))
    may = np.array([kind in _WITH_FRAME for kind in kinds], bool)
    others = (labels > 0) & np.where(has_frame[owners], away <= _FRAME_REACH, has_cue[owners])
    return may[owners] & (frame | others)
