"""The dictionary as it is asked here against the library's own question."""

from __future__ import annotations

import simplemma
from hypothesis import example, given
from hypothesis import strategies as st

from analysis.language import morphology


@given(st.text(min_size=1, max_size=8))
@example("Häuser")
@example("Ha\u0308user")
@example("häuser")
@example("Geht’s")
@example("\u212b")
@example("Frauen-WG")
@example("1920er")
@example("Baugenehmigungsverfahrens")
def test_known_and_lemma_are_what_the_library_says(word):
    assert morphology.known(word) == simplemma.is_known(word, lang="de")
    assert morphology.lemma(word) == simplemma.lemmatize(word, lang="de")
