"""Articles whose text came before."""

from __future__ import annotations

import hashlib

import pandas as pd


def duplicate_of(articles: pd.DataFrame) -> pd.Series:
    """For each article the article_id of the first one with the same text; missing where no earlier one has it.

    Texts are the same if they differ in nothing but white space. An empty text is nobody's duplicate.

    >>> articles = pd.DataFrame({"article_id": ["a", "b", "c"], "text": ["Es regnet.", "Ja.", " Es  regnet."]})
    >>> duplicate_of(articles).tolist()
    [nan, nan, 'a']
    """
    first: dict[bytes, str] = {}
    result: list[str | None] = []
    for article_id, text in zip(articles["article_id"], articles["text"], strict=True):
        words = " ".join(text.split())
        # Digests instead of texts: the dictionary must not hold a second copy of a large corpus.
        key = hashlib.sha256(words.encode("utf-8", errors="surrogatepass")).digest()
        earlier = first.setdefault(key, article_id)
        result.append(None if not words or earlier == article_id else earlier)
    return pd.Series(result, index=articles.index, dtype="str", name="duplicate_of")
