"""Where words of saying stand in the text, so that each of them is counted once.

Several quotations can share one: those on both sides of it („Ja“, sagte sie, „gern“), or one inside another (Er
behauptete, das sei „ein Irrtum“).
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.measures.spans import BEYOND, Pieces

_NO_PLACE = -1


def counted_once(quotes: pd.DataFrame) -> pd.DataFrame:
    """The quotations, with the cue of each place in the text left to one of them: the longest, or the first of these.

    The longest is the outermost where one encloses the others. All others lose ``cue_lemma`` and ``cue_stance``, and
    stay quotations. Where there is no ``cue_spans``, each quotation has a cue of its own.

    >>> quotes = pd.DataFrame({
    ...     "article_id": "a", "spans": [[[20, 30]], [[14, 33]]], "cue_spans": [[[3, 13]], [[3, 13]]],
    ...     "cue_lemma": "behaupten", "cue_stance": "distancing",
    ... })
    >>> counted_once(quotes)["cue_lemma"].tolist()
    [nan, 'behaupten']
    """
    place = cue_places(quotes)
    order = np.argsort(-reach(quotes), kind="stable")
    order = order[place[order] != _NO_PLACE]
    once = place == _NO_PLACE
    once[order[np.unique(place[order], return_index=True)[1]]] = True
    missing = {name: quotes[name].where(once).astype("str") for name in ("cue_lemma", "cue_stance")}
    return quotes if once.all() else quotes.assign(**missing)


def cue_places(quotes: pd.DataFrame) -> np.ndarray:
    """Of each quotation the number of the place of its cue; -1 without a cue of the lexicon, or without a place.

    Cues that share a word are in one place: "sagt" and "es sagt".

    >>> quotes = pd.DataFrame({
    ...     "article_id": ["a", "a", "b", "b"], "cue_spans": [[[3, 7]], [[0, 2], [3, 7]], [[3, 7]], None],
    ...     "cue_lemma": ["sagen", "sagen", "sagen", None],
    ... })
    >>> cue_places(quotes).tolist()
    [0, 0, 1, -1]
    """
    found = np.full(len(quotes), _NO_PLACE)
    if "cue_spans" not in quotes.columns:
        return found
    pieces = Pieces.held(quotes["cue_spans"].where(quotes["cue_lemma"].notna()))
    if not len(pieces.of):
        return found
    articles = pd.factorize(quotes["article_id"])[0]
    known = np.unique(pieces.of)
    found[known] = _joined(pieces.of, _stretches(articles[pieces.of], pieces), len(quotes))[known]
    found[known] = np.unique(found[known], return_inverse=True)[1]
    return found


def reach(quotes: pd.DataFrame) -> np.ndarray:
    """Code points from the begin of each quotation to its end."""
    pieces = Pieces.held(quotes["spans"])
    first, last = np.full(len(quotes), BEYOND), np.zeros(len(quotes), np.int64)
    np.minimum.at(first, pieces.of, pieces.start)
    np.maximum.at(last, pieces.of, pieces.end)
    return np.maximum(last - first, 0)


def _stretches(article: np.ndarray, pieces: Pieces) -> np.ndarray:
    """Of each piece the number of the stretch of text that it covers together with those that it overlaps."""
    begins, ends = (article * np.int64(BEYOND) + side for side in (pieces.start, pieces.end))
    order = np.argsort(begins, kind="stable")
    covered = np.maximum.accumulate(ends[order])
    new = np.append(True, begins[order][1:] >= covered[:-1])
    found = np.empty(len(order), np.int64)
    found[order] = np.cumsum(new) - 1
    return found


def _joined(rows: np.ndarray, stretches: np.ndarray, n: int) -> np.ndarray:
    """Of each of ``n`` rows the number of those that it hangs together with through their stretches."""
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    size = n + int(stretches.max()) + 1
    links = coo_matrix((np.ones(len(rows), bool), (rows, n + stretches)), shape=(size, size))
    return connected_components(links, directed=False)[1][:n]
