"""What every chart promises, checked for all of them."""

from __future__ import annotations

import subprocess
import sys
import warnings

import matplotlib as mpl
import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

from analysis import charts, schema
from analysis.charts.wording import WORDING
from analysis.evaluation.corrected import TABLE as CORRECTED
from analysis.evaluation.reliability import TABLE as RELIABILITY
from analysis.measures import TABLES as MEASURES
from analysis.schema import TableError

TABLES = {**MEASURES, "reliability": RELIABILITY, "corrected_shares": CORRECTED}
CHARTS = {
    "chart_quote_density": ("quote_density", 3),
    "chart_sentence_length": ("sentence_statistics", 3),
    "chart_readability_counts": ("readability_counts", 3),
    "chart_speaker_prominence": ("speaker_prominence", 1),
    "chart_prominence_panel": ("prominence_panel", 1),
    "chart_prominence_ranks": ("prominence_ranks", 3),
    "chart_share_of_voice": ("speaker_prominence", 3),
    "chart_entity_frequency": ("entity_frequency", 3),
    "chart_mention_positions": ("mention_positions", 3),
    "chart_source_diversity": ("source_diversity", 3),
    "chart_speaking": ("speaking", 3),
    "chart_corrected_shares": ("corrected_shares", 1),
    "chart_cue_stance": ("cue_stance", 3),
    "chart_reliability": ("reliability", 3),
    "chart_scare_quotes": ("scare_quotes", 3),
    "chart_frame_vocabulary": ("frame_vocabulary", 3),
    "chart_hit_rates": ("hit_rates", 3),
    "chart_keyness": ("keyness", 1),
    "chart_timeline": ("timeline", 3),
}
every_chart = pytest.mark.parametrize("name", CHARTS)
both_languages = pytest.mark.parametrize("language", ["en", "de"])


@pytest.fixture
def ax():
    figure = Figure(figsize=(7, 4), layout="constrained")
    FigureCanvasAgg(figure)
    return figure.subplots()


@pytest.fixture(autouse=True)
def _no_window():
    from matplotlib import pyplot as plt

    backend = mpl.get_backend()
    plt.switch_backend("Agg")
    yield
    plt.close("all")
    plt.switch_backend(backend)


def texts(ax):
    return " | ".join(text.get_text().replace("\n", " ") for text in ax.findobj(Text))


def test_all_charts_are_here():
    assert set(CHARTS) == {name for name in charts.__all__ if name.startswith("chart_")}


@every_chart
@both_languages
def test_draws_on_the_axes_that_came_and_labels_everything(name, language, ax, made_up):
    table = made_up(*CHARTS[name])
    assert getattr(charts, name)(table, ax=ax, language=language) is ax
    ax.figure.canvas.draw()
    assert ax.get_title(loc="left")
    assert ax.get_xlabel()
    assert {"en": "Source: ", "de": "Quelle: "}[language] in texts(ax)
    assert any(character.isdigit() for character in texts(ax).split("Redeanteil")[1])


@every_chart
@both_languages
def test_empty_table_says_so(name, language, ax):
    table = schema.empty(TABLES[CHARTS[name][0]])
    assert getattr(charts, name)(table, ax=ax, language=language) is ax
    ax.figure.canvas.draw()
    assert WORDING[language]["nothing"] in texts(ax)
    assert ax.get_title(loc="left")
    assert ax.get_xlabel()


@every_chart
def test_changes_neither_table_nor_settings(name, ax, made_up):
    table = made_up(*CHARTS[name])
    before, settings = table.copy(deep=True), dict(mpl.rcParams)
    getattr(charts, name)(table, ax=ax)
    pd.testing.assert_frame_equal(table, before)
    assert dict(mpl.rcParams) == settings


@every_chart
def test_makes_one_figure_when_none_came(name, made_up):
    from matplotlib import pyplot as plt

    axes = getattr(charts, name)(made_up(*CHARTS[name]))
    assert plt.get_fignums() == [axes.figure.number]
    assert axes.figure.get_figwidth() == pytest.approx(7)


@pytest.mark.parametrize("name", [name for name in CHARTS if name != "chart_reliability"])  # it shows no names
@pytest.mark.parametrize("odd", ["Bote 📰 日报", "_Preis $5 und $9_", "<b>„Söhne“ & Cie</b>", "x" * 90, "%s {} \\frac"])
def test_odd_names_are_drawn_as_they_stand(name, odd, ax, made_up):
    table = made_up(*CHARTS[name])
    for column in ("group", "speaker", "name"):
        if column in table:
            table[column] = table[column].replace({"Abendkurier": odd, "Jana Abel": odd})
    with warnings.catch_warnings():
        warnings.simplefilter("error", UserWarning)  # a missing glyph is such a warning
        getattr(charts, name)(table, ax=ax)
        ax.figure.canvas.draw()
    shown = odd.replace("📰", "□").replace("日报", "□□")
    assert shown.replace(" ", "") in texts(ax).replace(" ", "")


@every_chart
def test_own_title_and_source(name, ax, made_up):
    getattr(charts, name)(made_up(*CHARTS[name]), ax=ax, title="Mein Titel", source="Quelle: Klasse 9b")
    assert ax.get_title(loc="left") == "Mein Titel"
    assert "Klasse 9b" in texts(ax)


@every_chart
def test_another_table_is_explained(name):
    with pytest.raises(
        TableError, match=r"draws the table that (measures|evaluation)\.\w+ makes; .* Columns that came: x\."
    ):
        getattr(charts, name)(pd.DataFrame({"x": [1]}))


@every_chart
def test_unknown_language_is_explained(name, made_up):
    with pytest.raises(ValueError, match="Charts speak en, de; 'fr' came"):
        getattr(charts, name)(made_up(*CHARTS[name]), language="fr")


def test_importing_charts_loads_no_matplotlib():
    code = "import sys, analysis.charts; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_both_languages_have_the_same_keys_and_places():
    assert WORDING["en"].keys() == WORDING["de"].keys()
    for key, text in WORDING["en"].items():
        assert text.count("{") == WORDING["de"][key].count("{"), key
