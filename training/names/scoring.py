"""How well a network finds whole names: exact spans and labels of GermEval 2014's outer layer, no derived ones."""

from __future__ import annotations

from analysis.actors.network import Network
from analysis.actors.recognition import named
from analysis.evaluation.names import LABELS, score_names
from analysis.language.reading import Reading
from training.names.sentences import Sentence


def found_in(network: Network, sentence: Sentence) -> set[tuple[int, int, str]]:
    """The whole names found in a sentence: (start, end, label)."""
    reading = Reading(sentence.text)
    found = named(*network.labels([reading])[0])
    tokens = reading.tokens
    return {(tokens[one.first].start, tokens[one.last - 1].end, one.label) for one in found if one.how == "name"}


def figures(network: Network, sentences: list[Sentence]) -> dict[str, float]:
    """Precision, recall and F1 over all labels, and F1 of each."""
    found = {(str(n), *name) for n, one in enumerate(sentences) for name in found_in(network, one)}
    gold = {(str(n), *name) for n, one in enumerate(sentences) for name in one.names if name[2] in LABELS}
    table = score_names(found, gold).set_index("label")
    whole = {name: float(table.loc["all", name]) for name in ("f1", "precision", "recall")}
    return whole | {label: float(table.loc[label, "f1"]) for label in LABELS}
