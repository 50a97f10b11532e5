"""The data as documents: what the network reads of a text, and label layers by tokens."""

from __future__ import annotations

import gzip
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from analysis.evaluation.corpora import joined, lines
from analysis.evaluation.gold import PART_SPANS, Gold
from analysis.models.layers import Ints
from analysis.voices.features import Features, of_text
from analysis.voices.surroundings import TYPES, Surroundings


@dataclass
class Quote:
    """A gold quotation: type number, and for each part the tokens that belong to it, as a mask."""

    type: int
    parts: dict[str, np.ndarray]


@dataclass
class Document:
    """A text as the network reads it, with its quotations and labels."""

    name: str
    features: Features
    quotes: list[Quote] = field(default_factory=list)
    labels: dict[str, np.ndarray] = field(default_factory=dict)
    around: list[tuple[Surroundings, Ints]] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.features.starts)


def document(name: str, text: str, title: str = "") -> Document:
    """A text without labels."""
    return Document(name, of_text(text, title))


def mask(item: Document, spans: Any) -> np.ndarray:
    """The tokens that spans of characters touch."""
    found = np.zeros(len(item), bool)
    for start, end in spans:
        first = np.searchsorted(item.features.ends, start, side="right")
        found[first : np.searchsorted(item.features.starts, end, side="left")] = True
    return found


def from_gold(gold: Gold) -> list[Document]:
    """Documents of annotated articles."""
    by_article = dict(list(gold.quotes.groupby("article_id", sort=False)))
    found = []
    for row in gold.articles.itertuples():
        item = document(row.article_id, row.text, row.title if isinstance(row.title, str) else "")
        for quote in by_article.get(row.article_id, gold.quotes.iloc[:0]).to_dict("records"):
            parts = {part: mask(item, quote[name]) for part, name in PART_SPANS.items() if quote[name]}
            if parts["quote"].any():
                item.quotes.append(Quote(TYPES.index(quote["type"]), parts))
        found.append(item)
    return found


# Corpora that are lists of tokens


def _aligned(name: str, tokens: list[str]) -> tuple[Document, np.ndarray]:
    """A document, and for each of its tokens the number of the corpus's token it lies in."""
    text, starts = joined(tokens)
    item = document(name, text)
    return item, np.searchsorted(np.array(starts), item.features.starts, side="right") - 1


_REPORTED = ("direct", "indirect", "reported", "freeIndirect", "indirect freeIndirect")


def redewiedergabe(file: Path) -> list[Document]:
    """Samples with tags (pos), mood and case (form), and layers of speech, frame, speaker and cue (speech)."""
    found = []
    for row in lines(file):
        item, of = _aligned(row["file"], row["tok"])
        item.labels["pos"] = np.array([row["pos"][n] for n in of], object)
        item.labels["form"] = np.array([_form(row["rfpos"][n]) for n in of], np.int64)
        layers = np.zeros((len(of), len(_REPORTED) + 3), np.float32)
        for place, n in enumerate(of):
            kinds = {kind.split(".")[0] for kind in row["stwr"][n].split("|")}
            layers[place, : len(_REPORTED)] = [kind in kinds for kind in _REPORTED]
            layers[place, len(_REPORTED) :] = [row[name][n] != "-" for name in ("frame", "speaker", "intexpr")]
        item.labels["speech"] = layers
        found.append(item)
    return found


def _form(tag: str) -> int:
    """Konjunktiv 1, other finite verb 2, case 3 to 6, anything else 0."""
    if tag.startswith("VFIN"):
        return 1 if tag.endswith(".Subj") else 2
    return next((n for n, case in enumerate(("Nom", "Gen", "Dat", "Acc"), 3) if f".{case}." in tag), 0)


def germeval(file: Path) -> list[Document]:
    """Sentences with named entities (names), as BIO tags."""
    found = []
    for number, row in enumerate(lines(file)):
        item, of = _aligned(f"germeval-{number}", row["tokens"])
        item.labels["names"] = np.array([row["bioes"][n].replace("S-", "B-").replace("E-", "I-") for n in of], object)
        found.append(item)
    return found


def universal(file: Path) -> list[Document]:
    """Sentences of a CoNLL-U file with tags (pos, STTS)."""
    found = []
    blocks = gzip.decompress(file.read_bytes()).decode("utf-8").split("\n\n")
    for number, block in enumerate(blocks):
        rows = [line.split("\t") for line in block.split("\n") if line and line[0] != "#"]
        rows = [row for row in rows if row[0].isdigit()]
        if rows:
            item, of = _aligned(f"{file.stem}-{number}", [row[1] for row in rows])
            item.labels["pos"] = np.array([rows[n][4] for n in of], object)
            found.append(item)
    return found
