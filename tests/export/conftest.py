"""Helpers for exports: an analysis of invented texts, and writing it in every form."""

from __future__ import annotations

import pandas as pd
import pytest

import analysis as an
from analysis.result import TABLES

FORMS = ("csv", "xlsx", "jsonl", "parquet")
TEXT = "„Das Bad bleibt offen“, sagte Anna Abel. „Wir zahlen 🙂 gern“, sagte sie, „und sofort.“"


def exported(result, form, place, **options):
    """Write the result in a form; where it lies."""
    target = place / ("result.xlsx" if form == "xlsx" else form)
    return getattr(result, f"to_{form}")(target, **options)


def check_same(one, other):
    """Every table, its dtypes included, and the provenance are the same."""
    for name in TABLES:
        pd.testing.assert_frame_equal(getattr(one, name), getattr(other, name))
    assert one.provenance == other.provenance


@pytest.fixture
def result():
    """Two articles, one with metadata of all sorts."""
    articles = pd.DataFrame(
        {
            "article_id": ["a", "b"],
            "title": ["=1+1", None],
            "date": ["2025-05-01T10:30:00", None],
            "text": [TEXT, "-2+3 sind eins. „Ja“, sagte Ole Brandt."],
            "Seite": ["007", None],
        }
    )
    return an.analyse(articles, voices="rules")
