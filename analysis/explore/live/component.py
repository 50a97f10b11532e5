"""The widget: data for the page, and answers to what the page asks."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import anywidget
import traitlets

from analysis.explore.live.page import whole_page
from analysis.explore.live.script import css, script

Buffers = Sequence[memoryview]
Answer = Callable[[Any, Buffers], tuple[Any, list[bytes]]]
"""Takes what the page gives, and buffers; gives what JSON can hold, and buffers."""

_log = logging.getLogger(__name__)


class Live(anywidget.AnyWidget):
    """An explorer: in a notebook a widget, everywhere else HTML that does the same as far as its data reach.

    Parameters
    ----------
    data
        What the page shows: JSON with columns packed as bytes; ``explorer`` names the drawing function.
    parts
        Script files of this explorer, without ending, in order.
    answers
        For each kind of question what answers it.
    page
        Gives what an exported page holds besides the data (``embedded``: kind -> question as JSON -> answer), and the
        HTML that is shown where no script runs. It is asked each time the widget is shown.
    """

    data = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        data: dict[str, Any],
        *,
        parts: Sequence[str],
        answers: Mapping[str, Answer],
        page: Callable[[], tuple[dict[str, Any], str]],
    ) -> None:
        self._module, self._style, self._answers = script(*parts), css(*parts), dict(answers)
        self._page = page
        # anywidget looks for these two and makes traits of them.
        self._esm, self._css = self._module, self._style
        super().__init__(data=data)
        self.on_msg(self._asked)

    def static(self) -> str:
        """The explorer as HTML for a page without a kernel."""
        held, fallback = self._page()
        return whole_page({**self.data, **held}, self._module, self._style, fallback)

    def __repr__(self) -> str:
        return f"<explorer: {self.data['explorer']}>"

    def _repr_mimebundle_(self, **further: Any) -> Any:
        shown, about = super()._repr_mimebundle_(**further) or ({}, {})
        bundle = {**shown, "text/html": self.static()}
        return (bundle, about) if about else bundle

    def _asked(self, _: Any, question: dict[str, Any], buffers: Buffers) -> None:
        number = question.get("number")
        try:
            answer, further = self._answers[question["kind"]](question.get("given"), buffers)
        except Exception as error:  # whatever went wrong is said on the page and in the log; the widget goes on
            _log.exception("The explorer could not answer %r.", question.get("kind"))
            self.send({"number": number, "error": f"{type(error).__name__}: {error}"})
        else:
            self.send({"number": number, "answer": answer}, further)
