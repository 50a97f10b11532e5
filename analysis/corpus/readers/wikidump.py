"""Dumps of MediaWiki (such as Wikinews): a page is an article; read as a stream, however long."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO
from urllib.parse import quote

from analysis.corpus.content import beginning
from analysis.corpus.guessed_dates import DATE_FROM, REVISION
from analysis.corpus.readers.safexml import RefusedError, ill_formed, refuse_entities
from analysis.corpus.readers.wikitext import date_of, plain
from analysis.corpus.units import File, Reading, Unit, failed

_REDIRECTS = ("#redirect", "#weiterleitung")


def read_dump(file: File, stream: BinaryIO) -> Iterator[Reading]:
    """A unit per page of the main namespace; redirects and other pages are counted at the end.

    The column ``date_from`` says where a date stands: in a template, in the text, or only in the page's last revision.
    """
    from lxml import etree

    refuse_entities(beginning(stream))
    left_out: Counter[str] = Counter()
    n = 0
    site = {"sitename": "", "base": ""}
    events = etree.iterparse(
        stream, tag=("{*}siteinfo", "{*}page"), resolve_entities=False, no_network=True, remove_comments=True
    )
    try:
        for _, element in events:
            if element.tag.endswith("siteinfo"):
                site = {name: _child(element, name) for name in site}
            else:
                unit = _unit(file, element, site, left_out)
                if unit:
                    n += 1
                    yield Reading([unit])
            _forget(element)
    except etree.XMLSyntaxError as error:
        problem = f"{ill_formed(error)}; it was read up to here"
        raise RefusedError(problem, "Is the dump cut off? Download it again.") from error
    if not n:
        yield Reading([failed(file.name, "no article in this dump", "Does it hold pages of the main namespace?")])
    if left_out:
        counts = ", ".join(f"{n} {what}" for what, n in sorted(left_out.items()))
        yield Reading(guess=f"no articles, and left out: {counts}")


def _unit(file: File, page: Any, site: dict[str, str], left_out: Counter[str]) -> Unit | None:
    title, number, wikitext = _child(page, "title"), _child(page, "id"), _child(page, "text")
    if not (title or number or wikitext):
        return failed(
            f"{file.name}#", "a page without title, number and text", "Is the dump damaged? Download it again."
        )
    if _child(page, "ns") not in ("", "0"):
        left_out["pages of other namespaces"] += 1
        return None
    if page.find("{*}redirect") is not None or wikitext.lstrip()[:20].casefold().startswith(_REDIRECTS):
        left_out["redirects"] += 1
        return None
    source, name = f"{file.name}#{number}", f"{file.stem}-{number}"
    try:
        text = plain(wikitext)
        date, where = date_of(wikitext, text)
    except RefusedError as error:
        return failed(source, error.trouble.problem, error.trouble.hint)
    except Exception as error:  # one page that the parser cannot bear is no reason to lose the others
        return failed(source, f"wikitext that could not be read ({type(error).__name__})", "Check it in the wiki.")
    if not date:
        date, where = _child(page, "timestamp"), REVISION
    fields = {
        "title": title,
        "outlet": site["sitename"],
        "date": date,
        DATE_FROM: where if date else None,
        "url": site["base"].rpartition("/")[0] + "/" + quote(title.replace(" ", "_")) if site["base"] else None,
        "page_id": number,
        "text": text,
    }
    return Unit(source, name, {key: value for key, value in fields.items() if value})


def _child(element: Any, name: str) -> str:
    """The text of the first such element under a page or its revision."""
    found = next(element.iter(f"{{*}}{name}"), None)
    return (found.text or "").strip() if found is not None else ""


def _forget(element: Any) -> None:
    """Frees what was read; without it the whole dump would stay in memory."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
