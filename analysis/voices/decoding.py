"""From the network's shares to quotations: which tokens are one quotation, and which are its parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np

from analysis.language.spans import joined
from analysis.models.layers import Floats, Ints
from analysis.voices.calibration import WITHOUT
from analysis.voices.features import Features
from analysis.voices.network import Network, Read
from analysis.voices.numbers import numbers_of
from analysis.voices.parts import find_parts
from analysis.voices.stretches import indirect_runs
from analysis.voices.surroundings import MOST_TOKENS as MOST_AROUND
from analysis.voices.surroundings import TYPES, Around, Passage

MOST_TOKENS = 5_000
# Where a long text has a quotation every 15 tokens or more, that many tokens are read around each; the news has one
# in seventy.
_DENSE, _MOST_IF_DENSE = 15, 24


@dataclass(frozen=True)
class Thresholds:
    """Lowest shares at which something is taken for a quotation, chosen on the development split."""

    direct: float = 0.5
    indirect: float = 0.0
    indirect_free_indirect: float = 0.4
    free_indirect: float = 0.35
    reported: float = 0.4


@dataclass(slots=True)
class Found:
    """A quotation by token numbers: type, pieces in offsets if it stands in marks, share, and its parts.

    ``named`` is the network's share for the speaker, 1 where nobody is named; ``draft`` is the number of the rules'
    draft of the same quotation.
    """

    type: str
    tokens: Ints
    share: float
    spans: list[tuple[int, int]] | None = None
    parts: dict[str, Ints] = field(default_factory=dict)
    named: float = 1.0
    draft: int | None = None

    @property
    def kind(self) -> str:
        """What is calibrated together: the type, and whether the network names a speaker."""
        return self.type if len(self.parts["speaker"]) else f"{self.type} {WITHOUT}"

    @property
    def sure(self) -> float:
        """The network's share for the quotation times that for its speaker; no probability before it is calibrated."""
        return self.share * self.named


@dataclass(frozen=True)
class Shares:
    """What the networks say on average of tokens, sentences and candidates (see ``network.Read``)."""

    roles: Floats
    indirect: Floats
    sentences: Floats
    direct: Floats


def decode(features: Features, networks: list[Network], thresholds: Thresholds) -> Iterator[Found]:
    """Quotations of a text with their parts; several networks are averaged.

    A text of more than 5,000 tokens is read in parts that end with a sentence, so that memory does not grow with it; in
    a part where quotations stand closer than in any newspaper, less is read around each.
    """
    if len(features.starts) <= MOST_TOKENS:
        yield from _decode(features, networks, thresholds)
        return
    edges = _edges(features)
    for first, part in zip(edges, features.parts(edges), strict=False):
        for one in _decode(part, networks, thresholds, _MOST_IF_DENSE):
            yield _counted_from(one, -first)


def decode_each(texts: list[Features], networks: list[Network], thresholds: Thresholds) -> list[Iterable[Found]]:
    """Quotations of each text; those that are read in one part are read at once."""
    if len(texts) == 1:
        return [decode(texts[0], networks, thresholds)]
    found: list[Iterable[Found]] = [decode(text, networks, thresholds) for text in texts]
    short = [number for number, text in enumerate(texts) if 0 < len(text.starts) <= MOST_TOKENS]
    if short:
        whole = Features.together([texts[number] for number in short])
        of_texts: list[list[Found]] = [[] for _ in short]
        for one in _decode(whole, networks, thresholds):
            text = int(np.searchsorted(whole.edges, one.tokens[0], side="right")) - 1
            of_texts[text].append(_counted_from(one, int(whole.edges[text])))
        for number, own in zip(short, of_texts, strict=True):
            found[number] = own
    return found


def _counted_from(one: Found, first: int) -> Found:
    """The quotation, its tokens counted from the first one of its text."""
    one.tokens = one.tokens - first
    one.parts = {role: tokens - first for role, tokens in one.parts.items()}
    return one


def _edges(features: Features) -> list[int]:
    """Where the parts of a long text begin and end: at sentences, in no passage that may be a quotation if possible."""
    n = len(features.starts)
    inside = np.zeros(n + 1, np.int64)
    for first, last in features.of_one_text.ranges():
        inside[first + 1] += 1
        inside[last] -= 1
    free = np.cumsum(inside)[:-1] == 0
    starts = np.flatnonzero(np.diff(features.sentence, prepend=-1))
    edges = [0]
    while n - edges[-1] > MOST_TOKENS:
        near = starts[(starts > edges[-1]) & (starts <= edges[-1] + MOST_TOKENS)]
        good = near[free[near]]
        edges.append(int(good[-1] if len(good) else near[-1] if len(near) else edges[-1] + MOST_TOKENS))
    return [*edges, n]


def _decode(
    features: Features, networks: list[Network], thresholds: Thresholds, most_if_dense: int = MOST_AROUND
) -> list[Found]:
    if not len(features.starts):
        return []
    reads = [network.read(features) for network in networks]
    found = find(features, average(reads), thresholds)
    most = most_if_dense if len(found) * _DENSE >= len(features.starts) else MOST_AROUND
    _find_parts(features, networks, reads, found, most)
    return found


def average(reads: list[Read]) -> Shares:
    """The mean of what several networks say."""
    names = ("roles", "indirect", "sentences", "direct")
    return Shares(*(_mean([getattr(read, name) for read in reads]) for name in names))


def find(features: Features, shares: Shares, thresholds: Thresholds) -> list[Found]:
    """Quotations of a text without their parts, in order."""
    found = _indirect(features, shares, thresholds)
    found += _sentences(features, shares.sentences, found, thresholds)
    found += _direct(features, shares.direct, thresholds)
    return sorted(found, key=lambda one: (int(one.tokens[0]), -len(one.tokens)))


def _mean(shares: list[Floats]) -> Floats:
    return shares[0] if len(shares) == 1 else np.mean(shares, axis=0, dtype=np.float32)


# Quotations


def _direct(features: Features, shares: Floats, thresholds: Thresholds) -> list[Found]:
    found = []
    for candidate, share in zip(features.candidates, shares, strict=True):
        if share >= thresholds.direct:
            found.append(Found("direct", numbers_of(candidate.pieces), float(share), candidate.spans))
    return found


def _indirect(features: Features, said: Shares, thresholds: Thresholds) -> list[Found]:
    found = []
    for run in indirect_runs(features, said.indirect, said.roles):
        tokens = np.array(run, np.int64)
        share = float(1 - said.indirect[tokens, 0].mean())
        if share >= thresholds.indirect:
            found.append(Found("indirect", tokens, share))
    return found


def _sentences(features: Features, shares: Floats, indirect: list[Found], thresholds: Thresholds) -> list[Found]:
    taken = np.zeros(len(features.starts), bool)
    for one in indirect:
        taken[one.tokens] = True
    found: list[Found] = []
    running: Found | None = None
    kinds = [TYPES[1 + place] for place in shares[:, 1:].argmax(axis=1).tolist()]
    lowest = {kind: getattr(thresholds, kind) for kind in set(kinds)}
    for number, (kind, share) in enumerate(zip(kinds, shares[:, 1:].max(axis=1).tolist(), strict=True)):
        if share < lowest[kind]:
            running = None
            continue
        tokens = np.arange(
            np.searchsorted(features.sentence, number, side="left"),
            np.searchsorted(features.sentence, number, side="right"),
        )
        quoted = (features.context["quoted"][tokens] > 0).mean() if len(tokens) else 1.0
        if quoted > 0.7 or taken[tokens].mean() > 0.35:
            running = None
        elif running is not None and running.type == kind and kind != "reported":
            running.tokens = np.concatenate([running.tokens, tokens])
            running.share = min(running.share, share)
        else:
            running = Found(kind, tokens, share)
            found.append(running)
    return found


def _find_parts(features: Features, networks: list[Network], reads: list[Read], found: list[Found], most: int) -> None:
    around = Around(features, [Passage(TYPES.index(one.type), one.tokens) for one in found], most)
    near = around.of_each(0, len(found))
    shares = _mean([network.parts(read, near) for network, read in zip(networks, reads, strict=True)])
    of_each = find_parts(features, [one.type for one in found], near, shares)
    for one, (parts, named), draft in zip(found, of_each, near.drafts, strict=True):
        one.parts, one.named, one.draft = parts, named, draft


def pieces(features: Features, tokens: Ints) -> list[list[int]]:
    """Offsets of tokens; neighbours make one piece."""
    return joined(features.text, zip(features.starts[tokens].tolist(), features.ends[tokens].tolist(), strict=True))
