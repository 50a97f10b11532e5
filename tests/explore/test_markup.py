from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from analysis.explore.markup import Mark, marked_up
from analysis.language.sentences import paragraphs

texts = st.text(
    alphabet=st.one_of(st.characters(), st.sampled_from("<>&\"'\n\r\t -„“\x00\x85\u2028\u202e")), max_size=60
)
places = st.integers(min_value=-3, max_value=66)
marks = st.lists(
    st.builds(
        lambda number, start, end, rank: Mark(start, end, rank, f'class="m{number}"', 'tabindex="0"'),
        st.integers(0, 9), places, places, st.integers(0, 3),
    ),
    max_size=8,
)  # fmt: skip


@given(text=texts, chosen=marks)
def test_any_marks_give_well_formed_html_with_exactly_the_text(page, text, chosen):
    read = page(marked_up(text, chosen, paragraphs(text)))
    assert read.text == re.sub("[\x00\ud800-\udfff]", "\ufffd", text)


@given(text=texts, chosen=marks)
def test_every_character_stands_inside_its_marks_and_no_others(text, chosen):
    chosen = [mark._replace(attributes=f'class="m{number}"') for number, mark in enumerate(chosen)]
    html = marked_up(text, chosen, [(0, len(text))] if text else [])
    covering: list[set[str]] = []
    stack: list[str] = []
    pieces = r'<span class="(m\d+)"[^>]*>|(</span>)|(?:<[^>]*>)|(&[^;]+;|.)'
    for opened, closed, piece in re.findall(pieces, html, re.DOTALL):
        if opened:
            stack.append(opened)
        elif closed:
            stack.pop()
        elif piece:
            covering.append(set(stack))
    expected = [
        {f"m{number}" for number, mark in enumerate(chosen) if mark.start <= place < mark.end}
        for place in range(len(text))
    ]
    assert covering == expected


@given(text=texts, chosen=marks)
def test_a_mark_is_one_stop_for_the_tab_key_however_often_it_is_split(page, text, chosen):
    blocks = paragraphs(text)
    read = page(marked_up(text, chosen, blocks))
    seen = [mark for mark in chosen if any(max(mark.start, start) < min(mark.end, end) for start, end in blocks)]
    assert sum(attrs.get("tabindex") == "0" for _, attrs in read.elements) == len(seen)


def test_the_mark_with_the_lower_rank_is_outside():
    html = marked_up("Ja", [Mark(0, 2, 5, 'class="in"'), Mark(0, 2, 1, 'class="out"')], [(0, 2)])
    assert html == '<p dir="auto"><span class="out"><span class="in">Ja</span></span></p>'


def test_a_mark_over_two_paragraphs_is_closed_and_opened_again():
    html = marked_up("Ja.\nNein.", [Mark(1, 6, 0, 'class="q"', 'tabindex="0"')], [(0, 3), (4, 9)])
    assert html == (
        '<p dir="auto">J<span class="q" tabindex="0">a.</span></p>\n<p dir="auto"><span class="q">Ne</span>in.</p>'
    )
