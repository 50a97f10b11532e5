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

import numpy as np
from numpy.typing import NDArray

BRANCHES = 256


@cache
def _table() -> tuple[array[int], NDArray[np.uint16], NDArray[np.uint32]]:
    """Sorted checksums of forms, the cluster's number of each, and the path of each cluster; 0 is no cluster."""
    file = resources.files("analysis.models") / "data" / "clusters_de.npz"
    with file.open("rb") as stream, np.load(stream, allow_pickle=False) as held:
        return array("I", held["forms"].astype("I").tobytes()), held["clusters"], held["paths"]


def count() -> int:
    """How many clusters there are, with the one of unknown forms."""
    return len(_table()[2])


@lru_cache(maxsize=40_000)
def cluster(form: str) -> tuple[int, int]:
    """Number of a form's cluster (0 if it has none) and of the branch of the tree that the cluster is in (0 to 255).

    >>> cluster("forderte") == cluster("kritisierte") != cluster("Bürgermeisterin")
    True
    >>> cluster("xqzzqx")
    (0, 0)
    """
    forms, clusters, paths = _table()
    for spelling in dict.fromkeys((form, form.lower(), form.title())):
        key = zlib.crc32(spelling.encode("utf-8", "replace"))
        place = bisect_left(forms, key)
        if place < len(forms) and forms[place] == key:
            number = int(clusters[place])
            return number, int(paths[number]) % BRANCHES
    return 0, 0
