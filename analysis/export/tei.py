"""An analysis as TEI P5: one file per article, quotations as ``said``, speakers in ``particDesc``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.export.article_files import begin, by_article, file_name, finish, given
from analysis.export.escaping import NOT_IN_XML, Replaced
from analysis.export.tei_header import Speakers, header
from analysis.export.tei_text import body, spans
from analysis.export.tei_words import element

if TYPE_CHECKING:
    from analysis.result import Analysis

FORM = "tei"
OFFSETS = "The text of <ab> is the article's text, sign by sign; offsets are counted in it in code points."


def write(result: Analysis, folder: str | Path) -> Path:
    """Write a .tei.xml file per article: its text, quotations and speakers."""
    place = begin(result, folder, FORM, "tei.xml")
    quotes = by_article(result.quotes)
    entities: dict[str, Any] = {str(row.entity_id): row for row in result.entities.itertuples(index=False)}
    replaced, files = Replaced(NOT_IN_XML), {}
    for article in result.articles.itertuples(index=False):
        name = str(article.article_id)
        files[name] = file_name(name, "tei.xml")
        written = replaced(tei(article, quotes.get(name, []), entities), name)
        (place / files[name]).write_text(written, encoding="utf-8", newline="")
    return finish(result, place, FORM, OFFSETS, files, replaced)


def tei(article: Any, quotes: list[Any], entities: dict[str, Any]) -> str:
    """One article as TEI.

    A quotation is ``<said who= direct= ana= cert=>``, in several pieces chained by ``next`` and ``prev``. One that
    overlaps another without lying in it is a ``<span>`` between two anchors, beside the text. ``n`` is its quote_id.
    """
    speakers = Speakers(quotes, entities)
    inside, beside = body(article.text, quotes, speakers)
    text = element("body", [element("ab", [inside], **{"xml:id": "text", "xml:space": "preserve"})])
    parts = [header(article, speakers), element("text", [text], **{"xml:lang": given(article.language) or "de"})]
    if beside:
        parts.append(element("standOff", [spans(quotes, beside, speakers)]))
    opened = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return opened + element("TEI", ["\n".join(["", *parts, ""])], xmlns="http://www.tei-c.org/ns/1.0") + "\n"
