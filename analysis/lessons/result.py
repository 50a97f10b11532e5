"""What a check answers: a state, and sentences that explain it; shown as a card in a notebook."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from analysis.lessons.wording import EXERCISE, HEADING

_ICONS = {"right": "✔", "wrong": "✎", "open": "…", "note": "ℹ"}
_COLOURS = {  # edge, background: told apart by lightness as well, and never without icon and word
    "right": ("#1b7f4b", "#e9f6ee"),
    "wrong": ("#b36b00", "#fdf3e1"),
    "open": ("#5f6b76", "#f3f5f7"),
    "note": ("#2b5f8f", "#eaf2f9"),
}


@dataclass(frozen=True)
class Result:
    """The outcome of a check.

    ``state`` is ``right``, ``wrong``, ``open`` (no answer yet) or ``note`` (a result that is neither).

    >>> Result("right", ("„Sei“ ist Konjunktiv I.",), exercise="1.2")
    ✔ Aufgabe 1.2: Richtig
      „Sei“ ist Konjunktiv I.
    """

    state: str
    messages: tuple[str, ...]
    exercise: str = ""
    language: str = "de"

    @property
    def ok(self) -> bool:
        """Whether the answer is right."""
        return self.state == "right"

    @property
    def heading(self) -> str:
        """The first line: which exercise, and how it stands."""
        heading = HEADING[self.state].to(self.language)
        return f"{EXERCISE.to(self.language)} {self.exercise}: {heading}" if self.exercise else heading

    def __repr__(self) -> str:
        return "\n  ".join((f"{_ICONS[self.state]} {self.heading}", *self.messages))

    def _repr_html_(self) -> str:
        edge, background = _COLOURS[self.state]
        paragraphs = "".join(f'<p style="margin:.35em 0 0">{escape(message)}</p>' for message in self.messages)
        return (
            f'<div role="status" lang="{self.language}" style="border-left:6px solid {edge};background:{background};'
            "color:#1d2329;padding:.6em .9em;margin:.3em 0;max-width:46em;border-radius:3px;"
            'font-family:system-ui,sans-serif;font-size:1em;line-height:1.45">'
            f'<strong style="color:{edge}"><span aria-hidden="true">{_ICONS[self.state]}</span> '
            f"{escape(self.heading)}</strong>{paragraphs}</div>"
        )
