"""A stratified sample as the variance needs it: by formula, and by drawing the coded articles again and again.

Source: Rao, J. N. K. & Wu, C. F. J. (1988), Resampling inference with complex survey data, JASA 83, for the draws: of
the n coded articles of a stratum n - 1 are drawn with replacement, and the weights are moved by the root of the share
that was not coded.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

_NOTHING_LEFT = 1e-9

_Array = np.ndarray


@dataclass(frozen=True)
class Design:
    """Stratum and weight of each coded article; ``n`` of them in each stratum, which has ``size`` articles in all.

    ``times`` says how often each coded article was drawn (rows are draws) and ``weights`` what it weighs in the draw.
    """

    stratum: _Array
    weight: _Array
    n: _Array
    size: _Array
    times: _Array
    weights: _Array

    def of(self, articles: _Array) -> Design:
        """The same for some of the coded articles, by their numbers; the others count nothing in any total."""
        own = (self.stratum[articles], self.weight[articles])
        return Design(*own, self.n, self.size, self.times[:, articles], self.weights[:, articles])

    @property
    def strata(self) -> list[tuple[int, _Array, float]]:
        """Strata that have one of the articles and were not coded as a whole: number, its articles, N (N - n) / n."""
        left = [number for number in np.unique(self.stratum) if self.size[number] - self.n[number] > _NOTHING_LEFT]
        factors = [self.size[number] * (self.size[number] - self.n[number]) / self.n[number] for number in left]
        articles = [np.flatnonzero(self.stratum == number) for number in left]
        return list(zip(left, articles, factors, strict=True))

    def variance(self, u: _Array) -> _Array:
        """Variance of the estimated totals of the columns of ``u``; NaN where a stratum has a single coded article."""
        found = np.zeros(u.shape[1])
        for number, articles, factor in self.strata:
            some, n = u[articles], self.n[number]
            found += factor * _spread(some.sum(axis=0), (some**2).sum(axis=0), n)
        return found

    def variances(self, y: _Array, x: _Array, shares: _Array) -> _Array:
        """The same in each draw, of ``y - shares * x`` with the draw's own shares: rows are draws."""
        found = np.zeros(shares.shape)
        for number, articles, factor in self.strata:
            times, some, base = self.times[:, articles], y[articles], x[articles, None]
            sums = times @ some - shares * (times @ base)
            squares = times @ some**2 - 2 * shares * (times @ (some * base)) + shares**2 * (times @ base**2)
            found += factor * _spread(sums, squares, self.n[number] - 1)
        return found


def _spread(sums: _Array, squares: _Array, n: int) -> _Array:
    return np.maximum(squares - sums**2 / n, 0) / (n - 1) if n > 1 else np.full_like(sums, np.nan)


def design(sample: pd.DataFrame, n_boot: int, seed: int) -> Design:
    """The design of a sample as ``draw_sample`` makes it."""
    names = sample["stratum"].astype(object).where(sample["stratum"].notna(), None)
    stratum = pd.factorize(names, use_na_sentinel=False)[0]
    probability = sample["probability"].to_numpy()
    n = np.bincount(stratum)
    size = np.zeros(len(n))
    size[stratum] = n[stratum] / probability
    random = np.random.default_rng(seed)
    times, weights = (np.ones((n_boot, len(stratum))) for _ in range(2))
    for number in range(len(n)):
        articles, drawn = np.flatnonzero(stratum == number), max(n[number] - 1, 1)
        times[:, articles] = random.multinomial(drawn, np.full(n[number], 1 / n[number]), size=n_boot)
        moved = np.sqrt(1 - probability[articles])
        weights[:, articles] = (1 - moved + moved * times[:, articles] * n[number] / drawn) / probability[articles]
    return Design(stratum, 1 / probability, n, size, times, weights)
