r"""How long the measures take on an analysis of 10,000 articles.

    python -m benchmarks.measures 10kgnad_test.csv.gz
    python -m benchmarks.measures 10kgnad_test.csv.gz --articles 2000 --voices rules

The articles of the file (10kGNAD, as for ``speed``) are analysed once; their tables are then repeated with other ids,
in five outlets and over two years, until there are so many articles. Measured are all measures without bootstrap,
each over outlets; those that need the full tokens get them, and what making these takes is told apart, as are
textstat and lexical diversity, which are computed once an article and kept. Last come 1,000 draws of a share of voice.
"""

from __future__ import annotations

import argparse
import inspect
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

import analysis as an
from analysis import measures
from analysis.result import Analysis
from benchmarks.speed import read_texts

_OUTLETS = 5
_DAYS = 730
# Once an article, and kept.
ONCE = frozenset({"textstat_scores", "readability_counts", "lexical_diversity"})
_TABLES = ("articles", "sentences", "quotes", "marked", "mentions", "entities", "words", "omitted", "problems")


def repeated(result: Analysis, articles: int) -> Analysis:
    """The analysis with its articles repeated under other ids until there are ``articles`` of them."""
    times = -(-articles // len(result.articles))
    made = {}
    for name in _TABLES:
        table = getattr(result, name)
        copies = [_renamed(table, number) for number in range(times)] if "article_id" in table else [table]
        made[name] = pd.concat(copies, ignore_index=True)
    first = made["articles"].head(articles)
    numbers = pd.Series(range(len(first)))
    made["articles"] = first.assign(
        outlet=("Blatt " + (numbers % _OUTLETS).astype("str")).astype("str"),
        date=pd.Timestamp("2024-01-01") + pd.to_timedelta(numbers % _DAYS, unit="D"),
    )
    kept = set(first["article_id"])
    for name in _TABLES[1:]:
        if "article_id" in made[name]:
            made[name] = made[name][made[name]["article_id"].isin(kept)].reset_index(drop=True)
    return replace(result, **made)


def _renamed(table: pd.DataFrame, number: int) -> pd.DataFrame:
    ids = [name for name in ("article_id", "quote_id", "nested_in") if name in table]
    return table.assign(**{name: (table[name] + f"#{number}").astype("str") for name in ids})


def of_all(result: Analysis, tokens: pd.DataFrame) -> dict[str, Callable[[], Any]]:
    """Every measure that is made of tables, over outlets and without bootstrap."""
    found: dict[str, Callable[[], Any]] = {}
    for name in measures.__all__:
        measure = getattr(measures, name)
        given = _arguments(measure, result, tokens) if callable(measure) else None
        if given is not None:
            found[name] = lambda measure=measure, given=given: measure(**given)
    return found


def _arguments(measure: Callable[..., Any], result: Analysis, tokens: pd.DataFrame) -> dict[str, Any] | None:
    """What a measure is called with; None where it needs something else than tables of an analysis."""
    given: dict[str, Any] = {}
    for name, parameter in inspect.signature(measure).parameters.items():
        if name == "tokens":
            given[name] = tokens
        elif name in _TABLES:
            given[name] = getattr(result, name)
        elif name == "by":
            given[name] = "outlet"
        elif name == "n_boot":
            given[name] = 0
        elif parameter.default is inspect.Parameter.empty:
            return None
    return given


def seconds(work: Callable[[], Any]) -> float:
    """How long it takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def main() -> None:
    """Print the seconds of each measure, their sum, and those of 1,000 draws."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--voices", default="model")
    arguments = parser.parse_args()
    texts = read_texts(arguments.file, min(arguments.articles, 1_028))
    articles = pd.DataFrame({"article_id": [f"a{n}" for n in range(len(texts))], "text": texts})
    result = repeated(an.analyse(articles, voices=arguments.voices), arguments.articles)
    print(result)
    begin = time.perf_counter()
    tokens = result.tokens()
    print(f"tokens, made on demand: {time.perf_counter() - begin:.1f} s, {len(tokens)} rows")
    taken = {}
    for name, work in of_all(result, tokens).items():
        taken[name] = seconds(work)
        print(f"{name:28} {taken[name]:6.2f} s{'  (once an article)' if name in ONCE else ''}", flush=True)
    print(f"all but those once an article: {sum(spent for name, spent in taken.items() if name not in ONCE):.1f} s")
    share = seconds(lambda: measures.speaker_prominence(result.quotes, result.articles, by="outlet", n_boot=1_000))
    print(f"share of voice with 1,000 draws: {share:.1f} s")


if __name__ == "__main__":
    main()
