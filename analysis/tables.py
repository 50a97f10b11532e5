"""Every table's grain and columns, in one place.

Validation, tests, documentation and the data dictionary read this dictionary; nothing else defines a column.
Offsets are code points, as Python slices: ``text[start:end]`` is the passage.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from analysis import schema
from analysis.schema import Column, Table, TableError

__all__ = ["TABLES", "Column", "Table", "TableError", "conform", "dictionary", "empty", "frame", "validate"]

SCHEMA_VERSION = "1"

QUOTE_TYPES = ("direct", "indirect", "free_indirect", "indirect_free_indirect", "reported")
MEDIA = ("speech", "writing", "thought", "st", "sw", "tw")
STANCES = ("neutral", "endorsing", "distancing", "directive", "emotive")
SPEAKER_KINDS = ("person", "organisation", "group", "anonymous")
SPEAKER_HOW = ("name", "role", "pronoun", "carried", "person", "none")
LABELS = ("PER", "ORG", "LOC", "MISC")
MENTION_HOW = ("name", "part", "derived", "role", "pronoun")
MARKED_KINDS = ("title", "name", "scare", "other")
OMITTED_KINDS = ("teaser", "newsletter", "credit", "dateline", "agency", "other", "repeated")
ACTOR_TYPES = (
    "politics", "administration", "business", "science", "civil_society", "justice", "media", "sports",
    "citizen", "other", "unknown",
)  # fmt: skip
GENDERS = ("female", "male", "unknown")

_ARTICLE = Column("article_id", "str", "article the row belongs to")
_START = Column("start", "int", "first code point of the passage in articles.text")
_END = Column("end", "int", "code point after the last one of the passage in articles.text")
_SENTENCE = Column("sentence", "int", "number of the sentence in the article, from 0")
_PARAGRAPH = Column("paragraph", "int", "number of the paragraph in the article, from 0")
_CONFIDENCE = Column(
    "confidence",
    "float",
    "how sure: the share of rows found the same way that are right in passage, type and speaker, 0 to 1",
    "not measured for this way of finding",
)


def _spans(name: str, meaning: str, missing: str = "never missing") -> Column:
    return Column(name, "spans", f"{meaning}, as a list of [start, end] in order", missing)


TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        Table(
            "articles",
            "article",
            (
                Column("article_id", "str", "unique name of the article"),
                Column("title", "str", "headline", "not given"),
                Column("lead", "str", "line or paragraph under the headline, not part of text", "not given"),
                Column("outlet", "str", "newspaper, agency, portal", "not given"),
                Column("author", "str", "byline", "not given"),
                Column("date", "date", "date of publication, as printed, without time zone", "not given"),
                Column("url", "str", "address of the article", "not given"),
                Column("event", "str", "event the article reports on, as given in the metadata", "not given"),
                Column("language", "str", "ISO 639-1 code; found at loading, or given", "unknown: read as German"),
                Column("source", "str", "file the article came from, with line or member", "not from a file"),
                Column("text", "str", "the article's body; every offset refers to it"),
                Column(
                    "duplicate_of",
                    "str",
                    "article_id of the first article with (nearly) the same text",
                    "no earlier article has this text",
                ),
            ),
        ),
        Table(
            "omitted",
            "stretch of text that is no article text; no sentence, quotation or count includes it",
            (
                _ARTICLE,
                _START,
                _END,
                Column(
                    "kind",
                    "str",
                    "what it is: teaser (for other articles), newsletter (or other request to the reader), credit (of "
                    "pictures), dateline (place and agency before the first sentence), agency (tag without a place), "
                    "other (note of the editors), repeated (line that many articles of the outlet have)",
                    allowed=OMITTED_KINDS,
                ),
            ),
        ),
        Table(
            "sentences",
            "sentence",
            (
                _ARTICLE,
                _SENTENCE,
                _PARAGRAPH,
                _START,
                _END,
                Column("n_words", "int", "words: tokens with a letter or digit"),
                Column("n_syllables", "int", "syllables of these words"),
                Column("n_long_words", "int", "words of more than six letters (LIX)"),
                Column("n_three_syllables", "int", "words of three syllables and more (Wiener Sachtextformel)"),
                Column("n_one_syllable", "int", "words of one syllable (Wiener Sachtextformel)"),
                Column("n_letters", "int", "letters and digits of these words"),
                Column(
                    "finite_verb",
                    "bool?",
                    "contains a verb form that is surely finite",
                    "cannot be told by rules",
                ),
                Column("passive", "bool", "contains a form of werden with a past participle"),
                Column("konjunktiv", "bool", "contains a verb form that is surely Konjunktiv"),
            ),
        ),
        Table(
            "words",
            "article and lemma (with its part of speech)",
            (
                _ARTICLE,
                Column("lemma", "str", "base form"),
                Column("pos", "str", "part of speech (Universal POS tags; X where the engine cannot tell)"),
                Column("n", "int", "occurrences in the article"),
                Column("n_in_quotes", "int", "those inside direct quotations"),
            ),
        ),
        Table(
            "tokens",
            "token (made on demand by analysis.tokens())",
            (
                _ARTICLE,
                _SENTENCE,
                _START,
                _END,
                Column("text", "word", "the token as it stands"),
                Column("lemma", "word", "base form"),
                Column("pos", "word", "part of speech (Universal POS tags; X where the engine cannot tell)"),
                Column("in_quote", "bool", "stands inside a direct quotation"),
            ),
        ),
        Table(
            "quotes",
            "quotation",
            (
                Column("quote_id", "str", "unique name of the quotation"),
                _ARTICLE,
                Column("sentence", "int", "sentence in which it begins"),
                Column("paragraph", "int", "paragraph in which it begins"),
                _START,
                _END,
                _spans("spans", "pieces of the quotation, quotation marks included"),
                Column("text", "str", "articles.text[start:end], interrupting words included"),
                Column("n_words", "int", "words in spans only"),
                Column("type", "str", "type of speech reproduction", allowed=QUOTE_TYPES),
                Column("medium", "str", "speech, writing, thought or a mixture", allowed=MEDIA),
                Column("nested_in", "str", "quote_id of the quotation around it", "stands in no other"),
                _spans("cue_spans", "the words of saying", "no cue"),
                Column("cue", "str", "the words of saying", "no cue"),
                Column("cue_lemma", "str", "base form of the cue", "no cue, or not in the lexicon"),
                Column(
                    "cue_stance",
                    "str",
                    "the narrator's stance in the cue",
                    "no cue, or not in the lexicon",
                    STANCES,
                ),
                _spans("frame_spans", "the words that introduce the quotation", "no frame"),
                _spans("speaker_spans", "the words that name the speaker", "the text names no speaker here"),
                Column(
                    "speaker_text",
                    "str",
                    "the words that name the speaker; if nobody was recognised in them, speaker is missing",
                    "no words here name a speaker",
                ),
                _spans(
                    "speaker_source_spans",
                    "the words elsewhere that name the speaker of a quotation that stands alone",
                    "the speaker is named at the quotation, or nobody is",
                ),
                Column("speaker", "str", "display name of the speaker", "nobody is named, or nobody was found"),
                Column("speaker_id", "str", "entity_id of the speaker", "speaker is no entity"),
                Column("speaker_kind", "str", "kind of speaker", "nobody is named", SPEAKER_KINDS),
                Column(
                    "speaker_how",
                    "str",
                    "how the speaker was named; person: a correction says who",
                    allowed=SPEAKER_HOW,
                ),
                _spans("addressee_spans", "the words that name the addressee", "no addressee"),
                Column("addressee", "str", "the words that name the addressee", "no addressee"),
                _CONFIDENCE,
                Column("decided_by", "str", "who decided", allowed=("rule", "model", "person")),
                Column("rule", "str", "name of the rule that found it", "not found by a rule"),
            ),
        ),
        Table(
            "marked",
            "passage in quotation marks that is not a quotation",
            (
                _ARTICLE,
                _START,
                _END,
                Column("text", "str", "the passage, marks included"),
                Column("kind", "str", "what the marks are for", allowed=MARKED_KINDS),
                _CONFIDENCE,
            ),
        ),
        Table(
            "mentions",
            "mention of an entity",
            (
                _ARTICLE,
                Column("field", "str", "where it stands", allowed=("title", "lead", "text")),
                Column("sentence", "int?", "sentence of the text in which it stands", "stands in title or lead"),
                Column("start", "int", "first code point of the mention in its field"),
                Column("end", "int", "code point after the last one of the mention in its field"),
                Column("text", "str", "the mention as it stands"),
                Column("label", "str", "kind of entity", allowed=LABELS),
                Column("entity_id", "str", "entity that is meant", "not resolved"),
                Column("how", "str", "how it is mentioned", allowed=MENTION_HOW),
                Column(
                    "confidence",
                    "float",
                    "how sure: the model's share for the least sure word of a name, the quotation's for 'ich', 0 to 1",
                    "not measured for this way of mentioning",
                ),
            ),
        ),
        Table(
            "entities",
            "entity in the corpus",
            (
                Column("entity_id", "str", "unique name of the entity"),
                Column("name", "str", "fullest form seen, nominative"),
                Column("label", "str", "kind of entity", allowed=LABELS),
                Column("aliases", "spans", "name forms seen, a list of texts"),
                Column("role", "str", "office or description that stands with the name", "none seen"),
                Column("actor_type", "str", "kind of actor, by role or actor file", allowed=ACTOR_TYPES),
                Column(
                    "actor_type_from",
                    "str",
                    "what told it: the actor file (list), an office or another noun with the name (role), the "
                    "organisation that an office belongs to, one spoken of just before (nearby), the name, a "
                    "description elsewhere, an age and no office",
                    "the type is unknown",
                    allowed=("list", "role", "organisation", "nearby", "name", "description", "age"),
                ),
                Column(
                    "gender",
                    "str",
                    "from pronoun, title or role form; never from a first name",
                    allowed=GENDERS,
                ),
                Column(
                    "gender_from",
                    "str",
                    "what told it: the actor file (list), a title, the form of a noun with the name (role: Leiterin, "
                    "Mutter), grammar (pronouns, articles)",
                    "the gender is unknown",
                    allowed=("list", "title", "role", "grammar"),
                ),
                Column("party", "str", "party, by the actor file", "the actor file gives none"),
                Column("n_mentions", "int", "mentions in the corpus"),
                Column("n_articles", "int", "articles with a mention"),
            ),
        ),
        Table(
            "problems",
            "unit or article with trouble",
            (
                Column("source", "str", "file, line or member", "not from a file"),
                Column("article_id", "str", "article concerned", "no article came of it"),
                Column("stage", "str", "step at which it happened"),
                Column("problem", "str", "what is wrong"),
                Column("hint", "str", "what to try"),
            ),
        ),
    )
}


def empty(name: str) -> pd.DataFrame:
    """An empty table with the full schema.

    >>> list(empty("omitted").columns)
    ['article_id', 'start', 'end', 'kind']
    """
    return schema.empty(TABLES[name])


def frame(name: str, rows: list[dict[str, Any]]) -> pd.DataFrame:
    """Rows as table ``name``: all its columns in order, with their dtypes; lacking values are missing.

    >>> frame("omitted", [{"article_id": "a", "start": 3, "end": 9, "kind": "teaser"}]).dtypes["start"]
    dtype('int64')
    """
    return schema.frame(TABLES[name], rows)


def joined(name: str, parts: list[dict[str, list[Any]]]) -> pd.DataFrame:
    """Parts of table ``name``, each by column, as one table; what a part lacks is missing.

    >>> joined("omitted", [{"article_id": ["a"], "start": [3], "end": [9], "kind": ["teaser"]}, {}]).shape
    (1, 4)
    """
    return schema.joined(TABLES[name], parts)


def conform(name: str, data: pd.DataFrame) -> pd.DataFrame:
    """The data as table ``name``: lacking columns that may be missing are added, dtypes set, further columns kept."""
    return schema.conform(TABLES[name], data)


def validate(name: str, data: pd.DataFrame) -> pd.DataFrame:
    """The data itself if it keeps the definition of table ``name``; otherwise a TableError that says what is wrong.

    Checked: columns are there, dtypes fit, nothing is missing that must not be, values are among those allowed.
    """
    return schema.validate(TABLES[name], data)


def dictionary(of: Iterable[Table] | None = None) -> pd.DataFrame:
    """The data dictionary: one row per table and column (table, grain, column, dtype, meaning, missing, allowed).

    ``of`` gives other tables than those of an analysis: ``dictionary(measures.TABLES.values())``.

    >>> dictionary([TABLES["omitted"]])[["column", "dtype"]].values.tolist()[:2]
    [['article_id', 'str'], ['start', 'int64']]
    """
    return pd.DataFrame(
        [
            {
                "table": table.name,
                "grain": table.grain,
                "column": column.name,
                "dtype": column.dtype,
                "meaning": column.meaning,
                "missing": column.missing,
                "allowed": ", ".join(column.allowed),
            }
            for table in (TABLES.values() if of is None else of)
            for column in table.columns
        ],
        columns=["table", "grain", "column", "dtype", "meaning", "missing", "allowed"],
    )
