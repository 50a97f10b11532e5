"""The header of a TEI file: where the article is from, who speaks in it, what the categories mean."""

from __future__ import annotations

from typing import Any

from analysis import __version__
from analysis.export.article_files import given
from analysis.export.tei_words import element, written
from analysis.tables import MEDIA, QUOTE_TYPES

_KINDS = {"organisation": ("org", "orgName"), "group": ("personGrp", "name")}
_MEANINGS = {"st": "speech or thought", "sw": "speech or writing", "tw": "thought or writing"}


class Speakers:
    """Who speaks in an article, each with an xml:id: entities, and those whom the text describes."""

    def __init__(self, quotes: list[Any], entities: dict[str, Any]) -> None:
        self._ids: dict[tuple[str | None, str], str] = {}
        self._rows: dict[str, tuple[Any, Any]] = {}
        for row in quotes:
            if (key := _key(row)) is not None and key not in self._ids:
                self._ids[key] = f"s{len(self._ids) + 1}"
                self._rows[self._ids[key]] = (row, entities.get(str(key[0])))

    def who(self, row: Any) -> str | None:
        """The pointer to the speaker of a quotation."""
        key = _key(row)
        return None if key is None else f"#{self._ids[key]}"

    def described(self) -> str:
        """``particDesc`` with a person, group or organisation for each."""
        made = [_participant(name, row, entity) for name, (row, entity) in self._rows.items()]
        return element("particDesc", made or [element("p", ["Nobody is named."])])


def header(article: Any, speakers: Speakers) -> str:
    """``teiHeader`` of an article."""
    title = element("titleStmt", [element("title", [written(str(given(article.title) or article.article_id))])])
    published = element("publicationStmt", [element("p", ["Annotated for study; rights stay with the source."])])
    file = element("fileDesc", [title, published, element("sourceDesc", [_source(article)])])
    application = element("application", [element("label", ["Redeanteil"])], ident="redeanteil", version=__version__)
    taxonomy = element("taxonomy", [_category(name) for name in (*QUOTE_TYPES, *MEDIA)])
    encoded = element("encodingDesc", [element("appInfo", [application]), element("classDecl", [taxonomy])])
    return element("teiHeader", [file, encoded, element("profileDesc", [speakers.described()])])


def _source(article: Any) -> str:
    date = given(article.date)
    made = [
        element(name, [written(str(value))])
        for name, value in (("title", article.title), ("author", article.author), ("publisher", article.outlet))
        if given(value) is not None
    ]
    if date is not None:
        made.append(element("date", when=date.date().isoformat()))
    if given(article.url) is not None:
        made.append(element("ref", target="".join(str(article.url).split())))
    return element("bibl", [*made, element("idno", [written(str(article.article_id))], type="article_id")])


def _category(name: str) -> str:
    meaning = _MEANINGS.get(name, name.replace("_", " "))
    return element("category", [element("catDesc", [meaning])], **{"xml:id": name})


def _key(row: Any) -> tuple[str | None, str] | None:
    speaker, entity = given(row.speaker), given(row.speaker_id)
    return None if speaker is None else (entity, str(entity or speaker))


def _participant(name: str, row: Any, entity: Any) -> str:
    outer, inner = _KINDS.get(str(given(row.speaker_kind)), ("person", "persName"))
    made = [element(inner, [written(str(row.speaker))])]
    if entity is not None and entity.gender != "unknown" and outer == "person":
        made.append(element("gender", value=entity.gender))
    if given(row.speaker_id) is not None:
        made.append(element("idno", [written(str(row.speaker_id))], type="entity_id"))
    return element(outer, made, **{"xml:id": name})
