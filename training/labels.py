"""What the network is asked to say of a document, and what a quotation's surroundings are."""

from __future__ import annotations

import numpy as np

from training.documents import Document, Quote
from training.network import ROLES

# Sentences before and after a quotation in which its parts are looked for, by type.
_REACH = {0: (1, 1), 1: (5, 0), 2: (5, 0), 3: (0, 0), 4: (4, 1)}
_MOST_TOKENS, _RIM = 420, 40


def prepare(item: Document) -> None:
    """Set the labels of an annotated document: indirect, sentence, roles, zones."""
    n = len(item.starts)
    item.labels["indirect"] = _indirect(item, n)
    item.labels["sentence"] = _sentences(item)
    roles = np.zeros((n, len(ROLES)), np.float32)
    for quote in item.quotes:
        for place, role in enumerate(ROLES):
            if role in quote.parts:
                roles[:, place] = np.maximum(roles[:, place], quote.parts[role])
    item.labels["roles"] = roles
    item.labels["zones"] = np.array([_is_quotation(item, first, last) for first, last, _ in item.zones], np.float32)


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
    n = int(item.sentence[-1]) + 1 if len(item.sentence) else 0
    found = np.zeros(n, np.int64)
    for quote in sorted((q for q in item.quotes if q.type in {1, 2, 3}), key=lambda q: q.type):
        for number in np.unique(item.sentence[quote.parts["quote"]]):
            if quote.parts["quote"][item.sentence == number].mean() > 0.6:
                found[number] = quote.type
    return found


def _is_quotation(item: Document, first: int, last: int) -> bool:
    zone = np.zeros(len(item.starts), bool)
    zone[first:last] = True
    return any(
        quote.type == 4 and (quote.parts["quote"] & zone).sum() >= 0.8 * (quote.parts["quote"] | zone).sum()
        for quote in item.quotes
    )


def surroundings(
    item: Document, quote: Quote, quotes: list[Quote]
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Tokens around a quotation; for each its relation, distance, and the type of other quotation it is in."""
    inside = quote.parts["quote"]
    numbers = np.flatnonzero(inside)
    begin, end = numbers[0], numbers[-1]
    first, last = item.sentence[begin], item.sentence[end]
    before, after = _REACH[quote.type]
    tokens = np.flatnonzero((item.sentence >= first - before) & (item.sentence <= last + after))
    tokens = tokens[~((tokens > begin + _RIM) & (tokens < end - _RIM))]
    if len(tokens) > _MOST_TOKENS:
        near = np.minimum(abs(tokens - begin), abs(tokens - end))
        tokens = np.sort(tokens[np.argsort(near, kind="stable")[:_MOST_TOKENS]])
    place = np.where(inside[tokens], 1, np.where(tokens < begin, 0, np.where(tokens > end, 2, 3)))
    step = np.where(
        item.sentence[tokens] < first,
        np.maximum(item.sentence[tokens] - first, -5),
        np.minimum(np.maximum(item.sentence[tokens] - last, 0), 1),
    )
    distance = np.array([_far(begin - t) if t < begin else 10 + _far(t - end) if t > end else 20 for t in tokens])
    other = np.zeros(len(tokens), np.int64)
    for one in quotes:
        if one is not quote:
            other = np.where(one.parts["quote"][tokens], one.type + 1, other)
    return tokens, quote.type * 32 + place * 8 + step + 5, distance, other


def _far(n: int) -> int:
    return n if n < 4 else next((k for k, limit in enumerate((7, 12, 25, 50, 100), 4) if n < limit), 9)


def parts(quote: Quote, tokens: np.ndarray) -> np.ndarray:
    """For each token 0, or 1 + the number of the role it has for this quotation."""
    found = np.zeros(len(tokens), np.int64)
    for role in ("frame", "speaker", "addressee", "cue"):
        if role in quote.parts:
            found[quote.parts[role][tokens]] = 1 + ROLES.index(role)
    return found
