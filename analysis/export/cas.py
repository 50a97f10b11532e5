"""An analysis as UIMA CAS (XMI) for INCEpTION: one file per article, and the type system of its layers.

UIMA counts offsets in UTF-16 code units, as Java does; dkpro-cassis converts them from our code points and back.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.export.article_files import begin, by_article, file_name, finish, given, pieces
from analysis.export.bundle import ExportError
from analysis.export.escaping import NOT_IN_XML, Replaced
from analysis.language import words

if TYPE_CHECKING:
    from analysis.result import Analysis

FORM = "cas"
TYPE_SYSTEM = "TypeSystem.xml"
OFFSETS = "Offsets count UTF-16 code units, as UIMA and Java do: an emoji is two."
# INCEpTION knows layers of its users by this name space.
QUOTATION, PART, MENTION = (f"webanno.custom.{name}" for name in ("Quotation", "QuotationPart", "Mention"))
_SEGMENT = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type"
SENTENCE, TOKEN = f"{_SEGMENT}.Sentence", f"{_SEGMENT}.Token"
_METADATA = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"
_METADATA_TEXTS = ("documentTitle", "documentId", "documentUri", "collectionId", "documentBaseUri")
_STRING, _INTEGER, _FLOAT = (f"uima.cas.{kind}" for kind in ("String", "Integer", "Float"))
_QUOTE_TEXTS = (
    "quote_id", "medium", "nested_in", "cue", "cue_lemma", "cue_stance", "speaker", "speaker_id", "speaker_kind",
    "decided_by",
)  # fmt: skip
# Called "type" it would hide what every annotation has.
_TYPE = "quotation_type"
_PARTS = ("cue", "frame", "speaker", "speaker_source", "addressee")
_MENTION_TEXTS = ("label", "entity_id", "how")
LAYERS: dict[str, tuple[str, dict[str, str]]] = {
    QUOTATION: (
        "One piece of a quotation; pieces of the same one have the same quote_id.",
        {_TYPE: _STRING, **dict.fromkeys(_QUOTE_TEXTS, _STRING), "piece": _INTEGER, "confidence": _FLOAT},
    ),
    PART: (
        "Words that belong to a quotation: cue, frame, speaker, speaker_source, addressee.",
        {"quote_id": _STRING, "role": _STRING},
    ),
    MENTION: (
        "A mention of an entity in the text.",
        {**dict.fromkeys((*_MENTION_TEXTS, "name"), _STRING), "confidence": _FLOAT},
    ),
}


def write(result: Analysis, folder: str | Path) -> Path:
    """Write the type system and an .xmi file per article; mentions in titles and leads are left out."""
    cassis = _cassis()
    place = begin(result, folder, FORM, "xmi")
    system = type_system(cassis)
    system.to_xml(place / TYPE_SYSTEM)
    tables = [by_article(data) for data in (result.quotes, _in_text(result), result.sentences)]
    replaced, files = Replaced(NOT_IN_XML), {}
    for article in result.articles.itertuples(index=False):
        name = str(article.article_id)
        rows = [held.get(name, []) for held in tables]
        files[name] = file_name(name, "xmi")
        _cas(cassis, system, article, rows, replaced).to_xmi(place / files[name])
    return finish(result, place, FORM, OFFSETS, files, replaced)


def type_system(cassis: Any) -> Any:
    """The types of DKPro Core with the layers of this kit."""
    system = cassis.load_dkpro_core_typesystem()
    # The title by which INCEpTION shows a document; dkpro-cassis does not bring this type.
    metadata = system.create_type(_METADATA, supertypeName="uima.tcas.DocumentAnnotation")
    for feature in _METADATA_TEXTS:
        system.create_feature(metadata, feature, _STRING)
    for name, (told, features) in LAYERS.items():
        layer = system.create_type(name, description=told)
        for feature, kind in features.items():
            system.create_feature(layer, feature, kind)
    return system


def _cassis() -> Any:
    try:
        import cassis
    except ImportError as error:
        message = 'UIMA CAS needs the package dkpro-cassis, which is not installed. Try: pip install "redeanteil[cas]".'
        raise ExportError(message) from error
    return cassis


def _in_text(result: Analysis) -> Any:
    mentions = result.mentions[result.mentions["field"].eq("text")]
    names = result.entities.set_index("entity_id")["name"]
    return mentions.assign(name=mentions["entity_id"].map(names))


def _cas(cassis: Any, system: Any, article: Any, rows: list[list[Any]], replaced: Replaced) -> Any:
    def safe(value: Any) -> Any:
        return replaced(value, str(article.article_id)) if isinstance(value, str) else value

    text = safe(article.text)
    cas = cassis.Cas(typesystem=system)
    cas.sofa_string, cas.sofa_mime = text, "text/plain"
    quotes, mentions, sentences = rows

    def add(kind: str, begin_at: int, end_at: int, **features: Any) -> None:
        told = {name: safe(value) for name, value in features.items() if given(value) is not None}
        cas.add(system.get_type(kind)(begin=begin_at, end=end_at, **told))

    title, language = given(article.title) or article.article_id, given(article.language) or "de"
    add(_METADATA, 0, len(text), documentId=str(article.article_id), documentTitle=title, language=language)
    for row in sentences:
        add(SENTENCE, row.start, row.end)
        for token in words.tokens(text, row.start, row.end):
            add(TOKEN, token.start, token.end)
    for row in quotes:
        _add_quote(add, row)
    for row in mentions:
        told = {name: getattr(row, name) for name in (*_MENTION_TEXTS, "name", "confidence")}
        add(MENTION, row.start, row.end, **told)
    return cas


def _add_quote(add: Any, row: Any) -> None:
    told = {name: getattr(row, name) for name in (*_QUOTE_TEXTS, "confidence")} | {_TYPE: row.type}
    for piece, (start, end) in enumerate(pieces(row.spans)):
        add(QUOTATION, start, end, piece=piece, **told)
    for role in _PARTS:
        for start, end in pieces(getattr(row, f"{role}_spans")):
            add(PART, start, end, quote_id=row.quote_id, role=role)
