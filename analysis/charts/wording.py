"""Words and numbers on charts, in English and German."""

from __future__ import annotations

import math
from typing import Final

WORDING: Final[dict[str, dict[str, str]]] = {
    "en": {
        "by_article_id": "article",
        "by_author": "author",
        "by_event": "event",
        "by_language": "language",
        "by_month": "month",
        "by_outlet": "outlet",
        "by_speaker": "speaker",
        "by_week": "week",
        "title_by": "{title}, by {by}",
        "whole_corpus": "whole corpus",
        "missing": "not given",
        "anonymous": "anonymous speakers",
        "nobody": "nobody named",
        "further_speakers": "other speakers",
        "no_quotes": "no quotation",
        "no_words": "no words",
        "no_cues": "no cue verb",
        "no_sentences": "no sentence",
        "nothing": "There is nothing to show here.",
        "source": "Source: own count with Redeanteil",
        "n_articles": "{n} articles",
        "n_articles_1": "1 article",
        "n_quotes": "{n} quotations",
        "n_quotes_1": "1 quotation",
        "n_words": "{n} words",
        "n_words_1": "1 word",
        "n_quoted_words": "{n} quoted words",
        "n_quoted_words_1": "1 quoted word",
        "n_sentences": "{n} sentences",
        "n_sentences_1": "1 sentence",
        "n_mentions": "{n} mentions",
        "n_mentions_1": "1 mention",
        "n_passages": "{n} passages",
        "n_passages_1": "1 passage",
        "n_hits": "{n} hits",
        "n_hits_1": "1 hit",
        "n_cues": "{n} quotations with a known cue",
        "n_cues_1": "1 quotation with a known cue",
        "not_shown_rows": "{n} further rows not shown",
        "not_shown_rows_1": "1 further row not shown",
        "not_shown_speakers": "{n} further speakers not shown",
        "not_shown_speakers_1": "1 further speaker not shown",
        "not_shown_entities": "{n} further names not shown",
        "not_shown_entities_1": "1 further name not shown",
        "intervals": "Lines: 95 % intervals over articles",
        "density_title": "How much of the text is quoted",
        "density_x": "share of all words (%)",
        "density_direct": "direct quotations",
        "density_indirect": "other quotations (mostly indirect)",
        "sentence_title": "How long the sentences are",
        "sentence_x": "words per sentence",
        "sentence_median": "median",
        "sentence_half": "middle half of the sentences",
        "sentence_mean": "mean",
        "sentence_longest": "longest {n}",
        "entity_title": "Who and what is mentioned most",
        "entity_n_mentions": "mentions",
        "entity_n_articles": "articles with a mention",
        "entity_per_1000_words": "mentions per 1,000 words",
        "label_PER": "persons",
        "label_ORG": "organisations",
        "label_LOC": "places",
        "label_MISC": "other names",
        "positions_title": "Where names are mentioned",
        "positions_x": "articles, in their order; within each from top to end",
        "speaking_title": "Who speaks and who is spoken about",
        "speaking_x": "share (%)",
        "speaking_share_mentions": "of the mentions",
        "speaking_share_words": "of the quoted words",
        "no_party": "no party given",
        "actor_politics": "politics",
        "actor_administration": "administration",
        "actor_business": "business",
        "actor_science": "science",
        "actor_civil_society": "civil society",
        "actor_justice": "justice",
        "actor_media": "media",
        "actor_sports": "sports",
        "actor_citizen": "citizens",
        "actor_other": "others",
        "actor_unknown": "unknown",
        "actor_female": "women",
        "actor_male": "men",
        "prominence_title": "Who is quoted",
        "prominence_share_words": "share of quoted words (%)",
        "prominence_share_quotes": "share of quotations (%)",
        "prominence_share_articles": "articles in which the speaker is quoted (% of all articles)",
        "prominence_n_quotes": "quotations",
        "prominence_n_quoted_words": "quoted words",
        "prominence_n_articles": "articles in which the speaker is quoted",
        "voice_title": "Who has the floor",
        "voice_share_words": "share of quoted words (%)",
        "voice_share_quotes": "share of quotations (%)",
        "stance_title": "Stance of the words of saying",
        "stance_x": "share of quotations with a known cue (%)",
        "stance_distancing": "distancing",
        "stance_neutral": "neutral",
        "stance_endorsing": "endorsing",
        "stance_directive": "directive",
        "stance_emotive": "emotive",
        "scare_title": "Words in scare quotes",
        "scare_x": "passages per 1,000 words",
        "frame_title": "Frame vocabulary: who uses it",
        "frame_x": "hits per 1,000 words of the same voice",
        "frame_note": "Counts words, not frames",
        "frame_few": "Hollow: fewer than {n} words, hardly to be relied on",
        "frame_conflict": "conflict",
        "frame_human_interest": "human interest",
        "frame_responsibility": "responsibility",
        "frame_morality": "morality",
        "frame_economic_consequences": "economic consequences",
        "voice_narrator": "narrator",
        "voice_direct": "in direct quotations",
        "voice_indirect": "in indirect speech",
        "reliability_title": "Are quotations right as often as the kit says?",
        "reliability_x": "quotations that are right (%)",
        "reliability_right": "right, by hand-made annotation",
        "reliability_confidence": "mean confidence",
        "reliability_bin": "confidence {low} to {high}\N{NO-BREAK SPACE}%",
        "reliability_without": "without confidence",
        "not_validated": "The machine's errors were not validated on this corpus",
        "validated": "Validated on {n} articles of this corpus, drawn at random and coded by hand",
        "validated_1": "Validated on 1 article of this corpus, drawn at random and coded by hand",
    },
    "de": {
        "by_article_id": "Artikel",
        "by_author": "Autorin oder Autor",
        "by_event": "Ereignis",
        "by_language": "Sprache",
        "by_month": "Monat",
        "by_outlet": "Medium",
        "by_speaker": "Sprecher",
        "by_week": "Woche",
        "title_by": "{title}, nach {by}",
        "whole_corpus": "gesamtes Korpus",
        "missing": "ohne Angabe",
        "anonymous": "Ungenannte",
        "nobody": "niemand genannt",
        "further_speakers": "übrige Sprecher",
        "no_quotes": "keine Zitate",
        "no_words": "keine Wörter",
        "no_cues": "kein Redeverb",
        "no_sentences": "keine Sätze",
        "nothing": "Hier gibt es nichts zu zeigen.",
        "source": "Quelle: eigene Auszählung mit Redeanteil",
        "n_articles": "{n} Artikel",
        "n_articles_1": "1 Artikel",
        "n_quotes": "{n} Zitate",
        "n_quotes_1": "1 Zitat",
        "n_words": "{n} Wörter",
        "n_words_1": "1 Wort",
        "n_quoted_words": "{n} zitierte Wörter",
        "n_quoted_words_1": "1 zitiertes Wort",
        "n_sentences": "{n} Sätze",
        "n_sentences_1": "1 Satz",
        "n_mentions": "{n} Erwähnungen",
        "n_mentions_1": "1 Erwähnung",
        "n_passages": "{n} Stellen",
        "n_passages_1": "1 Stelle",
        "n_hits": "{n} Treffer",
        "n_hits_1": "1 Treffer",
        "n_cues": "{n} Zitate mit bekanntem Redeverb",
        "n_cues_1": "1 Zitat mit bekanntem Redeverb",
        "not_shown_rows": "{n} weitere Zeilen nicht gezeigt",
        "not_shown_rows_1": "1 weitere Zeile nicht gezeigt",
        "not_shown_speakers": "{n} weitere Sprecher nicht gezeigt",
        "not_shown_speakers_1": "1 weiterer Sprecher nicht gezeigt",
        "not_shown_entities": "{n} weitere Namen nicht gezeigt",
        "not_shown_entities_1": "1 weiterer Name nicht gezeigt",
        "intervals": "Linien: 95-%-Intervalle über Artikel",
        "density_title": "Wie viel vom Text Zitat ist",
        "density_x": "Anteil an allen Wörtern (%)",
        "density_direct": "wörtliche Zitate",
        "density_indirect": "andere Zitate (meist indirekte Rede)",
        "sentence_title": "Wie lang die Sätze sind",
        "sentence_x": "Wörter je Satz",
        "sentence_median": "Median",
        "sentence_half": "mittlere Hälfte der Sätze",
        "sentence_mean": "Mittelwert",
        "sentence_longest": "längster {n}",
        "entity_title": "Wer und was am häufigsten vorkommt",
        "entity_n_mentions": "Erwähnungen",
        "entity_n_articles": "Artikel mit Erwähnung",
        "entity_per_1000_words": "Erwähnungen je 1.000 Wörter",
        "label_PER": "Personen",
        "label_ORG": "Organisationen",
        "label_LOC": "Orte",
        "label_MISC": "andere Namen",
        "positions_title": "Wo Namen vorkommen",
        "positions_x": "Artikel in ihrer Reihenfolge, jeweils vom Anfang bis zum Ende",
        "speaking_title": "Wer spricht und über wen gesprochen wird",
        "speaking_x": "Anteil (%)",
        "speaking_share_mentions": "an den Erwähnungen",
        "speaking_share_words": "an den zitierten Wörtern",
        "no_party": "keine Partei angegeben",
        "actor_politics": "Politik",
        "actor_administration": "Verwaltung",
        "actor_business": "Wirtschaft",
        "actor_science": "Wissenschaft",
        "actor_civil_society": "Zivilgesellschaft",
        "actor_justice": "Justiz",
        "actor_media": "Medien",
        "actor_sports": "Sport",
        "actor_citizen": "Bürgerinnen und Bürger",
        "actor_other": "andere",
        "actor_unknown": "nicht bekannt",
        "actor_female": "Frauen",
        "actor_male": "Männer",
        "prominence_title": "Wer zitiert wird",
        "prominence_share_words": "Anteil an den zitierten Wörtern (%)",
        "prominence_share_quotes": "Anteil an den Zitaten (%)",
        "prominence_share_articles": "Artikel, die sie oder ihn zitieren (% aller Artikel)",
        "prominence_n_quotes": "Zitate",
        "prominence_n_quoted_words": "zitierte Wörter",
        "prominence_n_articles": "Artikel, die sie oder ihn zitieren",
        "voice_title": "Wer zu Wort kommt",
        "voice_share_words": "Anteil an den zitierten Wörtern (%)",
        "voice_share_quotes": "Anteil an den Zitaten (%)",
        "stance_title": "Haltung in den Redeverben",
        "stance_x": "Anteil an den Zitaten mit bekanntem Redeverb (%)",
        "stance_distancing": "distanzierend",
        "stance_neutral": "neutral",
        "stance_endorsing": "zustimmend",
        "stance_directive": "auffordernd",
        "stance_emotive": "gefühlsbetont",
        "scare_title": "Wörter in distanzierenden Anführungszeichen",
        "scare_x": "Stellen je 1.000 Wörter",
        "frame_title": "Frame-Wortschatz: wer ihn verwendet",
        "frame_x": "Treffer je 1.000 Wörter derselben Stimme",
        "frame_note": "Gezählt sind Wörter, nicht Frames",
        "frame_few": "Hohl: weniger als {n} Wörter, kaum belastbar",
        "frame_conflict": "Konflikt",
        "frame_human_interest": "menschliches Schicksal",
        "frame_responsibility": "Verantwortung",
        "frame_morality": "Moral",
        "frame_economic_consequences": "wirtschaftliche Folgen",
        "voice_narrator": "Erzählstimme",
        "voice_direct": "in wörtlichen Zitaten",
        "voice_indirect": "in indirekter Rede",
        "reliability_title": "Stimmen Zitate so oft, wie das Programm sagt?",
        "reliability_x": "Zitate, die stimmen (%)",
        "reliability_right": "stimmt, nach Annotation von Hand",
        "reliability_confidence": "mittlere Konfidenz",
        "reliability_bin": "Konfidenz {low} bis {high}\N{NO-BREAK SPACE}%",
        "reliability_without": "ohne Konfidenz",
        "not_validated": "Fehler der Automatik an diesem Korpus nicht geprüft",
        "validated": "Geprüft an {n} zufällig gezogenen, von Hand codierten Artikeln dieses Korpus",
        "validated_1": "Geprüft an 1 zufällig gezogenen, von Hand codierten Artikel dieses Korpus",
    },
}


def words(language: str) -> dict[str, str]:
    """The wording in a language.

    >>> words("de")["no_quotes"]
    'keine Zitate'
    """
    if language not in WORDING:
        message = f"Charts speak {', '.join(WORDING)}; {language!r} came. Try language={next(iter(WORDING))!r}."
        raise ValueError(message)
    return WORDING[language]


def number(value: float, language: str, digits: int = 0) -> str:
    """A number with the separators of a language.

    >>> number(1234.5, "en", 1), number(1234.5, "de", 1)
    ('1,234.5', '1.234,5')
    """
    text = f"{value:,.{digits}f}"
    return text.translate(str.maketrans(",.", ".,")) if language == "de" else text


def percent(share: float, language: str) -> str:
    """A share as a percentage: with one digit below 10 %.

    >>> percent(0.314, "en"), percent(0.031, "de"), percent(0.0, "de")
    ('31 %', '3,1 %', '0 %')
    """
    digits = 1 if 0 < share * 100 < 9.95 else 0
    return f"{number(share * 100, language, digits)} %"


def count(key: str, n: float, language: str) -> str:
    """A number with its noun: ``count("n_quotes", 1, "de")`` is "1 Zitat"."""
    wording = words(language)
    return wording[f"{key}_1"] if n == 1 else wording[key].format(n=number(n, language))


def missing(value: object) -> bool:
    """Whether a value from a table of strings is missing."""
    return value is None or (isinstance(value, float) and math.isnan(value))


def group_name(group: object, by: str, language: str) -> str:
    """What a group is called on a chart."""
    wording = words(language)
    if by == "corpus":
        return wording["whole_corpus"]
    if missing(group):
        return wording["nobody" if by == "speaker" else "missing"]
    return wording["anonymous"] if by == "speaker" and group == "anonymous" else str(group)


def title_by(title: str, by: str, language: str) -> str:
    """The title of a chart with what its rows are."""
    wording = words(language)
    if by == "corpus":
        return wording[title]
    return wording["title_by"].format(title=wording[title], by=wording.get(f"by_{by}", by))
