"""Errors of XML are told in plain words: not in the parser's, and with none of the document's."""

from __future__ import annotations

import pytest

from analysis.corpus.readers.safexml import RefusedError, parse


@pytest.mark.parametrize(
    ("document", "told"),
    [
        ("<a>" * 300, "its elements are nested too deeply, or one of its texts is too long (line 1)"),
        ("<a>\n<Geheim></a>", "the tags do not match (line 2)"),
        ("<a>Geheim", "it ends before the last tag is closed (line 1)"),
        ("<a>&Geheim;</a>", "an entity is not known (such as &nbsp;, which only HTML knows) (line 1)"),
        ("<a>Geheim & mehr</a>", "an & or < stands for itself (write &amp; or &lt;) (line 1)"),
        ("<a/>Geheim", "something follows after its end (line 1)"),
        ("<a Geheim></a>", "it breaks the rules of XML (line 1)"),
        ("<a>\x01Geheim</a>", "a control character stands in it (line 1)"),
        ("<?xml version='1.0' encoding='geheim'?><a/>", "the encoding that it names is not known (line 1)"),
    ],
)
def test_what_is_wrong_is_told_in_plain_words(document, told):
    with pytest.raises(RefusedError) as error:
        parse(document.encode())
    assert error.value.trouble.problem == f"no well-formed XML: {told}"
    assert error.value.trouble.hint == "Is the file cut off? An XML editor shows the place."
