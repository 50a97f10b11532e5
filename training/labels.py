"""What the network is asked to say of a document."""

from __future__ import annotations

import numpy as np

from analysis.models.layers import Ints
from analysis.voices.network import ROLES
from analysis.voices.surroundings import Around, Passage
from training.documents import Document, Quote

_PART_OF_QUOTATION = 0.8


def prepare(item: Document) -> None:
    """Set the labels of an annotated document and the surroundings of its quotations."""
    n = len(item)
    item.labels["indirect"] = _indirect(item, n)
    item.labels["sentence"] = _sentences(item)
    roles = np.zeros((n, len(ROLES)), np.float32)
    for quote in item.quotes:
        for place, role in enumerate(ROLES):
            if role in quote.parts:
                roles[:, place] = np.maximum(roles[:, place], quote.parts[role])
    item.labels["roles"] = roles
    pieces = [piece for candidate in item.features.candidates for piece in candidate.pieces]
    item.labels["direct"] = np.array([_is_quotation(item, first, end) for first, end in pieces], np.float32)
    around = Around(item.features, [Passage(q.type, np.flatnonzero(q.parts["quote"])) for q in item.quotes])
    for number, quote in enumerate(item.quotes):
        near = around.of(number)
        item.around.append((near, parts(quote, near.tokens)))


def _indirect(item: Document, n: int) -> np.ndarray:
    """0 outside, 1 first token, 2 further tokens; of nested ones the outer."""
    found, taken = np.zeros(n, np.int64), np.zeros(n, bool)
    for quote in sorted((q for q in item.quotes if q.type == 0), key=lambda q: -q.parts["quote"].sum()):
        numbers = np.flatnonzero(quote.parts["quote"])
        free = numbers[~taken[numbers]]
        if len(free) >= 0.6 * len(numbers) and len(free):
            taken[free] = True
            found[free] = 2
            found[free[0]] = 1
    return found


def _sentences(item: Document) -> np.ndarray:
    found = np.zeros(item.features.n_sentences, np.int64)
    sentence = item.features.sentence
    for quote in sorted((q for q in item.quotes if q.type in {1, 2, 3}), key=lambda q: q.type):
        for number in np.unique(sentence[quote.parts["quote"]]):
            if quote.parts["quote"][sentence == number].mean() > 0.6:
                found[number] = quote.type
    return found


def _is_quotation(item: Document, first: int, end: int) -> bool:
    """Whether a piece in marks is a direct quotation or one of its pieces, and not marks inside one."""
    piece = np.zeros(len(item), bool)
    piece[first:end] = True
    for quote in item.quotes:
        if quote.type == 4:
            inside = quote.parts["quote"]
            own = _run_around(inside, first, end)
            if (piece & own).sum() >= _PART_OF_QUOTATION * (piece | own).sum() > 0:
                return True
    return False


def _run_around(inside: np.ndarray, first: int, end: int) -> np.ndarray:
    """The quotation's tokens without a gap around the piece."""
    held = np.flatnonzero(inside)
    runs = np.split(held, np.flatnonzero(np.diff(held) > 1) + 1)
    most = max(runs, key=lambda run: int(((run >= first) & (run < end)).sum()))
    found = np.zeros(len(inside), bool)
    found[most] = True
    return found


def parts(quote: Quote, tokens: Ints) -> Ints:
    """For each token 0, or 1 + the number of the role it has for this quotation."""
    found = np.zeros(len(tokens), np.int64)
    for role in ("frame", "speaker", "addressee", "cue"):
        if role in quote.parts:
            found[quote.parts[role][tokens]] = 1 + ROLES.index(role)
    return found
