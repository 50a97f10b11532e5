"""What a coded sample consists of: the sheet that a person annotates, and the tables that ``read_gold_table`` makes."""

from __future__ import annotations

from analysis.schema import Column, Table
from analysis.tables import ACTOR_TYPES, GENDERS, MEDIA, QUOTE_TYPES, SPEAKER_KINDS

_NOT_GIVEN = "not given"
_ARTICLE = Column("article_id", "str", "article the row belongs to")

SHEET = Table(
    "coding_sheet",
    "article: an XML file of its own, made by write_for_coding",
    (
        Column("id", "str", "article_id of the article; an attribute of <article>, as those that follow"),
        Column("coded", "str", "whether a person is done with it; write_for_coding says no", allowed=("no", "yes")),
        Column("title", "str", "headline", _NOT_GIVEN),
        Column("lead", "str", "lead", _NOT_GIVEN),
        Column("outlet", "str", "outlet", _NOT_GIVEN),
        Column("date", "str", "date", _NOT_GIVEN),
        Column("author", "str", "author", _NOT_GIVEN),
        Column("persons", "str", "element with a <person name= gender= actor_type=/> for all quoted; empty at first"),
        Column("text", "str", "element with the article's text, to be annotated as data/ANNOTATING.md says"),
    ),
)
ARTICLES = Table(
    "coded_articles",
    "coded article: Gold.articles",
    (
        Column("article_id", "str", "article"),
        Column("text", "str", "its text without outer blank lines"),
        Column("title", "str", "headline", _NOT_GIVEN),
        Column("lead", "str", "lead", _NOT_GIVEN),
        Column("outlet", "str", "outlet", _NOT_GIVEN),
        Column("half", "str", "half of the kit's own gold: open, independent", "not the kit's own gold"),
        Column("style", "str", "kind of news in the kit's own gold", "not the kit's own gold"),
        Column("group", "str", 'what figures are told by: half and style, or "all"'),
    ),
)
QUOTES = Table(
    "coded_quotes",
    "annotated quotation: Gold.quotes",
    (
        _ARTICLE,
        Column("type", "str", "type of speech reproduction", allowed=QUOTE_TYPES),
        Column("medium", "str", "speech, writing, thought or a mixture", _NOT_GIVEN, MEDIA),
        Column("spans", "spans", "pieces of the quotation in coded_articles.text: a list of [start, end]"),
        Column("speaker_spans", "spans", "the words that name the speaker", "the text names no speaker here"),
        Column("cue_spans", "spans", "the words of saying", "no cue"),
        Column("frame_spans", "spans", "the words that introduce the quotation", "no frame"),
        Column("addressee_spans", "spans", "the words that name the addressee", "no addressee"),
        Column("speaker", "str", "name of the speaker", "nobody is named"),
        Column("speaker_kind", "str", "kind of speaker", "nobody is named", SPEAKER_KINDS),
    ),
)
PERSONS = Table(
    "coded_persons",
    "person who is quoted: Gold.persons",
    (
        Column("name", "str", "name, as in coded_quotes.speaker"),
        Column("gender", "str", "gender, as far as the text tells it", _NOT_GIVEN, GENDERS),
        Column("actor_type", "str", "type of actor", _NOT_GIVEN, ACTOR_TYPES),
    ),
)
