"""Articles whose text came before, word for word or nearly so.

Nearly the same are texts of which at least four fifths of all runs of three words are the same: the copy of a wire
report with another headline, other spelling, a changed sentence. How they are found says ``resemblance``.
"""

from __future__ import annotations

import hashlib

import pandas as pd

from analysis.corpus.resemblance import Resembling, runs_of


def duplicate_of(articles: pd.DataFrame) -> pd.Series:
    """For each article the article_id of the first one with (nearly) the same text; missing where there is none.

    White space, capitals and marks make no difference. Where several earlier ones resemble a text, it is the first's.
    An empty text is nobody's duplicate. Texts with fewer than three words are copies only where they are the same.
    Where a text looks like more than 30 others that are no copies of each other, it is compared with the 30 that it
    resembles most by estimate; beyond 1,000 of them, only texts that are the same are found.

    >>> articles = pd.DataFrame({"article_id": ["a", "b", "c"], "text": ["Es regnet.", "Ja.", " Es  regnet."]})
    >>> duplicate_of(articles).tolist()
    [nan, nan, 'a']
    """
    return pd.Series(Earlier().of(articles), index=articles.index, dtype="str", name="duplicate_of")


class Earlier:
    """Articles that came first; those of further tables are compared with them, too.

    Their texts are not held, only numbers of their runs of words: about 5.5 kB for an article of 2,000 letters.
    """

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._first: dict[bytes, int] = {}
        self._resembling = Resembling()

    def of(self, articles: pd.DataFrame) -> list[str | None]:
        """For each article the one of which it is a copy; those that are none are known from now on."""
        return [
            self._one(*both) for both in zip(articles["article_id"].tolist(), articles["text"].tolist(), strict=True)
        ]

    def _one(self, article_id: str, text: str) -> str | None:
        words = " ".join(text.split())
        if not words:
            return None
        # Digests instead of texts: the dictionary must not hold a second copy of a large corpus.
        key = hashlib.sha256(words.encode("utf-8", errors="surrogatepass")).digest()
        earlier = self._first.get(key)
        if earlier is None:
            number = len(self._ids)
            earlier = self._resembling.first(runs_of(text), number)
            self._first[key] = number if earlier is None else earlier
            if earlier is None:
                self._ids.append(article_id)
                return None
        return self._ids[earlier]
