"""Score predictions against gold: the annotated teaching corpus, the benchmark, and texts of other styles."""

from analysis.evaluation.teaching import GoldError, evaluate_folder, read_gold, score

__all__ = ["GoldError", "evaluate_folder", "read_gold", "score"]
