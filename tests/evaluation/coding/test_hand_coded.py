"""A person's table as gold: by offsets or by words, in two languages; what cannot be placed is told, never guessed."""

from __future__ import annotations

import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import analysis as an
from analysis import cli, tables
from analysis.evaluation import CodedQuotes, GoldError, coded_quotes, evaluate, save_coding
from analysis.evaluation.coding.passages import NotFoundError, find_passage, with_marks

# "„Das Bad" begins at 0; "das sei falsch" at 60; "„Ja“" stands twice, at 77 and at 97.
TEXT = "„Das Bad\nbleibt offen“, sagte Anna Abel. Ole Brandt meinte, das sei falsch. „Ja“, rief sie. Er: „Ja“. 🙂 „Nie“"


@pytest.fixture
def articles():
    return pd.DataFrame({"article_id": ["a", "b"], "text": [TEXT, "Nichts wird gesagt."]})


def code(articles, *rows, **options):
    table = pd.DataFrame([dict(zip(("Artikel", "Zitat", "Sprecher", "Typ"), row, strict=True)) for row in rows])
    return coded_quotes(table, articles, **options)


def told(found):
    return list(zip(found.problems["article_id"], found.problems["problem"], strict=True))


def test_words_are_found_to_the_sign_then_with_blanks_and_marks_alike(articles):
    found = code(
        articles,
        ("a", "das sei falsch", "Ole Brandt", "indirekt"),
        ("a", '"Das Bad bleibt offen"', "Anna Abel", "direkte Rede"),
        ("a", "Nie", None, "direct"),
    )
    assert len(found.problems) == 0
    nie = TEXT.index("„Nie“")
    # The marks around direct speech belong to it; around indirect speech there are none.
    assert found.gold.quotes[["spans", "type", "speaker"]].values.tolist() == [
        [[[0, 22]], "direct", "Anna Abel"],
        [[[60, 74]], "indirect", "Ole Brandt"],
        [[[nie, nie + 5]], "direct", None],
    ]
    assert TEXT[60:74] == "das sei falsch"
    assert found.gold.articles["article_id"].tolist() == ["a"]


def test_words_that_stand_twice_or_nowhere_are_a_problem_and_their_article_does_not_count(articles):
    found = code(
        articles,
        ("a", "Ja", "Anna Abel", "direct"),
        ("a", "Das Bad bleibt zu", "Anna Abel", "direct"),
        ("b", None, None, None),
    )
    assert told(found) == [
        ("a", "The words 'Ja' stand 2 times in the text."),
        ("a", "The words 'Das Bad bleibt zu' do not stand in the text."),
    ]
    tables.validate("problems", found.problems)
    assert found.problems["hint"].str.endswith("Until it is mended, no quotation of this article counts.").all()
    # b was read, and nothing is quoted in it.
    assert found.gold.articles["article_id"].tolist() == ["b"]
    assert len(found.gold.quotes) == 0
    assert repr(found) == "CodedQuotes: 0 quotations in 1 articles, 2 problems"


def test_offsets_and_spans(articles):
    first, second = TEXT.index("„Ja“"), TEXT.rindex("„Ja“")
    table = pd.DataFrame(
        {
            "article_id": ["a", "a", "a"],
            "start": [second, None, None],
            "end": [second + 4, None, None],
            "spans": [None, f"[[{first}, {first + 4}]]", [[0, 8], [9, 22]]],
            "quote": ["Ja", None, "„Das Bad [...] bleibt offen“"],
            "type": "direct",
        }
    )
    found = coded_quotes(table, articles)
    assert told(found) == []
    assert found.gold.quotes["spans"].tolist() == [[[0, 8], [9, 22]], [[first, first + 4]], [[second, second + 4]]]


def test_pieces_with_something_left_out(articles):
    found = code(articles, ("a", "Das Bad [...] offen", "Anna Abel", "direct"))
    assert found.gold.quotes["spans"].tolist() == [[[1, 8], [16, 21]]]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ({"article_id": "c", "quote": "Ja"}, "There is no such article in the corpus."),
        ({"article_id": None, "quote": "Ja"}, "The row names no article."),
        ({"speaker": "Anna Abel"}, "The row names a speaker and no words."),
        ({"quote": "das sei falsch", "type": "ironisch"}, "The type 'ironisch' is not known."),
        ({"quote": "das sei falsch", "type": None}, "There is no type."),
        ({"quote": "das sei falsch", "speaker_kind": "Verein"}, "The kind of speaker 'Verein' is not known."),
        ({"start": "eins", "end": 4}, "start 'eins', end '4', spans None are no whole numbers."),
        ({"start": 60, "end": None}, "start '60', end None, spans None are no whole numbers."),
        ({"start": 60, "end": 74, "quote": "das sei wahr"}, "From 60 to 74 stand other words than 'das sei wahr'."),
        ({"quote": "offen [...] Bad"}, "The pieces around [...] stand in another order in the text."),
        ({"start": 60, "end": 9999}, "spans=[[60, 9999]] came for article 'a', whose text has"),
    ],
)
def test_what_is_wrong_with_a_row_is_told(articles, row, problem):
    row = {"article_id": "a", "quote": None, "start": None, "end": None, "speaker": None, "type": "indirect"} | row
    done = {"article_id": "b", "quote": None, "start": None, "end": None, "speaker": None, "type": None}
    found = coded_quotes(pd.DataFrame([row, done], dtype=object), articles)
    assert len(found.problems) == 1
    assert found.problems["problem"].iloc[0].startswith(problem)
    assert found.problems["source"].iloc[0] == "table, row 0"


@pytest.mark.parametrize(
    ("ids", "wanted", "hint"),
    [
        (["08", "09"], "9", "Is '9' the article '09'? Excel changes such numbers: format the column as text"),
        (["n-007", "n-008"], "n-7", "Is 'n-7' the article 'n-007'? Excel"),
        (["9", "8"], "9.0", "Is '9.0' the article '9'? Excel"),
        (["09", "009", "8"], "9", "Is '9' the article '09' or '009'? Excel"),
        (["Freibad_1", "Freibad_2"], "freibd_2", "Is 'freibd_2' the article 'Freibad_2'?"),
        (["n-11", "n-12"], "n-13", "The corpus has 2 articles, such as 'n-11'."),
        (["a", "b"], "00", "The corpus has 2 articles, such as 'a'."),
    ],
)
def test_an_id_that_is_near_is_named(ids, wanted, hint):
    articles = pd.DataFrame({"article_id": ids, "text": TEXT})
    found = code(articles, (wanted, "Nie", None, "direct"), (ids[0], None, None, None))
    assert told(found) == [(wanted, "There is no such article in the corpus.")]
    assert found.problems["hint"].iloc[0].startswith(hint)
    with pytest.raises(GoldError, match="No article of the 1 rows could be taken") as raised:
        code(articles, (wanted, "Nie", None, "direct"))
    assert hint in str(raised.value)


def test_excel_makes_9_of_09(tmp_path, capsys):
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in ("08", "09"):
        (folder / f"{name}.txt").write_text("„Das Bad bleibt offen“, sagte Anna Abel.", encoding="utf-8")
    book = openpyxl.Workbook()
    for row in (["Artikel", "Zitat", "Typ"], [9, "Das Bad bleibt offen", "direkt"]):
        book.active.append(row)
    book.save(tmp_path / "coded.xlsx")
    assert cli.main(["evaluate", str(tmp_path / "coded.xlsx"), "--articles", str(folder)]) == 2
    assert "Is '9' the article '09'? Excel changes such numbers" in " ".join(capsys.readouterr().err.split())


def test_the_same_words_twice(articles):
    twice = ("a", "das sei falsch", "Ole Brandt", "indirect")
    assert len(code(articles, twice, twice).gold.quotes) == 1
    found = code(articles, twice, ("a", "das sei falsch", "Anna Abel", "indirect"), ("b", None, None, None))
    assert told(found) == [("a", "The same words are coded twice, with another type or speaker.")]


def test_a_type_for_all(articles):
    table = pd.DataFrame({"id": ["a"], "Zitat": ["das sei falsch"]})
    assert coded_quotes(table, articles, type="indirect").gold.quotes["type"].tolist() == ["indirect"]
    with pytest.raises(GoldError, match="type='wrong' came; expected one of direct, indirect"):
        coded_quotes(table, articles, type="wrong")


def test_the_column_whose_name_says_most_is_taken(articles):
    table = pd.DataFrame({"ID": [1], "Artikel": ["a"], "Zitat": ["das sei falsch"], "Typ": ["indirekt"]})
    assert len(coded_quotes(table, articles).gold.quotes) == 1


def test_tables_that_cannot_be_used_are_told(articles, tmp_path):
    with pytest.raises(GoldError, match=r"has the columns Artikel, Wer; expected article_id \(artikel\) and quote"):
        coded_quotes(pd.DataFrame({"Artikel": ["a"], "Wer": ["x"]}), articles)
    with pytest.raises(
        GoldError, match=r"No article of the 1 rows could be taken as coded. The first problem: The words"
    ):
        code(articles, ("a", "Ja", None, "direct"))
    with pytest.raises(GoldError, match=r"gone.csv is not there; expected a .csv, .tsv or .xlsx file"):
        coded_quotes(tmp_path / "gone.csv", articles)
    (tmp_path / "e.csv").write_text("", encoding="utf-8")
    with pytest.raises(GoldError, match=r"e.csv is empty; expected a line of names of columns"):
        coded_quotes(tmp_path / "e.csv", articles)
    (tmp_path / "e.xlsx").write_text("x", encoding="utf-8")
    with pytest.raises(GoldError, match=r"e.xlsx cannot be opened as an Excel file"):
        coded_quotes(tmp_path / "e.xlsx", articles)


def test_csv_of_a_german_excel_and_xlsx(articles, tmp_path):
    rows = [["Artikel", "Zitat", "Sprecher/in", "Redeform"], ["a", "„Das Bad\nbleibt offen“", "Änne Abel", "wörtlich"]]
    lines = "\r\n".join(";".join(f'"{cell}"' for cell in row) for row in rows)
    (tmp_path / "q.csv").write_bytes(lines.encode("cp1252"))
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(tmp_path / "q.xlsx")
    for name in ("q.csv", "q.xlsx"):
        found = coded_quotes(tmp_path / name, articles)
        assert found.gold.quotes[["spans", "speaker"]].values.tolist() == [[[[0, 22]], "Änne Abel"]]


def test_what_the_kit_exports_can_be_corrected_and_come_back(tmp_path):
    corpus = an.load_corpus(an.sample("teaching"))
    result = an.analyse(corpus, voices="rules")
    place = result.to_csv(tmp_path / "out")
    found = coded_quotes(place / "quotes.csv", corpus)
    assert len(found.problems) == 0
    assert len(found.gold.quotes) == len(result.quotes)
    scores = evaluate(found.gold, result.quotes)
    assert isinstance(found, CodedQuotes)
    assert len(scores) > 0


def test_codings_are_kept_as_a_coders_files(articles, tmp_path):
    found = code(articles, ("a", "das sei falsch", "Ole Brandt", "indirect"), coder="Ada")
    file = save_coding(tmp_path, found.codings[0])
    assert file.parent.name == "Ada"
    assert '"finished": true' in file.read_text(encoding="utf-8")


def test_the_command_scores_a_table(tmp_path, capsys):
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text("„Das Bad bleibt offen“, sagte Anna Abel.", encoding="utf-8")
    (tmp_path / "articles" / "b.txt").write_text("Ole Brandt schwieg. Er schwieg lange.", encoding="utf-8")
    table = tmp_path / "q.csv"
    table.write_text(
        "Artikel;Zitat;Sprecher;Typ\na;Das Bad bleibt offen;Anna Abel;direkt\nb;Nie;;direkt\n", encoding="utf-8"
    )
    assert cli.main(["evaluate", str(table), "--articles", str(tmp_path / "articles"), "--voices", "rules"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith(
        "CodedQuotes: 1 quotations in 1 articles, 1 problems\nProblem: q.csv, row 3, article b: The"
    )
    assert cli.main(["evaluate", str(table)]) == 2
    assert "is a table of quotations; name the folder or file of their articles with" in capsys.readouterr().err


@given(st.text(max_size=30), st.integers(0, 30), st.integers(1, 10))
def test_what_is_found_is_what_was_copied(text, start, length):
    piece = text[start : start + length].strip()
    try:
        found = find_passage(text, piece)
    except NotFoundError:
        # It stands there more than once, or nothing is left of it.
        assert not piece or text.find(piece, text.find(piece) + 1) >= 0 or "..." in piece or "…" in piece
    else:
        assert "".join(text[a:b] for a, b in found) == piece or "..." in piece or "…" in piece


def test_marks_of_both_sides_or_none():
    assert with_marks("„Ja", [1, 3]) == [1, 3]
    assert with_marks("»Ja«", [1, 3]) == [0, 4]
