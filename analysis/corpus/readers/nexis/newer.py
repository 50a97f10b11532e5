"""A document of the newer layout (Nexis Uni): title, outlet, date, copyright, fields, body, graphic, classification."""

from __future__ import annotations

import re

from analysis.corpus.readers.nexis.blocks import Block, blocks_of, one_line, paragraph
from analysis.corpus.readers.nexis.dates import date_line
from analysis.corpus.readers.nexis.fields import Field, field_of, is_rights
from analysis.corpus.readers.nexis.parsed import Parsed
from analysis.corpus.readers.nexis.signs import BODIES, CLASSES, GRAPHICS, held, is_line

# On the cover, which stands before the first document.
_COVER = ("job number:", "user name:", "date and time:", "client/matter:", "search terms:", "search type:")
_PAGE_OF = re.compile(r"(?:Page|Seite)\s{1,3}[0-9]{1,5}\s{1,3}(?:of|von)\s{1,3}[0-9]{1,5}")
# Between the line with the date and the notice of copyright or the first field.
_NEAR = 4


def read_newer(lines: list[str], width: int | None) -> Parsed:
    """What stands in the document; without the word "Body" the text is what is neither heading nor field."""
    parsed = Parsed()
    blocks = [block for block in blocks_of(lines) if len(block) > 1 or not _PAGE_OF.fullmatch(block[0])]
    body = next((at for at, block in enumerate(blocks) if _is(block, BODIES)), None)
    head, inner = (blocks[:body], blocks[body + 1 :]) if body is not None else ([], blocks)
    inner, tail = _classified(inner)
    inner, graphic = _cut(inner, GRAPHICS)
    if body is None:
        head, inner = inner, []
    stray = _heading(head, parsed, run_on=body is not None)
    parsed.text += [paragraph(block, width) for block in stray + inner]
    for block in graphic:
        parsed.add("graphic", one_line(block))
    _fields(tail, parsed, run_on=True)
    return parsed


def _is(block: Block, words: frozenset[str]) -> bool:
    return len(block) == 1 and is_line(block[0], words)


def _cut(blocks: list[Block], words: frozenset[str]) -> tuple[list[Block], list[Block]]:
    """What stands before the last such word that is a paragraph of its own, and what stands behind it."""
    at = max((at for at, block in enumerate(blocks) if _is(block, words)), default=len(blocks))
    return blocks[:at], blocks[at + 1 :]


def _classified(blocks: list[Block]) -> tuple[list[Block], list[Block]]:
    """Text and classification; where that word lacks, fields at the end are taken for it."""
    inner, tail = _cut(blocks, CLASSES)
    if len(inner) == len(blocks):
        end = len(blocks)
        while end and (field := _field(blocks[end - 1])) and field.below:
            end -= 1
        inner, tail = blocks[:end], blocks[end:]
    return inner, tail


def _heading(blocks: list[Block], parsed: Parsed, *, run_on: bool) -> list[Block]:
    """Takes in title, outlet, date and the fields below them; what is none of these comes back."""
    at = next((at for at in range(len(blocks)) if _is_date(blocks, at)), None)
    first = at if at is not None else next((at for at, block in enumerate(blocks) if _is_sign(block)), len(blocks))
    before, rest = blocks[:first], blocks[first:]
    if at is None and first == len(blocks):  # neither date nor field: nothing says what is a title
        return blocks
    if any(_is_cover(block) for block in before):
        before = before[-2:]
    if len(before) > 1:
        parsed.add("outlet", one_line(before.pop()))
    parsed.add("title", " – ".join(map(one_line, before)))
    if at is not None:
        parsed.put_date(rest[0])
        rest = rest[1:]
        n = next((n for n, block in enumerate(rest[:_NEAR]) if _is_sign(block)), 0)
        for block in rest[:n]:
            parsed.add("edition", one_line(block))
        rest = rest[n:]
    return _fields(rest, parsed, run_on=run_on)


def _fields(blocks: list[Block], parsed: Parsed, *, run_on: bool) -> list[Block]:
    """Takes in fields; other paragraphs go on with the field before them (``run_on``), or come back."""
    stray: list[Block] = []
    column = ""
    for block in blocks:
        words = one_line(block)
        field = None if stray else _field(block)
        if not stray and is_rights(words):
            column = "copyright"
            parsed.add(column, words)
        elif field:
            column = field.column
            parsed.put(field)
        elif run_on and column:
            parsed.add(column, words)
        else:
            stray.append(block)
    return stray


def _field(block: Block) -> Field | None:
    return field_of(" ".join(block))


def _is_sign(block: Block) -> bool:
    return (_field(block) is not None or is_rights(one_line(block))) and not _is_cover(block)


def _is_date(blocks: list[Block], at: int) -> bool:
    """Whether a line is the date of the document: copyright or a field follow soon."""
    return date_line(blocks[at][0]) is not None and any(map(_is_sign, blocks[at + 1 : at + 1 + _NEAR]))


def _is_cover(block: Block) -> bool:
    return held(block[0]) is not None or block[0].replace("\xa0", " ").casefold().startswith(_COVER)
