from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from analysis import tables
from analysis.language.words import count_words

# Abel: 3 + 2 words, direct; Brandt: 5 words, indirect, in which he quotes Abel's 2 words (direct).
TEXT_A = "„Ich komme gern“, sagte Abel. Brandt behauptete, sie habe „Nein, danke“ gerufen. „Gut so“, sagte Abel."
TEXT_B = "Niemand rief: „Hilfe!“ Eine Anwohnerin klagte, der Lärm schade ihr."
TEXT_C = "Der Rat tagt. Er schweigt."


def piece(text: str, passage: str) -> list[list[int]]:
    start = text.index(passage)
    return [[start, start + len(passage)]]


def quotation(article: str, text: str, passage: str, **values: Any) -> dict[str, Any]:
    spans = piece(text, passage)
    return {
        "quote_id": f"{article}-{passage}", "article_id": article, "sentence": 0, "paragraph": 0,
        "start": spans[0][0], "end": spans[0][1], "spans": spans, "text": passage, "n_words": count_words(passage),
        "type": "direct", "medium": "speech", "speaker_how": "none", "decided_by": "rule", **values,
    }  # fmt: skip


@pytest.fixture
def articles() -> pd.DataFrame:
    rows = [
        {"article_id": "a", "outlet": "Abendkurier", "date": "2026-03-02", "text": TEXT_A},
        {"article_id": "b", "outlet": "Tageblatt", "date": "2026-04-01", "text": TEXT_B},
        {"article_id": "c", "outlet": None, "date": None, "text": TEXT_C},
    ]
    return tables.frame("articles", [{**row, "date": pd.Timestamp(row["date"])} for row in rows])


@pytest.fixture
def sentences() -> pd.DataFrame:
    rows = []
    for article, text, ends in (("a", TEXT_A, (29, 80, 104)), ("b", TEXT_B, (22, 67)), ("c", TEXT_C, (13, 26))):
        start = 0
        for number, end in enumerate(ends):
            start += len(text[start:]) - len(text[start:].lstrip())
            rows.append(
                {
                    "article_id": article,
                    "sentence": number,
                    "paragraph": 0,
                    "start": start,
                    "end": end,
                    "n_words": count_words(text, start, end),
                    "n_syllables": 10,
                    "n_long_words": 0,
                    "n_three_syllables": 0,
                    "n_one_syllable": 0,
                    "n_letters": 0,
                    "passive": False,
                    "konjunktiv": number == 1,
                }
            )
            start = end
    return tables.frame("sentences", rows)


@pytest.fixture
def quotes() -> pd.DataFrame:
    abel = {"speaker": "Jana Abel", "speaker_id": "e1", "speaker_kind": "person"}
    brandt = {"speaker": "Uwe Brandt", "speaker_id": "e2", "speaker_kind": "person"}
    said = {"cue_lemma": "sagen", "cue_stance": "neutral"}
    rows = [
        quotation("a", TEXT_A, "„Ich komme gern“", **abel, **said),
        quotation(
            "a", TEXT_A, "sie habe „Nein, danke“ gerufen", type="indirect", **brandt,
            cue_lemma="behaupten", cue_stance="distancing",
        ),
        quotation("a", TEXT_A, "„Nein, danke“", **abel),
        quotation("a", TEXT_A, "„Gut so“", **abel, **said),
        quotation("b", TEXT_B, "„Hilfe!“"),
        quotation(
            "b", TEXT_B, "der Lärm schade ihr", type="indirect", speaker="eine Anwohnerin", speaker_kind="anonymous",
            cue_lemma="klagen", cue_stance="emotive",
        ),
    ]  # fmt: skip
    return tables.frame("quotes", rows)
