"""Corrections beside a corpus are replayed by every analysis of it, and every analysis says so."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import IPython.display
import pandas as pd
import pytest

import analysis as an
from analysis import cli
from analysis.corrections import CorrectionsError, add_correction, corrections_file, quotation, same_entity
from analysis.corrections.decisions import as_table
from analysis.report import sections
from analysis.report.parts import load_parts

TEXT = "Anna Abel leitet das Bauamt. „Der Damm hält“, sagte Abel. Auch Georg Brandt war da."
WORDS = "„Der Damm hält“"
START = TEXT.index(WORDS)


def decision(text: str = TEXT, name: str = "a", speaker: str = "Georg Brandt") -> dict[str, object]:
    start = text.index(WORDS)
    article = SimpleNamespace(article_id=name, text=text)
    return quotation(article, [[start, start + len(WORDS)]], type="direct", speaker=speaker, who="Kim")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "articles"
    made.mkdir()
    (made / "a.txt").write_text(TEXT, encoding="utf-8")
    return made


@pytest.fixture
def kept(folder: Path) -> Path:
    file = corrections_file(folder)
    add_correction(file, decision())
    return file


def analysed(folder: Path, **options: object) -> an.Analysis:
    return an.analyse(an.load_corpus(folder), voices="rules", **options)


def speakers(result: an.Analysis) -> list[str]:
    return result.quotes["speaker"].tolist()


def test_the_file_beside_the_corpus_is_replayed(folder: Path, kept: Path) -> None:
    result = analysed(folder)
    assert speakers(result) == ["Georg Brandt"]
    assert repr(result).endswith("(voices: rules, 1 correction)")
    made = result.provenance["corrections"]
    assert (made["n"], made["n_applied"], made["who"]) == (1, 1, ["Kim"])
    assert made["first"] == made["last"] == as_table([decision()])["when"][0][:10] + made["first"][10:]


def test_also_beside_a_single_file_and_from_another_folder(
    folder: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    corpus = an.load_corpus("a.txt")
    monkeypatch.chdir(folder.parent)
    assert speakers(an.analyse(corpus, voices="rules")) == ["Georg Brandt"]


def test_without_corrections_if_so_asked(folder: Path, kept: Path) -> None:
    result = analysed(folder, corrections=False)
    assert speakers(result) == ["Anna Abel"]
    assert repr(result).endswith("(voices: rules)")
    assert "corrections" not in result.provenance


def test_a_corpus_without_the_file_is_as_before(folder: Path) -> None:
    result = analysed(folder)
    assert speakers(result) == ["Anna Abel"]
    assert result.uncorrected is None
    assert "corrections" not in result.provenance


def test_given_corrections_stand_alone(folder: Path, kept: Path) -> None:
    assert speakers(analysed(folder, corrections=as_table([decision(speaker="Ida Meier")]))) == ["Ida Meier"]


def test_true_is_no_file(folder: Path) -> None:
    with pytest.raises(CorrectionsError, match=r"corrections=True came; expected a file, a table, None"):
        analysed(folder, corrections=True)


def test_every_folder_brings_its_own(folder: Path, kept: Path, tmp_path: Path) -> None:
    other = tmp_path / "more"
    other.mkdir()
    text = f"Gestern. {TEXT}"
    (other / "b.txt").write_text(text, encoding="utf-8")
    add_correction(corrections_file(other), decision(text, "b", "Ida Meier"))
    result = an.analyse(an.load_corpus([folder, other]), voices="rules")
    assert speakers(result) == ["Georg Brandt", "Ida Meier"]
    assert result.provenance["corrections"]["n"] == 2


def test_a_damaged_file_is_told_and_never_left_out_silently(folder: Path, kept: Path) -> None:
    kept.write_text("action,passage\ndelete,x\n", encoding="utf-8")
    with pytest.raises(CorrectionsError, match=r"Row 1 .* action is 'delete'.*corrections\.csv, beside the articles\."):
        analysed(folder)
    assert speakers(analysed(folder, corrections=False)) == ["Anna Abel"]


def test_decisions_about_other_articles_make_one_row(folder: Path, kept: Path) -> None:
    for name in ("x", "y", "z", "u"):
        add_correction(kept, decision(f"{name} {TEXT}", name))
        add_correction(kept, same_entity(f"Herr {name}", "Ida Meier"))
    result = analysed(folder)
    told = result.problems[result.problems["stage"] == "corrections"]
    assert told["problem"].tolist() == [
        "4 corrections are about articles that are not here: x, y, z, ....",
        "4 corrections are about names that no single entity has here: 'Herr x' ('Ida Meier'), "
        "'Herr y' ('Ida Meier'), 'Herr z' ('Ida Meier'), ....",
    ]
    assert told["article_id"].isna().all()
    assert repr(result).endswith("(voices: rules, 1 of 9 corrections)")


def test_the_longer_file_is_applied_once(folder: Path, kept: Path) -> None:
    add_correction(kept, same_entity("Georg Brandt", "Anna Abel"))
    result = analysed(folder)
    add_correction(kept, same_entity("Anna Abel", "Anna Abel-Reimers"))
    found = result.corrected(kept)
    assert speakers(found) == ["Anna Abel-Reimers"]
    assert len(found.problems) == 0
    assert found.provenance["corrections"] == analysed(folder).provenance["corrections"]
    assert found.provenance["corrections"]["n"] == 3


def test_other_decisions_come_on_top(folder: Path, kept: Path) -> None:
    found = analysed(folder).corrected(as_table([same_entity("Georg Brandt", "Ida Meier", who="Robin")]))
    assert speakers(found) == ["Ida Meier"]
    made = found.provenance["corrections"]
    assert (made["n"], made["n_applied"], made["who"]) == (2, 2, ["Kim", "Robin"])


def test_what_the_kit_found_is_kept_through_a_filter(folder: Path, kept: Path) -> None:
    result = analysed(folder)
    assert result.uncorrected is not None
    pd.testing.assert_frame_equal(result.uncorrected.quotes, analysed(folder, corrections=False).quotes)
    assert result.filter(article_id="a").uncorrected.quotes["speaker"].tolist() == ["Anna Abel"]
    assert len(result.filter(article_id="b").uncorrected.quotes) == 0
    assert result.corrected(as_table([])).uncorrected.uncorrected is None


def test_the_command_follows_and_can_leave_them_out(
    folder: Path, kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["analyse", str(folder), "--voices", "rules", "--out", str(tmp_path / "out")]
    assert cli.main(given) == 0
    assert "1 of 1 correction took effect." in capsys.readouterr().out
    assert speakers(an.open_analysis(tmp_path / "out")) == ["Georg Brandt"]
    assert cli.main([*given, "--no-corrections"]) == 0
    assert "correction" not in capsys.readouterr().out
    assert speakers(an.open_analysis(tmp_path / "out")) == ["Anna Abel"]


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "1 correction of a person (Kim, "),
        ("de", "Übernommen: 1 Korrektur (Kim, "),
    ],
)
def test_the_report_follows_and_says_whose(
    folder: Path, kept: Path, language: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = load_parts([folder], language, voices="rules")
    assert speakers(parts[0].result) == ["Georg Brandt"]
    shown: list[str] = []
    monkeypatch.setattr(IPython.display, "display", lambda data, **_: shown.append(data["text/html"]))
    sections.method(parts)
    assert told in "".join(shown)


def test_the_report_says_how_many_took_no_effect(folder: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add_correction(kept, same_entity("Niemand", "<b>Anna Abel</b>", who="<b>Kim</b>"))
    shown: list[str] = []
    monkeypatch.setattr(IPython.display, "display", lambda data, **_: shown.append(data["text/html"]))
    sections.method(load_parts([folder], voices="rules"))
    html = "".join(shown)
    assert "took effect; 1 did not, as their words or names are not there." in html
    assert "&lt;b&gt;Kim&lt;/b&gt;, Kim" in html
