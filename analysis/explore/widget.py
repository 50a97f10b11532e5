"""Controls over panels of HTML, with a static form for pages that have no kernel."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import ipywidgets as widgets

from analysis.explore.html import escape


@dataclass(frozen=True)
class Panel:
    """A part of an explorer: ``draw`` gives its HTML for what is chosen; it is drawn anew when ``controls`` change."""

    draw: Callable[[], str]
    controls: Sequence[widgets.Dropdown]


class Explorer(widgets.VBox):  # type: ignore[misc]
    """Drop-downs with panels under them.

    With a kernel the panels follow the drop-downs. Without one (an exported page) they stand as they were first
    shown, under a line that says what is chosen: a notebook shows the widget, everything else this ``text/html``.
    """

    def __init__(self, controls: Sequence[widgets.Dropdown], panels: Sequence[Panel]) -> None:
        self._controls = [control for control in controls if len(control.options) > 1]
        self._panels = [(panel, widgets.HTML(value=panel.draw())) for panel in panels]
        for panel, place in self._panels:
            for control in panel.controls:
                control.observe(_redraw(panel, place), names="value")
        row = widgets.HBox(self._controls, layout=widgets.Layout(flex_flow="row wrap", grid_gap="4px 18px"))
        shown = [place for _, place in self._panels]
        super().__init__([row, *shown] if self._controls else shown)

    def static(self) -> str:
        """The explorer as HTML, as it stands now."""
        chosen = " · ".join(f"{control.description} {_label(control)}" for control in self._controls)
        line = (
            f'<p class="ra-chosen" style="font:600 14px/1.5 system-ui,sans-serif">{escape(chosen)}</p>'
            if chosen
            else ""
        )
        return f'<div class="ra-explorer">{line}{"".join(place.value for _, place in self._panels)}</div>'

    def _repr_mimebundle_(self, **further: Any) -> dict[str, Any]:
        return {**super()._repr_mimebundle_(**further), "text/html": self.static()}


def dropdown(description: str, options: Sequence[tuple[str, Any]]) -> widgets.Dropdown:
    """A drop-down of (words, value) with room for both on a phone."""
    return widgets.Dropdown(
        options=options,
        description=f"{description}:",
        style={"description_width": "auto"},
        layout=widgets.Layout(width="auto", max_width="100%"),
    )


def _redraw(panel: Panel, place: widgets.HTML) -> Callable[[Any], None]:
    def redraw(_: Any) -> None:
        place.value = panel.draw()

    return redraw


def _label(control: widgets.Dropdown) -> str:
    return str(control.label)
