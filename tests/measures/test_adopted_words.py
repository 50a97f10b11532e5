from __future__ import annotations

import pandas as pd
import pytest

from analysis import tables
from analysis.language import words
from analysis.measures import TABLES, adopted_word_rates, adopted_words
from analysis.measures.inputs import QUOTED_TYPES
from analysis.schema import TableError, validate
from tests.measures.conftest import piece, quotation

TEXT = (
    "Der Rat tagt. „Das Chaos im Rat ist ein irres Chaos“, sagte Abel. Das Chaos dauert, ein Irrer ruft. "
    "Brandt meinte, die Pleite drohe. Die Pleite droht. Das „Chaos“ bleibt. Chaos!"
)
QUOTE = "„Das Chaos im Rat ist ein irres Chaos“"
CLASSES = {"Rat": "NOUN", "Chaos": "NOUN", "Pleite": "NOUN", "Abel": "PROPN", "Brandt": "PROPN", "sagte": "VERB",
           "drohe": "VERB", "droht": "VERB", "irres": "X", "ist": "AUX"}  # fmt: skip
LEMMAS = {"irres": "irr", "drohe": "drohen", "droht": "drohen"}


def tokens_of(texts):
    rows = [
        {
            "article_id": article, "sentence": 0, "start": t.start, "end": t.end, "text": t.text, "in_quote": False,
            "lemma": LEMMAS.get(t.text, t.text), "pos": CLASSES.get(t.text, "DET"),
        }
        for article, text in texts.items()
        for t in words.tokens(text)
    ]  # fmt: skip
    return tables.frame("tokens", rows)


def made(texts, quotes):
    rows = [{"article_id": name, "outlet": "Abendkurier", "text": text} for name, text in texts.items()]
    mark = piece(TEXT, "„Chaos“")[0]
    marked = [{"article_id": "x", "start": mark[0], "end": mark[1], "text": "„Chaos“", "kind": "scare"}]
    return {
        "tokens": tokens_of(texts),
        "quotes": tables.frame("quotes", quotes),
        "marked": tables.frame("marked", marked),
        "mentions": tables.empty("mentions"),
        "articles": tables.frame("articles", rows),
    }


ABEL = quotation("x", TEXT, QUOTE, speaker="Jana Abel", speaker_id="e1", speaker_kind="person",
                 frame_spans=piece(TEXT, "sagte Abel"))  # fmt: skip
BRANDT = quotation("x", TEXT, "die Pleite drohe", type="indirect", speaker="Uwe Brandt", speaker_id="e2",
                   speaker_kind="person", frame_spans=piece(TEXT, "Brandt meinte"))  # fmt: skip


@pytest.fixture
def case():
    return made({"x": TEXT}, [ABEL, BRANDT])


def test_word_that_the_narrator_takes_over_is_found_where_it_stands(case):
    table = adopted_words(**case)
    validate(TABLES["adopted_words"], table)
    # Rat was the narrator's before; "Chaos" in marks is no use of his; the indirect quotation is not asked for.
    assert table[["speaker", "lemma", "n_quoted", "n_narrator", "n_speakers"]].values.tolist() == [
        ["Jana Abel", "Chaos", 2, 2, 1]
    ]
    row = table.iloc[0]
    assert TEXT[: row["quoted_start"]] == "Der Rat tagt. „Das "
    assert TEXT[: row["narrator_start"]].endswith("sagte Abel. Das ")
    assert TEXT[row["narrator_start"] : row["narrator_end"]] == row["narrator_text"] == "Chaos"
    assert row["quote_id"] == ABEL["quote_id"]
    assert pd.isna(row["share_other_articles"])


def test_indirect_speech_and_earlier_use_count_if_asked(case):
    table = adopted_words(**case, types=QUOTED_TYPES)
    assert set(zip(table["speaker"], table["lemma"], strict=True)) == {
        ("Jana Abel", "Chaos"), ("Uwe Brandt", "Pleite"), ("Uwe Brandt", "drohen"),
    }  # fmt: skip
    earlier = adopted_words(**case, order="any").set_index("lemma")
    assert earlier.loc["Rat", ["n_narrator", "n_narrator_before"]].to_list() == [0, 1]
    assert earlier.loc["Rat", "narrator_start"] == TEXT.index("Rat")


@pytest.mark.parametrize("dtype", ["str", "category"])
def test_words_may_be_strings_or_categories(case, dtype):
    columns = ("article_id", "text", "lemma", "pos")
    tokens = case["tokens"].astype(dict.fromkeys(columns, "str")).astype(dict.fromkeys(columns, dtype))
    table = adopted_words(**case | {"tokens": tokens}, types=QUOTED_TYPES, order="any")
    pd.testing.assert_frame_equal(table, adopted_words(**case, types=QUOTED_TYPES, order="any"), check_exact=True)
    assert len(table) == 4


def test_adjectives_without_tag_count_only_where_inflected():
    texts = {"x": TEXT + " Ein irres Bad. Schnell!"}
    table = adopted_words(**made(texts, [ABEL]))
    assert set(table["lemma"]) == {"Chaos", "irr"}


def test_words_of_introductions_are_the_narrators_own():
    text = "„Wer sagte das?“, sagte Abel. Er sagte es."
    quote = quotation("x", text, "„Wer sagte das?“", speaker="Abel", frame_spans=piece(text, "sagte Abel"))
    case = made({"x": text}, [quote]) | {"marked": tables.empty("marked")}
    table = adopted_words(**case)
    assert table[["lemma", "narrator_start"]].values.tolist() == [["sagte", text.rindex("sagte")]]
    framed = case["quotes"].assign(frame_spans=[piece(text, "sagte Abel. Er sagte")])
    assert adopted_words(**case | {"quotes": framed}).empty


def test_words_that_other_narrators_use_are_left_out(case):
    # One of two other articles has the word: a share of 0.5. The other quotes it, which says nothing of its narrator.
    texts = {"x": TEXT, "y": "Chaos überall.", "z": "„Chaos“, rief Cem."}
    said = quotation("z", texts["z"], "„Chaos“", speaker="Cem", speaker_kind="person")
    found = made(texts, [ABEL, said])
    assert adopted_words(**found, max_share=0.5)["share_other_articles"].to_list() == [0.5]
    assert adopted_words(**found, max_share=0.49).empty


def test_names_are_no_adopted_words(case):
    start = TEXT.index("Chaos")
    mention = {"article_id": "x", "field": "text", "start": start, "end": start + 5, "text": "Chaos", "label": "ORG"}
    named = tables.frame("mentions", [{**mention, "how": "name", "sentence": 0}])
    table = adopted_words(**case | {"mentions": named})
    assert table["n_quoted"].to_list() == [1]


def test_innermost_speaker_has_the_word():
    text = "„Abel rief ‚Chaos‘“, sagte Brandt. Das Chaos kam."
    quotes = [
        quotation("x", text, "‚Chaos‘", speaker="Jana Abel", speaker_kind="person"),
        quotation("x", text, "„Abel rief ‚Chaos‘“", speaker="Uwe Brandt", speaker_kind="person"),
    ]
    case = made({"x": text}, quotes) | {"marked": tables.empty("marked")}
    assert adopted_words(**case)["speaker"].to_list() == ["Jana Abel"]


def test_unnamed_speakers_have_rows_of_their_own(case):
    for kind, name in (("anonymous", "eine Anwohnerin"), (None, None)):
        quotes = case["quotes"].assign(speaker=name, speaker_id=None, speaker_kind=kind).astype({"speaker": "str"})
        row = adopted_words(**case | {"quotes": quotes}).iloc[0]
        assert pd.isna(row["speaker"])
        assert row["speaker_kind"] == (kind or "nobody")


def test_order_of_articles_and_rows_changes_nothing(case):
    back = {name: table.iloc[::-1] for name, table in case.items()}
    before = {name: table.copy(deep=True) for name, table in case.items()}
    pd.testing.assert_frame_equal(adopted_words(**back, types=QUOTED_TYPES), adopted_words(**case, types=QUOTED_TYPES))
    for name, table in case.items():
        pd.testing.assert_frame_equal(table, before[name])


def test_nothing_in_nothing_out(case):
    names = ("tokens", "quotes", "marked", "mentions", "articles")
    validate(TABLES["adopted_words"], adopted_words(*(tables.empty(name) for name in names)))
    for name in ("tokens", "quotes", "articles"):
        validate(TABLES["adopted_words"], adopted_words(**case | {name: tables.empty(name)}))


def test_errors_say_what_was_expected(case):
    with pytest.raises(ValueError, match="order='before' came; expected 'after' or 'any'"):
        adopted_words(**case, order="before")
    with pytest.raises(ValueError, match="max_share=10 came; expected a share"):
        adopted_words(**case, max_share=10)
    with pytest.raises(TableError, match="'marked' lacks start"):
        adopted_words(**case | {"marked": case["marked"].drop(columns="start")})


def test_rates_per_thousand_words_of_the_narrator(case):
    sentences = pd.DataFrame({"article_id": ["x"], "n_words": [33]})
    adopted = adopted_words(**case, types=QUOTED_TYPES)
    table = adopted_word_rates(adopted, sentences, case["quotes"], case["articles"], types=QUOTED_TYPES)
    validate(TABLES["adopted_word_rates"], table)
    # 33 words without Abel's 8 and Brandt's 3: 22. Abel's "Chaos" comes twice, Brandt's "Pleite" and "droht" once.
    rows = table[["speaker", "n_lemmas", "n_uses", "n_quoted_words", "n_narrator_words"]].values.tolist()
    assert rows == [["Jana Abel", 1, 2, 8, 22], ["Uwe Brandt", 2, 2, 3, 22]]
    assert table["per_1000_words"].to_list() == pytest.approx([2000 / 22] * 2)
    direct = adopted_word_rates(adopted_words(**case), sentences, case["quotes"], case["articles"])
    assert direct["speaker"].to_list() == ["Jana Abel"]


def test_speaker_of_whom_nothing_is_adopted_has_a_rate_of_zero(sentences, quotes, articles):
    table = adopted_word_rates(tables_empty(), sentences, quotes, articles)
    validate(TABLES["adopted_word_rates"], table)
    assert table["per_1000_words"].to_list() == [0.0, 0.0]
    assert table[["group", "speaker_kind"]].values.tolist() == [["Abendkurier", "person"], ["Tageblatt", "nobody"]]
    nothing = [tables.empty(name) for name in ("sentences", "quotes", "articles")]
    validate(TABLES["adopted_word_rates"], adopted_word_rates(tables_empty(), *nothing))


def test_interval_holds_the_rate_and_needs_five_articles(case):
    texts = {f"x{n}": TEXT for n in range(6)}
    many = made(texts, [{**quote, "article_id": name, "quote_id": name} for name in texts for quote in (ABEL,)])
    sentences = pd.DataFrame({"article_id": list(texts), "n_words": [40, 50, 60, 70, 80, 90]})
    adopted = adopted_words(**many, max_share=1)
    for n, known in ((4, False), (6, True)):
        row = adopted_word_rates(adopted, sentences, many["quotes"], many["articles"].head(n)).iloc[0]
        assert pd.notna(row["per_1000_words_low"]) == known
    assert row["per_1000_words_low"] < row["per_1000_words"] < row["per_1000_words_high"]


def tables_empty():
    from analysis import schema

    return schema.empty(TABLES["adopted_words"])
