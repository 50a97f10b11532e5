"""What the charts of the prominence panel and of ranks promise beyond the contract."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.text import Text

from analysis import charts
from analysis.charts.colours import FURTHER, NOBODY
from analysis.measures.prominence_panel import SHARES
from analysis.measures.prominence_ranks import RANKED


@pytest.fixture
def ax():
    return Figure(figsize=(7, 4)).subplots()


def texts(ax):
    return [text.get_text().replace("\n", " ") for text in ax.findobj(Text)]


def test_bars_of_one_scale_are_as_long_as_their_shares(ax, made_up):
    table = made_up("prominence_panel", 1).assign(share_words=[0.3, 0.6, 0.1], share_articles=[1.0, 0.5, 0.25])
    charts.chart_prominence_panel(table, ax=ax, figures=("share_words", "share_quotes", "share_articles"))
    bars = {(round(bar.get_x()), round(bar.get_y() + bar.get_height() / 2)): bar.get_width() for bar in ax.patches}
    # Words (0.3, 0.6, 0.1) and quotations (0.6, 0.3, 0.1) share a scale, articles (1, 0.5, 0.25) have their own.
    assert bars[0, 1] == pytest.approx(bars[1, 0]) == pytest.approx(2 * bars[0, 0])
    assert bars[2, 0] == pytest.approx(bars[0, 1])
    assert bars[2, 2] == pytest.approx(bars[2, 0] / 4)


def test_what_cannot_be_counted_is_a_dash_and_never_a_zero(ax, made_up):
    charts.chart_prominence_panel(made_up("prominence_panel", 1), ax=ax, language="de")
    # The council and the anonymous ones: neither headlines nor leads.
    assert texts(ax).count("–") == 4
    assert any("–: nicht zählbar" in text for text in texts(ax))
    assert "0 %" not in texts(ax)


def test_speakers_keep_order_and_colour_in_all_columns(ax, made_up):
    own = {"Jana Abel": "#112233", "Rat": "#445566"}
    charts.chart_prominence_panel(made_up("prominence_panel", 1), ax=ax, colours=own)
    colours = {}
    for bar in ax.patches:
        colours.setdefault(round(bar.get_y() + bar.get_height() / 2), set()).add(to_hex(bar.get_facecolor()))
    assert colours == {0: {"#112233"}, 1: {"#445566"}, 2: {FURTHER.lower()}}
    assert [label.get_text() for label in ax.get_yticklabels()] == ["Jana Abel", "Rat", "anonymous speakers"]


def test_rows_of_several_speakers_are_named_in_the_language(ax, made_up):
    table = made_up("prominence_panel", 1).assign(
        per="gender", name=["female", None, None], speaker_kind=["entity", "no_entity", "nobody"]
    )
    charts.chart_prominence_panel(table, ax=ax, language="de")
    names = [label.get_text().replace("\n", " ") for label in ax.get_yticklabels()]
    assert names == ["Frauen", "andere mit Namen Genannte", "niemand genannt"]


def test_group_without_quotation_and_unknown_figures(ax, made_up):
    table = made_up("prominence_panel")
    charts.chart_prominence_panel(table[table["group"].isna()], ax=ax, language="de")
    assert "keine Zitate" in texts(ax)
    with pytest.raises(ValueError, match=r"figures=\('words',\) came; the panel draws some of: share_quotes"):
        charts.chart_prominence_panel(table, group="Tageblatt", figures=("words",))
    with pytest.raises(ValueError, match=r"several groups \(Abendkurier, Tageblatt\)"):
        charts.chart_prominence_panel(table)


def test_further_rows_are_counted(ax, made_up):
    charts.chart_prominence_panel(made_up("prominence_panel", 1), ax=ax, max_rows=1)
    assert any("1 further row not shown" in text for text in texts(ax))


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_share_has_a_heading(language, ax, made_up):
    charts.chart_prominence_panel(made_up("prominence_panel", 1), ax=ax, language=language)
    assert len({label.get_text() for label in ax.get_xticklabels()}) == len(SHARES)


def test_lines_go_through_the_ranks_and_who_differs_most_is_coloured(ax, made_up):
    charts.chart_prominence_ranks(made_up("prominence_ranks"), ax=ax, language="de", highlighted=1)
    lines = {tuple(line.get_ydata()): to_hex(line.get_color()) for line in ax.lines if line.get_linewidth() > 1}
    assert set(lines) == {(1, 3), (2.5, 2), (2.5, 1)}
    assert [ranks for ranks, colour in lines.items() if colour != NOBODY.lower()] == [(1, 3)]
    assert {"1", "2,5", "3"} <= set(texts(ax))
    assert [label.get_text() for label in ax.get_yticklabels()] == ["Jana Abel", "Uwe Brandt", "Mira Çelik"]
    ticks = ax.get_yticks()
    assert all(one < other for one, other in pairwise(ticks))


def test_missing_rank_leaves_a_gap(ax, made_up):
    table = made_up("prominence_ranks")
    table.loc[table["name"].eq("Uwe Brandt") & table["figure"].eq("n_headlines"), "rank"] = None
    charts.chart_prominence_ranks(table, ax=ax, max_rows=2)
    assert "2" not in texts(ax)
    assert any("1 further row not shown" in text for text in texts(ax))


@pytest.fixture
def all_figures(made_up):
    """Ranks by all nine figures: each the ranks of the table's first figure, turned by one place more."""
    one = made_up("prominence_ranks").query("figure == 'n_quotes'").reset_index(drop=True).assign(rank=[1.0, 2.0, 3.0])
    parts = [one.assign(figure=name, rank=np.roll(one["rank"], n)) for n, name in enumerate(RANKED)]
    return pd.concat(parts, ignore_index=True)


def columns(ax):
    return [label.get_text().replace("\n", " ") for label in ax.get_xticklabels()]


def test_a_table_with_many_figures_is_drawn_by_a_choice_of_them(ax, all_figures):
    charts.chart_prominence_ranks(all_figures, ax=ax)
    assert columns(ax) == ["quoted words", "articles", "headlines", "first quotation", "last quotation"]
    assert any("Drawn: 5 of 9 figures" in text for text in texts(ax))
    other = Figure(figsize=(7, 4)).subplots()
    charts.chart_prominence_ranks(all_figures, ax=other, figures=("first_position", "n_quotes"), language="de")
    assert columns(other) == ["wie früh", "Zitate"]
    assert any("Gezeigt: 2 von 9 Maßen" in text for text in texts(other))
    every = Figure(figsize=(7, 4)).subplots()
    charts.chart_prominence_ranks(all_figures, ax=every, figures=RANKED)
    assert len(columns(every)) == 9
    assert not any("Drawn:" in text for text in texts(every))


@pytest.mark.parametrize("figures", [(), ("beauty",), ("n_leads",)])
def test_figures_that_the_table_does_not_rank_by_are_told(ax, made_up, figures):
    with pytest.raises(ValueError, match=r"figures=\(.*\) came; this table ranks by: n_quotes, n_headlines\. Try some"):
        charts.chart_prominence_ranks(made_up("prominence_ranks"), ax=ax, figures=figures)
    assert not ax.has_data()


def test_colours_go_to_those_whose_drawn_ranks_differ_most(ax, all_figures):
    # By these two figures Uwe Brandt has the ranks 2 and 3, Jana Abel 1 and 2, Mira Çelik 3 and 1.
    all_figures.loc[all_figures["figure"].eq("n_leads"), "rank"] = [2.0, 3.0, 1.0]
    charts.chart_prominence_ranks(all_figures, ax=ax, figures=("n_quotes", "n_leads"), highlighted=1)
    lines = {tuple(line.get_ydata()): to_hex(line.get_color()) for line in ax.lines if line.get_linewidth() > 1}
    assert [ranks for ranks, colour in lines.items() if colour != NOBODY.lower()] == [(3, 1)]


def test_speaking_draws_its_intervals(ax, made_up):
    table = made_up("speaking")
    charts.chart_speaking(table, ax=ax)
    assert not any("95 % intervals" in text for text in texts(ax))
    table[["share_words_low", "share_words_high"]] = [[0.5, 0.7], [0.0, 0.0], [None, None]]
    other = Figure().subplots()
    charts.chart_speaking(table, ax=other)
    drawn = [tuple(line.get_xdata()) for line in other.lines if len(line.get_xdata()) == 2]
    assert (pytest.approx(50), pytest.approx(70)) in drawn
    assert len(drawn) == 2
    assert any("95 % intervals" in text for text in texts(other))
