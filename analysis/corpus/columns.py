"""Names of columns and metadata keys, German and English, and the column of the articles table they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from analysis.corpus.values import without_forbidden

_NAMES = {
    "article_id": "article_id id artikel_id artikelid articleid doc_id docid dokument_id",
    "title": "title titel überschrift ueberschrift headline head schlagzeile hauptzeile haupttitel",
    "lead": "lead vorspann teaser untertitel unterzeile subtitle subline subhead anreißer abstract description",
    "outlet": "outlet quelle zeitung medium medium_name medienname publikation publication blatt newspaper source",
    "author": "author authors autor autorin autoren autor_in byline verfasser verfasserin creator",
    "date": "date datum erscheinungsdatum erscheinungstag veröffentlicht veröffentlicht_am published published_at "
    "publication_date publish_date pub_date date_publish datetime timestamp pubtime",
    "url": "url link permalink adresse webadresse article_link",
    "event": "event ereignis anlass",
    "language": "language sprache lang",
    "text": "text inhalt content body volltext artikeltext article_text fulltext full_text maintext artikel beitrag",
}
_COLUMN_OF = {name: column for column, names in _NAMES.items() for name in names.split()}
# Filled by the kit alone; a column of that name in the input keeps its values under another name.
_OURS = ("source", "duplicate_of")


def column_of(name: str) -> str | None:
    """The column of the articles table that a name of the input stands for, or None.

    >>> column_of("Überschrift"), column_of("medium-name"), column_of("Seite")
    ('title', 'outlet', None)
    """
    return _COLUMN_OF.get(re.sub(r"[\W_]+", "_", name.strip().casefold()).strip("_"))


def map_columns(names: Iterable[str], *, taken: tuple[str, ...] = ()) -> dict[str, str]:
    """Every name of the input with the column it goes to; no two go to the same.

    A name that is a column's own wins over another word for it. What finds its column taken, or would hide one that
    the kit fills, is kept under its own name (with ``_input`` where that name is not free).

    >>> map_columns(["Titel", "title", "source", "Seite"])
    {'title': 'title', 'source': 'outlet', 'Titel': 'Titel', 'Seite': 'Seite'}
    """
    used, result = set(taken), {}
    ordered = sorted(names, key=lambda name: column_of(name) != name)
    known = {name: column_of(name) for name in ordered}
    for name in (name for name in ordered if known[name]):
        column = known[name]
        if column and column not in used:
            used.add(column)
            result[name] = column
    for name in (name for name in ordered if name not in result):
        result[name] = _free(name, used)
        used.add(result[name])
    return result


def _free(name: str, used: set[str]) -> str:
    new = without_forbidden(name.strip())[0] or "unnamed"
    while new in used or new in _NAMES or new in _OURS:
        new += "_input"
    return new


def rename(values: Mapping[str, str | None], columns: Mapping[str, str]) -> dict[str, str]:
    """The values under the names of the articles table, without those that are missing."""
    return {columns[name]: value for name, value in values.items() if value is not None}
