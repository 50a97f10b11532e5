"""The definitions of the tables of samples, of what was coded, and of every score."""

from __future__ import annotations

from typing import Final

from analysis.evaluation.accuracy import TABLE as ACCURACY
from analysis.evaluation.aggregates import TABLE as AGGREGATES
from analysis.evaluation.coding.agreement import TABLE as AGREEMENT
from analysis.evaluation.coding.disagreements import TABLE as DISAGREEMENTS
from analysis.evaluation.coding.kept import TABLE as KEPT
from analysis.evaluation.coding.store import PROGRESS
from analysis.evaluation.corrected import TABLE as CORRECTED
from analysis.evaluation.figures import TABLE as FIGURES
from analysis.evaluation.gold_tables import ARTICLES, PERSONS, QUOTES, SHEET
from analysis.evaluation.names import TABLE as NAMES
from analysis.evaluation.persons import TABLE as PERSONS_FOUND
from analysis.evaluation.reliability import TABLE as RELIABILITY
from analysis.evaluation.sample import TABLE as SAMPLE
from analysis.evaluation.speaker_groups import TABLE as SPEAKER_GROUPS
from analysis.schema import Table

_DRAWN = (SAMPLE, KEPT, SHEET, PROGRESS)
_CODED = (ARTICLES, QUOTES, PERSONS, AGREEMENT, DISAGREEMENTS, ACCURACY, CORRECTED)
_OF_SCORES = (AGGREGATES, RELIABILITY, SPEAKER_GROUPS, NAMES, PERSONS_FOUND, FIGURES)
TABLES: Final[dict[str, Table]] = {table.name: table for table in (*_DRAWN, *_CODED, *_OF_SCORES)}
"""In the order of work: what is drawn, coded and corrected; then scores."""
