from __future__ import annotations

import base64
import re
from xml.etree import ElementTree

import pandas as pd

from analysis.report.page import chart_html, contents_html, figures, table_html

HOSTILE = '<script>alert("x")</script>'


def test_a_table_escapes_values_and_labels():
    html = table_html(pd.DataFrame({"name": [HOSTILE]}), {"name": "<i>"})
    assert "<script" not in html
    assert "&lt;script&gt;alert(&quot;x&quot;)" in html
    assert "<i>" not in html


def test_missing_values_are_dashes_and_numbers_stand_right():
    html = table_html(pd.DataFrame({"n": ["1.234", None]}), {"n": "Wörter"}, numbers=["n"])
    assert html.count('<td class="number">') == 2
    assert '<td class="number">–</td>' in html
    assert '<th scope="col" class="number">Wörter</th>' in html


def test_an_empty_table_still_has_its_head():
    html = table_html(pd.DataFrame({"n": []}), {"n": "Wörter"})
    assert "Wörter" in html
    assert "<td" not in html


def test_contents_nest_third_level_headings_and_escape():
    html = contents_html(
        [
            {"text": "A & B", "id": "a", "level": 2},
            {"text": HOSTILE, "id": "a-1", "level": 3},
            {"text": "C", "id": "c", "level": 2},
        ],
        "Inhalt",
    )
    assert '<li><a href="#a">A &amp; B</a><ul><li><a href="#a-1">' in html
    assert "<script" not in html
    assert html.endswith('<li><a href="#c">C</a></li></ul></nav>')


def test_key_figures_are_a_list_of_terms():
    assert figures([("Zitate", "12")]) == ('<dl class="figures"><div><dt>Zitate</dt><dd>12</dd></div></dl>')


def chart(name: str) -> str:
    from matplotlib.figure import Figure

    axes = Figure(figsize=(3, 2)).subplots()
    axes.barh([name], [1])
    return chart_html(axes, f"Balken: {name}")


def test_a_chart_is_one_escaped_picture_without_references_to_elsewhere():
    html = chart(HOSTILE)
    assert "<script" not in html
    data = re.search(r"base64,([^\"]+)", html)
    assert data is not None
    picture = base64.b64decode(data[1]).decode("utf-8")
    references = [
        value
        for node in ElementTree.fromstring(picture).iter()
        for name, value in node.items()
        if name.endswith("href")
    ]
    assert references
    assert all(reference.startswith("#") for reference in references)


def test_the_same_chart_gives_the_same_bytes():
    assert chart("Abendkurier") == chart("Abendkurier")
