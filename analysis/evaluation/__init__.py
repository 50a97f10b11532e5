"""Score predictions against gold: the annotated teaching corpus, the benchmark, texts of other styles, your own sample.

``read_gold_table`` reads any of them; ``evaluate`` gives the benchmark's figures, ``aggregates`` the error of the
shares that people publish, ``reliability`` how far the confidence can be trusted, ``evaluate_speaker_groups`` whether
women and men, officials and laypeople are told right alike.
"""

from analysis.evaluation.aggregates import aggregates
from analysis.evaluation.gold import Gold, GoldError, read_gold_table
from analysis.evaluation.reliability import calibration_error, reliability
from analysis.evaluation.scores import evaluate
from analysis.evaluation.speaker_groups import evaluate_speaker_groups
from analysis.evaluation.teaching import evaluate_folder, read_gold, score

__all__ = [
    "Gold",
    "GoldError",
    "aggregates",
    "calibration_error",
    "evaluate",
    "evaluate_folder",
    "evaluate_speaker_groups",
    "read_gold",
    "read_gold_table",
    "reliability",
    "score",
]
