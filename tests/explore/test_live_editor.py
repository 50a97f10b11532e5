"""The editor as Python sees it: its answers, what is kept in the file, what follows, what can be taken back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import analysis as an
from analysis import explore
from analysis.corrections import CorrectionsError, add_correction, corrections_file, read_corrections, same_entity
from analysis.corrections.decisions import as_table
from analysis.explore.live.desk import NotFoundError, spans_of, words_at
from analysis.explore.live.editor import Editor
from analysis.explore.live.editor_words import WORDS

TEXT = (
    "Anna Abel leitet das Bauamt. „Der Damm hält 😀“, sagte Abel. Auch Georg Brandt war da.\n\n"
    "„Das“, rief er, „bleibt offen“. Die Bürger seien müde, erklärte Brandt."
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "articles"
    made.mkdir()
    (made / "a.txt").write_text(TEXT, encoding="utf-8")
    (made / "b.txt").write_text("„Ja“, sagte Anna Abel.", encoding="utf-8")
    return made


def analysed(folder: Path, **options: Any) -> an.Analysis:
    return an.analyse(an.load_corpus(folder), voices="rules", **options)


def answer(widget: Editor, kind: str, given: Any) -> dict[str, Any]:
    """What the page gets to a question; an error where the widget sends one."""
    sent: list[dict[str, Any]] = []
    widget.send = lambda content, buffers=None: sent.append(content)
    widget._asked(widget, {"number": 1, "kind": kind, "given": given}, [])
    (message,) = sent
    return message.get("answer", message)


def spans(words: str) -> list[list[int]]:
    start = TEXT.index(words)
    return [[start, start + len(words)]]


def decide(widget: Editor, action: str, **given: Any) -> dict[str, Any]:
    return answer(widget, "decide", {"article": 0, "action": action, "who": "Kim", "why": "", **given})


def test_an_article_comes_with_its_quotations_and_names(folder: Path) -> None:
    shown = answer(explore.editor(analysed(folder)), "article", 0)
    assert [quote["words"] for quote in shown["quotes"]][:2] == ["„Der Damm hält 😀“", "„Das“ […] „bleibt offen“"]
    assert shown["quotes"][0]["label"] == "Anna Abel: „Der Damm hält 😀“"
    assert {(mention["text"], mention["name"]) for mention in shown["mentions"]} >= {("Abel", "Anna Abel")}
    assert shown["names"][:2] == ["Anna Abel", "Georg Brandt"]
    assert shown["counts"].endswith(", in all articles: 4; corrections: 0.")
    assert shown["kept"] == "Corrections are kept in .redeanteil/corrections.csv."
    assert shown["html"].count("data-quote") >= 3


def test_another_speaker_is_kept_and_followed(folder: Path) -> None:
    widget = explore.editor(analysed(folder))
    first = answer(widget, "article", 0)["quotes"][0]
    shown = decide(widget, "quotation", spans=first["spans"], type="direct", speaker="Georg Brandt", kind="")
    assert shown["quotes"][0]["speaker"] == "Georg Brandt"
    assert (shown["told"], shown["n_undo"]) == ("Saved.", 1)
    assert widget.result.quotes["speaker"].tolist()[0] == "Georg Brandt"
    kept = read_corrections(corrections_file(folder)).iloc[0]
    assert (kept["who"], kept["speaker"], pd.isna(kept["why"])) == ("Kim", "Georg Brandt", True)
    assert analysed(folder).quotes["speaker"].tolist() == widget.result.quotes["speaker"].tolist()


def test_an_empty_speaker_is_nobody(folder: Path) -> None:
    widget = explore.editor(analysed(folder))
    decide(widget, "quotation", spans=spans("„Der Damm hält 😀“"), type="direct", speaker=" ", kind="")
    assert widget.result.quotes["speaker"].isna().tolist()[0]


def test_other_words_are_found_by_themselves(folder: Path) -> None:
    widget = explore.editor(analysed(folder))
    words = "Auch Georg Brandt war da."
    shown = decide(widget, "quotation", words=words, near=0, type="reported", speaker="Georg Brandt", kind="")
    assert words in [quote["words"] for quote in shown["quotes"]]
    refused = decide(widget, "quotation", words="„Der Deich hält“", near=0, type="direct", speaker="", kind="")
    assert refused["refused"].startswith("These words do not stand in the article like this: “„Der Deich hält“”.")
    assert len(read_corrections(widget.file)) == 1


def test_no_quotation_and_back(folder: Path) -> None:
    widget = explore.editor(analysed(folder))
    before = widget.result
    shown = decide(widget, "no_quotation", spans=spans("„Der Damm hält 😀“"))
    assert len(widget.result.quotes) == len(before.quotes) - 1
    assert shown["n_undo"] == 1
    shown = answer(widget, "undo", {"article": 0})
    assert (shown["told"], shown["n_undo"]) == ("Taken back.", 0)
    pd.testing.assert_frame_equal(widget.result.quotes, before.quotes)
    assert not widget.file.exists()
    assert "Nothing was decided here" in answer(widget, "undo", {"article": 0})["error"]


def test_a_name_here_and_everywhere(folder: Path) -> None:
    widget = explore.editor(analysed(folder))
    decide(widget, "mention", spans=spans("Brandt."), means="Ida Brandt")
    assert "Ida Brandt" in set(widget.result.entities["name"])
    decide(widget, "same_entity", name="Anna Abel", means="Anna Abel-Reimers")
    assert "Anna Abel-Reimers" in answer(widget, "article", 0)["names"]
    shown = decide(widget, "same_entity", name="Niemand", means="Anna Abel")
    assert shown["told"] == "Saved, but without effect: No single entity is called 'Niemand'; it was to be 'Anna Abel'."
    assert shown["counts"].endswith("corrections that took effect: 2 of 3.")


def test_the_editor_goes_on_where_the_file_ends(folder: Path) -> None:
    add_correction(corrections_file(folder), same_entity("Georg Brandt", "Georg Brandt-Reimers"))
    for options in ({}, {"corrections": False}):
        widget = explore.editor(analysed(folder, **options))
        assert "Georg Brandt-Reimers" in answer(widget, "article", 0)["names"]
        assert answer(widget, "article", 0)["n_undo"] == 0


def test_every_folder_keeps_its_own_corrections(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "more"
    other.mkdir()
    (other / "c.txt").write_text("„Nein“, sagte Ida Meier.", encoding="utf-8")
    add_correction(corrections_file(other), same_entity("Ida Meier", "Ida Meier-Abel"))
    widget = explore.editor(an.analyse(an.load_corpus([folder, other]), voices="rules"))
    decide(widget, "same_entity", name="Anna Abel", means="Anna Abel-Reimers")
    assert {"Ida Meier-Abel", "Anna Abel-Reimers"} <= set(widget.result.entities["name"])
    assert widget.file == corrections_file(folder)


def test_an_analysis_corrected_otherwise_is_told(folder: Path) -> None:
    result = analysed(folder, corrections=as_table([same_entity("Georg Brandt", "X")]))
    with pytest.raises(CorrectionsError, match="was corrected with other decisions than those in"):
        explore.editor(result)


def test_articles_from_nowhere_need_a_file(tmp_path: Path) -> None:
    result = an.analyse(pd.DataFrame({"article_id": ["a"], "text": [TEXT]}), voices="rules")
    with pytest.raises(CorrectionsError, match=r"Try corrections='corrections\.csv'"):
        explore.editor(result)
    widget = explore.editor(result, corrections=tmp_path / "mine.csv")
    decide(widget, "same_entity", name="Anna Abel", means="A")
    assert len(read_corrections(tmp_path / "mine.csv")) == 1


def test_without_a_kernel_there_is_the_article_and_no_form(folder: Path) -> None:
    widget = explore.editor(analysed(folder), "b", language="de")
    html = widget._repr_mimebundle_()["text/html"]
    assert html == explore.reader(widget.result, "b", language="de").html
    assert "<script" not in html
    assert "edit_" not in html


def test_a_wrong_article_is_told(folder: Path) -> None:
    with pytest.raises(ValueError, match="There is no article 'x' among 2 articles"):
        explore.editor(analysed(folder), "x")


def test_both_languages_say_the_same(folder: Path) -> None:
    assert WORDS["en"].keys() == WORDS["de"].keys()
    gaps = {
        language: {key: sorted(set(_gaps(text))) for key, text in words.items()} for language, words in WORDS.items()
    }
    assert gaps["en"] == gaps["de"]
    assert all(text.strip() for words in WORDS.values() for text in words.values())


def _gaps(text: str) -> list[str]:
    return [part.partition("}")[0] for part in text.split("{")[1:]]


def test_words_are_found_nearest_to_their_place() -> None:
    assert spans_of("Ja. Ja. Ja.", "Ja.", 5) == [[4, 7]]
    assert spans_of("Ja. Nein.", " Nein. ") == [[4, 9]]
    for words in ("", "Ja […] ", "Nein […] Ja"):
        with pytest.raises(NotFoundError):
            spans_of("Ja. Nein.", words)


@given(text=st.text("ab „“", min_size=1, max_size=20), cut=st.tuples(st.integers(0, 19), st.integers(1, 20)))
def test_words_of_any_passage_are_found_again(text: str, cut: tuple[int, int]) -> None:
    start, end = cut
    piece = text[start:end]
    if piece.strip() != piece or not piece:
        return
    assert spans_of(text, words_at(text, [[start, start + len(piece)]]), start) == [[start, start + len(piece)]]
