"""Measures: tables in, tables out. Each names its grain, its columns, its formula and its source.

``by`` groups articles by one of their columns, by "year", "quarter", "month", "week" or "day", or not at all (None);
tables of groups have the columns ``by`` and ``group``. Figures that cannot be had are NaN, never 0. ``TABLES`` holds
the definition of every measure's table: its grain, and the meaning and unit of its columns.
"""

from __future__ import annotations

from typing import Final

from analysis.measures import definitions
from analysis.measures.adopted_word_rates import adopted_word_rates
from analysis.measures.adopted_words import adopted_words
from analysis.measures.article_counts import density_counts, stance_counts, voice_counts
from analysis.measures.co_occurrence import co_occurrence
from analysis.measures.collocates import collocates
from analysis.measures.confident import confident
from analysis.measures.cues import cue_stance, cue_use
from analysis.measures.dispersion import entity_dispersion, mention_positions
from analysis.measures.entity_frequency import entity_frequency
from analysis.measures.events import group_events
from analysis.measures.frame_lexicon import frame_lexicon
from analysis.measures.frame_vocabulary import frame_passages, frame_vocabulary
from analysis.measures.group_comparison import compare_groups
from analysis.measures.hit_rates import hit_rates
from analysis.measures.keyness import keyness
from analysis.measures.kwic import kwic
from analysis.measures.lexical_diversity import lexical_diversity
from analysis.measures.nominal_style import nominal_style, nominalisations
from analysis.measures.prominence_panel import prominence_panel
from analysis.measures.prominence_ranks import prominence_agreement, prominence_ranks
from analysis.measures.quote_density import quote_density
from analysis.measures.readability import readability
from analysis.measures.readability_counts import readability_counts
from analysis.measures.scare_quotes import scare_quote_passages, scare_quotes
from analysis.measures.sentence_statistics import sentence_statistics
from analysis.measures.shared_events import shared_events
from analysis.measures.source_diversity import source_diversity
from analysis.measures.sources import source_counts
from analysis.measures.speaker_prominence import speaker_prominence
from analysis.measures.speaking import speaking
from analysis.measures.textstat_groups import textstat_groups
from analysis.measures.textstat_scores import textstat_scores
from analysis.measures.timeline import timeline
from analysis.measures.wire_copy import count_wire_copy
from analysis.measures.word_counts import word_counts
from analysis.schema import Table

TABLES: Final[dict[str, Table]] = {table.name: table for table in definitions.TABLES}

__all__ = [
    "TABLES",
    "adopted_word_rates",
    "adopted_words",
    "co_occurrence",
    "collocates",
    "compare_groups",
    "confident",
    "count_wire_copy",
    "cue_stance",
    "cue_use",
    "density_counts",
    "entity_dispersion",
    "entity_frequency",
    "frame_lexicon",
    "frame_passages",
    "frame_vocabulary",
    "group_events",
    "hit_rates",
    "keyness",
    "kwic",
    "lexical_diversity",
    "mention_positions",
    "nominal_style",
    "nominalisations",
    "prominence_agreement",
    "prominence_panel",
    "prominence_ranks",
    "quote_density",
    "readability",
    "readability_counts",
    "scare_quote_passages",
    "scare_quotes",
    "sentence_statistics",
    "shared_events",
    "source_counts",
    "source_diversity",
    "speaker_prominence",
    "speaking",
    "stance_counts",
    "textstat_groups",
    "textstat_scores",
    "timeline",
    "voice_counts",
    "word_counts",
]
