"""The file of corrections: it comes back as it was written, no spreadsheet runs it, and slips are told."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corrections.decisions import as_table, no_quotation, quotation, same_entity
from analysis.corrections.file import add_correction, corrections_file, kept_with, read_corrections
from analysis.corrections.table import CorrectionsError

ARTICLE = SimpleNamespace(article_id="a", text='=1+1 „Ja; "nein"“,\nsagte Abel.')


def test_what_is_written_comes_back(tmp_path: Path) -> None:
    file = tmp_path / ".redeanteil" / "corrections.csv"
    one = quotation(ARTICLE, [[0, 4], [5, 17]], type="direct", speaker="=Abel", who="Kim", why="'so'; \"gut\"")
    other = same_entity("Union", "Soziale Union")
    add_correction(file, one)
    add_correction(file, other)
    pd.testing.assert_frame_equal(read_corrections(file), read_corrections(as_table([one, other])))


def test_no_cell_begins_like_a_formula(tmp_path: Path) -> None:
    file = tmp_path / "corrections.csv"
    add_correction(file, quotation(ARTICLE, [[0, 4]], type="direct", speaker="@Abel"))
    cells = file.read_text(encoding="utf-8").splitlines()[1].split(",")
    assert "'=1+1" in cells
    assert "'@Abel" in cells


@given(text=st.text(min_size=1, max_size=40).filter(str.strip))
def test_any_words_come_back(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    file = tmp_path_factory.mktemp("c") / "corrections.csv"
    plain = text.encode("utf-8", "replace").decode().replace("\x00", "?")
    add_correction(file, same_entity(plain, plain))
    assert read_corrections(file)["means"].tolist() == [plain]


def test_the_same_decision_is_not_written_twice(tmp_path: Path) -> None:
    file = tmp_path / "corrections.csv"
    one, none = quotation(ARTICLE, [[0, 4]], type="direct", speaker="Abel"), no_quotation(ARTICLE, [[0, 4]])
    for decision in (one, one, same_entity("A", "B"), one, none, one, same_entity("A", "B")):
        add_correction(file, decision)
    assert read_corrections(file)["action"].tolist() == ["quotation", "entity", "no quotation", "quotation"]


def test_where_the_file_lies(tmp_path: Path) -> None:
    (tmp_path / "may.csv").write_text("text\nJa.\n", encoding="utf-8")
    assert corrections_file(tmp_path) == corrections_file(tmp_path / "may.csv")
    assert kept_with([tmp_path]) is None
    add_correction(corrections_file(tmp_path), same_entity("A", "B"))
    assert kept_with([tmp_path / "may.csv"]) == tmp_path / ".redeanteil" / "corrections.csv"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"action": "delete"}, "action is 'delete'; expected one of quotation, no quotation, mention, entity."),
        ({"spans": "5-2"}, "each piece must end behind its beginning"),
        ({"spans": "five"}, "expected offsets such as '120-180'"),
        ({"type": "spoken"}, "type is 'spoken'; expected one of direct, indirect"),
        ({"type": None}, "a decision 'quotation' needs text_hash, spans, type; type is empty."),
        ({"speaker_kind": "dog"}, "speaker_kind is 'dog'; expected one of person"),
    ],
)
def test_slips_are_told_with_their_row(change: dict[str, object], told: str) -> None:
    good = quotation(ARTICLE, [[0, 4]], type="direct", speaker="Abel")
    with pytest.raises(CorrectionsError) as caught:
        read_corrections(pd.DataFrame([good, good | change]))
    assert str(caught.value).startswith("Row 2 of the corrections: ")
    assert told in str(caught.value)


def test_another_file_is_not_written_to(tmp_path: Path) -> None:
    file = tmp_path / "other.csv"
    file.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(CorrectionsError, match="no column 'action'"):
        add_correction(file, same_entity("A", "B"))
    assert file.read_text(encoding="utf-8") == "a,b\n1,2\n"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CorrectionsError, match=r"There is no file 'corrections\.csv'"):
        read_corrections(tmp_path / "corrections.csv")


def test_spans_outside_the_text() -> None:
    with pytest.raises(CorrectionsError, match="whose text has 30 code points"):
        no_quotation(ARTICLE, [[0, 99]])


@pytest.mark.parametrize(
    ("article", "spans"), [("a", [[0, 4]]), (ARTICLE, [0, 4]), (SimpleNamespace(text=5), [[0, 1]])]
)
def test_what_is_no_article_or_no_pieces(article: object, spans: list[list[int]]) -> None:
    with pytest.raises(CorrectionsError, match="row of the table articles"):
        no_quotation(article, spans)
