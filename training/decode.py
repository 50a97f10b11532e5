"""From the network's scores to quotations with their parts."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from torch.nn import functional

from training import batches, labels
from training.documents import TYPES, Document, Quote
from training.network import ROLES, Network

ZONE = 0.5
# Lowest shares for a sentence that goes on, is free indirect, reports.
SENTENCE = (0.4, 0.35, 0.4)


@torch.no_grad()
def predict(network: Network, documents: list[Document]) -> dict[str, list[dict[str, Any]]]:
    """For each document by name its quotations as rows of spans, as ``analysis.evaluation`` takes them."""
    network.eval()
    found = {}
    for batch in batches.of(documents, texts=16, tokens=20_000):
        columns, sentence, mask = batches.tensors(batch)
        hidden = network.encode(columns, sentence, mask)
        indirect = functional.softmax(network.indirect(hidden), -1)
        hints = torch.cat([torch.sigmoid(network.roles(hidden)), indirect], -1)
        sentences = functional.softmax(network.sentences(hidden, sentence, mask), -1).numpy()
        for place, item in enumerate(batch):
            n = len(item.starts)
            quotes = _indirect(item, indirect[place, :n].numpy())
            quotes += _sentences(item, sentences[place], quotes)
            quotes, spans = _with_direct(network, hidden, place, item, quotes)
            found[item.name] = _rows(network, hidden, hints, place, item, quotes, spans)
    return found


def _indirect(item: Document, shares: np.ndarray) -> list[Quote]:
    """The best sequence of labels; going on without a beginning costs, but a frame may part a quotation."""
    n = len(shares)
    if n == 0:
        return []
    scores = np.log(shares + 1e-9)
    cost = np.zeros((3, 3))
    cost[0, 2] = -1.5
    best, back = scores[0].copy(), np.zeros((n, 3), int)
    for number in range(1, n):
        step = best[:, None] + cost
        back[number] = step.argmax(0)
        best = step.max(0) + scores[number]
    path = np.zeros(n, int)
    path[-1] = best.argmax()
    for number in range(n - 1, 0, -1):
        path[number - 1] = back[number, path[number]]
    return _collected(item, path)


def _collected(item: Document, path: np.ndarray) -> list[Quote]:
    runs: list[list[int]] = []
    for number in np.flatnonzero(path):
        last = runs[-1][-1] if runs else -1
        goes_on = runs and path[number] == 2 and item.sentence[last] == item.sentence[number]
        if not goes_on:
            runs.append([])
        elif number - last == 2 and not item.words[last + 1][0][0].isalnum():
            runs[-1].append(last + 1)
        runs[-1].append(int(number))
    found = []
    for run in runs:
        while run and item.words[run[-1]][0] in {",", "."}:
            run.pop()
        while run and item.words[run[0]][0] in {",", ":"}:
            run.pop(0)
        if any(item.words[number][0][0].isalnum() for number in run):
            inside = np.zeros(len(item.starts), bool)
            inside[run] = True
            found.append(Quote(0, {"quote": inside}))
    return found


def _sentences(item: Document, shares: np.ndarray, indirect: list[Quote]) -> list[Quote]:
    taken = np.zeros(len(item.starts), bool)
    for quote in indirect:
        taken |= quote.parts["quote"]
    found: list[Quote] = []
    open_quote: Quote | None = None
    for number in range(int(item.sentence[-1]) + 1 if len(item.sentence) else 0):
        kind = 1 + int(shares[number, 1:].argmax())
        inside = item.sentence == number
        sure = shares[number, kind] >= SENTENCE[kind - 1] and inside.any()
        if not sure or taken[inside].mean() > 0.35 or (item.classes["quoted"][inside] > 0).mean() > 0.7:
            open_quote = None
        elif open_quote is not None and open_quote.type == kind and kind in {1, 2}:
            open_quote.parts["quote"][inside] = True
        else:
            open_quote = Quote(kind, {"quote": inside.copy()})
            found.append(open_quote)
    return found


def _with_direct(
    network: Network, hidden: torch.Tensor, place: int, item: Document, quotes: list[Quote]
) -> tuple[list[Quote], dict[int, list[tuple[int, int]]]]:
    """The quotations with those in quotation marks, and the spans of the latter by their number."""
    spans: dict[int, list[tuple[int, int]]] = {}
    if item.zones:
        scores = torch.sigmoid(network.zones(hidden, [(place, first, last) for first, last, _ in item.zones])).numpy()
        for (first, last, pieces), score in zip(item.zones, scores, strict=True):
            if score >= ZONE:
                inside = np.zeros(len(item.starts), bool)
                inside[first:last] = True
                spans[len(quotes)] = pieces
                quotes.append(Quote(4, {"quote": inside}))
    return quotes, spans


def _rows(
    network: Network,
    hidden: torch.Tensor,
    hints: torch.Tensor,
    place: int,
    item: Document,
    quotes: list[Quote],
    spans: dict[int, list[tuple[int, int]]],
) -> list[dict[str, Any]]:
    rows = []
    for first in range(0, len(quotes), 64):
        around = [(place, *labels.surroundings(item, quote, quotes)) for quote in quotes[first : first + 64]]
        scores = batches.scores_of_parts(network, hidden, hints, around)[0].numpy()
        for number, (_, tokens, *_), score in zip(range(first, first + 64), around, scores, strict=False):
            roles = _roles(quotes[number].type, tokens, score[: len(tokens)].argmax(-1))
            quote = spans.get(number) or _pieces(item, np.flatnonzero(quotes[number].parts["quote"]))
            parts = {f"{role}_spans": _pieces(item, numbers) for role, numbers in roles.items()}
            rows.append({"type": TYPES[quotes[number].type], "medium": "speech", "spans": quote, **parts})
    return rows


def _roles(kind: int, tokens: np.ndarray, said: np.ndarray) -> dict[str, np.ndarray]:
    """Tokens by role; a frame holds its cue, speaker and addressee, and only direct and indirect speech has one."""
    roles = {role: tokens[said == 1 + place] for place, role in enumerate(ROLES)}
    if kind not in {0, 4}:
        roles["frame"] = tokens[:0]
        return roles
    others = tokens[(said > 0) & (said != 1 + ROLES.index("frame"))]
    frame = roles["frame"]
    if len(frame):
        near = [t for t in others if min(abs(t - frame[0]), abs(t - frame[-1])) <= 30]
        roles["frame"] = np.union1d(frame, near).astype(int)
    elif len(roles["cue"]):
        roles["frame"] = others
    return roles


def _pieces(item: Document, numbers: np.ndarray) -> list[list[int]]:
    found: list[list[int]] = []
    for number in numbers:
        start, end = int(item.starts[number]), int(item.ends[number])
        if found and not item.text[found[-1][1] : start].strip():
            found[-1][1] = end
        else:
            found.append([start, end])
    return found
