"""One look for all charts: legible at 7 by 4 inches, on paper and on a wall, the same on every machine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from analysis.charts.colours import INK, MUTED, RULE

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Comes with matplotlib, so that no chart depends on the fonts of a machine.
FONT = "DejaVu Sans"
WIDTH = 7.0
SIZE = 9.5
SMALL = 8.0
# In points: a letter of a legend, the key and the gap beside it, and the width there is for all of them.
_LETTER, _KEY, _ROOM = 4.8, 27.0, 370.0
_RC = {
    "font.family": FONT,
    "font.size": SIZE,
    "text.parse_math": False,
    "text.color": INK,
    "axes.labelcolor": INK,
    "axes.edgecolor": RULE,
    "axes.unicode_minus": True,
    "xtick.color": INK,
    "ytick.color": INK,
    "figure.facecolor": "white",
    "axes.facecolor": "white",
    "savefig.facecolor": "white",
    "figure.constrained_layout.h_pad": 0.1,
    "figure.constrained_layout.w_pad": 0.1,
    "hatch.linewidth": 0.6,
    "hatch.color": "white",
}


@contextmanager
def theme() -> Iterator[None]:
    """The look, inside a ``with`` block only: nobody else's settings change."""
    import matplotlib as mpl

    interactive = mpl.is_interactive()
    try:
        with mpl.rc_context(_RC):
            yield
            interactive = mpl.is_interactive()
    finally:
        # The first chart of a notebook may switch Jupyter's display on in here; leaving must not switch it off again.
        mpl.interactive(interactive)


def new_axes(ax: Axes | None, height: float) -> Axes:
    """The Axes that came, or new ones in a figure of the house's width, that Jupyter shows when the cell ends."""
    if ax is not None:
        return ax
    from matplotlib import pyplot as plt

    _, axes = plt.subplots(figsize=(WIDTH, height), layout="constrained")
    return axes


def dress(ax: Axes, *, title: str, xlabel: str, notes: list[str], legend_rows: int = 0) -> Axes:
    """Title, axis label, grid and the lines below the chart (source, N, what was left out)."""
    pad = 10 + 12.5 * legend_rows
    ax.set_title(fill(title, 46), loc="left", fontsize=SIZE + 2.5, fontweight="bold", color=INK, pad=pad)
    label = fill(xlabel, 66)
    ax.set_xlabel(label, fontsize=SIZE, color=INK, loc="left")
    ax.spines[["top", "right", "left"]].set_visible(False)
    ax.spines["bottom"].set_color(RULE)
    ax.tick_params(axis="y", pad=7)
    ax.tick_params(axis="both", length=0, labelsize=SIZE, labelcolor=INK)
    ax.grid(visible=True, axis="x", color=RULE, linewidth=0.7)
    ax.set_axisbelow(True)
    below = -24 - 13 * (label.count("\n") + 1)
    ax.annotate(
        fill(". ".join(note for note in notes if note) + ".", 80), (0, 0), xytext=(0, below),
        xycoords="axes fraction", textcoords="offset points", va="top", ha="left", fontsize=SMALL, color=MUTED,
        gid="notes", annotation_clip=False,
    )  # fmt: skip
    return finish(ax)


def legend_rows(labels: list[str]) -> int:
    """How many rows a legend with these labels has."""
    return -(-len(labels) // _columns(labels)) if labels else 0


def _columns(labels: list[str]) -> int:
    """As many columns as fit into a chart of the house's width, beside the names of its rows."""
    for columns in range(min(5, len(labels)), 1, -1):
        longer, size = len(labels) % columns, len(labels) // columns
        sizes = [size + 1] * longer + [size] * (columns - longer)
        ends = [sum(sizes[: n + 1]) for n in range(columns)]
        longest = [max(map(len, labels[end - n : end])) for end, n in zip(ends, sizes, strict=True)]
        if sum(_LETTER * n + _KEY for n in longest) <= _ROOM:
            return columns
    return 1


def legend(ax: Axes, handles: list[Any], labels: list[str]) -> int:
    """A legend between title and chart; the number of its rows."""
    if not labels:
        return 0
    ax.legend(
        handles, labels, loc="lower left", bbox_to_anchor=(-0.01, 1.0),
        ncols=_columns(labels), frameon=False, fontsize=SMALL + 0.5, handlelength=1.2, handletextpad=0.5,
        columnspacing=1.2, borderaxespad=0.1, labelspacing=0.3,
    )  # fmt: skip
    return legend_rows(labels)


def finish(ax: Axes) -> Axes:
    """Take every text on the Axes as it stands: a "$" in a name starts no formula."""
    from matplotlib.text import Text

    for text in ax.findobj(Text):
        text.set_parse_math(False)
        text.set_text(displayable(text.get_text()))
    return ax


def fill(text: str, width: int) -> str:
    """The text in lines of at most ``width`` characters; long words are broken."""
    return "\n".join(wrap(text, width)) or text


def displayable(text: str) -> str:
    """The text with a box in place of every character that the font does not have (emoji, Chinese names).

    >>> displayable("Bote 📰 & „Söhne“")
    'Bote □ & „Söhne“'
    """
    if text.isascii():
        return text
    glyphs = _glyphs()
    return "".join(letter if ord(letter) in glyphs or letter.isspace() else "□" for letter in text)


@cache
def _glyphs() -> frozenset[int]:
    from matplotlib.font_manager import findfont, get_font

    return frozenset(get_font(findfont(FONT)).get_charmap())
