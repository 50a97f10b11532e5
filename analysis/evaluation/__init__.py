"""Score predictions against gold: the annotated teaching corpus, the benchmark, texts of other styles, your own sample.

``read_gold_table`` reads any of them; ``evaluate`` gives the benchmark's figures, ``aggregates`` the error of the
shares that people publish, ``reliability`` how far the confidence can be trusted, ``evaluate_speaker_groups`` whether
women and men, officials and laypeople are told right alike.

For shares of your own corpus with the machine's errors taken out: ``draw_sample`` says which articles to code,
``write_for_coding`` writes them as files to annotate, ``corrected_shares`` corrects with what was coded. ``TABLES``
holds the definition of every table.
"""

from analysis.evaluation.aggregates import aggregates
from analysis.evaluation.blank import write_for_coding
from analysis.evaluation.coded import corrected_shares
from analysis.evaluation.corrected import article_counts, corrected_share
from analysis.evaluation.definitions import TABLES
from analysis.evaluation.gold import Gold, GoldError, read_gold_table
from analysis.evaluation.reliability import calibration_error, reliability
from analysis.evaluation.sample import draw_sample
from analysis.evaluation.scores import evaluate
from analysis.evaluation.speaker_groups import evaluate_speaker_groups
from analysis.evaluation.teaching import evaluate_folder, read_gold, score

__all__ = [
    "TABLES",
    "Gold",
    "GoldError",
    "aggregates",
    "article_counts",
    "calibration_error",
    "corrected_share",
    "corrected_shares",
    "draw_sample",
    "evaluate",
    "evaluate_folder",
    "evaluate_speaker_groups",
    "read_gold",
    "read_gold_table",
    "reliability",
    "score",
    "write_for_coding",
]
