"""Names by a spaCy pipeline: the same tables; what is missing is told with the command that helps."""

from __future__ import annotations

import sys

import pandas as pd
import pytest
import spacy

import analysis as an
from analysis import tables
from analysis.actors import engines
from analysis.actors.engines import EngineError, recogniser

TEXT = "Die Bürgermeisterin Anna Abel sprach in Hohenfurt. „Nein“, sagte Abel zur EU-Kommission."


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    pipeline = spacy.blank("de")
    names = [("PER", "Anna Abel"), ("GPE", "Hohenfurt"), ("EVENT", "Stadtfest")]
    patterns = [{"label": label, "pattern": name} for label, name in names]
    patterns.append({"label": "ORG", "pattern": [{"TEXT": "EU-Kommission"}]})
    pipeline.add_pipe("entity_ruler").add_patterns(patterns)
    target = tmp_path_factory.mktemp("pipeline") / "small"
    pipeline.to_disk(target)
    return target


@pytest.mark.parametrize("voices", ["rules", "model"])
def test_the_same_tables_come_out(folder, voices):
    data = pd.DataFrame({"article_id": ["a"], "text": [TEXT], "title": ["Stadtfest"]})
    result = an.analyse(data, engine=f"spacy:{folder}", voices=voices)
    for name in tables.TABLES:
        if hasattr(result, name) and name != "tokens":
            tables.validate(name, getattr(result, name))
    told = {(row.field, row.text, row.label, row.how) for row in result.mentions.itertuples()}
    assert {
        ("title", "Stadtfest", "MISC", "name"),
        ("text", "Anna Abel", "PER", "name"),
        ("text", "Abel", "PER", "name"),
        ("text", "Hohenfurt", "LOC", "name"),
        ("text", "EU-Kommission", "ORG", "name"),
    } <= told
    assert set(result.quotes["speaker"]) == {"Anna Abel"}
    assert result.provenance["engine"] == f"spacy:{folder}"
    assert "names" not in [one["name"] for one in result.provenance["models"]]


def test_processes_do_not_change_the_result(folder):
    data = pd.DataFrame({"article_id": ["a", "b"], "text": [TEXT, TEXT]})
    one, two = (an.analyse(data, engine=f"spacy:{folder}", voices="rules", workers=n) for n in (1, 2))
    pd.testing.assert_frame_equal(one.mentions, two.mentions)


def test_a_pipeline_that_is_not_there_is_told_with_its_command():
    with pytest.raises(EngineError, match=r"no pipeline 'de_no_such' here\. Install it with: python -m spacy download"):
        an.analyse(pd.DataFrame({"article_id": ["a"], "text": ["Ja."]}), engine="spacy:de_no_such")


def test_a_pipeline_without_names_is_told(tmp_path):
    spacy.blank("de").to_disk(tmp_path / "blank")
    with pytest.raises(EngineError, match="finds no names; it has no parts"):
        recogniser(f"spacy:{tmp_path / 'blank'}")


def test_without_spacy_the_extra_is_told(monkeypatch):
    engines._pipeline.cache_clear()
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(EngineError, match=r"not installed: pip install 'redeanteil\[spacy\]'"):
        recogniser("spacy:de_core_news_sm")


@pytest.mark.parametrize("engine", ["spacy", "spacy:", "flair"])
def test_other_engines_are_unknown(engine):
    with pytest.raises(EngineError, match=f"engine='{engine}' is unknown; expected engine='builtin'"):
        recogniser(engine)
