r"""How often the 95 % intervals hold the true share, in invented corpora of which it is known.

    python -m benchmarks.coverage                     # 1,000 corpora each of 300 and of 30 articles
    python -m benchmarks.coverage --runs 100
    python -m benchmarks.coverage --first 1000        # another 1,000

Articles belong to three outlets of different size, length and leaning. An article has words (lognormal), and
quotations per word (gamma: some articles quote much, some nobody), each with a number of words (lognormal) and one of
five types of actor. What stands in one article hangs together: its own mix of types is a draw around the outlet's
(Dirichlet). The machine misses quotations and takes citizens for politicians, each outlet's at another rate and each
article's at its own (beta).

Two questions, two truths:
- The corpus as a sample of articles: the share in all articles that might have been written. It is the mean mix of the
  outlets, weighted with the quoted words one expects of each. ``measures.interval.intervals``, on what was really said.
- The error of the machine: the share in this corpus, had a person coded all of it.
  ``evaluation.corrected.corrected_share``, on what the machine found and a random sample of a third, coded without
  error, drawn by outlet.
"""

from __future__ import annotations

import argparse
from collections import defaultdict

import numpy as np
import pandas as pd

from analysis.evaluation.corrected import article_counts, corrected_share
from analysis.evaluation.sample import draw_sample
from analysis.measures.groups import KEYS
from analysis.measures.interval import intervals

TYPES = ("politics", "business", "science", "citizen", "nobody")
OUTLETS = ("Abendkurier", "Landbote", "Tageblatt")
N_BOOT = 1000
_OF_ARTICLES = np.array([0.5, 0.3, 0.2])
_WORDS = np.array([350.0, 450.0, 700.0])
_MIX = np.array([[0.45, 0.2, 0.1, 0.15, 0.1], [0.3, 0.15, 0.1, 0.35, 0.1], [0.35, 0.3, 0.2, 0.05, 0.1]])
# Together, an article's types are as unlike the outlet's mix as three quotations drawn from it would be.
_TOGETHER = 3.0
_PER_WORD, _SPREAD = 0.01, 2.0
_MISSED = np.array([0.05, 0.2, 0.4])
_MISTAKEN = np.array([0.1, 0.6, 0.2])
_ALIKE = 4.0
EXPECTED = _OF_ARTICLES * _WORDS / (_OF_ARTICLES * _WORDS).sum()
TRUTH = dict(zip(TYPES, EXPECTED @ _MIX, strict=True))


def invented(n_articles: int, random: np.random.Generator) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Articles (article_id, outlet) and quotations (article_id, said, n_words, found: None if missed)."""
    outlet = random.choice(len(OUTLETS), n_articles, p=_OF_ARTICLES)
    words = _WORDS[outlet] * random.lognormal(-0.18, 0.6, n_articles)
    n = random.poisson(words * random.gamma(_SPREAD, _PER_WORD / _SPREAD, n_articles))
    article = np.repeat(np.arange(n_articles), n)
    mix = random.gamma(_TOGETHER * _MIX[outlet])
    mix = (mix / mix.sum(axis=1, keepdims=True)).cumsum(axis=1)
    said = np.minimum((random.random(n.sum())[:, None] > mix[article]).sum(axis=1), len(TYPES) - 1)
    missed, mistaken = (random.beta(_ALIKE * p[outlet], _ALIKE * (1 - p[outlet])) for p in (_MISSED, _MISTAKEN))
    found = np.where((said == 3) & (random.random(len(said)) < mistaken[article]), 0, said)
    kinds = np.array([*TYPES, None], dtype=object)
    names = np.array([f"a{number:04}" for number in range(n_articles)])
    quotes = pd.DataFrame(
        {
            "article_id": names[article],
            "said": kinds[said],
            "n_words": 1 + random.lognormal(2.6, 0.6, n.sum()).astype("int64"),
            "found": kinds[np.where(random.random(len(said)) < missed[article], len(TYPES), found)],
        }
    )
    return pd.DataFrame({"article_id": names, "outlet": np.array(OUTLETS)[outlet]}), quotes


def counted(articles: pd.DataFrame, quotes: pd.DataFrame, column: str, by: str | None) -> tuple[pd.DataFrame, ...]:
    """Units and rows as the measures count them: words by type and article."""
    units = articles.assign(by=by or "corpus", group=articles[by] if by else "all")
    rows = quotes.dropna(subset=[column]).groupby(["article_id", column])["n_words"].sum().rename("value")
    rows = rows.rename_axis(["article_id", "key"]).reset_index()
    base = rows.groupby("article_id")["value"].sum()
    return units.assign(base=units["article_id"].map(base).fillna(0)), rows.merge(units, on="article_id")


def sampling(articles: pd.DataFrame, quotes: pd.DataFrame, seed: int) -> pd.DataFrame:
    """Intervals over articles, with the truth of all articles that might have been written."""
    found = intervals(*counted(articles, quotes, "said", None), KEYS, n_boot=N_BOOT, seed=seed)
    return found.assign(truth=found["key"].map(TRUTH))


def correction(articles: pd.DataFrame, quotes: pd.DataFrame, by: str | None, seed: int) -> pd.DataFrame:
    """Corrected shares and their intervals, with the truth of this corpus."""
    sample = draw_sample(articles, len(articles) // 3, by="outlet", seed=seed)
    machine, human = (article_counts(*counted(articles, quotes, side, by)) for side in ("found", "said"))
    coded = human[human["article_id"].isin(sample["article_id"])]
    found = corrected_share(machine, coded, sample)
    own = human.groupby([*KEYS, "key"])["value"].sum() / human.drop_duplicates("article_id").groupby(KEYS)["base"].sum()
    return found.merge(own.rename("truth").reset_index(), on=[*KEYS, "key"], how="left").fillna({"truth": 0.0})


def coverage(n_articles: int, runs: int, first: int = 0) -> pd.DataFrame:
    """One row per question, group and type: share of the intervals that hold the truth, means over the runs."""
    kept = defaultdict(list)
    for run in range(first, first + runs):
        articles, quotes = invented(n_articles, np.random.default_rng([n_articles, run]))
        kept["over articles"].append(sampling(articles, quotes, run))
        kept["corrected"].append(correction(articles, quotes, None, run))
        kept["corrected, by outlet"].append(correction(articles, quotes, "outlet", run))
    every = pd.concat([pd.concat(parts).assign(interval=name) for name, parts in kept.items()], ignore_index=True)
    every["held"] = every["truth"].between(every["low"], every["high"]).where(every["low"].notna()).astype("float64")
    every["width"] = every["high"] - every["low"]
    grouped = every.groupby(["interval", "group", "key"], sort=False)
    return pd.DataFrame(
        {
            **{name: grouped[name].mean() for name in ("truth", "naive", "corrected", "held")},
            "median_width": grouped["width"].median(),
            "undefined": grouped["low"].apply(lambda low: low.isna().mean()),
        }
    ).reset_index()


def main() -> None:
    """Tell the coverage for 300 and for 30 articles."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=1000)
    parser.add_argument("--first", type=int, default=0, help="number of the first run; it is the seed of its corpus")
    parser.add_argument("--articles", type=int, nargs="+", default=[300, 30])
    arguments = parser.parse_args()
    for n_articles in arguments.articles:
        print(f"\n{n_articles} articles, {arguments.runs} runs from {arguments.first}")
        print(coverage(n_articles, arguments.runs, arguments.first).round(3).to_string(index=False))


if __name__ == "__main__":
    main()
