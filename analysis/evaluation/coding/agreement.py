"""How far two coders agree: on the words that are quoted, on the type, on quotations, and on who speaks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from analysis import schema
from analysis.evaluation.bootstrap import DRAWS, drawn, interval, ratio
from analysis.evaluation.coding.alpha import Pair, alpha, alpha_interval
from analysis.evaluation.coding.coded_sample import codings_of, gold_of
from analysis.evaluation.coding.kept import read_sample
from analysis.evaluation.coding.marks import Coding
from analysis.evaluation.coding.store import coders
from analysis.evaluation.counted import SPEAKER, counted_gold
from analysis.evaluation.gold import Gold, GoldError
from analysis.evaluation.pairing import Paired, paired
from analysis.language.words import is_word
from analysis.schema import Column, Table

ALPHA, SAME, F1 = "alpha", "same", "f1"
NO_QUOTATION = "no quotation"
_Row = dict[str, Any]

TABLE = Table(
    "agreement",
    "question and figure",
    (
        Column("coder_a", "str", "one coder"),
        Column("coder_b", "str", "the other coder"),
        Column(
            "question",
            "str",
            "quoted: does the word lie in a quotation; type: in one of which type, the innermost; quotation: which "
            "quotations are there; speaker: who speaks in those that both have; kind: which type do these have",
            allowed=("quoted", "type", "quotation", "kind", "speaker"),
        ),
        Column("unit", "str", "what is compared", allowed=("word", "quotation")),
        Column(
            "figure",
            "str",
            "alpha: Krippendorff's alpha, nominal; same: the share of units with the same answer; f1: twice the "
            "quotations that both have (more than half of their words in common) / all quotations of both",
            allowed=(ALPHA, SAME, F1),
        ),
        Column("value", "float", "the figure; alpha reaches below 0", "no units, or all have one value"),
        Column("low", "float", "lower end of its 95 % interval over articles", "fewer than five articles"),
        Column("high", "float", "upper end of its 95 % interval over articles", "fewer than five articles"),
        Column("n", "int", "units compared"),
        Column("n_articles", "int", "articles that both have finished"),
    ),
)


class NothingCommonError(GoldError):
    """Two coders have not finished the same article yet."""


@dataclass(frozen=True)
class Both:
    """What two coders found in the articles that both have finished; ``pairs`` has their quotations side by side."""

    coder_a: str
    coder_b: str
    one: Gold
    other: Gold
    pairs: dict[str, Paired]


def agreement(
    folder: str | Path,
    articles: pd.DataFrame,
    coder_a: str | None = None,
    coder_b: str | None = None,
    *,
    draws: int = DRAWS,
    seed: int = 0,
) -> pd.DataFrame:
    """Agreement of two coders on the articles that both have finished; one row per question and figure.

    Unit and source: Krippendorff, K. (2004), Content Analysis, 2nd ed., ch. 11, for alpha, which wants a list of units
    that both have valued. People do not cut a text into the same quotations; the word is the unit that both share,
    valued by whether and in which type of quotation it lies. (The field's coefficient for spans is u-alpha:
    Krippendorff, K. et al. (2016), On the reliability of unitizing textual continua: Further developments, Quality &
    Quantity 50. It is not given here: no library that is kept up has it.) Which quotations there are is told by F1, as
    for found names: Hripcsak, G. & Rothschild, A. S. (2005), Agreement, the F-measure, and reliability in information
    retrieval, JAMIA 12. Speakers are compared as they count for shares: "anonymous" is one of them, and "nobody".
    Krippendorff (2004) asks for an alpha of .800, and of .667 where conclusions are tentative.

    The articles count alike, whatever weights they were drawn with: it is the coders who are measured.

    Parameters
    ----------
    folder
        Where the sample and the coders' files are kept.
    articles
        Table of the corpus.
    coder_a, coder_b
        Whom to compare; not needed where two have coded.
    draws, seed
        Bootstrap samples of articles, and the seed of the random numbers.

    Returns
    -------
    DataFrame
        The columns of ``agreement.TABLE``.

    Raises
    ------
    GoldError
        There are not two coders, or no article that both have finished.
    """
    both = both_coders(folder, articles, coder_a, coder_b)
    told = {"coder_a": both.coder_a, "coder_b": both.coder_b, "n_articles": len(both.pairs)}
    words = word_labels(both)
    quoted: dict[str, list[Pair]] = {
        name: [(a != NO_QUOTATION, b != NO_QUOTATION) for a, b in pairs] for name, pairs in words.items()
    }
    speakers = {name: _both(held, "counts_for") for name, held in both.pairs.items()}
    kinds = {name: _both(held, "type") for name, held in both.pairs.items()}
    rows = [
        *_nominal("quoted", "word", quoted, draws, seed),
        *_nominal("type", "word", words, draws, seed),
        _f1(both, draws, seed),
        *_nominal("kind", "quotation", kinds, draws, seed),
        *_nominal("speaker", "quotation", speakers, draws, seed),
    ]
    return schema.frame(TABLE, [told | row for row in rows])


def both_coders(
    folder: str | Path, articles: pd.DataFrame, coder_a: str | None = None, coder_b: str | None = None
) -> Both:
    """The articles that two coders have finished, with their quotations side by side; errors as for ``agreement``."""
    one, other = _names(folder, coder_a, coder_b)
    sample = read_sample(folder)
    sides = [codings_of(folder, sample, articles, name)[0] for name in (one, other)]
    done = [name for name in sample["article_id"] if all(_finished(side.get(name)) for side in sides)]
    if not done:
        message = f"There is no article of the sample that both {one} and {other} have finished; nothing to compare."
        raise NothingCommonError(message)
    golds = [with_keys(gold_of([side[name] for name in done], articles)) for side in sides]
    return Both(one, other, golds[0], golds[1], paired(golds[0], golds[1].quotes))


def word_labels(both: Both) -> dict[str, list[Pair]]:
    """For each word of each article, which type of quotation it lies in for the one and for the other coder."""
    texts = dict(zip(both.one.articles["article_id"], both.one.articles["text"], strict=True))
    labels = {}
    for name, held in both.pairs.items():
        tokens = both.one.tokens[name]
        sides = [_labels(side, len(tokens)) for side in (held.annotated, held.predicted)]
        pairs = zip(*sides, strict=True)
        labels[name] = [
            pair for (start, end), pair in zip(tokens, pairs, strict=True) if is_word(texts[name][start:end])
        ]
    return labels


def _names(folder: str | Path, coder_a: str | None, coder_b: str | None) -> tuple[str, str]:
    there = coders(folder)
    if coder_a is None and coder_b is None and len(there) == 2:
        return there[0], there[1]
    if coder_a is None or coder_b is None or coder_a == coder_b or {coder_a, coder_b} - set(there):
        message = (
            f"Agreement is that of two coders; {coder_a!r} and {coder_b!r} came, and {', '.join(there) or 'nobody'} "
            "coded here. Name two of them, for example agreement(folder, articles, 'Ada', 'Ben')."
        )
        raise GoldError(message)
    return coder_a, coder_b


def _finished(coding: Coding | None) -> bool:
    return coding is not None and coding.finished


def with_keys(gold: Gold) -> Gold:
    """The gold whose quotations have the column ``counts_for``: whom they count for in shares."""
    keys = counted_gold(gold)[SPEAKER] if len(gold.quotes) else None
    quotes = gold.quotes.assign(counts_for=keys)
    return Gold(gold.articles, quotes, gold.persons, gold.tokens, gold.parts)


def _labels(quotations: Sequence[Any], n: int) -> list[str]:
    found = [NO_QUOTATION] * n
    for held in sorted(quotations, key=lambda held: -len(held.parts["quote"])):
        for number in held.parts["quote"]:
            found[number] = held.type
    return found


def _both(held: Paired, name: str) -> list[Pair]:
    """The values that both gave to the quotations they both have."""
    hits = [number for number in range(len(held.gold)) if held.hit(number)]
    sides = [(held.gold[number], held.found[held.partners[number]]) for number in hits]
    return [(_value(one[name]), _value(other[name])) for one, other in sides]


def _value(value: Any) -> str:
    return str(value or "nobody").casefold()


def _nominal(
    question: str, unit: str, pairs: Mapping[str, Sequence[Pair]], draws: int, seed: int
) -> list[dict[str, Any]]:
    every = [pair for name in sorted(pairs) for pair in pairs[name]]
    same = {name: (sum(a == b for a, b in own), len(own)) for name, own in pairs.items()}
    told = {"question": question, "unit": unit, "n": len(every)}
    low, high = alpha_interval(pairs, draws=draws, seed=seed)
    share = _share(same, draws, seed)
    return [told | {"figure": ALPHA, "value": alpha(every), "low": low, "high": high}, told | {"figure": SAME} | share]


def _f1(both: Both, draws: int, seed: int) -> dict[str, Any]:
    hits = {name: sum(map(held.hit, range(len(held.gold)))) for name, held in both.pairs.items()}
    counts = {name: (2 * hits[name], len(held.gold) + len(held.found)) for name, held in both.pairs.items()}
    n = sum(base for _, base in counts.values())
    return {"question": "quotation", "unit": "quotation", "figure": F1, "n": n} | _share(counts, draws, seed)


def _share(counts: Mapping[str, tuple[int, int]], draws: int, seed: int) -> dict[str, float]:
    """Sum of the first / sum of the second over the articles, with the interval of its draws."""
    table = np.array([counts[name] for name in sorted(counts)], dtype="float64").reshape(-1, 2)
    sums = drawn(len(table), draws, seed) @ table
    low, high = interval(ratio(sums[:, 0], sums[:, 1]))
    return {"value": float(ratio(*table.sum(axis=0)[:, None])[0]), "low": low, "high": high}
