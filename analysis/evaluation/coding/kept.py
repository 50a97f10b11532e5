"""The sample that was drawn, kept beside what is coded of it: articles, weights, and how it was drawn."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis import schema
from analysis.corrections.table import text_hash
from analysis.evaluation.coding.files import write_whole
from analysis.evaluation.gold import GoldError
from analysis.evaluation.sample import ALLOCATIONS, draw_sample
from analysis.evaluation.sample import TABLE as SAMPLE
from analysis.measures.inputs import need
from analysis.schema import Column, Table

FOLDER, NAME = (".redeanteil", "coded"), "sample.csv"

TABLE = Table(
    "kept_sample",
    "article drawn: sample.csv in the folder of what is coded",
    (
        *SAMPLE.columns,
        Column("text_hash", "str", "first 16 digits of the SHA-256 of the article's text when it was drawn"),
        Column("by", "str", "what made the strata: a column of articles, or a period", "no strata"),
        Column("allocation", "str", "how the sample was dealt out to the strata", allowed=ALLOCATIONS),
        Column("seed", "int", "seed of the draw: the same gives the same sample"),
    ),
)


def coded_folder(corpus: str | Path) -> Path:
    """Where the coded sample of a corpus is kept: ``.redeanteil/coded`` in its folder, or beside its file.

    >>> coded_folder("my_articles/may.csv").as_posix()
    'my_articles/.redeanteil/coded'
    """
    path = Path(corpus)
    folder = path.parent if path.is_file() or (path.suffix and not path.is_dir()) else path
    return folder.joinpath(*FOLDER)


def keep_sample(
    articles: pd.DataFrame,
    n: int,
    folder: str | Path,
    *,
    by: str | None = None,
    allocation: str = ALLOCATIONS[0],
    seed: int = 0,
) -> pd.DataFrame:
    """Draw articles to be coded and keep the sample, with its weights, as ``sample.csv`` in the folder.

    A second call with the same ``n`` gives the same sample; with a larger one it is enlarged, and the articles that
    were drawn before stay in it, coded or not. A sample is never made smaller, nor drawn in another way: what was coded
    would be no random sample any more.

    Parameters
    ----------
    articles, n, by, allocation, seed
        As for ``draw_sample``: all articles that the shares will be about, and how many to draw.
    folder
        Where to keep it, mostly ``coded_folder(corpus)``; made if it is not there.

    Returns
    -------
    DataFrame
        The columns of ``kept.TABLE``: those of ``draw_sample``, and how it was drawn.

    Raises
    ------
    ValueError
        It cannot be drawn (see ``draw_sample``), or a sample is kept there that this one does not continue.

    Examples
    --------
    >>> import tempfile
    >>> articles = pd.DataFrame({"article_id": list("abcdefgh"), "text": "Nichts."})
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     first = keep_sample(articles, 2, folder)
    ...     enlarged = keep_sample(articles, 4, folder)
    >>> set(first["article_id"]) < set(enlarged["article_id"]), enlarged["weight"].to_list()
    (True, [2.0, 2.0, 2.0, 2.0])
    """
    need(articles, "articles", ("article_id", "text"))
    drawn = draw_sample(articles, n, by=by, allocation=allocation, seed=seed)
    hashes = articles.set_index("article_id")["text"].reindex(drawn["article_id"]).map(text_hash)
    told = {"text_hash": hashes.to_numpy(), "by": by, "allocation": allocation, "seed": seed}
    sample = schema.conform(TABLE, drawn.assign(**told))
    file = Path(folder) / NAME
    if file.exists():
        _check_continues(read_sample(folder), sample, file)
    write_whole(file, sample.to_csv(index=False, lineterminator="\n"))
    return sample


def read_sample(folder: str | Path) -> pd.DataFrame:
    """The sample kept in a folder, with the columns of ``kept.TABLE``.

    Raises
    ------
    GoldError
        No sample is kept there, or the file is not as ``keep_sample`` wrote it.
    """
    file = Path(folder) / NAME
    if not file.is_file():
        message = f"No sample is kept in {folder}: there is no {NAME}. Draw one: keep_sample(articles, 20, folder)."
        raise GoldError(message)
    text = {column.name: "str" for column in TABLE.columns if column.kind == "str"}
    try:
        return schema.conform(TABLE, pd.read_csv(file, dtype=text, encoding="utf-8"))
    except ValueError as error:
        message = f"{file} is not as keep_sample wrote it: {error} Take it from your backup, or draw again elsewhere."
        raise GoldError(message) from error


def _check_continues(old: pd.DataFrame, new: pd.DataFrame, file: Path) -> None:
    for name in ("by", "allocation", "seed"):
        before, now = (None if table[name].isna().any() else table[name].tolist()[0] for table in (old, new))
        if before != now:
            message = (
                f"The sample in {file} was drawn with {name}={before!r}; {name}={now!r} came. It can be enlarged, not "
                f"drawn in another way. Try {name}={before!r}, or another folder."
            )
            raise ValueError(message)
    gone = sorted(set(old["article_id"]) - set(new["article_id"]))
    if gone:
        message = (
            f"{len(gone)} of the {len(old)} articles in {file} would drop out of this sample of {len(new)}, first "
            f"{gone[0]!r}. Try n={len(old)} or more with the articles it was drawn from, or another folder."
        )
        raise ValueError(message)
