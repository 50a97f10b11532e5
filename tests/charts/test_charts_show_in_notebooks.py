"""Every chart of a notebook is shown once, the first and the later ones."""

from __future__ import annotations

import nbformat
import pytest
from nbclient import NotebookClient


@pytest.mark.notebooks
def test_each_cell_shows_its_chart_once():
    table = (
        "import pandas as pd\nimport analysis as an\n"
        "result = an.analyse(pd.DataFrame({'article_id': ['a'], 'text': [TEXT]}))\n"
    )
    text = "TEXT = '„Das ist neu“, sagte Anna Abel. Die „Experten“ schwiegen.'\n"
    chart = (
        "density = an.measures.quote_density(result.sentences, result.quotes, result.articles, by=None)\n"
        "an.charts.chart_quote_density(density);"
    )
    cells = [nbformat.v4.new_code_cell(source) for source in (text + table, chart, chart)]
    notebook = NotebookClient(nbformat.v4.new_notebook(cells=cells), timeout=60).execute()
    pictures = [sum("image/png" in output.get("data", {}) for output in cell.outputs) for cell in notebook.cells]
    assert pictures == [0, 1, 1]


def test_the_look_stays_inside():
    import matplotlib as mpl

    from analysis.charts.theme import theme

    before = mpl.rcParams["font.size"], mpl.is_interactive()
    with theme():
        pass
    assert (mpl.rcParams["font.size"], mpl.is_interactive()) == before
