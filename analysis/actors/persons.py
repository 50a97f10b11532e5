"""A person of an article, a mention of one, and the order of the words in a name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from analysis.actors import lists
from analysis.actors.affiliations import Affiliation
from analysis.language import morphology


@dataclass
class Person:
    """A person of an article: words of the fullest name, forms seen, offices and titles that stood beside it.

    ``called`` are descriptions that were understood to mean the person ("die Wirtin"); they are no evidence of an
    office.
    """

    words: tuple[str, ...]
    forms: set[str] = field(default_factory=set)
    roles: list[lists.Role] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)
    seen_as: set[str] = field(default_factory=set)
    called: list[lists.Role] = field(default_factory=list)
    affiliations: list[Affiliation] = field(default_factory=list)
    aged: bool = False
    unnamed: bool = False
    _offices: dict[lists.Role, None] = field(default_factory=dict, init=False, repr=False, compare=False)
    _n_read: int = field(default=0, init=False, repr=False, compare=False)

    @property
    def offices(self) -> Iterable[lists.Role]:
        """The roles, each once; only those that are new are looked at, as an office may stand at every mention."""
        self._offices.update(dict.fromkeys(self.roles[self._n_read :]))
        self._n_read = len(self.roles)
        return self._offices.keys()

    @property
    def name(self) -> str:
        """The fullest form seen."""
        return " ".join(self.words)

    @property
    def office(self) -> str | None:
        """The office of somebody whom the article calls by it alone ("die Bürgermeisterin"), else None."""
        definite = self.unnamed and bool(self.roles) and self.words[0] in {"der", "die"}
        return self.roles[0].noun if definite else None

    @property
    def family(self) -> str:
        """The word that stands for the person alone: the last, or the first in the East Asian order."""
        return self.words[0] if eastern(self.words) else self.words[-1]

    @property
    def gender(self) -> str:
        """From title, office, determiner or description, else unknown; never from a first name."""
        return self.gender_told[0]

    @property
    def gender_told(self) -> tuple[str, str | None]:
        """The gender, and what tells it: "title", "role" (the form of a noun), "grammar" (the words around)."""
        if self.titles & {"Frau", "Lady"}:
            return "female", "title"
        if self.titles & {"Herr", "Herrn", "Sir"}:
            return "male", "title"
        of_offices = {role.gender for role in self.offices} - {"unknown"}
        shown = of_offices or self.seen_as
        return (next(iter(shown)), "role" if of_offices else "grammar") if len(shown) == 1 else ("unknown", None)


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of a person: numbers of its tokens, the person, how it is mentioned, and how sure a name is."""

    first: int
    last: int
    person: Person
    how: str
    confidence: float | None = None


def eastern(words: tuple[str, ...]) -> bool:
    """Whether a full name stands in the East Asian order ("Kim Jong-un", "Nguyen Thi Mai").

    >>> eastern(("Kim", "Jong-un")), eastern(("Kim", "Müller"))
    (True, False)
    """
    if len(words) < 2 or words[0] not in lists.FAMILY_FIRST:
        return False
    return not (lists.first_name(words[0]) and morphology.known(words[-1]) and "-" not in words[-1])
