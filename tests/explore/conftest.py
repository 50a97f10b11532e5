from __future__ import annotations

from html.parser import HTMLParser
from types import SimpleNamespace
from typing import Any

import pytest

from analysis import tables

TEXT = (
    "„Das Wasser ist kalt“, sagte Nora Abel. „Aber sauber.“ Sie sagte, es sei ein „guter“ Tag.\n\n"
    "Die „Experten“ schweigen. Man werde öffnen.\nMehr dazu auf Seite 3"
)


_VOID = {"input", "img", "br", "meta", "link", "hr"}


class Page(HTMLParser):
    """A strict reader of HTML: every element must be closed in its turn.

    Keeps the elements as (tag, attributes), and the text inside the first element of a given class.
    """

    def __init__(self, html: str, inside: str | None = None) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._inside, self._depth, self._stack = inside, None if inside else 0, []
        self.feed(html)
        self.close()
        assert self._stack == [], f"elements left open: {self._stack}"

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        assert len(dict(attrs)) == len(attrs), f"an attribute stands twice: {attrs}"
        if tag not in _VOID:
            if self._depth is None and self._inside in (dict(attrs).get("class") or "").split():
                self._depth = len(self._stack)
            self._stack.append(tag)

    def handle_endtag(self, tag):
        assert self._stack, f"</{tag}> closes nothing"
        assert self._stack[-1] == tag, f"</{tag}> comes while <{self._stack[-1]}> is open"
        self._stack.pop()
        if self._inside and self._depth == len(self._stack):
            self._depth = None

    def handle_data(self, data):
        if self._depth is not None:
            self.text += data

    def with_class(self, name: str) -> list[dict[str, str | None]]:
        return [attrs for _, attrs in self.elements if name in (attrs.get("class") or "").split()]


def at(passage: str) -> list[int]:
    start = TEXT.index(passage)
    return [start, start + len(passage)]


def row(place: list[int], **further: Any) -> dict[str, Any]:
    return {"article_id": "bad-1", "start": place[0], "end": place[1]} | further


def quote(quote_id: str, passages: list[str], **further: Any) -> dict[str, Any]:
    spans = [at(passage) for passage in passages]
    start, end = spans[0][0], spans[-1][1]
    given = {
        "article_id": "bad-1", "sentence": 0, "paragraph": 0, "start": start, "end": end, "spans": spans,
        "text": TEXT[start:end], "n_words": sum(len(passage.split()) for passage in passages), "type": "direct",
        "medium": "speech", "speaker_how": "none", "decided_by": "rule", "rule": "frame_after",
    }  # fmt: skip
    return given | {"quote_id": quote_id} | further


def result_of(article: dict[str, Any], **rows: list[dict[str, Any]]) -> SimpleNamespace:
    names = ("omitted", "quotes", "marked", "mentions", "sentences", "entities")
    made = {name: tables.frame(name, rows.get(name, [])) for name in names}
    return SimpleNamespace(articles=tables.frame("articles", [article]), **made)


@pytest.fixture(scope="session")
def page() -> type[Page]:
    return Page


@pytest.fixture
def pool() -> SimpleNamespace:
    """One article on a cold pool: a direct quotation in two pieces, an indirect and a nested one, and one by nobody."""
    abel = {"speaker": "Nora Abel", "speaker_kind": "person", "speaker_text": "Nora Abel", "speaker_how": "name"}
    she = {"speaker_how": "pronoun", "speaker_text": "Sie"}
    said = {"cue": "sagte", "cue_spans": [at("sagte")], "cue_lemma": "sagen", "cue_stance": "neutral"}
    return result_of(
        {
            "article_id": "bad-1", "text": TEXT, "title": "Nora Abel und das Bad", "lead": "Kalt ist es",
            "outlet": "Abendkurier", "author": "Ute Rhein", "date": "2025-05-12", "event": "freibad",
        },
        quotes=[
            quote("q1", ["„Das Wasser ist kalt“", "„Aber sauber.“"], confidence=0.915, **abel, **said),
            quote("q2", ["es sei ein „guter“ Tag"], type="indirect", **abel | she),
            quote("q3", ["„guter“"], nested_in="q2", **abel),
            quote("q4", ["Man werde öffnen"], type="indirect_free_indirect"),
        ],
        marked=[row(at("„Experten“"), text="„Experten“", kind="scare")],
        mentions=[
            row([start, start + 9], field=field, text="Nora Abel", label="PER", how="name")
            for field, start in (("text", at("Nora Abel")[0]), ("title", 0))
        ],
        omitted=[row(at("Mehr dazu auf Seite 3"), kind="teaser")],
    )  # fmt: skip
