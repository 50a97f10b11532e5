from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import tables
from analysis.language import words
from analysis.measures import TABLES, kwic, search
from analysis.measures.search import find
from analysis.schema import TableError, validate

letters = st.text("aAäÄßsSſİiIı\u0307\u0308 \nﬁfΣσς", max_size=25)


def one(text):
    return pd.DataFrame({"article_id": ["x"], "text": [text]})


def hits(text, pattern, **options):
    return kwic(one(text), pattern, **options)["hit"].to_list()


@pytest.fixture
def tokens(articles):
    return pd.DataFrame(
        [
            {"article_id": article, "start": t.start, "end": t.end, "lemma": t.text}
            for article, text in zip(articles["article_id"], articles["text"], strict=True)
            for t in words.tokens(text)
        ]
    )


def test_whose_words_a_hit_is_and_in_which_sentence(articles, sentences, quotes):
    table = kwic(articles, "ne", sentences=sentences, quotes=quotes, window=5)
    validate(TABLES["kwic"], table)
    rows = table[["article_id", "hit", "sentence", "voice", "speaker"]].fillna("?").values.tolist()
    assert rows == [
        ["a", "Ne", 1, "direct", "Jana Abel"],
        ["b", "ne", 1, "narrator", "?"],
        ["b", "ne", 1, "narrator", "?"],
    ]


def test_context_is_the_text_around(articles):
    row = kwic(articles, "Brandt", window=6).iloc[0]
    assert (row["left"], row["hit"], row["right"]) == ("Abel. ", "Brandt", " behau")
    assert kwic(articles, "Brandt", window=0).iloc[0][["left", "right"]].to_list() == ["", ""]


@pytest.mark.parametrize(
    ("text", "pattern", "found"),
    [
        ("Die STRASSE und die Straße", "straße", ["STRASSE", "Straße"]),
        ("Spaß, Fuß", "spas", []),
        ("İstanbul, dann İzmir", "İZMİR", []),
        ("İstanbul, dann İzmir", "izmir", []),
        ("İstanbul, dann zur Straße", "straße", ["Straße"]),
        ("ﬁnden", "f", []),
        ("ﬁnden", "FIND", ["ﬁnd"]),
        ("Ba\u0308der, Bäder, Bader", "bäder", ["Ba\u0308der", "Bäder"]),
        ("Ba\u0308der, Bader", "ba", ["Ba"]),
        ("das\u00a0Bad\ndas Bad", "das bad", ["das\u00a0Bad", "das Bad"]),
        ("banana", "ana", ["ana"]),
        ("a.c abc", "a.c", ["a.c"]),
    ],
)
def test_letters_are_compared_whole(text, pattern, found):
    assert hits(text, pattern) == found


def test_capitals_and_whole_words():
    text = "Bad, Freibad, Bäder, bad"
    assert hits(text, "Bad", ignore_case=False) == ["Bad"]
    assert hits(text, "Bad") == ["Bad", "bad", "bad"]
    assert hits(text, "Bad", whole_words=True) == ["Bad", "bad"]


@settings(deadline=None)
@given(letters, letters.filter(str.strip))
def test_offsets_are_those_of_the_hit_for_any_letters(text, pattern):
    end_before = 0
    for start, end in find(text, pattern):
        assert end_before <= start < end
        end_before = end
        assert find(text[start:end], pattern) == [(0, end - start)]


@settings(deadline=None)
@given(letters, letters.filter(str.strip), letters)
def test_what_stands_between_other_words_is_found(before, pattern, after):
    start = len(before) + 1
    assert (start, start + len(pattern)) in find(f"{before}|{pattern}|{after}", pattern)


@settings(deadline=None)
@given(letters, st.integers(0, 9))
def test_left_hit_and_right_are_a_passage_of_the_text(text, window):
    for row in kwic(one(text), "s", window=window).itertuples():
        left = row.start - len(row.left)
        assert text[left : row.end + len(row.right)] == row.left + row.hit + row.right
        assert text[row.start : row.end] == row.hit


@settings(max_examples=200, deadline=None)
@given(st.text("ab(|)*+?{}[]\\1,^$.<=!PR&", max_size=12).filter(str.strip))
def test_any_regular_expression_gives_rows_or_a_clear_error(pattern):
    try:
        table, said = kwic(one("abba (ab) 1{}"), pattern, regex=True, timeout=1), "is no regular expression"
    except ValueError as error:
        table, said = kwic(one(""), "x"), str(error)
    assert any(part in said for part in ("is no regular expression", "too big", "takes longer"))
    validate(TABLES["kwic"], table)


def test_regular_expression_finds_what_it_says_and_no_empty_hits(articles):
    table = kwic(articles, r"\b(Abel|Rat)\b|x*", regex=True)
    assert table["hit"].to_list() == ["Abel", "Abel", "Rat"]
    assert hits("STRASSE", "straße", regex=True) == ["STRASSE"]
    assert hits("Rat rat", "rat", regex=True, ignore_case=False) == ["rat"]


def test_expression_that_would_never_end_is_stopped():
    with pytest.raises(ValueError, match=r"takes longer than 0\.1 seconds.*Repetitions inside repetitions"):
        hits("a" * 60 + "c", r"(a|aa)+$", regex=True, timeout=0.1)


@pytest.mark.parametrize("pattern", ["(?<=a{100000000})b", "(?:a{2000}){2000}", "a(?R)?b", "(a(?1)?b)", "a" * 1001])
def test_expression_that_needs_too_much_memory_is_refused(pattern):
    with pytest.raises(ValueError, match=r"too big to be searched safely.*no recursion"):
        hits("ab", pattern, regex=True)


def test_wrong_expression_is_explained():
    with pytest.raises(ValueError, match=r"'\(' is no regular expression: missing \).*try regex=False"):
        hits("(", "(", regex=True)
    assert hits("(", "(") == ["("]


def test_base_forms_are_found_through_the_tokens(articles, tokens, quotes):
    table = kwic(articles, "GERN", lemma=True, tokens=tokens, quotes=quotes)
    validate(TABLES["kwic"], table)
    assert table[["article_id", "hit", "voice"]].values.tolist() == [["a", "gern", "direct"]]
    assert kwic(articles, "sagte Abel", lemma=True, tokens=tokens)["hit"].to_list() == ["sagte Abel"] * 2
    assert kwic(articles, "gern sagte", lemma=True, tokens=tokens).empty  # marks and a comma stand between
    assert kwic(articles.iloc[1:], "gern", lemma=True, tokens=tokens).empty


def test_nothing_in_nothing_out(articles):
    validate(TABLES["kwic"], kwic(tables.empty("articles"), "Bad"))
    validate(TABLES["kwic"], kwic(articles, "Nirgendwo"))
    validate(TABLES["kwic"], kwic(articles, "Abel"))


def test_articles_in_another_order_are_the_same_rows(articles, sentences, quotes):
    key = ["article_id", "start"]
    there, back = (
        kwic(data, "e", sentences=sentences, quotes=quotes).sort_values(key, ignore_index=True)
        for data in (articles, articles.iloc[::-1])
    )
    pd.testing.assert_frame_equal(there, back)


def test_errors_say_what_to_try(articles):
    with pytest.raises(ValueError, match="The pattern is empty"):
        kwic(articles, " ")
    with pytest.raises(ValueError, match=r"none came\. Try tokens=result\.tokens\(\)"):
        kwic(articles, "gern", lemma=True)
    with pytest.raises(ValueError, match="one or the other"):
        kwic(articles, "gern", lemma=True, regex=True)
    with pytest.raises(ValueError, match="window=-1 came"):
        kwic(articles, "gern", window=-1)
    with pytest.raises(ValueError, match=r"more than 2 hits\. Try a rarer pattern, or limit=None"):
        kwic(articles, "e", limit=2)
    with pytest.raises(TableError, match="'articles' lacks text"):
        kwic(articles.drop(columns="text"), "gern")


def test_words_of_saying_in_an_indirect_quotation_are_the_narrators():
    text = "Sie bedaure sehr, Brandt habe behauptet, das Bad koste zu viel."
    rows = [
        {"type": "indirect", "spans": [[0, 62]], "speaker": "Abel", "cue_spans": [[4, 11]], "frame_spans": [[0, 11]]},
        {"type": "indirect", "spans": [[41, 62]], "speaker": "Brandt", "cue_spans": [[30, 39]], "frame_spans": None},
    ]
    quotes = pd.DataFrame(rows).assign(article_id="x")
    table = kwic(one(text), r"\w+", regex=True, quotes=quotes).set_index("hit")
    assert table.loc[["Sie", "bedaure"], "voice"].to_list() == ["narrator"] * 2
    assert table.loc[["Sie", "bedaure"], "speaker"].isna().all()
    # What introduces the inner quotation is a word of the outer one.
    assert table.loc[["sehr", "behauptet"], "speaker"].to_list() == ["Abel", "Abel"]
    assert table.loc[["Bad", "viel"], "speaker"].to_list() == ["Brandt", "Brandt"]
    assert (table.loc["sehr":, "voice"] == "indirect").all()


def test_between_marks_every_word_is_the_speakers():
    rows = [{"type": "direct", "spans": [[0, 12]], "speaker": "Abel", "cue_spans": [[1, 4]], "frame_spans": None}]
    table = kwic(one("„Ich sage Ja“"), "Ich", quotes=pd.DataFrame(rows).assign(article_id="x"))
    assert table[["voice", "speaker"]].values.tolist() == [["direct", "Abel"]]


def test_other_words_of_the_narrator_in_it_count_as_indirect():
    rows = [{"type": "indirect", "spans": [[0, 31]], "speaker": "Abel", "cue_spans": None, "frame_spans": None}]
    quotes = pd.DataFrame(rows).assign(article_id="x")
    assert kwic(one("Angeblich koste das Bad zu viel."), "angeblich", quotes=quotes)["voice"].to_list() == ["indirect"]


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)), max_size=4),
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)), max_size=4),
)
def test_what_is_taken_out_is_gone_and_nothing_else(spans, taken):
    from analysis.measures.introductions import without_introductions

    held, out = ([[start, start + length] for start, length in some] for some in (spans, taken))
    row = {"type": ["indirect"], "spans": [held], "cue_spans": [out[:2]], "frame_spans": [out[2:] or None]}
    left = without_introductions(pd.DataFrame(row))["spans"].iloc[0]
    positions, gone, kept = ({at for a, b in some for at in range(a, b)} for some in (held, out, left))
    assert kept == positions - gone


@settings(deadline=None)
@given(letters, letters.filter(str.strip), st.booleans())
def test_texts_that_are_passed_over_quickly_have_no_hit(text, pattern, ignore_case):
    needle = search._fold(pattern, ignore_case)
    folded = "".join(search._fold(letter, ignore_case) for letter in text)
    assert needle not in folded or search._may_hold(text, needle, ignore_case)


@pytest.mark.parametrize(
    ("pattern", "options", "reason"),
    [
        ("(", {"regex": True}, "wrong"), ("a{9999}{9999}", {"regex": True}, "big"), ("a", {"limit": 1}, "many"),
        ("(a|aa)+$", {"regex": True, "timeout": 0.1}, "slow"),
    ],
)  # fmt: skip
def test_an_error_says_of_which_kind_it_is(pattern, options, reason):
    with pytest.raises(search.SearchError) as error:
        kwic(one("a" * 60 + "c"), pattern, **options)
    assert error.value.reason == reason
    assert bool(error.value.detail) == (reason == "wrong")
