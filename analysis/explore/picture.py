"""A chart as a picture in HTML: it needs no kernel, and it says in words what it shows."""

from __future__ import annotations

import base64
import io
from typing import TYPE_CHECKING

from analysis.explore.html import escape

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def picture(ax: Axes, alt: str) -> str:
    """The figure of these Axes as an image element; the figure is closed, so that a notebook does not show it again."""
    from matplotlib import pyplot as plt

    figure = ax.get_figure(root=True)
    assert figure is not None, "the Axes belong to no figure"
    data = io.BytesIO()
    # No version and no date in the file: the same chart is the same bytes.
    figure.savefig(data, format="png", dpi=150, bbox_inches="tight", metadata={"Software": None})
    plt.close(figure)
    coded = base64.b64encode(data.getvalue()).decode("ascii")
    shown = "display:block;width:100%;max-width:46rem;height:auto;background:#fff"
    return f'<img alt="{escape(alt)}" style="{shown}" src="data:image/png;base64,{coded}">'
