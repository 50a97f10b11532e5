"""Tables of measures, small and made up, for every chart."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from analysis import schema
from analysis.evaluation.corrected import TABLE as CORRECTED
from analysis.evaluation.reliability import TABLE as RELIABILITY
from analysis.measures import TABLES as MEASURES
from analysis.measures.prominence_panel import SHARES

TABLES = {**MEASURES, "reliability": RELIABILITY, "corrected_shares": CORRECTED}

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


def diversity(group: str | None, n_sources: int, **figures: Any) -> dict[str, Any]:
    return {
        "by": "outlet", "group": group, "per": "speaker", "weight": "quotes", "n_articles": 6, "n_quotes": 14,
        "n_identified": 10, "n_anonymous": 3, "n_unresolved": 1, "n_sources": n_sources, "sources_per_article": 1.5,
        **figures,
    }  # fmt: skip


def panel(group: str | None, name: str | None, kind: str, share: float | None) -> dict[str, Any]:
    entity = kind == "person"
    shares: dict[str, Any] = dict.fromkeys(SHARES, share)
    if not entity:
        shares |= {"share_headlines": None, "share_leads": None}
    return {
        "by": "outlet", "group": group, "per": "speaker", "key": "e1" if entity else None, "name": name,
        "speaker_kind": kind, "n_entities": int(entity), "n_group_articles": 4, "n_group_titles": 4, "n_group_leads": 2,
        "n_quotes": 0 if share is None else round(10 * share), "n_quoted_words": 0, "n_articles": 1,
        "n_first_quotes": 0, "n_last_words": 0, "position_weight": 0, **shares,
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
    if name == "prominence_panel":
        return [
            panel("Abendkurier", "Jana Abel", "person", 0.6), panel("Abendkurier", "Rat", "organisation", 0.3),
            panel("Abendkurier", None, "anonymous", 0.1), panel("Tageblatt", "Mira Çelik", "person", 1.0),
            panel(None, None, "nobody", None),
        ]  # fmt: skip
    if name == "prominence_ranks":
        return [
            {
                "by": "corpus", "group": "Abendkurier", "per": "speaker", "key": who, "name": who,
                "speaker_kind": "person", "figure": figure, "value": 9 - rank, "rank": rank, "n_ranked": 3,
                "spread": spread,
            }
            for figure, ranks in (("n_quotes", (1, 2.5, 2.5)), ("n_headlines", (3, 2, 1)))
            for who, rank, spread in zip(("Jana Abel", "Uwe Brandt", "Mira Çelik"), ranks, (2, 0.5, 1.5), strict=True)
        ]  # fmt: skip
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
    if name == "source_diversity":
        known = {"top_source": "Jana Abel", "share_top": 0.6, "share_top_low": 0.4, "share_top_high": 0.8}
        return [
            diversity("Abendkurier", 4, effective_shannon=2.96, effective_simpson=2.3, **known),
            diversity("Tageblatt", 0, n_identified=0, n_quotes=4),
            diversity(None, 0, n_quotes=0, n_identified=0, n_anonymous=0, n_unresolved=0),
        ]
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
    if name == "corrected_shares":
        return [
            {
                "by": "outlet", "group": group, "key": key, "n_articles": 300, "n_coded": n, "n_differ": 5,
                "naive": naive, "corrected": corrected, "low": low, "high": high, "outside": False,
            }
            for group, n, key, naive, corrected, low, high in (
                ("Abendkurier", 60, "Jana Abel", 0.5, 0.4, 0.3, 0.5),
                ("Abendkurier", 60, "nobody", 0.1, 0.25, 0.2, 0.3),
                ("Abendkurier", 60, "politics", 0.3, 0.3, None, None),
                ("Tageblatt", 0, "nobody", 0.5, None, None, None),
                (None, 20, None, None, None, None, None),
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
    if name == "timeline":
        return [
            {
                "by": "month", "group": month, "period_start": pd.Timestamp(f"{month}-01"), "speaker": name,
                "n_group_articles": n, "share_words": share, "share_words_low": low, "share_words_high": high,
            }
            for name, shift in (("Jana Abel", 0.0), ("Uwe Brandt", 0.2), (None, 0.1))
            for month, n, share, low, high in (
                ("2025-12", 6, 0.3 + shift, 0.2, 0.6), ("2026-01", 0, None, None, None),
                ("2026-02", 5, 0.2 + shift, 0.1, 0.5), ("2026-03", 3, 0.4 + shift, None, None),
            )
        ]  # fmt: skip
    if name == "scare_quotes":
        head = {"by": "outlet", "n_articles": 2, "n_articles_with": 1}
        return [
            {**head, "group": "Abendkurier", "n_words": 900, "n": 3, "per_1000_words": 3.33},
            {**head, "group": None, "n_words": 0, "n": 0},
        ]
    if name == "hit_rates":
        head = {"by": "outlet", "n_articles": 6, "n_articles_with": 1, "n_words": 900}
        ends = {"per_1000_words_low": 1.1, "per_1000_words_high": 4.2}
        return [
            {**head, "group": "Abendkurier", "n_hits": 3, "per_1000_words": 3.33, **ends},
            {**head, "group": "Tageblatt", "n_hits": 0, "per_1000_words": 0.0},
            {**head, "group": None, "n_words": 0, "n_hits": 0},
        ]
    if name == "keyness":
        return [
            {
                "by": "outlet", "group": group, "reference": "others", "part": "quoted", "lemma": lemma, "n_target": n,
                "n_reference": 4 - n, "n_words_target": 1200, "n_words_reference": 3400, "per_1000_target": n / 1.2,
                "per_1000_reference": (4 - n) / 3.4, "log_ratio": ratio, "g2": 2.0 * n, "p": 0.1, "p_holm": 0.3,
                "log_odds": ratio, "z": 1.0, "n_articles_target": n, "n_articles_reference": 4 - n,
                "n_group_articles": 5, "n_reference_articles": 9, "share_top_article": 1 / n,
            }
            for group in OUTLETS[:2]
            for lemma, n, ratio in (("Bad", 4, 3.0), ("Rat", 3, -1.0), ("Ufer", 1, 0.5), ("leer", 2, None))
        ]  # fmt: skip
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
        # A timeline has columns beyond its definition: those of a measure.
        found = schema.frame(TABLES[name], rows_of(name))
        if name == "timeline":
            found = schema.conform(TABLES[name], pd.DataFrame(rows_of(name)))
        return found if groups == 3 else found[found["group"] == "Abendkurier"].reset_index(drop=True)

    return table
