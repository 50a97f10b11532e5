r"""How merging the actors of many articles into the entities of a corpus grows with the number of articles.

    python -m benchmarks.merging                      # 25,000, 50,000 and 100,000 articles
    python -m benchmarks.merging --articles 10000

The articles are invented: persons with offices, by their full names and by family names alone, in the genitive and in
other spellings; few are in very many articles and very many in few, as in the news, and every second article brings
somebody new. Only merging is timed, no reading.
"""

from __future__ import annotations

import argparse
import random
import time

from analysis.actors.entities import merge
from analysis.actors.records import Actor
from analysis.language import lexicon

_ROLES = (
    ("Präsident", "Präsident", "politics", True),
    ("Bürgermeister", "Bürgermeister", "politics", False),
    ("Trainer", "Trainer", "sport", False),
)
_EACH = 8
_SHARE_OF_NEW = 0.06


def invented(articles: int) -> list[list[Actor]]:
    """Actors by article, the same for the same number."""
    chance = random.Random(articles)
    first, family = (
        sorted(lexicon.column("analysis.actors", f"{kind}_names.csv", "name")) for kind in ("first", "family")
    )
    known: list[Actor] = []
    found = []
    for _ in range(articles):
        actors = []
        for _ in range(_EACH):
            if not known or chance.random() < _SHARE_OF_NEW:
                words = (chance.choice(first), chance.choice(family))
                known.append(Actor("PER", words, words[-1], (chance.choice(_ROLES),), forms=(" ".join(words),)))
            # Half of the mentions are of the few who were there first.
            actors.append(_shown(known[int(len(known) * chance.random() ** 4)], chance))
        found.append(actors)
    return found


def _shown(actor: Actor, chance: random.Random) -> Actor:
    """The actor as an article may have it."""
    way = chance.random()
    if way < 0.3:
        return Actor("PER", (actor.family,), actor.family, actor.roles, forms=(actor.family,))
    words = actor.words if way < 0.9 else (*actor.words[:-1], actor.family + "s")
    return Actor("PER", words, words[-1], actor.roles if way < 0.6 else (), forms=(" ".join(words),))


def main() -> None:
    """Tell seconds, entities, and the ratio to half as many articles."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    arguments = parser.parse_args()
    merge(invented(100))
    before = None
    for articles in (arguments.articles // 4, arguments.articles // 2, arguments.articles):
        actors = invented(articles)
        begin = time.perf_counter()
        entities, _ = merge(actors)
        seconds = time.perf_counter() - begin
        ratio = f"{seconds / before:.2f}" if before else "-"
        print(f"{articles} articles, {len(entities)} entities: {seconds:.1f} s, ratio {ratio}")
        before = seconds


if __name__ == "__main__":
    main()
