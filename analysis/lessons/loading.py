"""The exercises of a lesson, read from its data file (TOML)."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from importlib.resources import files
from typing import Any

from analysis.lessons.exercises import Exercise, Item, Labels, Names, Pattern, Sentence, Share, Slip
from analysis.lessons.wording import Text


def load(name: str) -> dict[str, Exercise]:
    """The exercises in ``analysis/lessons/NAME.toml`` by number, in the order of the file.

    Mistakes that several exercises share stand once, under ``[common.NAME]``; an exercise names them with
    ``common = "NAME"`` and gives its own example.
    """
    source = files("analysis.lessons").joinpath(f"{name}.toml")
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    common = data.get("common", {})
    return {number: _KINDS[one["kind"]](one, common) for number, one in data["exercise"].items()}


def _text(one: Mapping[str, Any]) -> Text:
    return Text(one["de"], one["en"])


def _patterns(entries: list[dict[str, Any]], common: Mapping[str, Any]) -> tuple[Pattern, ...]:
    merged = [common.get(entry.get("common", ""), {}) | entry for entry in entries]
    return tuple(Pattern(one["pattern"], _text(one), one["example"]) for one in merged)


def _sentence(one: Mapping[str, Any], common: Mapping[str, Any]) -> Sentence:
    mistakes = _patterns(one.get("mistake", []), common)
    return Sentence(tuple(one["accepted"]), _text(one["praise"]), mistakes, _patterns(one.get("note", []), common))


def _labels(one: Mapping[str, Any], _: Mapping[str, Any]) -> Labels:
    items = {
        name: Item(item["right"], _text(item), {label: _text(says) for label, says in item.get("wrong", {}).items()})
        for name, item in one["item"].items()
    }
    labels = {label: _text(text) for label, text in one["label"].items()}
    spellings = {label: tuple(text.get("also", ())) for label, text in one["label"].items()}
    return Labels(labels, items, _text(one["praise"]), spellings)


def _names(one: Mapping[str, Any], _: Mapping[str, Any]) -> Names:
    wrong = {name: _text(says) for name, says in one.get("wrong", {}).items()}
    return Names(tuple(one["right"]), _text(one["praise"]), wrong)


def _share(one: Mapping[str, Any], _: Mapping[str, Any]) -> Share:
    slips = tuple(Slip(slip["value"], _text(slip)) for slip in one.get("slip", []))
    return Share(one["value"], _text(one["praise"]), slips)


_KINDS: dict[str, Callable[[Mapping[str, Any], Mapping[str, Any]], Exercise]] = {
    "sentence": _sentence,
    "labels": _labels,
    "names": _names,
    "share": _share,
}
