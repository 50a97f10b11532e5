"""What charts of rates share: a bar for 1,000 words with its interval, and the number counted behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.charts.colours import BLUE
from analysis.charts.rows import BAR, absent, whisker, write
from analysis.charts.wording import number, words

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def rate_bar(ax: Axes, row: int, figures: dict, counted: str, language: str) -> bool:
    """Draw the rate of one group, and in words what was counted; whether it has an interval."""
    rate = figures["per_1000_words"]
    if pd.isna(rate):
        absent(ax, row, words(language)["no_words"])
        return False
    ax.barh(row, rate, height=BAR, color=BLUE)
    drawn = whisker(ax, row, figures["per_1000_words_low"], figures["per_1000_words_high"])
    end = max(rate, figures["per_1000_words_high"]) if drawn else rate
    write(ax, end, row, f"{number(rate, language, 1)}  ({counted})")
    return drawn
