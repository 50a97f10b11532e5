"""Corrected shares that belong to another table than the one drawn are told; those that belong are not."""

from __future__ import annotations

import pandas as pd
import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text

import analysis as an
from analysis import charts, measures
from analysis.evaluation import Gold, corrected_shares, draw_sample
from analysis.schema import TableError

TEXT = "Abel sagte: „Eins zwei drei vier.“ Brandt sagte: „Fünf sechs sieben.“ Das Bad bleibt offen."


@pytest.fixture(scope="module")
def result():
    months = [f"2025-0{1 + n % 2}-03" for n in range(12)]
    outlets = ["Abendkurier", "Tageblatt"] * 6
    articles = pd.DataFrame({"article_id": [f"a{n:02}" for n in range(12)], "text": TEXT, "outlet": outlets})
    return an.analyse(articles.assign(date=pd.to_datetime(months)), voices="rules")


@pytest.fixture(scope="module")
def correct(result):
    """A function: corrected shares with these options, the person finding what the machine found in the sample."""
    sample = draw_sample(result.articles, 6, by="outlet")
    coded = result.articles["article_id"].isin(sample["article_id"])
    quotes = result.quotes[result.quotes["article_id"].isin(sample["article_id"])]
    persons = result.entities.loc[result.entities["label"].eq("PER"), ["name", "gender", "actor_type"]]
    gold = Gold(result.articles[coded].assign(group="all"), quotes, persons, {})
    return lambda of_result=result, **options: corrected_shares(of_result, gold, sample, n_boot=0, **options)


@pytest.fixture
def ax():
    return Figure(figsize=(7, 4)).subplots()


def notes(ax):
    return next(text.get_text().replace("\n", " ") for text in ax.findobj(Text) if text.get_gid() == "notes")


def prominence(result, **options):
    return measures.speaker_prominence(result.quotes, result.articles, n_boot=0, **options)


def test_what_belongs_is_told_as_validated(result, correct, ax):
    charts.chart_speaker_prominence(prominence(result), ax=ax, corrected=correct())
    assert "validated on 6 coded articles" in notes(ax)
    quotes, articles = result.quotes, result.articles
    density = measures.quote_density(result.sentences, quotes, articles, by="month", n_boot=0)
    panel = measures.prominence_panel(quotes, result.mentions, result.entities, articles, per="gender", n_boot=0)
    for draw in (
        lambda ax: charts.chart_share_of_voice(
            prominence(result, by="outlet"),
            ax=ax,
            measure="share_quotes",
            corrected=correct(by="outlet", unit="quotations"),
        ),
        lambda ax: charts.chart_quote_density(density, ax=ax, corrected=correct(of="density", by="month")),
        lambda ax: charts.chart_timeline(
            measures.timeline(density), ax=ax, corrected=correct(of="density", by="month")
        ),
        lambda ax: charts.chart_prominence_panel(panel, ax=ax, corrected=correct(of="gender", unit="quotations")),
        lambda ax: charts.chart_source_diversity(
            measures.source_diversity(quotes, articles, weight="words", n_boot=0), ax=ax, corrected=correct()
        ),
        lambda ax: charts.chart_speaking(
            measures.speaking(quotes, result.mentions, result.entities, articles, n_boot=0), ax=ax, corrected=correct()
        ),
    ):
        other = Figure(figsize=(7, 4)).subplots()
        draw(other)
        assert "validated on 6 coded articles" in notes(other)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (
            {"of": "actor_type"},
            r"came with of='actor_type'; expected: of='speaker'\. Try corrected_shares\(result, gold",
        ),
        ({"unit": "quotations"}, r"came with unit='quotations'; expected: unit='words'"),
        ({"by": "outlet"}, r"came with by='outlet'; expected: by=None\. Try corrected_shares\(.*by=None\)"),
        (
            {"types": ("direct",)},
            r"came with types='direct'; expected: types='direct, free_indirect, .*types=\('direct',",
        ),
    ],
)
def test_what_does_not_belong_says_what_came_and_what_was_expected(result, correct, ax, options, told):
    with pytest.raises(TableError, match=told):
        charts.chart_speaker_prominence(prominence(result), ax=ax, corrected=correct(**options))
    assert not ax.has_data()


def test_another_confidence_does_not_belong(result, correct, ax):
    surer = result.filter(min_confidence=0.5)
    corrected = correct(surer)
    assert corrected["min_confidence"].eq(0.5).all()
    with pytest.raises(
        TableError, match=r"came with min_confidence=0\.5; expected: min_confidence=None\. .*result filtered by"
    ):
        charts.chart_speaker_prominence(prominence(result), ax=ax, corrected=corrected)
    charts.chart_speaker_prominence(prominence(surer), ax=ax, corrected=corrected)
    assert "confidence of 50 % or more count" in notes(ax).replace("\N{NO-BREAK SPACE}", " ")
    other = Figure(figsize=(7, 4)).subplots()
    charts.chart_corrected_shares(corrected, ax=other, language="de")
    assert "Zitate mit einer Konfidenz ab 50" in notes(other)


def test_shares_that_no_sample_corrects_are_told(result, correct, ax):
    panel = measures.prominence_panel(
        result.quotes, result.mentions, result.entities, result.articles, per="party", n_boot=0
    )
    with pytest.raises(
        TableError, match="Shares of 'party' are drawn, and no coded sample corrects those, only density,"
    ):
        charts.chart_prominence_panel(panel, ax=ax, corrected=correct())


def test_another_corpus_is_told(result, correct, ax):
    fewer = measures.speaker_prominence(result.quotes, result.articles.head(8), n_boot=0)
    with pytest.raises(
        TableError, match=r"the group 'all' has 8 articles here and 12 there\. Were both made of the same"
    ):
        charts.chart_speaker_prominence(fewer, ax=ax, corrected=correct())


def test_a_table_from_a_file_is_compared_by_its_columns(result, correct, ax, tmp_path):
    prominence(result).to_csv(tmp_path / "t.csv", index=False)
    charts.chart_speaker_prominence(pd.read_csv(tmp_path / "t.csv"), ax=ax, corrected=correct(types=("direct",)))
    assert "validated on 6" in notes(ax)


def test_rows_without_a_line_say_why_and_wide_ones_are_hollow(made_up):
    table = made_up("corrected_shares", 1)
    table.loc[[1, 2], ["low", "high"]] = None
    table["no_interval"] = pd.Series([None, "no_difference", "few_coded"], dtype="str")
    table["wide"] = [True, False, False]
    for language, why, hollow in (
        (
            "en",
            "No line: fewer than five coded articles (1 row), machine and person differ in no coded article (1 row)",
            "Hollow",
        ),
        (
            "de",
            "kein codierter Artikel, in dem die automatische Codierung abweicht (1 Zeile)",
            "Hohle Punkte",
        ),
    ):
        axes = Figure(figsize=(7, 4)).subplots()
        charts.chart_corrected_shares(table, ax=axes, language=language)
        assert why in notes(axes)
        assert hollow in notes(axes)
        faces = [line.get_markerfacecolor() for line in axes.lines if line.get_marker() == "o"]
        assert faces.count("white") == 1
