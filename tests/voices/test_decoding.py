"""From shares to quotations, with shares written by hand."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from analysis.voices import decoding
from analysis.voices.decoding import Shares, Thresholds, find, pieces
from analysis.voices.features import of_text as features
from analysis.voices.network import ROLES
from analysis.voices.parts import find_parts
from analysis.voices.surroundings import Around, Passage


def tokens(found, passage):
    start = found.text.index(passage)
    return np.flatnonzero((found.starts >= start) & (found.ends <= start + len(passage)))


def shares(found, begins=(), goes_on=(), frame=(), sentences=None, direct=()):
    """Shares of .9 for what is named, of little for everything else."""
    n = len(found.starts)
    indirect = np.tile(np.array([0.9, 0.05, 0.05], np.float32), (n, 1))
    for label, passages in ((1, begins), (2, goes_on)):
        for passage in passages:
            indirect[tokens(found, passage)] = 0.05
            indirect[tokens(found, passage), label] = 0.9
    roles = np.full((n, len(ROLES)), 0.1, np.float32)
    for passage in frame:
        roles[tokens(found, passage), ROLES.index("frame")] = 0.9
    kinds = np.tile(np.array([0.94, 0.02, 0.02, 0.02], np.float32), (found.n_sentences, 1))
    for number, kind in (sentences or {}).items():
        kinds[number] = 0.05
        kinds[number, kind] = 0.85
    return Shares(roles, indirect, kinds, np.array(direct, np.float32))


def told(found, quotations):
    passages = [one.spans or pieces(found, one.tokens) for one in quotations]
    return [
        (one.type, "|".join(found.text[a:b] for a, b in spans)) for one, spans in zip(quotations, passages, strict=True)
    ]


def test_a_reported_clause_is_found_as_a_whole():
    found = features("Anna Abel sagte, das Geld reiche nicht. Es regnet.")
    # "Geld" is judged outside by itself; the stretch up to the full stop is judged together.
    said = shares(found, begins=["das"], goes_on=["reiche nicht"])
    assert told(found, find(found, said, Thresholds())) == [("indirect", "das Geld reiche nicht")]


def test_words_that_introduce_part_a_quotation_and_do_not_make_two():
    text = "Es sei, so der Wirt, viel zu spät."
    found = features(text)
    said = shares(found, begins=["Es", "viel"], goes_on=["sei", "zu spät"], frame=["so der Wirt"])
    assert told(found, find(found, said, Thresholds())) == [("indirect", "Es sei|viel zu spät")]


def test_one_word_is_no_reported_clause():
    found = features("Das teilte die Wehr mit.")
    assert find(found, shares(found, begins=["Das"], frame=["teilte die Wehr mit"]), Thresholds()) == []


def test_sentences_that_go_on_are_one_quotation_and_reports_are_not():
    found = features("Er klagte. Man sei müde. Man wolle heim. Sie lobte ihn. Sie tadelte ihn.")
    quotations = find(found, shares(found, sentences={1: 1, 2: 1, 3: 3, 4: 3}), Thresholds())
    assert told(found, quotations) == [
        ("indirect_free_indirect", "Man sei müde. Man wolle heim."),
        ("reported", "Sie lobte ihn."),
        ("reported", "Sie tadelte ihn."),
    ]


def test_a_threshold_is_the_lowest_share():
    found = features("„Wir warten“, sagte Abel. Das „Glück“ fehlt.")
    said = shares(found, direct=[0.5, 0.3])
    assert told(found, find(found, said, Thresholds(direct=0.5))) == [("direct", "„Wir warten“")]
    assert len(find(found, said, Thresholds(direct=0.3))) == 2
    assert find(found, said, Thresholds(direct=0.6)) == []


def parts(text, quote, **labels):
    found = features(text)
    near = Around(found, [Passage(4, tokens(found, quote))]).of(0)
    table = np.full((len(near.tokens), 1 + len(ROLES)), 0.02, np.float32)
    table[:, 0] = 0.5
    for role, words in labels.items():
        for word, share in words.items():
            table[np.isin(near.tokens, tokens(found, word)), 1 + ROLES.index(role)] = share
    ((held, named),) = find_parts(found, ["direct"], near, table)
    words = {role: " ".join(found.text[a:b] for a, b in pieces(found, numbers)) for role, numbers in held.items()}
    return words, named


def test_of_two_speakers_far_apart_the_surer_is_kept():
    text = "Brandt ging. „Wir warten“, rief laut und lange der Wirt."
    words, named = parts(text, "„Wir warten“", speaker={"Brandt": 0.6, "der Wirt": 0.9}, cue={"rief": 0.8})
    assert words == {"speaker": "der Wirt", "cue": "rief", "frame": "rief der Wirt", "addressee": ""}
    assert named == pytest.approx(0.9)


def test_where_the_network_names_nobody_the_rules_may():
    words, named = parts("„Wir warten“, sagte Anna Abel.", "„Wir warten“")
    assert (words["speaker"], words["cue"]) == ("Anna Abel", "sagte")
    assert named == pytest.approx(0.02)


def test_a_long_text_is_cut_at_sentences_and_in_no_quotation(monkeypatch):
    monkeypatch.setattr(decoding, "MOST_TOKENS", 12)
    text = "Er kam. „Wir warten. Es regnet. Wir gehen.“ Sie ging. Es war gut. Niemand sah es. Alle schliefen."
    found = features(text)
    edges = decoding._edges(found)
    assert (edges[0], edges[-1]) == (0, len(found.starts))
    assert all(0 < b - a <= 12 for a, b in pairwise(edges))
    assert all(text[found.starts[edge] - 1] == " " for edge in edges[1:-1])
    quotation = tokens(found, "„Wir warten. Es regnet. Wir gehen.“")
    assert not set(edges) & set(quotation[1:].tolist())


def test_a_part_of_a_text_is_a_text_of_its_own():
    found = features("Er kam. „Wir warten“, sagte Anna Abel.")
    first = int(tokens(found, "„Wir warten“")[0])
    part = list(found.parts([0, first, len(found.starts)]))[1]
    alone = features("„Wir warten“, sagte Anna Abel.")
    assert [one.pieces for one in part.candidates] == [one.pieces for one in alone.candidates]
    assert part.drafts[0].speaker.tolist() == alone.drafts[0].speaker.tolist()
    assert part.sentence.tolist() == alone.sentence.tolist()
