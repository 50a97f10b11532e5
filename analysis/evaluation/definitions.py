"""The definitions of the tables of samples, of what was coded, and of every score."""

from __future__ import annotations

from typing import Final

from analysis.evaluation.aggregates import TABLE as AGGREGATES
from analysis.evaluation.corrected import TABLE as CORRECTED
from analysis.evaluation.figures import TABLE as FIGURES
from analysis.evaluation.gold_tables import ARTICLES, PERSONS, QUOTES, SHEET
from analysis.evaluation.names import TABLE as NAMES
from analysis.evaluation.persons import TABLE as PERSONS_FOUND
from analysis.evaluation.reliability import TABLE as RELIABILITY
from analysis.evaluation.sample import TABLE as SAMPLE
from analysis.evaluation.speaker_groups import TABLE as SPEAKER_GROUPS
from analysis.schema import Table

_OF_SAMPLES = (SAMPLE, SHEET, ARTICLES, QUOTES, PERSONS, CORRECTED)
_OF_SCORES = (AGGREGATES, RELIABILITY, SPEAKER_GROUPS, NAMES, PERSONS_FOUND, FIGURES)
TABLES: Final[dict[str, Table]] = {table.name: table for table in (*_OF_SAMPLES, *_OF_SCORES)}
"""In the order of work: what is drawn, coded and corrected; then scores."""
