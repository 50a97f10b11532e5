"""How an analysis is written: one method a format."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from analysis.result import Analysis


class Exporting:
    """The methods of ``Analysis`` that write it. All tables are written, or those that ``tables`` names.

    ``analysis.export.read`` gives the same analysis again from any of these, ``analysis.export.open_tables`` its
    tables. Lone surrogates, and what else a format cannot hold, become U+FFFD, sign by sign, so that offsets stay; how
    many, says the provenance under ``export.replaced``.

    With ``without_text=True`` no text, title, lead or passage is written, but counts, offsets and hashes, and names of
    those who are quoted unless ``names=False``: ``analysis.export.without_text`` says exactly what. Who has the texts
    puts them back with ``analysis.export.with_texts(result, corpus)``.
    """

    def save(self, folder: str | Path, *, without_text: bool = False, names: bool = True) -> Path:
        """Write every table as JSON lines and the provenance as JSON into a folder; the same result, the same bytes.

        ``open_analysis`` opens it. ``without_text`` and ``names`` are those of ``analysis.export.without_text``.
        """
        from analysis.export import json_lines
        from analysis.export.bundle import bundle

        return json_lines.write(
            bundle(cast("Analysis", self), None, without_text, names), folder, with_dictionary=False
        )

    def to_csv(
        self,
        folder: str | Path,
        *,
        tables: Iterable[str] | None = None,
        separator: str = ",",
        without_text: bool = False,
        names: bool = True,
    ) -> Path:
        """Write a .csv file a table, with ``provenance.json`` and ``columns.csv`` (the data dictionary) beside them.

        UTF-8 with a byte order mark. Missing is an empty cell. Lists, such as spans, are JSON: ``[[0, 4], [9, 12]]``.
        So that no spreadsheet takes a text for a formula, an apostrophe stands before = + - @, tab, CR or LF at its
        beginning, and before = after ; , tab or a new line; a text that is empty is an apostrophe. ``open_tables``
        takes it off; elsewhere, offsets of such a text are one too small. JSON lines and Parquet change no text.

        Parameters
        ----------
        folder
            Made if it is not there; tables of an earlier export as CSV in it are removed.
        tables
            Names of tables; all if None.
        separator
            "," or ";", at which a German Excel splits, or tab.
        without_text, names
            See ``analysis.export.without_text``.

        Raises
        ------
        ExportError
            A table or the separator is unknown, or the folder holds an export of another form.
        """
        from analysis.export import csv_files
        from analysis.export.bundle import bundle

        return csv_files.write(bundle(cast("Analysis", self), tables, without_text, names), folder, separator)

    def to_xlsx(
        self, file: str | Path, *, tables: Iterable[str] | None = None, without_text: bool = False, names: bool = True
    ) -> Path:
        """Write one Excel file with a sheet a table, and the sheets ``columns`` (the data dictionary), ``provenance``.

        Texts are cells of text, whatever they begin with: nothing in the file is a formula. Lists are JSON. A text
        over 32,767 characters is cut; the column ``cut`` says so, and it is whole in NAME.whole_texts.jsonl beside
        the file. Signs that XML forbids become U+FFFD. Offsets count code points, Excel's own functions UTF-16 units.

        Raises
        ------
        ExportError
            A table is unknown or has more than 1,048,575 rows, or the name does not end in .xlsx.
        """
        from analysis.export import excel
        from analysis.export.bundle import bundle

        return excel.write(bundle(cast("Analysis", self), tables, without_text, names), file)

    def to_jsonl(
        self, folder: str | Path, *, tables: Iterable[str] | None = None, without_text: bool = False, names: bool = True
    ) -> Path:
        """Write a .jsonl file a table, with ``provenance.json`` and ``columns.csv`` beside them; spans are lists.

        Raises
        ------
        ExportError
            A table is unknown, or the folder holds an export of another form.
        """
        from analysis.export import json_lines
        from analysis.export.bundle import bundle

        return json_lines.write(bundle(cast("Analysis", self), tables, without_text, names), folder)

    def to_parquet(
        self, folder: str | Path, *, tables: Iterable[str] | None = None, without_text: bool = False, names: bool = True
    ) -> Path:
        """Write a .parquet file a table, with ``provenance.json`` and ``columns.csv`` beside them; spans are lists.

        Raises
        ------
        ExportError
            A table is unknown, or the folder holds an export of another form.
        """
        from analysis.export import parquet
        from analysis.export.bundle import bundle

        return parquet.write(bundle(cast("Analysis", self), tables, without_text, names), folder)

    def to_cas(self, folder: str | Path) -> Path:
        """Write UIMA CAS for INCEpTION: an .xmi file per article, ``TypeSystem.xml``, ``provenance.json``.

        Layers: Sentence and Token of DKPro Core; ``webanno.custom.Quotation`` (one annotation per piece, with
        quote_id, quotation_type, medium, cue, speaker, confidence and more), ``webanno.custom.QuotationPart`` (the
        words that are cue, frame, speaker, addressee), ``webanno.custom.Mention``. Offsets are UTF-16 code units
        there; mentions in titles and leads are left out. Signs that XML forbids become U+FFFD.

        Raises
        ------
        ExportError
            dkpro-cassis is not installed, or the analysis has no texts.
        """
        from analysis.export import cas

        return cas.write(cast("Analysis", self), folder)

    def to_tei(self, folder: str | Path) -> Path:
        """Write TEI P5: a .tei.xml file per article, with ``provenance.json``.

        Quotations are ``said`` (who, direct, ana: type and medium, cert: confidence) inside the text; those that
        overlap others without lying in them are spans between anchors, in ``standOff``. Whom they quote is listed in
        ``particDesc``. Cues and mentions are left out. Signs that XML forbids become U+FFFD.

        Raises
        ------
        ExportError
            The analysis has no texts.
        """
        from analysis.export import tei

        return tei.write(cast("Analysis", self), folder)
