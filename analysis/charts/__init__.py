"""Charts: the table of a measure in, matplotlib Axes out. Charts draw and never compute.

Every ``chart_x(table, *, ax=None, language="en", ...)`` takes the table that ``measures.x`` (or
``evaluation.x``) makes, draws into ``ax``
or into a new figure, and returns the Axes with title, labels, source and N. Its texts are in English or German.
"""

from __future__ import annotations

from analysis.charts.colours import speaker_colours
from analysis.charts.corrected_shares import chart_corrected_shares
from analysis.charts.cue_stance import chart_cue_stance
from analysis.charts.entity_frequency import chart_entity_frequency
from analysis.charts.frame_vocabulary import chart_frame_vocabulary
from analysis.charts.hit_rates import chart_hit_rates
from analysis.charts.keyness import chart_keyness
from analysis.charts.mention_positions import chart_mention_positions
from analysis.charts.prominence_panel import chart_prominence_panel
from analysis.charts.prominence_ranks import chart_prominence_ranks
from analysis.charts.quote_density import chart_quote_density
from analysis.charts.readability_counts import chart_readability_counts
from analysis.charts.reliability import chart_reliability
from analysis.charts.scare_quotes import chart_scare_quotes
from analysis.charts.sentence_length import chart_sentence_length
from analysis.charts.share_of_voice import chart_share_of_voice
from analysis.charts.source_diversity import chart_source_diversity
from analysis.charts.speaker_prominence import chart_speaker_prominence
from analysis.charts.speaking import chart_speaking
from analysis.charts.timeline import chart_timeline
from analysis.charts.validation import validation_note

__all__ = [
    "chart_corrected_shares",
    "chart_cue_stance",
    "chart_entity_frequency",
    "chart_frame_vocabulary",
    "chart_hit_rates",
    "chart_keyness",
    "chart_mention_positions",
    "chart_prominence_panel",
    "chart_prominence_ranks",
    "chart_quote_density",
    "chart_readability_counts",
    "chart_reliability",
    "chart_scare_quotes",
    "chart_sentence_length",
    "chart_share_of_voice",
    "chart_source_diversity",
    "chart_speaker_prominence",
    "chart_speaking",
    "chart_timeline",
    "speaker_colours",
    "validation_note",
]
