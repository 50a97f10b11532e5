from __future__ import annotations

import base64
import re

import pandas as pd
import pytest

from analysis import charts, explore, tables
from analysis.measures import entity_frequency
from analysis.schema import TableError


@pytest.fixture
def drawn():
    entities = tables.frame("entities", [
        {"entity_id": "e1", "name": "=cmd|' /C calc'!A0", "label": "PER", "n_mentions": 1, "n_articles": 1},
        {"entity_id": "e2", "name": "Nora <b>Abel</b>", "label": "PER", "n_mentions": 1, "n_articles": 1},
    ])  # fmt: skip
    mentions = tables.frame("mentions", [
        {"article_id": "a", "field": "text", "sentence": 0, "start": at, "end": at + 4, "text": "Nora", "label": "PER",
         "entity_id": name, "how": "name"} for at, name in ((0, "e1"), (9, "e2"), (20, "e2"))
    ])  # fmt: skip
    articles = tables.frame("articles", [{"article_id": "a", "text": "Nora und Nora"}])
    table = entity_frequency(mentions, entities, articles, tables.empty("sentences"), by=None)
    return table, explore.chart(charts.chart_entity_frequency(table), table)


def linked(html: str, kind: str) -> bytes:
    return base64.b64decode(re.search(rf'download="redeanteil.{kind}" href="data:[^;]+;base64,([^"]+)"', html)[1])


def test_the_picture_is_described_and_its_numbers_stand_below(page, drawn):
    table, view = drawn
    read = page(view.html)
    alt = next(attrs["alt"] for tag, attrs in read.elements if tag == "img")
    assert alt == view.alt
    assert "Nora <b>Abel</b>" in alt
    assert len(re.findall("<tr>", view.html)) == len(table) + 1
    assert not [tag for tag, _ in read.elements if tag in {"b", "script"}]


def test_csv_svg_and_png_are_the_files_that_they_say(drawn):
    table, view = drawn
    text = linked(view.html, "csv").decode("utf-8-sig")
    assert text == view.csv
    assert len(text.splitlines()) == len(table) + 1
    assert linked(view.html, "svg").startswith(b"<?xml")
    assert linked(view.html, "png").startswith(b"\x89PNG")
    assert base64.b64decode(view.png).startswith(b"\x89PNG")


def test_no_cell_of_the_csv_file_is_a_formula(drawn):
    table, view = drawn
    assert table["name"].str.startswith("=").any()
    assert "\"'=cmd" in view.csv or ",'=cmd" in view.csv
    assert not re.search(r'(?:^|,)"?[=+@]', view.csv, re.MULTILINE)


def test_the_figure_is_closed_and_the_bytes_are_the_same(drawn):
    from matplotlib import pyplot as plt

    table, view = drawn
    again = explore.chart(charts.chart_entity_frequency(table), table)
    assert again == view
    assert plt.get_fignums() == []


def test_a_long_table_says_what_it_leaves_out():
    table = pd.DataFrame({"group": [f"g{n}" for n in range(60)], "x": 1.0})
    from matplotlib import pyplot as plt

    _, ax = plt.subplots()
    view = explore.chart(ax, table, alt="Sechzig", language="de")
    assert "10 weitere" in view.html
    assert view.csv.count("\r\n") == 61


def test_axes_and_table_in_the_wrong_order_are_told(drawn):
    table, _ = drawn
    with pytest.raises(TableError, match=r"A DataFrame and a str came; expected the Axes of a chart and the table"):
        explore.chart(table, "density")
