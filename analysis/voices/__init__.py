"""Who says what: quotations or not, reported speech, cue, speaker and addressee."""

from analysis.voices.reading import read_voices

__all__ = ["read_voices"]
