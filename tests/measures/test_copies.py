"""Copies of a text count once, once an outlet or each time, in every measure alike: by hand, for each of them."""

from __future__ import annotations

from types import SimpleNamespace

import pandas as pd
import pytest

import analysis as an
from analysis import measures
from analysis.measures import count_wire_copy
from analysis.options import COUNTED

WIRE = (
    "Der Streit um das Freibad geht weiter. „Das Freibad bleibt eine Zumutung“, behauptete Bürgermeisterin Anna Abel. "
    "Ole Brandt warf Anna Abel Versagen vor. Die „Experten“ schwiegen. Es herrschte ein Krieg der Worte. "
    "Die Planung samt Zumutung kostet Anna Abel Nerven."
)
OWN = "Niemand kam zur Sitzung. „Schade“, sagte Ole Brandt. Es regnete in Hohenfurt den ganzen Tag."
ROWS = [
    ("a", "nna", "2026-03-02", WIRE),
    ("b", "nna", "2026-03-03", WIRE.replace("Es herrschte", "Es  herrschte")),
    ("c", "Tageblatt", "2026-03-03", WIRE),
    ("d", "Tageblatt", "2026-03-04", OWN),
]
TIMES = {"each": 3, "per_outlet": 2, "once": 1}
"""How often the text counts that was printed three times: twice in nna, once in the Tageblatt."""


def of(name, table, column="name"):
    return table[table[column].eq(name)]


def abel(table, column="name"):
    return of("Anna Abel", table, column)


def density(r, by=None):
    return measures.quote_density(r.sentences, r.quotes, r.articles, by=by, n_boot=0)


def panel(r):
    return measures.prominence_panel(r.quotes, r.mentions, r.entities, r.articles, by=None, n_boot=0)


def ranks(r):
    return of("n_quoted_words", abel(measures.prominence_ranks(panel(r))), "figure")


def adopted(r):
    return measures.adopted_words(r.tokens(), r.quotes, r.marked, r.mentions, r.articles, max_share=1.0)


def adopted_rates(r):
    return measures.adopted_word_rates(adopted(r), r.sentences, r.quotes, r.articles, by=None, n_boot=0)


def hits(r):
    return measures.kwic(r.articles, "Freibad", quotes=r.quotes)


def compared(r):
    counts = measures.density_counts(r.sentences, r.quotes, r.articles)
    return measures.compare_groups(counts, r.articles, a="nna", b="Tageblatt", n_perm=9)


def beside_abel(r):
    found = measures.collocates(r.tokens(), r.mentions, r.entities, r.articles, entity="Anna Abel", min_n=1)
    return of("Planung", found, "lemma")["observed"]


def together(r):
    pairs = measures.co_occurrence(r.mentions, r.entities, r.articles, min_together=1)
    return pairs["n_together"]


def key_words(r):
    found = measures.keyness(r.words, r.articles, by="outlet", target="nna", min_n=1)
    return found.iloc[0][["n_words_target", "n_words_reference"]]


# Of each measure a figure, and how much of it each copy of WIRE and the other article bring.
# WIRE: 7 + 9 + 7 + 3 + 6 + 8 = 40 words in six sentences, a quotation of five words by Anna Abel ("behauptete":
# distancing), her name three times, Ole Brandt's once; Streit and Krieg are words of conflict, "Experten" stands in
# scare quotes, Planung and twice Zumutung (hers, and then the narrator's) are nominalisations; twice Freibad.
# OWN: 4 + 4 + 7 = 15 words in three sentences, a quotation of one word ("sagte": neutral), a nominalisation.
FIGURES = {
    "adopted_word_rates": (lambda r: adopted_rates(r)["n_uses"], 1, 0),
    "adopted_words": (lambda r: adopted(r)["lemma"].eq("Zumutung"), 1, 0),
    "co_occurrence": (together, 1, 0),
    "collocates": (beside_abel, 1, 0),
    "compare_groups": (lambda r: compared(r)[["n_articles_a", "n_articles_b"]].iloc[0], 1, 1),
    "confident": (lambda r: measures.confident(r.quotes, 0.0)["n_words"], 5, 1),
    "count_wire_copy": (lambda r: count_wire_copy(r.articles, how="each")[0]["outlet"].notna(), 1, 1),
    "cue_stance": (lambda r: of("distancing", measures.cue_stance(r.quotes, r.articles, by=None), "stance")["n"], 1, 0),
    "cue_use": (lambda r: measures.cue_use(r.quotes, r.articles, by=None)["n"], 1, 1),
    "density_counts": (lambda r: measures.density_counts(r.sentences, r.quotes, r.articles)["base"], 40, 15),
    "entity_dispersion": (
        lambda r: abel(measures.entity_dispersion(r.mentions, r.entities, r.articles, r.sentences))["n_mentions"], 3, 0,
    ),
    "entity_frequency": (
        lambda r: abel(measures.entity_frequency(r.mentions, r.entities, r.articles, r.sentences))["n_mentions"], 3, 0,
    ),
    "frame_passages": (
        lambda r: measures.frame_passages(r.tokens(), r.quotes, r.articles)["frame"].eq("conflict"), 2, 0,
    ),
    "frame_vocabulary": (
        lambda r: of("conflict", measures.frame_vocabulary(r.tokens(), r.quotes, r.articles), "frame")["n_hits"], 2, 0,
    ),
    "group_events": (
        lambda r: measures.group_events(r.articles, r.mentions, r.entities)["article_id"].notna(), 1, 1,
    ),
    "hit_rates": (
        lambda r: measures.hit_rates(hits(r), r.sentences, r.articles, by=None, n_boot=0)["n_hits"], 2, 0,
    ),
    "keyness": (key_words, 40, 15),
    "kwic": (lambda r: hits(r)["hit"].eq("Freibad"), 2, 0),
    "lexical_diversity": (lambda r: measures.lexical_diversity(r.sentences, r.articles)["n_words"], 40, 15),
    "mention_positions": (
        lambda r: measures.mention_positions(r.mentions, r.entities, r.articles)["name"].eq("Ole Brandt"), 1, 1,
    ),
    "nominal_style": (
        lambda r: measures.nominal_style(r.words, r.articles, by=None, n_boot=0)["n_nominalisations"], 3, 1,
    ),
    "nominalisations": (lambda r: measures.nominalisations(r.words, r.articles, by=None)["n"], 3, 1),
    "prominence_panel": (lambda r: abel(panel(r))["n_quoted_words"], 5, 0),
    "prominence_ranks": (lambda r: ranks(r)["value"], 5, 0),
    "quote_density": (lambda r: density(r)["n_words_quoted"], 5, 1),
    "readability": (lambda r: measures.readability(r.sentences, r.articles, by=None)["n_words"], 40, 15),
    "readability_counts": (
        lambda r: measures.readability_counts(r.sentences, r.articles, by=None)["n_words_textstat"], 40, 15,
    ),
    "scare_quote_passages": (
        lambda r: measures.scare_quote_passages(r.marked, r.sentences, r.articles)["text"].eq("„Experten“"), 1, 0,
    ),
    "scare_quotes": (
        lambda r: measures.scare_quotes(r.marked, r.sentences, r.articles, by=None, n_boot=0)["n"], 1, 0,
    ),
    "sentence_statistics": (
        lambda r: measures.sentence_statistics(r.sentences, r.articles, by=None)["n_sentences"], 6, 3,
    ),
    "shared_events": (lambda r: measures.shared_events(r.articles)[0]["event"].eq("bath"), 1, 1),
    "source_counts": (lambda r: measures.source_counts(r.quotes, r.articles)["n_quotes"], 1, 1),
    "source_diversity": (
        lambda r: measures.source_diversity(r.quotes, r.articles, by=None, n_boot=0)["n_quotes"], 1, 1,
    ),
    "speaker_prominence": (
        lambda r: abel(measures.speaker_prominence(r.quotes, r.articles, n_boot=0), "speaker")["n_quoted_words"], 5, 0,
    ),
    "speaking": (
        lambda r: abel(measures.speaking(r.quotes, r.mentions, r.entities, r.articles, n_boot=0))["n_mentions"], 3, 0,
    ),
    "stance_counts": (lambda r: measures.stance_counts(r.quotes, r.articles, stance="distancing")["value"], 1, 0),
    "textstat_groups": (lambda r: measures.textstat_groups(r.articles, by=None)["lexicon_count"], 40, 15),
    "textstat_scores": (lambda r: measures.textstat_scores(r.articles)["sentence_count"], 6, 3),
    "timeline": (lambda r: measures.timeline(density(r, "day"))["n_words"], 40, 15),
    "voice_counts": (lambda r: measures.voice_counts(r.quotes, r.articles, of="Anna Abel")["value"], 5, 0),
    "word_counts": (lambda r: of("Freibad", measures.word_counts(r.tokens(), r.articles), "lemma")["n"], 2, 0),
}  # fmt: skip
NONE_OF_ARTICLES = {
    "frame_lexicon",  # a list of words
    "prominence_agreement",  # how alike the rankings of prominence_panel are
}
WITHOUT_ARTICLES = {"confident"}
"""Takes quotations alone, so that it cannot know which articles count; a filtered result has those of its articles."""


@pytest.fixture(scope="module")
def result():
    names = ("article_id", "outlet", "date", "text")
    articles = pd.DataFrame([dict(zip(names, row, strict=True)) for row in ROWS])
    articles["date"] = pd.to_datetime(articles["date"])
    return an.analyse(articles.assign(event="bath"), voices="rules", progress=False)


@pytest.fixture(scope="module")
def counted(result):
    return {how: result.filter(copies=how) for how in COUNTED}


def test_every_measure_is_here():
    public = {name for name in measures.__all__ if callable(getattr(measures, name))}
    assert set(FIGURES) == public - NONE_OF_ARTICLES


@pytest.mark.parametrize("how", COUNTED)
@pytest.mark.parametrize("name", FIGURES)
def test_copies_count_as_often_as_asked(name, how, counted):
    figure, each, other = FIGURES[name]
    assert figure(counted[how]).sum() == TIMES[how] * each + other


@pytest.mark.parametrize("how", COUNTED)
@pytest.mark.parametrize("name", sorted(set(FIGURES) - WITHOUT_ARTICLES))
def test_chosen_articles_are_enough(name, how, result):
    names = ("sentences", "quotes", "marked", "mentions", "entities", "words")
    whole = {table: getattr(result, table) for table in names}
    chosen = SimpleNamespace(articles=count_wire_copy(result.articles, how=how)[0], tokens=result.tokens, **whole)
    figure, each, other = FIGURES[name]
    assert figure(chosen).sum() == TIMES[how] * each + other
