"""What a reader hands back: one unit per thing that should become an article."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path


@dataclass(frozen=True)
class Trouble:
    """Something is wrong with a unit: what, and what to try."""

    problem: str
    hint: str


# Every file is a unit at least, also one that holds nothing.
NOTHING = Trouble("no article in this file", "It is empty or has only blank lines; was it saved completely?")


@dataclass(frozen=True)
class File:
    """A file of the corpus: where it lies, and its name relative to the folder that was given."""

    path: Path
    name: str

    @property
    def stem(self) -> str:
        """The relative name without its ending."""
        folder, slash, last = self.name.rpartition("/")
        return folder + slash + (last.rpartition(".")[0] or last)


@dataclass(frozen=True, slots=True)
class Unit:
    """A file, row or line that should become an article.

    ``fields`` maps names of the articles table (and further metadata) to text. Where it is None no article comes of
    the unit, and ``troubles`` holds the one reason. ``printed``: the text has the lines of a printed page, words may be
    divided at their ends.
    """

    source: str
    name: str
    fields: dict[str, str] | None
    troubles: tuple[Trouble, ...] = ()
    printed: bool = False


def failed(source: str, problem: str, hint: str) -> Unit:
    """A unit of which no article comes."""
    return Unit(source, source, None, (Trouble(problem, hint),))


@dataclass
class Reading:
    """What was read from one file, and what had to be decided on the way.

    ``columns`` maps names of the input to those of the articles table; ``encoding`` is None for UTF-8; ``guess`` says
    what was guessed about the columns.
    """

    units: list[Unit] = field(default_factory=list)
    columns: dict[str, str] = field(default_factory=dict)
    encoding: str | None = None
    guess: str | None = None


def merge(readings: dict[str, Reading], name: str, new: Reading) -> None:
    """Adds a reading to those of its file or member; one without units and guess is none."""
    if not new.units and not new.guess:
        return
    old = readings.setdefault(name, Reading())
    old.units += new.units
    old.columns |= new.columns
    old.encoding = old.encoding or new.encoding
    if new.guess and new.guess not in (old.guess or "").split("; "):
        old.guess = f"{old.guess}; {new.guess}" if old.guess else new.guess


def noted(units: list[Unit], trouble: Trouble | None) -> bool:
    """Notes a trouble of the whole file at the first of its units that became an article; False where none did."""
    for number, unit in enumerate(units):
        if trouble and unit.fields is not None:
            units[number] = replace(unit, troubles=(*unit.troubles, trouble))
            return True
    return False
