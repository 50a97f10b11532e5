"""What the report notebook shows, one function a section; each takes parts and displays.

Every section says so where it has nothing to show, and none fails for want of metadata.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.charts.wording import limit, number, percent
from analysis.copies import n_copies
from analysis.corpus.guessed_dates import guessed_dates
from analysis.corrections.history import summed
from analysis.explore.wording import long_date
from analysis.options import COPIES, COPIES_LEFT_OUT, MIN_CONFIDENCE
from analysis.report.narration import entities, frames, scare_quotes, sentence_length
from analysis.report.page import CONTENTS_HERE, figures, paragraph, show, show_heading, table_html
from analysis.report.parts import Part, load_parts
from analysis.report.speech import cues, density, quotations, reader, voices
from analysis.report.wording import counted, plain, say

__all__ = [
    "cues",
    "data",
    "density",
    "entities",
    "frames",
    "load_parts",
    "masthead",
    "method",
    "opening",
    "problems",
    "quotations",
    "reader",
    "scare_quotes",
    "sentence_length",
    "voices",
]


def masthead(parts: Sequence[Part], title: str | None = None) -> None:
    """Headline, the report in a sentence, key figures, and the place of the table of contents."""
    language = parts[0].language
    headline = title or plain(language, "title")
    html = (
        f"{paragraph(say(language, 'kicker'), 'kicker')}<h1>{_escaped(headline)}</h1>"
        f"{paragraph(_glance(parts, language), 'standfirst')}{_key_figures(parts, language)}{CONTENTS_HERE}"
    )
    show(html, language=language, title=headline, contents=plain(language, "contents"))


def data(parts: Sequence[Part]) -> None:
    """What the data are: one row per part, and what to know before reading on."""
    language = parts[0].language
    show_heading(plain(language, "data"), "data")
    n_articles = sum(len(part.result.articles) for part in parts)
    lead = say(
        language, "data_one" if len(parts) == 1 else "data_read",
        articles=counted(language, n_articles, "article", "articles"),
    )  # fmt: skip
    rows = pd.DataFrame([_facts(part) for part in parts])
    keys = ("articles", "words", "quotations", "problems")
    labels = {key: _as_head(plain(language, key)) for key in ("collection", "outlets", "period", *keys)}
    show(paragraph(lead) + table_html(rows, labels, numbers=keys) + _remarks(parts, language))


def opening(part: Part) -> None:
    """The part's heading and what it holds, in a line."""
    language, tables = part.language, part.result
    show_heading(part.name, part.anchor)
    lead = say(
        language, "part_lead",
        articles=counted(language, len(tables.articles), "article", "articles"),
        words=counted(language, int(tables.sentences["n_words"].sum()), "word", "words"),
        quotations=counted(language, len(tables.quotes), "quotation", "quotations"),
    )  # fmt: skip
    outlets = _outlets(part)
    show(paragraph(f"{lead} {say(language, 'part_outlets', outlets=outlets)}" if outlets else lead, "standfirst"))


def problems(parts: Sequence[Part]) -> None:
    """Everything that could not be read, or not fully."""
    language = parts[0].language
    show_heading(plain(language, "problems_title"), "problems")
    rows = pd.concat([part.result.problems.assign(collection=part.name) for part in parts], ignore_index=True)
    if rows.empty:
        show(paragraph(say(language, "problems_none")))
        return
    names = ("collection", "source", "stage", "problem", "hint")
    labels = {name: plain(language, f"column_{name}") for name in names[len(parts) == 1 :]}
    total = counted(language, len(rows), "problem", "problems")
    show(paragraph(say(language, "problems_read", problems=total)) + table_html(rows, labels))


def method(parts: Sequence[Part]) -> None:
    """How the figures were made, by which versions and under which licences, and what they cannot tell."""
    language, made = parts[0].language, parts[0].result.provenance
    show_heading(plain(language, "method_title"), "method")
    version, voices_, engine = (str(made.get(key, "–")) for key in ("kit_version", "voices", "engine"))
    text = say(language, "method_made", version=version, voices=voices_, engine=engine)
    models = [made_by["licence"] for made_by in made.get("models", [])]
    decided = say(language, "method_model", licence=models[0]) if models else say(language, "method_rules")
    keys = ("method_words", "method_unknown", "method_shares", "method_persons", "method_repeat")
    prose = paragraph(f"{text} {decided}") + "".join(paragraph(say(language, key)) for key in keys)
    rows = [
        ("method_kit", version),
        ("method_schema", str(made.get("schema_version", "–"))),
        ("method_voices", voices_),
        ("method_engine", engine),
        ("method_licences", _listed(made.get("licences"))),
    ]
    facts = [{"item": plain(language, key), "value": value} for key, value in rows] + [
        {
            "item": plain(language, "method_hash", name=part.name),
            "value": str(part.result.provenance.get("corpus_hash", "–")),
        }
        for part in parts
    ]
    labels = {"item": plain(language, "method_item"), "value": plain(language, "method_value")}
    show(prose + _corrected(parts) + table_html(pd.DataFrame(facts), labels, codes=("value",)))


def _corrected(parts: Sequence[Part]) -> str:
    """How many corrections took effect, whose, and when they were made; nothing where there are none."""
    language = parts[0].language
    made = summed([one for part in parts if (one := part.result.provenance.get("corrections"))])
    if made is None or not made["n"]:
        return ""
    who = ", ".join(made["who"]) or plain(language, "corrected_somebody")
    days = pd.to_datetime(pd.Series([made["first"], made["last"]], dtype="str").str[:10], errors="coerce").dropna()
    n_void = made["n"] - made["n_applied"]
    text = say(
        language, "corrected",
        corrections=counted(language, made["n_applied"], "correction", "corrections"),
        who=who if days.empty else f"{who}, {_period(days, language)}",
        void=plain(language, "corrected_void", n=number(n_void, language)) if n_void else "",
    )  # fmt: skip
    return paragraph(text)


def _glance(parts: Sequence[Part], language: str) -> str:
    totals = _totals(parts)
    articles = counted(language, totals["articles"], "article", "articles")
    words = counted(language, totals["words"], "word", "words")
    if not totals["quotations"] or not totals["words"]:
        return say(language, "glance_none", articles=articles, words=words)
    return say(
        language, "glance", articles=articles, words=words,
        quotations=counted(language, totals["quotations"], "quotation", "quotations"),
        all=percent(totals["quoted"] / totals["words"], language),
        direct=percent(totals["direct"] / totals["words"], language),
    )  # fmt: skip


def _totals(parts: Sequence[Part]) -> dict[str, int]:
    return {
        "articles": sum(len(part.result.articles) for part in parts),
        "words": sum(int(part.density["n_words"]) for part in parts),
        "quotations": sum(len(part.result.quotes) for part in parts),
        "quoted": sum(int(part.density["n_words_quoted"]) for part in parts),
        "direct": sum(int(part.density["n_words_direct"]) for part in parts),
    }


def _key_figures(parts: Sequence[Part], language: str) -> str:
    totals = _totals(parts)
    outlets = pd.concat([part.result.articles["outlet"] for part in parts]).nunique()
    named = pd.concat([part.result.quotes for part in parts]).dropna(subset=["speaker"])
    speakers = named.loc[named["speaker_kind"] != "anonymous", "speaker"].nunique()
    pairs = [
        ("article" if totals["articles"] == 1 else "articles", number(totals["articles"], language)),
        *([("outlet" if outlets == 1 else "outlets", number(outlets, language))] if outlets else []),
        ("quotation" if totals["quotations"] == 1 else "quotations", number(totals["quotations"], language)),
        *([("speakers", number(speakers, language))] if speakers else []),
    ]
    if totals["words"]:
        pairs.append(("share_quoted", percent(totals["quoted"] / totals["words"], language)))
    return figures([(plain(language, key), value) for key, value in pairs])


def _facts(part: Part) -> dict[str, str]:
    language, tables = part.language, part.result
    counts = {
        "articles": len(tables.articles),
        "words": int(tables.sentences["n_words"].sum()),
        "quotations": len(tables.quotes),
        "problems": len(tables.problems),
    }
    return {
        "collection": part.name,
        "outlets": _outlets(part) or plain(language, "not_given"),
        "period": _period(tables.articles["date"].dropna(), language),
        **{key: number(count, language) for key, count in counts.items()},
    }


def _outlets(part: Part, shown: int = 6) -> str:
    outlets = part.result.articles["outlet"].value_counts().sort_index().sort_values(ascending=False, kind="stable")
    names = [f"{name} ({n})" for name, n in outlets.items()]
    return ", ".join(names[:shown]) + (f" … +{len(names) - shown}" if len(names) > shown else "")


def _period(dates: pd.Series, language: str) -> str:
    if dates.empty:
        return plain(language, "not_given")
    first, last = (long_date(date.year, date.month, date.day, language) for date in (dates.min(), dates.max()))
    return first if first == last else plain(language, "to", first=first, last=last)


def _remarks(parts: Sequence[Part], language: str) -> str:
    """What somebody must know before comparing: missing outlets, doubles, what counts nowhere, other languages."""
    articles = pd.concat([part.result.articles for part in parts], ignore_index=True)
    remarks = []
    lacking = sum(int(part.result.articles["outlet"].isna().sum()) for part in parts if part.by)
    doubles = sum(n_copies(part.result.articles) for part in parts)
    made = [part.result.provenance for part in parts]
    if lacking:
        remarks.append(("data_no_outlet", {"articles": counted(language, lacking, "article", "articles")}))
    if COPIES in made[0]:
        gone = counted(language, sum(one[COPIES_LEFT_OUT] for one in made), "article", "articles")
        remarks.append((f"data_copies_{made[0][COPIES]}", {"articles": gone}))
    if doubles:
        remarks.append(("data_duplicates", {"articles": counted(language, doubles, "article", "articles")}))
    if guessed := sum(guessed_dates(articles).values()):
        remarks.append(("data_guessed_dates", {"articles": counted(language, guessed, "article", "articles")}))
    reported = sum(int(part.result.quotes["type"].eq("reported").sum()) for part in parts)
    if reported:
        remarks.append(("data_reported", {"quotations": counted(language, reported, "quotation", "quotations")}))
    least = made[0].get(MIN_CONFIDENCE)
    if least is not None:
        unsure = counted(language, sum(part.n_unsure for part in parts), "quotation", "quotations")
        remarks.append(("data_unsure", {"quotations": unsure, "least": limit(least, language)}))
    foreign = articles.loc[articles["language"].notna() & (articles["language"] != "de"), "language"].value_counts()
    if len(foreign):
        remarks.append(("data_languages", {"languages": ", ".join(f"{code} ({n})" for code, n in foreign.items())}))
    return "".join(paragraph(say(language, key, **values), "caveat") for key, values in remarks)


def _listed(licences: object) -> str:
    if isinstance(licences, dict):
        return "; ".join(f"{name}: {licence}" for name, licence in sorted(licences.items()))
    return ", ".join(map(str, licences)) if isinstance(licences, list | tuple) else str(licences or "–")


def _as_head(noun: str) -> str:
    return noun[:1].upper() + noun[1:]


def _escaped(text: str) -> str:
    from html import escape

    return escape(text)
