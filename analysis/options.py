"""Names of what can be chosen; nothing heavy is imported for them."""

from __future__ import annotations

VOICES = ("model", "rules")
"""Who finds quotations: the trained model, whose weights may not be used commercially, or rules alone."""

MIN_CONFIDENCE = "min_confidence"
"""Key of the provenance and of ``DataFrame.attrs``: the least confidence of the quotations that count."""

COUNTED = ("once", "per_outlet", "each")
"""How copies of a text count: once, once in each outlet, or each time. The first is the strictest."""

COPIES = "copies"
"""Key of the provenance: how copies count, where not each of them does."""

COPIES_LEFT_OUT = "n_copies_left_out"
"""Key of the provenance: how many articles were left out as copies."""

WORD_STARTS = "word_starts"
"""Column of articles that came without their texts: where their words begin."""
