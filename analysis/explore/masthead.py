"""What stands around an article's text: the head of the page, the choice of speakers, the key to the marks."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.explore.html import escape
from analysis.explore.marks import Readable, of, persons
from analysis.explore.markup import marked_up
from analysis.explore.notes import is_given
from analysis.explore.speakers import NOBODY, Speaker
from analysis.explore.wording import count, long_date, wording
from analysis.tables import QUOTE_TYPES


def head(result: Readable, article: Any, language: str) -> str:
    """Outlet, date, headline, lead and author, as far as they are given; the article_id if all of these lack."""
    words = wording(language)
    kicker = [article.outlet if is_given(article.outlet) else "", _date(article, language)]
    if not any(kicker) and not is_given(article.title):
        kicker = [article.article_id]
    cells = "".join(f"<span>{escape(cell)}</span>" for cell in kicker if cell)
    title = _field(result, article, "title", "ra-title")
    return "".join(
        [
            '<header class="ra-head">',
            f'<p class="ra-kicker">{cells}</p>' if cells else "",
            title or f'<p class="ra-title ra-untitled" role="heading" aria-level="3">{words["untitled"]}</p>',
            _field(result, article, "lead", "ra-lead"),
            f'<p class="ra-author">{words["by"]} {escape(article.author)}</p>' if is_given(article.author) else "",
            "</header>",
        ]
    )


def _date(article: Any, language: str) -> str:
    date = article.date
    return long_date(date.year, date.month, date.day, language) if is_given(date) else ""


def _field(result: Readable, article: Any, field: str, kind: str) -> str:
    """Title or lead, with the persons named in it; nothing if it is not given."""
    text = getattr(article, field)
    if not is_given(text) or not text.strip():
        return ""
    marked = marked_up(text, persons(result, article, field), [(0, len(text))], tag="span")
    # A real heading would enter the notebook's own table of contents.
    role = ' role="heading" aria-level="3"' if field == "title" else ""
    return f'<p class="{kind}"{role}{lang(article)}>{marked}</p>'


def lang(article: Any) -> str:
    """The article's language as an attribute; German unless given."""
    return f' lang="{escape(article.language)}"' if is_given(article.language) else ' lang="de"'


def legend(speakers: list[Speaker], language: str) -> str:
    """The speakers with what they say; choosing one greys out all others."""
    words = wording(language)
    if not speakers:
        return f'<div class="ra-legend"><p>{words["no_quotation"]}</p></div>'
    chips = "".join(_chip(number, speaker, words) for number, speaker in enumerate(speakers))
    # Radio buttons belong together within their form: no identifiers, so two readers on a page never mix.
    # The disabled button keeps the Enter key from sending the form.
    return (
        f'<form class="ra-legend"><button type="submit" disabled hidden></button><p>{words["speakers"]}</p>'
        '<div class="ra-who"><label class="ra-all"><input type="radio" name="who" checked>'
        f"{words['all']}</label>{chips}</div></form>"
    )


def filters(n_speakers: int) -> str:
    """The rules that grey out everyone else: the same for every reader, so two on a page do not disturb each other."""
    rules = "".join(
        f".ra-reader:has(.f{i}:checked) .ra-body,.ra-reader:has(.f{i}:checked) .ra-body .q:not(.s{i})"
        "{background:none;box-shadow:none;text-decoration-color:#dedad0;color:#a19d92}"
        f".ra-reader:has(.f{i}:checked) .ra-body :is(.s{i},.c{i}){{color:#1d1d1b}}"
        for i in range(n_speakers)
    )
    return f"<style>{rules}</style>"


def _chip(number: int, speaker: Speaker, words: dict[str, str]) -> str:
    said = f"{count(speaker.n_quotes, 'quotation', 'quotations', words)}, "
    said += count(speaker.n_words, "word", "words", words)
    name = words["nobody"] if speaker.name == NOBODY else speaker.name
    return (
        f'<label style="--c:{speaker.colour}"><input type="radio" name="who" class="f{number}">'
        f"<span>{escape(name)}</span><small>{said}</small></label>"
    )


def key(result: Readable, article: Any, quotes: pd.DataFrame, words: dict[str, str]) -> str:
    """What the marks mean: those that occur in this article."""
    kinds = set(of(result.marked, article)["kind"])
    signs = [
        *(
            f'<span><span class="q q-{kind}">{words[f"type_{kind}"]}</span></span>'
            for kind in QUOTE_TYPES
            if kind in set(quotes["type"])
        ),
        f'<span class="cue">{words["key_cue"]}</span>' if quotes["cue_spans"].notna().any() else "",
        f'<span class="per">{words["key_person"]}</span>' if any(persons(result, article, "text")) else "",
        f'<span class="m m-scare">{words["key_scare"]}</span>' if "scare" in kinds else "",
        f'<span class="m">{words["key_marked"]}</span>' if kinds - {"scare"} else "",
        f'<span class="om">{words["key_omitted"]}</span>' if len(of(result.omitted, article)) else "",
    ]
    hint = f'<p class="ra-hint">{words["hint"]}</p>' if len(quotes) else ""
    shown = "".join(sign for sign in signs if sign)
    return f'<footer class="ra-key">{hint}<p class="ra-signs">{shown}</p></footer>' if shown else ""
