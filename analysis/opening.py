"""Articles before they are read: text, title and lead in tokens, and the names in them.

Names and quotations of short articles are found in several at once: much of what a network does costs the same for two
hundred letters and for some thousands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from analysis.actors.engines import Recogniser
from analysis.actors.recognition import Found
from analysis.corpus.cleaning.omissions import Stretches
from analysis.language.reading import Reading

T = TypeVar("T")
# Letters of articles that are opened together. More are not faster, and fewer processes could share them.
_TOGETHER = 60_000


class Unopened(NamedTuple):
    """What of an article is read, and what of its text is left out: start, end, kind."""

    text: str
    title: str
    lead: str
    omitted: Stretches = ()


@dataclass
class Opened:
    """An article's title, lead and text, the names in each, and what of the text is left out: start, end, kind."""

    readings: dict[str, Reading]
    names: list[list[Found]]
    omitted: list[tuple[int, int, str]]


def open_articles(articles: list[Unopened], recognise: Recogniser) -> list[Opened]:
    """Articles with the names that ``recognise`` finds in them."""
    opened = [_without_names(article) for article in articles]
    names = iter(recognise([reading for one in opened for reading in one.readings.values()]))
    for one in opened:
        one.names = [next(names) for _ in one.readings]
    return opened


def _without_names(article: Unopened) -> Opened:
    reading = Reading(article.text, tuple((start, end) for start, end, _ in article.omitted))
    readings = {"title": Reading(article.title), "lead": Reading(article.lead), "text": reading}
    return Opened(readings, [], list(article.omitted))


def together(articles: Iterable[T], size: Callable[[T], int], most: int = _TOGETHER) -> Iterator[list[T]]:
    """Neighbours that are opened together: no more than ``most`` in size, or one that is larger.

    >>> list(together(["a", "bb", "cccc", "d"], len, most=3))
    [['a', 'bb'], ['cccc'], ['d']]
    """
    batch: list[T] = []
    taken = 0
    for article in articles:
        taken += size(article)
        if batch and taken > most:
            yield batch
            batch, taken = [], size(article)
        batch.append(article)
    if batch:
        yield batch
