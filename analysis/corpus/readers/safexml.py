"""XML from anywhere: no entities of its own, nothing fetched, nothing opened."""

from __future__ import annotations

import re
from typing import Any

from analysis.corpus.units import Trouble

_HEAD = 200_000
_ENTITY = re.compile(rb"<\x00?!\x00?E\x00?N\x00?T\x00?I\x00?T\x00?Y", re.I)
# What is wrong in plain words, by the number of the error; the parser's own words advise programmers, and quote.
_WRONG = {
    4: "it is empty",
    5: "something follows after its end",
    9: "a control character stands in it",
    23: "an entity lacks its semicolon",
    26: "an entity is not known (such as &nbsp;, which only HTML knows)",
    32: "the encoding that it names is not known",
    68: "an & or < stands for itself (write &amp; or &lt;)",
    76: "the tags do not match",
    77: "it ends before the last tag is closed",
    114: "its elements are nested too deeply, or one of its texts is too long",
}
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
        raise RefusedError(ill_formed(error), "Is the file cut off? An XML editor shows the place.") from error


def ill_formed(error: Any) -> str:
    """What a syntax error of lxml means, without words of the parser or of the document."""
    words = _WRONG.get(error.code, "it breaks the rules of XML")
    return f"no well-formed XML: {words}" + (f" (line {error.lineno})" if error.lineno else "")
