"""The articles of a sample as files that a person can annotate, without a trace of what the machine found."""

from __future__ import annotations

import re
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import pandas as pd

from analysis.evaluation.gold_tables import SHEET
from analysis.measures.inputs import need

_FIELDS = tuple(SHEET.names[2:-2])
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_for_coding(articles: pd.DataFrame, sample: pd.DataFrame, folder: str | Path) -> list[Path]:
    """Write one XML file per article of the sample, to be annotated as ``data/ANNOTATING.md`` says; the files.

    Nothing is written over: files that are there may hold somebody's work. The folder must not be read as articles:
    ``.redeanteil/coded`` beside the corpus never is. Each file says ``coded="no"`` in its first line; whoever is done
    with an article writes ``coded="yes"`` there, also where nothing is quoted in it: a file that nobody touched must
    not be taken for an article without quotations.

    Parameters
    ----------
    articles
        Table of the corpus; title, lead, outlet, date and author are written where known.
    sample
        What ``draw_sample`` made of it.
    folder
        Where to write; made if it is not there.

    Raises
    ------
    ValueError
        An article of the sample is not in ``articles``.
    FileExistsError
        One of the files is there already.
    """
    need(articles, "articles", ("article_id", "text"))
    known = articles.set_index("article_id")
    lacking = sorted(set(sample["article_id"]) - set(known.index))
    if lacking:
        message = f"Article {lacking[0]!r} of the sample is not in 'articles'. Was it drawn from another corpus?"
        raise ValueError(message)
    place = Path(folder)
    files = [place / f"{n:04}_{_safe(article)}.xml" for n, article in enumerate(sample["article_id"], start=1)]
    there = [file.name for file in files if file.exists()]
    if there:
        message = f"{there[0]} is in {place} already and may hold annotation; nothing was written. Try another folder."
        raise FileExistsError(message)
    place.mkdir(parents=True, exist_ok=True)
    for file, article in zip(files, sample["article_id"], strict=True):
        file.write_text(_document(str(article), known.loc[article]), encoding="utf-8", newline="\n")
    return files


def _safe(article_id: str) -> str:
    return re.sub(r"[^\w.-]", "_", article_id)[:80]


def _document(article_id: str, row: pd.Series) -> str:
    fields = [
        ("id", article_id),
        ("coded", "no"),
        *((name, row[name]) for name in _FIELDS if name in row and pd.notna(row[name])),
    ]
    attributes = " ".join(f"{name}={quoteattr(_printable(str(value)))}" for name, value in fields)
    text = escape(_printable(row["text"]))
    return f"<article {attributes}>\n<persons>\n</persons>\n<text>\n{text}\n</text>\n</article>\n"


def _printable(text: str) -> str:
    return _NO_XML.sub(" ", text)
