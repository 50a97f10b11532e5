"""Who finds names: the bundled network, or any installed spaCy pipeline."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cache, partial
from importlib.metadata import version
from typing import Any

from analysis.actors.recognition import Found, recognise
from analysis.language.reading import Reading

BUILTIN = "builtin"
# Finds the names in some texts.
Recogniser = Callable[[list[Reading]], list[list[Found]]]
_PREFIX = "spacy:"
_LABELS = {
    **dict.fromkeys(("PER", "PERSON"), "PER"),
    **dict.fromkeys(("LOC", "GPE", "FAC"), "LOC"),
    "ORG": "ORG",
}


class EngineError(ValueError):
    """The engine that was asked for is unknown or not installed."""


def recogniser(engine: str) -> Recogniser:
    """The recogniser of this name: "builtin" or "spacy:NAME" with an installed pipeline or a folder of one.

    Raises
    ------
    EngineError
        The name is another one, or spaCy or the pipeline is not installed.
    """
    if engine == BUILTIN:
        return recognise
    name = engine.removeprefix(_PREFIX)
    if name == engine or not name:
        message = (
            f"engine={engine!r} is unknown; expected engine='builtin' or engine='spacy:de_core_news_sm', or alike."
        )
        raise EngineError(message)
    return partial(_recognise, _pipeline(name))


def pipeline_facts(engine: str) -> list[Any]:
    """What tells one version of a spaCy engine from another: versions, and size and time of each of its files.

    Raises
    ------
    EngineError
        As for ``recogniser``.
    """
    recogniser(engine)
    pipeline = _pipeline(engine.removeprefix(_PREFIX))
    inside = sorted(path for path in pipeline.path.rglob("*") if path.is_file()) if pipeline.path else []
    files = [(path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in inside]
    return [pipeline.meta.get("spacy_version"), version("spacy"), pipeline.meta.get("version"), files]


@cache
def _pipeline(name: str) -> Any:
    try:
        import spacy
    except ImportError as error:
        message = f"engine='spacy:{name}' needs spaCy, which is not installed: pip install 'redeanteil[spacy]'"
        raise EngineError(message) from error
    try:
        pipeline = spacy.load(name)
    except OSError as error:
        message = f"spaCy has no pipeline {name!r} here. Install it with: python -m spacy download {name}"
        raise EngineError(message) from error
    if not {"ner", "entity_ruler", "span_ruler"} & set(pipeline.pipe_names):
        message = f"The spaCy pipeline {name!r} finds no names; it has {', '.join(pipeline.pipe_names) or 'no parts'}."
        raise EngineError(message)
    return pipeline


def _recognise(pipeline: Any, readings: list[Reading]) -> list[list[Found]]:
    pipeline.max_length = max([pipeline.max_length, *(len(reading.text) + 1 for reading in readings)])
    found = []
    for reading in readings:
        document = pipeline(reading.text) if reading.text.strip() else None
        names = [_found(reading, one) for one in document.ents] if document is not None else []
        found.append([one for one in names if one is not None])
    return found


def _found(reading: Reading, entity: Any) -> Found | None:
    """A name of spaCy's by the kit's tokens; one that is the first part of a token is a part ("EU-Kommission")."""
    start, end = entity.start_char, entity.end_char
    first, last = reading.tokens_touching(start, end)
    if first == last:
        return None
    label = _LABELS.get(entity.label_, "MISC")
    inside = reading.tokens[first].start == start and end < reading.tokens[last - 1].end and last - first == 1
    return Found(first, last, label, "part" if inside else "name", math.nan)
