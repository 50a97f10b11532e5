"""Wikitext to text: without templates, pictures, tables, references and the sections that list sources."""

from __future__ import annotations

import re

from analysis.corpus.dates import parse_date

_NO_TEXT = ("datei:", "file:", "bild:", "image:", "kategorie:", "category:", "media:")
_LISTS = {"quellen", "quelle", "einzelnachweise", "weblinks", "themenverwandte artikel", "referenzen"}
_HEADING = re.compile(r"^(={1,6})[ \t]*(.+?)[ \t]*={1,6}[ \t]*$")
_DATE_TEMPLATES = ("datum", "date")
# The line a report opens with: "Talheim (Deutschland), 12.05.2025 – Der Rat …".
_DATELINE = re.compile(r"([0-9]{1,2}\.\s?(?:[0-9]{1,2}\.|[^\W\d_]{3,9})\s?[0-9]{4})\s*[–—:-]")
_DATELINE_WITHIN = 200


def plain(wikitext: str) -> str:
    r"""What a reader sees of an article, a paragraph after the other.

    >>> plain("Der [[Rat der Stadt|Rat]] '''tagt'''.{{Quelle|nna}}\n\n== Quellen ==\n* nna")
    'Der Rat tagt.'
    """
    import mwparserfromhell

    code = mwparserfromhell.parse(_without_lists(wikitext))
    for link in code.filter_wikilinks():
        if str(link.title).strip().lstrip(":").casefold().startswith(_NO_TEXT):
            _remove(code, link)
    for tag in code.filter_tags(matches=lambda node: str(node.tag).casefold() in ("ref", "table", "gallery")):
        _remove(code, tag)
    text = str(code.strip_code(normalize=True, collapse=True))
    paragraphs = (re.sub(r"\s+", " ", paragraph).strip() for paragraph in re.split(r"\n\s*\n", text))
    return "\n\n".join(filter(None, paragraphs))


def date_of(wikitext: str, text: str) -> tuple[str | None, str | None]:
    """The date of an article, and where it stands: in the template ``{{Datum|…}}`` or in the line it opens with.

    >>> date_of("{{Datum|12.05.2025}} Der Rat tagt.", "Der Rat tagt.")
    ('12.05.2025', 'template')
    """
    import mwparserfromhell

    for template in mwparserfromhell.parse(wikitext).filter_templates():
        if str(template.name).strip().casefold() in _DATE_TEMPLATES and template.params:
            values = [str(parameter.value).strip() for parameter in template.params]
            for written in (values[0], ".".join(values[:3])):
                if parse_date(written):
                    return written, "template"
    opening = _DATELINE.search(text[:_DATELINE_WITHIN])
    if opening and parse_date(opening[1]):
        return opening[1], "text"
    return None, None


def _remove(code: object, node: object) -> None:
    try:
        code.remove(node)  # type: ignore[attr-defined]
    except ValueError:
        return  # it went with what held it


def _without_lists(wikitext: str) -> str:
    """Without sections that list sources; headings and items of lists become paragraphs of their own."""
    lines: list[str] = []
    dropped = 0
    for line in wikitext.split("\n"):
        heading = _HEADING.match(line)
        if heading:
            level = len(heading[1])
            if not dropped or level <= dropped:
                dropped = level if heading[2].casefold() in _LISTS else 0
        if not dropped:
            lines.append(f"\n{heading[2]}\n" if heading else f"\n{line}" if line[:1] in ("*", "#", ":", ";") else line)
    return "\n".join(lines)
