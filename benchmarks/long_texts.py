"""Whether time and memory grow linearly with the length of one article.

Each text is analysed at half its size and at its size, each time in a process of its own. Time that grows linearly
doubles (ratio 2), time that grows with the square is four times as long.

    python -m benchmarks.long_texts
    python -m benchmarks.long_texts --only endless --scale 0.1
"""

from __future__ import annotations

import argparse
import math
import multiprocessing
import random
import sys
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

PROSE = 2_000_000
MARKS = 200_000

_FIRST = "Anna Jan Miriam Georg Sevda Piotr Leonie Ole Pia Murat Ingrid Tomas Nina Emil Clara Jonas".split()
_FAMILY = "Abel Brandt Zabel Aydın Öttl Sommer Bergdorf Yılmaz Pohl Rünzi Olafsson Groß Kowalski Reimers".split()
_ENDS = "er mann sen berg hausen dorf stein bach wald ski".split()
_OFFICES = "Bürgermeister Landrat Sprecher Trainer Richter Präsident Minister".split()
_THINGS = "das Bad;der Park;die Brücke;der Haushalt;die Schule;das Dach;die Halle;der Vertrag".split(";")
_PROSE = (
    "{office} {first} {family} hat am {n}. Mai den Plan vorgestellt, über den seit Wochen gestritten wird.",
    "„{Thing} bleibt offen, und zwar für alle“, sagte {family}.",
    "{family} erklärte, {thing} sei zu teuer und müsse warten.",
    "Laut Polizei kamen {n} Menschen, z. B. aus Hohenfurt und Achental.",
    "Er nannte den Vorschlag „völlig absurd“ und ging.",
    "„Das“, rief {first} {family}, „ist neu! Niemand hat gefragt.“",
    "Die Kosten lägen bei {n},5 Mio. Euro, so der Verein.",
    "Wie {family} betonte, habe man {thing} nie vergessen.",
    "Am Abend blieb es still auf dem Platz, nur die „Experten“ stritten weiter.",
    "{family} sagte: „Sie riefen mir zu: ‚Das geht so nicht!‘ Ich ging.“",
)
_MIXED = "„“”\"»«‚‘’'‹›"


def news(length: int) -> str:
    """Invented news of about this many code points: paragraphs, quotations, and persons that grow in number."""
    chance = random.Random(1)
    pieces: list[str] = []
    size = 0
    while size < length:
        first, family = chance.choice(_FIRST), chance.choice(_FAMILY)
        if chance.random() < 0.5:
            family = chance.choice(_FAMILY) + chance.choice(_ENDS)
        thing = chance.choice(_THINGS)
        told = {
            "first": first, "family": family, "office": chance.choice(_OFFICES), "thing": thing,
            "Thing": thing[0].upper() + thing[1:], "n": chance.randrange(2, 30),
        }  # fmt: skip
        pieces.append(" ".join(line.format(**told) for line in chance.sample(_PROSE, 5)))
        size += len(pieces[-1]) + 2
    return "\n\n".join(pieces)


def many_people(length: int) -> str:
    """Sentences that each name somebody new, and that somebody unknown holds an office."""
    one = "Frau {first} {family} sagte, {thing} sei neu. Die Lehrerin sah den {office} an. {family} ging. "
    n = length // 95
    return "".join(
        one.format(
            first=_FIRST[k % len(_FIRST)],
            family=f"{_FAMILY[k % len(_FAMILY)]}{''.join('abcdefghij'[int(digit)] for digit in str(k))}",
            thing=_THINGS[k % len(_THINGS)],
            office=_OFFICES[k % len(_OFFICES)],
        )
        for k in range(n)
    )


def pairs(marks: int) -> str:
    """Well-formed quotations of a few words, two marks each."""
    return "\n".join(f"„Es waren {k} Leute da“, sagte Abel." for k in range(marks // 2))


def one_paragraph(marks: int) -> str:
    """The same in one paragraph."""
    return pairs(marks).replace("\n", " ")


def unpaired(marks: int) -> str:
    """Marks of all kinds without order, in words and sentences."""
    chance = random.Random(2)
    words = ("Das", "ist", "neu.", "sagte", "Anna", "Abel,", "und", "dann", "dass", "der", "Rat\n")
    made = []
    for _ in range(marks):
        word, mark = chance.choice(words), chance.choice(_MIXED)
        made.append(chance.choice((f"{mark}{word}", f"{word}{mark}", f" {mark} {word}")))
    return " ".join(made)


def opening(marks: int) -> str:
    """Marks that open and never close, and then as many that close what was never opened."""
    return "„Er " * (marks // 2) + "ging« " * (marks // 2)


def endless(marks: int) -> str:
    """One sentence without any full stop, full of quotations and verbs of saying."""
    return " ".join(f"sagte Abel, „es waren {k} Leute“ und" for k in range(marks // 2))


def endless_words(marks: int) -> str:
    """One sentence without full stop or comma: nothing but small words between the marks."""
    return " ".join(f"und das „neue Bad {k}“ sei" for k in range(marks // 2))


def signs(length: int) -> str:
    """No words: rows of signs, and one of letters."""
    part = length // 4
    return "\n".join(("!" * part, "„" * part, '"!' * (part // 2), "a" * part))


TEXTS: dict[str, tuple[Callable[[int], str], int]] = {
    "news": (news, PROSE),
    "many people": (many_people, PROSE),
    "pairs": (pairs, MARKS),
    "one paragraph": (one_paragraph, MARKS),
    "unpaired": (unpaired, MARKS),
    "opening": (opening, MARKS),
    "endless": (endless, MARKS),
    "endless words": (endless_words, MARKS),
    "signs": (signs, MARKS),
}


def peak_memory() -> float:
    """The most memory this process has held, in MB; NaN where the system does not tell."""
    try:
        import resource
    except ImportError:
        return math.nan
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # macOS counts bytes, Linux units of 1,024.
    return most * (1 if sys.platform == "darwin" else 1_024) / 1_000_000


def _analysed(text: str, options: dict[str, Any], answer: Connection) -> None:
    import pandas as pd

    import analysis as an

    begin = time.perf_counter()
    result = an.analyse(pd.DataFrame({"article_id": ["a"], "text": [text]}), workers=1, **options)
    seconds = time.perf_counter() - begin
    failed = result.problems[result.problems["stage"] == "analyse"]["problem"].tolist()
    answer.send((seconds, peak_memory(), len(result.quotes), failed))


def measure(text: str, options: dict[str, Any], limit: float) -> tuple[float, float, int, list[str]]:
    """Seconds, MB, number of quotations, and errors of one analysis in a process of its own."""
    context = multiprocessing.get_context("spawn")
    mine, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_analysed, args=(text, options, theirs))
    process.start()
    theirs.close()
    told = (math.nan, math.nan, 0, [f"no result within {limit:.0f} s"])
    if mine.poll(limit):
        try:
            told = mine.recv()
        except EOFError:
            told = (math.nan, math.nan, 0, ["the process died"])
    process.terminate()
    process.join()
    return told


def main() -> None:
    """Measure the texts and print one line for each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--only", choices=TEXTS, help="one text instead of all")
    parser.add_argument("--scale", type=float, default=1.0, help="size of the texts, 1 for 2 MB and 200,000 marks")
    parser.add_argument("--voices", help="engine of analyse(); its own default if left out")
    parser.add_argument("--limit", type=float, default=300.0, help="seconds after which an analysis is given up")
    args = parser.parse_args()
    options = {"voices": args.voices} if args.voices else {}
    print(
        f"{'text':15}{'MB':>6}{'marks':>9}{'quotes':>8}{'seconds':>9}{'peak MB':>9}{'half: s':>9}{'MB':>6}{'ratio':>7}"
    )
    for name, (build, size) in TEXTS.items():
        if args.only in {None, name}:
            half = measure(build(int(size * args.scale / 2)), options, args.limit)
            text = build(int(size * args.scale))
            seconds, memory, quotes, failed = measure(text, options, args.limit)
            marks = sum(text.count(mark) for mark in _MIXED)
            print(
                f"{name:15}{len(text.encode('utf-8')) / 1e6:6.2f}{marks:9}{quotes:8}{seconds:9.1f}{memory:9.0f}"
                f"{half[0]:9.1f}{half[1]:6.0f}{seconds / half[0]:7.2f}",
                *failed,
                flush=True,
            )


if __name__ == "__main__":
    main()
