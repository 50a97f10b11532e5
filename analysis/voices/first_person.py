"""Whom "ich" means: in a direct quotation its speaker."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.language.reading import Reading
from analysis.voices.quotations import Quotation
from analysis.voices.speakers import Speaker

_WORDS = frozenset("ich mir mich mein meine meinem meinen meiner meines".split())


def first_persons(reading: Reading, quotations: list[Quotation]) -> Iterator[tuple[int, Speaker, float]]:
    """The words of the first person singular in direct quotations: token, who says it, how sure the quotation is.

    Of quotations within each other the innermost counts.
    """
    direct = [one for one in quotations if one.type == "direct"]
    # The outer first: what is inside overwrites it.
    speakers: dict[int, Quotation] = {}
    for quotation in sorted(direct, key=lambda one: (one.start, -one.end)):
        for start, end in quotation.spans:
            for number in range(*reading.token_range(start, end)):
                if reading.tokens[number].lower in _WORDS:
                    speakers[number] = quotation
    for number, quotation in sorted(speakers.items()):
        speaker = quotation.speaker
        if speaker.person is not None or speaker.office is not None:
            yield number, speaker, quotation.confidence
