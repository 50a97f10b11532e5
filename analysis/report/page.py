"""Pieces of the page: headings, paragraphs, tables, charts, as HTML with everything from outside escaped."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

CONTENTS_HERE = "<!-- contents -->"
"""Where the table of contents goes once all headings are known."""

_LONG_NUMBER = re.compile(
    r"(\d\d\.\d\d)\d{4}(?!\d)"
)  # coordinates; what scales a letter has one digit before the point
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_SVG = {"Date": None, "Creator": None, "Format": None, "Type": None}


def show(html: str, *, headings: Sequence[Mapping[str, Any]] = (), **facts: Any) -> None:
    """Display HTML in a notebook; headings and facts (language, title, contents) tell the page's head."""
    from IPython.display import display

    told = {**facts, **({"headings": [dict(heading) for heading in headings]} if headings else {})}
    display({"text/html": html}, raw=True, metadata={"redeanteil": told} if told else {})


def show_heading(text: str, anchor: str, level: int = 2) -> None:
    """Display a heading that the table of contents lists.

    ``anchor`` must be unique on the page.
    """
    html = f'<h{level} id="{escape(anchor)}">{escape(text)}</h{level}>'
    show(html, headings=[{"text": text, "id": anchor, "level": level}])


def contents_html(headings: Sequence[Mapping[str, Any]], label: str) -> str:
    """The table of contents: second-level headings, third-level ones below them.

    >>> contents_html([{"text": "Wer spricht?", "id": "who", "level": 2}], "Inhalt")
    '<nav class="contents"><p>Inhalt</p><ul><li><a href="#who">Wer spricht?</a></li></ul></nav>'
    """
    groups: list[tuple[str, list[str]]] = []
    for heading in headings:
        link = f'<a href="#{escape(heading["id"])}">{escape(heading["text"])}</a>'
        if heading["level"] == 2 or not groups:
            groups.append((link, []))
        else:
            groups[-1][1].append(f"<li>{link}</li>")
    below = ["<ul>" + "".join(items) + "</ul>" if items else "" for _, items in groups]
    items = "".join(f"<li>{link}{lower}</li>" for (link, _), lower in zip(groups, below, strict=True))
    return f'<nav class="contents"><p>{escape(label)}</p><ul>{items}</ul></nav>'


def paragraph(html: str, kind: str | None = None) -> str:
    """A paragraph of HTML that is escaped already; kind is its class (caveat, note, standfirst)."""
    return f'<p class="{kind}">{html}</p>' if kind else f"<p>{html}</p>"


def foldable(label: str, html: str) -> str:
    """HTML that opens on a click, below its label (plain text)."""
    return f"<details><summary>{escape(label)}</summary>{html}</details>"


def figures(pairs: Sequence[tuple[str, str]]) -> str:
    """Key figures: label and value, both as plain text."""
    items = "".join(f"<div><dt>{escape(label)}</dt><dd>{escape(value)}</dd></div>" for label, value in pairs)
    return f'<dl class="figures">{items}</dl>'


def table_html(
    data: pd.DataFrame,
    labels: Mapping[str, str],
    *,
    numbers: Sequence[str] = (),
    passages: Sequence[str] = (),
    codes: Sequence[str] = (),
) -> str:
    """A table of the columns in ``labels``, with these labels; every value as text, escaped; missing ones as a dash.

    ``numbers`` are set right, ``passages`` are words from the articles and marked as German, ``codes`` may break
    anywhere.
    """
    kind = {
        **dict.fromkeys(numbers, ' class="number"'),
        **dict.fromkeys(passages, ' class="passage" lang="de"'),
        **dict.fromkeys(codes, ' class="code"'),
    }
    head = "".join(f'<th scope="col"{kind.get(name, "")}>{escape(label)}</th>' for name, label in labels.items())
    rows = "".join(
        "<tr>" + "".join(f"<td{kind.get(name, '')}>{_cell(row[name])}</td>" for name in labels) + "</tr>"
        for row in data[list(labels)].to_dict("records")
    )
    return f'<div class="table" tabindex="0"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'


def _cell(value: Any) -> str:
    return escape(value) if isinstance(value, str) else "–"


def chart_html(axes: Any, alt: str) -> str:
    """A chart as a picture inside the page: sharp at every size, and described by ``alt``.

    The picture is an image, not part of the page's own markup: nothing in it can act.
    """
    import matplotlib as mpl

    buffer = io.BytesIO()
    with mpl.rc_context({"svg.hashsalt": "redeanteil", "svg.fonttype": "path"}):
        axes.figure.savefig(buffer, format="svg", bbox_inches="tight", metadata=_SVG)
    _close(axes.figure)
    picture = _LONG_NUMBER.sub(r"\1", _COMMENT.sub("", buffer.getvalue().decode("utf-8")))
    data = base64.b64encode(picture.encode("utf-8")).decode("ascii")
    return f'<figure tabindex="0"><img src="data:image/svg+xml;base64,{data}" alt="{escape(alt)}"></figure>'


def _close(figure: Any) -> None:
    """Keep Jupyter from showing the figure once more."""
    from matplotlib import pyplot as plt

    plt.close(figure)
