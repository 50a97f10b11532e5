from __future__ import annotations

import pandas as pd
import pytest

from analysis import explore, tables
from analysis.schema import TableError

HOSTILE = '<script>alert(1)</script>" onfocus="alert(2)'


def test_a_row_says_who_how_and_what_without_the_interrupting_words(page, pool):
    html = explore.quotes_table(pool.quotes, pool.articles).html
    page(html)
    rows = [f"<table>{row}</tr></table>" for row in html.partition("<tbody>")[2].split("</tr>")[:-1]]
    shown = [[page(row, inside=kind).text for kind in ("speaker", "type", "cue", "passage")] for row in rows]
    assert shown == [
        ["Nora Abel", "direct speech", "sagte", "„Das Wasser ist kalt“ […] „Aber sauber.“"],
        ["Nora Abel", "indirect speech", "", "es sei ein „guter“ Tag"],
        ["Nora Abel", "direct speech", "", "„guter“"],
        ["Nobody is named", "indirect speech without introduction", "", "Man werde öffnen"],
    ]


def test_headings_speak_german(page, pool):
    html = explore.quotes_table(pool.quotes, pool.articles, language="de").html
    assert "".join(page(f"<table>{html.partition('<table>')[2].partition('<tbody>')[0]}</table>").text) == (
        "Wer sprichtArtRedeeinleitungStelle"
    )


def test_outlet_and_article_are_columns_only_where_they_differ(pool):
    second = pool.articles.assign(article_id="b-2", outlet="Tageblatt", title="Noch ein Bad")
    articles = pd.concat([pool.articles, second])
    quotes = pd.concat([pool.quotes, pool.quotes.assign(article_id="b-2")])
    html = explore.quotes_table(quotes, articles).html
    assert '<th scope="col" class="outlet">Outlet</th><th scope="col" class="article">Article</th>' in html
    assert "Noch ein Bad" in html
    assert 'class="outlet"' not in explore.quotes_table(pool.quotes, articles).html


def test_rows_beyond_the_limit_are_told(pool):
    html = explore.quotes_table(pool.quotes, pool.articles, limit=1).html
    assert html.count("<tr") == 2
    assert "3 further rows are not shown." in html


def test_no_quotation_is_said(pool):
    assert "There is nothing to show here." in explore.quotes_table(tables.empty("quotes"), pool.articles).html


def test_hostile_text_is_text(page, pool):
    quotes = pool.quotes.head(1).assign(speaker=HOSTILE, cue=HOSTILE, text=HOSTILE)
    quotes["spans"], quotes["start"] = [[[0, len(HOSTILE)]]], 0
    read = page(explore.quotes_table(quotes, pool.articles).html, inside="passage")
    assert read.text == "Passage" + HOSTILE
    assert "script" not in {tag for tag, _ in read.elements}
    assert not [name for _, attrs in read.elements for name in attrs if name.startswith("on")]


def test_a_lacking_column_is_named_with_what_to_try(pool):
    with pytest.raises(TableError, match=r"'quotes' lacks speaker.*Try quotes_table\(result\.quotes, result\.articles"):
        explore.quotes_table(pool.articles, pool.quotes)
