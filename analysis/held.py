"""How many words are remembered with what was found out about them: texts repeat their words.

Some thirty functions remember words, and a text of 100,000 different ones fills each: half as many cost a few per cent
of the time on news and save a tenth of the memory.
"""

from __future__ import annotations

WORDS = 20_000
"""Entries of each ``lru_cache`` of words."""
