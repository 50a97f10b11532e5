"""Names of what can be chosen; nothing heavy is imported for them."""

from __future__ import annotations

VOICES = ("model", "rules")
"""Who finds quotations: the trained model, whose weights may not be used commercially, or rules alone."""

MIN_CONFIDENCE = "min_confidence"
"""Key of the provenance and of ``DataFrame.attrs``: the least confidence of the quotations that count."""

WORD_STARTS = "word_starts"
"""Column of articles that came without their texts: where their words begin."""
