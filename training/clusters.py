"""Rewrite the Brown clusters of ``spacy-lookups-data`` as the two arrays that the package ships.

``python -m training.clusters`` (the extra ``train`` has the package) writes ``analysis/models/data/clusters_de.npz``.
"""

from __future__ import annotations

import gzip
import json
import zlib
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np

KEPT = 300_000
OUT = Path(__file__).resolve().parents[1] / "analysis" / "models" / "data" / "clusters_de.npz"


def main() -> None:
    """Keep the most frequent forms that have a cluster; of two forms with one checksum the more frequent stays."""
    paths, frequency = _table("de_lexeme_cluster"), _table("de_lexeme_prob")
    forms = sorted((form for form, path in paths.items() if path), key=lambda form: (-frequency.get(form, -99.0), form))
    held: dict[int, int] = {}
    for form in forms[:KEPT]:
        held.setdefault(zlib.crc32(form.encode("utf-8", "replace")), paths[form])
    known = sorted(set(held.values()))
    numbers = {path: number for number, path in enumerate(known, start=1)}
    keys = np.array(sorted(held), np.uint32)
    np.savez_compressed(
        OUT,
        forms=keys,
        clusters=np.array([numbers[held[int(key)]] for key in keys], np.uint16),
        paths=np.array([0, *known], np.uint32),
    )
    print(f"{len(keys)} forms in {len(known)} clusters, {OUT.stat().st_size / 1e6:.1f} MB")


def _table(name: str) -> dict[str, Any]:
    file = resources.files("spacy_lookups_data") / "data" / f"{name}.json.gz"
    held: dict[str, Any] = json.loads(gzip.decompress(file.read_bytes()).decode("utf-8"))
    return held


if __name__ == "__main__":
    main()
