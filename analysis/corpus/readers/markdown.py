"""Markdown with front matter: a file is an article, metadata stand as YAML between two lines of three dashes."""

from __future__ import annotations

import re
from typing import Any

from analysis.corpus.columns import map_columns, rename
from analysis.corpus.decoding import decode
from analysis.corpus.units import File, Reading, Trouble, Unit, failed
from analysis.corpus.values import as_text, tidy, without_forbidden

_NOTHING = {"", "~", "null", "Null", "NULL"}
_LINE = re.compile(r"(?P<key>[^\W\d][\w .-]{0,40}?)\s*:(?:\s+(?P<value>.*))?")


def read_markdown(file: File, data: bytes) -> Reading:
    """One unit: the metadata, and the text after the front matter.

    A README without front matter describes a folder and is no article. Front matter that is no valid YAML is read
    line by line ("name: value") with a note; a beginning between dashes that holds no metadata stays in the text.
    """
    decoded = decode(data)
    values, text, trouble = split_front_matter(tidy(decoded.text))
    if values is None and file.stem.rpartition("/")[2].casefold() == "readme":
        hint = "If it is an article, rename it or begin it with front matter; otherwise nothing is amiss."
        return Reading([failed(file.name, "a README describes a folder; it was not read as an article", hint)])
    columns = map_columns(values or {}, taken=("text",))
    fields = rename({name: as_text(value) for name, value in (values or {}).items()}, columns)
    troubles = tuple(found for found in (decoded.trouble, trouble) if found)
    unit = Unit(file.name, file.stem, fields | {"text": text}, troubles)
    return Reading([unit], columns=columns, encoding=decoded.encoding)


def split_front_matter(text: str) -> tuple[dict[str, Any] | None, str, Trouble | None]:
    r"""The metadata (None where there are none), the text after them, and what was wrong.

    >>> split_front_matter("---\ntitle: Streit\ndate: 12.5.2025\n---\nDas Bad schließt.")
    ({'title': 'Streit', 'date': '12.5.2025'}, 'Das Bad schließt.', None)
    """
    from frontmatter.default_handlers import YAMLHandler

    handler = YAMLHandler()
    trouble: Trouble | None = None
    if not handler.detect(text):
        return None, text, None
    try:
        front, body = handler.split(text)
    except ValueError:
        trouble = Trouble(
            "the front matter does not end; the whole file was kept as text",
            "Put a line with three dashes (---) after the metadata.",
        )
        return None, text, trouble
    values, trouble = _metadata(handler, front)
    return (values, body.strip(), trouble) if values is not None else (None, text, trouble)


def _metadata(handler: Any, front: str) -> tuple[dict[str, Any] | None, Trouble | None]:
    from yaml import YAMLError

    try:
        values = _parse(handler, front)
    except (YAMLError, ValueError, RecursionError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", None)
        where = f" (line {line + 1})" if line is not None else ""
        salvaged = _line_by_line(front)
        result = "its lines were read as “name: value”" if salvaged else "the whole file was kept as text"
        hint = "Put values that hold a colon or begin with a sign between quotation marks: title: 'Streit: Wer zahlt?'"
        return salvaged or None, Trouble(f"the front matter is no valid YAML{where}; {result}", hint)
    if values in (None, ""):
        return {}, None
    if not isinstance(values, dict):
        trouble = Trouble(
            "the part between the first two lines of dashes holds no metadata; it was kept as text",
            "Metadata stand as one “name: value” a line.",
        )
        return None, trouble
    return {str(key): None if _is_nothing(value) else value for key, value in values.items()}, None


def _parse(handler: Any, front: str) -> Any:
    """The front matter with every value as printed: no date, number or yes/no is guessed, no object is built.

    Only Python's own loader will do: the one in C ends the process on brackets nested deeply enough.
    """
    from yaml import BaseLoader

    return handler.load(without_forbidden(front)[0], Loader=BaseLoader)


def _is_nothing(value: object) -> bool:
    return isinstance(value, str) and value in _NOTHING


def _line_by_line(front: str) -> dict[str, str]:
    matches = (_LINE.fullmatch(line.strip()) for line in front.splitlines())
    return {match["key"]: (match["value"] or "").strip().strip("'\"") for match in matches if match}
