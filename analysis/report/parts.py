"""What the report tells of: one part per collection of articles, analysed by itself."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.options import COUNTED, VOICES
from analysis.report.page import show, table_html
from analysis.report.wording import plain

if TYPE_CHECKING:
    import pandas as pd

    from analysis.pipeline import Analysis

_SHOWN = 100
"""Problems of a corpus that cannot be used, on the page; all are handed on."""


@dataclass(frozen=True)
class Part:
    """One collection: its name on the page, its anchor there, its analysis, and the page's language and colours.

    ``n_unsure`` quotations were found and left out, as their confidence is too low.
    """

    name: str
    anchor: str
    result: Analysis
    language: str
    colours: Mapping[str, str] = field(default_factory=dict)
    n_unsure: int = 0

    @cached_property
    def density(self) -> pd.Series:
        """The row of ``measures.quote_density`` for all articles together."""
        import pandas as pd

        from analysis import measures

        tables = self.result
        table = measures.quote_density(tables.sentences, tables.quotes, tables.articles, by=None)
        return table.iloc[0] if len(table) else pd.Series(0, index=table.columns)

    @property
    def by(self) -> str | None:
        """What to compare: outlets, if there are several."""
        return "outlet" if len(self.result.articles["outlet"].unique()) > 1 else None


def load_parts(
    paths: Iterable[str | Path],
    language: str = "en",
    options: Mapping[str, Any] | None = None,
    voices: str = VOICES[0],
    min_confidence: float | None = None,
    keep: bool = False,
    copies: str = COUNTED[-1],
) -> list[Part]:
    """Read and analyse: each folder is a part of its own; single files make one part together.

    ``options`` are those of ``load_corpus``, ``voices`` and ``keep`` those of ``analyse``, ``min_confidence`` and
    ``copies`` those of ``Analysis.filter``; they hold for each part. A CorpusError says what cannot be read.
    """
    from analysis.charts import speaker_colours
    from analysis.corpus import load_corpus
    from analysis.pipeline import analyse

    with _licence_on_the_page(), _problems_on_the_page(language):
        found = [
            (
                _name(group, language),
                analyse(load_corpus(group, **(options or {})), voices=voices, keep=keep, progress=False),
            )
            for group in _groups(map(Path, paths))
        ]
    chosen = [(name, result.filter(copies=copies)) for name, result in found]
    counted = [(name, result.filter(min_confidence=min_confidence), len(result.quotes)) for name, result in chosen]
    colours = _colours([speaker_colours(result.quotes) for _, result, _ in counted])
    return [
        Part(name, f"part-{number}", result, language, own, n - len(result.quotes))
        for number, ((name, result, n), own) in enumerate(zip(counted, colours, strict=True), start=1)
    ]


@contextmanager
def _licence_on_the_page() -> Iterator[None]:
    """The page names the licence of the weights itself; nothing is said above it."""
    log = logging.getLogger("redeanteil")
    level = log.level
    log.setLevel(logging.ERROR)
    try:
        yield
    finally:
        log.setLevel(level)


@contextmanager
def _problems_on_the_page(language: str) -> Iterator[None]:
    """Where a corpus cannot be used, its problems are shown above the error, and handed to whom runs the notebook."""
    from analysis.corpus import CorpusError

    try:
        yield
    except CorpusError as error:
        if error.problems is not None and len(error.problems):
            rows = error.problems.astype(object).where(error.problems.notna(), None)
            labels = {name: plain(language, f"column_{name}") for name in ("source", "stage", "problem", "hint")}
            show(table_html(rows.head(_SHOWN), labels), problems=rows.to_dict("records"))
        raise


def _colours(chosen: Sequence[Mapping[str, str]]) -> list[dict[str, str]]:
    """Colours per part, from those that each part chose for itself: a speaker of an earlier part keeps the colour.

    >>> _colours([{"Abel": "#332288", "Brandt": "#CC6677"}, {"Brandt": "#332288", "Celik": "#CC6677"}])[1]
    {'Brandt': '#CC6677', 'Celik': '#332288'}
    """
    from analysis.charts.colours import FURTHER

    known: dict[str, str] = {}
    parts = []
    for own in chosen:
        coloured = [name for name, colour in own.items() if colour != FURTHER]
        kept = {name: known[name] for name in coloured if name in known}
        free = [own[name] for name in coloured if own[name] not in kept.values()]
        new = dict(zip([name for name in coloured if name not in kept], free, strict=False))
        parts.append({name: kept.get(name, new.get(name, FURTHER)) for name in own})
        known |= new
    return parts


def _groups(paths: Iterable[Path]) -> list[list[str | Path]]:
    """The paths of each part; the files' part stands where the first file was named."""
    groups: list[list[str | Path]] = []
    files: list[str | Path] = []
    for path in paths:
        if path.is_dir():
            groups.append([path])
            continue
        if not files:
            groups.append(files)
        files.append(path)
    return groups


def _name(group: list[str | Path], language: str) -> str:
    """What a part is called: never by the path that leads to it, which is nobody's business."""
    from analysis.samples import sample

    if len(group) > 1:
        return plain(language, "file", n=len(group))
    path = Path(group[0])
    for name in ("founding", "teaching"):
        if path.resolve() == sample(name).resolve():
            return plain(language, f"sample_{name}")
    return path.resolve().name or "/"
