"""The README's tables are those of the file of figures; nobody edits either by hand."""

from __future__ import annotations

import importlib.util
import json

import pytest

from analysis.actors import recognition
from analysis.evaluation.figures import TABLE, figures, measured
from analysis.options import VOICES
from analysis.voices import model


@pytest.fixture(scope="module")
def tool(request):
    file = request.config.rootpath / "tools" / "scores.py"
    spec = importlib.util.spec_from_file_location("scores_tool", file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_readme_says_what_was_measured(tool, request):
    readme = (request.config.rootpath / "README.md").read_text(encoding="utf-8")
    assert tool.rendered(readme, measured()) == readme, "README and figures.json differ: run `python tools/scores.py`"


def test_the_model_card_says_what_was_measured_of_these_weights(tool):
    held = measured()["engines"]["model"]
    assert tool.CARD.read_text(encoding="utf-8") == tool.card_text(model.card(), held["golds"])
    assert held["models"][0]["sha256"] == model.card()["sha256"], "other weights: run `python tools/scores.py`"


def test_the_card_of_names_says_what_was_measured_of_these_weights(tool):
    held = measured()["names"]
    assert held["sha256"] == recognition.card()["sha256"], "other weights: run `python tools/scores.py`"
    assert tool.NAMES_CARD.read_text(encoding="utf-8") == tool.names_card_text(recognition.card(), held["rows"])


def test_names_that_are_not_there_are_skipped_and_said(tool, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(tool, "NAMES_GOLD", tmp_path / "dev.jsonl.gz")
    before = {"sha256": recognition.card()["sha256"], "rows": [{"label": "all"}]}
    assert tool.measure_names(before) == before
    assert "the figures measured before are kept" in capsys.readouterr().out
    assert tool.measure_names({"sha256": "of other weights", "rows": [1]})["rows"] == []


def test_every_engine_has_its_figures(tool):
    assert tuple(measured()["engines"]) == VOICES
    table = figures()
    assert table.columns.to_list() == TABLE.names
    assert set(table["gold"]) == set(tool.GOLDS)
    assert table["value"].between(table["low"], table["high"]).all()


def test_missing_markers_are_told(tool):
    with pytest.raises(ValueError, match=r"README\.md has no markers <!-- scores -->"):
        tool.rendered("# Readme", measured())


def test_gold_that_is_not_there_is_skipped_and_said(tool, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(tool, "GOLDS", {"elsewhere": (tmp_path / "dev.jsonl.gz", "all")})
    before = {"models": [], "golds": {"elsewhere": {"joint": {"value": 0.5}}}}
    assert tool.measure_engine("rules", before) == before
    assert "is not there" in capsys.readouterr().out
    other = {**before, "models": [{"checksum": "of other weights"}]}
    assert tool.measure_engine("rules", other)["golds"] == {}
    assert "left out" in capsys.readouterr().out


def test_the_file_is_plain_json_without_nan():
    json.dumps(measured(), allow_nan=False)
