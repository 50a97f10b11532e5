"""Gold of three kinds in one table: the benchmark's rows, the teaching corpus and its JSON, annotated XML articles.

A user's own coded sample is XML as described in ``data/ANNOTATING.md``.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.evaluation.gold_tables import PERSONS, QUOTES
from analysis.evaluation.markup import AnnotatedArticle, read_markup

Spans = list[list[int]]
Tokens = list[tuple[int, int]]
PART_SPANS = {
    "quote": "spans",
    "speaker": "speaker_spans",
    "cue": "cue_spans",
    "frame": "frame_spans",
    "addressee": "addressee_spans",
}
_TYPES = {
    "Direct": "direct",
    "Indirect": "indirect",
    "FreeIndirect": "free_indirect",
    "IndirectFreeIndirect": "indirect_free_indirect",
    "Reported": "reported",
}
_TOKEN = re.compile(r"\w+|[^\w\s]")
_EXPECTED = (
    "a .jsonl or .jsonl.gz file of the benchmark, "
    "or a folder of annotated .xml articles, or of .json files with their articles beside it"
)


class GoldError(ValueError):
    """The gold is not there, holds no annotation, or does not fit the articles."""


@dataclass(frozen=True)
class Gold:
    """Annotated articles.

    ``articles`` has one row per article (article_id, text, title, group; lead, outlet, half and style where known),
    ``quotes`` one row per annotated quotation (type, medium, the spans of each part, speaker, speaker_kind),
    ``persons`` one per named person (name, gender, actor_type). ``tokens`` are the offsets of the tokens that are
    counted, by article_id; ``parts`` are the parts that this gold annotates at all.
    """

    articles: pd.DataFrame
    quotes: pd.DataFrame
    persons: pd.DataFrame
    tokens: dict[str, Tokens]
    parts: tuple[str, ...] = tuple(PART_SPANS)


def read_gold_table(source: str | Path, articles: str | Path | None = None) -> Gold:
    """Gold from a benchmark file (.jsonl, .jsonl.gz), a folder of annotated .xml articles, or a folder of .json.

    ``articles`` is the folder of the texts that a folder of .json belongs to (default: ``articles`` beside it).

    Raises
    ------
    GoldError
        Nothing is there, nothing in it is annotated, or a line or an article of it is not as it should be.
    MarkupError
        An annotated .xml article is not as ``data/ANNOTATING.md`` wants it.
    """
    path = Path(source)
    if not path.exists():
        message = f"{path} is not there; expected {_EXPECTED}. Is the name right, seen from {Path.cwd()}?"
        raise GoldError(message)
    try:
        return _read(path, Path(articles) if articles else path.parent / "articles")
    except UnicodeDecodeError as error:
        message = f"{path.name} holds text that is not UTF-8 ({error.reason}). Save it as UTF-8 and try again."
        raise GoldError(message) from error
    except (EOFError, gzip.BadGzipFile) as error:
        message = f"{path.name} is no complete gzip file: {error}. Was it cut off, or never compressed?"
        raise GoldError(message) from error


def _read(path: Path, articles: Path) -> Gold:
    if path.is_file() and path.name.endswith((".jsonl", ".jsonl.gz")):
        return _benchmark(path)
    if path.is_file() and path.suffix == ".xml":
        return _marked(_all_coded([read_markup(path)]))
    if path.is_dir():
        if files := sorted(path.glob("*.xml")):
            return _marked(_all_coded([read_markup(file) for file in files]))
        if files := sorted(path.glob("*.json")):
            return _teaching(files, articles)
    message = f"{path.name} holds no annotation; expected {_EXPECTED}."
    raise GoldError(message)


def tokens_of(text: str) -> Tokens:
    """Offsets of the tokens that are counted: words and signs."""
    return [match.span() for match in _TOKEN.finditer(text)]


def _quotes(rows: Iterable[dict[str, Any]]) -> pd.DataFrame:
    table = pd.DataFrame(list(rows), columns=QUOTES.names, dtype=object)
    return table.where(table.notna(), None)


def _benchmark(path: Path) -> Gold:
    held = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    lines = held.decode("utf-8").split("\n")
    documents = [_document(line, f"{path.name}, line {n}") for n, line in enumerate(lines, start=1) if line.strip()]
    if not documents:
        message = f"{path.name} is empty; expected one JSON object per line with name, text, sentences, annotations."
        raise GoldError(message)
    quotes, tokens = [], {}
    for item in documents:
        tokens[item["name"]] = [tuple(token) for sentence in item["sentences"] for token in sentence["tokens"]]
        for annotation in item["annotations"]:
            spans = {name: (annotation.get(part) or {}).get("spans") for part, name in PART_SPANS.items()}
            medium = annotation["medium"].lower() if annotation.get("medium") else None
            quotes.append({"article_id": item["name"], "type": _TYPES[annotation["type"]], "medium": medium, **spans})
    articles = pd.DataFrame(
        {
            "article_id": [item["name"] for item in documents],
            "text": [item["text"] for item in documents],
            "title": [item.get("title") for item in documents],
            "group": "benchmark",
        }
    )
    return Gold(articles, _quotes(quotes), _persons([]), tokens)


def _document(line: str, where: str) -> dict[str, Any]:
    item = _json(line, where)
    lacking = [name for name in ("name", "text", "sentences", "annotations") if name not in item]
    if lacking:
        message = f"{where} lacks {', '.join(lacking)}; keys that came: {', '.join(item) or 'none'}."
        raise GoldError(message)
    return item


def _json(text: str, where: str) -> dict[str, Any]:
    try:
        item = json.loads(text)
    except json.JSONDecodeError as error:
        message = f"{where} is not JSON: {error}. Was it cut off, or saved by another program?"
        raise GoldError(message) from error
    if not isinstance(item, dict):
        message = f"{where} holds a {type(item).__name__}; expected one object in braces per article."
        raise GoldError(message)
    return item


def _persons(rows: list[dict[str, str]]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=PERSONS.names, dtype="str")
    return table.drop_duplicates("name", ignore_index=True)


def _all_coded(found: list[AnnotatedArticle]) -> list[AnnotatedArticle]:
    """The articles, unless a file that was written for coding says that it is not coded yet."""
    waiting = [article.article_id for article in found if article.fields.get("coded", "yes").strip().lower() != "yes"]
    if waiting:
        message = (
            f"{len(waiting)} of {len(found)} articles are not coded yet, first {waiting[0]!r}. Annotate them, then "
            'write coded="yes" instead of coded="no" in the first line of each file, also where nothing is quoted.'
        )
        raise GoldError(message)
    return found


def _marked(found: list[AnnotatedArticle]) -> Gold:
    quotes = [
        {**quote, "article_id": article.article_id, "speaker_kind": quote.get("kind")}
        for article in found
        for quote in article.quotes
    ]
    articles = pd.DataFrame(
        [
            {
                "article_id": article.article_id,
                "text": article.text,
                **{name: article.fields.get(name) for name in ("title", "lead", "outlet", "half", "style")},
                "group": ": ".join(article.fields[name] for name in ("half", "style") if name in article.fields)
                or "all",
            }
            for article in found
        ]
    )
    persons = _persons([person for article in found for person in article.persons])
    return Gold(articles, _quotes(quotes), persons, {a.article_id: tokens_of(a.text) for a in found})


def _teaching(files: list[Path], folder: Path) -> Gold:
    from analysis.corpus import load_corpus

    if not folder.is_dir():
        message = f"The articles of {files[0].parent.name} are not in {folder}. Name their folder: --articles FOLDER."
        raise GoldError(message)
    # Offsets of gold count in the texts as they were annotated.
    texts = load_corpus(folder, clean=False).articles.set_index("article_id")
    quotes, groups = [], {}
    for file in files:
        item = _json(file.read_text(encoding="utf-8"), file.name)
        if not {"source", "quotations"} <= item.keys():
            message = f"{file.name} lacks source or quotations; keys that came: {', '.join(item) or 'none'}."
            raise GoldError(message)
        article_id = Path(item["source"]).stem
        if article_id not in texts.index:
            message = f"The gold of {item['source']} has no article {article_id!r}; is this the folder it was made for?"
            raise GoldError(message)
        groups[article_id] = item.get("half", "all")
        quotes += [{**quote, "article_id": article_id} for quote in item["quotations"]]
    articles = texts.loc[list(groups)].reset_index()
    articles["group"] = list(groups.values())
    person_file = files[0].parent / "persons.csv"
    persons = pd.read_csv(person_file, dtype="str", encoding="utf-8") if person_file.is_file() else _persons([])
    tokens = dict(zip(articles["article_id"], map(tokens_of, articles["text"]), strict=True))
    parts = ("quote", "speaker", "cue", "addressee")
    columns = [name for name in ("article_id", "text", "title", "lead", "outlet", "group") if name in articles]
    return Gold(articles[columns], _quotes(quotes), persons, tokens, parts)
