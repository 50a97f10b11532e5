from __future__ import annotations

import re

from analysis import tables
from analysis.explore.wording import WORDING


def test_both_languages_say_the_same_things():
    assert WORDING["en"].keys() == WORDING["de"].keys()


def test_places_to_fill_are_the_same():
    for key, english in WORDING["en"].items():
        assert re.findall(r"\{\w+\}", english) == re.findall(r"\{\w+\}", WORDING["de"][key]), key


def test_every_value_of_the_tables_has_words():
    values = {
        "type": tables.QUOTE_TYPES, "stance": tables.STANCES, "how": tables.SPEAKER_HOW, "marked": tables.MARKED_KINDS,
        "medium": set(tables.MEDIA) - {"speech"}, "omitted": tables.TABLES["omitted"]["kind"].allowed,
        "decided": tables.TABLES["quotes"]["decided_by"].allowed,
    }  # fmt: skip
    lacking = [
        f"{kind}_{value}"
        for kind, allowed in values.items()
        for value in allowed
        if f"{kind}_{value}" not in WORDING["en"]
    ]
    assert lacking == []
