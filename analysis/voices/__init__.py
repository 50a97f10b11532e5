"""Who says what: quotations or not, reported speech, cue, speaker and addressee."""
