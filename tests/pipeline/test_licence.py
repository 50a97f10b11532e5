"""How the weights may be used is said once a process, and not where they are not used."""

from __future__ import annotations

import logging
import sys
from types import SimpleNamespace

import pandas as pd
import pytest

import analysis as an
from analysis import pipeline
from analysis.models import weights
from analysis.report import parts

ARTICLE = pd.DataFrame({"article_id": ["a"], "text": ["„Ja“, sagte Anna Abel."]})


@pytest.fixture(autouse=True)
def _unsaid():
    pipeline._say_licence.cache_clear()


def lines(caplog):
    return [record.getMessage() for record in caplog.records if record.name == "redeanteil"]


def test_the_licence_is_said_once(caplog):
    for _ in range(2):
        an.analyse(ARTICLE)
    (line,) = lines(caplog)
    assert "CC BY-NC-SA 4.0, not for commercial use; voices='rules' works without them" in line


def test_in_a_notebook_it_stands_under_the_cell(caplog, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=object))
    an.analyse(ARTICLE)
    assert lines(caplog) == []
    assert "not for commercial use" in capsys.readouterr().out


def test_rules_have_nothing_to_say_and_open_no_weights_that_are_not_free(caplog, monkeypatch):
    opened = []
    real = weights.load
    monkeypatch.setattr(weights, "load", lambda name: opened.append(name) or real(name))
    made = an.analyse(ARTICLE, voices="rules").provenance
    assert lines(caplog) == []
    assert [(model["name"], model["licence"]) for model in made["models"]] == [("names", "CC BY 4.0")]
    assert {name: licence for name, licence in made["licences"].items() if "weights" in name} == {
        "weights names": "CC BY 4.0"
    }
    assert set(opened) <= {"names"}


def test_the_tables_name_the_weights():
    made = an.analyse(ARTICLE).provenance
    assert {model["name"]: model["licence"] for model in made["models"]} == {
        "voices": "CC BY-NC-SA 4.0",
        "names": "CC BY 4.0",
    }
    assert made["licences"]["weights voices"] == "CC BY-NC-SA 4.0"


def test_a_report_is_silent_and_the_next_analysis_is_not(caplog):
    with parts._licence_on_the_page():
        an.analyse(ARTICLE)
    assert lines(caplog) == []
    an.analyse(ARTICLE)
    assert len(lines(caplog)) == 1
    assert logging.getLogger("redeanteil").level == logging.NOTSET
