"""How well a network finds whole names: exact spans and labels of GermEval 2014's outer layer, no derived ones."""

from __future__ import annotations

from collections import Counter

from analysis.actors.network import KINDS, Network
from analysis.actors.recognition import named
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
    counts: Counter[tuple[str, str]] = Counter()
    for sentence in sentences:
        found = found_in(network, sentence)
        gold = {name for name in sentence.names if name[2] in KINDS}
        for what, names in (("found", found), ("gold", gold), ("right", found & gold)):
            counts.update((what, name[2]) for name in names)
    sums = {what: sum(counts[what, kind] for kind in KINDS) for what in ("found", "gold", "right")}
    told = {kind: _f1(counts["right", kind], counts["found", kind], counts["gold", kind]) for kind in KINDS}
    whole = {"precision": sums["right"] / sums["found"], "recall": sums["right"] / sums["gold"]}
    return {"f1": _f1(sums["right"], sums["found"], sums["gold"]), **whole, **told}


def _f1(right: int, found: int, gold: int) -> float:
    return 2 * right / (found + gold)
