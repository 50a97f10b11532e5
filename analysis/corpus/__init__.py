"""Files to articles: one reader per format, metadata, cleaning, duplicates.

``load_corpus`` reads files and folders, ``articles_from`` takes a DataFrame, ``fingerprint`` names a corpus by its
content. Knows nothing of what comes later.
"""

from __future__ import annotations

from analysis.corpus.corpus import Corpus
from analysis.corpus.errors import CorpusError
from analysis.corpus.fingerprint import fingerprint
from analysis.corpus.given import articles_from
from analysis.corpus.load import load_corpus

__all__ = ["Corpus", "CorpusError", "articles_from", "fingerprint", "load_corpus"]
