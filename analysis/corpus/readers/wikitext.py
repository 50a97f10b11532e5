"""Wikitext to text: without templates, pictures, tables, references and the sections that list sources."""

from __future__ import annotations

import re

from analysis.corpus.dates import parse_date
from analysis.corpus.readers.safexml import RefusedError

_NO_TEXT = ("datei:", "file:", "bild:", "image:", "kategorie:", "category:", "media:")
_LISTS = {"quellen", "quelle", "einzelnachweise", "weblinks", "themenverwandte artikel", "referenzen"}
_HEADING = re.compile(r"^(={1,6})[ \t]*(.+?)[ \t]*={1,6}[ \t]*$")
_DATE_TEMPLATES = ("datum", "date")
_HAS_DATE = re.compile(r"\{\{\s*(?:datum|date)\s*\|", re.I)  # to parse a page takes long
# The line a report opens with: "Talheim (Deutschland), 12.05.2025 – Der Rat …".
_DATELINE = re.compile(r"([0-9]{1,2}\.\s?(?:[0-9]{1,2}\.|[^\W\d_]{3,9})\s?[0-9]{4})\s*[–—:-]")
_DATELINE_WITHIN = 200
_MOST_OPEN = 100
_CHECK = "Is this an article? Check the page in the wiki."


def plain(wikitext: str) -> str:
    r"""What a reader sees of an article, a paragraph after the other.

    >>> plain("Der [[Rat der Stadt|Rat]] '''tagt'''.{{Quelle|nna}}\n\n== Quellen ==\n* nna")
    'Der Rat tagt.'
    """
    import mwparserfromhell

    _refuse_tangles(wikitext)
    code = mwparserfromhell.parse(_without_lists(wikitext))
    for link in code.filter_wikilinks():
        if str(link.title).strip().lstrip(":").casefold().startswith(_NO_TEXT):
            link.text = ""
    for tag in code.filter_tags(matches=lambda node: str(node.tag).casefold() in ("ref", "table", "gallery")):
        tag.contents = ""
    text = str(code.strip_code(normalize=True, collapse=True))
    paragraphs = (re.sub(r"\s+", " ", paragraph).strip() for paragraph in re.split(r"\n\s*\n", text))
    return "\n\n".join(filter(None, paragraphs))


def date_of(wikitext: str, text: str) -> tuple[str | None, str | None]:
    """The date of an article, and where it stands: in the template ``{{Datum|…}}`` or in the line it opens with.

    >>> date_of("{{Datum|12.05.2025}} Der Rat tagt.", "Der Rat tagt.")
    ('12.05.2025', 'template')
    """
    import mwparserfromhell

    templates = mwparserfromhell.parse(wikitext).filter_templates() if _HAS_DATE.search(wikitext) else ()
    for template in templates:
        if str(template.name).strip().casefold() in _DATE_TEMPLATES and template.params:
            values = [str(parameter.value).strip() for parameter in template.params]
            for written in (values[0], ".".join(values[:3])):
                if parse_date(written):
                    return written, "template"
    opening = _DATELINE.search(text[:_DATELINE_WITHIN])
    if opening and parse_date(opening[1]):
        return opening[1], "text"
    return None, None


def _refuse_tangles(wikitext: str) -> None:
    """Signs that open and never close make the parser try every way to close them, or crash; no article has so many."""
    for opening, closing in (("[[", "]]"), ("{{", "}}"), ("{|", "|}"), ("<", ">"), ("[", "]")):
        if wikitext.count(opening) - wikitext.count(closing) > _MOST_OPEN:
            problem = f"wikitext with more than {_MOST_OPEN} {opening} that do not close"
            raise RefusedError(problem, _CHECK)
    if any(line.count("=") > _MOST_OPEN for line in wikitext.split("\n") if line.startswith("=")):
        problem = f"wikitext with a heading of more than {_MOST_OPEN} ="
        raise RefusedError(problem, _CHECK)


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
