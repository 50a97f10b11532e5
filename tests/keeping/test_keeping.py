"""A kept result is found again if everything is the same, is equal to a fresh one, and never stale or half written."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import analysis as an
from analysis import cli, pipeline
from analysis.corrections import add_correction, corrections_file, same_entity
from analysis.keeping import identity, keeper, store
from analysis.report.parts import load_parts
from analysis.result import TABLES
from analysis.telling import tell_once

TEXT = "Anna Abel leitet das Bauamt. „Der Damm hält“, sagte Abel. Auch Georg Brandt war da."
PIECES = st.sampled_from(
    '„ “ ” " » « , . : \n \n\n sagte erklärte, dass laut er sie Anna Abel Rat 🙂 ß \u202e EU-'.split(" ")
)
TEXTS = st.lists(PIECES | st.text(max_size=6), max_size=25).map(" ".join)


@pytest.fixture(autouse=True)
def _unsaid() -> None:
    tell_once.cache_clear()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "articles"
    made.mkdir()
    (made / "a.txt").write_text(TEXT, encoding="utf-8")
    return made


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """One entry for each analysis that was really made."""
    made: list[int] = []
    real = pipeline._made
    monkeypatch.setattr(pipeline, "_made", lambda *given: made.append(1) or real(*given))
    return made


def analysed(folder: Path, **options: object) -> an.Analysis:
    return an.analyse(an.load_corpus(folder), **{"voices": "rules", "keep": True, **options})


def kept(folder: Path) -> list[Path]:
    return sorted((folder / ".redeanteil" / "results").glob("*.npz"))


def lines(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.name == "redeanteil"]


def check_same(one: an.Analysis, other: an.Analysis) -> None:
    for name in TABLES:
        pd.testing.assert_frame_equal(getattr(one, name), getattr(other, name))
    for name in ("quotes", "entities"):
        left, right = getattr(one, name), getattr(other, name)
        lists = [column for column in left if left[column].dtype == object]
        assert left[lists].to_dict("list") == right[lists].to_dict("list")
    found = {key: value for key, value in other.provenance.items() if key != "found_again"}
    assert found == one.provenance


def test_it_is_found_again_and_equal(folder: Path, counted: list[int]) -> None:
    one, other = analysed(folder), analysed(folder)
    assert len(counted) == 1
    check_same(one, other)
    assert other.paths == one.paths == (folder,)
    when = other.provenance["found_again"]
    assert repr(other).endswith(f"(voices: rules, found again from {when[:10]} {when[11:16]})")
    assert "found again" not in repr(one)


@given(texts=st.lists(TEXTS, max_size=3))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_articles_come_back_equal(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    place = tmp_path_factory.mktemp("kept")
    articles = pd.DataFrame({"article_id": [str(n) for n in range(len(texts))], "text": texts, "Ressort": 1.5})
    one, other = (an.analyse(articles, keep=place) for _ in range(2))
    assert "found_again" in other.provenance
    check_same(one, other)


@pytest.mark.parametrize(
    "change",
    [
        {"text": TEXT + " Ende."},
        {"title": "Der Damm"},
        {"outlet": "nna"},
        {"source": "b.txt"},
        {"article_id": "b"},
        {"language": "en"},
        {"Ressort": "Lokales"},
    ],
)
def test_another_article_is_analysed(tmp_path: Path, counted: list[int], change: dict[str, str]) -> None:
    articles = pd.DataFrame({"article_id": ["a"], "text": [TEXT]})
    for table in (articles, articles.assign(**change), articles):
        an.analyse(table, voices="rules", keep=tmp_path)
    assert len(counted) == 2


def test_another_voice_or_list_of_actors_is_analysed(folder: Path, counted: list[int], tmp_path: Path) -> None:
    actors = pd.DataFrame({"alias": ["Abel"], "entity": ["Anna Abel"], "party": ["Freie Heimat"]})
    analysed(folder)
    analysed(folder, aliases=actors)
    assert analysed(folder, aliases=actors).entities["party"].dropna().tolist() == ["Freie Heimat"]
    analysed(folder, aliases=actors.assign(party="Union"))
    assert len(counted) == 3
    corpus = an.load_corpus(folder)
    (folder / "b.zip").write_bytes(b"PK")
    assert len(an.load_corpus(folder).problems) == len(corpus.problems) + 1
    analysed(folder)
    assert len(counted) == 4


def test_an_edited_lexicon_or_kit_is_another_kit(tmp_path: Path) -> None:
    home, later = tmp_path / "analysis", time.time() + 60
    (home / "language" / "data").mkdir(parents=True)
    (home / "language" / "__pycache__").mkdir()
    lexicon = home / "language" / "data" / "cues.csv"
    lexicon.write_text("sagen\n", encoding="utf-8")
    one = identity.kit_checksum(home, later)
    (home / "language" / "__pycache__" / "a.pyc").write_bytes(b"x")
    assert identity.kit_checksum(home, later) == one
    lexicon.write_text("sagen\nrufen\n", encoding="utf-8")
    assert identity.kit_checksum(home, later) != one
    (home / "new.py").write_text("", encoding="utf-8")
    assert len({one, identity.kit_checksum(home, later)}) == 2


def test_a_lexicon_edited_since_python_started_keeps_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(identity.kit_checksum, "__defaults__", (identity._HOME, 0.0))
    analysed(folder)
    analysed(folder)
    (told,) = lines(caplog)
    assert "of the kit was changed since Python started. Restart Python (or the kernel)." in told
    assert kept(folder) == []


def test_corrections_cost_no_new_analysis(folder: Path, counted: list[int]) -> None:
    analysed(folder)
    add_correction(corrections_file(folder), same_entity("Anna Abel", "Anna Abel-Reimers"))
    found = analysed(folder)
    assert len(counted) == 1
    assert found.quotes["speaker"].tolist() == ["Anna Abel-Reimers"]
    assert "1 correction, found again from" in repr(found)
    check_same(analysed(folder, keep=False), found)


def test_a_damaged_file_is_told_once_and_replaced(
    folder: Path, counted: list[int], caplog: pytest.LogCaptureFixture
) -> None:
    one = analysed(folder)
    (file,) = kept(folder)
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])
    check_same(one, analysed(folder))
    (told,) = lines(caplog)
    assert "is no kept result that can be read" in told
    assert "the articles are analysed anew" in told
    assert "found_again" in analysed(folder).provenance
    assert len(counted) == 2


@given(where=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_flipped_bit_gives_another_result(tmp_path: Path, where: float, bit: int) -> None:
    articles = pd.DataFrame({"article_id": ["a"], "text": [TEXT]})
    one = an.analyse(articles, voices="rules", keep=tmp_path)
    (file,) = tmp_path.glob("*.npz")
    whole = file.read_bytes()
    damaged = bytearray(whole)
    damaged[int(where * len(whole))] ^= 1 << bit
    file.write_bytes(damaged)
    one.provenance.pop("found_again", None)
    check_same(one, an.analyse(articles, voices="rules", keep=tmp_path))
    file.write_bytes(whole)


def test_what_the_kit_did_not_write_stays(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    analysed(folder)
    (file,) = kept(folder)
    file.write_text("My diary.", encoding="utf-8")
    for _ in range(2):
        assert len(analysed(folder).quotes) == 1
    assert file.read_text(encoding="utf-8") == "My diary."
    assert [line for line in lines(caplog) if "something lies there that the kit did not write" in line]


def test_a_folder_in_its_place_stays(folder: Path) -> None:
    analysed(folder)
    (file,) = kept(folder)
    file.unlink()
    file.mkdir()
    (file / "diary.txt").write_text("Today.", encoding="utf-8")
    assert len(analysed(folder).quotes) == 1
    assert (file / "diary.txt").read_text(encoding="utf-8") == "Today."


def test_another_result_under_this_name_is_not_taken(folder: Path, tmp_path: Path, counted: list[int]) -> None:
    analysed(folder)
    (file,) = kept(folder)
    header, arrays = store.read(file)
    store.write(file, {**header, "key": "0" * 64}, arrays)
    analysed(folder)
    assert len(counted) == 2


def test_a_place_that_cannot_be_written_to_is_told_once(
    folder: Path, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    (folder / ".redeanteil").write_text("a file where the folder would be", encoding="utf-8")
    for _ in range(2):
        assert len(analysed(folder).quotes) == 1
    told = [line for line in lines(caplog) if "not kept in" in line]
    assert len(told) == 1
    assert told[0].endswith("Try keep='another_folder'.")
    analysed(folder, keep=tmp_path / "elsewhere")
    assert "found_again" in analysed(folder, keep=str(tmp_path / "elsewhere")).provenance


def test_three_results_stay_those_used_last(folder: Path) -> None:
    notes = folder / ".redeanteil" / "results"
    texts = [f"{TEXT} Nummer {n}." for n in range(4)]
    for n, text in enumerate(texts):
        (folder / "a.txt").write_text(text, encoding="utf-8")
        analysed(folder)
        for file in kept(folder):
            age = 100 - n if file.stat().st_mtime > time.time() - 50 else 0
            if age:
                os.utime(file, (time.time() - age, time.time() - age))
    (notes / "diary.txt").write_text("Today.", encoding="utf-8")
    foreign = notes / f"{'0' * 32}.npz"
    foreign.write_text("Mine.", encoding="utf-8")
    assert len(kept(folder)) == keeper.MOST + 1
    (folder / "a.txt").write_text(texts[1], encoding="utf-8")
    assert "found_again" in analysed(folder).provenance
    (folder / "a.txt").write_text(texts[0], encoding="utf-8")
    assert "found_again" not in analysed(folder).provenance
    (folder / "a.txt").write_text(texts[1], encoding="utf-8")
    assert "found_again" in analysed(folder).provenance
    (folder / "a.txt").write_text(texts[2], encoding="utf-8")
    assert "found_again" not in analysed(folder).provenance
    assert foreign.read_text(encoding="utf-8") == "Mine."
    assert (notes / "diary.txt").exists()


def test_another_corpus_of_the_folder_keeps_its_own(folder: Path) -> None:
    (folder / "b.txt").write_text("Es regnet.", encoding="utf-8")
    an.analyse(an.load_corpus(folder / "b.txt"), voices="rules", keep=True)
    for n in range(keeper.MOST + 1):
        (folder / "a.txt").write_text(f"{TEXT} Nummer {n}.", encoding="utf-8")
        analysed(folder)
    found = an.analyse(an.load_corpus(folder / "b.txt"), voices="rules", keep=True)
    assert "found_again" in found.provenance


def test_what_a_crash_left_is_removed_after_a_day(folder: Path) -> None:
    notes = folder / ".redeanteil" / "results"
    notes.mkdir(parents=True)
    old, new, foreign = (notes / name for name in (f".{'a' * 32}.x.part", f".{'b' * 32}.y.part", ".mine.part"))
    for path in (old, new, foreign):
        path.write_bytes(b"half")
    for path in (old, foreign):
        os.utime(path, (0, 0))
    analysed(folder)
    assert [path.exists() for path in (old, new, foreign)] == [False, True, True]
    assert len(list(notes.iterdir())) == 3


def test_nothing_is_kept_unless_asked(folder: Path) -> None:
    an.analyse(an.load_corpus(folder), voices="rules")
    assert not (folder / ".redeanteil").exists()


def test_sample_corpora_are_not_kept() -> None:
    sample = an.sample("founding")
    an.analyse(an.load_corpus(sample), voices="rules", keep=True)
    assert not (sample / ".redeanteil" / "results").exists()


def test_articles_from_nowhere_need_a_folder() -> None:
    with pytest.raises(ValueError, match=r"keep=True came with articles that were not read from files.*keep='some"):
        an.analyse(pd.DataFrame({"article_id": ["a"], "text": [TEXT]}), voices="rules", keep=True)


def test_an_analysis_that_fails_leaves_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        analysed(folder, progress=stop)
    assert kept(folder) == []


def test_two_processes_at_once_leave_one_whole_result(folder: Path) -> None:
    code = (
        "import sys, analysis as an; "
        "r = an.analyse(an.load_corpus(sys.argv[1]), voices='rules', keep=True); print(len(r.quotes))"
    )
    given = [sys.executable, "-c", code, str(folder)]
    both = [subprocess.Popen(given, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8") for _ in range(2)]
    ended = [process.communicate(timeout=120) for process in both]
    assert [out.strip() for out, _ in ended] == ["1", "1"]
    assert [error for _, error in ended] == ["", ""]
    notes = folder / ".redeanteil" / "results"
    (file,) = notes.iterdir()
    assert json.dumps(store.read(file)[0]["corpus"]) == '["articles"]'
    assert "found_again" in analysed(folder).provenance


def test_the_commands_keep_if_asked(folder: Path, tmp_path: Path, counted: list[int]) -> None:
    given = ["analyse", str(folder), "--voices", "rules", "--keep", "--out", str(tmp_path / "out")]
    assert [cli.main(given) for _ in range(2)] == [0, 0]
    assert len(counted) == 1
    assert "found_again" in an.open_analysis(tmp_path / "out").provenance
    (part,) = load_parts([folder], voices="rules", keep=True)
    assert "found_again" in part.result.provenance
