"""Tables of measures, small and made up, for every chart."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from analysis import schema
from analysis.evaluation.reliability import TABLE as RELIABILITY
from analysis.measures import TABLES as MEASURES

TABLES = {**MEASURES, "reliability": RELIABILITY}

OUTLETS = ("Abendkurier", "Tageblatt", None)
STANCES = ("neutral", "endorsing", "distancing", "directive", "emotive")


def density(group: str | None, share: float | None) -> dict[str, Any]:
    low, high = (None, None) if share is None else (share * 0.8, share * 1.2)
    return {
        "by": "outlet", "group": group, "n_articles": 6, "n_words": 1234, "n_quotes": 1, "n_words_direct": 10,
        "n_words_quoted": 20, "density_direct": None if share is None else share / 2, "density_all": share,
        "density_all_low": low, "density_all_high": high,
    }  # fmt: skip


def speaker(group: str | None, name: str | None, kind: str, n: int, share: float | None) -> dict[str, Any]:
    return {
        "by": "outlet", "group": group, "speaker": name, "speaker_kind": kind, "n_quotes": n, "n_quoted_words": 9 * n,
        "n_articles": min(n, 2), "n_group_articles": 4, "share_quotes": share, "share_words": share,
        "share_articles": share,
    }  # fmt: skip


def rows_of(name: str) -> list[dict[str, Any]]:
    if name == "quote_density":
        return [density("Abendkurier", 0.4), density("Tageblatt", 0.0), density(None, None)]
    if name == "sentence_statistics":
        figures = dict.fromkeys(("words_mean", "words_median"), 12.5) | {"words_q1": 8.0, "words_q3": 17.0}
        head = {"by": "outlet", "n_articles": 2, "n_sentences": 30, "n_words": 400}
        return [
            {**head, "group": "Abendkurier", **figures, "words_longest": 41.0},
            {**head, "group": None, "n_sentences": 0},
        ]
    if name == "readability_counts":
        head = {"by": "outlet", "n_articles": 2, "n_words": 400, "n_words_textstat": 396}
        nothing = ("n_words", "n_words_textstat", "n_sentences", "n_sentences_textstat")
        ours = {"n_sentences": 30, "words_per_sentence": 13.3, "syllables_per_word": 1.82, "flesch_amstad": 60.2}
        return [
            {
                **head, "group": group, **ours, "n_sentences_textstat": 26, "words_per_sentence_textstat": 15.2,
                "syllables_per_word_textstat": 1.6, "flesch_amstad_textstat": textstat,
            }
            for group, textstat in (("Abendkurier", 71.2), ("Tageblatt", -3.0))
        ] + [{**head, "group": None, **dict.fromkeys(nothing, 0)}]  # fmt: skip
    if name == "speaker_prominence":
        return [
            speaker("Abendkurier", "Jana Abel", "person", 5, 0.5),
            speaker("Abendkurier", "Uwe Brandt", "person", 3, 0.3),
            speaker("Abendkurier", None, "anonymous", 1, 0.1),
            speaker("Abendkurier", None, "nobody", 1, 0.1),
            speaker("Tageblatt", "Mira Çelik", "person", 2, 1.0),
            speaker(None, None, "nobody", 0, None),
        ]
    if name == "entity_frequency":
        return [
            {
                "by": "outlet", "group": group, "entity_id": f"e{n}", "name": entity, "label": label, "n_mentions": n,
                "n_names": n, "n_roles": 0, "n_pronouns": 1, "n_articles": 1, "n_group_articles": 3,
                "per_1000_words": n * 1.5,
            }
            for group in OUTLETS
            for n, (entity, label) in enumerate([("Nur Er", "PER"), ("Jana Abel", "PER"), ("Rat", "ORG")])
        ]  # fmt: skip
    if name == "mention_positions":
        return [
            {
                "entity_id": entity, "name": shown, "label": "PER", "article_id": "a", "article": article, "start": 10,
                "position": position, "confidence": 0.9,
            }
            for entity, shown, article, position in (
                ("e1", "Jana Abel", 0, 0.1), ("e1", "Jana Abel", 2, 0.5), ("e2", None, 1, 0.3), ("e3", "Rat", 1, 0.9),
            )
        ]  # fmt: skip
    if name == "speaking":
        return [
            {
                "by": "corpus", "group": "Abendkurier", "per": "entity", "key": key, "name": shown, "n_mentions": 4,
                "n_quotes": 2, "n_quoted_words": words, "share_mentions": 0.4, "share_words": share,
                "voice_ratio": None,
            }
            for key, shown, words, share in (
                ("e1", "Jana Abel", 30, 0.6), ("e2", "Uwe Brandt", 0, 0.0), ("e3", "Rat", 9, None),
            )
        ]  # fmt: skip
    if name == "cue_stance":
        return [
            {
                "by": "outlet", "group": group, "stance": stance, "n": n // 5, "n_cues": n, "n_quotes": quotes,
                "share": 0.2 if n else None,
            }
            for group, n, quotes in (("Abendkurier", 10, 12), ("Tageblatt", 0, 4), (None, 0, 0))
            for stance in STANCES
        ]  # fmt: skip
    if name == "reliability":
        return [
            {"low": 0.5, "high": 0.625, "n": 8, "confidence": 0.6, "right": 0.75, "right_low": 0.5, "right_high": 0.9},
            {"low": 0.875, "high": 1.0, "n": 4, "confidence": 0.9, "right": 1.0},
            {"n": 3, "right": 0.0},
        ]
    if name == "scare_quotes":
        head = {"by": "outlet", "n_articles": 2, "n_articles_with": 1}
        return [
            {**head, "group": "Abendkurier", "n_words": 900, "n": 3, "per_1000_words": 3.33},
            {**head, "group": None, "n_words": 0, "n": 0},
        ]
    return [
        {
            "by": "outlet", "group": group, "frame": frame, "voice": voice, "n_hits": n, "n_words": 200 * n,
            "n_articles": 1, "per_1000_words": 5.0 * n if n else None,
        }
        for group in OUTLETS
        for frame in ("conflict", "morality", "eigener Frame")
        for n, voice in enumerate(("indirect", "narrator", "direct"))
    ]  # fmt: skip


@pytest.fixture
def made_up():
    """A function: the made-up table of a measure; ``groups=1`` keeps its first group only."""

    def table(name: str, groups: int = 3) -> pd.DataFrame:
        found = schema.frame(TABLES[name], rows_of(name))
        return found if groups == 3 else found[found["group"] == "Abendkurier"].reset_index(drop=True)

    return table
