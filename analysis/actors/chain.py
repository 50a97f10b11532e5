"""Shares of labels where one label makes the next more or less likely: a linear chain over each sentence."""

from __future__ import annotations

import numpy as np

from analysis.models.layers import Floats, Ints

# A token whose first label (outside) leads by so much is outside, whatever stands beside it.
_SURE = 9.0


class Chain:
    """A linear chain of labels; ``follows[a, b]`` is the score of b after a, ``begins`` of the first label.

    Label 0 is "outside".
    """

    def __init__(self, follows: Floats, begins: Floats) -> None:
        self._follows = np.exp(follows)
        self._after_outside, self._before_outside = self._follows[0].copy(), self._follows[:, 0].copy()
        self._begins = np.exp(begins)

    def shares(self, scores: Floats, firsts: Ints) -> Floats:
        """For each token the share of each label, by the forward-backward algorithm (Rabiner 1989).

        ``firsts`` are the numbers of the first tokens of sentences. Only the stretches between tokens that are surely
        outside are computed: what surrounds such a stretch adds nothing to it.
        """
        found = np.zeros_like(scores)
        found[:, 0] = 1
        first_of_sentence = np.zeros(len(scores) + 1, bool)
        first_of_sentence[firsts] = first_of_sentence[-1] = True
        unsure = scores[:, 0] - scores[:, 1:].max(axis=1, initial=-np.inf) < _SURE
        if not unsure.any():
            return found
        opens = unsure & (first_of_sentence[:-1] | ~np.concatenate([[False], unsure[:-1]]))
        begins = np.flatnonzero(opens)
        lengths = np.diff(np.append(np.cumsum(unsure)[begins] - 1, unsure.sum()))
        # The longest first: those that still go on are the first rows.
        order = np.argsort(-lengths, kind="stable")
        begins, lengths = begins[order], lengths[order]
        odds = np.exp(scores - scores.max(axis=1, keepdims=True))
        opening = np.where(first_of_sentence[begins][:, None], self._begins, self._after_outside)
        ending = np.where(first_of_sentence[begins + lengths][:, None], np.float32(1), self._before_outside)
        self._fill(found, odds, begins, lengths, opening, ending)
        return found

    def _fill(self, found: Floats, odds: Floats, begins: Ints, lengths: Ints, opening: Floats, ending: Floats) -> None:
        steps = int(lengths[0])
        alive = [int(np.searchsorted(-lengths, -step, side="left")) for step in range(steps)]
        forward: list[Floats] = []
        state = opening * odds[begins]
        for step in range(steps):
            n = alive[step]
            if step:
                state = (forward[-1][:n] @ self._follows) * odds[begins[:n] + step]
            state /= state.sum(axis=1, keepdims=True)
            forward.append(state)
        backward = np.zeros((0, odds.shape[1]), np.float32)
        for step in reversed(range(steps)):
            n = alive[step]
            # Those that end here begin their way back.
            backward = np.concatenate([backward, ending[len(backward) : n]])
            shares = forward[step] * backward
            shares /= shares.sum(axis=1, keepdims=True)
            found[begins[:n] + step] = shares
            if step:
                backward = (backward * odds[begins[:n] + step]) @ self._follows.T
                backward /= backward.sum(axis=1, keepdims=True)
