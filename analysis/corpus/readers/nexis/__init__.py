"""Exports of Nexis (LexisNexis, Nexis Uni): one file, many articles."""

from __future__ import annotations

from analysis.corpus.readers.nexis.export import export_in, export_in_page, read_export
from analysis.corpus.readers.nexis.signs import is_export, may_be_export

__all__ = ["export_in", "export_in_page", "is_export", "may_be_export", "read_export"]
