"""The command ``redeanteil export``."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from analysis.cli_words import DONE, NOT_READ, complain, counted

FORMS = {
    "xlsx": "one Excel file",
    "csv": "a folder of CSV files",
    "jsonl": "a folder of JSON Lines",
    "parquet": "a folder of Parquet files",
    "cas": "UIMA CAS for INCEpTION, a file per article",
    "tei": "TEI, a file per article",
}
_TEXTS = ("cas", "tei")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What can be said after ``redeanteil export``."""
    told = (
        "what `redeanteil analyse --out` wrote: a folder of tables (or what was exported before, unless as cas or tei)"
    )
    parser.add_argument("result", type=Path, metavar="RESULT", help=told)
    told = "; ".join(f"{form}: {meaning}" for form, meaning in FORMS.items())
    parser.add_argument("--to", required=True, choices=FORMS, metavar="FORM", help=told)
    parser.add_argument("--out", required=True, type=Path, metavar="PATH", help="the folder, or the .xlsx file")
    told = "leave out every text, headline and passage: counts, offsets, hashes and names stay, to share the result"
    parser.add_argument("--without-text", action="store_true", help=told)
    told = "with --without-text: numbers instead of names of persons and organisations"
    parser.add_argument("--without-names", action="store_true", help=told)
    told = "only these tables, with commas: quotes,entities (default: all)"
    parser.add_argument("--tables", metavar="NAMES", help=told)
    told = "what stands between cells of CSV: , (default) or ; as a German Excel wants it"
    parser.add_argument("--separator", choices=(",", ";"), help=told)


def export(arguments: argparse.Namespace) -> int:
    """Open a result and write it in another form."""
    from analysis.chunks.store import ChunksError
    from analysis.export import ExportError
    from analysis.result import open_analysis

    if complaint := _wrongly_asked(arguments):
        return complain(complaint, NOT_READ)
    try:
        result = open_analysis(arguments.result)
        written = getattr(result, f"to_{arguments.to}")(arguments.out, **_options(arguments))
    except (ExportError, ChunksError) as error:
        return complain(str(error), NOT_READ)
    print(f"{counted(len(result.articles), 'article')}, {counted(len(result.quotes), 'quotation')} in {written}")
    return DONE


def _options(arguments: argparse.Namespace) -> dict[str, Any]:
    if arguments.to in _TEXTS:
        return {}
    options: dict[str, Any] = {"without_text": arguments.without_text, "names": not arguments.without_names}
    if arguments.tables:
        options["tables"] = [name.strip() for name in arguments.tables.split(",")]
    return options | ({"separator": arguments.separator} if arguments.separator else {})


def _wrongly_asked(arguments: argparse.Namespace) -> str:
    """What is wrong with the options, before anything is read; empty if nothing is."""
    form = arguments.to
    if form in _TEXTS and arguments.without_text:
        return f"--without-text: {form} is text with annotations. Try --to csv, xlsx, jsonl or parquet."
    if form in _TEXTS and arguments.tables:
        return f"--tables: {form} has a file per article, no tables. Leave it out, or try --to csv."
    if arguments.without_names and not arguments.without_text:
        return "--without-names goes with --without-text: texts are full of names. Add --without-text."
    if arguments.separator and form != "csv":
        return f"--separator is for --to csv; {form} has none."
    if not arguments.result.exists():
        return f"{arguments.result} is not there; expected a folder that `redeanteil analyse --out` wrote."
    if arguments.out.resolve() == arguments.result.resolve():
        return f"--out {arguments.out} is the result itself; name another place."
    return ""
