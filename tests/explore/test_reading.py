from __future__ import annotations

import re
from types import SimpleNamespace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import explore, tables

HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(2)">&lt;" onfocus="alert(3)" \' <!-- ]]>'


def described(html: str, passage: str) -> str:
    """The note of the passage: the description of the innermost element around it."""
    match = re.search(rf'aria-description="([^"]*)"[^>]*>{re.escape(passage)}', html)
    assert match, f"no note on {passage}"
    return match[1]


def test_the_body_is_exactly_the_text(page, pool):
    read = page(explore.reader(pool).html, inside="ra-body")
    assert read.text == pool.articles["text"][0]


def test_head_legend_and_key(page, pool):
    html = explore.reader(pool).html
    assert page(html, inside="ra-kicker").text == "Abendkurier12 May 2025"
    assert page(html, inside="ra-title").text == "Nora Abel und das Bad"
    assert page(html, inside="ra-lead").text == "Kalt ist es"
    assert page(html, inside="ra-author").text == "By Ute Rhein"
    assert page(html, inside="ra-who").text == (
        "EveryoneNora Abel3 quotations, 11 wordsNobody is named1 quotation, 3 words"
    )
    assert page(html, inside="ra-signs").text == (
        "direct speechindirect speechindirect speech without introductionwords of sayingnamed person"
        "words held at a distance by quotation marksnot counted: no article text"
    )


def test_notes_say_who_how_found_how_sure_and_decided_by_what(pool):
    html = explore.reader(pool).html
    assert described(html, "„Das Wasser ist kalt“") == (
        "Nora Abel: direct speech\nWords of saying: “sagte” (neutral)\nSpeaker found by: the name “Nora Abel”\n"
        "How sure: 92 of 100 found this way are right\nDecided by: a rule (frame_after)"
    )
    assert "Speaker found by: the pronoun “Sie”\nHow sure: not measured" in described(html, "es sei ein ")
    assert described(html, "Man werde öffnen").startswith("Nobody is named: indirect speech without introduction\n")
    assert described(html, "„Experten“").startswith("Quotation marks that keep a distance: no quotation\n")
    assert described(html, "Mehr dazu auf Seite 3") == "Not counted: pointer to another article"


def with_quotes(pool, **columns):
    return SimpleNamespace(**{**vars(pool), "quotes": pool.quotes.assign(**columns)})


def test_what_is_quoted_inside_a_mere_report_counts(page, pool):
    # „es sei ein „guter“ Tag“ only reports that she spoke: of it the word „guter“ counts, beside the 6 of the first.
    result = with_quotes(pool, type=pool.quotes["type"].mask(pool.quotes["quote_id"].eq("q2"), "reported"))
    assert page(explore.reader(result).html, inside="ra-who").text.startswith("EveryoneNora Abel2 quotations, 7 words")
    alone = SimpleNamespace(**{**vars(result), "quotes": result.quotes.iloc[1:3]})
    assert page(explore.reader(alone).html, inside="ra-who").text == "EveryoneNora Abel1 quotation, 1 word"


def test_words_count_once_whoever_is_quoted_in_between(page, pool):
    # The third stands in a quotation of somebody else, and that in the first of her own: 6 words, and 5 of his.
    result = with_quotes(
        pool, nested_in=[None, "q1", "q2", None], speaker=["Nora Abel", "Bert Cramer", "Nora Abel", None]
    )
    assert page(explore.reader(result).html, inside="ra-who").text.startswith(
        "EveryoneNora Abel2 quotations, 6 wordsBert Cramer1 quotation, 5 words"
    )


def test_quotations_that_stand_in_each_other_end_nothing(page, pool):
    speaker = ["Nora Abel", "Bert Cramer", "Nora Abel", None]
    result = with_quotes(pool, nested_in=["q2", "q1", "q3", None], speaker=speaker)
    assert "Nora Abel2 quotations, 7 words" in page(explore.reader(result).html, inside="ra-who").text


def test_a_report_that_somebody_spoke_is_marked_but_not_counted(page, pool):
    reported = SimpleNamespace(**{**vars(pool), "quotes": pool.quotes.assign(type="reported")})
    html = explore.reader(reported).html
    assert "Nora Abel0 quotations, 0 words" in page(html, inside="ra-who").text
    assert len(page(html).with_class("q-reported")) == 6


def test_german_reader_is_german(page, pool):
    html = explore.reader(pool, language="de").html
    assert page(html, inside="ra-kicker").text == "Abendkurier12. Mai 2025"
    assert page(html, inside="ra-who").text == "AlleNora Abel3 Zitate, 11 WörterNiemand genannt1 Zitat, 3 Wörter"
    assert described(html, "„Das Wasser ist kalt“").startswith("Nora Abel: direkte Rede\nRedeeinleitung: „sagte“")


def test_both_pieces_of_a_quotation_have_the_note_and_the_first_alone_takes_the_focus(pool):
    html = explore.reader(pool).html
    assert described(html, "„Aber sauber.“") == described(html, "„Das Wasser ist kalt“")
    pieces = re.findall(r'<span class="q q-direct s0"[^>]*?( tabindex="0")?>„', html)
    assert pieces == [' tabindex="0"', "", ' tabindex="0"']


def chip_colours(html: str) -> list[str]:
    return re.findall(r'<label style="--c:(#\w+)"', html)


def test_given_colours_are_kept(pool):
    html = explore.reader(pool, colours={"Nora Abel": "#AA0011"}).html
    assert chip_colours(html)[0] == "#aa0011"
    assert html.count("--c:#aa0011;") == len(re.findall(r'class="q q-\w+ s0"', html)) == 4


def test_speakers_who_share_a_colour_in_the_corpus_get_spare_ones_that_nobody_has(pool):
    given = {"Nora Abel": "#8a8a8a", "Bert Cramer": "#8a8a8a", "Dora Ernst": "#332288"}
    quotes = pd.concat([pool.quotes.head(1).assign(speaker=name, quote_id=name) for name in given])
    three = SimpleNamespace(**{**vars(pool), "quotes": quotes})
    colours = chip_colours(explore.reader(three, colours=given).html)
    assert len(set(colours)) == 3
    assert "#332288" in colours
    assert "#8a8a8a" not in colours


def test_an_article_with_nothing_but_text(page, pool):
    bare = tables.frame("articles", [{"article_id": "x", "text": "Es regnet."}])
    empty = {name: tables.empty(name) for name in ("quotes", "marked", "mentions", "omitted")}
    html = explore.reader(SimpleNamespace(articles=bare, **empty), language="de").html
    assert page(html, inside="ra-title").text == "Ohne Überschrift"
    assert page(html, inside="ra-kicker").text == "x"
    assert page(html, inside="ra-legend").text == "In diesem Artikel wurde kein Zitat gefunden."
    assert "ra-key" not in html.partition("</style><article")[2]
    blank = SimpleNamespace(articles=bare.assign(text=""), **empty)
    assert page(explore.reader(blank).html, inside="ra-body").text == ""


def test_hostile_text_is_text_everywhere(page, pool):
    articles = pool.articles.assign(**dict.fromkeys(("title", "lead", "outlet", "author", "text"), HOSTILE))
    quotes = pool.quotes.head(1).assign(
        **dict.fromkeys(("speaker", "speaker_text", "cue", "addressee", "rule"), HOSTILE), start=0, end=30
    )
    quotes["spans"], quotes["cue_spans"] = [[[0, 30]]], [[[31, 40]]]
    html = explore.reader(SimpleNamespace(**{**vars(pool), "articles": articles, "quotes": quotes})).html
    read = page(html, inside="ra-body")
    assert read.text == HOSTILE
    assert {tag for tag, _ in read.elements} <= set(
        "style article header p span form button div label input small footer".split()
    )
    assert not [name for _, attrs in read.elements for name in attrs if name.startswith("on")]
    assert page(html, inside="ra-title").text == HOSTILE


def test_nothing_is_loaded_from_elsewhere(pool):
    assert not re.search(r"https?:|url\(|@import|<script|src=", explore.reader(pool).html)


@given(text=st.text(max_size=80), ends=st.lists(st.tuples(st.integers(0, 80), st.integers(1, 20)), max_size=5))
def test_any_text_and_any_quotations_are_readable(page, text, ends):
    rows = [
        {
            "quote_id": str(number), "article_id": "a", "sentence": 0, "paragraph": 0, "start": start, "end": start + n,
            "spans": [[start, start + n]], "text": "", "n_words": 1, "type": "direct", "medium": "speech",
            "speaker_how": "none", "decided_by": "rule", "speaker": text[:3] or None,
        }
        for number, (start, n) in enumerate(ends)
    ]  # fmt: skip
    result = SimpleNamespace(
        articles=tables.frame("articles", [{"article_id": "a", "text": text}]),
        quotes=tables.frame("quotes", rows),
        **{name: tables.empty(name) for name in ("marked", "mentions", "omitted")},
    )
    read = page(explore.reader(result, colours={}).html, inside="ra-body")
    assert read.text == text.replace("\x00", "\ufffd")


def test_unknown_article_names_those_that_come_near(pool):
    with pytest.raises(ValueError, match=r"There is no article 'bad-2' among 1 articles\. Try one of: 'bad-1'"):
        explore.reader(pool, "bad-2")


def test_no_article_at_all_points_to_the_problems(pool):
    nothing = SimpleNamespace(**{**vars(pool), "articles": tables.empty("articles")})
    with pytest.raises(ValueError, match=r"holds no article.*analysis\.problems"):
        explore.reader(nothing)


def test_unknown_language_names_the_two():
    with pytest.raises(ValueError, match="Language 'fr' was asked for; the kit speaks 'en' and 'de'"):
        explore.reader(SimpleNamespace(), language="fr")


def test_a_colour_that_is_no_colour_is_told(pool):
    with pytest.raises(ValueError, match="expected a hash and six hexadecimal digits"):
        explore.reader(pool, colours={"Nora Abel": "red;} body{display:none"})
