"""Who a quotation counts for: a named speaker, the anonymous ones together, or nobody."""

from __future__ import annotations

import pandas as pd

from analysis.measures.inputs import need

ANONYMOUS = "anonymous"
NOBODY = "nobody"


def identify(quotes: pd.DataFrame) -> pd.DataFrame:
    """The quotations with the column ``key`` (who they count for) and speaker columns that go with it.

    Two quotations count for the same speaker if they have the same ``speaker_id``, or, without one, the same name.
    Anonymous speakers ("eine Anwohnerin") are one row together: nobody can know who of them is the same person.
    Where the text names nobody, ``speaker`` is missing and ``speaker_kind`` is "nobody".
    """
    need(quotes, "quotes", ("article_id", "speaker", "speaker_id", "speaker_kind"))
    pooled = quotes["speaker_kind"].eq(ANONYMOUS).fillna(value=False).astype(bool)
    nobody = quotes["speaker"].isna() & ~pooled
    alone = pooled | nobody
    key = ("id " + quotes["speaker_id"]).fillna("name " + quotes["speaker"])
    return quotes.assign(
        key=key.mask(pooled, ANONYMOUS).mask(nobody, NOBODY).astype("str"),
        speaker=quotes["speaker"].mask(alone).astype("str"),
        speaker_id=quotes["speaker_id"].mask(alone).astype("str"),
        speaker_kind=quotes["speaker_kind"].mask(nobody, NOBODY).astype("str"),
    )
