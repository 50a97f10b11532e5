"""Lines and tags that are no article text, known by their words."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.cleaning.boilerplate import omit


def found(text: str) -> list[tuple[str, str]]:
    return [(text[start:end], kind) for start, end, kind in omit(text)]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Mehr zum Thema: Das Bad bleibt", "teaser"), ("Lesen Sie auch: Streit um das Bad", "teaser"),
        ("Foto: nna", "credit"), ("© Ada Brandt / Talheimer Bote", None), ("Dieser Text erschien im Mai.", "other"),
        ("Newsletter: jetzt anmelden", "newsletter"), ("Hier für den Newsletter anmelden", "newsletter"),
        ("Abonnieren Sie unseren Newsletter", "newsletter"), ("Folgen Sie uns auf allen Kanälen", "newsletter"),
        ("Melden Sie sich für unseren Newsletter an", "newsletter"), ("Jetzt kostenlos abonnieren!", "newsletter"),
        ("(dpa)", "agency"), ("dpa", "agency"), ("dpa/lnw", "agency"), ("© dpa-infocom, dpa:310512-99-65/3", "agency"),
        ("Abonnieren will er nichts.", None), ("Jetzt tagt der Rat.", None), ("Folgen hat das nicht.", None),
        ("Apa lacht.", None), ("„Lesen Sie auch das Kleine“, sagte sie.", None),
    ],
)  # fmt: skip
def test_whole_lines(line, kind):
    assert found(f"Der Rat tagte.\n\n{line}") == ([(line, kind)] if kind else [])


@pytest.mark.parametrize(
    ("opening", "kind"),
    [
        ("Talheim (dpa) -", "dateline"), ("Talheim (dpa/lnw) –", "dateline"), ("TALHEIM (AFP)", "dateline"),
        ("Bad Talheim/Neustadt (dpa-AFX) -", "dateline"), ("Neustadt a. d. Alz, 12. Mai (Reuters) -", "dateline"),
        ("(dpa)", "agency"), ("(KNA) -", "agency"),
    ],
)  # fmt: skip
def test_what_stands_before_the_first_sentence(opening, kind):
    assert found(f"{opening} Der Rat tagte.\n\n{opening} Danach ging er.") == [(opening, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "Talheim (SPD) - Der Rat tagte.", "Die Presse-Agentur (dpa) - eine von vielen - meldete es.",
        "Ada Brandt (AP) meldete es.", "Das meldete die Agentur (dpa).", "Der Rat, so heißt es (dpa)",
        "Er kam. (SPD)", "Er kam. (Sid)", "Im Saal (dpa, 3. Reihe links, neben dem Fenster zum Hof) saß er.",
    ],
)  # fmt: skip
def test_what_belongs_to_a_sentence_stays(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "tag", ["(dpa)", "(APA, red, 3.8.2031)", "(Ada Brandt, APA, 3. 8. 2031)", "(APA/dpa – 8.8. 2031)", "[epd]", "(red)"]
)
def test_the_tag_behind_the_last_sentence_of_a_paragraph(tag):
    assert found(f"„Nein“, sagte sie. {tag}\n\nEr ging.“ {tag}") == [(tag, "agency")] * 2


@given(st.lists(st.sampled_from(["Foto: x", "(dpa)", "Talheim (dpa) - Ja.", "Ja. (epd)", "Er ging.", " ", "dpa"])))
def test_stretches_lie_in_order_within_the_text_and_do_not_overlap(lines):
    text = "\n".join(lines)
    stretches = omit(text)
    assert all(0 <= start < end <= len(text) for start, end, _ in stretches)
    assert all(one[1] <= other[0] for one, other in pairwise(stretches))
    assert all(text[start:end] == text[start:end].strip() for start, end, _ in stretches)
