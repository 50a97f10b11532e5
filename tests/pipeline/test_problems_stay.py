"""A file of which no article came is told by everything that is made of a result, however it was narrowed or saved."""

from __future__ import annotations

import IPython.display
import pytest

import analysis as an
from analysis.chunks import analyse_in_chunks
from analysis.corrections.decisions import as_table, no_quotation
from analysis.export import with_texts, without_text
from analysis.report import sections

WIRE = "„Das Bad bleibt offen“, sagte Anna Abel am Montag in Hohenfurt."


def note(outlet, text, date="2026-03-02"):
    return f"---\nQuelle: {outlet}\nDatum: {date}\n---\n{text}"


@pytest.fixture
def folder(tmp_path):
    """Two outlets, of which one prints the other's text, and an archive that is none."""
    place = tmp_path / "articles"
    place.mkdir()
    (place / "a.md").write_text(note("nna", WIRE + " „Und dann"), encoding="utf-8")
    (place / "b.md").write_text(note("Tageblatt", WIRE, "2026-03-03"), encoding="utf-8")
    (place / "c.md").write_text(note("Tageblatt", WIRE, "2026-03-04"), encoding="utf-8")
    (place / "lost.zip").write_bytes(b"PK")
    return place


@pytest.fixture
def corpus(folder):
    return an.load_corpus(folder)


@pytest.fixture
def result(corpus):
    return an.analyse(corpus, voices="rules", progress=False)


def lost(result):
    """Sources of the files of which no article came."""
    return result.problems.loc[result.problems["article_id"].isna(), "source"].tolist()


@pytest.mark.parametrize(
    "chosen",
    [
        {}, {"copies": "each"}, {"copies": "once"}, {"copies": "per_outlet"}, {"min_confidence": 0.5},
        {"outlet": "Tageblatt"}, {"start": "2026-03-03"}, {"end": "2026-03-03"}, {"article_id": []},
    ],
)  # fmt: skip
def test_whatever_is_chosen_files_that_gave_no_article_stay(result, chosen):
    assert lost(result) == ["lost.zip"]
    assert lost(result.filter(**chosen)) == ["lost.zip"]
    assert lost(result.filter(**chosen).filter(outlet="nna")) == ["lost.zip"]


def test_a_problem_of_an_article_goes_with_it(result):
    assert result.problems["article_id"].dropna().tolist() == ["a"]
    assert result.filter(outlet="nna").problems["article_id"].dropna().tolist() == ["a"]
    assert result.filter(outlet="Tageblatt").problems["article_id"].dropna().tolist() == []


def test_corrected_results_have_them_on_both_sides(result):
    quote = result.quotes.iloc[0]
    text = result.articles.set_index("article_id")["text"][quote["article_id"]]
    row = no_quotation(type("Article", (), {"article_id": quote["article_id"], "text": text}), quote["spans"])
    corrected = result.corrected(as_table([row])).filter(copies="once")
    assert lost(corrected) == lost(corrected.uncorrected) == ["lost.zip"]


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet", "xlsx"])
def test_filtered_exports_have_them(result, form, tmp_path):
    place = tmp_path / ("result.xlsx" if form == "xlsx" else form)
    getattr(result.filter(copies="once"), f"to_{form}")(place)
    assert lost(an.open_analysis(place)) == ["lost.zip"]


def test_saved_kept_and_shared_results_have_them(corpus, result, tmp_path):
    assert lost(an.open_analysis(result.filter(outlet="nna").save(tmp_path / "saved"))) == ["lost.zip"]
    for _ in range(2):
        kept = an.analyse(corpus, voices="rules", progress=False, keep=tmp_path / "kept")
        assert lost(kept.filter(copies="once")) == ["lost.zip"]
    assert "found_again" in kept.provenance
    assert lost(with_texts(without_text(result.filter(copies="once")), corpus)) == ["lost.zip"]


def test_a_run_in_chunks_has_them(folder, tmp_path):
    analyse_in_chunks(folder, tmp_path / "out", voices="rules", chunk=1, progress=False)
    assert lost(an.open_analysis(tmp_path / "out").filter(copies="each")) == ["lost.zip"]


def test_the_report_tells_them_for_each_collection(folder, tmp_path, monkeypatch):
    other = tmp_path / "others"
    other.mkdir()
    (other / "d.txt").write_text("Es regnet.", encoding="utf-8")
    (other / "gone.gz").write_bytes(b"\x1f\x8b")
    shown = []
    monkeypatch.setattr(IPython.display, "display", lambda data, **_: shown.append(data["text/html"]))
    parts = sections.load_parts([folder, other], voices="rules", min_confidence=0.5, copies="once")
    assert [lost(part.result) for part in parts] == [["lost.zip"], ["gone.gz"]]
    sections.problems(parts)
    page = "".join(shown)
    assert "lost.zip" in page
    assert "gone.gz" in page
    assert "every file was read" not in page
