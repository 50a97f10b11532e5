r"""How finding copies among articles grows with their number, and what it takes of memory.

    python -m benchmarks.duplicates                      # a minute; 10,000 articles
    python -m benchmarks.duplicates --articles 100000    # five minutes

The articles are invented, most of 300 words: all different; nearly equal (three words of one text changed); lines that
repeat themselves (forty words eight times, six of them changed); and a template (twenty words filled in). Of the last
two kinds each text is like all others, and none is a copy. Each kind is timed at half its number and at its number.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Iterator

import pandas as pd
import psutil

from analysis.corpus.duplicates import Earlier

_WORDS = [f"wort{number}" for number in range(20_000)]
_LENGTH = 300
_TABLE = 1_000


def different(chance: random.Random) -> Iterator[str]:
    """Texts that have nothing in common but words, few of them often."""
    while True:
        yield " ".join(_WORDS[int(len(_WORDS) * chance.random() ** 3)] for _ in range(_LENGTH))


def changed(chance: random.Random, words: int, length: int = _LENGTH, times: int = 1) -> Iterator[str]:
    """The same text over and over, each time with other words in so many places."""
    text = next(different(chance)).split()[:length]
    while True:
        mine = list(text)
        for place in chance.sample(range(length), words):
            mine[place] = chance.choice(_WORDS)
        yield " ".join(mine * times)


KINDS: dict[str, Callable[[random.Random], Iterator[str]]] = {
    "different": different,
    "nearly equal": lambda chance: changed(chance, 3),
    "self-repeating": lambda chance: changed(chance, 6, 40, 8),
    "template": lambda chance: changed(chance, 20),
}


def found(kind: str, articles: int) -> tuple[float, int, float]:
    """Seconds, copies found, and megabytes that the process has more than before."""
    texts, earlier = KINDS[kind](random.Random(articles)), Earlier()
    seconds, copies, before = 0.0, 0, psutil.Process().memory_info().rss
    for start in range(0, articles, _TABLE):
        numbers = range(start, min(start + _TABLE, articles))
        table = pd.DataFrame({"article_id": [str(n) for n in numbers], "text": [next(texts) for _ in numbers]})
        begin = time.process_time()
        copies += sum(one is not None for one in earlier.of(table))
        seconds += time.process_time() - begin
    return seconds, copies, (psutil.Process().memory_info().rss - before) / 1e6


def main() -> None:
    """Tell seconds, copies and memory of each kind, and the ratio to half as many articles."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--only", choices=KINDS, help="one kind of texts")
    arguments = parser.parse_args()
    found("different", 10)
    for kind in [arguments.only] if arguments.only else KINDS:
        # All of them first: half of them would leave memory that is free for use again.
        seconds, copies, more = found(kind, arguments.articles)
        half, _, _ = found(kind, arguments.articles // 2)
        print(
            f"{kind}: {arguments.articles} articles, {copies} copies: {seconds:.1f} s, "
            f"ratio {seconds / half:.1f}, {more:.0f} MB",
            flush=True,
        )


if __name__ == "__main__":
    main()
