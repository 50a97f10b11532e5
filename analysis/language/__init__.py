"""What a language looks like: words, sentences, quotation-mark zones, lexicons. German first."""
