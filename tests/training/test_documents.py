"""Label layers of the training data, on invented sentences; no network is needed."""

from __future__ import annotations

import numpy as np

from training import documents, labels

TEXT = "Anna Abel sagte, das Geld reiche nicht. „Wir warten“, so Abel."


def test_a_mask_holds_the_tokens_that_spans_touch():
    item = documents.document("a", TEXT)
    start = TEXT.index("Geld")
    held = np.flatnonzero(documents.mask(item, [[start, start + 9]]))
    assert [TEXT[item.features.starts[n] : item.features.ends[n]] for n in held] == ["Geld", "reiche"]


def test_tokens_of_a_corpus_are_joined_as_they_would_be_printed():
    item, of = documents._aligned("a", ["Er", "sagte", ":", "„", "Gut", ".", "“"])
    assert item.features.text == "Er sagte: „Gut.“"
    assert of.tolist() == list(range(7))


def annotated(text, kind, quote, **parts):
    item = documents.document("a", text)
    spans = {"quote": quote, **parts}
    masks = {
        part: documents.mask(item, [[text.index(words), text.index(words) + len(words)] for words in found])
        for part, found in spans.items()
    }
    item.quotes.append(documents.Quote(kind, masks))
    labels.prepare(item)
    return item


def test_labels_of_an_indirect_quotation():
    item = annotated(TEXT, 0, ["das Geld reiche nicht"], cue=["sagte"], speaker=["Anna Abel"])
    assert item.labels["indirect"].tolist()[:8] == [0, 0, 0, 0, 1, 2, 2, 2]
    near, parts = item.around[0]
    assert len(near.tokens) == len(parts) == len(item)
    assert parts.tolist().count(1) == 2
    assert parts.tolist().count(2) == 1
    assert item.labels["direct"].tolist() == [0.0]


def test_both_pieces_of_an_interrupted_quotation_are_direct_speech_and_marks_inside_are_not():
    text = "„Wir warten“, sagte Abel, „auf den ‚Tag‘ der Wahl.“ Er lobte das „Glück“."
    item = annotated(text, 4, ["„Wir warten“", "„auf den ‚Tag‘ der Wahl.“"], speaker=["Abel"])
    found = [
        (text[item.features.starts[first] : item.features.ends[end - 1]], right)
        for (first, end), right in zip(
            [piece for one in item.features.candidates for piece in one.pieces], item.labels["direct"], strict=True
        )
    ]
    right = {passage for passage, value in found if value}
    assert right == {"„Wir warten“", "„auf den ‚Tag‘ der Wahl.“"}
    assert {"‚Tag‘", "„Glück“"} <= {passage for passage, value in found if not value}
