"""What single charts promise beyond the contract."""

from __future__ import annotations

import pandas as pd
import pytest
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.text import Text

import analysis as an
from analysis import charts
from analysis.charts.colours import FURTHER, NOBODY, SPEAKERS
from analysis.charts.wording import number, percent


@pytest.fixture
def ax():
    return Figure(figsize=(7, 4)).subplots()


def texts(ax):
    return [text.get_text().replace("\n", " ") for text in ax.findobj(Text)]


def labels(ax):
    return [label.get_text().replace("\n", " ") for label in ax.get_yticklabels()]


def test_undefined_density_is_a_word_and_zero_is_a_zero(ax, made_up):
    charts.chart_quote_density(made_up("quote_density"), ax=ax, language="de")
    assert "keine Wörter" in texts(ax)
    assert "0 %" in texts(ax)
    assert labels(ax) == ["Abendkurier", "Tageblatt", "ohne Angabe"]


def test_bars_are_as_long_as_the_table_says(ax, made_up):
    charts.chart_quote_density(made_up("quote_density", 1), ax=ax)
    direct, other = ax.patches[:2]
    assert direct.get_width() == pytest.approx(20)
    assert other.get_x() + other.get_width() == pytest.approx(40)


def test_too_many_rows_are_left_out_and_counted(ax, made_up):
    table = pd.concat([made_up("quote_density", 1)] * 30, ignore_index=True)
    table["group"] = [f"Blatt {n:02d}" for n in range(30)]
    table["n_words"] = range(30)
    charts.chart_quote_density(table, ax=ax)
    assert labels(ax) == [f"Blatt {n:02d}" for n in range(10, 30)]
    assert any("10 further rows not shown" in text for text in texts(ax))


def test_group_without_quotations_says_so(ax, made_up):
    charts.chart_share_of_voice(made_up("speaker_prominence"), ax=ax, language="de")
    assert "keine Zitate" in texts(ax)


def test_pieces_of_each_voice_bar_add_up_to_a_hundred(ax, made_up):
    charts.chart_share_of_voice(made_up("speaker_prominence"), ax=ax)
    bars = [patch for patch in ax.patches if patch.get_height() > 0]
    ends = pd.Series([bar.get_width() for bar in bars]).groupby([round(bar.get_y(), 3) for bar in bars]).sum()
    assert ends.to_list() == pytest.approx([100, 100])


def test_speakers_keep_their_colours(ax, made_up):
    own = {"Jana Abel": "#112233", "Uwe Brandt": FURTHER}
    table = made_up("speaker_prominence", 1)
    charts.chart_speaker_prominence(table, ax=ax, colours=own)
    assert [to_hex(bar.get_facecolor()) for bar in ax.patches] == [
        "#112233", FURTHER.lower(), FURTHER.lower(), NOBODY.lower(),
    ]  # fmt: skip
    voice = Figure().subplots()
    charts.chart_share_of_voice(table, ax=voice, colours=own)
    assert to_hex(voice.patches[0].get_facecolor()) == "#112233"
    assert "other speakers" in texts(voice)


def test_prominence_of_several_groups_wants_one(ax, made_up):
    table = made_up("speaker_prominence")
    with pytest.raises(ValueError, match=r"several groups \(Abendkurier, Tageblatt\).*try group='Abendkurier'"):
        charts.chart_speaker_prominence(table, ax=ax)
    with pytest.raises(ValueError, match="no group 'Bote'; it has: Abendkurier, Tageblatt"):
        charts.chart_speaker_prominence(table, ax=ax, group="Bote")
    charts.chart_speaker_prominence(table, ax=ax, group="Tageblatt", language="de")
    assert ax.get_title(loc="left") == "Wer zitiert wird: Tageblatt"


def test_further_speakers_are_counted_and_the_unnamed_stay(ax, made_up):
    charts.chart_speaker_prominence(made_up("speaker_prominence", 1), ax=ax, max_rows=1)
    assert labels(ax) == ["Jana Abel", "anonymous speakers", "nobody named"]
    assert any("1 further speaker not shown" in text for text in texts(ax))


@pytest.mark.parametrize("measure", ["share_words", "share_quotes", "share_articles", "n_quotes", "n_articles"])
def test_prominence_draws_every_measure(measure, ax, made_up):
    table = made_up("speaker_prominence", 1)
    charts.chart_speaker_prominence(table, ax=ax, measure=measure)
    factor = 100 if measure.startswith("share") else 1
    assert ax.patches[0].get_width() == pytest.approx(factor * table[measure].iloc[0])


def test_unknown_measures_are_explained(made_up):
    with pytest.raises(ValueError, match=r"no measure 'words'.*share_words, share_quotes"):
        charts.chart_speaker_prominence(made_up("speaker_prominence", 1), measure="words")
    with pytest.raises(ValueError, match="share_words or share_quotes; 'n_quotes' came"):
        charts.chart_share_of_voice(made_up("speaker_prominence"), measure="n_quotes")
    with pytest.raises(ValueError, match="no figure 'words' to draw; try one of: n_mentions"):
        charts.chart_entity_frequency(made_up("entity_frequency"), value="words")


def test_entities_of_one_group_are_bars_and_pronouns_alone_no_mention(ax, made_up):
    charts.chart_entity_frequency(made_up("entity_frequency", 1), ax=ax)
    assert labels(ax) == ["Rat", "Jana Abel"]
    assert [bar.get_width() for bar in ax.patches] == [2, 1]


def test_more_groups_than_can_be_told_apart_are_refused(made_up):
    table = pd.concat([made_up("entity_frequency", 1).assign(group=str(n)) for n in range(7)])
    with pytest.raises(ValueError, match="7 groups; more than 6 cannot be told apart"):
        charts.chart_entity_frequency(table)


def test_stance_bars_carry_their_n_and_tell_no_cue_from_no_quotation(ax, made_up):
    charts.chart_cue_stance(made_up("cue_stance"), ax=ax)
    assert {"n = 10", "no cue verb", "no quotation"} <= set(texts(ax))


def test_frame_voice_that_is_silent_has_no_dot_and_few_words_a_hollow_one(ax, made_up):
    charts.chart_frame_vocabulary(made_up("frame_vocabulary", 1), ax=ax)
    dots = [line for line in ax.lines if len(line.get_xdata()) == 1]
    assert len(dots) == 3 * 2
    hollow = [line.get_markerfacecolor() == "white" for line in dots]
    assert hollow == [True, False] * 3
    assert "eigener Frame" in labels(ax)


def timeline_of(*values, **columns):
    starts = pd.date_range("2025-11-01", periods=len(values), freq="MS")
    return pd.DataFrame({"by": "month", "group": starts.strftime("%Y-%m"), "period_start": starts} | columns).assign(
        density_all=values
    )


def test_a_line_is_broken_at_a_gap_and_a_value_between_gaps_is_a_dot(ax):
    table = timeline_of(0.5, None, 0.25, None, 0.0, n_articles=[6, 0, 3, 0, 1])
    charts.chart_timeline(table, ax=ax, language="de")
    line = ax.lines[0]
    assert [None if pd.isna(y) else y for y in line.get_ydata()] == [50, None, 25, None, 0]
    assert line.get_marker() == "o"
    assert any("5 Zeiträume, davon 2 ohne Wert: Lücke in der Linie" in text for text in texts(ax))
    assert ax.get_title(loc="left") == "Anteil der zitierten Wörter im Zeitverlauf"
    # A bar for each period, as high as its articles, with their number.
    assert [bar.get_height() for bar in ax.patches] == pytest.approx([0.16, 0, 0.08, 0, 0.16 / 6])
    assert {"6", "3", "1"} <= set(texts(ax))


def test_intervals_are_bands_also_beside_gaps(ax):
    ends = {"density_all_low": [0.2, None, 0.1], "density_all_high": [0.6, None, 0.4]}
    charts.chart_timeline(timeline_of(0.5, None, 0.25, **ends), ax=ax)
    strokes = [path for collection in ax.collections for path in collection.get_paths() if len(path.vertices) == 2]
    heights = [tuple(path.vertices[:, 1]) for path in strokes]
    assert (20, 60) in [tuple(round(float(y), 9) for y in pair) for pair in heights]
    assert any("Bands: 95 % intervals" in text for text in texts(ax))
    assert not ax.patches  # without a number of articles there are no bars


def test_unnamed_speakers_are_two_lines_of_their_own(ax):
    parts = [
        timeline_of(0.5, 0.25, speaker=name, speaker_kind=kind, n_group_articles=2)
        for name, kind in (("Jana Abel", "person"), (None, "anonymous"), (None, "nobody"))
    ]
    charts.chart_timeline(pd.concat(parts), "density_all", ax=ax, series="speaker", language="de")
    assert len(ax.lines) == 3
    assert {"Jana Abel", "Ungenannte", "niemand genannt"} <= set(texts(ax))
    assert len(ax.patches) == 2


def test_timelines_explain_what_they_cannot_draw():
    one = timeline_of(0.5, 0.2)
    with pytest.raises(ValueError, match="no figure 'share' to draw; try one of: density_all"):
        charts.chart_timeline(one, "share")
    with pytest.raises(ValueError, match="no column 'outlet' that names series; try one of: none"):
        charts.chart_timeline(one, series="outlet")
    many = pd.concat([one.assign(speaker=str(n)) for n in range(7)])
    with pytest.raises(ValueError, match=r"7 series \(speaker\); more than 6 cannot be told apart.*Choose some"):
        charts.chart_timeline(many)
    with pytest.raises(ValueError, match="The series '0' has two rows for 2025-11"):
        charts.chart_timeline(pd.concat([one.assign(speaker="0")] * 2))


def test_nine_speakers_have_their_own_colours_and_the_rest_is_grey():
    names = [f"Sprecher {n:02d}" for n in range(12)]
    quotes = pd.DataFrame(
        {"speaker": [*names, "ein Mann", None], "speaker_kind": ["person"] * 12 + ["anonymous", None]}
    )
    quotes["n_words"] = range(20, 6, -1)
    colours = charts.speaker_colours(quotes)
    assert list(colours)[:12] == names
    assert [colours[name] for name in names] == [*SPEAKERS, *[FURTHER] * 3]
    assert colours["ein Mann"] == FURTHER
    assert charts.speaker_colours(quotes.sample(frac=1, random_state=1)) == colours


def test_no_quotations_no_colours():
    from analysis import tables

    assert charts.speaker_colours(tables.empty("quotes")) == {}


@pytest.mark.parametrize(
    ("share", "english", "german"),
    [
        (0.0, "0 %", "0 %"),
        (0.004, "0.4 %", "0,4 %"),
        (0.0996, "10 %", "10 %"),
        (0.123, "12 %", "12 %"),
        (1, "100 %", "100 %"),
    ],
)
def test_percentages(share, english, german):
    assert (percent(share, "en"), percent(share, "de")) == (english, german)


def test_numbers_have_the_separators_of_the_language():
    assert (number(12345.67, "en", 1), number(12345.67, "de", 1)) == ("12,345.7", "12.345,7")


def test_diversity_tells_the_effective_number_of_how_many(ax, made_up):
    charts.chart_source_diversity(made_up("source_diversity"), ax=ax, language="de")
    assert [bar.get_width() for bar in ax.patches] == [4, 2.96]
    shown = texts(ax)
    assert {"3,0 von 4", "keine bekannte Quelle", "keine Zitate"} <= set(shown)
    assert any("8 der Zitate haben keine bekannte Quelle" in text for text in shown)


def test_share_of_the_source_on_top_has_its_name_and_interval(ax, made_up):
    charts.chart_source_diversity(made_up("source_diversity"), ax=ax, measure="share_top")
    assert labels(ax)[0] == "Abendkurier: Jana Abel"
    assert ax.lines[0].get_xdata().tolist() == pytest.approx([40, 80])
    assert "60 %" in texts(ax)
    assert any("95 % intervals" in text for text in texts(ax))


def test_kinds_of_actor_are_named_in_the_language(ax, made_up):
    table = made_up("source_diversity", 1).assign(per="actor_type", weight="words", top_source="politics")
    charts.chart_source_diversity(table, ax=ax, measure="share_top", language="de")
    assert labels(ax) == ["Abendkurier: Politik"]
    assert ax.get_xlabel() == "größter Anteil an den zitierten Wörtern bekannter Quellen (%)"


def test_unknown_measure_of_diversity_names_what_there_is(ax, made_up):
    with pytest.raises(ValueError, match="measure='hhi' came; expected one of 'effective_shannon'"):
        charts.chart_source_diversity(made_up("source_diversity"), ax=ax, measure="hhi")


def test_keyness_dots_lie_at_the_log_ratio_and_a_word_of_one_article_is_hollow(ax, made_up):
    charts.chart_keyness(made_up("keyness"), ax=ax, group="Tageblatt", language="de")
    assert labels(ax) == ["Bad", "Ufer", "Rat"]
    dots = [line for line in ax.lines if line.get_marker() in ("o", "D")]
    assert [dot.get_xdata()[0] for dot in dots] == [3.0, 0.5, -1.0]
    # Rat is more frequent in the reference, where it is in one article.
    assert [dot.get_markerfacecolor() == "white" for dot in dots] == [False, True, True]
    assert [dot.get_marker() for dot in dots] == ["o", "o", "D"]
    assert {"4 | 0", "1 | 3", "3 | 1"} <= set(texts(ax))
    notes = next(text for text in texts(ax) if text.startswith("Quelle"))
    for part in ("Im Vergleich: alle anderen Artikel (3.400 Wörter)", "Nur Wörter in wörtlichen Zitaten", "0,5-mal"):
        assert part in notes
    assert dots[0].get_markersize() > dots[1].get_markersize()
    assert ax.get_title(loc="left") == "Wörter, die Artikel unterscheiden: Tageblatt"


def test_keyness_keeps_the_words_with_the_highest_g2(ax, made_up):
    charts.chart_keyness(made_up("keyness", 1), ax=ax, max_rows=2)
    assert labels(ax) == ["Bad", "Rat"]
    assert any("2 further rows not shown" in text for text in texts(ax))
    with pytest.raises(ValueError, match=r"several groups \(Abendkurier, Tageblatt\).*try group='Abendkurier'"):
        charts.chart_keyness(made_up("keyness"))


def test_differences_of_the_two_counts_have_a_sign(ax, made_up):
    charts.chart_readability_counts(made_up("readability_counts"), ax=ax, language="de", measure="syllables_per_word")
    # 1.82 against textstat's 1.6; the third group has no word.
    assert [text.strip() for text in texts(ax)].count("+0,22") == 2
    assert "keine Sätze" in texts(ax)


def test_unknown_readability_figure_names_what_there_is(ax, made_up):
    with pytest.raises(
        ValueError, match=r"draws flesch_amstad, .*n_sentences; 'lix' came\. Try measure='flesch_amstad'"
    ):
        charts.chart_readability_counts(made_up("readability_counts"), ax=ax, measure="lix")


def drawn_in(ax):
    return [[None if pd.isna(y) else float(y) for y in line.get_ydata()] for line in ax.lines]


def test_a_count_is_nothing_without_articles_and_0_where_they_have_none(ax):
    # November: quotations; December: no article; January: an article without quotation.
    table = timeline_of(0.5, None, 0.0, n_articles=[6, 0, 1], n_words=[90, 0, 30], n_quotes=[4, 0, 0])
    charts.chart_timeline(table, "n_quotes", ax=ax, language="de")
    assert drawn_in(ax) == [[4, None, 0]]
    assert any("3 Zeiträume, davon 1 ohne Wert" in text for text in texts(ax))
    assert table["n_quotes"].tolist() == [4, 0, 0]


def test_the_number_of_articles_itself_is_0_where_there_are_none(ax):
    charts.chart_timeline(timeline_of(0.5, None, n_articles=[6, 0], n_words=[90, 0]), "n_articles", ax=ax)
    assert drawn_in(ax) == [[6, 0]]


def test_counts_of_several_speakers_are_nothing_only_where_no_article_is(ax):
    parts = [
        timeline_of(0.5, None, None, speaker=name, n_quotes=n, n_articles=n, n_group_articles=[3, 0, 2])
        for name, n in (("Jana Abel", [2, 0, 0]), ("Bert Cramer", [1, 0, 0]))
    ]
    charts.chart_timeline(pd.concat(parts), "n_quotes", ax=ax, series="speaker")
    assert drawn_in(ax) == [[2, None, 0], [1, None, 0]]


def test_timelines_of_measures_have_gaps_where_no_article_is(ax):
    rows = {"article_id": ["a", "b"], "text": ["„Ja“, sagte Jana Abel.", "Es regnet."]}
    result = an.analyse(pd.DataFrame(rows | {"date": pd.to_datetime(["2031-01-05", "2031-03-05"])}), voices="rules")
    density = an.measures.quote_density(result.sentences, result.quotes, result.articles, by="month", n_boot=0)
    charts.chart_timeline(an.measures.timeline(density), "n_quotes", ax=ax)
    assert drawn_in(ax) == [[1, None, 0]]
