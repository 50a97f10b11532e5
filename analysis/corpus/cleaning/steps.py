"""The steps of cleaning: their names, which of them are taken, and what each of them did to which articles.

Steps that change put text right at loading, so that every offset counts in what they leave. Steps that mark leave the
text and name stretches of it that are no article text (table ``omitted``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from analysis.corpus.cleaning.hyphens import join_line_ends, join_soft_hyphens
from analysis.corpus.cleaning.mojibake import mend_mojibake
from analysis.corpus.cleaning.white_space import plain_spaces
from analysis.corpus.errors import CorpusError
from analysis.corpus.units import Unit

Clean = bool | Sequence[str]
Step = Callable[[str], tuple[str, int]]

LINE_ENDS = "line_end_hyphens"
CHANGING: dict[str, Step] = {
    "mojibake": mend_mojibake,
    "soft_hyphens": join_soft_hyphens,
    LINE_ENDS: join_line_ends,
    "spaces": plain_spaces,
}
MARKING = ("boilerplate", "agency_tags", "repeated")
STEPS = (*CHANGING, *MARKING)
BUT = "no-"
"""Before a name: all steps but this."""
SHOWN = 20
"""Of so many articles that a step changed the ids are told."""

# Names of things; what stands there is compared with other tables, and is no prose.
_AS_GIVEN = frozenset({"article_id", "source", "url", "date", "language"})
# What one step leaves another may find: a word is only known to be wrongly read when the soft hyphen in it is gone.
_MOST_ROUNDS = 8


def chosen(clean: object) -> tuple[str, ...]:
    """The names of the steps that ``clean`` asks for, in their order; names with "no-" before them: all but these.

    Raises
    ------
    TypeError
        It is neither True nor False nor a list of names.
    CorpusError
        A name is not known, or only some of them have "no-".

    >>> chosen(True) == STEPS, chosen(False), chosen(["spaces", "mojibake"])
    (True, (), ('mojibake', 'spaces'))
    >>> chosen(["no-repeated", "no-mojibake"])
    ('soft_hyphens', 'line_end_hyphens', 'spaces', 'boilerplate', 'agency_tags')
    """
    if isinstance(clean, bool):
        return STEPS if clean else ()
    names = list(clean) if isinstance(clean, Iterable) and not isinstance(clean, (str, bytes, Mapping)) else None
    if names is None or not all(isinstance(name, str) for name in names):
        message = (
            f"clean is True (all steps), False (none) or a list of steps; it was given {clean!r}. "
            "Try clean=['mojibake', 'spaces'], or clean=['no-mojibake'] for all others."
        )
        raise TypeError(message)
    named = [name.removeprefix(BUT) for name in names]
    if unknown := [name for name, step in zip(names, named, strict=True) if step not in STEPS]:
        message = f"clean has no step {', '.join(map(repr, unknown))}; expected some of: {', '.join(STEPS)}."
        raise CorpusError(message)
    if 0 < (n := sum(name.startswith(BUT) for name in names)) < len(names):
        message = (
            f"clean has steps to take and steps to leave out: {', '.join(names)}. Name the former alone "
            f"('mojibake'), or the latter alone ('{BUT}mojibake': all other steps)."
        )
        raise CorpusError(message)
    return tuple(step for step in STEPS if (step in named) == (n == 0))


def as_told(clean: Clean) -> bool | list[str]:
    """What was asked for, as values of JSON: the same steps when it is asked for again."""
    if isinstance(clean, bool):
        return clean
    steps = chosen(clean)
    return [f"{BUT}{step}" for step in STEPS if step not in steps] if _is_all_but(clean) else list(steps)


def _is_all_but(clean: Clean) -> bool:
    return clean is True or (clean is not False and any(name.startswith(BUT) for name in clean))


@dataclass
class Count:
    """How many articles a step changed, with how many changes, and where the first of them stand."""

    articles: int = 0
    changes: int = 0
    first: list[Any] = field(default_factory=list)

    def add(self, article: Any, changes: int) -> None:
        """Take in an article."""
        self.articles += bool(changes)
        self.changes += changes
        if changes and len(self.first) < SHOWN:
            self.first.append(article)

    def join(self, told: Mapping[str, Any]) -> None:
        """Take in what was told of further articles."""
        self.articles += told["articles"]
        self.changes += told["changes"]
        self.first = [*self.first, *told["first"]][:SHOWN]

    def told(self, ids: Sequence[str] | None = None) -> dict[str, Any]:
        """The same for the provenance; ``ids`` are those of articles that were taken in by their number."""
        first = self.first if ids is None else [ids[number] for number in self.first]
        return {"articles": self.articles, "changes": self.changes, "first": first}


class Cleaner:
    """Takes the steps that change at units, and counts what they do."""

    def __init__(self, clean: Clean) -> None:
        self._steps = {name: step for name, step in CHANGING.items() if name in chosen(clean)}
        # Asked for by name, and not with all or most others, hyphens at line ends are looked for in every text.
        self._everywhere = not _is_all_but(clean)
        self._unprinted = {name: step for name, step in self._steps.items() if name != LINE_ENDS}
        self._counts = {name: Count() for name in self._steps}
        self._n = 0

    def units(self, units: Iterable[Unit]) -> list[Unit]:
        """The units with clean text and metadata; those without anything to clean are the same objects."""
        return [self._unit(unit) for unit in units]

    def told(self, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
        """What each step did: ``articles``, ``changes`` and the ids of the ``first``, given the ids of all in order."""
        return {name: count.told(ids) for name, count in self._counts.items()}

    def _unit(self, unit: Unit) -> Unit:
        if unit.fields is None:
            return unit
        counts = dict.fromkeys(self._steps, 0)
        fields = {name: self._field(name, value, unit.printed, counts) for name, value in unit.fields.items()}
        changed = any(counts.values())
        for name, n in counts.items() if changed else ():
            self._counts[name].add(self._n, n)
        self._n += 1
        return replace(unit, fields=fields) if changed else unit

    def _field(self, name: str, value: str, printed: bool, counts: dict[str, int]) -> str:
        if name in _AS_GIVEN:
            return value
        joined = name == "text" and (printed or self._everywhere)
        return _cleaned(value, self._steps if joined else self._unprinted, counts)


def clean_text(text: str, clean: Clean = True, *, printed: bool = True) -> str:
    r"""A text after the steps that change; ``printed``: its line breaks are those of print, as in a PDF document.

    >>> clean_text("FÃ¼r\u00a0das Frei\u00adbad in Nord-\nSüd")
    'Für das Freibad in Nord-Süd'
    """
    steps = {name: step for name, step in CHANGING.items() if name in chosen(clean)}
    if not printed:
        steps.pop(LINE_ENDS, None)
    return _cleaned(text, steps, dict.fromkeys(steps, 0))


def _cleaned(text: str, steps: Mapping[str, Step], counts: dict[str, int]) -> str:
    if text.isascii() and text.isprintable():
        return text  # no tab, no line end, and nothing that a wrong encoding or a typesetter leaves
    for _ in range(_MOST_ROUNDS):
        before = text
        for name, step in steps.items():
            text, n = step(text)
            counts[name] += n
        if text == before or text.isascii():
            break
    return text
