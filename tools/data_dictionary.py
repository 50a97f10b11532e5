"""Write the data dictionary down: ``python tools/data_dictionary.py`` makes ``docs/data_dictionary.md``.

Samples, what was coded, corrected shares and scores stand in ``docs/data_dictionary_evaluation.md``. The only sources
are ``analysis.tables``, ``analysis.measures.TABLES`` and ``analysis.evaluation.TABLES``; nobody edits a page by hand.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis import corrections, evaluation, measures, tables

PAGE = Path(__file__).resolve().parents[1] / "docs" / "data_dictionary.md"
OF_EVALUATION = PAGE.with_name("data_dictionary_evaluation.md")
OF_CORRECTIONS = PAGE.with_name("data_dictionary_corrections.md")
_HEAD = ("column", "dtype", "meaning", "missing means", "allowed values")
_INTRODUCTION = """# Data dictionary

Made by `python tools/data_dictionary.py`; not to be edited by hand. The same as a DataFrame: `an.tables.dictionary()`
and `an.tables.dictionary(an.measures.TABLES.values())`. Samples, corrected shares and scores:
[data_dictionary_evaluation.md](data_dictionary_evaluation.md); what a person corrected:
[data_dictionary_corrections.md](data_dictionary_corrections.md).

Offsets are code points, as Python slices: `text[start:end]` is the passage. `spans` are lists of `[start, end]`. What a
missing value means stands with its column; "never" is a promise that `an.tables.validate` checks.

Tables of measures that count quotations tell which ones counted in `table.attrs`: `types`, and `min_confidence` where
only the surer ones did (`result.filter(min_confidence=...)`). A CSV file has no `attrs`: write them down with it.
"""

_OF_EVALUATION = """# Data dictionary: samples, corrected shares, scores

Made by `python tools/data_dictionary.py`; not to be edited by hand. The same as a DataFrame:
`an.tables.dictionary(an.evaluation.TABLES.values())`. Tables of an analysis and of the measures:
[data_dictionary.md](data_dictionary.md).

`draw_sample` makes `sample`; `keep_sample` keeps it as `kept_sample` in `.redeanteil/coded`. People code its articles,
each in a folder of files of their own (`coding_progress` says how far they are), or in XML files of
`write_for_coding`, one `coding_sheet` for each article. `read_coded` and `read_gold_table` make the three `coded_`
tables of that, `agreement` and `disagreements` compare two coders, `accuracy` and `corrected_shares` the machine with
a coder.
"""
_OF_CORRECTIONS = """# Data dictionary: corrections

Made by `python tools/data_dictionary.py`; not to be edited by hand. What a person decided about single passages and
entities, one row each (`an.corrections.TABLE`), kept in `.redeanteil/corrections.csv`. It is no sample and says nothing
about how often the kit is right.
"""


def page() -> str:
    """The whole page."""
    parts = [
        _INTRODUCTION,
        "## Tables of an analysis\n",
        *_sections(tables.dictionary()),
        "## Tables of the measures\n",
        *_sections(tables.dictionary(measures.TABLES.values())),
    ]
    return "\n".join(parts)


def page_of_evaluation() -> str:
    """The page of the tables of evaluation."""
    return "\n".join([_OF_EVALUATION, *_sections(tables.dictionary(evaluation.TABLES.values()))])


def page_of_corrections() -> str:
    """The page of the table of corrections."""
    return "\n".join([_OF_CORRECTIONS, *_sections(tables.dictionary([corrections.TABLE]))])


def _sections(dictionary: pd.DataFrame) -> list[str]:
    return [_section(str(name), rows) for name, rows in dictionary.groupby("table", sort=False)]


def _section(name: str, rows: pd.DataFrame) -> str:
    lines = [f"### {name}", f"One row per {rows['grain'].iloc[0]}.", "", _line(_HEAD), "|---" * len(_HEAD) + "|"]
    shown = rows.assign(missing=rows["missing"].replace("never missing", "never"))
    columns = zip(*(shown[key] for key in ("column", "dtype", "meaning", "missing", "allowed")), strict=True)
    return "\n".join([*lines, *map(_line, columns), ""])


def _line(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
    OF_EVALUATION.write_text(page_of_evaluation(), encoding="utf-8", newline="\n")
    OF_CORRECTIONS.write_text(page_of_corrections(), encoding="utf-8", newline="\n")
