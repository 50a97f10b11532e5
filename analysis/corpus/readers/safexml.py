"""XML from anywhere: no entities of its own, nothing fetched, nothing opened."""

from __future__ import annotations

import re
from typing import Any

from analysis.corpus.units import Trouble

_HEAD = 200_000
_ENTITY = re.compile(rb"<\x00?!\x00?E\x00?N\x00?T\x00?I\x00?T\x00?Y", re.I)
# In memory a document is many times its size on disk.
LARGEST = 50_000_000


class RefusedError(Exception):
    """A file that is not read, for a reason that can be told."""

    def __init__(self, problem: str, hint: str) -> None:
        super().__init__(problem)
        self.trouble = Trouble(problem, hint)


def refuse_entities(data: bytes) -> None:
    """Entities may swell to gigabytes or fetch files: a document that declares any is not read.

    Raises
    ------
    RefusedError
        The document declares entities.
    """
    if _ENTITY.search(data[:_HEAD]):
        problem = "XML that declares entities; it was not read, since they can swell or fetch other files"
        raise RefusedError(problem, "If you trust the file, write the entities out and drop the <!ENTITY> lines.")


def parse(data: bytes) -> Any:
    """The root element.

    Raises
    ------
    RefusedError
        The document declares entities, is damaged, or is too large.
    """
    from lxml import etree

    refuse_entities(data)
    if len(data) > LARGEST:
        problem = f"an XML document of more than {LARGEST // 1_000_000} MB"
        raise RefusedError(problem, "Split it into one file per article or part.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        hint = "Is the file cut off? An XML editor shows the place."
        problem = f"no well-formed XML: {error.msg}"
        raise RefusedError(problem, hint) from error
