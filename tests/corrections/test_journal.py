"""Decisions are taken back one by one, and never over what somebody else wrote."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.corrections import CorrectionsError, add_correction, read_corrections, same_entity
from analysis.corrections.journal import Journal


def test_the_last_decision_goes_first(tmp_path: Path) -> None:
    file = tmp_path / ".redeanteil" / "corrections.csv"
    journal = Journal(file)
    for name in ("A", "B"):
        journal.add(same_entity(name, "C"))
    assert len(journal) == 2
    journal.undo()
    assert read_corrections(file)["passage"].tolist() == ["A"]
    journal.undo()
    assert not file.exists()
    with pytest.raises(CorrectionsError, match="Nothing was decided here that could be taken back"):
        journal.undo()


def test_the_file_is_byte_for_byte_what_it_was(tmp_path: Path) -> None:
    file = tmp_path / "corrections.csv"
    add_correction(file, same_entity("A", "B"))
    before = file.read_bytes()
    journal = Journal(file)
    journal.add(same_entity("C", "D"))
    journal.undo()
    assert file.read_bytes() == before


def test_what_was_decided_already_is_nothing_to_take_back(tmp_path: Path) -> None:
    file = tmp_path / "corrections.csv"
    add_correction(file, same_entity("A", "B"))
    journal = Journal(file)
    journal.add(same_entity("A", "B"))
    assert len(journal) == 0


def test_what_somebody_else_wrote_stays(tmp_path: Path) -> None:
    file = tmp_path / "corrections.csv"
    journal = Journal(file)
    journal.add(same_entity("A", "B"))
    add_correction(file, same_entity("C", "D"))
    with pytest.raises(CorrectionsError, match=r"corrections\.csv was changed elsewhere since"):
        journal.undo()
    assert read_corrections(file)["passage"].tolist() == ["A", "C"]


def test_a_file_that_a_spreadsheet_saved_goes_on_in_its_form(tmp_path: Path) -> None:
    file = tmp_path / "corrections.csv"
    file.write_text("﻿passage;action;means;who;when\nA;entity;B;;", encoding="utf-8")
    add_correction(file, same_entity("C; c", "D", who="Kim"))
    kept = read_corrections(file)
    assert kept[["passage", "means"]].values.tolist() == [["A", "B"], ["C; c", "D"]]
    assert kept["who"].tolist()[1] == "Kim"
    with pytest.raises(CorrectionsError, match=r"corrections\.csv has no column 'why'; it has passage, action"):
        add_correction(file, same_entity("E", "F", why="because"))
    assert read_corrections(file)["passage"].tolist() == ["A", "C; c"]


def test_an_empty_file_is_begun(tmp_path: Path) -> None:
    file = tmp_path / "corrections.csv"
    file.write_bytes(b"")
    add_correction(file, same_entity("A", "B"))
    assert read_corrections(file)["passage"].tolist() == ["A"]
