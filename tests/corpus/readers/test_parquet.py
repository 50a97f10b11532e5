from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pandas as pd

from analysis.corpus import load_corpus
from analysis.corpus.readers.parquet import partitions, read_parquet
from analysis.corpus.units import File

ROWS = [
    {"id": 1, "Text": "Es regnet in Köln.", "Datum": datetime(2025, 5, 12), "outlet": "nna", "jahr": 2025},
    {"id": 2, "Text": "Ja.", "Datum": None, "outlet": "Bote", "jahr": 2026},
]


def test_a_row_is_an_article(made):
    reading = read_parquet(File(Path("x"), "a.parquet"), made.parquet(ROWS))
    assert [(unit.source, unit.fields) for unit in reading.units] == [
        (
            "a.parquet#1",
            {"article_id": "1", "text": "Es regnet in Köln.", "date": "2025-05-12", "outlet": "nna", "jahr": "2025"},
        ),
        ("a.parquet#2", {"article_id": "2", "text": "Ja.", "outlet": "Bote", "jahr": "2026"}),
    ]


def test_a_partitioned_folder_keeps_what_its_folders_are_called(tmp_path):
    folder = tmp_path / "mai.parquet"
    pd.DataFrame(ROWS).to_parquet(folder, partition_cols=["outlet", "jahr"])
    (folder / "_SUCCESS").touch()  # written by Spark
    corpus = load_corpus(folder, strict=True)
    articles = corpus.articles.set_index("article_id")
    assert articles[["outlet", "jahr", "text"]].to_dict("index") == {
        "1": {"outlet": "nna", "jahr": "2025", "text": "Es regnet in Köln."},
        "2": {"outlet": "Bote", "jahr": "2026", "text": "Ja."},
    }


def test_names_of_folders_are_unescaped_and_a_missing_value_is_missing():
    assert partitions("a/blatt=Tal%20Bote/jahr=__HIVE_DEFAULT_PARTITION__/x.parquet") == {
        "blatt": "Tal Bote", "jahr": None,
    }  # fmt: skip


def test_text_in_bytes_is_decoded_and_structures_become_columns(made):
    rows = [{"text": "Größe.".encode(), "meta": {"outlet": "nna", "seite": 3}}]
    (unit,) = read_parquet(File(Path("x"), "a.parquet"), made.parquet(rows)).units
    assert unit.fields == {"text": "Größe.", "outlet": "nna", "meta.seite": "3"}


def test_an_empty_table_is_one_failed_unit(made):
    (unit,) = read_parquet(File(Path("x"), "a.parquet"), made.parquet([])).units
    assert unit.troubles[0].problem == "no row with an article"
