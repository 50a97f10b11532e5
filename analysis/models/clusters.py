"""Distributional clusters of German word forms: what a word is like, also one that no training text holds.

747 Brown clusters (Brown et al. 1992, Computational Linguistics 18(4)) of the 300,000 most frequent forms, from
spacy-lookups-data 1.0.5 (Explosion, MIT licence), rewritten by ``training/clusters.py`` as sorted arrays. A cluster's
path in the tree of merges is a number, lowest bit first: clusters that share their low bits stand close together.
"""

from __future__ import annotations

import zlib
from array import array
from bisect import bisect_left
from functools import cache, lru_cache
from importlib import resources
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.held import WORDS

BRANCHES = 256
_HALF = 16  # bits of half a checksum


class _Table(NamedTuple):
    """Sorted checksums of forms with the cluster's number of each, and what ``cluster`` gives for each number.

    ``begins`` tells where the checksums with the same upper half begin: they are a handful.
    """

    forms: array[int]
    begins: array[int]
    clusters: array[int]
    found: list[tuple[int, int]]


@cache
def _table() -> _Table:
    file = resources.files("analysis.models") / "data" / "clusters_de.npz"
    with file.open("rb") as stream, np.load(stream, allow_pickle=False) as held:
        forms, clusters, paths = held["forms"], held["clusters"], held["paths"]
    begins = np.searchsorted(forms, np.arange((1 << _HALF) + 1, dtype=np.uint64) << np.uint64(_HALF))
    found = list(enumerate((paths % BRANCHES).tolist()))
    return _Table(_as_array("I", forms), _as_array("I", begins), _as_array("H", clusters), found)


def _as_array(kind: str, numbers: NDArray[Any]) -> array[int]:
    """Numbers of numpy as an array of Python's, of which single ones are read faster."""
    return array(kind, numbers.astype(kind).tobytes())


def count() -> int:
    """How many clusters there are, with the one of unknown forms."""
    return len(_table().found)


@lru_cache(maxsize=WORDS)
def cluster(form: str) -> tuple[int, int]:
    """Number of a form's cluster (0 if it has none) and of the branch of the tree that the cluster is in (0 to 255).

    >>> cluster("forderte") == cluster("kritisierte") != cluster("Bürgermeisterin")
    True
    >>> cluster("xqzzqx")
    (0, 0)
    """
    return _listed(form) or _listed(form.lower()) or _listed(form.title()) or (0, 0)


def _listed(spelling: str) -> tuple[int, int] | None:
    table = _table()
    key = zlib.crc32(spelling.encode("utf-8", "replace"))
    half = key >> _HALF
    end = table.begins[half + 1]
    place = bisect_left(table.forms, key, table.begins[half], end)
    return table.found[table.clusters[place]] if place < end and table.forms[place] == key else None
