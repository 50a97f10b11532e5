"""The words of the report, in English and German.

A text may hold HTML of ours and places for values; ``say`` escapes the values, ``plain`` leaves them as they are.
"""

from __future__ import annotations

from html import escape
from typing import Any

_ENGLISH = {
    "kicker": "Redeanteil report",
    "title": "Who has a say in the news, and how much",
    "contents": "Contents",
    "articles": "articles",
    "article": "article",
    "outlets": "outlets",
    "outlet": "outlet",
    "words": "words",
    "word": "word",
    "quotations": "quotations",
    "quotation": "quotation",
    "cues": "words of saying",
    "cue": "word of saying",
    "problems": "problems",
    "problem": "problem",
    "speakers": "named speakers",
    "glance": "In {articles} with {words} the kit found {quotations}. {all} of all words are somebody else’s: "
    "{direct} stand word for word in quotation marks, the rest is passed on indirectly.",
    "glance_none": "In {articles} with {words} the kit found no quotation.",
    "share_quoted": "of the words are quoted",
    "data": "What the data are",
    "data_read": "This report counts what stands in {articles}. Each collection has a section of its own.",
    "data_one": "This report counts what stands in {articles}.",
    "data_no_outlet": "Without an outlet: {articles}, “not given” wherever outlets are compared.",
    "data_reported": "Among the quotations that only tell that somebody spoke (“she praised the plan”): {quotations}. "
    "No share and no chart counts them.",
    "data_unsure": "Only quotations with a confidence of {least} or more count; less sure and therefore left out "
    "everywhere: {quotations}.",
    "data_duplicates": "With the same text as an earlier one: {articles}. Small changes were disregarded. Such "
    "articles count like all others, so agency copy printed twice weighs double.",
    "data_copies_once": "Each text counts once, where it was printed first. Left out as its copies: {articles}.",
    "data_copies_per_outlet": "Each text counts once in each outlet. Left out as further copies there: {articles}.",
    "data_guessed_dates": "With a date guessed from the properties of a file or the last revision of a page: "
    "{articles}. Timelines show such articles on that day.",
    "data_languages": "Not in German, and therefore kept but not read: {languages}.",
    "collection": "Collection",
    "period": "Period",
    "to": "{first} to {last}",
    "not_given": "not given",
    "sample_founding": "The founding article",
    "sample_teaching": "The teaching corpus",
    "file": "{n} files",
    "part_lead": "{articles}, {words}, {quotations}.",
    "part_outlets": "Outlets: {outlets}.",
    "quotations_title": "Who says what",
    "quotations_none": "The kit found no quotation here.",
    "quotations_read": "{quotations}; for {named} of them the kit found who speaks. {types}.",
    "type_count": "{type}: {n}",
    "reader_title": "The article, with its voices",
    "reader_read": "Colours stand for speakers. A tinted ground is direct speech, a coloured line indirect speech.",
    "density_title": "How much is quoted",
    "density_read": "{all} of the words here are quoted, {direct} word for word.",
    "density_range": "Quotations take up most room in {most} ({high} of the words) and least in {least} ({low}).",
    "density_caveat": "Passages that the kit took for quotations by mistake, or missed, move these shares.",
    "interval_caveat": "The thin lines are 95 % intervals over articles: what another draw of such articles might have "
    "given. They say nothing about the kit’s own errors.",
    "no_interval_caveat": "With fewer than five articles there is no interval: read this as a description of these "
    "texts, not of an outlet.",
    "voices_title": "Share of voice",
    "voices_read": "{speaker} has the largest share of the quoted words: {share}, in {quotes}.",
    "voices_nobody": "{share} of the quoted words belong to people without a name, or to nobody whom the kit "
    "found; they stay in the total.",
    "voices_sum": "The shares of all speakers, unnamed ones included, sum to {sum}.",
    "voices_caveat": "Where a pronoun or a role leads to the wrong person, words count for the wrong speaker.",
    "voices_by_outlet": "Share of the quoted words per outlet, one bar an outlet, its speakers in their colours.",
    "cues_title": "How the words of saying take a stance",
    "cues_read": "Of {cues} that the kit knows, {neutral} are neutral (“sagte”) and {distancing} keep a distance "
    "(“behauptete”). One that introduces several quotations counts once.",
    "cues_none": "No quotation here has a word of saying that the kit knows.",
    "cues_caveat": "Stance is the word’s in general, from a list; in its sentence a word may mean something else.",
    "scare_title": "Words held at arm’s length",
    "scare_read": "In quotation marks, but read as distance and not as a quotation: {passages}.",
    "scare_none": "The kit found no quotation marks that keep a distance.",
    "scare_caveat": "Whether quotation marks keep a distance is a reading; check the passages below.",
    "passage": "passage",
    "passages": "passages",
    "passage_label": "Passage",
    "outlet_label": "Outlet",
    "frames_title": "Frame vocabulary",
    "frames_read": "The narrator’s words lean most to {narrator}; quoted words to {quoted}.",
    "frames_same": "The narrator’s words and the quoted ones lean most to the same: {narrator}.",
    "frames_caveat": "This counts words from a list for five generic news frames (Semetko & Valkenburg 2000). "
    "Words are not frames: what an article makes of them only reading tells.",
    "sentences_title": "Sentence length",
    "sentences_read": "A sentence has {mean} words on average (median {median}).",
    "sentences_range": "The longest on average are in {most} ({high} words), the shortest in {least} ({low}).",
    "entities_title": "Who and what is mentioned",
    "entities_read": "Mentioned most: {names}.",
    "entities_caveat": "Persons, organisations and places count, by name or role; pronouns and other names (works, "
    "events, currencies) do not. A trained model finds the names, rules decide whom they mean; both err sometimes.",
    "entities_none": "The kit found no names here.",
    "problems_title": "What could not be read, or not fully",
    "problems_none": "Nothing: every file was read, and no step reported trouble.",
    "problems_read": "{problems} came up. Nothing was left out without a row here.",
    "column_source": "File",
    "column_stage": "Step",
    "column_problem": "Problem",
    "column_hint": "What to try",
    "column_collection": "Collection",
    "method_title": "How this was made, and what it cannot tell",
    "method_made": "Quotations, speakers and words of saying were found by Redeanteil {version} "
    "(voices: {voices}; engine: {engine}). No text left the machine.",
    "method_rules": "Rules decided what is a quotation and whose.",
    "method_model": "A trained model decided what is a quotation and which words name its speaker; its weights may not "
    "be used commercially ({licence}). Rules decided who is meant by these words.",
    "method_words": "A quotation’s words count once, also where quotations are nested; quotation marks are no words. "
    "Direct quotations stand between quotation marks; indirect ones are passed on in the narrator’s grammar.",
    "method_unknown": "<strong>Automatic coding, not validated on this corpus.</strong> How often the kit errs on "
    "these texts is unknown until somebody codes a random sample of them by hand. Indirect speech without a word of "
    "saying, irony, and quotations across several paragraphs are found less surely than “…”, she said.",
    "method_persons": "Named persons appear with the words that the articles ascribe to them. Whether they said so, "
    "this report does not know.",
    "method_shares": "A share of voice is no verdict: it does not tell whether somebody was quoted fairly, asked, or "
    "refused to answer.",
    "method_repeat": "The same articles and the same version give the same page.",
    "method_item": "Item",
    "method_value": "Value",
    "method_kit": "Kit version",
    "method_schema": "Version of the tables",
    "method_voices": "Voices",
    "method_engine": "Engine",
    "method_licences": "Licences",
    "method_hash": "Fingerprint of {name}",
    "correction": "correction",
    "corrections": "corrections",
    "corrected": "<strong>Corrected by hand.</strong> {corrections} of a person ({who}) took effect{void}. People "
    "correct where they look, so this says nothing about how often the kit is right.",
    "corrected_void": "; {n} did not, as their words or names are not there",
    "corrected_somebody": "no name given",
}

_GERMAN = {
    "kicker": "Redeanteil-Bericht",
    "title": "Wer in den Nachrichten zu Wort kommt, und wie viel",
    "contents": "Inhalt",
    "articles": "Artikel",
    "article": "Artikel",
    "outlets": "Medien",
    "outlet": "Medium",
    "words": "Wörter",
    "word": "Wort",
    "quotations": "Zitate",
    "quotation": "Zitat",
    "cues": "Redeeinleitungen",
    "cue": "Redeeinleitung",
    "problems": "Probleme",
    "problem": "Problem",
    "speakers": "namentlich Zitierte",
    "glance": "Grundlage: {articles}, {words}, {quotations}. {all} aller Wörter sind die Worte anderer: {direct} "
    "stehen wörtlich in Anführungszeichen, der Rest ist indirekt wiedergegeben.",
    "glance_none": "Grundlage: {articles}, {words}. Zitate wurden nicht gefunden.",
    "share_quoted": "der Wörter sind zitiert",
    "data": "Die Daten",
    "data_read": "Dieser Bericht zählt aus, was in den Texten steht: {articles}. Jede Sammlung hat einen eigenen "
    "Abschnitt.",
    "data_one": "Dieser Bericht zählt aus, was in den Texten steht: {articles}.",
    "data_no_outlet": "Ohne Angabe des Mediums: {articles}. Wo Medien verglichen werden, stehen sie unter "
    "„ohne Angabe“.",
    "data_reported": "Davon Redeberichte („sie lobte den Plan“), die nur sagen, dass jemand gesprochen hat: "
    "{quotations}. Kein Anteil und kein Diagramm zählt sie mit.",
    "data_unsure": "Gezählt sind nur Zitate mit einer Konfidenz ab {least}. Weniger sicher und deshalb überall "
    "weggelassen: {quotations}.",
    "data_duplicates": "Mit gleichem Text wie ein früherer Artikel: {articles}. Kleine Änderungen blieben außer Acht. "
    "Solche Artikel zählen wie alle anderen; zweimal gedrucktes Agenturmaterial wiegt also doppelt.",
    "data_copies_once": "Jeder Text zählt einmal, dort, wo er zuerst erschien. Als Kopien weggelassen: {articles}.",
    "data_copies_per_outlet": "Jeder Text zählt je Medium einmal. Als weitere Kopien dort weggelassen: {articles}.",
    "data_guessed_dates": "Mit einem Datum, das aus den Eigenschaften einer Datei oder der letzten Fassung einer Seite "
    "erschlossen ist: {articles}. Zeitverläufe zeigen solche Artikel an diesem Tag.",
    "data_languages": "Nicht auf Deutsch und deshalb nicht ausgewertet: {languages}.",
    "collection": "Sammlung",
    "period": "Zeitraum",
    "to": "{first} bis {last}",
    "not_given": "ohne Angabe",
    "sample_founding": "Der Gründungsartikel",
    "sample_teaching": "Das Übungskorpus",
    "file": "{n} Dateien",
    "part_lead": "{articles}, {words}, {quotations}.",
    "part_outlets": "Medien: {outlets}.",
    "quotations_title": "Wer was sagt",
    "quotations_none": "Hier wurde kein Zitat gefunden.",
    "quotations_read": "{quotations}; bei {named} davon wurde erkannt, wer spricht. {types}.",
    "type_count": "{type}: {n}",
    "reader_title": "Der Artikel und seine Stimmen",
    "reader_read": "Jede Farbe steht für eine Stimme: farbig hinterlegt ist direkte Rede, farbig unterstrichen "
    "indirekte.",
    "density_title": "Wie viel zitiert wird",
    "density_read": "{all} der Wörter sind hier zitiert, {direct} wörtlich.",
    "density_range": "Den größten Raum nehmen Zitate hier ein: {most} ({high} der Wörter), den kleinsten: {least} "
    "({low}).",
    "density_caveat": "Was irrtümlich als Zitat gezählt oder übersehen wurde, verschiebt diese Anteile.",
    "interval_caveat": "Die dünnen Linien sind 95-%-Intervalle über Artikel: was eine andere Auswahl solcher Artikel "
    "hätte ergeben können. Über die Fehler des Werkzeugs sagen sie nichts.",
    "no_interval_caveat": "Bei weniger als fünf Artikeln gibt es kein Intervall: Die Zahlen beschreiben diese Texte, "
    "nicht ein Medium.",
    "voices_title": "Redeanteile",
    "voices_read": "Den größten Anteil an den zitierten Wörtern hat {speaker}: {share} ({quotes}).",
    "voices_nobody": "{share} der zitierten Wörter stammen von Personen ohne Namen, oder es wurde niemand "
    "erkannt; in der Summe bleiben sie enthalten.",
    "voices_sum": "Alle Anteile, auch die ohne Namen, ergeben zusammen {sum}.",
    "voices_caveat": "Wo ein Pronomen oder ein Amt zur falschen Person führt, zählen Wörter für die falsche Stimme.",
    "voices_by_outlet": "Anteil an den zitierten Wörtern je Medium: ein Balken je Medium, Sprechende in ihren Farben.",
    "cues_title": "Welche Haltung die Redeeinleitungen zeigen",
    "cues_read": "Von {cues} aus der Liste sind {neutral} neutral („sagte“) und {distancing} distanzierend "
    "(„behauptete“). Eine Redeeinleitung, die zu mehreren Zitaten gehört, zählt einmal.",
    "cues_none": "Kein Zitat hat hier eine Redeeinleitung, die in der Liste steht.",
    "cues_caveat": "Die Haltung gehört zum Wort im Allgemeinen, nach einer Liste; im Satz kann es anderes bedeuten.",
    "scare_title": "Wörter auf Abstand",
    "scare_read": "In Anführungszeichen, aber als Abstand gelesen und nicht als Zitat: {passages}.",
    "scare_none": "Anführungszeichen, die Abstand nehmen, wurden nicht gefunden.",
    "scare_caveat": "Ob Anführungszeichen Abstand nehmen, ist eine Deutung; die Stellen stehen zum Nachprüfen unten.",
    "passage": "Stelle",
    "passages": "Stellen",
    "passage_label": "Stelle",
    "outlet_label": "Medium",
    "frames_title": "Frame-Wortschatz",
    "frames_read": "Die Erzählstimme neigt am stärksten zu „{narrator}“, die Zitate zu „{quoted}“.",
    "frames_same": "Erzählstimme und Zitate neigen am stärksten zum selben: „{narrator}“.",
    "frames_caveat": "Gezählt werden Wörter aus einer Liste zu fünf allgemeinen Nachrichten-Frames "
    "(Semetko & Valkenburg 2000). Wörter sind keine Frames: Was ein Artikel daraus macht, zeigt nur das Lesen.",
    "sentences_title": "Satzlänge",
    "sentences_read": "Ein Satz hat im Mittel {mean} Wörter (Median {median}).",
    "sentences_range": "Im Mittel am längsten sind die Sätze hier: {most} ({high} Wörter), am kürzesten: {least} "
    "({low}).",
    "entities_title": "Wer und was vorkommt",
    "entities_read": "Am häufigsten erwähnt: {names}.",
    "entities_caveat": "Gezählt werden Personen, Organisationen und Orte mit Namen oder Rolle, keine Pronomen und "
    "keine anderen Namen (Werke, Ereignisse, Währungen). Die Namen findet ein trainiertes Modell, wen sie meinen, "
    "entscheiden Regeln; beides ist manchmal falsch.",
    "entities_none": "Namen wurden hier nicht gefunden.",
    "problems_title": "Was sich nicht oder nicht ganz lesen ließ",
    "problems_none": "Nichts: Alle Dateien wurden gelesen, kein Schritt meldete Schwierigkeiten.",
    "problems_read": "Gemeldet: {problems}. Nichts wurde weggelassen, ohne hier zu stehen.",
    "column_source": "Datei",
    "column_stage": "Schritt",
    "column_problem": "Problem",
    "column_hint": "Was hilft",
    "column_collection": "Sammlung",
    "method_title": "Wie dieser Bericht entstand, und was er nicht sagen kann",
    "method_made": "Zitate, Sprechende und Redeeinleitungen hat Redeanteil {version} gefunden (Verfahren: {voices}; "
    "Sprachwerkzeug: {engine}). Kein Text hat den Rechner verlassen.",
    "method_rules": "Was ein Zitat ist und von wem es stammt, haben Regeln entschieden.",
    "method_model": "Was ein Zitat ist und welche Wörter nennen, von wem es stammt, hat ein trainiertes Modell "
    "entschieden; seine Gewichte dürfen nicht kommerziell genutzt werden ({licence}). Wer mit diesen Wörtern gemeint "
    "ist, haben Regeln entschieden.",
    "method_words": "Die Wörter eines Zitats zählen einmal, auch wenn Zitate ineinander stehen; Anführungszeichen sind "
    "keine Wörter. Direkte Zitate stehen zwischen Anführungszeichen, indirekte sind in der Grammatik der Erzählstimme "
    "wiedergegeben.",
    "method_unknown": "<strong>Automatisch codiert, an diesem Korpus nicht geprüft.</strong> Wie oft sich das Werkzeug "
    "an diesen Texten irrt, weiß niemand, solange keine Zufallsstichprobe von Hand codiert ist. Indirekte Rede ohne "
    "Redeeinleitung, Ironie und Zitate über mehrere Absätze werden weniger sicher erkannt als „…“, sagte sie.",
    "method_persons": "Genannte Personen erscheinen mit den Worten, die ihnen die Artikel zuschreiben. Ob sie das "
    "gesagt haben, weiß dieser Bericht nicht.",
    "method_shares": "Ein Redeanteil ist kein Urteil: Er sagt nicht, ob jemand fair zitiert, überhaupt gefragt wurde "
    "oder nicht antworten wollte.",
    "method_repeat": "Dieselben Artikel und dieselbe Version ergeben dieselbe Seite.",
    "method_item": "Angabe",
    "method_value": "Wert",
    "method_kit": "Version des Werkzeugs",
    "method_schema": "Version der Tabellen",
    "method_voices": "Verfahren",
    "method_engine": "Sprachwerkzeug",
    "method_licences": "Lizenzen",
    "method_hash": "Prüfsumme: {name}",
    "correction": "Korrektur",
    "corrections": "Korrekturen",
    "corrected": "<strong>Von Hand korrigiert.</strong> Übernommen: {corrections} ({who}){void}. Korrigiert wird, wo "
    "jemand hinschaut; wie oft das Werkzeug richtigliegt, zeigt das nicht.",
    "corrected_void": "; {n} nicht, weil ihre Wörter oder Namen nicht dort stehen",
    "corrected_somebody": "ohne Namen",
}

WORDING = {"en": _ENGLISH, "de": _GERMAN}


def say(language: str, key: str, **values: Any) -> str:
    """The text as HTML, its values escaped.

    >>> say("en", "part_outlets", outlets="A & B")
    'Outlets: A &amp; B.'
    """
    return _text(language, key).format(**{name: escape(str(value)) for name, value in values.items()})


def plain(language: str, key: str, **values: Any) -> str:
    """The text as it is, for headings and pictures; what shows it must escape it."""
    return _text(language, key).format(**values)


def counted(language: str, number: int, one: str, many: str) -> str:
    """The number with its noun; ``one`` and ``many`` are keys.

    >>> counted("de", 1234, "word", "words"), counted("en", 1, "word", "words")
    ('1.234 Wörter', '1 word')
    """
    from analysis.charts.wording import number as written

    return f"{written(number, language)} {_text(language, one if number == 1 else many)}"


def _text(language: str, key: str) -> str:
    if language not in WORDING:
        message = f"The report speaks {', '.join(WORDING)}; {language!r} came. Try language='de'."
        raise ValueError(message)
    return WORDING[language][key]
