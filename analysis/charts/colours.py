"""Colours that people with a colour-vision deficiency can tell apart, and one colour per speaker.

The nine speaker colours are Paul Tol's "muted" scheme (https://personal.sron.nl/~pault/), in an order that keeps the
most different ones first; the other colours are from Okabe and Ito's set (https://jfly.uni-koeln.de/color/).
"""

from __future__ import annotations

import pandas as pd

from analysis.schema import TableError

SPEAKERS = (
    "#332288",  # indigo
    "#CC6677",  # rose
    "#44AA99",  # teal
    "#882255",  # wine
    "#999933",  # olive
    "#88CCEE",  # cyan
    "#117733",  # green
    "#AA4499",  # purple
    "#DDCC77",  # sand
)
FURTHER = "#8A8A8A"
"""The tenth and all later speakers, and anonymous ones."""
NOBODY = "#C9C9C9"
"""Quotations for which nobody is named."""

BLUE, SKY, ORANGE, VERMILLION, GREEN, PURPLE = "#0072B2", "#56B4E9", "#E69F00", "#D55E00", "#009E73", "#CC79A7"
INK, MUTED, RULE = "#222222", "#595959", "#D9D9D9"

GROUPS = (BLUE, VERMILLION, GREEN, PURPLE, ORANGE, SKY)
STANCES = {
    "distancing": VERMILLION,
    "neutral": "#BBBBBB",
    "endorsing": BLUE,
    "directive": ORANGE,
    "emotive": PURPLE,
}
VOICES = {"narrator": INK, "direct": BLUE, "indirect": ORANGE}


def speaker_colours(quotes: pd.DataFrame) -> dict[str, str]:
    """A colour for every speaker, to be given to all charts and readers of a notebook or report.

    The speakers with the most quoted words get the nine colours; all others, and anonymous speakers, share one grey.
    Compute it once from all quotations of an analysis: then a speaker keeps the colour in every part of it.

    Parameters
    ----------
    quotes
        Table quotes.

    Returns
    -------
    dict
        Display name -> "#RRGGBB", most quoted words first; equal ones in alphabetical order.

    Examples
    --------
    >>> quotes = pd.DataFrame({"speaker": ["Abel", "Brandt"], "speaker_kind": "person", "n_words": [3, 9]})
    >>> speaker_colours(quotes)
    {'Brandt': '#332288', 'Abel': '#CC6677'}
    """
    lacking = [name for name in ("speaker", "speaker_kind", "n_words") if name not in quotes.columns]
    if lacking:
        have = ", ".join(map(str, quotes.columns)) or "none"
        message = f"Colours come from the table 'quotes'; {', '.join(lacking)} lacks. Columns that came: {have}."
        raise TableError(message)
    named = quotes.dropna(subset=["speaker"])
    words = named.groupby("speaker")["n_words"].sum()
    unnamed = set(named.loc[named["speaker_kind"].eq("anonymous"), "speaker"])
    ordered = sorted(words.index, key=lambda speaker: (-int(words[speaker]), speaker))
    palette = iter(SPEAKERS)
    return {speaker: FURTHER if speaker in unnamed else next(palette, FURTHER) for speaker in ordered}
