"""The tables of all measures, gathered from the modules that make them."""

from __future__ import annotations

from analysis.measures.adopted_word_rates import TABLE as ADOPTED_RATES
from analysis.measures.adopted_words import TABLE as ADOPTED
from analysis.measures.article_counts import TABLE as ARTICLE_COUNTS
from analysis.measures.co_occurrence import TABLE as CO_OCCURRENCE
from analysis.measures.collocates import TABLE as COLLOCATES
from analysis.measures.cues import STANCE, USE
from analysis.measures.dispersion import POSITIONS
from analysis.measures.dispersion import TABLE as DISPERSION
from analysis.measures.entity_frequency import TABLE as ENTITIES
from analysis.measures.events import TABLE as EVENTS
from analysis.measures.frame_vocabulary import PASSAGES as FRAME_PASSAGES
from analysis.measures.frame_vocabulary import TABLE as FRAMES
from analysis.measures.group_comparison import TABLE as COMPARISON
from analysis.measures.hit_rates import TABLE as HITS
from analysis.measures.keyness import TABLE as KEYNESS
from analysis.measures.kwic import TABLE as KWIC
from analysis.measures.lexical_diversity import TABLE as LEXICAL
from analysis.measures.nominal_style import NOMINALISATIONS
from analysis.measures.nominal_style import TABLE as NOMINAL
from analysis.measures.prominence_panel import TABLE as PANEL
from analysis.measures.prominence_ranks import AGREEMENT, RANKS
from analysis.measures.quote_density import TABLE as DENSITY
from analysis.measures.readability import TABLE as READABILITY
from analysis.measures.readability_counts import TABLE as COUNTS
from analysis.measures.scare_quotes import PASSAGES as SCARE_PASSAGES
from analysis.measures.scare_quotes import TABLE as SCARE
from analysis.measures.sentence_statistics import TABLE as SENTENCES
from analysis.measures.shared_events import TABLE as SHARED_EVENTS
from analysis.measures.source_diversity import TABLE as DIVERSITY
from analysis.measures.sources import TABLE as SOURCES_PER_ARTICLE
from analysis.measures.speaker_prominence import TABLE as PROMINENCE
from analysis.measures.speaking import TABLE as SPEAKING
from analysis.measures.textstat_groups import TABLE as TEXTSTAT_GROUPS
from analysis.measures.textstat_scores import TABLE as TEXTSTAT
from analysis.measures.timeline import TABLE as TIMELINE
from analysis.measures.wire_copy import TABLE as WIRE_COPY
from analysis.measures.word_counts import TABLE as WORD_COUNTS
from analysis.schema import Table

TABLES: tuple[Table, ...] = (
    DENSITY, SENTENCES, TEXTSTAT, TEXTSTAT_GROUPS, READABILITY, COUNTS, LEXICAL, NOMINAL, NOMINALISATIONS, PROMINENCE,
    PANEL, RANKS, AGREEMENT, SPEAKING, DIVERSITY, SOURCES_PER_ARTICLE, ARTICLE_COUNTS, COMPARISON, ENTITIES, DISPERSION,
    POSITIONS, CO_OCCURRENCE, USE, STANCE, SCARE, SCARE_PASSAGES, FRAMES, FRAME_PASSAGES, ADOPTED, ADOPTED_RATES,
    WORD_COUNTS, KEYNESS, COLLOCATES, KWIC, HITS, TIMELINE, EVENTS, SHARED_EVENTS, WIRE_COPY,
)  # fmt: skip
