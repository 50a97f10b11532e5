"""The tables of all measures, gathered from the modules that make them."""

from __future__ import annotations

from analysis.measures.co_occurrence import TABLE as CO_OCCURRENCE
from analysis.measures.cues import STANCE, USE
from analysis.measures.dispersion import POSITIONS
from analysis.measures.dispersion import TABLE as DISPERSION
from analysis.measures.entity_frequency import TABLE as ENTITIES
from analysis.measures.frame_vocabulary import PASSAGES as FRAME_PASSAGES
from analysis.measures.frame_vocabulary import TABLE as FRAMES
from analysis.measures.lexical_diversity import TABLE as DIVERSITY
from analysis.measures.quote_density import TABLE as DENSITY
from analysis.measures.readability import TABLE as READABILITY
from analysis.measures.readability_counts import TABLE as COUNTS
from analysis.measures.scare_quotes import PASSAGES as SCARE_PASSAGES
from analysis.measures.scare_quotes import TABLE as SCARE
from analysis.measures.sentence_statistics import TABLE as SENTENCES
from analysis.measures.speaker_prominence import TABLE as PROMINENCE
from analysis.measures.speaking import TABLE as SPEAKING
from analysis.measures.textstat_scores import TABLE as TEXTSTAT
from analysis.schema import Table

TABLES: tuple[Table, ...] = (
    DENSITY, SENTENCES, TEXTSTAT, READABILITY, COUNTS, DIVERSITY, PROMINENCE, SPEAKING, ENTITIES, DISPERSION,
    POSITIONS, CO_OCCURRENCE, USE, STANCE, SCARE, SCARE_PASSAGES, FRAMES, FRAME_PASSAGES,
)  # fmt: skip
