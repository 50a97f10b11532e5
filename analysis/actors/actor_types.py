"""The actor type of an entity, from everything that its articles tell, and what it was told by."""

from __future__ import annotations

from collections import Counter, defaultdict

# Types of offices that anybody may hold: what they belong to decides.
GENERAL = frozenset({"other", "unknown"})
# What tells a type, in the order in which it is asked; together: what is asked at once.
_ORDER = (("role", "organisation", "name"), ("nearby",), ("description",), ("usual",))
_REST = ("citizen", "other")


class Types:
    """Counts how often each actor type was told, by what told it.

    - ``role``: an office or another noun of one kind ("Bürgermeisterin", "Mutter")
    - ``name``: the name of an organisation ("Landgericht")
    - ``organisation``: what an office belongs to by the text ("Leiterin des Bauamts", "SPD-Chef")
    - ``nearby``: the organisation spoken of last ("Der Verein klagt. Präsident Abel ...")
    - ``description``: a noun that was understood to mean the person ("klagt die Wirtin")
    - ``usual``: what an office of all kinds of organisations mostly is ("Präsident")

    Who holds any office is no citizen: "citizen" counts only where nothing else is told, and what is only an office
    without an organisation is "other". Somebody with an age and nothing else is a citizen (``age``).
    """

    def __init__(self) -> None:
        self._told: dict[str, Counter[str]] = defaultdict(Counter)

    def add(self, source: str, kind: str) -> None:
        """Note that ``source`` told this type once."""
        self._told[source][kind] += 1

    def most(self) -> tuple[str, str | None]:
        """The actor type, and what told it; ("unknown", None) if nothing does.

        >>> types = Types()
        >>> types.add("description", "citizen"), types.add("role", "politics")
        (None, None)
        >>> types.most()
        ('politics', 'role')
        """
        if not self._told:
            return "unknown", None
        for sources in _ORDER:
            counts = sum((self._told[source] for source in sources if source in self._told), Counter[str]())
            telling = {kind: n for kind, n in counts.items() if kind not in GENERAL and kind not in _REST}
            if telling:
                kind = min(telling, key=lambda one: (-telling[one], one))
                return kind, self._source(kind, sources)
        every = tuple(source for sources in _ORDER for source in sources)
        for kind in _REST:
            if any(self._told[source][kind] for source in every if source in self._told):
                return kind, self._source(kind, every)
        return ("citizen", "age") if self._told.get("age") else ("unknown", None)

    def _source(self, kind: str, sources: tuple[str, ...]) -> str:
        """Which of the sources told the type most often; an office's usual type is told by the role."""
        counts = {source: self._told[source][kind] for source in sources if source in self._told}
        most = max(counts, key=lambda source: (counts[source], -sources.index(source)))
        return "role" if most == "usual" else most
