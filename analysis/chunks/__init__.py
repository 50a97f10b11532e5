"""Corpora that are larger than memory: analysed some articles at a time, saved as they come, continued if stopped.

``analyse_in_chunks`` reads files, analyses a chunk of articles after the other and writes every table as Parquet, one
part a chunk. What a stopped run has finished is found again. Whom names mean is told at the end, from all chunks.
"""

from __future__ import annotations

from analysis.chunks.run import analyse_in_chunks
from analysis.chunks.store import ChunksError

__all__ = ["ChunksError", "analyse_in_chunks"]
