"""Measures: tables in, tables out. Each names its grain, its columns, its formula and its source.

``by`` groups articles by one of their columns, by "month" or "week", or not at all (None); every table but those of
textstat and lexical diversity has the columns ``by`` and ``group``. Figures that cannot be had are NaN, never 0.
``TABLES`` holds the definition of every measure's table: its grain, and the meaning and unit of its columns.
"""

from __future__ import annotations

from typing import Final

from analysis.measures import definitions
from analysis.measures.co_occurrence import co_occurrence
from analysis.measures.cues import cue_stance, cue_use
from analysis.measures.dispersion import entity_dispersion, mention_positions
from analysis.measures.entity_frequency import entity_frequency
from analysis.measures.frame_lexicon import frame_lexicon
from analysis.measures.frame_vocabulary import frame_passages, frame_vocabulary
from analysis.measures.lexical_diversity import lexical_diversity
from analysis.measures.quote_density import quote_density
from analysis.measures.readability import readability
from analysis.measures.readability_counts import readability_counts
from analysis.measures.scare_quotes import scare_quote_passages, scare_quotes
from analysis.measures.sentence_statistics import sentence_statistics
from analysis.measures.speaker_prominence import speaker_prominence
from analysis.measures.speaking import speaking
from analysis.measures.textstat_scores import textstat_scores
from analysis.schema import Table

TABLES: Final[dict[str, Table]] = {table.name: table for table in definitions.TABLES}

__all__ = [
    "TABLES",
    "co_occurrence",
    "cue_stance",
    "cue_use",
    "entity_dispersion",
    "entity_frequency",
    "frame_lexicon",
    "frame_passages",
    "frame_vocabulary",
    "lexical_diversity",
    "mention_positions",
    "quote_density",
    "readability",
    "readability_counts",
    "scare_quote_passages",
    "scare_quotes",
    "sentence_statistics",
    "speaker_prominence",
    "speaking",
    "textstat_scores",
]
