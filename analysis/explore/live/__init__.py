"""Explorers that live in a notebook and in an exported page: one script, with a kernel behind it or without."""
