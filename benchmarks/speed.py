r"""How fast ``analyse`` reads real news, beside a part-of-speech tagger on the same text in the same run.

    python -m benchmarks.speed 10kgnad_test.csv.gz
    python -m benchmarks.speed 10kgnad_test.csv.gz --articles 300 --voices rules

The file has lines ``category;text`` (10kGNAD; .csv or .csv.gz). A token is a match of ``\w+|[^\w\s]``. The tagger is
HanTa (LGPL, no part of this kit): measured where it is installed, left out where it is not. Both read the same texts in
turns, 260 articles each: a machine that is faster at one time than at another is so for both.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import importlib
import random
import re
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd

import analysis as an
from analysis import article, opening
from analysis.actors import recognition
from analysis.language.sentences import sentences

_TOKEN = re.compile(r"\w+|[^\w\s]")
_STAGES = ("reading", "actors", "voices", "tables")
_IN_TURN = 260


def read_texts(path: Path, articles: int | None) -> list[str]:
    """Texts of a sample of the articles, always the same; of all if ``articles`` is None."""
    held = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    rows = csv.reader(held.decode("utf-8").splitlines(), delimiter=";", quotechar="'")
    texts = [";".join(row[1:]) for row in rows if len(row) > 1]
    return random.Random(0).sample(texts, min(articles or len(texts), len(texts)))


class Stages:
    """Seconds spent in the steps of reading articles, by wrapping what they call; "tables" is all the rest."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._wrap(opening, "Reading", "reading", lambda reading: (reading.tokens, reading.quoted))
        self._wrap(recognition.engine(), "labels", "actors", lambda found: None)
        self._wrap(article, "ArticleActors", "actors", lambda found: None)
        self._wrap(article, "read_voices", "voices", lambda found: None)

    def _wrap(self, holder: Any, name: str, stage: str, finish: Callable[[Any], Any]) -> None:
        real = getattr(holder, name)

        def timed(*args: Any, **options: Any) -> Any:
            begin = time.perf_counter()
            made = real(*args, **options)
            finish(made)
            self.seconds[stage] += time.perf_counter() - begin
            return made

        setattr(holder, name, timed)

    def shares(self, total: float) -> dict[str, float]:
        """Each stage's share of the whole time."""
        told = {**self.seconds, "tables": total - sum(self.seconds.values())}
        return {stage: told[stage] / total for stage in _STAGES}


def analysed(texts: list[str], options: dict[str, Any]) -> float:
    """Seconds of one analysis in this process."""
    table = pd.DataFrame({"article_id": [str(n) for n in range(len(texts))], "text": texts})
    begin = time.perf_counter()
    an.analyse(table, workers=1, **options)
    return time.perf_counter() - begin


def tagger() -> Any:
    """HanTa's tagger; None if it is not installed."""
    try:
        return importlib.import_module("HanTa.HanoverTagger").HanoverTagger("morphmodel_ger.pgz")
    except ImportError:
        return None


def tagged(texts: list[str], tagger: Any) -> float:
    """Seconds that the tagger takes for the texts, sentence by sentence."""
    cut = [_TOKEN.findall(text[one.start : one.end]) for text in texts for one in sentences(text)]
    begin = time.perf_counter()
    for words in cut:
        tagger.tag_sent(words)
    return time.perf_counter() - begin


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("path", type=Path, help="10kGNAD file")
    parser.add_argument("--articles", type=int, help="size of a sample (default: all articles)")
    parser.add_argument("--voices", help="engine of analyse(); its own default if left out")
    args = parser.parse_args()
    options = {"voices": args.voices} if args.voices else {}
    texts = read_texts(args.path, args.articles)
    n_tokens = sum(len(_TOKEN.findall(text)) for text in texts)
    analysed(["Anna Abel kam. „Das ist neu“, sagte sie."], options)  # lexicons and weights are loaded
    stages, hanta = Stages(), tagger()
    seconds = other = 0.0
    for begin in range(0, len(texts), _IN_TURN):
        some = texts[begin : begin + _IN_TURN]
        seconds += analysed(some, options)
        other += tagged(some, hanta) if hanta is not None else 0.0
    print(f"{len(texts)} articles, {n_tokens} tokens, voices={args.voices or 'default'}")
    print(f"analyse: {seconds:.1f} s, {n_tokens / seconds:,.0f} tokens per second")
    print("stages: " + ", ".join(f"{stage} {share:.0%}" for stage, share in stages.shares(seconds).items()))
    if hanta is None:
        print("HanTa is not installed; with it (pip install HanTa) its tagging of the same text is measured too.")
    else:
        print(f"HanTa: {other:.1f} s, {n_tokens / other:,.0f} tokens per second")
        print(f"ratio: analyse takes {seconds / other:.2f} times as long as HanTa's tagging")


if __name__ == "__main__":
    main()
