"""Results kept beside a corpus, and found again when articles, parameters and kit are the same."""
