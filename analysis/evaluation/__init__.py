"""Score predictions against gold: the annotated teaching corpus, the benchmark, texts of other styles, your own sample.

``read_gold_table`` reads any of them; ``evaluate`` gives the benchmark's figures, ``aggregates`` the error of the
shares that people publish, ``reliability`` how far the confidence can be trusted, ``evaluate_speaker_groups`` whether
women and men, officials and laypeople are told right alike.

How wrong the machine is on your own corpus, and its shares with the errors taken out: ``keep_sample`` draws which
articles to code and keeps them with their weights, people code them (``analysis.explore.coder``, or XML files by
``write_for_coding``), ``agreement`` and ``disagreements`` compare two of them, ``evaluate_coded`` tells precision,
recall and corrected shares. ``coded_quotes`` makes gold of a table of quotations that somebody coded elsewhere.
``TABLES`` holds the definition of every table.
"""

from analysis.evaluation.accuracy import accuracy
from analysis.evaluation.aggregates import aggregates
from analysis.evaluation.blank import write_for_coding
from analysis.evaluation.coded import corrected_shares
from analysis.evaluation.coding.agreement import agreement
from analysis.evaluation.coding.coded_sample import CodedSample, gold_of, read_coded
from analysis.evaluation.coding.disagreements import begin_agreed, disagreements
from analysis.evaluation.coding.example import example_coders
from analysis.evaluation.coding.hand_coded import CodedQuotes, coded_quotes
from analysis.evaluation.coding.kept import coded_folder, keep_sample, read_sample
from analysis.evaluation.coding.marks import (
    Coding,
    CodingError,
    Mark,
    as_finished,
    begin,
    mark,
    with_mark,
    without_mark,
)
from analysis.evaluation.coding.store import coders, progress, read_coding, save_coding
from analysis.evaluation.corrected import article_counts, corrected_share
from analysis.evaluation.definitions import TABLES
from analysis.evaluation.gold import Gold, GoldError, read_gold_table
from analysis.evaluation.own_sample import OwnSample, evaluate_coded
from analysis.evaluation.reliability import calibration_error, reliability
from analysis.evaluation.sample import draw_sample
from analysis.evaluation.scores import evaluate
from analysis.evaluation.speaker_groups import evaluate_speaker_groups
from analysis.evaluation.teaching import evaluate_folder, read_gold, score

__all__ = [
    "TABLES",
    "CodedQuotes",
    "CodedSample",
    "Coding",
    "CodingError",
    "Gold",
    "GoldError",
    "Mark",
    "OwnSample",
    "accuracy",
    "aggregates",
    "agreement",
    "article_counts",
    "as_finished",
    "begin",
    "begin_agreed",
    "calibration_error",
    "coded_folder",
    "coded_quotes",
    "coders",
    "corrected_share",
    "corrected_shares",
    "disagreements",
    "draw_sample",
    "evaluate",
    "evaluate_coded",
    "evaluate_folder",
    "evaluate_speaker_groups",
    "example_coders",
    "gold_of",
    "keep_sample",
    "mark",
    "progress",
    "read_coded",
    "read_coding",
    "read_gold",
    "read_gold_table",
    "read_sample",
    "reliability",
    "save_coding",
    "score",
    "with_mark",
    "without_mark",
    "write_for_coding",
]
