"""Which words are a quotation's own speaker, cue, frame and addressee, from the network's shares."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from analysis.models.layers import Floats, Ints
from analysis.voices.features import Features
from analysis.voices.network import ROLES
from analysis.voices.numbers import NONE
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
        labels[_surplus(features, near.tokens, owners, labels == label, shares[:, label], ruled)] = 0
    masks = [labels == place for place in range(1, 1 + len(ROLES))]
    named = masks[_SPEAKER - 1]
    masks[_FRAME - 1] = _frames(kinds, near, labels, owners)
    found = [(near.tokens[mask], np.searchsorted(owners[mask], np.arange(len(near) + 1)).tolist()) for mask in masks]
    for one, mean in enumerate(_mean_of_each(shares[named, _SPEAKER], owners[named], len(near))):
        yield {role: tokens[at[one] : at[one + 1]] for role, (tokens, at) in zip(ROLES, found, strict=True)}, mean


def _mean_of_each(shares: Floats, owners: Ints, n: int) -> list[float]:
    """The mean share of each quotation's tokens, 1 where it has none."""
    counts = np.bincount(owners, minlength=n)
    means = np.bincount(owners, weights=shares, minlength=n) / np.maximum(counts, 1)
    found: list[float] = np.where(counts > 0, means, 1.0).tolist()
    return found


def _with(mask: Mask, owners: Ints, n: int) -> Mask:
    """Which of the ``n`` quotations have a token in the mask."""
    found = np.zeros(n, bool)
    found[owners[mask]] = True
    return found


def _surplus(features: Features, tokens: Ints, owners: Ints, mask: Mask, shares: Floats, ruled: Mask) -> Ints:
    """Places of masked tokens in any but the best of a quotation's groups, which is the rules' one, else the surest."""
    places = np.flatnonzero(mask)
    numbers, of = tokens[places], owners[places]
    other = np.diff(of) != 0
    parted = (np.diff(numbers) > _APART) | (np.diff(features.sentence[numbers]) != 0) | other
    if other.sum() == parted.sum():
        return NONE
    firsts = np.append(0, np.flatnonzero(parted) + 1)
    by_rules = np.logical_or.reduceat(ruled[places], firsts)
    surest = np.maximum.reduceat(shares[places], firsts)
    # Of each quotation's groups the best comes first.
    order = np.lexsort((-surest, ~by_rules, of[firsts]))
    best = np.zeros(len(firsts), bool)
    best[order[np.flatnonzero(np.diff(of[firsts][order], prepend=-1))]] = True
    return places[~best[np.repeat(np.arange(len(firsts)), np.diff(firsts, append=len(places)))]]


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
