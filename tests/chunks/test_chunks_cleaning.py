"""A run in chunks cleans as an analysis at once does: same texts, same stretches left out, same counts."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

import analysis as an
from analysis.chunks import analyse_in_chunks
from analysis.cli import main

LINE = "Unsere Redaktion ist rund um die Uhr da"
WORDS = ("Regen", "Wind", "Schnee", "Nebel", "Sonne", "Hagel", "Frost")


def rows() -> list[dict[str, str]]:
    """Seven articles of an outlet with the same last line, two copies of the first; five of another, all the same."""
    own = [
        f"Talheim (dpa) - {word}\u00a0kam am Tag {n}, sagte Ada Brandt fÃ¼r alle.\n\n{LINE}"
        for n, word in enumerate(WORDS)
    ]
    wire = "Der Rat tagte lange in Talheim.\n\nDas Bad bleibt zu, sagte Jens Ott.\n\nFoto: nna"
    given = [{"outlet": "nna", "text": text} for text in own] + [{"outlet": "nna", "text": own[0]}] * 2
    given += [{"outlet": "Abendkurier", "text": wire.replace("lange", f"lange{' ' * n}")} for n in range(5)]
    return [{"id": f"n{number}", **row} for number, row in enumerate(given)]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows()), encoding="utf-8")
    return path


@pytest.mark.parametrize("chunk", [1, 4, 100])
@pytest.mark.parametrize("clean", [True, False, ["spaces", "repeated"], ["boilerplate"], ["no-spaces"]])
def test_the_same_as_at_once(corpus, tmp_path, chunk, clean):
    told = analyse_in_chunks(corpus, tmp_path / "out", chunk=chunk, voices="rules", clean=clean, progress=False)
    found, loaded = an.open_analysis(tmp_path / "out"), an.load_corpus(corpus, clean=clean)
    whole = an.analyse(loaded, voices="rules")
    for name in ("articles", "omitted", "sentences", "quotes", "mentions"):
        pd.testing.assert_frame_equal(getattr(found, name), getattr(whole, name), obj=name)
    assert told["cleaning"] == whole.provenance["cleaning"] == loaded.provenance["cleaning"]
    assert told["corpus"]["parameters"]["clean"] == clean
    assert told["corpus"]["kept"] == loaded.provenance["kept"]
    assert told["corpus_hash"] == loaded.provenance["corpus_hash"]


def test_what_is_left_out(corpus, tmp_path):
    told = analyse_in_chunks(corpus, tmp_path / "out", chunk=4, voices="rules", progress=False)
    found = an.open_analysis(tmp_path / "out")
    # Seven originals and two copies have the line. What the other outlet says five times stands in one original.
    assert found.omitted["kind"].value_counts().to_dict() == {"dateline": 9, "repeated": 9, "credit": 5}
    assert told["cleaning"]["repeated"]["articles"] == 9
    assert found.articles["duplicate_of"].notna().sum() == 6
    assert LINE not in "".join(found.quotes["text"])


def test_a_stopped_run_counts_what_was_done_before(corpus, tmp_path, monkeypatch):
    from analysis.chunks import run

    whole = analyse_in_chunks(corpus, tmp_path / "whole", chunk=4, voices="rules", progress=False)
    real, read = run.read_rows, []

    def rows_of_two(articles, *rest):
        if len(read) == 2:
            raise KeyboardInterrupt
        read.append(1)
        return real(articles, *rest)

    monkeypatch.setattr(run, "read_rows", rows_of_two)
    with pytest.raises(KeyboardInterrupt):
        analyse_in_chunks(corpus, tmp_path / "out", chunk=4, voices="rules", progress=False)
    monkeypatch.setattr(run, "read_rows", real)
    again = analyse_in_chunks(corpus, tmp_path / "out", chunk=4, voices="rules", progress=False)
    assert again["cleaning"] == whole["cleaning"]


@pytest.mark.parametrize("options", [[], ["--chunk", "5"]])
def test_the_command_takes_steps_and_seconds(corpus, tmp_path, options, capsys):
    given = ["analyse", str(corpus), "--voices", "rules", "--seconds", "20", *options]
    assert main([*given, "--out", str(tmp_path / "a"), "--clean", "spaces, boilerplate"]) == 0
    assert set(an.open_analysis(tmp_path / "a").omitted["kind"]) == {"credit"}
    assert main([*given, "--out", str(tmp_path / "b"), "--clean", "none"]) == 0
    none = an.open_analysis(tmp_path / "b")
    assert none.omitted.empty
    assert none.articles["text"].iloc[0] == rows()[0]["text"]
    assert main([*given, "--out", str(tmp_path / "d"), "--clean", "no-repeated, no-spaces"]) == 0
    most = an.open_analysis(tmp_path / "d")
    assert set(most.omitted["kind"]) == {"dateline", "credit"}
    assert most.provenance["corpus"]["parameters"]["clean"] == ["no-spaces", "no-repeated"]
    assert main([*given, "--out", str(tmp_path / "c"), "--clean", "all"]) == 0
    assert "repeated" in set(an.open_analysis(tmp_path / "c").omitted["kind"])


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (
            ["--clean", "magic"],
            "clean has no step 'magic'; expected some of: mojibake, soft_hyphens,",
        ),
        (["--seconds", "0"], "'0' is no number above 0; try 120"),
        (["--seconds", "lang"], "'lang' is no number above 0"),
    ],
)
def test_wrong_options(corpus, options, words, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["analyse", str(corpus), "--out", "x", *options])
    assert ended.value.code == 2
    assert words in " ".join(capsys.readouterr().err.split())
