"""What charts say of the machine's errors, and what the chart of corrected shares promises beyond the contract."""

from __future__ import annotations

import inspect

import pandas as pd
import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text

from analysis import charts
from analysis.schema import TableError

SHARES = {
    "chart_quote_density": ("quote_density", 3),
    "chart_share_of_voice": ("speaker_prominence", 3),
    "chart_speaker_prominence": ("speaker_prominence", 1),
    "chart_prominence_panel": ("prominence_panel", 1),
    "chart_speaking": ("speaking", 3),
    "chart_source_diversity": ("source_diversity", 3),
    "chart_timeline": ("timeline", 3),
}
# Their figures rest on codes that a coded sample does not have: they are never validated by one.
NEVER = {"chart_cue_stance": ("cue_stance", 3), "chart_scare_quotes": ("scare_quotes", 3)}


@pytest.fixture
def ax():
    return Figure(figsize=(7, 4)).subplots()


def notes(ax):
    return next(text.get_text().replace("\n", " ") for text in ax.findobj(Text) if text.get_gid() == "notes")


def texts(ax):
    return [text.get_text().replace("\n", " ").strip() for text in ax.findobj(Text)]


def labels(ax):
    return [label.get_text() for label in ax.get_yticklabels()]


@pytest.mark.parametrize("name", SHARES | NEVER)
def test_without_a_coded_sample_nothing_is_validated(name, ax, made_up):
    table = made_up(*(SHARES | NEVER)[name])
    getattr(charts, name)(table, ax=ax)
    assert "Automatic coding, not validated on this corpus." in notes(ax)
    other = Figure().subplots()
    getattr(charts, name)(table, ax=other, language="de")
    assert "Automatisch codiert, an diesem Korpus nicht geprüft." in notes(other)


@pytest.mark.parametrize("name", SHARES)
def test_with_a_coded_sample_the_source_line_tells_its_size(name, ax, made_up):
    table, corrected = made_up(*SHARES[name]), made_up("corrected_shares")
    # 60 articles of Abendkurier, none of Tageblatt, 20 without an outlet.
    getattr(charts, name)(table, ax=ax, corrected=corrected)
    assert "Automatic coding, validated on 80 coded articles of this corpus." in notes(ax)
    other = Figure().subplots()
    getattr(charts, name)(table, ax=other, language="de", corrected=corrected)
    assert "geprüft an 80 von Hand codierten Artikeln dieses Korpus." in notes(other)
    assert "nicht geprüft" not in notes(other)


@pytest.mark.parametrize("name", SHARES)
def test_another_table_than_the_corrected_one_is_explained_before_anything_is_drawn(name, ax, made_up):
    with pytest.raises(TableError, match=r"evaluation\.corrected_shares makes; the one that came lacks by"):
        getattr(charts, name)(made_up(*SHARES[name]), ax=ax, corrected=pd.DataFrame({"x": [1]}))
    assert not ax.has_data()


def test_these_and_no_other_charts_take_a_coded_sample():
    every = [name for name in charts.__all__ if name.startswith("chart_")]
    assert {name for name in every if "corrected" in inspect.signature(getattr(charts, name)).parameters} == set(SHARES)


def test_a_timeline_of_articles_rests_on_no_coding(ax):
    starts = pd.date_range("2025-11-01", periods=2, freq="MS")
    table = pd.DataFrame(
        {"by": "month", "group": starts.strftime("%Y-%m"), "period_start": starts, "n_articles": [3, 4]}
    )
    charts.chart_timeline(table, "n_articles", ax=ax)
    assert "validated" not in notes(ax)


def test_both_shares_are_dots_where_the_table_says_and_the_largest_comes_first(ax, made_up):
    charts.chart_corrected_shares(made_up("corrected_shares"), ax=ax, group="Abendkurier")
    assert labels(ax) == ["Jana Abel", "politics", "nobody named"]
    dots = [(line.get_marker(), line.get_xdata()[0], line.get_ydata()[0]) for line in ax.lines]
    assert [at for marker, *at in dots if marker == "D"] == [[50, 0], [30, 1], [pytest.approx(10), 2]]
    assert [at for marker, *at in dots if marker == "o"] == [[40, 0], [30, 1], [25, 2]]
    lines = [tuple(line.get_xdata()) for line in ax.lines if len(line.get_xdata()) == 2]
    assert lines == [(30, 50), (20, 30)]
    assert {"40 %", "30 %", "25 %"} <= set(texts(ax))
    for part in ("300 articles. Automatic coding, validated on 60 coded articles", "Lines: 95 %", "No line: too few"):
        assert part in notes(ax)
    assert "Below 0" not in notes(ax)


def test_a_group_without_coded_articles_has_the_machines_share_only(ax, made_up):
    charts.chart_corrected_shares(made_up("corrected_shares"), ax=ax, group="Tageblatt", language="de")
    assert [line.get_marker() for line in ax.lines] == ["D"]
    assert "nicht korrigiert" in texts(ax)
    assert "an diesem Korpus nicht geprüft" in notes(ax)
    assert "Linie" not in notes(ax)


def test_a_group_in_which_there_is_nothing_to_share_says_so(ax, made_up):
    table = made_up("corrected_shares")
    charts.chart_corrected_shares(table[table["group"].isna()], ax=ax, language="de")
    assert "keine Zitate" in texts(ax)


def test_shares_below_0_are_drawn_and_told(ax, made_up):
    table = made_up("corrected_shares", 1)
    table.loc[2, ["corrected", "low", "high", "outside"]] = [-0.05, -0.2, 0.1, True]
    charts.chart_corrected_shares(table, ax=ax)
    assert ax.get_xlim()[0] < -20
    assert "\N{MINUS SIGN}5 %" in texts(ax)
    assert "Below 0 or above 100\N{NO-BREAK SPACE}%: too few articles were coded" in notes(ax)


def test_density_has_a_row_for_each_group(ax, made_up):
    table = made_up("corrected_shares").iloc[[0, 3]].assign(key="density")
    charts.chart_corrected_shares(table, ax=ax, language="de")
    assert labels(ax) == ["Abendkurier", "Tageblatt"]
    assert ax.get_title(loc="left") == "Wie viel vom Text Zitat ist, nach Medium"
    assert ax.get_xlabel() == "Anteil an allen Wörtern (%)"
    assert "600 Artikel. Automatisch codiert, geprüft an 60 von Hand codierten Artikeln" in notes(ax)
    one = Figure().subplots()
    charts.chart_corrected_shares(table, ax=one, group="Tageblatt")
    assert one.get_title(loc="left") == "How much of the text is quoted: Tageblatt"


def test_corrected_shares_of_several_groups_want_one(ax, made_up):
    with pytest.raises(ValueError, match=r"several groups \(Abendkurier, Tageblatt\).*try group='Abendkurier'"):
        charts.chart_corrected_shares(made_up("corrected_shares"), ax=ax)
    charts.chart_corrected_shares(made_up("corrected_shares"), ax=ax, group="Abendkurier", max_rows=2)
    assert "1 further row not shown" in notes(ax)
