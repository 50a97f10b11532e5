from __future__ import annotations

import csv
import io
import lzma
from datetime import datetime
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus import load_corpus
from analysis.corpus.pieces import pieces
from analysis.corpus.readers.swissdox import parts
from analysis.corpus.units import File, Unit
from tests.corpus.swissdox_exports import CONTENT, ROW, table


def units(name: str, data: str | bytes) -> list[Unit]:
    stream = io.BytesIO(data.encode() if isinstance(data, str) else data)
    return [unit for piece in pieces(File(Path(name), name), stream) for unit in piece.reading.units]


def test_a_row_is_an_article_with_all_its_columns():
    (unit,) = units("mai.tsv", table([ROW]))
    assert unit.fields == {
        "article_id": "5e0c1d3a", "date": "2025-05-12 06:00:00+02:00", "pubtime": "2025-05-12 06:00:00+02:00",
        "medium_code": "TAL", "outlet": "Talheimer Bote", "section": "Region", "regional": "Ausgabe Nord",
        "doctype": "PRD", "doctype_description": "Presse regional, täglich", "language": "de", "char_count": "312",
        "dateline": "Talheim", "title": "Freibad & Sprungturm bleiben zu", "subhead": "Der Rat spart",
        "lead": "Talheim verliert sein Freibad. Die Opposition will das nicht hinnehmen.",
        "content_id": "c3f1", "author": "Ada Brandt", "captions": "Das Becken im Mai. Bild: Jens Ott",
        "text": "Der Rat hat am Montag beschlossen, das Freibad zu schliessen.\n\n"
        "Millionen für die Becken\n\n"
        "„Das Geld fehlt“, sagte Stadtpräsidentin Ilse Möller – rund 3 < 5 Mio. Franken.\n\n"
        "Das Bad in Zahlen\n\n1931 eröffnet, 1974 erweitert.",
    }  # fmt: skip
    assert (unit.source, unit.troubles) == ("mai.tsv:2", ())


def test_a_compressed_table_as_it_is_downloaded(tmp_path, made):
    data = table([ROW, ROW | {"id": "5e0c1d3b", "subhead": "", "content": "<tx><p>Es regnet.</p></tx>"}]).encode()
    (tmp_path / "5e0c__2025_05_19T10_12_00.tsv.xz").write_bytes(lzma.compress(data))
    (tmp_path / "b.zip").write_bytes(made.zipped({"b.tsv": table([ROW | {"id": "5e0c1d3c"}])}))
    corpus = load_corpus(tmp_path)
    articles = corpus.articles.set_index("article_id")
    assert articles.index.tolist() == ["5e0c1d3a", "5e0c1d3b", "5e0c1d3c"]
    assert articles["date"].tolist() == [datetime(2025, 5, 12, 6)] * 3
    assert articles.loc["5e0c1d3b", "text"] == "Es regnet."
    assert pd.isna(articles.loc["5e0c1d3b", "lead"])
    assert articles.loc["5e0c1d3c", "duplicate_of"] == "5e0c1d3a"
    columns = corpus.provenance["columns"]
    assert [columns[name] for name in ("outlet", "date", "title", "lead", "section", "text")] == [
        ["medium_name"], ["pubtime"], ["head"], ["subhead"], ["rubric"], ["content"],
    ]  # fmt: skip
    assert corpus.problems.empty


def test_without_a_lead_in_the_content_the_subhead_is_the_lead():
    (unit,) = units("a.tsv", table([ROW | {"content": "<tx><p>Es regnet.</p></tx>"}]))
    fields = unit.fields or {}
    assert (fields["lead"], fields["subhead"]) == ("Der Rat spart", "Der Rat spart")


def test_other_tables_keep_their_markup():
    (unit,) = units("a.tsv", f"Titel\tmedium_name\tcontent\nJa\tBote\t{CONTENT}\n")
    assert (unit.fields or {})["text"] == CONTENT


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("", {}),
        ("Es regnet.", {"text": "Es regnet."}),
        ("<tx><p>Es\n regnet.<br/>Ja.</p></tx>", {"text": "Es regnet.\n\nJa."}),
        ("<p>Es <a href='x'>regnet</a>.</p><p>&nbsp;</p>", {"text": "Es regnet."}),
        ("<au>Ada Brandt</au><au>Jens Ott</au><p>Ja.</p>", {"author": "Ada Brandt; Jens Ott", "text": "Ja."}),
        ("<ur>nna</ur><!-- Nein. --><p>Ja.</p>", {"credit": "nna", "text": "Ja."}),
        # What nothing closes may be the whole article.
        ("<tx><ld><p>Es regnet.</p><p>Ja.</p></tx>", {"text": "Es regnet.\n\nJa."}),
        ("<p>3 < 5 & 7 > 2", {"text": "3 < 5 & 7 > 2"}),
        ("<script>alert(1)</script>", {"text": "alert(1)"}),
    ],
)
def test_content(content, found):
    assert parts(content) == found


@given(
    st.text("<>/ &;abz")
    | st.lists(st.sampled_from(["<tx>", "</tx>", "<p>", "</p>", "<ld>", "</ld>", "<au>", "ja", "<"])).map("".join)
)
def test_no_word_of_any_content_is_lost(content):
    words = "".join(parts(content).values())
    assert words.count("ja") == content.count("ja")


@given(st.data())
def test_a_table_that_is_cut_anywhere_is_articles_or_problems(data):
    whole = table([ROW, ROW | {"id": "2"}])
    found = units("a.tsv", whole[: data.draw(st.integers(0, len(whole)))])
    assert found
    for unit in found:
        assert unit.fields is not None or len(unit.troubles) == 1


def test_cells_with_quotes_are_read_as_they_were_written():
    rows = [ROW | {"head": 'Das "letzte" Bad'}]
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(ROW), delimiter="\t", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    (unit,) = units("a.tsv", stream.getvalue())
    assert (unit.fields or {})["title"] == 'Das "letzte" Bad'
