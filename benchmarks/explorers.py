r"""How quickly the explorers follow a filter on an analysis of 10,000 articles.

    python -m benchmarks.explorers 10kgnad_test.csv.gz
    python -m benchmarks.explorers 10kgnad_test.csv.gz --articles 2000 --only entities sentences

The articles of the file are analysed once and repeated, as for ``measures``. Measured are: from the call to the data of
the widget; in Chromium, from opening the page to the first bars, and from a moved filter to the bars drawn anew
(median of twenty, over four filters) in each view that needs no kernel; what the kernel takes for the intervals of
fifteen bars; and, for framing, what it takes to count the words of the articles when a view first asks for them (making
the tokens told apart), and later.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd

import analysis as an
from analysis.explore.live.component import Live
from analysis.explore.live.intervals import intervals
from analysis.result import Analysis
from benchmarks.measures import repeated, seconds
from benchmarks.speed import read_texts

EXPLORERS = ("voices", "framing", "sentences", "entities")
_MOVE = """
(number) => {
  const selects = [...document.querySelectorAll('.rl-filters select')].filter((one) => one.options.length > 2);
  const select = selects[number % selects.length];
  select.selectedIndex = (select.selectedIndex + 1) % select.options.length;
  const begin = performance.now();
  select.dispatchEvent(new Event('change'));
  document.querySelector('.rl-chart').getBoundingClientRect();
  return performance.now() - begin;
}
"""


def in_browser(html: str, moves: int) -> tuple[float, dict[str, list[float]]]:
    """Seconds until the first bars, and in each view the milliseconds of each moved filter."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "page.html"
        file.write_text(f'<!doctype html><meta charset="utf-8"><body>{html}', encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        begin = time.perf_counter()
        page.goto(file.as_uri())
        page.locator(".rl-bar, .rl-column").first.wait_for()
        first = time.perf_counter() - begin
        moved = {}
        for button in page.locator(".rl-switch button").all():
            button.click()
            moved[button.inner_text()] = [page.evaluate(_MOVE, number) for number in range(moves)]
        browser.close()
    return first, moved


def of_intervals(n_articles: int, rows: int) -> float:
    """Seconds of the intervals of so many shares over so many articles; each row has a count in every fifth article."""
    rng = np.random.default_rng(1)
    unit = np.concatenate([rng.choice(n_articles, n_articles // 5, replace=False) for _ in range(rows)])
    row = np.repeat(np.arange(rows), n_articles // 5)
    value, base = rng.poisson(20, len(unit)).astype(float), np.full(n_articles, 400.0)
    columns = (unit.astype(np.int32), row.astype(np.int32), value, base)
    return seconds(lambda: intervals({"rows": rows}, [memoryview(column.tobytes()) for column in columns]))


def of_explorer(name: str, make: Callable[[], Live]) -> Live:
    """Print the seconds from the call to the data, of the exported page, and of filters."""
    begin = time.perf_counter()
    widget = make()
    print(f"{name}: data of the widget: {time.perf_counter() - begin:.2f} s")
    begin = time.perf_counter()
    html = widget.static()
    print(f"{name}: exported page: {time.perf_counter() - begin:.2f} s, {len(html) / 1e6:.1f} MB")
    first, moved = in_browser(html, 20)
    print(f"{name}: page opened to first bars: {first:.2f} s")
    for view, spent in moved.items():
        print(f"{name}: {view}: filter moved: median {statistics.median(spent):.0f} ms, longest {max(spent):.0f} ms")
    return widget


def of_words(widget: Live, result: Analysis) -> None:
    """Print the seconds of what framing counts on demand."""
    print(f"framing: making the tokens: {seconds(result.tokens):.1f} s")
    pair = {"by": "outlet", "target": "Blatt 0", "reference": None, "part": "all", "pos": "", "all": True}
    questions = [
        ("occurrences", {**pair, "lemma": "Jahr", "side": "target"}, "one word, before the tokens are made"),
        ("keyness", pair, "two groups"),
        ("frames", {"sure": 0}, "the first time, tokens made as well"),
        ("frames", {"sure": 80}, "other quotations"),
        ("adopted", {"sure": 0, "order": "after"}, "all articles"),
    ]
    for kind, given, told in questions:
        spent = seconds(lambda kind=kind, given=given: widget._answers[kind](given, []))
        print(f"framing: {kind}, {told}: {spent:.2f} s")


def main() -> None:
    """Print the seconds of each step."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--only", nargs="+", choices=EXPLORERS, default=EXPLORERS)
    arguments = parser.parse_args()
    texts = read_texts(arguments.file, min(arguments.articles, 1_028))
    articles = pd.DataFrame({"article_id": [f"a{n}" for n in range(len(texts))], "text": texts})
    result = repeated(an.analyse(articles, voices="rules"), arguments.articles)
    print(result)
    few = an.analyse(articles.head(2), voices="rules")
    for name in arguments.only:
        explorer = getattr(an.explore, name)
        explorer(few).static()  # what is loaded once
        widget = of_explorer(name, lambda explorer=explorer: explorer(result))
        if name == "framing":
            of_words(widget, result)
    print(f"intervals of 15 bars: {of_intervals(arguments.articles, 15):.2f} s")


if __name__ == "__main__":
    main()
