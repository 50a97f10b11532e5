"""Lines that stand word for word in many articles of an outlet."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import tables
from analysis.corpus.cleaning import repeated as module
from analysis.corpus.cleaning.omissions import find_omitted
from analysis.corpus.cleaning.repeated import Lines

LINE = "Unsere Redaktion ist rund um die Uhr da"


def articles(texts: list[str], outlet: str | None = "nna", copies: int = 0, language: str = "de") -> pd.DataFrame:
    """Articles, of which the last ``copies`` are copies of the first."""
    n = len(texts)
    return tables.frame(
        "articles",
        [
            {
                "article_id": f"{outlet}{number}",
                "text": text,
                "outlet": outlet,
                "language": language,
                "duplicate_of": f"{outlet}0" if number >= n - copies else None,
            }
            for number, text in enumerate(texts)
        ],
    )


def with_line(n: int, of: int, line: str = LINE) -> list[str]:
    """Texts of which ``n`` of ``of`` have the line."""
    ends = [line if number < n else f"Ende {number}" for number in range(of)]
    return [f"Bericht {number} aus Talheim.\n\n{end}" for number, end in enumerate(ends)]


@pytest.mark.parametrize(
    ("n", "of", "is_repeated"),
    [
        (5, 5, True), (4, 4, False),  # at least 5 articles
        (5, 100, True), (5, 101, False), (6, 120, True), (6, 121, False),  # at least 5 %: 0.05 * 120 = 6
    ],
)  # fmt: skip
def test_at_least_five_articles_and_five_per_cent_of_the_outlet(n, of, is_repeated):
    rows = find_omitted(articles(with_line(n, of)))
    assert len(rows) == (n if is_repeated else 0)
    assert set(rows["kind"]) <= {"repeated"}


def test_offsets_and_white_space():
    texts = ["Ja.\n\n  " + LINE.replace(" ", "  ") + " \nEnde hier und jetzt", *with_line(4, 4)]
    row = find_omitted(articles(texts)).iloc[0]
    assert texts[0][row["start"] : row["end"]] == LINE.replace(" ", "  ")


def test_outlets_are_counted_apart_and_articles_without_one_together():
    some = pd.concat([articles(with_line(4, 4), "nna"), articles(with_line(4, 4), "Abendkurier")], ignore_index=True)
    assert find_omitted(some).empty
    assert len(find_omitted(articles(with_line(5, 5), None))) == 5


def test_copies_do_not_count_but_lose_the_line_as_well():
    # Five articles, two of them copies: three originals have it.
    assert find_omitted(articles(with_line(5, 5), copies=2)).empty
    assert len(find_omitted(articles(with_line(7, 7), copies=2))) == 7


@pytest.mark.parametrize(
    "line",
    [
        "„Wir wollen das Bad nicht schließen“, sagte Möller", "»Wir wollen« das nicht, sagte Möller",
        "Wie geht es jetzt weiter?", "– Wir wollen das nicht, sagte sie", "Nein danke", "Wort " * 61,
    ],
)  # fmt: skip
def test_speech_questions_and_very_short_or_long_lines_are_never_repeated(line):
    assert find_omitted(articles(with_line(20, 20, line.strip()))).empty


def test_a_line_counts_once_an_article():
    assert find_omitted(articles([*with_line(3, 3), f"{LINE}\n{LINE}"])).empty


def test_a_line_that_is_known_by_its_words_keeps_its_kind_and_tags_go_into_repeated_ones():
    texts = [f"Bericht {n} aus Talheim.\n\nFoto: Ada Brandt, Talheim\n\nAlles zum Rat. (dpa)" for n in range(5)]
    assert find_omitted(articles(texts))["kind"].tolist() == ["credit", "repeated"] * 5
    tags = ["boilerplate", "agency_tags"]
    assert find_omitted(articles(texts), tags)["kind"].tolist() == ["credit", "agency"] * 5
    assert find_omitted(articles(texts), ["boilerplate"])["kind"].tolist() == ["credit"] * 5
    assert find_omitted(articles(texts), ["repeated"])["kind"].tolist() == ["repeated", "repeated"] * 5
    assert find_omitted(articles(texts), []).empty


def test_nothing_is_found_in_other_languages_and_empty_tables_have_all_columns():
    assert find_omitted(articles(with_line(9, 9), language="en")).empty
    assert list(find_omitted(tables.empty("articles")).columns) == ["article_id", "start", "end", "kind"]
    assert list(find_omitted(articles(["Ja."])).dtypes) == list(tables.empty("omitted").dtypes)


@given(st.lists(st.sampled_from(["a b c", "d e f", "a b c\nd e f", "g h i"]), max_size=40), st.integers(1, 7))
def test_tables_in_parts_give_what_the_whole_gives(texts, size):
    whole = articles(texts)
    held, module._HELD = module._HELD, 3
    try:
        lines = Lines()
        for start in range(0, len(whole), size):
            lines.add(whole[start : start + size])
        found = list(lines.found().of(whole))
    finally:
        module._HELD = held
    n = len(texts)
    # By hand: of every line in how many texts it stands.
    of = {line: sum(line in text.split("\n") for text in texts) for line in ("a b c", "d e f", "g h i")}
    for text, some in zip(texts, found, strict=True):
        expected = [line for line in text.split("\n") if of[line] >= 5 and of[line] >= 0.05 * n]
        assert [text[start:end] for start, end in some] == expected
