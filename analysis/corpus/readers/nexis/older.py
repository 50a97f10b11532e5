"""A document of the older layout: outlet, date and title, then fields in capitals, the text, and fields again."""

from __future__ import annotations

from analysis.corpus.readers.nexis.blocks import Block, blocks_of, one_line, paragraph
from analysis.corpus.readers.nexis.dates import date_line
from analysis.corpus.readers.nexis.fields import Field, field_of, is_rights
from analysis.corpus.readers.nexis.parsed import Parsed

# The date stands at the top; further down a line with a date is one of the text.
_TOP, _TITLES, _ABOVE = 6, 3, 15


def read_older(lines: list[str], width: int | None) -> Parsed:
    """What stands in the document; nothing is left out: what is no field and no heading is text."""
    parsed = Parsed()
    blocks = _without_rights(blocks_of(lines), parsed)
    rest = _heading(blocks, parsed)
    fields = [_field(block) for block in rest]
    # All that stands above the length is a field; without it, the fields end where the text begins.
    lengths = [at for at, field in enumerate(fields[:_ABOVE]) if field and field.column == "length"]
    top = lengths[0] if lengths else -1
    for at, (block, field) in enumerate(zip(rest, fields, strict=True)):
        if field and (at <= top or not parsed.text or (field.below and _is_below(field))):
            parsed.put(field)
        else:
            parsed.text.append(paragraph(block, width))
    return parsed


def _without_rights(blocks: list[Block], parsed: Parsed) -> list[Block]:
    kept = []
    for block in blocks:
        if is_rights(one_line(block)):
            parsed.add("copyright", one_line(block))
        else:
            kept.append(block)
    return kept


def _heading(blocks: list[Block], parsed: Parsed) -> list[Block]:
    """Takes outlet, date and title off the top; what is left."""
    top = next((at for at, block in enumerate(blocks) if _field(block)), len(blocks))
    at = next((at for at in range(min(top, _TOP)) if date_line(blocks[at][0])), None)
    before = blocks[:at] if at is not None else blocks[: min(1, top)]
    if before:
        parsed.add("outlet", one_line(before[0]))
    rest = blocks[len(before) :]
    if at is not None:
        parsed.put_date(blocks[at])
        rest = rest[1:]
    n = next((n for n, block in enumerate(rest[: _TITLES + 1]) if _field(block)), 1 if rest else 0)
    titles = before[1:] + rest[:n]
    parsed.add("title", " – ".join(one_line(block) for block in titles))
    return rest[n:]


def _field(block: Block) -> Field | None:
    field = field_of(" ".join(block)) if field_of(block[0]) else None
    return field if field and field.capitals else None


def _is_below(field: Field) -> bool:
    """A paragraph that begins with "UPDATE:" is a field only where a date follows."""
    return field.column != "load_date" or date_line(field.value) is not None
