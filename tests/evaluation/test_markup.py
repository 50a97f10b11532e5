"""Articles annotated in their own text."""

from __future__ import annotations

import pytest

from analysis.evaluation.markup import MarkupError, read_markup

ARTICLE = """<article id="a" style="tabloid" half="open" title="T">
<persons><person name="Anna Abel" gender="female" actor_type="politics"/></persons>
<text>
<q n="1" type="direct" medium="speech" speaker="Anna Abel" kind="person">„Das &amp; mehr“</q><f
 n="1">, <c n="1">sagte</c> <s n="1">Abel</s>,</f> <q n="1">„ist neu.“</q>

Die <m kind="scare">„Experten“</m> kamen.
</text>
</article>"""


def written(tmp_path, text):
    file = tmp_path / "a.xml"
    file.write_text(text, encoding="utf-8")
    return file


def test_offsets_are_those_of_the_text(tmp_path):
    article = read_markup(written(tmp_path, ARTICLE))
    assert article.text == "„Das & mehr“, sagte Abel, „ist neu.“\n\nDie „Experten“ kamen."
    (quote,) = article.quotes

    def passages(name):
        return [article.text[start:end] for start, end in quote[name]]

    assert passages("spans") == ["„Das & mehr“", "„ist neu.“"]
    assert passages("cue_spans") == ["sagte"]
    assert passages("frame_spans") == [", sagte Abel,"]
    assert (quote["speaker"], quote["type"]) == ("Anna Abel", "direct")
    assert [article.text[m["start"] : m["end"]] for m in article.marked] == ["„Experten“"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("&amp;", "&", "not well-formed XML"),
        ("<text>", "<body>", "not well-formed|no <text>"),
        ('type="direct"', 'type="loud"', "type 'loud'; expected one of direct"),
        ('<c n="1">', '<c n="7">', 'n="7" has parts but no <q>'),
    ],
)
def test_what_is_wrong_is_told(tmp_path, old, new, told):
    with pytest.raises(MarkupError, match=told):
        read_markup(written(tmp_path, ARTICLE.replace(old, new)))


def test_all_annotated_styles_can_be_read(request):
    files = sorted((request.config.rootpath / "data" / "styles").glob("*.xml"))
    articles = [read_markup(file) for file in files]
    assert len(files) >= 50
    assert sum(article.fields["half"] == "independent" for article in articles) >= 20
    assert all(article.quotes for article in articles)
