"""How well names are found, on sentences with annotated names (GermEval 2014): exact spans and labels."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import schema
from analysis.actors.engines import BUILTIN
from analysis.evaluation.corpora import joined, lines
from analysis.evaluation.gold import GoldError
from analysis.schema import Column, Table

ALL = "all"
LABELS = ("PER", "LOC", "ORG", "MISC")
_NONE = "there are none"

TABLE = Table(
    "names",
    "label of names, and all of them together",
    (
        Column("label", "str", 'PER, LOC, ORG, MISC or "all"'),
        Column("n_gold", "int", "annotated names"),
        Column("n_found", "int", "names that were found"),
        Column("n_right", "int", "found with exactly the same span and label"),
        Column("precision", "float", "n_right / n_found", _NONE),
        Column("recall", "float", "n_right / n_gold", _NONE),
        Column("f1", "float", "harmonic mean of both: 2 * n_right / (n_gold + n_found)", _NONE),
    ),
)

Names = set[tuple[str, int, int, str]]


def read_names(file: str | Path) -> tuple[pd.DataFrame, Names]:
    """Sentences as articles, each as it would be printed, and their names: article_id, start, end, label.

    ``file`` has a JSON object a line, compressed: ``tokens`` and ``bioes``, the tags of GermEval 2014's outer layer
    (Benikova et al. 2014). OTH is MISC; words made of a name (-DERIV) and compounds with one (-PART) are no names.

    Raises
    ------
    GoldError
        The file is not there or is another one.
    """
    path = Path(file)
    if not path.is_file():
        message = f"There is no file {path.name}; expected sentences with names (tokens and bioes), as .jsonl.gz."
        raise GoldError(message)
    texts, names = [], set()
    try:
        for number, row in enumerate(lines(path)):
            text, starts = joined(row["tokens"])
            texts.append({"article_id": str(number), "text": text, "language": "de"})
            names |= {(str(number), *name) for name in names_of(row["tokens"], tags(row), starts) if name[2] in LABELS}
    except (OSError, ValueError, KeyError) as error:
        message = f"{path.name} holds no sentences with names; expected rows with tokens and bioes. ({error})"
        raise GoldError(message) from error
    return pd.DataFrame(texts, columns=["article_id", "text", "language"]), names


def tags(row: dict[str, Any]) -> list[str]:
    """GermEval's tags with labels of ours: "S-OTHDERIV" -> "S-MISC-DERIV"."""
    return [tag.replace("OTH", "MISC").replace("DERIV", "-DERIV").replace("PART", "-PART") for tag in row["bioes"]]


def names_of(tokens: list[str], tagged: list[str], starts: list[int]) -> set[tuple[int, int, str]]:
    """Names as (start, end, label), a label with -DERIV or -PART behind it included."""
    found, begin = set(), 0
    for token, tag, start in zip(tokens, tagged, starts, strict=True):
        way, _, kind = tag.partition("-")
        begin = start if way in "BS" else begin
        if way in "ES":
            found.add((begin, start + len(token), kind))
    return found


def score_names(found: Names, gold: Names) -> pd.DataFrame:
    """Names that were found against annotated ones; one row per label, and one for all.

    >>> score_names({("a", 0, 4, "PER"), ("a", 9, 12, "ORG")}, {("a", 0, 4, "PER")})["f1"].round(3).tolist()
    [0.667, 1.0, nan, 0.0, nan]
    """
    counts = Counter[tuple[str, str]]()
    for what, names in (("n_found", found), ("n_gold", gold), ("n_right", found & gold)):
        counts.update((what, name[3]) for name in names)
        counts[what, ALL] = len(names)
    sums = ("n_gold", "n_found", "n_right")
    table = pd.DataFrame([{"label": x, **{one: counts[one, x] for one in sums}} for x in (ALL, *LABELS)])
    table["precision"] = table["n_right"] / table["n_found"].where(table["n_found"] > 0)
    table["recall"] = table["n_right"] / table["n_gold"].where(table["n_gold"] > 0)
    both = table["n_gold"] + table["n_found"]
    table["f1"] = 2 * table["n_right"] / both.where(both > 0)
    return schema.conform(TABLE, table)


def evaluate_names(file: str | Path, *, engine: str = BUILTIN) -> pd.DataFrame:
    """Find the names in annotated sentences and score them; grain and columns as ``TABLE``.

    Parameters
    ----------
    file
        Sentences as of ``read_names``.
    engine
        Who finds names, as for ``analyse``.

    Raises
    ------
    GoldError
        The file is not there or is another one.
    """
    from analysis.corpus import Corpus, articles_from
    from analysis.pipeline import analyse

    articles, gold = read_names(file)
    # The gold has the names in "Talheim (dpa) -" as well.
    corpus = Corpus(*articles_from(articles), {"cleaning": {"boilerplate": {}}})
    mentions = analyse(corpus, voices="rules", engine=engine).mentions
    kept = mentions[mentions["how"].eq("name") & mentions["field"].eq("text")]
    columns = (kept[name] for name in ("article_id", "start", "end", "label"))
    return score_names({(str(a), int(s), int(e), str(x)) for a, s, e, x in zip(*columns, strict=True)}, gold)
