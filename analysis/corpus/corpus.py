"""A corpus in memory: its articles, the trouble there was, and where everything came from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.copies import n_copies
from analysis.corpus.cleaning.steps import MARKING

_SHOWN = 5


@dataclass(frozen=True, eq=False, repr=False)
class Corpus:
    """What ``load_corpus`` returns.

    Attributes
    ----------
    articles
        One row per article (table ``articles``); metadata beyond the table's columns follow as text, as they stood in
        the file.
    problems
        One row per trouble (table ``problems``). ``article_id`` is missing where no article came of a file, row or
        line: these rows and the articles together are all units that were found.
    provenance
        What was read and how: ``kit_version``, ``schema_version``, ``n_units``, ``n_articles``, ``n_problems``,
        ``sources`` (file -> SHA-256), ``encodings`` (files that are not UTF-8), ``columns`` (column -> its names in
        the input), ``kept`` (all other metadata, under their own names), ``columns_by_file`` (both for the files that
        have them: ``n_files``, the first ``files``, ``columns``, ``kept``), ``guesses`` (file -> what was guessed),
        ``guessed_dates`` (a value of ``date_from`` -> articles), ``cleaning`` (step -> ``articles`` that it changed,
        ``changes``, and ids of the ``first`` of them), ``parameters``, ``corpus_hash``.
        The same files give the same provenance. What tells how they were read goes along with the result of
        ``analyse``, under ``corpus``.
    paths
        Where it was read from, as absolute paths: beside them lies what the kit keeps for the corpus. No part of the
        provenance.
    """

    articles: pd.DataFrame
    problems: pd.DataFrame
    provenance: dict[str, Any]
    paths: tuple[Path, ...] = ()

    def __repr__(self) -> str:
        problems = _count(len(self.problems), "problem")
        lines = [
            f"Corpus: {_count(len(self.articles), 'article')}, {problems}"
            + (" (see .problems)" * bool(len(self.problems)))
        ]
        lines.append("outlets: " + _outlets(self.articles["outlet"]))
        if n := n_copies(self.articles):
            lines.append(f"copies: {_count(n, 'article')} with the text of another one")
        lines.append("dates: " + _dates(self.articles["date"]))
        lines += _cleaned(self.provenance.get("cleaning", {}))
        guesses = self.provenance.get("guesses", {})
        lines += [f"guessed: {name}: {guess}" for name, guess in list(guesses.items())[:_SHOWN]]
        if len(guesses) > _SHOWN:
            lines.append(f"guessed: and {len(guesses) - _SHOWN} more (see .provenance['guesses'])")
        return "\n".join(lines)


def _count(n: int, noun: str) -> str:
    return f"{n or 'no'} {noun}{'' if n == 1 else 's'}"


def _cleaned(cleaning: dict[str, Any]) -> list[str]:
    """What the steps of cleaning did, if they did something: text that was changed, and stretches that do not count."""
    done: dict[str, list[str]] = {"cleaned": [], "left out": []}
    for step, told in cleaning.items():
        if told.get("articles"):
            words = f"{step.replace('_', ' ')} in {_count(told['articles'], 'article')}"
            done["left out" if step in MARKING else "cleaned"].append(words)
    return [f"{what}: {', '.join(some)}" for what, some in done.items() if some]


def _outlets(outlets: pd.Series) -> str:
    counts = outlets.value_counts()
    shown = [f"{name} ({n})" for name, n in counts.sort_index().sort_values(ascending=False, kind="stable").items()]
    if len(shown) > _SHOWN:
        shown[_SHOWN:] = [f"and {len(shown) - _SHOWN} more"]
    lacking = int(outlets.isna().sum())
    return ", ".join(shown + [f"not given ({lacking})"] * bool(lacking)) or "none"


def _dates(dates: pd.Series) -> str:
    given = dates.dropna()
    if given.empty:
        return "not given"
    lacking = len(dates) - len(given)
    return f"{given.min():%Y-%m-%d} to {given.max():%Y-%m-%d}" + f", not given for {lacking}" * bool(lacking)
